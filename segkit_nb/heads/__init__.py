"The `heads` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "AnchorHead",
 "BBoxHead",
 "BaseCascadeDecodeHead",
 "BaseDecodeHead",
 "BaseDenseHead",
 "BaseRoIExtractor",
 "CascadeRoIHead",
 "ConvFCBBoxHead",
 "FCNHead",
 "FCNMaskHead",
 "FINE_CODER",
 "Found",
 "GenericRoIExtractor",
 "OCRHead",
 "OCTAVE_ANCHORS",
 "ObjectAttentionBlock",
 "PASTE_BYTES",
 "PPM",
 "PSPHead",
 "RARE_OBJECTS",
 "RPNHead",
 "RetinaHead",
 "RoITargets",
 "SelfAttentionBlock",
 "Shared2FCBBoxHead",
 "Shared4Conv1FCBBoxHead",
 "SingleRoIExtractor",
 "SpatialGatherModule",
 "StandardRoIHead",
 "Trace",
 "grow_rois",
 "make_linear",
 "mask_targets_single",
 "mask_upsample",
 "no_detections",
 "paste_all",
 "paste_masks",
 "predictor_init",
 "priced",
 "roi_levels",
 "sample_axis",
 "take_settings",
 "to_original"
]
_home = {
 "to_original": ".common.frames",
 "take_settings": ".common.settings",
 "Trace": ".common.trace",
 "priced": ".common.trace",
 "Found": ".common.trace",
 "BaseDecodeHead": ".decode.base",
 "BaseCascadeDecodeHead": ".decode.base",
 "FCNHead": ".decode.fcn",
 "SpatialGatherModule": ".decode.ocr",
 "SelfAttentionBlock": ".decode.ocr",
 "ObjectAttentionBlock": ".decode.ocr",
 "OCRHead": ".decode.ocr",
 "PPM": ".decode.psp",
 "PSPHead": ".decode.psp",
 "AnchorHead": ".dense.anchor_head",
 "BaseDenseHead": ".dense.base",
 "OCTAVE_ANCHORS": ".dense.retina",
 "RARE_OBJECTS": ".dense.retina",
 "RetinaHead": ".dense.retina",
 "RPNHead": ".dense.rpn",
 "PASTE_BYTES": ".mask.fcn_mask",
 "FCNMaskHead": ".mask.fcn_mask",
 "mask_upsample": ".mask.fcn_mask",
 "mask_targets_single": ".mask.fcn_mask",
 "sample_axis": ".mask.fcn_mask",
 "paste_masks": ".mask.fcn_mask",
 "paste_all": ".mask.fcn_mask",
 "RoITargets": ".roi.bbox_head",
 "FINE_CODER": ".roi.bbox_head",
 "make_linear": ".roi.bbox_head",
 "predictor_init": ".roi.bbox_head",
 "BBoxHead": ".roi.bbox_head",
 "ConvFCBBoxHead": ".roi.bbox_head",
 "Shared2FCBBoxHead": ".roi.bbox_head",
 "Shared4Conv1FCBBoxHead": ".roi.bbox_head",
 "CascadeRoIHead": ".roi.cascade",
 "BaseRoIExtractor": ".roi.extractors",
 "roi_levels": ".roi.extractors",
 "grow_rois": ".roi.extractors",
 "SingleRoIExtractor": ".roi.extractors",
 "GenericRoIExtractor": ".roi.extractors",
 "StandardRoIHead": ".roi.standard",
 "no_detections": ".roi.standard"
}
if TYPE_CHECKING:
    from .common.frames import to_original
    from .common.settings import take_settings
    from .common.trace import Trace, priced, Found
    from .decode.base import BaseDecodeHead, BaseCascadeDecodeHead
    from .decode.fcn import FCNHead
    from .decode.ocr import SpatialGatherModule, SelfAttentionBlock, ObjectAttentionBlock, OCRHead
    from .decode.psp import PPM, PSPHead
    from .dense.anchor_head import AnchorHead
    from .dense.base import BaseDenseHead
    from .dense.retina import OCTAVE_ANCHORS, RARE_OBJECTS, RetinaHead
    from .dense.rpn import RPNHead
    from .mask.fcn_mask import PASTE_BYTES, FCNMaskHead, mask_upsample, mask_targets_single, sample_axis, paste_masks, paste_all
    from .roi.bbox_head import RoITargets, FINE_CODER, make_linear, predictor_init, BBoxHead, ConvFCBBoxHead, Shared2FCBBoxHead, Shared4Conv1FCBBoxHead
    from .roi.cascade import CascadeRoIHead
    from .roi.extractors import BaseRoIExtractor, roi_levels, grow_rois, SingleRoIExtractor, GenericRoIExtractor
    from .roi.standard import StandardRoIHead, no_detections

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
