"The AP engine gives pycocotools' numbers to the last bit: on tinytown and on two hundred made-up data sets with everything awkward in them"
import numpy as np, pytest
from pycocotools import mask as M
from segkit_nb.datasets.town import tinytown
from segkit_nb.metrics.ap_engine import ap_arrays, detection_verdicts
from segkit_nb.metrics.coco import coco_summary, run_cocoeval
from segkit_nb.metrics.truth import check_coco_truth, load_coco, load_truth
from segkit_nb.zoo.runs import recorded

H,W = 120,160

def shape(x, y, w, h, rng):
    "An outline in the box, as a polygon"
    cut = rng.uniform(0, .4, 4); x1,y1 = x+w,y+h
    return [float(round(v, 2)) for v in (x+cut[0]*w, y, x1, y+cut[1]*h, x1-cut[2]*w, y1, x, y1-cut[3]*h)]

def rle_of(polygon):
    r = M.frPyObjects([polygon], H, W)[0]
    return dict(size=[H, W], counts=r['counts'].decode())

def uncompressed(polygon):
    m = M.decode(M.frPyObjects([polygon], H, W)[0]).ravel(order='F'); cut = np.flatnonzero(np.diff(m))+1
    return dict(size=[H, W], counts=[0]*int(m[0]) + np.diff(np.concatenate([[0], cut, [H*W]])).tolist())

def made_up(seed, masks):
    """(truth, records): images without objects, without detections, without both; crowds; boxes and areas exactly on the limits of the
    sizes, boxes without area, the same box again and again, few different scores; ids in no order"""
    rng = np.random.default_rng(seed); n = int(rng.integers(1, 7)); K = int(rng.integers(1, 5))
    images = rng.choice(1000, n, replace=False).tolist(); cats = rng.choice(90, K, replace=False).tolist()
    sides = [(32, 32), (96, 96), (16, 64), (8, 8), (33, 31), (40, 20), (95, 97), (0, 10)] if not masks else [(32, 32), (96, 96), (8, 8), (40, 20)]
    boxes,anns,records = [],[],[]
    for _ in range(int(rng.integers(0, 30))):
        w,h = sides[rng.integers(len(sides))]
        b = [float(rng.integers(0, 20)*3), float(rng.integers(0, 6)*3), float(w), float(h)]
        if boxes and rng.random()<.3: b = list(boxes[rng.integers(len(boxes))][1])
        at = (images[rng.integers(n)], b, cats[rng.integers(K)]); boxes.append(at); p = shape(*b, rng)
        a = dict(id=int(1+len(anns)*3), image_id=at[0], category_id=at[2], bbox=b, iscrowd=int(rng.random()<.15))
        if masks:
            kind = rng.integers(4); a['segmentation'] = [[p], [p, shape(*b, rng)], rle_of(p), uncompressed(p)][kind]
            a['area'] = float(M.area(M.frPyObjects([p], H, W))[0]) if rng.random()<.5 else float(rng.choice([1024., 9216., 500.]))
        else: a['area'] = b[2]*b[3] if rng.random()<.7 else float(rng.choice([1024., 9216., 1023.9]))
        anns.append(a)
    for _ in range(int(rng.integers(0, 60))):
        image,b,k = boxes[rng.integers(len(boxes))] if boxes and rng.random()<.8 else (images[rng.integers(n)], [5., 5., 32., 32.], cats[0])
        b = [float(v) for v in np.add(b, rng.choice([0, 0, 0, 1, 2, -1], 4))]; b[2:] = [max(v, 0.) for v in b[2:]]
        if rng.random()<.1: k = cats[rng.integers(K)]
        r = dict(image_id=image, category_id=k, score=float(rng.choice([.1, .25, .5, .5, .9, round(rng.random(), 2)])), bbox=b)
        if masks: r['segmentation'] = rle_of(shape(*np.maximum(b, [0, 0, 3, 3]), rng))
        records.append(r)
    truth = dict(images=[dict(id=i, height=H, width=W) for i in images], annotations=anns, categories=[dict(id=k, name=str(k)) for k in cats])
    check_coco_truth(truth, 'made up', masks)
    return truth,records

SETTINGS = (dict(max_dets=(1, 10, 100)), dict(max_dets=(1, 2, 3)), dict(max_dets=(100, 300, 1000), use_cats=False), dict(max_dets=(2, 5), use_cats=False))

def assert_same(truth, records, kind, **kw):
    ours,theirs = ap_arrays(load_coco(truth), records, kind, **kw),run_cocoeval(load_coco(truth), records, kind, **kw)
    for k in ('precision', 'recall', 'scores'): np.testing.assert_array_equal(ours.eval[k], theirs.eval[k], k)
    assert coco_summary(ours)==coco_summary(theirs) and len(coco_summary(ours))==9+len(kw['max_dets'])
    return ours,theirs

@pytest.mark.parametrize('masks', [False, True])
def test_two_hundred_data_sets(masks):
    "A hundred of boxes, a hundred of masks; the settings take turns"
    seen = dict.fromkeys(('crowd', 'tie', 'cut', 'limit', 'no object', 'no record'), 0)
    for seed in range(100):
        truth,records = made_up(1000*masks+seed, masks); kw = SETTINGS[seed%4]
        ours,theirs = assert_same(truth, records, 'segm' if masks else 'bbox', **kw)
        scores = [r['score'] for r in records]
        seen['crowd'] += any(a['iscrowd'] for a in truth['annotations']); seen['tie'] += len(set(scores))<len(scores); seen['cut'] += len(ours.cut)>0
        seen['limit'] += any(a['area'] in (1024, 9216) for a in truth['annotations'])
        seen['no object'] += not truth['annotations']; seen['no record'] += not records
        same_objects(ours, theirs, truth, records)
    assert min(seen.values())>=1 and min(seen[k] for k in ('crowd', 'tie', 'cut', 'limit'))>20, seen     # the sets hold what they should

def same_objects(ours, theirs, truth, records):
    "The verdict's object is the one that pycocotools matched, at every threshold, for objects of all sizes"
    v = detection_verdicts(ours); T = len(v.thrs); ids = [a['id'] for a in truth['annotations']]
    n_img = len(theirs.params.imgIds); most = theirs.params.maxDets[-1]; K = len(theirs.evalImgs)//(4*n_img)
    for k in range(K):
        for e in theirs.evalImgs[k*4*n_img:k*4*n_img+n_img]:
            if e is None: continue
            for j,i in enumerate(e['dtIds'][:most]):
                matched = [ids[o] if q in (0, 1) else 0 for o,q in zip(v.obj[i-1], v.kind[i-1])]
                assert matched==[int(x) for x in e['dtMatches'][:, j]]
                assert [q==1 for q in v.kind[i-1]]==[bool(m) and bool(g) for m,g in zip(e['dtMatches'][:, j], e['dtIgnore'][:, j])]
    assert (v.kind>=0).all() and v.kind.shape==(len(records), T)

@pytest.mark.parametrize('kind', ['bbox', 'segm'])
def test_tinytown(kind):
    truth = load_truth(tinytown()/'annotations/instances_val.json', True)
    for kw in SETTINGS[:2]: assert_same(truth.dataset, recorded('tinytown_mask_rcnn').rows, kind, **kw)

def test_outlines_are_made_into_pixels_once():
    truth,records = made_up(1002, True); coco = load_coco(truth)
    first = ap_arrays(coco, records, 'segm').eval; assert coco._kept_rles
    def no(*_): raise AssertionError('made again')
    was,M.frPyObjects = M.frPyObjects,no
    try: again = ap_arrays(coco, records, 'segm').eval
    finally: M.frPyObjects = was
    for k in first: np.testing.assert_array_equal(first[k], again[k])
    for a in truth['annotations']: a['segmentation'] = [[0., 0, 3, 0, 3, 3]]                       # other outlines are seen
    for k,x in run_cocoeval(load_coco(truth), records, 'segm').eval.items():
        if k in first: np.testing.assert_array_equal(ap_arrays(coco, records, 'segm').eval[k], x)

@pytest.mark.slow
@pytest.mark.parametrize('masks', [False, True])
def test_a_thousand_more(masks):
    for seed in range(5000, 5500):
        truth,records = made_up(seed+10000*masks, masks)
        for kw in SETTINGS: assert_same(truth, records, 'segm' if masks else 'bbox', **kw)
