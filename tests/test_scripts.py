"The console scripts, as a shell runs them: their work, their exit codes, and one line for bad input"
import json, os, subprocess, sys
from pathlib import Path
import cv2, numpy as np, pytest, torch
from segkit_nb.datasets.town import tinytown

NAMES = ['train', 'test', 'predict', 'browse', 'print_config', 'env']

def script(name, *args, cwd=None):
    code = f'import sys; from segkit_nb.tools.cli import {name}_command; sys.exit({name}_command(sys.argv[1:]))'
    return subprocess.run([sys.executable, '-c', code, *map(str, args)], capture_output=True, text=True, cwd=cwd,
                          env=os.environ | {'OMP_NUM_THREADS': '1'})

@pytest.fixture(scope='module')
def town(tmp_path_factory):
    return tinytown(tmp_path_factory.mktemp('town')/'data', seed=7, n_train=8, n_val=4)

@pytest.fixture(scope='module')
def run(town, tmp_path_factory):
    "A segmentor trained for one epoch of eight images, by the script"
    work = tmp_path_factory.mktemp('run')/'seg'
    r = script('train', 'tinytown_fcn', '--recipe-options', f'root={town}', 'epochs=1', 'batch_size=4', 'workers=0', '--work-dir', work, '--seed', 3)
    assert r.returncode==0, r.stderr
    return work

@pytest.mark.parametrize('name', NAMES)
def test_installed_and_helpful(name):
    r = subprocess.run([str(Path(sys.executable).parent/f'segkit_{name}'), '--help'], capture_output=True, text=True)
    assert r.returncode==0 and f'segkit_{name}' in r.stdout and len(r.stdout.splitlines())>4

def test_train_leaves_a_run(run):
    names = {p.name for p in run.iterdir()}
    assert {'config.py', 'log.txt', 'log.jsonl', 'log.csv', 'epoch_1.pth', 'last_checkpoint'} <= names, names
    rows = [json.loads(l) for l in (run/'log.jsonl').read_text().splitlines()]
    assert any('mIoU' in r for r in rows)
    state = torch.load(run/'epoch_1.pth', weights_only=True)
    assert len(state['meta']['classes'])==11 and "type='EncoderDecoder'" in state['meta']['config']

def test_test_gives_the_same_figures(run, town, tmp_path):
    r = script('test', 'tinytown_fcn', run/'epoch_1.pth', '--recipe-options', f'root={town}', 'workers=0', '--work-dir', tmp_path/'t', '--out', tmp_path/'f.json')
    assert r.returncode==0, r.stderr
    logged = [json.loads(l) for l in (run/'log.jsonl').read_text().splitlines()]
    assert json.loads((tmp_path/'f.json').read_text())['mIoU']==[x['mIoU'] for x in logged if 'mIoU' in x][-1]

def test_predict_draws(run, town, tmp_path):
    "The checkpoint alone is enough; a photograph of another size keeps its size"
    photo = tmp_path/'photo.png'; cv2.imwrite(str(photo), np.random.RandomState(0).randint(0, 255, (123, 77, 3), np.uint8))
    r = script('predict', run/'epoch_1.pth', town/'images/val', photo, '--out-dir', tmp_path/'out')
    assert r.returncode==0, r.stderr
    made = sorted(p.name for p in (tmp_path/'out').glob('*.png'))
    assert len(made)==5 and cv2.imread(str(tmp_path/'out'/'photo.png')).shape==(123,77,3)
    scene = cv2.imread(str(town/'images/val'/(made[0][:-4]+'.jpg')))
    assert (cv2.imread(str(tmp_path/'out'/made[0]))!=scene).mean()>.2

@pytest.mark.parametrize('recipe', ['tinytown_mask_rcnn', 'tinytown_faster_rcnn', 'tinytown_retinanet', 'tinytown_pspnet'])
def test_every_recipe_trains(recipe, town, tmp_path):
    "One epoch of eight images: losses are logged, a checkpoint is there, the metric has its figure"
    from segkit_nb import zoo
    from segkit_nb.engine.runner import Runner
    cfg = getattr(zoo, recipe)(str(town), epochs=1, batch_size=4, workers=0); cfg.work_dir = str(tmp_path)
    Runner.from_cfg(cfg).train()
    rows = [json.loads(l) for l in (tmp_path/'log.jsonl').read_text().splitlines()]
    val = [r for r in rows if r['mode']=='val'][-1]
    assert np.isfinite([r['loss'] for r in rows if r['mode']=='train']).all() and (tmp_path/'epoch_1.pth').exists()
    assert np.isfinite(val['loss']) and ('mIoU' in val or 'coco/bbox_mAP' in val)      # a validation loss beside the metric

def test_browse_draws_the_augmented_data(town, tmp_path):
    r = script('browse', 'tinytown_mask_rcnn', '--recipe-options', f'root={town}', '--number', 3, '--out-dir', tmp_path/'b')
    assert r.returncode==0, r.stderr
    assert sorted(p.name for p in (tmp_path/'b').iterdir())==['0000.png','0001.png','0002.png','sheet.png']

def test_print_config_can_be_read_back(tmp_path):
    r = script('print_config', 'tinytown_retinanet', '--cfg-options', 'model.bbox_head.loss_cls.gamma=3.5')
    (tmp_path/'mine.py').write_text(r.stdout)
    again = script('print_config', tmp_path/'mine.py')
    assert r.returncode==again.returncode==0 and 'gamma=3.5' in again.stdout
    why = script('print_config', tmp_path/'mine.py', '--explain', 'model.type')
    assert 'mine.py' in why.stdout and 'RetinaNet' in why.stdout

BAD = [
    ('train', ['tinytown_mask_rcn'], 'tinytown_mask_rcnn'),
    ('train', ['no_such.py'], 'no_such.py'),
    ('train', ['tinytown_fcn', '--cfg-options', 'model.backbone.type=ResNett'], 'ResNet'),
    ('train', ['tinytown_fcn', '--cfg-options', 'model.decode_head.chanels=3'], 'chanels'),
    ('train', ['tinytown_mask_rcnn', '--cfg-options', 'model.roi_head.bbox_head.num_classes=5'], 'num_classes'),
    ('train', ['tinytown_mask_rcnn', '--cfg-options', 'train_dataloader.dataset.ann_file=none.json'], 'none.json'),
    ('train', ['tinytown_mask_rcnn', '--cfg-options', "train_dataloader.dataset.metainfo.classes=['persn']"], 'person'),
    ('test', ['tinytown_fcn', 'nowhere.pth'], 'nowhere.pth'),
    ('predict', ['nowhere.pth', 'x.png'], 'nowhere.pth'),
    ('browse', ['tinytown_fcn', '--recipe-options', 'epoch=1'], 'epoch'),
]
@pytest.mark.parametrize('name,args,said', BAD, ids=[f'{n}-{a[-1][-24:]}' for n,a,_ in BAD])
def test_bad_input_is_a_message(name, args, said, tmp_path):
    r = script(name, *args, *(['--work-dir', tmp_path/'w'] if name=='train' else []), cwd=tmp_path)
    last = r.stderr.strip().splitlines()
    assert r.returncode==1 and any(l.startswith(f'segkit_{name}: error') for l in last) and said in r.stderr and len(last)<9, r.stderr
    assert 'Traceback' not in r.stderr and not any(p.suffix=='.pth' for p in tmp_path.rglob('*'))

def test_checkpoint_of_another_model(run, town, tmp_path):
    r = script('test', 'tinytown_pspnet', run/'epoch_1.pth', '--recipe-options', f'root={town}', '--work-dir', tmp_path/'t')
    assert r.returncode==1 and 'epoch_1.pth' in r.stderr and 'Traceback' not in r.stderr, r.stderr

def test_checkpoint_with_code_in_it(tmp_path):
    import pickle
    class Evil:
        def __reduce__(self): return os.system, (f'touch {tmp_path}/pwned',)
    torch.save(dict(state_dict={}, meta=Evil()), tmp_path/'evil.pth')
    r = script('predict', tmp_path/'evil.pth', 'x.png', cwd=tmp_path)
    cv2.imwrite(str(tmp_path/'x.png'), np.zeros((8,8,3), np.uint8))
    r = script('predict', tmp_path/'evil.pth', tmp_path/'x.png', cwd=tmp_path)
    assert r.returncode==1 and 'evil.pth' in r.stderr and not (tmp_path/'pwned').exists(), r.stderr

def test_predict_on_a_damaged_image(run, tmp_path):
    (tmp_path/'cut.jpg').write_bytes(b'\xff\xd8\xff\xe0 not much more')
    r = script('predict', run/'epoch_1.pth', tmp_path/'cut.jpg', cwd=tmp_path)
    assert r.returncode==1 and 'cut.jpg' in r.stderr and 'Traceback' not in r.stderr, r.stderr

def waits_for(folder, iteration, process):
    "Wait until the log of a run has a row of this iteration"
    import time
    for _ in range(6000):
        assert process.poll() is None, 'the run ended too early'
        rows = (folder/'log.jsonl').read_text().splitlines() if (folder/'log.jsonl').exists() else []
        if any(r.endswith('}') and json.loads(r)['iter']>=iteration for r in rows): return
        time.sleep(.02)

def test_killed_interrupted_and_resumed(town, tmp_path):
    "SIGKILL, then Ctrl-C (exit code 130), then --resume: the last checkpoint is that of an undisturbed run, in fresh processes"
    import signal
    code = 'import sys; from segkit_nb.tools.cli import train_command; sys.exit(train_command(sys.argv[1:]))'
    def start(work, *more):
        args = ['tinytown_fcn', '--recipe-options', f'root={town}', 'epochs=5', 'batch_size=2', 'width=16', '--cfg-options',
                'default_hooks.checkpoint.interval=5', 'default_hooks.checkpoint.by_epoch=False', 'default_hooks.logger.interval=1',
                'train_dataloader.num_workers=2', 'train_dataloader.persistent_workers=True', 'val_dataloader.num_workers=0', '--work-dir', str(work), *more]
        return subprocess.Popen([sys.executable, '-c', code, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                env=os.environ | {'OMP_NUM_THREADS': '1'})
    def finish(p, code):
        err = p.communicate(timeout=300)[1]
        assert p.returncode==code, err
    finish(start(tmp_path/'a'), 0)
    p = start(tmp_path/'b'); waits_for(tmp_path/'b', 7, p); p.kill(); finish(p, -signal.SIGKILL)
    p = start(tmp_path/'b', '--resume'); waits_for(tmp_path/'b', 9, p); p.send_signal(signal.SIGINT); finish(p, 130)
    finish(start(tmp_path/'b', '--resume'), 0)
    a,b = (torch.load(tmp_path/d/'iter_20.pth', weights_only=True) for d in 'ab')
    assert all(torch.equal(v, b['state_dict'][k]) for k,v in a['state_dict'].items())
    for k,s in a['optimizer']['optimizer']['state'].items():
        assert all(torch.equal(v, b['optimizer']['optimizer']['state'][k][n]) for n,v in s.items())
    import csv
    rows = [[{k:v for k,v in r.items() if 'time' not in k} for r in csv.DictReader((tmp_path/d/'log.csv').open())] for d in 'ab']
    assert rows[0]==rows[1] and [r['iter'] for r in rows[0] if r['mode']=='train']==[str(i) for i in range(1, 21)]
