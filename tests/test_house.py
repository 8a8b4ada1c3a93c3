"What holds for the package as a whole: light imports, lazy rooms, one name in one room, pages that can be made"
import configparser, json, os, re, subprocess, sys
from importlib import import_module
from pathlib import Path
import pytest

ROOT = Path(__file__).resolve().parent.parent
ini = configparser.ConfigParser(delimiters=['=']); ini.read(ROOT/'settings.ini')
ROOMS = [r for r in ini['DEFAULT']['rooms'].split() if (ROOT/'segkit_nb'/r/'__init__.py').exists()]
NOTEBOOKS = [p for p in sorted((ROOT/'nbs').rglob('[!_.]*.ipynb')) if '.ipynb_checkpoints' not in p.parts]

def python(code): return subprocess.run([sys.executable, '-c', code], capture_output=True, text=True, cwd=ROOT)

def test_import_is_light():
    "`import segkit_nb`, and importing a room, load neither torch nor anything else that is heavy"
    r = python('import sys, segkit_nb, segkit_nb.assigners, segkit_nb.datasets, segkit_nb.core\n'
               'print([m for m in ("torch","cv2","matplotlib","pycocotools","ipywidgets","IPython","nbdev") if m in sys.modules])')
    assert r.stdout.strip()=='[]', r.stdout+r.stderr

def test_library_needs_no_notebook_packages():
    "Models, data and the runner import without jupyter, matplotlib or pycocotools"
    r = python('import sys\nimport segkit_nb.models.detectors, segkit_nb.models.encoder_decoder, segkit_nb.datasets.coco, segkit_nb.engine.runner\n'
               'print([m for m in ("matplotlib.pyplot","ipywidgets","IPython","nbdev") if m in sys.modules])')
    assert r.stdout.strip()=='[]', r.stdout+r.stderr

@pytest.mark.parametrize('room', ROOMS)
def test_every_name_of_a_room_resolves(room):
    m = import_module(f'segkit_nb.{room}')
    for n in m.__all__: assert getattr(m, n) is not None or n in dir(m)

def test_everything_at_once():
    r = python('from segkit_nb.all import *\nprint(MaxIoUAssigner.__name__, MaskRCNN.__name__, EncoderDecoder.__name__, Runner.__name__)')
    assert r.stdout.split()==['MaxIoUAssigner','MaskRCNN','EncoderDecoder','Runner'], r.stderr

@pytest.mark.parametrize('nb', NOTEBOOKS, ids=lambda p: str(p.relative_to(ROOT/'nbs')))
def test_form_of_a_chapter(nb):
    "Title cell alone, then the module; exported cells are not walls; outputs are small"
    cells = json.loads(nb.read_text())['cells']
    title = ''.join(cells[0]['source'])
    assert cells[0]['cell_type']=='markdown' and re.fullmatch(r'# .+\n\n> .+', title.strip()), f'{nb}: the first cell holds "# Title" and "> one line", nothing else'
    code = [''.join(c['source']) for c in cells if c['cell_type']=='code']
    longest = max((len(s.splitlines()) for s in code if re.match(r'\s*#\s*\|\s*exports?\b', s)), default=0)
    assert longest<=80, f'{nb}: an exported cell of {longest} lines'
    assert len(json.dumps([c.get('outputs') for c in cells]))<400_000, f'{nb}: outputs over 400 KB'
    exports = any(re.match(r'\s*#\s*\|\s*exports?\b', s) for s in code)
    if exports: assert any(re.search(r'\btest_\w+\(|\bassert\b|expect_fail', s) for s in code), f'{nb}: exports and asserts nothing'

def test_pages_can_be_processed(tmp_path):
    "Each notebook goes through nbdev's processing for the site (all but the rendering)"
    r = python(f"from pathlib import Path\nfrom nbdev.config import get_config\nif __name__=='__main__':\n"
               "    from nbdev.serve import proc_nbs\n    proc_nbs(n_workers=2, force=True)\n    print('processed')")
    assert 'processed' in r.stdout, r.stdout[-2000:]+r.stderr[-2000:]
    made = list((ROOT/'_proc').rglob('*.ipynb'))
    assert len(made)>=len(NOTEBOOKS), f'{len(made)} pages for {len(NOTEBOOKS)} notebooks'
