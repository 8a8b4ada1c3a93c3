"""Assigning anchors: the kit's streaming assigner beside a table of overlaps made with torchvision's box_iou.

    python benchmarks/assign.py [--threads 1] [--objects 100]

Prints seconds and the memory of the table; the two must agree on every anchor.
"""
import argparse
import torch
from torchvision.ops import box_iou
from timing import seconds
from segkit_nb.anchors.generator import AnchorGenerator
from segkit_nb.assigners.max_iou import MaxIoUAssigner


def by_table(assigner, priors, gts):
    "The same rule on the whole (objects, priors) table"
    iou = box_iou(gts, priors)
    best, best_gt = iou.max(0)
    out = torch.full((len(priors),), -1)
    out[(best >= 0) & (best < assigner.neg_high)] = 0
    out = torch.where(best >= assigner.pos_iou_thr, best_gt+1, out)
    top = iou.max(1).values
    for g in range(len(gts)):
        if top[g] >= assigner.min_pos_iou: out[iou[g] == top[g]] = g+1
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--threads', type=int, default=1); ap.add_argument('--objects', type=int, default=100)
    a = ap.parse_args()
    torch.set_num_threads(a.threads); torch.manual_seed(0)
    gen = AnchorGenerator(strides=[4, 8, 16, 32, 64], ratios=[.5, 1, 2], scales=[8])
    assigner = MaxIoUAssigner(.7, .3, .3)
    for h, w, objects, repeat in ((800, 1333, a.objects, 2), (800, 1333, 10, 5), (160, 208, 5, 50)):
        priors = torch.cat(gen.grid_priors([(-(-h//s), -(-w//s)) for s in (4, 8, 16, 32, 64)]))
        xy = torch.rand(objects, 2)*torch.tensor([w*.8, h*.8])
        gts = torch.cat([xy, xy+10+torch.rand(objects, 2)*torch.tensor([w*.2, h*.2])], 1)
        same = (assigner.assign(priors, gts).gt_inds == by_table(assigner, priors, gts)).float().mean()
        ours, dense = seconds(lambda: assigner.assign(priors, gts), lambda: by_table(assigner, priors, gts), repeat=repeat)
        print(f'{h} x {w}: {len(priors):7d} anchors, {objects:3d} objects: streaming {ours*1e3:7.1f} ms, table {dense*1e3:7.1f} ms, '
              f'ratio {dense/ours:4.1f}; table {4*len(priors)*objects/2**20:6.1f} MiB; equal on {same:.5%}')


if __name__ == '__main__': main()
