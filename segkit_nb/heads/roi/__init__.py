"A part of the `heads` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "BBoxHead",
 "BaseRoIExtractor",
 "CascadeRoIHead",
 "ConvFCBBoxHead",
 "FINE_CODER",
 "GenericRoIExtractor",
 "RoITargets",
 "Shared2FCBBoxHead",
 "Shared4Conv1FCBBoxHead",
 "SingleRoIExtractor",
 "StandardRoIHead",
 "grow_rois",
 "make_linear",
 "no_detections",
 "predictor_init",
 "roi_levels"
]
_home = {
 "RoITargets": ".bbox_head",
 "FINE_CODER": ".bbox_head",
 "make_linear": ".bbox_head",
 "predictor_init": ".bbox_head",
 "BBoxHead": ".bbox_head",
 "ConvFCBBoxHead": ".bbox_head",
 "Shared2FCBBoxHead": ".bbox_head",
 "Shared4Conv1FCBBoxHead": ".bbox_head",
 "CascadeRoIHead": ".cascade",
 "BaseRoIExtractor": ".extractors",
 "roi_levels": ".extractors",
 "grow_rois": ".extractors",
 "SingleRoIExtractor": ".extractors",
 "GenericRoIExtractor": ".extractors",
 "StandardRoIHead": ".standard",
 "no_detections": ".standard"
}
if TYPE_CHECKING:
    from .bbox_head import RoITargets, FINE_CODER, make_linear, predictor_init, BBoxHead, ConvFCBBoxHead, Shared2FCBBoxHead, Shared4Conv1FCBBoxHead
    from .cascade import CascadeRoIHead
    from .extractors import BaseRoIExtractor, roi_levels, grow_rois, SingleRoIExtractor, GenericRoIExtractor
    from .standard import StandardRoIHead, no_detections

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
