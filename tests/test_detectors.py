"""Every documented variant of the one- and two-stage detectors trains, predicts and has gradients everywhere."""
import copy
import numpy as np, pytest, torch
from segkit_nb.core.masks import BitmapMasks
from segkit_nb.core.registry import build
from segkit_nb.core.structures import DataSample, InstanceData

NMS = dict(type='nms', iou_threshold=.5)
NET = dict(type='ResNet', depth=18, base_channels=4, norm_eval=True)
FPN = dict(type='FPN', in_channels=[4, 8, 16, 32], out_channels=8, num_outs=5)
MAX_IOU = dict(type='MaxIoUAssigner', pos_iou_thr=.5, neg_iou_thr=.4, min_pos_iou=0., ignore_iof_thr=.5)
RANDOM = dict(type='RandomSampler', num=64, pos_fraction=.5, neg_pos_ub=-1, add_gt_as_proposals=False)
RPN_RULES = dict(assigner=dict(MAX_IOU, pos_iou_thr=.7, neg_iou_thr=.3, min_pos_iou=.3), sampler=RANDOM, allowed_border=-1, pos_weight=-1)
RCNN_RULES = dict(assigner=dict(MAX_IOU, neg_iou_thr=.5, min_pos_iou=.5, match_low_quality=False),
                  sampler=dict(RANDOM, add_gt_as_proposals=True), mask_size=28, pos_weight=-1)
PROPOSE = dict(nms_pre=100, max_per_img=40, nms=dict(NMS, iou_threshold=.7), min_bbox_size=0)
FOUND = dict(score_thr=.01, nms=NMS, max_per_img=20, mask_thr_binary=.5)


def extractor(size): return dict(type='SingleRoIExtractor', roi_layer=dict(type='RoIAlign', output_size=size, sampling_ratio=0), out_channels=8, featmap_strides=[4, 8, 16, 32])


def samples(objects=(3, 2), scale=1., h=96, w=128):
    out, r = [], np.random.default_rng(0)
    for i, n in enumerate(objects):
        xy = r.uniform(0, [w-60, h-60], (n, 2)); b = torch.tensor(np.concatenate([xy, xy+r.uniform(15, 55, (n, 2))], 1)).float()
        m = np.zeros((n, h, w), np.uint8)
        for k, (x0, y0, x1, y1) in enumerate(b.int().tolist()): m[k, y0:y1, x0:x1] = 1
        s = DataSample(metainfo=dict(img_shape=(h, w), ori_shape=(round(h/scale), round(w/scale)), pad_shape=(h, w), batch_input_shape=(h, w), scale_factor=(scale, scale)))
        s.gt_instances = InstanceData(bboxes=b, labels=torch.arange(n) % 3, masks=BitmapMasks(m, h, w))
        s.ignored_instances = InstanceData(bboxes=torch.tensor([[60., 10, 90, 60]][:i]).reshape(-1, 4))
        out.append(s)
    return out


def retina(**head): return dict(type='RetinaNet', backbone=NET, neck=dict(FPN, start_level=1, add_extra_convs='on_input'),
    bbox_head=dict(dict(type='RetinaHead', num_classes=3, in_channels=8, feat_channels=8, stacked_convs=1), **head),
    train_cfg=dict(assigner=MAX_IOU, sampler=dict(type='PseudoSampler'), allowed_border=-1, pos_weight=-1), test_cfg=dict(nms_pre=100, score_thr=.01, min_bbox_size=0, nms=NMS, max_per_img=20))


def mask_rcnn(box=(), mask=(), rpn=(), rules=(), test=(), **kw): return dict(dict(type='MaskRCNN', backbone=NET, neck=FPN,
    rpn_head=dict(dict(type='RPNHead', in_channels=8, feat_channels=8), **dict(rpn)),
    roi_head=dict(type='StandardRoIHead', bbox_roi_extractor=extractor(7), mask_roi_extractor=extractor(14),
                  bbox_head=dict(dict(type='Shared2FCBBoxHead', in_channels=8, fc_out_channels=16, num_classes=3), **dict(box)),
                  mask_head=dict(dict(type='FCNMaskHead', num_convs=1, in_channels=8, conv_out_channels=8, num_classes=3), **dict(mask))),
    train_cfg=dict(rpn=RPN_RULES, rpn_proposal=PROPOSE, rcnn=dict(RCNN_RULES, **dict(rules))), test_cfg=dict(rpn=PROPOSE, rcnn=dict(FOUND, **dict(test)))), **kw)


def c4(mask_extractor=None):
    stage = dict(depth=18, stage=3, stride=2, dilation=1, norm_eval=True)
    roi = dict(type='SingleRoIExtractor', roi_layer=dict(type='RoIAlign', output_size=14, sampling_ratio=0), out_channels=256, featmap_strides=[16])
    cfg = mask_rcnn(box=dict(type='BBoxHead', with_avg_pool=True, in_channels=512, roi_feat_size=7), mask=dict(num_convs=0, in_channels=512), neck=None,
                    rpn=dict(in_channels=256, anchor_generator=dict(type='AnchorGenerator', scales=[2, 4, 8], ratios=[.5, 1., 2.], strides=[16])),
                    rules=dict(mask_size=14, sampler=dict(RANDOM, num=16, add_gt_as_proposals=True)), backbone=dict(type='ResNet', depth=18, num_stages=3, strides=[1, 2, 2], dilations=[1, 1, 1], out_indices=[2], norm_eval=True))
    del cfg['roi_head']['bbox_head']['fc_out_channels']
    cfg['roi_head'] |= dict(shared_head=dict(stage, type='ResLayer'), bbox_roi_extractor=roi, mask_roi_extractor=mask_extractor)
    return cfg


def cascade(stages=3, box=(), mask=None, **kw):
    cfg = mask_rcnn(box=box, **kw); roi = cfg['roi_head']
    if mask is None: del roi['mask_roi_extractor'], roi['mask_head']
    roi |= dict(type='CascadeRoIHead', num_stages=stages, stage_loss_weights=[1., .5, .25][:stages])
    rules = [dict(RCNN_RULES, assigner=dict(RCNN_RULES['assigner'], pos_iou_thr=u, neg_iou_thr=u, min_pos_iou=u)) for u in (.5, .6, .7)[:stages]]
    return dict(cfg, type='CascadeRCNN', train_cfg=dict(cfg['train_cfg'], rcnn=rules))


IOU = ('IoULoss', 'BoundedIoULoss', 'GIoULoss', 'DIoULoss', 'CIoULoss')
GN = dict(type='GN', num_groups=2)
CASES = {
    **{f'retina {k}': retina(reg_decoded_bbox=True, loss_bbox=dict(type=k)) for k in IOU},
    **{f'mask {k}': mask_rcnn(box=dict(reg_decoded_bbox=True, loss_bbox=dict(type=k)), rpn=dict(reg_decoded_bbox=True, loss_bbox=dict(type=k))) for k in IOU},
    'retina softmax': retina(loss_cls=dict(type='CrossEntropyLoss')), 'retina gn': retina(norm_cfg=GN),
    'mask': mask_rcnn(), 'agnostic': mask_rcnn(box=dict(reg_class_agnostic=True), mask=dict(class_agnostic=True)),
    'agnostic iou': mask_rcnn(box=dict(reg_class_agnostic=True, reg_decoded_bbox=True, loss_bbox=dict(type='GIoULoss'))),
    '4conv1fc gn': mask_rcnn(box=dict(type='Shared4Conv1FCBBoxHead', conv_out_channels=8, norm_cfg=GN), mask=dict(norm_cfg=GN)),
    'bilinear mask': mask_rcnn(mask=dict(upsample_cfg=dict(type='bilinear', scale_factor=2))),
    'ohem': mask_rcnn(rules=dict(sampler=dict(type='OHEMSampler', num=32, pos_fraction=.25, neg_pos_ub=-1, add_gt_as_proposals=True))),
    'soft nms': mask_rcnn(test=dict(nms=dict(type='soft_nms', iou_threshold=.5, min_score=.01))), 'rpn two convs': mask_rcnn(rpn=dict(num_convs=2)),
    'rpn softmax': mask_rcnn(rpn=dict(loss_cls=dict(type='CrossEntropyLoss'))), 'soft masks': mask_rcnn(rules=dict(soft_mask_target=True)),
    'cascade': cascade(box=dict(reg_class_agnostic=True)), 'cascade mask': cascade(2, mask=True), 'cascade giou': cascade(2, box=dict(reg_decoded_bbox=True, loss_bbox=dict(type='GIoULoss'))),
    'two necks': mask_rcnn(neck=[FPN, dict(FPN, in_channels=[8]*5)]), 'grey masks': mask_rcnn(test=dict(mask_thr_binary=-1)), 'c4': c4(), 'c4, own extractor': c4(dict(type='SingleRoIExtractor', roi_layer=dict(type='RoIAlign', output_size=14), out_channels=256, featmap_strides=[16])),
}


@pytest.mark.parametrize('name', CASES)
def test_variant(name):
    torch.manual_seed(0)
    model = build(copy.deepcopy(CASES[name]), 'model'); model.init_weights()
    x = torch.randn(2, 3, 96, 128)
    for objects in ((3, 2), (0, 0)):  # also a batch without any object
        model.train(); model.zero_grad()
        total, logs = model.parse_losses(model(x, samples(objects), mode='loss'))
        total.backward()
        assert all(torch.isfinite(v).all() for v in logs.values()), logs
        assert [n for n, p in model.named_parameters() if p.requires_grad and p.grad is None] == []
    model.eval()
    with torch.no_grad():
        outs = model(x, samples(), mode='predict'), model(x, samples(scale=.5), mode='predict')
    for small, big in zip(*outs):
        a, b = small.pred_instances, big.pred_instances
        assert len(a) == len(b) and torch.allclose(a.bboxes*2, b.bboxes, atol=1e-2)
        assert torch.equal(a.scores, a.scores.sort(descending=True).values) and a.labels.dtype == torch.int64
        if 'masks' in a: assert a.masks.shape == (len(a), 96, 128) and b.masks.shape == (len(b), 192, 256)


def test_dc5_keeps_the_size_of_c5():
    cfg = mask_rcnn(rpn=dict(in_channels=512, anchor_generator=dict(type='AnchorGenerator', scales=[4, 8], ratios=[1.], strides=[16])), neck=None,
                    backbone=dict(type='ResNet', depth=18, strides=[1, 2, 2, 1], dilations=[1, 1, 1, 2], out_indices=[3], norm_eval=True))
    roi = lambda s: dict(extractor(s), out_channels=512, featmap_strides=[16])
    cfg['roi_head'] |= dict(bbox_roi_extractor=roi(7), mask_roi_extractor=roi(14))
    cfg['roi_head']['bbox_head']['in_channels'] = cfg['roi_head']['mask_head']['in_channels'] = 512
    try: model = build(cfg, 'model')
    except (ValueError, NotImplementedError): pytest.skip('basic blocks have no dilation')
    assert model.extract_feat(torch.randn(1, 3, 96, 128))[0].shape[-2:] == (6, 8)
    assert torch.isfinite(model.parse_losses(model(torch.randn(2, 3, 96, 128), samples(), mode='loss'))[0])


def test_half_precision_step():
    torch.manual_seed(0)
    for cfg in (retina(), mask_rcnn()):
        model = build(copy.deepcopy(cfg), 'model'); model.init_weights()
        with torch.autocast('cpu', torch.bfloat16):
            total = model.parse_losses(model(torch.randn(2, 3, 96, 128), samples(), mode='loss'))[0]
            total.backward()
            with torch.no_grad(): preds = model.eval()(torch.randn(2, 3, 96, 128), samples(), mode='predict')
        assert torch.isfinite(total) and len(preds) == 2


def test_settings_in_two_places_are_an_error():
    cfg = retina(test_cfg=dict(nms_pre=3))
    with pytest.raises(ValueError, match='one place only'): build(cfg, 'model')


def total_of(model, x, data): return model.parse_losses(model(x, data, mode='loss'))[0]


def test_a_list_of_necks_is_a_sequence():
    torch.manual_seed(0)
    model = build(mask_rcnn(neck=[FPN, dict(FPN, in_channels=[8]*5)]), 'model')
    keys = {k.split('.')[1] for k in model.state_dict() if k.startswith('neck.')}
    assert keys == {'0', '1'} and 'neck.1.lateral_convs.4.conv.weight' in model.state_dict()
    x = torch.randn(1, 3, 96, 128)
    for a, b in zip(model.extract_feat(x), model.neck[1](model.neck[0](model.backbone(x)))): assert torch.equal(a, b)
    with pytest.raises(ValueError, match=r'model\.neck\.1'): build(mask_rcnn(neck=[FPN, dict(type='NoSuchNeck')]), 'model')


def test_settings_of_stages():
    model = build(cascade(3, box=dict(reg_class_agnostic=True)), 'model')
    assert [a.pos_iou_thr for a in model.roi_head.bbox_assigner] == [.5, .6, .7]
    live = build(dict({k: v for k, v in cascade(2).items() if k not in ('train_cfg', 'test_cfg')}), 'model').roi_head
    two = build(dict(cascade(2), roi_head=live), 'model')          # a live head takes the settings as well
    assert two.roi_head is live and [a.pos_iou_thr for a in live.bbox_assigner] == [.5, .6]
    bad = cascade(3); bad['train_cfg']['rcnn'][1]['assigner']['pos_iou_thrr'] = .5
    with pytest.raises(TypeError, match=r'model\.train_cfg\.rcnn\.1\.assigner'): build(bad, 'model')
    bad = cascade(3); bad['train_cfg']['rcnn'][2]['pos_weigth'] = 1
    with pytest.raises(ValueError, match=r'model\.train_cfg\.rcnn\.2\.pos_weigth'): build(bad, 'model')
    for rcnn in (RCNN_RULES, [RCNN_RULES]*2):
        with pytest.raises(ValueError, match=r'model\.train_cfg\.rcnn: .*num_stages=3'): build(dict(cascade(3), train_cfg=dict(rpn=RPN_RULES, rcnn=rcnn)), 'model')
    with pytest.raises(ValueError, match=r'model\.train_cfg\.rcnn: .*one stage'): build(dict(mask_rcnn(), train_cfg=dict(rpn=RPN_RULES, rcnn=[RCNN_RULES]*2)), 'model')


def test_cascade_of_one_stage_is_a_standard_head():
    torch.manual_seed(0)
    one, plain = build(cascade(1, mask=True), 'model'), build(mask_rcnn(), 'model')
    plain.load_state_dict({k.replace('_head.0.', '_head.'): v for k, v in one.state_dict().items()})
    x, out = torch.randn(2, 3, 96, 128), []
    for m in (one, plain):
        torch.manual_seed(1); out.append(m(x, samples(), mode='loss'))
        torch.manual_seed(1); out[-1]['pred'] = [s.pred_instances for s in m.eval()(x, samples(), mode='predict')]
    a, b = out
    for k in b:
        if k.startswith('loss_rpn') or k == 'pred': continue
        assert torch.allclose(a[f's0.{k}'], b[k], atol=1e-6), k
    for p, q in zip(a['pred'], b['pred']): assert torch.allclose(p.bboxes, q.bboxes, atol=1e-4) and torch.equal(p.masks, q.masks)


@pytest.mark.parametrize('objects,count', [((2,), 0), ((0,), 5), ((0,), 0), ((2, 2), 0)])
def test_cascade_without_proposals_or_objects(objects, count):
    torch.manual_seed(0)
    model, data, x = build(cascade(2, mask=True), 'model'), samples(objects), torch.randn(len(objects), 3, 96, 128)
    feats, props = model.extract_feat(x), [InstanceData(bboxes=torch.tensor([[10., 10, 60, 60]]).repeat(count, 1)) for _ in objects]
    losses = model.roi_head.loss(feats, props, data)
    assert {k[:3] for k in losses} == {'s0.', 's1.'}
    total = sum(v.sum() for k, v in losses.items() if 'loss' in k)
    total.backward()
    assert torch.isfinite(total) and all(p.grad is not None for p in model.roi_head.parameters())
    found = model.eval().roi_head.predict(feats, props, data)
    assert all(len(f) == 0 or count for f in found) and all(f.masks.shape[1:] == (96, 128) for f in found)


def test_a_detection_is_followed_back_to_its_anchor():
    from segkit_nb.heads.common.trace import Trace
    torch.manual_seed(0)
    for cfg in (mask_rcnn(), cascade(2, mask=True)):
        model = build(cfg, 'model').eval(); model.init_weights()
        model.rpn_head.trace, model.roi_head.trace = Trace(), Trace()
        with torch.no_grad(): out = model(torch.randn(2, 3, 96, 128), samples(), mode='predict')
        for s, found, rpn in zip(out, model.roi_head.trace.found, model.rpn_head.trace.found):
            mine = found.candidates[found.kept]
            assert torch.equal(mine.scores, s.pred_instances.scores) and torch.equal(mine.labels, s.pred_instances.labels)
            props = rpn.candidates[rpn.kept][mine.proposal]
            assert len(props) == len(mine) and 'prior' in props and 'level' in props
            if cfg['type'] == 'MaskRCNN': assert torch.allclose(props.bboxes, mine.roi, atol=1e-4)
