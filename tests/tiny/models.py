"Whole models"
from tiny.parts import *

LARGE = 'no proposal is large enough for the last level'
ENTRIES = {
    'SingleStageDetector': dict(kind='detector', cfg=one_stage(dict(type='RetinaHead', num_classes=3, in_channels=16, feat_channels=16, stacked_convs=1, anchor_generator=anchors(), bbox_coder=coder()))),
    'RetinaNet': dict(kind='detector', cfg=one_stage(dict(type='RetinaHead', num_classes=3, in_channels=16, feat_channels=16, stacked_convs=1, anchor_generator=anchors(), bbox_coder=coder(), loss_cls=FOCAL, loss_bbox=L1))),
    'FCOS': dict(kind='detector', cfg=one_stage(dict(fcos(), type='FCOSHead', train_cfg=None, test_cfg=None), train_cfg=dict(pos_weight=-1)), no_grad={'bbox_head.scales.4': 'no object is large enough for the last level'}),
    'ATSS': dict(kind='detector', cfg=one_stage(dict(atss(), type='ATSSHead', train_cfg=None, test_cfg=None), train_cfg=ATSS_TRAIN), no_grad={f'bbox_head.scales.{l}': 'no object is of the size of this level' for l in (0, 4)}),
    'VFNet': dict(kind='detector', cfg=one_stage(dict(vfnet(), type='VFNetHead', train_cfg=None, test_cfg=None), train_cfg=ATSS_TRAIN), no_grad={f'bbox_head.scales_refine.{l}': 'no object is of the size of this level' for l in (0, 4)}),
    'RepPointsDetector': dict(kind='detector', cfg=one_stage(dict(reppoints(), type='RepPointsHead', train_cfg=None, test_cfg=None), train_cfg=reppoints()['train_cfg'])),
    'YOLOV3': dict(kind='detector', unclipped=True, cfg=one_stage(dict(yolov3(in_channels=[8]*3), type='YOLOV3Head', train_cfg=None, test_cfg=None), train_cfg=yolov3()['train_cfg'], test_cfg=yolov3()['test_cfg'],
        neck=dict(type='YOLOV3Neck', num_scales=3, in_channels=[32, 16, 8], out_channels=[8, 8, 8]), backbone=resnet(out_indices=(0, 1, 2), num_stages=3, strides=(1, 2, 2), dilations=(1, 1, 1)))),
    'YOLOX': dict(kind='detector', unclipped=True, cfg=one_stage(dict(yolox(in_channels=8, strides=[8]), type='YOLOXHead', train_cfg=None, test_cfg=None), train_cfg=yolox()['train_cfg'], test_cfg=yolox()['test_cfg'],
        neck=dict(type='ChannelMapper', in_channels=[16], out_channels=8, num_outs=1), backbone=resnet(out_indices=(1,), num_stages=2, strides=(1, 2), dilations=(1, 1)))),
    'GFL': dict(kind='detector', found=0, cfg=one_stage(dict(gfl(), type='GFLHead', train_cfg=None, test_cfg=None), train_cfg=ATSS_TRAIN, test_cfg=dict(DENSE_TEST, score_thr=0.)), no_grad={f'bbox_head.scales.{l}': 'no object is of the size of this level' for l in (0, 4)}),
    'FSAF': dict(kind='detector', cfg=one_stage(dict(fsaf(), type='FSAFHead', train_cfg=None, test_cfg=None), train_cfg=FSAF_TRAIN)),
    'RPN': dict(kind='detector', classes=1, cfg=dict(data_preprocessor=PRE, backbone=resnet(), neck=fpn(), rpn_head=rpn(), train_cfg=dict(rpn=RPN_TRAIN), test_cfg=dict(rpn=RPN_TEST))),
    'TwoStageDetector': dict(kind='detector', cfg=two_stage()),
    'FasterRCNN': dict(kind='detector', cfg=two_stage()),
    'MaskRCNN': dict(kind='detector', cfg=two_stage(mask=True), masks=True),
    'FastRCNN': dict(kind='detector', cfg=two_stage(proposals=False), proposals=True, no_grad={'neck.fpn_convs.3': LARGE}),
    'CascadeRCNN': dict(kind='detector', cfg=two_stage(mask=True, roi=cascade), masks=True),
    'CascadeEncoderDecoder': dict(kind='segmentor', cfg=segmentor([decode(type='FCNHead', num_convs=1), decode(type='OCRHead', ocr_channels=4)], num_stages=2)),
    'EncoderDecoder': dict(kind='segmentor', cfg=segmentor(decode(type='FCNHead', num_convs=1), auxiliary_head=decode(type='FCNHead', in_channels=32, in_index=2, num_convs=1))),
    'EncoderDecoder/slide': dict(kind='segmentor', cfg=segmentor(decode(type='PSPHead', pool_scales=(1, 2)), test_cfg=dict(mode='slide', crop_size=(32, 48), stride=(16, 24)))),
    'SegTTAModel': dict(kind='segmentor', cfg=dict(module=segmentor(decode(type='FCNHead', num_convs=1), type='EncoderDecoder'))),
    'ToyDetector': dict(kind='toy_model', cfg=dict(width=2)),
    'MaskFormer': dict(kind='detector', cfg=mask_model(), masks=True),
    'Mask2Former': dict(kind='detector', cfg=mask_model('Mask2Former', things=2), masks=True),
    'PanopticFPN': dict(kind='detector', cfg=panoptic_fpn(), masks=True),
}
