"""Per-class NMS: the kit's batched_nms beside torchvision's, on random boxes of a dense head, 10 to 160 pixels wide.

    python benchmarks/nms.py [--threads 1]

The kit gives boxes with their scores, torchvision indices only. With 80 classes the kit compares boxes that were moved by up to
80,000 pixels, as the reference does: a handful of pairs whose IoU is the threshold to six digits may be decided otherwise.
"""
import argparse
import torch
from torchvision.ops import batched_nms as theirs
from timing import seconds
from segkit_nb.ops.suppression import batched_nms, soft_nms


def some_boxes(n, classes, g):
    xy = torch.rand(n, 2, generator=g)*1000
    boxes = torch.cat([xy, xy+10+torch.rand(n, 2, generator=g)*150], 1)
    return boxes, torch.randperm(n, generator=g)/n, torch.randint(classes, (n,), generator=g)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--threads', type=int, default=1)
    torch.set_num_threads(ap.parse_args().threads); g = torch.Generator().manual_seed(0)
    for n, repeat in ((1000, 200), (5000, 40), (20000, 8)):
        for classes in (1, 20, 80):
            boxes, scores, idxs = some_boxes(n, classes, g)
            def ours(): return batched_nms(boxes, scores, idxs, dict(type='nms', iou_threshold=.5))[1]
            def other(): return theirs(boxes, scores, idxs, .5)
            a, b = seconds(ours, other, repeat=repeat)
            differ = len(set(ours().tolist()) ^ set(other().tolist()))
            print(f'{n:6d} boxes, {classes:2d} classes: kit {a*1e3:7.2f} ms, torchvision {b*1e3:7.2f} ms, ratio {b/a:4.2f}; kept by one only: {differ}')
    boxes, scores, _ = some_boxes(1000, 1, g)
    print(f'soft-NMS of 1000: {seconds(lambda: soft_nms(boxes, scores), repeat=3)[0]*1e3:.1f} ms')


if __name__ == '__main__': main()
