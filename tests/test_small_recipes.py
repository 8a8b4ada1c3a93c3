"Every small recipe of the zoo learns one batch: where the loss does not fall there is a mistake, not too little data"
import copy
import pytest, torch
from segkit_nb.core.registry import build
from segkit_nb.datasets.loading import pseudo_collate
from segkit_nb.engine.checks import overfit_one_batch
from segkit_nb.engine.optim import build_optimizer
from segkit_nb.openmmlab.models import build_model, prepare_config
from segkit_nb.zoo.detection_recipes import small_detectors, tinytown_detector
from segkit_nb.zoo.point_recipes import tinytown_distilled
from segkit_nb.zoo.instance_recipes import tinytown_panoptic
from segkit_nb.zoo.semantic_recipes import small_segmentors, tinytown_depth, tinytown_semantic

@pytest.fixture(scope='module')
def one_thread():
    n = torch.get_num_threads(); torch.set_num_threads(1); yield; torch.set_num_threads(n)

def batch_of(cfg, indices=(0, 1)):
    data = build(prepare_config(cfg).train_dataloader.dataset)
    torch.manual_seed(0); return pseudo_collate([data[i] for i in indices])

def learns(cfg, steps=80, keep=None):
    "Steps until five losses in a row lie below a third of the first; AssertionError where none do within `steps`. `keep`: a file for the weights"
    torch.manual_seed(0); model, batch = build_model(cfg).train(), batch_of(cfg)
    model.init_weights()
    opt, losses = build_optimizer(model, dict(cfg.optim_wrapper.optimizer)), []                # the recipe's own
    while len(losses)<steps:
        losses.append(float(model.train_step(copy.deepcopy(batch), opt)['loss']))
        if len(losses)>5 and max(losses[-5:])<losses[0]/3:
            if keep: torch.save(dict(state_dict=model.state_dict()), keep)
            return len(losses), losses[0], losses[-1]
    raise AssertionError(f'{losses[0]:.3f} -> {losses[-5:]}')

@pytest.mark.slow
@pytest.mark.parametrize('model', small_segmentors())
def test_segmentor_learns_one_batch(model, one_thread):
    print('\n{}: {} steps, {:.2f} to {:.2f}'.format(model, *learns(tinytown_semantic(model, workers=0))))

@pytest.mark.slow
def test_depth_estimator_learns_one_batch(one_thread): print('\ndepth: {} steps, {:.2f} to {:.2f}'.format(*learns(tinytown_depth(workers=0))))

@pytest.mark.parametrize('model', ['fcn', 'ocrnet'])
def test_segmentor_takes_a_step(model, one_thread):
    "The two forms of a segmentor, one head and a cascade, in the quick suite"
    a, b = overfit_one_batch(build_model(tinytown_semantic(model, workers=0)), batch_of(tinytown_semantic(model, workers=0)), 2)
    assert b<a

@pytest.mark.slow
@pytest.mark.parametrize('model', small_detectors())
def test_detector_learns_one_batch(model, one_thread):
    steps = dict(rtmdet_ins=120, dab_detr=160).get(model, 80)     # nbs/zoo/17 says why: "Two that take longer"
    print('\n{}: {} steps, {:.2f} to {:.2f}'.format(model, *learns(tinytown_detector(model, workers=0), steps)))

@pytest.mark.slow
def test_panoptic_segmentor_learns_one_batch(one_thread): print('\npanoptic: {} steps, {:.2f} to {:.2f}'.format(*learns(tinytown_panoptic('panoptic_fpn', workers=0))))

@pytest.mark.slow
def test_student_learns_beside_its_teacher(one_thread, tmp_path):
    "A teacher that has learned nothing pulls away from the truth: so it learns the batch first"
    file = str(tmp_path/'teacher.pth')
    print('\nteacher: {} steps, {:.2f} to {:.2f}'.format(*learns(tinytown_detector('gfl_r34', workers=0), keep=file)))
    print('student: {} steps, {:.2f} to {:.2f}'.format(*learns(tinytown_distilled(file, workers=0))))
