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
 "all_gather_objects",
 "all_reduce_mean",
 "barrier",
 "broadcast_object",
 "build",
 "build_from",
 "cat_boxes",
 "check_arguments",
 "collect_in_order",
 "copy_values",
 "filter_scores_and_topk",
 "find",
 "find_in",
 "flip_tensor",
 "gather_rows",
 "has_group",
 "images_to_levels",
 "init_distributed",
 "is_main",
 "levels_to_images",
 "local_rank",
 "multi_apply",
 "names",
 "near_names",
 "oracle",
 "oracle_case",
 "oracle_folder",
 "rank",
 "reduce_mean",
 "register",
 "registry_of_kit",
 "select_single_mlvl",
 "test_tensor",
 "unmap",
 "world_size"
]
_home = {
 "has_group": ".distributed",
 "rank": ".distributed",
 "world_size": ".distributed",
 "is_main": ".distributed",
 "barrier": ".distributed",
 "local_rank": ".distributed",
 "all_reduce_mean": ".distributed",
 "reduce_mean": ".distributed",
 "all_gather_objects": ".distributed",
 "broadcast_object": ".distributed",
 "collect_in_order": ".distributed",
 "init_distributed": ".distributed",
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
 "multi_apply": ".tensors",
 "images_to_levels": ".tensors",
 "unmap": ".tensors",
 "gather_rows": ".tensors",
 "select_single_mlvl": ".tensors",
 "cat_boxes": ".tensors",
 "levels_to_images": ".tensors",
 "filter_scores_and_topk": ".tensors",
 "flip_tensor": ".tensors",
 "test_tensor": ".testing",
 "oracle_folder": ".testing",
 "oracle": ".testing",
 "oracle_case": ".testing"
}
if TYPE_CHECKING:
    from .distributed import has_group, rank, world_size, is_main, barrier, local_rank, all_reduce_mean, reduce_mean, all_gather_objects, broadcast_object, collect_in_order, init_distributed
    from .registry import registry_of_kit, register, Registry, find_in, check_arguments, build_from, RoomLookup, build, find, names
    from .settings import MissingSetting, near_names, Settings, copy_values
    from .structures import BaseDataElement, InstanceData, PixelData, LabelData, DataSample
    from .tensors import multi_apply, images_to_levels, unmap, gather_rows, select_single_mlvl, cat_boxes, levels_to_images, filter_scores_and_topk, flip_tensor
    from .testing import test_tensor, oracle_folder, oracle, oracle_case

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
