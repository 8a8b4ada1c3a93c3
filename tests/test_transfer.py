"Weights of torchvision's models in ours: the same features, maps and boxes; files are made here, in torchvision's layout"
import re, warnings
import pytest, torch
import torchvision.models as tv
import torchvision.models.detection as det
from pathlib import Path
from torchvision.models.detection.image_list import ImageList
from segkit_nb.core.registry import build
from segkit_nb.core.structures import DataSample
from segkit_nb.layers.base import load_pretrained
from segkit_nb.models import MODELS_OF_TORCHVISION, fine_tuning, torchvision_model, transfer
from segkit_nb.openmmlab.torchvision_weights import COCO_NAMES, COCO_ROWS, from_torchvision
from segkit_nb.zoo import tinytown_faster_rcnn, tinytown_fcn

FILES = dict(fasterrcnn_resnet50_fpn='fasterrcnn_resnet50_fpn_coco-258fb6c6', maskrcnn_resnet50_fpn='maskrcnn_resnet50_fpn_coco-bf2d0c1e',
             retinanet_resnet50_fpn='retinanet_resnet50_fpn_coco-eeacb38b', fcos_resnet50_fpn='fcos_resnet50_fpn_coco-99b0c9b7', fcn_resnet50='fcn_resnet50_coco-1167a1af',
             fasterrcnn_resnet50_fpn_v2='fasterrcnn_resnet50_fpn_v2_coco-dd69338a', maskrcnn_resnet50_fpn_v2='maskrcnn_resnet50_fpn_v2_coco-73cbd019',
             retinanet_resnet50_fpn_v2='retinanet_resnet50_fpn_v2_coco-5905b1c5')
NEVER = [i for i in range(1, 91) if i not in COCO_ROWS]
H,W = 128,256
X = torch.randn(1, 3, H, W, generator=torch.Generator().manual_seed(3))

@pytest.fixture
def hub(tmp_path, monkeypatch):
    "An empty cache of torch, and no network: whoever asks for a download fails"
    monkeypatch.setenv('TORCH_HOME', str(tmp_path)); before = torch.hub.get_dir()
    torch.hub.set_dir(str(tmp_path/'hub')); (tmp_path/'hub'/'checkpoints').mkdir(parents=True)
    def none(url, *a, **k): raise OSError('Name or service not known')
    monkeypatch.setattr('urllib.request.urlopen', none)
    yield tmp_path/'hub'/'checkpoints'
    torch.hub.set_dir(before)

def spread(m, seed=0):
    "Random weights that make confident, different answers, with statistics in the norms"
    torch.manual_seed(seed)
    with torch.no_grad():
        for k,b in m.named_buffers():
            if 'running_mean' in k: b.normal_(0, .05)
            if 'running_var' in k: b.uniform_(.75, 1.25)
        for k,p in m.named_parameters():
            if 'bn' in k and k.endswith('weight'): p.uniform_(.5, .8)
        if hasattr(m, 'roi_heads'):
            p = m.roi_heads.box_predictor; n = len(p.cls_score.bias)
            p.cls_score.weight.normal_(0, .3); p.cls_score.bias.normal_(); p.bbox_pred.weight.mul_(3); m.rpn.head.cls_logits.weight.normal_(0, .02)
            if n==91: p.cls_score.bias[NEVER] = -1e4
        elif hasattr(m, 'head'):
            c = m.head.classification_head.cls_logits; c.weight.normal_()
            out = m.eval().head(list(m.backbone(X).values()))['cls_logits']
            c.weight.mul_(1.5/out.std()); c.bias.fill_(-3.); c.bias.view(-1, 91)[:, [0, *NEVER]] = -1e4
            m.head.regression_head.bbox_reg.weight.normal_(0, .005)
    return m.eval()

def no_eps(m):
    "What torchvision does after loading a file of frozen norms"
    for o in m.backbone.modules():
        if isinstance(o, torch.nn.BatchNorm2d): o.eps = 0.
    return m

def theirs_and_ours(name, hub, classes=80, **kw):
    "torchvision's model, its state saved where its file would be, and ours started from `torchvision://name`"
    m = spread(getattr(det, name)(weights=None, weights_backbone=None, min_size=H, max_size=W, **kw))
    torch.save(m.state_dict(), hub/f'{FILES[name]}.pth')
    ours = build(torchvision_model(name, classes)).eval()
    with warnings.catch_warnings():
        warnings.simplefilter('error'); ours.init_weights()                   # nothing is left out, nothing is said
    if name in ('fasterrcnn_resnet50_fpn', 'maskrcnn_resnet50_fpn', 'retinanet_resnet50_fpn'): no_eps(m)
    return m,ours

def sample(): return DataSample(metainfo=dict(img_shape=(H, W), ori_shape=(H, W), scale_factor=(1., 1.)))

def features(m, ours):
    f,g = list(m.backbone(X).values()),ours.extract_feat(X)
    assert len(f)==len(g)==5
    for a,b in zip(f, g): torch.testing.assert_close(b, a, rtol=1e-4, atol=1e-4)
    return f,g

@torch.no_grad()
@pytest.mark.parametrize('name', ['fasterrcnn_resnet50_fpn', 'maskrcnn_resnet50_fpn', *(pytest.param(f'{k}rcnn_resnet50_fpn_v2', marks=pytest.mark.slow) for k in ('faster', 'mask'))])
def test_two_stage(name, hub):
    m,ours = theirs_and_ours(name, hub)
    features(m, ours)
    logits = {}
    if 'mask' in name:
        m.roi_heads.mask_predictor.register_forward_hook(lambda mod, i, o: logits.__setitem__('theirs', o))
        ours.roi_head.mask_head.register_forward_hook(lambda mod, i, o: logits.__setitem__('ours', o))
    images = ImageList(X, [(H, W)]); f = m.backbone(X)
    a = m.roi_heads(f, m.rpn(images, f)[0], [(H, W)])[0][0]
    b = ours.predict(X, [sample()])[0].pred_instances
    n = min(len(b), 50); assert n>20 and len(a['boxes'])==len(b)
    assert [COCO_ROWS[l] for l in b.labels[:n]]==a['labels'][:n].tolist()
    torch.testing.assert_close(b.scores[:n], a['scores'][:n], rtol=1e-3, atol=1e-4)
    torch.testing.assert_close(b.bboxes[:n], a['boxes'][:n], rtol=1e-3, atol=1e-2)
    if logits:
        i = torch.arange(n)
        torch.testing.assert_close(logits['ours'][i, b.labels[:n]], logits['theirs'][i, a['labels'][:n]], rtol=1e-2, atol=1e-3)

@torch.no_grad()
@pytest.mark.parametrize('name', ['retinanet_resnet50_fpn', 'fcos_resnet50_fpn', pytest.param('retinanet_resnet50_fpn_v2', marks=pytest.mark.slow)])
def test_one_stage(name, hub):
    m,ours = theirs_and_ours(name, hub)
    f,g = features(m, ours)
    out,mine = m.head(f),ours.bbox_head(g)
    flat = lambda maps, c: torch.cat([o.permute(0, 2, 3, 1).reshape(1, -1, c) for o in maps], 1)
    torch.testing.assert_close(flat(mine[0], 80), out['cls_logits'][..., COCO_ROWS], rtol=1e-3, atol=1e-3)
    priors = torch.cat(ours.bbox_head.prior_generator.grid_priors([o.shape[-2:] for o in mine[0]]))
    anchors = m.anchor_generator(ImageList(X, [(H, W)]), f)[0]
    if 'fcos' in name:
        torch.testing.assert_close(priors, (anchors[:, :2]+anchors[:, 2:])/2)
        torch.testing.assert_close(flat(mine[2], 1), out['bbox_ctrness'], rtol=1e-3, atol=1e-4)
        boxes = ours.bbox_head.bbox_coder.decode(priors, flat(mine[1], 4)[0])
        torch.testing.assert_close(boxes, m.head.box_coder.decode(out['bbox_regression'][0], anchors), rtol=1e-4, atol=1e-2)
        return
    torch.testing.assert_close(priors, anchors)
    torch.testing.assert_close(flat(mine[1], 4), out['bbox_regression'], rtol=1e-3, atol=1e-4)
    counts = [len(p) for p in ours.bbox_head.prior_generator.grid_priors([o.shape[-2:] for o in mine[0]])]
    split = {k: list(v.split(counts, 1)) for k,v in out.items()}
    a = m.postprocess_detections(split, [list(anchors.split(counts))], [(H, W)])[0]
    b = ours.predict(X, [sample()])[0].pred_instances
    n = min(len(b), len(a['boxes']), 50); assert n>20
    torch.testing.assert_close(b.scores[:n], a['scores'][:n], rtol=1e-3, atol=1e-4)
    torch.testing.assert_close(b.bboxes[:n], a['boxes'][:n], rtol=1e-3, atol=1e-2)
    assert [COCO_ROWS[l] for l in b.labels[:n]]==a['labels'][:n].tolist()

@torch.no_grad()
def test_segmentor(hub):
    m = spread(tv.segmentation.fcn_resnet50(weights=None, weights_backbone=None, aux_loss=True))
    torch.save(m.state_dict(), hub/f'{FILES["fcn_resnet50"]}.pth')
    ours = build(torchvision_model('fcn_resnet50', 21)).eval(); ours.init_weights()
    x = X[..., :96]
    f,g = m.backbone(x),ours.extract_feat(x)
    torch.testing.assert_close(g[3], f['out'], rtol=1e-4, atol=1e-4); torch.testing.assert_close(g[2], f['aux'], rtol=1e-4, atol=1e-4)
    torch.testing.assert_close(ours.decode_head(g), m.classifier(f['out']), rtol=1e-4, atol=1e-4)
    torch.testing.assert_close(ours.auxiliary_head(g), m.aux_classifier(f['aux']), rtol=1e-4, atol=1e-4)

# --- files as they were written in 2019, and files of one's own
def old(state):
    "The same state under the names of the published files"
    out = {}
    for k,v in state.items():
        k = re.sub(r'(inner_blocks|layer_blocks)\.(\d)\.0\.', r'\1.\2.', k)
        k = k.replace('rpn.head.conv.0.0.', 'rpn.head.conv.')
        k = re.sub(r'(_head\.conv)\.(\d)\.0\.', lambda m: f'{m[1]}.{2*int(m[2])}.', k)
        k = re.sub(r'mask_head\.(\d)\.0\.', lambda m: f'mask_head.mask_fcn{int(m[1])+1}.', k)
        if not k.endswith('num_batches_tracked'): out[k] = v
    return out

@pytest.mark.parametrize('name', ['maskrcnn_resnet50_fpn', 'retinanet_resnet50_fpn'])
def test_the_names_of_2019(name):
    with torch.device('meta'): m,own = getattr(det, name)(weights=None, weights_backbone=None),build(torchvision_model(name, 80, pretrained=False))
    state = {k: torch.randn(v.shape) if v.numel()<3e6 else torch.zeros(v.shape) for k,v in m.state_dict().items() if v.dtype==torch.float32}
    mine = {k: torch.zeros(v.shape) if v.numel()<3e6 else v for k,v in own.state_dict().items()}
    today,then = (from_torchvision(s, mine)[0] for s in (state, old(state)))
    assert set(old(state))!=set(state) and set(today)==set(then) and all(torch.equal(today[k], then[k]) for k in today)
    assert {k for k in mine if not k.endswith('num_batches_tracked')}==set(today)
    # torchvision itself reads the old names the same way
    again = getattr(det, name)(weights=None, weights_backbone=None); again.load_state_dict(old(state), strict=False)
    for k,v in again.state_dict().items():
        if k in state: assert torch.equal(v, state[k]), k

@torch.no_grad()
def test_a_model_trained_with_torchvision_on_other_classes(tmp_path):
    "Labels 1, 2, 3 there are 0, 1, 2 here"
    m = spread(det.fasterrcnn_resnet50_fpn(weights=None, weights_backbone=None, num_classes=4, min_size=H, max_size=W))
    torch.save(dict(model=m.state_dict(), epoch=3)['model'], tmp_path/'mine.pth')
    ours = build(torchvision_model('fasterrcnn_resnet50_fpn', 3, pretrained=tmp_path/'mine.pth')).eval(); ours.init_weights()
    f = m.backbone(X); a = m.roi_heads(f, m.rpn(ImageList(X, [(H, W)]), f)[0], [(H, W)])[0][0]
    b = ours.predict(X, [sample()])[0].pred_instances; n = min(len(b), 30); assert n>5
    torch.testing.assert_close(b.bboxes[:n], a['boxes'][:n], rtol=1e-3, atol=1e-2); assert (b.labels[:n]+1).tolist()==a['labels'][:n].tolist()

def test_class_layers_that_do_not_fit_are_left_and_said(tmp_path):
    m = spread(det.retinanet_resnet50_fpn(weights=None, weights_backbone=None)); torch.save(m.state_dict(), tmp_path/'a.pth')
    for classes,words in ((None, ['bbox_head.retina_cls stay as they were initialised', 'the file has 80 classes', 'give classes=(…) for those of the same name']),
                          (('car', 'cone'), ['the classes cone']), (('tree', 'cone'), ['none of the same name'])):
        torch.manual_seed(1); ours = build(torchvision_model('retinanet_resnet50_fpn', 2, classes, pretrained=tmp_path/'a.pth'))
        start = ours.bbox_head.retina_cls.weight.detach().clone()
        with pytest.warns(UserWarning) as said: ours.init_weights()
        text = str(said[-1].message); assert all(w in text for w in words) and 'a.pth' in text and 'taken over' in text, text
        now = ours.bbox_head.retina_cls.weight.detach().view(9, 2, 256, 3, 3); file = m.head.classification_head.cls_logits.weight.detach().view(9, 91, 256, 3, 3)
        assert torch.equal(now[:, 0], file[:, 3])==(classes is not None and 'car' in classes)
        assert not torch.equal(now[:, 1], file[:, 1]) and torch.equal(ours.bbox_head.retina_reg.weight, m.head.regression_head.bbox_reg.weight)

@torch.no_grad()
def test_a_backbone_alone(hub, tmp_path):
    "From a detector's file, and from ImageNet's"
    m = spread(det.fcos_resnet50_fpn(weights=None, weights_backbone=None)); torch.save(m.state_dict(), hub/f'{FILES["fcos_resnet50_fpn"]}.pth')
    init = lambda name: dict(type='Pretrained', checkpoint=f'torchvision://{name}')
    b = build(dict(type='ResNet', depth=50, init_cfg=init('fcos_resnet50_fpn'))).eval()
    with warnings.catch_warnings(): warnings.simplefilter('error'); b.init_weights()
    torch.testing.assert_close(list(b(X))[1:], list(m.backbone.body(X).values()), rtol=1e-4, atol=1e-4)
    r = spread(tv.resnet18(weights=None)); torch.save(r.state_dict(), hub/'resnet18-f37072fd.pth')
    b = build(dict(type='ResNet', depth=18, init_cfg=init('resnet18'))).eval(); b.init_weights()
    torch.testing.assert_close(b(X)[3], r.layer4(r.layer3(r.layer2(r.layer1(r.maxpool(r.relu(r.bn1(r.conv1(X)))))))), rtol=1e-4, atol=1e-4)

# --- the network
@pytest.mark.parametrize('name', ['resnet50', 'maskrcnn_resnet50_fpn'])
def test_offline(name, hub):
    "Building asks for nothing; the error names the weights, the place in the cache, and the way without"
    cfg = torchvision_model(name, 3) if name in FILES else dict(type='ResNet', depth=50, init_cfg=dict(type='Pretrained', checkpoint=f'torchvision://{name}'))
    m = build(cfg)
    with pytest.raises(OSError) as e: m.init_weights()
    for words in (f'torchvision://{name}', str(hub), 'init_cfg=None', 'Name or service not known'): assert words in str(e.value), (words, str(e.value))
    assert not list(hub.iterdir())

# --- from a recipe
def test_transfer_trains(tmp_path):
    "Two steps on four images: frozen layers and statistics stay, the rest learns, the backbone at a tenth of the rate"
    from segkit_nb.engine.runner import Runner
    m = spread(det.fasterrcnn_resnet50_fpn(weights=None, weights_backbone=None)); torch.save(m.state_dict(), tmp_path/'a.pth')
    cfg = transfer(tinytown_faster_rcnn(workers=0, batch_size=2), 'fasterrcnn_resnet50_fpn', pretrained=tmp_path/'a.pth', epochs=1, warmup=1)
    cfg.train_dataloader['dataset']['indices'] = 4; cfg.val_cfg = cfg.val_dataloader = cfg.val_evaluator = None
    cfg.default_hooks['checkpoint'] = None
    cfg.work_dir,cfg.log_level = str(tmp_path/'run'),'ERROR'
    assert cfg.model['data_preprocessor']==tinytown_faster_rcnn().model['data_preprocessor']
    with warnings.catch_warnings():
        warnings.simplefilter('ignore'); r = Runner.from_cfg(cfg); r.train()
    new,start = r.bare_model.state_dict(),{k.replace('backbone.body.', 'backbone.'): v for k,v in m.state_dict().items() if 'body' in k}
    moved = {k for k in start if not torch.allclose(new[k].float(), start[k].float(), atol=1e-7)}
    assert moved and all(re.match(r'backbone\.layer[34].*(conv\d|downsample\.0)\.weight', k) for k in moved), sorted(moved)[:5]
    lrs = {g['lr'] for g in r.optim_wrapper.optimizer.param_groups}
    rates = sorted({round(g['initial_lr'], 8) for g in r.optim_wrapper.optimizer.param_groups})
    assert rates==[1e-5, 1e-4] and len(lrs)==2

def test_transfer_of_every_model_has_the_classes_of_the_data():
    for name in MODELS_OF_TORCHVISION:
        cfg = transfer((tinytown_fcn if name.startswith('fcn') else tinytown_faster_rcnn)(workers=0), name, epochs=3, lr=2e-4)
        with torch.device('meta'): m = build(dict(cfg.model, init_cfg=None))
        n = 11 if name.startswith('fcn') else 6
        found = {v for k,v in ((k, getattr(o, 'num_classes', None)) for k,o in m.named_modules() if 'rpn' not in k) if v}
        assert found=={n} and cfg.model['init_cfg']['checkpoint']==f'torchvision://{name}' and len(cfg.model['init_cfg']['classes'])==n
        assert cfg.train_cfg['max_epochs']==3 and cfg.optim_wrapper['optimizer']['lr']==2e-4
    with pytest.raises(ValueError, match='did you mean .*fasterrcnn_resnet50_fpn'): torchvision_model('fasterrcnn_resnet50')
    assert fine_tuning(5)['param_scheduler'][1]['T_max']==5
