"Configs of MMDetection 2.x and MMSegmentation 0.x, in their published form, on top of other files: trained, resumed, used"
import copy, gzip, json
import pytest
import torch
from segkit_nb.core.config import Config
from segkit_nb.datasets.town import tinytown
from segkit_nb.openmmlab import init_model, model_config, modern_config, prepare_config
from segkit_nb.testing import oracle_folder
from segkit_nb.tools import cli
from segkit_nb.tools.inference import Predictor
from published import MASK_RCNN_MODEL, RUNTIME_2X, SCHEDULE_2X

COCO_INSTANCE = '''
dataset_type = 'CocoDataset'
data_root = 'data/coco/'
img_norm_cfg = dict(mean=[123.675, 116.28, 103.53], std=[58.395, 57.12, 57.375], to_rgb=True)
train_pipeline = [
    dict(type='LoadImageFromFile'),
    dict(type='LoadAnnotations', with_bbox=True, with_mask=True),
    dict(type='Resize', img_scale=(1333, 800), keep_ratio=True),
    dict(type='RandomFlip', flip_ratio=0.5),
    dict(type='Normalize', **img_norm_cfg),
    dict(type='Pad', size_divisor=32),
    dict(type='DefaultFormatBundle'),
    dict(type='Collect', keys=['img', 'gt_bboxes', 'gt_labels', 'gt_masks'])]
test_pipeline = [
    dict(type='LoadImageFromFile'),
    dict(type='MultiScaleFlipAug', img_scale=(1333, 800), flip=False, transforms=[
        dict(type='Resize', keep_ratio=True), dict(type='RandomFlip'), dict(type='Normalize', **img_norm_cfg), dict(type='Pad', size_divisor=32),
        dict(type='ImageToTensor', keys=['img']), dict(type='Collect', keys=['img'])])]
data = dict(samples_per_gpu=2, workers_per_gpu=2,
    train=dict(type=dataset_type, ann_file=data_root + 'annotations/instances_train2017.json', img_prefix=data_root + 'train2017/', pipeline=train_pipeline),
    val=dict(type=dataset_type, ann_file=data_root + 'annotations/instances_val2017.json', img_prefix=data_root + 'val2017/', pipeline=test_pipeline),
    test=dict(type=dataset_type, ann_file=data_root + 'annotations/instances_val2017.json', img_prefix=data_root + 'val2017/', pipeline=test_pipeline))
evaluation = dict(metric=['bbox', 'segm'])
'''
MASK_RCNN = MASK_RCNN_MODEL.replace('PRE', '')
SMALL = '''
model = dict(backbone=dict(depth=18, init_cfg=None), neck=dict(in_channels=[64, 128, 256, 512]),
    roi_head=dict(bbox_head=dict(num_classes=6, fc_out_channels=64), mask_head=dict(num_classes=6, num_convs=1)),
    train_cfg=dict(rpn_proposal=dict(max_per_img=50), rcnn=dict(sampler=dict(num=32))), test_cfg=dict(rpn=dict(max_per_img=20), rcnn=dict(max_per_img=5)))
'''
CUSTOM_DET = '''
_base_ = ['./mask_rcnn_r50_fpn.py', './coco_instance.py', './schedule_1x.py', './default_runtime.py']
dataset_type = 'CocoDataset'
data_root = {root!r}
classes = ('person', 'bicycle', 'car', 'bus', 'cone', 'tree')
img_norm_cfg = dict(mean=[123.675, 116.28, 103.53], std=[58.395, 57.12, 57.375], to_rgb=True)
train_pipeline = [
    dict(type='LoadImageFromFile'),
    dict(type='LoadAnnotations', with_bbox=True, with_mask=True),
    dict(type='Resize', img_scale=[(208, 128), (208, 160)], multiscale_mode='value', keep_ratio=True),
    dict(type='RandomFlip', flip_ratio=0.5),
    dict(type='Normalize', **img_norm_cfg),
    dict(type='Pad', size_divisor=32),
    dict(type='DefaultFormatBundle'),
    dict(type='Collect', keys=['img', 'gt_bboxes', 'gt_labels', 'gt_masks'])]
test_pipeline = {{{{_base_.test_pipeline}}}}
data = dict(workers_per_gpu=0,
    train=dict(_delete_=True, type='RepeatDataset', times={times}, dataset=dict(type=dataset_type, classes=classes, ann_file=data_root + 'annotations/instances_train.json',
               img_prefix=data_root + 'images/train/', pipeline=train_pipeline)),
    val=dict(classes=classes, ann_file=data_root + 'annotations/instances_val.json', img_prefix=data_root + 'images/val/'),
    test=dict(classes=classes, ann_file=data_root + 'annotations/instances_val.json', img_prefix=data_root + 'images/val/'))
optimizer = dict(_delete_=True, type='AdamW', lr=1e-4, weight_decay=0.05, paramwise_cfg=dict(custom_keys=dict(norm=dict(decay_mult=0.))))
optimizer_config = dict(_delete_=True, grad_clip=dict(max_norm=35, norm_type=2))
lr_config = dict(warmup_iters=2, step=[1])
runner = dict(max_epochs=2)
log_config = dict(interval=1)
evaluation = dict(interval=1, save_best='bbox_mAP')
'''
RUNTIME_SEG = '''
log_config = dict(interval=50, hooks=[dict(type='TextLoggerHook', by_epoch=False)])
dist_params = dict(backend='nccl')
log_level = 'INFO'
load_from = None
resume_from = None
workflow = [('train', 1)]
cudnn_benchmark = True
'''
SCHEDULE_40K = '''
optimizer = dict(type='SGD', lr=0.01, momentum=0.9, weight_decay=0.0005)
optimizer_config = dict()
lr_config = dict(policy='poly', power=0.9, min_lr=1e-4, by_epoch=False)
runner = dict(type='IterBasedRunner', max_iters=40000)
checkpoint_config = dict(by_epoch=False, interval=4000)
evaluation = dict(interval=4000, metric='mIoU', pre_eval=True)
'''
CITYSCAPES = '''
dataset_type = 'CityscapesDataset'
data_root = 'data/cityscapes/'
img_norm_cfg = dict(mean=[123.675, 116.28, 103.53], std=[58.395, 57.12, 57.375], to_rgb=True)
crop_size = (512, 1024)
train_pipeline = [
    dict(type='LoadImageFromFile'), dict(type='LoadAnnotations'), dict(type='Resize', img_scale=(2048, 1024), ratio_range=(0.5, 2.0)),
    dict(type='RandomCrop', crop_size=crop_size, cat_max_ratio=0.75), dict(type='RandomFlip', prob=0.5), dict(type='PhotoMetricDistortion'),
    dict(type='Normalize', **img_norm_cfg), dict(type='Pad', size=crop_size, pad_val=0, seg_pad_val=255), dict(type='DefaultFormatBundle'),
    dict(type='Collect', keys=['img', 'gt_semantic_seg'])]
test_pipeline = [
    dict(type='LoadImageFromFile'),
    dict(type='MultiScaleFlipAug', img_scale=(2048, 1024), flip=False, transforms=[
        dict(type='Resize', keep_ratio=True), dict(type='RandomFlip'), dict(type='Normalize', **img_norm_cfg), dict(type='ImageToTensor', keys=['img']),
        dict(type='Collect', keys=['img'])])]
data = dict(samples_per_gpu=2, workers_per_gpu=2,
    train=dict(type=dataset_type, data_root=data_root, img_dir='leftImg8bit/train', ann_dir='gtFine/train', pipeline=train_pipeline),
    val=dict(type=dataset_type, data_root=data_root, img_dir='leftImg8bit/val', ann_dir='gtFine/val', pipeline=test_pipeline),
    test=dict(type=dataset_type, data_root=data_root, img_dir='leftImg8bit/val', ann_dir='gtFine/val', pipeline=test_pipeline))
'''
SEGMENTOR = '''
norm_cfg = dict(type='SyncBN', requires_grad=True)
model = dict(type='EncoderDecoder', pretrained='open-mmlab://resnet50_v1c',
    backbone=dict(type='ResNetV1c', depth=50, num_stages=4, out_indices=(0, 1, 2, 3), dilations=(1, 1, 2, 4), strides=(1, 2, 1, 1),
                  norm_cfg=norm_cfg, norm_eval=False, style='pytorch', contract_dilation=True),
    decode_head=dict(type='PSPHead', in_channels=2048, in_index=3, channels=512, pool_scales=(1, 2, 3, 6), dropout_ratio=0.1, num_classes=19,
                     norm_cfg=norm_cfg, align_corners=False, loss_decode=dict(type='CrossEntropyLoss', use_sigmoid=False, loss_weight=1.0)),
    auxiliary_head=dict(type='FCNHead', in_channels=1024, in_index=2, channels=256, num_convs=1, concat_input=False, dropout_ratio=0.1, num_classes=19,
                        norm_cfg=norm_cfg, align_corners=False, loss_decode=dict(type='CrossEntropyLoss', use_sigmoid=False, loss_weight=0.4)),
    train_cfg=dict(), test_cfg=dict(mode='whole'))
'''
PSPNET = "_base_ = ['./pspnet_r50-d8.py', './cityscapes.py', './default_runtime.py', './schedule_40k.py']\n"
CUSTOM_SEG = '''
_base_ = './pspnet_r50-d8_512x1024_40k_cityscapes.py'
crop_size = (64, 96)
model = dict(pretrained=None, backbone=dict(depth=18), decode_head=dict(in_channels=512, channels=16), auxiliary_head=dict(in_channels=256, channels=16))
img_norm_cfg = dict(mean=[123.675, 116.28, 103.53], std=[58.395, 57.12, 57.375], to_rgb=True)
train_pipeline = [
    dict(type='LoadImageFromFile'), dict(type='LoadAnnotations'), dict(type='Resize', img_scale=(208, 160), ratio_range=(0.5, 2.0)),
    dict(type='RandomCrop', crop_size=crop_size, cat_max_ratio=0.75), dict(type='RandomFlip', prob=0.5), dict(type='PhotoMetricDistortion'),
    dict(type='Normalize', **img_norm_cfg), dict(type='Pad', size=crop_size, pad_val=0, seg_pad_val=255), dict(type='DefaultFormatBundle'),
    dict(type='Collect', keys=['img', 'gt_semantic_seg'])]
test_pipeline = [
    dict(type='LoadImageFromFile'),
    dict(type='MultiScaleFlipAug', img_scale=(208, 160), flip=False, transforms=[
        dict(type='Resize', keep_ratio=True), dict(type='RandomFlip'), dict(type='Normalize', **img_norm_cfg), dict(type='ImageToTensor', keys=['img']),
        dict(type='Collect', keys=['img'])])]
data = dict(workers_per_gpu=0, train=dict(data_root={root!r}, pipeline=train_pipeline), val=dict(data_root={root!r}, pipeline=test_pipeline),
            test=dict(data_root={root!r}, pipeline=test_pipeline))
runner = dict(max_iters=4)
lr_config = dict(warmup='linear', warmup_iters=2, warmup_ratio=1e-6, power=1.0, min_lr=0.0)
checkpoint_config = dict(interval=2)
evaluation = dict(interval=2)
log_config = dict(interval=1)
'''

@pytest.fixture(scope='module')
def town(tmp_path_factory):
    return tinytown(tmp_path_factory.mktemp('town')/'data', seed=5, n_train=4, n_val=2)

def write(folder, **files):
    for n,text in files.items(): (folder/f"{n.replace('__','-')}.py").write_text(text)

def rows(work, mode): return [r for r in map(json.loads, (work/'log.jsonl').read_text().splitlines()) if r['mode']==mode]

def weights(path): return torch.load(path, weights_only=True)['state_dict']

def detector(folder, town, times=1):
    write(folder, mask_rcnn_r50_fpn=MASK_RCNN, coco_instance=COCO_INSTANCE, schedule_1x=SCHEDULE_2X, default_runtime=RUNTIME_2X,
          mine=CUSTOM_DET.format(root=f'{town}/', times=times)+SMALL)
    return folder/'mine.py'

def segmentor(folder, town):
    write(folder, **{'pspnet_r50-d8': SEGMENTOR, 'pspnet_r50-d8_512x1024_40k_cityscapes': PSPNET}, cityscapes=CITYSCAPES, schedule_40k=SCHEDULE_40K,
          default_runtime=RUNTIME_SEG, mine=CUSTOM_SEG.format(root=f'{town}/cityscapes/'))
    return folder/'mine.py'

def test_a_detector_of_2x_trains_resumes_and_predicts(town, tmp_path, capsys):
    cfg,work,again = detector(tmp_path, town),tmp_path/'w',tmp_path/'again'
    test = ['data.val.pipeline.1.img_scale=(208,160)', 'data.test.pipeline.1.img_scale=(208,160)']
    assert cli.train_command([str(cfg), '--work-dir', str(work), '--seed', '0', '--cfg-options', *test])==0, capsys.readouterr().err
    train = rows(work, 'train')
    assert [round(r['lr']/1e-4, 4) for r in train]==[.001, 1., .1, .1]              # warm-up, then a step after the first epoch
    assert 'coco/segm_mAP' in rows(work, 'val')[1] and list(work.glob('best_coco_bbox_mAP*'))
    capsys.readouterr(); assert cli.print_config_command([str(cfg), '--modern', 'text', '--cfg-options', *test])==0
    (tmp_path/'today.py').write_text(capsys.readouterr().out)                        # resumed with its translation: the same run
    assert cli.train_command([str(tmp_path/'today.py'), '--work-dir', str(again), '--seed', '0', '--resume', str(work/'epoch_1.pth')])==0, capsys.readouterr().err
    a,b = weights(work/'epoch_2.pth'),weights(again/'epoch_2.pth')
    assert all(torch.equal(a[k], b[k]) for k in a) and len(rows(again, 'train'))==2
    image = sorted((town/'images/val').iterdir())[0]
    p = Predictor(None, work/'epoch_2.pth')                                          # the checkpoint alone
    assert p.classes==['person', 'bicycle', 'car', 'bus', 'cone', 'tree'] and p(image).pred_instances.masks is not None
    assert cli.predict_command([str(work/'epoch_2.pth'), str(image), '--out-dir', str(tmp_path/'p')])==0, capsys.readouterr().err
    assert cli.test_command([str(cfg), str(work/'epoch_2.pth'), '--work-dir', str(tmp_path/'t'), '--out', str(tmp_path/'t.json'), '--cfg-options', *test])==0, capsys.readouterr().err
    assert json.loads((tmp_path/'t.json').read_text())['coco/bbox_mAP']==rows(work, 'val')[1]['coco/bbox_mAP']

def test_a_segmentor_of_0x_trains_resumes_and_predicts(town, tmp_path, capsys):
    cfg,work,again = segmentor(tmp_path, town),tmp_path/'w',tmp_path/'again'
    assert cli.train_command([str(cfg), '--work-dir', str(work), '--seed', '0'])==0, capsys.readouterr().err
    train = rows(work, 'train')
    assert [r['lr'] for r in train]==pytest.approx([1e-8, .01, .01, 0.], abs=1e-12)  # warm-up, then the polynomial
    assert [r['iter'] for r in rows(work, 'val')]==[2, 4] and 0<=rows(work, 'val')[1]['mIoU']<=100
    assert cli.train_command([str(cfg), '--work-dir', str(again), '--seed', '0', '--resume', str(work/'iter_2.pth')])==0, capsys.readouterr().err
    a,b = weights(work/'iter_4.pth'),weights(again/'iter_4.pth')
    assert all(torch.equal(a[k], b[k]) for k in a)
    image = sorted((town/'images/val').iterdir())[0]
    assert cli.predict_command([str(work/'iter_4.pth'), str(image), '--out-dir', str(tmp_path/'p')])==0, capsys.readouterr().err
    model = init_model(None, work/'iter_4.pth')
    assert not model.backbone.norm_eval and len(model.categories.names)==19

def test_the_diff_and_the_text(town, tmp_path, capsys):
    cfg = segmentor(tmp_path, town)
    assert cli.print_config_command([str(cfg), '--modern'])==0
    out = capsys.readouterr().out
    assert '-optimizer_config = dict()' in out and "+train_cfg = dict(type='IterBasedTrainLoop', max_iters=4, val_interval=2)" in out
    assert cli.print_config_command([str(cfg), '--modern', 'text'])==0
    new = Config.fromstring(capsys.readouterr().out)
    assert new.to_dict()==modern_config(Config.fromfile(cfg)).to_dict()              # what is printed is what is trained
    assert new.param_scheduler==[dict(type='LinearLR', start_factor=1e-6, begin=0, end=2, by_epoch=False),
                                 dict(type='PolyLR', power=1.0, eta_min=0.0, begin=2, end=4, by_epoch=False)]
    assert cli.print_config_command([str(cfg), '--explain', 'runner.max_iters'])==0 and 'mine.py' in capsys.readouterr().out

def test_what_is_not_known_is_named_once(town, tmp_path, capsys):
    cfg = segmentor(tmp_path, town)
    for option,said in (('lr_config.policy=inv', "lr_config: policy 'inv' has no form of today"), ('evaluation.metrc=mIoU', 'evaluation: unknown key metrc'),
                        ('runner.type=MyRunner', "runner: no runner 'MyRunner'"), ('checkpoint_config.intervall=2', 'checkpoint_config: unknown key intervall')):
        assert cli.train_command([str(cfg), '--work-dir', str(tmp_path/'w'), '--cfg-options', option])==1
        err = capsys.readouterr().err
        assert said in err and err.count('\n')==1, err

def older_settings(s):
    "`train_cfg` or `test_cfg` in the words of 2.x"
    if isinstance(s, list): return [older_settings(v) for v in s]
    if not isinstance(s, dict): return s
    out = {k: older_settings(v) for k,v in s.items()}
    if out.get('type') in ('nms', 'soft_nms') and 'iou_threshold' in out: out['iou_thr'] = out.pop('iou_threshold')
    costs = out.get('match_costs') or ()
    names = ('cls_cost', 'reg_cost', 'iou_cost') if any(c['type'].endswith('BBoxL1Cost') for c in costs) else ('cls_cost', 'mask_cost', 'dice_cost')
    if len(costs)==3 and out['type'].endswith('HungarianAssigner'):
        out.update(zip(names, out.pop('match_costs')))
        if 'mask_cost' in out: out['type'] = out['type'].replace('HungarianAssigner', 'MaskHungarianAssigner')
    return out

def older_form(model):
    "A recorded model of today as an old config: settings beside it, its preprocessor in the pipelines"
    m = copy.deepcopy(model)
    pre,whole = m.pop('data_preprocessor', None) or {},dict(model=m)
    seg,steps = 'Seg' in pre.get('type', ''),[dict(type='LoadImageFromFile')]
    truth = {} if seg else {w: True for k,w in (('pad_mask', 'with_mask'), ('pad_seg', 'with_seg')) if pre.get(k)}
    steps.append(dict(type='LoadAnnotations', **truth))
    if pre.get('mean'): steps.append(dict(type='Normalize', mean=pre['mean'], std=pre['std'], to_rgb=pre.get('bgr_to_rgb', False)))
    fixed = [a['size'] for a in pre.get('batch_augments') or () if a['type'].endswith('BatchFixedSizePad')]
    divisor,size = pre.get('size_divisor') or pre.get('pad_size_divisor', 1),pre.get('size') or (fixed or [None])[0]
    values = dict(pad_val=pre.get('pad_val', 0), seg_pad_val=pre.get('seg_pad_val', 255)) if seg else {}
    if size: steps.append(dict(type='Pad', size=size, **values))
    elif divisor>1: steps.append(dict(type='Pad', size_divisor=divisor, **values))
    then = (pre.get('test_cfg') or {}).get('size_divisor') or (divisor if fixed and divisor>1 else None)
    data = dict(type='CityscapesDataset', img_dir='a', ann_dir='b') if seg else dict(type='CocoDataset', ann_file='a', img_prefix='b')
    whole['data'] = dict(samples_per_gpu=2, train=dict(data, pipeline=[*steps, dict(type='DefaultFormatBundle'), dict(type='Collect', keys=['img'])]))
    if then: whole['test_pipeline'] = [dict(type='Pad', size_divisor=then)]
    for k in ('train_cfg', 'test_cfg'):
        if m.get(k) is not None: whole[k] = older_settings(m.pop(k))
    return whole

def plain(o):
    if isinstance(o, dict): return {k: plain(v) for k,v in o.items()}
    return [plain(v) for v in o] if isinstance(o, (list, tuple)) else o

RECORDS = json.loads(gzip.open(oracle_folder()/'models_small.json.gz', 'rt').read())
EXPLICIT = dict(pad_mask=False, pad_size_divisor=1, batch_augments=None, pad_value=0, size_divisor=None, size=None, mask_pad_value=0, pad_seg=False, seg_pad_value=255)

@pytest.mark.parametrize('record', RECORDS, ids=[r['name'] for r in RECORDS])
def test_a_recorded_model_in_its_older_form_is_the_same_model(record):
    want,got = plain(model_config(record['cfg'])),plain(prepare_config(older_form(record['cfg']))['model'])
    for m in (want, got): m['data_preprocessor'] = {k: v for k,v in m['data_preprocessor'].items() if k not in EXPLICIT or v!=EXPLICIT[k]}
    assert got==want

def rpn(c, town):
    m = c.model
    c.model = dict(type='RPN', backbone=m.backbone, neck=m.neck, rpn_head=m.rpn_head, train_cfg=dict(rpn=m.train_cfg.rpn),
                   test_cfg=dict(rpn=dict(nms_pre=200, max_per_img=50, nms=dict(type='nms', iou_threshold=.7), min_bbox_size=0)))
    c.data.train.dataset.pipeline[1].update(with_label=False, with_mask=False)
    c.data.train.dataset.pipeline[-1]['keys'] = ['img', 'gt_bboxes']
    c.evaluation = dict(interval=1, metric='proposal_fast')
    return 'coco/AR@100'

def voc_of_two_years(c, town):
    m,root,p = c.model,f'{town}/VOC2007/',c.data.train.dataset.pipeline
    m.type = 'FasterRCNN'; m.roi_head.pop('mask_head'); m.roi_head.pop('mask_roi_extractor')
    own = dict(type='VOCDataset', classes=('person', 'bicycle', 'car', 'bus', 'cone', 'tree'))
    steps = [p[0], dict(type='LoadAnnotations', with_bbox=True), *p[2:-1], dict(type='Collect', keys=['img', 'gt_bboxes', 'gt_labels'])]
    c.data.train = dict(type='RepeatDataset', times=1, dataset=dict(own, ann_file=[root+'ImageSets/Main/train.txt', root+'ImageSets/Main/val.txt'], img_prefix=[root, root], pipeline=steps))
    for s in ('val', 'test'): c.data[s] = dict(own, ann_file=root+'ImageSets/Main/val.txt', img_prefix=root, pipeline=c.data[s].pipeline)
    c.runner = dict(type='IterBasedRunner', max_iters=2)
    c.lr_config = dict(policy='CosineAnnealing', min_lr=0, warmup='constant', warmup_iters=1, warmup_ratio=.1)
    c.checkpoint_config,c.evaluation = dict(interval=2),dict(interval=2, metric='mAP', save_best='mAP')
    return 'pascal_voc/mAP'

@pytest.mark.parametrize('change', [rpn, voc_of_two_years])
def test_other_detectors_of_2x_train(change, town, tmp_path):
    from segkit_nb.engine.runner import Runner
    cfg = Config.fromfile(detector(tmp_path, town))
    for s in ('val', 'test'): cfg.data[s].pipeline[1].img_scale = (208, 160)
    figure = change(cfg, town)
    cfg.work_dir,cfg.log_level = str(tmp_path/'w'),'ERROR'
    Runner.from_cfg(cfg).train()
    assert figure in rows(tmp_path/'w', 'val')[-1], rows(tmp_path/'w', 'val')[-1]
