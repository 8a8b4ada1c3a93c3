"""Segmentors beside torchvision's, and sliding inference in batches beside window by window.

    python benchmarks/semantic.py [--threads 2] [--only predict,step,slide] [--models fcn,deeplabv3,deeplabv3=,lraspp,lraspp=] [--size 512] [--batch 2] [--channels-last] [--fuse] [--compile]

Each line is a ratio in one run. `fcn` (ResNet-50, output stride 8, an auxiliary head) has the same layers and widths as torchvision's.
`deeplabv3` (the same backbone) ends in a 3×3 convolution over all branches, torchvision's in a 1×1 and a 3×3: 5 % less work; `lraspp`
(MobileNetV3 large, the public zoo's form) has output stride 8, torchvision's 16 and a smaller head: 4.4 times less work. `deeplabv3=` and
`lraspp=` compare equal layers: torchvision's modules put together in the public form. A prediction is logits at the image's size; a step is
forward, cross-entropy of the head and the auxiliary head, backward and SGD. Sliding windows: crops of 64 and 128, as U-Nets of the zoo use them, on a 512×512 image, ResNet-18.
"""
import argparse
import torch, torchvision
from torch.nn.functional import cross_entropy, interpolate
from timing import seconds
from segkit_nb.core.registry import build
from segkit_nb.core.structures import DataSample, PixelData
from segkit_nb.layers.fuse import fuse_conv_bn

BN = dict(type='BN', requires_grad=True)
K = 21
FORMAT = torch.contiguous_format       # of our weights and images


def resnet(depth=50, **kw):
    return dict(type='ResNet', depth=depth, num_stages=4, out_indices=(0, 1, 2, 3), strides=(1, 2, 1, 1), dilations=(1, 1, 2, 4), contract_dilation=True, norm_cfg=BN, norm_eval=False, style='pytorch') | kw
def fcn(i, c, w, weight): return dict(type='FCNHead', in_index=i, in_channels=c, channels=w, num_convs=1, concat_input=False, dropout_ratio=.1, num_classes=K, norm_cfg=BN, align_corners=False, loss_decode=dict(type='CrossEntropyLoss', loss_weight=weight))


OURS = dict(
    fcn=lambda: dict(backbone=resnet(), decode_head=fcn(3, 2048, 512, 1.), auxiliary_head=fcn(2, 1024, 256, .5)),
    deeplabv3=lambda: dict(backbone=resnet(), auxiliary_head=fcn(2, 1024, 256, .5),
        decode_head=dict(type='ASPPHead', in_index=3, in_channels=2048, channels=256, dilations=(1, 12, 24, 36), dropout_ratio=.1, num_classes=K, norm_cfg=BN, align_corners=False)),
    lraspp=lambda: dict(backbone=dict(type='MobileNetV3', arch='large', out_indices=(1, 3, 16), norm_cfg=BN),
        decode_head=dict(type='LRASPPHead', in_channels=(16, 24, 960), in_index=(0, 1, 2), channels=128, input_transform='multiple_select', dropout_ratio=.1, num_classes=K, norm_cfg=BN, act_cfg=dict(type='ReLU'), align_corners=False)))
THEIRS = dict(fcn=('fcn_resnet50', dict(aux_loss=True)), deeplabv3=('deeplabv3_resnet50', dict(aux_loss=True)), lraspp=('lraspp_mobilenet_v3_large', {}))


def pair(name):
    torch.manual_seed(0)
    make, kw = THEIRS[name.removesuffix('=')]
    theirs = getattr(torchvision.models.segmentation, make)(weights=None, weights_backbone=None, num_classes=K, **kw)
    if name.endswith('='): SAME[name](theirs)
    return build(dict(type='EncoderDecoder', train_cfg={}, test_cfg=dict(mode='whole'), **OURS[name.removesuffix('=')]())).to(memory_format=FORMAT), theirs


def one_mixing(theirs):
    "DeepLabV3's branches mixed by one 3×3 convolution"
    aspp, _, _, _, last = theirs.classifier
    aspp.project[0] = torch.nn.Conv2d(1280, 256, 3, padding=1, bias=False); aspp.project[3].p = .1
    theirs.classifier = torch.nn.Sequential(aspp, last)


class PublicHead(torch.nn.Module):
    "The public LR-ASPP head in torchvision's modules: early maps of 16 and 24 channels joined at their sizes"
    def __init__(self):
        super().__init__(); conv = lambda a, b, act=torch.nn.ReLU: torchvision.ops.Conv2dNormActivation(a, b, 1, activation_layer=act)
        self.here, self.mean = conv(960, 128), torch.nn.Sequential(torch.nn.AvgPool2d(49, (16, 20)), torch.nn.Conv2d(960, 128, 1, bias=False), torch.nn.Sigmoid())
        self.input, self.last = torch.nn.Conv2d(128, 128, 1), torch.nn.Sequential(torch.nn.Dropout2d(.1), torch.nn.Conv2d(128, K, 1))
        self.keep = torch.nn.ModuleList(torch.nn.Conv2d(a, b, 1, bias=False) for a, b in ((16, 32), (24, 64)))
        self.join = torch.nn.ModuleList(conv(128+b, 128) for b in (32, 64))
    def forward(self, maps):
        x = maps['high']; gate = interpolate(self.mean(x), size=x.shape[2:], mode='bilinear', align_corners=True)
        x = self.input(self.here(x)*gate)
        for m, keep, join in zip((maps['quarter'], maps['half']), self.keep[::-1], self.join[::-1]):
            x = join(torch.cat([interpolate(x, size=m.shape[2:], mode='bilinear', align_corners=False), keep(m)], 1))
        return self.last(x)


def stride_8(theirs):
    "MobileNetV3 at output stride 8, and the public head"
    from torchvision.models.mobilenetv3 import MobileNetV3, _mobilenet_v3_conf
    blocks, last = _mobilenet_v3_conf('mobilenet_v3_large', dilated=True)
    for i, b in enumerate(blocks[6:]): b.stride, b.dilation = 1, 4 if i>5 else 2
    theirs.backbone = torchvision.models._utils.IntermediateLayerGetter(MobileNetV3(blocks, last).features, {'1': 'half', '3': 'quarter', '16': 'high'})
    theirs.classifier = PublicHead()


SAME = {'deeplabv3=': one_mixing, 'lraspp=': stride_8}


def compiled(model, weights_fixed):
    "Backbone and heads through `torch.compile`; with weights that stay, norms are folded and weights laid out for the processor"
    import torch._inductor.config as settings
    settings.freezing = weights_fixed
    for part in (model.backbone, model.decode_head, getattr(model, 'auxiliary_head', None)):
        if part is not None: part.compile()


def predict(name, a):
    ours, theirs = (m.eval() for m in pair(name))
    if a.fuse: example = torch.randn(1, 3, 512, 512); fuse_conv_bn(ours, lambda m: m.whole_inference(example, [{}]))
    if a.compile: compiled(ours, True)
    theirs.aux_classifier = None              # ours does not run its auxiliary head here either
    x = torch.randn(1, 3, a.size, a.size)
    with torch.no_grad():
        assert ours.whole_inference(x.contiguous(memory_format=FORMAT), [{}]).shape == theirs(x)['out'].shape
        s, t = seconds(lambda: ours.whole_inference(x.contiguous(memory_format=FORMAT), [{}]), lambda: theirs(x), repeat=a.repeat, clock=a.clock)
    print(f'{name}, prediction: ours {s*1e3:7.0f} ms, torchvision {t*1e3:7.0f} ms, ratio {s/t:4.2f}', flush=True)


def step(name, a):
    ours, theirs = (m.train() for m in pair(name))
    if a.compile: compiled(ours, False)
    x, y = torch.randn(a.batch, 3, a.size, a.size), torch.randint(0, K, (a.batch, a.size, a.size))
    samples = [DataSample(metainfo={}, gt_sem_seg=PixelData(data=l[None])) for l in y]
    one, two = (torch.optim.SGD(m.parameters(), .001, momentum=.9) for m in (ours, theirs))
    def mine():
        loss, _ = ours.parse_losses(ours.loss(x.contiguous(memory_format=FORMAT), samples)); one.zero_grad(); loss.backward(); one.step()
    def other():
        out = theirs(x); loss = cross_entropy(out['out'], y)
        if 'aux' in out: loss = loss+.5*cross_entropy(out['aux'], y)
        two.zero_grad(); loss.backward(); two.step()
    s, t = seconds(mine, other, repeat=a.repeat, clock=a.clock)
    print(f'{name}, step of {a.batch} images: ours {s*1e3:7.0f} ms, torchvision {t*1e3:7.0f} ms, ratio {s/t:4.2f}', flush=True)


def slide(a):
    head = fcn(3, 512, 128, 1.)
    m = build(dict(type='EncoderDecoder', backbone=resnet(18), decode_head=head)).eval()
    x = torch.randn(1, 3, a.size, a.size)
    for crop, stride in ((64, 42), (128, 85)):
        def run(n):
            m.set_cfgs(test_cfg=dict(mode='slide', crop_size=(crop, crop), stride=(stride, stride), slide_batch=n))
            with torch.inference_mode(): return m.slide_inference(x, [{}])
        torch.testing.assert_close(run(None), run(1), rtol=1e-5, atol=1e-6)
        s, t = seconds(lambda: run(None), lambda: run(1), repeat=a.repeat, clock=a.clock)
        print(f'windows of {crop}, stride {stride}: in batches {s*1e3:7.0f} ms, one by one {t*1e3:7.0f} ms, {t/s:4.2f} times as fast', flush=True)


def main():
    import time
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--threads', type=int, default=2); ap.add_argument('--repeat', type=int, default=3); ap.add_argument('--size', type=int, default=512)
    ap.add_argument('--batch', type=int, default=2); ap.add_argument('--only', default='slide,predict,step'); ap.add_argument('--models', default='fcn,deeplabv3,deeplabv3=,lraspp,lraspp=')
    ap.add_argument('--channels-last', action='store_true', help="our model's weights and images with channels last; torchvision's as they are")
    ap.add_argument('--fuse', action='store_true', help='our norms folded into the convolutions, for predictions')
    ap.add_argument('--compile', action='store_true', help='our model through torch.compile (needs a C++ compiler; a minute a model)')
    ap.add_argument('--cpu-time', action='store_true', help='count seconds of work of all threads, not of the clock: for a busy machine')
    a = ap.parse_args(); a.clock = time.process_time if a.cpu_time else time.perf_counter
    torch.set_num_threads(a.threads)
    if a.channels_last: global FORMAT; FORMAT = torch.channels_last
    for what in a.only.split(','):
        if what == 'slide': slide(a)
        else:
            for name in a.models.split(','): dict(predict=predict, step=step)[what](name, a)


if __name__ == '__main__': main()
