"Settings of whole models: every key that published configs set is accepted, any other is refused with its whole path; what dialects mean"
import copy, inspect, json
from importlib.resources import files
import pytest
from segkit_nb.core.config_dict import ConfigDict
from segkit_nb.core.registry import accepted_arguments, find
from segkit_nb.core.settings import Settings
from segkit_nb.openmmlab.dialects import scope_table
from segkit_nb.openmmlab.models import build_model

KEYS = json.loads((files('segkit_nb.core')/'data'/'settings_keys.json').read_text())['keys']
BACKBONE = dict(type='ResNet', depth=18, base_channels=8)
NECK = dict(type='FPN', in_channels=[8, 16, 32, 64], out_channels=8, num_outs=5)
CE,L1 = dict(type='CrossEntropyLoss'),dict(type='L1Loss')
def iou(p, n): return dict(type='MaxIoUAssigner', pos_iou_thr=p, neg_iou_thr=n, min_pos_iou=n)
def rand(n): return dict(type='RandomSampler', num=n, pos_fraction=.5)
RCNN = dict(assigner=iou(.5, .5), sampler=rand(8), pos_weight=-1, mask_size=28)
RPN = dict(assigner=iou(.7, .3), sampler=rand(8), allowed_border=-1, pos_weight=-1)
NMS = dict(type='nms', iou_threshold=.7)
def roi(n): return dict(type='SingleRoIExtractor', roi_layer=dict(type='RoIAlign', output_size=n, sampling_ratio=0), out_channels=8, featmap_strides=[4, 8, 16, 32])
BOX = dict(type='Shared2FCBBoxHead', in_channels=8, fc_out_channels=8, num_classes=2)
def anchors(**kw): return dict(type='AnchorGenerator', ratios=[1.], strides=[4, 8, 16, 32, 64], **kw)
RPN_HEAD = dict(type='RPNHead', in_channels=8, feat_channels=8, anchor_generator=anchors(scales=[8]))
PROPOSALS = dict(nms_pre=20, max_per_img=10, nms=NMS, min_bbox_size=0)
MODELS = dict(
    retina=dict(type='RetinaNet', backbone=BACKBONE, neck=NECK, bbox_head=dict(type='RetinaHead', num_classes=2, in_channels=8, stacked_convs=1, feat_channels=8,
        anchor_generator=anchors(octave_base_scale=4, scales_per_octave=1)), train_cfg=dict(assigner=iou(.5, .4)), test_cfg=dict(nms_pre=20, nms=NMS, score_thr=.05, max_per_img=5)),
    mask=dict(type='MaskRCNN', backbone=BACKBONE, neck=NECK, rpn_head=RPN_HEAD, roi_head=dict(type='StandardRoIHead', bbox_roi_extractor=roi(7), bbox_head=BOX,
        mask_roi_extractor=roi(14), mask_head=dict(type='FCNMaskHead', num_convs=1, in_channels=8, conv_out_channels=8, num_classes=2)),
        train_cfg=dict(rpn=RPN, rpn_proposal=PROPOSALS, rcnn=RCNN), test_cfg=dict(rpn=PROPOSALS, rcnn=dict(score_thr=.05, nms=NMS, max_per_img=5, mask_thr_binary=.5))),
    cascade=dict(type='CascadeRCNN', backbone=BACKBONE, neck=NECK, rpn_head=RPN_HEAD, roi_head=dict(type='CascadeRoIHead', num_stages=2, stage_loss_weights=[1, .5],
        bbox_roi_extractor=roi(7), bbox_head=[BOX, BOX], mask_roi_extractor=roi(14), mask_head=dict(type='FCNMaskHead', num_convs=1, in_channels=8, conv_out_channels=8, num_classes=2)),
        train_cfg=dict(rpn=RPN, rpn_proposal=PROPOSALS, rcnn=[RCNN, RCNN]), test_cfg=dict(rpn=PROPOSALS, rcnn=dict(score_thr=.05, nms=NMS, max_per_img=5))),
    fcn=dict(type='EncoderDecoder', backbone=dict(BACKBONE, type='ResNetV1c'), decode_head=dict(type='FCNHead', in_channels=64, channels=8, num_convs=1, num_classes=2),
        train_cfg=dict(), test_cfg=dict(mode='whole')))

def unshared(cfg): return json.loads(json.dumps(cfg))        # `deepcopy` would keep one dict in several places

def model_for(key):
    "A model that reads settings at the place of a published key"
    name = 'fcn' if key in ('test_cfg.mode', 'test_cfg.crop_size', 'test_cfg.stride') else 'cascade' if '.rcnn[]' in key else \
        'mask' if key.split('.')[1] in ('rpn', 'rcnn', 'rpn_proposal') else 'retina'
    return unshared(MODELS[name])

def put(cfg, path, value):
    "Set a value by its dotted path; `name[]` is every item of a list. What is there already stays"
    name,_,rest = path.partition('.')
    if name.endswith('[]'):
        for item in cfg.setdefault(name[:-2], [{}]): put(item, rest, value)
    elif not rest: cfg.setdefault(name, value)
    else: put(cfg.setdefault(name, {}), rest, value)

VALUES = {'type': 'nms', 'nms': NMS, 'crop_size': (32, 32), 'stride': (16, 16), 'assigner': iou(.5, .4), 'sampler': rand(8), 'sub': {}}
@pytest.mark.parametrize('key', KEYS)
def test_published_key_is_accepted(key):
    model,last = model_for(key),key.rpartition('.')[2]
    if last=='method': put(model, key.rpartition('.')[0]+'.type', 'soft_nms'); model['test_cfg']['nms'] = dict(type='soft_nms', iou_threshold=.5)
    parent = any(k.startswith((key+'.', key+'[')) for k in KEYS)
    put(model, key, VALUES.get(last, {} if parent else 1))
    if '[]' in key: assert isinstance(model['train_cfg'][key.split('.')[1][:-2]], list)
    build_model(model)

WRONG = [('retina', 'train_cfg.pos_wieght', 'pos_weight'), ('retina', 'test_cfg.nms_pe', 'nms_pre'), ('retina', 'test_cfg.nms.iou_thresholdd', 'iou_threshold'),
    ('retina', 'bbox_head.test_cfg.score_th', 'score_thr'), ('retina', 'train_cfg.isr.kk', 'k'),
    ('mask', 'train_cfg.rpnn', 'rpn'), ('mask', 'test_cfg.rccn', 'rcnn'), ('mask', 'train_cfg.rpn.allowed_boarder', 'allowed_border'),
    ('mask', 'train_cfg.rpn_proposal.nms_prre', 'nms_pre'), ('mask', 'train_cfg.rpn_proposal.nms.iou_treshold', 'iou_threshold'),
    ('mask', 'train_cfg.rcnn.mask_sise', 'mask_size'), ('mask', 'test_cfg.rcnn.nms.iou_thresholdd', 'iou_threshold'), ('mask', 'test_cfg.rpn.nms.class_agnostik', 'class_agnostic'),
    ('mask', 'test_cfg.rcnn.mask_thr_binry', 'mask_thr_binary'), ('cascade', 'train_cfg.rcnn.1.pos_wieght', 'pos_weight'), ('cascade', 'test_cfg.rcnn.score_th', 'score_thr'),
    ('fcn', 'test_cfg.mdoe', 'mode'), ('fcn', 'test_cfg.crop_sise', 'crop_size'), ('fcn', 'train_cfg.pos_wieght', 'pos_weight')]
@pytest.mark.parametrize('name,path,near', WRONG, ids=[p for _,p,_ in WRONG])
def test_misspelt_setting_is_refused_with_its_path(name, path, near):
    model = unshared(MODELS[name])
    o,(*above,last) = model,path.split('.')
    for k in above: o = o[int(k)] if k.isdigit() else o.setdefault(k, {})
    o[last] = 1
    for cfg in (model, ConfigDict(model)):
        with pytest.raises(ValueError) as e: build_model(cfg)
        assert str(e.value).startswith(f'model.{path}: ') and f'did you mean {near!r}' in str(e.value), e.value
        assert e.value.config_path==f'model.{path}'

PARTS = [('retina', 'bbox_head.anchor_generator', 'AnchorGenerator'), ('mask', 'rpn_head.anchor_generator', 'AnchorGenerator'), ('mask', 'roi_head.mask_head', 'FCNMaskHead'),
    ('mask', 'train_cfg.rpn.assigner', 'MaxIoUAssigner'), ('mask', 'train_cfg.rcnn.sampler', 'RandomSampler'), ('retina', 'train_cfg.assigner', 'MaxIoUAssigner'),
    ('cascade', 'roi_head.bbox_head.1', 'Shared2FCBBoxHead'), ('cascade', 'train_cfg.rcnn.1.assigner', 'MaxIoUAssigner'), ('fcn', 'decode_head', 'FCNHead'), ('fcn', 'backbone', 'ResNetV1c')]
@pytest.mark.parametrize('name,path,kind', PARTS, ids=[f'{n}-{p}' for n,p,_ in PARTS])
@pytest.mark.parametrize('what', ['type', 'scope', 'argument'])
def test_wrong_part_is_named_with_its_path(name, path, kind, what):
    model = unshared(MODELS[name])
    o = model
    for k in path.split('.'): o = o[int(k)] if k.isdigit() else o[k]
    o.update(dict(type=dict(type=kind+'x'), scope=dict(type=f'timm.nonsense.{kind}'), argument=dict(no_such=1))[what])
    with pytest.raises(TypeError if what=='argument' else ValueError) as e: build_model(model)
    said = {'type': f"no type '{kind}x'; near names: ", 'scope': "'timm.nonsense' is none of the scopes mmdet", 'argument': f"{kind}: got an unexpected keyword argument 'no_such'; accepted: "}[what]
    assert str(e.value).startswith(f'model.{path}: ') and said in str(e.value) and kind in str(e.value), e.value

def test_an_error_inside_a_constructor_is_its_own():
    "It keeps its kind and text, with a note of the innermost part"
    model = copy.deepcopy(MODELS['mask']); model['roi_head']['mask_head']['num_convs'] = 'two'
    with pytest.raises(TypeError) as e: build_model(model)
    assert 'accepted' not in str(e.value) and e.value.config_path=='model.roi_head.mask_head'
    assert e.value.__notes__==['while building model.roi_head.mask_head (FCNMaskHead)']

def test_settings_of_a_model_cannot_be_changed():
    m = build_model(ConfigDict(copy.deepcopy(MODELS['mask'])))
    for part,path in ((m.train_cfg.rpn.assigner, 'model.train_cfg.rpn.assigner'), (m.rpn_head.train_cfg, 'model.train_cfg.rpn'), (m.roi_head.test_cfg.nms, 'model.test_cfg.rcnn.nms')):
        assert isinstance(part, Settings) and part._path==path
        with pytest.raises(TypeError, match=path): part['x'] = 1

# --- dialects ---------------------------------------------------------------------------------------------------------
def default_of(cls, name):
    for c in cls.__mro__:
        if '__init__' in vars(c) and name in (ps := inspect.signature(c.__init__).parameters): return ps[name].default
    raise KeyError(name)

def built(kind):
    try: return find(kind)
    except ValueError: return None

@pytest.mark.parametrize('scope', ['mmdet', 'mmseg', 'mmpretrain'])
def test_tables_name_arguments_of_the_kit(scope):
    "Every default that is written down is an argument of the class here; those of `mmdet` are the kit's own"
    n = 0
    for kind,args in scope_table(scope).defaults.items():
        cls = built(kind)
        if cls is None: continue                                     # not built yet
        n += 1
        names,others = accepted_arguments(cls)
        assert others or set(args)<=set(names), (kind, args)
        if scope=='mmdet':
            for k,v in args.items():
                own = default_of(cls, k)
                assert (list(own) if isinstance(own, tuple) else own)==v, (kind, k)
    assert n>=5

def test_a_heads_own_loss_speaks_its_dialect():
    seg = build_model(MODELS['fcn'])
    assert seg.decode_head.loss_decode.avg_class_weight and not seg.backbone.norm_eval
    det = build_model(MODELS['retina'])
    assert det.backbone.norm_eval
    other = build_model(dict(MODELS['retina'], backbone=dict(BACKBONE, type='mmseg.ResNet')))
    assert not other.backbone.norm_eval
