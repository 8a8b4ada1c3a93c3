"""Detectors beside torchvision's: the same network, the same weights, the same images, in one run.

    python benchmarks/detectors.py [--threads 2] [--only predict,step] [--models mask,retina,fcos] [--size 512] [--batch 2] [--cpu-time] [--profile]

Each line is a ratio. The models are Mask R-CNN, RetinaNet and FCOS, ResNet-50 with a pyramid, frozen batch norms; stem and first stage
frozen. A prediction begins with bytes on our side and with floats of 0 to 1 on torchvision's, as each wants them, and ends with boxes
(and masks) in the image's coordinates; a step is forward, losses, backward and SGD, with ten objects an image. Weights are random
with the class layers scaled up, so that about as many boxes as on photographs pass the score threshold. `--profile` prints where the
time of both goes, by operator.
"""
import argparse, time
import torch, torchvision
from torch.profiler import ProfilerActivity, profile
from torchvision.ops import FrozenBatchNorm2d
from timing import seconds
from segkit_nb.core.registry import build
from segkit_nb.core.structures import DataSample, InstanceData
from segkit_nb.core.bitmaps import BitmapMasks
from segkit_nb.models.torchvision_models import torchvision_model
from segkit_nb.openmmlab.torchvision_weights import from_torchvision

NAMES = dict(mask='maskrcnn_resnet50_fpn', retina='retinanet_resnet50_fpn', fcos='fcos_resnet50_fpn')
LAST = ('cls_score', 'cls_logits')      # layers whose scale decides how many boxes pass the threshold


def freeze(model):
    "As torchvision does where its backbone comes with weights: norms that are constants, a stem and a first stage that do not learn"
    body = model.backbone.body
    for m in list(body.modules()):
        for k,c in list(m.named_children()):
            if not isinstance(c, torch.nn.BatchNorm2d): continue
            still = FrozenBatchNorm2d(c.num_features, c.eps); still.load_state_dict(c.state_dict()); setattr(m, k, still)
    for part in (body.conv1, body.layer1): part.requires_grad_(False)


def pair(name, size):
    torch.manual_seed(0)
    theirs = getattr(torchvision.models.detection, NAMES[name])(weights=None, weights_backbone=None, num_classes=91, min_size=size, max_size=size)
    freeze(theirs)
    with torch.no_grad():
        for n,p in theirs.named_parameters():
            if any(f'{l}.' in n for l in LAST) and n.endswith('weight'): p.mul_(20 if name != 'mask' else 100)
    ours = build(torchvision_model(NAMES[name], num_classes=90, frozen_stages=1, pretrained=False))
    state = from_torchvision(theirs.state_dict(), ours.state_dict())
    ours.load_state_dict(state[0] if isinstance(state, tuple) else state, strict=False)
    learn = [sum(p.numel() for p in m.parameters() if p.requires_grad) for m in (ours, theirs)]
    assert abs(learn[0]-learn[1]) < 3e4, learn      # class rows of the background, scales
    return ours, theirs


def images(a):
    "Smooth random pictures: bytes for us, floats for torchvision"
    g = torch.Generator().manual_seed(1)
    small = torch.rand(a.batch, 3, 16, 16, generator=g)
    x = torch.nn.functional.interpolate(small, (a.size, a.size), mode='bilinear')
    return [(i*255).byte() for i in x], list(x)


def objects(a, classes):
    "Ten objects an image in both forms"
    g = torch.Generator().manual_seed(2); mine,other = [],[]
    for _ in range(a.batch):
        xy = torch.rand(10, 2, generator=g)*a.size*.6; wh = 20+torch.rand(10, 2, generator=g)*a.size*.3
        boxes,labels = torch.cat([xy, xy+wh], 1).clamp(max=a.size-1), torch.randint(0, classes, (10,), generator=g)
        masks = torch.zeros(10, a.size, a.size, dtype=torch.uint8)
        for m,(x1,y1,x2,y2) in zip(masks, boxes.int().tolist()): m[y1:y2, x1:x2] = 1
        meta = dict(img_shape=(a.size, a.size), ori_shape=(a.size, a.size), batch_input_shape=(a.size, a.size), pad_shape=(a.size, a.size), scale_factor=(1., 1.))
        mine.append(DataSample(metainfo=meta, gt_instances=InstanceData(bboxes=boxes, labels=labels, masks=BitmapMasks(masks.numpy(), a.size, a.size)), ignored_instances=InstanceData(bboxes=torch.zeros(0, 4), labels=torch.zeros(0).long())))
        other.append(dict(boxes=boxes, labels=labels+1, masks=masks))
    return mine, other


def told(name, what, calls, a):
    s,t = seconds(*calls, repeat=a.repeat, clock=a.clock)
    print(f'{name}, {what}: ours {s*1e3:7.0f} ms, torchvision {t*1e3:7.0f} ms, ratio {s/t:4.2f}', flush=True)
    for who,f in zip(('ours', 'torchvision'), calls):
        if a.profile:
            with profile(activities=[ProfilerActivity.CPU]) as p: f()
            print(who); print(p.key_averages().table(sort_by='self_cpu_time_total', row_limit=14, max_name_column_width=44))


def predict(name, a):
    ours,theirs = (m.eval() for m in pair(name, a.size))
    x,y = images(a); samples,_ = objects(a, 90)
    def mine(): return ours.test_step(dict(inputs=x, data_samples=[s.clone() for s in samples]))
    with torch.inference_mode():
        n,m = (len(r) for r in ([b for s in mine() for b in s.pred_instances.bboxes], [b for s in theirs(y) for b in s['boxes']]))
        told(name, f'prediction of {a.batch} images ({n} and {m} boxes)', (mine, lambda: theirs(y)), a)


def step(name, a):
    ours,theirs = (m.train() for m in pair(name, a.size))
    x,y = images(a); samples,targets = objects(a, 90)
    one,two = (torch.optim.SGD([p for p in m.parameters() if p.requires_grad], 1e-6, momentum=.9) for m in (ours, theirs))
    def mine():
        data = ours.data_preprocessor(dict(inputs=x, data_samples=[s.clone() for s in samples]), training=True)
        loss,_ = ours.parse_losses(ours(**data, mode='loss')); one.zero_grad(); loss.backward(); one.step()
    def other():
        loss = sum(theirs(y, targets).values()); two.zero_grad(); loss.backward(); two.step()
    told(name, f'step of {a.batch} images', (mine, other), a)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--threads', type=int, default=2); ap.add_argument('--repeat', type=int, default=3); ap.add_argument('--size', type=int, default=512)
    ap.add_argument('--batch', type=int, default=2); ap.add_argument('--only', default='predict,step'); ap.add_argument('--models', default=','.join(NAMES))
    ap.add_argument('--cpu-time', action='store_true', help='count seconds of work of all threads, not of the clock: for a busy machine')
    ap.add_argument('--profile', action='store_true', help='where the time goes, by operator')
    a = ap.parse_args(); a.clock = time.process_time if a.cpu_time else time.perf_counter
    torch.set_num_threads(a.threads)
    for what in a.only.split(','):
        for name in a.models.split(','): dict(predict=predict, step=step)[what](name, a)


if __name__ == '__main__': main()
