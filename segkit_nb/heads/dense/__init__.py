"A part of the `heads` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "ATSSHead",
 "AdaptiveConv",
 "AnchorFreeHead",
 "AnchorHead",
 "AutoAssignHead",
 "BaseDenseHead",
 "BiCornerPool",
 "CTResNetNeck",
 "CascadeRPNHead",
 "CenterNetHead",
 "CenterNetUpdateHead",
 "CentripetalHead",
 "CornerHead",
 "DDODHead",
 "FCOSAssigner",
 "FCOSHead",
 "FSAFHead",
 "FeatureAdaption",
 "FoveaHead",
 "FreeAnchorRetinaHead",
 "GARPNHead",
 "GARetinaHead",
 "GFLHead",
 "GuidedAnchorHead",
 "HeatAssigner",
 "LADHead",
 "LDHead",
 "NASFCOSHead",
 "NINE_SHAPES",
 "ONE_SQUARE",
 "PAAHead",
 "PLAIN_CODER",
 "RARE_PLACES",
 "RPNHead",
 "RTMDetHead",
 "RTMDetInsHead",
 "RTMDetInsSepBNHead",
 "RTMDetSepBNHead",
 "RepPointsHead",
 "RetinaHead",
 "RetinaSepBNHead",
 "SABLRetinaHead",
 "SQUARES",
 "SQUARES_8",
 "SSDHead",
 "Scale",
 "StageCascadeRPNHead",
 "TOODHead",
 "TaskHead",
 "VFNetHead",
 "YES_OR_NO",
 "YOLACTHead",
 "YOLACTProtonet",
 "YOLOBranches",
 "YOLOFHead",
 "YOLOV3Head",
 "YOLOXBranches",
 "YOLOXHead",
 "YOLO_ANCHORS",
 "bilinear_weights",
 "centerness",
 "corner_pool"
]
_home = {
 "Scale": ".anchor_free",
 "AnchorFreeHead": ".anchor_free",
 "AnchorHead": ".anchor_head",
 "ATSSHead": ".atss",
 "AutoAssignHead": ".auto_assign",
 "BaseDenseHead": ".base",
 "AdaptiveConv": ".cascade_rpn",
 "StageCascadeRPNHead": ".cascade_rpn",
 "CascadeRPNHead": ".cascade_rpn",
 "bilinear_weights": ".centernet",
 "CTResNetNeck": ".centernet",
 "CenterNetHead": ".centernet",
 "HeatAssigner": ".centernet_update",
 "CenterNetUpdateHead": ".centernet_update",
 "corner_pool": ".cornernet",
 "BiCornerPool": ".cornernet",
 "CornerHead": ".cornernet",
 "CentripetalHead": ".cornernet",
 "centerness": ".fcos",
 "FCOSAssigner": ".fcos",
 "FCOSHead": ".fcos",
 "FoveaHead": ".fovea",
 "FreeAnchorRetinaHead": ".free_anchor",
 "FSAFHead": ".fsaf",
 "GFLHead": ".gfl",
 "NINE_SHAPES": ".guided_anchoring",
 "ONE_SQUARE": ".guided_anchoring",
 "PLAIN_CODER": ".guided_anchoring",
 "RARE_PLACES": ".guided_anchoring",
 "FeatureAdaption": ".guided_anchoring",
 "GuidedAnchorHead": ".guided_anchoring",
 "GARPNHead": ".guided_anchoring",
 "GARetinaHead": ".guided_anchoring",
 "LDHead": ".ld",
 "NASFCOSHead": ".nas_fcos",
 "PAAHead": ".paa",
 "LADHead": ".paa",
 "RepPointsHead": ".reppoints",
 "RetinaHead": ".retina",
 "RPNHead": ".rpn",
 "RTMDetHead": ".rtmdet",
 "RTMDetSepBNHead": ".rtmdet",
 "RTMDetInsHead": ".rtmdet_ins",
 "RTMDetInsSepBNHead": ".rtmdet_ins",
 "SQUARES_8": ".sabl_retina",
 "SABLRetinaHead": ".sabl_retina",
 "RetinaSepBNHead": ".sep_bn",
 "SSDHead": ".ssd",
 "TaskHead": ".tasks",
 "TOODHead": ".tasks",
 "DDODHead": ".tasks",
 "SQUARES": ".vfnet",
 "VFNetHead": ".vfnet",
 "YOLACTHead": ".yolact",
 "YOLACTProtonet": ".yolact",
 "YOLOFHead": ".yolof",
 "YOLO_ANCHORS": ".yolov3",
 "YES_OR_NO": ".yolov3",
 "YOLOBranches": ".yolov3",
 "YOLOV3Head": ".yolov3",
 "YOLOXBranches": ".yolox",
 "YOLOXHead": ".yolox"
}
if TYPE_CHECKING:
    from .anchor_free import Scale, AnchorFreeHead
    from .anchor_head import AnchorHead
    from .atss import ATSSHead
    from .auto_assign import AutoAssignHead
    from .base import BaseDenseHead
    from .cascade_rpn import AdaptiveConv, StageCascadeRPNHead, CascadeRPNHead
    from .centernet import bilinear_weights, CTResNetNeck, CenterNetHead
    from .centernet_update import HeatAssigner, CenterNetUpdateHead
    from .cornernet import corner_pool, BiCornerPool, CornerHead, CentripetalHead
    from .fcos import centerness, FCOSAssigner, FCOSHead
    from .fovea import FoveaHead
    from .free_anchor import FreeAnchorRetinaHead
    from .fsaf import FSAFHead
    from .gfl import GFLHead
    from .guided_anchoring import NINE_SHAPES, ONE_SQUARE, PLAIN_CODER, RARE_PLACES, FeatureAdaption, GuidedAnchorHead, GARPNHead, GARetinaHead
    from .ld import LDHead
    from .nas_fcos import NASFCOSHead
    from .paa import PAAHead, LADHead
    from .reppoints import RepPointsHead
    from .retina import RetinaHead
    from .rpn import RPNHead
    from .rtmdet import RTMDetHead, RTMDetSepBNHead
    from .rtmdet_ins import RTMDetInsHead, RTMDetInsSepBNHead
    from .sabl_retina import SQUARES_8, SABLRetinaHead
    from .sep_bn import RetinaSepBNHead
    from .ssd import SSDHead
    from .tasks import TaskHead, TOODHead, DDODHead
    from .vfnet import SQUARES, VFNetHead
    from .yolact import YOLACTHead, YOLACTProtonet
    from .yolof import YOLOFHead
    from .yolov3 import YOLO_ANCHORS, YES_OR_NO, YOLOBranches, YOLOV3Head
    from .yolox import YOLOXBranches, YOLOXHead

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
