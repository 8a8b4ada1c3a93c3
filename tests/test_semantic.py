"A semantic model from raw bytes to label maps: preprocessor, backbone, heads, losses, sliding inference, AMP"
import copy, pytest, torch
from segkit_nb.core.structures import DataSample, PixelData
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
