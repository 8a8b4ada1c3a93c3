"The `necks` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "BFP",
 "ChannelMapper",
 "DilatedEncoder",
 "FPN",
 "FPN_CARAFE",
 "HRFPN",
 "L2Norm",
 "MSDeformAttnPixelDecoder",
 "PAFPN",
 "PixelDecoder",
 "SSDNeck",
 "TransformerEncoderPixelDecoder"
]
_home = {
 "FPN": ".fpn",
 "HRFPN": ".hrfpn",
 "PixelDecoder": ".pixel_decoders",
 "TransformerEncoderPixelDecoder": ".pixel_decoders",
 "MSDeformAttnPixelDecoder": ".pixel_decoders",
 "PAFPN": ".pyramids",
 "BFP": ".pyramids",
 "FPN_CARAFE": ".pyramids",
 "ChannelMapper": ".pyramids",
 "DilatedEncoder": ".pyramids",
 "L2Norm": ".ssd",
 "SSDNeck": ".ssd"
}
if TYPE_CHECKING:
    from .fpn import FPN
    from .hrfpn import HRFPN
    from .pixel_decoders import PixelDecoder, TransformerEncoderPixelDecoder, MSDeformAttnPixelDecoder
    from .pyramids import PAFPN, BFP, FPN_CARAFE, ChannelMapper, DilatedEncoder
    from .ssd import L2Norm, SSDNeck

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
