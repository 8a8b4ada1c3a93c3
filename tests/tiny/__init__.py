"""The smallest config and inputs that exercise each registered class: what `tests/test_sweep.py` runs.

A module a room holds `ENTRIES`: from a class's registered name, or `'Name/variant'`, to a dict with

- `kind`: how it is run, a function of `tests/sweep.py` (`module`, `loss`, `dense_head`, `model`, `hook`, ...), whose docstring says what it reads;
- `cfg`: its arguments (`type` is the name);
- for modules, heads and models: `frozen`: the beginnings of the names of parameters that do not train; `no_grad` and `empty_no_grad`: from the beginning of a name to
  the reason why a trainable parameter may have no gradient, or none on images without objects. What is listed must be so: a stale line fails.

Add a class: add a line here. Add a kind: add a function there.
"""
from importlib import import_module
from pathlib import Path


def entries():
    "Every entry of every room, by name; ValueError where two rooms have one name"
    out = {}
    for path in sorted(Path(__file__).parent.glob('*.py')):
        for name, e in getattr(import_module(f'tiny.{path.stem}'), 'ENTRIES', {}).items() if path.stem not in ('__init__', 'inputs') else ():
            if name in out: raise ValueError(f'{name} has two entries, the second in tests/tiny/{path.name}')
            out[name] = dict(e, room=path.stem)
    return out
