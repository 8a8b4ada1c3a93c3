"The `openmmlab` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "Scope",
 "build_model",
 "categories_of",
 "dialect_of",
 "init_model",
 "model_config",
 "prepare_config",
 "read_config",
 "scope_of",
 "scope_table",
 "spell_out"
]
_home = {
 "dialect_of": ".dialects",
 "Scope": ".dialects",
 "scope_table": ".dialects",
 "spell_out": ".dialects",
 "scope_of": ".dialects",
 "read_config": ".models",
 "model_config": ".models",
 "build_model": ".models",
 "prepare_config": ".models",
 "categories_of": ".models",
 "init_model": ".models"
}
if TYPE_CHECKING:
    from .dialects import dialect_of, Scope, scope_table, spell_out, scope_of
    from .models import read_config, model_config, build_model, prepare_config, categories_of, init_model

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
