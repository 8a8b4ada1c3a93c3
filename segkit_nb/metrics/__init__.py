"The `metrics` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "BaseMetric",
 "IoUMetric",
 "field",
 "image_name",
 "semantic_confusion",
 "semantic_scores",
 "text_table",
 "to_numpy"
]
_home = {
 "BaseMetric": ".base",
 "field": ".base",
 "to_numpy": ".base",
 "image_name": ".base",
 "text_table": ".base",
 "semantic_confusion": ".iou",
 "semantic_scores": ".iou",
 "IoUMetric": ".iou"
}
if TYPE_CHECKING:
    from .base import BaseMetric, field, to_numpy, image_name, text_table
    from .iou import semantic_confusion, semantic_scores, IoUMetric

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
