"The `metrics` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "APArrays",
 "BaseMetric",
 "CityScapesMetric",
 "CityscapesMetric",
 "CocoMetric",
 "CocoOccludedSeparatedMetric",
 "CocoPanopticMetric",
 "ConfusionMetric",
 "CrowdHumanMetric",
 "DepthMetric",
 "ERRORS",
 "ErrorKinds",
 "IoUMetric",
 "LVISMetric",
 "OpenImagesMetric",
 "VERDICTS",
 "VOCMetric",
 "VerdictWalk",
 "Verdicts",
 "ap_arrays",
 "average_precision",
 "boundary_band",
 "class_ap",
 "coco_records",
 "coco_self_test",
 "coco_summary",
 "depth_scores",
 "detection_confusion",
 "detection_errors",
 "detection_verdicts",
 "draw_costs",
 "draw_verdict",
 "draw_walk",
 "error_kinds",
 "eval_map",
 "eval_recalls",
 "fast_recall",
 "id2rgb",
 "is_measured",
 "jaccard_index",
 "load_truth",
 "match_detections",
 "precision_recall",
 "print_map_summary",
 "print_recall_summary",
 "rgb2id",
 "run_cocoeval",
 "semantic_confusion",
 "semantic_scores",
 "verdict_walk"
]
_home = {
 "match_detections": ".ap",
 "precision_recall": ".ap",
 "average_precision": ".ap",
 "class_ap": ".ap",
 "eval_recalls": ".ap",
 "VERDICTS": ".ap_engine",
 "APArrays": ".ap_engine",
 "ap_arrays": ".ap_engine",
 "detection_verdicts": ".ap_engine",
 "Verdicts": ".ap_engine",
 "BaseMetric": ".base",
 "is_measured": ".base",
 "CityScapesMetric": ".cityscapes",
 "CityscapesMetric": ".cityscapes",
 "coco_records": ".coco",
 "run_cocoeval": ".coco",
 "coco_summary": ".coco",
 "CocoMetric": ".coco",
 "fast_recall": ".coco",
 "coco_self_test": ".coco",
 "detection_confusion": ".confusion",
 "ConfusionMetric": ".confusion",
 "jaccard_index": ".crowd",
 "CrowdHumanMetric": ".crowd",
 "CocoOccludedSeparatedMetric": ".crowd",
 "depth_scores": ".depth",
 "DepthMetric": ".depth",
 "ERRORS": ".errors",
 "ErrorKinds": ".errors",
 "error_kinds": ".errors",
 "draw_costs": ".errors",
 "detection_errors": ".errors",
 "semantic_confusion": ".iou",
 "semantic_scores": ".iou",
 "IoUMetric": ".iou",
 "boundary_band": ".iou",
 "LVISMetric": ".lvis",
 "OpenImagesMetric": ".open_images",
 "rgb2id": ".panoptic",
 "id2rgb": ".panoptic",
 "CocoPanopticMetric": ".panoptic",
 "load_truth": ".truth",
 "VerdictWalk": ".verdicts",
 "verdict_walk": ".verdicts",
 "draw_walk": ".verdicts",
 "draw_verdict": ".verdicts",
 "print_map_summary": ".voc",
 "print_recall_summary": ".voc",
 "eval_map": ".voc",
 "VOCMetric": ".voc"
}
if TYPE_CHECKING:
    from .ap import match_detections, precision_recall, average_precision, class_ap, eval_recalls
    from .ap_engine import VERDICTS, APArrays, ap_arrays, detection_verdicts, Verdicts
    from .base import BaseMetric, is_measured
    from .cityscapes import CityScapesMetric, CityscapesMetric
    from .coco import coco_records, run_cocoeval, coco_summary, CocoMetric, fast_recall, coco_self_test
    from .confusion import detection_confusion, ConfusionMetric
    from .crowd import jaccard_index, CrowdHumanMetric, CocoOccludedSeparatedMetric
    from .depth import depth_scores, DepthMetric
    from .errors import ERRORS, ErrorKinds, error_kinds, draw_costs, detection_errors
    from .iou import semantic_confusion, semantic_scores, IoUMetric, boundary_band
    from .lvis import LVISMetric
    from .open_images import OpenImagesMetric
    from .panoptic import rgb2id, id2rgb, CocoPanopticMetric
    from .truth import load_truth
    from .verdicts import VerdictWalk, verdict_walk, draw_walk, draw_verdict
    from .voc import print_map_summary, print_recall_summary, eval_map, VOCMetric

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
