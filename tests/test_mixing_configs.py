"YOLOX and RTMDet in their published forms: images mixed, pipelines switched, weights averaged; trained, resumed, used"
import json
import pytest
import torch
from segkit_nb.core.config import Config
from segkit_nb.datasets.town import tinytown
from segkit_nb.openmmlab import modern_config
from segkit_nb.tools import cli
from test_config_files import COCO_INSTANCE, MASK_RCNN
from published import RUNTIME_2X, SCHEDULE_1X, SCHEDULE_2X

RUNTIME = '''
default_scope = 'mmdet'
default_hooks = dict(timer=dict(type='IterTimerHook'), logger=dict(type='LoggerHook', interval=50), param_scheduler=dict(type='ParamSchedulerHook'),
    checkpoint=dict(type='CheckpointHook', interval=1), sampler_seed=dict(type='DistSamplerSeedHook'), visualization=dict(type='DetVisualizationHook'))
env_cfg = dict(cudnn_benchmark=False, mp_cfg=dict(mp_start_method='fork', opencv_num_threads=0), dist_cfg=dict(backend='nccl'))
vis_backends = [dict(type='LocalVisBackend')]
visualizer = dict(type='DetLocalVisualizer', vis_backends=vis_backends, name='visualizer')
log_processor = dict(type='LogProcessor', window_size=50, by_epoch=True)
log_level = 'INFO'
load_from = None
resume = False
'''
YOLOX_MODEL = '''
model = dict(type='YOLOX', PRE
    backbone=dict(type='CSPDarknet', deepen_factor=0.33, widen_factor=0.5, out_indices=(2, 3, 4), use_depthwise=False, spp_kernal_sizes=(5, 9, 13),
        norm_cfg=dict(type='BN', momentum=0.03, eps=0.001), act_cfg=dict(type='Swish')),
    neck=dict(type='YOLOXPAFPN', in_channels=[128, 256, 512], out_channels=128, num_csp_blocks=1, use_depthwise=False,
        upsample_cfg=dict(scale_factor=2, mode='nearest'), norm_cfg=dict(type='BN', momentum=0.03, eps=0.001), act_cfg=dict(type='Swish')),
    bbox_head=dict(type='YOLOXHead', num_classes=80, in_channels=128, feat_channels=128, stacked_convs=2, strides=(8, 16, 32), use_depthwise=False,
        norm_cfg=dict(type='BN', momentum=0.03, eps=0.001), act_cfg=dict(type='Swish'),
        loss_cls=dict(type='CrossEntropyLoss', use_sigmoid=True, reduction='sum', loss_weight=1.0),
        loss_bbox=dict(type='IoULoss', mode='square', eps=1e-16, reduction='sum', loss_weight=5.0),
        loss_obj=dict(type='CrossEntropyLoss', use_sigmoid=True, reduction='sum', loss_weight=1.0), loss_l1=dict(type='L1Loss', reduction='sum', loss_weight=1.0)),
    train_cfg=dict(assigner=dict(type='SimOTAAssigner', center_radius=2.5)),
    test_cfg=dict(score_thr=0.01, nms=dict(type='nms', iou_threshold=0.65)))
'''
YOLOX_MIX = '''    dict(type='Mosaic', img_scale=img_scale, pad_val=114.0),
    dict(type='RandomAffine', scaling_ratio_range=(0.1, 2), border=(-img_scale[0] // 2, -img_scale[1] // 2)),
    dict(type='MixUp', img_scale=img_scale, ratio_range=(0.8, 1.6), pad_val=114.0),
    dict(type='YOLOXHSVRandomAug'),
'''
YOLOX_S = '''
_base_ = ['./schedule_1x.py', './default_runtime.py']
img_scale = (640, 640)
''' + YOLOX_MODEL.replace('PRE', '''data_preprocessor=dict(type='DetDataPreprocessor', pad_size_divisor=32, batch_augments=[
        dict(type='BatchSyncRandomResize', random_size_range=(480, 800), size_divisor=32, interval=10)]),''') + '''
data_root = 'data/coco/'
dataset_type = 'CocoDataset'
backend_args = None
train_pipeline = [
''' + YOLOX_MIX + '''    dict(type='RandomFlip', prob=0.5),
    dict(type='Resize', scale=img_scale, keep_ratio=True),
    dict(type='Pad', pad_to_square=True, pad_val=dict(img=(114.0, 114.0, 114.0))),
    dict(type='FilterAnnotations', min_gt_bbox_wh=(1, 1), keep_empty=False),
    dict(type='PackDetInputs')]
train_dataset = dict(type='MultiImageMixDataset',
    dataset=dict(type=dataset_type, data_root=data_root, ann_file='annotations/instances_train2017.json', data_prefix=dict(img='train2017/'),
        pipeline=[dict(type='LoadImageFromFile', backend_args=backend_args), dict(type='LoadAnnotations', with_bbox=True)],
        filter_cfg=dict(filter_empty_gt=False, min_size=32), backend_args=backend_args),
    pipeline=train_pipeline)
test_pipeline = [
    dict(type='LoadImageFromFile', backend_args=backend_args),
    dict(type='Resize', scale=img_scale, keep_ratio=True),
    dict(type='Pad', pad_to_square=True, pad_val=dict(img=(114.0, 114.0, 114.0))),
    dict(type='LoadAnnotations', with_bbox=True),
    dict(type='PackDetInputs', meta_keys=('img_id', 'img_path', 'ori_shape', 'img_shape', 'scale_factor'))]
train_dataloader = dict(batch_size=8, num_workers=4, persistent_workers=True, sampler=dict(type='DefaultSampler', shuffle=True), dataset=train_dataset)
val_dataloader = dict(batch_size=8, num_workers=4, persistent_workers=True, drop_last=False, sampler=dict(type='DefaultSampler', shuffle=False),
    dataset=dict(type=dataset_type, data_root=data_root, ann_file='annotations/instances_val2017.json', data_prefix=dict(img='val2017/'), test_mode=True,
        pipeline=test_pipeline, backend_args=backend_args))
test_dataloader = val_dataloader
val_evaluator = dict(type='CocoMetric', ann_file=data_root + 'annotations/instances_val2017.json', metric='bbox', backend_args=backend_args)
test_evaluator = val_evaluator
max_epochs = 300
num_last_epochs = 15
interval = 10
train_cfg = dict(max_epochs=max_epochs, val_interval=interval)
base_lr = 0.01
optim_wrapper = dict(type='OptimWrapper', optimizer=dict(type='SGD', lr=base_lr, momentum=0.9, weight_decay=5e-4, nesterov=True),
                     paramwise_cfg=dict(norm_decay_mult=0., bias_decay_mult=0.))
param_scheduler = [
    dict(type='mmdet.QuadraticWarmupLR', by_epoch=True, begin=0, end=5, convert_to_iter_based=True),
    dict(type='CosineAnnealingLR', eta_min=base_lr * 0.05, begin=5, T_max=max_epochs - num_last_epochs, end=max_epochs - num_last_epochs, by_epoch=True,
         convert_to_iter_based=True),
    dict(type='ConstantLR', by_epoch=True, factor=1, begin=max_epochs - num_last_epochs, end=max_epochs)]
default_hooks = dict(checkpoint=dict(interval=interval, max_keep_ckpts=3))
custom_hooks = [
    dict(type='YOLOXModeSwitchHook', num_last_epochs=num_last_epochs, priority=48),
    dict(type='SyncNormHook', priority=48),
    dict(type='EMAHook', ema_type='ExpMomentumEMA', momentum=0.0001, update_buffers=True, priority=49)]
auto_scale_lr = dict(base_batch_size=64)
'''
YOLOX_TINY = '''
_base_ = './yolox_s_8xb8-300e_coco.py'
model = dict(data_preprocessor=dict(batch_augments=[dict(type='BatchSyncRandomResize', random_size_range=(320, 640), size_divisor=32, interval=10)]),
    backbone=dict(deepen_factor=0.33, widen_factor=0.375), neck=dict(in_channels=[96, 192, 384], out_channels=96),
    bbox_head=dict(in_channels=96, feat_channels=96))
'''
CLASSES = "metainfo = dict(classes=('person', 'bicycle', 'car', 'bus', 'cone', 'tree'), palette=[(220, 20, 60)] * 6)\n"
VAL = '''
test_pipeline = _base_.test_pipeline
test_pipeline[1].update(dict(scale=(96, 96)))
val_dataloader = dict(batch_size=2, num_workers=0, dataset=dict(data_root=data_root, metainfo=metainfo, ann_file='annotations/instances_val.json',
    data_prefix=dict(img='images/val/'), pipeline=test_pipeline))
test_dataloader = val_dataloader
val_evaluator = dict(ann_file=data_root + 'annotations/instances_val.json')
test_evaluator = val_evaluator
'''
MINE_YOLOX = '''
_base_ = './yolox_tiny_8xb8-300e_coco.py'
data_root = {root!r}
''' + CLASSES + '''
img_scale = (96, 96)
train_pipeline = _base_.train_pipeline
train_pipeline[0].update(dict(img_scale=img_scale))
train_pipeline[1].update(dict(border=(-48, -48)))
train_pipeline[2].update(dict(img_scale=img_scale))
train_pipeline[5].update(dict(scale=img_scale))
train_dataloader = dict(batch_size=2, num_workers=0, dataset=dict(pipeline=train_pipeline, dataset=dict(data_root=data_root, metainfo=metainfo,
    ann_file='annotations/instances_train.json', data_prefix=dict(img='images/train/'))))
model = dict(bbox_head=dict(num_classes=6), data_preprocessor=dict(batch_augments=[
    dict(type='BatchSyncRandomResize', random_size_range=(64, 128), size_divisor=32, interval=2)]))
''' + VAL + '''
train_cfg = dict(max_epochs=3, val_interval=3)
param_scheduler = [
    dict(type='mmdet.QuadraticWarmupLR', by_epoch=True, begin=0, end=1, convert_to_iter_based=True),
    dict(type='CosineAnnealingLR', eta_min=0.0005, begin=1, T_max=2, end=2, by_epoch=True, convert_to_iter_based=True),
    dict(type='ConstantLR', by_epoch=True, factor=1, begin=2, end=3)]
default_hooks = dict(checkpoint=dict(interval=1), logger=dict(interval=1))
custom_hooks = _base_.custom_hooks
custom_hooks[0].update(dict(num_last_epochs=1))
'''
RTMDET_L = '''
_base_ = ['./default_runtime.py', './schedule_1x.py']
model = dict(type='RTMDet',
    data_preprocessor=dict(type='DetDataPreprocessor', mean=[103.53, 116.28, 123.675], std=[57.375, 57.12, 58.395], bgr_to_rgb=False, batch_augments=None),
    backbone=dict(type='CSPNeXt', arch='P5', expand_ratio=0.5, deepen_factor=1, widen_factor=1, channel_attention=True, norm_cfg=dict(type='SyncBN'),
        act_cfg=dict(type='SiLU', inplace=True)),
    neck=dict(type='CSPNeXtPAFPN', in_channels=[256, 512, 1024], out_channels=256, num_csp_blocks=3, expand_ratio=0.5, norm_cfg=dict(type='SyncBN'),
        act_cfg=dict(type='SiLU', inplace=True)),
    bbox_head=dict(type='RTMDetSepBNHead', num_classes=80, in_channels=256, stacked_convs=2, feat_channels=256,
        anchor_generator=dict(type='MlvlPointGenerator', offset=0, strides=[8, 16, 32]), bbox_coder=dict(type='DistancePointBBoxCoder'),
        loss_cls=dict(type='QualityFocalLoss', use_sigmoid=True, beta=2.0, loss_weight=1.0), loss_bbox=dict(type='GIoULoss', loss_weight=2.0),
        with_objectness=False, exp_on_reg=True, share_conv=True, pred_kernel_size=1, norm_cfg=dict(type='SyncBN'), act_cfg=dict(type='SiLU', inplace=True)),
    train_cfg=dict(assigner=dict(type='DynamicSoftLabelAssigner', topk=13), allowed_border=-1, pos_weight=-1, debug=False),
    test_cfg=dict(nms_pre=30000, min_bbox_size=0, score_thr=0.001, nms=dict(type='nms', iou_threshold=0.65), max_per_img=300))
dataset_type = 'CocoDataset'
data_root = 'data/coco/'
backend_args = None
train_pipeline = [
    dict(type='LoadImageFromFile', backend_args=backend_args),
    dict(type='LoadAnnotations', with_bbox=True),
    dict(type='CachedMosaic', img_scale=(640, 640), pad_val=114.0),
    dict(type='RandomResize', scale=(1280, 1280), ratio_range=(0.1, 2.0), keep_ratio=True),
    dict(type='RandomCrop', crop_size=(640, 640)),
    dict(type='YOLOXHSVRandomAug'),
    dict(type='RandomFlip', prob=0.5),
    dict(type='Pad', size=(640, 640), pad_val=dict(img=(114, 114, 114))),
    dict(type='CachedMixUp', img_scale=(640, 640), ratio_range=(1.0, 1.0), max_cached_images=20, pad_val=(114, 114, 114)),
    dict(type='PackDetInputs')]
train_pipeline_stage2 = [
    dict(type='LoadImageFromFile', backend_args=backend_args),
    dict(type='LoadAnnotations', with_bbox=True),
    dict(type='RandomResize', scale=(640, 640), ratio_range=(0.1, 2.0), keep_ratio=True),
    dict(type='RandomCrop', crop_size=(640, 640)),
    dict(type='YOLOXHSVRandomAug'),
    dict(type='RandomFlip', prob=0.5),
    dict(type='Pad', size=(640, 640), pad_val=dict(img=(114, 114, 114))),
    dict(type='PackDetInputs')]
test_pipeline = [
    dict(type='LoadImageFromFile', backend_args=backend_args),
    dict(type='Resize', scale=(640, 640), keep_ratio=True),
    dict(type='Pad', size=(640, 640), pad_val=dict(img=(114, 114, 114))),
    dict(type='LoadAnnotations', with_bbox=True),
    dict(type='PackDetInputs', meta_keys=('img_id', 'img_path', 'ori_shape', 'img_shape', 'scale_factor'))]
train_dataloader = dict(batch_size=32, num_workers=10, batch_sampler=None, pin_memory=True, persistent_workers=True, sampler=dict(type='DefaultSampler', shuffle=True),
    dataset=dict(type=dataset_type, data_root=data_root, ann_file='annotations/instances_train2017.json', data_prefix=dict(img='train2017/'),
        filter_cfg=dict(filter_empty_gt=True, min_size=32), pipeline=train_pipeline, backend_args=backend_args))
val_dataloader = dict(batch_size=5, num_workers=10, persistent_workers=True, drop_last=False, sampler=dict(type='DefaultSampler', shuffle=False),
    dataset=dict(type=dataset_type, data_root=data_root, ann_file='annotations/instances_val2017.json', data_prefix=dict(img='val2017/'), test_mode=True,
        pipeline=test_pipeline, backend_args=backend_args))
test_dataloader = val_dataloader
max_epochs = 300
stage2_num_epochs = 20
base_lr = 0.004
interval = 10
train_cfg = dict(max_epochs=max_epochs, val_interval=interval, dynamic_intervals=[(max_epochs - stage2_num_epochs, 1)])
val_evaluator = dict(type='CocoMetric', ann_file=data_root + 'annotations/instances_val2017.json', metric='bbox', format_only=False,
                     backend_args=backend_args, proposal_nums=(100, 1, 10))
test_evaluator = val_evaluator
optim_wrapper = dict(_delete_=True, type='OptimWrapper', optimizer=dict(type='AdamW', lr=base_lr, weight_decay=0.05),
                     paramwise_cfg=dict(norm_decay_mult=0, bias_decay_mult=0, bypass_duplicate=True))
param_scheduler = [
    dict(type='LinearLR', start_factor=1.0e-5, by_epoch=False, begin=0, end=1000),
    dict(type='CosineAnnealingLR', eta_min=base_lr * 0.05, begin=max_epochs // 2, end=max_epochs, T_max=max_epochs // 2, by_epoch=True,
         convert_to_iter_based=True)]
default_hooks = dict(checkpoint=dict(interval=interval, max_keep_ckpts=3))
custom_hooks = [
    dict(type='EMAHook', ema_type='ExpMomentumEMA', momentum=0.0002, update_buffers=True, priority=49),
    dict(type='PipelineSwitchHook', switch_epoch=max_epochs - stage2_num_epochs, switch_pipeline=train_pipeline_stage2)]
'''
RTMDET_TINY = '''
_base_ = './rtmdet_l_8xb32-300e_coco.py'
model = dict(backbone=dict(deepen_factor=0.167, widen_factor=0.375), neck=dict(in_channels=[96, 192, 384], out_channels=96, num_csp_blocks=1),
    bbox_head=dict(in_channels=96, feat_channels=96, exp_on_reg=False))
train_pipeline = [
    dict(type='LoadImageFromFile', backend_args=_base_.backend_args),
    dict(type='LoadAnnotations', with_bbox=True),
    dict(type='CachedMosaic', img_scale=(640, 640), pad_val=114.0, max_cached_images=20, random_pop=False),
    dict(type='RandomResize', scale=(1280, 1280), ratio_range=(0.5, 2.0), keep_ratio=True),
    dict(type='RandomCrop', crop_size=(640, 640)),
    dict(type='YOLOXHSVRandomAug'),
    dict(type='RandomFlip', prob=0.5),
    dict(type='Pad', size=(640, 640), pad_val=dict(img=(114, 114, 114))),
    dict(type='CachedMixUp', img_scale=(640, 640), ratio_range=(1.0, 1.0), max_cached_images=10, random_pop=False, pad_val=(114, 114, 114), prob=0.5),
    dict(type='PackDetInputs')]
train_dataloader = dict(dataset=dict(pipeline=train_pipeline))
'''
MINE_RTMDET = '''
_base_ = './rtmdet_tiny_8xb32-300e_coco.py'
data_root = {root!r}
''' + CLASSES + '''
train_pipeline = _base_.train_pipeline
train_pipeline[2].update(dict(img_scale=(96, 96)))
train_pipeline[3].update(dict(scale=(192, 192)))
train_pipeline[4].update(dict(crop_size=(96, 96)))
train_pipeline[7].update(dict(size=(96, 96)))
train_pipeline[8].update(dict(img_scale=(96, 96)))
stage2 = _base_.train_pipeline_stage2
stage2[2].update(dict(scale=(96, 96)))
stage2[3].update(dict(crop_size=(96, 96)))
stage2[6].update(dict(size=(96, 96)))
train_dataloader = dict(batch_size=2, num_workers=0, dataset=dict(data_root=data_root, metainfo=metainfo, ann_file='annotations/instances_train.json',
    data_prefix=dict(img='images/train/'), pipeline=train_pipeline))
model = dict(bbox_head=dict(num_classes=6))
''' + VAL + '''
test_pipeline[2].update(dict(size=(96, 96)))
train_cfg = dict(max_epochs=3, val_interval=3, dynamic_intervals=None)
default_hooks = dict(checkpoint=dict(interval=1), logger=dict(interval=1))
custom_hooks = _base_.custom_hooks
custom_hooks[1].update(dict(switch_epoch=2, switch_pipeline=stage2))
'''
YOLOX_S_2X = '''
_base_ = ['./schedule_1x.py', './default_runtime.py']
img_scale = (640, 640)
''' + YOLOX_MODEL.replace('PRE', 'input_size=img_scale, random_size_range=(15, 25), random_size_interval=10,') + '''
data_root = 'data/coco/'
dataset_type = 'CocoDataset'
train_pipeline = [
''' + YOLOX_MIX + '''    dict(type='RandomFlip', flip_ratio=0.5),
    dict(type='Resize', img_scale=img_scale, keep_ratio=True),
    dict(type='Pad', pad_to_square=True, pad_val=dict(img=(114.0, 114.0, 114.0))),
    dict(type='FilterAnnotations', min_gt_bbox_wh=(1, 1), keep_empty=False),
    dict(type='DefaultFormatBundle'),
    dict(type='Collect', keys=['img', 'gt_bboxes', 'gt_labels'])]
train_dataset = dict(type='MultiImageMixDataset',
    dataset=dict(type=dataset_type, ann_file=data_root + 'annotations/instances_train2017.json', img_prefix=data_root + 'train2017/',
        pipeline=[dict(type='LoadImageFromFile'), dict(type='LoadAnnotations', with_bbox=True)], filter_empty_gt=False),
    pipeline=train_pipeline)
test_pipeline = [
    dict(type='LoadImageFromFile'),
    dict(type='MultiScaleFlipAug', img_scale=img_scale, flip=False, transforms=[
        dict(type='Resize', keep_ratio=True), dict(type='RandomFlip'), dict(type='Pad', pad_to_square=True, pad_val=dict(img=(114.0, 114.0, 114.0))),
        dict(type='DefaultFormatBundle'), dict(type='Collect', keys=['img'])])]
data = dict(samples_per_gpu=8, workers_per_gpu=4, persistent_workers=True, train=train_dataset,
    val=dict(type=dataset_type, ann_file=data_root + 'annotations/instances_val2017.json', img_prefix=data_root + 'val2017/', pipeline=test_pipeline),
    test=dict(type=dataset_type, ann_file=data_root + 'annotations/instances_val2017.json', img_prefix=data_root + 'val2017/', pipeline=test_pipeline))
optimizer = dict(type='SGD', lr=0.01, momentum=0.9, weight_decay=5e-4, nesterov=True, paramwise_cfg=dict(norm_decay_mult=0., bias_decay_mult=0.))
optimizer_config = dict(grad_clip=None)
max_epochs = 300
num_last_epochs = 15
resume_from = None
interval = 10
lr_config = dict(_delete_=True, policy='YOLOX', warmup='exp', by_epoch=False, warmup_by_epoch=True, warmup_ratio=1, warmup_iters=5,
    num_last_epochs=num_last_epochs, min_lr_ratio=0.05)
runner = dict(type='EpochBasedRunner', max_epochs=max_epochs)
custom_hooks = [
    dict(type='YOLOXModeSwitchHook', num_last_epochs=num_last_epochs, priority=48),
    dict(type='SyncNormHook', num_last_epochs=num_last_epochs, interval=interval, priority=48),
    dict(type='ExpMomentumEMAHook', resume_from=resume_from, momentum=0.0001, priority=49)]
checkpoint_config = dict(interval=interval)
evaluation = dict(save_best='auto', interval=interval, dynamic_intervals=[(max_epochs - num_last_epochs, 1)], metric='bbox')
log_config = dict(interval=50)
auto_scale_lr = dict(base_batch_size=64)
'''
YOLOX_TINY_2X = '''
_base_ = './yolox_s_8x8_300e_coco.py'
model = dict(random_size_range=(10, 20), backbone=dict(deepen_factor=0.33, widen_factor=0.375),
    neck=dict(in_channels=[96, 192, 384], out_channels=96), bbox_head=dict(in_channels=96, feat_channels=96))
'''
MINE_2X = '''
_base_ = './yolox_tiny_8x8_300e_coco.py'
root = {root!r}
own = dict(classes=('person', 'bicycle', 'car', 'bus', 'cone', 'tree'))
img_scale = (96, 96)
train_pipeline = [
    dict(type='Mosaic', img_scale=img_scale, pad_val=114.0), dict(type='RandomAffine', scaling_ratio_range=(0.5, 1.5), border=(-48, -48)),
    dict(type='YOLOXHSVRandomAug'), dict(type='RandomFlip', flip_ratio=0.5), dict(type='Resize', img_scale=img_scale, keep_ratio=True),
    dict(type='Pad', pad_to_square=True, pad_val=dict(img=(114.0, 114.0, 114.0))), dict(type='FilterAnnotations', min_gt_bbox_wh=(1, 1), keep_empty=False),
    dict(type='DefaultFormatBundle'), dict(type='Collect', keys=['img', 'gt_bboxes', 'gt_labels'])]
data = dict(samples_per_gpu=2, workers_per_gpu=0,
    train=dict(pipeline=train_pipeline, dataset=dict(own, ann_file=root + 'annotations/instances_train.json', img_prefix=root + 'images/train/')),
    val=dict(own, ann_file=root + 'annotations/instances_val.json', img_prefix=root + 'images/val/'),
    test=dict(own, ann_file=root + 'annotations/instances_val.json', img_prefix=root + 'images/val/'))
model = dict(random_size_range=(2, 4), random_size_interval=2, bbox_head=dict(num_classes=6))
runner = dict(max_epochs=3)
lr_config = dict(num_last_epochs=1, warmup_iters=1)
custom_hooks = [dict(type='YOLOXModeSwitchHook', num_last_epochs=1, priority=48), dict(type='ExpMomentumEMAHook', momentum=0.0001, priority=49)]
checkpoint_config = dict(interval=1)
evaluation = dict(interval=3, dynamic_intervals=None)
log_config = dict(interval=1)
'''

SSD = """
_base_ = ['./coco_instance.py', './schedule_1x.py', './default_runtime.py']
data_preprocessor = dict(type='DetDataPreprocessor', mean=[123.675, 116.28, 103.53], std=[1, 1, 1], bgr_to_rgb=True, pad_size_divisor=1)
input_size = 300
model = dict(type='SingleStageDetector', data_preprocessor=data_preprocessor,
    backbone=dict(type='SSDVGG', depth=16, with_last_pool=False, ceil_mode=True, out_indices=(3, 4), out_feature_indices=(22, 34),
        init_cfg=dict(type='Pretrained', checkpoint='open-mmlab://vgg16_caffe')),
    neck=dict(type='SSDNeck', in_channels=(512, 1024), out_channels=(512, 1024, 512, 256, 256, 256), level_strides=(2, 2, 1, 1), level_paddings=(1, 1, 0, 0),
        l2_norm_scale=20),
    bbox_head=dict(type='SSDHead', in_channels=(512, 1024, 512, 256, 256, 256), num_classes=80,
        anchor_generator=dict(type='SSDAnchorGenerator', scale_major=False, input_size=input_size, basesize_ratio_range=(0.15, 0.9),
            strides=[8, 16, 32, 64, 100, 300], ratios=[[2], [2, 3], [2, 3], [2, 3], [2], [2]]),
        bbox_coder=dict(type='DeltaXYWHBBoxCoder', target_means=[.0, .0, .0, .0], target_stds=[0.1, 0.1, 0.2, 0.2])),
    train_cfg=dict(assigner=dict(type='MaxIoUAssigner', pos_iou_thr=0.5, neg_iou_thr=0.5, min_pos_iou=0., ignore_iof_thr=-1, gt_max_assign_all=False),
        sampler=dict(type='PseudoSampler'), smoothl1_beta=1., allowed_border=-1, pos_weight=-1, neg_pos_ratio=3, debug=False),
    test_cfg=dict(nms_pre=1000, nms=dict(type='nms', iou_threshold=0.45), min_bbox_size=0, score_thr=0.02, max_per_img=200))
train_pipeline = [
    dict(type='LoadImageFromFile', backend_args=_base_.backend_args),
    dict(type='LoadAnnotations', with_bbox=True),
    dict(type='Expand', mean=data_preprocessor['mean'], to_rgb=data_preprocessor['bgr_to_rgb'], ratio_range=(1, 4)),
    dict(type='MinIoURandomCrop', min_ious=(0.1, 0.3, 0.5, 0.7, 0.9), min_crop_size=0.3),
    dict(type='Resize', scale=(input_size, input_size), keep_ratio=False),
    dict(type='RandomFlip', prob=0.5),
    dict(type='PhotoMetricDistortion', brightness_delta=32, contrast_range=(0.5, 1.5), saturation_range=(0.5, 1.5), hue_delta=18),
    dict(type='PackDetInputs')]
test_pipeline = [
    dict(type='LoadImageFromFile', backend_args=_base_.backend_args),
    dict(type='Resize', scale=(input_size, input_size), keep_ratio=False),
    dict(type='LoadAnnotations', with_bbox=True),
    dict(type='PackDetInputs', meta_keys=('img_id', 'img_path', 'ori_shape', 'img_shape', 'scale_factor'))]
train_dataloader = dict(batch_size=8, num_workers=2, batch_sampler=None, dataset=dict(_delete_=True, type='RepeatDataset', times=5,
    dataset=dict(type=_base_.dataset_type, data_root=_base_.data_root, ann_file='annotations/instances_train2017.json', data_prefix=dict(img='train2017/'),
        filter_cfg=dict(filter_empty_gt=True, min_size=32), pipeline=train_pipeline, backend_args=_base_.backend_args)))
val_dataloader = dict(batch_size=8, dataset=dict(pipeline=test_pipeline))
test_dataloader = val_dataloader
optim_wrapper = dict(type='OptimWrapper', optimizer=dict(type='SGD', lr=2e-3, momentum=0.9, weight_decay=5e-4))
custom_hooks = [dict(type='NumClassCheckHook'), dict(type='CheckInvalidLossHook', interval=50, priority='VERY_LOW')]
auto_scale_lr = dict(base_batch_size=64)
"""
MINE_SSD = """
_base_ = './ssd300_coco.py'
data_root = {root!r}
""" + CLASSES + """
train_dataloader = dict(batch_size=1, num_workers=0, persistent_workers=False, dataset=dict(times=1, dataset=dict(data_root=data_root, metainfo=metainfo,
    ann_file='annotations/instances_train.json', data_prefix=dict(img='images/train/'), indices=1)))
val_dataloader = dict(batch_size=2, num_workers=0, persistent_workers=False, dataset=dict(data_root=data_root, metainfo=metainfo,
    ann_file='annotations/instances_val.json', data_prefix=dict(img='images/val/')))
test_dataloader = val_dataloader
val_evaluator = dict(ann_file=data_root + 'annotations/instances_val.json', metric='bbox')
test_evaluator = val_evaluator
model = dict(backbone=dict(init_cfg=None), bbox_head=dict(num_classes=6))
train_cfg = dict(max_epochs=2, val_interval=2)
default_hooks = dict(logger=dict(interval=1), checkpoint=dict(save_optimizer=True))
"""
STRONG = """
_base_ = ['./mask_rcnn.py', './coco_instance.py', './schedule_1x.py', './default_runtime.py']
norm_cfg = dict(type='SyncBN', requires_grad=True)
head_norm_cfg = dict(type='MMSyncBN', requires_grad=True)
image_size = (1024, 1024)
batch_augments = [dict(type='BatchFixedSizePad', size=image_size, img_pad_value=0, pad_mask=True, mask_pad_value=0, pad_seg=False)]
model = dict(data_preprocessor=dict(batch_augments=batch_augments), backbone=dict(frozen_stages=-1, norm_eval=False, norm_cfg=norm_cfg, init_cfg=None),
    neck=dict(norm_cfg=norm_cfg), rpn_head=dict(num_convs=2),
    roi_head=dict(bbox_head=dict(type='Shared4Conv1FCBBoxHead', conv_out_channels=256, norm_cfg=head_norm_cfg), mask_head=dict(norm_cfg=head_norm_cfg)))
load_pipeline = [
    dict(type='LoadImageFromFile', backend_args=_base_.backend_args),
    dict(type='LoadAnnotations', with_bbox=True, with_mask=True),
    dict(type='RandomResize', scale=image_size, ratio_range=(0.8, 1.25), keep_ratio=True),
    dict(type='RandomCrop', crop_type='absolute', crop_size=image_size, recompute_bbox=True, allow_negative_crop=True),
    dict(type='FilterAnnotations', min_gt_bbox_wh=(1e-2, 1e-2)),
    dict(type='RandomFlip', prob=0.5),
    dict(type='Pad', size=image_size)]
train_pipeline = [dict(type='CopyPaste', max_num_pasted=100), dict(type='PackDetInputs')]
train_dataloader = dict(batch_size=2, num_workers=2, persistent_workers=True, sampler=dict(type='InfiniteSampler'),
    dataset=dict(_delete_=True, type='MultiImageMixDataset', dataset=dict(type=_base_.dataset_type, data_root=_base_.data_root,
        ann_file='annotations/instances_train2017.json', data_prefix=dict(img='train2017/'), filter_cfg=dict(filter_empty_gt=True, min_size=32),
        pipeline=load_pipeline, backend_args=_base_.backend_args), pipeline=train_pipeline))
max_iters = 270000
train_cfg = dict(_delete_=True, type='IterBasedTrainLoop', max_iters=max_iters, val_interval=10000)
optim_wrapper = dict(_delete_=True, type='OptimWrapper', optimizer=dict(type='SGD', lr=0.1, momentum=0.9, weight_decay=0.00004), clip_grad=None)
param_scheduler = [
    dict(type='LinearLR', start_factor=0.067, by_epoch=False, begin=0, end=500),
    dict(type='MultiStepLR', begin=0, end=max_iters, by_epoch=False, milestones=[243000, 256500, 263250], gamma=0.1)]
default_hooks = dict(checkpoint=dict(by_epoch=False, interval=10000))
log_processor = dict(by_epoch=False)
"""
MINE_STRONG = """
_base_ = './strong.py'
data_root = {root!r}
""" + CLASSES + """
image_size = (96, 96)
load_pipeline = _base_.load_pipeline
load_pipeline[2].update(dict(scale=image_size))
load_pipeline[3].update(dict(crop_size=image_size))
load_pipeline[6].update(dict(size=image_size))
test_pipeline = _base_.test_pipeline
test_pipeline[1].update(dict(scale=image_size))
train_dataloader = dict(num_workers=0, persistent_workers=False, dataset=dict(dataset=dict(data_root=data_root, metainfo=metainfo,
    ann_file='annotations/instances_train.json', data_prefix=dict(img='images/train/'), pipeline=load_pipeline)))
val_dataloader = dict(num_workers=0, persistent_workers=False, dataset=dict(data_root=data_root, metainfo=metainfo, ann_file='annotations/instances_val.json',
    data_prefix=dict(img='images/val/'), pipeline=test_pipeline))
test_dataloader = val_dataloader
val_evaluator = dict(ann_file=data_root + 'annotations/instances_val.json')
test_evaluator = val_evaluator
model = dict(data_preprocessor=dict(batch_augments=[dict(type='BatchFixedSizePad', size=image_size, img_pad_value=0, pad_mask=True)]),
    backbone=dict(depth=18), neck=dict(in_channels=[64, 128, 256, 512]),
    roi_head=dict(bbox_head=dict(num_classes=6, fc_out_channels=64), mask_head=dict(num_classes=6, num_convs=1)),
    train_cfg=dict(rpn_proposal=dict(max_per_img=30), rcnn=dict(sampler=dict(num=16))), test_cfg=dict(rpn=dict(max_per_img=10)))
train_cfg = dict(max_iters=3, val_interval=3)
default_hooks = dict(checkpoint=dict(interval=2), logger=dict(interval=1))
"""

@pytest.fixture(scope='module')
def town(tmp_path_factory): return tinytown(tmp_path_factory.mktemp('town')/'data', seed=5, n_train=4, n_val=2)

def write(folder, files):
    for n,text in files.items(): (folder/f'{n}.py').write_text(text)
    return folder/'mine.py'

def rows(work, mode): return [r for r in map(json.loads, (work/'log.jsonl').read_text().splitlines()) if r['mode']==mode]

def weights(path): return torch.load(path, weights_only=True)['state_dict']

def train(capsys, *args): assert cli.train_command([str(a) for a in args])==0, capsys.readouterr().err

def predict(capsys, town, checkpoint, out):
    image = sorted((town/'images/val').iterdir())[0]
    assert cli.predict_command([str(checkpoint), str(image), '--out-dir', str(out)])==0, capsys.readouterr().err
    assert any(out.rglob('*'))

def test_published_yolox_trains_resumes_and_predicts(town, tmp_path, capsys):
    cfg = write(tmp_path, {'schedule_1x': SCHEDULE_1X, 'default_runtime': RUNTIME, 'yolox_s_8xb8-300e_coco': YOLOX_S, 'yolox_tiny_8xb8-300e_coco': YOLOX_TINY,
                           'mine': MINE_YOLOX.format(root=f'{town}/')})
    work,again = tmp_path/'w',tmp_path/'again'
    train(capsys, cfg, '--work-dir', work, '--seed', 0)
    t = rows(work, 'train')
    assert len(t)==6 and 'coco/bbox_mAP' in rows(work, 'val')[-1]
    assert ['loss_l1' in r for r in t]==[False]*2+[True]*4                           # the switch comes one epoch before the last ones
    assert [r['lr'] for r in t[:2]]==pytest.approx([.0025, .01]) and t[-1]['lr']==pytest.approx(.00861, abs=1e-5)
    train(capsys, cfg, '--work-dir', again, '--seed', 0, '--resume', work/'epoch_1.pth')
    a,b = weights(work/'epoch_3.pth'),weights(again/'epoch_3.pth')                   # mixed images too are a function of seed, epoch, index
    assert all(torch.equal(a[k], b[k]) for k in a)
    predict(capsys, town, work/'epoch_3.pth', tmp_path/'p')

def test_published_rtmdet_trains_resumes_and_predicts(town, tmp_path, capsys):
    cfg = write(tmp_path, {'schedule_1x': SCHEDULE_1X, 'default_runtime': RUNTIME, 'rtmdet_l_8xb32-300e_coco': RTMDET_L, 'rtmdet_tiny_8xb32-300e_coco': RTMDET_TINY,
                           'mine': MINE_RTMDET.format(root=f'{town}/')})
    work,again = tmp_path/'w',tmp_path/'again'
    train(capsys, cfg, '--work-dir', work, '--seed', 0)
    assert len(rows(work, 'train'))==6 and 'coco/bbox_mAP' in rows(work, 'val')[-1]
    train(capsys, cfg, '--work-dir', again, '--seed', 0, '--resume', work/'epoch_2.pth')
    a,b = weights(work/'epoch_3.pth'),weights(again/'epoch_3.pth')                   # the last epoch has no cache
    assert all(torch.equal(a[k], b[k]) for k in a)
    predict(capsys, town, work/'epoch_3.pth', tmp_path/'p')

def test_yolox_of_2x_trains_resumes_and_predicts(town, tmp_path, capsys):
    cfg = write(tmp_path, {'schedule_1x': SCHEDULE_2X, 'default_runtime': RUNTIME_2X, 'yolox_s_8x8_300e_coco': YOLOX_S_2X, 'yolox_tiny_8x8_300e_coco': YOLOX_TINY_2X,
                           'mine': MINE_2X.format(root=f'{town}/')})
    work,again = tmp_path/'w',tmp_path/'again'
    size = ['--cfg-options', *(f'data.{s}.pipeline.1.img_scale=(96,96)' for s in ('val', 'test'))]
    train(capsys, cfg, '--work-dir', work, '--seed', 0, *size)
    t = rows(work, 'train')
    assert len(t)==6 and ['loss_l1' in r for r in t]==[False]*2+[True]*4 and 'coco/bbox_mAP' in rows(work, 'val')[-1]
    train(capsys, cfg, '--work-dir', again, '--seed', 0, '--resume', work/'epoch_2.pth', *size)
    a,b = weights(work/'epoch_3.pth'),weights(again/'epoch_3.pth')
    assert all(torch.equal(a[k], b[k]) for k in a)
    predict(capsys, town, work/'epoch_3.pth', tmp_path/'p')
    data = modern_config(Config.fromfile(tmp_path/'yolox_tiny_8x8_300e_coco.py')).train_dataloader.dataset
    assert data.pipeline[0].img_scale==(640, 640) and data.pipeline[1].border==(-320, -320) and data.type=='MultiImageMixDataset'

def test_copy_paste_on_the_strong_baseline_trains_resumes_and_predicts(town, tmp_path, capsys):
    cfg = write(tmp_path, {'schedule_1x': SCHEDULE_1X, 'default_runtime': RUNTIME, 'mask_rcnn': MASK_RCNN, 'coco_instance': COCO_INSTANCE, 'strong': STRONG,
                           'mine': MINE_STRONG.format(root=f'{town}/')})
    work,again = tmp_path/'w',tmp_path/'again'
    train(capsys, cfg, '--work-dir', work, '--seed', 0)
    assert len(rows(work, 'train'))==3 and 'coco/segm_mAP' in rows(work, 'val')[-1]
    train(capsys, cfg, '--work-dir', again, '--seed', 0, '--resume', work/'iter_2.pth')
    a,b = weights(work/'iter_3.pth'),weights(again/'iter_3.pth')
    assert all(torch.equal(a[k], b[k]) for k in a)
    predict(capsys, town, work/'iter_3.pth', tmp_path/'p')

@pytest.mark.slow                                          # 300 pixels, and VGG
def test_published_ssd_trains_resumes_and_predicts(town, tmp_path, capsys):
    cfg = write(tmp_path, {'schedule_1x': SCHEDULE_1X, 'default_runtime': RUNTIME, 'coco_instance': COCO_INSTANCE, 'ssd300_coco': SSD, 'mine': MINE_SSD.format(root=f'{town}/')})
    work,again = tmp_path/'w',tmp_path/'again'
    train(capsys, cfg, '--work-dir', work, '--seed', 0)
    assert len(rows(work, 'train'))==2 and 'coco/bbox_mAP' in rows(work, 'val')[-1]
    train(capsys, cfg, '--work-dir', again, '--seed', 0, '--resume', work/'epoch_1.pth')
    a,b = weights(work/'epoch_2.pth'),weights(again/'epoch_2.pth')
    assert all(torch.equal(a[k], b[k]) for k in a)
    predict(capsys, town, work/'epoch_2.pth', tmp_path/'p')
