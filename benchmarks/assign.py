"""Assigning priors: the kit's assigners beside the same rules on whole (objects, priors) tables.

    python benchmarks/assign.py [--threads 1] [--objects 100]

Prints CPU seconds (the least of some repeats, in turns), the memory of one table, and the ratio; the two must agree on
every prior. The last lines assign 4 million priors to 1,000 objects, each in a process of its own, and print by how much
the process grew at its peak.
"""
import argparse, multiprocessing, time
import torch
from torchvision.ops import box_iou
from timing import seconds
from segkit_nb.anchors.generator import AnchorGenerator
from segkit_nb.assigners.atss import ATSSAssigner
from segkit_nb.assigners.max_iou import MaxIoUAssigner

STRIDES = [4, 8, 16, 32, 64]


def max_iou_by_table(assigner, priors, gts, counts):
    "The rule of MaxIoUAssigner on the whole table"
    iou = box_iou(gts, priors)
    best, best_gt = iou.max(0)
    out = torch.full((len(priors),), -1)
    out[(best >= 0) & (best < assigner.neg_high)] = 0
    out = torch.where(best >= assigner.pos_iou_thr, best_gt+1, out)
    top = iou.max(1).values
    for g in range(len(gts)):
        if top[g] >= assigner.min_pos_iou: out[iou[g] == top[g]] = g+1
    return out


def atss_by_table(assigner, priors, gts, counts):
    "The rule of ATSSAssigner: tables of distances and of overlaps"
    iou = box_iou(gts, priors)
    center, mid = (priors[:, :2]+priors[:, 2:])/2, (gts[:, :2]+gts[:, 2:])/2
    far = (center-mid[:, None]).pow(2).sum(-1).sqrt()
    cand, start = [], 0
    for n in counts:
        cand.append(start+far[:, start:start+n].topk(min(assigner.topk, n), 1, largest=False).indices); start += n
    cand = torch.cat(cand, 1)
    u, c = iou.gather(1, cand), center[cand]
    inside = torch.cat([c-gts[:, None, :2], gts[:, None, 2:]-c], -1).amin(-1) > .01
    ok = (u >= u.mean(1, keepdim=True)+u.std(1, keepdim=True)) & inside
    table = torch.full_like(iou, -1e8).scatter_(1, cand, torch.where(ok, u, -1e8))
    best, best_gt = table.max(0)
    return torch.where(best > -1e8, best_gt+1, 0)


def scene(h, w, objects, ratios=(.5, 1, 2)):
    "Priors, their number on each level, and random objects"
    levels = AnchorGenerator(strides=STRIDES, ratios=list(ratios), scales=[8]).grid_priors([(-(-h//s), -(-w//s)) for s in STRIDES])
    xy = torch.rand(objects, 2)*torch.tensor([w*.8, h*.8])
    return torch.cat(levels), torch.cat([xy, xy+10+torch.rand(objects, 2)*torch.tensor([w*.2, h*.2])], 1), [len(l) for l in levels]


def compare(name, assigner, by_table, priors, gts, counts, repeat, **kw):
    ours = lambda: assigner.assign(priors, gts, **kw).gt_inds
    table = lambda: by_table(assigner, priors, gts, counts)
    same = (ours() == table()).float().mean()
    a, b = seconds(ours, table, repeat=repeat, clock=time.process_time)
    print(f'{name}, {len(priors):7d} priors, {len(gts):3d} objects: ours {a*1e3:7.1f} ms, table {b*1e3:7.1f} ms, ratio {b/a:5.1f}; '
          f'table {4*len(priors)*len(gts)/2**20:6.1f} MiB; equal on {same:.5%}', flush=True)


def memory(what):
    "MiB of this process (Linux): `VmRSS` now, `VmHWM` at its peak"
    with open('/proc/self/status') as f: return int(next(l for l in f if l.startswith(what)).split()[1])/2**10


def grown(name, out):
    "By how many MiB this process grew at its peak over what it held before, and CPU seconds"
    torch.set_num_threads(1); torch.manual_seed(0)
    priors, gts, counts = scene(*((3100, 5160) if name == 'MaxIoU' else (5368, 8940)), 1000, (.5, 1, 2) if name == 'MaxIoU' else (1,))
    a, kw = (MaxIoUAssigner(.7, .3, .3), {}) if name == 'MaxIoU' else (ATSSAssigner(9), dict(num_level_priors=counts))
    a.assign(priors[:1000], gts[:2], **(kw and dict(num_level_priors=[1000])))           # what is loaded and set up once
    with open('/proc/self/clear_refs', 'w') as f: f.write('5')                           # the peak begins anew
    before, t = memory('VmRSS'), time.process_time()
    r = a.assign(priors, gts, **kw)
    out.put((len(priors), len(r.pos), memory('VmHWM')-before, time.process_time()-t))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--threads', type=int, default=1); ap.add_argument('--objects', type=int, default=100)
    a = ap.parse_args()
    torch.set_num_threads(a.threads); torch.manual_seed(0)
    for h, w, objects, repeat in ((800, 1333, a.objects, 3), (800, 1333, 10, 5), (160, 208, 5, 50)):
        compare('MaxIoU', MaxIoUAssigner(.7, .3, .3), max_iou_by_table, *scene(h, w, objects), repeat)
    for h, w, objects, repeat in ((1389, 2312, a.objects, 3), (800, 1333, 10, 5), (160, 208, 5, 50)):
        priors, gts, counts = scene(h, w, objects, (1,))
        compare('ATSS  ', ATSSAssigner(9), atss_by_table, priors, gts, counts, repeat, num_level_priors=counts)
    ctx = multiprocessing.get_context('spawn')
    for name in ('MaxIoU', 'ATSS'):
        q = ctx.Queue(); p = ctx.Process(target=grown, args=(name, q)); p.start(); n, pos, mib, s = q.get(); p.join()
        print(f'{name:6s}, {n} priors, 1000 objects: {pos} positive, grew by {mib:.0f} MiB, {s:.1f} CPU seconds '
              f'(a table would take {4e3*n/2**20:.0f} MiB)', flush=True)


if __name__ == '__main__': main()
