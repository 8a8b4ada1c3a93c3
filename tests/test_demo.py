"What `make demo` promises, on its own results where they are there and on a short run where they are not"
import json
from pathlib import Path
import cv2, pytest, torch
from segkit_nb.datasets.town import tinytown

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT/'runs/demo'
has_demo = pytest.mark.skipif(not (DEMO/'summary.json').exists(), reason='run `make demo` first')

def coco_numbers(ann, found, kind):
    "AP at IoU .5 by pycocotools alone"
    from pycocotools.coco import COCO
    from pycocotools.cocoeval import COCOeval
    gt = COCO(str(ann)); e = COCOeval(gt, gt.loadRes(str(found)), kind); e.evaluate(); e.accumulate(); e.summarize()
    return e.stats[1]

@pytest.mark.slow
def test_short_demo_leaves_everything(tmp_path):
    from segkit_nb.tools.demo import run_demo
    root = tinytown(tmp_path/'town', seed=5, n_train=8, n_val=4)
    s = run_demo(tmp_path/'demo', root, 1, 1)
    assert {'bbox_mAP_50','segm_mAP_50','mIoU','seconds'} <= set(s)
    for n in ('summary.json','predictions.json','index.html','detector/report/index.html','segmentor/report/index.html'): assert (tmp_path/'demo'/n).exists(), n
    for d in ('detector','segmentor'): assert (tmp_path/'demo'/d/'epoch_1.pth').exists() and (tmp_path/'demo'/d/'log.csv').exists()

@pytest.mark.slow
@has_demo
def test_figures_are_high_enough_and_pycocotools_agrees():
    s = json.loads((DEMO/'summary.json').read_text())
    assert s['bbox_mAP_50']>=.55 and s['segm_mAP_50']>=.45 and s['mIoU']>=.65
    for k in ('bbox','segm'):
        assert abs(coco_numbers(tinytown()/'annotations/instances_val.json', DEMO/'predictions.json', k)-s[f'{k}_mAP_50'])<6e-4

@pytest.mark.slow
@has_demo
def test_another_town_scores_alike(tmp_path):
    "The same checkpoints on a *tinytown* of another seed: within 0.08"
    from segkit_nb.engine.runner import Runner
    from segkit_nb.zoo.tinytown_recipes import tinytown_fcn, tinytown_mask_rcnn
    s = json.loads((DEMO/'summary.json').read_text()); root = tinytown(tmp_path/'town', seed=12345, n_train=4, n_val=48)
    for recipe,folder,names in ((tinytown_mask_rcnn,'detector',('bbox_mAP_50','segm_mAP_50')), (tinytown_fcn,'segmentor',('mIoU',))):
        cfg = recipe(str(root), workers=0); cfg.work_dir = str(tmp_path/folder)
        cfg.load_from = (DEMO/folder/'last_checkpoint').read_text().strip()
        f = Runner.from_cfg(cfg).test()
        for n in names: assert abs((f[f'coco/{n}'] if n!='mIoU' else f[n]/100)-s[n])<.08, (n, f, s)
