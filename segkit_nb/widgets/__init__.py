"The `widgets` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "AutopsyExplorer",
 "Explorer",
 "MonitorHook",
 "PipelineExplorer",
 "SIDE",
 "StepExplorer",
 "TOP",
 "TrainingMonitor",
 "anchor_explorer",
 "assign_explorer",
 "draw_anchor",
 "draw_assignment",
 "draw_results",
 "draw_training",
 "fit_into",
 "frame_of",
 "frames_html",
 "pair_of",
 "put_text"
]
_home = {
 "AutopsyExplorer": ".autopsy_explorer",
 "frames_html": ".explorer",
 "Explorer": ".explorer",
 "SIDE": ".pipeline",
 "TOP": ".pipeline",
 "draw_results": ".pipeline",
 "pair_of": ".pipeline",
 "frame_of": ".pipeline",
 "fit_into": ".pipeline",
 "PipelineExplorer": ".pipeline",
 "put_text": ".priors",
 "draw_anchor": ".priors",
 "anchor_explorer": ".priors",
 "draw_assignment": ".priors",
 "assign_explorer": ".priors",
 "draw_training": ".training",
 "MonitorHook": ".training",
 "TrainingMonitor": ".training",
 "StepExplorer": ".training"
}
if TYPE_CHECKING:
    from .autopsy_explorer import AutopsyExplorer
    from .explorer import frames_html, Explorer
    from .pipeline import SIDE, TOP, draw_results, pair_of, frame_of, fit_into, PipelineExplorer
    from .priors import put_text, draw_anchor, anchor_explorer, draw_assignment, assign_explorer
    from .training import draw_training, MonitorHook, TrainingMonitor, StepExplorer

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
