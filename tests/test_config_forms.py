"The forms in which published configs are written: read without running them, to the values that running them gives"
import pytest
from segkit_nb.core.config import Config

BASES = {
 '_base_/models/mask.py': '''
norm_cfg = dict(type='SyncBN', requires_grad=True)
model = dict(type='MaskRCNN', backbone=dict(type='ResNet', depth=50, norm_cfg=norm_cfg, init_cfg=dict(type='Pretrained', checkpoint='torchvision://resnet50')),
    roi_head=dict(bbox_head=[dict(num_classes=80, loss_cls=dict(type='CrossEntropyLoss')), dict(num_classes=80)]), test_cfg=dict(rcnn=dict(score_thr=0.05)))
''',
 '_base_/datasets/coco.py': '''
# dataset settings
dataset_type = 'CocoDataset'
data_root = 'data/coco/'
backend_args = None
train_pipeline = [
    dict(type='LoadImageFromFile', backend_args=backend_args),
    dict(type='LoadAnnotations', with_bbox=True, with_mask=True),
    dict(type='Resize', scale=(1333, 800), keep_ratio=True),
    dict(type='PackDetInputs')
]
train_dataloader = dict(batch_size=2, dataset=dict(type=dataset_type, data_root=data_root, ann_file='annotations/instances_train2017.json', pipeline=train_pipeline))
val_evaluator = dict(type='CocoMetric', ann_file=data_root + 'annotations/instances_val2017.json', metric=['bbox', 'segm'])
test_evaluator = val_evaluator
''',
 '_base_/schedule.py': '''
train_cfg = dict(type='EpochBasedTrainLoop', max_epochs=12, val_interval=1)
param_scheduler = [dict(type='LinearLR', start_factor=0.001, by_epoch=False, begin=0, end=500), dict(type='MultiStepLR', milestones=[8, 11], gamma=0.1)]
optim_wrapper = dict(type='OptimWrapper', optimizer=dict(type='SGD', lr=0.02, momentum=0.9, weight_decay=0.0001))
'''}
ALL = "_base_ = ['../_base_/models/mask.py', '../_base_/datasets/coco.py', '../_base_/schedule.py']\n"

FORMS = dict(                                                            # text of a config, and what it gives: dotted path -> value
 only_a_base=("_base_ = '../_base_/schedule.py'\n", {'train_cfg.max_epochs': 12}),
 several_bases=(ALL, {'model.type': 'MaskRCNN', 'train_dataloader.batch_size': 2, 'test_evaluator.metric': ['bbox', 'segm']}),
 changed_below=(ALL+"model = dict(backbone=dict(depth=101, init_cfg=dict(checkpoint='torchvision://resnet101')))\n", {'model.backbone.depth': 101, 'model.backbone.norm_cfg.type': 'SyncBN', 'model.backbone.init_cfg.type': 'Pretrained'}),
 deleted=(ALL+"optim_wrapper = dict(optimizer=dict(_delete_=True, type='AdamW', lr=1e-4))\n", {'optim_wrapper.optimizer': dict(type='AdamW', lr=1e-4), 'optim_wrapper.type': 'OptimWrapper'}),
 braces=(ALL+"train_pipeline = [dict(type='LoadImageFromFile', backend_args={{_base_.backend_args}}), dict(type='Mosaic', img_scale=(640, 640))]\ntrain_dataloader = dict(dataset=dict(pipeline=train_pipeline))\n",
         {'train_dataloader.dataset.pipeline.0': dict(type='LoadImageFromFile', backend_args=None), 'train_dataloader.dataset.ann_file': 'annotations/instances_train2017.json'}),
 base_values=(ALL+"data_root = _base_.data_root + 'panoptic/'\nfirst = _base_.train_pipeline[0]\ntrain_dataloader = dict(batch_size=_base_.train_dataloader.batch_size * 4)\n", {'data_root': 'data/coco/panoptic/', 'first.type': 'LoadImageFromFile', 'train_dataloader.batch_size': 8}),
 base_changed_in_place=(ALL+"_base_.model.backbone.depth = 18\n_base_.train_pipeline[2].scale = (640, 640)\n_base_.param_scheduler[1].update(dict(milestones=[5]))\n", {'model.backbone.depth': 18, 'train_pipeline.2.scale': (640, 640), 'param_scheduler.1.milestones': [5]}),
 list_replaced=(ALL+"model = dict(roi_head=dict(bbox_head=[dict(num_classes=20)] * 2))\n", {'model.roi_head.bbox_head': [dict(num_classes=20)]*2}),
 arithmetic=('''
max_iters = 368750
interval = 5000
dynamic_intervals = [(max_iters // interval * interval + 1, max_iters)]
img_scale = (640, 480)
affine = dict(scaling_ratio_range=(0.1, 2), border=(-img_scale[0] // 2, -img_scale[1] // 2))
norm = dict(mean=[0.408 * 255, 0.447 * 255], warmup=1.0 / 3, lr=0.02 * 2**-1)
num_things, num_stuff = 80, 53
classes = num_things + num_stuff
weights = [1.0] * classes + [0.1]
''', {'dynamic_intervals': [(365001, 368750)], 'affine.border': (-320, -240), 'norm.mean': [.408*255, .447*255], 'norm.lr': .01, 'classes': 133, 'weights': [1.]*133+[.1]}),
 comprehensions=('''
img_ratios = [0.5, 0.75, 1.0]
resizes = [dict(type='Resize', scale_factor=r, keep_ratio=True) for r in img_ratios]
scales = [(s, 1333) for s in range(480, 513, 16) if s != 496]
depths = [2, 2]
custom_keys = {'backbone': dict(lr_mult=0.1, decay_mult=1.0)}
custom_keys.update({f'backbone.stages.{i}.blocks.{j}.norm': dict(decay_mult=0.0) for i, n in enumerate(depths) for j in range(n)})
custom_keys.update({
    f'backbone.stages.{i}.downsample.norm': dict(decay_mult=0.0)
    for i in range(len(depths) - 1)
})
''', {'resizes.2': dict(type='Resize', scale_factor=1., keep_ratio=True), 'scales': [(480, 1333), (512, 1333)], 'custom_keys': {'backbone': dict(lr_mult=.1, decay_mult=1.)} | {f'backbone.stages.{i}.blocks.{j}.norm': dict(decay_mult=0.) for i in (0,1) for j in (0,1)}
      | {'backbone.stages.0.downsample.norm': dict(decay_mult=0.)}}),
 strings=('''
_dataset = 'coco'
url = 'https://download.openmmlab.com/' \\
      'a.pth'  # noqa
name = 'run_' + _dataset
path = f'data/{_dataset}/val.json'
text = "it's"
pairs = dict(a='%s_%d' % ('x', 3))
prefix = '{{fileBasenameNoExtension}}'
''', {'url': 'https://download.openmmlab.com/a.pth', 'name': 'run_coco', 'path': 'data/coco/val.json', 'text': "it's", 'pairs.a': 'x_3', 'prefix': 'mine'}),
 unpacking=('''
norm = dict(mean=[1.0], std=[2.0])
steps = [dict(type='A'), dict(type='B')]
pipeline = [dict(type='Load', **norm), *steps, dict(type='Pack')]
more = dict(**norm, to_rgb=True)
''', {'pipeline': [dict(type='Load', mean=[1.], std=[2.]), dict(type='A'), dict(type='B'), dict(type='Pack')], 'more': dict(mean=[1.], std=[2.], to_rgb=True)}),
 names_used_twice=('''
dataset_type = 'CocoDataset'
train = dict(type=dataset_type, classes=('a', 'b'))
val = dict(type=dataset_type)
train_dataloader = dict(dataset=dict(type='ConcatDataset', datasets=[train, val]))
val_dataloader = dict(dataset=val)
test_dataloader = val_dataloader
dataset_type = 'LVISV1Dataset'
''', {'train_dataloader.dataset.datasets.0.classes': ('a', 'b'), 'test_dataloader.dataset.type': 'CocoDataset', 'dataset_type': 'LVISV1Dataset'}),
 items_set=('''
model = dict(backbone=dict(depth=50), head=dict(a=1))
model['backbone']['depth'] = 101
model['head'].pop('a')
anchors = dict(strides=[4, 8, 16])
anchors['strides'][0] = 2
scratch = 3
del scratch
''', {'model': dict(backbone=dict(depth=101), head={}), 'anchors.strides': [2, 8, 16]}),
 choices=('''
fp16 = True
wrapper = 'AmpOptimWrapper' if fp16 else 'OptimWrapper'
size = max(512, 640)
flags = dict(a=not fp16, b=fp16 and size > 600, c=None, d=size in (512, 640), e=tuple([1, 2]), f=round(0.126, 2))
''', {'wrapper': 'AmpOptimWrapper', 'size': 640, 'flags': dict(a=False, b=True, c=None, d=True, e=(1, 2), f=.13)}),
)

@pytest.fixture
def folder(tmp_path):
    for name,text in BASES.items():
        (tmp_path/name).parent.mkdir(parents=True, exist_ok=True); (tmp_path/name).write_text(text)
    (tmp_path/'mask_rcnn').mkdir()
    return tmp_path

@pytest.mark.parametrize('form', FORMS)
def test_a_form_of_published_configs(form, folder):
    text,expected = FORMS[form]
    (folder/'mask_rcnn/mine.py').write_text(text)
    cfg = Config.fromfile(folder/'mask_rcnn/mine.py')
    for path,want in expected.items():
        v = cfg
        for k in path.split('.') if path not in cfg else [path]: v = v[int(k)] if isinstance(v, (list, tuple)) else v[k]
        assert v==want, (path, v)
    assert '_base_' not in cfg and '_delete_' not in str(cfg)
    assert Config.fromstring(cfg.pretty_text).to_dict()==cfg.to_dict()                 # written out and read again: the same

@pytest.mark.parametrize('form', [f for f,(t,_) in FORMS.items() if '_base_' not in t and '{{' not in t])
def test_reading_is_running(form, folder):
    text,ran = FORMS[form][0],{}
    exec(text, ran)
    (folder/'mask_rcnn/mine.py').write_text(text)
    got = Config.fromfile(folder/'mask_rcnn/mine.py').to_dict()
    assert got=={k: v for k,v in ran.items() if not k.startswith('__') and k not in ('i', 'j', 'n', 'r', 's')}
