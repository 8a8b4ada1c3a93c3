"The recorded runs: their figures again from their predictions, with pycocotools and a count of pixels, and nothing of the kit"
import contextlib, io, json
from pathlib import Path
import numpy as np, pytest
from PIL import Image
from pycocotools import mask as rle
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

ROOT = Path(__file__).resolve().parent.parent
RUNS, TOWN = ROOT/'data_samples/runs', ROOT/'data_samples/tinytown'
from segkit_nb.zoo.detection_recipes import RECORDED_DETECTORS
from segkit_nb.zoo.semantic_recipes import RECORDED_SEGMENTORS
DETECTORS = ('tinytown_mask_rcnn', 'tinytown_faster_rcnn', 'tinytown_retinanet', *(f'small_{m}' for m in RECORDED_DETECTORS))
SEGMENTORS = ('tinytown_fcn', 'tinytown_pspnet', *(f'small_{m}' for m in RECORDED_SEGMENTORS))
def load(name, file): return json.loads((RUNS/name/file).read_text())

@pytest.mark.parametrize('name', DETECTORS)
def test_average_precision_again(name):
    "COCO's figures of the kept rows are the summary's"
    figures = load(name, 'summary.json')['figures']; rows = load(name, 'predictions.json')
    for kind in ('bbox', 'segm') if name=='tinytown_mask_rcnn' else ('bbox',):
        with contextlib.redirect_stdout(io.StringIO()):
            truth = COCO(str(TOWN/'annotations/instances_val.json'))
            e = COCOeval(truth, truth.loadRes([dict(r) for r in rows]), kind); e.evaluate(); e.accumulate(); e.summarize()
        said = [figures[f'{kind}_{k}'] for k in ('mAP', 'mAP_50', 'mAP_75')]
        assert np.allclose(said, e.stats[:3], atol=.0006), (said, e.stats[:3])
        assert figures[f'{kind}_mAP_50']>(.3 if name.startswith('small_') else .5), 'a run worth showing'

@pytest.mark.parametrize('name', SEGMENTORS)
def test_mean_iou_again(name):
    "Intersections and unions counted pixel by pixel over all validation images"
    rows, classes = load(name, 'predictions.json'), {}
    files = sorted({r['image'] for r in rows}); assert len(files)==len(list((TOWN/'images/val').iterdir()))
    from segkit_nb.datasets.scenes import TINYTOWN_ALL as names
    both, one = np.zeros(len(names)), np.zeros(len(names))
    for f in files:
        truth = np.array(Image.open(TOWN/'semantic/val'/Path(f).with_suffix('.png')))
        pred = np.full(truth.shape, 255)
        for r in rows:
            if r['image']==f: pred[rle.decode(r['segmentation'])>0] = names.index(r['category'])
        ok = truth!=255
        for k in range(len(names)):
            p,t = (pred==k)&ok, truth==k; both[k] += (p&t).sum(); one[k] += (p|t).sum()
    assert abs(100*np.mean(both/one) - load(name, 'summary.json')['figures']['mIoU'])<.01

@pytest.mark.parametrize('name', DETECTORS+SEGMENTORS)
def test_small_and_whole(name):
    "Under 400 KB; curves that end lower than they begin; one image followed to the last epoch, of detectors with an object's story"
    assert sum(p.stat().st_size for p in (RUNS/name).iterdir())<400_000
    s, follow = load(name, 'summary.json'), load(name, 'follow.json')
    assert s['recipe']==name and s['seed']==0 and follow[-1]['epoch']==s['epochs'] and len(follow)>3
    assert name in SEGMENTORS or all(f['text'] and f['steps'] for f in follow)
    from segkit_nb.zoo.runs import recorded
    x,y = recorded(name).curves['loss']; assert len(x)>20 and np.mean(y[-5:])<.75*np.mean(y[:3])     # a cascade's later stages find work as the first improves

def test_every_recipe_is_recorded():
    from segkit_nb.zoo.runs import RECIPES
    assert set(RECIPES)==set(DETECTORS+SEGMENTORS)=={p.name for p in RUNS.iterdir() if p.is_dir()}
