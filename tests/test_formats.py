"Label formats: what a format can hold comes back, what it cannot is counted and named; malformed files are errors with a name or counted lines"
import copy, json, math, random, re, shutil
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree
import cv2, numpy as np, pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from segkit_nb.core.masks import decode_rle, encode_rle
from segkit_nb.datasets.any_format import FORMATS, looks_like, read_labels, write_labels
from segkit_nb.datasets.formats import LabelSet
from segkit_nb.datasets.label_checks import check_labels
from segkit_nb.datasets.mask_folders import object_mask
from segkit_nb.datasets.town import tinytown

COUNTED = [f for f in FORMATS if f not in ('color_masks', 'binary_masks')]

# --- round trips

def disk(w=32, h=24):
    y,x = np.mgrid[:h, :w]
    m = (x-14)**2+(y-11)**2<64
    m[10:12, 12:15] = False
    return encode_rle(m)

def rich(root, n=3):
    "Everything that a COCO file can hold, on images of 32x24"
    l = LabelSet(['car', 'traffic light', 'Ö & <b>', 'nothing'])
    (root/'src').mkdir(parents=True, exist_ok=True)
    cats = [dict(id=3, name='car', supercategory='thing'), dict(id=1, name='traffic light'), dict(id=9, name='Ö & <b>'), dict(id=10, name='nothing')]
    for split,first in (('train', 40), ('val', 70)):
        s = l.split(split); s['info'] = dict(year=2026); s['categories'] = copy.deepcopy(cats)
        for i in range(n):
            name = ['a.png', 'sub/a.png', 'B b.png', 'c.png'][i%4]
            p = root/'src'/f'{split}{i}.png'; cv2.imwrite(str(p), np.full((24, 32, 3), 60+i, np.uint8))
            s['images'].append(dict(id=first+2*i, file_name=name, width=32, height=24, path=str(p)) | ({'license': 4} if i==0 else {}))
        ann = lambda i, im, cat, **k: s['annotations'].append(dict(id=first*10+i, image_id=first+2*im, category_id=cat, iscrowd=0) | k)
        ann(1, 0, 3, bbox=[2., 3, 10, 8], area=80.)
        ann(2, 0, 1, bbox=[4., 4, 8, 6], area=24., segmentation=[[4, 4, 12, 4, 4, 10]], attributes=dict(occluded=True, speed=2.5, plate='A"1', lit=False))
        ann(3, 1, 9, bbox=[1., 1, 21, 11], area=52., segmentation=[[1, 1, 7, 1, 7, 7, 1, 7], [18, 4, 22, 4, 22, 8, 18, 8.]], note='own key')
        rle = disk(); ann(4, 1, 3, bbox=[7., 4, 15, 15], area=float(decode_rle(rle).sum()), segmentation=rle)
        ann(5, 0, 3, bbox=[20., 12, 8, 8], area=64., segmentation=encode_rle(np.pad(np.ones((8, 8)), ((12, 4), (20, 4)))), iscrowd=1)
        ann(6, 0, 3, bbox=[3., 3, 9, 7], area=20., segmentation=[[4, 4, 12, 4, 4, 10]], attributes=dict(difficult=True))      # neither the box nor the area of its outline
    return l.close()

def facts(l):
    "What a set holds, as counted facts of each kind"
    out = {k: Counter() for k in ('image', 'image id', 'object', 'id', 'crowd', 'box', 'outline', 'pixels', 'area', 'attribute', 'class id', 'class', 'class order', 'split', 'key')}
    for split,s in l.splits.items():
        cats,ims = {c['id']: c for c in s['categories']},{i['id']: i for i in s['images']}
        out['split'][split] += 1
        for c in s['categories']:
            out['class'][c['name']] += 1; out['class id'][(c['name'], c['id'])] += 1
            out['key'].update((split, k) for k in c.keys()-{'id', 'name'})
        out['class order'][(split, tuple(c['name'] for c in s['categories']))] += 1
        out['key'].update((split, k) for k in s.keys()-{'images', 'annotations', 'categories'})
        gray = {i['id']: int(cv2.imread(i['path'])[0, 0, 0]) for i in s['images']}          # which image it is, whatever its name
        for i in s['images']:
            out['image'][(gray[i['id']], i['file_name'], i['width'], i['height'])] += 1; out['image id'][(gray[i['id']], i['id'])] += 1
            out['key'].update((split, k) for k in i.keys()-{'id', 'file_name', 'width', 'height', 'path', 'seg_map'})
        for a in s['annotations']:
            name,im = cats[a['category_id']]['name'],ims[a['image_id']]; at = (gray[im['id']], name)
            out['object'][(*at, )] += 1; out['id'][(*at, a.get('id'))] += 1; out['crowd'][(*at, bool(a.get('iscrowd')))] += 1
            out['box'][(*at, tuple(round(v, 5) for v in a['bbox']))] += 1; out['area'][(*at, round(a.get('area', 0), 3))] += 1
            seg,m = a.get('segmentation'),object_mask(a, im)
            if seg: out['pixels'][(*at, m.tobytes())] += 1
            if isinstance(seg, list): out['outline'][(*at, tuple(tuple(round(v, 5) for v in p) for p in seg))] += 1
            for k,v in (a.get('attributes') or {}).items(): out['attribute'][(*at, k, type(v).__name__, str(v))] += 1
            out['key'].update((split, k) for k in a.keys()-{'id', 'image_id', 'category_id', 'bbox', 'area', 'iscrowd', 'segmentation', 'attributes'})
    return out

NAMED = {'image': 'file names|object', 'image id': 'image ids', 'object': 'object|crowd|outline|hidden|share', 'id': 'annotation ids|crowd|share|outline', 'crowd': 'crowd|objects',
         'box': 'box|outlin|polygons|share|crowd|hidden', 'outline': 'outlines|polygons|outside|crowd|share|masks', 'pixels': 'outlines|crowd|share|hidden|masks', 'area': 'area|outlin|polygons|share|crowd', 'attribute': 'attributes|objects',
         'class id': 'class|images without', 'class': 'classes|outline|images without', 'class order': 'class|images without', 'split': 'splits|images without', 'key': r'\(of'}

def unnamed_losses(before, after, report):
    "Kinds of facts of which some are gone and the report says nothing"
    said = ' '.join(p.kind for p in report.warnings)
    if 'classes (all are 255)' in said: said += ' '.join(NAMED)                # each fact of an object has its class in it
    return {k: list((before[k]-after[k]).elements())[:3] for k in before if before[k]-after[k] and not re.search(NAMED[k], said)}

@pytest.mark.parametrize('fmt', FORMATS)
def test_round_trip_loses_nothing_unnamed(fmt, tmp_path):
    l = rich(tmp_path)
    report = write_labels(l, tmp_path/'x', fmt)
    assert looks_like(tmp_path/'x')[0] in (fmt, 'masks', 'instance_masks')
    back = read_labels(tmp_path/'x')
    assert unnamed_losses(facts(l), facts(back), report)=={}, report
    assert not back.report.warnings, back.report

HELD = dict(coco=set(NAMED), voc={'object', 'id', 'crowd', 'box', 'area', 'split', 'image id'}, yolo={'class', 'split'}, labelme={'object', 'id', 'image id', 'crowd', 'outline', 'pixels', 'attribute', 'class', 'class order', 'split'},
            cvat={'object', 'id', 'image id', 'crowd', 'outline', 'pixels', 'attribute', 'class', 'class order', 'split'}, masks={'split'}, color_masks={'split'}, binary_masks={'split'}, instance_masks={'split', 'class order', 'pixels', 'class'})
@pytest.mark.parametrize('fmt', FORMATS)
def test_what_a_format_holds_comes_back(fmt, tmp_path):
    "The other direction: nothing that the format can hold is given up with a line in the report"
    l = rich(tmp_path)
    for s in l.splits.values():
        s['images'] = [im | dict(file_name=f'{k}{im["id"]}.png') for k,im in enumerate(s['images'])]
        if fmt=='instance_masks': s['annotations'] = [a for a in s['annotations'] if a.get('segmentation')]
    if fmt=='coco':
        for s in l.splits.values(): s['images'] = [im | dict(file_name='s/'+im['file_name']) for im in s['images']]
    write_labels(l, tmp_path/'x', fmt)
    a,b = facts(l),facts(read_labels(tmp_path/'x', fmt))
    assert {k: list((a[k]-b[k]).elements())[:3] for k in HELD[fmt] if a[k]-b[k]}=={}

@pytest.mark.parametrize('fmt', ['voc', 'labelme', 'cvat'])
def test_twice_is_once(fmt, tmp_path):
    "X -> COCO -> X -> COCO: after the first way nothing changes any more"
    write_labels(rich(tmp_path), tmp_path/'x', fmt)
    first = read_labels(tmp_path/'x'); write_labels(first, tmp_path/'c', 'coco')
    write_labels(read_labels(tmp_path/'c'), tmp_path/'y', fmt); second = read_labels(tmp_path/'y')
    a,b = facts(first),facts(second)
    assert {k for k in a if a[k]!=b[k]}==set()

def test_tinytown_through_every_format(tmp_path):
    "The same objects after COCO -> LabelMe -> CVAT -> instance masks -> COCO: ids, classes, pixels"
    l = read_labels(tinytown()); ids = [im['id'] for im in l.splits['train']['images']][:12]
    s = l.splits['train']; l.splits = dict(train=dict(s, images=[i for i in s['images'] if i['id'] in ids], annotations=[a for a in s['annotations'] if a['image_id'] in ids and not a['iscrowd']]))
    here = l
    for fmt in ('labelme', 'cvat', 'instance_masks', 'coco'):
        write_labels(here, tmp_path/fmt, fmt, images='link'); here = read_labels(tmp_path/fmt)
    def plain(l):
        s = l.splits['train']; ims,cats = {i['id']: i for i in s['images']},{c['id']: c['name'] for c in s['categories']}
        return sorted((a['id'], cats[a['category_id']], ims[a['image_id']]['file_name'], object_mask(a, ims[a['image_id']]).tobytes()) for a in s['annotations'])
    assert plain(here)==plain(l)

numbers = st.floats(0, 1).map(lambda f: round(f, 3))
@st.composite
def sets(draw):
    "Small random sets: (splits, images, objects as boxes or polygons with odd attributes)"
    out = []
    for i in range(draw(st.integers(1, 3))):
        objs = [(draw(st.sampled_from(['car', 'a b', 'ß,:"'])), [draw(numbers) for _ in range(4)], draw(st.booleans()), draw(st.sampled_from([None, dict(k='v'), dict(n=3), dict(f=True)]))) for _ in range(draw(st.integers(0, 3)))]
        out.append((draw(st.sampled_from(['train', 'val'])), objs))
    return out

@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(rows=sets())
def test_random_round_trips(rows, tmp_path_factory):
    root = tmp_path_factory.mktemp('r')
    l = LabelSet(['car', 'a b', 'ß,:"'])
    for i,(split,objs) in enumerate(rows):
        p = root/f'{i}.png'; cv2.imwrite(str(p), np.full((40, 50, 3), i, np.uint8))
        im = l.add_image(split, f'{i}.png', 50, 40, path=str(p))
        for name,(a,b,c,d),poly,att in objs:
            x,y = a*30+.0137, b*20+.0137; w,h = 3+c*16, 3+d*16      # never on the fifths of a pixel at which drawing a polygon decides
            l.add_object(split, im, name, None if poly else [x, y, w, h], [[x, y, x+w, y, x, y+h]] if poly else None, **({'attributes': att} if att else {}))
    l.close()
    for fmt in FORMATS:
        report = write_labels(l, root/fmt, fmt, images='link')
        try: back = read_labels(root/fmt, fmt)
        except ValueError as e:                                     # nothing was there to be written
            assert fmt in ('instance_masks', 'yolo') and re.search('no mask|no image has a label', str(e)); continue
        assert unnamed_losses(facts(l), facts(back), report)=={}, (fmt, str(report))
    shutil.rmtree(root)

# --- malformed files

def base_folder(fmt, root):
    "A small healthy folder of each format"
    l = LabelSet(['car', 'bus'])
    for i in range(2):
        p = root/f'{i}.png'; root.mkdir(exist_ok=True); cv2.imwrite(str(p), np.full((24, 32, 3), 60+i, np.uint8))
        im = l.add_image('train' if i==0 else 'val', f'{i}.png', 32, 24, path=str(p))
        l.add_object(('train', 'val')[i], im, 'car', [2, 3, 10, 8]) if fmt in ('coco', 'voc', 'yolo', 'labelme', 'cvat') else None
        l.add_object(('train', 'val')[i], im, 'bus', None, [[14, 4, 22, 4, 14, 10]], attributes=dict(occluded=True))
        if fmt in ('coco', 'labelme', 'cvat', 'instance_masks'): l.add_object(('train', 'val')[i], im, 'car', None, disk())
    write_labels(l.close(), root/fmt, fmt)
    return root/fmt

JUNK = [None, 'x', '', -1, 0, 1e300, math.inf, math.nan, True, [], {}, [[]], [1], {'a': 1}, '1e999', 'NaN', 10**30, -10**30, 'é\ud800'.encode('utf-8', 'replace').decode(), ['a', 2], [[1, 2]], '..\\..\\x', '/etc/passwd', 99999]

def mutate_json(text, rng):
    "One value, key or element of a JSON document changed; False where what is left is a whole file with less in it"
    d = json.loads(text)
    spots = []
    def walk(o, path):
        for k,v in (o.items() if isinstance(o, dict) else enumerate(o) if isinstance(o, list) else ()): spots.append((o, k)); walk(v, path)
    walk(d, ())
    o,k = rng.choice(spots); how = rng.random()
    whole = how>=.65 and isinstance(o, list)
    if how<.65: o[k],old = rng.choice(JUNK),o[k]; whole = isinstance(old, list) and o[k]==[]
    elif how<.85: del o[k]
    elif isinstance(o, list): o.append(copy.deepcopy(o[k]))
    else: o[k] = [o[k]]
    return json.dumps(d),not whole

def mutate_xml(text, rng):
    "One attribute, text or element changed; False where what is left is a whole file with less in it"
    root = ElementTree.fromstring(text); every = list(root.iter()); word = lambda: re.sub('[^ -~]', '?', str(rng.choice(JUNK)))
    e = rng.choice(every[1:]); how = rng.random()
    if how<.5 and e.attrib: e.set(rng.choice(list(e.attrib)), word())
    elif how<.7: e.text = word()
    elif how<.8: e.tag = rng.choice(['x', 'box', 'object', 'mask', 'points', 'track', 'cuboid'])
    elif how<.9 and e.attrib: del e.attrib[rng.choice(list(e.attrib))]
    else: next(p for p in every if e in list(p)).remove(e); how = 1
    return ElementTree.tostring(root, encoding='unicode'),how<1

def mutate_text(text, rng):
    "One word changed"
    words = re.split(r'(\s+)', text)
    i = 2*rng.randrange((len(words)+1)//2)
    words[i] = rng.choice(['x', '-1', '99', '1e300', 'nan', '0.5 0.5', '', '[', '{', '- - -', 'inf', '1e', '0x1', '"', "'", ': :', '# '])
    return ''.join(words),True

def mutate_bytes(data, rng):
    "The file cut off, emptied, with other bytes, in another encoding"
    how = rng.randrange(6)
    if how==0: return data[:rng.randrange(len(data)+1)]
    if how==1: return b''
    if how==2: i = rng.randrange(len(data)+1); return data[:i]+bytes(rng.randrange(256) for _ in range(rng.randrange(1, 9)))+data[i:]
    if how==3: a = bytearray(data); [a.__setitem__(rng.randrange(len(a)), rng.randrange(256)) for _ in range(4)]; return bytes(a)
    if how==4: return data.decode('utf-8', 'replace').encode('utf-16')
    return b'\xef\xbb\xbf'+data

def mutate_image(data, rng):
    "A mask of another size, kind, or content; or its bytes changed"
    how = rng.randrange(5)
    m = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if how==0: m = cv2.resize(m, (rng.randrange(1, 40), 24))
    elif how==1: m = np.asarray(np.random.default_rng(rng.randrange(99)).integers(0, 255, m.shape), np.uint8)
    elif how==2: m = m*0
    elif how==3: m = m.astype(np.uint16)*257
    else: return mutate_bytes(data, rng)
    return cv2.imencode('.png', m)[1].tobytes()

WAYS = dict(json=mutate_json, xml=mutate_xml, txt=mutate_text, yaml=mutate_text)

def count(l): return sum(len(s['annotations']) for s in l.splits.values()), sum(len(s['images']) for s in l.splits.values())

def check_one(fmt, folder, kind, seed, files, healthy):
    "A folder with one file damaged: an error that names a file of it, or everything that is gone is counted"
    rng = random.Random(seed); p = rng.choice(files); data = p.read_bytes()
    try:
        seen = True                                                 # can the damage be seen at all?
        if p.suffix=='.png': bad = mutate_image(data, rng) if kind=='content' else mutate_bytes(data, rng)
        elif kind=='content':
            text,seen = data.decode(),True
            for _ in range(rng.randrange(1, 3)): text,more = WAYS[p.suffix[1:]](text, rng); seen = seen and more
            bad = text.encode('utf-8', 'replace')
        else:
            bad = mutate_bytes(data, rng)
            seen = p.suffix!='.txt' or not data.startswith(bad)          # a list that is cut off between two lines is a shorter list
        p.write_bytes(bad)
        try: l = read_labels(folder, fmt)
        except (ValueError, OSError) as e:
            assert folder.name in str(e) and not isinstance(e, UnicodeError), f'an error that names nothing: {e}'
            return
        gone = [a-b for a,b in zip(healthy, count(l))]
        assert not seen or max(gone)<=0 or len(l.report) or (l.code and p.suffix=='.png'), f'{gone} objects and images gone without a word: {p.name}\n{bad[:600]}'
        for s in l.splits.values():                                 # and what is left can be used
            ids,cats = {i['id'] for i in s['images']},{c['id'] for c in s['categories']}
            for a in s['annotations']:
                assert a['image_id'] in ids and a['category_id'] in cats and all(math.isfinite(v) for v in a['bbox']) and min(a['bbox'][2:])>0
        if seed%8==0:
            to = folder.parent/'to'; shutil.rmtree(to, ignore_errors=True)
            write_labels(l, to, rng.choice(list(FORMATS)), images='none')
            outside = [q for q in folder.parent.parent.iterdir() if q.name=='x']
            assert not outside, 'a converter wrote outside of its folder'
            check_labels(l)
    finally: p.write_bytes(data)

SUFFIX = dict(coco='.json', labelme='.json', voc='.xml', cvat='.xml', yolo=('.txt', '.yaml'), masks=('.png', '.txt'), instance_masks=('.png', '.txt'))
def fuzz(fmt, root, examples):
    folder = base_folder(fmt, root/'in'); assert fmt!='coco' or not len(read_labels(folder, fmt).report)
    files = sorted(p for p in folder.rglob('*') if p.name.endswith(SUFFIX[fmt]) and ('images' not in p.parts or p.suffix!='.png'))
    healthy = count(read_labels(folder, fmt))
    @settings(max_examples=examples, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(kind=st.sampled_from(['content', 'content', 'bytes']), seed=st.integers(0, 2**30))
    def run(kind, seed): check_one(fmt, folder, kind, seed, files, healthy)
    run()

@pytest.mark.parametrize('fmt', COUNTED)
def test_malformed_files(fmt, tmp_path): fuzz(fmt, tmp_path, 200)

@pytest.mark.slow
@pytest.mark.parametrize('fmt', COUNTED)
def test_malformed_files_at_length(fmt, tmp_path): fuzz(fmt, tmp_path, 4000)
