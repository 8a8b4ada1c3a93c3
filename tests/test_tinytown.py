"tinytown outside a checkout: drawn into a cache, once, whole, also by two processes at a time"
import os, shutil, subprocess, sys, time
from pathlib import Path
import segkit_nb

CODE = '''
from segkit_nb.datasets.town import tinytown, data_folder
import segkit_nb; assert segkit_nb.__file__.startswith({home!r}), segkit_nb.__file__
assert data_folder('tinytown') is None
print(tinytown(seed=3, n_train=3, n_val=2))
'''

def installed(tmp):
    "A copy of the package as an installed wheel has it: no data_samples, no settings.ini above it"
    shutil.copytree(Path(segkit_nb.__file__).parent, tmp/'site'/'segkit_nb', ignore=shutil.ignore_patterns('__pycache__'))
    (tmp/'work').mkdir()
    env = dict(os.environ, PYTHONPATH=str(tmp/'site'), SEGKIT_CACHE=str(tmp/'cache'), OMP_NUM_THREADS='1')
    return dict(args=[sys.executable, '-c', CODE.format(home=str(tmp/'site'))], cwd=tmp/'work', env=env, text=True,
                stdout=subprocess.PIPE, stderr=subprocess.PIPE)

def test_two_processes_draw_one_town(tmp_path):
    how = installed(tmp_path); both = [subprocess.Popen(**how) for _ in range(2)]
    out = [p.communicate(timeout=300) for p in both]
    assert [p.returncode for p in both]==[0,0], out
    root, = {Path(o[0].strip()) for o in out}
    assert root.parent==tmp_path/'cache' and [p.name for p in root.parent.iterdir()]==[root.name]  # no leftovers
    assert len(list((root/'images').rglob('*.jpg')))==5 and (root/'tinytown.json').exists()
    before = {p: p.stat().st_mtime_ns for p in root.rglob('*')}
    subprocess.run(**how, check=True)
    assert before=={p: p.stat().st_mtime_ns for p in root.rglob('*')}                              # found, not drawn again

def test_killed_while_drawing_leaves_no_town(tmp_path):
    how = installed(tmp_path); p = subprocess.Popen(**how)
    cache = tmp_path/'cache'
    while p.poll() is None and not (cache.exists() and any(cache.rglob("*.jpg"))): time.sleep(.02)
    p.kill(); p.communicate()
    whole = [d for d in cache.iterdir() if (d/'tinytown.json').exists()]
    if not whole: assert not (cache/'tinytown-v1-3-3-2').exists()                                  # only a temporary folder
    assert subprocess.run(**how, timeout=300).returncode==0 and (cache/'tinytown-v1-3-3-2'/'tinytown.json').exists()
