"The `backbones` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "BEiT",
 "BLOCKS",
 "BiSeNetV1",
 "BiSeNetV2",
 "CGNet",
 "CLIPTextEncoder",
 "CSPDarknet",
 "CSPNeXt",
 "ClipTokenizer",
 "Conv2dAdaptivePadding",
 "ConvNeXt",
 "DDRNet",
 "DarkBlock",
 "Darknet",
 "DeconvModule",
 "DetectoRS_ResNeXt",
 "DetectoRS_ResNet",
 "EFFICIENT",
 "ERFNet",
 "EfficientNet",
 "FastSCNN",
 "HRNet",
 "HourglassNet",
 "ICNet",
 "InterpConv",
 "MAE",
 "MSCAN",
 "MixVisionTransformer",
 "MobileNetV2",
 "MobileNetV2Seg",
 "MobileNetV3",
 "P5",
 "P6",
 "PCPVT",
 "PIDNet",
 "PoolFormer",
 "PyramidVisionTransformer",
 "PyramidVisionTransformerV2",
 "QuickGELU",
 "RTM_P5",
 "RegNet",
 "Res2Net",
 "ResLayer",
 "ResNeSt",
 "ResNeXt",
 "ResNet",
 "ResNetV1c",
 "ResNetV1d",
 "SCALES",
 "SIZES",
 "SSDVGG",
 "STAGES",
 "STDC",
 "STDCContextPathNet",
 "STDCNet",
 "SVT",
 "SwinTransformer",
 "TIMMBackbone",
 "TridentResNet",
 "UNet",
 "V2",
 "V3",
 "VPD",
 "VisionTransformer",
 "clip_tokenizer",
 "convert_pvt",
 "convert_swin",
 "convert_twins",
 "convert_vit",
 "geometric_steps",
 "relative_index",
 "resize_pos_embed",
 "resize_relative_table"
]
_home = {
 "BiSeNetV1": ".bisenet",
 "BiSeNetV2": ".bisenet",
 "CGNet": ".cgnet",
 "ERFNet": ".cgnet",
 "SIZES": ".clip_text",
 "ClipTokenizer": ".clip_text",
 "clip_tokenizer": ".clip_text",
 "CLIPTextEncoder": ".clip_text",
 "ConvNeXt": ".convnext",
 "PoolFormer": ".convnext",
 "P5": ".darknet",
 "P6": ".darknet",
 "RTM_P5": ".darknet",
 "DarkBlock": ".darknet",
 "Darknet": ".darknet",
 "CSPDarknet": ".darknet",
 "CSPNeXt": ".darknet",
 "DetectoRS_ResNet": ".detectors",
 "DetectoRS_ResNeXt": ".detectors",
 "EFFICIENT": ".efficientnet",
 "SCALES": ".efficientnet",
 "EfficientNet": ".efficientnet",
 "FastSCNN": ".fastscnn",
 "ResNeXt": ".groups",
 "Res2Net": ".groups",
 "ResNeSt": ".groups",
 "RegNet": ".groups",
 "HourglassNet": ".hourglass",
 "BLOCKS": ".hrnet",
 "HRNet": ".hrnet",
 "ICNet": ".icnet",
 "V2": ".mobilenet",
 "V3": ".mobilenet",
 "MobileNetV2": ".mobilenet",
 "MobileNetV2Seg": ".mobilenet",
 "Conv2dAdaptivePadding": ".mobilenet",
 "MobileNetV3": ".mobilenet",
 "MSCAN": ".mscan",
 "DDRNet": ".pidnet",
 "PIDNet": ".pidnet",
 "PyramidVisionTransformer": ".pvt",
 "PyramidVisionTransformerV2": ".pvt",
 "MixVisionTransformer": ".pvt",
 "convert_pvt": ".pvt",
 "ResNet": ".resnet",
 "ResNetV1c": ".resnet",
 "ResNetV1d": ".resnet",
 "ResLayer": ".resnet",
 "STDC": ".stdc",
 "STDCNet": ".stdc",
 "STDCContextPathNet": ".stdc",
 "SwinTransformer": ".swin",
 "convert_swin": ".swin",
 "TIMMBackbone": ".timm",
 "TridentResNet": ".trident",
 "PCPVT": ".twins",
 "SVT": ".twins",
 "convert_twins": ".twins",
 "InterpConv": ".unet",
 "DeconvModule": ".unet",
 "UNet": ".unet",
 "STAGES": ".vgg",
 "SSDVGG": ".vgg",
 "resize_pos_embed": ".vit",
 "QuickGELU": ".vit",
 "VisionTransformer": ".vit",
 "relative_index": ".vit",
 "BEiT": ".vit",
 "MAE": ".vit",
 "geometric_steps": ".vit",
 "resize_relative_table": ".vit",
 "convert_vit": ".vit",
 "VPD": ".vpd"
}
if TYPE_CHECKING:
    from .bisenet import BiSeNetV1, BiSeNetV2
    from .cgnet import CGNet, ERFNet
    from .clip_text import SIZES, ClipTokenizer, clip_tokenizer, CLIPTextEncoder
    from .convnext import ConvNeXt, PoolFormer
    from .darknet import P5, P6, RTM_P5, DarkBlock, Darknet, CSPDarknet, CSPNeXt
    from .detectors import DetectoRS_ResNet, DetectoRS_ResNeXt
    from .efficientnet import EFFICIENT, SCALES, EfficientNet
    from .fastscnn import FastSCNN
    from .groups import ResNeXt, Res2Net, ResNeSt, RegNet
    from .hourglass import HourglassNet
    from .hrnet import BLOCKS, HRNet
    from .icnet import ICNet
    from .mobilenet import V2, V3, MobileNetV2, MobileNetV2Seg, Conv2dAdaptivePadding, MobileNetV3
    from .mscan import MSCAN
    from .pidnet import DDRNet, PIDNet
    from .pvt import PyramidVisionTransformer, PyramidVisionTransformerV2, MixVisionTransformer, convert_pvt
    from .resnet import ResNet, ResNetV1c, ResNetV1d, ResLayer
    from .stdc import STDC, STDCNet, STDCContextPathNet
    from .swin import SwinTransformer, convert_swin
    from .timm import TIMMBackbone
    from .trident import TridentResNet
    from .twins import PCPVT, SVT, convert_twins
    from .unet import InterpConv, DeconvModule, UNet
    from .vgg import STAGES, SSDVGG
    from .vit import resize_pos_embed, QuickGELU, VisionTransformer, relative_index, BEiT, MAE, geometric_steps, resize_relative_table, convert_vit
    from .vpd import VPD

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
