"""What surrounds a training step: the optimizer's groups, averaged weights, the metainfo of the samples.

    python benchmarks/step.py [--device cuda] [--threads 1]

Each line is a ratio of two ways to the same numbers, in one run: parameters in groups of equal settings beside a group for each
parameter, with and without foreach (the default on a GPU); the mean of the weights by two foreach calls beside a loop over tensors;
a sample's metainfo as it is handed out beside a deep copy; and the twin on which a validation loss is computed beside one
training step.
"""
import argparse, copy
from types import SimpleNamespace
import torch
from timing import seconds
from segkit_nb.core.registry import build
from segkit_nb.core.structures import DataSample
from segkit_nb.engine.hooks import EMAHook
from segkit_nb.engine.optim import param_groups

RULES = dict(norm_decay_mult=0., bias_decay_mult=0.)


def optimizer(model, split, foreach):
    "AdamW without decay for norms and biases"
    groups = param_groups(model, RULES, 1e-4, .05)
    if split: groups = [g | dict(params=[p]) for g in groups for p in g['params']]
    return torch.optim.AdamW(groups, foreach=foreach)


def loop_version(hook, model):
    "The mean of the weights, moved tensor by tensor"
    weights = {k for k,_ in model.named_parameters(remove_duplicate=False)}
    for k,v in model.state_dict().items():
        if k in weights: hook.mean[k].lerp_(v, hook.momentum)
        else: hook.mean[k].copy_(v)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--device', default='cpu'); ap.add_argument('--threads', type=int, default=1); ap.add_argument('--repeat', type=int, default=5)
    a = ap.parse_args()
    torch.set_num_threads(a.threads); torch.manual_seed(0)
    model = build(dict(type='ResNet', depth=50, norm_cfg=dict(type='BN'))).to(a.device)
    for p in model.parameters(): p.grad = torch.randn_like(p)*1e-3
    wait = torch.cuda.synchronize if a.device.startswith('cuda') else lambda: None
    def timed(f, g): return seconds(lambda: (f(), wait()), lambda: (g(), wait()), repeat=a.repeat)
    count = len(list(model.parameters()))
    for foreach in (False, True):
        few,many = (optimizer(model, split, foreach) for split in (False, True))
        s,t = timed(few.step, many.step)
        print(f'AdamW, {count} parameters, foreach={foreach}: {len(few.param_groups)} groups {s*1e3:6.2f} ms, {len(many.param_groups)} groups '
              f'{t*1e3:6.2f} ms, ratio {t/s:4.2f}')
    hook,run = EMAHook(momentum=.01),SimpleNamespace(bare_model=model, iter=0, epoch=0)
    hook.before_train(run); hook.after_train_iter(run, 0)
    s,t = timed(lambda: hook.after_train_iter(run, 0), lambda: loop_version(hook, model))
    print(f'averaged weights: two calls {s*1e3:6.2f} ms, loop {t*1e3:6.2f} ms, ratio {t/s:4.2f}')
    sample = DataSample(metainfo=dict(img_id=3, img_path='a.png', ori_shape=(427,640), img_shape=(800,1199), scale_factor=(1.87,1.87), flip=False))
    n = 1000
    s,t = seconds(lambda: [sample.metainfo for _ in range(n)], lambda: [copy.deepcopy(dict(sample.metainfo)) for _ in range(n)], repeat=a.repeat)
    print(f'metainfo: read-only {s/n*1e6:6.2f} us, deep copy {t/n*1e6:6.2f} us, ratio {t/s:4.0f}')
    x = torch.rand(2, 3, 224, 224, device=a.device)
    def step(): model(x)[-1].sum().backward()
    s,t = timed(lambda: copy.deepcopy(model, {id(p): p for p in model.parameters()}), step)
    print(f'twin of a model for the validation loss: {s*1e3:6.2f} ms; a step of two images takes {t/s:4.0f} times as long')


if __name__ == '__main__': main()
