"A part of the `heads` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "FCNMaskHead",
 "PASTE_BYTES",
 "mask_targets_single",
 "mask_upsample",
 "paste_all",
 "paste_masks",
 "sample_axis"
]
_home = {
 "PASTE_BYTES": ".fcn_mask",
 "FCNMaskHead": ".fcn_mask",
 "mask_upsample": ".fcn_mask",
 "mask_targets_single": ".fcn_mask",
 "sample_axis": ".fcn_mask",
 "paste_masks": ".fcn_mask",
 "paste_all": ".fcn_mask"
}
if TYPE_CHECKING:
    from .fcn_mask import PASTE_BYTES, FCNMaskHead, mask_upsample, mask_targets_single, sample_axis, paste_masks, paste_all

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
