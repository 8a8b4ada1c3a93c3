"The `anchors` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "AnchorGenerator",
 "GridPriors",
 "LegacyAnchorGenerator",
 "LegacySSDAnchorGenerator",
 "MlvlPointGenerator",
 "RoundedAnchorGenerator",
 "SSDAnchorGenerator",
 "YOLOAnchorGenerator",
 "anchor_inside_flags"
]
_home = {
 "GridPriors": ".generator",
 "AnchorGenerator": ".generator",
 "anchor_inside_flags": ".generator",
 "SSDAnchorGenerator": ".more",
 "LegacyAnchorGenerator": ".more",
 "LegacySSDAnchorGenerator": ".more",
 "RoundedAnchorGenerator": ".more",
 "YOLOAnchorGenerator": ".more",
 "MlvlPointGenerator": ".more"
}
if TYPE_CHECKING:
    from .generator import GridPriors, AnchorGenerator, anchor_inside_flags
    from .more import SSDAnchorGenerator, LegacyAnchorGenerator, LegacySSDAnchorGenerator, RoundedAnchorGenerator, YOLOAnchorGenerator, MlvlPointGenerator

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
