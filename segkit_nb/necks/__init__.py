"The `necks` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "BFP",
 "CELLS",
 "CSPNeXtPAFPN",
 "ChannelMapper",
 "DilatedEncoder",
 "DyHead",
 "FPG",
 "FPN",
 "FPN_CARAFE",
 "FPN_DropBlock",
 "Feature2Pyramid",
 "HRFPN",
 "ICNeck",
 "JPU",
 "L2Norm",
 "MLANeck",
 "MSDeformAttnPixelDecoder",
 "MultiLevelNeck",
 "NASFCOS_FPN",
 "NASFPN",
 "PAFPN",
 "PixelDecoder",
 "RFP",
 "SSDNeck",
 "TRANSITIONS",
 "TransformerEncoderPixelDecoder",
 "YOLOV3Neck",
 "YOLOXPAFPN",
 "check_maps",
 "make_transition"
]
_home = {
 "DyHead": ".dyhead",
 "TRANSITIONS": ".fpg",
 "make_transition": ".fpg",
 "FPG": ".fpg",
 "FPN": ".fpn",
 "HRFPN": ".hrfpn",
 "ICNeck": ".icnet",
 "JPU": ".jpu",
 "MultiLevelNeck": ".multi_level",
 "check_maps": ".multi_level",
 "Feature2Pyramid": ".multi_level",
 "MLANeck": ".multi_level",
 "CELLS": ".nas_fcos",
 "NASFCOS_FPN": ".nas_fcos",
 "NASFPN": ".nas_fpn",
 "PixelDecoder": ".pixel_decoders",
 "TransformerEncoderPixelDecoder": ".pixel_decoders",
 "MSDeformAttnPixelDecoder": ".pixel_decoders",
 "PAFPN": ".pyramids",
 "BFP": ".pyramids",
 "FPN_CARAFE": ".pyramids",
 "FPN_DropBlock": ".pyramids",
 "ChannelMapper": ".pyramids",
 "DilatedEncoder": ".pyramids",
 "RFP": ".rfp",
 "L2Norm": ".ssd",
 "SSDNeck": ".ssd",
 "YOLOV3Neck": ".yolo",
 "YOLOXPAFPN": ".yolo",
 "CSPNeXtPAFPN": ".yolo"
}
if TYPE_CHECKING:
    from .dyhead import DyHead
    from .fpg import TRANSITIONS, make_transition, FPG
    from .fpn import FPN
    from .hrfpn import HRFPN
    from .icnet import ICNeck
    from .jpu import JPU
    from .multi_level import MultiLevelNeck, check_maps, Feature2Pyramid, MLANeck
    from .nas_fcos import CELLS, NASFCOS_FPN
    from .nas_fpn import NASFPN
    from .pixel_decoders import PixelDecoder, TransformerEncoderPixelDecoder, MSDeformAttnPixelDecoder
    from .pyramids import PAFPN, BFP, FPN_CARAFE, FPN_DropBlock, ChannelMapper, DilatedEncoder
    from .rfp import RFP
    from .ssd import L2Norm, SSDNeck
    from .yolo import YOLOV3Neck, YOLOXPAFPN, CSPNeXtPAFPN

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
