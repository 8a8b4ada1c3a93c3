"""What of the chapter template (design §3, CONTRIBUTING) a program can see. `python dev/template.py [NOTEBOOK ...]` lists what is missing, by file and cell.

Chapters older than the template have their known gaps in dev/template.json; a chapter may lose gaps, never gain any: `dev/check.py` fails on a new one.
`python dev/template.py --forget` takes from the list what has been mended (it adds nothing)."""
import collections, json, re, sys
from pathlib import Path
root = Path(__file__).resolve().parent.parent
KNOWN = root/'dev/template.json'
NO_CHAPTERS = ('nbs/index.ipynb', 'nbs/symbols.ipynb', 'nbs/testing.ipynb', 'nbs/notation.ipynb', 'nbs/glossary.ipynb')

def src(c): return ''.join(c['source'])
def directive(c, *names): return c['cell_type']=='code' and re.search(rf'^#\s*\|\s*(?:{"|".join(names)})(?![\w-])', src(c), re.M)
def visible(c): return c['cell_type']=='markdown' or not directive(c, 'hide', 'default_exp', 'exporti', 'echo: *false')
def prose(c): return re.sub(r'```.*?```', '', src(c), flags=re.S)
def pictures(c): return [k for o in c.get('outputs', []) for k in o.get('data', {}) if k.startswith('image/')]

def before(cells, path):
    "The line **Before this:** with its links, and how long the chapter takes"
    text = '\n'.join(src(c) for c in cells[1:5] if c['cell_type']=='markdown')
    m = re.search(r'\*\*Before this:\*\*(.*)', text)
    if not m: yield 1, 'no line **Before this:** among the first cells'
    elif not re.search(r'\d+ minutes', text): yield 1, 'how many minutes does the chapter take?'
def captions(cells, path):
    for i,c in enumerate(cells):
        if pictures(c) and visible(c) and not directive(c, 'fig-cap:'): yield i, 'a picture without a caption (#| fig-cap: ...)'
        elif pictures(c) and not directive(c, 'fig-alt:', 'fig-cap:'): yield i, 'a picture without words (#| fig-alt: ...)'
def links(cells, path):
    for i,c in enumerate(cells):
        if c['cell_type']!='markdown': continue
        text = prose(c)
        for to in re.findall(r'\]\(([^)\s#]+\.(?:ipynb|html))(?:#[^)]*)?\)', text):
            if to.startswith('http'):
                if 'segkit' in to: yield i, f'a link to the published site: {to}: make it relative'
            elif to.endswith('.html'): yield i, f'a link to a page of the site: {to}: name the notebook'
            elif not (path.parent/to).exists(): yield i, f'a link to a notebook that is not there: {to}'
        for to in re.findall(r'(?<!\[)`((?:nbs/)?[a-z_]+(?:/[a-z_]+)?/\d\d\w*(?:\.ipynb)?)`(?!\])', text): yield i, f'`{to}` is no link'
def bare_exports(cells, path):
    "An exported cell right under a bare heading or under another exported cell"
    was = None
    for i,c in enumerate(cells):
        if not visible(c) and not directive(c, 'export', 'exports'): continue
        if directive(c, 'exports'):
            if was is not None and directive(was, 'exports'): yield i, 'an exported cell right under another'
            if was is not None and was['cell_type']=='markdown' and not re.sub(r'^#.*$', '', src(was), flags=re.M).strip(): yield i, 'an exported cell right under a bare heading'
        if not directive(c, 'export'): was = c
def exercises(cells, path):
    "The reader's cell says `None`, a check says \"not yet\", the solution is a folded cell"
    at = next((i for i,c in enumerate(cells) if c['cell_type']=='markdown' and re.search(r'^#+ Exercises?\b', src(c), re.M)), None)
    if at is None: yield len(cells)-1, 'no section Exercises'; return
    rest = cells[at:]
    if '<details>' in ''.join(map(src, rest)): yield at, 'a solution that is text in <details>, which no test runs'
    if not any(c['cell_type']=='code' and re.search(r'\bNone\b|\.\.\.$|\bpass\b', src(c), re.M) for c in rest): yield at, "no cell for the reader's answer"
    if not any(directive(c, 'code-summary: *"?Solution') for c in rest): yield at, 'no solution as a folded cell'
def assertions(cells, path):
    for i,c in enumerate(cells):
        if c['cell_type']=='code' and visible(c) and not directive(c, 'export', 'exports'):
            n = len(re.findall(r'^\s*(?:assert\b|test_\w+\(|with expect_fail)|;\s*(?:assert\b|test_\w+\()', src(c), re.M))
            if n>5: yield i, f'{n} assertions in one visible cell (5)'
def cut_lines(cells, path):
    for i,c in enumerate(cells):
        if c['cell_type']!='markdown': continue
        if m := re.search(r'[a-z.,;:] #{2,4} [A-Z]', prose(c)): yield i, f'a heading in the middle of a line: {m[0]!r}'
        last = re.sub(r'<[^>]+>', '', prose(c)).rstrip().split('\n')[-1].strip()
        if re.search(r'[a-z,]$', last) and not re.match(r'[#|>*\-\d!\[$]', last) and i+1<len(cells) and cells[i+1]['cell_type']=='markdown': yield i, f'a sentence without its end: ...{last[-30:]!r}'
def ending(cells, path):
    text = '\n'.join(src(c) for c in cells if c['cell_type']=='markdown')
    if not re.search(r'^#+ Where (it is used|to go on)', text, re.M): yield len(cells)-1, 'no section Where it is used'
def long_lines(cells, path):
    for i,c in enumerate(cells):
        if directive(c, 'export', 'exports', 'exporti'):
            if n := sum(len(l)>120 for l in src(c).splitlines()): yield i, f'{n} exported lines over 120 characters'
RULES = (before, captions, links, bare_exports, exercises, assertions, cut_lines, ending, long_lines)

def gaps(path, cells=None):
    "(rule, cell, what is missing) of one chapter"
    cells = json.loads(path.read_text(encoding='utf-8'))['cells'] if cells is None else cells
    return [(rule.__name__, i, said) for rule in RULES for i,said in rule(cells, path)]
def chapters(): return [p for p in sorted((root/'nbs').rglob('[!_.]*.ipynb')) if '.ipynb_checkpoints' not in p.parts and p.relative_to(root).as_posix() not in NO_CHAPTERS]
def count(found): return dict(collections.Counter(r for r,_,_ in found))
def known(): return json.loads(KNOWN.read_text(encoding='utf-8')) if KNOWN.exists() else {}
def new_gaps():
    "One line for each rule of which a chapter has more gaps than it is known to have"
    old = known()
    for p in chapters():
        name, found = p.relative_to(root).as_posix(), gaps(p)
        for r,n in count(found).items():
            if n > old.get(name, {}).get(r, 0):
                yield from (f'{name}, cell {i}: {said}' for q,i,said in found if q==r)
def forget():
    "The known gaps less what has been mended"
    old, now = known(), {p.relative_to(root).as_posix(): count(gaps(p)) for p in chapters()}
    left = {k: {r: min(n, now[k].get(r, 0)) for r,n in v.items() if now[k].get(r, 0)} for k,v in sorted(old.items()) if k in now}
    KNOWN.write_text(json.dumps({k: v for k,v in left.items() if v}, indent=0, sort_keys=True)+'\n', encoding='utf-8')

if __name__=='__main__':
    if '--forget' in sys.argv: forget(); sys.exit()
    paths = [Path(a).resolve() for a in sys.argv[1:]] or chapters(); total = collections.Counter()
    for p in paths:
        for r,i,said in gaps(p): print(f'{p.relative_to(root)}, cell {i}: {said}'); total[r] += 1
    print(dict(total))
