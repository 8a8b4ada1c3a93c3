"Dense, RoI, mask and decode heads"
from tiny.inputs import t
from tiny.parts import *

FAR = 'no object is large enough for the last level'
NEAR = 'no object is small enough for the first level'
ENTRIES = {
    'AnchorHead': dict(kind='dense_head', cfg=dense(loss_cls=BCE), maps=FEATURES),
    'RetinaHead': dict(kind='dense_head', cfg=dense(stacked_convs=1, loss_cls=FOCAL, loss_bbox=L1), maps=FEATURES),
    'RetinaHead/boxes': dict(kind='dense_head', cfg=dense(stacked_convs=1, loss_cls=FOCAL, loss_bbox=dict(type='GIoULoss'), reg_decoded_bbox=True, norm_cfg=dict(type='GN', num_groups=4)), maps=FEATURES),
    'RPNHead': dict(kind='dense_head', cfg=rpn(train_cfg=RPN_TRAIN, test_cfg=RPN_TEST), maps=FEATURES, classes=1),
    'RPNHead/convs': dict(kind='dense_head', cfg=rpn(num_convs=2, train_cfg=RPN_TRAIN, test_cfg=RPN_TEST), maps=FEATURES, classes=1),
    'FCOSHead': dict(kind='dense_head', cfg=fcos(), maps=FEATURES, no_grad={'scales.4': FAR}),
    'FCOSHead/center': dict(kind='dense_head', cfg=fcos(center_sampling=True, centerness_on_reg=True, norm_on_bbox=True, dcn_on_last_conv=True, conv_bias=True, loss_bbox=dict(type='GIoULoss')), maps=FEATURES,
        no_grad={'scales.4': FAR}),

    'ATSSHead': dict(kind='dense_head', cfg=atss(), maps=FEATURES, no_grad={'scales.0': NEAR, 'scales.4': FAR}),
    'ATSSHead/deltas': dict(kind='dense_head', cfg=atss(reg_decoded_bbox=False, loss_bbox=L1, pred_kernel_size=1), maps=FEATURES, no_grad={'scales.0': NEAR, 'scales.4': FAR}),

    'VFNetHead': dict(kind='dense_head', cfg=vfnet(), maps=FEATURES, no_grad={'scales.4': FAR, 'scales_refine.0': NEAR, 'scales_refine.4': FAR}),
    'VFNetHead/points': dict(kind='dense_head', cfg=vfnet(use_atss=False, use_vfl=False, center_sampling=True, bbox_norm_type='stride', dcn_on_last_conv=True, train_cfg=None), maps=FEATURES, no_grad={'scales_refine.4': FAR}),

    'SSDHead': dict(kind='dense_head', cfg=ssd(), maps=FEATURES),
    'SSDHead/lite': dict(kind='dense_head', cfg=ssd(use_depthwise=True, stacked_convs=1, feat_channels=8, reg_decoded_bbox=True, norm_cfg=dict(type='GN', num_groups=4), act_cfg=dict(type='ReLU6')), maps=FEATURES),

    'RepPointsHead': dict(kind='dense_head', cfg=reppoints(), maps=FEATURES),
    'RepPointsHead/grid': dict(kind='dense_head', cfg=reppoints(use_grid_points=True, transform_method='minmax'), maps=FEATURES),
    'RepPointsHead/not centered': dict(kind='dense_head', cfg=reppoints(center_init=False, transform_method='partial_minmax', dcn_on_last_conv=True), maps=FEATURES),

    'GFLHead': dict(kind='dense_head', cfg=gfl(), maps=FEATURES, found=0,              # the sweep fills the buffer of places with any numbers
        no_grad={'scales.0': NEAR, 'scales.4': FAR}),

    'FreeAnchorRetinaHead': dict(kind='dense_head', cfg=dense(stacked_convs=1, pre_anchor_topk=10, loss_bbox=L1), maps=FEATURES),
    'FSAFHead': dict(kind='dense_head', cfg=fsaf(), maps=FEATURES),

    'StandardRoIHead': dict(kind='roi_head', cfg=roi(mask=True), maps=FEATURES, masks=True),
    'BBoxHead': dict(kind='roi_head', cfg=roi(bbox_head=dict(type='BBoxHead', with_avg_pool=True, in_channels=16, num_classes=3, loss_cls=CE, loss_bbox=L1)), maps=FEATURES),
    'ConvFCBBoxHead': dict(kind='roi_head', cfg=roi(bbox_head=bbox_head(type='ConvFCBBoxHead', num_shared_convs=1, num_cls_fcs=1, num_reg_convs=1, conv_out_channels=8)), maps=FEATURES),
    'SeesawLoss/head': dict(kind='roi_head', cfg=roi(bbox_head=bbox_head(loss_cls=dict(type='SeesawLoss', num_classes=3))), maps=FEATURES),
    'EQLV2Loss/head': dict(kind='roi_head', cfg=roi(bbox_head=bbox_head(loss_cls=dict(type='EQLV2Loss', num_classes=3))), maps=FEATURES),
    'Shared2FCBBoxHead': dict(kind='roi_head', cfg=roi(bbox_head=bbox_head(reg_class_agnostic=True, reg_decoded_bbox=True, loss_bbox=dict(type='GIoULoss'))), maps=FEATURES),
    'Shared4Conv1FCBBoxHead': dict(kind='roi_head', cfg=roi(bbox_head=bbox_head(type='Shared4Conv1FCBBoxHead', conv_out_channels=8, norm_cfg=dict(type='GN', num_groups=4))), maps=FEATURES),
    'SingleRoIExtractor': dict(kind='roi_head', cfg=roi(bbox_roi_extractor=extractor(layer='RoIPool')), maps=FEATURES),
    'GenericRoIExtractor': dict(kind='roi_head', cfg=roi(bbox_roi_extractor=dict(type='GenericRoIExtractor', aggregation='sum', roi_layer=dict(type='RoIAlign', output_size=7, sampling_ratio=0), out_channels=16, featmap_strides=STRIDES[:4])), maps=FEATURES),
    'CascadeRoIHead': dict(kind='roi_head', cfg=cascade(mask=True), maps=FEATURES, masks=True),
    'FCNMaskHead': dict(kind='roi_head', cfg=roi(mask=True, mask_head=mask_head(class_agnostic=True)), maps=FEATURES, masks=True),

    'FCNHead': dict(kind='decode_head', cfg=decode(num_convs=2), maps=STAGES),
    'FCNHead/one class': dict(kind='decode_head', cfg=decode(num_convs=1, num_classes=2, out_channels=1, loss_decode=BCE), maps=STAGES, classes=2, out=1),
    'FCNHead/several maps': dict(kind='decode_head', cfg=decode(num_convs=0, in_channels=[32, 64], channels=96, in_index=[2, 3], concat_input=False, input_transform='resize_concat'), maps=STAGES),
    'SETRUPHead': dict(kind='decode_head', cfg=decode(num_convs=2, up_scale=2), maps=STAGES),
    'SETRMLAHead': dict(kind='decode_head', cfg=decode(in_channels=[32, 64], in_index=[2, 3], channels=8, mla_channels=4), maps=STAGES),
    'DPTHead': dict(kind='decode_head', cfg=decode(in_channels=[8]*4, in_index=[0, 1, 2, 3], input_transform='multiple_select', embed_dims=8, post_process_channels=[4, 4, 8, 8], readout_type='project'),
        maps=[[m, t(2, 8)] for m in maps([8]*4, [8]*4)]),
    'SegmenterMaskTransformerHead': dict(kind='decode_head', cfg=decode(norm_cfg=dict(type='LN'), embed_dims=8, num_heads=2, num_layers=2), maps=STAGES),
    'OCRHead': dict(kind='decode_head', cfg=decode(ocr_channels=4), maps=STAGES, prev=t(2, 3, 8, 12)),
    'OCRHead/groups': dict(kind='decode_head', cfg=decode(ocr_channels=4, scale=2), maps=STAGES, prev=t(2, 3, 8, 12)),
    'LRASPPHead': dict(kind='decode_head', cfg=decode(in_channels=[8, 16, 64], in_index=[0, 1, 3], input_transform='multiple_select', branch_channels=(4, 6)), maps=STAGES),
    'PSPHead': dict(kind='decode_head', cfg=decode(pool_scales=(1, 2)), maps=STAGES),
    'ASPPHead': dict(kind='decode_head', cfg=decode(dilations=(1, 2)), maps=STAGES),
    'DepthwiseSeparableASPPHead': dict(kind='decode_head', cfg=decode(dilations=(1, 2), c1_in_channels=8, c1_channels=2), maps=STAGES),
    'FPNHead': dict(kind='decode_head', cfg=decode(feature_strides=(4, 8, 16), in_channels=[8, 16, 32], in_index=[0, 1, 2]), maps=STAGES),
    'NLHead': dict(kind='decode_head', cfg=decode(), maps=STAGES),
    'DNLHead': dict(kind='decode_head', cfg=decode(), maps=STAGES),
    'GCHead': dict(kind='decode_head', cfg=decode(), maps=STAGES, no_grad={'gc_block.conv_mask.bias': 'moves all scores alike, which changes no softmax'}),
    'CCHead': dict(kind='decode_head', cfg=decode(), maps=STAGES),
    'ISAHead': dict(kind='decode_head', cfg=decode(isa_channels=4, down_factor=(4, 4)), maps=STAGES),
    'DAHead': dict(kind='decode_head', cfg=decode(pam_channels=4), maps=STAGES),
    'SegformerHead': dict(kind='decode_head', cfg=decode(in_channels=[8, 16, 32], in_index=[0, 1, 2], interpolate_mode='nearest'), maps=STAGES),
    'UPerHead': dict(kind='decode_head', cfg=decode(pool_scales=(1, 2), in_channels=[8, 16, 32], in_index=[0, 1, 2]), maps=STAGES),
    'ANNHead': dict(kind='decode_head', cfg=decode(project_channels=4, in_channels=[32, 64], in_index=[2, 3], key_pool_scales=(1, 2, 3)), maps=STAGES),
    'ANNHead/coarse': dict(kind='decode_head', cfg=decode(project_channels=4, in_channels=[32, 64], in_index=[2, 3], query_scales=(1, 2)), maps=STAGES),
    'APCHead': dict(kind='decode_head', cfg=decode(pool_scales=(1, 2)), maps=STAGES),
    'DMHead': dict(kind='decode_head', cfg=decode(filter_sizes=(1, 2, 3), fusion=True), maps=STAGES),
    'PSAHead': dict(kind='decode_head', cfg=decode(mask_size=(3, 5)), maps=STAGES),
    'PSAHead/compact': dict(kind='decode_head', cfg=decode(mask_size=(4, 6), psa_type='distribute', compact=True, normalization_factor=None), maps=STAGES),
    'PointHead': dict(kind='decode_head', cfg=decode(in_channels=[8, 16], in_index=[0, 1], norm_cfg=None), maps=STAGES, prev=t(2, 3, 8, 12), train_cfg=dict(num_points=64, oversample_ratio=3, importance_sample_ratio=.75),
        test_cfg=dict(subdivision_steps=2, subdivision_num_points=60, scale_factor=2)),
    'IterativeDecodeHead': dict(kind='decode_head', cfg=dict(num_stages=2, kernel_generate_head=decode(type='FCNHead', num_convs=1), kernel_update_head=[knet_round(), knet_round(feat_transform_cfg=None, with_ffn=False)]), maps=STAGES),
    'EMAHead': dict(kind='decode_head', cfg=decode(ema_channels=8, num_bases=3, num_stages=2), maps=STAGES, frozen=['ema_mid_conv']),
    'EncHead': dict(kind='decode_head', cfg=decode(num_codes=4, in_channels=[8, 16, 32], in_index=[0, 1, 2]), maps=STAGES),
    'EncHead/lateral': dict(kind='decode_head', cfg=decode(num_codes=4, in_channels=[8, 16, 32], in_index=[0, 1, 2], add_lateral=True, use_se_loss=False), maps=STAGES),
    'MaskFormerDecodeHead': dict(kind='decode_head', cfg=mask_former(num_classes=3, train_cfg=MASK_FOCAL), maps=STAGES),
    'Mask2FormerDecodeHead': dict(kind='decode_head', cfg=mask2former(num_classes=3, train_cfg=MASK_POINTS), maps=STAGES),
}
