"""One drag of each explorer (compute, draw, encode): milliseconds, and curves beside the same plot by matplotlib.

    python benchmarks/explorers.py

A drag should take less than 50 ms on one core, else the picture lags behind the mouse.
"""
import itertools, tempfile
from pathlib import Path
import cv2, numpy as np, torch
from timing import seconds
from segkit_nb.anchors import AnchorGenerator
from segkit_nb.datasets import TINYTOWN_THINGS, CocoDataset, draw_scene, tinytown
from segkit_nb.engine import Runner
from segkit_nb.engine.toys import toy_town_config
from segkit_nb.viz import draw_curves
from segkit_nb.widgets import PipelineExplorer, StepExplorer, anchor_explorer, assign_explorer


def by_matplotlib(curves, size):
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    fig = Figure(figsize=(size[0]/96, size[1]/96), dpi=96, layout='constrained'); FigureCanvasAgg(fig); ax = fig.add_subplot()
    for n, (x, y) in curves.items(): ax.plot(x, y, label=n)
    ax.legend(); ax.grid(alpha=.3); fig.canvas.draw()
    return np.asarray(fig.canvas.buffer_rgba())[..., :3]


def drag(w, name, values):
    turn = itertools.cycle(values)
    def once(): w.controls[name].value = next(turn)
    return 1e3*seconds(once, repeat=40)[0]


def main():
    x = np.linspace(.01, 1, 200); curves = {f'gamma {g}': (x, -(1-x)**g*np.log(x)) for g in (0, .5, 1, 2, 5)}
    a, b = seconds(lambda: draw_curves(curves, size=(640, 320)), lambda: by_matplotlib(curves, (640, 320)), repeat=10)
    print(f'five curves at 640x320: kit {a*1e3:6.1f} ms, matplotlib {b*1e3:6.1f} ms, ratio {b/a:4.1f}')
    scene = draw_scene(11); gts = torch.stack([torch.from_numpy(o.bbox) for o in scene.objects])
    priors = torch.cat(AnchorGenerator(strides=[4, 8, 16, 32], ratios=[.5, 1, 2], scales=[4]).grid_priors([(40, 52), (20, 26), (10, 13), (5, 7)]))
    root = str(tinytown()); load = [dict(type='LoadImageFromFile'), dict(type='LoadAnnotations', with_mask=True)]
    data = CocoDataset(data_root=root, ann_file='annotations/instances_train.json', data_prefix=dict(img='images/train'), metainfo=dict(classes=TINYTOWN_THINGS))
    with tempfile.TemporaryDirectory() as d:
        record = data.get_data_info(3); big = cv2.resize(cv2.imread(record['img_path']), (640, 480)); cv2.imwrite(f'{d}/photo.jpg', big)
        photo = dict(img_path=f'{d}/photo.jpg', img_id=0, height=480, width=640, instances=[
            dict(bbox=[v*k for v, k in zip(o['bbox'], (640/208, 3, 640/208, 3))], bbox_label=o['bbox_label'], ignore_flag=0) for o in record['instances']])
        half = [load[0], dict(type='LoadAnnotations'), dict(type='Resize', scale=(320, 240)), dict(type='RandomFlip', prob=.5), dict(type='PhotoMetricDistortion'), dict(type='PackDetInputs')]
        Runner.from_cfg(toy_town_config(Path(d)/'run', 3, custom_hooks=[dict(type='StepTrace', every=1)])).train()
        thr = np.arange(0, 1, .05).round(2).tolist()
        for what, w, name, values in (('anchor', anchor_explorer(scene.image, gts), 'x', thr), ('assignment of 8,000 priors', assign_explorer(scene.image, gts, priors), 'pos_iou_thr', thr),
                ('pipeline of a 640x480 photo, step', p := PipelineExplorer(half, photo, classes=TINYTOWN_THINGS), 'step', range(6)), ('the same, seed', p, 'seed', range(20)),
                ('recorded steps', StepExplorer(Path(d)/'run'), 'step', [1, 2, 3])):
            print(f'{what}: {drag(w, name, values):.1f} ms for {w.img.shape[1]} x {w.img.shape[0]} pixels')


if __name__ == '__main__': main()
