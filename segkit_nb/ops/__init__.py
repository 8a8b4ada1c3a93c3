"The `ops` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "CARAFE",
 "CARAFENaive",
 "CARAFEPack",
 "DeformConv2dPack",
 "MaskedConv2d",
 "ModulatedDeformConv2dPack",
 "MultiScaleDeformableAttention",
 "PSAMask",
 "RoIAlign",
 "RoIPool",
 "batched_nms",
 "carafe",
 "carafe_naive",
 "deform_conv2d",
 "fast_nms",
 "first_owner",
 "gather_feat",
 "gaussian2D",
 "gaussian_heatmap",
 "gaussian_radius",
 "gen_gaussian_target",
 "get_local_maximum",
 "get_topk_from_heatmap",
 "mask_matrix_nms",
 "masked_conv2d",
 "multi_scale_deformable_attn",
 "multiclass_nms",
 "nms",
 "nms_match",
 "psa_mask",
 "roi_align",
 "roi_max_pool",
 "soft_nms",
 "transpose_and_gather_feat"
]
_home = {
 "deform_conv2d": ".deform",
 "DeformConv2dPack": ".deform",
 "ModulatedDeformConv2dPack": ".deform",
 "gaussian_radius": ".gaussian",
 "gaussian2D": ".gaussian",
 "gen_gaussian_target": ".gaussian",
 "gaussian_heatmap": ".gaussian",
 "get_local_maximum": ".gaussian",
 "get_topk_from_heatmap": ".gaussian",
 "gather_feat": ".gaussian",
 "transpose_and_gather_feat": ".gaussian",
 "masked_conv2d": ".masked",
 "MaskedConv2d": ".masked",
 "nms_match": ".match",
 "first_owner": ".match",
 "fast_nms": ".matrix_suppression",
 "mask_matrix_nms": ".matrix_suppression",
 "multi_scale_deformable_attn": ".ms_deform_attn",
 "MultiScaleDeformableAttention": ".ms_deform_attn",
 "psa_mask": ".psa",
 "PSAMask": ".psa",
 "carafe_naive": ".reassembly",
 "carafe": ".reassembly",
 "CARAFE": ".reassembly",
 "CARAFENaive": ".reassembly",
 "CARAFEPack": ".reassembly",
 "roi_align": ".roi_pooling",
 "RoIAlign": ".roi_pooling",
 "roi_max_pool": ".roi_pooling",
 "RoIPool": ".roi_pooling",
 "nms": ".suppression",
 "soft_nms": ".suppression",
 "batched_nms": ".suppression",
 "multiclass_nms": ".suppression"
}
if TYPE_CHECKING:
    from .deform import deform_conv2d, DeformConv2dPack, ModulatedDeformConv2dPack
    from .gaussian import gaussian_radius, gaussian2D, gen_gaussian_target, gaussian_heatmap, get_local_maximum, get_topk_from_heatmap, gather_feat, transpose_and_gather_feat
    from .masked import masked_conv2d, MaskedConv2d
    from .match import nms_match, first_owner
    from .matrix_suppression import fast_nms, mask_matrix_nms
    from .ms_deform_attn import multi_scale_deformable_attn, MultiScaleDeformableAttention
    from .psa import psa_mask, PSAMask
    from .reassembly import carafe_naive, carafe, CARAFE, CARAFENaive, CARAFEPack
    from .roi_pooling import roi_align, RoIAlign, roi_max_pool, RoIPool
    from .suppression import nms, soft_nms, batched_nms, multiclass_nms

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
