"The `assigners` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "AssignResult",
 "IGNORE",
 "MaxIoUAssigner",
 "NEG",
 "OverlapRows",
 "assigned_labels",
 "with_gt_priors"
]
_home = {
 "OverlapRows": ".max_iou",
 "MaxIoUAssigner": ".max_iou",
 "NEG": ".result",
 "IGNORE": ".result",
 "AssignResult": ".result",
 "assigned_labels": ".result",
 "with_gt_priors": ".result"
}
if TYPE_CHECKING:
    from .max_iou import OverlapRows, MaxIoUAssigner
    from .result import NEG, IGNORE, AssignResult, assigned_labels, with_gt_priors

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
