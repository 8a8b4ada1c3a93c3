"The `samplers` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "BaseSampler",
 "CombinedSampler",
 "InstanceBalancedPosSampler",
 "IoUBalancedNegSampler",
 "MaskPseudoSampler",
 "MaskSamplingResult",
 "MultiInsRandomSampler",
 "MultiInstanceSamplingResult",
 "OHEMPixelSampler",
 "OHEMSampler",
 "PseudoSampler",
 "RandomSampler",
 "SamplingResult",
 "ScoreHLRSampler",
 "kept_by_overlap"
]
_home = {
 "InstanceBalancedPosSampler": ".balanced",
 "IoUBalancedNegSampler": ".balanced",
 "CombinedSampler": ".balanced",
 "kept_by_overlap": ".compare",
 "OHEMSampler": ".hard",
 "OHEMPixelSampler": ".pixels",
 "PseudoSampler": ".pseudo",
 "MaskSamplingResult": ".pseudo_more",
 "MaskPseudoSampler": ".pseudo_more",
 "MultiInstanceSamplingResult": ".pseudo_more",
 "MultiInsRandomSampler": ".pseudo_more",
 "BaseSampler": ".random",
 "RandomSampler": ".random",
 "SamplingResult": ".result",
 "ScoreHLRSampler": ".score_hlr"
}
if TYPE_CHECKING:
    from .balanced import InstanceBalancedPosSampler, IoUBalancedNegSampler, CombinedSampler
    from .compare import kept_by_overlap
    from .hard import OHEMSampler
    from .pixels import OHEMPixelSampler
    from .pseudo import PseudoSampler
    from .pseudo_more import MaskSamplingResult, MaskPseudoSampler, MultiInstanceSamplingResult, MultiInsRandomSampler
    from .random import BaseSampler, RandomSampler
    from .result import SamplingResult
    from .score_hlr import ScoreHLRSampler

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
