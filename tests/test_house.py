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

COMPUTING = [r for r in ROOMS if r not in ('viz', 'widgets', 'tools', 'testing', 'zoo')]

def test_computing_rooms_load_nothing_to_look_at():
    "Every name of every room that computes: no plots, no notebooks, no tables, no scipy before it is needed"
    r = python(f'import sys, importlib\nfor r in {COMPUTING!r}:\n    m = importlib.import_module("segkit_nb."+r)\n    for n in m.__all__: getattr(m, n)\n'
               'print([m for m in ("matplotlib","ipywidgets","IPython","pandas","scipy","sklearn","nbdev","timm","tensorboard") if m in sys.modules])')
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
    told = lambda l: not l.strip() or re.match(r'\s+\*{0,2}\w+.*,\s+# ', l)             # blank lines, and documented arguments
    longest = max((sum(not told(l) for l in s.splitlines()) for s in code if re.match(r'\s*#\s*\|\s*exports?\b', s)), default=0)
    assert longest<=80, f'{nb}: an exported cell of {longest} lines'
    assert len(json.dumps([c.get('outputs') for c in cells]))<300_000, f'{nb}: outputs over 300 KB'
    exports = any(re.match(r'\s*#\s*\|\s*exports?\b', s) for s in code)
    if exports: assert any(re.search(r'\btest_\w+\(|\bassert\b|expect_fail', s) for s in code), f'{nb}: exports and asserts nothing'

def test_pages_can_be_processed(tmp_path):
    "Each notebook goes through nbdev's processing for the site (all but the rendering)"
    r = python(f"import sys; sys.path.insert(0, 'dev')\nif __name__=='__main__':\n"
               "    from nbdev.serve import proc_nbs\n    proc_nbs(n_workers=2, force=True)\n    print('processed')")
    assert 'processed' in r.stdout, r.stdout[-2000:]+r.stderr[-2000:]
    made = list((ROOT/'_proc').rglob('*.ipynb'))
    assert len(made)>=len(NOTEBOOKS), f'{len(made)} pages for {len(NOTEBOOKS)} notebooks'

# --- whole classes: dev/fold.py

@pytest.fixture(scope='module')
def folder():
    "dev/fold.py as a module"
    from importlib.util import module_from_spec, spec_from_file_location
    spec = spec_from_file_location('fold', ROOT/'dev/fold.py'); m = module_from_spec(spec); spec.loader.exec_module(m)
    return m

GROWN = '''"A made-up module"

# %% auto #0
__all__ = ['A', 'B']

# %% ../nbs/x.ipynb #c1
from functools import lru_cache
from fastcore.basics import patch

# %% ../nbs/x.ipynb #c2
class Base:
    def name(self): return 'base'

def keep(f): f.kept = True; return f

class A(Base):
    "Grows over several cells"
    def __init__(self, x): self.x = x
    # the last line of the class

class B(Base): pass

# %% ../nbs/x.ipynb #c3
# why a property
@patch(as_prop=True)
def twice(self:A): return self.x*2

@patch(cls_method=True)
def both(cls:A,
    x:int, # pixels: not é
    other:A|None=None, # another
)->A: # a new one
    """Of x

    more"""
    text = """one
two"""
    return cls((x, other, text))
    # a comment at the end

# %% ../nbs/x.ipynb #c4
@patch
@keep
def name(self:A): # calls the parent's
    return super().name() + ' of A'
@patch
def name(self:B, *args, k:'A'=None): return super().name() + ' of B'

# %% ../nbs/x.ipynb #c5
@patch(set_prop=True)
def twice(self:A, v): self.x = v/2

def fails(a):
    return a.nothing
'''

def loaded(folder, tmp_path, src, name='grown'):
    (tmp_path/f'{name}.py').write_text(src, encoding='utf-8'); sys.path.insert(0, str(tmp_path))
    try: sys.modules.pop(name, None); return import_module(name)
    finally: sys.path.remove(str(tmp_path))

def test_fold_moves_patches_into_the_class(folder, tmp_path):
    "Properties, class methods, decorators, comments, signatures over lines, strings over lines and super() survive the move"
    import inspect, pickle, traceback
    out = folder.fold(GROWN); m = loaded(folder, tmp_path, out)
    assert '@patch' not in out and 'fastcore' not in out and '#c3' not in out, 'what is empty or unused goes'
    assert folder.fold(out)==out, 'folding twice changes nothing'
    a = m.A(3)
    assert a.twice==6 and a.name()=='base of A' and m.B().name()=='base of B' and m.A.name.kept
    a.twice = 10; assert a.x==5
    new = m.A.both(1); assert new.x==(1, None, 'one\ntwo'), 'a string over lines keeps its text'
    assert inspect.getdoc(m.A.both)=='Of x\n\nmore' and m.A.both.__func__.__annotations__=={'x': int, 'other': 'A | None', 'return': 'A'}
    src = inspect.getsource(m.A)
    for s in ('    # why a property\n    @property\n    def twice(self)', '# pixels: not é', '# the last line of the class\n', '# a comment at the end', '    @keep\n    def name(self): # calls'): assert s in src, s
    assert m.A.both.__qualname__=='A.both' and pickle.loads(pickle.dumps(a)).x==5 and pickle.loads(pickle.dumps(m.A.name)) is m.A.name
    try: m.A.both(2).name.missing
    except AttributeError: pass
    try: m.A.twice.fset(a, 'x')
    except TypeError as e: frame = traceback.extract_tb(e.__traceback__)[-1]
    assert out.splitlines()[frame.lineno-1].strip()=='def twice(self, v): self.x = v/2', 'a stack trace shows the line of the module'

@pytest.mark.parametrize('cell,said', [
    ('@patch\ndef name(self:A, k=late): return k\nlate = 1', 'A.name: its decorator or default value uses late, which is defined below'),
    ('def deco(f): return f\n@patch\n@deco\ndef name(self:A): return 1', 'uses deco'),
    ('@patch\ndef __init__(self:A): pass', 'A.__init__ is already in the class'),
    ('@patch\ndef f(self:A): pass\n@patch\ndef f(self:A): pass', 'A.f is already in the class'),
    ('@patch(nm="g")\ndef f(self:A): pass', 'f: only as_prop=True'),
    ('@patch\ndef f(self): pass', 'names no class')])
def test_fold_refuses_what_would_change_its_meaning(folder, cell, said):
    "The error names notebook, cell, line and what to do"
    src = GROWN.split('# %% ../nbs/x.ipynb #c3')[0] + '# %% ../nbs/x.ipynb #c9\n' + cell + '\n'
    with pytest.raises(ValueError) as e: folder.fold(src, 'x.py')
    assert said in str(e.value) and str(e.value).startswith('../nbs/x.ipynb #c9: ') and re.search(r'\(line \d+ of x.py\)', str(e.value))

def test_helpers_leave_the_public_names(folder, tmp_path):
    "Names after `#| helpers:` can be imported from the module and are not in `__all__`; a name that is not there is an error"
    nb = tmp_path/'x.ipynb'; nb.write_text(json.dumps(dict(cells=[dict(cell_type='code', source=['#| default_exp x\n', '#| helpers: B\n', '#| helpers: keep'])])))
    src = folder.fold(GROWN).replace("['A', 'B']", "['A', 'B', 'keep']")
    out = folder.without(src, folder.helpers(nb))
    assert "__all__ = ['A']\n" in out and 'class B(Base)' in out and folder.without(out, folder.helpers(nb))==out
    with pytest.raises(ValueError, match='x.py: no such helper as C'): folder.without(src, {'B', 'C'}, 'x.py')

def test_index_of_sources_is_the_same_before_and_after(folder, tmp_path):
    "nbdev reads the modules for its index: it finds the same names in a folded one"
    from nbdev.doclinks import _get_modidx
    nbs = tmp_path/'nbs'; nbs.mkdir(); (tmp_path/'lib').mkdir(); got = []
    for src in (GROWN, folder.fold(GROWN)):
        (tmp_path/'lib/x.py').write_text(src, encoding='utf-8'); got.append(_get_modidx(tmp_path/'lib/x.py', tmp_path, nbs_path=nbs))
    assert got[0]==got[1] and 'lib.x.A.twice' in got[0]['lib.x']

def test_classes_are_whole():
    "No class of the library grows after its body"
    for p in (ROOT/'segkit_nb').rglob('*.py'):
        for i,s in enumerate(p.read_text(encoding='utf-8').splitlines(), 1):
            assert not s.startswith('@patch'), f'{p}:{i}: its class is of another module: write a function or a subclass'
            assert not re.match(r'([A-Z]\w*\.\w+ *,? *)+ *=[^=]', s), f'{p}:{i}: use @patch in the notebook'

# --- who knows whom: dev/check.py

@pytest.fixture(scope='module')
def checker():
    "dev/check.py as a module"
    from importlib.util import module_from_spec, spec_from_file_location
    spec = spec_from_file_location('check', ROOT/'dev/check.py'); m = module_from_spec(spec); spec.loader.exec_module(m)
    return m

def little_kit(folder, **modules):
    "A package `kit` with the rooms low, mid and high; low/part has the `Thing`"
    given = {'low/part': 'class Thing: pass\ndef tool(): pass', 'mid/own': 'X = 1', 'high/use': 'Y = 1', 'low/common/base': 'Z = 1'} | modules
    for name,src in given.items():
        p = folder/'kit'/f'{name}.py'; p.parent.mkdir(parents=True, exist_ok=True); p.write_text(src, encoding='utf-8')
    return folder/'kit'

UPWARD = {
    'import': 'import kit.low.part',
    'from': 'from kit.low.part import Thing',
    'relative': 'from ..low.part import Thing',
    'of the room': 'from kit.low import Thing',
    'of the package': 'from kit import low',
    'in a function': 'def f():\n    from ..low import part',
    'while typing': 'from typing import TYPE_CHECKING\nif TYPE_CHECKING: from ..low.part import Thing',
    'import_module': 'from importlib import import_module\ndef f(): return import_module("kit.low.part")',
    'relative import_module': 'import importlib\ndef f(): return importlib.import_module("..low.part", __package__)',
    'found': 'from kit.high.use import find\ndef f():\n    try: return find("tool")\n    except ValueError: pass',
    'built': 'from kit.high.use import build\ndef f(): return build(dict(type="Thing", n=1))',
    'built from a literal': 'from kit.high.use import build\ndef f(): return build({"type": "Thing"})',
    'a default': 'def f(loss=dict(type="Thing")): pass'}

@pytest.mark.parametrize('how', UPWARD)
def test_check_sees_every_way_to_know_a_lower_room(checker, tmp_path, how):
    rooms = 'high mid low'.split()
    assert checker.room_order(little_kit(tmp_path), rooms)==[]
    lib = little_kit(tmp_path, **{'mid/own': UPWARD[how]})
    bad = checker.room_order(lib, rooms)
    assert bad and all(re.fullmatch(r'kit/mid/own\.py:\d+: knows low, a room below mid', b) for b in bad), bad
    assert checker.room_order(lib, 'high low mid'.split())==[], 'the same edge is right where the room stands above'

def test_check_keeps_common_and_testing_apart(checker, tmp_path):
    "`common` of a room knows none of the folders that stand on it; no room knows the test helpers"
    rooms = 'high mid low'.split()
    lib = little_kit(tmp_path, **{'low/dense/a': 'from ..common.base import Z', 'low/common/b': 'from ..dense.a import Z', 'testing': '', 'mid/own': 'from ..testing import t'})
    assert checker.room_order(lib, rooms)==['kit/low/common/b.py:1: knows low/dense, which stands on low/common',
                                            'kit/mid/own.py:1: uses segkit_nb.testing, which is for tests and chapters']
    (lib/'attic').mkdir(); (lib/'attic/x.py').write_text('')
    assert 'kit/attic/x.py: attic is no room of settings.ini' in checker.room_order(lib, rooms)

def test_no_module_knows_a_lower_room(checker): assert checker.room_order()==[]

USES = {'a call': 'import os\nos.getcwd()', 'an attribute far below': 'import os.path\ndef f():\n    return [lambda: os.path.sep]',
        'another name': 'import numpy as np\nX = np.pi', 'handed on': "from .part import Thing\n__all__ = ['Thing']",
        'an annotation': 'from .part import Thing\ndef f(x:Thing): pass', 'the text of one': "from .part import Thing\ndef f(x:'list[Thing]')->int: pass",
        'what is returned': "from .part import Thing\ndef f()->'Thing': pass", 'a field': "from .part import Thing\nclass A:\n    x:'Thing' = None",
        'a base': 'from .part import Thing\nclass A(Thing): pass', 'a decorator': 'from .part import tool\n@tool\ndef f(): pass',
        'in its own function': 'def f():\n    import os\n    return lambda: os.sep', 'all of it': 'from .part import *', 'for its effect': 'import kit.low.part', 'a later Python': 'from __future__ import annotations'}
USELESS = {'never': ('import os', 'os'), 'only some': ('from .part import Thing, tool\ntool()', 'Thing'), 'under another name': ('import numpy as np\nnumpy = 1', 'np'),
           'written, not read': ('import os\nos = 1', 'os'), 'in a comment and a docstring': ('import os # os\n"os.sep"', 'os'),
           'in another function': ('def f():\n    import os\ndef g(): return os.sep', 'os'), 'an attribute of that name': ('import os\nX = (1).os', 'os'),
           'in a class': ('class A:\n    from .part import Thing', 'Thing'), 'in a nested function': ('def f():\n    def g():\n        import os\n    return os', 'os')}

@pytest.mark.parametrize('how', USES)
def test_check_takes_every_way_to_use_an_import(checker, tmp_path, how):
    assert checker.unused_imports(little_kit(tmp_path, **{'low/x': USES[how], 'low/__init__': 'from .part import Thing'}))==[]

@pytest.mark.parametrize('how', USELESS)
def test_check_sees_an_import_without_use(checker, tmp_path, how):
    src,name = USELESS[how]; bad = checker.unused_imports(little_kit(tmp_path, **{'low/x': src}))
    line = next(i for i,l in enumerate(src.splitlines(), 1) if 'import' in l)
    assert bad==[f'kit/low/x.py:{line}: imports {name} and does not use it']

def test_no_module_imports_what_it_does_not_use(checker): assert checker.unused_imports()==[]

KNOWN = {'a built-in': 'def f(): return len([])', 'given later': 'def f(): return X\nX = 1', 'a parameter of the outer one': 'def f(x):\n    def g(): return x\n    return g',
         'of a comprehension': 'X = [i*j for i in range(3) for j in range(i)]', 'in a class': 'class A:\n    n = 1\n    m = n\n    def f(self): return __class__',
         'global': 'def f():\n    global X\n    X = 1\ndef g(): return X', 'caught': 'def f():\n    try: pass\n    except ValueError as e: print(e)', 'of the file': 'X = __file__'}
LOST = {'in a function': ('def f(): return Thing', 'f'), 'at the top': ('X = Thing', 'top'), 'a default': ('def f(x=Thing): pass', 'top'), 'an annotation': ('def f(x:Thing): pass', 'top'),
        'of another function': ('def f():\n    Thing = 1\ndef g(): return Thing', 'g'), 'of a class': ('class A:\n    Thing = 1\n    def f(self): return Thing', 'f'),
        'nested': ('def f():\n    def g(): return Thing\n    return g', 'g'), 'a lambda': ('f = lambda: Thing', 'lambda')}

@pytest.mark.parametrize('how', KNOWN)
def test_check_takes_every_way_to_get_a_name(checker, tmp_path, how): assert checker.unknown_names(little_kit(tmp_path, **{'low/x': KNOWN[how]}))==[]

@pytest.mark.parametrize('how', LOST)
def test_check_sees_a_name_that_nobody_gives(checker, tmp_path, how):
    "An exported cell that uses what only the notebook imports works in the notebook, and not in the package"
    src,where = LOST[how]; bad = checker.unknown_names(little_kit(tmp_path, **{'low/x': src}))
    assert len(bad)==1 and re.fullmatch(rf'kit/low/x\.py:\d+: {where} reads Thing, which the module does not have', bad[0]), bad

def test_every_module_has_the_names_that_it_reads(checker): assert checker.unknown_names()==[]

def test_folders_of_a_room_give_their_names():
    "`from segkit_nb.heads.dense import RetinaHead`, and nothing of it is imported before it is asked for"
    r = python('import sys, segkit_nb.heads.dense as d, segkit_nb.heads.roi\nassert "torch" not in sys.modules and "RetinaHead" in d.__all__\n'
               'from segkit_nb.heads.dense import RetinaHead\nfrom segkit_nb.heads import RetinaHead as R\nassert R is RetinaHead\nprint("ok")')
    assert r.stdout.strip()=='ok', r.stderr

def test_public_names():
    "`all` holds no test helper and no word of every day; test helpers have a module of their own"
    import segkit_nb.all as a
    import segkit_nb.testing as t
    names = {n for n in vars(a) if not n.startswith('_')}
    assert not names & {'test', 'train', 'val', 'env', 'main', 'small', 'said', 'pair', 'save', 'run', 'field', 'rgb', 'predict', 'browse', 'fetch', 'literal', 'unknown', 'reads', 'merge'}
    assert {'test_tensor', 'oracle', 'oracle_case', 'holds'}<=set(t.__all__) and not names & set(t.__all__)
    assert (ROOT/'segkit_nb/py.typed').exists()

def test_merges_of_generated_files_do_not_conflict(tmp_path):
    "Two branches that add a line at one place of a generated file merge; the driver is the one that `make setup` gives to git"
    driver = re.search(r"git config merge.generated.driver '(.*?)'", (ROOT/'Makefile').read_text())[1]
    git = lambda *a: subprocess.run(['git', '-c', 'user.name=x', '-c', 'user.email=x@example.invalid', *a], cwd=tmp_path, capture_output=True, text=True, check=True)
    files = ['segkit_nb/_modidx.py', 'segkit_nb/all.py', 'segkit_nb/ops/__init__.py', 'segkit_nb/heads/dense/__init__.py', 'segkit_nb/ops/x.py', 'nbs/sidebar.yml', 'README.md']
    def write(line):
        for f in files: (tmp_path/f).parent.mkdir(parents=True, exist_ok=True); (tmp_path/f).write_text(f'first\n{line}last\n')
        git('add', '-A'); git('commit', '-q', '-m', line or 'start')
    git('init', '-q', '-b', 'main'); git('config', 'merge.generated.driver', driver)
    (tmp_path/'.gitattributes').write_text((ROOT/'.gitattributes').read_text()); write('')
    git('checkout', '-q', '-b', 'one'); write('one\n')
    git('checkout', '-q', '-b', 'two', 'main'); write('two\n')
    git('merge', '-q', '-m', 'both', 'one')
    assert (tmp_path/'nbs/sidebar.yml').read_text()=='first\ntwo\nlast\n' and git('status', '--short').stdout==''
