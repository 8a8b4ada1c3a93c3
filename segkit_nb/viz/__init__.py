"The `viz` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "COLORS",
 "canvas",
 "compare",
 "contact_sheet",
 "draw_boxes",
 "draw_curves",
 "draw_instances",
 "draw_labels",
 "draw_masks",
 "draw_matrix",
 "draw_panoptic",
 "draw_pr",
 "draw_text",
 "jpeg",
 "palette",
 "png",
 "show",
 "show_strip",
 "upscale"
]
_home = {
 "draw_curves": ".curves",
 "draw_pr": ".curves",
 "draw_matrix": ".curves",
 "COLORS": ".draw",
 "palette": ".draw",
 "canvas": ".draw",
 "upscale": ".draw",
 "draw_text": ".draw",
 "draw_boxes": ".draw",
 "draw_masks": ".draw",
 "draw_labels": ".draw",
 "draw_instances": ".draw",
 "draw_panoptic": ".draw",
 "png": ".sheets",
 "jpeg": ".sheets",
 "show": ".sheets",
 "contact_sheet": ".sheets",
 "show_strip": ".sheets",
 "compare": ".sheets"
}
if TYPE_CHECKING:
    from .curves import draw_curves, draw_pr, draw_matrix
    from .draw import COLORS, palette, canvas, upscale, draw_text, draw_boxes, draw_masks, draw_labels, draw_instances, draw_panoptic
    from .sheets import png, jpeg, show, contact_sheet, show_strip, compare

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
