"Every registered class has an entry in `tests/tiny/`, and what must hold for it holds; and the sweep notices faults"
import pytest, torch
import sweep
from tiny import entries

ENTRIES = entries()


@pytest.fixture(scope='module', autouse=True)
def one_thread():
    n = torch.get_num_threads(); torch.set_num_threads(1)
    yield
    torch.set_num_threads(n)


def run(name, e, tmp=None): sweep.KINDS[e['kind']](name, e, tmp)


def test_every_class_has_an_entry():
    assert sweep.missing(ENTRIES) == [], 'registered, without an entry in tests/tiny/'
    assert sweep.unknown(ENTRIES) == [], 'an entry in tests/tiny/ for what is not registered'


@pytest.mark.parametrize('name', ENTRIES)
def test_sweep(name, tmp_path): run(name, ENTRIES[name], tmp_path)


# --- it bites --------------------------------------------------------------------------------------------------------

def test_a_class_without_entry_is_noticed():
    for name in ('FPN', 'L1Loss', 'Resize'):
        assert sweep.missing({n: e for n, e in ENTRIES.items() if n.partition('/')[0] != name}) == [name]
    assert sweep.unknown(ENTRIES | {'Nothing': {}}) == ['Nothing']
    with pytest.raises(AssertionError, match='does not build it'): run('FPN', dict(kind='module', cfg=dict(type='ResNet', depth=18), args=[]))


def leaf(m, k=0): return [(n, c) for n, c in m.named_modules() if any(p.requires_grad for p in c.parameters(recurse=False)) and not list(c.children())][k]
def frozen_by_mistake(m): leaf(m)[1].weight.requires_grad = False; return m
def detached(m): leaf(m)[1].register_forward_hook(lambda c, i, o: o.detach()); return m
def not_a_number(m): leaf(m)[1].weight.register_hook(lambda g: g*float('nan')); return m
def no_share(m): leaf(m)[1].weight.register_hook(lambda g: g*0); return m
FAULTS = {frozen_by_mistake: 'does not train', detached: 'no gradient', not_a_number: 'not finite', no_share: 'gradient of zeros'}


@pytest.mark.parametrize('fault', FAULTS, ids=lambda f: f.__name__)
@pytest.mark.parametrize('name', ['FPN', 'ConvModule', 'RetinaHead', 'StandardRoIHead', 'FCNHead', 'FasterRCNN', 'EncoderDecoder'])
def test_a_fault_in_one_layer_is_noticed(name, fault, monkeypatch):
    monkeypatch.setattr(sweep, 'changed', fault)
    with pytest.raises(AssertionError, match=FAULTS[fault]) as e: run(name, ENTRIES[name])
    m = sweep.build(sweep.config(name, ENTRIES[name]))
    assert leaf(m)[0] in str(e.value) or 'no gradient at all' in str(e.value)


def test_stale_lists_are_noticed():
    for key, value, what in (('no_grad', {'lateral_convs.0': 'never'}, 'is listed as without gradient, and has one'), ('no_grad', {'nowhere': 'never'}, 'there is none'), ('frozen', ['fpn_convs'], 'should not train'), ('keys', 3, 'keys, not 3')):
        with pytest.raises(AssertionError, match=what): run('FPN', ENTRIES['FPN'] | {key: value})


def patched(name, method, new):
    "The registered class with one method that does something else, `new(self, old, *args)`"
    def change(o):
        old = getattr(o, method)
        o.__class__ = type(name, (type(o),), {method: lambda self, *a, **k: new(old, *a, **k)})
        return o
    return change


def writes(old, results, params): results['img'][:] = 0; return old(results, params)
@pytest.mark.parametrize('name, method, new, what', [
    ('L1Loss', 'forward', lambda old, *a, avg_factor=None, **k: old(*a, **k), 'avg_factor'),
    ('FocalLoss', 'forward', lambda old, *a, **k: old(*a, **k)*float('nan'), 'not finite'),
    ('DeltaXYWHBBoxCoder', 'decode', lambda old, *a, **k: old(*a, **k)+1, 'decode'),
    ('AnchorGenerator', 'grid_priors', lambda old, *a, **k: [p*2 for p in old(*a, **k)], 'a step to the right'),
    ('MaxIoUAssigner', 'assign', lambda old, p, g, i, l, **k: old(p, g, i, l.flip(0), **k), 'labels'),
    ('Resize', 'apply', writes, 'its input is changed'),
    ('Normalize', 'apply', lambda old, r, p: old(r, p) | dict(more=1), 'does not declare it'),
    ('RandomFlip', 'draw', lambda old, r, g: dict(flip=False, direction=None), 'RandomFlip'),
])
def test_a_wrong_part_is_noticed(name, method, new, what, monkeypatch, tmp_path):
    monkeypatch.setattr(sweep, 'copies', lambda o: {})          # the patched class cannot be pickled
    monkeypatch.setattr(sweep, 'changed', patched(name, method, new))
    with pytest.raises(Exception, match=what): run(name, ENTRIES[name], tmp_path)
