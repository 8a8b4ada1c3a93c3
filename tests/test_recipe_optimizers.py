"Every small recipe can begin: its optimizer takes the model's parameters, each once"
import torch
from segkit_nb.engine.optim import build_optim_wrapper
from segkit_nb.openmmlab.models import build_model
from segkit_nb.zoo.detection_recipes import small_detectors, tinytown_detector
from segkit_nb.zoo.semantic_recipes import small_segmentors, tinytown_semantic

def test_each_recipe_has_an_optimizer():
    for recipe,names in ((tinytown_detector, small_detectors()), (tinytown_semantic, small_segmentors())):
        for n in names:
            cfg = recipe(n, workers=0)
            with torch.device('meta'): model = build_model(cfg)
            groups = build_optim_wrapper(model, cfg.optim_wrapper).optimizer.param_groups
            held = [id(p) for g in groups for p in g['params']]
            assert len(held)==len(set(held)) and {id(p) for p in model.parameters() if p.requires_grad} <= set(held), n
