"Hooks, schedules, loops, optimizers"

h, LR, M = (dict(kind=k) for k in ('hook', 'schedule', 'schedule'))
def rows(r): return [x for x in r.log.rows if x['mode'] == 'train']
SAVE = dict(type='CheckpointHook', interval=1)
curve = dict(by_epoch=True, begin=0, end=20)
both = lambda name, **kw: {f'{name}{k}': dict(kind='schedule', cfg=kw) for k in ('LR', 'Momentum')}
EPOCHS, ITERS = dict(type='EpochBasedTrainLoop', max_epochs=2, val_interval=1), dict(type='IterBasedTrainLoop', max_iters=4, val_interval=2)
PUPIL = dict(type='SemiBaseDetector', detector=dict(type='ToyDetector'), semi_train_cfg=dict(), semi_test_cfg=dict(predict_on='teacher'))
ENTRIES = {
    'Hook': h, 'IterTimerHook': h, 'RuntimeInfoHook': h, 'DistSamplerSeedHook': h, 'EmptyCacheHook': h, 'SetEpochInfoHook': h, 'NumClassCheckHook': h, 'SyncBuffersHook': h, 'SyncNormHook': h,
    'PipelineSwitchHook': dict(h, cfg=dict(switch_epoch=2, switch_pipeline=[dict(type='Resize', scale=(32,32))])),   # due after the last epoch: the toys have no pipeline
    'YOLOXModeSwitchHook': dict(h, cfg=dict(num_last_epochs=-1)),
    'ParamSchedulerHook': dict(h, trains=True), 'CheckInvalidLossHook': dict(h, cfg=dict(interval=1)), 'RehearsalHook': dict(h, cfg=dict(batches=1)),
    'EMAHook': dict(h, seen=lambda r: True), 'LoggerHook': dict(h, cfg=dict(interval=1), seen=lambda r: len(rows(r)) == 4),
    'EarlyStoppingHook': dict(h, cfg=dict(monitor='IoU', rule='greater', patience=1, min_delta=2.), run=dict(train_cfg=dict(type='EpochBasedTrainLoop', max_epochs=6, val_interval=1)), epochs=2),
    'MeanTeacherHook': dict(h, cfg=dict(momentum=.5), run=dict(model=PUPIL), seen=lambda r: not any((a == b).all() for a, b in zip(r.model.student.parameters(), r.model.teacher.parameters()))),
    'CheckpointHook': dict(h, cfg=dict(interval=1, max_keep_ckpts=1), seen=lambda r: [p.name for p in r.work_dir.glob('epoch_*.pth')] == ['epoch_2.pth']),
    'DetVisualizationHook': dict(h, cfg=dict(draw=True, interval=1)), 'SegVisualizationHook': dict(h, cfg=dict(draw=True, interval=1)),
    'TensorBoardHook': h, 'FollowImage': dict(h, cfg=dict(epochs=[1]), seen=lambda r: (r.work_dir/'follow.json').exists()), 'StepTrace': dict(h, cfg=dict(steps=[1], images=1), seen=lambda r: list((r.work_dir/'trace').iterdir())),

    **both('Constant', factor=.5, end=5), **both('Linear', start_factor=.1, end=10), **both('Step', step_size=4), **both('MultiStep', milestones=[3, 8]), **both('Exponential', gamma=.9),
    **both('Poly', power=.9, eta_min=1e-4, end=15), 'PolyLRRatio': dict(LR, cfg=dict(power=.9, eta_min_ratio=.1, end=15)), **both('CosineAnnealing', T_max=12), **both('CosineRestart', periods=[5, 8, 20], restart_weights=[1, .5, .2], eta_min=0.),
    'OneCycleLR': dict(LR, cfg=dict(eta_max=.2, total_steps=20), steps=18), 'QuadraticWarmupLR': dict(LR, cfg=dict(end=10)),

    'EpochBasedTrainLoop': dict(kind='loop', run=dict(train_cfg=EPOCHS)), 'IterBasedTrainLoop': dict(kind='loop', run=dict(train_cfg=ITERS)),
    'ValLoop': dict(kind='loop', run=dict(train_cfg=EPOCHS, val_cfg=dict(type='ValLoop', loss=True))),
    'TeacherStudentValLoop': dict(kind='loop', run=dict(train_cfg=EPOCHS, val_cfg=dict(type='TeacherStudentValLoop'), model=PUPIL)),
    'TestLoop': dict(kind='loop', run=dict(train_cfg=EPOCHS, test_cfg=dict(type='TestLoop'), test_evaluator=dict(type='ToyIoU'), test_dataloader=dict(batch_size=8, num_workers=0, dataset=dict(type='ToyDiscs', n=8),
        sampler=dict(type='DefaultSampler', shuffle=False)))),
    'ToyIoU': dict(kind='loop', part=True, run=dict(train_cfg=EPOCHS)),
    'OptimWrapper': dict(kind='optim', cfg=dict(accumulative_counts=2, clip_grad=dict(max_norm=1.))), 'AmpOptimWrapper': dict(kind='optim', cfg=dict(dtype='bfloat16')),
    'DefaultOptimWrapperConstructor': dict(kind='optim_constructor', cfg=dict(optim_wrapper_cfg=dict(type='OptimWrapper', optimizer=dict(type='AdamW', lr=.1, weight_decay=.1)), paramwise_cfg=dict(norm_decay_mult=0.))),
    'ForceDefaultOptimWrapperConstructor': dict(kind='optim_constructor', rates=2, cfg=dict(optim_wrapper_cfg=dict(type='OptimWrapper', optimizer=dict(type='AdamW', lr=.1, weight_decay=.1)),
        paramwise_cfg=dict(custom_keys={'0': dict(lr_mult=.5)}, norm_decay_mult=0., force_default_settings=True))),
    'LearningRateDecayOptimizerConstructor': dict(kind='optim_constructor', rates=6, backbone=dict(type='ConvNeXt', arch=dict(depths=[1]*4, channels=[4]*4)), cfg=dict(optim_wrapper_cfg=dict(type='OptimWrapper',
        optimizer=dict(type='AdamW', lr=.1, weight_decay=.1)), paramwise_cfg=dict(num_layers=4, decay_rate=.5, decay_type='stage_wise'))),
    'LayerDecayOptimizerConstructor': dict(kind='optim_constructor', rates=4, backbone=dict(type='BEiT', img_size=32, embed_dims=8, num_layers=2, num_heads=2), cfg=dict(optim_wrapper_cfg=dict(type='OptimWrapper',
        optimizer=dict(type='AdamW', lr=.1, weight_decay=.1)), paramwise_cfg=dict(num_layers=2, layer_decay_rate=.5))),
}
