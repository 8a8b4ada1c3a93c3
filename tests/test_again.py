"Running an unchanged chapter again changes no byte of its outputs"
import json, os, shutil, subprocess, sys
from pathlib import Path
import pytest

ROOT = Path(__file__).resolve().parent.parent
TEN = ('boxes/01_overlaps', 'losses/03_focal', 'anchors/01_generator', 'assigners/02_max_iou', 'metrics/03_ap', 'samplers/02_random', 'viz/03_curves', 'transforms/03_geometry', 'layers/04_residual', 'ops/02_roi_pooling')
def outputs(path): return [json.dumps([c['source'], c.get('outputs')], sort_keys=True) for c in json.loads(path.read_text(encoding='utf-8'))['cells']]

@pytest.mark.slow
@pytest.mark.parametrize('name', TEN)
def test_same_bytes(name, tmp_path):
    stored = ROOT/f'nbs/{name}.ipynb'; copy = tmp_path/stored.name; shutil.copy(stored, copy)
    subprocess.run([sys.executable, ROOT/'dev/run.py', copy], check=True, capture_output=True, cwd=ROOT, env=os.environ|dict(MPLBACKEND=''))  # as `make run`
    off = [i for i,(a,b) in enumerate(zip(outputs(stored), outputs(copy))) if a!=b]
    assert not off, f'{name}: cells {off} differ'


def test_a_print_in_pieces():
    "What a kernel sends in several messages is stored as one output"
    import importlib.util, nbformat.v4 as v
    spec = importlib.util.spec_from_file_location('dev_run', ROOT/'dev/run.py'); run = importlib.util.module_from_spec(spec); spec.loader.exec_module(run)
    out = lambda name, text: v.new_output('stream', name=name, text=text)
    cell = v.new_code_cell('x', outputs=[out('stdout', 'a: '), out('stderr', 'w'), out('stdout', '1\n'), v.new_output('display_data', data={'text/plain': 'p'}), out('stdout', 'b')])
    assert [o.get('text') for o in run.strip(v.new_notebook(cells=[cell])).cells[0].outputs] == ['a: 1\n', None, 'b']
