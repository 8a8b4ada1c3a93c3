"""The pages of the site, from the notebooks as they are stored. Named in settings.ini (`procs`); `make docs` puts this folder on the path.

Each exported symbol gets an entry (signature, docstring, arguments, methods) before its folded source; names of the kit become relative links;
stored HTML goes through untouched. `python dev/pages.py` writes the page of all symbols; `python dev/pages.py search FILE` adds them to the search."""
import ast, functools, html, importlib, inspect, json, os, re, sys, textwrap
from pathlib import Path
root = Path(__file__).resolve().parent.parent
lib, nbs = root/'segkit_nb', root/'nbs'

# --- Who is where
def module_names(text):
    m = re.search(r'^__all__ = (\[.*?\])$', text, re.M | re.S)
    return ast.literal_eval(m[1]) if m else []
@functools.cache
def symbols():
    "name or Class.method -> (its notebook, the module, one line of docstring), of all that is public"
    out = {}
    for p in sorted(lib.rglob('*.py')):
        text = p.read_text(encoding='utf-8'); m = re.search(r'File to edit: (\S+\.ipynb)', text[:2000])
        if not m: continue
        names, page = set(module_names(text)), os.path.relpath((p.parent/m[1]).resolve(), nbs)
        mod = '.'.join(p.relative_to(lib.parent).with_suffix('').parts)
        line = lambda o: ((ast.get_docstring(o) or '').strip().splitlines() or [''])[0]
        for o in ast.parse(text).body:
            if getattr(o, 'name', None) not in names: continue
            out[o.name] = (page, mod, line(o))
            if isinstance(o, ast.ClassDef):
                out |= {f'{o.name}.{f.name}': (page, mod, line(f)) for f in o.body if isinstance(f, (ast.FunctionDef, ast.AsyncFunctionDef)) and f.name[0]!='_'}
    return out
def link(page, name):
    "From one notebook to the entry of a symbol in another (or the same)"
    to = symbols()[name][0]
    return ('' if to==page else os.path.relpath(to, os.path.dirname(page) or '.'))+'#api.'+name

# --- An entry
def type_text(a):
    if a is inspect.Parameter.empty: return ''
    if isinstance(a, str): return a
    if a is type(None) or a is None: return ''
    if isinstance(a, type) and not getattr(a, '__args__', None): return a.__name__
    return re.sub(r'\b(?:typing|collections\.abc|torch|numpy|segkit_nb(?:\.\w+)*)\.', '', str(a)).replace('NoneType', 'None')
def value_text(v):
    s = getattr(v, '__name__', None) if callable(v) else None
    s = s or re.sub(r' at 0x[0-9a-f]+', '', repr(v))
    return s if len(s)<=60 else s[:57]+'...'
def inline(text):
    "The little markdown of a comment, as HTML"
    return re.sub(r'`([^`]+)`', r'<code>\1</code>', html.escape(str(text), quote=False))
def parameters(f):
    try: return [p for i,p in enumerate(inspect.signature(f).parameters.values()) if not (i==0 and p.name in ('self', 'cls'))]
    except (TypeError, ValueError): return []
def signature(name, f, width=78):
    "`name(a, b=1)`, on several lines where it is long"
    out, star = [], False
    for p in parameters(f):
        if p.kind is p.KEYWORD_ONLY and not star: out.append('*'); star = True
        star |= p.kind is p.VAR_POSITIONAL
        s = {p.VAR_POSITIONAL: '*', p.VAR_KEYWORD: '**'}.get(p.kind, '')+p.name
        out.append(s if p.default is p.empty else f'{s}={value_text(p.default)}')
    one = f'{name}({", ".join(out)})'
    if len(one)<=width: return one
    body = textwrap.fill(', '.join(o.replace(' ', '\0') for o in out), width-4, break_long_words=False, break_on_hyphens=False).replace('\0', ' ')
    return f'{name}(\n'+textwrap.indent(body, '    ')+')'
def meanings(f):
    "argument -> the comment after it (docments)"
    from fastcore.docments import docments
    try: d = docments(f, full=True, returns=True)
    except Exception: return {}
    return {k: v for k,v in d.items() if k not in ('self', 'cls')}
def arguments(f):
    "A list of arguments that never scrolls sideways: name, type, default, and under them the meaning"
    said, rows = meanings(f), []
    doc = lambda k: (said.get(k) or {}).get('docment') or ''
    for p in parameters(f):
        t = type_text(p.annotation); d = '' if p.default is p.empty else f' <span class="default">= {html.escape(value_text(p.default))}</span>'
        if doc(p.name) or t: rows.append((f'<code>{p.name}</code>', t, d, doc(p.name)))
    try: ret = inspect.signature(f).return_annotation
    except (TypeError, ValueError): ret = inspect.Parameter.empty
    if not inspect.isclass(f) and (doc('return') or type_text(ret) not in ('', 'None')): rows.append(('<em>returns</em>', type_text(ret), '', doc('return')))
    if not rows: return ''
    body = '\n'.join(f'<dt>{n} <span class="type">{html.escape(t)}</span>{d}</dt>' + f'<dd>{inline(m)}</dd>' for n,t,d,m in rows)
    return f'```{{=html}}\n<dl class="arguments">\n{body}\n</dl>\n```\n'
def own_doc(o):
    d = getattr(o, '__doc__', None) if not inspect.isclass(o) else vars(o).get('__doc__')
    return inspect.cleandoc(d) if d else ''
def source_link(o):
    from nbdev.config import get_config
    try: lines, first = inspect.getsourcelines(o); path = Path(inspect.getsourcefile(o)).resolve().relative_to(root)
    except (TypeError, OSError, ValueError): return ''
    cfg = get_config()
    return f'[source]({cfg.git_url}/blob/{cfg.branch}/{path.as_posix()}#L{first}-L{first+len(lines)-1}){{.source-link}}\n\n'
def body_of(name, f):
    return f'```{{.python .signature}}\n{signature(name, f)}\n```\n\n{own_doc(f)}\n\n{arguments(f)}\n'
def methods(cls, name, elsewhere=()):
    out = []
    for k,v in vars(cls).items():
        f = v.__func__ if isinstance(v, (staticmethod, classmethod)) else v.fget if isinstance(v, property) else v
        if k[0]=='_' or not inspect.isfunction(inspect.unwrap(f) if callable(f) else f) or f'{name}.{k}' in elsewhere: continue
        if isinstance(v, property): out.append((k, f'**`{name}.{k}`** (a value, no call)\n\n{own_doc(v)}\n'))
        else: out.append((k, body_of(f'{name}.{k}', inspect.unwrap(f))))
    if not out: return ''
    inside = '\n'.join(f'::: {{#api.{name}.{k} .method}}\n{t}\n:::\n' for k,t in out)
    names = ', '.join(f'<code>{k}</code>' for k,_ in out)
    return f'```{{=html}}\n<details class="methods"><summary>Methods: {names}</summary>\n```\n\n{inside}\n```{{=html}}\n</details>\n```\n'
def entry(name, obj, elsewhere=()):
    "The entry of a symbol (`Class`, `function` or `Class.method`) as markdown"
    level = '####' if '.' in name else '###'
    text = body_of(name, inspect.unwrap(obj) if inspect.isfunction(obj) else obj)
    return f'{level} {name} {{#api.{name} .entry}}\n\n{source_link(obj)}{text}\n{methods(obj, name, elsewhere) if inspect.isclass(obj) else ""}'

# --- A page
def defined(source):
    "What a cell defines, in its order: `f`, `Class`, and `Class.f` of a patch"
    for o in ast.parse(source).body:
        if isinstance(o, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)):
            patch = any('patch' in ast.unparse(d) for d in o.decorator_list)
            first = o.args.args[0].annotation if patch and o.args.args else None
            yield f'{ast.unparse(first)}.{o.name}' if first is not None else o.name
def linked(text, page):
    "The first mention of each name of the kit in a text cell becomes a link"
    seen, out = set(), []
    def one(m):
        name = m[1]; plain = name.removesuffix('()')
        if name.startswith('nbs/') and (root/name).is_file(): return f'[{m[0]}]({os.path.relpath(name[4:], os.path.dirname(page) or ".")})'
        likely = name!=plain or any(c.isupper() or c in '_.' for c in plain)
        if plain not in symbols() or not likely or plain in seen or symbols()[plain][0]==page: return m[0]
        seen.add(plain); return f'[{m[0]}]({link(page, plain)})'
    for i,part in enumerate(re.split(r'(```.*?```|^#+ .*$|\[[^\]\n]*\]\([^)\n]*\))', text, flags=re.M | re.S)):
        out.append(part if i%2 else re.sub(r'(?<!`)`([\w./]+(?:\(\))?)`(?!`)', one, part))
    return ''.join(out)
def raw_html(cell):
    "Stored HTML goes through untouched (else each page asks a CDN for scripts)"
    for o in cell.get('outputs', []):
        h = o.get('data', {}).get('text/html')
        if h: o['data'] = {'text/markdown': ['```{=html}\n', *([h] if isinstance(h, str) else h), '\n```\n']}
def quoted(source):
    "Captions as YAML strings: a colon in one stops the whole site"
    fix = lambda m: m[1]+(m[2] if m[2][:1] in '"\'' else json.dumps(m[2], ensure_ascii=False))
    return re.sub(r'^(#\s*\|\s*fig-(?:cap|alt):\s*)(\S.*)$', fix, source, flags=re.M)
def shown(cells, module, page):
    "The cells of a page: an entry a public symbol, its source folded; what is hidden is gone"
    from execnb.nbio import mk_cell
    def text(s): c = mk_cell(s, cell_type='markdown'); c.directives_ = {}; return c
    names = set(module_names(Path(module.__file__).read_text(encoding='utf-8'))) if module else set()
    patches = {n for c in cells if c.cell_type=='code' and {'export', 'exports'} & set(c.directives_) for n in defined(c.source) if '.' in n}
    for c in cells:
        d = set(getattr(c, 'directives_', None) or ())
        if c.cell_type=='markdown': c.source = linked(c.source, page)
        else: c.source = quoted(c.source)
        if 'symbols' in d: yield text(index_page(page)); continue
        if d & {'hide', 'default_exp', 'exporti'}: continue
        if not (module and c.cell_type=='code' and d & {'export', 'exports'}): yield c; continue
        public = [n for n in defined(c.source) if n.split('.')[0] in names]
        for n in public:
            o = functools.reduce(lambda o, k: inspect.getattr_static(o, k) if '.' in n and inspect.isclass(o) else getattr(o, k), n.split('.'), module)
            o = o.__func__ if isinstance(o, (staticmethod, classmethod)) else o.fget if isinstance(o, property) else o
            yield text(entry(n, o, patches))
        if 'exports' in d:
            fold = f'#| code-fold: true\n#| code-summary: "Source: {", ".join(n.split(".")[-1] for n in public)}"\n' if public else ''
            c.source = fold+c.source; yield c
class Pages:
    "The processor that nbdev runs on every notebook of the site"
    def __init__(self, nb): self.nb = nb
    def begin(self):
        page = os.path.relpath(Path(self.nb.path_).resolve(), nbs)
        cells = [c for c in self.nb.cells if getattr(c, 'source', None) is not None]
        exp = next((c.directives_['default_exp'][0] for c in cells if 'default_exp' in (getattr(c, 'directives_', None) or {})), None)
        module = importlib.import_module(f'{lib.name}.{exp}') if exp else None
        self.nb.cells = list(shown(cells, module, page))
        for c in self.nb.cells: raw_html(c)
        if self.nb.cells: self.nb.cells.append(self.feet(page))
    def feet(self, page):
        from execnb.nbio import mk_cell
        from nbdev.config import get_config
        cfg = get_config(); raw = cfg.git_url.replace('github.com', 'raw.githubusercontent.com')
        c = mk_cell(f'::: {{.page-feet}}\n[Download this notebook]({raw}/{cfg.branch}/nbs/{page}) to run it: `pip install segkit_nb[lab]`, then `jupyter lab`.\n:::', cell_type='markdown')
        c.directives_ = {}; return c
    def __call__(self, cell): return None

# --- All symbols
def index_page(page):
    "Letters, and under each its symbols with their room and first line; methods on a line of their class"
    tops = sorted((n for n in symbols() if '.' not in n), key=lambda n: (n.lower(), n)); out = []
    letters = list(dict.fromkeys(n[0].upper() for n in tops))
    out.append('::: {.letters}\n'+' '.join(f'[{l}](#letter-{l})' for l in letters)+'\n:::\n')
    for l in letters:
        out.append(f'## {l} {{#letter-{l} .unlisted}}\n')
        for n in (n for n in tops if n[0].upper()==l):
            _,mod,doc = symbols()[n]; ms = [k for k in symbols() if k.startswith(n+'.')]
            out.append(f'- [`{n}`]({link(page, n)}) [{mod.split(".")[1]}]{{.room}} {doc}' + (': ' if ms and doc and False else '') +
                       (f'\n  [{" ".join(f"[`{k[len(n)+1:]}`]({link(page, k)})" for k in ms)}]{{.members}}' if ms else ''))
        out.append('')
    return '\n'.join(out)
def add_to_search(path):
    "A symbol is found by its own name, before the pages that only mention it"
    path = Path(path); old = [e for e in json.loads(path.read_text(encoding='utf-8')) if not e['objectID'].startswith('symbol:')]
    out_name = lambda page: re.sub(r'(^|/)\d+\w?_', r'\1', page).replace('.ipynb', '.html')
    new = [dict(objectID='symbol:'+n, href=f'{out_name(page)}#api.{n}', title=n, section='', text=doc, crumbs=[mod.split('.')[1]]) for n,(page,mod,doc) in symbols().items()]
    path.write_text(json.dumps(new+old), encoding='utf-8')

if __name__=='__main__':
    if sys.argv[1:2]==['search']: add_to_search(sys.argv[2])
