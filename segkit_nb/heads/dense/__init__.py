"A part of the `heads` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "AnchorHead",
 "AnchorTargets",
 "BaseDenseHead",
 "COARSE_ANCHORS",
 "OCTAVE_ANCHORS",
 "RARE_OBJECTS",
 "RPNHead",
 "RetinaHead",
 "SIGMOID_CE",
 "UNIT_CODER",
 "finish_detections",
 "trace_costs"
]
_home = {
 "AnchorTargets": ".anchor_head",
 "COARSE_ANCHORS": ".anchor_head",
 "UNIT_CODER": ".anchor_head",
 "SIGMOID_CE": ".anchor_head",
 "AnchorHead": ".anchor_head",
 "trace_costs": ".anchor_head",
 "finish_detections": ".base",
 "BaseDenseHead": ".base",
 "OCTAVE_ANCHORS": ".retina",
 "RARE_OBJECTS": ".retina",
 "RetinaHead": ".retina",
 "RPNHead": ".rpn"
}
if TYPE_CHECKING:
    from .anchor_head import AnchorTargets, COARSE_ANCHORS, UNIT_CODER, SIGMOID_CE, AnchorHead, trace_costs
    from .base import finish_detections, BaseDenseHead
    from .retina import OCTAVE_ANCHORS, RARE_OBJECTS, RetinaHead
    from .rpn import RPNHead

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
