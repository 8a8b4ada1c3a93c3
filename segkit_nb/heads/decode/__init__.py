"A part of the `heads` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "ANNHead",
 "APCHead",
 "ASPPHead",
 "ASPPModule",
 "BaseCascadeDecodeHead",
 "BaseDecodeHead",
 "BetweenHead",
 "CAM",
 "CCHead",
 "DAHead",
 "DDRHead",
 "DMHead",
 "DNLHead",
 "DPTHead",
 "DepthwiseSeparableASPPHead",
 "DepthwiseSeparableASPPModule",
 "DepthwiseSeparableFCNHead",
 "DisentangledNonLocal2d",
 "EMAHead",
 "EncHead",
 "FCNHead",
 "FPNHead",
 "GCHead",
 "ISAHead",
 "IterativeDecodeHead",
 "KernelUpdateHead",
 "KernelUpdator",
 "LAPLACE",
 "LRASPPHead",
 "LightHamHead",
 "NLHead",
 "OCRHead",
 "ObjectAttentionBlock",
 "PAM",
 "PIDHead",
 "PSAHead",
 "PSPHead",
 "PointHead",
 "RelationBlock",
 "SETRMLAHead",
 "SETRUPHead",
 "STDCHead",
 "SegformerHead",
 "SegmenterMaskTransformerHead",
 "SelfAttentionBlock",
 "SideAdapterCLIPHead",
 "SpatialGatherModule",
 "UPerHead",
 "VPDDepthHead",
 "apply_kernels"
]
_home = {
 "ASPPModule": ".aspp",
 "ASPPHead": ".aspp",
 "DepthwiseSeparableASPPModule": ".aspp",
 "DepthwiseSeparableASPPHead": ".aspp",
 "BaseDecodeHead": ".base",
 "BaseCascadeDecodeHead": ".base",
 "DDRHead": ".boundary_heads",
 "PIDHead": ".boundary_heads",
 "EMAHead": ".codes",
 "EncHead": ".codes",
 "VPDDepthHead": ".depth",
 "FCNHead": ".fcn",
 "FPNHead": ".fusion",
 "UPerHead": ".fusion",
 "KernelUpdator": ".knet",
 "apply_kernels": ".knet",
 "KernelUpdateHead": ".knet",
 "IterativeDecodeHead": ".knet",
 "LAPLACE": ".light",
 "DepthwiseSeparableFCNHead": ".light",
 "STDCHead": ".light",
 "LightHamHead": ".light_ham",
 "LRASPPHead": ".lraspp",
 "SpatialGatherModule": ".ocr",
 "SelfAttentionBlock": ".ocr",
 "ObjectAttentionBlock": ".ocr",
 "OCRHead": ".ocr",
 "PointHead": ".point",
 "PSAHead": ".psa",
 "PSPHead": ".psp",
 "ANNHead": ".pyramid_context",
 "APCHead": ".pyramid_context",
 "DMHead": ".pyramid_context",
 "BetweenHead": ".relations",
 "NLHead": ".relations",
 "GCHead": ".relations",
 "CCHead": ".relations",
 "DisentangledNonLocal2d": ".relations",
 "DNLHead": ".relations",
 "RelationBlock": ".relations",
 "ISAHead": ".relations",
 "PAM": ".relations",
 "CAM": ".relations",
 "DAHead": ".relations",
 "SegformerHead": ".segformer",
 "SideAdapterCLIPHead": ".side_adapter",
 "SETRUPHead": ".transformer",
 "SETRMLAHead": ".transformer",
 "DPTHead": ".transformer",
 "SegmenterMaskTransformerHead": ".transformer"
}
if TYPE_CHECKING:
    from .aspp import ASPPModule, ASPPHead, DepthwiseSeparableASPPModule, DepthwiseSeparableASPPHead
    from .base import BaseDecodeHead, BaseCascadeDecodeHead
    from .boundary_heads import DDRHead, PIDHead
    from .codes import EMAHead, EncHead
    from .depth import VPDDepthHead
    from .fcn import FCNHead
    from .fusion import FPNHead, UPerHead
    from .knet import KernelUpdator, apply_kernels, KernelUpdateHead, IterativeDecodeHead
    from .light import LAPLACE, DepthwiseSeparableFCNHead, STDCHead
    from .light_ham import LightHamHead
    from .lraspp import LRASPPHead
    from .ocr import SpatialGatherModule, SelfAttentionBlock, ObjectAttentionBlock, OCRHead
    from .point import PointHead
    from .psa import PSAHead
    from .psp import PSPHead
    from .pyramid_context import ANNHead, APCHead, DMHead
    from .relations import BetweenHead, NLHead, GCHead, CCHead, DisentangledNonLocal2d, DNLHead, RelationBlock, ISAHead, PAM, CAM, DAHead
    from .segformer import SegformerHead
    from .side_adapter import SideAdapterCLIPHead
    from .transformer import SETRUPHead, SETRMLAHead, DPTHead, SegmenterMaskTransformerHead

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
