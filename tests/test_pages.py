"What the site makes of a chapter, without rendering it: entries, links, captions (dev/pages.py)"
import ast, inspect, re, sys, types
from pathlib import Path
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT/'dev'))
import pages

def area(w:int|None, # Width, `pixels` | or none
         h=1, # Height <= 10
         *rest, scale:float=2., # Factor
        )->list[int]: # Pixels
    "Pixels in a rectangle"
class Box:
    "A box"
    def __init__(self, a:int, # Its side
                ): pass
    def grow(self, by=1): # more
        "Larger"
    @property
    def side(self): "Its side"
    def _hidden(self): pass

def test_arguments_are_never_shifted():
    text = pages.entry('area', area)
    assert 'area(w, h=1, *rest, scale=2.0)' in text and '{#api.area .entry}' in text
    rows = text.split('<dt>')[1:]
    assert [r.split('</code>')[0].removeprefix('<code>') for r in rows[:3]]==['w', 'h', 'scale'] and len(rows)==4
    assert '<dd>Width, <code>pixels</code> | or none</dd>' in rows[0] and 'int | None' in rows[0]
    assert 'Height &lt;= 10' in rows[1] and 'Pixels</dd>' in rows[3] and 'list[int]' in rows[3]
    assert 'None</dd>' not in text and 'NoneType' not in text
def test_a_class_has_its_methods_and_no_borrowed_text():
    text = pages.entry('Box', Box)
    assert 'Box(a)' in text and '{#api.Box.grow .method}' in text and 'Larger' in text and '_hidden' not in text and '`Box.side`' in text
    assert '{#api.Box.grow' not in pages.entry('Box', Box, {'Box.grow'})        # it has its entry elsewhere on the page
    assert pages.own_doc(type('Bare', (Box,), {}))==''                          # not its parent's
def test_long_signatures_are_broken_at_arguments():
    f = eval('lambda '+', '.join(f'argument_{i}=({i}, {i})' for i in range(9))+': 0')
    lines = pages.signature('a_function', f).splitlines()
    assert len(lines)>2 and max(map(len, lines))<=79 and not any(l.rstrip().endswith('(3,') for l in lines)
def test_names_become_relative_links():
    to = pages.linked('`MaxIoUAssigner` and `MaxIoUAssigner`, `fit`\n```\n`nms()`\n```\n# `nms()`\n[`nms()`](x)', 'anchors/01_generator.ipynb')
    assert to.startswith('[`MaxIoUAssigner`](../assigners/02_max_iou.ipynb#api.MaxIoUAssigner) and `MaxIoUAssigner`, `fit`') and to.count('](')==2
    assert pages.linked('`MaxIoUAssigner`', 'assigners/02_max_iou.ipynb')=='`MaxIoUAssigner`'
    assert pages.linked('`nbs/index.ipynb`', 'core/01_registry.ipynb')=='[`nbs/index.ipynb`](../index.ipynb)'
def test_captions_are_yaml():
    assert pages.quoted('#| fig-cap: Half: below "0.3"\nx')=='#| fig-cap: "Half: below \\"0.3\\""\nx'
    assert pages.quoted('#| fig-cap: "as it is"')=='#| fig-cap: "as it is"'
def test_every_public_symbol_is_on_a_page_that_exists():
    s = pages.symbols()
    assert len(s)>1000 and all((ROOT/'nbs'/page).is_file() for page,_,_ in s.values()) and s['MaxIoUAssigner.assign'][0]=='assigners/02_max_iou.ipynb'
def test_an_exported_cell_becomes_entries_then_folded_source():
    from execnb.nbio import mk_cell
    def cell(s, **d): c = mk_cell(s); c.directives_ = d; return c
    import segkit_nb.losses.accuracies as module
    cells = [cell('def accuracy(): pass\ndef helper(): pass', exports=[]), cell('x', hide=[]), cell('import a', export=[]), cell('1+1')]
    a, b, c = pages.shown(cells, module, 'losses/07_accuracies.ipynb')
    assert a.cell_type=='markdown' and '### accuracy {#api.accuracy' in a.source and 'helper' not in a.source
    assert b.source.startswith('#| code-fold: true\n#| code-summary: "Source: accuracy"\ndef accuracy') and c.source=='1+1'

def test_every_public_name_has_an_entry():
    "What the package gives out stands on the page of all symbols; a name without an entry belongs to its notebook's `#| helpers:`"
    import segkit_nb.all as a
    known = pages.symbols()
    assert not [n for n,o in vars(a).items() if n[0]!='_' and str(getattr(o, '__module__', '')).startswith('segkit_nb.') and not inspect.ismethod(o) and n not in known]


def test_docstrings_link_nowhere():
    "The list of all symbols repeats first lines of docstrings on a page of another folder: a relative link would lead to nothing"
    bad = []
    for p in sorted((ROOT/'segkit_nb').rglob('*.py')):
        for o in ast.walk(ast.parse(p.read_text(encoding='utf-8'))):
            if isinstance(o, (ast.ClassDef, ast.FunctionDef)) and re.search(r'\]\((?!https?:)[^)]*\.ipynb', ast.get_docstring(o) or ''): bad.append(f'{p.name}: {o.name}')
    assert not bad, bad
