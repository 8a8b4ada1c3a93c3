"The `tools` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "IMAGES",
 "INPUT_ERRORS",
 "PACKAGES",
 "Predictor",
 "browse",
 "contact_sheets",
 "curves_picture",
 "describe",
 "detection_errors",
 "detection_pair",
 "draw_ground_truth",
 "env",
 "find_config",
 "image_and_path",
 "import_problems",
 "installed",
 "join_predictions",
 "local_build",
 "log_curves",
 "main",
 "match_instances",
 "mismatches",
 "plain_message",
 "predict",
 "predict_split",
 "prediction_dict",
 "print_config",
 "problems",
 "recipes",
 "run_demo",
 "run_recipe",
 "run_script",
 "save",
 "segmentation_error",
 "segmentation_pair",
 "set_image",
 "test",
 "to_rgb",
 "train",
 "version_numbers",
 "without_annotations",
 "worst"
]
_home = {
 "to_rgb": ".analysis",
 "draw_ground_truth": ".analysis",
 "match_instances": ".analysis",
 "detection_errors": ".analysis",
 "segmentation_error": ".analysis",
 "worst": ".analysis",
 "log_curves": ".analysis",
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
 "run_recipe": ".demo",
 "predict_split": ".demo",
 "join_predictions": ".demo",
 "save": ".demo",
 "detection_pair": ".demo",
 "segmentation_pair": ".demo",
 "contact_sheets": ".demo",
 "curves_picture": ".demo",
 "run_demo": ".demo",
 "main": ".demo",
 "PACKAGES": ".environment",
 "installed": ".environment",
 "local_build": ".environment",
 "version_numbers": ".environment",
 "mismatches": ".environment",
 "import_problems": ".environment",
 "problems": ".environment",
 "describe": ".environment",
 "set_image": ".inference",
 "without_annotations": ".inference",
 "image_and_path": ".inference",
 "Predictor": ".inference",
 "prediction_dict": ".inference"
}
if TYPE_CHECKING:
    from .analysis import to_rgb, draw_ground_truth, match_instances, detection_errors, segmentation_error, worst, log_curves
    from .cli import INPUT_ERRORS, IMAGES, recipes, find_config, plain_message, run_script, print_config, train, test, predict, browse, env
    from .demo import run_recipe, predict_split, join_predictions, save, detection_pair, segmentation_pair, contact_sheets, curves_picture, run_demo, main
    from .environment import PACKAGES, installed, local_build, version_numbers, mismatches, import_problems, problems, describe
    from .inference import set_image, without_annotations, image_and_path, Predictor, prediction_dict

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
