"""Frozen weights and inputs for holding a model against recorded numbers.

Every array comes from numpy's legacy generator, seeded by the CRC of a name, so that it is the same on any machine and
with any version of torch. The recorded numbers are those of MMDetection 3.3 and MMSegmentation 1.2 on the same arrays.
"""
import gzip, json, zlib
from contextlib import contextmanager
from pathlib import Path
import numpy as np
import torch
from segkit_nb.core.masks import BitmapMasks
from segkit_nb.core.structures import DataSample, InstanceData, PixelData
from segkit_nb.testing import fill_frozen as fill

HERE = Path(__file__).parent
H, W = 128, 160


def records():
    "The recorded models of the public zoo, `oracle/models_small.json.gz`, and small forms of others (cascades, SOLO)"
    out = []
    for name in ('small', 'cascades', 'corners', 'queries'):
        with gzip.open(HERE/'oracle'/f'models_{name}.json.gz', 'rt') as f: out += json.load(f)
    return out


def stream(name): return np.random.RandomState(zlib.crc32(name.encode()) & 0x7fffffff)


def images(n=2):
    r = stream(f'image-{n}-{H}-{W}').standard_normal((n, 3, H//8, W//8)).astype('float32')
    return torch.from_numpy(r.repeat(8, 2).repeat(8, 3))


def boxes(n, name):
    r = stream(f'{name}-{n}-{H}-{W}')
    w, h = r.uniform(12, W*.6, n), r.uniform(12, H*.6, n)
    x, y = r.uniform(0, W-w), r.uniform(0, H-h)
    return torch.from_numpy(np.stack([x, y, x+w, y+h], 1).astype('float32'))


def instances(n, classes, name, label_name=None):
    "Boxes with labels and one ellipse each"
    b = boxes(n, name)
    y, x = np.mgrid[:H, :W]+.5
    ellipse = lambda x1, y1, x2, y2: ((x-(x1+x2)/2)/max((x2-x1)/2, 1))**2 + ((y-(y1+y2)/2)/max((y2-y1)/2, 1))**2 <= 1
    m = [ellipse(*row).astype('uint8') for row in b.numpy()]
    lab = torch.from_numpy(stream(f'{label_name or name}-labels-{n}').randint(0, classes, n).astype('int64'))
    return InstanceData(bboxes=b, labels=lab, masks=BitmapMasks(m, H, W))


def label_map(classes, name):
    m = stream(f'{name}-{classes}-{H}-{W}').randint(0, classes, (H//16, W//16)).repeat(16, 0).repeat(16, 1).astype('int64')
    m[:, :6] = 255
    return PixelData(data=torch.from_numpy(m)[None])


def samples(rec):
    "Two images' ground truth; `hard`: an ignored box, a scale factor, and nothing in the second image"
    out, hard = [], bool(rec.get('hard'))
    for i, n in enumerate((3, 0) if hard else (3, 2)):
        ori, f = ((int(H/.8), int(W/.8)), .8) if hard else ((H, W), 1.)
        s = DataSample(metainfo=dict(img_id=i, img_shape=(H, W), ori_shape=ori, pad_shape=(H, W), batch_input_shape=(H, W), scale_factor=(f, f), flip=False, flip_direction=None))
        if rec['kind'] == 'det':
            s.gt_instances = instances(n, min(rec['num_classes'], 80), f'gt{i}')
            s.ignored_instances = instances(int(hard and i == 0), 1, f'ign{i}', 'ign')
            if 'num_sem' in rec: s.gt_sem_seg = label_map(rec['num_sem'], f'sem{i}')
            s.proposals = InstanceData(bboxes=boxes(20, f'prop{i}'), scores=torch.from_numpy(stream(f'ps{i}').rand(20).astype('float32')))
        else: s.gt_sem_seg = label_map(rec['num_classes'], f'sem{i}')
        out.append(s)
    return out


def asked(a): return tuple(a[0]) if len(a) == 1 and not isinstance(a[0], int) else tuple(a)
def like(t, kw): return dict(dtype=t.dtype, device=t.device) | kw
def drawn(kind, shape, how, device=None, dtype=None, **kw):
    "A tensor from the stream that is named by the kind and the shape"
    x = torch.from_numpy(np.asarray(how(stream(f'{kind}-{shape}'))))
    return x.to(device or 'cpu', dtype or x.dtype)
def uniform(shape, kw): return drawn('rand', shape, lambda r: np.asarray(r.rand(*shape)).astype('float32'), **kw)
def normal(shape, kw): return drawn('randn', shape, lambda r: np.asarray(r.standard_normal(shape)).astype('float32'), **kw)
def integers(bounds, shape, kw):
    lo, hi = (0, bounds[0]) if len(bounds) == 1 else bounds or (0, None)
    lo, hi = int(kw.pop('low', lo)), int(kw.pop('high', hi))
    return drawn(f'randint-{lo}-{hi}', shape, lambda r: r.randint(lo, hi, shape).astype('int64'), **kw)
def randint(*a, size=None, **kw): return integers(a if size is not None else a[:-1], tuple(a[-1] if size is None else size), kw)


@contextmanager
def frozen(model, drops=True):
    "No chance left: dropout is the identity (with `drops`), and what torch's random functions give depends on the asked shape alone"
    F, new = torch.nn.functional, dict(rand=lambda *a, **kw: uniform(asked(a), kw), rand_like=lambda t, **kw: uniform(tuple(t.shape), like(t, kw)),
        randn=lambda *a, **kw: normal(asked(a), kw), randn_like=lambda t, **kw: normal(tuple(t.shape), like(t, kw)), randint=randint,
        randint_like=lambda t, *b, **kw: integers(b, tuple(t.shape), like(t, kw)))
    old = [(torch, n, getattr(torch, n)) for n in new]
    if drops:
        old += [(F, n, getattr(F, n)) for n in ('dropout', 'dropout1d', 'dropout2d', 'dropout3d')]
        old += [(m, 'dropout', m.dropout) for m in model.modules() if isinstance(m, torch.nn.MultiheadAttention)]
    for o, n, _ in old: setattr(o, n, new[n] if o is torch else (lambda x, *a, **k: x) if o is F else 0.)
    try: yield
    finally:
        for o, n, f in old: setattr(o, n, f)


DROPS = ('dropout', 'droppath', 'stochasticdepth', 'dropblock')
def train_mode(model):
    "Training mode in which nothing drifts: norms use their running statistics, drop layers are off"
    model.train()
    for m in model.modules():
        if isinstance(m, torch.nn.modules.batchnorm._BatchNorm) or type(m).__name__.lower().startswith(DROPS): m.eval()
    return model


def grad_norms(model):
    "Norm of the gradient by submodule: the first two parts of a parameter's name"
    out = {}
    for n, p in model.named_parameters():
        if p.grad is not None: out.setdefault('.'.join(n.split('.')[:2]), []).append(p.grad.double().norm())
    return {k: float(torch.stack(v).norm()) for k, v in out.items()}


def tensors(o):
    "Every tensor of a nested output, in order"
    if torch.is_tensor(o): return [o]
    parts = o.values() if isinstance(o, dict) else o if isinstance(o, (list, tuple)) else ()
    return [t for p in parts for t in tensors(p)]


def summaries(o):
    "Every recorded summary of a nested output, in order"
    if isinstance(o, dict) and 'absmean' in o: return [o]
    parts = o.values() if isinstance(o, dict) else o if isinstance(o, (list, tuple)) else ()
    return [t for p in parts for t in summaries(p)]


def agrees(t, s):
    "Does the tensor have the recorded shape, mean and sampled values?"
    f = t.detach().float().flatten()
    scale = max(s['absmean'] or 0, 1e-3)
    assert list(t.shape) == s['shape'], (list(t.shape), s['shape'])
    if not f.numel(): return
    np.testing.assert_allclose([f.mean()/scale, f.abs().mean()/scale], [s['mean']/scale, s['absmean']/scale], rtol=1e-3, atol=5e-4)
    np.testing.assert_allclose(f[s['at']]/scale, np.array(s['values'])/scale, rtol=2e-3, atol=2e-3)
