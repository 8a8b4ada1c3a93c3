"The `openmmlab` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "CROSS_FIRST",
 "build_model",
 "config_diff",
 "from_torchvision",
 "init_model",
 "is_name",
 "model_config",
 "modern_config",
 "modern_pipeline",
 "modern_schedule",
 "modern_weights",
 "older_names",
 "prepare_config",
 "published_config",
 "tta_pipeline",
 "without_first_path"
]
_home = {
 "model_config": ".models",
 "build_model": ".models",
 "prepare_config": ".models",
 "older_names": ".models",
 "published_config": ".models",
 "without_first_path": ".models",
 "is_name": ".models",
 "init_model": ".models",
 "modern_config": ".older",
 "config_diff": ".older",
 "modern_pipeline": ".pipeline",
 "tta_pipeline": ".pipeline",
 "modern_schedule": ".schedule",
 "from_torchvision": ".torchvision_weights",
 "CROSS_FIRST": ".weights",
 "modern_weights": ".weights"
}
if TYPE_CHECKING:
    from .models import model_config, build_model, prepare_config, older_names, published_config, without_first_path, is_name, init_model
    from .older import modern_config, config_diff
    from .pipeline import modern_pipeline, tta_pipeline
    from .schedule import modern_schedule
    from .torchvision_weights import from_torchvision
    from .weights import CROSS_FIRST, modern_weights

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
