"The `boxes` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "BaseBBoxCoder",
 "BboxOverlaps2D",
 "BucketingBBoxCoder",
 "DeltaXYWHBBoxCoder",
 "DistancePointBBoxCoder",
 "LegacyDeltaXYWHBBoxCoder",
 "PseudoBBoxCoder",
 "TBLRBBoxCoder",
 "YOLOBBoxCoder",
 "bbox2delta",
 "bbox2distance",
 "bbox2result",
 "bbox2roi",
 "bbox_cxcywh_to_xyxy",
 "bbox_flip",
 "bbox_mapping",
 "bbox_mapping_back",
 "bbox_overlaps",
 "bbox_xyxy_to_cxcywh",
 "box_area",
 "clip_boxes",
 "delta2bbox",
 "distance2bbox",
 "find_inside_bboxes",
 "merge_aug_bboxes",
 "merge_aug_masks",
 "merge_aug_proposals",
 "merge_aug_results",
 "merge_aug_scores",
 "roi2bbox",
 "scale_boxes"
]
_home = {
 "BucketingBBoxCoder": ".bucketing",
 "bbox2delta": ".coders",
 "delta2bbox": ".coders",
 "BaseBBoxCoder": ".coders",
 "DeltaXYWHBBoxCoder": ".coders",
 "DistancePointBBoxCoder": ".coders",
 "TBLRBBoxCoder": ".coders",
 "YOLOBBoxCoder": ".coders",
 "PseudoBBoxCoder": ".coders",
 "LegacyDeltaXYWHBBoxCoder": ".coders",
 "bbox_xyxy_to_cxcywh": ".geometry",
 "bbox_cxcywh_to_xyxy": ".geometry",
 "bbox2distance": ".geometry",
 "distance2bbox": ".geometry",
 "clip_boxes": ".geometry",
 "bbox_flip": ".geometry",
 "scale_boxes": ".geometry",
 "bbox_mapping": ".geometry",
 "bbox_mapping_back": ".geometry",
 "find_inside_bboxes": ".geometry",
 "bbox2roi": ".geometry",
 "roi2bbox": ".geometry",
 "bbox2result": ".geometry",
 "merge_aug_scores": ".merge",
 "merge_aug_bboxes": ".merge",
 "merge_aug_masks": ".merge",
 "merge_aug_proposals": ".merge",
 "merge_aug_results": ".merge",
 "box_area": ".overlaps",
 "bbox_overlaps": ".overlaps",
 "BboxOverlaps2D": ".overlaps"
}
if TYPE_CHECKING:
    from .bucketing import BucketingBBoxCoder
    from .coders import bbox2delta, delta2bbox, BaseBBoxCoder, DeltaXYWHBBoxCoder, DistancePointBBoxCoder, TBLRBBoxCoder, YOLOBBoxCoder, PseudoBBoxCoder, LegacyDeltaXYWHBBoxCoder
    from .geometry import bbox_xyxy_to_cxcywh, bbox_cxcywh_to_xyxy, bbox2distance, distance2bbox, clip_boxes, bbox_flip, scale_boxes, bbox_mapping, bbox_mapping_back, find_inside_bboxes, bbox2roi, roi2bbox, bbox2result
    from .merge import merge_aug_scores, merge_aug_bboxes, merge_aug_masks, merge_aug_proposals, merge_aug_results
    from .overlaps import box_area, bbox_overlaps, BboxOverlaps2D

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
