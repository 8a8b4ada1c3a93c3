"Small configs that several entries share"
from tiny.inputs import maps

BN = dict(type='BN', requires_grad=True)
def resnet(depth=18, **kw): return dict(type='ResNet', depth=depth, base_channels=8, stem_channels=8, norm_cfg=BN, norm_eval=False) | kw
def fpn(out=16, num_outs=5, **kw): return dict(type='FPN', in_channels=[8, 16, 32, 64], out_channels=out, num_outs=num_outs) | kw
def anchors(**kw): return dict(type='AnchorGenerator', scales=[4], ratios=[.5, 1., 2.], strides=[4, 8, 16, 32, 64]) | kw
def coder(std=1., **kw): return dict(type='DeltaXYWHBBoxCoder', target_means=[0.]*4, target_stds=[std, std, 2*std, 2*std]) | kw
def nms(t=.7): return dict(type='nms', iou_threshold=t)
def max_iou(pos=.5, neg=.4, low=True, **kw): return dict(type='MaxIoUAssigner', pos_iou_thr=pos, neg_iou_thr=neg, min_pos_iou=0, match_low_quality=low, ignore_iof_thr=-1) | kw
def random(num=64, **kw): return dict(type='RandomSampler', num=num, pos_fraction=.5, neg_pos_ub=-1, add_gt_as_proposals=False) | kw
CE, BCE, L1 = dict(type='CrossEntropyLoss'), dict(type='CrossEntropyLoss', use_sigmoid=True), dict(type='L1Loss')
FOCAL = dict(type='FocalLoss', use_sigmoid=True, gamma=2., alpha=.25)
STRIDES = [4, 8, 16, 32, 64]
FEATURES = maps([16]*5, STRIDES)                     # what a neck gives
STAGES = maps([8, 16, 32, 64], [4, 8, 8, 8])         # what a dilated backbone gives

DENSE_TRAIN = dict(assigner=max_iou(), sampler=dict(type='PseudoSampler'), allowed_border=-1, pos_weight=-1, debug=False)
DENSE_TEST = dict(nms_pre=50, min_bbox_size=0, score_thr=.05, nms=nms(.5), max_per_img=20)
RPN_TRAIN = dict(assigner=max_iou(.7, .3), sampler=random(), allowed_border=-1, pos_weight=-1, debug=False)
RPN_TEST = dict(nms_pre=50, max_per_img=30, nms=nms(), min_bbox_size=0)
def dense(**kw): return dict(num_classes=3, in_channels=16, feat_channels=16, anchor_generator=anchors(), bbox_coder=coder(), train_cfg=DENSE_TRAIN, test_cfg=DENSE_TEST) | kw
def guided(**kw): return dict(num_classes=3, in_channels=16, feat_channels=16, approx_anchor_generator=dict(type='AnchorGenerator', octave_base_scale=4, scales_per_octave=3, ratios=[.5, 1., 2.], strides=STRIDES),
                              square_anchor_generator=dict(type='AnchorGenerator', ratios=[1.], scales=[4], strides=STRIDES), loc_filter_thr=1e-6, test_cfg=DENSE_TEST,
                              train_cfg=dict(DENSE_TRAIN, ga_assigner=dict(type='ApproxMaxIoUAssigner', pos_iou_thr=.5, neg_iou_thr=.4, min_pos_iou=.3), ga_sampler=random(), center_ratio=.2, ignore_ratio=.5)) | kw
def rpn_stage(**kw): return dict(type='StageCascadeRPNHead', in_channels=16, feat_channels=16, anchor_generator=anchors(ratios=[1.]), bbox_coder=coder(.1), reg_decoded_bbox=True, loss_cls=BCE, loss_bbox=dict(type='IoULoss', linear=True)) | kw
def rpn_stages(): return dict(num_classes=1, num_stages=2, stages=[rpn_stage(with_cls=False, bridged_feature=True), rpn_stage(adapt_cfg=dict(type='offset'))])
RPN_STAGES_TRAIN = [dict(assigner=dict(type='RegionAssigner', center_ratio=.2, ignore_ratio=.5), allowed_border=-1, pos_weight=-1, debug=False), RPN_TRAIN]
PRIME = dict(isr=dict(k=2, bias=0), carl=dict(k=1, bias=.2))
def fcos(**kw): return dict(num_classes=3, in_channels=16, feat_channels=16, stacked_convs=1, regress_ranges=((-1, 12), (12, 21), (20, 32), (24, 64), (64, 1e8)), norm_cfg=dict(type='GN', num_groups=4),
                            train_cfg=dict(pos_weight=-1), test_cfg=DENSE_TEST) | kw
ATSS_TRAIN = dict(assigner=dict(type='ATSSAssigner', topk=9), allowed_border=-1, pos_weight=-1, debug=False)
def yolof(**kw): return dict(num_classes=3, in_channels=16, num_cls_convs=1, num_reg_convs=1, norm_cfg=dict(type='GN', num_groups=4), reg_decoded_bbox=True, anchor_generator=dict(type='AnchorGenerator', ratios=[1.], scales=[1, 2], strides=[16]),
                             bbox_coder=dict(type='DeltaXYWHBBoxCoder', add_ctr_clamp=True, ctr_clamp=16), loss_cls=FOCAL, loss_bbox=dict(type='GIoULoss'),
                             train_cfg=dict(assigner=dict(type='UniformAssigner', pos_ignore_thr=.15, neg_ignore_thr=.7), allowed_border=-1, pos_weight=-1), test_cfg=DENSE_TEST) | kw
def fovea(**kw): return dict(num_classes=3, in_channels=16, feat_channels=16, stacked_convs=1, strides=STRIDES, base_edge_list=(4, 8, 16, 32, 64), scale_ranges=((1, 64),)*5, sigma=1., norm_cfg=dict(type='GN', num_groups=4),
                             loss_bbox=dict(type='SmoothL1Loss', beta=.11), test_cfg=DENSE_TEST) | kw
def atss(**kw): return dense(stacked_convs=1, anchor_generator=anchors(ratios=[1.], scales=[2]), loss_cls=FOCAL, loss_bbox=dict(type='GIoULoss'), norm_cfg=dict(type='GN', num_groups=4), train_cfg=ATSS_TRAIN) | kw
def ssd(**kw): return dict(num_classes=3, in_channels=[16]*5, anchor_generator=dict(type='SSDAnchorGenerator', scale_major=False, strides=STRIDES, ratios=[[2]]*5, min_sizes=[8, 12, 16, 24, 32], max_sizes=[12, 16, 24, 32, 48]),
                           bbox_coder=coder(.1), train_cfg=dict(assigner=max_iou(.2, .2, gt_max_assign_all=False), smoothl1_beta=1., allowed_border=-1, pos_weight=-1, neg_pos_ratio=30), test_cfg=DENSE_TEST) | kw
def reppoints(**kw): return dict(num_classes=3, in_channels=16, feat_channels=16, point_feat_channels=16, stacked_convs=1, norm_cfg=dict(type='GN', num_groups=4), point_strides=STRIDES, test_cfg=DENSE_TEST,
                                 train_cfg=dict(init=dict(assigner=dict(type='PointAssigner', scale=2, pos_num=1), allowed_border=-1, pos_weight=-1), refine=dict(assigner=max_iou(.1, .1), allowed_border=-1, pos_weight=-1))) | kw
SUM_CE = dict(CE, use_sigmoid=True, reduction='sum')
def yolov3(**kw): return dict(num_classes=3, in_channels=[16]*3, out_channels=[16]*3, featmap_strides=[16, 8, 4], anchor_generator=dict(type='YOLOAnchorGenerator', strides=[16, 8, 4], base_sizes=[[(32, 24), (16, 30)], [(18, 20)], [(10, 8), (6, 12)]]),
                              loss_cls=SUM_CE, loss_conf=SUM_CE, loss_xy=SUM_CE, loss_wh=dict(type='MSELoss', reduction='sum'), norm_cfg=dict(type='GN', num_groups=4),
                              train_cfg=dict(assigner=dict(type='GridAssigner', pos_iou_thr=.3, neg_iou_thr=.3, min_pos_iou=0)), test_cfg=dict(DENSE_TEST, conf_thr=.005)) | kw
def yolox(**kw): return dict(num_classes=3, in_channels=16, feat_channels=16, strides=[4, 8, 16], norm_cfg=dict(type='GN', num_groups=4), train_cfg=dict(assigner=dict(type='SimOTAAssigner', center_radius=2.5)), test_cfg=dict(score_thr=.01, nms=nms(.65), max_per_img=20)) | kw
def rtmdet(**kw): return dict(num_classes=3, in_channels=16, feat_channels=16, stacked_convs=1, anchor_generator=dict(type='MlvlPointGenerator', offset=0, strides=[8]), bbox_coder=dict(type='DistancePointBBoxCoder'), norm_cfg=dict(type='GN', num_groups=4),
                              loss_cls=dict(type='QualityFocalLoss'), loss_bbox=dict(type='GIoULoss'), train_cfg=dict(assigner=dict(type='DynamicSoftLabelAssigner', topk=13), allowed_border=-1, pos_weight=-1), test_cfg=dict(DENSE_TEST, mask_thr_binary=.5)) | kw
RTM_TRAIN = rtmdet()['train_cfg']
YOLACT_TRAIN = dict(assigner=max_iou(gt_max_assign_all=False), allowed_border=-1, pos_weight=-1, neg_pos_ratio=300)
YOLACT_TEST = dict(nms_pre=50, score_thr=.05, iou_thr=.5, top_k=50, max_per_img=20, mask_thr=.5, mask_thr_binary=.5)
def yolact(**kw): return dict(num_classes=3, in_channels=16, feat_channels=16, num_protos=4, anchor_generator=anchors(), bbox_coder=coder(), train_cfg=YOLACT_TRAIN, test_cfg=YOLACT_TEST) | kw
CORNER_TEST = dict(corner_topk=30, local_maximum_kernel=3, distance_threshold=.5, score_thr=.05, max_per_img=20, nms=dict(type='soft_nms', iou_threshold=.5, method='gaussian'))
def vfnet(**kw): return dict(num_classes=3, in_channels=16, feat_channels=16, stacked_convs=1, norm_cfg=dict(type='GN', num_groups=4), strides=STRIDES, regress_ranges=((-1, 12), (12, 21), (20, 32), (24, 64), (64, 1e8)),
                            anchor_generator=anchors(ratios=[1.], scales=[2]), train_cfg=ATSS_TRAIN, test_cfg=DENSE_TEST) | kw
TOOD_TRAIN = dict(initial_epoch=4, initial_assigner=dict(type='ATSSAssigner', topk=9), assigner=dict(type='TaskAlignedAssigner', topk=9), alpha=1, beta=6, allowed_border=-1, pos_weight=-1, debug=False)
def tood(**kw): return atss(loss_cls=dict(type='QualityFocalLoss', activated=True), train_cfg=TOOD_TRAIN) | kw
DDOD_TRAIN = dict(ATSS_TRAIN, assigner=dict(type='ATSSAssigner', topk=9, alpha=.8), reg_assigner=dict(type='ATSSAssigner', topk=9, alpha=.5))
def ddod(**kw): return atss(train_cfg=DDOD_TRAIN) | kw
def gfl(**kw):
    cfg = atss(loss_cls=dict(type='QualityFocalLoss'), reg_max=8, test_cfg=dict(DENSE_TEST, score_thr=0.)); cfg.pop('bbox_coder'); return cfg | kw
FSAF_TRAIN = dict(assigner=dict(type='CenterRegionAssigner', pos_scale=.2, neg_scale=.5), allowed_border=-1, pos_weight=-1, debug=False)
def fsaf(**kw): return dense(stacked_convs=1, anchor_generator=anchors(ratios=[1.], scales=[1]), bbox_coder=dict(type='TBLRBBoxCoder', normalizer=4.), reg_decoded_bbox=True,
                             loss_cls=dict(FOCAL, reduction='none'), loss_bbox=dict(type='IoULoss', reduction='none'), train_cfg=FSAF_TRAIN) | kw
def sabl_retina(**kw):
    one,shapes = dict(type='AnchorGenerator', ratios=[1.], scales=[4], strides=STRIDES),dict(type='AnchorGenerator', octave_base_scale=4, scales_per_octave=3, ratios=[.5, 1., 2.], strides=STRIDES)
    return dict(num_classes=3, in_channels=16, feat_channels=16, stacked_convs=1, approx_anchor_generator=shapes, square_anchor_generator=one,
                train_cfg=dict(assigner=dict(max_iou(.5, .4, True), type='ApproxMaxIoUAssigner'), allowed_border=-1, pos_weight=-1), test_cfg=DENSE_TEST) | kw
def rpn(**kw): return dict(type='RPNHead', in_channels=16, feat_channels=16, anchor_generator=anchors(), bbox_coder=coder(), loss_cls=BCE, loss_bbox=L1) | kw

def extractor(size=7, layer='RoIAlign', **kw): return dict(type='SingleRoIExtractor', roi_layer=dict(type=layer, output_size=size, **({'sampling_ratio': 0} if layer == 'RoIAlign' else {})), out_channels=16, featmap_strides=STRIDES[:4], finest_scale=8) | kw
def bbox_head(**kw): return dict(type='Shared2FCBBoxHead', in_channels=16, fc_out_channels=16, roi_feat_size=7, num_classes=3, bbox_coder=coder(.1), loss_cls=CE, loss_bbox=L1) | kw
def mask_head(**kw): return dict(type='FCNMaskHead', num_convs=1, in_channels=16, conv_out_channels=8, num_classes=3, loss_mask=dict(type='CrossEntropyLoss', use_mask=True)) | kw
def rcnn_train(thr=.5, **kw): return dict(assigner=max_iou(thr, thr, False), sampler=random(16, pos_fraction=.25, add_gt_as_proposals=True), mask_size=14, pos_weight=-1, debug=False) | kw
RCNN_TEST = dict(score_thr=.05, nms=nms(.5), max_per_img=10, mask_thr_binary=.5)
def roi(mask=False, train=(), **kw):
    more = dict(mask_roi_extractor=extractor(7), mask_head=mask_head()) if mask else {}
    return dict(type='StandardRoIHead', bbox_roi_extractor=extractor(), bbox_head=bbox_head(), train_cfg=rcnn_train(**dict(train)), test_cfg=RCNN_TEST) | more | kw
DOUBLE = dict(type='DoubleConvFCBBoxHead', num_convs=1, num_fcs=1, in_channels=16, conv_out_channels=16, fc_out_channels=16, roi_feat_size=7, num_classes=3, bbox_coder=coder(.1), loss_cls=CE, loss_bbox=L1)
def mask_scoring(mask=True, **kw):
    r = roi(mask=True)
    more = dict(type='MaskIoUHead', num_convs=2, num_fcs=1, roi_feat_size=7, in_channels=16, conv_out_channels=8, fc_out_channels=16, num_classes=3)
    return r | dict(type='MaskScoringRoIHead', mask_iou_head=more, train_cfg=r['train_cfg'] | dict(mask_thr_binary=.5)) | kw
def grid_roi(mask=False, **kw):
    r = roi(mask); r['bbox_head'] = r['bbox_head'] | dict(with_reg=False)
    return r | dict(type='GridRoIHead', grid_roi_extractor=extractor(6), train_cfg=r['train_cfg'] | dict(pos_radius=1, max_num_grid=8), grid_head=dict(type='GridHead', num_convs=2, roi_feat_size=6, in_channels=16, point_feat_channels=4,
        norm_cfg=dict(type='GN', num_groups=4))) | kw
def crowd_roi(mask=False, **kw):
    r = roi(mask)
    return r | dict(type='MultiInstanceRoIHead', bbox_head=dict(type='MultiInstanceBBoxHead', in_channels=16, fc_out_channels=16, num_classes=1, bbox_coder=coder(.1), loss_cls=dict(CE, reduction='none'), loss_bbox=dict(type='SmoothL1Loss', reduction='none'), **kw),
        train_cfg=r['train_cfg'] | dict(assigner=dict(max_iou(.5, .5, False), type='MultiInstanceAssigner'), sampler=random(16, type='MultiInsRandomSampler')))
TRIDENT = dict(type='TridentResNet', depth=50, num_stages=3, strides=(1, 2, 2), dilations=(1, 1, 1), out_indices=(2,), base_channels=4, stem_channels=8, norm_eval=False, num_branch=3, test_branch_idx=1, trident_dilations=(1, 2, 3))
def trident_roi(mask=False, idx=1, **kw):
    return roi(mask) | dict(type='TridentRoIHead', num_branch=3, test_branch_idx=idx, bbox_roi_extractor=dict(extractor(7), featmap_strides=[16]) | dict(out_channels=64), bbox_head=dict(type='BBoxHead', with_avg_pool=True, in_channels=64, num_classes=3, loss_cls=CE, loss_bbox=L1)) | kw
def trident(idx):
    return two_stage(roi=lambda mask: trident_roi(idx=idx), backbone=dict(TRIDENT, test_branch_idx=idx), neck=None, rpn_head=rpn(in_channels=64, anchor_generator=anchors(strides=[16], scales=[1, 2])))
SABL = dict(type='SABLHead', num_classes=3, cls_in_channels=16, reg_in_channels=16, roi_feat_size=7, cls_out_channels=16, reg_cls_out_channels=8, reg_offset_out_channels=8, num_reg_fcs=1, reg_pre_num=1)
def point_rend(mask=True, **kw):
    r = roi(mask=True)
    return r | dict(type='PointRendRoIHead', train_cfg=r['train_cfg'] | dict(mask_size=4, num_points=12, oversample_ratio=3, importance_sample_ratio=.75), test_cfg=RCNN_TEST | dict(subdivision_steps=3, subdivision_num_points=60, scale_factor=2),
        mask_roi_extractor=dict(type='GenericRoIExtractor', aggregation='concat', roi_layer=dict(type='SimpleRoIAlign', output_size=8), out_channels=16, featmap_strides=[4]), point_head=dict(type='MaskPointHead', num_classes=3, num_fcs=2,
        in_channels=16, fc_channels=8), mask_head=dict(type='CoarseMaskHead', roi_feat_size=8, in_channels=16, conv_out_channels=8, fc_out_channels=16, num_classes=3, loss_mask=dict(type='CrossEntropyLoss', use_mask=True))) | kw
def cascade(mask=False, stages=2):
    "Two stages, the second with higher thresholds and finer codes"
    r = roi(mask)
    return r | dict(type='CascadeRoIHead', num_stages=stages, stage_loss_weights=[1., .5][:stages], bbox_head=[bbox_head(reg_class_agnostic=True, bbox_coder=coder(.1/i)) for i in range(1, stages+1)],
                    train_cfg=[rcnn_train(t) for t in (.5, .6)[:stages]])
def htc(mask=True, **kw):
    "Three stages with everything between them"
    r, m = cascade(mask, 3), dict(mask_head(), type='HTCMaskHead', conv_out_channels=16)
    return r | dict(type='HybridTaskCascadeRoIHead', stage_loss_weights=[1., .5, .25], bbox_head=[bbox_head(reg_class_agnostic=True, bbox_coder=coder(.1/i)) for i in (1, 2, 3)], train_cfg=[rcnn_train(u) for u in (.5, .55, .6)],
                    mask_head=[dict(m, with_conv_res=False), m, m], semantic_roi_extractor=extractor(7, featmap_strides=[8]),
                    semantic_head=dict(type='FusedSemanticHead', num_ins=5, fusion_level=1, num_convs=1, in_channels=16, conv_out_channels=16, num_classes=3)) | kw
def scnet(mask=True, **kw):
    "Three stages of boxes, one mask head, and all context"
    r, wide = htc(), dict(num_convs=2, in_channels=16, conv_out_channels=16, num_classes=3, conv_to_res=True)
    return r | dict(type='SCNetRoIHead', bbox_head=[dict(h, type='SCNetBBoxHead', num_shared_fcs=2) for h in r['bbox_head']], mask_head=dict(wide, type='SCNetMaskHead', loss_mask=dict(type='CrossEntropyLoss', use_mask=True)),
                    mask_roi_extractor=extractor(8), semantic_head=dict(wide, type='SCNetSemanticHead', num_ins=5, fusion_level=1), glbctx_head=dict(wide, type='GlobalContextHead'),
                    feat_relay_head=dict(type='FeatureRelayHead', in_channels=16, out_conv_channels=16, roi_feat_size=4), train_cfg=[dict(c, mask_size=16) for c in r['train_cfg']]) | kw
def solo(kind='SOLOHead', **kw):
    more = dict(mask_feature_head=dict(feat_channels=8, start_level=0, end_level=2, out_channels=8, norm_cfg=dict(type='GN', num_groups=4))) if kind == 'SOLOV2Head' else {}
    if 'Decoupled' in kind: more = dict(loss_mask=dict(type='DiceLoss', use_sigmoid=True, activate=False, loss_weight=3.))
    head = dict(type=kind, num_classes=3, in_channels=16, feat_channels=8, stacked_convs=1, strides=[8, 8, 16, 32, 32], scale_ranges=[[1, 24], [12, 40], [16, 80], [20, 100], [24, 400]], num_grids=[8, 6, 5, 4, 3], norm_cfg=dict(type='GN', num_groups=4)) | more | kw
    return dict(data_preprocessor=PRE, backbone=resnet(), neck=fpn(), mask_head=head, test_cfg=dict(nms_pre=50, score_thr=.1, mask_thr=.5, filter_thr=.05, kernel='gaussian', sigma=2., max_per_img=10))

PRE = dict(type='DetDataPreprocessor', mean=[120., 120., 120.], std=[60., 60., 60.], pad_size_divisor=32, pad_mask=True)
def one_stage(head, neck=None, **kw): return dict(data_preprocessor=PRE, backbone=resnet(), neck=neck or fpn(), bbox_head=head, train_cfg=DENSE_TRAIN, test_cfg=DENSE_TEST) | kw
def condinst(kind='CondInst', head={}, **kw):
    box = fcos(type=f'{kind}BboxHead', center_sampling=True, norm_on_bbox=True, num_params=65, strides=STRIDES); [box.pop(k) for k in ('train_cfg', 'test_cfg')]
    mask = dict(type=f'{kind}MaskHead', num_layers=2, feat_channels=8, mask_out_stride=4, loss_mask=dict(type='DiceLoss', eps=5e-6), mask_feature_head=dict(in_channels=16, feat_channels=8, start_level=1, end_level=3, out_channels=4, mask_stride=8, num_stacked_convs=1, norm_cfg=BN)) | head
    return one_stage(box, mask_head=mask, train_cfg=None, test_cfg=DENSE_TEST | dict(mask_thr=.5)) | kw
def sparse(mask=False, **kw):
    conv = lambda size, **k: dict(type='DynamicConv', in_channels=16, feat_channels=4, out_channels=16, input_feat_shape=size) | k
    head = dict(type='DIIHead', num_classes=3, in_channels=16, num_heads=2, feedforward_channels=16, dynamic_conv_cfg=conv(7), loss_cls=FOCAL, loss_bbox=L1, bbox_coder=coder(.5))
    more = dict(mask_roi_extractor=extractor(7), mask_head=dict(type='DynamicMaskHead', num_convs=1, roi_feat_size=7, in_channels=16, conv_out_channels=8, num_classes=3, dynamic_conv_cfg=conv(7, with_proj=False), loss_mask=dict(type='DiceLoss', activate=False))) if mask else {}
    match = dict(type='HungarianAssigner', match_costs=[dict(type='FocalLossCost', weight=2.), dict(type='BBoxL1Cost', weight=5.), dict(type='IoUCost', iou_mode='giou', weight=2.)])
    return dict(type='SparseRoIHead', num_stages=2, stage_loss_weights=[1, 1], proposal_feature_channel=16, bbox_roi_extractor=extractor(), bbox_head=head, **more,
                train_cfg=[dict(assigner=match, sampler=dict(type='PseudoSampler'), pos_weight=1, mask_size=14)]*2, test_cfg=dict(max_per_img=10, mask_thr_binary=.5)) | kw
def two_stage(mask=False, proposals=True, roi=roi, **kw):
    r = roi(mask); train, test = r.pop('train_cfg'), r.pop('test_cfg')
    first = dict(rpn_head=rpn()) if proposals else {}
    return dict(data_preprocessor=PRE, backbone=resnet(), neck=fpn(), roi_head=r, train_cfg=dict(rpn=RPN_TRAIN, rpn_proposal=dict(nms_pre=50, max_per_img=30, nms=nms(), min_bbox_size=0), rcnn=train),
                test_cfg=dict(rpn=RPN_TEST, rcnn=test)) | first | kw

def decode(**kw): return dict(in_channels=64, in_index=3, channels=8, num_classes=3, norm_cfg=BN, align_corners=False) | kw
def knet_round(**kw): return dict(type='KernelUpdateHead', num_classes=3, num_heads=2, num_mask_fcs=1, feedforward_channels=12, in_channels=8, out_channels=8, feat_transform_cfg=dict(conv_cfg=dict(type='Conv2d'), act_cfg=None),
                                  kernel_updator_cfg=dict(type='KernelUpdator', in_channels=4, feat_channels=4, out_channels=4)) | kw
QUERY_COSTS = [dict(type='ClassificationCost', weight=2.), dict(type='CrossEntropyLossCost', weight=5., use_sigmoid=True), dict(type='DiceCost', weight=5., pred_act=True, eps=1.)]
def side_adapter(**kw): return dict(num_classes=3, deep_supervision_idxs=[1], maskgen_cfg=dict(sos_token_num=5, num_layers=2, embed_dims=12, num_heads=2, mlp_ratio=2, out_dims=6), san_cfg=dict(in_channels=3, clip_channels=12,
    embed_dims=8, num_queries=5, fusion_index=[0, 1], cfg_encoder=dict(num_encode_layer=2, num_heads=2, mlp_ratio=2), cfg_decoder=dict(num_heads=2, num_layers=1, embed_channels=4, mlp_channels=4, num_mlp=2, rescale=True)),
    train_cfg=dict(num_points=32, oversample_ratio=3., importance_sample_ratio=.75, assigner=dict(type='HungarianAssigner', match_costs=QUERY_COSTS)), loss_decode=[dict(type='CrossEntropyLoss', loss_name='loss_cls_ce', loss_weight=2.,
    class_weight=[1., 1., 1., .1]), dict(type='CrossEntropyLoss', use_sigmoid=True, loss_name='loss_mask_ce', loss_weight=5.), dict(type='DiceLoss', naive_dice=True, eps=1, loss_name='loss_mask_dice', loss_weight=5.)]) | kw
SEG_PRE = dict(type='SegDataPreProcessor', mean=[120., 120., 120.], std=[60., 60., 60.], size_divisor=32, test_cfg=dict(size_divisor=32))
def dilated(**kw): return resnet(type='ResNetV1c', strides=(1, 2, 1, 1), dilations=(1, 1, 2, 4), contract_dilation=True) | kw
def segmentor(head, **kw): return dict(data_preprocessor=SEG_PRE, backbone=dilated(), decode_head=head, test_cfg=dict(mode='whole')) | kw

MASK_LAYER = dict(self_attn_cfg=dict(embed_dims=8, num_heads=2, dropout=.1), cross_attn_cfg=dict(embed_dims=8, num_heads=2, dropout=.1), ffn_cfg=dict(embed_dims=8, feedforward_channels=16, ffn_drop=.1))
MASK_CE, MASK_DICE = dict(type='CrossEntropyLoss', class_weight=[1., 1., 1., .1]), dict(type='DiceLoss', naive_dice=True, eps=1.)
def mask_assigner(mask): return dict(assigner=dict(type='HungarianAssigner', match_costs=[dict(type='ClassificationCost', weight=2.), dict(mask, weight=5.), dict(type='DiceCost', weight=5., pred_act=True, eps=1.)]), sampler=dict(type='MaskPseudoSampler'))
MASK_FOCAL = mask_assigner(dict(type='FocalLossCost', binary_input=True))
def mask_former(**kw):
    return dict(in_channels=[8, 16, 32, 64], feat_channels=8, out_channels=8, num_queries=5, pixel_decoder=dict(type='PixelDecoder', norm_cfg=dict(type='GN', num_groups=4)), positional_encoding=dict(num_feats=4, normalize=True),
                transformer_decoder=dict(num_layers=2, layer_cfg=MASK_LAYER), loss_cls=MASK_CE, loss_dice=MASK_DICE) | kw
def mask2former(**kw):
    enc = dict(num_layers=1, layer_cfg=dict(self_attn_cfg=dict(embed_dims=8, num_heads=2, num_levels=2, dropout=.1), ffn_cfg=dict(embed_dims=8, feedforward_channels=16)))
    return mask_former(num_transformer_feat_level=2, pixel_decoder=dict(type='MSDeformAttnPixelDecoder', num_outs=2, norm_cfg=dict(type='GN', num_groups=4), encoder=enc, positional_encoding=dict(num_feats=4, normalize=True))) | kw
MASK_POINTS = mask_assigner(dict(type='CrossEntropyLossCost')) | dict(num_points=60)
def mask_model(kind='MaskFormer', things=3, **kw):
    head = dict(mask_former(), type='MaskFormerHead') if kind == 'MaskFormer' else dict(mask2former(), type='Mask2FormerHead')
    head.update(num_things_classes=things, num_stuff_classes=3-things)
    return dict(data_preprocessor=dict(PRE, pad_seg=True), backbone=resnet(), panoptic_head=head, panoptic_fusion_head=dict(type='MaskFormerFusionHead', num_things_classes=things, num_stuff_classes=3-things),
                train_cfg=MASK_FOCAL if kind == 'MaskFormer' else MASK_POINTS, test_cfg=dict(panoptic_on=True, instance_on=True, semantic_on=True, max_per_image=12)) | kw
def panoptic_fpn():
    r = two_stage(mask=True); r['test_cfg'] = dict(r['test_cfg'], panoptic=dict(mask_overlap=.5, stuff_area_limit=40))
    return r | dict(data_preprocessor=dict(PRE, pad_seg=True), semantic_head=dict(type='PanopticFPNHead', num_things_classes=3, num_stuff_classes=2, in_channels=16, inner_channels=8, norm_cfg=dict(type='GN', num_groups=4), loss_seg=dict(type='CrossEntropyLoss', ignore_index=255)),
                    panoptic_fusion_head=dict(type='HeuristicFusionHead', num_things_classes=3, num_stuff_classes=2))

def detr(kind='DETR', **kw):
    own = kind == 'DETR'
    att, ffn = dict(embed_dims=8, num_heads=2), dict(embed_dims=8, feedforward_channels=16, ffn_drop=.1)
    drop = dict(att, dropout=.1) if own else dict(att, attn_drop=.1, proj_drop=.1)
    costs = [dict(type='ClassificationCost') if own else dict(type='FocalLossCost', weight=2.), dict(type='BBoxL1Cost', weight=5., box_format='xywh'), dict(type='IoUCost', iou_mode='giou', weight=2.)]
    return dict(data_preprocessor=PRE, backbone=resnet(out_indices=(3,)), neck=dict(type='ChannelMapper', in_channels=[64], kernel_size=1, out_channels=8, act_cfg=None, norm_cfg=None, num_outs=1),
                encoder=dict(num_layers=2, layer_cfg=dict(self_attn_cfg=dict(att, dropout=.1), ffn_cfg=ffn)), decoder=dict(num_layers=2, layer_cfg=dict(self_attn_cfg=drop, cross_attn_cfg=drop if own else dict(drop, cross_attn=True), ffn_cfg=ffn)),
                positional_encoding=dict(num_feats=4, normalize=True), num_queries=6, bbox_head=dict(type=kind+'Head', num_classes=3, embed_dims=8, **({} if own else dict(loss_cls=dict(FOCAL, loss_weight=2.)))),
                train_cfg=dict(assigner=dict(type='HungarianAssigner', match_costs=costs)), test_cfg=dict(max_per_img=6)) | kw
def deformable_detr(refine=False, two=False, kind='DeformableDETR', **kw):
    d = detr('DeformableDETR')
    deform = dict(embed_dims=8, num_heads=2, num_levels=4, dropout=.1)
    ffn = dict(embed_dims=8, feedforward_channels=16, ffn_drop=.1)
    return d | dict(backbone=resnet(out_indices=(1, 2, 3)), neck=dict(type='ChannelMapper', in_channels=[16, 32, 64], kernel_size=1, out_channels=8, act_cfg=None, norm_cfg=dict(type='GN', num_groups=2), num_outs=4),
                    encoder=dict(num_layers=2, layer_cfg=dict(self_attn_cfg=deform, ffn_cfg=ffn)), decoder=dict(num_layers=2, post_norm_cfg=None, layer_cfg=dict(self_attn_cfg=dict(embed_dims=8, num_heads=2, dropout=.1), cross_attn_cfg=deform, ffn_cfg=ffn)),
                    positional_encoding=dict(num_feats=4, normalize=True, offset=-.5), with_box_refine=refine, as_two_stage=two, bbox_head=dict(d['bbox_head'], type=kind+'Head', sync_cls_avg_factor=True)) | kw
