"The `openmmlab` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "build_model",
 "init_model",
 "model_config",
 "prepare_config"
]
_home = {
 "model_config": ".models",
 "build_model": ".models",
 "prepare_config": ".models",
 "init_model": ".models"
}
if TYPE_CHECKING:
    from .models import model_config, build_model, prepare_config, init_model

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
