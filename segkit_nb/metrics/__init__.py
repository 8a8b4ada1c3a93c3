"The `metrics` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "BaseMetric",
 "CocoMetric",
 "ConfusionMetric",
 "IoUMetric",
 "average_precision",
 "category_ids",
 "check_coco_truth",
 "checked_ids",
 "class_ap",
 "class_summary",
 "coco_records",
 "coco_self_test",
 "coco_summary",
 "crowd_overlaps",
 "detection_confusion",
 "eval_recalls",
 "fast_recall",
 "field",
 "image_name",
 "load_coco",
 "load_truth",
 "match_any_class",
 "match_detections",
 "precision_recall",
 "prediction_records",
 "run_cocoeval",
 "sample_prediction",
 "sample_truth",
 "semantic_confusion",
 "semantic_scores",
 "text_table",
 "to_numpy",
 "truth_of_samples",
 "write_records"
]
_home = {
 "crowd_overlaps": ".ap",
 "match_detections": ".ap",
 "precision_recall": ".ap",
 "average_precision": ".ap",
 "class_ap": ".ap",
 "eval_recalls": ".ap",
 "BaseMetric": ".base",
 "field": ".base",
 "to_numpy": ".base",
 "image_name": ".base",
 "text_table": ".base",
 "coco_records": ".coco",
 "run_cocoeval": ".coco",
 "coco_summary": ".coco",
 "CocoMetric": ".coco",
 "sample_prediction": ".coco",
 "prediction_records": ".coco",
 "checked_ids": ".coco",
 "category_ids": ".coco",
 "fast_recall": ".coco",
 "write_records": ".coco",
 "class_summary": ".coco",
 "sample_truth": ".coco",
 "truth_of_samples": ".coco",
 "coco_self_test": ".coco",
 "match_any_class": ".confusion",
 "detection_confusion": ".confusion",
 "ConfusionMetric": ".confusion",
 "semantic_confusion": ".iou",
 "semantic_scores": ".iou",
 "IoUMetric": ".iou",
 "load_coco": ".truth",
 "check_coco_truth": ".truth",
 "load_truth": ".truth"
}
if TYPE_CHECKING:
    from .ap import crowd_overlaps, match_detections, precision_recall, average_precision, class_ap, eval_recalls
    from .base import BaseMetric, field, to_numpy, image_name, text_table
    from .coco import coco_records, run_cocoeval, coco_summary, CocoMetric, sample_prediction, prediction_records, checked_ids, category_ids, fast_recall, write_records, class_summary, sample_truth, truth_of_samples, coco_self_test
    from .confusion import match_any_class, detection_confusion, ConfusionMetric
    from .iou import semantic_confusion, semantic_scores, IoUMetric
    from .truth import load_coco, check_coco_truth, load_truth

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
