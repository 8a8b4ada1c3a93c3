"Bad input through the public ways: one short message that names file, id or path, or the thing is counted and listed"
import copy, json, os, pickle, shutil
from pathlib import Path
import cv2, numpy as np, pytest, torch
from PIL import Image
from segkit_nb.core.config import load_config
from segkit_nb.datasets.coco import CocoDataset
from segkit_nb.datasets.checks import check_dataset
from segkit_nb.datasets.semantic import BaseSegDataset
from segkit_nb.datasets.town import tinytown
from segkit_nb.openmmlab.models import build_model
from segkit_nb.tools import cli

@pytest.fixture(scope='module')
def clean(tmp_path_factory):
    return tinytown(tmp_path_factory.mktemp('a town ü')/'my data', seed=11, n_train=4, n_val=2)

@pytest.fixture
def town(clean, tmp_path):
    "A fresh copy, in a folder with a space and an umlaut in its name"
    return Path(shutil.copytree(clean, tmp_path/'stra ße'/'town'))

@pytest.fixture
def say(capsys, tmp_path, monkeypatch):
    "Run a script's function here; (exit code, the error with its lines joined, everything printed)"
    monkeypatch.chdir(tmp_path)
    def run(name, *args):
        code = getattr(cli, f'{name}_command')([str(a) for a in args])
        got = capsys.readouterr()
        lines = got.err.strip().splitlines()
        assert 'Traceback' not in got.err
        at = next((i for i,l in enumerate(lines) if ': error: ' in l), max(len(lines)-1, 0))
        return code, ' '.join(l.strip() for l in lines[at:]), got.out+got.err
    return run

def edit(town, change, split='train'):
    "Change a COCO file of the town"
    f = town/f'annotations/instances_{split}.json'
    d = json.loads(f.read_text()); change(d); f.write_text(json.dumps(d))
    return f

def coco(town, **kw):
    return CocoDataset(ann_file='annotations/instances_train.json', data_root=str(town), data_prefix=dict(img='images/train'),
                       **dict(metainfo=dict(classes=('person','bicycle','car','bus','cone','tree'))) | kw)

def train(say, recipe, town, *more, options=()):
    return say('train', recipe, '--recipe-options', f'root="{town}"', 'workers=0', 'batch_size=2', 'epochs=1', '--work-dir', 'w',
               *(['--cfg-options', *options] if options else []), *more)

# --- COCO files -------------------------------------------------------------------------------------------------------
LACK = [('images', None), ('annotations', None), ('categories', None), ('images', 'width'), ('images', 'height'), ('images', 'file_name'), ('images', 'id'),
        ('annotations', 'bbox'), ('annotations', 'category_id'), ('annotations', 'image_id'), ('categories', 'name')]
@pytest.mark.parametrize('part,key', LACK)
def test_coco_file_without_a_needed_key(part, key, town):
    f = edit(town, lambda d: d.pop(part) if key is None else d[part][1].pop(key))
    with pytest.raises(ValueError) as e: coco(town)
    assert str(f) in str(e.value) and repr(key or part) in str(e.value) and (key is None or f'{part}[1]' in str(e.value))

@pytest.mark.parametrize('change,said', [
    (lambda d: d.update(images={}), "'images' must be a list"),
    (lambda d: d['annotations'].insert(0, None), 'annotations[0] must be a dict'),
    (lambda d: d['images'][1].update(id=d['images'][0]['id']), 'is used twice'),
    (lambda d: d['images'][0].update(width=None), 'width None'),
    (lambda d: d['images'][0].update(height=0), 'height 0'),
    (lambda d: d['categories'][1].update(id=d['categories'][0]['id']), 'twice'),
    (lambda d: d.update(images=[]), 'no images'),
], ids=['dict', 'null', 'twice', 'nowidth', 'height0', 'category', 'empty'])
def test_coco_file_that_contradicts_itself(change, said, town):
    f = edit(town, change)
    with pytest.raises(ValueError) as e: coco(town)
    assert str(f) in str(e.value) and said in str(e.value), e.value

BOXES = dict(area=([5,5,0,9], 'without area'), outside=([900,5,9,9], 'outside the image'), nan=([float('nan'),5,9,9], 'NaN'),
             inf=([1,5,float('inf'),9], 'NaN or infinity'), short=([1,2,3], 'not 4 numbers'), none=(None, 'not 4 numbers'),
             text=(['1','2','3','4'], 'not 4 numbers'))
@pytest.mark.parametrize('kind', [*BOXES, 'class'])
def test_annotation_that_cannot_be_learnt_is_listed(kind, town):
    change = (lambda a: a.update(category_id=77)) if kind=='class' else lambda a: a.update(bbox=BOXES[kind][0])
    edit(town, lambda d: change(d['annotations'][0]))
    a = json.loads((town/'annotations/instances_train.json').read_text())['annotations'][0]
    ds = coco(town); whole = sum(len(ds.get_data_info(i)['instances']) for i in range(len(ds)))
    d = json.loads((town/'annotations/instances_train.json').read_text())
    assert whole==len(d['annotations'])-1
    for report in (ds.report, check_dataset(ds)):
        bad = [p for p in report.warnings if p.ann_id==a['id']]
        assert len(bad)==1 and bad[0].image_id==a['image_id'] and bad[0].file, report
        assert ('unknown class' if kind=='class' else BOXES[kind][1]) in bad[0].kind and '77' in str(bad[0]) or kind!='class'

@pytest.mark.parametrize('number', [0, 'twice'])
def test_annotation_ids_that_mislead_pycocotools(number, town, say):
    def change(d): d['annotations'][1]['id'] = 0 if number==0 else d['annotations'][0]['id']
    edit(town, change); edit(town, change, 'val')
    assert any('id' in p.kind for p in check_dataset(coco(town)).warnings)
    code,err,_ = train(say, 'tinytown_faster_rcnn', town)
    assert code==1 and 'instances_val.json' in err and ('id 0' in err or 'twice' in err or 'used' in err), err

def test_unknown_and_misspelt_class_names(town, say):
    with pytest.raises(ValueError, match='did you mean .person'): coco(town, metainfo=dict(classes=('persn','car')))
    code,err,_ = train(say, 'tinytown_faster_rcnn', town, options=["train_dataloader.dataset.metainfo.classes=['car','bus']", 'train_dataloader.dataset.metainfo.palette=None'])
    assert code==1 and 'num_classes = 6, should be 2' in err, err

# --- images -----------------------------------------------------------------------------------------------------------
def first_image(town, split='train'): return sorted((town/'images'/split).iterdir())[0]
def damage(f, how):
    if how=='missing': f.unlink()
    elif how=='truncated': f.write_bytes(f.read_bytes()[:-200])
    elif how=='empty': f.write_bytes(b'')
    elif how=='text': f.write_text('<html>404</html>')
    else: cv2.imwrite(str(f), np.zeros((50, 60, 3), np.uint8))

@pytest.mark.parametrize('how', ['missing', 'truncated', 'empty', 'text', 'size'])
def test_damaged_training_image(how, town, say):
    f = first_image(town); damage(f, how)
    for name,recipe in (('train','tinytown_faster_rcnn'),('browse','tinytown_faster_rcnn')):
        if name=='train': code,err,_ = train(say, recipe, town)
        else: code,err,_ = say('browse', recipe, '--recipe-options', f'root="{town}"')
        assert code==1 and f.name in err and len(err)<900, (name, err)

def test_semantic_folders(town, say):
    maps = sorted((town/'semantic/train').iterdir())
    maps[0].unlink()
    code,err,_ = train(say, 'tinytown_fcn', town)
    assert code==1 and maps[0].name in err, err

def test_labels_that_are_no_class(town, say):
    f = sorted((town/'semantic/train').iterdir())[0]
    lab = np.array(Image.open(f)); lab[:9] = 42; Image.fromarray(lab).save(f)
    code,err,_ = train(say, 'tinytown_fcn', town)
    assert code==1 and f.name in err and '42' in err, err
    code,err,_ = train(say, 'tinytown_fcn', town, options=['train_dataloader.dataset.metainfo=None', 'val_dataloader.dataset.metainfo=None'])
    assert code==1 and f.name in err and '42' in err, err                # known from the model, where the data names no classes

def test_empty_folder_and_upper_case(town, say, tmp_path):
    (tmp_path/'none').mkdir()
    with pytest.raises(ValueError, match="none: no file ends in '.jpg'"): BaseSegDataset(data_root=str(tmp_path), data_prefix=dict(img_path='none'))
    with pytest.raises(FileNotFoundError, match='nowhere'): BaseSegDataset(data_root=str(tmp_path), data_prefix=dict(img_path='nowhere'))
    f = first_image(town); f.rename(f.with_suffix('.JPG'))
    ds = BaseSegDataset(data_root=str(town), data_prefix=dict(img_path='images/train', seg_map_path='semantic/train'))
    assert len(ds)==3 and [p.file for p in ds.report.warnings]==[str(f.with_suffix('.JPG'))]
    assert [p.file for p in check_dataset(ds).warnings]==[str(f.with_suffix('.JPG'))]

@pytest.mark.parametrize('kind', ['grey', 'rgba', '16bit', 'palette', 'cmyk'])
def test_other_kinds_of_image(kind, town):
    f = first_image(town); w,h = Image.open(f).size
    rgb = Image.open(f).convert('RGB'); g = f.with_suffix('.png')
    if kind=='16bit': cv2.imwrite(str(g), np.full((h, w), 40000, np.uint16))
    elif kind=='cmyk': g = f.with_name('c.jpg'); rgb.convert('CMYK').save(g)
    else: rgb.convert(dict(grey='L', rgba='RGBA', palette='P')[kind]).save(g)
    edit(town, lambda d: [im.update(file_name=g.name) for im in d['images'] if im['file_name']==f.name])
    ds = coco(town, pipeline=[dict(type='LoadImageFromFile')])
    img = next(ds[i] for i in range(len(ds)) if ds.get_data_info(i)['img_path'].endswith(g.name))['img']
    assert img.shape==(h, w, 3) and img.dtype==np.uint8 and check_dataset(ds).ok

def test_image_turned_by_its_exif_orientation(town, say):
    "Turned, as cv2 does it: boxes of the turned picture are right, boxes of the unturned one are an error that says what to do"
    f = first_image(town); im = Image.open(f); w,h = im.size
    exif = im.getexif(); exif[0x0112] = 6; im.save(f, exif=exif)
    ds = coco(town, pipeline=[dict(type='LoadImageFromFile')])
    assert 'color_ignore_orientation' in str(check_dataset(ds).errors[0])
    with pytest.raises(ValueError, match='color_ignore_orientation'): [ds[i] for i in range(len(ds))]
    ok = coco(town, pipeline=[dict(type='LoadImageFromFile', color_type='color_ignore_orientation')])
    assert check_dataset(ok).ok and [ok[i] for i in range(len(ok))]
    edit(town, lambda d: [o.update(width=h, height=w) for o in d['images'] if o['file_name']==f.name])
    ds = coco(town, pipeline=[dict(type='LoadImageFromFile')])
    assert check_dataset(ds).ok and [ds[i] for i in range(len(ds))]

# --- configs ----------------------------------------------------------------------------------------------------------
CODE = ["import os\nos.system('touch pwned')", "from os import system\nsystem('touch pwned')", "x = open('pwned', 'w')", "__import__('os').system('touch pwned')",
        "x = ().__class__.__base__.__subclasses__()", "x = dict.__init__.__globals__", "x = '{0.__class__}'.format(1)", "a = 1\nx = f'{a.__class__}'",
        "x = eval('1')", "exec('x=1')", "x = (lambda: 1)()", "def f(): pass", "class A: pass", "while True: pass", "x = getattr(1, 'real')",
        "x = 9**9**9", "x = 'a' * 10**12", "x = [[0]*1000 for i in range(100000)]", "x = ['a'*100000 for i in range(100000)]"]
@pytest.mark.parametrize('text', CODE, ids=range(len(CODE)))
def test_config_that_tries_to_run_code(text, tmp_path, say):
    (tmp_path/'evil.py').write_text(text)
    for name in ('train', 'print_config'):
        code,err,_ = say(name, 'evil.py')
        assert code==1 and 'evil.py, line' in err and not (tmp_path/'pwned').exists(), err

def test_bases(tmp_path, say):
    (tmp_path/'a.py').write_text("_base_ = 'b.py'"); (tmp_path/'b.py').write_text("_base_ = ['./a.py']")
    code,err,_ = say('train', 'a.py'); assert code==1 and 'circle: a.py -> b.py -> a.py' in err, err
    (tmp_path/'c.py').write_text("x = 1\n_base_ = 'no/where.py'")
    code,err,_ = say('train', 'c.py'); assert code==1 and "c.py, line 2: there is no base 'no/where.py'" in err, err
    code,err,_ = say('train', tmp_path/'d.py'); assert code==1 and 'd.py' in err, err
    (tmp_path/'f.py').mkdir()
    code,err,_ = say('train', 'f.py'); assert code==1 and 'folder' in err, err
    (tmp_path/'e.py').write_text('')
    code,err,_ = say('train', 'e.py'); assert code==1 and 'model' in err and 'e.py' in err, err

@pytest.mark.parametrize('option,said', [
    ('model.backbone.type=ResNett', 'model.backbone: no type'), ('model.backbone.depht=18', "model.backbone: ResNet: got an unexpected keyword argument 'depht'; accepted: depth"),
    ('model.roi_head.bbox_head.chanels=3', 'model.roi_head.bbox_head'), ('model.roi_head.bbox_head.loss_cls.type=CrossEntropy', 'model.roi_head.bbox_head.loss_cls'),
    ('model.rpn_head.anchor_generator.scale=3', "model.rpn_head.anchor_generator"), ('model.backbone.depth=19', 'model.backbone'),
    ('train_dataloader.dataset.pipeline.0.typ=3', 'train_dataloader.dataset.pipeline'), ('train_dataloader.dataset.pipeline.2.type=Resise', 'train_dataloader.dataset.pipeline[2]'),
    ('val_evaluator.metrics=bbox', 'val_evaluator'), ('optim_wrapper.optimizer.type=Adamm', 'Adam'), ('optim_wrapper.optimizer.learning_rate=1', 'learning_rate'),
    ('train_dataloader.batchsize=3', 'batchsize'), ('train_cfg.epochs=3', 'train_cfg'), ('default_hooks.checkpoint.every=3', 'default_hooks.checkpoint'),
    ('model.test_cfg.rcnn.score_th=.3', "model.test_cfg.rcnn.score_th: there is no such setting; did you mean 'score_thr'"),
    ('model.test_cfg.rcnn.nms.iou_thresold=.3', "model.test_cfg.rcnn.nms.iou_thresold"), ('train_datloader.batch_size=2', "did you mean 'train_dataloader'"),
    ('param_scheduler.0.type=LinearLr', 'LinearLR'), ('model.rpn_head.num_classes=3', 'rpn_head'), ('model=3', 'model'), ('train_dataloader=None', 'train_dataloader')])
def test_unknown_names_in_a_config(option, said, town, say):
    code,err,_ = train(say, 'tinytown_faster_rcnn', town, options=[option])
    assert code==1 and said in err and len(err)<900, err

@pytest.mark.parametrize('recipe,place', [('tinytown_mask_rcnn', 'model.roi_head.bbox_head'), ('tinytown_mask_rcnn', 'model.roi_head.mask_head'),
    ('tinytown_retinanet', 'model.bbox_head'), ('tinytown_pspnet', 'model.decode_head'), ('tinytown_pspnet', 'model.auxiliary_head')])
def test_class_count_that_differs_from_the_data(recipe, place, town, say):
    n = 6 if 'rcnn' in recipe or 'retina' in recipe else 11
    more = [f'{place}.loss_decode.class_weight=None'] if n==11 else []
    code,err,_ = train(say, recipe, town, options=[f'{place}.num_classes=4', *more])
    assert code==1 and f'{place}.num_classes = 4, should be {n}' in err and f'--cfg-options {place}.num_classes={n}' in err, err
    assert err.count('should be')==1

# --- checkpoints and predictions --------------------------------------------------------------------------------------
@pytest.fixture(scope='module')
def weights(clean, tmp_path_factory):
    "An untrained segmentor's checkpoint with its config inside"
    from segkit_nb.core.checkpoint import save_checkpoint
    from segkit_nb.zoo.tinytown_recipes import tinytown_fcn
    cfg = tinytown_fcn(root=str(clean)); f = tmp_path_factory.mktemp('c')/'seg.pth'
    save_checkpoint(dict(state_dict=build_model(cfg).state_dict(), meta=dict(config=cfg.pretty_text)), f)
    return f

class Evil:
    def __reduce__(self): return os.system, ('touch pwned',)

def test_checkpoints(weights, town, say, tmp_path):
    img = first_image(town)
    torch.save(dict(state_dict={}, meta=Evil()), 'evil.pth'); Path('cut.pth').write_bytes(weights.read_bytes()[:5000]); Path('empty.pth').write_bytes(b'')
    Path('raw.pth').write_bytes(pickle.dumps(Evil()))
    for f in ('evil.pth', 'cut.pth', 'empty.pth', 'raw.pth', 'none.pth'):
        for args in (('predict', f, img), ('predict', 'tinytown_fcn', f, img), ('test', 'tinytown_fcn', f, '--recipe-options', f'root="{town}"'),
                     ('train', 'tinytown_fcn', '--recipe-options', f'root="{town}"', 'workers=0', '--work-dir', 'w', '--load-from', f)):
            code,err,_ = say(*args)
            assert code==1 and f in err and not Path('pwned').exists(), (args, err)
    for args in (('predict', 'tinytown_faster_rcnn', weights, img), ('test', 'tinytown_faster_rcnn', weights, '--recipe-options', f'root="{town}"')):
        code,err,_ = say(*args)
        assert code==1 and 'seg.pth' in err and 'another model' in err, err

def test_predict_goes_on_past_damaged_images(weights, town, say, tmp_path):
    fs = sorted((town/'images/train').iterdir())
    damage(fs[0], 'truncated'); fs[1].rename(fs[1].with_suffix('.JPG')); Image.open(fs[2]).save(fs[2].with_suffix('.png'))
    code,err,out = say('predict', weights, town/'images/train', '--out-dir', 'o ü')
    assert code==1 and fs[0].name in err and '1 of 5 images' in err, err
    assert len(list((tmp_path/'o ü').glob('*.png')))==4, out              # a.jpg and a.png give two pictures
    (tmp_path/'leer').mkdir()
    code,err,_ = say('predict', weights, tmp_path/'leer'); assert code==1 and 'leer: no image' in err

def test_config_in_a_checkpoint_imports_nothing(town, say, tmp_path):
    from segkit_nb.core.checkpoint import save_checkpoint
    (tmp_path/'mine_evil.py').write_text("open('pwned', 'w')")
    save_checkpoint(dict(state_dict={}, meta=dict(config="custom_imports = dict(imports=['mine_evil'])\nmodel = dict(type='RPN')\n")), 'x.pth')
    code,err,_ = say('predict', 'x.pth', first_image(town))
    assert code==1 and not (tmp_path/'pwned').exists()

def test_own_module_by_custom_imports(town, say, tmp_path):
    "A module beside the config is imported for a run, not while a config is read; one that is missing is named"
    (tmp_path/'my_own_steps.py').write_text("from segkit_nb.core.registry import register\nopen('imported', 'w')\n"
        "@register\nclass MyStep:\n    def __call__(self, results, rng=None): return results\n")
    (tmp_path/'mine.py').write_text(f"""custom_imports = dict(imports=['my_own_steps'], allow_failed_imports=False)
train_dataloader = dict(dataset=dict(type='CocoDataset', data_root={str(town)!r}, ann_file='annotations/instances_train.json', data_prefix=dict(img='images/train'),
    metainfo=dict(classes=('person','bicycle','car','bus','cone','tree')), pipeline=[dict(type='LoadImageFromFile'), dict(type='LoadAnnotations'), dict(type='MyStep'), dict(type='PackDetInputs')]))
""")
    assert say('print_config', 'mine.py')[0]==0 and not (tmp_path/'imported').exists()
    code,err,out = say('browse', 'mine.py', '--number', 1); assert code==0 and (tmp_path/'imported').exists(), err
    code,err,_ = say('browse', 'mine.py', '--cfg-options', "custom_imports.imports=['not_there']")
    assert code==1 and 'custom_imports: not_there' in err, err
