"Every rule of the chapter template that a program can see: a chapter that keeps them all, and one broken chapter of each kind"
import copy, sys
from pathlib import Path
import pytest
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT/'dev'))
import template
PATH = ROOT/'nbs/losses/99_made_up.ipynb'

def md(s): return dict(cell_type='markdown', source=s)
def code(s, picture=False): return dict(cell_type='code', source=s, outputs=[dict(data={'image/webp': '...'})] if picture else [])
GOOD = [md('# Made up\n\n> A line'), code('#| default_exp losses.made_up'), md('**Before this:** [Focal loss](03_focal.ipynb). 20 minutes.'),
        md('## Why\nText.'), code('#| fig-cap: "What to see"\nshow()', True), md('The rule.'), code('#| exports\ndef f(): pass'), code('assert f() is None'),
        md('## Exercises\n1. What is it?'), code('answer = None'), code('#| code-fold: true\n#| code-summary: "Solution"\nanswer = 3'),
        md('## Where it is used\nIn `assigners`; see [Anchors](../anchors/01_generator.ipynb).')]
def broken(i, new): cells = copy.deepcopy(GOOD); cells[i:i+1] = new; return template.count(template.gaps(PATH, cells))

def test_a_whole_chapter(): assert template.gaps(PATH, GOOD)==[]
@pytest.mark.parametrize('rule,i,new', [
    ('before', 2, []), ('before', 2, [md('**Before this:** nothing')]),
    ('captions', 4, [code('show()', True)]),
    ('links', 11, [md('## Where it is used\n[x](../anchors/77_gone.ipynb)')]), ('links', 11, [md('## Where it is used\n[x](page.html)')]),
    ('links', 11, [md('## Where it is used\nIn `losses/03_focal`')]), ('links', 11, [md('## Where it is used\n[x](https://segkit.github.io/segkit_nb/a.html)')]),
    ('bare_exports', 5, [md('## The rule')]), ('bare_exports', 6, [code('#| exports\ndef g(): pass'), code('#| exports\ndef f(): pass')]),
    ('exercises', 8, [md('## Questions')]), ('exercises', 9, [code('answer = 4')]), ('exercises', 10, [md('<details>3</details>')]),
    ('assertions', 7, [code('\n'.join(['assert f() is None']*6))]),
    ('cut_lines', 3, [md('Some text. ## A heading')]), ('cut_lines', 3, [md('Some text that breaks'), md('off.')]),
    ('ending', 11, [md('End.')]), ('long_lines', 6, [code('#| exports\ndef f(): pass #'+'x'*120)])])
def test_a_broken_chapter_of_each_kind(rule, i, new): assert rule in broken(i, new)
def test_no_chapter_gains_a_gap():
    assert not (new := list(template.new_gaps())), '\n'.join(new[:40])
