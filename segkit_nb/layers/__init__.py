"The `layers` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "AdaptivePadding",
 "BaseModule",
 "BasicBlock",
 "Bottleneck",
 "Clamp",
 "ContextBlock",
 "ConvAWS2d",
 "ConvModule",
 "ConvWS2d",
 "CrissCrossAttention",
 "DepthwiseSeparableConvModule",
 "DropPath",
 "DyReLU",
 "FFN",
 "Gain",
 "HSigmoid",
 "InvertedResidual",
 "LayerNorm2d",
 "LayerScale",
 "LearnedPositionalEncoding",
 "ModuleDict",
 "ModuleList",
 "MultiheadAttention",
 "NonLocal2d",
 "NormedConv2d",
 "NormedLinear",
 "PatchEmbed",
 "PatchMerging",
 "PixelShuffle",
 "SELayer",
 "Sequential",
 "ShiftWindowMSA",
 "SinePositionalEncoding",
 "SyncBN",
 "WindowMSA",
 "bias_init_with_prob",
 "caffe2_xavier_init",
 "constant_init",
 "coordinate_to_encoding",
 "kaiming_init",
 "load_pretrained",
 "make_act",
 "make_conv",
 "make_divisible",
 "make_dropout",
 "make_norm",
 "make_padding",
 "make_plugin",
 "make_res_stage",
 "make_upsample",
 "nchw_to_nlc",
 "nlc_to_nchw",
 "normal_init",
 "trunc_normal_init",
 "uniform_init",
 "xavier_init"
]
_home = {
 "DropPath": ".attention",
 "make_dropout": ".attention",
 "MultiheadAttention": ".attention",
 "LayerScale": ".attention",
 "FFN": ".attention",
 "constant_init": ".base",
 "normal_init": ".base",
 "trunc_normal_init": ".base",
 "uniform_init": ".base",
 "xavier_init": ".base",
 "kaiming_init": ".base",
 "caffe2_xavier_init": ".base",
 "bias_init_with_prob": ".base",
 "BaseModule": ".base",
 "Sequential": ".base",
 "ModuleList": ".base",
 "ModuleDict": ".base",
 "load_pretrained": ".base",
 "make_divisible": ".channel_gates",
 "SELayer": ".channel_gates",
 "DyReLU": ".channel_gates",
 "InvertedResidual": ".channel_gates",
 "ConvModule": ".conv_module",
 "DepthwiseSeparableConvModule": ".conv_module",
 "ConvWS2d": ".factories",
 "SyncBN": ".factories",
 "LayerNorm2d": ".factories",
 "HSigmoid": ".factories",
 "Clamp": ".factories",
 "PixelShuffle": ".factories",
 "make_conv": ".factories",
 "make_padding": ".factories",
 "make_act": ".factories",
 "make_norm": ".factories",
 "make_upsample": ".factories",
 "make_plugin": ".factories",
 "NonLocal2d": ".global_context",
 "ContextBlock": ".global_context",
 "Gain": ".global_context",
 "CrissCrossAttention": ".global_context",
 "NormedLinear": ".normed",
 "NormedConv2d": ".normed",
 "ConvAWS2d": ".normed",
 "AdaptivePadding": ".patches",
 "nlc_to_nchw": ".patches",
 "nchw_to_nlc": ".patches",
 "PatchEmbed": ".patches",
 "PatchMerging": ".patches",
 "SinePositionalEncoding": ".position",
 "LearnedPositionalEncoding": ".position",
 "coordinate_to_encoding": ".position",
 "BasicBlock": ".residual",
 "Bottleneck": ".residual",
 "make_res_stage": ".residual",
 "WindowMSA": ".window",
 "ShiftWindowMSA": ".window"
}
if TYPE_CHECKING:
    from .attention import DropPath, make_dropout, MultiheadAttention, LayerScale, FFN
    from .base import constant_init, normal_init, trunc_normal_init, uniform_init, xavier_init, kaiming_init, caffe2_xavier_init, bias_init_with_prob, BaseModule, Sequential, ModuleList, ModuleDict, load_pretrained
    from .channel_gates import make_divisible, SELayer, DyReLU, InvertedResidual
    from .conv_module import ConvModule, DepthwiseSeparableConvModule
    from .factories import ConvWS2d, SyncBN, LayerNorm2d, HSigmoid, Clamp, PixelShuffle, make_conv, make_padding, make_act, make_norm, make_upsample, make_plugin
    from .global_context import NonLocal2d, ContextBlock, Gain, CrissCrossAttention
    from .normed import NormedLinear, NormedConv2d, ConvAWS2d
    from .patches import AdaptivePadding, nlc_to_nchw, nchw_to_nlc, PatchEmbed, PatchMerging
    from .position import SinePositionalEncoding, LearnedPositionalEncoding, coordinate_to_encoding
    from .residual import BasicBlock, Bottleneck, make_res_stage
    from .window import WindowMSA, ShiftWindowMSA

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
