"""Fold patched functions into their classes: in a notebook a class may grow over several cells, in the module it is whole

`@patch def f(self:A)` is moved, as text with its comments, to the end of the body of `class A` where both stand in one module.
`as_prop`, `cls_method` and `set_prop` become `@property`, `@classmethod` and `@f.setter`; other decorators stay. What would change
its meaning there is an error: a default value or a decorator with a name from below the class, a method that the class has already.
Names after `#| helpers:` (below `#| default_exp`) are taken out of `__all__`: they can be imported from the module, but are not public."""
import ast, io, json, re, sys, textwrap, tokenize
from pathlib import Path
root = Path(__file__).resolve().parent.parent
KINDS = dict(as_prop='property', cls_method='classmethod', set_prop='{}.setter')

def patch_of(o):
    "The decorator `@patch` or `@patch(...)` of a function, or None"
    return next((d for d in getattr(o, 'decorator_list', []) if getattr(getattr(d, 'func', d), 'id', '')=='patch'), None)
def names_in(o): return {n.id for n in ast.walk(o) if isinstance(n, ast.Name)}
def bound(body):
    "Name -> line of its first binding among these statements"
    out = {}
    for o in body:
        if patch_of(o): continue                                    # a patched function leaves no name
        new = {o.name} if hasattr(o, 'name') else {n.id for n in ast.walk(o) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        if isinstance(o, (ast.Import, ast.ImportFrom)): new = {(a.asname or a.name).split('.')[0] for a in o.names}
        for n in new: out.setdefault(n, o.lineno)
    return out
def inside_strings(text):
    "Lines that begin inside a string: to indent them would change its value"
    out, start = set(), []
    for t in tokenize.generate_tokens(io.StringIO(text).readline):
        kind = tokenize.tok_name[t.type]
        if kind=='STRING': out |= set(range(t.start[0]+1, t.end[0]+1))
        elif kind=='FSTRING_START': start.append(t.start[0])
        elif kind=='FSTRING_END': out |= set(range(start.pop()+1, t.end[0]+1))
    return out

class Folder:
    def __init__(self, src, name='module'):
        self.name,self.lines,self.tree = name,src.splitlines(),ast.parse(src)
        self.classes = {o.name: o for o in self.tree.body if isinstance(o, ast.ClassDef)}
        self.top = bound(self.tree.body)
        self.has = {k: bound(c.body) for k,c in self.classes.items()}
        self.added = {k: [] for k in self.classes}                  # (first line, text) of what each class gets
        self.gone = set()                                           # numbers of the lines that move away
    def fail(self, line, why):
        cell = next((m[1] for s in self.lines[line-1::-1] if (m := re.match(r'# %% (.*)', s))), '')
        raise ValueError(f'{cell or self.name}: {why} (line {line} of {self.name})')
    def targets(self, o):
        "Classes of this module that a patched function names; none if they are all from elsewhere"
        arg = (o.args.posonlyargs + o.args.args)[0]
        got = names_in(arg.annotation) if arg.annotation else set()
        if not got: self.fail(o.lineno, f'@patch on {o.name}: its first argument names no class')
        if got & self.classes.keys() and got - self.classes.keys():
            self.fail(o.lineno, f'@patch on {o.name}: of {sorted(got)} only some classes are of this module; write one function for each')
        return sorted(got & self.classes.keys())
    def late(self, cls):
        "Names that mean something else, or nothing yet, inside the body of the class"
        return {n for n,line in self.top.items() if line>=self.classes[cls].lineno} | self.has[cls].keys()
    def decorator(self, o, p):
        if o.decorator_list[0] is not p: self.fail(o.lineno, f'{o.name}: @patch must be the first decorator')
        on = [k.arg for k in getattr(p, 'keywords', []) if getattr(k.value, 'value', None) is True]
        if len(on)>1 or set(on)-KINDS.keys() or len(on)<len(getattr(p, 'keywords', [])):
            self.fail(o.lineno, f'{o.name}: only {", ".join(k+"=True" for k in KINDS)} can be folded')
        return on[0] if on else None
    def take(self, o, p, cls):
        "The text of a patched function as it stands in the class"
        kind, a, late = self.decorator(o, p), o.args, self.late(cls)
        if o.name in self.has[cls] and kind!='set_prop': self.fail(o.lineno, f'{cls}.{o.name} is already in the class: write it once')
        for d in [*o.decorator_list[1:], *a.defaults, *filter(None, a.kw_defaults)]:
            if bad := names_in(d) & late:
                self.fail(o.lineno, f'{cls}.{o.name}: its decorator or default value uses {", ".join(sorted(bad))}, which is defined below (or in) the class')
        self.has[cls][o.name] = o.lineno
        first,last = p.lineno,o.end_lineno
        while re.match(r'\s*#(?! %% )', self.lines[first-2]): first -= 1                                # comments right above
        while last<len(self.lines) and re.match(r'\s+#', self.lines[last]): last += 1                   # and in its body
        args = [*a.posonlyargs, *a.args, *a.kwonlyargs, *filter(None, (a.vararg, a.kwarg))]
        edits = [(args[0].annotation, None)]
        edits += [(n, repr(ast.unparse(n))) for n in [*(x.annotation for x in args[1:]), o.returns] if n and names_in(n) & late]
        gap = next((i for i in range(last, len(self.lines)) if self.lines[i].strip()), last) if not self.lines[first-2].strip() else last
        self.gone |= set(range(first, gap+1))
        text = self.edited(first, last, edits)
        new = [f'@{KINDS[kind].format(o.name)}'] if kind else []
        text[p.lineno-first:p.end_lineno-first+1] = new + ['']*(not new)
        keep = inside_strings('\n'.join(text)+'\n') - self.doc_lines(o, first, len(new)-(p.end_lineno-p.lineno+1)+(not new))
        self.added[cls].append((first, last, [s if i+1 in keep or not s else f'    {s}' for i,s in enumerate(text) if s or i!=p.lineno-first]))
    def doc_lines(self, o, first, shift):
        "Lines of the docstring after its first: those may be indented"
        d = o.body[0]
        is_doc = isinstance(d, ast.Expr) and isinstance(d.value, ast.Constant) and isinstance(d.value.value, str)
        return set(range(d.lineno-first+2+shift, d.end_lineno-first+2+shift)) if is_doc else set()
    def edited(self, first, last, edits):
        "Lines first to last with some one-line annotations replaced, or (None) taken away with their colon"
        rows = [s.encode() for s in self.lines[first-1:last]]        # the columns of `ast` count bytes
        for n,new in sorted(edits, key=lambda e: (e[0].lineno, e[0].col_offset), reverse=True):
            if n.lineno!=n.end_lineno: self.fail(n.lineno, 'an annotation over several lines cannot be folded')
            row, i = rows[n.lineno-first], n.col_offset
            if new is None: i = row.rindex(b':', 0, i)
            rows[n.lineno-first] = row[:i] + (new or '').encode() + row[n.end_col_offset:]
        return [r.decode() for r in rows]
    def whole(self, cls):
        "Lines of the class with all that was added"
        c = self.classes[cls]; b = c.body[0]; last = c.end_lineno
        while last<len(self.lines) and re.match(r'\s+#', self.lines[last]): last += 1
        rows = self.lines[c.lineno-1:last]
        head = self.lines[b.lineno-1].encode()[:b.col_offset].decode()
        if head.strip(): rows[b.lineno-c.lineno:b.lineno-c.lineno+1] = [head.rstrip()] + ([] if isinstance(b, ast.Pass) else ['    ' + self.lines[b.lineno-1][len(head):]])
        before = None
        for first,end,text in self.added[cls]:
            rows += ([] if first-1==before else ['']) + text; before = end
        return c.lineno, last, rows
    def run(self):
        for o in self.tree.body:
            if p := patch_of(o):
                for cls in self.targets(o): self.take(o, p, cls)
        new = {i+1: [s] for i,s in enumerate(self.lines) if i+1 not in self.gone}
        for cls in self.classes:
            if self.added[cls]:
                first,last,rows = self.whole(cls)
                for i in range(first, last+1): new[i] = []
                new[first] = rows
        return tidy('\n'.join(s for i in sorted(new) for s in new[i]))

def tidy(src):
    "Without the import of an unused `patch`, and without cells that have become empty"
    tree, rows = ast.parse(src), src.splitlines()
    if 'patch' not in names_in(tree):
        for o in tree.body:
            if isinstance(o, ast.ImportFrom) and (o.module or '').startswith('fastcore') and any(a.name=='patch' for a in o.names):
                left = [a.name + (f' as {a.asname}' if a.asname else '') for a in o.names if a.name!='patch']
                rows[o.lineno-1:o.end_lineno] = [f'from {o.module} import {", ".join(left)}' if left else None] + [None]*(o.end_lineno-o.lineno)
    cells = re.split(r'^(?=# %% )', '\n'.join(s for s in rows if s is not None), flags=re.M)
    strip = lambda c: re.sub(r'\A(# %% .*\n)\n+', r'\1', c).strip()
    return '\n\n'.join(c for c in map(strip, cells) if not re.fullmatch(r'# %% .*', c)) + '\n'

def fold(src, name='module'):
    "`src` of a module with its patched functions inside their classes; a module that knows no `patch` comes back unchanged"
    return Folder(src, name).run() if re.search(r'^from fastcore\b.*\bpatch\b', src, re.M) else src

def helpers(notebook):
    "The names that a notebook calls helpers"
    cells = json.loads(notebook.read_text(encoding='utf-8'))['cells']
    found = re.findall(r'^#\s*\|\s*helpers:(.*)$', '\n'.join(''.join(c['source']) for c in cells if c['cell_type']=='code'), re.M)
    return set(' '.join(found).split())
def without(src, names, name='module'):
    "`src` with these names taken out of `__all__`"
    m = re.search(r'^__all__ = (\[.*?\])$', src, re.M | re.S)
    if not m or not names: return src
    if bad := names - bound(ast.parse(src).body).keys(): raise ValueError(f'{name}: no such helper as {", ".join(sorted(bad))}')
    left = str([n for n in ast.literal_eval(m[1]) if n not in names])
    return src[:m.start(1)] + '\n'.join(textwrap.wrap(left, 120, subsequent_indent=' '*11, break_long_words=False)) + src[m.end(1):]

def main(notebooks=()):
    "Fold the modules of these notebooks, of all by default, and take their helpers out of `__all__`"
    wanted, bad = {(root/p).resolve() for p in notebooks}, []
    for p in sorted((root/'segkit_nb').rglob('*.py')):
        src = p.read_text(encoding='utf-8')
        m = re.search(r'File to edit: (\S+\.ipynb)', src[:2000])
        if not m or not (nb := (p.parent/m[1]).resolve()).exists() or wanted and nb not in wanted: continue
        where = p.relative_to(root).as_posix()
        try: new = without(fold(src, where), helpers(nb), where)
        except ValueError as e: bad.append(str(e)); continue
        if new!=src: tmp = p.with_name(f'.{p.name}.tmp'); tmp.write_text(new, encoding='utf-8'); tmp.replace(p)
    if bad: raise SystemExit('\n'.join(bad))

if __name__=='__main__': main(sys.argv[1:])
