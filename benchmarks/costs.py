"""Assigners by cost: the kit's beside the same rules on whole tables of points x objects x classes.

    python benchmarks/costs.py [--objects 50] [--classes 80]

Prints CPU seconds (the least of some repeats, in turns), by how many MiB a process of its own grew at its peak, and the
share of points on which both agree. The last lines are the mask costs of 100 queries, and one batch of Hungarian matches.
"""
import argparse, multiprocessing, resource, time
import torch
import torch.nn.functional as F
from timing import seconds
from segkit_nb.anchors.more import MlvlPointGenerator
from segkit_nb.assigners.costs import CrossEntropyLossCost, FocalLossCost
from segkit_nb.assigners.hungarian import HungarianAssigner
from segkit_nb.assigners.sim_ota import SimOTAAssigner
from segkit_nb.assigners.soft_label import DynamicSoftLabelAssigner
from segkit_nb.boxes.overlaps import bbox_overlaps
from segkit_nb.core.structures import InstanceData


def by_table(cost, u, k):
    "Who learns what, object by object, from tables of costs and overlaps"
    taken = torch.zeros_like(cost, dtype=torch.bool)
    ks = u.topk(min(k, len(u)), 0).values.sum(0).int().clamp(min=1).tolist()
    for g, n in enumerate(ks): taken[cost[:, g].topk(n, largest=False).indices, g] = True
    many = taken.sum(1) > 1
    taken[many] = F.one_hot(cost[many].argmin(1), cost.shape[1]).bool()
    return torch.where(taken.any(1), taken.int().argmax(1)+1, 0)


def sim_ota_by_table(points, gts, labels, logits, decoded):
    p, s, c = points[:, None, :2], 2.5*points[:, None, 2:], (gts[:, :2]+gts[:, 2:])/2
    box, mid = ((p > gts[:, :2]) & (p < gts[:, 2:])).all(-1), ((p > c-s) & (p < c+s)).all(-1)
    live = (box | mid).any(1)
    u, K = bbox_overlaps(decoded[live], gts), logits.shape[1]
    q = logits[live].sigmoid()[:, None].repeat(1, len(gts), 1)
    y = F.one_hot(labels, K).float()[None].repeat(len(q), 1, 1)
    cost = F.binary_cross_entropy(q, y, reduction='none').sum(-1)-3*(u+1e-7).log()+1e5*~(box & mid)[live]
    out = torch.zeros(len(points), dtype=torch.long); out[live] = by_table(cost, u, 10)
    return out


def soft_label_by_table(points, gts, labels, logits, decoded):
    p, c = points[:, None, :2], (gts[:, :2]+gts[:, 2:])/2
    live = ((p > gts[:, :2]) & (p < gts[:, 2:])).all(-1).any(1)
    u, K = bbox_overlaps(decoded[live], gts), logits.shape[1]
    z = logits[live][:, None].repeat(1, len(gts), 1)
    y = F.one_hot(labels, K).float()[None]*u[..., None]
    cost = (F.binary_cross_entropy_with_logits(z, y, reduction='none')*(y-z.sigmoid()).abs().pow(2)).sum(-1)
    cost = cost-3*(u+1e-7).log()+10**((p[live]-c).norm(dim=-1)/points[live, 2:3]-3)
    out = torch.zeros(len(points), dtype=torch.long); out[live] = by_table(cost, u, 13)
    return out


def scene(objects, classes):
    torch.manual_seed(0)
    points = torch.cat(MlvlPointGenerator([8, 16, 32]).grid_priors([(80, 80), (40, 40), (20, 20)], with_stride=True))
    xy = torch.rand(objects, 2)*480
    gts = torch.cat([xy, xy+20+torch.rand(objects, 2)*140], 1)
    near = torch.cdist(points[:, :2], (gts[:, :2]+gts[:, 2:])/2).argmin(1)
    return points, gts, torch.randint(classes, (objects,)), torch.randn(len(points), classes)-2, gts[near]+torch.randn(len(points), 4)*15


OURS = {'SimOTA': lambda p, g, l, z, d: SimOTAAssigner().assign(p, g, None, l, z.sigmoid(), d).gt_inds,
        'soft labels': lambda p, g, l, z, d: DynamicSoftLabelAssigner().assign(p, g, None, l, z, d).gt_inds}
TABLE = {'SimOTA': sim_ota_by_table, 'soft labels': soft_label_by_table}


def grown(which, name, objects, classes, out):
    "MiB by which this process grew at its peak"
    torch.set_num_threads(1); args = scene(objects, classes)
    (OURS if which == 'ours' else TABLE)[name](*scene(2, 2))                                          # what is loaded and set up once
    with open('/proc/self/statm') as f: before = int(f.read().split()[1])*resource.getpagesize()      # what it holds now
    (OURS if which == 'ours' else TABLE)[name](*args)
    out.put((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss*2**10-before)/2**20)


def peak(*a):
    ctx = multiprocessing.get_context('spawn'); q = ctx.Queue(); p = ctx.Process(target=grown, args=(*a, q)); p.start(); v = q.get(); p.join()
    return v


def main():
    a = argparse.ArgumentParser(); a.add_argument('--objects', type=int, default=50); a.add_argument('--classes', type=int, default=80); a = a.parse_args()
    torch.set_num_threads(1)
    mib = {(w, n): peak(w, n, a.objects, a.classes) for n in OURS for w in ('ours', 'table')}           # before this process is large itself
    args = scene(a.objects, a.classes)
    for name in OURS:
        same = (OURS[name](*args) == TABLE[name](*args)).float().mean()
        t, s = seconds(lambda: OURS[name](*args), lambda: TABLE[name](*args), repeat=3, clock=time.process_time)
        print(f'{name}, {len(args[0])} points, {a.objects} objects, {a.classes} classes: ours {t*1e3:.1f} ms, table {s*1e3:.1f} ms, ratio {s/t:.1f}; '
              f'memory {mib["ours", name]:.0f} and {mib["table", name]:.0f} MiB; equal on {same:.5%}', flush=True)
    z, m = torch.randn(100, 12544), (torch.rand(a.objects, 12544) > .5).float()
    pred, gt = InstanceData(masks=z), InstanceData(masks=m)
    def two_products(pos, neg): return torch.einsum('nc,mc->nm', pos, m)+torch.einsum('nc,mc->nm', neg, 1-m)
    def ce(): return two_products(F.binary_cross_entropy_with_logits(z, torch.ones_like(z), reduction='none'), F.binary_cross_entropy_with_logits(z, torch.zeros_like(z), reduction='none'))/12544
    t, s = seconds(lambda: CrossEntropyLossCost()(pred, gt), ce, repeat=5, clock=time.process_time)
    print(f'mask cross-entropy, 100 x {a.objects} masks of 12,544 points: ours {t*1e3:.1f} ms, two products {s*1e3:.1f} ms, ratio {s/t:.1f}')
    b = torch.rand(64, 300, 4)*200
    preds = [InstanceData(bboxes=torch.cat([v[:, :2], v[:, :2]+v[:, 2:]+5], 1), scores=torch.randn(300, 80)) for v in b]
    gts = [InstanceData(bboxes=p.bboxes[:20]+3, labels=torch.randint(80, (20,))) for p in preds]
    h = HungarianAssigner([dict(type='FocalLossCost', weight=2.), dict(type='BBoxL1Cost', weight=5., box_format='xywh'), dict(type='IoUCost', weight=2.)])
    meta = [dict(img_shape=(640, 640))]*64
    t, = seconds(lambda: h.assign_batch(preds, gts, meta), repeat=3, clock=time.process_time)
    print(f'Hungarian, 64 tables of 300 x 20: {t*1e3:.0f} ms, one copy to the CPU and one back')


if __name__ == '__main__': main()
