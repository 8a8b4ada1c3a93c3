"The `tools` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "IMAGES",
 "INPUT_ERRORS",
 "Predictor",
 "browse",
 "describe",
 "detection_errors",
 "draw_ground_truth",
 "env",
 "find_config",
 "mismatches",
 "plain_message",
 "predict",
 "prediction_dict",
 "print_config",
 "problems",
 "recipes",
 "run_demo",
 "run_script",
 "segmentation_error",
 "test",
 "to_rgb",
 "train",
 "worst"
]
_home = {
 "to_rgb": ".analysis",
 "draw_ground_truth": ".analysis",
 "detection_errors": ".analysis",
 "segmentation_error": ".analysis",
 "worst": ".analysis",
 "INPUT_ERRORS": ".cli",
 "IMAGES": ".cli",
 "recipes": ".cli",
 "find_config": ".cli",
 "plain_message": ".cli",
 "run_script": ".cli",
 "print_config": ".cli",
 "train": ".cli",
 "test": ".cli",
 "predict": ".cli",
 "browse": ".cli",
 "env": ".cli",
 "run_demo": ".demo",
 "mismatches": ".environment",
 "problems": ".environment",
 "describe": ".environment",
 "Predictor": ".inference",
 "prediction_dict": ".inference"
}
if TYPE_CHECKING:
    from .analysis import to_rgb, draw_ground_truth, detection_errors, segmentation_error, worst
    from .cli import INPUT_ERRORS, IMAGES, recipes, find_config, plain_message, run_script, print_config, train, test, predict, browse, env
    from .demo import run_demo
    from .environment import mismatches, problems, describe
    from .inference import Predictor, prediction_dict

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
