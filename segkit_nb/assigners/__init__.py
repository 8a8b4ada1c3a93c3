"The `assigners` room. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = [
 "ATSSAssigner",
 "ApproxMaxIoUAssigner",
 "AssignResult",
 "BBoxL1Cost",
 "BinaryFocalLossCost",
 "CenterRegionAssigner",
 "ClassificationCost",
 "CrossEntropyLossCost",
 "DiceCost",
 "DynamicSoftLabelAssigner",
 "FocalLossCost",
 "GridAssigner",
 "HungarianAssigner",
 "IGNORE",
 "IoUCost",
 "MaxIoUAssigner",
 "MultiInstanceAssigner",
 "MultiInstanceResult",
 "NEG",
 "NOBODY",
 "PointAssigner",
 "RegionAssigner",
 "SimOTAAssigner",
 "TaskAlignedAssigner",
 "TopkHungarianAssigner",
 "UniformAssigner",
 "answers_near",
 "assign_colors",
 "calc_region",
 "center_of_mass",
 "positives_per_object",
 "run_assigner"
]
_home = {
 "ApproxMaxIoUAssigner": ".approx",
 "NOBODY": ".atss",
 "ATSSAssigner": ".atss",
 "CenterRegionAssigner": ".center_region",
 "answers_near": ".compare",
 "positives_per_object": ".compare",
 "BBoxL1Cost": ".costs",
 "IoUCost": ".costs",
 "ClassificationCost": ".costs",
 "FocalLossCost": ".costs",
 "BinaryFocalLossCost": ".costs",
 "DiceCost": ".costs",
 "CrossEntropyLossCost": ".costs",
 "GridAssigner": ".grid",
 "HungarianAssigner": ".hungarian",
 "TopkHungarianAssigner": ".hungarian",
 "MaxIoUAssigner": ".max_iou",
 "MultiInstanceResult": ".multi_instance",
 "MultiInstanceAssigner": ".multi_instance",
 "PointAssigner": ".point",
 "calc_region": ".region",
 "RegionAssigner": ".region",
 "NEG": ".result",
 "IGNORE": ".result",
 "AssignResult": ".result",
 "assign_colors": ".result",
 "run_assigner": ".run",
 "SimOTAAssigner": ".sim_ota",
 "center_of_mass": ".soft_label",
 "DynamicSoftLabelAssigner": ".soft_label",
 "TaskAlignedAssigner": ".task_aligned",
 "UniformAssigner": ".uniform"
}
if TYPE_CHECKING:
    from .approx import ApproxMaxIoUAssigner
    from .atss import NOBODY, ATSSAssigner
    from .center_region import CenterRegionAssigner
    from .compare import answers_near, positives_per_object
    from .costs import BBoxL1Cost, IoUCost, ClassificationCost, FocalLossCost, BinaryFocalLossCost, DiceCost, CrossEntropyLossCost
    from .grid import GridAssigner
    from .hungarian import HungarianAssigner, TopkHungarianAssigner
    from .max_iou import MaxIoUAssigner
    from .multi_instance import MultiInstanceResult, MultiInstanceAssigner
    from .point import PointAssigner
    from .region import calc_region, RegionAssigner
    from .result import NEG, IGNORE, AssignResult, assign_colors
    from .run import run_assigner
    from .sim_ota import SimOTAAssigner
    from .soft_label import center_of_mass, DynamicSoftLabelAssigner
    from .task_aligned import TaskAlignedAssigner
    from .uniform import UniformAssigner

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
