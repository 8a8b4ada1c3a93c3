"The `widgets` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "Explorer",
 "MonitorHook",
 "PipelineExplorer",
 "StepExplorer",
 "TrainingMonitor",
 "anchor_at",
 "anchor_explorer",
 "assign_explorer",
 "backdrop",
 "caption",
 "draw_anchor",
 "draw_assignment",
 "draw_results",
 "draw_step",
 "draw_training",
 "encode",
 "frame_of",
 "frames_html",
 "run_steps",
 "said",
 "stored_values",
 "unpack"
]
_home = {
 "encode": ".explorer",
 "frames_html": ".explorer",
 "Explorer": ".explorer",
 "stored_values": ".explorer",
 "unpack": ".pipeline",
 "draw_results": ".pipeline",
 "said": ".pipeline",
 "run_steps": ".pipeline",
 "frame_of": ".pipeline",
 "draw_step": ".pipeline",
 "PipelineExplorer": ".pipeline",
 "caption": ".priors",
 "backdrop": ".priors",
 "anchor_at": ".priors",
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
    from .explorer import encode, frames_html, Explorer, stored_values
    from .pipeline import unpack, draw_results, said, run_steps, frame_of, draw_step, PipelineExplorer
    from .priors import caption, backdrop, anchor_at, draw_anchor, anchor_explorer, draw_assignment, assign_explorer
    from .training import draw_training, MonitorHook, TrainingMonitor, StepExplorer

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
