"`segkit_report`: for any run a page that names what is wrong; label maps of `segkit_predict`; images of odd kinds"
import base64, configparser, csv, json, os, re, shutil, subprocess, sys, time
from pathlib import Path
import cv2, numpy as np, pytest, torch
from PIL import Image
from torch import nn
from segkit_nb.core.checkpoint import save_checkpoint
from segkit_nb.core.frames import truth_in_original
from segkit_nb.core.registry import register
from segkit_nb.core.structures import InstanceData
from segkit_nb.datasets.town import tinytown
from segkit_nb.engine.runner import Runner
from segkit_nb.engine.toys import toy_config
from segkit_nb.models.base import BaseModel
from segkit_nb.tools import make_report
from segkit_nb.tools.report import report_command
from segkit_nb.zoo import tinytown_fcn, tinytown_retinanet

ROOT = Path(__file__).resolve().parent.parent

@pytest.fixture(scope='module')
def town(tmp_path_factory): return tinytown(tmp_path_factory.mktemp('town')/'data', seed=11, n_train=6, n_val=4)

def trained(cfg, folder, **changes):
    cfg.work_dir,cfg.log_level = str(folder),'ERROR'
    cfg.default_hooks['logger'] = dict(type='LoggerHook', interval=1)
    Runner.from_cfg(cfg, **changes).train()
    return Path(folder)

@pytest.fixture(scope='module')
def segmentor(town, tmp_path_factory):
    "One epoch of six images"
    return trained(tinytown_fcn(str(town), epochs=1, batch_size=3, workers=0, width=16), tmp_path_factory.mktemp('runs')/'seg')

@pytest.fixture(scope='module')
def detector(town, tmp_path_factory):
    return trained(tinytown_retinanet(str(town), epochs=1, batch_size=3, workers=0, width=16), tmp_path_factory.mktemp('runs')/'det')

class Page:
    "The page as a reader without eyes, and one without a network, would find it"
    def __init__(self, path):
        self.text = Path(path).read_text(encoding='utf-8')
        self.images = re.findall(r'<img[^>]*>', self.text)
    def check(self):
        assert not re.findall(r'(?:src|href)="(?!data:|#)[^"]*', self.text) and '<script' not in self.text and 'url(' not in self.text
        assert all(re.search(r'alt="[^"]{8,}"', t) for t in self.images) and self.images
        assert self.text.count('<h1') == 1 and 'name="viewport"' in self.text and 'prefers-color-scheme:dark' in self.text
        ids = re.findall(r'<section id="([^"]*)"', self.text)
        assert set(re.findall(r'href="#([^"]*)"', self.text)) == set(ids) and len(ids) == len(set(ids))
        for t in self.images:                                       # every picture can be decoded
            if m := re.search(r'data:image/webp;base64,([^"]*)', t): assert cv2.imdecode(np.frombuffer(base64.b64decode(m[1]), np.uint8), 1) is not None
        return self

def test_a_detector(detector, tmp_path):
    r = make_report(detector, images=3, examples=1)
    page = Page(r.save(tmp_path/'report')).check()
    f = json.loads((tmp_path/'report/report.json').read_text())
    assert f['task'] == 'detection' and f['found']+sum(f['missed'].values()) == f['total'] and f['images'] == 3 and f['images_all'] == 4
    assert [c['name'] for c in f['rows']] == ['person', 'bicycle', 'car', 'bus', 'cone', 'tree'] and all(c['train'] is not None for c in f['rows'])
    rows = list(csv.DictReader((tmp_path/'report/errors.csv').open()))
    assert sum(o['what'] == 'object' for o in rows) == f['total'] and sum(o['what'] == 'false alarm' for o in rows) == f['false_alarms']
    for part in ('Curves', 'Classes', 'Misses and false alarms', 'Left out', 'Environment'): assert f'<h2>{part}</h2>' in page.text
    assert sum(f['causes'].values()) == sum(f['missed'].values())     # the autopsy gives every miss one cause
    assert 'torch' in page.text and 'validation%20loss' in page.text

def test_figures_are_those_of_the_log(segmentor, detector):
    for run in (segmentor, detector):
        logged = [json.loads(l) for l in (run/'log.jsonl').read_text().splitlines()][-1]
        figures = make_report(run, images=None, examples=0).facts['figures']
        for k,v in figures.items(): assert v == pytest.approx(logged[k], abs=2e-3), k
        assert figures

def test_a_segmentor(segmentor, tmp_path):
    r = make_report(segmentor, examples=1)
    Page(r.save(tmp_path)).check()
    f = r.facts
    assert f['task'] == 'segmentation' and 100*f['right'] == pytest.approx(f['figures']['aAcc'], abs=.01)
    assert .9*4*160*208 < f['pixels'] <= 4*160*208                    # without those that are ignored
    assert 100*f['mIoU'] == pytest.approx(f['figures']['mIoU'], abs=.01) and len(f['rows']) == 11 and 'mean IoU' in r.headline
    assert 'sure' in r.parts['Where their pixels went']               # which class a region's pixels went to

def test_a_run_without_validation(town, tmp_path):
    "No validation data at all: training images, and the page says so"
    cfg = tinytown_fcn(str(town), epochs=1, batch_size=3, workers=0, width=16)
    for k in ('val_dataloader', 'val_evaluator', 'val_cfg', 'test_dataloader', 'test_evaluator', 'test_cfg'): cfg.pop(k)
    cfg.train_cfg.pop('val_interval', None); cfg.default_hooks.checkpoint.save_best = None
    r = make_report(trained(cfg, tmp_path/'run'), examples=1)
    assert r.facts['split'] == 'training' and r.facts['images'] == 6 and any('training images' in n for n in r.facts['notes'])
    assert 'There is no validation in the log' in r.parts['Curves']

def test_a_run_that_was_interrupted(town, tmp_path):
    from segkit_nb.engine.hooks import Hook
    class Stop(Hook):
        def after_train_iter(self, runner, batch_idx, data_batch=None, outputs=None): runner.stopping = runner.iter == 1
    run = trained(tinytown_fcn(str(town), epochs=4, batch_size=3, workers=0, width=16), tmp_path/'run', custom_hooks=[Stop()])
    r = make_report(run, images=2, examples=1)
    assert r.facts['stopped'] and r.facts['checkpoint'] == 'iter_2.pth' and r.facts['log']['max_iters'] == 8
    assert 'stopped after 2 of 8 iterations' in r.advice[0] and '--resume' in r.advice[0]
    for p in run.glob('*.pth'): p.unlink()                           # nothing to predict with: the rest of the page is there
    (run/'last_checkpoint').unlink()
    r = make_report(run)
    assert r.grade == 'unknown' and 'no checkpoint' in r.headline and list(r.parts) == ['Curves', 'Environment']

@register
class PlantedErrors(BaseModel):
    "Knows the truth, and errs as it is told"
    def __init__(self, blind=0., swap=None, invent=0, **kw):
        super().__init__()
        self.blind,self.swap,self.invent,self.w = blind,dict(swap or {}),invent,nn.Parameter(torch.zeros(1))
    def predict(self, inputs, data_samples, **kw):
        for s in data_samples:
            gt = truth_in_original(s).gt_instances
            keep = (gt.bboxes[:, 2:]-gt.bboxes[:, :2]).prod(1).sqrt() >= self.blind
            made = torch.tensor([[2., 2, 30, 20]]*self.invent).reshape(-1, 4)
            boxes = torch.cat([gt.bboxes[keep], made])
            labels = torch.tensor([self.swap.get(str(l), l) for l in gt.labels[keep].tolist()]+[0]*self.invent).long()
            s.pred_instances = InstanceData(bboxes=boxes, labels=labels, scores=torch.linspace(.9, .5, len(boxes)))
        return data_samples

NAMES = ['erythrocyte <round>', 'Größe "2"', 'leuko & co']                # of no data set that the kit knows

def cells(folder, n=6, size=(640, 480)):
    "Photos of cells as a COCO file: three classes, sizes from 10 to 80 pixels"
    rng = np.random.default_rng(0); (folder/'photos').mkdir(parents=True)
    images,anns = [],[]
    for i in range(n):
        cv2.imwrite(str(folder/f'photos/cell {i}.jpg'), rng.integers(90, 160, (size[1], size[0], 3), dtype=np.uint8))
        images.append(dict(id=i, file_name=f'cell {i}.jpg', width=size[0], height=size[1]))
        for k in range(12):
            s = [10, 16, 40, 60, 80][k%5]; x,y = 20+150*(k%4),20+150*(k//4)
            anns.append(dict(id=len(anns)+1, image_id=i, category_id=7+k%3, bbox=[x, y, s, s], area=s*s, iscrowd=0))
    data = dict(images=images, annotations=anns, categories=[dict(id=7+i, name=n) for i,n in enumerate(NAMES)])
    (folder/'cells.json').write_text(json.dumps(data))
    return folder

def planted(folder, data, scale=(320, 240), **faults):
    "The folder of a run on it, at another image size than the data's"
    load = dict(type='CocoDataset', data_root=str(data), ann_file='cells.json', data_prefix=dict(img='photos/'), test_mode=True,
                metainfo=dict(classes=tuple(NAMES)), pipeline=[
        dict(type='LoadImageFromFile'), dict(type='LoadAnnotations'), dict(type='Resize', scale=scale, keep_ratio=True), dict(type='PackDetInputs')])
    folder.mkdir(parents=True)
    (folder/'config.py').write_text(f"default_scope = 'mmdet'\nmodel = dict(type='PlantedErrors', **{faults!r})\nval_dataloader = dict(dataset={load!r})\n"
                                    f"val_evaluator = dict(type='CocoMetric', metric='bbox', outfile_prefix={str(folder/'mine')!r})\n")
    save_checkpoint(dict(state_dict={'w': torch.zeros(1)}), folder/'epoch_1.pth')
    return folder

def test_planted_errors_are_named(tmp_path):
    "Unfamiliar class names, 640x480 shown to the network at half size: the report names what was planted, and nothing of tinytown"
    data = cells(tmp_path/'data')
    r = make_report(planted(tmp_path/'bad', data, blind=20., swap={'1': 2}, invent=2), examples=2)
    f = r.facts
    assert f['total'] == 72 and f['floor'] == 40. and f['scale'] == pytest.approx(.5) and 'sees nothing under 40 px' in r.headline
    assert [(NAMES[a], NAMES[b]) for a,b,_,_ in f['pairs']] == [(NAMES[1], NAMES[2])] and f['false']['background'] == 12
    assert f['figures']['coco/bbox_mAP_50'] > .1 and not f['notes']
    r.facts['figures']['odd'] = float('nan')
    page = Page(r.save(tmp_path/'page')).check().text
    def strict(v): raise AssertionError(v)
    assert json.loads((tmp_path/'page/report.json').read_text(), parse_constant=strict)['figures']['odd'] is None
    assert not list(tmp_path.rglob('mine.*')), 'the metric wrote its files over those of the run'
    for n in ('erythrocyte &lt;round&gt;', 'Größe', 'leuko &amp; co'): assert n in page
    for n in ('bicycle', 'tinytown', '<round>'): assert n not in page
    good = make_report(planted(tmp_path/'good', data), examples=1)
    assert good.grade == 'good' and good.facts['found'] == 72 and r.grade != 'good' and good.headline != r.headline
    assert Page(good.save(tmp_path/'good_page')).text.count('class="g0"') == 1 and 'class="g0"' not in page

def test_images_in_both_parts_and_annotations_left_out(tmp_path):
    data = cells(tmp_path/'data'); d = json.loads((data/'cells.json').read_text())
    for a in d['annotations'][:20]: a['bbox'][2] = -5
    (data/'cells.json').write_text(json.dumps(d))
    run = planted(tmp_path/'run', data)
    with open(run/'config.py', 'a') as f: f.write('train_dataloader = val_dataloader\n')
    r = make_report(run, examples=1)
    assert r.facts['leak'] == 6 and r.facts['dropped'] == 20 and r.facts['annotated'] == 72
    assert any('in the training data as well' in a for a in r.advice) and any('20 of 72 annotations were left out' in a for a in r.advice)
    assert r.facts['rows'][0]['train'] is not None and 'cell 0.jpg' in r.parts['Left out']

def test_data_without_files(tmp_path):
    "A data set that makes its own images, a model of another kind"
    run = tmp_path/'toy'
    Runner.from_cfg(toy_config(run, train_cfg=dict(type='EpochBasedTrainLoop', max_epochs=1, val_interval=1))).train()
    (run/'config.py').exists() or (run/'config.py').write_text('\n'.join(f'{k} = {v!r}' for k,v in toy_config(run).items()))
    r = make_report(run, images=4, examples=1)
    assert r.facts['total'] == 4 and [c['name'] for c in r.facts['rows']] == ['disc']

def test_which_weights(segmentor):
    "The best ones, else the last ones, else those that were asked for"
    pick = lambda **kw: make_report(segmentor, images=1, examples=0, **kw).facts['checkpoint']
    assert pick() == 'best_mIoU_epoch_1.pth' and pick(checkpoint=segmentor/'epoch_1.pth') == 'epoch_1.pth'
    assert make_report(segmentor/'epoch_1.pth', images=1, examples=0).facts['checkpoint'] == 'epoch_1.pth'

def test_the_command(segmentor, tmp_path, capsys):
    ini = configparser.ConfigParser(delimiters=['=']); ini.read(ROOT/'settings.ini')
    assert 'segkit_report=segkit_nb.tools.report:report_command' in ini['DEFAULT']['console_scripts'].split()
    assert report_command([str(segmentor), '--out', str(tmp_path/'out'), '--images', '2', '--examples', '1']) == 0
    said = capsys.readouterr().out
    assert 'pixels right' in said and str(tmp_path/'out/index.html') in said
    for bad,word in (([str(tmp_path/'nowhere')], 'no such run'), ([str(segmentor), '--split', 'train', '--checkpoint', 'none.pth'], 'none.pth'),
                     ([str(segmentor), '--cfg-options', 'val_dataloader.dataset.data_root=/nowhere'], '/nowhere')):
        assert report_command(bad) == 1
        err = capsys.readouterr().err
        assert word in err and 'Traceback' not in err and len(err.strip().splitlines()) == 1

# --- segkit_predict

def predict(*args):
    code = 'import sys; from segkit_nb.tools.cli import predict_command; sys.exit(predict_command(sys.argv[1:]))'
    return subprocess.run([sys.executable, '-c', code, *map(str, args)], capture_output=True, text=True, env=os.environ | {'OMP_NUM_THREADS': '1'})

def test_label_maps_and_odd_images(segmentor, town, tmp_path):
    "Grey, transparent, 16-bit and turned images: a label map of the size that a viewer shows, the same for the same content"
    src = cv2.imread(str(town/'images/val/001000.jpg')) if (town/'images/val/001000.jpg').exists() else cv2.imread(str(next((town/'images/val').iterdir())))
    grey = cv2.cvtColor(src, cv2.COLOR_BGR2GRAY); three = np.repeat(grey[..., None], 3, 2); here = tmp_path/'in'; here.mkdir()
    cv2.imwrite(str(here/'three.png'), three); cv2.imwrite(str(here/'grey.png'), grey); cv2.imwrite(str(here/'deep.png'), grey.astype(np.uint16)*256)
    cv2.imwrite(str(here/'clear.png'), np.dstack([three, np.full_like(grey, 90)])); Image.fromarray(grey).convert('P').save(here/'indexed.png')
    turned = Image.fromarray(np.ascontiguousarray(np.rot90(three[..., ::-1]))); exif = turned.getexif(); exif[0x0112] = 6
    turned.save(here/'turned.png', exif=exif)                         # shown as the others
    r = predict(segmentor/'epoch_1.pth', here, '--out-dir', tmp_path/'out')
    assert r.returncode == 0, r.stderr
    maps = {p.stem: Image.open(p) for p in (tmp_path/'out/labels').glob('*.png')}
    assert sorted(maps) == ['clear', 'deep', 'grey', 'indexed', 'three', 'turned'] and all(m.mode == 'P' for m in maps.values())
    want = np.array(maps['three']); assert want.shape == grey.shape and want.max() < 11
    for k,m in maps.items():
        assert (np.array(m) == want).all(), k
        assert cv2.imread(str(tmp_path/f'out/{k}.png')).shape == src.shape
    names = (tmp_path/'out/labels/classes.txt').read_text().splitlines()
    state = torch.load(segmentor/'epoch_1.pth', weights_only=True)['meta']
    assert names == [f'{i} {n}' for i,n in enumerate(state['classes'])] and maps['three'].getpalette()[:33] == [v for c in state['palette'] for v in c]

# --- in a browser

CHROME = shutil.which('chromium') or shutil.which('google-chrome')

@pytest.mark.slow
@pytest.mark.skipif(not (CHROME and shutil.which('chromedriver')), reason='needs Chromium and its driver')
@pytest.mark.parametrize('scheme', ['light', 'dark'])
@pytest.mark.parametrize('width', [390, 1280])
def test_the_page_on_a_phone_and_a_desk(segmentor, tmp_path, width, scheme):
    "From file://: nothing is requested, nothing scrolls sideways, every picture is there, text can be told from its ground"
    webdriver = pytest.importorskip('selenium.webdriver')
    page = make_report(segmentor, examples=1).save(tmp_path/'report')
    o = webdriver.ChromeOptions(); o.binary_location = CHROME
    for a in ('headless=new', 'no-sandbox', 'disable-gpu', f'user-data-dir={tmp_path}/chrome'): o.add_argument('--'+a)
    o.set_capability('goog:loggingPrefs', {'performance': 'ALL', 'browser': 'ALL'})
    d = webdriver.Chrome(options=o, service=webdriver.ChromeService(shutil.which('chromedriver')))
    try:
        d.execute_cdp_cmd('Emulation.setDeviceMetricsOverride', dict(width=width, height=800, deviceScaleFactor=1, mobile=width < 500))
        d.execute_cdp_cmd('Emulation.setEmulatedMedia', dict(features=[dict(name='prefers-color-scheme', value=scheme)]))
        d.get(f'file://{page}')
        d.execute_script("document.querySelectorAll('img').forEach(i => i.loading = 'eager'); document.querySelectorAll('details').forEach(e => e.open = true)")
        assert d.execute_script('return document.documentElement.scrollWidth') <= width
        ready = "return [...document.images].every(i => i.complete && i.naturalWidth > 0)"
        for _ in range(50):
            if d.execute_script(ready): break
            time.sleep(.1)
        assert d.execute_script(ready)
        dark = d.execute_script("const c = getComputedStyle(document.querySelector('.sk header')).backgroundColor.match(/\\d+/g).map(Number); return c[0] < 128")
        assert dark == (scheme == 'dark')
        asked = [json.loads(e['message'])['message'] for e in d.get_log('performance')]
        urls = [m['params']['request']['url'] for m in asked if m['method'] == 'Network.requestWillBeSent' and m['params']['documentURL'].startswith('file:')]
        assert [u for u in urls if not u.startswith(('data:', 'file:'))] == [] and not d.get_log('browser')
    finally: d.quit()

@pytest.mark.parametrize('kind', ['png', 'tif'])
def test_sixteen_bits_by_either_reader(tmp_path, kind):
    "Both readers keep the upper half of 16 bits; Pillow alone would make everything above 255 white"
    from segkit_nb.transforms.loading import read_image
    deep = (np.arange(256, dtype=np.uint16)*257).reshape(16, 16); cv2.imwrite(str(tmp_path/f'deep.{kind}'), deep)
    for backend in ('cv2', 'pillow'):
        img = read_image(tmp_path/f'deep.{kind}', backend=backend)
        assert img.shape == (16, 16, 3) and (img[..., 0].ravel() == np.arange(256)).all(), backend
