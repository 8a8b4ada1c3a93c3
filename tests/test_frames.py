"""Truth and predictions meet in the original image's frame: at a scale other than 1, annotations loaded before or after the resize.
Three orders: `before` and `after` in a test dataset (which loads annotations behind the resize by itself), `moved`: before, in a dataset that
is not in test mode, so that the truth is moved with the image and has to come back."""
import json, warnings
import cv2, numpy as np, pytest, torch
from types import SimpleNamespace as NS
from segkit_nb.core.registry import build
from segkit_nb.core.structures import DataSample, InstanceData, PixelData
from segkit_nb.datasets.town import tinytown
from segkit_nb.engine.visual import DetVisualizationHook, SegVisualizationHook, draw_sample, image_of
from segkit_nb.metrics import CocoMetric, ConfusionMetric, IoUMetric
from segkit_nb.metrics.errors import detection_errors
from segkit_nb.tools.analysis import segmentation_error
from segkit_nb.zoo import tinytown_faster_rcnn, tinytown_fcn, tinytown_mask_rcnn

ANN,ORDERS,SIZES = f'{tinytown()}/annotations/instances_val.json',('before', 'after', 'moved'),[(104, 80), (416, 320), (150, 160), (208, 160)]
N = 12

def dataset(recipe, size, order, n=N, poly=False):
    "The recipe's validation images, resized to `size` (w,h), annotations loaded before or after that"
    cfg = recipe(workers=0).val_dataloader['dataset']
    load,ann,pack = (next(dict(t) for t in cfg['pipeline'] if t['type'].startswith(k)) for k in ('LoadImage', 'LoadAnn', 'Pack'))
    if poly: ann['poly2mask'] = False
    size = dict(type='Resize', scale=size)
    cfg['pipeline'] = [load, size, ann, pack] if order=='after' else [load, ann, size, pack]
    return build(dict(cfg, indices=n, test_mode=order!='moved'))

def originals(recipe, n=N):
    "The truth as it lies on the disk: samples that nothing moved"
    cfg = recipe(workers=0).val_dataloader['dataset']
    cfg['pipeline'] = [t for t in cfg['pipeline'] if t['type']!='Resize']
    return [build(dict(cfg, indices=n))[i]['data_samples'] for i in range(n)]

def predict(s, true, noise=0.):
    "Write the truth, moved by `noise` pixels, into `s` as a prediction in the original frame"
    gt,g = true.gt_instances,torch.Generator().manual_seed(int(true.img_id))
    s.pred_instances = InstanceData(bboxes=gt.bboxes+noise*torch.randn(gt.bboxes.shape, generator=g), labels=gt.labels,
                                    scores=torch.linspace(.9, .4, len(gt.labels)))
    if 'masks' in gt: s.pred_instances.masks = gt.masks.to_tensor(torch.bool, 'cpu')
    return s

def score(metric, samples, meta):
    metric.dataset_meta = meta
    for s in samples: metric.process(None, [s])
    return metric.evaluate(len(samples))

def found(size, order, noise=0., poly=False):
    data = dataset(tinytown_mask_rcnn, size, order, poly=poly)
    true = dataset(tinytown_mask_rcnn, (208, 160), 'after', poly=poly)
    return [predict(data[i]['data_samples'], true[i]['data_samples'], noise) for i in range(N)],data.metainfo

@pytest.mark.parametrize('order', ORDERS)
@pytest.mark.parametrize('size', SIZES)
def test_the_truth_as_prediction_has_full_marks(size, order):
    samples,meta = found(size, order)
    got = score(CocoMetric(metric='bbox'), samples, meta)
    assert got['coco/bbox_mAP']==1. and got==score(CocoMetric(ANN, metric='bbox'), samples, meta)|{k: got[k] for k in got if k[-2:] in ('_s', '_m', '_l')}
    c = score(ConfusionMetric(), samples, meta)
    assert (c['confusion/right'], c['confusion/missed'], c['confusion/invented'])==(1., 0., 0.)
    for s in samples:
        e = detection_errors(s)
        assert (e['found'], e['missed'], e['false'])==(len(s.gt_instances), 0, 0)

@pytest.mark.parametrize('size', SIZES)
def test_both_orders_give_the_same_numbers(size):
    "Predictions beside the objects: the very same figures, and those of the annotation file"
    both = [found(size, o, noise=3.) for o in ORDERS]
    ap = [score(CocoMetric(metric='bbox', classwise=True), s, m) for s,m in both]
    assert ap[0]==ap[1]==ap[2] and .05<ap[0]['coco/bbox_mAP']<.9
    file = score(CocoMetric(ANN, metric='bbox'), *both[0])
    assert all(ap[0][f'coco/bbox_mAP{k}']==file[f'coco/bbox_mAP{k}'] for k in ('', '_50', '_75'))
    con = [score(ConfusionMetric(), s, m) for s,m in both]
    assert con[0]==con[1]==con[2] and 0<con[0]['confusion/missed']<1
    errors = [[detection_errors(x) for x in s] for s,_ in both]
    assert errors[0]==errors[1]==errors[2] and sum(e['found'] for e in errors[0])>20 and sum(e['missed'] for e in errors[0])>0

@pytest.mark.parametrize('size', SIZES)
def test_masks(size):
    "Outlines come back whole, bitmaps from a larger image too; a smaller image has lost detail, which is said"
    for order,poly in ((o, p) for o in ORDERS for p in (False, True) if o!='moved' or p):
        with warnings.catch_warnings():
            warnings.filterwarnings('error', message='.*LoadAnnotations')
            got = score(CocoMetric(metric='segm'), *found(size, order, poly=poly))['coco/segm_mAP']
        assert got>=(.99 if order=='moved' else 1.), (order, poly)
    s,m = found(size, 'moved')
    smaller = size[0]<208 or size[1]<160
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter('always')
        got = score(CocoMetric(metric='segm'), s, m)
    assert any('LoadAnnotations after' in str(w.message) for w in said)==smaller
    assert got['coco/segm_mAP_50']==1. and (got['coco/segm_mAP']>.7 if smaller else got['coco/segm_mAP']==1.)

@pytest.mark.parametrize('order', ORDERS)
@pytest.mark.parametrize('size', SIZES)
def test_label_maps(size, order):
    data,true = dataset(tinytown_fcn, size, order),originals(tinytown_fcn)
    samples = [data[i]['data_samples'] for i in range(N)]
    for s,t in zip(samples, true): s.pred_sem_seg = PixelData(data=t.gt_sem_seg.data.where(t.gt_sem_seg.data!=255, 0))
    got = score(IoUMetric(), samples, data.metainfo)['mIoU']
    exact = order!='moved' or size[0]>=208 and size[1]>=160
    assert got==100. if exact else got>85, got

def test_a_smaller_label_map_comes_back_larger():
    "Each pixel of a map that kept every second pixel gets the value of the kept pixel nearest to it"
    s = DataSample(metainfo=dict(img_path='a.jpg', ori_shape=(2, 4), img_shape=(1, 2), image_matrix=((.5, 0, 0), (0, .5, 0), (0, 0, 1)),
                                 truth_matrix=((.5, 0, 0), (0, .5, 0), (0, 0, 1))))
    s.gt_sem_seg = PixelData(data=torch.tensor([[[3, 7]]])); s.pred_sem_seg = PixelData(data=torch.tensor([[[3, 3, 7, 7]]*2]))
    m = IoUMetric(); m.dataset_meta = dict(classes=tuple('abcdefgh')); m.process(None, [s])
    assert m.evaluate(1)['mIoU']==100.

@pytest.mark.parametrize('size', [(104, 80), (416, 320)])
def test_pictures(size, tmp_path):
    "The hooks draw the truth where it is, whatever the order; the same picture as without a resize"
    def picture(s, meta):
        hook = DetVisualizationHook(draw=True)
        hook.write(NS(metainfo=meta), s, tmp_path, 'a.png')
        return cv2.imread(str(tmp_path/'a.png'))
    for i,t in enumerate(originals(tinytown_faster_rcnn, 3)):
        want = None
        for o in ORDERS:
            data = dataset(tinytown_faster_rcnn, size, o)
            s = predict(data[i]['data_samples'], t, 4.)
            if o=='moved' and size[0]<208: s.gt_instances.pop('masks'); s.pred_instances.pop('masks'); continue
            if want is None: want = picture(predict(t.clone(), t, 4.), data.metainfo)
            assert (picture(s, data.metainfo)==want).all()

@pytest.mark.parametrize('size', [(104, 80), (416, 320)])
def test_pictures_of_label_maps(size, tmp_path):
    hook,true = SegVisualizationHook(draw=True),originals(tinytown_fcn, 2)
    for i,t in enumerate(true):
        got = []
        for o in ORDERS:
            data = dataset(tinytown_fcn, size, o)
            s = data[i]['data_samples']; s.pred_sem_seg = t.gt_sem_seg.clone()
            hook.write(NS(metainfo=data.metainfo), s, tmp_path, 'a.png')
            got.append(cv2.imread(str(tmp_path/'a.png')).astype(int))
        w = image_of(t).shape[1]
        assert (got[0]==got[1]).all() and (abs(got[0]-got[2]).max(2)>40).mean() < (.05 if size[0]<208 else 1e-9)

def test_browsing_shows_boxes_on_their_objects(tmp_path):
    "segkit_browse draws on the image as the model gets it"
    from segkit_nb.tools.analysis import draw_ground_truth
    for recipe in (tinytown_mask_rcnn, tinytown_fcn):
        a,b,c = (dataset(recipe, (416, 320), o) for o in ORDERS)
        for i in range(3):
            p,q,r = (draw_ground_truth(d[i]['inputs'], d[i]['data_samples'], d.metainfo) for d in (a, b, c))
            assert p.shape==(320, 416, 3) and (p==q).all() and (abs(p.astype(int)-r).max(2)>60).mean()<.02

# --- a whole run: the loop, the hooks, the validation loss
class Oracle(torch.nn.Module):
    "A `model` for the runner that predicts the annotation file, and knows no image"
    def __init__(self):
        super().__init__(); self.w = torch.nn.Parameter(torch.zeros(1)); self.seen = []
        self.true = {int(t.img_id): t for t in originals(tinytown_faster_rcnn)}
    def val_step(self, data): return [predict(s, self.true[int(s.img_id)]) for s in data['data_samples']]
    test_step = val_step

def run_config(recipe, size, order, folder, **kw):
    cfg = recipe(workers=0, epochs=1, **kw); cfg.work_dir = str(folder)
    ds = dict(cfg.val_dataloader['dataset'])
    load,ann,pack = (next(dict(t) for t in ds['pipeline'] if t['type'].startswith(p)) for p in ('LoadImage', 'LoadAnn', 'Pack'))
    resize = dict(type='Resize', scale=size)
    ds |= dict(pipeline=[load, resize, ann, pack] if order=='after' else [load, ann, resize, pack], indices=N, test_mode=order!='moved')
    cfg.val_dataloader = cfg.test_dataloader = dict(cfg.val_dataloader, dataset=ds)
    cfg.log_level = 'ERROR'
    return cfg

@pytest.mark.parametrize('order', ORDERS)
def test_a_run_at_half_size(order, tmp_path):
    from segkit_nb.engine.runner import Runner
    cfg = run_config(tinytown_faster_rcnn, (104, 80), order, tmp_path)
    r = Runner(Oracle(), tmp_path, test_dataloader=cfg.test_dataloader, test_cfg=dict(type='TestLoop'), log_level='ERROR',
               test_evaluator=[dict(type='CocoMetric', classwise=True), dict(type='ConfusionMetric')],
               default_hooks=dict(visualization=dict(type='DetVisualizationHook', draw=True)))
    got = r.test()
    assert got['coco/bbox_mAP']==1. and got['confusion/right']==1.
    assert len(list((tmp_path/'vis'/'test').glob('*.jpg')))==N

@pytest.mark.parametrize('recipe', [tinytown_faster_rcnn, tinytown_fcn])
def test_the_validation_loss_knows_no_order(recipe, tmp_path):
    "One epoch of two batches; the loss that validation reports is the same number"
    from segkit_nb.engine.runner import Runner
    losses = []
    for o in ORDERS:
        cfg = run_config(recipe, (416, 320), o, tmp_path/o, batch_size=2)
        cfg.train_dataloader['dataset']['indices'] = 4
        if recipe is tinytown_fcn: cfg.model['data_preprocessor']['size'] = None; cfg.model['data_preprocessor']['size_divisor'] = 32
        Runner.from_cfg(cfg).train()
        row = [r for r in map(json.loads, (tmp_path/o/'log.jsonl').read_text().splitlines()) if r['mode']=='val'][-1]
        losses.append({k: v for k,v in row.items() if 'loss' in k})
    assert len(losses[0])>1 and losses[0]==losses[1]
    for k,v in losses[0].items(): assert v==pytest.approx(losses[2][k], rel=2e-4), k

# --- what cannot be brought back says so
def test_crop_and_flip_in_a_test_pipeline():
    "The model takes the resize back, and nothing else: a window or a mirrored image would give wrong numbers"
    for step,word in ((dict(type='RandomFlip', prob=1.), 'mirrored'), (dict(type='RandomCrop', crop_size=(100, 90)), 'cut')):
        cfg = tinytown_faster_rcnn(workers=0).val_dataloader['dataset']
        cfg['pipeline'] = [*cfg['pipeline'][:-1], step, cfg['pipeline'][-1]]
        data = build(dict(cfg, indices=4))
        i = next(i for i in range(4) if len(data[i]['data_samples'].gt_instances))
        s = predict(data[i]['data_samples'], data[i]['data_samples'])
        for metric in (CocoMetric(), ConfusionMetric()):
            metric.dataset_meta = data.metainfo
            with pytest.raises(ValueError, match=rf"{i+1001:06}.jpg: .*{word}.*test pipeline"): metric.process(None, [s])
        with pytest.raises(ValueError, match=word): detection_errors(s)

def test_training_on_truth_in_another_frame_is_an_error():
    "LoadAnnotations after Resize is right in a test pipeline and wrong in a training pipeline"
    pre = build(dict(type='DetDataPreprocessor'))
    for o in ('moved', 'after'):
        item = dataset(tinytown_faster_rcnn, (104, 80), o)[0]
        batch = dict(inputs=[item['inputs']], data_samples=[item['data_samples']])
        if o=='moved': pre(batch, True); continue
        with pytest.raises(ValueError, match='001001.jpg.*LoadAnnotations.*before'): pre(batch, True)
    seg = build(dict(type='SegDataPreProcessor', size=(160, 208)))
    item = dataset(tinytown_fcn, (416, 320), 'after')[0]
    with pytest.raises(ValueError, match='LoadAnnotations.*before'): seg(dict(inputs=[item['inputs']], data_samples=[item['data_samples']]), True)

def test_samples_made_by_hand_stay_as_they_are():
    "No record of a pipeline: the truth counts as standing in the original frame"
    s = DataSample(metainfo=dict(img_id=1, ori_shape=(100, 100), img_shape=(50, 50), scale_factor=(.5, .5)))
    s.gt_instances = InstanceData(bboxes=torch.tensor([[10., 10, 40, 40]]), labels=torch.tensor([0]))
    s.pred_instances = InstanceData(bboxes=torch.tensor([[10., 10, 40, 40]]), labels=torch.tensor([0]), scores=torch.tensor([.9]))
    assert detection_errors(s)==dict(found=1, missed=0, false=0)

# --- numbers that could not be measured, logs, palettes, reprs
def strict(text): return json.loads(text, parse_constant=lambda k: pytest.fail(f'{k} is no JSON'))

def test_what_was_not_measured_is_a_dash_for_people_and_minus_one_in_files(tmp_path, capsys):
    "tinytown has no large object: -1 in the numbers and in valid JSON, - in the table and on the console"
    from segkit_nb.engine.runner import Runner
    cfg = run_config(tinytown_faster_rcnn, (104, 80), 'after', tmp_path)
    class Unsure(CocoMetric):
        def compute_metrics(self, results): return super().compute_metrics(results) | dict(nothing=float('nan'))
    r = Runner(Oracle(), tmp_path, test_dataloader=cfg.test_dataloader, test_cfg=dict(type='TestLoop'), test_evaluator=Unsure(ANN))
    got = r.test()
    assert got['coco/bbox_mAP_l']==-1
    said = capsys.readouterr().out
    assert '-1.0' not in said and 'coco/bbox_mAP_l: -' in said and 'nan' not in said
    row, = [strict(l) for l in (tmp_path/'test.jsonl').read_text().splitlines()]
    assert row['coco/bbox_mAP_l']==-1 and row['coco/nothing'] is None and row['coco/bbox_mAP']==1

def test_one_axis_for_training_and_validation_and_no_test_in_between(tmp_path):
    "Two epochs of four iterations, then two tests: every curve goes from left to right, the log of the training is untouched"
    from segkit_nb.engine.logs import read_log
    from segkit_nb.engine.runner import Runner
    from segkit_nb.tools.analysis import log_curves
    cfg = run_config(tinytown_fcn, (208, 160), 'after', tmp_path, batch_size=2)
    cfg.train_dataloader['dataset']['indices'] = 8
    cfg.train_cfg = dict(type='EpochBasedTrainLoop', max_epochs=2, val_interval=1)
    cfg.default_hooks['logger']['interval'] = 1
    Runner.from_cfg(cfg).train()
    before = (tmp_path/'log.jsonl').read_bytes()
    c = log_curves(read_log(tmp_path))
    assert c['loss'][0]==[1, 2, 3, 4, 5, 6, 7, 8] and c['mIoU'][0]==c['val_loss'][0]==[4, 8]
    for x,_ in c.values(): assert x==sorted(x) and len(set(x))==len(x)
    cfg.load_from = str(tmp_path/'epoch_2.pth')
    for _ in range(2): figures = Runner.from_cfg(cfg).test()
    assert (tmp_path/'log.jsonl').read_bytes()==before
    tests = read_log(tmp_path, 'test')
    assert [t['mIoU'] for t in tests]==[figures['mIoU']]*2 and tests[0]['checkpoint']==cfg.load_from
    assert log_curves(read_log(tmp_path))==c

@pytest.mark.parametrize('recipe', [tinytown_faster_rcnn, tinytown_fcn])
def test_a_palette_of_another_length(recipe):
    cfg = recipe(workers=0).val_dataloader['dataset']
    n = len(cfg['metainfo']['classes'])
    with pytest.raises(ValueError, match=f'palette has 2 colors, but there are {n} classes .person, bicycle'):
        build(dict(cfg, metainfo=dict(cfg['metainfo'], palette=[[0, 0, 0], [9, 9, 9]])))
    assert build(dict(cfg, metainfo=dict(classes=cfg['metainfo']['classes']), indices=1))       # none at all is fine

def test_a_dataset_says_what_it_is(tmp_path):
    d = json.loads(open(ANN).read())
    d['annotations'][0]['bbox'] = [1, 1, 0, 5]; d['annotations'][1]['category_id'] = 77
    (tmp_path/'a.json').write_text(json.dumps(d))
    cfg = dict(tinytown_faster_rcnn(workers=0).train_dataloader['dataset'], ann_file=str(tmp_path/'a.json'), data_prefix=dict(img=f'{tinytown()}/images/val/'),
               filter_cfg=dict(filter_empty_gt=True, min_size=32))
    data = build(cfg); said = repr(data)
    for words in (f'CocoDataset: {len(data)} images, 6 classes (person, bicycle, car, bus, cone, tree)', str(tmp_path/'a.json'), 'images/val/', 'LoadAnnotations',
                  '1 × annotation left out: box without area', '1 × annotation left out: unknown class'): assert words in said, (words, said)
    empty = len(d['images'])-len(data)
    assert not empty or f'{empty} × image left out' in said
    lazy = build(dict(cfg, lazy_init=True, ann_file='/nowhere.json'))
    assert 'not read yet' in repr(lazy)
    assert 'BaseSegDataset in test mode: 48 images, 11 classes' in repr(build(tinytown_fcn(workers=0).val_dataloader['dataset']))
    both = build(dict(type='ConcatDataset', datasets=[cfg, cfg]))
    assert repr(both).startswith(f'ConcatDataset: {2*len(data)} images') and repr(both).count('CocoDataset')==2
