"""Every recorded case of the reference, one test each: those of `tests/oracle`, and those of the folder that the environment variable SEGKIT_ORACLE names.

    SEGKIT_ORACLE=/some/folder pytest tests/test_oracle.py      # files FAMILY.json of the same form
"""
import json, os
from pathlib import Path
import pytest, torch
from oracle_parts import FAMILIES

FOLDERS = [Path(__file__).parent/'oracle', *[Path(p) for p in os.environ.get('SEGKIT_ORACLE', '').split(os.pathsep) if p]]


def cases():
    for folder in FOLDERS:
        files = sorted(p for p in folder.glob('*.json') if not p.name.startswith('_'))
        if not files: yield pytest.param(folder.name, None, id=f'{folder.name}: no files')
        for p in files:
            for c in json.loads(p.read_text()): yield pytest.param(p.stem, c, id=f'{folder.name}/{p.stem}/{c.get("name", "?")}')


@pytest.fixture(autouse=True)
def one_thread():
    n = torch.get_num_threads(); torch.set_num_threads(1)
    yield
    torch.set_num_threads(n)


@pytest.mark.parametrize('family,case', list(cases()))
def test_case(family, case):
    assert case is not None, f'no FAMILY.json in {family}'
    assert family in FAMILIES, f'no way to run the family {family!r}; there are {sorted(FAMILIES)}'
    assert set(case) <= {'name', 'cfg', 'inputs', 'outputs', 'training'}, f'fields that nothing compares: {sorted(case)}'
    FAMILIES[family](case)


@pytest.mark.parametrize('family', sorted(FAMILIES))
def test_a_changed_number_is_found(family):
    "Each output of a family's first case, changed, fails: nothing is passed over"
    case = json.loads((FOLDERS[0]/f'{family}.json').read_text())[0]
    FAMILIES[family](case)
    for k in case['outputs']:
        wrong = json.loads(json.dumps(case)); wrong['outputs'][k] = bumped(wrong['outputs'][k])
        if wrong['outputs'][k] == case['outputs'][k]: continue
        with pytest.raises(AssertionError): FAMILIES[family](wrong)


def bumped(x):
    "The last number of a nested list, a thousandth or one larger"
    if isinstance(x, list) and x: return [*x[:-1], bumped(x[-1])]
    if isinstance(x, dict) and x: k = list(x)[-1]; return x | {k: bumped(x[k])}
    return x+1 if isinstance(x, int) and not isinstance(x, bool) else x+.01*max(1, abs(x)) if isinstance(x, float) else x


@pytest.mark.parametrize('family', sorted(FAMILIES))
def test_unknown(family):
    "A name, a type or an output that nothing knows is an error, not a pass"
    case = json.loads((FOLDERS[0]/f'{family}.json').read_text())[0]
    with pytest.raises(Exception): FAMILIES[family](case | dict(outputs=dict(case['outputs'], surprise=[1.])))
