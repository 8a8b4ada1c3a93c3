"""Operators beside their naive forms: CPU seconds forward and backward in the same run, and the most memory each needs.

    python benchmarks/ops.py [--threads 1] [--no-memory]

- deformable attention (Deformable DETR's encoder on 320x320: 2,125 cells as queries, 8 heads of 32 channels, 4 levels, 4 points) beside a
  dense table: every query's weights of every cell, bilinear ones written into it, then one matrix product a head.
- CARAFE (256 channels, 32x40 cells, k=5, factor 2) beside the form that writes every neighborhood out.
- criss-cross attention (64 channels, 64x64 cells) beside the full table of all pairs, masked to row and column.
- masked convolution (256 channels, 64x64 cells, 5 of 100 wanted) beside convolving everything.
- deformable RoI pooling (128 boxes, 7x7 bins, 2x2 samples, 256 channels) with all samples held beside portions that are read again.

Memory is the growth of the process's peak, each form in a process of its own, whose allocator gives freed blocks back.
"""
import argparse, math, multiprocessing, os, resource
import torch
import torch.nn.functional as F
from timing import seconds
from segkit_nb.layers.global_context import CrissCrossAttention
from segkit_nb.ops import carafe, carafe_naive, deform_roi_pool, masked_conv2d, multi_scale_deformable_attn, roi_pooling


def rand(*shape, grad=True): return torch.rand(*shape, generator=torch.Generator().manual_seed(math.prod(shape) % 997)).requires_grad_(grad)


def both(f, *inputs):
    "Forward and backward"
    def run(): torch.autograd.grad(f().square().mean(), [i for i in inputs if i.requires_grad])
    return run


def dense_attention(value, shapes, loc, weight):
    "A table of all queries by all cells for each head: quadratic"
    B, S, M, D = value.shape; Q, _, L, P = loc.shape[1:5]
    table, start = [], 0
    for l, (h, w) in enumerate(shapes):
        xy = loc[:, :, :, l]*torch.tensor([w, h])-.5; low = xy.detach().floor(); f = xy-low
        part = value.new_zeros(B, Q, M, h*w)
        for dx in (0, 1):
            for dy in (0, 1):
                x, y = (low+torch.tensor([dx, dy])).long().unbind(-1)
                a = (f[..., 0] if dx else 1-f[..., 0])*(f[..., 1] if dy else 1-f[..., 1])*weight[:, :, :, l]
                ok = (x >= 0) & (x < w) & (y >= 0) & (y < h)
                part = part.scatter_add(3, y.clamp(0, h-1)*w+x.clamp(0, w-1), a*ok)
        table.append(part)
    return torch.einsum('bqms,bsmd->bqmd', torch.cat(table, 3), value).flatten(2)


def plain_criss_cross(b, x):
    N, C, h, w = x.shape; q, k, v = (f(x).flatten(2) for f in (b.query_conv, b.key_conv, b.value_conv))
    row, col = torch.arange(h*w)//w, torch.arange(h*w) % w
    cross = (row[:, None] == row) | (col[:, None] == col)
    share = (q.transpose(1, 2)@k).masked_fill(~cross, float('-inf')).softmax(-1)
    return x+b.gamma((v@share.transpose(1, 2)).view(N, C, h, w))


def all_samples(x, rois, offset, size, scale, ratio, gamma=.1):
    "Every sample of every bin at once"
    lo, hi = rois[:, 1:3]*scale-.5, rois[:, 3:]*scale-.5; wh = hi-lo; step = (wh/size)[:, None, None]
    at = torch.stack(torch.meshgrid(torch.arange(size), torch.arange(size), indexing='xy'), -1)
    start = lo[:, None, None]+gamma*wh[:, None, None]*offset.permute(0, 2, 3, 1)+at*step
    grid = lambda a: (start[..., a, None]+step[..., a, None]*(torch.arange(ratio)+.5)/ratio).flatten(0, 2)
    k = rois[:, 0].long().repeat_interleave(size*size)
    return roi_pooling._bilinear(x.permute(0, 2, 3, 1), k, grid(1), grid(0)).mean((1, 2)).view(len(rois), size, size, -1).permute(0, 3, 1, 2)


def deformable_attention():
    shapes = [(40, 40), (20, 20), (10, 10), (5, 5)]; S = sum(h*w for h, w in shapes)
    v, loc, w = rand(1, S, 8, 32), rand(1, S, 8, 4, 4, 2), rand(1, S, 8, 4, 4)
    return both(lambda: multi_scale_deformable_attn(v, shapes, loc, w), v, loc, w), both(lambda: dense_attention(v, shapes, loc, w), v, loc, w)
def carafe_5():
    x, m = rand(1, 256, 32, 40), rand(1, 25, 64, 80)
    return both(lambda: carafe(x, m, 5, 1, 2), x, m), both(lambda: carafe_naive(x, m, 5, 1, 2), x, m)
def criss_cross():
    torch.manual_seed(0); b = CrissCrossAttention(64); b.gamma.scale.data.fill_(1.); x = rand(1, 64, 64, 64)
    return both(lambda: b(x), x), both(lambda: plain_criss_cross(b, x), x)
def masked_convolution():
    x, w, m = rand(1, 256, 64, 64), rand(256, 256, 3, 3), rand(1, 64, 64, grad=False)-.95
    return both(lambda: masked_conv2d(x, m, w, None, 1), x, w), both(lambda: F.conv2d(x, w, None, 1, 1)*(m > 0)[:, None], x, w)
def deformable_roi_pooling():
    x, o, r = rand(1, 256, 50, 68), rand(128, 2, 7, 7), rand(128, 5, grad=False)*torch.tensor([0, 400., 300, 0, 0]); r[:, 3:] = r[:, 1:3]+110
    return both(lambda: deform_roi_pool(x, r, o, 7, 1/8, 2), x, o), both(lambda: all_samples(x, r, o, 7, 1/8, 2), x, o)

CASES = [deformable_attention, carafe_5, criss_cross, masked_convolution, deformable_roi_pooling]


def peak(case, which, threads, out):
    torch.set_num_threads(threads); f = CASES[case]()[which]
    with open('/proc/self/statm') as s: before = int(s.read().split()[1])*resource.getpagesize()
    f(); out.put(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss/1024-before/2**20)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--threads', type=int, default=1); ap.add_argument('--no-memory', action='store_true'); a = ap.parse_args()
    torch.set_num_threads(a.threads); spawn = multiprocessing.get_context('spawn')
    memory = []; os.environ['MALLOC_MMAP_THRESHOLD_'] = os.environ['MALLOC_TRIM_THRESHOLD_'] = '1000000'     # of the children: freed blocks go back
    for i in range(0 if a.no_memory else len(CASES)):        # first: a child's peak is never below its parent's
        used = []
        for which in (0, 1):
            q = spawn.Queue(); p = spawn.Process(target=peak, args=(i, which, a.threads, q)); p.start(); used.append(q.get()); p.join()
        memory.append(f'; peak kit {used[0]:6.1f} MB, naive {used[1]:6.1f} MB, ratio {used[1]/max(used[0], .1):4.1f}')
    for i, case in enumerate(CASES):
        ours, naive = seconds(*case(), repeat=3)
        line = f'{case.__name__.replace("_", " "):24s} kit {ours*1e3:7.1f} ms, naive {naive*1e3:7.1f} ms, ratio {naive/ours:5.2f}'
        print(line+(memory[i] if memory else ''), flush=True)


if __name__ == '__main__': main()
