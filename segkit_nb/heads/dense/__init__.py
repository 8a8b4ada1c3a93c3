"A part of the `heads` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "ATSSHead",
 "AnchorFreeHead",
 "AnchorHead",
 "BaseDenseHead",
 "CTResNetNeck",
 "CenterNetHead",
 "CenterNetUpdateHead",
 "CenterTargets",
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
 "NINE_SHAPES",
 "ONE_SQUARE",
 "OXTargets",
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
 "SQUARES",
 "SSDHead",
 "Scale",
 "StageTargets",
 "TOODHead",
 "TaskHead",
 "VFNetHead",
 "VFTargets",
 "YES_OR_NO",
 "YOLOBranches",
 "YOLOFHead",
 "YOLOTargets",
 "YOLOV3Head",
 "YOLOXBranches",
 "YOLOXHead",
 "YOLO_ANCHORS",
 "bilinear_weights",
 "centerness"
]
_home = {
 "Scale": ".anchor_free",
 "AnchorFreeHead": ".anchor_free",
 "AnchorHead": ".anchor_head",
 "ATSSHead": ".atss",
 "BaseDenseHead": ".base",
 "CenterTargets": ".centernet",
 "bilinear_weights": ".centernet",
 "CTResNetNeck": ".centernet",
 "CenterNetHead": ".centernet",
 "HeatAssigner": ".centernet_update",
 "CenterNetUpdateHead": ".centernet_update",
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
 "PAAHead": ".paa",
 "LADHead": ".paa",
 "StageTargets": ".reppoints",
 "RepPointsHead": ".reppoints",
 "RetinaHead": ".retina",
 "RPNHead": ".rpn",
 "RTMDetHead": ".rtmdet",
 "RTMDetSepBNHead": ".rtmdet",
 "RTMDetInsHead": ".rtmdet_ins",
 "RTMDetInsSepBNHead": ".rtmdet_ins",
 "RetinaSepBNHead": ".sep_bn",
 "SSDHead": ".ssd",
 "TaskHead": ".tasks",
 "TOODHead": ".tasks",
 "DDODHead": ".tasks",
 "VFTargets": ".vfnet",
 "SQUARES": ".vfnet",
 "VFNetHead": ".vfnet",
 "YOLOFHead": ".yolof",
 "YOLOTargets": ".yolov3",
 "YOLO_ANCHORS": ".yolov3",
 "YES_OR_NO": ".yolov3",
 "YOLOBranches": ".yolov3",
 "YOLOV3Head": ".yolov3",
 "OXTargets": ".yolox",
 "YOLOXBranches": ".yolox",
 "YOLOXHead": ".yolox"
}
if TYPE_CHECKING:
    from .anchor_free import Scale, AnchorFreeHead
    from .anchor_head import AnchorHead
    from .atss import ATSSHead
    from .base import BaseDenseHead
    from .centernet import CenterTargets, bilinear_weights, CTResNetNeck, CenterNetHead
    from .centernet_update import HeatAssigner, CenterNetUpdateHead
    from .fcos import centerness, FCOSAssigner, FCOSHead
    from .fovea import FoveaHead
    from .free_anchor import FreeAnchorRetinaHead
    from .fsaf import FSAFHead
    from .gfl import GFLHead
    from .guided_anchoring import NINE_SHAPES, ONE_SQUARE, PLAIN_CODER, RARE_PLACES, FeatureAdaption, GuidedAnchorHead, GARPNHead, GARetinaHead
    from .paa import PAAHead, LADHead
    from .reppoints import StageTargets, RepPointsHead
    from .retina import RetinaHead
    from .rpn import RPNHead
    from .rtmdet import RTMDetHead, RTMDetSepBNHead
    from .rtmdet_ins import RTMDetInsHead, RTMDetInsSepBNHead
    from .sep_bn import RetinaSepBNHead
    from .ssd import SSDHead
    from .tasks import TaskHead, TOODHead, DDODHead
    from .vfnet import VFTargets, SQUARES, VFNetHead
    from .yolof import YOLOFHead
    from .yolov3 import YOLOTargets, YOLO_ANCHORS, YES_OR_NO, YOLOBranches, YOLOV3Head
    from .yolox import OXTargets, YOLOXBranches, YOLOXHead

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
