"The `anchors` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "AnchorGenerator",
 "GridPriors",
 "anchor_inside_flags",
 "anchor_scales",
 "base_anchors"
]
_home = {
 "base_anchors": ".generator",
 "GridPriors": ".generator",
 "AnchorGenerator": ".generator",
 "anchor_scales": ".generator",
 "anchor_inside_flags": ".generator"
}
if TYPE_CHECKING:
    from .generator import base_anchors, GridPriors, AnchorGenerator, anchor_scales, anchor_inside_flags

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
