"The `core` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "BaseDataElement",
 "DataSample",
 "InstanceData",
 "LabelData",
 "MissingSetting",
 "PixelData",
 "Registry",
 "RoomLookup",
 "Settings",
 "build",
 "build_from",
 "check_arguments",
 "copy_values",
 "find",
 "find_in",
 "names",
 "near_names",
 "oracle",
 "oracle_case",
 "oracle_folder",
 "register",
 "registry_of_kit",
 "test_tensor"
]
_home = {
 "registry_of_kit": ".registry",
 "register": ".registry",
 "Registry": ".registry",
 "find_in": ".registry",
 "check_arguments": ".registry",
 "build_from": ".registry",
 "RoomLookup": ".registry",
 "build": ".registry",
 "find": ".registry",
 "names": ".registry",
 "MissingSetting": ".settings",
 "near_names": ".settings",
 "Settings": ".settings",
 "copy_values": ".settings",
 "BaseDataElement": ".structures",
 "InstanceData": ".structures",
 "PixelData": ".structures",
 "LabelData": ".structures",
 "DataSample": ".structures",
 "test_tensor": ".testing",
 "oracle_folder": ".testing",
 "oracle": ".testing",
 "oracle_case": ".testing"
}
if TYPE_CHECKING:
    from .registry import registry_of_kit, register, Registry, find_in, check_arguments, build_from, RoomLookup, build, find, names
    from .settings import MissingSetting, near_names, Settings, copy_values
    from .structures import BaseDataElement, InstanceData, PixelData, LabelData, DataSample
    from .testing import test_tensor, oracle_folder, oracle, oracle_case

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
