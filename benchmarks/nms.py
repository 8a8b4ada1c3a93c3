"""Per-class NMS: the kit's batched_nms beside torchvision's, on top-k boxes of a dense head.

    python benchmarks/nms.py [--threads 1]
"""
import argparse, time
import torch
from torchvision.ops import batched_nms as theirs
from segkit_nb.ops.suppression import batched_nms, soft_nms


def seconds(f, repeat):
    f(); t = time.perf_counter()
    for _ in range(repeat): f()
    return (time.perf_counter()-t)/repeat


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--threads', type=int, default=1)
    torch.set_num_threads(ap.parse_args().threads); g = torch.Generator().manual_seed(0)
    for n, classes, repeat in ((1000, 80, 20), (5000, 80, 5), (5000, 1, 2), (20000, 80, 2)):
        xy = torch.rand(n, 2, generator=g)*1000
        boxes = torch.cat([xy, xy+10+torch.rand(n, 2, generator=g)*150], 1)
        scores, idxs = torch.rand(n, generator=g), torch.randint(classes, (n,), generator=g)
        cfg = dict(type='nms', iou_threshold=.5)
        same = torch.equal(batched_nms(boxes, scores, idxs, cfg)[1], theirs(boxes, scores, idxs, .5))
        a, b = seconds(lambda: batched_nms(boxes, scores, idxs, cfg), repeat), seconds(lambda: theirs(boxes, scores, idxs, .5), repeat)
        print(f'{n:6d} boxes, {classes:2d} classes: kit {a*1e3:7.1f} ms, torchvision {b*1e3:7.1f} ms, ratio {b/a:4.2f}; same boxes kept: {same}')
    print(f'soft-NMS of the first 1000: {seconds(lambda: soft_nms(boxes[:1000], scores[:1000]), 1)*1e3:.1f} ms')


if __name__ == '__main__': main()
