"The `heads` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "ANNHead",
 "APCHead",
 "ASPPHead",
 "ASPPModule",
 "ATSSHead",
 "AdaptiveConv",
 "AnchorFreeHead",
 "AnchorHead",
 "AutoAssignHead",
 "BBoxHead",
 "BaseCascadeDecodeHead",
 "BaseDecodeHead",
 "BaseDenseHead",
 "BaseRoIExtractor",
 "BetweenHead",
 "BiCornerPool",
 "CAM",
 "CCHead",
 "CTResNetNeck",
 "CascadeRPNHead",
 "CascadeRoIHead",
 "CenterNetHead",
 "CenterNetUpdateHead",
 "CentripetalHead",
 "CoarseMaskHead",
 "CondInstBboxHead",
 "CondInstMaskHead",
 "ConditionalDETRHead",
 "ConvFCBBoxHead",
 "CornerHead",
 "DABDETRHead",
 "DAHead",
 "DDODHead",
 "DDRHead",
 "DETRHead",
 "DIIHead",
 "DMHead",
 "DNLHead",
 "DPTHead",
 "DYNAMIC",
 "DecoupledSOLOHead",
 "DecoupledSOLOLightHead",
 "DepthwiseSeparableASPPHead",
 "DepthwiseSeparableASPPModule",
 "DepthwiseSeparableFCNHead",
 "DisentangledNonLocal2d",
 "DoubleConvFCBBoxHead",
 "DoubleHeadRoIHead",
 "DynamicMaskHead",
 "DynamicRoIHead",
 "EMAHead",
 "EmbeddingRPNHead",
 "EncHead",
 "FCNHead",
 "FCNMaskHead",
 "FCOSAssigner",
 "FCOSHead",
 "FINE_ROIS",
 "FPNHead",
 "FSAFHead",
 "FeatureAdaption",
 "FeatureRelayHead",
 "Found",
 "FoveaHead",
 "FreeAnchorRetinaHead",
 "FusedSemanticHead",
 "GARPNHead",
 "GARetinaHead",
 "GCHead",
 "GFLHead",
 "GenericRoIExtractor",
 "GlobalContextHead",
 "GridHead",
 "GridRoIHead",
 "GuidedAnchorHead",
 "HTCMaskHead",
 "HeatAssigner",
 "HeuristicFusionHead",
 "HybridTaskCascadeRoIHead",
 "ISAHead",
 "IterativeDecodeHead",
 "KernelUpdateHead",
 "KernelUpdator",
 "LADHead",
 "LAPLACE",
 "LDHead",
 "LRASPPHead",
 "LightHamHead",
 "Mask2FormerDecodeHead",
 "Mask2FormerHead",
 "MaskFormerDecodeHead",
 "MaskFormerFusionHead",
 "MaskFormerHead",
 "MaskIoUHead",
 "MaskPointHead",
 "MaskScoringRoIHead",
 "MultiInstanceBBoxHead",
 "MultiInstanceRoIHead",
 "NASFCOSHead",
 "NINE_SHAPES",
 "NLHead",
 "OCRHead",
 "ONE_SQUARE",
 "ObjectAttentionBlock",
 "PAAHead",
 "PAM",
 "PIDHead",
 "PISARetinaHead",
 "PISARoIHead",
 "PISASSDHead",
 "PLAIN_CODER",
 "PSAHead",
 "PSPHead",
 "PanopticFPNHead",
 "PointHead",
 "PointRendRoIHead",
 "RARE_PLACES",
 "RPNHead",
 "RTMDetHead",
 "RTMDetInsHead",
 "RTMDetInsSepBNHead",
 "RTMDetSepBNHead",
 "RelationBlock",
 "RepPointsHead",
 "RetinaHead",
 "RetinaSepBNHead",
 "SABLHead",
 "SABLRetinaHead",
 "SCNetBBoxHead",
 "SCNetMaskHead",
 "SCNetRoIHead",
 "SCNetSemanticHead",
 "SETRMLAHead",
 "SETRUPHead",
 "SOLOHead",
 "SOLOV2Head",
 "SQUARES",
 "SQUARES_8",
 "SSDHead",
 "STDCHead",
 "Scale",
 "SegformerHead",
 "SegmenterMaskTransformerHead",
 "SelfAttentionBlock",
 "Shared2FCBBoxHead",
 "Shared4Conv1FCBBoxHead",
 "SideAdapterCLIPHead",
 "SingleRoIExtractor",
 "SparseRoIHead",
 "SpatialGatherModule",
 "StageCascadeRPNHead",
 "StandardRoIHead",
 "TOODHead",
 "TaskHead",
 "Trace",
 "TridentRoIHead",
 "UPerHead",
 "VFNetHead",
 "VPDDepthHead",
 "YES_OR_NO",
 "YOLACTHead",
 "YOLACTProtonet",
 "YOLOBranches",
 "YOLOFHead",
 "YOLOV3Head",
 "YOLOXBranches",
 "YOLOXHead",
 "YOLO_ANCHORS",
 "apply_kernels",
 "bilinear_weights",
 "centerness",
 "corner_pool",
 "mask_iou",
 "masks_at_a_time",
 "paste_masks",
 "priced",
 "set_negatives",
 "set_nms",
 "share_inside",
 "take_settings",
 "to_original"
]
_home = {
 "to_original": ".common.frames",
 "take_settings": ".common.settings",
 "Trace": ".common.trace",
 "priced": ".common.trace",
 "Found": ".common.trace",
 "ASPPModule": ".decode.aspp",
 "ASPPHead": ".decode.aspp",
 "DepthwiseSeparableASPPModule": ".decode.aspp",
 "DepthwiseSeparableASPPHead": ".decode.aspp",
 "BaseDecodeHead": ".decode.base",
 "BaseCascadeDecodeHead": ".decode.base",
 "DDRHead": ".decode.boundary_heads",
 "PIDHead": ".decode.boundary_heads",
 "EMAHead": ".decode.codes",
 "EncHead": ".decode.codes",
 "VPDDepthHead": ".decode.depth",
 "FCNHead": ".decode.fcn",
 "FPNHead": ".decode.fusion",
 "UPerHead": ".decode.fusion",
 "KernelUpdator": ".decode.knet",
 "apply_kernels": ".decode.knet",
 "KernelUpdateHead": ".decode.knet",
 "IterativeDecodeHead": ".decode.knet",
 "LAPLACE": ".decode.light",
 "DepthwiseSeparableFCNHead": ".decode.light",
 "STDCHead": ".decode.light",
 "LightHamHead": ".decode.light_ham",
 "LRASPPHead": ".decode.lraspp",
 "SpatialGatherModule": ".decode.ocr",
 "SelfAttentionBlock": ".decode.ocr",
 "ObjectAttentionBlock": ".decode.ocr",
 "OCRHead": ".decode.ocr",
 "PointHead": ".decode.point",
 "PSAHead": ".decode.psa",
 "PSPHead": ".decode.psp",
 "ANNHead": ".decode.pyramid_context",
 "APCHead": ".decode.pyramid_context",
 "DMHead": ".decode.pyramid_context",
 "BetweenHead": ".decode.relations",
 "NLHead": ".decode.relations",
 "GCHead": ".decode.relations",
 "CCHead": ".decode.relations",
 "DisentangledNonLocal2d": ".decode.relations",
 "DNLHead": ".decode.relations",
 "RelationBlock": ".decode.relations",
 "ISAHead": ".decode.relations",
 "PAM": ".decode.relations",
 "CAM": ".decode.relations",
 "DAHead": ".decode.relations",
 "SegformerHead": ".decode.segformer",
 "SideAdapterCLIPHead": ".decode.side_adapter",
 "SETRUPHead": ".decode.transformer",
 "SETRMLAHead": ".decode.transformer",
 "DPTHead": ".decode.transformer",
 "SegmenterMaskTransformerHead": ".decode.transformer",
 "Scale": ".dense.anchor_free",
 "AnchorFreeHead": ".dense.anchor_free",
 "AnchorHead": ".dense.anchor_head",
 "ATSSHead": ".dense.atss",
 "AutoAssignHead": ".dense.auto_assign",
 "BaseDenseHead": ".dense.base",
 "AdaptiveConv": ".dense.cascade_rpn",
 "StageCascadeRPNHead": ".dense.cascade_rpn",
 "CascadeRPNHead": ".dense.cascade_rpn",
 "bilinear_weights": ".dense.centernet",
 "CTResNetNeck": ".dense.centernet",
 "CenterNetHead": ".dense.centernet",
 "HeatAssigner": ".dense.centernet_update",
 "CenterNetUpdateHead": ".dense.centernet_update",
 "corner_pool": ".dense.cornernet",
 "BiCornerPool": ".dense.cornernet",
 "CornerHead": ".dense.cornernet",
 "CentripetalHead": ".dense.cornernet",
 "centerness": ".dense.fcos",
 "FCOSAssigner": ".dense.fcos",
 "FCOSHead": ".dense.fcos",
 "FoveaHead": ".dense.fovea",
 "FreeAnchorRetinaHead": ".dense.free_anchor",
 "FSAFHead": ".dense.fsaf",
 "GFLHead": ".dense.gfl",
 "NINE_SHAPES": ".dense.guided_anchoring",
 "ONE_SQUARE": ".dense.guided_anchoring",
 "PLAIN_CODER": ".dense.guided_anchoring",
 "RARE_PLACES": ".dense.guided_anchoring",
 "FeatureAdaption": ".dense.guided_anchoring",
 "GuidedAnchorHead": ".dense.guided_anchoring",
 "GARPNHead": ".dense.guided_anchoring",
 "GARetinaHead": ".dense.guided_anchoring",
 "LDHead": ".dense.ld",
 "NASFCOSHead": ".dense.nas_fcos",
 "PAAHead": ".dense.paa",
 "LADHead": ".dense.paa",
 "RepPointsHead": ".dense.reppoints",
 "RetinaHead": ".dense.retina",
 "RPNHead": ".dense.rpn",
 "RTMDetHead": ".dense.rtmdet",
 "RTMDetSepBNHead": ".dense.rtmdet",
 "RTMDetInsHead": ".dense.rtmdet_ins",
 "RTMDetInsSepBNHead": ".dense.rtmdet_ins",
 "SQUARES_8": ".dense.sabl_retina",
 "SABLRetinaHead": ".dense.sabl_retina",
 "RetinaSepBNHead": ".dense.sep_bn",
 "SSDHead": ".dense.ssd",
 "TaskHead": ".dense.tasks",
 "TOODHead": ".dense.tasks",
 "DDODHead": ".dense.tasks",
 "SQUARES": ".dense.vfnet",
 "VFNetHead": ".dense.vfnet",
 "YOLACTHead": ".dense.yolact",
 "YOLACTProtonet": ".dense.yolact",
 "YOLOFHead": ".dense.yolof",
 "YOLO_ANCHORS": ".dense.yolov3",
 "YES_OR_NO": ".dense.yolov3",
 "YOLOBranches": ".dense.yolov3",
 "YOLOV3Head": ".dense.yolov3",
 "YOLOXBranches": ".dense.yolox",
 "YOLOXHead": ".dense.yolox",
 "CondInstBboxHead": ".mask.condinst",
 "CondInstMaskHead": ".mask.condinst",
 "FCNMaskHead": ".mask.fcn_mask",
 "paste_masks": ".mask.fcn_mask",
 "masks_at_a_time": ".mask.fcn_mask",
 "MaskFormerFusionHead": ".mask.fusion",
 "HeuristicFusionHead": ".mask.fusion",
 "PanopticFPNHead": ".mask.fusion",
 "Mask2FormerHead": ".mask.mask2former",
 "Mask2FormerDecodeHead": ".mask.mask2former",
 "MaskFormerHead": ".mask.mask_former",
 "MaskFormerDecodeHead": ".mask.mask_former",
 "SOLOHead": ".mask.solo",
 "DecoupledSOLOHead": ".mask.solo",
 "DecoupledSOLOLightHead": ".mask.solo",
 "SOLOV2Head": ".mask.solo",
 "DETRHead": ".query.detr",
 "ConditionalDETRHead": ".query.detr",
 "DABDETRHead": ".query.detr",
 "BBoxHead": ".roi.bbox_head",
 "ConvFCBBoxHead": ".roi.bbox_head",
 "Shared2FCBBoxHead": ".roi.bbox_head",
 "Shared4Conv1FCBBoxHead": ".roi.bbox_head",
 "CascadeRoIHead": ".roi.cascade",
 "set_nms": ".roi.crowd",
 "MultiInstanceBBoxHead": ".roi.crowd",
 "MultiInstanceRoIHead": ".roi.crowd",
 "DynamicRoIHead": ".roi.dynamic",
 "set_negatives": ".roi.dynamic",
 "DoubleConvFCBBoxHead": ".roi.dynamic",
 "DoubleHeadRoIHead": ".roi.dynamic",
 "BaseRoIExtractor": ".roi.extractors",
 "SingleRoIExtractor": ".roi.extractors",
 "GenericRoIExtractor": ".roi.extractors",
 "GridHead": ".roi.grid",
 "GridRoIHead": ".roi.grid",
 "HTCMaskHead": ".roi.htc",
 "FusedSemanticHead": ".roi.htc",
 "HybridTaskCascadeRoIHead": ".roi.htc",
 "share_inside": ".roi.mask_scoring",
 "mask_iou": ".roi.mask_scoring",
 "MaskIoUHead": ".roi.mask_scoring",
 "MaskScoringRoIHead": ".roi.mask_scoring",
 "PISARoIHead": ".roi.pisa",
 "PISARetinaHead": ".roi.pisa",
 "PISASSDHead": ".roi.pisa",
 "CoarseMaskHead": ".roi.point_rend",
 "MaskPointHead": ".roi.point_rend",
 "PointRendRoIHead": ".roi.point_rend",
 "SABLHead": ".roi.sabl",
 "SCNetMaskHead": ".roi.scnet",
 "SCNetSemanticHead": ".roi.scnet",
 "SCNetBBoxHead": ".roi.scnet",
 "FeatureRelayHead": ".roi.scnet",
 "GlobalContextHead": ".roi.scnet",
 "SCNetRoIHead": ".roi.scnet",
 "DYNAMIC": ".roi.sparse",
 "FINE_ROIS": ".roi.sparse",
 "EmbeddingRPNHead": ".roi.sparse",
 "DIIHead": ".roi.sparse",
 "DynamicMaskHead": ".roi.sparse",
 "SparseRoIHead": ".roi.sparse",
 "StandardRoIHead": ".roi.standard",
 "TridentRoIHead": ".roi.trident"
}
if TYPE_CHECKING:
    from .common.frames import to_original
    from .common.settings import take_settings
    from .common.trace import Trace, priced, Found
    from .decode.aspp import ASPPModule, ASPPHead, DepthwiseSeparableASPPModule, DepthwiseSeparableASPPHead
    from .decode.base import BaseDecodeHead, BaseCascadeDecodeHead
    from .decode.boundary_heads import DDRHead, PIDHead
    from .decode.codes import EMAHead, EncHead
    from .decode.depth import VPDDepthHead
    from .decode.fcn import FCNHead
    from .decode.fusion import FPNHead, UPerHead
    from .decode.knet import KernelUpdator, apply_kernels, KernelUpdateHead, IterativeDecodeHead
    from .decode.light import LAPLACE, DepthwiseSeparableFCNHead, STDCHead
    from .decode.light_ham import LightHamHead
    from .decode.lraspp import LRASPPHead
    from .decode.ocr import SpatialGatherModule, SelfAttentionBlock, ObjectAttentionBlock, OCRHead
    from .decode.point import PointHead
    from .decode.psa import PSAHead
    from .decode.psp import PSPHead
    from .decode.pyramid_context import ANNHead, APCHead, DMHead
    from .decode.relations import BetweenHead, NLHead, GCHead, CCHead, DisentangledNonLocal2d, DNLHead, RelationBlock, ISAHead, PAM, CAM, DAHead
    from .decode.segformer import SegformerHead
    from .decode.side_adapter import SideAdapterCLIPHead
    from .decode.transformer import SETRUPHead, SETRMLAHead, DPTHead, SegmenterMaskTransformerHead
    from .dense.anchor_free import Scale, AnchorFreeHead
    from .dense.anchor_head import AnchorHead
    from .dense.atss import ATSSHead
    from .dense.auto_assign import AutoAssignHead
    from .dense.base import BaseDenseHead
    from .dense.cascade_rpn import AdaptiveConv, StageCascadeRPNHead, CascadeRPNHead
    from .dense.centernet import bilinear_weights, CTResNetNeck, CenterNetHead
    from .dense.centernet_update import HeatAssigner, CenterNetUpdateHead
    from .dense.cornernet import corner_pool, BiCornerPool, CornerHead, CentripetalHead
    from .dense.fcos import centerness, FCOSAssigner, FCOSHead
    from .dense.fovea import FoveaHead
    from .dense.free_anchor import FreeAnchorRetinaHead
    from .dense.fsaf import FSAFHead
    from .dense.gfl import GFLHead
    from .dense.guided_anchoring import NINE_SHAPES, ONE_SQUARE, PLAIN_CODER, RARE_PLACES, FeatureAdaption, GuidedAnchorHead, GARPNHead, GARetinaHead
    from .dense.ld import LDHead
    from .dense.nas_fcos import NASFCOSHead
    from .dense.paa import PAAHead, LADHead
    from .dense.reppoints import RepPointsHead
    from .dense.retina import RetinaHead
    from .dense.rpn import RPNHead
    from .dense.rtmdet import RTMDetHead, RTMDetSepBNHead
    from .dense.rtmdet_ins import RTMDetInsHead, RTMDetInsSepBNHead
    from .dense.sabl_retina import SQUARES_8, SABLRetinaHead
    from .dense.sep_bn import RetinaSepBNHead
    from .dense.ssd import SSDHead
    from .dense.tasks import TaskHead, TOODHead, DDODHead
    from .dense.vfnet import SQUARES, VFNetHead
    from .dense.yolact import YOLACTHead, YOLACTProtonet
    from .dense.yolof import YOLOFHead
    from .dense.yolov3 import YOLO_ANCHORS, YES_OR_NO, YOLOBranches, YOLOV3Head
    from .dense.yolox import YOLOXBranches, YOLOXHead
    from .mask.condinst import CondInstBboxHead, CondInstMaskHead
    from .mask.fcn_mask import FCNMaskHead, paste_masks, masks_at_a_time
    from .mask.fusion import MaskFormerFusionHead, HeuristicFusionHead, PanopticFPNHead
    from .mask.mask2former import Mask2FormerHead, Mask2FormerDecodeHead
    from .mask.mask_former import MaskFormerHead, MaskFormerDecodeHead
    from .mask.solo import SOLOHead, DecoupledSOLOHead, DecoupledSOLOLightHead, SOLOV2Head
    from .query.detr import DETRHead, ConditionalDETRHead, DABDETRHead
    from .roi.bbox_head import BBoxHead, ConvFCBBoxHead, Shared2FCBBoxHead, Shared4Conv1FCBBoxHead
    from .roi.cascade import CascadeRoIHead
    from .roi.crowd import set_nms, MultiInstanceBBoxHead, MultiInstanceRoIHead
    from .roi.dynamic import DynamicRoIHead, set_negatives, DoubleConvFCBBoxHead, DoubleHeadRoIHead
    from .roi.extractors import BaseRoIExtractor, SingleRoIExtractor, GenericRoIExtractor
    from .roi.grid import GridHead, GridRoIHead
    from .roi.htc import HTCMaskHead, FusedSemanticHead, HybridTaskCascadeRoIHead
    from .roi.mask_scoring import share_inside, mask_iou, MaskIoUHead, MaskScoringRoIHead
    from .roi.pisa import PISARoIHead, PISARetinaHead, PISASSDHead
    from .roi.point_rend import CoarseMaskHead, MaskPointHead, PointRendRoIHead
    from .roi.sabl import SABLHead
    from .roi.scnet import SCNetMaskHead, SCNetSemanticHead, SCNetBBoxHead, FeatureRelayHead, GlobalContextHead, SCNetRoIHead
    from .roi.sparse import DYNAMIC, FINE_ROIS, EmbeddingRPNHead, DIIHead, DynamicMaskHead, SparseRoIHead
    from .roi.standard import StandardRoIHead
    from .roi.trident import TridentRoIHead

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
