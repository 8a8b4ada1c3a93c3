"The `tools` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "LOOK",
 "Predictor",
 "Report",
 "TRAIN",
 "WORDS",
 "describe",
 "draw_ground_truth",
 "judge_image",
 "make_report",
 "mismatches",
 "prediction_dict",
 "problems",
 "run_demo",
 "save_prediction",
 "segmentation_error",
 "to_rgb",
 "worst"
]
_home = {
 "to_rgb": ".analysis",
 "draw_ground_truth": ".analysis",
 "segmentation_error": ".analysis",
 "worst": ".analysis",
 "run_demo": ".demo",
 "mismatches": ".environment",
 "problems": ".environment",
 "describe": ".environment",
 "judge_image": ".findings",
 "Predictor": ".inference",
 "prediction_dict": ".inference",
 "save_prediction": ".inference",
 "WORDS": ".new",
 "Report": ".report",
 "make_report": ".report",
 "LOOK": ".starter",
 "TRAIN": ".starter"
}
if TYPE_CHECKING:
    from .analysis import to_rgb, draw_ground_truth, segmentation_error, worst
    from .demo import run_demo
    from .environment import mismatches, problems, describe
    from .findings import judge_image
    from .inference import Predictor, prediction_dict, save_prediction
    from .new import WORDS
    from .report import Report, make_report
    from .starter import LOOK, TRAIN

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
