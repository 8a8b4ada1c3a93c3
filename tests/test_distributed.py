"Two processes under torchrun learn what one process with the double batch learns, and share metrics and files"
import json, os, subprocess, sys
from pathlib import Path
import pytest

pytestmark = pytest.mark.slow

def config(work_dir, batch_size, **kw):
    "A linear model on 16 points; its gradient is a mean over the batch"
    return dict(model=Line(), work_dir=str(work_dir), randomness=dict(seed=5),
        train_dataloader=dict(dataset=Points(), batch_size=batch_size, sampler=dict(type='DefaultSampler', shuffle=True)),
        val_dataloader=dict(dataset=Points(11), batch_size=2), val_evaluator=Error(), val_cfg={}, train_cfg=dict(by_epoch=True, max_epochs=3),
        optim_wrapper=dict(optimizer=dict(type='SGD', lr=.1, momentum=.9)), param_scheduler=dict(type='MultiStepLR', milestones=[2]),
        default_hooks=dict(logger=dict(type='LoggerHook', interval=2), checkpoint=dict(type='CheckpointHook', by_epoch=False, interval=3)), **kw)

def define():
    "The toy model, data and metric"
    import torch
    from torch import nn
    from segkit_nb.metrics.base import BaseMetric
    from segkit_nb.models.base import BaseModel
    class Points(torch.utils.data.Dataset):
        def __init__(self, n=16): self.n = n
        def __len__(self): return self.n
        def __getitem__(self, i): return dict(inputs=torch.tensor([i/8., 1-i/16.]), data_samples=float(i))
    class Line(BaseModel):
        def __init__(self):
            super().__init__()
            torch.manual_seed(0)
            self.net = nn.Linear(2, 1)
        def forward(self, inputs, data_samples=None, mode='tensor'):
            out = self.net(torch.stack(list(inputs)).float())[:, 0]
            return dict(loss_square=(out-torch.tensor(data_samples)).square().mean()) if mode=='loss' else list(out)
    class Error(BaseMetric):
        def process(self, data_batch, data_samples):
            self.results += [(t, float(p)) for p,t in zip(data_samples, data_batch['data_samples'])]
        def compute_metrics(self, results): return dict(error_loss=sum(abs(p-t) for t,p in results)/len(results), samples=float(len({t for t,_ in results})))
    globals().update(Points=Points, Line=Line, Error=Error)

def main(work_dir, batch_size, resume):
    define()
    from segkit_nb.core.distributed import rank
    from segkit_nb.engine.runner import Runner
    r = Runner.from_cfg(config(work_dir, int(batch_size)), launcher='pytorch', device='cpu', resume=resume or False)
    r.train()
    metrics = r.val()
    Path(work_dir, f'rank{rank()}.json').write_text(json.dumps(dict(weights=r.bare_model.net.weight.tolist(), metrics=metrics)))

def launch(work_dir, batch_size, processes, resume=''):
    cmd = [sys.executable, '-m', 'torch.distributed.run', f'--nproc_per_node={processes}', '--master_port=0', '--rdzv_backend=c10d',
           '--rdzv_endpoint=localhost:0', __file__, str(work_dir), str(batch_size), resume]
    p = subprocess.run(cmd, env=os.environ | dict(OMP_NUM_THREADS='1', CUDA_VISIBLE_DEVICES=''), capture_output=True, text=True, timeout=300)
    assert p.returncode==0, p.stdout[-2000:]+p.stderr[-4000:]
    return [json.loads(Path(work_dir, f'rank{i}.json').read_text()) for i in range(processes)]

def test_two_processes(tmp_path):
    (one,),two = launch(tmp_path/'one', 4, 1),launch(tmp_path/'two', 2, 2)
    assert two[0]==two[1]                               # the same weights and the same metrics on both
    for a,b in zip(one['weights'][0], two[0]['weights'][0]): assert abs(a-b)<1e-5
    assert two[0]['metrics']['samples']==11 and abs(one['metrics']['error_loss']-two[0]['metrics']['error_loss'])<1e-4
    rows = [[json.loads(l) for l in (tmp_path/d/'log.jsonl').read_text().splitlines()] for d in ('one', 'two')]
    assert [r['iter'] for r in rows[0]]==[r['iter'] for r in rows[1]]      # written once, by the first process
    for a,b in zip(*rows):
        if a['mode']=='train': assert abs(a['loss']-b['loss'])<1e-3        # the mean over both processes
    again = launch(tmp_path/'two', 2, 2, resume=str(tmp_path/'two'/'iter_6.pth'))
    assert again[0]['weights']==two[0]['weights']

if __name__=='__main__': main(*sys.argv[1:])
