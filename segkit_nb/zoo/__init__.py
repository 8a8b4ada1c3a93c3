"The `zoo` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "tinytown_faster_rcnn",
 "tinytown_fcn",
 "tinytown_mask_rcnn",
 "tinytown_pspnet",
 "tinytown_retinanet"
]
_home = {
 "tinytown_mask_rcnn": ".tinytown_recipes",
 "tinytown_faster_rcnn": ".tinytown_recipes",
 "tinytown_retinanet": ".tinytown_recipes",
 "tinytown_fcn": ".tinytown_recipes",
 "tinytown_pspnet": ".tinytown_recipes"
}
if TYPE_CHECKING:
    from .tinytown_recipes import tinytown_mask_rcnn, tinytown_faster_rcnn, tinytown_retinanet, tinytown_fcn, tinytown_pspnet

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
