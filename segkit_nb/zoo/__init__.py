"The `zoo` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "MEAN",
 "METRICS",
 "ModelInfo",
 "RECIPES",
 "Recorded",
 "STD",
 "StreetDepth",
 "draw_followed",
 "draw_recorded",
 "draw_recorded_curves",
 "fit_anchors",
 "fit_scale",
 "followed_text",
 "keep_run",
 "list_models",
 "make_results",
 "model_families",
 "model_info",
 "own_detector",
 "own_segmentor",
 "record_run",
 "recorded",
 "recorded_table",
 "small_detector",
 "small_detectors",
 "small_segmentor",
 "small_segmentors",
 "tinytown_depth",
 "tinytown_detector",
 "tinytown_distilled",
 "tinytown_faster_rcnn",
 "tinytown_fcn",
 "tinytown_mask_rcnn",
 "tinytown_panoptic",
 "tinytown_pspnet",
 "tinytown_retinanet",
 "tinytown_semantic",
 "worst_images"
]
_home = {
 "METRICS": ".catalogue",
 "ModelInfo": ".catalogue",
 "model_info": ".catalogue",
 "list_models": ".catalogue",
 "model_families": ".catalogue",
 "small_detectors": ".detection_recipes",
 "small_detector": ".detection_recipes",
 "tinytown_detector": ".detection_recipes",
 "tinytown_panoptic": ".instance_recipes",
 "MEAN": ".own_data",
 "STD": ".own_data",
 "fit_scale": ".own_data",
 "fit_anchors": ".own_data",
 "own_detector": ".own_data",
 "own_segmentor": ".own_data",
 "tinytown_distilled": ".point_recipes",
 "RECIPES": ".runs",
 "keep_run": ".runs",
 "record_run": ".runs",
 "Recorded": ".runs",
 "recorded": ".runs",
 "make_results": ".runs",
 "draw_recorded": ".runs",
 "draw_recorded_curves": ".runs",
 "worst_images": ".runs",
 "draw_followed": ".runs",
 "followed_text": ".runs",
 "recorded_table": ".runs",
 "small_segmentors": ".semantic_recipes",
 "small_segmentor": ".semantic_recipes",
 "tinytown_semantic": ".semantic_recipes",
 "StreetDepth": ".semantic_recipes",
 "tinytown_depth": ".semantic_recipes",
 "tinytown_mask_rcnn": ".tinytown_recipes",
 "tinytown_faster_rcnn": ".tinytown_recipes",
 "tinytown_retinanet": ".tinytown_recipes",
 "tinytown_fcn": ".tinytown_recipes",
 "tinytown_pspnet": ".tinytown_recipes"
}
if TYPE_CHECKING:
    from .catalogue import METRICS, ModelInfo, model_info, list_models, model_families
    from .detection_recipes import small_detectors, small_detector, tinytown_detector
    from .instance_recipes import tinytown_panoptic
    from .own_data import MEAN, STD, fit_scale, fit_anchors, own_detector, own_segmentor
    from .point_recipes import tinytown_distilled
    from .runs import RECIPES, keep_run, record_run, Recorded, recorded, make_results, draw_recorded, draw_recorded_curves, worst_images, draw_followed, followed_text, recorded_table
    from .semantic_recipes import small_segmentors, small_segmentor, tinytown_semantic, StreetDepth, tinytown_depth
    from .tinytown_recipes import tinytown_mask_rcnn, tinytown_faster_rcnn, tinytown_retinanet, tinytown_fcn, tinytown_pspnet

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
