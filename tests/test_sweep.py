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
