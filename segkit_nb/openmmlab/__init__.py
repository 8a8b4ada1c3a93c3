"The `openmmlab` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "DIALECT_DEFAULTS",
 "DIALECT_NAMES",
 "SEG_TYPES",
 "SETTINGS",
 "build_model",
 "categories_of",
 "check_settings",
 "dataset_of",
 "dialect_of",
 "init_model",
 "is_model_setting",
 "model_config",
 "modern_model",
 "modern_settings",
 "prepare_config",
 "preprocessor_of",
 "read_config",
 "scope_of",
 "spell_out",
 "steps_of",
 "with_init"
]
_home = {
 "SEG_TYPES": ".dialects",
 "DIALECT_DEFAULTS": ".dialects",
 "DIALECT_NAMES": ".dialects",
 "dialect_of": ".dialects",
 "spell_out": ".dialects",
 "scope_of": ".dialects",
 "modern_settings": ".dialects",
 "with_init": ".dialects",
 "modern_model": ".dialects",
 "is_model_setting": ".dialects",
 "steps_of": ".dialects",
 "dataset_of": ".dialects",
 "preprocessor_of": ".dialects",
 "SETTINGS": ".models",
 "read_config": ".models",
 "model_config": ".models",
 "build_model": ".models",
 "check_settings": ".models",
 "prepare_config": ".models",
 "categories_of": ".models",
 "init_model": ".models"
}
if TYPE_CHECKING:
    from .dialects import SEG_TYPES, DIALECT_DEFAULTS, DIALECT_NAMES, dialect_of, spell_out, scope_of, modern_settings, with_init, modern_model, is_model_setting, steps_of, dataset_of, preprocessor_of
    from .models import SETTINGS, read_config, model_config, build_model, check_settings, prepare_config, categories_of, init_model

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
