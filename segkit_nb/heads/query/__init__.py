"A part of the `heads` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "ConditionalDETRHead",
 "DABDETRHead",
 "DETRHead"
]
_home = {
 "DETRHead": ".detr",
 "ConditionalDETRHead": ".detr",
 "DABDETRHead": ".detr"
}
if TYPE_CHECKING:
    from .detr import DETRHead, ConditionalDETRHead, DABDETRHead

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
