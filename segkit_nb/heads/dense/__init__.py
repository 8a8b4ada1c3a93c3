"A part of the `heads` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "AnchorHead",
 "BaseDenseHead",
 "OCTAVE_ANCHORS",
 "RARE_OBJECTS",
 "RPNHead",
 "RetinaHead"
]
_home = {
 "AnchorHead": ".anchor_head",
 "BaseDenseHead": ".base",
 "OCTAVE_ANCHORS": ".retina",
 "RARE_OBJECTS": ".retina",
 "RetinaHead": ".retina",
 "RPNHead": ".rpn"
}
if TYPE_CHECKING:
    from .anchor_head import AnchorHead
    from .base import BaseDenseHead
    from .retina import OCTAVE_ANCHORS, RARE_OBJECTS, RetinaHead
    from .rpn import RPNHead

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
