"The `losses` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "Accuracy",
 "AlignedBoxLoss",
 "AssociativeEmbeddingLoss",
 "BalancedL1Loss",
 "BoundaryLoss",
 "BoundedIoULoss",
 "CIoULoss",
 "CrossEntropyCustomLoss",
 "CrossEntropyLoss",
 "DDQAuxLoss",
 "DIoULoss",
 "DiceLoss",
 "DistributionFocalLoss",
 "EIoULoss",
 "EQLV2Loss",
 "FocalCustomLoss",
 "FocalLoss",
 "GHMC",
 "GHMR",
 "GIoULoss",
 "GaussianFocalLoss",
 "HausdorffDistanceLoss",
 "HuasdorffDisstanceLoss",
 "IoULoss",
 "KLDivLoss",
 "KnowledgeDistillationKLDivLoss",
 "L1Loss",
 "L2Loss",
 "LovaszLoss",
 "MSELoss",
 "MarginL2Loss",
 "MultiPosCrossEntropyLoss",
 "OhemCrossEntropy",
 "QualityFocalLoss",
 "ReducedLoss",
 "RegressionLoss",
 "SIoULoss",
 "SeesawLoss",
 "SiLogLoss",
 "SmoothL1Loss",
 "TINY",
 "TripletLoss",
 "TverskyLoss",
 "VarifocalLoss",
 "accuracy",
 "balanced_l1",
 "binary_cross_entropy",
 "bounded_iou_loss",
 "box_descent",
 "ciou_loss",
 "dice_loss",
 "diou_loss",
 "eiou_loss",
 "giou_loss",
 "iou_loss",
 "loss_profile",
 "lovasz_hinge",
 "lovasz_softmax",
 "mask_cross_entropy",
 "multi_pos_cross_entropy",
 "reduce_loss",
 "sigmoid_focal_loss",
 "silog_loss",
 "siou_loss",
 "smooth_l1",
 "softmax_cross_entropy",
 "tversky_loss",
 "weight_reduce_loss",
 "weighted_loss"
]
_home = {
 "accuracy": ".accuracies",
 "Accuracy": ".accuracies",
 "loss_profile": ".compare",
 "box_descent": ".compare",
 "HausdorffDistanceLoss": ".contour",
 "HuasdorffDisstanceLoss": ".contour",
 "BoundaryLoss": ".contour",
 "softmax_cross_entropy": ".cross_entropy",
 "binary_cross_entropy": ".cross_entropy",
 "mask_cross_entropy": ".cross_entropy",
 "CrossEntropyLoss": ".cross_entropy",
 "DDQAuxLoss": ".ddq",
 "silog_loss": ".depth",
 "SiLogLoss": ".depth",
 "dice_loss": ".dice",
 "DiceLoss": ".dice",
 "TripletLoss": ".embedding",
 "multi_pos_cross_entropy": ".embedding",
 "MultiPosCrossEntropyLoss": ".embedding",
 "L2Loss": ".embedding",
 "MarginL2Loss": ".embedding",
 "sigmoid_focal_loss": ".focal",
 "FocalLoss": ".focal",
 "GHMC": ".ghm",
 "GHMR": ".ghm",
 "iou_loss": ".iou",
 "giou_loss": ".iou",
 "diou_loss": ".iou",
 "ciou_loss": ".iou",
 "eiou_loss": ".iou",
 "siou_loss": ".iou",
 "bounded_iou_loss": ".iou",
 "AlignedBoxLoss": ".iou",
 "IoULoss": ".iou",
 "GIoULoss": ".iou",
 "DIoULoss": ".iou",
 "CIoULoss": ".iou",
 "EIoULoss": ".iou",
 "SIoULoss": ".iou",
 "BoundedIoULoss": ".iou",
 "TINY": ".keypoint",
 "GaussianFocalLoss": ".keypoint",
 "AssociativeEmbeddingLoss": ".keypoint",
 "SeesawLoss": ".long_tail",
 "EQLV2Loss": ".long_tail",
 "CrossEntropyCustomLoss": ".long_tail",
 "FocalCustomLoss": ".long_tail",
 "OhemCrossEntropy": ".ohem",
 "QualityFocalLoss": ".quality",
 "VarifocalLoss": ".quality",
 "DistributionFocalLoss": ".quality",
 "KnowledgeDistillationKLDivLoss": ".quality",
 "KLDivLoss": ".quality",
 "reduce_loss": ".reduction",
 "weight_reduce_loss": ".reduction",
 "weighted_loss": ".reduction",
 "ReducedLoss": ".reduction",
 "lovasz_softmax": ".region",
 "lovasz_hinge": ".region",
 "LovaszLoss": ".region",
 "tversky_loss": ".region",
 "TverskyLoss": ".region",
 "smooth_l1": ".regression",
 "balanced_l1": ".regression",
 "RegressionLoss": ".regression",
 "L1Loss": ".regression",
 "MSELoss": ".regression",
 "SmoothL1Loss": ".regression",
 "BalancedL1Loss": ".regression"
}
if TYPE_CHECKING:
    from .accuracies import accuracy, Accuracy
    from .compare import loss_profile, box_descent
    from .contour import HausdorffDistanceLoss, HuasdorffDisstanceLoss, BoundaryLoss
    from .cross_entropy import softmax_cross_entropy, binary_cross_entropy, mask_cross_entropy, CrossEntropyLoss
    from .ddq import DDQAuxLoss
    from .depth import silog_loss, SiLogLoss
    from .dice import dice_loss, DiceLoss
    from .embedding import TripletLoss, multi_pos_cross_entropy, MultiPosCrossEntropyLoss, L2Loss, MarginL2Loss
    from .focal import sigmoid_focal_loss, FocalLoss
    from .ghm import GHMC, GHMR
    from .iou import iou_loss, giou_loss, diou_loss, ciou_loss, eiou_loss, siou_loss, bounded_iou_loss, AlignedBoxLoss, IoULoss, GIoULoss, DIoULoss, CIoULoss, EIoULoss, SIoULoss, BoundedIoULoss
    from .keypoint import TINY, GaussianFocalLoss, AssociativeEmbeddingLoss
    from .long_tail import SeesawLoss, EQLV2Loss, CrossEntropyCustomLoss, FocalCustomLoss
    from .ohem import OhemCrossEntropy
    from .quality import QualityFocalLoss, VarifocalLoss, DistributionFocalLoss, KnowledgeDistillationKLDivLoss, KLDivLoss
    from .reduction import reduce_loss, weight_reduce_loss, weighted_loss, ReducedLoss
    from .region import lovasz_softmax, lovasz_hinge, LovaszLoss, tversky_loss, TverskyLoss
    from .regression import smooth_l1, balanced_l1, RegressionLoss, L1Loss, MSELoss, SmoothL1Loss, BalancedL1Loss

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
