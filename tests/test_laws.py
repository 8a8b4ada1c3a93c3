"""Laws that hold on any input, the odd ones too: nothing, one box, boxes of no area, thousands of equal scores, and numbers that are none.

NaN and infinite numbers in priors, objects and boxes to suppress are rejected by name (`core.tensors.check_finite`); a prior for which the network answers with one
serves nobody; the functions that only compute (overlaps, coders, losses) give NaN for the rows that hold one, and for no other.
"""
import copy
import pytest, torch
from hypothesis import given, settings, strategies as st
from segkit_nb.boxes import bbox_overlaps
from segkit_nb.core.registry import build
from segkit_nb.ops import batched_nms, fast_nms, multiclass_nms, nms, soft_nms
from tiny import targets

QUICK = settings(max_examples=25, deadline=None, derandomize=True)
seeds = st.integers(0, 2**31-1)
NUMBERS = [float('nan'), float('inf'), float('-inf')]


def some_boxes(n, g, flat=0., equal=0., size=80.):
    "(n,4) xyxy; a share `flat` of them has no area, a share `equal` is one box again and again"
    xy, wh = torch.rand(n, 2, generator=g)*size, torch.rand(n, 2, generator=g)*size/2
    wh[torch.rand(n, 2, generator=g) < flat] = 0
    b = torch.cat([xy, xy+wh], 1)
    if n: b[torch.rand(n, generator=g) < equal] = b[0].clone()
    return b


def rng(seed): return torch.Generator().manual_seed(seed)
shapes = dict(n=st.integers(0, 30), m=st.integers(0, 8), flat=st.sampled_from([0., .3, 1.]), equal=st.sampled_from([0., .5, 1.]), seed=seeds)


# --- overlaps --------------------------------------------------------------------------------------------------------

@QUICK
@given(mode=st.sampled_from(['iou', 'iof', 'giou']), **shapes)
def test_overlaps(mode, n, m, flat, equal, seed):
    g = rng(seed); a, b = some_boxes(n, g, flat, equal), some_boxes(m, g, flat, equal)
    o = bbox_overlaps(a, b, mode)
    assert o.shape == (n, m) and o.isfinite().all() and (o <= 1+1e-5).all() and (o >= (-1 if mode == 'giou' else 0)).all()
    if mode != 'iof': torch.testing.assert_close(o, bbox_overlaps(b, a, mode).T)
    torch.testing.assert_close(bbox_overlaps(a[:m], b[:n], mode, is_aligned=True) if n == m else o.diagonal(), o.diagonal())
    whole = ((a[:, 2:]-a[:, :2]) > .01).all(1)
    torch.testing.assert_close(bbox_overlaps(a, a, mode).diagonal()[whole], torch.ones(int(whole.sum())))


@pytest.mark.parametrize('bad', NUMBERS)
def test_overlaps_of_no_number(bad):
    "A row that is no box is NaN or nothing; the others are what they are without it"
    a = some_boxes(5, rng(0)); b = a.clone(); b[2, 1] = bad
    o, keep = bbox_overlaps(b, a), [0, 1, 3, 4]
    torch.testing.assert_close(o[keep], bbox_overlaps(a, a)[keep])
    assert not (o[2] > 0).any()


# --- coders ----------------------------------------------------------------------------------------------------------

CODERS = [n for n, e in targets.ENTRIES.items() if e['kind'] == 'coder' and '/' not in n and e.get('exact', True) and not e.get('points') and n not in ('PseudoBBoxCoder', 'YOLOBBoxCoder')]
@pytest.mark.parametrize('name', CODERS)
@QUICK
@given(n=st.integers(0, 20), seed=seeds)
def test_coders(name, n, seed):
    e = targets.ENTRIES[name]; coder, g = build(dict(type=name, **e.get('cfg', {}))), rng(seed)
    def real(n): b = some_boxes(n, g); b[:, 2:] += 2; return b
    a = real(n); b = a+torch.rand(n, 4, generator=g)*2-1
    code = coder.encode(a, b)
    assert code.isfinite().all()
    back = coder.decode(a, code)
    assert back.shape == (n, 4) and (back-b).abs().le(e.get('within', 1e-3)).all()


# --- assigners -------------------------------------------------------------------------------------------------------

ASSIGNERS = {n: e for n, e in targets.ENTRIES.items() if e['kind'] == 'assigner' and 'predictions' not in e}
def boxlike(v): return torch.is_tensor(v) and v.dim() >= 2 and v.shape[-1] == 4 and v.is_floating_point()


def setting(name, n, m, g, flat=0., equal=0.):
    "An assigner of the sweep, on `n` priors of our own and `m` objects, with what it needs for them"
    e = ASSIGNERS[name]; a = build(dict(type=name.partition('/')[0], **copy.deepcopy(e.get('cfg', {}))))
    like, have = e['priors'], {}
    def priors_like(x):
        b = some_boxes(n, g, flat, equal)
        if x.shape[-1] == 4: return b
        return torch.cat([b[:, :2], torch.tensor([8., 16]).repeat(n)[:n, None].expand(n, x.shape[-1]-2)], 1)
    for k, v in e.get('have', {}).items():
        if k == 'num_level_priors': have[k] = [n-n//3, n//3]
        elif not torch.is_tensor(v): have[k] = v
        elif v.shape[:1] != like.shape[:1]: have[k] = v
        elif boxlike(v): have[k] = some_boxes(n*v[0].numel()//4, g, flat, equal).reshape(n, *v.shape[1:])
        elif v.is_floating_point(): have[k] = torch.rand(n, *v.shape[1:], generator=g)
        elif v.dtype == torch.bool: have[k] = torch.rand(n, *v.shape[1:], generator=g) < .5
        else: have[k] = torch.randint(0, 3, (n, *v.shape[1:]), generator=g)
    gts = some_boxes(m, g, flat, equal)
    return a, priors_like(like), gts, torch.randint(0, 3, (m,), generator=g), have


@pytest.mark.parametrize('name', sorted(ASSIGNERS))
@QUICK
@given(**shapes)
def test_assigners(name, n, m, flat, equal, seed):
    "Indices in range, labels of the objects, the same result again, a reason for every prior"
    if not ASSIGNERS[name].get('no_priors', True): n += 1
    a, priors, gts, labels, have = setting(name, n, m, rng(seed), flat, equal)
    r = a.assign(priors, gts, None, labels, **have)
    inds = r.gt_inds
    assert len(inds) == n and (inds >= -1).all() and (inds <= m).all()
    pos = inds > 0
    assert (r.labels[pos] == labels[inds[pos]-1]).all() and (r.labels[~pos] == -1).all()
    if not m: assert not pos.any()
    again = a.assign(priors, gts, None, labels, **have)
    assert (again.gt_inds == inds).all()
    for i in range(0, len(inds), 7): assert isinstance(r.explain(i), str) and len(r.explain(i)) > 20


@pytest.mark.parametrize('name', sorted(ASSIGNERS))
@pytest.mark.parametrize('bad', NUMBERS)
def test_assigners_and_no_numbers(name, bad):
    "In priors and objects: an error that names the row. In what the network answers: the same, or that prior serves nobody"
    a, priors, gts, labels, have = setting(name, 12, 3, rng(1))
    for v in (priors, gts):
        kept = v.clone(); v[1].view(-1)[0] = bad
        with pytest.raises(ValueError, match=r'\[1'): a.assign(priors, gts, None, labels, **have)
        v.copy_(kept)
    for k, v in have.items():
        if not (torch.is_tensor(v) and v.is_floating_point()): continue
        kept = v.clone(); v[1] = bad
        try: r = a.assign(priors, gts, None, labels, **have)
        except ValueError as e: assert '[1' in str(e)
        else: assert r.gt_inds[1] <= 0, f'{k}[1] is {bad}, and prior 1 is positive'
        v.copy_(kept)
    a.assign(priors, gts, None, labels, **have)


# --- suppression -----------------------------------------------------------------------------------------------------

@QUICK
@given(thr=st.sampled_from([.1, .5, .7]), same_scores=st.booleans(), **shapes)
def test_suppression(thr, same_scores, n, m, flat, equal, seed):
    "Kept boxes do not overlap by more than the threshold, each other box is covered by a better one, and again changes nothing"
    g = rng(seed); b = some_boxes(n, g, flat, equal); s = torch.full((n,), .5) if same_scores else torch.rand(n, generator=g)
    dets, keep = nms(b, s, thr)
    assert (dets[:, :4] == b[keep]).all() and (dets[:, 4].diff() <= 0).all() and len(keep.unique()) == len(keep)
    o = bbox_overlaps(b, b, eps=1e-12)
    assert not (o[keep][:, keep].triu(1) > thr+1e-4).any()
    gone = torch.ones(n, dtype=torch.bool); gone[keep] = False
    assert ((o[gone][:, keep] > thr-1e-4) & (s[keep][None] >= s[gone][:, None])).any(1).all()
    assert (nms(dets[:, :4], dets[:, 4], thr)[1] == torch.arange(len(keep))).all()
    ids = torch.randint(0, 3, (n,), generator=g)
    each = sorted(i for c in range(3) for i in (ids == c).nonzero().flatten()[nms(b[ids == c], s[ids == c], thr)[1]].tolist())
    assert sorted(batched_nms(b, s, ids, dict(type='nms', iou_threshold=thr))[1].tolist()) == each


@QUICK
@given(method=st.sampled_from(['linear', 'gaussian', 'naive']), **shapes)
def test_soft_suppression(method, n, m, flat, equal, seed):
    g = rng(seed); b, s = some_boxes(n, g, flat, equal), torch.rand(n, generator=g)
    dets, keep = soft_nms(b, s, method=method)
    assert (dets[:, :4] == b[keep]).all() and (dets[:, 4] <= s[keep]+1e-6).all() and (dets[:, 4].diff() <= 1e-6).all() and len(keep.unique()) == len(keep)


def test_thousands_of_equal_scores():
    "The order of equal scores is that of the input, and a score map of one value ends"
    b = torch.arange(3000.)[:, None]*torch.tensor([[20., 0, 20, 0]]) + torch.tensor([[0., 0, 10, 10]])
    s = torch.full((3000,), .5)
    assert (nms(b, s, .5)[1] == torch.arange(3000)).all()
    dets, labels = multiclass_nms(b, s[:, None].expand(-1, 3), .1, dict(type='nms', iou_threshold=.5), 100)
    assert len(dets) == 100
    same = b[:1].expand(4000, 4)
    assert nms(same, torch.full((4000,), .5), .5)[1].tolist() == [0]


@pytest.mark.parametrize('bad', NUMBERS)
@pytest.mark.parametrize('what', ['boxes', 'scores'])
@pytest.mark.parametrize('f', ['nms', 'soft_nms', 'batched_nms', 'multiclass_nms', 'fast_nms'])
def test_suppression_of_no_numbers(f, what, bad):
    b, s = some_boxes(6, rng(2)), torch.rand(6, generator=rng(3))
    many = torch.rand(6, 4, generator=rng(4))
    if what == 'boxes': b[1, 0] = bad
    else: s[1] = many[1, 0] = bad
    run = dict(nms=lambda: nms(b, s, .5), soft_nms=lambda: soft_nms(b, s), batched_nms=lambda: batched_nms(b, s, torch.arange(6) % 2, dict(type='nms', iou_threshold=.5)),
               multiclass_nms=lambda: multiclass_nms(b, many, .05, dict(type='nms', iou_threshold=.5)),
               fast_nms=lambda: fast_nms(b, many, torch.rand(6, 8), .05, .5, 5, 5))[f]
    with pytest.raises(ValueError, match=r'\[1'): run()


# --- losses ----------------------------------------------------------------------------------------------------------

BOX_LOSSES = ['IoULoss', 'GIoULoss', 'DIoULoss', 'CIoULoss', 'EIoULoss', 'SIoULoss', 'BoundedIoULoss', 'L1Loss', 'SmoothL1Loss', 'BalancedL1Loss']
@pytest.mark.parametrize('name', BOX_LOSSES)
@QUICK
@given(n=st.integers(0, 12), flat=st.sampled_from([0., .5, 1.]), equal=st.sampled_from([0., 1.]), seed=seeds)
def test_box_losses(name, n, flat, equal, seed):
    "Loss and gradient are finite on any boxes, and not negative; of none they are 0"
    g = rng(seed); pred = some_boxes(n, g, flat, equal).requires_grad_(); goal = some_boxes(n, g, flat, equal)
    loss = build(dict(type=name))(pred, goal, avg_factor=max(n, 1))
    assert loss.isfinite() and loss >= -1e-5 and (n or loss == 0)
    assert torch.autograd.grad(loss, pred)[0].isfinite().all()
