"""Variants of the reference's families that no recorded model shows: what must hold for them whatever the weights are.

The models are the recorded ones of `oracle/models_small.json.gz`, made narrow and changed; images are 64 by 96.
"""
import copy
import numpy as np, pytest, torch
from segkit_nb.boxes.overlaps import bbox_overlaps
from segkit_nb.core.masks import BitmapMasks, PolygonMasks
from segkit_nb.core.structures import DataSample, InstanceData, PixelData
from segkit_nb.heads.common.trace import Trace
from segkit_nb.heads.mask.fcn_mask import mask_targets_single
from segkit_nb.openmmlab import build_model
from zoo_numbers import records

H, W = 64, 96
BOXES = torch.tensor([[8., 8, 40, 44], [50, 20, 90, 60], [30, 2, 44, 20]])
ZOO = {r['name']: r['cfg'] for r in records()}
def zoo(part): return copy.deepcopy(next(c for n, c in ZOO.items() if n.startswith(part)))


@pytest.fixture(scope='module', autouse=True)
def one_thread():
    n = torch.get_num_threads(); torch.set_num_threads(1)
    yield
    torch.set_num_threads(n)


def outline(b):
    x0, y0, x1, y1 = b.tolist()
    return [np.array([x0, y0, x1, y0, x1, y1, x0, y1])]


def samples(n=2, classes=3, polygons=False, ignored=None, scale=(1., 1.), proposals=False, **meta):
    "Two images: the first with `n` objects, the second with none"
    out = []
    for k in (n, 0):
        m = dict(img_shape=(H, W), ori_shape=(round(H/scale[1]), round(W/scale[0])), pad_shape=(H, W), batch_input_shape=(H, W), scale_factor=scale)
        s, b = DataSample(metainfo=m | meta), BOXES[:k].clone()
        poly = PolygonMasks([outline(o) for o in b], H, W)
        s.gt_instances = InstanceData(bboxes=b, labels=torch.arange(k) % classes, masks=poly if polygons else poly.to_bitmap())
        s.ignored_instances = InstanceData(bboxes=torch.tensor(ignored or []).reshape(-1, 4).float())
        seg = torch.zeros(1, H, W, dtype=torch.long); seg[:, 20:50, 30:70] = 1; seg[:, :5] = 255
        s.gt_sem_seg = PixelData(data=seg)
        if proposals:
            r = torch.Generator().manual_seed(1); xy = torch.rand(30, 2, generator=r)*torch.tensor([60., 30])
            s.proposals = InstanceData(bboxes=torch.cat([xy, xy+5+torch.rand(30, 2, generator=r)*30], 1))
        out.append(s)
    return out


def image(seed=0): return torch.randn(2, 3, H, W, generator=torch.Generator().manual_seed(seed))


def two_stage(box=(), mask=None, rpn=(), train=(), test=(), classes=3, backbone=(), sampler=None, keep=True):
    "Mask R-CNN (or Faster R-CNN without `mask`) in 16 channels"
    cfg = zoo('mask_rcnn/'); m = cfg['model'] if 'model' in cfg else cfg
    m['backbone'] |= dict(base_channels=8, init_cfg=None) | dict(backbone); m['neck'] |= dict(in_channels=[8, 16, 32, 64], out_channels=16)
    m['rpn_head'] |= dict(in_channels=16, feat_channels=16) | dict(rpn)
    r = m['roi_head']; r['bbox_roi_extractor']['out_channels'] = r['mask_roi_extractor']['out_channels'] = 16
    r['bbox_head'] |= dict(in_channels=16, fc_out_channels=32, num_classes=classes) | dict(box)
    if mask is None: m['type'] = 'FasterRCNN'; del r['mask_head'], r['mask_roi_extractor']
    else: r['mask_head'] |= dict(in_channels=16, conv_out_channels=16, num_convs=1, num_classes=classes) | mask
    m['train_cfg']['rcnn'] |= dict(train)
    if sampler: m['train_cfg']['rcnn']['sampler'] = sampler
    m['train_cfg']['rpn_proposal'] |= dict(nms_pre=100, max_per_img=60); m['test_cfg']['rpn'] |= dict(nms_pre=100, max_per_img=60)
    m['test_cfg']['rcnn'] |= dict(score_thr=.05) | dict(test)
    return cfg


def retina(test=(), classes=3, **head):
    cfg = zoo('retinanet/'); m = cfg['model'] if 'model' in cfg else cfg
    m['backbone'] |= dict(base_channels=8, init_cfg=None); m['neck'] |= dict(in_channels=[8, 16, 32, 64], out_channels=16)
    m['bbox_head'] |= dict(in_channels=16, feat_channels=16, stacked_convs=1, num_classes=classes) | head
    m['test_cfg'] |= dict(score_thr=.005) | dict(test)
    return cfg


def seg(part='fcn/', head=(), aux=(), **kw):
    cfg = zoo(part); m = cfg['model'] if 'model' in cfg else cfg
    m['backbone'] |= dict(base_channels=16); m['backbone'].pop('init_cfg', None); m.pop('pretrained', None)
    m['decode_head'] |= dict(in_channels=128, channels=16, num_classes=2, dropout_ratio=0) | dict(head)
    m['auxiliary_head'] |= dict(in_channels=64, channels=16, num_classes=2, dropout_ratio=0) | dict(aux)
    for b in (m['backbone'], m['decode_head'], m['auxiliary_head']):
        if b.get('norm_cfg', {}).get('type') == 'SyncBN': b['norm_cfg'] = dict(b['norm_cfg'], type='BN')
    m |= kw
    return cfg


def made(cfg, seed=0):
    torch.manual_seed(seed)
    model = build_model(cfg); model.init_weights()
    return model


def step(model, data, seed=0):
    "Losses after a backward pass; every parameter that trains has a finite gradient"
    model.train(); model.zero_grad(); torch.manual_seed(seed)
    total, logs = model.parse_losses(model(image(), data, mode='loss'))
    total.backward()
    bad = [n for n, p in model.named_parameters() if p.requires_grad and (p.grad is None or not p.grad.isfinite().all())]
    assert bad == [] and all(v.isfinite().all() for v in logs.values()), (bad, logs)
    return {k: float(v) for k, v in logs.items()}


def found(model, data=None, seed=0):
    with torch.no_grad(): return model.eval()(image(seed), data or samples(), mode='predict')


def boxes_of(model, **kw): return [s.pred_instances for s in found(model, samples(**kw))]


def shaken(model):
    "Predictors far from their small start, so that scores and boxes differ"
    g = torch.Generator().manual_seed(3)
    for n, p in model.named_parameters():
        if n.endswith(('fc_cls.weight', 'fc_reg.weight', 'conv_logits.weight', 'retina_cls.weight', 'retina_reg.weight', 'rpn_cls.weight', 'rpn_reg.weight')):
            with torch.no_grad(): p.copy_(torch.randn(p.shape, generator=g)*(.05 if 'reg' in n else .3))
    return model


# --- losses on boxes -------------------------------------------------------------------------------------------------

def iou_numbers(p, t):
    iou = float(bbox_overlaps(p, t, is_aligned=True)); lo, hi = torch.min(p, t)[0, :2], torch.max(p, t)[0, 2:]
    c, gap = hi-lo, ((p[0, :2]+p[0, 2:])-(t[0, :2]+t[0, 2:]))/2
    near = float((gap**2).sum()/(c**2).sum())
    area = lambda b: float((b[0, 2]-b[0, 0])*(b[0, 3]-b[0, 1]))
    inter = iou/(1+iou)*(area(p)+area(t)); union = area(p)+area(t)-inter
    angle = lambda b: np.arctan(float((b[0, 2]-b[0, 0])/(b[0, 3]-b[0, 1])))
    v = 4/np.pi**2*(angle(t)-angle(p))**2
    pw, tw = (p[0, 2:]-p[0, :2]).numpy(), (t[0, 2:]-t[0, :2]).numpy()
    d = np.concatenate([1-np.maximum((tw-2*abs(gap.numpy()))/(tw+2*abs(gap.numpy())+1e-3), 0), 1-np.minimum(tw/(pw+1e-3), pw/(tw+1e-3))])
    return dict(IoULoss=-np.log(iou), GIoULoss=1-iou+(float(c.prod())-union)/float(c.prod()), DIoULoss=1-iou+near,
                CIoULoss=1-iou+near+(v*v/(1-iou+v) if iou > .5 else 0), BoundedIoULoss=np.where(d < .2, .5*d*d/.2, d-.1).sum())


@pytest.mark.parametrize('kind', ['IoULoss', 'GIoULoss', 'DIoULoss', 'CIoULoss', 'BoundedIoULoss'])
def test_box_loss_sees_boxes(kind):
    "One positive RoI, one negative: the head's box loss is the formula by hand, over the number of all RoIs"
    model = made(two_stage(box=dict(reg_decoded_bbox=True, loss_bbox=dict(type=kind, loss_weight=10.)), rpn=dict(reg_decoded_bbox=True, loss_bbox=dict(type=kind))))
    head = model.roi_head.bbox_head
    rois = torch.tensor([[0., 10, 10, 42, 40], [0, 60, 5, 80, 30]]); deltas = torch.zeros(2, 12); deltas[0, 4:8] = torch.tensor([.5, -.3, .4, .2])
    targets, weights = torch.tensor([[8., 8, 40, 44], [0, 0, 0, 0]]), torch.tensor([[1.]*4, [0]*4])
    got = head.loss(torch.zeros(2, 4), deltas, rois, torch.tensor([1, 3]), torch.ones(2), targets, weights)['loss_bbox']
    p = head.bbox_coder.decode(rois[:1, 1:], deltas[:1, 4:8])
    np.testing.assert_allclose(float(got), 10*iou_numbers(p, targets[:1])[kind]/2, rtol=1e-4)
    losses = step(model, samples()); assert losses['loss_bbox'] > 0 and losses['loss_rpn_bbox'] > 0
    assert step(model, samples(0))['loss_bbox'] == 0 and model.roi_head.bbox_head.fc_reg.weight.grad.abs().sum() == 0
    one = made(retina(reg_decoded_bbox=True, loss_bbox=dict(type=kind)))
    assert step(one, samples())['loss_bbox'] > 0 and step(one, samples(0))['loss_bbox'] == 0


def test_retina_box_loss_by_hand():
    "A dense head's IoU loss: summed over positive anchors of all levels, divided by their number"
    model = made(retina(reg_decoded_bbox=True, loss_bbox=dict(type='GIoULoss'))); head = model.bbox_head; head.trace = Trace()
    model.eval(); x = model.extract_feat(image()); cls, box = head(x)
    out = head.loss_by_feat(cls, box, *[[s.gt_instances for s in samples()], [s.metainfo for s in samples()]])
    preds = torch.cat([b.permute(0, 2, 3, 1).reshape(2, -1, 4) for b in box], 1); anchors = torch.cat(head.trace['priors']); total = n = 0
    for i, s in enumerate(head.trace['sampled']):
        n += max(len(s.pos_inds), 1)
        for j, g in zip(s.pos_inds.tolist(), s.pos_assigned_gt_inds.tolist()):
            total += iou_numbers(head.bbox_coder.decode(anchors[j:j+1], preds[i, j:j+1]).detach(), BOXES[g:g+1])['GIoULoss']
    np.testing.assert_allclose(float(sum(out['loss_bbox']).detach()), total/n, rtol=1e-4)


# --- samplers, ignored boxes -----------------------------------------------------------------------------------------

OHEM = dict(type='OHEMSampler', num=16, pos_fraction=.25, neg_pos_ub=-1, add_gt_as_proposals=True)


def test_ohem_takes_the_worst():
    "A proposal left out costs no more than any that was kept, among positives and negatives apart"
    model = made(two_stage(sampler=OHEM)); head = model.roi_head
    data = samples(proposals=True); x = tuple(model.extract_feat(image())); r = head.sample(x, [s.proposals for s in data], data)[0]
    everything = torch.cat([data[0].gt_instances.bboxes, data[0].proposals.bboxes]); assign = r.assign_result
    rois = torch.cat([everything.new_zeros(len(everything), 1), everything], 1)
    logits = head._bbox_forward([f[:1] for f in x], rois)['cls_score']
    labels = torch.where(assign.gt_inds > 0, assign.labels, 3) if len(assign.gt_inds) == len(everything) else None
    assert labels is not None and len(r.pos_inds) <= 4 and len(r.pos_inds)+len(r.neg_inds) == 16
    cost = torch.nn.functional.cross_entropy(logits, labels, reduction='none').detach()
    for kept, group in ((r.pos_inds, assign.gt_inds > 0), (r.neg_inds, assign.gt_inds == 0)):
        left = group.clone(); left[kept] = False
        if left.any() and len(kept): assert cost[kept].min() >= cost[left].max()-1e-6


def test_ohem_of_all_is_random_of_all():
    every = dict(num=10000, pos_fraction=1., neg_pos_ub=-1, add_gt_as_proposals=True)
    a, b = (step(made(two_stage(sampler=dict(every, type=t))), samples()) for t in ('OHEMSampler', 'RandomSampler'))
    assert a == pytest.approx(b, rel=1e-5)


def test_ohem_pixels():
    "Of the pixels that count, the hard ones are kept; with room for all of them nothing changes"
    losses = {}
    for name, s in dict(none=None, all=dict(type='OHEMPixelSampler', min_kept=H*W+1), few=dict(type='OHEMPixelSampler', min_kept=50),
                        thresh=dict(type='OHEMPixelSampler', thresh=.7, min_kept=50), sure=dict(type='OHEMPixelSampler', thresh=1.1, min_kept=50)).items():
        losses[name] = step(made(seg(head=dict(sampler=s))), samples())['decode.loss_ce']
    assert losses['all'] == pytest.approx(losses['none']) == pytest.approx(losses['sure'])
    assert 0 < losses['few'] < losses['thresh'] <= losses['none']+1e-6
    head = made(seg(head=dict(sampler=dict(type='OHEMPixelSampler', min_kept=50)))).decode_head
    label = torch.cat([s.gt_sem_seg.data[None] for s in samples()])
    w = head.sampler.sample(torch.randn(2, 2, H, W), label)
    assert w.sum() == 100 and not w[label[:, 0] == 255].any()           # 50 an image, over the batch together


def test_ignored_box_turns_negatives_into_ignored():
    crowd = [[56., 0, 96, 16]]
    model = made(retina()); priors = torch.cat(model.bbox_head.prior_generator.grid_priors([(8, 12), (4, 6), (2, 3), (1, 2), (1, 1)]))
    assigner = model.bbox_head.assigner; assigner.ignore_iof_thr = .5
    plain, with_crowd = (assigner.assign(priors, BOXES, c, torch.arange(3)).gt_inds for c in (None, torch.tensor(crowd)))
    inside = bbox_overlaps(priors, torch.tensor(crowd), mode='iof')[:, 0] > .5
    assert inside.any() and (with_crowd[inside] == -1).all() and torch.equal(plain[~inside], with_crowd[~inside])
    a, b = (step(model, samples(ignored=c)) for c in (None, crowd))
    assert b['loss_cls'] < a['loss_cls'] and b['loss_bbox'] == pytest.approx(a['loss_bbox'])


# --- predictions -----------------------------------------------------------------------------------------------------

@pytest.mark.parametrize('name', ['two_stage', 'retina'])
def test_soft_nms(name):
    "Soft suppression keeps what hard suppression keeps, and more, at scores that only sink; sorted, at most max_per_img"
    make = lambda nms, n=1000: dict(test=dict(nms=nms, max_per_img=n, score_thr=.05 if name == 'two_stage' else .005))
    hard, soft = dict(type='nms', iou_threshold=.5), dict(type='soft_nms', iou_threshold=.5, min_score=.001)
    build = lambda **kw: shaken(made(globals()[name](classes=1, **kw)))
    models = {k: build(**make(*v)) for k, v in dict(hard=(hard,), soft=(soft,), few=(soft, 3)).items()}
    for h, s, f in zip(*(boxes_of(m) for m in models.values())):
        assert len(s) >= len(h) > 0 and torch.equal(s.scores, s.scores.sort(descending=True).values)
        assert len(f) == min(3, len(s)) and torch.equal(f.scores, s.scores[:3])
        same = (s.bboxes[None]-h.bboxes[:, None]).abs().amax(2) < 1e-3
        assert ((same & (s.scores <= h.scores[:, None]+1e-5)).any(1) | (h.scores < .01)).all() and s.scores[0] == h.scores[0]


@pytest.mark.parametrize('scale', [(.5, .5), (2., .5), (1.5, 1.25)])
def test_scale_factor(scale):
    "Boxes come in the original image's frame, masks at its size"
    model = shaken(made(two_stage(mask={})))
    for a, b in zip(boxes_of(model), boxes_of(model, scale=scale)):
        assert len(a) > 0 and len(a) == len(b) and torch.allclose(a.scores, b.scores)
        assert torch.allclose(a.bboxes/torch.tensor(scale*2), b.bboxes, atol=1e-3)
        assert b.masks.shape == (len(b), round(H/scale[1]), round(W/scale[0])) and b.masks.dtype == torch.bool
        ratio = (b.masks.sum((1, 2)).float()*scale[0]*scale[1]+10)/(a.masks.sum((1, 2))+10)
        assert ((ratio > .6) & (ratio < 1.7)).float().mean() > .8


def test_padding_is_no_image():
    "Boxes end where the image ends, not where the batch's canvas does; neighbours in the batch change nothing"
    for cfg in (two_stage(mask={}), retina()):
        model = shaken(made(cfg)); full = boxes_of(model)
        small = boxes_of(model, img_shape=(50, 70), ori_shape=(50, 70))
        for r in small: assert len(r) and r.bboxes[:, 0::2].max() <= 70 and r.bboxes[:, 1::2].max() <= 50
        assert all('masks' not in r or r.masks.shape[1:] == (50, 70) for r in small)
        with torch.no_grad(): alone = model(image()[:1], samples()[:1], mode='predict')[0].pred_instances
        assert len(alone) == len(full[0]) and torch.allclose(alone.bboxes, full[0].bboxes, atol=1e-3)


@pytest.mark.parametrize('mask', [None, {}])
@pytest.mark.parametrize('agnostic', [False, True])
def test_an_image_without_proposals(agnostic, mask):
    "One image has proposals and the other none, then both none"
    model = made(two_stage(box=dict(reg_class_agnostic=agnostic), mask=mask)).eval()
    data = samples(proposals=True); data[1].proposals = data[1].proposals[:0]
    for n in (30, 0):
        data[0].proposals = data[0].proposals[:n]
        a, b = (s.pred_instances for s in found(model, data))
        assert len(b) == 0 and b.bboxes.shape == (0, 4) and b.scores.shape == b.labels.shape == (0,) and (n == 0) == (len(a) == 0)
        if mask is not None: assert b.masks.shape == (0, H, W) and b.masks.dtype == a.masks.dtype == torch.bool


@pytest.mark.parametrize('classes', [1, 3, 7])
def test_class_counts(classes):
    data = lambda: samples(3, classes)
    for cfg in (two_stage(classes=classes, mask={}), retina(classes=classes)):
        model = made(cfg); step(model, data())
        labels = torch.cat([s.labels for s in boxes_of(model)])
        assert len(labels) and labels.max() < classes
    head = made(two_stage(classes=classes)).roi_head.bbox_head
    assert head.fc_cls.out_features == classes+1 and head.fc_reg.out_features == 4*classes
    s = made(seg(head=dict(num_classes=max(classes, 2)), aux=dict(num_classes=max(classes, 2))))
    step(s, samples()); assert found(s)[0].seg_logits.data.shape == (max(classes, 2), H, W)


def test_agnostic_boxes():
    "One box for all classes: every class of a RoI has the same one"
    model = made(two_stage(box=dict(reg_class_agnostic=True), test=dict(score_thr=0., nms=dict(type='nms', iou_threshold=1.), max_per_img=-1))); step(model, samples())
    assert model.roi_head.bbox_head.fc_reg.out_features == 4
    data = samples(proposals=True); r = found(model, data)[0].pred_instances
    per = [{tuple(b) for b in r.bboxes[r.labels == c].round(decimals=2).tolist()} for c in range(3)]
    assert len(r) == 90 and per[0] == per[1] == per[2]


# --- structures ------------------------------------------------------------------------------------------------------

def test_four_convolutions_with_group_norm():
    model = made(two_stage(box=dict(type='Shared4Conv1FCBBoxHead', conv_out_channels=16, norm_cfg=dict(type='GN', num_groups=4, requires_grad=True)), mask=dict(norm_cfg=dict(type='GN', num_groups=4))))
    keys = set(model.state_dict())
    assert {'roi_head.bbox_head.shared_convs.3.gn.weight', 'roi_head.bbox_head.shared_fcs.0.weight', 'roi_head.mask_head.convs.0.gn.bias'} <= keys
    assert not any(k.endswith('shared_convs.0.conv.bias') for k in keys) and 'roi_head.bbox_head.shared_fcs.1.weight' not in keys
    step(model, samples())


@pytest.mark.parametrize('depth,blocks', [(18, (2, 2, 2, 2)), (34, (3, 4, 6, 3)), (50, (3, 4, 6, 3)), (101, (3, 4, 23, 3)), (152, (3, 8, 36, 3))])
@pytest.mark.parametrize('style', ['pytorch', 'caffe'])
def test_depths_and_styles(depth, blocks, style):
    cfg = two_stage(backbone=dict(depth=depth, style=style)); m = cfg['model'] if 'model' in cfg else cfg
    wide = 1 if depth < 50 else 4; m['neck']['in_channels'] = [8*wide, 16*wide, 32*wide, 64*wide]
    model = made(cfg); net = model.backbone
    assert tuple(len(getattr(net, f'layer{i}')) for i in (1, 2, 3, 4)) == blocks
    b = net.layer2[0]
    if depth >= 50: assert (b.conv1.stride, b.conv2.stride) == (((1, 1), (2, 2)) if style == 'pytorch' else ((2, 2), (1, 1)))
    with torch.no_grad(): assert [tuple(x.shape[1:]) for x in net(image())] == [(8*2**i*wide, 16 >> i, 24 >> i) for i in range(4)]
    if depth == 50: step(model, samples())


def test_dilated_c5():
    "DC5: no pyramid, the last stage dilated at stride 16"
    cfg = two_stage(mask={}, backbone=dict(depth=50, strides=(1, 2, 2, 1), dilations=(1, 1, 1, 2), out_indices=(3,), style='caffe', base_channels=64),
                    rpn=dict(in_channels=2048, anchor_generator=dict(type='AnchorGenerator', scales=[2, 4, 8, 16, 32], ratios=[.5, 1., 2.], strides=[16])),
                    box=dict(in_channels=2048))
    m = cfg['model'] if 'model' in cfg else cfg; m['neck'] = None; r = m['roi_head']
    for k in ('bbox_roi_extractor', 'mask_roi_extractor'): r[k] |= dict(out_channels=2048, featmap_strides=[16])
    r['mask_head']['in_channels'] = 2048
    model = made(cfg); last = model.backbone.layer4
    assert [b.conv2.dilation for b in last] == [(2, 2)]*3 and last[0].conv1.stride == last[0].conv2.stride == (1, 1)
    assert model.extract_feat(image())[0].shape == (2, 2048, 4, 6) and model.rpn_head.rpn_cls.out_channels == 15
    step(model, samples()); assert len(boxes_of(model)[0])


def test_fast_rcnn_on_given_proposals():
    "Without an RPN the second stage alone trains; the same RoI head gives the same boxes in both detectors"
    cfg = two_stage(); m = cfg['model'] if 'model' in cfg else cfg; both = made(copy.deepcopy(cfg))
    m['type'] = 'FastRCNN'; del m['rpn_head'], m['train_cfg']['rpn'], m['train_cfg']['rpn_proposal'], m['test_cfg']['rpn']
    one = made(cfg); one.load_state_dict({k: v for k, v in both.state_dict().items() if not k.startswith('rpn_head.')})
    assert set(step(one, samples(proposals=True))) == {'loss', 'loss_cls', 'acc', 'loss_bbox'}
    for a, b in zip(boxes_of(both, proposals=True), boxes_of(one, proposals=True)): assert torch.equal(a.bboxes, b.bboxes) and torch.equal(a.scores, b.scores)
    with pytest.raises(ValueError, match='has no proposals'): one.train()(image(), samples(), mode='loss')


def test_c4():
    "The last stage of the backbone runs on each RoI"
    roi = dict(type='SingleRoIExtractor', roi_layer=dict(type='RoIAlign', output_size=14, sampling_ratio=0), out_channels=256, featmap_strides=[16])
    cfg = two_stage(backbone=dict(num_stages=3, strides=(1, 2, 2), dilations=(1, 1, 1), out_indices=(2,), base_channels=64),
                    rpn=dict(in_channels=256, anchor_generator=dict(type='AnchorGenerator', scales=[2, 4, 8], ratios=[.5, 1., 2.], strides=[16])))
    m = cfg['model'] if 'model' in cfg else cfg; m['neck'] = None
    m['roi_head'] |= dict(shared_head=dict(type='ResLayer', depth=18, stage=3, stride=2, dilation=1, norm_cfg=dict(type='BN'), norm_eval=True), bbox_roi_extractor=roi,
                          bbox_head=dict(type='BBoxHead', with_avg_pool=True, roi_feat_size=7, in_channels=512, num_classes=3))
    m['train_cfg']['rcnn']['sampler']['num'] = 16
    model = made(cfg)
    assert 'roi_head.shared_head.layer4.1.conv2.weight' in model.state_dict() and model.roi_head.bbox_head.fc_cls.in_features == 512
    step(model, samples()); assert len(boxes_of(model)[0])


def test_polygon_masks():
    "Mask targets of polygons: an outline that fills its RoI is all ones, half an outline half of them; near those of the bitmap"
    poly = PolygonMasks([outline(b) for b in BOXES], H, W); inds = torch.tensor([0, 1, 2])
    cfg = type('', (dict,), dict(mask_size=28))()
    assert (mask_targets_single(BOXES, inds, poly, cfg) == 1).all()
    left = BOXES[1:2].clone(); left[:, 0] -= 40                         # the object is the right half of the RoI
    t = mask_targets_single(left, inds[1:2], poly, cfg)[0]
    assert (t[:, 14:] == 1).all() and (t[:, :14] == 0).all()
    shifted = (BOXES+torch.tensor([3., -4, 5, 2])).clamp(min=0)
    a, b = (mask_targets_single(shifted, inds, m, cfg) for m in (poly, poly.to_bitmap()))
    assert (a != b).float().mean() < .03
    model = made(two_stage(mask={}))
    assert step(model, samples(polygons=True))['loss_mask'] == pytest.approx(step(model, samples())['loss_mask'], rel=.02)
    assert step(model, samples(0, polygons=True))['loss_mask'] == 0


# --- semantic --------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize('part,corners', [('fcn/', True), ('pspnet/', False)])
def test_sliding_window(part, corners):
    "A window as large as the image is the whole image; smaller ones are the mean of their own answers"
    model = made(seg(part, head=dict(align_corners=corners), test_cfg=dict(mode='whole'))).eval()
    def logits(**cfg):
        c = seg(part, head=dict(align_corners=corners), test_cfg=cfg); m = made(c); m.load_state_dict(model.state_dict())
        return torch.stack([s.seg_logits.data for s in found(m)])
    whole = logits(mode='whole')
    assert torch.equal(whole, logits(mode='slide', crop_size=(H, W), stride=(H, W)))
    assert torch.equal(whole, logits(mode='slide', crop_size=(200, 200), stride=(100, 100)))
    got, x, total, count = logits(mode='slide', crop_size=(48, 64), stride=(32, 32)), image(), torch.zeros_like(whole), torch.zeros(H, W)
    for y in (0, 16):
        for z in (0, 32):
            with torch.no_grad(): total[:, :, y:y+48, z:z+64] += torch.nn.functional.interpolate(model(x[:, :, y:y+48, z:z+64], mode='tensor'), (48, 64), mode='bilinear', align_corners=corners)
            count[y:y+48, z:z+64] += 1
    assert torch.allclose(got, total/count, atol=1e-5)


def test_one_channel_head():
    "num_classes=2, out_channels=1: a sigmoid for class 1, a threshold of its own"
    bce = dict(type='CrossEntropyLoss', use_sigmoid=True, loss_weight=1.)
    head = dict(num_classes=2, out_channels=1, loss_decode=bce)
    for thr in (None, .6):
        model = made(seg(head=dict(head, threshold=thr), aux=head))
        assert model.decode_head.threshold == (thr or .3)
        losses = step(model, samples())
        with torch.no_grad(): logit = torch.nn.functional.interpolate(model(image(), mode='tensor'), (H, W), mode='bilinear', align_corners=model.align_corners)[:, 0]
        label = torch.cat([s.gt_sem_seg.data for s in samples()]); valid = label != 255
        by_hand = torch.nn.functional.binary_cross_entropy_with_logits(logit[valid], label[valid].float(), reduction='sum')/label.numel()
        assert losses['decode.loss_ce'] == pytest.approx(float(by_hand), rel=1e-3)
        for s in found(model):
            assert s.seg_logits.data.shape == s.pred_sem_seg.data.shape == (1, H, W) and 0 <= s.seg_logits.data.min() <= s.seg_logits.data.max() <= 1
            assert torch.equal(s.pred_sem_seg.data, (s.seg_logits.data > (thr or .3)).to(s.pred_sem_seg.data))


def test_softmax_loss_by_hand():
    "Ignored pixels cost nothing but count in the mean, unless avg_non_ignore; class weights divide by their sum"
    label = torch.cat([s.gt_sem_seg.data for s in samples()]); valid = label != 255
    ce = lambda **kw: seg(head=dict(loss_decode=dict(type='CrossEntropyLoss', use_sigmoid=False, loss_weight=2., **kw)))
    model = made(ce()).train(); torch.manual_seed(0)
    with torch.no_grad(): logit = torch.nn.functional.interpolate(model(image(), mode='tensor'), (H, W), mode='bilinear', align_corners=model.align_corners)
    each = torch.nn.functional.cross_entropy(logit, label, reduction='none', ignore_index=255)
    assert step(made(ce()), samples())['decode.loss_ce'] == pytest.approx(2*float(each.mean()), rel=1e-4)
    assert step(made(ce(avg_non_ignore=True)), samples())['decode.loss_ce'] == pytest.approx(2*float(each[valid].mean()), rel=1e-4)
    w = torch.tensor([1., 3.])[label.where(valid, 0)]*valid
    assert step(made(ce(class_weight=[1., 3.], avg_non_ignore=True)), samples())['decode.loss_ce'] == pytest.approx(2*float((each*w).sum()/w.sum()), rel=1e-4)


def test_several_losses_and_heads():
    "Losses of one name add up, others stand beside them; a list of auxiliary heads is numbered"
    ce = dict(type='CrossEntropyLoss', use_sigmoid=False, loss_weight=1.)
    one = step(made(seg()), samples())['decode.loss_ce']
    two = step(made(seg(head=dict(loss_decode=[ce, dict(ce, loss_weight=.5)]))), samples())
    named = step(made(seg(head=dict(loss_decode=[ce, dict(ce, loss_weight=.5, loss_name='loss_half'), dict(type='DiceLoss')]))), samples())
    assert two['decode.loss_ce'] == pytest.approx(1.5*one) and named['decode.loss_ce'] == pytest.approx(one)
    assert named['decode.loss_half'] == pytest.approx(.5*one) and named['decode.loss_dice'] > 0
    base = seg(); m = base['model'] if 'model' in base else base; aux = m['auxiliary_head']
    m['auxiliary_head'] = [aux, dict(aux, in_channels=32, in_index=1, num_convs=0, concat_input=False, channels=32)]
    model = made(base); got = step(model, samples())
    assert {'aux_0.loss_ce', 'aux_1.loss_ce', 'aux_1.acc_seg'} <= set(got) and got['loss'] == pytest.approx(sum(v for k, v in got.items() if 'loss_' in k), rel=1e-5)
    assert not any(k.startswith('auxiliary_head.1.convs') for k in model.state_dict())


@pytest.mark.parametrize('scales', [(1,), (1, 2, 3, 6), (2, 4)])
def test_pool_scales(scales):
    model = made(seg('pspnet/', head=dict(pool_scales=scales))); head = model.decode_head
    assert len(head.psp_modules) == len(scales) and head.bottleneck.conv.in_channels == 128+16*len(scales)
    with torch.no_grad(): assert [tuple(g[0](torch.zeros(1, 128, 8, 12)).shape[2:]) for g in head.psp_modules] == [(s, s) for s in scales]
    step(model, samples())


def test_all_pixels_ignored():
    "No labelled pixel: losses are zero, and still attached"
    data = samples()
    for s in data: s.gt_sem_seg.data.fill_(255)
    for sampler in (None, dict(type='OHEMPixelSampler', thresh=.7, min_kept=50)):
        got = step(made(seg(head=dict(sampler=sampler))), data)
        assert got['decode.loss_ce'] == 0 and got['aux.loss_ce'] == 0


@pytest.mark.parametrize('scale', [(1., 1.), (.5, 2.)])
def test_segmentation_in_the_original_frame(scale):
    "Predictions have the original image's size; a mirrored image's answer is mirrored back"
    model = made(seg()); size = (round(H/scale[1]), round(W/scale[0]))
    plain, flipped = (found(model, samples(scale=scale, **kw))[0] for kw in ({}, dict(flip=True, flip_direction='horizontal')))
    assert plain.seg_logits.data.shape == (2, *size) and plain.pred_sem_seg.data.shape == (1, *size)
    assert torch.allclose(plain.seg_logits.data.flip(-1), flipped.seg_logits.data, atol=1e-4)
