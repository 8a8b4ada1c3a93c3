"A user's own config file: in the toolboxes' published form, on top of other files, trained by the script"
import json
import pytest
from segkit_nb.datasets.town import tinytown
from segkit_nb.tools import cli
from published import MASK_RCNN_MODEL, SCHEDULE_1X

RUNTIME = '''
default_scope = {scope!r}
env_cfg = dict(cudnn_benchmark=False, mp_cfg=dict(mp_start_method='fork', opencv_num_threads=0), dist_cfg=dict(backend='nccl'))
vis_backends = [dict(type='LocalVisBackend')]
visualizer = dict(type={vis!r}, vis_backends=vis_backends, name='visualizer')
log_processor = dict(type='LogProcessor', window_size=50, by_epoch={by_epoch})
log_level = 'INFO'
load_from = None
resume = False
'''
HOOKS = '''
default_hooks = dict(timer=dict(type='IterTimerHook'), logger=dict(type='LoggerHook', interval=50{log}), param_scheduler=dict(type='ParamSchedulerHook'),
    checkpoint=dict(type='CheckpointHook', {by}interval=1), sampler_seed=dict(type='DistSamplerSeedHook'), visualization=dict(type={vis!r}))
'''
COCO_INSTANCE = '''
dataset_type = 'CocoDataset'
data_root = 'data/coco/'
backend_args = None
train_pipeline = [
    dict(type='LoadImageFromFile', backend_args=backend_args),
    dict(type='LoadAnnotations', with_bbox=True, with_mask=True),
    dict(type='Resize', scale=(1333, 800), keep_ratio=True),
    dict(type='RandomFlip', prob=0.5),
    dict(type='PackDetInputs')]
test_pipeline = [
    dict(type='LoadImageFromFile', backend_args=backend_args),
    dict(type='Resize', scale=(1333, 800), keep_ratio=True),
    dict(type='LoadAnnotations', with_bbox=True, with_mask=True),
    dict(type='PackDetInputs', meta_keys=('img_id', 'img_path', 'ori_shape', 'img_shape', 'scale_factor'))]
train_dataloader = dict(batch_size=2, num_workers=2, persistent_workers=True, sampler=dict(type='DefaultSampler', shuffle=True),
    batch_sampler=dict(type='AspectRatioBatchSampler'),
    dataset=dict(type=dataset_type, data_root=data_root, ann_file='annotations/instances_train2017.json', data_prefix=dict(img='train2017/'),
                 filter_cfg=dict(filter_empty_gt=True, min_size=32), pipeline=train_pipeline, backend_args=backend_args))
val_dataloader = dict(batch_size=1, num_workers=2, persistent_workers=True, drop_last=False, sampler=dict(type='DefaultSampler', shuffle=False),
    dataset=dict(type=dataset_type, data_root=data_root, ann_file='annotations/instances_val2017.json', data_prefix=dict(img='val2017/'),
                 test_mode=True, pipeline=test_pipeline, backend_args=backend_args))
test_dataloader = val_dataloader
val_evaluator = dict(type='CocoMetric', ann_file=data_root + 'annotations/instances_val2017.json', metric=['bbox', 'segm'], format_only=False,
                     backend_args=backend_args)
test_evaluator = val_evaluator
'''
MASK_RCNN = MASK_RCNN_MODEL.replace('PRE', '''data_preprocessor=dict(type='DetDataPreprocessor', mean=[123.675, 116.28, 103.53],
    std=[58.395, 57.12, 57.375], bgr_to_rgb=True, pad_mask=True, pad_size_divisor=32),''')
MINE_DET = '''
_base_ = './mask-rcnn_r50_fpn_1x_coco.py'
data_root = {root!r}
metainfo = dict(classes=('person', 'bicycle', 'car', 'bus', 'cone', 'tree'), palette=[(220, 20, 60)] * 6)
train_dataloader = dict(num_workers=0, dataset=dict(data_root=data_root, metainfo=metainfo, ann_file='annotations/instances_train.json',
                                                    data_prefix=dict(img='images/train/')))
val_dataloader = dict(num_workers=0, dataset=dict(data_root=data_root, metainfo=metainfo, ann_file='annotations/instances_val.json',
                                                  data_prefix=dict(img='images/val/')))
test_dataloader = val_dataloader
val_evaluator = dict(ann_file=data_root + 'annotations/instances_val.json')
test_evaluator = val_evaluator
optim_wrapper = dict(_delete_=True, type='OptimWrapper', optimizer=dict(type='AdamW', lr=1e-4))
'''
CITYSCAPES = '''
dataset_type = 'CityscapesDataset'
data_root = 'data/cityscapes/'
crop_size = (512, 1024)
train_pipeline = [
    dict(type='LoadImageFromFile'),
    dict(type='LoadAnnotations'),
    dict(type='RandomResize', scale=(2048, 1024), ratio_range=(0.5, 2.0), keep_ratio=True),
    dict(type='RandomCrop', crop_size=crop_size, cat_max_ratio=0.75),
    dict(type='RandomFlip', prob=0.5),
    dict(type='PhotoMetricDistortion'),
    dict(type='PackSegInputs')]
test_pipeline = [dict(type='LoadImageFromFile'), dict(type='Resize', scale=(2048, 1024), keep_ratio=True), dict(type='LoadAnnotations'),
                 dict(type='PackSegInputs')]
img_ratios = [0.5, 0.75, 1.0, 1.25, 1.5, 1.75]
tta_pipeline = [
    dict(type='LoadImageFromFile', backend_args=None),
    dict(type='TestTimeAug', transforms=[
        [dict(type='Resize', scale_factor=r, keep_ratio=True) for r in img_ratios],
        [dict(type='RandomFlip', prob=0., direction='horizontal'), dict(type='RandomFlip', prob=1., direction='horizontal')],
        [dict(type='LoadAnnotations')], [dict(type='PackSegInputs')]])]
train_dataloader = dict(batch_size=2, num_workers=2, persistent_workers=True, sampler=dict(type='InfiniteSampler', shuffle=True),
    dataset=dict(type=dataset_type, data_root=data_root, data_prefix=dict(img_path='leftImg8bit/train', seg_map_path='gtFine/train'),
                 pipeline=train_pipeline))
val_dataloader = dict(batch_size=1, num_workers=4, persistent_workers=True, sampler=dict(type='DefaultSampler', shuffle=False),
    dataset=dict(type=dataset_type, data_root=data_root, data_prefix=dict(img_path='leftImg8bit/val', seg_map_path='gtFine/val'),
                 pipeline=test_pipeline))
test_dataloader = val_dataloader
val_evaluator = dict(type='IoUMetric', iou_metrics=['mIoU'])
test_evaluator = val_evaluator
tta_model = dict(type='SegTTAModel')
'''
SCHEDULE_40K = '''
optimizer = dict(type='SGD', lr=0.01, momentum=0.9, weight_decay=0.0005)
optim_wrapper = dict(type='OptimWrapper', optimizer=optimizer, clip_grad=None)
param_scheduler = [dict(type='PolyLR', eta_min=1e-4, power=0.9, begin=0, end=40000, by_epoch=False)]
train_cfg = dict(type='IterBasedTrainLoop', max_iters=40000, val_interval=4000)
val_cfg = dict(type='ValLoop')
test_cfg = dict(type='TestLoop')
'''
HEAD = """align_corners=False, loss_decode=dict(type='CrossEntropyLoss', use_sigmoid=False, loss_weight={w})"""
SEGMENTOR = '''
norm_cfg = dict(type='SyncBN', requires_grad=True)
data_preprocessor = dict(type='SegDataPreProcessor', mean=[123.675, 116.28, 103.53], std=[58.395, 57.12, 57.375], bgr_to_rgb=True, pad_val=0,
                         seg_pad_val=255)
model = dict(type='EncoderDecoder', data_preprocessor=data_preprocessor, pretrained='open-mmlab://resnet50_v1c',
    backbone=dict(type='ResNetV1c', depth=50, num_stages=4, out_indices=(0, 1, 2, 3), dilations=(1, 1, 2, 4), strides=(1, 2, 1, 1),
                  norm_cfg=norm_cfg, norm_eval=False, style='pytorch', contract_dilation=True),
    decode_head=dict(DECODE, in_channels=2048, in_index=3, channels=512, dropout_ratio=0.1, num_classes=19, norm_cfg=norm_cfg, H1),
    auxiliary_head=dict(type='FCNHead', in_channels=1024, in_index=2, channels=256, num_convs=1, concat_input=False, dropout_ratio=0.1,
                        num_classes=19, norm_cfg=norm_cfg, H2),
    train_cfg=dict(), test_cfg=dict(mode='whole'))
'''.replace('H1', HEAD.format(w=1.0)).replace('H2', HEAD.format(w=0.4))
TOP_SEG = '''
_base_ = ['./model.py', './cityscapes.py', './runtime.py', './schedule_40k.py']
crop_size = (512, 1024)
data_preprocessor = dict(size=crop_size)
model = dict(data_preprocessor=data_preprocessor)
'''
MINE_SEG = '''
_base_ = './top.py'
data_root = {root!r}
crop_size = (64, 96)
data_preprocessor = dict(size=crop_size)
model = dict(data_preprocessor=data_preprocessor)
train_pipeline = _base_.train_pipeline
train_pipeline[2].update(dict(scale=(208, 160)))
train_pipeline[3].update(dict(crop_size=crop_size))
test_pipeline = _base_.test_pipeline
test_pipeline[1].update(dict(scale=(208, 160)))
train_dataloader = dict(num_workers=0, dataset=dict(data_root=data_root, pipeline=train_pipeline))
val_dataloader = dict(num_workers=0, dataset=dict(data_root=data_root, pipeline=test_pipeline))
test_dataloader = val_dataloader
train_cfg = dict(max_iters=3, val_interval=2)
'''

@pytest.fixture(scope='module')
def town(tmp_path_factory):
    return tinytown(tmp_path_factory.mktemp('town')/'data', seed=5, n_train=4, n_val=2)

def write(folder, **files):
    for n,text in files.items(): (folder/f'{n}.py').write_text(text)

def rows(work, mode): return [r for r in map(json.loads, (work/'log.jsonl').read_text().splitlines()) if r['mode']==mode]

def test_published_mask_rcnn_on_own_data(town, tmp_path, capsys):
    write(tmp_path, model=MASK_RCNN, coco_instance=COCO_INSTANCE, schedule_1x=SCHEDULE_1X,
          runtime=RUNTIME.format(scope='mmdet', vis='DetLocalVisualizer', by_epoch=True)+HOOKS.format(log='', by='', vis='DetVisualizationHook'),
          mine=MINE_DET.format(root=f'{town}/'))
    (tmp_path/'mask-rcnn_r50_fpn_1x_coco.py').write_text("_base_ = ['./model.py', './coco_instance.py', './schedule_1x.py', './runtime.py']\n")
    small = ['model.backbone.depth=18', 'model.backbone.init_cfg=None', 'model.neck.in_channels=[64,128,256,512]', 'train_cfg.max_epochs=1',
             'train_dataloader.dataset.pipeline.2.scale=(208,160)', 'val_dataloader.dataset.pipeline.1.scale=(208,160)', 'default_hooks.logger.interval=1',
             'model.train_cfg.rpn_proposal.max_per_img=50', 'model.train_cfg.rcnn.sampler.num=32', 'model.test_cfg.rpn.max_per_img=20',
             'model.test_cfg.rcnn.max_per_img=5', 'model.roi_head.bbox_head.fc_out_channels=64', 'model.roi_head.mask_head.num_convs=1']
    args = [str(tmp_path/'mine.py'), '--work-dir', str(tmp_path/'w'), '--cfg-options', *small]
    assert cli.train_command(args)==1
    err = capsys.readouterr().err
    fix = err.split('fix: --cfg-options ')[1].split()                      # the message says what to type
    assert fix==['model.roi_head.bbox_head.num_classes=6', 'model.roi_head.mask_head.num_classes=6'], err
    assert cli.train_command(args+fix)==0, capsys.readouterr().err
    assert len(rows(tmp_path/'w', 'train'))==2 and 'coco/segm_mAP' in rows(tmp_path/'w', 'val')[0]

@pytest.mark.parametrize('head,test_cfg', [("type='PSPHead', pool_scales=(1, 2, 3, 6)", "dict(mode='whole')"),
    ("type='FCNHead', num_convs=2, concat_input=True", "dict(mode='slide',crop_size=(64,96),stride=(42,63))")], ids=['psp-whole', 'fcn-slide'])
def test_published_segmentor_on_own_data(head, test_cfg, town, tmp_path, capsys):
    write(tmp_path, model=SEGMENTOR.replace('DECODE', head), cityscapes=CITYSCAPES, top=TOP_SEG, mine=MINE_SEG.format(root=f'{town}/cityscapes/'),
          schedule_40k=SCHEDULE_40K+HOOKS.format(log=', log_metric_by_epoch=False', by='by_epoch=False, ', vis='SegVisualizationHook'),
          runtime=RUNTIME.format(scope='mmseg', vis='SegLocalVisualizer', by_epoch=False))
    small = ['model.pretrained=None', 'model.backbone.depth=18', 'model.decode_head.in_channels=512', 'model.auxiliary_head.in_channels=256',
             'model.decode_head.channels=16', 'model.auxiliary_head.channels=16', f'model.test_cfg={test_cfg}', 'default_hooks.logger.interval=1']
    assert cli.train_command([str(tmp_path/'mine.py'), '--work-dir', str(tmp_path/'w'), '--cfg-options', *small])==0, capsys.readouterr().err
    assert len(rows(tmp_path/'w', 'train'))==3 and [r['iter'] for r in rows(tmp_path/'w', 'val')]==[2, 3]
    image = sorted((town/'images/val').iterdir())[0]
    assert cli.predict_command([str(tmp_path/'w/iter_3.pth'), str(image), '--out-dir', str(tmp_path/'p')])==0, capsys.readouterr().err
