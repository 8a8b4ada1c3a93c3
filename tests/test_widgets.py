"Explorers as a reader meets them: nothing was moved by a hidden cell, pictures and captions can be read, every color is explained"
import ast, contextlib, io, json, re
from pathlib import Path
import cv2, numpy as np, pytest, torch
from segkit_nb.anchors import AnchorGenerator
from segkit_nb.assigners.result import ASSIGN_COLORS
from segkit_nb.engine.toys import toy_town_config
from segkit_nb.viz.draw import palette, rgb
from segkit_nb.widgets import PipelineExplorer, anchor_explorer, assign_explorer, draw_training

NBS = Path(__file__).resolve().parent.parent/'nbs'

def run_all(path):
    "Run a chapter as JupyterLab does; yields each explorer that a cell ends on, with what it showed then, and then the explorer at the end"
    space,seen = {'__name__': 'chapter'},[]
    for c in json.loads(path.read_text(encoding='utf-8'))['cells']:
        source = ''.join(c['source'])
        if c['cell_type'] != 'code' or re.search(r'^#\s*\|\s*(slow|eval: *false)', source, re.M): continue
        tree = ast.parse(source); last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(tree, str(path), 'exec'), space)
            w = eval(compile(ast.Expression(last.value), str(path), 'eval'), space) if last is not None else None
            if 'Explorer' in [c.__name__ for c in type(w).__mro__]: seen.append((w, w.params(), w.picture.value))
    return seen

@pytest.mark.parametrize('name', ['01_explorer', '03_priors', '04_pipeline', '05_training'])
def test_the_reader_finds_what_the_text_describes(name):
    "A hidden test moves the live widget: it must put everything back"
    seen = run_all(NBS/f'widgets/{name}.ipynb')
    assert seen
    for w,params,picture in seen:
        assert w.params() == params and w.picture.value == picture, (name, params, w.params())

def photo(folder, w=640, h=480):
    rng = np.random.default_rng(0)
    img = cv2.resize(rng.integers(60, 200, (12, 16, 3), dtype=np.uint8), (w, h), interpolation=cv2.INTER_CUBIC)
    cv2.imwrite(str(folder/'photo.jpg'), img)
    return dict(img_path=str(folder/'photo.jpg'), img_id=0, height=h, width=w, instances=[dict(bbox=[100, 100, 300, 260], bbox_label=0, ignore_flag=0)])

def ink(img): return (img < 100).all(-1)

@pytest.mark.parametrize('late', [False, True])
def test_pipeline_on_a_photo(tmp_path, late):
    "640x480 made 320x240: pictures of a good size, captions at the size they are drawn in, the box on its object wherever annotations are loaded"
    load,ann,size,pack = (dict(type=t) for t in ('LoadImageFromFile', 'LoadAnnotations', 'Resize', 'PackDetInputs'))
    size['scale'] = (320, 240)
    steps = [load, size, ann, pack] if late else [load, ann, size, pack]
    w = PipelineExplorer(steps, photo(tmp_path), classes=['cell'])
    shapes = {p.shape for _,p in w.frames()}
    assert len(shapes) == 1 and 600 <= w.img.shape[1] <= 900           # shown on a page as it is drawn: 12 pixels of text stay 12 pixels
    w.controls['step'].value = len(steps)-1
    half = w.img[:, w.img.shape[1]//2:]
    color = np.array(palette(1)[0]); at = (np.abs(half.astype(int)-color) < 8).all(-1)
    xs,ys = np.flatnonzero(at.sum(0) > 60),np.flatnonzero(at.sum(1) > 60)       # the box's sides: 320x240 is drawn 300 wide
    assert xs[0]-4 == pytest.approx(300*100/640, abs=3) and xs[-1]-4 == pytest.approx(300*300/640, abs=3)
    assert ys[-1]-80 == pytest.approx(225*260/480, abs=3)

def test_colors_are_explained():
    "Every color of a dot or a box stands in the legend below the picture"
    img = np.full((160, 208, 3), 200, np.uint8); gts = torch.tensor([[20., 20, 60, 60], [100, 40, 190, 130], [5, 130, 12, 140]])
    priors = torch.cat(AnchorGenerator(strides=[8, 16], ratios=[1.], scales=[4]).grid_priors([(20, 26), (10, 13)]))
    w = assign_explorer(img, gts, priors)
    below = w.img[160*3:]
    for kind in ('positive', 'rescued', 'ignored'): assert (below == rgb(ASSIGN_COLORS[kind])).all(-1).any(), kind
    a = anchor_explorer(img, gts)
    assert a.img.shape[1] >= 600 and w.img.shape[1] >= 600
    for c in ('red', 'black', 'blue', 'orange'): assert (a.img[160*3:] == rgb(c)).all(-1).any(), c
    assert len({p.shape for _,p in a.frames('scale')}) == len({p.shape for _,p in w.frames('prior')}) == 1

def test_the_legend_covers_no_curve():
    "Seven losses all over the plot: every pixel of a curve that is there without the names is there with them"
    rng = np.random.default_rng(0); names = ['loss', *(f'loss_{k}' for k in ('cls', 'bbox', 'mask', 'rpn_cls', 'rpn_bbox'))]
    rows = [dict(mode='train', iter=i, lr=.01, **{n: float(k+rng.normal(0, .2)) for k,n in enumerate(names)}) for i in range(1, 80)]
    rows += [dict(mode='val', iter=i, loss=6+.01*i, mAP=.3) for i in (40, 79)]
    pic = draw_training(rows); plot = pic[:, :370]
    frame = np.flatnonzero((plot == 90).all(-1).sum(0) > 60)[0],np.flatnonzero((plot == 90).all(-1).sum(1) > 200)[0]     # left and lower edge
    words = ink(plot[24:frame[1]-1, frame[0]+2:])
    assert not words.any() and ink(plot[frame[1]+30:]).any()          # the names stand below, not among the curves
    assert 600 <= pic.shape[1] <= 960

def test_step_explorer_does_not_jump(tmp_path):
    from segkit_nb.engine.runner import Runner
    from segkit_nb.widgets import StepExplorer
    Runner.from_cfg(toy_town_config(tmp_path/'run', 2, custom_hooks=[dict(type='StepTrace', steps=[1, 2])])).train()
    e = StepExplorer(tmp_path/'run')
    assert len({p.shape for n in e.controls for _,p in e.frames(n)}) == 1 and e.img.shape[1] >= 600

def test_a_page_keeps_as_many_values_as_asked():
    from ipywidgets import IntSlider
    from segkit_nb.widgets import Explorer
    w = Explorer(lambda a, b: a, lambda a: np.full((4, 4, 3), a, np.uint8), steps=3, keep=dict(b=2), a=IntSlider(0, min=0, max=9), b=IntSlider(0, min=0, max=9))
    assert [len(v) for v in w.states()[0].values()] == [3, 2] and len(w.frames('b')) == 2
