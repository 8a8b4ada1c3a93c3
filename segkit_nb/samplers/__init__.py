"The `samplers` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "BaseSampler",
 "CombinedSampler",
 "InstanceBalancedPosSampler",
 "IoUBalancedNegSampler",
 "OHEMPixelSampler",
 "OHEMSampler",
 "PseudoSampler",
 "RandomSampler",
 "SamplingResult",
 "fill_up",
 "random_choice",
 "true_probability"
]
_home = {
 "InstanceBalancedPosSampler": ".balanced",
 "fill_up": ".balanced",
 "IoUBalancedNegSampler": ".balanced",
 "CombinedSampler": ".balanced",
 "OHEMSampler": ".hard",
 "OHEMPixelSampler": ".pixels",
 "true_probability": ".pixels",
 "PseudoSampler": ".pseudo",
 "BaseSampler": ".random",
 "random_choice": ".random",
 "RandomSampler": ".random",
 "SamplingResult": ".result"
}
if TYPE_CHECKING:
    from .balanced import InstanceBalancedPosSampler, fill_up, IoUBalancedNegSampler, CombinedSampler
    from .hard import OHEMSampler
    from .pixels import OHEMPixelSampler, true_probability
    from .pseudo import PseudoSampler
    from .random import BaseSampler, random_choice, RandomSampler
    from .result import SamplingResult

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
