"Models built from the zoo's configs have the reference's keys and give the reference's losses, predictions and raw outputs"
import copy
import numpy as np
import pytest
import torch
from segkit_nb.openmmlab import build_model
from zoo_numbers import agrees, fill, frozen, grad_norms, images, records, samples, summaries, tensors, train_mode

RECORDS = records()


def built(rec):
    model = build_model(copy.deepcopy(rec['cfg']))
    fill(model, rec['keys'])
    return model


@pytest.fixture(scope='module', autouse=True)
def one_thread():
    n = torch.get_num_threads(); torch.set_num_threads(1)
    yield
    torch.set_num_threads(n)


def loss(model, rec):
    torch.manual_seed(0)                                         # of Grid R-CNN's jitter, which the reference draws with uniform_
    with frozen(model): got = train_mode(model)(images(), samples(rec), mode='loss')
    assert set(got) == set(rec['loss'])
    for k, want in rec['loss'].items():
        want = want if isinstance(want, list) else [want]
        have = list(got[k]) if isinstance(got[k], (list, tuple)) else [got[k]]
        assert len(have) == len(want), k
        np.testing.assert_allclose(sum(float(v.detach()) for v in have), sum(want), rtol=1e-3, atol=1e-4, err_msg=k)
    sum(v.mean() for k, v in got.items() if 'loss' in k for v in (v if isinstance(v, (list, tuple)) else [v])).backward()
    if 'grads' in rec: gradients(grad_norms(model), rec['grads'])


def gradients(got, want):
    "The same submodules have a gradient, and its norm is within 1 %; what is tiny beside the whole does not count"
    whole = sum(v*v for v in want.values())**.5
    real = lambda g: {k for k, v in g.items() if v > 1e-7*whole}
    assert real(got) == real(want)
    for k in real(want): np.testing.assert_allclose(got[k], want[k], rtol=1e-2, atol=1e-5*whole, err_msg=k)


def raw(model, rec):
    with torch.no_grad(): got = tensors(model.eval()(images(), samples(rec), mode='tensor'))
    want = summaries(rec['tensor'])
    assert len(got) == len(want)
    for t, s in zip(got, want): agrees(t, s)


def detections(got, want):
    "The leading detections are all there, whatever the order among equal scores; the last of ten may be tied with others"
    n = len(got)
    assert abs(n-want['n']) <= max(1, .02*want['n'])
    if not want['n']: return
    box, score, label = (got[k].numpy() for k in ('bboxes', 'scores', 'labels'))
    lost = 0
    for j, s in enumerate(want['scores']):
        if len(want['scores']) == 10 and want['n'] > 10 and abs(s-want['scores'][-1]) <= 1e-3*(1+s): continue
        same = (abs(score-s) <= 2e-3*(1+s)) & (label == int(want['labels'][j])) & (abs(box-np.array(want['bboxes'][j])).max(1) <= .2)
        if want.get('mask_area'):
            area = want['mask_area'][j]
            same &= abs(got['masks'].flatten(1).sum(1).numpy()-area) <= 8+.02*area
        lost += not same.any()
    assert lost <= (1 if len(want['scores']) > 4 else 0)


def predictions(model, rec):
    with torch.no_grad(): got = model.eval()(images(), samples(rec), mode='predict')
    assert len(got) == len(rec['predict'])
    for g, want in zip(got, rec['predict']):
        if 'n' in want: detections(g.pred_instances, want)
        if want.get('logits'): agrees(g.seg_logits.data, want['logits'])
        if want.get('hist'):
            hist = np.bincount(g.pred_sem_seg.data.flatten().numpy().astype(int), minlength=len(want['hist']))
            assert abs(hist-np.array(want['hist'])).sum() <= .01*sum(want['hist'])


@pytest.mark.parametrize('rec', RECORDS, ids=lambda r: r['name'])
def test_model_agrees_with_the_reference(rec):
    model = built(rec)
    mine = {k: list(v.shape) for k, v in model.state_dict().items()}
    other = [k for k in mine.keys()|rec['keys'] if mine.get(k) != rec['keys'].get(k)]     # pytest's own comparison of large dicts takes minutes
    assert not other, f'{len(other)} keys differ, {sorted(other)[:5]}'
    for part, check in dict(loss=loss, tensor=raw, predict=predictions).items():
        if part in rec: check(model, rec)


def test_a_changed_weight_is_noticed():
    "The comparison bites: one weight doubled, and the raw outputs no longer agree"
    rec = next(r for r in RECORDS if r['kind'] == 'seg')
    model = built(rec)
    raw(model, rec)
    with torch.no_grad(): model.backbone.layer1[0].conv1.weight.mul_(2)
    with pytest.raises(AssertionError): raw(model, rec)


def test_a_missing_detach_is_noticed():
    "A stage that is frozen by mistake, or gradients twice as large, and the gradients no longer agree"
    rec = next(r for r in RECORDS if r['kind'] == 'seg' and 'grads' in r)
    model = built(rec)
    loss(model, rec)
    for k in rec['grads']:
        got = grad_norms(model)
        with pytest.raises(AssertionError): gradients({n: v for n, v in got.items() if n != k}, rec['grads'])
        with pytest.raises(AssertionError): gradients(got | {k: 2*got[k]}, rec['grads'])
