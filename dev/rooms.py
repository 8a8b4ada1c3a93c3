"Write the lazy `__init__.py` of each room and of the folders inside it, `segkit_nb/all.py` and `nbs/sidebar.yml`"
import ast, configparser, json, re
from pathlib import Path
root = Path(__file__).resolve().parent.parent
ini = configparser.ConfigParser(delimiters=['=']); ini.read(root/'settings.ini')
rooms, lib = ini['DEFAULT']['rooms'].split(), root/'segkit_nb'
INIT = '''"{what}. Written by dev/rooms.py: do not edit"
from typing import TYPE_CHECKING
__all__ = {names}
_home = {home}
if TYPE_CHECKING:
{eager}

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {{__name__!r}} has no attribute {{name!r}}')
    from importlib import import_module
    globals()[name] = value = getattr(import_module(_home[name], __name__), name)
    return value
def __dir__(): return sorted(__all__)
'''
def write(path, text):
    "Replace a file only when it changes, and at once: somebody may be importing it"
    if path.exists() and path.read_text()==text: return
    tmp = path.with_name(f'.{path.name}.tmp'); tmp.write_text(text); tmp.replace(path)
def exported(py):
    "The literal `__all__` of a module, read without importing it"
    m = re.search(r'^__all__ = (\[.*?\])$', py.read_text(encoding='utf-8'), re.M | re.S)
    return ast.literal_eval(m[1]) if m else []
def write_init(d):
    "The `__init__.py` of a folder of modules; True if it exports anything"
    home, mods = {}, sorted(p for p in d.rglob('*.py') if p.name!='__init__.py')
    for py in mods:
        mod = '.' + '.'.join(py.relative_to(d).with_suffix('').parts)
        for n in exported(py):
            if n in home: raise SystemExit(f'{n} is exported by {home[n]} and {mod} of {d.name}')
            home[n] = mod
    for n in home.keys() & ({p.stem for p in mods} | {p.name for p in d.iterdir() if p.is_dir()}):
        raise SystemExit(f'{d.name}: the name {n} is a module and an export: rename the notebook')
    eager = '\n'.join(f'    from {m} import {", ".join(k for k in home if home[k]==m)}' for m in dict.fromkeys(home.values()))
    fmt = lambda o: json.dumps(o, indent=1) if o else repr(o)
    what = f'The `{d.name}` room' if d.parent==lib else f'A part of the `{d.relative_to(lib).parts[0]}` room'
    write(d/'__init__.py', INIT.format(what=what, names=fmt(sorted(home)), home=fmt(home), eager=eager or '    pass'))
    return bool(home)
def folders(room): return [d for d in sorted((lib/room).rglob('*')) if d.is_dir() and any(d.rglob('*.py'))]
def pages(d): # 'ops/01_nms.ipynb' -> its processed name, in the order of the files
    return sorted(d.glob('[!_.]*.ipynb'), key=lambda p: (p.stem!='index', p.name))
# The site's sections, in the order in which a newcomer reads: heading -> its folders, with a title where the folder's name says too little
SECTIONS = {
    'Learn: the course': dict(course=None), 'How to': dict(howto=None),
    'Data': dict(transforms='Transforms and pipelines', datasets='Data sets and file formats'),
    'Boxes, priors, assignment': dict(boxes='Boxes and overlaps', anchors='Anchors and points', assigners='Assigners: who learns what', samplers='Samplers: who is kept'),
    'Networks': dict(layers='Layers', backbones='Backbones', necks='Necks', heads='Heads', ops='Operators', losses='Losses', models='Whole models'),
    'Training and measuring': dict(engine='Training: loops, hooks, logs', metrics='Metrics', tools='Tools and commands'),
    'Research: the zoo': dict(zoo='Ideas and recipes', openmmlab='Public configs and checkpoints'),
    'Pictures and explorers': dict(viz='Drawing', widgets='Explorers'),
    'Foundations': dict(core='Registry, config, structures'),
}
def write_sidebar():
    nbs, y = root/'nbs', ['website:', '  sidebar:', '    contents:', '      - index.ipynb']
    of = lambda f: [p.relative_to(nbs).as_posix() for d in [nbs/f, *sorted(x for x in (nbs/f).glob('[!_.]*/') if x.is_dir())] for p in pages(d)]
    if new := [r for r in rooms if not any(r in fs for fs in SECTIONS.values())]: raise SystemExit(f'dev/rooms.py: SECTIONS has no place for {new}')
    for head,fs in SECTIONS.items():
        fs = {f: t for f,t in fs.items() if of(f)}
        if not fs: continue
        y += [f'      - section: "{head}"', '        contents:']
        for f,t in fs.items():
            if t and len(fs)>1: y += [f'          - section: "{t}"', '            contents:'] + [f'              - {p}' for p in of(f)]
            else: y += [f'          - {p}' for p in of(f)]
    last = [p.name for p in pages(nbs) if p.stem!='index']
    y += ['      - section: "Reference"', '        contents:'] + [f'          - {n}' for n in last]
    write(nbs/'sidebar.yml', '\n'.join(y)+'\n')
def names_of(room): return ast.literal_eval(re.search(r'^__all__ = (\[.*?\])$', (lib/room/'__init__.py').read_text(), re.M | re.S)[1])
full = [r for r in rooms if (lib/r).is_dir() and write_init(lib/r)]
for r in full:
    for d in folders(r): write_init(d)
owner = {}
for r in full:
    for n in names_of(r):
        if n in owner: raise SystemExit(f'{n} is exported by the rooms {owner[n]} and {r}: one of them needs another name')
        owner[n] = r
write(lib/'all.py', '"Everything, for a notebook. Written by dev/rooms.py: do not edit"\n' + ''.join(f'from .{r} import *\n' for r in full))
write_sidebar()
