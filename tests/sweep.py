"""How the sweep runs an entry of `tests/tiny/`: one function a kind, `KINDS[kind](name, entry, tmp)`, which raises AssertionError where a law does not hold.

What is checked of everything that is a module (`nn_laws`): building leaves its config as it was; keys are the same after `init_weights()`, a deep copy, a pickle; losses are named
and finite, in bfloat16 too; every trainable parameter has a finite gradient that is not zero, on images without objects a finite one; what does not train is what the entry says;
copies give the same numbers; inputs stay as they were; in `loss_mode` the loss is that of training with the drops off.
"""
import copy, json, math, pickle, pkgutil, warnings
from contextlib import contextmanager
from importlib import import_module
import numpy as np, torch
from torch import Tensor, nn
import segkit_nb
from segkit_nb.core.registry import build, registry_of_kit
from segkit_nb.core.structures import DataSample, InstanceData, PixelData
from tiny import inputs as I
from zoo_numbers import fill, frozen, train_mode

KINDS = {}
def kind(f): KINDS[f.__name__] = f; return f


def registered():
    "Names that the kit's own modules have registered, all of them imported"
    for m in pkgutil.walk_packages(segkit_nb.__path__, 'segkit_nb.'):
        if m.name != 'segkit_nb.all': import_module(m.name)
    return {n for n, o in registry_of_kit.table.items() if getattr(o, '__module__', '').startswith('segkit_nb.')}


def missing(entries): return sorted(registered()-{n.partition('/')[0] for n in entries})
def unknown(entries): return sorted({n.partition('/')[0] for n in entries}-registered())


# --- building --------------------------------------------------------------------------------------------------------

def types(cfg):
    "Every `type` inside a config"
    if hasattr(cfg, 'items'): return {cfg.get('type')} | {x for v in cfg.values() for x in types(v)} - {None}
    return {x for v in cfg for x in types(v)} if isinstance(cfg, (list, tuple)) else set()


def config(name, e, tmp=None):
    cfg = e.get('cfg', {})
    cfg = dict(type=name.partition('/')[0]) | copy.deepcopy(dict(cfg(tmp) if callable(cfg) else cfg))
    assert name.partition('/')[0] in types(cfg), f'{name}: the entry does not build it'
    return cfg


def made(name, e, tmp=None, **more):
    "The object of an entry; its config must stay as it is"
    cfg = config(name, e, tmp)
    before = copy.deepcopy(cfg)
    obj = build(cfg, **more)
    assert cfg == before, f'{name}: building changed the config'
    return changed(obj)


def changed(obj): return obj    # mutation tests put a fault here


def copies(obj): return dict(deepcopy=copy.deepcopy(obj), pickle=pickle.loads(pickle.dumps(obj)))


# --- comparing -------------------------------------------------------------------------------------------------------

def leaves(o):
    "Every tensor inside a nested output, in order"
    if isinstance(o, Tensor): return [o]
    if isinstance(o, np.ndarray): return [torch.from_numpy(np.ascontiguousarray(o))] if o.dtype.kind in 'biuf' else []
    if isinstance(o, (DataSample, InstanceData, PixelData)): return [x for _, v in sorted(o.items()) for x in leaves(v)]
    if hasattr(o, 'to_ndarray'): return [torch.from_numpy(np.asarray(o.to_ndarray()))]
    parts = o.values() if isinstance(o, dict) else o if isinstance(o, (list, tuple)) else ()
    return [x for p in parts for x in leaves(p)]


def same(a, b, what, **tol):
    a, b = leaves(a), leaves(b)
    assert len(a) == len(b), f'{what}: {len(a)} tensors and {len(b)}'
    for x, y in zip(a, b):
        if tol and x.dtype == torch.bool and x.shape == y.shape: assert not x.numel() or (x != y).float().mean() <= 1e-3, f'{what}: {int((x != y).sum())} pixels differ'; continue
        torch.testing.assert_close(x, y, equal_nan=True, msg=lambda m: f'{what}: {m}', **(tol or dict(rtol=0, atol=0)))


def finite(o, what):
    for i, x in enumerate(leaves(o)): assert not x.is_floating_point() or x.isfinite().all(), f'{what}: output {i} is not finite'


def seeded(): torch.manual_seed(0); np.random.seed(0)


# --- modules ---------------------------------------------------------------------------------------------------------

def total(losses, what):
    "The sum of a dict of losses, each named, finite and no surprise"
    assert isinstance(losses, dict) and any('loss' in k for k in losses), f'{what}: no loss among {list(losses)}'
    finite(losses, what)
    return sum(x.sum() for k, v in losses.items() if 'loss' in k for x in leaves(v))


def check_gradients(m, why, what, zero_ok=False):
    "Finite gradients of all that trains, but of what `why` lists: that must have none (or one of rounding errors)"
    listed, bad, used = {}, [], set()
    most = max((float(p.grad.abs().max()) for p in m.parameters() if p.grad is not None and p.grad.numel()), default=0.)
    for n, p in m.named_parameters():
        if not p.requires_grad:
            if p.grad is not None: bad.append(f'{n} does not train but has a gradient')
            continue
        key = next((k for k in why if n.startswith(k)), None)
        none = p.grad is None or (not zero_ok and not p.grad.any())
        if key is not None:
            used.add(key)
            if not none and float(p.grad.abs().max()) > 1e-6*most: listed[key] = True
        elif p.grad is None: bad.append(f'{n} has no gradient')
        elif not p.grad.isfinite().all(): bad.append(f'{n} has a gradient that is not finite')
        elif none: bad.append(f'{n} has a gradient of zeros')
    bad += [f'{k} is listed as without gradient, and has one' for k in listed]+[f'{k} is listed, but there is none' for k in set(why)-used]
    assert not bad, f'{what}: ' + '; '.join(bad[:6]) + (f' and {len(bad)-6} more' if len(bad) > 6 else '')


def modes(m): return {n: c.training for n, c in m.named_modules()}


def nn_laws(name, e, make, losses, outputs, empty=None):
    "`make()` a module; `losses(m)` a dict; `outputs(m)` what it gives in eval mode; `empty(m)` the losses without objects"
    m = make()
    fill(m, list(m.state_dict()))
    keys = list(m.state_dict())
    if 'keys' in e: assert len(keys) == e['keys'], f'{name}: {len(keys)} keys, not {e["keys"]}'
    fixed = {n for n, p in m.named_parameters() if not p.requires_grad}
    want = {n for n, _ in m.named_parameters() if n.startswith(tuple(e.get('frozen', ())) or ('\0',))}
    assert fixed == want, f'{name}: does not train {sorted(fixed-want)[:4]}, should not train {sorted(want-fixed)[:4]}'

    seeded(); m.train()
    t = total(losses(m), f'{name}: loss')
    if any(p.requires_grad for p in m.parameters()):
        assert t.requires_grad, f'{name}: no gradient at all'
        t.backward()
        check_gradients(m, e.get('no_grad', {}), name)
    if empty is not None:
        m.zero_grad(); seeded()
        t = total(empty(m.train()), f'{name}: loss without objects')
        t.backward()
        check_gradients(m, e.get('empty_no_grad', {}), f'{name} without objects', zero_ok=True)
    if e.get('half', True): half_precision(name, make, losses, e)
    m.zero_grad()

    fill(m, keys)                                     # running statistics have moved
    seeded(); ref = outputs(m.eval())
    finite(ref, f'{name}: output')
    for how, c in copies(m).items():
        assert list(c.state_dict()) == keys, f'{name}: other keys after {how}'
        seeded(); same(ref, outputs(c.eval()), f'{name} after {how}')
    if losses_in_mode := loss_mode():
        check_loss_mode(name, m, losses, losses_in_mode)
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        fresh = make()
        if hasattr(fresh, 'init_weights'): seeded(); fresh.init_weights()
    assert list(fresh.state_dict()) == keys, f'{name}: other keys after init_weights()'
    finite(list(fresh.state_dict().values()), f'{name}: init_weights()')
    return m


def half_precision(name, make, losses, e):
    "The loss in bfloat16 (on a GPU in float16 too) is finite, and near"
    todo = [('cpu', torch.bfloat16)]+([('cuda', torch.bfloat16), ('cuda', torch.float16)] if torch.cuda.is_available() else [])
    for device, dtype in todo:
        c = make().train().to(device)
        seeded()
        with torch.autocast(device, dtype):
            t = total(on(device, losses, c), f'{name}: loss in {dtype}')
        if t.requires_grad: t.float().backward()
        bad = [n for n, p in c.named_parameters() if p.grad is not None and not p.grad.isfinite().all()]
        assert not bad, f'{name}: gradients in {dtype} of {bad[:4]} are not finite'


DEVICE = ['cpu']
def on(device, losses, m):
    "Run `losses` with inputs on `device`"
    old, DEVICE[0] = DEVICE[0], device
    try: return losses(m)
    finally: DEVICE[0] = old


def moved(o):
    "A deep copy of inputs, on the device of the moment"
    o = copy.deepcopy(o)
    if DEVICE[0] == 'cpu': return o
    if isinstance(o, (list, tuple)): return type(o)(map(moved, o))
    if isinstance(o, dict): return {k: moved(v) for k, v in o.items()}
    return o.to(DEVICE[0]) if hasattr(o, 'to') else o


def loss_mode():
    "The kit's `loss_mode`"
    from segkit_nb.models import base
    return getattr(base, 'loss_mode', None)


def check_loss_mode(name, m, losses, loss_mode):
    "In `loss_mode` the losses are those of training with nothing that drops or drifts; every module's mode comes back"
    m.eval()
    before, state = modes(m), copy.deepcopy(m.state_dict())
    with frozen(m, drops=False), loss_mode(m), torch.no_grad(): seeded(); a = losses(m)      # points that a loss draws: the same
    assert modes(m) == before, f'{name}: loss_mode leaves other modes'
    same(state, m.state_dict(), f'{name}: state after loss_mode')
    with frozen(m), torch.no_grad(): seeded(); b = losses(train_mode(m))
    same(a, b, f'{name}: loss in loss_mode', rtol=1e-5, atol=1e-6)
    m.eval()


def cotangent(out):
    "One number that depends on every output in its own way"
    return {'loss_all': sum((x*torch.linspace(.5, 1.5, x.numel(), device=x.device).view(x.shape)).sum()/max(x.numel(), 1) for x in leaves(out) if x.is_floating_point())}


@kind
def module(name, e, tmp):
    "`args` (and `kw`): what it is called with; `out`: shapes of what it gives; `alone=False`: an image's output depends on the others; `same_batch` as that"
    args, kw = e['args'], e.get('kw', {})
    def call(m):
        a, k = moved((args, kw))
        before = copy.deepcopy((a, k))
        out = m(*a, **k)
        same(before, (a, k), f'{name}: inputs are changed')
        return out
    def run(m):
        with torch.no_grad(): return call(m)
    m = nn_laws(name, e, lambda: made(name, e), lambda m: cotangent(call(m)), run)
    out = run(m.eval())
    if 'out' in e: assert [tuple(x.shape) for x in leaves(out)] == [tuple(s) for s in e['out']], [tuple(x.shape) for x in leaves(out)]
    if e.get('alone', True):
        first = lambda o: [x[:1] for x in leaves(o)]
        one = lambda a: a[:1] if isinstance(a, Tensor) else type(a)(map(one, a)) if isinstance(a, (list, tuple)) else a
        with torch.no_grad(): same(first(out), m(*moved(one(list(args))), **moved(kw)), f'{name}: the first image alone', rtol=1e-4, atol=1e-5)
    a = [copy.deepcopy(x) for x in args]
    grad = [x.requires_grad_() for x in leaves(a) if x.is_floating_point()]
    loss = total(cotangent(m(*a, **kw)), name)
    if grad or loss.requires_grad: loss.backward()                  # an encoding of places has neither weights nor differentiable inputs
    if e.get('input_grad', True): assert all(x.grad is not None and x.grad.isfinite().all() for x in grad), f'{name}: an input has no finite gradient'


# --- losses ----------------------------------------------------------------------------------------------------------

@kind
def loss(name, e, tmp):
    """`args`: prediction, target, perhaps a weight of the loss's own; `kw`; `rows=False`: it has no value a row (no 'none', no avg_factor); `logits=True`: must bear ±1e4;
    `check=False`: no gradcheck (not smooth); `weight`: a weight to test with; `moving=True`: a second call gives another number"""
    make = lambda **kw: made(name, dict(e, cfg=dict(e.get('cfg', {}), **kw)))
    args, kw, f = e['args'], e.get('kw', {}), make()
    before = copies(f)                                # some losses collect statistics: a copy starts where the original did
    def value(f, pred=None, **more):
        a = copy.deepcopy(args)
        if pred is not None: a[0] = pred
        return f(*a, **{**kw, **more})
    pred = args[0].clone().requires_grad_()
    v = value(f, pred)
    finite(v, name)
    assert v.numel() == 1, f'{name}: a mean loss is one number, got {tuple(v.shape)}'
    v.sum().backward()
    assert pred.grad.isfinite().all() and pred.grad.any(), f'{name}: gradient'
    for how, c in before.items(): same(v, value(c), f'{name} after {how}')
    if not e.get('moving'): same(v, value(f), f'{name}: a second call')
    if e.get('check', True):
        p = args[0].double().requires_grad_()
        assert torch.autograd.gradcheck(lambda x: value(f, x), (p,), eps=1e-6, atol=1e-5, rtol=1e-3), name
    for half in (torch.bfloat16, torch.float16): finite(value(f, args[0].to(half)), f'{name} in {half}')
    if e.get('logits'):
        p = (args[0].sign()*1e4).requires_grad_()
        v = value(f, p); v.sum().backward()
        finite([v, p.grad], f'{name} at ±1e4')
    if 'loss_weight' in e.get('weights', ('loss_weight',)): same(2*value(make()), value(make(loss_weight=2*getattr(f, 'loss_weight', 1.))), f'{name}: loss_weight', rtol=1e-5, atol=1e-6)
    if e.get('rows', True):
        each = value(f, reduction_override='none')
        assert each.numel() > 1, f'{name}: reduction none'
        same(each.sum(), value(f, reduction_override='sum'), f'{name}: sum', rtol=1e-5, atol=1e-6)
        same(each.sum()/7, value(f, avg_factor=7), f'{name}: avg_factor', rtol=1e-4, atol=1e-6)
        if 'weight' in e:
            p = args[0].clone().requires_grad_()
            v = value(f, p, weight=torch.zeros_like(e['weight'])); v.sum().backward()
            assert not v.any() and not p.grad.any(), f'{name}: weight zero'
            same(value(f, weight=torch.ones_like(e['weight'])), value(f), f'{name}: weight one', rtol=1e-5, atol=1e-6)
    if e.get('no_rows', True):
        cut = lambda a: a[:0] if isinstance(a, Tensor) else tuple(map(cut, a)) if isinstance(a, tuple) else a
        none = [cut(a) for a in args]
        none[0] = none[0].clone().requires_grad_()
        v = f(*none, **kw, **({'avg_factor': 1.} if e.get('rows', True) else {}))
        finite(v, f'{name} without rows')
        v.sum().backward()


# --- heads and models ------------------------------------------------------------------------------------------------

def check_instances(p, what, classes, hw=None, masks=False, ranged=True, ordered=True):
    "The documented fields of a prediction"
    n = len(p)
    assert {'bboxes', 'scores', 'labels'} <= set(p.keys()), f'{what}: fields {sorted(p.keys())}'
    assert tuple(p.bboxes.shape) == (n, 4) and tuple(p.scores.shape) == (n,) and tuple(p.labels.shape) == (n,), what
    assert p.labels.dtype == torch.int64 and p.scores.is_floating_point(), what
    finite(p, what)
    if n:
        assert not ranged or 0 <= p.scores.min() and p.scores.max() <= 1, f'{what}: scores'
        assert 0 <= p.labels.min() and p.labels.max() < classes, f'{what}: labels'
        assert not ordered or (p.bboxes[:, 2:] >= p.bboxes[:, :2]).all(), f'{what}: corners'
        if hw: assert (p.bboxes[:, 0::2] <= hw[1]+1e-3).all() and (p.bboxes[:, 1::2] <= hw[0]+1e-3).all() and p.bboxes.min() >= 0, f'{what}: outside of {hw}'
    if masks: assert tuple(p.masks.shape) == (n, *hw) and p.masks.dtype == torch.bool, f'{what}: masks {tuple(p.masks.shape)} {p.masks.dtype}'


def quiet(f):
    def g(*a):
        with torch.no_grad(): return f(*a)
    return g


@kind
def dense_head(name, e, tmp):
    "`maps`: what it reads; `classes`; `found`: at least so many boxes with the filled weights (default 1); `unclipped`: boxes may leave the image; `inverted`: sizes are plain numbers, which may be negative"
    x, c = e['maps'], e.get('classes', 3)
    run = lambda objects: lambda m: m.loss(tuple(moved(x)), moved(I.town(objects, classes=c)))
    predict = quiet(lambda m: m.predict(tuple(moved(x)), I.town(classes=c)))
    m = nn_laws(name, e, lambda: made(name, e), run((3, 2)), predict, run((0, 0)))
    got = predict(m)
    for p in got: check_instances(p, name, c, None if e.get('unclipped') else (I.H, I.W), ordered=not e.get('inverted'))
    assert sum(map(len, got)) >= e.get('found', 1), f'{name}: {sum(map(len, got))} boxes found'
    half = m.predict(tuple(moved(x)), I.town(classes=c, scale=.5), rescale=True)
    same([p.bboxes*2 for p in got], [p.bboxes for p in half], f'{name}: rescale', rtol=1e-4, atol=1e-3)
    both = m.loss_and_predict(tuple(moved(x)), moved(I.town(classes=c)))
    assert set(both[0]) == set(run((3, 2))(m)) and len(both[1]) == 2, f'{name}: loss_and_predict'
    finite(m(tuple(moved(x))), name)


@kind
def roi_head(name, e, tmp):
    "`maps`, `classes`, `masks`: does it predict them; `ranged=False`: scores need not lie between 0 and 1"
    x, c = e['maps'], e.get('classes', 3)
    def run(objects):
        def f(m):
            s = moved(I.town(objects, classes=c))
            return m.loss(tuple(moved(x)), [o.proposals for o in s], s)
        return f
    def predict(m, scale=1., rescale=False, none=False):
        s = I.town(classes=c, scale=scale)
        with torch.no_grad(): return m.predict(tuple(moved(x)), [o.proposals[:0] if none else o.proposals for o in s], s, rescale=rescale)
    m = nn_laws(name, e, lambda: made(name, e), run((3, 2)), predict, run((0, 0)))
    got, masks = predict(m), e.get('masks', False)
    for p in got: check_instances(p, name, c, (I.H, I.W), masks, e.get('ranged', True))
    assert sum(map(len, got)) >= 1, f'{name}: nothing found'
    for p in predict(m, none=True): check_instances(p, f'{name} without proposals', c, (I.H, I.W), masks); assert not len(p)
    for p in predict(m, .5, True): check_instances(p, f'{name} rescaled', c, (2*I.H, 2*I.W), masks, e.get('ranged', True))


@kind
def decode_head(name, e, tmp):
    "`maps`, `classes` (of the label map), `out` (channels, default `classes`); `prev`: logits of the head before, for heads of a cascade; `train_cfg`, `test_cfg`: the model's settings, for heads that have some"
    x, c = e['maps'], e.get('classes', 3)
    prev = (e['prev'],) if 'prev' in e else ()
    train, test = e.get('train_cfg'), e.get('test_cfg')
    run = lambda objects: lambda m: m.loss(moved(x), *moved(prev), moved(I.town(objects, classes=c)), train)
    predict = quiet(lambda m: m.predict(moved(x), *moved(prev), [s.metainfo for s in I.town()], test))
    m = nn_laws(name, e, lambda: made(name, e), run((3, 2)), predict, run((0, 0)))
    assert tuple(predict(m).shape) == (2, e.get('out', c), I.H, I.W)
    nothing = I.town(classes=c)
    for s in nothing: s.gt_sem_seg.data[:] = 255
    total(m.train().loss(moved(x), *moved(prev), nothing, train), f'{name}: all pixels ignored').backward()
    bad = [n for n, p in m.named_parameters() if p.grad is not None and not p.grad.isfinite().all()]
    assert not bad, f'{name}: gradients with all pixels ignored: {bad[:4]}'


@kind
def detector(name, e, tmp):
    "`classes`, `masks`; `proposals`: are they given with the samples; `unclipped`, `inverted` as of `dense_head`; `ranged` as of `roi_head`"
    c, masks = e.get('classes', 3), e.get('masks', False)
    def samples(objects=(3, 2), **kw):
        s = I.town(objects, classes=c, **kw)
        if not e.get('proposals'): [o.pop('proposals') for o in s]
        return s
    x = e.get('images', I.images())
    run = lambda *objects: lambda m: m(moved(x), moved(samples(objects)), mode='loss')
    def predict(m, n=2, **kw):
        with torch.no_grad(): return [s.pred_instances for s in m(moved(x)[:n], samples(**kw)[:n], mode='predict')]
    m = nn_laws(name, e, lambda: made(name, e), run(3, 2), predict, run(0, 0))
    got = predict(m)
    hw = lambda k: None if e.get('unclipped') else (k*I.H, k*I.W)
    for p in got: check_instances(p, name, c, hw(1), masks, e.get('ranged', True), not e.get('inverted'))
    assert sum(map(len, got)) >= e.get('found', 1), f'{name}: nothing found'
    for p in predict(m, scale=.5): check_instances(p, f'{name} rescaled', c, hw(2), masks, e.get('ranged', True), not e.get('inverted'))
    same(got[:1], predict(m, 1), f'{name}: the first image alone', rtol=1e-3, atol=1e-3)
    with torch.no_grad(): finite(m(moved(x), samples(), mode='tensor'), f'{name}: tensor')
    total(run(3, 0)(m.train()), f'{name}: one image without objects').backward()
    step(name, m, e, samples())


def step(name, m, e, s):
    "A training step from raw images: one number a loss, and weights that move"
    data = dict(inputs=[(40*x+128).clamp(0, 255).byte() for x in I.images()], data_samples=s)
    before = copy.deepcopy(m.state_dict())
    logs = m.train().train_step(data, torch.optim.SGD(m.parameters(), 1e-4))
    assert all(v.numel() == 1 and v.isfinite() for v in leaves(logs)) and 'loss' in logs, f'{name}: {logs}'
    assert any((v != before[k]).any() for k, v in m.state_dict().items()), f'{name}: nothing moved'


@kind
def segmentor(name, e, tmp):
    "`classes`, `out`: channels of the logits (default `classes`)"
    c = e.get('classes', 3)
    x, out = e.get('images', I.images()), e.get('out', c)
    run = lambda *objects: lambda m: m(moved(x), moved(I.town(objects, classes=c)), mode='loss')
    def predict(m, n=2, **kw):
        with torch.no_grad(): return [(s.seg_logits.data, s.pred_sem_seg.data) for s in m(moved(x)[:n], I.town(classes=c, **kw)[:n], mode='predict')]
    m = nn_laws(name, e, lambda: made(name, e), run(3, 2), predict, run(0, 0))
    for scale, hw in ((1., (I.H, I.W)), (.5, (2*I.H, 2*I.W))):
        for logits, labels in predict(m, scale=scale):
            assert tuple(logits.shape) == (out, *hw) and tuple(labels.shape) == (1, *hw), name
            assert 0 <= labels.min() and labels.max() < c, name
    same(predict(m)[:1], predict(m, 1), f'{name}: the first image alone', rtol=1e-3, atol=1e-3)
    with torch.no_grad(): finite(m(moved(x), None, mode='tensor'), f'{name}: tensor')
    step(name, m, e, I.town(classes=c))


def depths(known=True, **kw):
    "The town's samples with depths from 1 to 9, or unknown ones"
    samples = I.town(**kw)
    for s in samples: s.gt_depth_map = PixelData(data=1+8*I.unit(1, I.H, I.W) if known else torch.zeros(1, I.H, I.W))
    return samples


@kind
def depth_head(name, e, tmp):
    "`maps`"
    x = e['maps']
    run = lambda known: lambda m: m.loss(moved(x), moved(depths(known)))
    predict = quiet(lambda m: m.predict(moved(x), [s.metainfo for s in I.town()]))
    m = nn_laws(name, e, lambda: made(name, e), run(True), predict, run(False))
    assert tuple(predict(m).shape) == (2, 1, I.H, I.W)


@kind
def depth_estimator(name, e, tmp):
    "An encoder-decoder for depths"
    x = I.images()
    run = lambda known: lambda m: m(moved(x), moved(depths(known)), mode='loss')
    def predict(m, n=2, **kw):
        with torch.no_grad(): return [s.pred_depth_map.data for s in m(moved(x)[:n], depths(**kw)[:n], mode='predict')]
    m = nn_laws(name, e, lambda: made(name, e), run(True), predict, run(False))
    for scale, hw in ((1., (I.H, I.W)), (.5, (2*I.H, 2*I.W))):
        for d in predict(m, scale=scale): assert tuple(d.shape) == (1, *hw) and d.min() > 0, name
    same(predict(m)[:1], predict(m, 1), f'{name}: the first image alone', rtol=1e-3, atol=1e-3)


@kind
def toy_model(name, e, tmp):
    "A model of the engine's chapters: images of one disc"
    from segkit_nb.datasets.loading import pseudo_collate
    from segkit_nb.engine.toys import ToyDiscs
    data = lambda: pseudo_collate([ToyDiscs(4)[i] for i in range(4)])
    predict = quiet(lambda m: [s.pred_instances for s in m(**data(), mode='predict')])
    m = nn_laws(name, e, lambda: made(name, e), lambda m: m(**data(), mode='loss'), predict)
    for p in predict(m): assert tuple(p.bboxes.shape) == (1, 4), name


@kind
def preprocessor(name, e, tmp):
    "`sizes`: of the images of a batch; `training`, `testing`: size of the batch made of them (None: not tried)"
    f = made(name, e)
    def batch():
        s = [I.sample(2, i, h=h, w=w) for i, (h, w) in enumerate(e['sizes'])]
        return dict(inputs=[I.unit(3, h, w).mul(255).byte() for h, w in e['sizes']], data_samples=s)
    for training, size in ((True, e.get('training')), (False, e.get('testing'))):
        if size is None: continue
        data = batch(); seeded()
        out = f(data, training)
        same(batch()['inputs'], data['inputs'], f'{name}: raw images')
        assert torch.is_tensor(out['inputs']) and tuple(out['inputs'].shape) == (len(e['sizes']), 3, *size) and out['inputs'].dtype == torch.float32, f'{name}: {tuple(out["inputs"].shape)}'
        finite(out['inputs'], name)
        assert len(out['data_samples']) == len(e['sizes'])
        for how, c in copies(made(name, e)).items(): seeded(); same(out['inputs'], c(batch(), training)['inputs'], f'{name} after {how}')
        for s in out['data_samples'] if e.get('maps') and training else (): assert tuple(s.gt_sem_seg.data.shape[-2:]) == size, name
        for s in out['data_samples'] if e.get('masks') and training else (): assert (s.gt_instances.masks.height, s.gt_instances.masks.width) == size, name


@kind
def batch_augment(name, e, tmp):
    "`inputs`, `samples` in and out; `out`: the new size"
    f = made(name, e)
    x, s = I.images(), I.town()
    for _ in range(e.get('calls', 1)): y, s = f(I.images(), I.town())
    assert tuple(y.shape[-2:]) in e['out'], f'{name}: {tuple(y.shape)}'
    for o in s:
        assert tuple(o.batch_input_shape) == tuple(y.shape[-2:]), name
        assert (o.gt_instances.bboxes[:, 2] <= y.shape[-1]).all() and (o.gt_instances.bboxes[:, 3] <= y.shape[-2]).all(), name
    for how, c in copies(made(name, e)).items(): finite(c(I.images(), I.town())[0], f'{name} after {how}')


# --- priors, targets -------------------------------------------------------------------------------------------------

@kind
def coder(name, e, tmp):
    "`extra`: further arguments of both ways; `points`: it codes from points; `exact=False`: decoding gives back only nearly (`within` pixels) the object"
    c = made(name, e)
    gt = I.boxes(6, 'gt')
    mid = (gt[:, :2]+gt[:, 2:])/2+I.t(6, 2)
    priors = mid if e.get('points') else torch.cat([mid-(gt[:, 2:]-gt[:, :2])*.45, mid+(gt[:, 2:]-gt[:, :2])*.6], 1)
    extra, raw = e.get('extra', {}), e.get('raw', lambda code: code)
    code = c.encode(priors, gt, **extra)
    finite(code, name)
    back = lambda code, **kw: leaves(c.decode(priors, raw(code), **extra, **kw))[0]
    same(back(code), gt, f'{name}: decode(encode)', rtol=1e-4, atol=e.get('within', 1e-3))
    for how, o in copies(c).items(): same(code, o.encode(priors, gt, **extra), f'{name} after {how}')
    if e.get('clips', True):
        inside = back(code, max_shape=(30, 40))
        assert inside.min() >= 0 and inside[:, 0::2].max() <= 40 and inside[:, 1::2].max() <= 30, f'{name}: max_shape'
    pred = [x.clone().requires_grad_() for x in leaves(raw(code))]
    leaves(c.decode(priors, pred[0] if len(pred) == 1 else pred, **extra))[0].sum().backward()
    assert e.get('no_grad') or all(p.grad is not None and p.grad.isfinite().all() for p in pred), f'{name}: gradients'
    none = c.encode(priors[:0], gt[:0], **{k: v[:0] if torch.is_tensor(v) else v for k, v in extra.items()})
    assert all(len(x) == 0 for x in leaves(none)), f'{name}: nothing to encode'
    if e.get('exact', True): assert c.encode_size == code.shape[-1], f'{name}: encode_size'


@kind
def overlaps(name, e, tmp):
    f = made(name, e)
    a, b = I.boxes(5, 'a'), I.boxes(3, 'b')
    for mode in ('iou', 'iof', 'giou'):
        o = f(a, b, mode)
        assert tuple(o.shape) == (5, 3) and o.max() <= 1+1e-6 and o.min() >= (-1 if mode == 'giou' else 0), f'{name} {mode}'
        same(o.diagonal(), f(a[:3], b, mode, is_aligned=True), f'{name} {mode}: aligned', rtol=1e-5, atol=1e-6)
        assert tuple(f(a[:0], b, mode).shape) == (0, 3) and tuple(f(a, b[:0], mode).shape) == (5, 0), name
    same(f(a, b), f(b, a).T, f'{name}: symmetry', rtol=1e-6, atol=1e-7)
    for how, c in copies(f).items(): same(f(a, b), c(a, b), f'{name} after {how}')


@kind
def anchors(name, e, tmp):
    "`sizes`: of the feature maps; `width`: numbers a prior (4)"
    g, sizes, width = made(name, e), e['sizes'], e.get('width', 4)
    priors = g.grid_priors(sizes, device='cpu')
    assert [tuple(p.shape) for p in priors] == [(h*w*a, width) for (h, w), a in zip(sizes, g.num_base_priors)], [tuple(p.shape) for p in priors]
    assert g.num_levels == len(sizes) and all(p.dtype == torch.float32 for p in priors)
    finite(priors, name)
    for l, ((h, w), p) in enumerate(zip(sizes, priors)):
        sw, sh = g.strides[l]
        a = g.num_base_priors[l]
        grid = p.view(h, w, a, width)
        if w > 1: same(grid[:, 1:]-grid[:, :-1], torch.tensor([float(sw), 0]*(width//2)).expand(h, w-1, a, width), f'{name}: a step to the right', rtol=0, atol=1e-3)
        if h > 1: same(grid[1:]-grid[:-1], torch.tensor([0, float(sh)]*(width//2)).expand(h-1, w, a, width), f'{name}: a step down', rtol=0, atol=1e-3)
        some = torch.tensor([0, len(p)//2, len(p)-1])
        same(p[some], g.sparse_priors(some, (h, w), l, torch.float32, 'cpu'), f'{name}: sparse', rtol=0, atol=1e-4)
    shape = (sizes[0][0]*g.strides[0][1]//2, sizes[0][1]*g.strides[0][0])
    flags = g.valid_flags(sizes, shape)
    assert all(f.dtype == torch.bool and len(f) == len(p) for f, p in zip(flags, priors)), f'{name}: flags'
    assert 0 < flags[0].sum() < len(flags[0]), f'{name}: half of the image is padding'
    assert all(f.all() for f in g.valid_flags(sizes, tuple(2*v for v in shape))), f'{name}: no padding'
    for how, c in copies(g).items(): same(priors, c.grid_priors(sizes, device='cpu'), f'{name} after {how}')
    repr(g)


def check_assigned(name, r, n, labels):
    g = len(labels)
    assert r.num_gts == g and len(r.gt_inds) == n and r.gt_inds.dtype == torch.int64, name
    assert n == 0 or (-1 <= r.gt_inds.min() and r.gt_inds.max() <= g), name
    assert len(r.pos)+len(r.neg)+len(r.ignored) == n, name
    if r.labels is not None and len(r.pos): assert (r.labels[r.pos] == labels[r.gt_inds[r.pos]-1]).all() and (r.labels[r.neg] == -1).all(), f'{name}: labels'
    if r.max_overlaps is not None: assert len(r.max_overlaps) == (g if name.startswith('UniformAssigner') else n), name     # YOLOF's are of objects
    for i in [*range(0, n, 7), -1][:n]: assert isinstance(r.explain(i), str) and r.explain(i), name


@kind
def assigner(name, e, tmp):
    "`priors`; `have`: what `needs` names, for these priors; `predictions`: for set-based ones, in place of priors"
    a, gt = made(name, e), I.sample(3).gt_instances
    have, priors = e.get('have', {}), e.get('predictions', e.get('priors'))
    cut = lambda v: v[:0] if torch.is_tensor(v) and len(v) == len(priors) else v
    crowd = I.boxes(1, 'crowd')
    before = copy.deepcopy(priors)
    r = a.assign(priors, gt.bboxes, None, gt.labels, **have)
    same(before, priors, f'{name}: priors are changed')
    check_assigned(name, r, len(priors), gt.labels)
    assert len(r.pos) >= 1, f'{name}: nothing is positive'
    for how, c in copies(a).items(): same([r.gt_inds, r.max_overlaps], [(q := c.assign(priors, gt.bboxes, None, gt.labels, **have)).gt_inds, q.max_overlaps], f'{name} after {how}')
    check_assigned(f'{name} with a crowd', a.assign(priors, gt.bboxes, crowd, gt.labels, **have), len(priors), gt.labels)
    q = a.assign(priors, gt.bboxes[:0], gt.bboxes[:0], gt.labels[:0], **have)
    check_assigned(f'{name} without objects', q, len(priors), gt.labels[:0])
    assert len(q.pos) == 0 and len(q.neg) == len(priors), f'{name}: without objects all are negative'
    if e.get('no_priors', True): check_assigned(f'{name} without priors', a.assign(priors[:0], gt.bboxes, None, gt.labels, **{k: cut(v) for k, v in have.items()}), 0, gt.labels)


@kind
def row_assigner(name, e, tmp):
    "Rows of several objects a prior, for priors, objects and regions"
    a, gt, priors, crowd = made(name, e), I.sample(3).gt_instances, I.boxes(20), I.boxes(1, 'crowd')
    for boxes, regions in ((gt.bboxes, crowd), (gt.bboxes, None), (gt.bboxes[:1], crowd[:0]), (gt.bboxes[:0], crowd)):
        r = a.assign(priors, boxes, regions, gt.labels[:len(boxes)])
        n = 20+len(boxes)+(0 if regions is None else len(regions))
        assert r.gt_inds.shape == r.labels.shape == r.max_overlaps.shape == (n, a.num_instance), name
        assert set(r.labels.unique().tolist()) <= {1, 0, -1} and (r.labels[20:20+len(boxes), 0] == 1).all(), name
        assert len(r.pos)+len(r.neg)+len(r.ignored) == n and all(r.explain(i) for i in (0, -1)), name
        for how, c in copies(a).items(): same([r.gt_inds, r.labels], [(q := c.assign(priors, boxes, regions)).gt_inds, q.labels], f'{name} after {how}')


@kind
def sampler(name, e, tmp):
    "`most`: how many priors it keeps at most (None: all); `context`: a config of the head that it asks"
    from segkit_nb.assigners.max_iou import MaxIoUAssigner
    more = {'context': build(copy.deepcopy(e['context']))} if 'context' in e else {}
    s, gt = made(name, e, **more), I.sample(3)
    priors = torch.cat([I.boxes(60, 'sampled'), gt.gt_instances.bboxes+1])
    for g in (gt.gt_instances, I.sample(0).gt_instances):
        r = MaxIoUAssigner(.5, .4).assign(priors, g.bboxes, None, g.labels)
        seeded(); a = s.sample(r, priors, g.bboxes, g.labels, **e.get('kw', {}))
        seeded(); b = copies(s)['pickle'].sample(r, priors, g.bboxes, g.labels, **e.get('kw', {}))
        same([a.pos_inds, a.neg_inds], [b.pos_inds, b.neg_inds], f'{name} after pickle')
        assert not set(a.pos_inds.tolist()) & set(a.neg_inds.tolist()), name
        assert len(a.pos_inds.unique()) == len(a.pos_inds) and len(a.neg_inds.unique()) == len(a.neg_inds), name
        assert 'most' not in e or len(a.pos_inds)+len(a.neg_inds) <= e['most'], f'{name}: {len(a.pos_inds)}+{len(a.neg_inds)}'
        assert len(a.pos_gt_bboxes) == len(a.pos_gt_labels) == len(a.pos_inds) and len(a.priors) == len(a.pos_inds)+len(a.neg_inds), name
        if len(a.pos_inds): same(a.pos_gt_labels, g.labels[a.pos_assigned_gt_inds], name)
        assert bool(len(a.pos_inds)) == bool(len(g)), f'{name}: {len(a.pos_inds)} positives of {len(g)} objects'


@kind
def mask_sampler(name, e, tmp):
    from segkit_nb.assigners.result import AssignResult
    s, inds = made(name, e), torch.tensor([2, 0, -1, 1, 0])
    for g, i in ((2, inds), (0, inds*0)):
        r = AssignResult(g, i, None, (i-1).clamp(min=-1))
        a, b = (x.sample(r, I.bits(5, 4, 6), I.bits(2, 4, 6)[:g]) for x in (s, copies(s)['pickle']))
        same([a.masks, a.pos_gt_masks], [b.masks, b.pos_gt_masks], f'{name} after pickle')
        assert len(a.masks) == int((i >= 0).sum()) and len(a.pos_gt_masks) == len(a.pos_gt_labels) == int((i > 0).sum()), name


@kind
def hlr_sampler(name, e, tmp):
    "A sampler that asks a RoI head, `context`, on its feature maps, and gives weights of the negatives; `most`: how many priors it keeps at most"
    from segkit_nb.assigners.max_iou import MaxIoUAssigner
    head = build(copy.deepcopy(e['context'])); fill(head, list(head.state_dict()))
    s, gt = made(name, e, context=head), I.sample(3).gt_instances
    priors = torch.cat([I.boxes(40, 'sampled'), gt.bboxes+1])
    for g in (gt, I.sample(0).gt_instances):
        r = MaxIoUAssigner(.5, .4).assign(priors, g.bboxes, None, g.labels)
        seeded(); a, w = s.sample(r, priors, g.bboxes, g.labels, feats=[f[:1] for f in e['maps']])
        assert len(a.priors) <= e['most'] and len(w) == len(a.neg_inds) == len(a.neg_inds.unique()) and w.isfinite().all() and (w > 0).all(), name
        assert bool(len(a.pos_inds)) == bool(len(g)) and not w.requires_grad, name


@kind
def row_sampler(name, e, tmp):
    "`most`: how many priors it keeps at most, each with a row of two boxes"
    from segkit_nb.assigners.result import AssignResult
    s, p, g = made(name, e), I.boxes(40), I.boxes(5, 'objects')
    rows = lambda n: AssignResult(n, I.ids((40+n, 2), max(n, 1)), None, torch.where(I.unit(40+n, 2) < .3, min(n, 1), 0))
    for n in (5, 0):
        boxes = (g[:max(n-1, 0)], None, g[max(n-1, 0):n])
        seeded(); a = s.sample(rows(n), p, *boxes)
        seeded(); b = copies(s)['pickle'].sample(rows(n), p, *boxes)
        same([a.pos_inds, a.neg_inds], [b.pos_inds, b.neg_inds], f'{name} after pickle')
        assert len(a.priors) <= e['most'] and tuple(a.pos_gt_bboxes.shape) == (len(a.pos_inds), 2, 4) and bool(len(a.pos_inds)) == bool(n), name


@kind
def pixel_sampler(name, e, tmp):
    s = made(name, e, context=build(copy.deepcopy(e['context'])))
    logits, label = I.t(2, 3, 8, 8), I.ids((2, 1, 8, 8), 3)
    label[:, :, 0] = 255
    w = s.sample(logits, label)
    assert tuple(w.shape) == (2, 8, 8) and set(w.unique().tolist()) <= {0., 1.} and not w[:, 0].any() and 0 < w.sum() < 2*7*8, name
    assert not s.sample(logits, torch.full_like(label, 255)).any(), f'{name}: all ignored'


# --- functions and measures ------------------------------------------------------------------------------------------

@kind
def function(name, e, tmp):
    "`args`, `kw`; `check(result)`"
    f = registry_of_kit.table[name.partition('/')[0]]
    args, kw = copy.deepcopy((e['args'], e.get('kw', {})))
    out = f(*args, **kw)
    same((e['args'], e.get('kw', {})), (args, kw), f'{name}: inputs are changed')
    finite(out, name)
    assert 'check' not in e or e['check'](out), name
    assert pickle.loads(pickle.dumps(f)) is f, name


@kind
def suppression(name, e, tmp):
    "`kw`: of a function of boxes and scores"
    f, kw = registry_of_kit.table[name.partition('/')[0]], e.get('kw', {})
    b, s = torch.cat([I.boxes(8), I.boxes(4)+1]), I.unit(12)
    before = b.clone(), s.clone()
    dets, keep = f(b, s, **kw)
    same(before, (b, s), f'{name}: inputs are changed')
    assert tuple(dets.shape) == (len(keep), 5) and keep.dtype == torch.int64 and len(keep.unique()) == len(keep), name
    same(dets[:, :4], b[keep], name)
    assert (dets[:-1, 4] >= dets[1:, 4]).all() and (dets[:, 4] <= s[keep]+1e-6).all(), f'{name}: order'
    assert len(f(b[:0], s[:0], **kw)[1]) == 0, f'{name} without boxes'


@kind
def measure(name, e, tmp):
    "`args`; numbers without gradient"
    f = made(name, e)
    out = f(*copy.deepcopy(e['args']))
    finite(out, name)
    for how, c in copies(f).items(): same(out, c(*e['args']), f'{name} after {how}')


# --- data ------------------------------------------------------------------------------------------------------------

def equal(a, b):
    "Are two results dicts the same, arrays and masks included?"
    if isinstance(a, dict): return isinstance(b, dict) and set(a) == set(b) and all(equal(a[k], b[k]) for k in a)
    if isinstance(a, (list, tuple)): return type(a) is type(b) and len(a) == len(b) and all(map(equal, a, b))
    if hasattr(a, 'to_ndarray'): return np.array_equal(a.to_ndarray(), b.to_ndarray())
    if isinstance(a, (DataSample, InstanceData, PixelData)): return len(leaves(a)) == len(leaves(b)) and all(map(torch.equal, leaves(a), leaves(b))) and equal(dict(a.metainfo), dict(b.metainfo))
    if isinstance(a, (np.ndarray, Tensor)): return type(a) is type(b) and a.dtype == b.dtype and a.shape == b.shape and bool((a == b).all())
    return a == b


def check_results(name, r):
    "Image, boxes, masks and label map fit one another"
    if 'img' not in r: return
    h, w = r['img'].shape[:2]
    assert tuple(r['img_shape'][:2]) == (h, w), f'{name}: img_shape'
    n = len(r['gt_bboxes'])
    assert len(r['gt_bboxes_labels']) == n and len(r['gt_ignore_flags']) == n and len(r['gt_masks']) == n, f'{name}: {n} boxes'
    b = np.asarray(r['gt_bboxes'])
    assert b.shape == (n, 4) and b.dtype == np.float32, f'{name}: boxes {b.shape} {b.dtype}'
    assert not n or (b[:, 2:] >= b[:, :2]).all() and (b >= 0).all() and (b[:, 0::2] <= w).all() and (b[:, 1::2] <= h).all(), f'{name}: boxes outside'
    assert (r['gt_masks'].height, r['gt_masks'].width) == (h, w), f'{name}: masks'
    assert r['gt_seg_map'].shape == (h, w), f'{name}: label map'


@kind
def transform(name, e, tmp):
    "`results(tmp)`: what it is given, instead of a picture with objects; `inner`: it runs others, so it declares no keys; `draws`: does it draw at all"
    t, given = made(name, e, tmp), e.get('results')
    for objects in (3, 0) if given is None else (None,):
        r = given(tmp) if given else I.picture(objects)
        before = copy.deepcopy(r)
        outs = [made(name, e, tmp)(r, seed) for seed in range(e.get('seeds', 6))]
        assert equal(before, r), f'{name}: its input is changed'
        for seed, o in enumerate(outs):
            if o is None: continue
            assert isinstance(o, dict), name
            check_results(name, o) if given is None else None
            assert equal(o, copies(t).get('pickle', t)(r, seed)), f'{name}: the same seed, another result'
            new = {k for k in o if k not in r or not equal(o[k], r[k])}
            declared = {*t.adds, *t.changes}
            if not e.get('inner'): assert new <= declared, f'{name}: changes {sorted(new-declared)} and does not declare it'
        assert objects == 0 or any(o is not None for o in outs), f'{name}: always None'
        if 'draws' in e: assert e['draws'] == (len({json.dumps(t.draw(r, np.random.default_rng(i))) for i in range(8)}) > 1), f'{name}: draws'
        json.dumps(t.draw(r, np.random.default_rng(0)))                 # plain values: can be kept and shown
    for k in t.needs:
        try: t({a: b for a, b in r.items() if a != k}, 0)
        except KeyError as x: assert k in str(x) and type(t).__name__ in str(x), f'{name}: {x}'
        else: raise AssertionError(f'{name} needs {k!r} and does not miss it')
    assert repr(t).startswith(type(t).__name__), name


@kind
def dataset(name, e, tmp):
    "`length`; `sample=False`: without a pipeline"
    d = made(name, e, tmp)
    assert len(d) == e['length'] and len(d) == len(list(range(len(d)))), f'{name}: {len(d)} samples'
    assert d.metainfo.get('classes'), name
    if hasattr(d, 'get_data_info'):
        assert all(isinstance(d.get_data_info(i), dict) for i in (0, len(d)-1)), name
        if e.get('cats', True): assert all(0 <= c < len(d.metainfo['classes']) for c in d.get_cat_ids(0)), name
    try: d[len(d)]
    except (IndexError, ValueError): pass
    else: raise AssertionError(f'{name}: a sample behind the last')
    for how, c in copies(d).items():
        assert len(c) == len(d) and equal(dict(c.metainfo), dict(d.metainfo)), f'{name} after {how}'
        assert equal(d[0], c[0]), f'{name} after {how}: sample 0'
    assert equal(d[0], d[0]), f'{name}: sample 0 again'


@kind
def index_sampler(name, e, tmp):
    "`batches`: it gives lists; `endless`; `covers=False`: an epoch is not every index once"
    from itertools import islice
    from segkit_nb.engine.toys import ToyDiscs
    data = build(dict(e['data'])) if 'data' in e else ToyDiscs(10)
    inner = {'sampler': build(dict(type='DefaultSampler', shuffle=True, seed=3), dataset=data)} if e.get('batches') else {'dataset': data}
    s = made(name, e, **inner)
    take = lambda s: [[int(j) for j in i] if e.get('batches') else int(i) for i in islice(s, len(s))]
    a = take(s)
    assert len(a) == len(s), f'{name}: length'
    assert take(pickle.loads(pickle.dumps(s))) == a, f'{name} after pickle'
    flat = [j for i in a for j in i] if e.get('batches') else a
    assert set(flat) <= set(range(len(data))) and (not e.get('covers', True) or sorted(flat) == list(range(len(data)))), f'{name}: {flat}'
    epoch = (s.sampler if e.get('batches') else s).set_epoch
    epoch(0); assert take(s) == a, f'{name}: epoch 0 again'
    if e.get('covers', True) and not e.get('endless'): epoch(1); assert take(s) != a, f'{name}: the next epoch'


def perfect(samples):
    "The samples with their truth as prediction"
    for s in samples:
        g = s.gt_instances
        s.pred_instances = InstanceData(bboxes=g.bboxes, labels=g.labels, scores=torch.ones(len(g)), masks=torch.from_numpy(g.masks.to_ndarray()).bool())
        s.pred_sem_seg = PixelData(data=torch.where(s.gt_sem_seg.data == 255, 0, s.gt_sem_seg.data))
    return samples


@kind
def metric(name, e, tmp):
    "`full`: names to the value of a prediction that is the truth; `perfect(samples)` and `spoil(samples)`: predictions of other kinds than boxes and label maps"
    def made_(): m = made(name, e, tmp); m.dataset_meta = dict(classes=e.get('classes', ('a', 'b', 'c')), **e.get('meta', {})); return m
    def value(m, samples):
        for s in samples: m.process({}, [s])
        return m.evaluate(len(samples))
    def town():
        samples = perfect(I.town((3, 2, 0)))
        e.get('perfect', lambda samples: None)(samples)
        return samples
    got = value(made_(), town())
    for k, v in e['full'].items(): assert math.isclose(got[k], v, abs_tol=1e-4), f'{name}: {k} is {got[k]}, not {v}'
    assert all(isinstance(v, float) for v in got.values()), f'{name}: {got}'
    for how, c in copies(made_()).items(): assert equal(got, value(c, town())), f'{name} after {how}'
    worse = town()
    for s in worse: s.pred_instances = s.pred_instances[:0]; s.pred_sem_seg.data = (s.pred_sem_seg.data+1) % 3
    e.get('spoil', lambda samples: None)(worse)
    low = value(made_(), worse)
    assert any(low[k] != got[k] for k in e['full']) or e.get('blind'), f'{name}: blind'
    m = made_()
    value(m, town())
    try: m.evaluate(3)
    except ValueError: pass
    else: raise AssertionError(f'{name}: evaluates nothing')


# --- engine ----------------------------------------------------------------------------------------------------------

def toy_run(tmp, **changes):
    "Two epochs on sixteen images: the runner after training"
    from segkit_nb.engine.runner import Runner
    from segkit_nb.engine.toys import toy_config
    cfg = toy_config(tmp, **(dict(train_cfg=dict(type='EpochBasedTrainLoop', max_epochs=2, val_interval=1), default_hooks=dict(checkpoint=None, logger=None)) | changes))
    cfg['train_dataloader']['dataset']['n'], cfg['val_dataloader']['dataset']['n'] = 16, 8
    r = Runner.from_cfg(cfg)
    r.train()
    return r


PLAIN = {}
def plain_weights(tmp):
    "Weights after the run without the hook"
    if not PLAIN: PLAIN.update(copy.deepcopy(toy_run(tmp/'plain').model.state_dict()))
    return PLAIN


@kind
def hook(name, e, tmp):
    "`run`: changes to the run; `seen(runner)`: what the hook must have done; `trains=True`: it may change what is learned"
    seen, run = e.get('seen'), e.get('run', {})
    plain = plain_weights(tmp)
    cfg = config(name, e, tmp)
    r = toy_run(tmp/'run', custom_hooks=[cfg], **run)
    h = [h for h in r.hooks if type(h).__name__ == name.partition('/')[0]]
    assert h and isinstance(h[-1], registry_of_kit.table['Hook']), f'{name} is not among the hooks'
    assert r.epoch == e.get('epochs', 2), f'{name}: ended after {r.epoch} epochs'
    if not e.get('trains') and not run: same(plain, dict(r.model.state_dict()), f'{name} changes what is learned')
    if seen: assert seen(r), f'{name}: no trace of what it does'


@kind
def schedule(name, e, tmp):
    "`steps` (20): values stay finite, not negative, and move"
    def pair():
        o = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1)), ], .1, momentum=.9)
        return o, made(name, e, optimizer=o)
    o, s = pair()
    values = []
    key = s.param_name
    for i in range(e.get('steps', 20)):
        if i == 7: state = copy.deepcopy((s.state_dict(), o.state_dict()))
        values.append(o.param_groups[0][key]); s.step()
    assert all(math.isfinite(v) and v >= 0 for v in values) and len(set(values)) > 1, f'{name}: {values}'
    json.dumps(state[0])
    o, s = pair()
    s.load_state_dict(state[0]); o.load_state_dict(state[1])
    again = []
    for _ in range(7, len(values)): again.append(o.param_groups[0][key]); s.step()
    assert again == values[7:], f'{name}: resumed otherwise'


@kind
def loop(name, e, tmp):
    "`run`: the config in which it is the loop"
    r = toy_run(tmp, **{k: v for k, v in e['run'].items()})
    got = [type(o).__name__ for o in (r.train_loop, r.val_loop, getattr(r, 'test_loop', None))]
    if name == 'TestLoop': r.test(); got.append(type(r.test_loop).__name__)
    assert name in got or e.get('part'), f'{name} is none of {got}'
    assert name in types(r.cfg), name
    assert r.iter == e.get('iters', 4), r.iter


@kind
def optim(name, e, tmp):
    "A wrapper of an optimizer: one parameter moves; its state comes back"
    def pair():
        torch.manual_seed(0)
        m = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 1))
        return m, made(name, e, optimizer=torch.optim.AdamW(m.parameters(), .1))
    def go(m, w, n):
        for _ in range(n):
            with w.optim_context(m): l = m(I.t(5, 3)).square().mean()
            w.update_params(l)
    m, w = pair(); first = copy.deepcopy(m.state_dict())
    go(m, w, 3); state = copy.deepcopy((m.state_dict(), w.state_dict())); go(m, w, 3)
    assert any((v != first[k]).any() for k, v in m.state_dict().items()), f'{name}: nothing moved'
    finite(dict(m.state_dict()), name)
    n, v = pair()
    n.load_state_dict(state[0]); v.load_state_dict(state[1]); go(n, v, 3)
    same(dict(m.state_dict()), dict(n.state_dict()), f'{name}: resumed otherwise')


@kind
def optim_constructor(name, e, tmp):
    m = nn.Sequential(nn.Conv2d(3, 4, 1), nn.BatchNorm2d(4), nn.Conv2d(4, 2, 1))
    if 'backbone' in e: m.add_module('backbone', build(e['backbone']))
    w = made(name, e)(m)
    got = {id(p) for g in w.param_groups for p in g['params']}
    assert got == {id(p) for p in m.parameters()}, f'{name}: {len(got)} parameters'
    decay = {id(p): g['weight_decay'] for g in w.param_groups for p in g['params']}
    assert decay[id(m[1].weight)] == 0 and decay[id(m[0].weight)] > 0, f'{name}: norm_decay_mult'
    rates = {g['lr'] for g in w.param_groups}
    assert len(rates) == e.get('rates', 1), f'{name}: rates {rates}'
