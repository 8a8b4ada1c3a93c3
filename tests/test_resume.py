"A run that is killed and resumed ends with the same bits as one that was not"
import math, os, random, signal, sys
from pathlib import Path
import pytest
os.environ.setdefault('OMP_NUM_THREADS', '1')
import torch

STEPS = 24

class Count:
    "A metric that costs nothing: predictions a batch"
    def __init__(self): self.n = []
    def process(self, data_batch, data_samples): self.n += [float(s.pred_instances.scores.sum()) for s in data_samples]
    def evaluate(self, size):
        n, self.n = self.n[:size], []
        return dict(mean_score=sum(n)/len(n))

class Kill:
    "A hook that ends the process without warning"
    def __init__(self, point, at, priority): self.point,self.at,self.priority = point,at,priority
    def __getattr__(self, name):
        if name!=self.__dict__.get('point'): raise AttributeError(name)
        def f(runner, **kw):
            if runner.position['iter']>=self.at: os.kill(os.getpid(), signal.SIGKILL)
        return f

def config(work_dir, workers=0, by_epoch=True, accumulate=1):
    "A tiny Faster R-CNN (its samplers draw from torch's global generator) on 14 images of tinytown"
    from segkit_nb.datasets.scenes import TINYTOWN_THINGS
    from segkit_nb.datasets.town import tinytown
    root = str(tinytown())
    augment = [dict(type='RandomResize', scale=(104,80), ratio_range=(.8,1.25), keep_ratio=True), dict(type='RandomFlip', prob=.5)]
    pipe = lambda train: [dict(type='LoadImageFromFile'), dict(type='LoadAnnotations', with_bbox=True),
        *(augment if train else [dict(type='Resize', scale=(104,80), keep_ratio=True)]), dict(type='PackDetInputs')]
    data = lambda part,n,train: dict(type='CocoDataset', data_root=root, ann_file=f'annotations/instances_{part}.json',
        data_prefix=dict(img=f'images/{part}'), metainfo=dict(classes=tuple(TINYTOWN_THINGS)), indices=n, test_mode=not train,
        filter_cfg=dict(filter_empty_gt=True, min_size=8) if train else None, pipeline=pipe(train))
    coder = lambda s: dict(type='DeltaXYWHBBoxCoder', target_means=[0.]*4, target_stds=s)
    nms = lambda t: dict(type='nms', iou_threshold=t)
    assign = lambda p,n,m,low: dict(type='MaxIoUAssigner', pos_iou_thr=p, neg_iou_thr=n, min_pos_iou=m, match_low_quality=low)
    sample = lambda n,f,gt: dict(type='RandomSampler', num=n, pos_fraction=f, neg_pos_ub=-1, add_gt_as_proposals=gt)
    model = dict(type='FasterRCNN',
        data_preprocessor=dict(type='DetDataPreprocessor', mean=[123.675,116.28,103.53], std=[58.395,57.12,57.375], bgr_to_rgb=True, pad_size_divisor=32),
        backbone=dict(type='ResNet', depth=18, base_channels=8, stem_channels=8, num_stages=4, out_indices=(0,1,2,3), norm_cfg=dict(type='BN'), norm_eval=False),
        neck=dict(type='FPN', in_channels=[8,16,32,64], out_channels=8, num_outs=5),
        rpn_head=dict(type='RPNHead', in_channels=8, feat_channels=8, bbox_coder=coder([1.]*4),
            anchor_generator=dict(type='AnchorGenerator', scales=[4], ratios=[.5,1.,2.], strides=[4,8,16,32,64]),
            loss_cls=dict(type='CrossEntropyLoss', use_sigmoid=True), loss_bbox=dict(type='L1Loss')),
        roi_head=dict(type='StandardRoIHead',
            bbox_roi_extractor=dict(type='SingleRoIExtractor', roi_layer=dict(type='RoIAlign', output_size=7, sampling_ratio=0), out_channels=8, featmap_strides=[4,8,16,32]),
            bbox_head=dict(type='Shared2FCBBoxHead', in_channels=8, fc_out_channels=16, roi_feat_size=7, num_classes=len(TINYTOWN_THINGS),
                bbox_coder=coder([.1,.1,.2,.2]), loss_cls=dict(type='CrossEntropyLoss'), loss_bbox=dict(type='L1Loss'))),
        train_cfg=dict(rpn=dict(assigner=assign(.7,.3,.3,True), sampler=sample(64,.5,False), allowed_border=-1, pos_weight=-1),
            rpn_proposal=dict(nms_pre=100, max_per_img=30, nms=nms(.7), min_bbox_size=0),
            rcnn=dict(assigner=assign(.5,.5,.5,False), sampler=sample(32,.25,True), pos_weight=-1)),
        test_cfg=dict(rpn=dict(nms_pre=50, max_per_img=30, nms=nms(.7), min_bbox_size=0), rcnn=dict(score_thr=.0, nms=nms(.5), max_per_img=20)))
    if not by_epoch: model['data_preprocessor']['batch_augments'] = [dict(type='BatchSyncRandomResize', random_size_range=(64,160), interval=3)]
    sampler = dict(type='DefaultSampler' if by_epoch else 'InfiniteSampler', shuffle=True)
    loop = dict(type='EpochBasedTrainLoop', max_epochs=4, val_interval=2) if by_epoch else dict(type='IterBasedTrainLoop', max_iters=STEPS, val_interval=12)
    return dict(model=model, work_dir=str(work_dir), randomness=dict(seed=11), resume=True, train_cfg=loop, val_cfg=dict(type='ValLoop'),
        train_dataloader=dict(batch_size=2, num_workers=workers, persistent_workers=workers>0, sampler=sampler,
            batch_sampler=dict(type='AspectRatioBatchSampler'), dataset=data('train', 2*STEPS//4, True)),
        val_dataloader=dict(batch_size=2, dataset=data('val', 4, False)), val_evaluator=Count(),
        optim_wrapper=dict(type='OptimWrapper', optimizer=dict(type='AdamW', lr=1e-3, weight_decay=.05), clip_grad=dict(max_norm=10.), accumulative_counts=accumulate),
        param_scheduler=[dict(type='LinearLR', start_factor=.1, by_epoch=False, begin=0, end=10), dict(type='MultiStepLR', milestones=[3], by_epoch=True)],
        default_hooks=dict(logger=dict(type='LoggerHook', interval=3),
            checkpoint=dict(type='CheckpointHook', by_epoch=False, interval=10, save_best='mean_score', rule='greater', max_keep_ckpts=2)),
        custom_hooks=[dict(type='EMAHook', momentum=.1)])

def train(cfg, kill=None)->int:
    "Train in a forked process (the imports are done); its exit status, or minus the signal that ended it"
    from segkit_nb.engine.runner import Runner
    torch.set_num_threads(1)
    pid = os.fork()
    if pid==0:
        try:
            if kill: cfg['custom_hooks'] = [*cfg['custom_hooks'], Kill(*kill)]
            Runner.from_cfg(cfg, log_level='ERROR').train()
            os._exit(0)
        except BaseException:
            import traceback; traceback.print_exc()
            os._exit(1)
    status = os.waitpid(pid, 0)[1]
    return -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)

def differences(a, b, path=''):
    "Where two nested states differ, bit by bit"
    if torch.is_tensor(a): return [] if torch.is_tensor(b) and a.dtype==b.dtype and torch.equal(a, b) else [path]
    if isinstance(a, dict):
        return [f'{path}: keys'] if a.keys()!=b.keys() else [d for k in a for d in differences(a[k], b[k], f'{path}.{k}')]
    if isinstance(a, (list, tuple)):
        return [f'{path}: length'] if len(a)!=len(b) else [d for i,(x,y) in enumerate(zip(a, b)) for d in differences(x, y, f'{path}.{i}')]
    return [] if a==b or (isinstance(a, float) and math.isnan(a) and math.isnan(b)) else [f'{path}: {a} and {b}']

def outcome(folder):
    "The last checkpoint and the log, without times"
    from segkit_nb.core.checkpoint import load_checkpoint
    from segkit_nb.engine.logs import read_log
    ck = load_checkpoint(folder/f'iter_{STEPS}.pth')
    ck['meta'].pop('time'); ck['meta'].pop('config'); ck['log'].pop('size'); ck['log'].pop('sum')
    ck['log']['past'] = [p for p in ck['log']['past'] if 'time' not in p[1]]
    rows = [{k:v for k,v in r.items() if 'time' not in k} for r in read_log(folder)]
    return dict(ck, rows=rows, files=sorted(p.name for p in folder.glob('*.pth')))

@pytest.fixture(scope='module')
def references(tmp_path_factory):
    "Uninterrupted runs, trained when first asked for"
    from segkit_nb.core.registry import build
    build(config('')['model'])      # import everything here, so that all processes run the same code
    done = {}
    def get(**kw):
        key = tuple(sorted(kw.items()))
        if key not in done:
            folder = tmp_path_factory.mktemp('straight')
            assert train(config(folder, **kw))==0
            done[key] = outcome(folder)
        return done[key]
    return get

POINTS = [('before_train_iter', 'HIGHEST'), ('after_train_iter', 'HIGHEST'), ('after_train_iter', 'LOWEST')]

@pytest.mark.parametrize('workers,kw', [(0, {}), (2, {}), (2, dict(by_epoch=False, accumulate=3))],
                         ids=['epochs-0', 'epochs-2', 'iterations-2'])
def test_killed_at_three_random_steps(workers, kw, references, tmp_path):
    a = references(**kw)
    steps = sorted(random.sample(range(3, STEPS), 3))
    kills = [(p, s, prio) for s,(p,prio) in zip(steps, random.sample(POINTS, 3))]
    for kill in kills: assert train(config(tmp_path, workers, **kw), kill)==-signal.SIGKILL, f'{kill} of {kills}'
    assert train(config(tmp_path, workers, **kw))==0
    b = outcome(tmp_path)
    assert len(a['rows'])>=8 and a['optimizer']['optimizer']['state'] and 'ema_state_dict' in a
    assert not (d := differences(a, b)), f'killed at {kills}, differs at {d[:10]}'

@pytest.mark.parametrize('point,at,kw', [('before_val_iter', 15, {}), ('before_save_checkpoint', 15, {}),
    ('before_val_iter', STEPS, dict(by_epoch=False, accumulate=3))], ids=['validation', 'saving', 'validation-due'])    # the last: its loss draws samples
def test_killed_at_awkward_moments(point, at, kw, references, tmp_path):
    a = references(**kw)
    assert train(config(tmp_path, **kw), (point, at, 'LOWEST'))==-signal.SIGKILL
    assert train(config(tmp_path, **kw))==0
    assert not (d := differences(a, outcome(tmp_path))), d[:10]

def test_interrupt_ends_cleanly(references, tmp_path):
    a = references()
    class Press:
        priority = 'LOWEST'
        def after_train_iter(self, runner, **kw):
            if runner.iter==16: os.kill(os.getpid(), signal.SIGINT)
    cfg = config(tmp_path)
    assert train(dict(cfg, custom_hooks=[*cfg['custom_hooks'], Press()]))==0
    assert (tmp_path/'last_checkpoint').read_text().endswith('iter_17.pth')
    assert train(config(tmp_path))==0
    a,b = ({k:v for k,v in o.items() if k!='files'} for o in (a, outcome(tmp_path)))
    assert not (d := differences(a, b)), d[:10]
