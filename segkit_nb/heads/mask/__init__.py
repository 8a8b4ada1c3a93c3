"A part of the `heads` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "CondInstBboxHead",
 "CondInstMaskHead",
 "DecoupledSOLOHead",
 "DecoupledSOLOLightHead",
 "FCNMaskHead",
 "HeuristicFusionHead",
 "Mask2FormerDecodeHead",
 "Mask2FormerHead",
 "MaskFormerDecodeHead",
 "MaskFormerFusionHead",
 "MaskFormerHead",
 "PanopticFPNHead",
 "SOLOHead",
 "SOLOV2Head",
 "masks_at_a_time",
 "paste_masks"
]
_home = {
 "CondInstBboxHead": ".condinst",
 "CondInstMaskHead": ".condinst",
 "FCNMaskHead": ".fcn_mask",
 "paste_masks": ".fcn_mask",
 "masks_at_a_time": ".fcn_mask",
 "MaskFormerFusionHead": ".fusion",
 "HeuristicFusionHead": ".fusion",
 "PanopticFPNHead": ".fusion",
 "Mask2FormerHead": ".mask2former",
 "Mask2FormerDecodeHead": ".mask2former",
 "MaskFormerHead": ".mask_former",
 "MaskFormerDecodeHead": ".mask_former",
 "SOLOHead": ".solo",
 "DecoupledSOLOHead": ".solo",
 "DecoupledSOLOLightHead": ".solo",
 "SOLOV2Head": ".solo"
}
if TYPE_CHECKING:
    from .condinst import CondInstBboxHead, CondInstMaskHead
    from .fcn_mask import FCNMaskHead, paste_masks, masks_at_a_time
    from .fusion import MaskFormerFusionHead, HeuristicFusionHead, PanopticFPNHead
    from .mask2former import Mask2FormerHead, Mask2FormerDecodeHead
    from .mask_former import MaskFormerHead, MaskFormerDecodeHead
    from .solo import SOLOHead, DecoupledSOLOHead, DecoupledSOLOLightHead, SOLOV2Head

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
