"The `zoo` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "det_loader",
 "det_pipelines",
 "schedule",
 "seg_loader",
 "seg_pipelines",
 "small_backbone",
 "small_fpn",
 "small_roi_head",
 "small_rpn",
 "tinytown_faster_rcnn",
 "tinytown_fcn",
 "tinytown_mask_rcnn",
 "tinytown_pspnet",
 "tinytown_retinanet",
 "two_stage_settings"
]
_home = {
 "det_pipelines": ".tinytown_recipes",
 "seg_pipelines": ".tinytown_recipes",
 "det_loader": ".tinytown_recipes",
 "seg_loader": ".tinytown_recipes",
 "small_backbone": ".tinytown_recipes",
 "small_fpn": ".tinytown_recipes",
 "small_rpn": ".tinytown_recipes",
 "small_roi_head": ".tinytown_recipes",
 "two_stage_settings": ".tinytown_recipes",
 "schedule": ".tinytown_recipes",
 "tinytown_mask_rcnn": ".tinytown_recipes",
 "tinytown_faster_rcnn": ".tinytown_recipes",
 "tinytown_retinanet": ".tinytown_recipes",
 "tinytown_fcn": ".tinytown_recipes",
 "tinytown_pspnet": ".tinytown_recipes"
}
if TYPE_CHECKING:
    from .tinytown_recipes import det_pipelines, seg_pipelines, det_loader, seg_loader, small_backbone, small_fpn, small_rpn, small_roi_head, two_stage_settings, schedule, tinytown_mask_rcnn, tinytown_faster_rcnn, tinytown_retinanet, tinytown_fcn, tinytown_pspnet

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
