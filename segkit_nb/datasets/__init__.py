"The `datasets` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "ADE20KDataset",
 "ADE20K_METAINFO",
 "AspectRatioBatchSampler",
 "BaseDataset",
 "BaseDetDataset",
 "BaseSegDataset",
 "CITYSCAPES_METAINFO",
 "CITYSCAPES_THINGS_METAINFO",
 "COCO_METAINFO",
 "COLOR_FILE",
 "CheckReport",
 "CityscapesDataset",
 "CityscapesSegDataset",
 "ClassAwareSampler",
 "ClassBalancedDataset",
 "CocoDataset",
 "ConcatDataset",
 "DefaultSampler",
 "FEW_OBJECTS",
 "IMAGE_WORD",
 "InfiniteSampler",
 "LabelSet",
 "MASK_WORD",
 "MaskCode",
 "MaskScan",
 "NAME_FILES",
 "NO_OBJECT",
 "PIXELS",
 "PascalVOCDataset",
 "Problem",
 "RepeatDataset",
 "STILL",
 "Scene",
 "TINYTOWN_ALL",
 "TINYTOWN_IDS",
 "TINYTOWN_METAINFO",
 "TINYTOWN_PALETTE",
 "TINYTOWN_STUFF",
 "TINYTOWN_THINGS",
 "TownObject",
 "VOCDataset",
 "VOC_METAINFO",
 "VOID",
 "XMLDataset",
 "XML_OWN",
 "build_dataloader",
 "check_coco",
 "check_dataset",
 "check_labels",
 "check_leak",
 "check_semantic",
 "check_splits",
 "class_colors",
 "data_folder",
 "default_collate",
 "draw_scene",
 "format_of",
 "label_map",
 "names_fit",
 "object_mask",
 "parse_yolo_line",
 "photo",
 "pseudo_collate",
 "read_image_set",
 "read_labels",
 "read_voc",
 "read_xml",
 "split_labels",
 "tags_of",
 "tinytown",
 "turned_map",
 "write_labels",
 "xml_names"
]
_home = {
 "format_of": ".any_format",
 "read_labels": ".any_format",
 "write_labels": ".any_format",
 "split_labels": ".any_format",
 "STILL": ".base",
 "BaseDataset": ".base",
 "check_coco": ".checks",
 "check_semantic": ".checks",
 "check_leak": ".checks",
 "check_splits": ".checks",
 "check_dataset": ".checks",
 "COCO_METAINFO": ".classes",
 "CITYSCAPES_THINGS_METAINFO": ".classes",
 "CITYSCAPES_METAINFO": ".classes",
 "VOC_METAINFO": ".classes",
 "ADE20K_METAINFO": ".classes",
 "BaseDetDataset": ".coco",
 "CocoDataset": ".coco",
 "CityscapesDataset": ".coco",
 "XML_OWN": ".cvat",
 "tags_of": ".cvat",
 "LabelSet": ".formats",
 "FEW_OBJECTS": ".label_checks",
 "check_labels": ".label_checks",
 "pseudo_collate": ".loading",
 "default_collate": ".loading",
 "build_dataloader": ".loading",
 "MASK_WORD": ".mask_folders",
 "IMAGE_WORD": ".mask_folders",
 "COLOR_FILE": ".mask_folders",
 "VOID": ".mask_folders",
 "NO_OBJECT": ".mask_folders",
 "PIXELS": ".mask_folders",
 "MaskCode": ".mask_folders",
 "MaskScan": ".mask_folders",
 "names_fit": ".mask_folders",
 "object_mask": ".mask_folders",
 "label_map": ".mask_folders",
 "turned_map": ".mask_folders",
 "class_colors": ".mask_folders",
 "photo": ".photos",
 "Problem": ".report",
 "CheckReport": ".report",
 "DefaultSampler": ".sampling",
 "InfiniteSampler": ".sampling",
 "AspectRatioBatchSampler": ".sampling",
 "ClassAwareSampler": ".sampling",
 "TINYTOWN_THINGS": ".scenes",
 "TINYTOWN_STUFF": ".scenes",
 "TINYTOWN_ALL": ".scenes",
 "TINYTOWN_IDS": ".scenes",
 "TINYTOWN_PALETTE": ".scenes",
 "TINYTOWN_METAINFO": ".scenes",
 "TownObject": ".scenes",
 "Scene": ".scenes",
 "draw_scene": ".scenes",
 "BaseSegDataset": ".semantic",
 "CityscapesSegDataset": ".semantic",
 "ADE20KDataset": ".semantic",
 "PascalVOCDataset": ".semantic",
 "data_folder": ".town",
 "tinytown": ".town",
 "read_xml": ".voc",
 "read_voc": ".voc",
 "read_image_set": ".voc",
 "XMLDataset": ".voc",
 "xml_names": ".voc",
 "VOCDataset": ".voc",
 "ConcatDataset": ".wrappers",
 "RepeatDataset": ".wrappers",
 "ClassBalancedDataset": ".wrappers",
 "NAME_FILES": ".yolo",
 "parse_yolo_line": ".yolo"
}
if TYPE_CHECKING:
    from .any_format import format_of, read_labels, write_labels, split_labels
    from .base import STILL, BaseDataset
    from .checks import check_coco, check_semantic, check_leak, check_splits, check_dataset
    from .classes import COCO_METAINFO, CITYSCAPES_THINGS_METAINFO, CITYSCAPES_METAINFO, VOC_METAINFO, ADE20K_METAINFO
    from .coco import BaseDetDataset, CocoDataset, CityscapesDataset
    from .cvat import XML_OWN, tags_of
    from .formats import LabelSet
    from .label_checks import FEW_OBJECTS, check_labels
    from .loading import pseudo_collate, default_collate, build_dataloader
    from .mask_folders import MASK_WORD, IMAGE_WORD, COLOR_FILE, VOID, NO_OBJECT, PIXELS, MaskCode, MaskScan, names_fit, object_mask, label_map, turned_map, class_colors
    from .photos import photo
    from .report import Problem, CheckReport
    from .sampling import DefaultSampler, InfiniteSampler, AspectRatioBatchSampler, ClassAwareSampler
    from .scenes import TINYTOWN_THINGS, TINYTOWN_STUFF, TINYTOWN_ALL, TINYTOWN_IDS, TINYTOWN_PALETTE, TINYTOWN_METAINFO, TownObject, Scene, draw_scene
    from .semantic import BaseSegDataset, CityscapesSegDataset, ADE20KDataset, PascalVOCDataset
    from .town import data_folder, tinytown
    from .voc import read_xml, read_voc, read_image_set, XMLDataset, xml_names, VOCDataset
    from .wrappers import ConcatDataset, RepeatDataset, ClassBalancedDataset
    from .yolo import NAME_FILES, parse_yolo_line

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
