"The `models` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "BaseDataPreprocessor",
 "BaseDetector",
 "BaseModel",
 "BatchFixedSizePad",
 "BatchSyncRandomResize",
 "CascadeEncoderDecoder",
 "DetDataPreprocessor",
 "EncoderDecoder",
 "FastRCNN",
 "FasterRCNN",
 "ImgDataPreprocessor",
 "MaskRCNN",
 "RPN",
 "RetinaNet",
 "SegDataPreProcessor",
 "SingleStageDetector",
 "TwoStageDetector",
 "add_prefix",
 "as_objects",
 "build_parts",
 "check_test_mode",
 "given_proposals",
 "loss_mode",
 "pad_map",
 "pad_masks",
 "pair",
 "parse_losses",
 "plain_samples",
 "resize_sample",
 "round_up",
 "sliding_windows",
 "stack_images",
 "undo_preprocessing",
 "with_predictions",
 "with_pretrained"
]
_home = {
 "parse_losses": ".base",
 "BaseModel": ".base",
 "build_parts": ".base",
 "loss_mode": ".base",
 "BaseDetector": ".detectors",
 "with_predictions": ".detectors",
 "as_objects": ".detectors",
 "SingleStageDetector": ".detectors",
 "RetinaNet": ".detectors",
 "RPN": ".detectors",
 "TwoStageDetector": ".detectors",
 "given_proposals": ".detectors",
 "plain_samples": ".detectors",
 "FasterRCNN": ".detectors",
 "MaskRCNN": ".detectors",
 "FastRCNN": ".detectors",
 "pair": ".encoder_decoder",
 "sliding_windows": ".encoder_decoder",
 "EncoderDecoder": ".encoder_decoder",
 "with_pretrained": ".encoder_decoder",
 "check_test_mode": ".encoder_decoder",
 "add_prefix": ".encoder_decoder",
 "undo_preprocessing": ".encoder_decoder",
 "CascadeEncoderDecoder": ".encoder_decoder",
 "round_up": ".preprocess",
 "stack_images": ".preprocess",
 "pad_map": ".preprocess",
 "BaseDataPreprocessor": ".preprocess",
 "ImgDataPreprocessor": ".preprocess",
 "DetDataPreprocessor": ".preprocess",
 "pad_masks": ".preprocess",
 "BatchFixedSizePad": ".preprocess",
 "BatchSyncRandomResize": ".preprocess",
 "resize_sample": ".preprocess",
 "SegDataPreProcessor": ".preprocess"
}
if TYPE_CHECKING:
    from .base import parse_losses, BaseModel, build_parts, loss_mode
    from .detectors import BaseDetector, with_predictions, as_objects, SingleStageDetector, RetinaNet, RPN, TwoStageDetector, given_proposals, plain_samples, FasterRCNN, MaskRCNN, FastRCNN
    from .encoder_decoder import pair, sliding_windows, EncoderDecoder, with_pretrained, check_test_mode, add_prefix, undo_preprocessing, CascadeEncoderDecoder
    from .preprocess import round_up, stack_images, pad_map, BaseDataPreprocessor, ImgDataPreprocessor, DetDataPreprocessor, pad_masks, BatchFixedSizePad, BatchSyncRandomResize, resize_sample, SegDataPreProcessor

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
