"The `ops` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "CARAFE",
 "CARAFENaive",
 "CARAFEPack",
 "DeformConv2dPack",
 "DeformRoIPool",
 "DeformRoIPoolPack",
 "MaskedConv2d",
 "ModulatedDeformConv2dPack",
 "ModulatedDeformRoIPoolPack",
 "MultiScaleDeformableAttention",
 "PSAMask",
 "ProductConv2d",
 "RoIAlign",
 "RoIPool",
 "SimpleRoIAlign",
 "abs_img_point_to_rel_img_point",
 "atrous_conv2d",
 "batched_nms",
 "calculate_uncertainty",
 "carafe",
 "carafe_naive",
 "deform_conv2d",
 "deform_roi_pool",
 "fast_nms",
 "first_owner",
 "gather_feat",
 "gaussian2D",
 "gaussian_heatmap",
 "gaussian_radius",
 "gen_gaussian_target",
 "generate_grid",
 "get_local_maximum",
 "get_topk_from_heatmap",
 "get_uncertain_point_coords_with_randomness",
 "get_uncertainty",
 "mask_matrix_nms",
 "masked_conv2d",
 "multi_scale_deformable_attn",
 "multiclass_nms",
 "nms",
 "nms_match",
 "point_sample",
 "pointwise_conv2d",
 "psa_mask",
 "rel_roi_point_to_abs_img_point",
 "rel_roi_point_to_rel_img_point",
 "roi_align",
 "roi_max_pool",
 "soft_nms",
 "transpose_and_gather_feat",
 "uncertain_grid_points",
 "watched"
]
_home = {
 "deform_conv2d": ".deform",
 "DeformConv2dPack": ".deform",
 "ModulatedDeformConv2dPack": ".deform",
 "deform_roi_pool": ".deform_roi",
 "DeformRoIPool": ".deform_roi",
 "DeformRoIPoolPack": ".deform_roi",
 "ModulatedDeformRoIPoolPack": ".deform_roi",
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
 "point_sample": ".points",
 "rel_roi_point_to_abs_img_point": ".points",
 "abs_img_point_to_rel_img_point": ".points",
 "rel_roi_point_to_rel_img_point": ".points",
 "generate_grid": ".points",
 "SimpleRoIAlign": ".points",
 "get_uncertainty": ".points",
 "calculate_uncertainty": ".points",
 "uncertain_grid_points": ".points",
 "get_uncertain_point_coords_with_randomness": ".points",
 "watched": ".products",
 "pointwise_conv2d": ".products",
 "atrous_conv2d": ".products",
 "ProductConv2d": ".products",
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
    from .deform_roi import deform_roi_pool, DeformRoIPool, DeformRoIPoolPack, ModulatedDeformRoIPoolPack
    from .gaussian import gaussian_radius, gaussian2D, gen_gaussian_target, gaussian_heatmap, get_local_maximum, get_topk_from_heatmap, gather_feat, transpose_and_gather_feat
    from .masked import masked_conv2d, MaskedConv2d
    from .match import nms_match, first_owner
    from .matrix_suppression import fast_nms, mask_matrix_nms
    from .ms_deform_attn import multi_scale_deformable_attn, MultiScaleDeformableAttention
    from .points import point_sample, rel_roi_point_to_abs_img_point, abs_img_point_to_rel_img_point, rel_roi_point_to_rel_img_point, generate_grid, SimpleRoIAlign, get_uncertainty, calculate_uncertainty, uncertain_grid_points, get_uncertain_point_coords_with_randomness
    from .products import watched, pointwise_conv2d, atrous_conv2d, ProductConv2d
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
