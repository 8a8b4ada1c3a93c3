"A semantic model from raw bytes to label maps: preprocessor, backbone, heads, losses, sliding inference, AMP"
import copy, pytest, torch
from segkit_nb.core.structures import DataSample, PixelData
from segkit_nb.models.base import loss_mode
from segkit_nb.openmmlab import build_model

def config(**test_cfg):
    norm = dict(type='BN', requires_grad=True, momentum=.5)       # few steps: quick running statistics
    head = dict(channels=16, num_classes=3, norm_cfg=norm, align_corners=False)
    aux = dict(head, type='FCNHead', num_convs=1, concat_input=False)
    return dict(type='EncoderDecoder', data_preprocessor=dict(type='SegDataPreProcessor', mean=[123.675, 116.28, 103.53], std=[58.395, 57.12, 57.375],
            bgr_to_rgb=True, pad_val=0, seg_pad_val=255, size=(64, 80), test_cfg=dict(size_divisor=32)),
        backbone=dict(type='ResNetV1c', depth=18, base_channels=8, stem_channels=8, strides=(1,2,1,1), dilations=(1,1,2,4), contract_dilation=True, norm_cfg=norm),
        decode_head=dict(head, type='PSPHead', pool_scales=(1,2), in_channels=64, in_index=3, sampler=dict(type='OHEMPixelSampler', thresh=.7, min_kept=500)),
        auxiliary_head=[dict(aux, in_channels=32, in_index=2), dict(aux, in_channels=16, in_index=1)], train_cfg=dict(), test_cfg=test_cfg or dict(mode='whole'))

def batch(sizes):
    "Left third, middle, right third are three classes, told apart by colour; the top row is ignored"
    inputs, samples = [], []
    for h,w in sizes:
        lab = (torch.arange(w)*3//w)[None].repeat(h, 1); img = (lab*100).byte()[None].repeat(3, 1, 1)
        lab = lab.clone(); lab[0] = 255
        inputs.append(img); samples.append(DataSample(metainfo=dict(img_shape=(h,w), ori_shape=(h,w), img_path=f'{h}x{w}'), gt_sem_seg=PixelData(data=lab)))
    return dict(inputs=inputs, data_samples=samples)

@pytest.mark.parametrize('amp', [False, True])
def test_trains_and_predicts(amp):
    torch.manual_seed(0)
    model = build_model(config()).train()
    opt = torch.optim.AdamW(model.parameters(), 3e-3); logs = []
    for _ in range(12):
        with torch.autocast('cpu', torch.bfloat16, enabled=amp): logs.append(model.train_step(batch([(48,60), (64,80)]), opt))
    assert set(logs[0]) == {'loss', *(f'{h}.{k}' for h in ('decode','aux_0','aux_1') for k in ('loss_ce','acc_seg'))}
    assert all(torch.isfinite(v) for l in logs for v in l.values())
    assert logs[-1]['loss'] < logs[0]['loss']*.8
    model.eval()
    with torch.no_grad(): out, = model.val_step(batch([(48,60)]))
    assert out.pred_sem_seg.data.shape == (1,48,60) and out.seg_logits.data.shape == (3,48,60)
    assert (out.pred_sem_seg.data[0,1:] == out.gt_sem_seg.data[0,1:]).float().mean() > .6

def test_slide_on_padded_image_of_other_size():
    torch.manual_seed(0)
    model = build_model(config(mode='slide', crop_size=(32,32), stride=(20,24))).eval()
    data = batch([(50,70)])
    data['data_samples'][0].set_metainfo(dict(ori_shape=(25,35)))
    with torch.no_grad(): out, = model.test_step(copy.deepcopy(data))
    assert out.seg_logits.data.shape == (3,25,35) and out.seg_logits.data.isfinite().all()

def test_bad_labels_name_the_file():
    model = build_model(config()).train(); data = batch([(48,60)]*2)
    data['data_samples'][1].gt_sem_seg.data[0,5,5] = 9
    with pytest.raises(ValueError, match='48x60.*label 9.*num_classes=3'): model.train_step(data, torch.optim.SGD(model.parameters(), .1))

# ---- lists of parts
def with_necks():
    fpn = dict(type='FPN', out_channels=16, num_outs=4)
    cfg = config()
    cfg['neck'] = [dict(fpn, in_channels=[8,16,32,64]), dict(fpn, in_channels=[16]*4)]
    cfg['decode_head'].update(in_channels=16)
    aux = cfg['auxiliary_head']
    for h in aux: h.update(in_channels=16)
    aux[1]['loss_decode'] = [dict(type='CrossEntropyLoss', loss_weight=.4), dict(type='DiceLoss', use_sigmoid=False)]
    return cfg

def test_necks_are_a_sequence_and_losses_nest():
    model = build_model(with_necks())
    assert {k.split('.')[1] for k in model.state_dict() if k.startswith('neck.')} == {'0', '1'}
    x = torch.randn(2,3,64,80); maps = model.backbone(x)
    for a,b in zip(model.extract_feat(x), model.neck[1](model.neck[0](maps))): assert torch.equal(a, b)
    losses = model.train_step(batch([(48,60), (64,80)]), torch.optim.SGD(model.parameters(), .01))
    assert {'aux_0.loss_ce', 'aux_1.loss_ce', 'aux_1.loss_dice', 'decode.loss_ce'} <= set(losses) and 'aux_0.loss_dice' not in losses

def test_init_weights_reaches_listed_heads():
    model = build_model(with_necks()); model.init_weights()
    for head in (model.decode_head, *model.auxiliary_head): assert head.conv_seg.weight.std() < .02 and not head.conv_seg.bias.any()   # Normal(std=.01)

# ---- decode heads in a row
def cascade(**test_cfg):
    cfg = config(**test_cfg); norm = cfg['decode_head']['norm_cfg']
    common = dict(num_classes=3, norm_cfg=norm, align_corners=False, dropout_ratio=0)
    cfg.update(type='CascadeEncoderDecoder', num_stages=2, auxiliary_head=None, decode_head=[
        dict(common, type='FCNHead', in_channels=32, in_index=2, channels=16, num_convs=1, concat_input=False, loss_decode=dict(type='CrossEntropyLoss', loss_weight=.4)),
        dict(common, type='OCRHead', in_channels=64, in_index=3, channels=16, ocr_channels=8)])
    return cfg

def test_cascade_trains_and_predicts():
    torch.manual_seed(0)
    model = build_model(cascade()).train(); opt = torch.optim.AdamW(model.parameters(), 3e-3)
    logs = [model.train_step(batch([(48,60), (64,80)]), opt) for _ in range(12)]
    assert set(logs[0]) == {'loss', *(f'decode_{i}.{k}' for i in (0,1) for k in ('loss_ce','acc_seg'))}
    assert logs[-1]['loss'] < logs[0]['loss']*.8
    model.eval()
    with torch.no_grad(): out, = model.val_step(batch([(48,60)]))
    assert out.seg_logits.data.shape == (3,48,60) and out.seg_logits.data.isfinite().all()

def test_cascade_by_hand():
    "The last head answers, from the maps and the logits of the head before; the first learns from both losses"
    torch.manual_seed(0)
    model = build_model(cascade()).eval(); x = torch.randn(1,3,64,80)
    with torch.no_grad():
        maps = model.extract_feat(x); first = model.decode_head[0](maps); last = model.decode_head[1](maps, first)
        assert torch.equal(model(x), last)
        out, = model(x, mode='predict')
    torch.testing.assert_close(out.seg_logits.data, torch.nn.functional.interpolate(last, (64,80), mode='bilinear')[0])
    sample = DataSample(gt_sem_seg=PixelData(data=torch.randint(0, 3, (64,80))))
    model(x, [sample], mode='loss')['decode_1.loss_ce'].backward()
    assert model.decode_head[0].conv_seg.weight.grad.abs().sum() > 0                # through the object regions

def test_cascade_slides():
    model = build_model(cascade(mode='slide', crop_size=(64,64), stride=(40,40))).eval()
    with torch.no_grad(): out, = model.test_step(batch([(80,100)]))
    assert out.seg_logits.data.shape == (3,80,100)

@pytest.mark.parametrize('change,said', [(dict(num_stages=3), 'model.decode_head: num_stages=3, but the list has 2'),
    (dict(decode_head=dict(type='FCNHead')), 'model.decode_head: a list of parts'), (dict(type='EncoderDecoder', num_stages=None), "type='CascadeEncoderDecoder' takes a list")])
def test_wrong_number_of_heads(change, said):
    cfg = {k:v for k,v in {**cascade(), **change}.items() if v is not None}
    with pytest.raises(ValueError, match=said): build_model(cfg)

# ---- what nobody knows is refused
@pytest.mark.parametrize('make', [config, cascade])
def test_unknown_settings_and_arguments(make):
    with pytest.raises(ValueError, match=r"model\.test_cfg\.mdoe: .*did you mean 'mode'"): build_model(make(mdoe='slide'))
    with pytest.raises(ValueError, match=r'model\.train_cfg\.nonsense'): build_model({**make(), 'train_cfg': dict(nonsense=1)})
    build_model(make(mode="whole", size_divisor=32))                                # published: accepted, here without effect
    model = build_model(make()).eval()
    with pytest.raises(TypeError, match='rescale'): model.predict(torch.zeros(1,3,64,80), rescale=True)

# ---- a loss from which nothing is learned
def state(model):
    import torch.nn as nn
    return ([m.training for m in model.modules()], [m.p for m in model.modules() if isinstance(m, nn.modules.dropout._DropoutNd)],
            {k: v.clone() for k,v in model.named_buffers()}, {k: v.requires_grad for k,v in model.named_parameters()})

def same_state(a, b): return a[0]==b[0] and a[1]==b[1] and a[3]==b[3] and all(torch.equal(a[2][k], b[2][k]) for k in a[2])

def losses_of(model, data): return {k: v.item() for k,v in model(**data, mode="loss").items()}

@pytest.mark.parametrize('make,before', [(config, 'train'), (config, 'eval'), (cascade, 'mixed')])
def test_loss_mode(make, before):
    torch.manual_seed(0)
    model = build_model(make()); data = model.data_preprocessor(batch([(48,60), (64,80)]), True)
    model.train(); model(**data, mode='loss')                                       # running statistics that are not 0 and 1
    model.train(before!='eval')
    if before=='mixed': model.backbone.eval()
    was, chance = state(model), torch.random.get_rng_state()
    with loss_mode(model): once, twice = losses_of(model, data), losses_of(model, data)
    assert once==twice and same_state(was, state(model)) and torch.equal(chance, torch.random.get_rng_state())
    by_hand = copy.deepcopy(model).train()                                          # the training loss, drops off and norms frozen
    for m in by_hand.modules():
        if isinstance(m, torch.nn.Dropout2d): m.p = 0.
        if isinstance(m, torch.nn.BatchNorm2d): m.eval()
    assert losses_of(by_hand, data)==once

def test_loss_mode_after_an_error_and_nested():
    model = build_model(config()); was = state(model)
    with pytest.raises(KeyError, match='mine'):
        with loss_mode(model):
            with loss_mode(model): assert not model.decode_head.dropout.training
            assert not model.decode_head.dropout.training and model.decode_head.training
            raise KeyError('mine')
    assert same_state(was, state(model))

class Odd(torch.nn.Module):
    "All that draws or drifts in training, in one module"
    def __init__(self):
        super().__init__()
        n = torch.nn
        self.attention = n.MultiheadAttention(8, 2, dropout=.5, batch_first=True)
        self.rnn = n.LSTM(8, 8, num_layers=2, dropout=.5, batch_first=True)
        self.drop, self.slope, self.path = n.AlphaDropout(.5), n.RReLU(), DropPath()
        self.norm, self.alone = n.InstanceNorm1d(8, track_running_stats=True), n.InstanceNorm1d(8)
        self.spectral = n.utils.spectral_norm(n.Linear(8, 8))
        self.register_buffer('count', torch.zeros(()))
    def forward(self, x):
        self.count += 1
        x = self.attention(x, x, x)[0] + self.rnn(x)[0]
        x = self.alone(self.norm(x.transpose(1, 2))).transpose(1, 2)
        return self.spectral(self.path(self.slope(self.drop(x)))).sum()*(2 if self.training else 1)

class DropPath(torch.nn.Module):
    def forward(self, x): return x*(torch.rand(len(x), 1, 1)>.5) if self.training else x

def test_loss_mode_of_all_that_draws_or_drifts():
    torch.manual_seed(0)
    m, x = Odd().train(), torch.randn(4,3,8, requires_grad=True)
    for _ in range(40): m(x)                                                        # until the spectral norm has converged
    was = state(m); rates = (m.attention.dropout, m.rnn.dropout)
    with loss_mode(m):
        a = m(x); torch.manual_seed(5); b = m(x)
        assert m.attention.dropout==m.rnn.dropout==0
    a.backward()                                                                    # afterwards too: nothing that it needs was written to
    assert same_state(was, state(m)) and rates==(m.attention.dropout, m.rnn.dropout)==(.5, .5) and m.count==40
    torch.testing.assert_close(a, b, rtol=1e-4, atol=1e-4)                          # no chance
    m.eval(); torch.testing.assert_close(a, 2*m(x), rtol=1e-4, atol=1e-4)           # and training behaviour: twice the sum

PUBLISHED = dict(
    cgnet=dict(backbone=dict(type='CGNet', num_channels=(8, 16, 32), num_blocks=(1, 1)),
        decode_head=dict(type='FCNHead', in_channels=64, in_index=2, channels=64, num_convs=0, concat_input=False)),
    pidnet=dict(backbone=dict(type='PIDNet', channels=8, ppm_channels=8), decode_head=dict(type='PIDHead', in_channels=32, channels=8)))

@pytest.mark.parametrize('name', PUBLISHED)
def test_class_weights_with_ignored_pixels(name):
    "The mean over the labeled pixels, each by its class's weight, as torch's own; the reference stops with an error there"
    torch.manual_seed(0); w = [.5, 2., 1.25]; cfg = copy.deepcopy(PUBLISHED[name]); ce = dict(type='CrossEntropyLoss', class_weight=w)
    hard = dict(type='OhemCrossEntropy', thres=.9, min_kept=100, class_weight=w)
    cfg['decode_head'] |= dict(num_classes=3, dropout_ratio=0., align_corners=False, loss_decode=ce if name=='cgnet' else [ce, hard, dict(type='BoundaryLoss'), hard])
    m = build_model(dict(model=dict(cfg, type='EncoderDecoder', data_preprocessor=config()['data_preprocessor'], test_cfg=dict(mode='whole')), default_scope='mmseg')).train()
    data = m.data_preprocessor(batch([(64,80), (48,60)]), True)                                     # padded: 255 as well
    label = torch.stack([s.gt_sem_seg.data[0] for s in data['data_samples']]); assert .2<(label==255).float().mean()<.5
    for s in data['data_samples']: s.gt_edge_map = PixelData(data=(s.gt_sem_seg.data==1).long())
    losses = m.loss(**data); maps = m.decode_head(m.extract_feat(data['inputs']))
    z = torch.nn.functional.interpolate(maps if name=='cgnet' else maps[0], label.shape[1:], mode='bilinear')
    got = losses['decode.loss_ce' if name=='cgnet' else 'decode.loss_sem_p']
    torch.testing.assert_close(got, torch.nn.functional.cross_entropy(z, label, torch.tensor(w), ignore_index=255), rtol=1e-4, atol=1e-5)
    sum(v for k,v in losses.items() if 'loss' in k).backward(); assert all(p.grad is None or p.grad.isfinite().all() for p in m.parameters())

def test_one_channel_for_two_classes_with_hard_pixels():
    "A binary head: one channel, a sigmoid and a threshold; the sampler sees the probability of the true class"
    torch.manual_seed(0); cfg = config()
    cfg['decode_head'] |= dict(num_classes=2, out_channels=1, threshold=.4, loss_decode=[dict(type='CrossEntropyLoss', use_sigmoid=True), dict(type='CrossEntropyLoss', use_sigmoid=True, loss_weight=3., loss_name='loss_more')],
                               sampler=dict(type='OHEMPixelSampler', thresh=.7, min_kept=50))
    for a in cfg['auxiliary_head']: a |= dict(num_classes=2, out_channels=1, dropout_ratio=0., loss_decode=dict(type='CrossEntropyLoss', use_sigmoid=True, loss_weight=.4))
    model = build_model(cfg).train(); b = batch([(64,80), (48,60)])
    for s in b['data_samples']: s.gt_sem_seg.data[s.gt_sem_seg.data==2] = 1
    data = model.data_preprocessor(b, True); losses = model.loss(**data)
    assert {k for k in losses if 'loss' in k}=={'decode.loss_ce', 'decode.loss_more', 'aux_0.loss_ce', 'aux_1.loss_ce'}
    torch.testing.assert_close(losses['decode.loss_more'], 3*losses['decode.loss_ce'])                  # both see the same hard pixels
    label = torch.cat([s.gt_sem_seg.data for s in data['data_samples']]); z = model.auxiliary_head[0](model.extract_feat(data['inputs']))
    z = torch.nn.functional.interpolate(z, label.shape[1:], mode='bilinear')[:, 0]; known = label!=255
    want = torch.nn.functional.binary_cross_entropy_with_logits(z, (label==1).float(), reduction='none')[known].sum()/label.numel()
    torch.testing.assert_close(losses['aux_0.loss_ce'], .4*want, rtol=1e-4, atol=1e-5)
    model.eval(); out = model.predict(data['inputs'], data['data_samples'])
    for s in out: assert s.seg_logits.data.shape[0]==1 and (s.pred_sem_seg.data==(s.seg_logits.data>.4)).all() and 0<s.seg_logits.data.min()<s.seg_logits.data.max()<1
