"A part of the `heads` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "BBoxHead",
 "BaseRoIExtractor",
 "CascadeRoIHead",
 "CoarseMaskHead",
 "ConvFCBBoxHead",
 "DIIHead",
 "DYNAMIC",
 "DoubleConvFCBBoxHead",
 "DoubleHeadRoIHead",
 "DynamicMaskHead",
 "DynamicRoIHead",
 "EmbeddingRPNHead",
 "FINE_ROIS",
 "FeatureRelayHead",
 "FusedSemanticHead",
 "GenericRoIExtractor",
 "GlobalContextHead",
 "GridHead",
 "GridRoIHead",
 "HTCMaskHead",
 "HybridTaskCascadeRoIHead",
 "MaskIoUHead",
 "MaskPointHead",
 "MaskScoringRoIHead",
 "MultiInstanceBBoxHead",
 "MultiInstanceRoIHead",
 "PISARetinaHead",
 "PISARoIHead",
 "PISASSDHead",
 "PointRendRoIHead",
 "SABLHead",
 "SCNetBBoxHead",
 "SCNetMaskHead",
 "SCNetRoIHead",
 "SCNetSemanticHead",
 "Shared2FCBBoxHead",
 "Shared4Conv1FCBBoxHead",
 "SingleRoIExtractor",
 "SparseRoIHead",
 "StandardRoIHead",
 "TridentRoIHead",
 "mask_iou",
 "set_negatives",
 "set_nms",
 "share_inside"
]
_home = {
 "BBoxHead": ".bbox_head",
 "ConvFCBBoxHead": ".bbox_head",
 "Shared2FCBBoxHead": ".bbox_head",
 "Shared4Conv1FCBBoxHead": ".bbox_head",
 "CascadeRoIHead": ".cascade",
 "set_nms": ".crowd",
 "MultiInstanceBBoxHead": ".crowd",
 "MultiInstanceRoIHead": ".crowd",
 "DynamicRoIHead": ".dynamic",
 "set_negatives": ".dynamic",
 "DoubleConvFCBBoxHead": ".dynamic",
 "DoubleHeadRoIHead": ".dynamic",
 "BaseRoIExtractor": ".extractors",
 "SingleRoIExtractor": ".extractors",
 "GenericRoIExtractor": ".extractors",
 "GridHead": ".grid",
 "GridRoIHead": ".grid",
 "HTCMaskHead": ".htc",
 "FusedSemanticHead": ".htc",
 "HybridTaskCascadeRoIHead": ".htc",
 "share_inside": ".mask_scoring",
 "mask_iou": ".mask_scoring",
 "MaskIoUHead": ".mask_scoring",
 "MaskScoringRoIHead": ".mask_scoring",
 "PISARoIHead": ".pisa",
 "PISARetinaHead": ".pisa",
 "PISASSDHead": ".pisa",
 "CoarseMaskHead": ".point_rend",
 "MaskPointHead": ".point_rend",
 "PointRendRoIHead": ".point_rend",
 "SABLHead": ".sabl",
 "SCNetMaskHead": ".scnet",
 "SCNetSemanticHead": ".scnet",
 "SCNetBBoxHead": ".scnet",
 "FeatureRelayHead": ".scnet",
 "GlobalContextHead": ".scnet",
 "SCNetRoIHead": ".scnet",
 "DYNAMIC": ".sparse",
 "FINE_ROIS": ".sparse",
 "EmbeddingRPNHead": ".sparse",
 "DIIHead": ".sparse",
 "DynamicMaskHead": ".sparse",
 "SparseRoIHead": ".sparse",
 "StandardRoIHead": ".standard",
 "TridentRoIHead": ".trident"
}
if TYPE_CHECKING:
    from .bbox_head import BBoxHead, ConvFCBBoxHead, Shared2FCBBoxHead, Shared4Conv1FCBBoxHead
    from .cascade import CascadeRoIHead
    from .crowd import set_nms, MultiInstanceBBoxHead, MultiInstanceRoIHead
    from .dynamic import DynamicRoIHead, set_negatives, DoubleConvFCBBoxHead, DoubleHeadRoIHead
    from .extractors import BaseRoIExtractor, SingleRoIExtractor, GenericRoIExtractor
    from .grid import GridHead, GridRoIHead
    from .htc import HTCMaskHead, FusedSemanticHead, HybridTaskCascadeRoIHead
    from .mask_scoring import share_inside, mask_iou, MaskIoUHead, MaskScoringRoIHead
    from .pisa import PISARoIHead, PISARetinaHead, PISASSDHead
    from .point_rend import CoarseMaskHead, MaskPointHead, PointRendRoIHead
    from .sabl import SABLHead
    from .scnet import SCNetMaskHead, SCNetSemanticHead, SCNetBBoxHead, FeatureRelayHead, GlobalContextHead, SCNetRoIHead
    from .sparse import DYNAMIC, FINE_ROIS, EmbeddingRPNHead, DIIHead, DynamicMaskHead, SparseRoIHead
    from .standard import StandardRoIHead
    from .trident import TridentRoIHead

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
