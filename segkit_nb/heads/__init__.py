"The `heads` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "AnchorHead",
 "AnchorTargets",
 "BBoxHead",
 "BaseCascadeDecodeHead",
 "BaseDecodeHead",
 "BaseDenseHead",
 "BaseRoIExtractor",
 "COARSE_ANCHORS",
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
 "SIGMOID_CE",
 "SelfAttentionBlock",
 "Shared2FCBBoxHead",
 "Shared4Conv1FCBBoxHead",
 "SingleRoIExtractor",
 "SpatialGatherModule",
 "StandardRoIHead",
 "Trace",
 "UNIT_CODER",
 "build_losses",
 "build_sampler",
 "finish_detections",
 "gather_costs",
 "grow_rois",
 "input_channels",
 "make_linear",
 "mask_canvas",
 "mask_targets_single",
 "mask_upsample",
 "no_detections",
 "output_channels",
 "paste_all",
 "paste_masks",
 "predictor_init",
 "priced",
 "roi_levels",
 "row_costs",
 "sample_axis",
 "stack_labels",
 "take_settings",
 "to_original",
 "trace_costs",
 "unpack_targets"
]
_home = {
 "to_original": ".common.frames",
 "mask_canvas": ".common.frames",
 "take_settings": ".common.settings",
 "build_sampler": ".common.settings",
 "unpack_targets": ".common.settings",
 "Trace": ".common.trace",
 "priced": ".common.trace",
 "row_costs": ".common.trace",
 "gather_costs": ".common.trace",
 "Found": ".common.trace",
 "input_channels": ".decode.base",
 "output_channels": ".decode.base",
 "build_losses": ".decode.base",
 "BaseDecodeHead": ".decode.base",
 "stack_labels": ".decode.base",
 "BaseCascadeDecodeHead": ".decode.base",
 "FCNHead": ".decode.fcn",
 "SpatialGatherModule": ".decode.ocr",
 "SelfAttentionBlock": ".decode.ocr",
 "ObjectAttentionBlock": ".decode.ocr",
 "OCRHead": ".decode.ocr",
 "PPM": ".decode.psp",
 "PSPHead": ".decode.psp",
 "AnchorTargets": ".dense.anchor_head",
 "COARSE_ANCHORS": ".dense.anchor_head",
 "UNIT_CODER": ".dense.anchor_head",
 "SIGMOID_CE": ".dense.anchor_head",
 "AnchorHead": ".dense.anchor_head",
 "trace_costs": ".dense.anchor_head",
 "finish_detections": ".dense.base",
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
 "BaseRoIExtractor": ".roi.extractors",
 "roi_levels": ".roi.extractors",
 "grow_rois": ".roi.extractors",
 "SingleRoIExtractor": ".roi.extractors",
 "GenericRoIExtractor": ".roi.extractors",
 "StandardRoIHead": ".roi.standard",
 "no_detections": ".roi.standard"
}
if TYPE_CHECKING:
    from .common.frames import to_original, mask_canvas
    from .common.settings import take_settings, build_sampler, unpack_targets
    from .common.trace import Trace, priced, row_costs, gather_costs, Found
    from .decode.base import input_channels, output_channels, build_losses, BaseDecodeHead, stack_labels, BaseCascadeDecodeHead
    from .decode.fcn import FCNHead
    from .decode.ocr import SpatialGatherModule, SelfAttentionBlock, ObjectAttentionBlock, OCRHead
    from .decode.psp import PPM, PSPHead
    from .dense.anchor_head import AnchorTargets, COARSE_ANCHORS, UNIT_CODER, SIGMOID_CE, AnchorHead, trace_costs
    from .dense.base import finish_detections, BaseDenseHead
    from .dense.retina import OCTAVE_ANCHORS, RARE_OBJECTS, RetinaHead
    from .dense.rpn import RPNHead
    from .mask.fcn_mask import PASTE_BYTES, FCNMaskHead, mask_upsample, mask_targets_single, sample_axis, paste_masks, paste_all
    from .roi.bbox_head import RoITargets, FINE_CODER, make_linear, predictor_init, BBoxHead, ConvFCBBoxHead, Shared2FCBBoxHead, Shared4Conv1FCBBoxHead
    from .roi.extractors import BaseRoIExtractor, roi_levels, grow_rois, SingleRoIExtractor, GenericRoIExtractor
    from .roi.standard import StandardRoIHead, no_detections

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
