"The `transforms` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "Angle",
 "AutoAugment",
 "AutoContrast",
 "BaseTransform",
 "Blend",
 "Brightness",
 "CachedMixUp",
 "CachedMosaic",
 "Color",
 "ColorTransform",
 "Compose",
 "Contrast",
 "CopyPaste",
 "Equalize",
 "Expand",
 "FilterAnnotations",
 "GenerateEdge",
 "GeomTransform",
 "Invert",
 "LoadAnnotations",
 "LoadImageFromFile",
 "LoadImageFromNDArray",
 "LoadProposals",
 "MinIoURandomCrop",
 "MixUp",
 "Mosaic",
 "Normalize",
 "PAD_MODES",
 "PackDetInputs",
 "PackSegInputs",
 "Pad",
 "PhotoMetricDistortion",
 "Posterize",
 "RANDAUG_SPACE",
 "RandAugment",
 "RandomAffine",
 "RandomApply",
 "RandomCenterCropPad",
 "RandomChoice",
 "RandomChoiceResize",
 "RandomCrop",
 "RandomFlip",
 "RandomMosaic",
 "RandomOrder",
 "RandomResize",
 "Resize",
 "ResizeShortestEdge",
 "ResizeToMultiple",
 "Rotate",
 "Share",
 "Sharpness",
 "ShearX",
 "ShearY",
 "Solarize",
 "SolarizeAdd",
 "TestTimeAug",
 "TranslateX",
 "TranslateY",
 "YOLOXHSVRandomAug",
 "keep_objects",
 "read_image"
]
_home = {
 "RandomAffine": ".affine",
 "keep_objects": ".annotations",
 "FilterAnnotations": ".annotations",
 "GenerateEdge": ".annotations",
 "RANDAUG_SPACE": ".auto_augment",
 "ColorTransform": ".auto_augment",
 "Blend": ".auto_augment",
 "Brightness": ".auto_augment",
 "Color": ".auto_augment",
 "Contrast": ".auto_augment",
 "Sharpness": ".auto_augment",
 "Solarize": ".auto_augment",
 "SolarizeAdd": ".auto_augment",
 "Posterize": ".auto_augment",
 "Equalize": ".auto_augment",
 "AutoContrast": ".auto_augment",
 "Invert": ".auto_augment",
 "GeomTransform": ".auto_augment",
 "Angle": ".auto_augment",
 "Share": ".auto_augment",
 "ShearX": ".auto_augment",
 "ShearY": ".auto_augment",
 "TranslateX": ".auto_augment",
 "TranslateY": ".auto_augment",
 "Rotate": ".auto_augment",
 "AutoAugment": ".auto_augment",
 "RandAugment": ".auto_augment",
 "RandomOrder": ".auto_augment",
 "YOLOXHSVRandomAug": ".auto_augment",
 "BaseTransform": ".base",
 "Compose": ".base",
 "RandomApply": ".base",
 "RandomChoice": ".base",
 "PAD_MODES": ".center_crop_pad",
 "RandomCenterCropPad": ".center_crop_pad",
 "PhotoMetricDistortion": ".colour",
 "Normalize": ".colour",
 "RandomCrop": ".crop",
 "Expand": ".expand",
 "MinIoURandomCrop": ".expand",
 "Resize": ".geometry",
 "ResizeShortestEdge": ".geometry",
 "ResizeToMultiple": ".geometry",
 "RandomResize": ".geometry",
 "RandomChoiceResize": ".geometry",
 "RandomFlip": ".geometry",
 "read_image": ".loading",
 "LoadImageFromFile": ".loading",
 "LoadImageFromNDArray": ".loading",
 "LoadAnnotations": ".loading",
 "LoadProposals": ".loading",
 "Mosaic": ".mixing",
 "MixUp": ".mixing",
 "CachedMosaic": ".mixing",
 "CachedMixUp": ".mixing",
 "CopyPaste": ".mixing",
 "RandomMosaic": ".mixing",
 "PackDetInputs": ".packing",
 "PackSegInputs": ".packing",
 "TestTimeAug": ".packing",
 "Pad": ".padding"
}
if TYPE_CHECKING:
    from .affine import RandomAffine
    from .annotations import keep_objects, FilterAnnotations, GenerateEdge
    from .auto_augment import RANDAUG_SPACE, ColorTransform, Blend, Brightness, Color, Contrast, Sharpness, Solarize, SolarizeAdd, Posterize, Equalize, AutoContrast, Invert, GeomTransform, Angle, Share, ShearX, ShearY, TranslateX, TranslateY, Rotate, AutoAugment, RandAugment, RandomOrder, YOLOXHSVRandomAug
    from .base import BaseTransform, Compose, RandomApply, RandomChoice
    from .center_crop_pad import PAD_MODES, RandomCenterCropPad
    from .colour import PhotoMetricDistortion, Normalize
    from .crop import RandomCrop
    from .expand import Expand, MinIoURandomCrop
    from .geometry import Resize, ResizeShortestEdge, ResizeToMultiple, RandomResize, RandomChoiceResize, RandomFlip
    from .loading import read_image, LoadImageFromFile, LoadImageFromNDArray, LoadAnnotations, LoadProposals
    from .mixing import Mosaic, MixUp, CachedMosaic, CachedMixUp, CopyPaste, RandomMosaic
    from .packing import PackDetInputs, PackSegInputs, TestTimeAug
    from .padding import Pad

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
