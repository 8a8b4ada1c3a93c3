"The `models` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "ATSS",
 "BaseDataPreprocessor",
 "BaseDetector",
 "BaseModel",
 "BaseTTAModel",
 "BatchFixedSizePad",
 "BatchSyncRandomResize",
 "CascadeEncoderDecoder",
 "CascadeRCNN",
 "ConditionalDETR",
 "DABDETR",
 "DDOD",
 "DETR",
 "DINO",
 "DINOHead",
 "DeformableDETR",
 "DeformableDETRHead",
 "DepthEstimator",
 "DetDataPreprocessor",
 "EncoderDecoder",
 "FCOS",
 "FOVEA",
 "FSAF",
 "FastRCNN",
 "FasterRCNN",
 "GFL",
 "ImgDataPreprocessor",
 "LAD",
 "MODELS_OF_TORCHVISION",
 "Mask2Former",
 "MaskFormer",
 "MaskRCNN",
 "MaskScoringRCNN",
 "MultimodalEncoderDecoder",
 "PAA",
 "PanopticFPN",
 "PointRend",
 "RPN",
 "RTMDet",
 "RepPointsDetector",
 "RetinaNet",
 "SegDataPreProcessor",
 "SegTTAModel",
 "SingleStageDetector",
 "TOOD",
 "TwoStageDetector",
 "TwoStagePanopticSegmentor",
 "VFNet",
 "YOLOF",
 "YOLOV3",
 "YOLOX",
 "fine_tuning",
 "loss_mode",
 "parse_losses",
 "pretrained_parts",
 "torchvision_model",
 "transfer"
]
_home = {
 "parse_losses": ".base",
 "BaseModel": ".base",
 "loss_mode": ".base",
 "DeformableDETRHead": ".deformable_detr",
 "DeformableDETR": ".deformable_detr",
 "FCOS": ".dense",
 "ATSS": ".dense",
 "GFL": ".dense",
 "FSAF": ".dense",
 "VFNet": ".dense",
 "RepPointsDetector": ".dense",
 "YOLOV3": ".dense",
 "YOLOX": ".dense",
 "RTMDet": ".dense",
 "PAA": ".dense",
 "TOOD": ".dense",
 "DDOD": ".dense",
 "FOVEA": ".dense",
 "YOLOF": ".dense",
 "LAD": ".dense",
 "BaseDetector": ".detectors",
 "SingleStageDetector": ".detectors",
 "RetinaNet": ".detectors",
 "RPN": ".detectors",
 "TwoStageDetector": ".detectors",
 "FasterRCNN": ".detectors",
 "MaskRCNN": ".detectors",
 "MaskScoringRCNN": ".detectors",
 "PointRend": ".detectors",
 "CascadeRCNN": ".detectors",
 "FastRCNN": ".detectors",
 "DETR": ".detr",
 "ConditionalDETR": ".detr",
 "DABDETR": ".detr",
 "DINOHead": ".dino",
 "DINO": ".dino",
 "EncoderDecoder": ".encoder_decoder",
 "CascadeEncoderDecoder": ".encoder_decoder",
 "MultimodalEncoderDecoder": ".multimodal",
 "pretrained_parts": ".multimodal",
 "DepthEstimator": ".multimodal",
 "MaskFormer": ".panoptic",
 "Mask2Former": ".panoptic",
 "TwoStagePanopticSegmentor": ".panoptic",
 "PanopticFPN": ".panoptic",
 "BaseDataPreprocessor": ".preprocess",
 "ImgDataPreprocessor": ".preprocess",
 "DetDataPreprocessor": ".preprocess",
 "BatchFixedSizePad": ".preprocess",
 "BatchSyncRandomResize": ".preprocess",
 "SegDataPreProcessor": ".preprocess",
 "MODELS_OF_TORCHVISION": ".torchvision_models",
 "torchvision_model": ".torchvision_models",
 "fine_tuning": ".torchvision_models",
 "transfer": ".torchvision_models",
 "BaseTTAModel": ".tta",
 "SegTTAModel": ".tta"
}
if TYPE_CHECKING:
    from .base import parse_losses, BaseModel, loss_mode
    from .deformable_detr import DeformableDETRHead, DeformableDETR
    from .dense import FCOS, ATSS, GFL, FSAF, VFNet, RepPointsDetector, YOLOV3, YOLOX, RTMDet, PAA, TOOD, DDOD, FOVEA, YOLOF, LAD
    from .detectors import BaseDetector, SingleStageDetector, RetinaNet, RPN, TwoStageDetector, FasterRCNN, MaskRCNN, MaskScoringRCNN, PointRend, CascadeRCNN, FastRCNN
    from .detr import DETR, ConditionalDETR, DABDETR
    from .dino import DINOHead, DINO
    from .encoder_decoder import EncoderDecoder, CascadeEncoderDecoder
    from .multimodal import MultimodalEncoderDecoder, pretrained_parts, DepthEstimator
    from .panoptic import MaskFormer, Mask2Former, TwoStagePanopticSegmentor, PanopticFPN
    from .preprocess import BaseDataPreprocessor, ImgDataPreprocessor, DetDataPreprocessor, BatchFixedSizePad, BatchSyncRandomResize, SegDataPreProcessor
    from .torchvision_models import MODELS_OF_TORCHVISION, torchvision_model, fine_tuning, transfer
    from .tta import BaseTTAModel, SegTTAModel

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
