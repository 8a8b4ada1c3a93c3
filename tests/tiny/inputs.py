"""Inputs for the sweep: small, and the same on every machine (numpy's legacy generator, seeded by a name).

`t(2, 8, 16, 16)` is a float tensor of that shape, `ids((4,), 5)` are integers below 5, `town()` are two images' samples.
"""
import numpy as np, torch
from segkit_nb.core.masks import BitmapMasks, PolygonMasks
from segkit_nb.core.structures import DataSample, InstanceData, PixelData
from zoo_numbers import stream

H, W = 64, 96
BOXES = [[8., 8, 40, 44], [50, 20, 90, 60], [30, 2, 44, 20]]


def t(*shape, name='', scale=1., at_least=None):
    "Normal numbers; `at_least`: their absolute values and this"
    x = scale*torch.from_numpy(stream(f'{name}{shape}').standard_normal(shape).astype('float32'))
    return x if at_least is None else x.abs()+at_least


def unit(*shape, name=''): return torch.from_numpy(stream(f'unit{name}{shape}').rand(*shape).astype('float32'))
def ids(shape, high, name=''): return torch.from_numpy(stream(f'ids{name}{shape}{high}').randint(0, high, shape).astype('int64'))
def maps(channels, strides, n=2): return [t(n, c, H//s, W//s) for c, s in zip(channels, strides)]
def bits(*shape): return (unit(*shape) > .5).float()


def boxes(n, name='', h=H, w=W, smallest=6.):
    "(n,4) xyxy inside the image"
    r = stream(f'boxes{name}{n}')
    bw, bh = r.uniform(smallest, w*.5, n), r.uniform(smallest, h*.5, n)
    x, y = r.uniform(0, w-bw), r.uniform(0, h-bh)
    return torch.from_numpy(np.stack([x, y, x+bw, y+bh], 1).astype('float32').reshape(-1, 4))


def images(n=2, h=H, w=W): return t(n, 3, h, w, name='image')
def outline(b): return [np.array([b[0], b[1], b[2], b[1], b[2], b[3], b[0], b[3]], dtype=float)]


def sample(n, i=0, classes=3, h=H, w=W, scale=1., polygons=False):
    "An image with `n` objects, their masks, a label map with ignored pixels, twenty proposals"
    s = DataSample(metainfo=dict(img_id=i, img_path=f'tiny_{i}.png', img_shape=(h, w), ori_shape=(round(h/scale), round(w/scale)), pad_shape=(h, w),
                                 batch_input_shape=(h, w), scale_factor=(scale, scale), flip=False, flip_direction=None))
    b = torch.tensor(BOXES[:n]).reshape(-1, 4)
    drawn = np.zeros((n, h, w), np.uint8)
    for m, (x0, y0, x1, y1) in zip(drawn, b.int().tolist()): m[y0:y1, x0:x1] = 1
    masks = PolygonMasks([outline(o) for o in b.tolist()], h, w) if polygons else BitmapMasks(drawn, h, w)
    s.gt_instances = InstanceData(bboxes=b, labels=torch.arange(n) % classes, masks=masks)
    s.ignored_instances = InstanceData(bboxes=boxes(1, 'crowd') if n > 2 else torch.zeros(0, 4), labels=torch.zeros(int(n > 2), dtype=torch.int64),
                                       masks=BitmapMasks(np.zeros((int(n > 2), h, w), np.uint8), h, w))
    seg = torch.zeros(1, h, w, dtype=torch.int64)
    for k, (x0, y0, x1, y1) in enumerate(b.int().tolist()): seg[:, y0:y1, x0:x1] = 1+k % max(classes-1, 1)
    seg[:, :5] = 255
    s.gt_sem_seg,s.gt_edge_map = PixelData(data=seg),PixelData(data=(seg==1).long())
    s.proposals = InstanceData(bboxes=torch.cat([b+2, boxes(20-n, f'prop{i}')]), scores=unit(20))
    return s


def town(objects=(3, 2), **kw): return [sample(n, i, **kw) for i, n in enumerate(objects)]


def picture(n=3, h=H, w=W):
    "What a pipeline carries after loading: image, boxes, labels, masks, label map"
    s = sample(n, h=h, w=w).gt_instances
    r = stream('picture')
    return dict(img=r.randint(0, 256, (h, w, 3)).astype('uint8'), img_path='tiny.png', img_id=7, img_shape=(h, w), ori_shape=(h, w), gt_bboxes=s.bboxes.numpy(), gt_bboxes_labels=s.labels.numpy(),
                gt_ignore_flags=np.arange(n) == 2, gt_masks=s.masks, gt_seg_map=sample(n, h=h, w=w).gt_sem_seg.data[0].numpy().astype('uint8'), seg_fields=['gt_seg_map'])
