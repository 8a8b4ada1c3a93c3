"""Laws of matching by cost: the smallest sum, the same for any order, one image or a batch; answers that are no numbers are matched with nobody."""
from itertools import permutations
import numpy as np, pytest, torch
from hypothesis import given, settings, strategies as st
from segkit_nb.assigners import DynamicSoftLabelAssigner, HungarianAssigner, MaxIoUAssigner, SimOTAAssigner, TaskAlignedAssigner, TopkHungarianAssigner
from segkit_nb.assigners.hungarian import solve
from segkit_nb.assigners.sim_ota import dynamic_match
from segkit_nb.core.structures import InstanceData

QUICK = settings(max_examples=40, deadline=None, derandomize=True)
seeds = st.integers(0, 2**31-1)
DETR = [dict(type='ClassificationCost'), dict(type='BBoxL1Cost', weight=5., box_format='xywh'), dict(type='IoUCost', weight=2.)]
META = dict(img_shape=(100, 100))


def some(n, g):
    xy = torch.rand(n, 2, generator=g)*80
    return torch.cat([xy, xy+torch.rand(n, 2, generator=g)*40], 1)


def image(n, m, g):
    "Predictions and objects"
    pred = InstanceData(bboxes=some(n, g), scores=torch.randn(n, 4, generator=g))
    return pred, InstanceData(bboxes=some(m, g), labels=torch.randint(0, 3, (m,), generator=g))


@QUICK
@given(n=st.integers(1, 6), m=st.integers(1, 4), bad=st.sampled_from([0., .3, 1.]), seed=seeds)
def test_smallest_sum(n, m, bad, seed):
    "As many pairs as can be, then the smallest sum, against all choices"
    rng = np.random.RandomState(seed)
    c = rng.randn(n, m)*10
    c[rng.rand(n, m) < bad] = rng.choice([np.nan, np.inf, -np.inf])
    rows, cols = solve(c)
    assert len(set(rows)) == len(rows) and len(set(cols)) == len(cols)
    t = c if n >= m else c.T
    def worth(p): v = t[list(p), range(t.shape[1])]; f = np.isfinite(v); return (-f.sum(), v[f].sum())
    best = min(map(worth, permutations(range(t.shape[0]), t.shape[1])))
    assert -best[0] == len(rows) and abs(best[1]-c[rows, cols].sum()) < 1e-9


@QUICK
@given(n=st.integers(0, 20), m=st.integers(0, 6), seed=seeds)
def test_any_order(n, m, seed):
    "The partners do not depend on the order of predictions, nor on the image being alone"
    g = torch.Generator().manual_seed(seed)
    pred, gt = image(n, m, g)
    a = HungarianAssigner(DETR)
    r = a.assign(pred, gt.bboxes, None, gt.labels, META)
    assert len(r.pos) == min(n, m) and len(r.gt_inds[r.pos].unique()) == len(r.pos)
    order = torch.randperm(n, generator=g)
    assert (a.assign(pred[order], gt.bboxes, None, gt.labels, META).gt_inds == r.gt_inds[order]).all()
    other = image(7, 3, g)
    both = a.assign_batch([other[0], pred], [other[1], gt], [META, META])
    assert (both[1].gt_inds == r.gt_inds).all() and all(len(both[1].explain(i)) > 20 for i in range(n))
    t = TopkHungarianAssigner(3).assign(InstanceData(bboxes=pred.bboxes, scores=pred.scores.sigmoid()), gt.bboxes, None, gt.labels, META)
    if m: assert len(t.pos) == min(n, m*max(1, min(3, n//m))) and t.gt_inds.bincount(minlength=m+1)[1:].max() <= 3


@pytest.mark.parametrize('bad', [float('nan'), float('inf'), float('-inf')])
@pytest.mark.parametrize('field', ['bboxes', 'scores'])
def test_answers_that_are_no_numbers(field, bad):
    pred, gt = image(6, 3, torch.Generator().manual_seed(0))
    pred[field][2] = bad
    r = HungarianAssigner(DETR).assign(pred, gt.bboxes, None, gt.labels, META)
    assert r.gt_inds[2] == 0 and len(r.pos) == 3
    keep = [0, 1, 3, 4, 5]
    assert (HungarianAssigner(DETR).assign(pred[keep], gt.bboxes, None, gt.labels, META).gt_inds == r.gt_inds[keep]).all()


@QUICK
@given(n=st.integers(1, 300), m=st.integers(1, 6), levels=st.integers(1, 3), seed=seeds)
def test_equal_costs(n, m, levels, seed):
    "With many equal costs an object still takes no more than it may, and each prior has one object, the cheapest if it was taken twice"
    g = torch.Generator().manual_seed(seed)
    cost, u = torch.randint(0, levels, (n, m), generator=g).float(), torch.rand(n, m, generator=g)
    r = dynamic_match(cost, u, 10)
    taken = torch.zeros(n, m, dtype=torch.bool)
    at = r.took.nonzero(); taken[r.cand[r.took], at[:, 1]] = True
    assert (taken.sum(0) == torch.minimum(r.ks, torch.tensor(n))).all() and ((r.gt > 0) == taken.any(1)).all()
    for g_ in range(m):
        k = taken[:, g_]
        if k.any() and not k.all(): assert cost[k, g_].max() <= cost[~k, g_].min()
    twice = taken.sum(1) > 1
    assert (cost[twice].gather(1, (r.gt[twice]-1)[:, None])[:, 0] == cost[twice].min(1).values).all()


@pytest.mark.parametrize('make', [lambda: TaskAlignedAssigner(13), SimOTAAssigner, DynamicSoftLabelAssigner])
def test_a_thousand_equal_priors(make):
    "Four thousand priors with the same answers: each object gets some, and as many as it may"
    n, a = 4000, make()
    points = torch.tensor([[20., 20, 8, 8]]) if not isinstance(a, TaskAlignedAssigner) else torch.tensor([[16., 16, 24, 24]])
    gts = torch.tensor([[0., 0, 40, 40]])
    have = {k: v for k, v in dict(scores=torch.full((n, 2), .5), logits=torch.zeros(n, 2), decoded=gts.repeat(n, 1)).items() if k in a.needs}
    r = a.assign(points.repeat(n, 1), gts, None, torch.tensor([1]), **have)
    assert len(r.pos) == (10 if isinstance(a, SimOTAAssigner) else 13)


def test_repeated_objects_are_told_apart():
    "`perm_repeat_gt_cfg`: of three equal boxes each learns, as its small change of place overlaps some prior most; without it the first takes all"
    torch.manual_seed(0)
    gts, priors = torch.tensor([[10., 20, 60, 80]]).repeat(3, 1), torch.tensor([[10., 20, 60, 80]])*(1+.004*torch.randn(40, 4))
    got = lambda **kw: MaxIoUAssigner(.5, .4, match_low_quality=False, **kw).assign(priors, gts, gt_labels=torch.arange(3)).gt_inds.unique().tolist()
    assert got()==[1] and got(perm_repeat_gt_cfg=dict(iou_thr=.9, perm_range=.01))==[1, 2, 3]
