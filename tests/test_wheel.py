"The kit as a user has it: a wheel, installed, used outside the checkout"
import os, shutil, site, subprocess, sys
from pathlib import Path
import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = 'setup.py settings.ini MANIFEST.in README.md LICENSE'.split()
TYPED = '''"A user's script"
import torch
from segkit_nb.assigners import AssignResult, MaxIoUAssigner
from segkit_nb.boxes import bbox_overlaps
from segkit_nb.core import InstanceData, build
from segkit_nb.heads.dense import RetinaHead

priors = torch.tensor([[0., 0., 10., 10.], [20., 20., 30., 30.]])
result: AssignResult = MaxIoUAssigner(pos_iou_thr=.5, neg_iou_thr=.4).assign(priors, priors[:1])
print(result.explain(0), bbox_overlaps(priors, priors), InstanceData(bboxes=priors)[:1])
head: RetinaHead = build(dict(type='RetinaHead', num_classes=2, in_channels=8, feat_channels=8))
'''
USED = '''
import sys
from pathlib import Path
sys.modules['fastcore'] = sys.modules['nbdev'] = None               # only chapters need them
import torch, segkit_nb
from segkit_nb.all import *
assert Path(segkit_nb.__file__).resolve().is_relative_to(Path('env').resolve()), segkit_nb.__file__
assert MaskRCNN and EncoderDecoder and Runner and 'test_tensor' not in globals()
picture = draw_scene(0).image
w = anchor_explorer(picture, torch.tensor([[40., 40., 80., 90.]]))
before = w.img.copy(); w.controls['x'].value = .9
assert (w.img!=before).any() and '<img' in w._repr_html_()
print(tinytown('town', n_train=8, n_val=4))
'''

def ran(*cmd, cwd=None):
    "The output of a command; what it said where it fails"
    r = subprocess.run([str(c) for c in cmd], cwd=cwd, capture_output=True, text=True, env={k:v for k,v in os.environ.items() if k!='PYTHONPATH'})
    assert r.returncode==0, f'{cmd}\n{r.stdout[-3000:]}\n{r.stderr[-3000:]}'
    return r.stdout

@pytest.fixture(scope='module')
def place(tmp_path_factory):
    "A folder with `env`: a Python that has the wheel, and the dependencies of this one (without its editable install)"
    d = tmp_path_factory.mktemp('wheel')
    shutil.copytree(ROOT/'segkit_nb', d/'src/segkit_nb', ignore=shutil.ignore_patterns('__pycache__', '.*'))
    for f in SOURCE: shutil.copy(ROOT/f, d/'src')
    ran(sys.executable, '-m', 'pip', 'wheel', '-q', '--no-deps', '--no-build-isolation', '-w', d/'dist', d/'src')
    shutil.rmtree(d/'src')
    ran(sys.executable, '-m', 'venv', '--without-pip', d/'env')
    ran(sys.executable, '-m', 'pip', '--python', d/'env/bin/python', 'install', '-q', '--no-deps', '--no-index', next((d/'dist').glob('*.whl')))
    lib = Path(ran(d/'env/bin/python', '-c', 'import site; print(site.getsitepackages()[0])').strip())
    (lib/'dependencies.pth').write_text('\n'.join(site.getsitepackages()))
    yield d
    shutil.rmtree(d, ignore_errors=True)                            # checkpoints are large

def test_wheel_is_imported_and_trains(place):
    "Everything imports, an explorer moves, and a recipe trains for two iterations"
    ran('env/bin/python', '-c', USED, cwd=place)
    ran('env/bin/segkit_train', 'tinytown_retinanet', '--recipe-options', 'root=town', 'epochs=1', 'batch_size=4', 'workers=0', '--work-dir', 'run', cwd=place)
    rows = (place/'run/log.csv').read_text().splitlines()
    assert len(rows)>1 and 'loss' in rows[0] and (place/'run/epoch_1.pth').exists()

def test_type_checker_sees_the_types(place):
    "`py.typed` is found: a right script passes, a wrong one is an error"
    pytest.importorskip('mypy')
    (place/'right.py').write_text(TYPED); (place/'wrong.py').write_text(TYPED.replace('result: AssignResult', 'result: int'))
    (place/'mypy.ini').write_text('[mypy]\n[mypy-torch.*,torchvision.*,numpy.*,cv2.*,PIL.*,matplotlib.*,pycocotools.*]\nfollow_imports = skip\n')
    r = subprocess.run([sys.executable, '-m', 'mypy', '--config-file', 'mypy.ini', '--python-executable', 'env/bin/python', 'right.py', 'wrong.py'], cwd=place, capture_output=True, text=True)
    lines = r.stdout.splitlines()
    assert lines and not [s for s in lines if s.startswith('right.py')], r.stdout+r.stderr
    assert any(s.startswith('wrong.py:9: error') and '"AssignResult"' in s for s in lines), r.stdout+r.stderr
