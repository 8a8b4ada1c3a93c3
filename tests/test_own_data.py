"From a folder as people have it, with the trouble that such folders have, to a trained model and a report in three commands; no file is edited"
import json, os, shutil, subprocess, sys
from pathlib import Path
import cv2, numpy as np, pytest, torch
from PIL import Image
from segkit_nb.core.config import Config
from segkit_nb.datasets.any_format import looks_like, read_labels, write_labels
from segkit_nb.datasets.formats import objects_of_images
from segkit_nb.tools.check_data import check_data_command
from segkit_nb.tools.cli import train_command
from segkit_nb.tools.convert import convert_command
from segkit_nb.tools.new import look_at, new_command

CLASSES = ('disk', 'box')
FORMATS = ('voc', 'yolo', 'labelme', 'masks', 'color_masks', 'instances', 'cvat', 'coco')

def scene(rng, w, h):
    "A noisy image with one to three disks and boxes that do not overlap: (RGB, [(class, x1, y1, x2, y2, mask)])"
    img = rng.normal(120, 14, (h, w, 3)).clip(0, 255).astype(np.uint8)
    objs,free = [],np.ones((h, w), bool)
    for _ in range(rng.integers(1, 4)):
        for _ in range(40):
            s = int(rng.integers(14, 26)); x,y = int(rng.integers(2, w-s-2)),int(rng.integers(2, h-s-2))
            if not free[y-2:y+s+2, x-2:x+s+2].all(): continue
            kind,m = int(rng.integers(2)),np.zeros((h, w), np.uint8)
            if kind==0: cv2.circle(m, (x+s//2, y+s//2), s//2, 1, -1)
            else: cv2.rectangle(m, (x, y), (x+s-1, y+s-1), 1, -1)
            ys,xs = np.nonzero(m)
            img[m>0] = (230, 60, 50) if kind==0 else (50, 80, 220)
            objs.append((CLASSES[kind], xs.min(), ys.min(), xs.max()+1, ys.max()+1, m.astype(bool))); free[y:y+s, x:x+s] = False
            break
    return img,objs

def photo(path, rgb, stored_turned=False):
    "Write a photograph; `stored_turned`: lying on its side with an EXIF note, as a phone held upright writes it"
    path.parent.mkdir(parents=True, exist_ok=True)
    ex = Image.Exif()
    if stored_turned: rgb = np.rot90(rgb); ex[0x0112] = 6                 # to be turned clockwise when it is shown
    Image.fromarray(np.ascontiguousarray(rgb)).save(path, exif=ex, quality=95)

def pictures(n, seed=0, w=96, h=72):
    "n scenes; the sixth is empty, the fifth is upright"
    rng = np.random.default_rng(seed)
    for i in range(n):
        img,objs = scene(rng, *((h, w) if i==4 else (w, h)))
        if i==5: img,objs = rng.normal(120, 14, (h, w, 3)).clip(0, 255).astype(np.uint8),[]
        yield i,img,objs

def lying(b, w, h): # A box of the upright image (w,h) as it is on the stored one
    x1,y1,x2,y2 = b; return y1, w-x2, y2, w-x1

def draw_folder(layout, root, n=14, trouble=True):
    "A data set in the layout of a tool. Trouble: an image turned by EXIF and labeled before, an empty image, a box outside, an unknown class, a broken image"
    names = []
    for i,img,objs in pictures(n):
        name,turned,(h,w) = f'IMG_{i:04d}.jpg',trouble and i==4,img.shape[:2]
        before = turned and layout in ('voc', 'labelme', 'cvat', 'coco')            # labeled as it is stored; the other tools label what is shown
        objs = [(c, *(lying(b, w, h) if before else b), m) for c,*b,m in objs]; W,H = (h, w) if before else (w, h)
        if trouble and i==2 and layout not in ('masks', 'color_masks', 'instances'): objs.append(('disk', W+5, 5, W+20, 20, None))      # outside
        if trouble and i==3: objs = objs+[('dsik', 3, 3, 17, 17, None)]               # nobody told of it
        at = dict(voc='JPEGImages', yolo='images', labelme='', masks='images', color_masks='img', instances='images', cvat='images', coco='images')[layout]
        photo(root/at/name, img, turned)
        names.append((i, name, W, H, objs))
    if trouble:
        at = root/at
        (at/'IMG_0001.jpg').write_bytes((at/'IMG_0001.jpg').read_bytes()[:700])                # cut off
    dict(voc=as_voc, yolo=as_yolo, labelme=as_labelme, masks=as_masks, color_masks=as_colors, instances=as_instances, cvat=as_cvat, coco=as_coco)[layout](root, names)
    return root

def as_voc(root, rows):
    (root/'Annotations').mkdir()
    for i,name,W,H,objs in rows:
        text = ''.join(f'<object><name>{c}</name><pose>Unspecified</pose><truncated>0</truncated><difficult>0</difficult><bndbox><xmin>{x1+1}</xmin><ymin>{y1+1}</ymin><xmax>{x2}</xmax><ymax>{y2}</ymax></bndbox></object>' for c,x1,y1,x2,y2,_ in objs)
        (root/f'Annotations/{name[:-4]}.xml').write_text(f'<annotation><folder>x</folder><filename>{name}</filename><path>C:\\me\\{name}</path><size><width>{W}</width><height>{H}</height><depth>3</depth></size><segmented>0</segmented>{text}</annotation>')

def as_yolo(root, rows):
    (root/'labels').mkdir()
    for i,name,W,H,objs in rows:
        number = lambda c: CLASSES.index(c) if c in CLASSES else 7
        text = ''.join(f'{number(c)} {(x1+x2)/2/W:.6f} {(y1+y2)/2/H:.6f} {(x2-x1)/W:.6f} {(y2-y1)/H:.6f}\n' for c,x1,y1,x2,y2,_ in objs)
        if objs: (root/f'labels/{name[:-4]}.txt').write_text(text)                              # an empty image has no file
    (root/'data.yaml').write_text("path: ../datasets/mine\ntrain: images\nval: images/val\nnc: 2\nnames: ['disk', 'box']\n")

def outline(m, b):
    if m is None: x1,y1,x2,y2 = map(float, b); return [[x1, y1], [x2, y1], [x2, y2], [x1, y2]]
    c = max(cv2.findContours(m.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0], key=cv2.contourArea)
    return (c[:, 0]+.5).astype(float).tolist()

def as_labelme(root, rows):
    for i,name,W,H,objs in rows:
        turned = i==4 and W<H or i==4
        shapes = [dict(label=c, points=outline(None if turned else m, b), group_id=None, shape_type='polygon', flags={}) for c,*b,m in objs]
        (root/f'{name[:-4]}.json').write_text(json.dumps(dict(version='5.4.1', flags={}, shapes=shapes, imagePath=f'..\\photos\\{name}', imageData=None, imageHeight=H, imageWidth=W)))

def as_masks(root, rows):
    (root/'masks').mkdir()
    for i,name,W,H,objs in rows:
        m = np.zeros((H, W), np.uint8)
        for c,x1,y1,x2,y2,o in objs:
            if o is not None: m[o] = 255
        cv2.imwrite(str(root/f'masks/{name[:-4]}_mask.png'), m)

COLORS = dict(disk=(200, 30, 30), box=(30, 30, 200), dsik=(9, 9, 9))
def as_colors(root, rows):
    (root/'labels').mkdir()
    for i,name,W,H,objs in rows:
        m = np.zeros((H, W, 3), np.uint8)
        for c,x1,y1,x2,y2,o in objs: m[o if o is not None else np.s_[3:17, 3:17]] = COLORS[c]
        Image.fromarray(m).save(root/f'labels/{name[:-4]}.png')
    (root/'labelmap.txt').write_text('# label:color_rgb:parts:actions\nbackground:0,0,0::\ndisk:200,30,30::\nbox:30,30,200::\n')

def as_instances(root, rows):
    for i,name,W,H,objs in rows:
        for k,(c,x1,y1,x2,y2,o) in enumerate(objs):
            m = np.zeros((H, W), np.uint8); m[o if o is not None else np.s_[3:17, 3:17]] = 255
            p = root/f'masks/{name[:-4]}/{c}_{k}.png'; p.parent.mkdir(parents=True, exist_ok=True); cv2.imwrite(str(p), m)

def as_cvat(root, rows):
    shape = lambda c,x1,y1,x2,y2: f'<box label="{c}" source="manual" occluded="0" xtl="{x1}" ytl="{y1}" xbr="{x2}" ybr="{y2}" z_order="0"></box>'
    images = ''.join(f'<image id="{i}" name="{name}" width="{W}" height="{H}">{"".join(shape(c, *b) for c,*b,_ in objs)}</image>' for i,name,W,H,objs in rows)
    labels = ''.join(f'<label><name>{c}</name><color>#ff0000</color><type>any</type><attributes></attributes></label>' for c in CLASSES)
    (root/'annotations.xml').write_text(f'<?xml version="1.0" encoding="utf-8"?><annotations><version>1.1</version><meta><job><labels>{labels}</labels></job></meta>{images}</annotations>')

def as_coco(root, rows):
    images = [dict(id=i, file_name=name, width=W, height=H) for i,name,W,H,_ in rows]
    number = lambda c: CLASSES.index(c)+1 if c in CLASSES else 99
    anns = [dict(id=0, image_id=i, category_id=number(c), bbox=[int(v) for v in (x1, y1, x2-x1, y2-y1)], area=int((x2-x1)*(y2-y1)), iscrowd=0) for i,_,_,_,objs in rows for c,x1,y1,x2,y2,_ in objs]
    for k,a in enumerate(anns): a['id'] = k+1
    (root/'annotations.json').write_text(json.dumps(dict(images=images, annotations=anns, categories=[dict(id=k+1, name=c) for k,c in enumerate(CLASSES)])))

TROUBLE = dict(voc={'truncated': 1, 'outside': 1, 'turned with it': 1, "'dsik'": 1}, yolo={'truncated': 1, 'are they pixels': 1, 'unknown class': 1, 'folder or list': 1},
               labelme={'truncated': 1, 'outside': 1, 'turned with it': 1, "'dsik'": 1}, masks={'truncated': 1}, color_masks={'truncated': 1, 'not asked about': 1},
               instances={'truncated': 1, "'dsik'": 1, 'without a mask': 1}, cvat={'truncated': 1, 'outside': 1, 'turned with it': 1, 'does not list': 1}, coco={'truncated': 1, 'outside': 1, 'turned with it': 1, 'unknown class': 1})

@pytest.fixture(scope='module')
def folders(tmp_path_factory):
    root = tmp_path_factory.mktemp('folders')
    return {k: draw_folder(k, root/k) for k in FORMATS}

@pytest.mark.parametrize('layout', FORMATS)
def test_every_trouble_is_named(layout, folders):
    "Found in its format, and each kind of trouble has its line; what is left is what was drawn"
    found = look_at(folders[layout])
    said = found.report.text(10**6)
    for words in TROUBLE[layout]: assert words in said, f'{words}:\n{said}'
    assert set(found.classes)-{'dsik', 'object'}<={'disk', 'box', 'background', 'foreground'}
    assert {k: len(s['images']) for k,s in found.labels.splits.items()} in (dict(train=10, val=3), dict(train=10, val=2)), said
    assert found.task==dict(voc='boxes', yolo='boxes', labelme='masks', masks='maps', color_masks='maps', instances='masks', cvat='boxes', coco='boxes')[layout]

@pytest.mark.parametrize('layout', ['voc', 'labelme', 'cvat', 'coco', 'masks'])
def test_labels_are_where_the_objects_are(layout, folders, tmp_path):
    "The truth that a training sees lies on the colored objects, on the image that EXIF turns too"
    data = look_at(folders[layout])
    for s in data.labels.splits.values():
        of = objects_of_images(s)
        for im in s['images']:
            img = cv2.imread(im['path'])[..., ::-1].astype(int)                     # OpenCV turns it
            colored = abs(img-120).max(-1)>60
            if data.labels.code:
                m = data.labels.code.decode(im['seg_map']); assert not colored.any() or (m[colored]==1).mean()>.9
                continue
            for a in of[im['id']]:
                x,y,w,h = (int(v) for v in a['bbox'])
                if (x, y)!=(3, 3): assert colored[y:y+h, x:x+w].mean()>.55, (im['file_name'], a['bbox'])

def run(command, *argv):
    "In this process, as a shell would: (exit code)"
    return command([str(a) for a in argv])

@pytest.mark.parametrize('layout', ['voc', 'yolo', 'labelme', 'masks'])
def test_three_commands(layout, folders, tmp_path, monkeypatch, capsys):
    "segkit_new, segkit_train, segkit_report"
    from segkit_nb.tools.report import report_command
    monkeypatch.chdir(tmp_path)
    before = {p: p.stat().st_mtime_ns for p in folders[layout].rglob('*') if p.is_file()}
    assert run(new_command, folders[layout], '--epochs', 1, '--workers', 0, '--name', 'mine')==0
    said = capsys.readouterr().out
    assert 'Next:\n  segkit_train mine.py\n  segkit_report runs/mine' in said
    assert run(train_command, 'mine.py')==0, capsys.readouterr().err
    rows = [json.loads(l) for l in Path('runs/mine/log.jsonl').read_text().splitlines()]
    figures = [r for r in rows if r['mode']=='val'][-1]
    assert np.isfinite([r['loss'] for r in rows if r['mode']=='train']).all() and ('mIoU' in figures if layout=='masks' else 'coco/bbox_mAP' in figures)
    assert (layout=='labelme')==('coco/segm_mAP' in figures)
    assert run(report_command, 'runs/mine')==0, capsys.readouterr().err
    assert list(Path('runs/mine').rglob('*.html'))
    assert before=={p: p.stat().st_mtime_ns for p in folders[layout].rglob('*') if p.is_file()}, 'the source was changed'

@pytest.mark.parametrize('layout', ['color_masks', 'instances', 'cvat', 'coco'])
def test_a_config_for_the_others(layout, folders, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(new_command, folders[layout], '--epochs', 1, '--workers', 0)==0
    cfg = Config.fromfile(f'{layout}.py')
    assert cfg.model.type==dict(color_masks='EncoderDecoder', instances='MaskRCNN', cvat='FasterRCNN', coco='FasterRCNN')[layout]
    assert (tmp_path/f'my_notebooks/{layout}.ipynb').is_file() and (tmp_path/f'{layout}_labels/what_was_found.txt').is_file()

def test_scripts_are_installed_and_helpful(capsys):
    from importlib.metadata import entry_points
    for name,command in (('convert', convert_command), ('new', new_command), ('check_data', check_data_command)):
        assert entry_points(group='console_scripts', name=f'segkit_{name}').__iter__().__next__().load() is command
        with pytest.raises(SystemExit): command(['--help'])
        said = capsys.readouterr().out; assert f'segkit_{name}' in said and len(said.splitlines())>4
    r = subprocess.run([str(Path(sys.executable).parent/'segkit_convert'), '--help'], capture_output=True, text=True)
    assert r.returncode==0 and 'labelme' in r.stdout

@pytest.mark.parametrize('layout', FORMATS)
def test_check_data_draws_the_worst(layout, folders, tmp_path, capsys):
    code = run(check_data_command, folders[layout], '--out-dir', tmp_path)
    said = capsys.readouterr().out; page = (tmp_path/'index.html').read_text()
    assert code in (0, 1) and 'truncated' in said and 'What to do' in page and page.count('<img ')==page.count('alt="')
    if layout in ('voc', 'labelme', 'cvat', 'coco'): assert page.count('<figure>')>=2

def test_the_same_boxes_from_every_tool(folders):
    "VOC, YOLO, CVAT and COCO folders of the same scenes give the same usable objects"
    def rows(layout):
        found = look_at(folders[layout], rename={'dsik': ''} if layout in ('voc', 'cvat') else None)
        out = set()
        for s in found.labels.splits.values():
            name = {c['id']: c['name'] for c in s['categories']}; file = {i['id']: Path(i['file_name']).name for i in s['images']}
            out |= {(file[a['image_id']], name[a['category_id']], *(round(v) for v in a['bbox'])) for a in s['annotations']}
        return out
    first = rows('voc')
    assert len(first)>15 and all(rows(k)==first for k in ('yolo', 'cvat', 'coco'))

@pytest.mark.slow
@pytest.mark.parametrize('layout', ['voc', 'yolo', 'labelme', 'masks', 'color_masks', 'instances', 'cvat', 'coco'])
def test_it_learns(layout, tmp_path, monkeypatch, capsys):
    "A hundred scenes, some minutes: the figures are those of a model that has learned; the notebook runs from top to bottom"
    from segkit_nb.tools.report import report_command
    monkeypatch.chdir(tmp_path); draw_folder(layout, tmp_path/'data', n=100)
    rename = ['--rename', 'dsik='] if layout in ('voc', 'labelme', 'cvat', 'instances') else []
    assert run(new_command, 'data', '--epochs', 14, '--workers', 0, '--name', 'mine', *rename)==0
    assert run(train_command, 'mine.py')==0
    rows = [json.loads(l) for l in Path('runs/mine/log.jsonl').read_text().splitlines()]
    last = [r for r in rows if r['mode']=='val'][-1]
    assert (last['mIoU']>80 if 'mIoU' in last else last['coco/bbox_mAP_50']>.7), last
    assert run(report_command, 'runs/mine')==0
    run_notebook(tmp_path/'my_notebooks/mine.ipynb')

def run_notebook(path):
    "Every code cell, in the notebook's folder"
    import nbformat
    from nbclient import NotebookClient
    NotebookClient(nbformat.read(path, 4), timeout=600, kernel_name='python3', resources=dict(metadata=dict(path=str(path.parent)))).execute()

@pytest.mark.slow
@pytest.mark.parametrize('layout', ['voc', 'masks'])
def test_the_notebook_runs(layout, folders, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(new_command, folders[layout], '--epochs', 1, '--workers', 0, '--name', 'mine')==0
    run_notebook(tmp_path/'my_notebooks/mine.ipynb')

def test_the_front_page_leads_here():
    "README's 'data of your own' names the walk and its three commands, and the walk is there"
    root = Path(__file__).resolve().parent.parent; text = (root/'README.md').read_text()
    assert '02_own_data' in text and 'segkit_new' in text and (root/'nbs/course/02_own_data.ipynb').is_file()
