"""How a recorded case of each family is run with the kit and compared: `FAMILIES[family](case)` raises AssertionError where a value or a gradient differs.

Indices and counts must be equal, numbers within 1e-5 + 1e-5·|x| (losses, ops and preprocess 1e-4). A family, a name, an input or an output that nothing here
knows is an error: a case that is not compared must not pass.
"""
import numpy as np, torch
from segkit_nb.core.masks import BitmapMasks
from segkit_nb.core.registry import build, find
from segkit_nb.core.structures import DataSample, InstanceData, PixelData
from segkit_nb.openmmlab.dialects import spell_out
from segkit_nb.testing import fill_frozen as fill, test_tensor as same_tensor

FAMILIES = {}
def family(f): FAMILIES[f.__name__] = f; return f


def same(got, want, tol=1e-5, what=''):
    "Equal shape; whole numbers equal, others within `tol`; null stands for NaN"
    got = torch.as_tensor(np.asarray(got)) if not torch.is_tensor(got) else got.detach()
    want = torch.from_numpy(np.array(want, dtype=float))         # null becomes NaN
    if want.numel() == 0: want = want.reshape(got.shape if got.numel() == 0 else want.shape)
    try: same_tensor(got.double(), want, 0. if not got.is_floating_point() else tol, 0. if not got.is_floating_point() else tol)
    except AssertionError as e: raise AssertionError(f'{what}: {e}') from None


def outputs(got, want, tol=1e-5):
    "Every recorded output is there and equal, none is left out"
    assert set(want) <= set(got), f'outputs that nothing compares: {sorted(set(want)-set(got))}'
    for k, v in want.items():
        if v is None: assert got[k] is None, f'{k} should be None'
        else: same(got[k], v, tol, k)


def rows(x, n=4): return torch.tensor(x, dtype=torch.float).reshape(-1, n)
def tensors(d): return {k: torch.tensor(v) if isinstance(v, list) else v for k, v in d.items()}


# --- priors, boxes ---------------------------------------------------------------------------------------------------

@family
def anchors(case):
    g, i, o = build(case['cfg']), case['inputs'], dict(case['outputs'])
    sizes = i['featmap_sizes']
    grid = g.grid_priors(sizes, device='cpu')
    if 'priors' in o:
        got = dict(priors=grid, with_stride=g.grid_priors(sizes, device='cpu', with_stride=True), valid=g.valid_flags(sizes, i.get('pad_shape', [n*s for n, s in zip(sizes[0], g.strides[0][::-1])])))
    else:
        got = dict(base_anchors=g.base_anchors, grid_priors_head=[x[:12] for x in grid], grid_priors_sum=[x.double().sum(0) for x in grid])
        exact = dict(num_base_priors=list(g.num_base_priors), grid_counts=[len(x) for x in grid], valid_counts=[int(v.sum()) for v in g.valid_flags(sizes, i['pad_shape'])])
        for k in exact: assert exact[k] == o.pop(k), k
    assert set(got) == set(o), set(got) ^ set(o)
    for k in o:
        assert len(got[k]) == len(o[k]), k
        for level, (a, b) in enumerate(zip(got[k], o[k])): same(a, b, 1e-5, f'{k}, level {level}')


@family
def overlaps(case):
    f, i, o = find('BboxOverlaps2D')(), case['inputs'], case['outputs']
    a, b = rows(i['a']), rows(i['b'])
    got = dict(pairs=f(a, b, **case['cfg']))
    if 'aligned' in o: n = len(o['aligned']); got['aligned'] = f(a[:n], b[:n], is_aligned=True, **case['cfg'])
    if 'shape' in o: got['shape'] = list(got['pairs'].shape)
    outputs(got, o)


@family
def coders(case):
    k, i, o = build(case['cfg']), case['inputs'], case['outputs']
    kind = case['cfg']['type']
    if kind == 'YOLOBBoxCoder':
        got = dict(encode=k.encode(rows(i['anchors']), rows(i['gt']), i['stride']), decode=k.decode(rows(i['anchors']), rows(i['pred']), i['stride']))
    elif kind == 'DistancePointBBoxCoder':
        p, hw = rows(i['points'], 2), i['max_shape']
        got = dict(encode=k.encode(p, rows(i['gt']), max_dis=16, eps=.1), encode_free=k.encode(p, rows(i['gt'])),
                   decode=k.decode(p, rows(i['distances']), max_shape=hw), decode_free=k.decode(p, rows(i['distances'])))
    elif kind == 'BucketingBBoxCoder': got = dict(encode=torch.stack(k.encode(rows(i['proposals']), rows(i['gt']))))
    else:
        got = dict(decode=k.decode(rows(i['anchors']), torch.tensor(i['deltas']), max_shape=i['max_shape']))
        if 'gt' in i: got['encode'] = k.encode(rows(i['anchors']), rows(i['gt']))
    outputs(got, o)


# --- assigners and samplers ------------------------------------------------------------------------------------------

def assigned(case):
    "The assigner of a case and what it is given, by the kit's names"
    i, a = dict(case['inputs']), build(case['cfg'])
    gts, labels = rows(i.pop('gt_bboxes', [])), torch.tensor(i.pop('gt_labels'), dtype=torch.long)
    ignored = i.pop('gt_bboxes_ignore', None)
    return a, i, gts, None if ignored is None else rows(ignored), labels


@family
def assigners(case):
    a, i, gts, ignored, labels = assigned(case)
    o = dict(case['outputs'])
    if case['cfg']['type'].endswith('HungarianAssigner'): return matched(case)
    names = dict(scores='logits' if case['cfg']['type'] in ('ATSSAssigner', 'DynamicSoftLabelAssigner') else 'scores', bboxes='decoded')
    priors = torch.tensor(i.pop('priors'), dtype=torch.float)
    extras = {names.get(k, k): v if k == 'num_level_priors' else torch.tensor(v) if isinstance(v, list) else v for k, v in i.items()}
    r = a.assign(priors, gts, ignored, labels, **extras)
    got = {k: getattr(r, k) if hasattr(r, k) else r[k] for k in o}
    assert (got['gt_inds'] == torch.tensor(o['gt_inds'], dtype=torch.long)).all(), 'gt_inds'
    assert (got['labels'] == torch.tensor(o['labels'], dtype=torch.long)).all(), 'labels'
    if o.get('max_overlaps') is None: o.pop('max_overlaps', None)         # the reference gives none
    outputs(got, o)


def matched(case):
    "Set-based ones: predictions in place of priors, and each cost's table"
    i, o = tensors(case['inputs']), dict(case['outputs'])
    pred = InstanceData(**{k: i[k] for k in ('scores', 'bboxes', 'masks') if k in i})
    gt = InstanceData(**{k[3:]: i[k] for k in ('gt_bboxes', 'gt_labels', 'gt_masks') if k in i})
    meta = dict(img_shape=case['inputs'].get('img_shape'))
    got = {}
    if 'costs' in o: got['costs'] = torch.stack([build(c)(pred, gt, meta) for c in case['cfg']['match_costs']])
    if 'gt_inds' in o:
        r = build(case['cfg']).assign(pred, img_meta=meta, **{k: i[k] for k in ('gt_bboxes', 'gt_labels', 'gt_masks') if k in i})
        got |= dict(gt_inds=r.gt_inds, labels=r.labels)
        if o.get('max_overlaps') is None: o.pop('max_overlaps', None)
        else: got['max_overlaps'] = r.max_overlaps
    outputs(got, o)


@family
def samplers(case):
    i, o = case['inputs'], case['outputs']
    p, g, l = rows(i['priors']), rows(i['gt_bboxes']), torch.tensor(i['gt_labels'], dtype=torch.long)
    r = build(case['cfg']).sample(build(dict(type='MaxIoUAssigner', pos_iou_thr=.5, neg_iou_thr=.4, min_pos_iou=0)).assign(p, g, gt_labels=l), p, g, l)
    outputs({k: getattr(r, k) for k in o}, o)


# --- losses ----------------------------------------------------------------------------------------------------------

def total(x):
    if isinstance(x, dict): return sum(v.sum() for v in x.values())
    return sum(v.sum() for v in x) if isinstance(x, (list, tuple)) else x.sum()


@family
def losses(case, dialect='mmdet'):
    i, o, cfg = dict(case['inputs']), case['outputs'], spell_out(case['cfg'], dialect)
    args = targets(cfg['type'], i.pop('args'))
    others = {k: torch.tensor(v) if isinstance(v, list) else v for k, v in i.items()}
    if cfg['type'] == 'Accuracy':
        got = dict(acc=find('Accuracy')(**{k: v for k, v in cfg.items() if k != 'type'} | others)(*args))
        if 'acc_thr' in o: got['acc_thr'] = find('Accuracy')(topk=1, thresh=ACC_THR)(*args).reshape(-1)
        got['acc'] = [x.reshape(-1).tolist() for x in got['acc']]
        return outputs(got, o, 1e-4)
    args[0].requires_grad_()
    out = build(cfg)(*args, **others)
    got = dict(out) if isinstance(out, dict) else {}
    if 'values' in o: got['values'] = [float(v.detach()) for v in out]
    if 'loss' in o: got['loss'] = total(out) if isinstance(out, (dict, tuple)) else out
    if 'grad' in o: got['grad'] = torch.autograd.grad(total(out), args[0])[0]
    outputs(got, o, 1e-4)


ACC_THR = .5                # of the recorded `acc_thr`
@family
def losses_more(case): losses(case)
@family
def losses_seg(case): losses(case, 'mmseg')


def targets(kind, args):
    "Arguments as tensors; pairs of places stay lists, two rows for a quality loss are the classes and the qualities"
    if kind == 'AssociativeEmbeddingLoss': return [*[torch.tensor(a) for a in args[:2]], *args[2:]]
    if kind == 'QualityFocalLoss' and len(args[1]) != len(args[0]): args = [args[0], tuple(args[1]), *args[2:]]
    return [(torch.tensor(a[0], dtype=torch.long), torch.tensor(a[1])) if isinstance(a, tuple) else torch.tensor(a) for a in args]


# --- operators -------------------------------------------------------------------------------------------------------

@family
def nms(case):
    from segkit_nb.ops import batched_nms, fast_nms, mask_matrix_nms, multiclass_nms
    i, o, cfg = tensors(case['inputs']), case['outputs'], dict(case['cfg'])
    kind = cfg.pop('type', None)
    if 'idxs' in i: got = dict(zip(('dets', 'keep'), batched_nms(i['boxes'], i['scores'], i['idxs'], dict(type=kind, **cfg))))
    elif kind: got = dict(zip(('dets', 'keep'), find(kind)(i['boxes'], i['scores'], **cfg)))
    elif 'masks' in i: got = dict(zip(('scores', 'labels', 'masks', 'keep'), mask_matrix_nms(i['masks'] > 0, i['labels'], i['scores'], **cfg)))
    elif 'coeffs' in i: got = dict(zip(('dets', 'labels', 'coeffs'), fast_nms(i['boxes'], i['scores'], i['coeffs'], **cfg)))
    elif 'score_thr' in cfg: got = dict(zip(('dets', 'labels'), multiclass_nms(i['boxes'], i['scores'], cfg['score_thr'], cfg['nms'], cfg.get('max_num', -1), score_factors=i.get('score_factors'))))
    else: raise AssertionError('a case of nms that nothing here runs')
    if 'masks' in got: got['masks'] = got['masks'].int()
    outputs(got, o)


OPS = {}
def op(*names): return lambda f: OPS.update({n: f for n in names}) or f


@op('RoIAlign', 'RoIPool')
def _pool(cfg, i): return build(cfg)(i['feat'], i['rois'])
@op('deform_conv', 'modulated_deform_conv')
def _deform(cfg, i):
    from segkit_nb.ops import deform_conv2d
    return deform_conv2d(i['x'], i['offset'], i['weight'], i.get('bias'), cfg['stride'], cfg['padding'], cfg['dilation'], i.get('mask'))
@op('point_sample')
def _points(cfg, i):
    from segkit_nb.ops import point_sample
    return point_sample(i['feat'], i['points'], **cfg)
@op('PSAMask', 'CrissCrossAttention')
def _map(cfg, i): return build(cfg)(i['x'])
@op('gaussian_radius')
def _radius(cfg, i):
    from segkit_nb.ops import gaussian_radius
    return dict(r=torch.stack([torch.as_tensor(float(gaussian_radius(s, i['min_overlap']))) for s in i['sizes']]))
@op('gaussian_target')
def _target(cfg, i):
    from segkit_nb.ops import gen_gaussian_target
    return gen_gaussian_target(torch.zeros(tuple(i['size'].tolist())), i['center'].tolist(), i['radius'])


@family
def ops(case):
    cfg, i, o = case['cfg'], tensors(case['inputs']), dict(case['outputs'])
    kind = cfg.get('type') or next((n for n in sorted(OPS, key=len, reverse=True) if case['name'].startswith(n)), None)
    if kind not in OPS: raise AssertionError(f"an operator that nothing here runs: {cfg.get('type') or case['name']}")
    if 'keys' in o:
        m = build(cfg); want = o.pop('keys')
        assert {k: list(v.shape) for k, v in m.state_dict().items()} == want, 'keys'
        out = fill(m, list(want)).eval()(i['x'])
    else: out = OPS[kind](cfg, i)
    outputs(out if isinstance(out, dict) else dict(out=out), o, 1e-4)


# --- layers ----------------------------------------------------------------------------------------------------------

def call(kind, m, x, *rest):
    "The layer on its recorded arguments"
    if kind == 'MultiheadAttention': return m(x, query_pos=rest[0])
    if kind == 'PatchMerging': return m(x, (3, 4))[0]
    if kind == 'PatchEmbed': return m(x)[0]
    if kind == 'PPM': return torch.cat(list(m(x)), 1)
    if kind == 'MultiScaleDeformableAttention': return m(x, value=rest[0], reference_points=rest[1], spatial_shapes=torch.tensor([[4, 5], [2, 3]]), level_start_index=torch.tensor([0, 20]))
    return m(x, *rest)


@family
def layers(case):
    o, cfg = dict(case['outputs']), case['cfg']
    m = find(cfg['type'])(**{k: v for k, v in cfg.items() if k != 'type'}); want = o.pop('keys')
    have = {k: list(v.shape) for k, v in m.state_dict().items()}
    assert have == want, f'keys or shapes: {[k for k in sorted({*have, *want}) if have.get(k) != want.get(k)]}'
    x, *rest = [torch.tensor(a) for a in case['inputs']['args']]
    if 'grad' in o: x.requires_grad_()
    out = call(cfg['type'], fill(m, list(want)).eval(), x, *rest)
    got = dict(out=out)
    if 'grad' in o: got['grad'] = torch.autograd.grad((out*torch.linspace(-1, 1, out.numel()).view(out.shape)).sum(), x)[0]
    outputs(got, o)


# --- metrics ---------------------------------------------------------------------------------------------------------

@family
def metrics(case):
    from segkit_nb.metrics import eval_map, eval_recalls
    cfg, i, o = case['cfg'], case['inputs'], case['outputs']
    if 'proposals' in i: return outputs(dict(recalls=eval_recalls([np.array(g) for g in i['gts']], [np.array(p) for p in i['proposals']], **cfg)), o)
    if 'det_results' not in i: raise AssertionError('a case of metrics that nothing here runs')
    def box(x, n=4): return np.array(x, dtype=np.float32).reshape(-1, n)
    dets = [[box(c, 5) for c in img] for img in i['det_results']]
    gts = [{k: box(v) if 'bboxes' in k else np.array(v, dtype=int) for k, v in a.items()} for a in i['annotations']]
    mean, each = eval_map(dets, gts, **cfg)
    got = dict(mAP=mean, ap=[e['ap'] for e in each], num_dets=[e['num_dets'] for e in each], num_gts=[e['num_gts'] for e in each], recall_last=[e['recall'][-1] for e in each])
    outputs(got, o)


@family
def metrics_seg(case):
    cfg, i, o = dict(case['cfg']), case['inputs'], case['outputs']
    pred, label = np.array(i['pred']), np.array(i['label'])
    if 'num_classes' in i: got = semantic(cfg, pred, label, i)
    else: got = depth(cfg, pred, label)
    outputs(got, o)


def depth(cfg, pred, label):
    m, t = find('DepthMetric')(**cfg), lambda x: PixelData(data=torch.tensor(x)[None])
    for i, (p, l) in enumerate(zip(pred, label)):
        m.process(None, [DataSample(metainfo=dict(img_path=f'{i}.png', ori_shape=l.shape, img_shape=l.shape), gt_depth_map=t(l), pred_depth_map=t(p))])
    return m.evaluate()


def semantic(cfg, pred, label, i):
    from segkit_nb.metrics import semantic_confusion, semantic_scores
    h = sum(semantic_confusion(p, l, i['num_classes'], i['ignore_index']) for p, l in zip(pred, label))
    return {k: np.atleast_1d(v) for k, v in semantic_scores(h.diagonal(), h.sum(0), h.sum(1), **cfg).items()}


@family
def preprocess(case):
    cfg, o = case['cfg'], case['outputs']
    images = [torch.tensor(i, dtype=torch.uint8) for i in case['inputs']['images']]
    def sample(img):
        h, w = img.shape[-2:]
        s = DataSample(metainfo=dict(img_shape=(h, w), ori_shape=(h, w)), gt_sem_seg=PixelData(data=torch.ones(1, h, w, dtype=torch.int64)))
        s.gt_instances = InstanceData(masks=BitmapMasks(np.ones((1, h, w), np.uint8), h, w)); return s
    out = build(cfg)(dict(inputs=images, data_samples=[sample(i) for i in images]), training=case.get('training', True))
    ss = out['data_samples']
    got = dict(inputs=out['inputs'], sem_seg=[s.gt_sem_seg.data.tolist() for s in ss] if o.get('sem_seg') else None, pad_shape=[list(s.pad_shape) for s in ss],
               batch_input_shape=list(ss[0].get('batch_input_shape', ())), mask_shape=[list(s.gt_instances.masks.masks.shape) for s in ss])
    outputs(got, o, 1e-4)
