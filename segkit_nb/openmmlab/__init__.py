"The `openmmlab` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "build_model",
 "from_torchvision",
 "init_model",
 "model_config",
 "prepare_config"
]
_home = {
 "model_config": ".models",
 "build_model": ".models",
 "prepare_config": ".models",
 "init_model": ".models",
 "from_torchvision": ".torchvision_weights"
}
if TYPE_CHECKING:
    from .models import model_config, build_model, prepare_config, init_model
    from .torchvision_weights import from_torchvision

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
