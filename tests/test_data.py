"Bad input to data, named: every problem gives an error that says the file, the id and what to do, or is counted and listed"
import copy, gzip, json, math, os, subprocess, sys
import cv2, numpy as np, pytest, torch
from hypothesis import example, given, settings, strategies as st
from segkit_nb.datasets.base import BaseDataset
from segkit_nb.datasets.checks import check_coco, check_dataset
from segkit_nb.datasets.coco import CocoDataset
from segkit_nb.datasets.loading import build_dataloader
from segkit_nb.datasets.semantic import BaseSegDataset

LOAD = [dict(type='LoadImageFromFile'), dict(type='LoadAnnotations', with_mask=True), dict(type='RandomFlip', prob=.5),
        dict(type='RandomResize', scale=(48, 40), ratio_range=(.5, 1.5), keep_ratio=True), dict(type='RandomCrop', crop_size=(24, 20)),
        dict(type='PhotoMetricDistortion'), dict(type='PackDetInputs')]

@pytest.fixture
def town(tmp_path):
    "Six small images and a COCO file; returns the folder and a function that writes a changed file"
    rng = np.random.default_rng(0)
    (tmp_path/'images').mkdir()
    d = dict(images=[], annotations=[], categories=[dict(id=3, name='car'), dict(id=8, name='cone')])
    for i in range(1, 7):
        cv2.imwrite(str(tmp_path/'images'/f'{i}.jpg'), rng.integers(0, 255, (40, 48, 3)).astype(np.uint8))
        d['images'].append(dict(id=i, file_name=f'{i}.jpg', height=40, width=48))
        for k in range(2):
            x,y,w,h = 4+k*20, 5, 18, 20
            d['annotations'].append(dict(id=10*i+k, image_id=i, category_id=[3, 8][k], bbox=[x, y, w, h], area=w*h, iscrowd=0,
                                         segmentation=[[x,y, x+w,y, x+w,y+h, x,y+h]]))
    def write(change=None):
        e = copy.deepcopy(d)
        if change: change(e)
        (tmp_path/'a.json').write_text(json.dumps(e))
        return dict(type='CocoDataset', data_root=str(tmp_path), ann_file='a.json', data_prefix=dict(img='images'), metainfo=dict(classes=('car', 'cone')),
                    filter_cfg=dict(filter_empty_gt=True, min_size=8), pipeline=LOAD)
    return tmp_path, write

def dataset(cfg, **kw): return CocoDataset(**{k: v for k,v in {**cfg, **kw}.items() if k!='type'})

def test_missing_image(town):
    folder, write = town
    (folder/'images'/'3.jpg').unlink()
    ds = dataset(write())
    with pytest.raises(FileNotFoundError, match=r'3\.jpg: no such file.*data_root'): ds[2]
    r = check_dataset(ds)
    assert [(p.kind, p.image_id) for p in r.errors]==[('image file is missing', 3)] and '3.jpg' in str(r)

def test_missing_image_in_a_worker(town):
    folder, write = town
    (folder/'images'/'3.jpg').unlink()
    loader = build_dataloader(dict(dataset=write(), batch_size=2, num_workers=1))
    with pytest.raises(FileNotFoundError, match=r'3\.jpg: no such file'): list(loader)

@pytest.mark.parametrize('suffix', ['.jpg', '.png'])
def test_truncated_image(town, suffix):
    folder, write = town
    data = cv2.imencode(suffix, cv2.imread(str(folder/'images'/'2.jpg')))[1].tobytes()
    (folder/'images'/'2.jpg').write_bytes(data[:len(data)//2])
    ds = dataset(write())
    with pytest.raises(ValueError, match=r'2\.jpg: the image is truncated'): ds[1]
    assert [(p.kind, p.image_id) for p in check_dataset(ds).errors]==[('image file is truncated', 2)]

def test_image_of_another_size(town):
    folder, write = town
    ds = dataset(write(lambda d: d['images'][0].update(width=40, height=48)))
    with pytest.raises(ValueError, match=r'1\.jpg: the image is 48x40.*says 40x48'): ds[0]
    assert check_dataset(ds).errors[0].image_id==1

BAD = {'box without area': dict(bbox=[5, 5, 0, 9]), 'box outside the image': dict(bbox=[60, 5, 9, 9]), 'box with NaN': dict(bbox=[math.nan, 5, 9, 9]),
       'unknown class': dict(category_id=99), 'annotation of an image': dict(image_id=77), 'marked "ignore"': dict(ignore=1), 'box is not 4 numbers': dict(bbox=[1, 2, 3])}
@pytest.mark.parametrize('why', BAD)
def test_bad_annotation_is_listed_and_left_out(town, why):
    _, write = town
    ds = dataset(write(lambda d: d['annotations'][3].update(BAD[why])))
    assert [(p.ann_id) for p in ds.report.warnings]==[21] and why in ds.report.warnings[0].kind and why in str(ds.report)
    assert sum(len(ds.get_data_info(i)['instances']) for i in range(len(ds)))==11
    assert ds[1] is not None                                         # training goes on

def test_every_problem_at_once(town):
    _, write = town
    def change(d):
        for a,b in zip(d['annotations'], BAD.values()): a.update(b)
    r = dataset(write(change)).report
    assert len(r.warnings)==len(BAD) and {p.ann_id for p in r.warnings}=={10, 11, 20, 21, 30, 31, 40}

@pytest.mark.parametrize('part', ['images', 'annotations', 'categories'])
def test_missing_part(town, part):
    _, write = town
    with pytest.raises(ValueError, match=rf"a\.json: the key '{part}' is missing"): dataset(write(lambda d: d.pop(part)))

@pytest.mark.parametrize('part,key', [('images', 'file_name'), ('images', 'height'), ('annotations', 'bbox'), ('annotations', 'category_id'), ('categories', 'name')])
def test_missing_key(town, part, key):
    folder, write = town
    cfg = write(lambda d: d[part][1].pop(key))
    with pytest.raises(ValueError, match=rf"a\.json: {part}\[1\] \(id \d+\) lacks the key '{key}'"): dataset(cfg)
    assert f"{part}[1] lacks '{key}'" in str(check_coco(folder/'a.json'))

def test_broken_json(town):
    folder, write = town
    cfg = write()
    (folder/'a.json').write_text('{"images": [')
    with pytest.raises(ValueError, match=r'a\.json: not valid JSON'): dataset(cfg)
    with pytest.raises(FileNotFoundError, match=r'b\.json: no such annotation file'): dataset(cfg, ann_file='b.json')

def test_misspelt_class(town):
    _, write = town
    with pytest.raises(ValueError, match=r"'carr', which the file has not; did you mean 'car'"): dataset(write(), metainfo=dict(classes=('carr', 'cone')))
    with pytest.raises(ValueError, match=r"give metainfo=dict\(classes=\('car', 'cone'\)\)"): dataset(write(), metainfo=None)

def test_empty_after_filtering(town):
    _, write = town
    with pytest.raises(ValueError, match=r'none of its 6 images is left \(6 smaller than min_size=99\)'): dataset(write(), filter_cfg=dict(min_size=99))
    with pytest.raises(ValueError, match=r'6 without an object.*filter_empty_gt'): dataset(write(lambda d: d.update(annotations=[])))

def test_gz(town):
    folder, write = town
    cfg = write()
    with gzip.open(folder/'a.json.gz', 'wt') as f: f.write((folder/'a.json').read_text())
    assert len(dataset(cfg, ann_file='a.json.gz'))==6

def digest(batches): return [[int(x.to(torch.float64).sum()*1000) for x in b['inputs']]+[s.gt_instances.bboxes.tolist() for s in b['data_samples']] for b in batches]

def test_same_bytes_everywhere(town):
    "Workers, start position and process make no difference; seed and epoch do"
    _, write = town
    cfg = dict(dataset=write(), batch_size=2, sampler=dict(type='DefaultSampler', shuffle=True), num_workers=0)
    one = digest(build_dataloader(cfg, seed=3).start_at(4))
    assert one==digest(build_dataloader(cfg | dict(num_workers=2), seed=3).start_at(4))
    assert one[1:]==digest(build_dataloader(cfg | dict(num_workers=2), seed=3).start_at(4, 1))
    assert one!=digest(build_dataloader(cfg, seed=3).start_at(5)) and one!=digest(build_dataloader(cfg, seed=4).start_at(4))
    code = ('import json,sys,torch; sys.path.insert(0, "tests"); from test_data import digest, build_dataloader;'
            'print(json.dumps(digest(build_dataloader(json.loads(sys.argv[1]), seed=3).start_at(4))))')
    out = subprocess.run([sys.executable, '-c', code, json.dumps(cfg)], capture_output=True, text=True, check=True, cwd=os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    assert json.loads(out.stdout)==one

def test_a_global_generator_in_a_transform(town):
    "A transform of other code that draws from numpy's global state is a function of (seed, epoch, index) as well"
    _, write = town
    cfg = write()
    def noisy(results): return {**results, 'img': np.random.randint(0, 255, results['img'].shape).astype(np.uint8)}
    ds = dataset(cfg, pipeline=[*LOAD[:2], noisy, LOAD[-1]])
    was = np.random.get_state()[1].copy()
    a,b = (digest(build_dataloader(dict(batch_size=3, num_workers=n), dataset=ds, seed=1).start_at(2)) for n in (0, 2))
    assert a==b and (np.random.get_state()[1]==was).all()

def test_label_maps(tmp_path):
    for k in ('img', 'map'): (tmp_path/k).mkdir()
    for i in range(3):
        cv2.imwrite(str(tmp_path/'img'/f'{i}.jpg'), np.zeros((8, 8, 3), np.uint8))
        cv2.imwrite(str(tmp_path/'map'/f'{i}.png'), np.full((8, 8), [0, 1, 255][i], np.uint8))
    ds = lambda n=2, **kw: BaseSegDataset(data_root=str(tmp_path), data_prefix=dict(img_path='img', seg_map_path='map'), metainfo=dict(classes=tuple('abc'[:n])), **kw)
    r = check_dataset(ds())
    assert r.ok and r.counts('warning')=={'label map without any label to learn': 1}
    r = check_dataset(ds(1))
    assert r.errors[0].file.endswith('1.png') and '[1] of 1 classes' in str(r)
    (tmp_path/'map'/'0.png').unlink()
    r = check_dataset(ds())
    assert r.counts('error')=={'label map is missing': 1} and r.errors[0].file.endswith('0.png')
    with pytest.raises(ValueError, match=r"no file ends in '\.tif'"): ds(img_suffix='.tif')

STEPS = [dict(type='Resize', scale=(70, 50)), dict(type='Resize', scale_factor=.6), dict(type='RandomResize', scale=(60, 60), ratio_range=(.5, 2.), keep_ratio=True),
         dict(type='RandomFlip', prob=[.3, .3, .3], direction=['horizontal', 'vertical', 'diagonal']), dict(type='RandomCrop', crop_size=(40, 30), allow_negative_crop=True),
         dict(type='RandomCrop', crop_size=(.5, .8), crop_type='relative', allow_negative_crop=True), dict(type='Pad', size_divisor=16)]

@settings(max_examples=60, deadline=None)
@example([1, 1, 0], 0)
@given(st.lists(st.sampled_from(range(len(STEPS))), min_size=1, max_size=5), st.integers(0, 2**20))
def test_boxes_masks_and_maps_stay_together(which, seed):
    "Any chain of geometric steps: one entry an object everywhere, boxes inside the image and around their masks, the matrix leads to the boxes, the input is untouched"
    from segkit_nb.core.masks import PolygonMasks
    from segkit_nb.transforms.base import Compose
    rng = np.random.default_rng(seed)
    h,w,n = 48, 64, 3
    xy = np.concatenate([rng.integers(0, [w-20, h-20], (n, 2)), rng.integers(6, 20, (n, 2))], 1)
    boxes = np.concatenate([xy[:, :2], xy[:, :2]+xy[:, 2:]], 1).astype(np.float32)
    masks = PolygonMasks([[np.array([a,b, c,b, c,d, a,d])] for a,b,c,d in boxes], h, w).to_bitmap()
    seg = masks.masks.max(0)
    scene = dict(img=np.repeat(seg[..., None], 3, 2)*200, gt_bboxes=boxes.copy(), gt_bboxes_labels=np.arange(n), gt_ignore_flags=np.zeros(n, bool), gt_masks=masks, gt_seg_map=seg.copy())
    sizes = [(h, w)]
    def note(results): sizes.append(results['img'].shape[:2]); return results
    r = Compose([t for i in which for t in (STEPS[i], note)])(scene, seed)
    assert (scene['gt_bboxes']==boxes).all() and (scene['gt_seg_map']==seg).all() and scene['img'].shape==(h, w, 3)
    H,W = r['img'].shape[:2]
    assert r['gt_seg_map'].shape==(H, W)==r['gt_masks'].size and len(r['gt_bboxes'])==len(r['gt_masks'])==len(r['gt_bboxes_labels'])==len(r['gt_ignore_flags'])
    b,m = r['gt_bboxes'], r['gt_masks'].get_bboxes().numpy()
    assert (b>=0).all() and (b[:, 0::2]<=W).all() and (b[:, 1::2]<=H).all() and (b[:, 2:]>b[:, :2]).all()
    on = r['gt_masks'].areas>0
    slack = 1.                                                       # nearest-pixel masks move by up to a pixel a step, which later enlargement enlarges
    for i,old,new in zip(which, sizes, sizes[1:]): slack = slack*(max(1, new[0]/old[0], new[1]/old[1]) if STEPS[i]['type'] in ('Resize', 'RandomResize') else 1)+1.01
    assert (m[on][:, :2]>=b[on][:, :2]-slack).all() and (m[on][:, 2:]<=b[on][:, 2:]+slack).all()
    if 'homography_matrix' in r:
        c = np.concatenate([np.c_[boxes[r['gt_bboxes_labels']][:, i], boxes[r['gt_bboxes_labels']][:, j], np.ones(len(b))]@r['homography_matrix'].T for i,j in ((0,1), (2,3))], 1)
        x,y = np.sort(c[:, [0, 3]], 1), np.sort(c[:, [1, 4]], 1)      # corners by the matrix, then cut at every border on the way: boxes lie inside
        assert (b[:, 0]>=x[:, 0]-.01).all() and (b[:, 2]<=x[:, 1]+.01).all() and (b[:, 1]>=y[:, 0]-.01).all() and (b[:, 3]<=y[:, 1]+.01).all()

def test_workers_that_are_not_forked(town):
    "macOS and Python 3.14 start workers without fork: the dataset travels by pickle"
    _, write = town
    cfg = dict(dataset=write(), batch_size=3, num_workers=0)
    one, two = (digest(build_dataloader(cfg | kw, seed=3).start_at(1)) for kw in (dict(), dict(num_workers=1, multiprocessing_context='forkserver')))
    assert one==two

def test_proposals_move_with_the_image(town):
    folder, write = town
    (folder/'p.json').write_text(json.dumps({f'{i}.jpg': dict(bboxes=[[1, 2, 30, 36]], scores=[.5]) for i in range(1, 6)}))
    steps = [LOAD[0], dict(type='LoadProposals'), LOAD[1], dict(type='Resize', scale=(24, 20)), dict(type='RandomFlip', prob=1.), dict(type='PackDetInputs')]
    ds = dataset(write(), proposal_file='p.json', pipeline=steps)
    assert ds[0]['data_samples'].proposals.bboxes.tolist()==[[9., 1., 23.5, 18.]] and ds[0]['data_samples'].proposals.scores.tolist()==[.5]
    with pytest.raises(KeyError, match='no proposals for 6.jpg'): ds[5]
