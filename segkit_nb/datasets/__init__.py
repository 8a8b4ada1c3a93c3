"The `datasets` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "ADE20K",
 "BaseDataset",
 "CITYSCAPES",
 "CITYSCAPES_THINGS",
 "COCO",
 "CheckReport",
 "LEVELS",
 "Problem",
 "Records",
 "Scene",
 "TINYTOWN_ALL",
 "TINYTOWN_IDS",
 "TINYTOWN_METAINFO",
 "TINYTOWN_PALETTE",
 "TINYTOWN_STUFF",
 "TINYTOWN_THINGS",
 "TownObject",
 "VOC",
 "cityscapes_maps",
 "coco_instances",
 "coco_panoptic",
 "data_folder",
 "draw_scene",
 "drop",
 "full_init",
 "get_cat_ids",
 "get_data_info",
 "get_subset",
 "image_shape",
 "join_prefix",
 "load_metainfo",
 "mask_to_polygons",
 "metainfo",
 "read_json",
 "report_text",
 "sample",
 "sample_rng",
 "tinytown",
 "voc_xml",
 "why_empty"
]
_home = {
 "Records": ".base",
 "join_prefix": ".base",
 "load_metainfo": ".base",
 "read_json": ".base",
 "BaseDataset": ".base",
 "full_init": ".base",
 "drop": ".base",
 "why_empty": ".base",
 "sample_rng": ".base",
 "get_data_info": ".base",
 "sample": ".base",
 "get_subset": ".base",
 "get_cat_ids": ".base",
 "image_shape": ".base",
 "COCO": ".classes",
 "CITYSCAPES_THINGS": ".classes",
 "CITYSCAPES": ".classes",
 "VOC": ".classes",
 "ADE20K": ".classes",
 "metainfo": ".classes",
 "LEVELS": ".report",
 "Problem": ".report",
 "CheckReport": ".report",
 "report_text": ".report",
 "TINYTOWN_THINGS": ".scenes",
 "TINYTOWN_STUFF": ".scenes",
 "TINYTOWN_ALL": ".scenes",
 "TINYTOWN_IDS": ".scenes",
 "TINYTOWN_PALETTE": ".scenes",
 "TINYTOWN_METAINFO": ".scenes",
 "TownObject": ".scenes",
 "Scene": ".scenes",
 "draw_scene": ".scenes",
 "mask_to_polygons": ".town",
 "coco_instances": ".town",
 "coco_panoptic": ".town",
 "voc_xml": ".town",
 "cityscapes_maps": ".town",
 "data_folder": ".town",
 "tinytown": ".town"
}
if TYPE_CHECKING:
    from .base import Records, join_prefix, load_metainfo, read_json, BaseDataset, full_init, drop, why_empty, sample_rng, get_data_info, sample, get_subset, get_cat_ids, image_shape
    from .classes import COCO, CITYSCAPES_THINGS, CITYSCAPES, VOC, ADE20K, metainfo
    from .report import LEVELS, Problem, CheckReport, report_text
    from .scenes import TINYTOWN_THINGS, TINYTOWN_STUFF, TINYTOWN_ALL, TINYTOWN_IDS, TINYTOWN_PALETTE, TINYTOWN_METAINFO, TownObject, Scene, draw_scene
    from .town import mask_to_polygons, coco_instances, coco_panoptic, voc_xml, cityscapes_maps, data_folder, tinytown

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
