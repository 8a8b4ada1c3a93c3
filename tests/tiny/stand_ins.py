"""Small stand-ins for optional packages that are not on the package index, so that the sweep can build what needs them.

`ldm`: Stable Diffusion's code, as `backbones.vpd` uses it. `timm`: a network of three stages for `backbones.timm`. `albumentations`, `instaboostfast`: a flip, and a move by a pixel, for `transforms.packages`. Nothing is put in its place where it is installed.
"""
import importlib.util, os, sys, tempfile, types
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F


class CrossAttention(nn.Module):
    heads, scale = 2, .5
    def __init__(self, c, d):
        super().__init__()
        self.to_q, self.to_k, self.to_v = nn.Linear(c, 8, False), nn.Linear(d, 8, False), nn.Linear(d, c, False)
    def forward(self, x, context=None): return (self.to_q(x)@self.to_k(context).mT).softmax(-1)@self.to_v(context)


class Block(nn.Module):
    def __init__(self, a, b, step=1):
        super().__init__()
        self.conv, self.attn, self.time, self.step = nn.Conv2d(a, b, 1), CrossAttention(b, 6), nn.Linear(8, b), step
    def forward(self, x, emb, context):
        x = F.interpolate(x, scale_factor=self.step) if self.step > 1 else x[:, :, ::round(1/self.step), ::round(1/self.step)]
        x = self.conv(x)+self.time(emb)[..., None, None]
        return x+self.attn(x.flatten(2).mT, context=context).mT.view_as(x)


class UNet(nn.Module):
    model_channels = 4
    def __init__(self):
        super().__init__()
        self.time_embed = nn.Linear(4, 8)
        self.input_blocks = nn.ModuleList(Block(4, 4, .5 if i in (3, 6, 9) else 1) for i in range(12))
        self.middle_block = Block(4, 4)
        self.output_blocks = nn.ModuleList(Block(8, 4, 2 if i in (2, 5, 8) else 1) for i in range(12))


class Latent:
    def __init__(self, x): self.x = x
    def mode(self): return torch.cat([F.avg_pool2d(self.x, 8), F.avg_pool2d(self.x[:, :1], 8)], 1)


class First(nn.Module):
    def encode(self, x): return Latent(x)


class Inner(nn.Module):
    def __init__(self): super().__init__(); self.diffusion_model = UNet()


class Model(nn.Module):
    def __init__(self): super().__init__(); self.first_stage_model, self.model = First(), Inner()


def made(cfg): return Model()


class Stages(nn.Module):
    def __init__(self, in_chans=3, out_indices=(0, 1, 2)):
        super().__init__()
        self.out_indices = out_indices
        self.stages = nn.ModuleList(nn.Sequential(nn.Conv2d(a, b, 3, 2, 1), nn.BatchNorm2d(b), nn.ReLU()) for a, b in ((in_chans, 4), (4, 6), (6, 8)))
    def forward(self, x):
        out = [x := s(x) for s in self.stages]
        return [out[i] for i in self.out_indices]


class BboxParams:
    def __init__(self, **kw): pass


class HorizontalFlip:
    def __init__(self, p): self.p = p
    def __call__(self, d):
        if np.random.rand() < self.p: w = d['image'].shape[1]; d |= {k: d[k][:, ::-1] for k in self.also if k in d} | dict(image=d['image'][:, ::-1], bboxes=[(w-b[2], b[1], w-b[0], b[3]) for b in d.get('bboxes', ())], masks=[m[:, ::-1] for m in d.get('masks', ())])
        return d


class Compose:
    def __init__(self, transforms, bbox_params=None, additional_targets=()):
        self.transforms = transforms
        for t in transforms: t.also = tuple(additional_targets)
    def __call__(self, **d):
        for t in self.transforms: d = t(d)
        return d


def get_new_data(anns, img, cfg, background): return anns, np.roll(img, 1, 1)


def create_model(model_name, features_only, pretrained, checkpoint_path='', **kw): return Stages(**kw)


if importlib.util.find_spec('timm') is None:
    sys.modules['timm'] = types.ModuleType('timm')
    sys.modules['timm'].create_model = create_model
if importlib.util.find_spec('albumentations') is None:
    sys.modules['albumentations'] = types.ModuleType('albumentations')
    vars(sys.modules['albumentations']).update(BboxParams=BboxParams, HorizontalFlip=HorizontalFlip, Compose=Compose)
if importlib.util.find_spec('instaboostfast') is None:
    sys.modules['instaboostfast'] = types.ModuleType('instaboostfast')
    vars(sys.modules['instaboostfast']).update(InstaBoostConfig=lambda *a: a, get_new_data=get_new_data)
if importlib.util.find_spec('ldm') is None:
    ldm, util = types.ModuleType('ldm'), types.ModuleType('ldm.util')
    util.instantiate_from_config = made
    sys.modules |= {'ldm': ldm, 'ldm.util': util}
NAMES = os.path.join(tempfile.mkdtemp(), 'names.pth')
torch.save(torch.linspace(-1, 1, 30).view(5, 6), NAMES)
