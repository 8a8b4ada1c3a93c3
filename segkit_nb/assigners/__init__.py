"The `assigners` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "ASSIGN_COLORS",
 "AssignResult",
 "IGNORE",
 "MaxIoUAssigner",
 "MaxIoUReasons",
 "NEG",
 "PriorColumns",
 "Winners",
 "assign_colors",
 "assigned_labels",
 "crowd_share",
 "run_assigner",
 "with_gt_priors"
]
_home = {
 "PriorColumns": ".max_iou",
 "Winners": ".max_iou",
 "MaxIoUAssigner": ".max_iou",
 "crowd_share": ".max_iou",
 "MaxIoUReasons": ".max_iou",
 "NEG": ".result",
 "IGNORE": ".result",
 "ASSIGN_COLORS": ".result",
 "AssignResult": ".result",
 "assign_colors": ".result",
 "assigned_labels": ".result",
 "with_gt_priors": ".result",
 "run_assigner": ".run"
}
if TYPE_CHECKING:
    from .max_iou import PriorColumns, Winners, MaxIoUAssigner, crowd_share, MaxIoUReasons
    from .result import NEG, IGNORE, ASSIGN_COLORS, AssignResult, assign_colors, assigned_labels, with_gt_priors
    from .run import run_assigner

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
