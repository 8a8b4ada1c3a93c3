"A part of the `heads` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "Found",
 "Trace",
 "priced",
 "take_settings",
 "to_original"
]
_home = {
 "to_original": ".frames",
 "take_settings": ".settings",
 "Trace": ".trace",
 "priced": ".trace",
 "Found": ".trace"
}
if TYPE_CHECKING:
    from .frames import to_original
    from .settings import take_settings
    from .trace import Trace, priced, Found

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
