"""COCO evaluation: the kit's AP engine beside pycocotools, and beside faster-coco-eval and hotcoco where they are installed.

    python benchmarks/coco.py [--images 5000] [--detections 36000] [--kinds bbox segm] [--repeat 3]

Made-up data of the size of COCO's validation part: 80 classes of very different frequency, outlines as polygons (the truth) and RLE
(the detections), crowds, equal scores. From the parsed annotation file and the list of result dicts to the 12 numbers: CPU seconds of
each program, in turns in one run; all must give the same numbers. `later`: the second evaluation against the same truth, as after
each epoch of a training.
"""
import argparse, copy, json, tempfile, time
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
import numpy as np
from pycocotools import mask as M
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval
from segkit_nb.metrics.ap_engine import ap_arrays
from segkit_nb.metrics.coco import coco_summary
from segkit_nb.metrics.truth import load_coco


def outline(box, rng, n=24):
    "A closed outline of about the box, as a COCO polygon"
    x, y, w, h = box; a = np.linspace(0, 2*np.pi, n, endpoint=False); r = rng.uniform(.75, 1, n)
    return np.stack([x+w/2*(1+r*np.cos(a)), y+h/2*(1+r*np.sin(a))], 1).round(2).ravel().tolist()


def made_up(images, detections, objects=36000, classes=80, seed=0):
    "(annotation file as a dict, result dicts): two thirds of the detections stand near an object"
    rng = np.random.default_rng(seed); H, W = 480, 640
    share = 1/np.arange(1, classes+1); share /= share.sum()
    size = np.minimum(np.exp(rng.normal(4, 1, (objects, 2))), (W*.9, H*.9)).clip(4)
    boxes = np.concatenate([rng.random((objects, 2))*((W, H)-size), size], 1).round(2)
    at, label = rng.integers(images, size=objects), rng.choice(classes, objects, p=share)
    anns = []
    for i in range(objects):
        crowd = int(rng.random() < .01); poly = outline(boxes[i], rng); rle = M.frPyObjects([poly], H, W)[0]
        seg = [poly]
        if crowd:                                            # crowds come as uncompressed RLE
            m = M.decode(rle).ravel(order='F'); cut = np.flatnonzero(np.diff(m))+1
            seg = dict(size=[H, W], counts=[0]*int(m[0])+np.diff(np.concatenate([[0], cut, [H*W]])).tolist())
        anns.append(dict(id=i+1, image_id=int(at[i]), category_id=int(label[i])+1, iscrowd=crowd, area=float(M.area(rle)),
                         bbox=boxes[i].tolist(), segmentation=seg))
    data = dict(images=[dict(id=i, height=H, width=W) for i in range(images)], annotations=anns,
                categories=[dict(id=k+1, name=str(k)) for k in range(classes)])
    records = []
    for j in range(detections):
        near = j < detections*2//3; i = int(rng.integers(objects)); b = boxes[i]+rng.normal(0, .08, 4)*boxes[i, [2, 3, 2, 3]]
        b[2:] = b[2:].clip(2); image, k = (at[i], label[i]) if near else (rng.integers(images), rng.choice(classes, p=share))
        if rng.random() < .05: k = rng.integers(classes)
        seg = M.frPyObjects([outline(b, rng)], H, W)[0]
        records.append(dict(image_id=int(image), category_id=int(k)+1, bbox=b.round(3).tolist(), score=round(float(rng.beta(2, 2 if near else 5)), 3),
                            segmentation=dict(size=[H, W], counts=seg['counts'].decode())))
    return data, records


def quiet(f):
    def g(*a):
        with redirect_stdout(StringIO()): return f(*a)
    return g

def for_kind(records, kind): return [{k: v for k, v in r.items() if k != ('bbox' if kind == 'segm' else 'segmentation')} for r in records]

def standard(COCOeval):
    def f(truth, records, kind):
        e = COCOeval(truth, truth.loadRes(records), kind); e.evaluate(); e.accumulate(); e.summarize()
        return np.asarray(e.stats[:12], float)
    return quiet(f)

def kit(truth, records, kind): return np.array(list(coco_summary(ap_arrays(truth, records, kind, max_dets=(1, 10, 100))).values()))

def programs(data, folder):
    "name -> (makes a truth, evaluates)"
    path = folder/'truth.json'; path.write_text(json.dumps(data)); read = lambda: json.loads(path.read_text())
    out = dict(kit=(lambda: load_coco(read()), kit), pycocotools=(lambda: load_coco(read()), standard(COCOeval)))
    try:
        import faster_coco_eval as F
        def faster(): c = F.COCO(); c.dataset = read(); c.createIndex(); return c
        out['faster-coco-eval'] = (quiet(faster), standard(lambda g, d, k: F.COCOeval_faster(g, d, k)))
    except ImportError: pass
    try:
        import hotcoco as hot
        out['hotcoco'] = (quiet(lambda: hot.COCO(str(path))), standard(hot.COCOeval))
    except ImportError: pass
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--images', type=int, default=5000); ap.add_argument('--detections', type=int, default=36000)
    ap.add_argument('--kinds', nargs='+', default=['bbox', 'segm']); ap.add_argument('--repeat', type=int, default=3)
    a = ap.parse_args(); data, records = made_up(a.images, a.detections)
    print(f"{len(data['images'])} images, {len(data['annotations'])} objects, {len(records)} detections; CPU seconds, the least of {a.repeat}")
    with tempfile.TemporaryDirectory() as d:
        all_ = programs(data, Path(d))
        for kind in a.kinds:
            first, later, stats = {}, {}, {}
            for i in range(a.repeat):
                for name, (make, evaluate) in all_.items():
                    if name == 'pycocotools' and i: continue                   # slow enough to be exact
                    truth = make()
                    for took in (first, later):
                        own = copy.deepcopy(for_kind(records, kind)); t = time.process_time()
                        stats[name] = evaluate(truth, own, kind); took[name] = min(took.get(name, 1e9), time.process_time()-t)
            for name in all_:
                same = 'identical' if np.array_equal(stats[name], stats['kit']) else f"differs by {abs(stats[name]-stats['kit']).max():.1e}"
                print(f"{kind}: {name:17s} {first[name]:7.2f} s, ratio to the kit {first[name]/first['kit']:5.2f}; later {later[name]:7.2f} s, "
                      f"ratio {later[name]/later['kit']:5.2f}; 12 numbers {same}", flush=True)


if __name__ == '__main__': main()
