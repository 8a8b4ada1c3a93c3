"""What a subclass of the dense heads may count on: extra maps, other mixing, heads without anchors, assigners that ask for more, and traces that change nothing.

Numbers are made by hand, so that a detection can be followed back to its prior by eye.
"""
import copy
import pytest, torch
from torch import nn
from segkit_nb.assigners.result import AssignResult, assigned_labels
from segkit_nb.assigners.run import run_assigner
from segkit_nb.boxes.overlaps import bbox_overlaps
from segkit_nb.core.structures import InstanceData
from segkit_nb.heads.common.trace import Trace, gather_costs
from segkit_nb.heads.dense.anchor_free import AnchorFreeHead
from segkit_nb.heads.dense.anchor_head import AnchorHead
from segkit_nb.heads.dense.fcos import FCOSAssigner, FCOSHead
from segkit_nb.heads.dense.rpn import RPNHead

ONE = dict(type='AnchorGenerator', strides=[8, 16], ratios=[1.], scales=[2.])   # one anchor a cell, 16 and 32 px wide, centered on cell corners
TEST = dict(score_thr=.3, nms=dict(type='nms', iou_threshold=.5), max_per_img=10)
META = dict(img_shape=(32, 48), pad_shape=(32, 48), ori_shape=(64, 96), scale_factor=(.5, .5))
OBJECTS = InstanceData(bboxes=torch.tensor([[0., 0, 16, 16], [20, 4, 44, 28]]), labels=torch.tensor([2, 0]))
NOBODY = InstanceData(bboxes=torch.zeros(0, 4), labels=torch.zeros(0, dtype=torch.long))
RULES = dict(assigner=dict(type='MaxIoUAssigner', pos_iou_thr=.5, neg_iou_thr=.4, min_pos_iou=0.), allowed_border=-1, pos_weight=-1)


def maps(values, channels, sizes=((4, 6), (2, 3)), fill=-9.):
    "Maps (1,channels,h,w) of two levels that hold `fill`, but {(level, channel, y, x): value}"
    out = [torch.full((1, channels, *s), fill) for s in sizes]
    for (l, c, y, x), v in values.items(): out[l][0, c, y, x] = v
    return out


# --- maps, factors, fields -----------------------------------------------------------------------------------------------

class Mixed(AnchorHead):
    "A further map of three numbers an anchor, and the root of score × factor"
    maps = ('cls', 'box', 'factor', 'param')
    keeps = ('priors',)
    def mix(self, rows): return (rows['scores']*rows['factor']).sqrt()


def mixed_outs():
    "Three anchors speak: A (level 0, cell (1,2)), its neighbour B, which predicts the same box, and C on level 1"
    cls = maps({(0, 1, 1, 2): 2., (0, 1, 1, 3): 1., (1, 0, 1, 1): 1.5}, 3)
    box = maps({(0, 0, 1, 3): -.5}, 4, fill=0.)                                  # B moves by half a width: onto A
    factor = maps({(0, 0, 1, 2): 3., (0, 0, 1, 3): 0., (1, 0, 1, 1): 0.}, 1)
    number = [torch.arange(24.).reshape(1, 1, 4, 6), 24+torch.arange(6.).reshape(1, 1, 2, 3)]
    return cls, box, factor, [torch.cat([n, -n, n*2], 1) for n in number]


def test_every_field_arrives():
    head = Mixed(3, 4, anchor_generator=ONE, test_cfg=TEST); sigmoid = lambda v: torch.tensor(v).sigmoid()
    out, = head.predict_by_feat(*mixed_outs(), batch_img_metas=[META])
    # A is cell (1,2) of level 0: row 1·6+2 = 8, its corner at (16, 8): box (8,0)–(24,16). C is row 24 + 1·3+1 = 28, corner (16,16): (0,0)–(32,32)
    assert out.param[:, 0].tolist() == [8, 28] and (out.param == out.param[:, :1]*torch.tensor([1, -1, 2])).all()
    torch.testing.assert_close(out.bboxes, torch.tensor([[8., 0, 24, 16], [0, 0, 32, 32]])); assert out.labels.tolist() == [1, 0]
    torch.testing.assert_close(out.scores, torch.stack([sigmoid(2.)*sigmoid(3.), sigmoid(1.5)*.5]).sqrt())
    assert out.priors.tolist() == out.bboxes.tolist() and set(out.keys()) == {'bboxes', 'scores', 'labels', 'param', 'priors'}
    twice, = head.predict_by_feat(*mixed_outs(), batch_img_metas=[META], rescale=True)
    torch.testing.assert_close(twice.bboxes, out.bboxes*2); assert twice.param.tolist() == out.param.tolist()


def test_a_detection_is_followed_to_its_prior():
    head = Mixed(3, 4, anchor_generator=ONE, test_cfg=TEST); plain, = head.predict_by_feat(*mixed_outs(), batch_img_metas=[META])
    head.trace = Trace(); out, = head.predict_by_feat(*mixed_outs(), batch_img_metas=[META])
    assert all(torch.equal(plain[k], out[k]) for k in plain.keys())
    assert out.prior.tolist() == [8, 28] and out.level.tolist() == [0, 1]
    found, = head.trace.found
    assert sorted(found.candidates.prior.tolist()) == [8, 9, 28] and found.candidates.prior[found.kept].tolist() == [8, 28]
    lost = found.candidates.prior.tolist().index(9); fates, by = found.fates()
    assert fates[lost] == 'suppressed' and found.candidates.prior[by[lost]] == 8          # B lost to A, whose box it copied
    head.predict_by_feat(*mixed_outs(), batch_img_metas=[META], cfg=dict(TEST, max_per_img=1)); found, = head.trace.found
    assert found.candidates.prior[found.kept].tolist() == [8]
    cut = found.candidates.prior.tolist().index(28); assert found.fates()[0][cut] == 'limit'     # nobody suppressed C


def test_proposals_know_their_anchor():
    head = RPNHead(4, feat_channels=4, anchor_generator=ONE); cfg = dict(nms_pre=9, max_per_img=3, nms=dict(type='nms', iou_threshold=.7), min_bbox_size=0)
    outs = maps({(0, 0, 2, 2): 3., (1, 0, 1, 1): 2.}, 1), maps({}, 4, fill=0.)
    plain, = head.predict_by_feat(*outs, batch_img_metas=[META], cfg=cfg); assert set(plain.keys()) == {'bboxes', 'scores', 'labels'}
    head.trace = Trace(); out, = head.predict_by_feat(*outs, batch_img_metas=[META], cfg=cfg)
    assert out.prior[:2].tolist() == [14, 28] and out.level[:2].tolist() == [0, 1] and torch.equal(out.bboxes, plain.bboxes)


def test_too_many_maps_and_no_losses():
    head = AnchorHead(3, 4, anchor_generator=ONE, test_cfg=TEST)
    with pytest.raises(ValueError, match='names 2 in `maps`'): head.predict_by_feat(*mixed_outs()[:3], batch_img_metas=[META])
    assert len(head.predict_by_feat(*mixed_outs()[:2], None, batch_img_metas=[META])[0]) == 2   # a missing factor may be None
    with pytest.raises(ValueError, match='no train_cfg'): head.loss_by_feat(*mixed_outs()[:2], [OBJECTS], [META])


# --- a head without anchors in fifteen lines -----------------------------------------------------------------------------

class Centers(AnchorFreeHead):
    "Says where centers are, and half the side of a square"
    maps = ('cls', 'half')
    def _init_layers(self): self.conv_cls, self.conv_half = nn.Conv2d(self.in_channels, self.cls_out_channels, 1), nn.Conv2d(self.in_channels, 1, 1)
    def forward_single(self, x): return self.conv_cls(x), self.conv_half(x).exp()
    def decode(self, rows, max_shape=None): return torch.cat([rows['priors']-rows['half'], rows['priors']+rows['half']], 1)
    def losses(self, levels, sizes, gts, metas, ignored):
        points = torch.cat(self.prior_generator.grid_priors(sizes)); cls, half = (torch.cat([l[k] for l in levels], 1) for k in self.maps)
        total = dict(loss_cls=0., loss_half=0.)
        for i, gt in enumerate(gts):
            near = torch.cdist(points, (gt.bboxes[:, :2]+gt.bboxes[:, 2:])/2); labels = torch.full((len(points),), self.num_classes)
            if len(gt): labels[near.argmin(0)] = gt.labels; total['loss_half'] += (half[i, near.argmin(0), 0]-(gt.bboxes[:, 2]-gt.bboxes[:, 0])/2).abs().sum()
            total['loss_cls'] += self.loss_cls(cls[i], labels, avg_factor=max(len(gt), 1))
        return total


def test_a_thin_head_learns():
    torch.manual_seed(0); head = Centers(3, 8, strides=[8, 16], test_cfg=TEST); x = torch.rand(1, 8, 4, 6), torch.rand(1, 8, 2, 3)
    opt = torch.optim.Adam(head.parameters(), .05); first = None
    for _ in range(80):
        loss = sum(head.loss_by_feat(*head(x), [OBJECTS], [META]).values()); opt.zero_grad(); loss.backward(); opt.step(); first = first or float(loss)
    assert float(loss) < .2*first
    empty = head.loss_by_feat(*head(x), [NOBODY], [META]); assert torch.isfinite(sum(empty.values()))
    by_hand, = head.predict_by_feat(maps({(0, 1, 2, 3): 4.}, 3), maps({(0, 0, 2, 3): 5.}, 1, fill=1.), batch_img_metas=[META])
    assert by_hand.bboxes.tolist() == [[23., 15, 33, 25]] and by_hand.half.tolist() == [[5.]]    # the point of cell (2,3) is (28, 20)


# --- assigners -----------------------------------------------------------------------------------------------------------

class Best:
    "The `k` priors of the best score × overlap learn an object; needs what the head predicts"
    needs = ('scores', 'decoded', 'num_level_priors')
    def assign(self, priors, gt_bboxes, gt_bboxes_ignore=None, gt_labels=None, *, scores, decoded, num_level_priors):
        assert not scores.requires_grad and not decoded.requires_grad and sum(num_level_priors) == len(priors) == len(scores)
        self.saw = num_level_priors
        out = torch.zeros(len(priors), dtype=torch.long)
        if len(gt_bboxes):
            fit = scores[:, gt_labels]*bbox_overlaps(decoded, gt_bboxes)
            for g in range(len(gt_bboxes)): out[fit[:, g].topk(2).indices] = g+1
        return AssignResult(len(gt_bboxes), out, None, assigned_labels(out, gt_labels))


class OneEach:
    "A stand-in for Hungarian matching"
    takes = 'predictions'
    def assign(self, predictions, gt_bboxes, gt_bboxes_ignore=None, gt_labels=None):
        cost = -predictions.scores[:, gt_labels]+torch.cdist(predictions.bboxes, gt_bboxes, 1)/100; out = torch.zeros(len(cost), dtype=torch.long)
        for g in range(len(gt_bboxes)): out[cost[:, g].masked_fill(out > 0, 1e9).argmin()] = g+1
        return AssignResult(len(gt_bboxes), out, None, assigned_labels(out, gt_labels))


def test_a_head_gives_what_an_assigner_needs():
    torch.manual_seed(0); head = AnchorHead(3, 4, anchor_generator=ONE, train_cfg=RULES); x = torch.rand(2, 4, 4, 6), torch.rand(2, 4, 2, 3)
    for a in (Best(), OneEach()):
        head.assigner = a; losses = head.loss_by_feat(*head(x), [OBJECTS, NOBODY], [META]*2)
        assert all(torch.isfinite(v) for vs in losses.values() for v in vs); sum(map(sum, losses.values())).backward()
    strict = AnchorHead(3, 4, anchor_generator=ONE, train_cfg=dict(RULES, allowed_border=1)); strict.assigner = best = Best()
    strict.loss_by_feat(*strict(x), [OBJECTS, NOBODY], [META]*2)
    assert best.saw == [15, 2]      # anchors inside the image by a pixel: centers 8…40 × 8…24 on level 0, (16, 16) and (32, 16) on level 1


def test_missing_needs_are_named():
    with pytest.raises(ValueError, match='Best needs scores, which is not there; there is decoded, priors'):
        run_assigner(Best(), torch.zeros(3, 4), OBJECTS, decoded=torch.zeros(3, 4))
    with pytest.raises(ValueError, match='OneEach needs predictions'): run_assigner(OneEach(), torch.zeros(3, 4), OBJECTS)
    with pytest.raises(ValueError, match='FCOSAssigner needs num_level_priors'): run_assigner(FCOSAssigner([8], [(-1, 64)]), torch.zeros(3, 2), OBJECTS)


# --- traces change nothing ------------------------------------------------------------------------------------------------

class Nosy(nn.Module):
    "A loss that counts, remembers, and draws random numbers: whoever calls it twice is found out"
    use_sigmoid = True
    def __init__(self): super().__init__(); self.calls, self.history = 0, []; self.register_buffer('seen', torch.zeros(3)); self.weight = nn.Parameter(torch.ones(1))
    def forward(self, pred, target, weight=None, avg_factor=None, reduction_override=None):
        self.calls += 1; self.history.append(tuple(pred.shape)); self.seen += pred.detach().sigmoid().sum(0); self.last = pred.sum()
        goal = torch.nn.functional.one_hot(target, 4)[:, :3].float(); each = ((pred.sigmoid()-goal)**2*(1+self.seen/100)*(1+torch.rand(1)/10)*self.weight)
        if weight is not None: each = each*weight[:, None]
        return each if reduction_override == 'none' else each.sum()/avg_factor


def run(head, x, trace):
    objects = OBJECTS if head.num_classes > 1 else InstanceData(bboxes=OBJECTS.bboxes, labels=torch.zeros(2, dtype=torch.long))
    head = copy.deepcopy(head); head.trace = trace; torch.manual_seed(5); out = []
    for _ in range(2):
        losses = head.loss_by_feat(*head(x), [objects, NOBODY], [META]*2, [None, None])
        total = sum(sum(v) if isinstance(v, list) else v for v in losses.values()); head.zero_grad(); total.backward(); out.append(float(total))
    grads = [p.grad.clone() for p in head.parameters()]; l = head.loss_cls
    return out, grads, dict(l.named_buffers()), getattr(l, 'calls', 0), getattr(l, 'history', None), torch.rand(3), head


@pytest.mark.parametrize('kind', ['anchors', 'boxes', 'rpn', 'fcos'])
def test_tracing_changes_nothing(kind):
    torch.manual_seed(1); x = torch.rand(2, 8, 4, 6), torch.rand(2, 8, 2, 3)
    if kind == 'fcos': head = FCOSHead(3, 8, ((-1, 16), (16, 64)), feat_channels=8, stacked_convs=1, strides=[8, 16], norm_cfg=dict(type='GN', num_groups=2), loss_cls=Nosy())
    elif kind == 'rpn': head = RPNHead(8, feat_channels=8, anchor_generator=ONE, train_cfg=dict(RULES, sampler=dict(type='RandomSampler', num=8, pos_fraction=.5, neg_pos_ub=-1, add_gt_as_proposals=False)))
    else: head = AnchorHead(3, 8, anchor_generator=ONE, train_cfg=RULES, loss_cls=Nosy(), **(dict(reg_decoded_bbox=True, loss_bbox=dict(type='GIoULoss')) if kind == 'boxes' else {}))
    off, trace = run(head, x, None), Trace(); on = run(head, x, trace)
    assert off[0] == on[0] and all(torch.equal(a, b) for a, b in zip(off[1], on[1]))
    assert all(torch.equal(v, on[2][k]) for k, v in off[2].items()) and off[3:5] == on[3:5] and torch.equal(off[5], on[5])
    costs = gather_costs(trace, 2, 30); assert abs(float(costs.sum())-on[0][1]) < 1e-3*on[0][1]   # the last pass: rows add up to the loss
    assert len(trace['assigned']) == 2 and all(isinstance(trace['assigned'][0].explain(i), str) for i in range(30))


# --- FCOS: the rule ---------------------------------------------------------------------------------------------------------

def test_fcos_rule_by_hand():
    points = torch.tensor([[4., 4], [12, 12], [28, 20], [60, 60]]); gts = torch.tensor([[0., 0, 40, 40], [8, 8, 32, 32]])
    go = lambda *a, **kw: FCOSAssigner([8], [(-1, 64)], *a, **kw).assign(points, gts, None, torch.tensor([5, 6]), num_level_priors=[4])
    r = go(); assert r.gt_inds.tolist() == [1, 2, 2, 0] and r.labels.tolist() == [5, 6, 6, -1]
    assert 'smallest' in r.explain(1) and 'no object' in r.explain(3) and 'farthest side is 36 px' in r.explain(0)
    near = go(True, .75); assert near.gt_inds.tolist() == [0, 0, 0, 0]                   # 6 px around (20, 20): nobody
    assert go(True, 1.01).gt_inds.tolist() == [0, 2, 2, 0] and 'from its center' in near.explain(1)
    two = FCOSAssigner([8, 8], [(-1, 30), (30, 64)]).assign(points[[0, 0]], gts, num_level_priors=[1, 1])
    assert two.gt_inds.tolist() == [0, 1] and 'outside the range 0 to 30' in two.explain(0)  # 36 px to the far side: the second level's


@pytest.mark.parametrize('norm', [False, True])
def test_fcos_boxes_are_in_pixels(norm):
    "The same weights: strides while training, pixels in eval; targets follow"
    torch.manual_seed(0); head = FCOSHead(3, 8, ((-1, 16), (16, 64)), norm_on_bbox=norm, feat_channels=8, stacked_convs=1, strides=[8, 16], norm_cfg=None)
    x = torch.rand(1, 8, 4, 6), torch.rand(1, 8, 2, 3); a, b = head.train()(x)[1], head.eval()(x)[1]
    for p, q, s in zip(a, b, (8, 16)): torch.testing.assert_close(p*(s if norm else 1), q)
    t = head.get_targets(head.prior_generator.grid_priors([(4, 6), (2, 3)]), [OBJECTS])
    row = 2*6+4                                                                                 # point (36, 20) in object 1, (20,4)–(44,28): l, t, r, b
    torch.testing.assert_close(t[0].bbox_targets[0, row], torch.tensor([16., 16, 8, 8])/(8 if norm else 1))
