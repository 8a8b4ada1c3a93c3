"Coders, overlaps, priors, assigners, samplers"
import torch
from segkit_nb.core.structures import InstanceData
from tiny.inputs import bits, boxes, t, unit
from tiny.parts import FEATURES, max_iou, roi, rcnn_train, decode, random

S3, SSD = [(6, 8), (3, 4), (2, 2)], [(8, 8), (4, 4), (2, 2)]
def points(n): return torch.cat([boxes(n)[:, :2]*1.2, torch.full((n, 2), 8.)], 1)        # x, y and strides
PRED = InstanceData(bboxes=boxes(12), scores=t(12, 3), masks=t(12, 8, 8))
GT = InstanceData(bboxes=boxes(3, 'gt'), labels=torch.tensor([2, 0, 0]), masks=bits(3, 8, 8), text_token_mask=torch.ones(3, 3), positive_maps=bits(3, 3))
META = dict(img_shape=(64, 96))
ENTRIES = {
    'DeltaXYWHBBoxCoder': dict(kind='coder', cfg=dict(target_stds=(.1, .1, .2, .2))),
    'DeltaXYWHBBoxCoder/clamped': dict(kind='coder', cfg=dict(add_ctr_clamp=True, ctr_clamp=32)),
    'LegacyDeltaXYWHBBoxCoder': dict(kind='coder', within=1.01),                # it gives back edges, not first and last pixels
    'DistancePointBBoxCoder': dict(kind='coder', points=True),
    'TBLRBBoxCoder': dict(kind='coder', cfg=dict(normalizer=4.)),
    'YOLOBBoxCoder': dict(kind='coder', extra=dict(stride=64), clips=False),
    'PseudoBBoxCoder': dict(kind='coder', clips=False),
    'BucketingBBoxCoder': dict(kind='coder', cfg=dict(num_buckets=14, scale_factor=1.7), raw=lambda code: (code[2]*4, code[0]), exact=False, no_grad=True, within=.1),
    'BboxOverlaps2D': dict(kind='overlaps'),

    'AnchorGenerator': dict(kind='anchors', cfg=dict(strides=[8, 16, (32, 24)], ratios=[.5, 1., 2.], scales=[4, 8]), sizes=S3),
    'AnchorGenerator/octaves': dict(kind='anchors', cfg=dict(strides=[8, 16], ratios=[1.], octave_base_scale=4, scales_per_octave=3, center_offset=.5), sizes=S3[:2]),
    'SSDAnchorGenerator': dict(kind='anchors', cfg=dict(strides=[8, 16, 32], ratios=[[2], [2, 3], [2]], min_sizes=[10, 20, 40], max_sizes=[20, 40, 60], input_size=64), sizes=SSD),
    'RoundedAnchorGenerator': dict(kind='anchors', cfg=dict(strides=[8, 16], sizes=[(32, 40), (64, 80)], ratios=[.5, 1.]), sizes=S3[:2]),
    'LegacyAnchorGenerator': dict(kind='anchors', cfg=dict(strides=[8, 16], ratios=[.5, 1.], scales=[4], center_offset=.5), sizes=S3[:2]),
    'LegacySSDAnchorGenerator': dict(kind='anchors', cfg=dict(strides=[8, 16, 32], ratios=[[2], [2, 3], [2]], min_sizes=[10, 20, 40], max_sizes=[20, 40, 60], input_size=64), sizes=SSD),
    'YOLOAnchorGenerator': dict(kind='anchors', cfg=dict(strides=[32, 16], base_sizes=[[(116, 90), (30, 60)], [(10, 13), (16, 30)]]), sizes=[(2, 3), (4, 6)]),
    'MlvlPointGenerator': dict(kind='anchors', cfg=dict(strides=[8, 16, 32]), sizes=S3, width=2),

    'MaxIoUAssigner': dict(kind='assigner', cfg=dict(pos_iou_thr=.5, neg_iou_thr=.4, ignore_iof_thr=.5), priors=boxes(50)),

    'ATSSAssigner': dict(kind='assigner', cfg=dict(topk=5, ignore_iof_thr=.5), priors=boxes(50), have=dict(num_level_priors=[30, 20])),
    'PointAssigner': dict(kind='assigner', cfg=dict(scale=2, pos_num=2), priors=points(50)),
    'GridAssigner': dict(kind='assigner', cfg=dict(pos_iou_thr=.3, neg_iou_thr=.2), priors=boxes(50), have=dict(responsible_flags=torch.arange(50)%2)),
    'RegionAssigner': dict(kind='assigner', cfg=dict(center_ratio=.6, ignore_ratio=.8), priors=boxes(50), have=dict(num_level_priors=[30, 20], featmap_sizes=[(8, 12), (4, 6)], anchor_scale=4,
        anchor_strides=[8, 16], valid_flags=torch.ones(50, dtype=torch.bool), img_shape=(64, 96))),
    'ApproxMaxIoUAssigner': dict(kind='assigner', cfg=dict(pos_iou_thr=.5, neg_iou_thr=.4, ignore_iof_thr=.5), priors=boxes(50), have=dict(approxs=torch.stack([boxes(50), boxes(50)+3, boxes(50, 'approx')], 1))),
    'UniformAssigner': dict(kind='assigner', cfg=dict(pos_ignore_thr=.05, neg_ignore_thr=.7, match_times=2), priors=boxes(50), have=dict(decoder_priors=boxes(50)+1)),
    'CenterRegionAssigner': dict(kind='assigner', cfg=dict(pos_scale=.4, neg_scale=.8), priors=boxes(50)),

    'DynamicSoftLabelAssigner': dict(kind='assigner', cfg=dict(topk=13), priors=points(50), have=dict(logits=t(50, 3), decoded=boxes(50)+1)),
    'SimOTAAssigner': dict(kind='assigner', cfg=dict(center_radius=2.5), priors=points(50), have=dict(scores=unit(50, 3), decoded=boxes(50)+1)),
    'TaskAlignedAssigner': dict(kind='assigner', cfg=dict(topk=13), priors=boxes(50), have=dict(scores=unit(50, 3), decoded=boxes(50)+1)),

    'MultiInstanceAssigner': dict(kind='row_assigner', cfg=dict(pos_iou_thr=.5, neg_iou_thr=.5)),

    'HungarianAssigner': dict(kind='assigner', cfg=dict(match_costs=[dict(type='FocalLossCost', weight=2.), dict(type='BBoxL1Cost', weight=5., box_format='xywh'), dict(type='IoUCost', weight=2.)]),
        predictions=PRED, have=dict(img_meta=META)),
    'HungarianAssigner/masks': dict(kind='assigner', cfg=dict(match_costs=[dict(type='ClassificationCost', weight=2.), dict(type='CrossEntropyLossCost', weight=5.), dict(type='DiceCost', pred_act=True, eps=1.)]),
        predictions=PRED, have=dict(gt_masks=bits(3, 8, 8))),
    'TopkHungarianAssigner': dict(kind='assigner', cfg=dict(topk=3), predictions=PRED, have=dict(img_meta=META)),
    'BBoxL1Cost': dict(kind='measure', cfg=dict(box_format='xywh', weight=5.), args=(PRED, GT, META)),
    'IoUCost': dict(kind='measure', cfg=dict(weight=2.), args=(PRED, GT, META)),
    'ClassificationCost': dict(kind='measure', args=(PRED, GT, META)),
    'FocalLossCost': dict(kind='measure', cfg=dict(weight=2.), args=(PRED, GT, META)),
    'FocalLossCost/masks': dict(kind='measure', cfg=dict(binary_input=True), args=(PRED, GT, META)),
    'BinaryFocalLossCost': dict(kind='measure', args=(PRED, GT, META)),
    'DiceCost': dict(kind='measure', cfg=dict(pred_act=True, eps=1.), args=(PRED, GT, META)),
    'CrossEntropyLossCost': dict(kind='measure', args=(PRED, GT, META)),

    'PseudoSampler': dict(kind='sampler'),
    'RandomSampler': dict(kind='sampler', cfg=dict(num=16, pos_fraction=.25), most=16),
    'InstanceBalancedPosSampler': dict(kind='sampler', cfg=dict(type='CombinedSampler', num=16, pos_fraction=.25, pos_sampler=dict(type='InstanceBalancedPosSampler'), neg_sampler=dict(type='RandomSampler')), most=16),
    'IoUBalancedNegSampler': dict(kind='sampler', cfg=dict(type='CombinedSampler', num=16, pos_fraction=.25, pos_sampler=dict(type='RandomSampler'),
        neg_sampler=dict(type='IoUBalancedNegSampler', floor_thr=.1, floor_fraction=.3, num_bins=3)), most=16),
    'CombinedSampler': dict(kind='sampler', cfg=dict(num=16, pos_fraction=.25, neg_pos_ub=3, pos_sampler=dict(type='InstanceBalancedPosSampler'), neg_sampler=dict(type='IoUBalancedNegSampler')), most=16),
    'MaskPseudoSampler': dict(kind='mask_sampler'),
    'MultiInsRandomSampler': dict(kind='row_sampler', cfg=dict(num=16, pos_fraction=.5), most=16),
    'OHEMSampler': dict(kind='roi_head', cfg=roi(train=dict(sampler=dict(type='OHEMSampler', num=8, pos_fraction=.25))), maps=FEATURES),
    'ScoreHLRSampler': dict(kind='hlr_sampler', cfg=dict(num=12, pos_fraction=.25, k=.5, bias=.1, score_thr=.2), context=roi(), maps=FEATURES, most=12),
    'OHEMPixelSampler': dict(kind='pixel_sampler', cfg=dict(thresh=.5, min_kept=10), context=decode(type='FCNHead')),
    'OHEMPixelSampler/losses': dict(kind='pixel_sampler', cfg=dict(min_kept=10), context=decode(type='FCNHead')),
    'OHEMPixelSampler/head': dict(kind='decode_head', cfg=decode(type='FCNHead', sampler=dict(type='OHEMPixelSampler', thresh=.7, min_kept=100)), maps=[f[:, :1].repeat(1, 64, 1, 1) for f in FEATURES[:4]]),
}
