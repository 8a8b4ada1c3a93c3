"What a run says before its first step: each test is a mistake that a new user made, and what the kit must answer"
import json, os, re, shutil, subprocess, sys
from pathlib import Path
import cv2, numpy as np, pytest, torch
from PIL import Image
from segkit_nb.datasets.town import tinytown
from segkit_nb.tools import cli

ROOT = Path(__file__).resolve().parent.parent

# --- loaders: what cannot be sent to or from a worker -------------------------------------------------------------------
class Lost(int):
    "An index of a class that no other process can find"
    epoch = 0
    def __reduce__(self): return (lambda i: i), (int(self),)

class LostSampler:
    "Gives such indices, as a sampler does whose notebook has ended"
    def __iter__(self): return iter([Lost(0), Lost(1)])
    def __len__(self): return 2

class Numbers(torch.utils.data.Dataset):
    def __init__(self, bad=()): self.bad = bad
    def __len__(self): return 2
    def __getitem__(self, i): return (lambda: i) if i in self.bad else torch.tensor(i)

def test_indices_of_an_unknown_class_reach_the_workers():
    "Today the queue's thread drops such a request, and loader and worker wait for each other for ever"
    from segkit_nb.datasets.loading import build_dataloader
    loader = build_dataloader(dict(dataset=Numbers(), batch_size=1, num_workers=1, timeout=20))
    loader.batch_sampler.batches.sampler = LostSampler()
    assert [b[0].item() for b in loader]==[0, 1]

def test_samples_that_cannot_be_sent_end_the_loop():
    from segkit_nb.datasets.loading import build_dataloader
    loader = build_dataloader(dict(dataset=Numbers(bad=[1]), batch_size=1, num_workers=1, timeout=20))
    with pytest.raises(ValueError, match='cannot be sent') as e: list(loader)
    assert 'num_workers=0' in str(e.value)

# --- tools: a small town of its own, and the scripts called here ----------------------------------------------------------
@pytest.fixture(scope='module')
def clean(tmp_path_factory):
    return tinytown(tmp_path_factory.mktemp('towns')/'clean', seed=11, n_train=4, n_val=2)

@pytest.fixture
def town(clean, tmp_path): return Path(shutil.copytree(clean, tmp_path/'town'))

@pytest.fixture
def say(capsys, tmp_path, monkeypatch):
    "Run a script's function here: (exit code, the error with its lines joined, everything printed)"
    monkeypatch.chdir(tmp_path)
    def run(name, *args):
        code = getattr(cli, f'{name}_command')([str(a) for a in args])
        got = capsys.readouterr()
        assert 'Traceback' not in got.err, got.err
        lines = got.err.splitlines()
        at = next((i for i,l in enumerate(lines) if ': error: ' in l), len(lines))
        return code, ' '.join(l.strip() for l in lines[at:]), got.out+got.err
    return run

def train(say, recipe, town, *more, options=()):
    return say('train', recipe, '--recipe-options', f'root="{town}"', 'workers=0', 'batch_size=2', 'epochs=1', '--work-dir', 'w',
               *(['--cfg-options', *options] if options else []), *more)

def edit(town, change, splits=('train', 'val')):
    "Change COCO files of the town"
    for s in splits:
        f = town/f'annotations/instances_{s}.json'
        d = json.loads(f.read_text()); change(d); f.write_text(json.dumps(d))

def boxes(d, f):
    size = {im['id']: (im['width'], im['height']) for im in d['images']}
    for a in d['annotations']: a['bbox'] = [float(v) for v in f(*a['bbox'], *size[a['image_id']])]

# --- nothing to learn -----------------------------------------------------------------------------------------------------
def ids(d, kind, change):
    for a in d['annotations']: a[kind] = change(a[kind])
NOTHING = dict(
    fractions=(lambda d: boxes(d, lambda x,y,w,h,W,H: (x/W, y/H, w/W, h/H)), ['fractions', 'multiply x and width by']),
    centres=(lambda d: boxes(d, lambda x,y,w,h,W,H: ((x+w/2)/W, (y+h/2)/H, w/W, h/H)), ['fractions', 'centers']),
    corners=(lambda d: boxes(d, lambda x,y,w,h,W,H: (x/W, y/H, (x+w)/W, (y+h)/H)), ['fractions', 'corners']),
    text=(lambda d: ids(d, 'category_id', str), ['category_id is text', "int(annotation['category_id'])"]),
    images=(lambda d: ids(d, 'image_id', str), ['image_id is text', "int(annotation['image_id'])"]),
    zero=(lambda d: ([c.update(id=i+1) for i,c in enumerate(d['categories'])], ids(d, 'category_id', lambda i: 0)), ['category_id', 'count from 0', 'add 1']),
    elsewhere=(lambda d: boxes(d, lambda x,y,w,h,W,H: (x+9*W, y+9*H, w, h)), ['outside', 'another size']),
    ignored=(lambda d: [a.update(iscrowd=1) for a in d['annotations']], ['iscrowd']),
    none=(lambda d: d.update(annotations=[]), ['no object']),
)
@pytest.mark.parametrize('kind', NOTHING)
def test_boxes_of_which_nothing_can_be_learned(kind, town, say, tmp_path):
    "Today: a warning for each box, loss 0, exit code 0 and a best checkpoint"
    change,said = NOTHING[kind]
    edit(town, change, ('train',) if kind in ('none', 'ignored') else ('train', 'val'))
    code,err,_ = train(say, 'tinytown_faster_rcnn', town)
    assert code==1 and all(s in err for s in said) and 'annotations/instances_' in err, err
    assert 'to learn' in err and not list((tmp_path/'w').glob('*.pth'))

def test_the_cause_is_named_where_empty_images_are_filtered(town, say):
    "With filter_empty_gt every image goes before a check could see it"
    edit(town, NOTHING['text'][0], ['train'])
    code,err,_ = train(say, 'tinytown_faster_rcnn', town, options=['train_dataloader.dataset.filter_cfg.filter_empty_gt=True'])
    assert code==1 and 'none of its' in err and 'category_id is text' in err, err

def test_nearly_nothing_and_enough(town):
    "One usable box of many is not enough; one bad box of many is only a warning"
    from segkit_nb.datasets.checks import check_coco
    f = town/'annotations/instances_train.json'
    def tenth(d, n): boxes(d, lambda *b: b[:4]); [a.update(bbox=[.1, .1, .2, .2]) for a in d['annotations'][n:]]
    whole = f.read_text(); n = len(json.loads(whole)['annotations'])
    edit(town, lambda d: tenth(d, 1), ['train'])
    assert [p.kind for p in check_coco(f).errors]==['nearly nothing to learn'] and f'1 of {n}' in check_coco(f).errors[0].detail
    f.write_text(whole); edit(town, lambda d: tenth(d, n-1), ['train'])
    assert check_coco(f).ok and len(check_coco(f).warnings)==1

def maps(town, change):
    for f in (town/'semantic').rglob('*.png'): Image.fromarray(change(np.array(Image.open(f))).astype(np.uint8)).save(f)
TWO = ['model.decode_head.num_classes=2', 'model.decode_head.loss_decode.class_weight=None',
       *(f"{s}_dataloader.dataset.metainfo.classes=['ground','car']" for s in ('train', 'val', 'test')),
       *(f"{s}_dataloader.dataset.metainfo.palette=[[0,0,0],[255,0,0]]" for s in ('train', 'val', 'test'))]
def mask(m): return np.where(m==2, 255, 0)

@pytest.mark.parametrize('kind,change,options,said', [
    ('all 255', lambda m: m*0+255, [], ['every pixel', '255']),
    ('0 and 255', mask, [], ['0 and 255', 'label_map={255: 1}']),
    ('0 and 255, reduced', mask, [f'{s}_dataloader.dataset.reduce_zero_label=True' for s in ('train', 'val', 'test')], ['reduce_zero_label=False']),
    ('0 and 1, reduced', lambda m: mask(m)//255, [f'{s}_dataloader.dataset.reduce_zero_label=True' for s in ('train', 'val', 'test')], ['reduce_zero_label=False']),
])
def test_label_maps_of_which_nothing_can_be_learned(kind, change, options, said, town, say, tmp_path):
    "Today: loss 0, mIoU of nothing, exit code 0; and the hint was reduce_zero_label, which makes 0 and 255 worse"
    maps(town, change)
    code,err,_ = train(say, 'tinytown_fcn', town, options=TWO+options)
    assert code==1 and 'to learn' in err and all(s in err for s in said), err
    assert 'see reduce_zero_label' not in err and not list((tmp_path/'w').glob('*.pth'))

@pytest.mark.parametrize('scope', ['mmseg', 'mmdet'])
@pytest.mark.parametrize('place', ['dataset', 'LoadAnnotations'])
def test_255_as_a_class(place, scope, town, say, tmp_path):
    "The remedy of the message works, in the data set and in the pipeline's step, whatever the config's dialect"
    maps(town, mask)
    spots = [f'{s}_dataloader.dataset'+('' if place=='dataset' else f'.pipeline.{2 if s!="train" else 1}') for s in ('train', 'val', 'test')]
    code,err,out = train(say, 'tinytown_fcn', town, options=[*TWO, f'default_scope={scope}', *(f'{p}.label_map={{255: 1}}' for p in spots)])
    assert code==0 and (tmp_path/'w/epoch_1.pth').exists(), err
    rows = [json.loads(l) for l in (tmp_path/'w/log.jsonl').read_text().splitlines()]
    assert rows[-1]['mode']=='val' and rows[-1]['mIoU']==rows[-1]['mIoU'] and any(r.get('loss', 0)>0 for r in rows)

def test_label_map_and_chosen_classes(town):
    "What files call 255 is label 1 of the file's classes, and these are then chosen from as usual"
    from segkit_nb.datasets.semantic import BaseSegDataset
    class Mine(BaseSegDataset): METAINFO = dict(classes=('ground', 'car'))
    maps(town, mask)
    ds = Mine(data_root=str(town), data_prefix=dict(img_path='images/train', seg_map_path='semantic/train'), metainfo=dict(classes=('car',)), label_map={255: 1},
              pipeline=[dict(type='LoadImageFromFile'), dict(type='LoadAnnotations', with_bbox=False, with_label=False, with_seg=True)])
    for i in range(len(ds)):
        raw = np.array(Image.open(ds.get_data_info(i)['seg_map_path']))
        assert ((ds[i]['gt_seg_map']==0)==(raw==255)).all() and ((ds[i]['gt_seg_map']==255)==(raw==0)).all()

# --- the same image in both splits ------------------------------------------------------------------------------------------
def test_training_data_used_for_validation(town, say):
    v = ['val_dataloader.dataset.ann_file=annotations/instances_train.json', 'val_dataloader.dataset.data_prefix.img=images/train/', 'val_evaluator.ann_file='+str(town/'annotations/instances_train.json')]
    code,err,out = train(say, 'tinytown_faster_rcnn', town, options=v)
    assert code==0 and 'in both splits: 4' in out and 'says nothing about new images' in ' '.join(out.split()), out
    code,err,out = train(say, 'tinytown_faster_rcnn', town)
    assert code==0 and 'in both splits' not in out

def test_a_copied_image_is_found(town, say):
    shutil.copy(sorted((town/'images/train').iterdir())[1], sorted((town/'images/val').iterdir())[0])
    code,err,out = train(say, 'tinytown_fcn', town)
    assert code==0 and 'in both splits: 1' in out

# --- file names -------------------------------------------------------------------------------------------------------------
def test_wrong_img_suffix_names_what_is_there(town, say):
    "A list of names and the wrong suffix; today the advice is to check data_root"
    names = sorted(f.stem for f in (town/'images/train').iterdir())
    (town/'names.txt').write_text('\n'.join(names))
    code,err,_ = train(say, 'tinytown_fcn', town, options=['train_dataloader.dataset.ann_file=names.txt', 'train_dataloader.dataset.img_suffix=.png'])
    assert code==1 and f'{names[0]}.jpg' in err and 'img_suffix' in err, err
    code,err,_ = train(say, 'tinytown_fcn', town, options=['train_dataloader.dataset.seg_map_suffix=_gt.png'])
    assert code==1 and f'{names[0]}.png' in err and 'seg_map_suffix' in err, err
    code,err,_ = train(say, 'tinytown_fcn', town, options=['train_dataloader.dataset.img_suffix=.tif'])
    assert code==1 and '.jpg' in err and 'img_suffix' in err, err

def test_wrong_suffix_in_a_coco_file(town, say):
    edit(town, lambda d: [im.update(file_name=im['file_name'].replace('.jpg', '.jpeg')) for im in d['images']])
    code,err,_ = train(say, 'tinytown_faster_rcnn', town)
    assert code==1 and '000001.jpg' in err and 'file_name' in err, err

# --- messages of a screen, not of a thousand characters --------------------------------------------------------------------
def test_a_report_is_printed_a_line_a_finding(town, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path); monkeypatch.setenv('COLUMNS', '100')
    for f in list((town/'images/train').iterdir())[:3]: f.unlink()
    code = cli.train_command(['tinytown_faster_rcnn', '--recipe-options', f'root="{town}"', 'workers=0', '--work-dir', 'w'])
    err = capsys.readouterr().err.strip().splitlines()
    assert code==1 and len(err)>4 and err[0].startswith('segkit_train: error: ') and 'Traceback' not in '\n'.join(err)
    words = [w for l in err[1:] for w in l.split()]
    assert all(len(l)<=100 or len(l.split())==1 for l in err[1:]), err
    assert any(l.strip().startswith('ERROR image file is missing: 3') for l in err) and sum(w.endswith('.jpg,') for w in words)==3

# --- settings ---------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize('recipe,path,given,need', [
    ('tinytown_fcn', 'model.decode_head.loss_decode.class_weight', 3, 11), ('tinytown_pspnet', 'model.auxiliary_head.loss_decode.class_weight', 12, 11),
    ('tinytown_faster_rcnn', 'model.roi_head.bbox_head.loss_cls.class_weight', 6, 7), ('tinytown_retinanet', 'model.bbox_head.loss_cls.class_weight', 7, 6)])
def test_class_weight_of_another_length(recipe, path, given, need, town, say):
    "Today three lines after a first step, one of which says that it works"
    code,err,out = train(say, recipe, town, options=[f'{path}={[1.]*given}'])
    assert code==1 and path in err and f'{given} numbers' in err and f'needs {need}' in err and 'class_weight=None' in err, err
    assert 'it works' not in out
    code,err,out = train(say, recipe, town, options=[f'{path}={[1.]*need}'])
    assert code==0, err

@pytest.mark.parametrize('recipe,option,said', [
    ('tinytown_faster_rcnn', 'model.neck.in_channels=[64,128,128,512]', ['model.neck.in_channels', 'level 2', 'ResNet', '[64, 128, 256, 512]']),
    ('tinytown_faster_rcnn', 'model.neck.in_channels=[64,128,256]', ['model.neck.in_channels', 'level 3', '[64, 128, 256, 512]']),
    ('tinytown_retinanet', 'model.bbox_head.in_channels=96', ['model.bbox_head.in_channels', '96', 'FPN', 'in_channels=64']),
    ('tinytown_faster_rcnn', 'model.rpn_head.in_channels=96', ['model.rpn_head.in_channels', 'in_channels=64']),
    ('tinytown_faster_rcnn', 'model.roi_head.bbox_head.in_channels=32', ['model.roi_head.bbox_head.in_channels', 'in_channels=64']),
    ('tinytown_mask_rcnn', 'model.roi_head.mask_head.in_channels=32', ['model.roi_head.mask_head.in_channels', 'in_channels=64']),
    ('tinytown_pspnet', 'model.decode_head.in_channels=256', ['model.decode_head.in_channels', '512', 'ResNetV1c']),
    ('tinytown_fcn', 'model.decode_head.in_channels=[64,64,64,32]', ['model.decode_head.in_channels', '224', '[64, 64, 64, 64]'])])
def test_wrong_channels_name_the_part(recipe, option, said, town, say):
    "Today: expected input[2, 256, 10, 13] to have 128 channels, but got 256 channels instead"
    code,err,_ = train(say, recipe, town, options=[option])
    assert code==1 and all(s in err for s in said) and 'mistake in the program' not in err, err

@pytest.mark.parametrize('recipe,step', [('tinytown_faster_rcnn', 'PackDetInputs'), ('tinytown_fcn', 'PackSegInputs')])
@pytest.mark.parametrize('split', ['train', 'val'])
def test_pipeline_that_does_not_pack(recipe, step, split, town, say, tmp_path):
    "Today: KeyError: inputs"
    from segkit_nb import zoo
    cfg = getattr(zoo, recipe)(str(town), epochs=1, batch_size=2, workers=0)
    data = cfg[f'{split}_dataloader'].dataset
    data.pipeline = [t for t in data.pipeline if t['type']!=step]
    (tmp_path/'mine.py').write_text(cfg.pretty_text)
    code,err,_ = say('train', 'mine.py', '--work-dir', 'w')
    assert code==1 and f'{split}_dataloader.dataset.pipeline' in err and step in err, err

def test_misspelt_and_harmless_keys(town, say, tmp_path):
    from segkit_nb.zoo.tinytown_recipes import tinytown_fcn
    text = tinytown_fcn(str(town), epochs=1, batch_size=2, workers=0).pretty_text
    (tmp_path/'base.py').write_text(text)
    for wrong,right in (('optim_wraper', 'optim_wrapper'), ('val_evalutor', 'val_evaluator'), ('default_hook', 'default_hooks'), ('trian_cfg', 'train_cfg')):
        (tmp_path/'mine.py').write_text(f"_base_ = 'base.py'\n{wrong} = dict(a=1)\n")
        code,err,_ = say('train', 'mine.py', '--work-dir', 'w')
        assert code==1 and f'{wrong}: did you mean {right!r}' in err and 'mine.py' in err, err
    (tmp_path/'mine.py').write_text("_base_ = 'base.py'\nmy_note = 'x'\ntrain_pipeline = []\ndata_root = 'x'\noptimizer = dict()\n")
    code,err,out = say('train', 'mine.py', '--work-dir', 'w')
    assert code==0 and 'only the config itself uses: data_root, my_note, optimizer, train_pipeline' in out, out

# --- pretrained weights without a network ------------------------------------------------------------------------------------
@pytest.mark.parametrize('name,file', [('torchvision://resnet18', 'resnet18-f37072fd.pth'), ('open-mmlab://resnet50_v1c', 'resnet50_v1c-2cccc1ad.pth'), ('https://example.invalid/a.pth', 'a.pth')])
def test_pretrained_weights_offline(name, file, town, say, tmp_path, monkeypatch):
    "Today: <urlopen error ...>"
    import urllib.error, urllib.request
    def offline(*a, **kw): raise urllib.error.URLError(OSError(-3, 'Temporary failure in name resolution'))
    monkeypatch.setattr(urllib.request, 'urlopen', offline); monkeypatch.setattr(torch.hub, 'urlopen', offline)
    monkeypatch.setenv('TORCH_HOME', str(tmp_path/'home'))
    code,err,_ = train(say, 'tinytown_fcn', town, options=[f"model.backbone.init_cfg={{'type':'Pretrained','checkpoint':'{name}'}}"])
    assert code==1 and 'urlopen' not in err and not list((tmp_path/'home').rglob('*.pth'))
    for s in ('model.backbone.init_cfg', name, str(tmp_path/'home/hub/checkpoints'/file), 'init_cfg=None', 'name resolution'): assert s in err, (s, err)

def test_weights_of_a_url_offline(town, say, tmp_path, monkeypatch):
    import urllib.error
    def offline(*a, **kw): raise urllib.error.URLError('no network')
    monkeypatch.setattr(torch.hub, 'urlopen', offline); monkeypatch.setenv('TORCH_HOME', str(tmp_path/'home'))
    code,err,_ = train(say, 'tinytown_fcn', town, '--load-from', 'https://example.invalid/weights-0123abcd.pth')
    assert code==1 and 'https://example.invalid/weights-0123abcd.pth' in err and str(tmp_path/'home/hub/checkpoints/weights-0123abcd.pth') in err and 'init_cfg' not in err, err

# --- runs in one folder -------------------------------------------------------------------------------------------------------
def test_a_second_run_overwrites_nothing(town, say, tmp_path):
    go = lambda *more: train(say, 'tinytown_fcn', town, *more)
    code,_,out = go(); assert code==0 and 'run_2' not in out
    mine = {p.name: p.read_bytes() for p in (tmp_path/'w').iterdir() if p.suffix=='.pth' or p.name in ('log.jsonl', 'last_checkpoint', 'config.py')}
    code,_,out = go()
    assert code==0 and 'w holds another run' in out and '--resume' in out and f'the run is in {Path("w")/"run_2"}' in out, out
    assert mine=={n: (tmp_path/'w'/n).read_bytes() for n in mine}
    assert {'epoch_1.pth', 'log.jsonl', 'log.txt', 'config.py', 'last_checkpoint'} <= {p.name for p in (tmp_path/'w/run_2').iterdir()}
    code,_,out = go(); assert code==0 and (tmp_path/'w/run_3/epoch_1.pth').exists()
    code,_,out = go('--resume'); assert code==0 and 'resumed from' in out and not (tmp_path/'w/run_4').exists()

def test_the_interrupt_message_names_the_option(town, tmp_path, caplog):
    from segkit_nb.engine.hooks import Hook
    from segkit_nb.engine.runner import Runner
    from segkit_nb.engine.toys import toy_config
    class Stop(Hook):
        def before_train_iter(self, runner, batch_idx, data_batch=None):
            if runner.iter==2: runner.stopping = True
    Runner.from_cfg(toy_config(tmp_path/'r', custom_hooks=[Stop()])).train()
    said = (tmp_path/'r/log.txt').read_text()
    assert '--resume' in said and str(tmp_path/'r') in said and 'iter_3.pth' in said

# --- the sample data of an installed wheel -------------------------------------------------------------------------------------
@pytest.fixture
def nowhere(tmp_path, monkeypatch):
    "Outside a checkout, with an empty cache"
    from segkit_nb.datasets import town
    monkeypatch.setattr(town, 'data_folder', lambda name: None); monkeypatch.setenv('SEGKIT_CACHE', str(tmp_path/'cache'))
    def quick(root, seed, n_train, n_val, step):                                     # in place of a minute of drawing
        for _ in range(n_train+n_val): step()
        (root/'tinytown.json').write_text(json.dumps(dict(version=town._VERSION, seed=seed, n_train=n_train, n_val=n_val)))
    monkeypatch.setattr(town, '_draw_all', quick)
    return tmp_path/'cache'

@pytest.mark.parametrize('recipe', ['tinytown_fcn', 'tinytown_mask_rcnn'])
def test_a_config_is_printed_without_drawing(recipe, nowhere, say):
    "Today 44 silent seconds of drawing come first"
    code,_,out = say('print_config', recipe)
    assert code==0 and str(nowhere) in out and not nowhere.exists()
    code,_,out = say('print_config', recipe, '--explain', 'model.type')
    assert code==0 and not nowhere.exists()

def test_a_mistake_in_an_option_draws_nothing(nowhere, say):
    code,err,_ = say('train', 'tinytown_fcn', '--cfg-options', 'optim_wraper.x=1')
    assert code==1 and 'optim_wrapper' in err and not nowhere.exists()

def test_drawing_is_announced_and_done_once(nowhere, capsys):
    root = tinytown()
    err = capsys.readouterr().err
    assert 'drawing the sample data once: 208 street scenes' in err and str(root) in err and root.parent==nowhere
    stamps = {p: p.stat().st_mtime_ns for p in root.rglob('*')}
    assert tinytown()==root and capsys.readouterr().err=='' and stamps=={p: p.stat().st_mtime_ns for p in root.rglob('*')}

# --- one's own notebooks -----------------------------------------------------------------------------------------------------
def make(*args, **kw): return subprocess.run(['make', *args], cwd=ROOT, capture_output=True, text=True, **kw)

def test_lab_takes_flags_and_runs_as_root():
    said = make('-n', 'lab', 'LAB_ARGS=--port=9123', '-o', 'setup', '-o', 'notebooks').stdout
    said = '\n'.join(l for l in said.splitlines() if not l.startswith('make['))     # said by a make that runs this test
    assert '--port=9123' in said and ('--allow-root' in said)==(os.getuid()==0) and said.rstrip().endswith(' .'), said

def test_own_notebooks_are_kept_and_ignored(tmp_path):
    "The folder gets a first notebook where it has none; git does not see it, and what is there stays"
    for f in ('Makefile', 'settings.ini', 'setup.py', 'dev/my_data.ipynb'):
        (tmp_path/f).parent.mkdir(exist_ok=True); shutil.copy(ROOT/f, tmp_path/f)
    go = lambda: subprocess.run(['make', 'notebooks'], cwd=tmp_path, capture_output=True, text=True)
    first = tmp_path/'my_notebooks/01_my_data.ipynb'
    assert go().returncode==0 and json.loads(first.read_text())['nbformat']==4
    first.rename(tmp_path/'my_notebooks/mine.ipynb')
    assert go().returncode==0 and not first.exists()
    assert subprocess.run(['git', 'check-ignore', '-q', 'my_notebooks/01_my_data.ipynb'], cwd=ROOT).returncode==0

def cells(nb): return [''.join(c['source']) for c in json.loads(nb.read_text())['cells'] if c['cell_type']=='code']

def test_the_first_notebook_has_every_explorer():
    from segkit_nb import widgets
    code = '\n'.join(cells(ROOT/'dev/my_data.ipynb'))
    for name in widgets.__all__:
        if name.lower().endswith('explorer') and name!='Explorer': assert f'{name}(' in code, name
    assert 'TrainingMonitor(' in code

@pytest.mark.slow
def test_the_first_notebook_runs_as_it_is(tmp_path):
    import nbformat
    from nbclient import NotebookClient
    nb = nbformat.read(ROOT/'dev/my_data.ipynb', as_version=4)
    for c in nb.cells: c.source = c.source.replace('max_iters=20', 'max_iters=2').replace('every=5', 'every=1').replace('(416, 320)', '(208, 160)')
    NotebookClient(nb, timeout=300, kernel_name='python3', resources=dict(metadata=dict(path=str(tmp_path)))).execute()

@pytest.mark.slow
def test_the_first_notebook_with_masks(clean, tmp_path):
    "The same notebook on masks of 0 and 255, as its text says: no cell fails, and a segmentor is trained"
    code = cells(ROOT/'dev/my_data.ipynb'); root = Path(shutil.copytree(clean, tmp_path/'town')); maps(root, mask)
    text = '\n'.join(code).replace('max_iters=20', 'max_iters=2').replace('every=5', 'every=1')
    mine = f"data = dict(type='BaseSegDataset', data_root={str(root)!r}, data_prefix=dict(img_path='images/train', seg_map_path='semantic/train'), metainfo=dict(classes=('ground', 'car')), label_map={{255: 1}})\n"
    text = re.sub(r"data = dict\(.*?\n(?=size)", lambda m: mine, text, flags=re.S)
    assert mine in text
    r = subprocess.run([sys.executable, '-c', 'from IPython.display import display\n'+text+"\nassert 'decode_head' in cfg.model and len(monitor.rows)"], capture_output=True, text=True, cwd=tmp_path,
                       env=os.environ | {'OMP_NUM_THREADS': '1', 'MPLBACKEND': 'agg'})
    assert r.returncode==0, r.stderr
