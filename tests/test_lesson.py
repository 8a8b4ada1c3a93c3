"The first lesson: a newcomer sees no warning"
import json, re, warnings
from pathlib import Path
import pytest

LESSON = Path(__file__).resolve().parent.parent/'nbs/course/01_first_detector.ipynb'

def test_no_warning_of_torch():
    "Sections 1 to 4: up to the loss of one batch"
    space = {'__name__': 'lesson'}
    with warnings.catch_warnings():
        warnings.filterwarnings('error', message='Converting a tensor with requires_grad')
        for c in json.loads(LESSON.read_text(encoding='utf-8'))['cells']:
            source = ''.join(c['source'])
            if c['cell_type'] == 'markdown' and source.startswith('## 5'): break
            if c['cell_type'] == 'code' and not re.search(r'^#\s*\|\s*slow', source, re.M): exec(compile(source, str(LESSON), 'exec'), space)
    assert 'total' in space
