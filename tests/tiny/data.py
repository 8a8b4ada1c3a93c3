"Transforms, datasets, index samplers, collate functions, metrics, preprocessors"
import json
import cv2, numpy as np, torch
from segkit_nb.core.masks import encode_rle
from segkit_nb.core.structures import InstanceData, PixelData
from segkit_nb.datasets.scenes import TINYTOWN_ALL, TINYTOWN_PALETTE, TINYTOWN_THINGS
from segkit_nb.datasets.town import tinytown
import tiny.stand_ins
from tiny.inputs import H, W, boxes, picture, sample, town as town_of, unit

ROOT = str(tinytown())


def on_disk(tmp):
    cv2.imwrite(str(tmp/'a.png'), picture()['img'])
    return dict(img_path=str(tmp/'a.png'), img_id=3)


def annotated(tmp):
    seg = np.zeros((H, W), np.uint8); seg[10:20] = 1
    cv2.imwrite(str(tmp/'seg.png'), seg)
    return dict(img_path='a.png', ori_shape=(H, W), img_shape=(H, W), seg_map_path=str(tmp/'seg.png'), seg_fields=[], reduce_zero_label=False, label_map=None,
                instances=[dict(bbox=[8., 8, 40, 44], bbox_label=1, ignore_flag=0, mask=[[8., 8, 40, 8, 40, 44]]), dict(bbox=[50., 20, 90, 60], bbox_label=0, ignore_flag=1, mask=[[50., 20, 90, 20, 90, 60]])])


def mixed(n, maps=True):
    "A picture among others of its kind"
    own = [{k: v for k, v in picture().items() if k != 'gt_seg_map' or maps} for _ in range(n+1)]
    return dict(own[0], mix_results=own[1:]) if n else own[0]


def segmented(tmp):
    "A panoptic PNG: two objects, one of them a crowd, on a ground"
    png = np.zeros((H, W, 3), np.uint8); png[..., 1] = 2; png[10:20, 5:30] = (0, 0, 9); png[30:40, 5:30] = (1, 0, 0)
    cv2.imwrite(str(tmp/'pan.png'), png)
    rows = [dict(id=512, category=2, is_thing=False), dict(id=9, category=1, is_thing=True), dict(id=65536, category=0, is_thing=True)]
    return dict(annotated(tmp), seg_map_path=str(tmp/'pan.png'), segments_info=rows)


def two_images(tmp):
    "An image twice, and depths in millimeters"
    cv2.imwrite(str(tmp/'d.png'), np.arange(H*W, dtype=np.uint16).reshape(H, W))
    r = on_disk(tmp)
    return dict(r, img_path2=r['img_path'], depth_map_path=str(tmp/'d.png'), ori_shape=(H, W), img_shape=(H, W))


def proposals(tmp): return dict(img_shape=(H, W), proposals=np.concatenate([boxes(5).numpy(), unit(5, 1).numpy()], 1))


load = [dict(type='LoadImageFromFile'), dict(type='LoadAnnotations', with_bbox=True), dict(type='PackDetInputs')]
load_seg = [dict(type='LoadImageFromFile'), dict(type='LoadAnnotations', with_bbox=False, with_label=False, with_seg=True), dict(type='PackSegInputs')]
town = dict(data_root=ROOT, ann_file='annotations/instances_val.json', data_prefix=dict(img='images/val'), metainfo=dict(classes=tuple(TINYTOWN_THINGS)), pipeline=load, indices=5)
streets = dict(data_root=ROOT, data_prefix=dict(img_path='images/val', seg_map_path='semantic/val'), metainfo=dict(classes=tuple(TINYTOWN_ALL), palette=TINYTOWN_PALETTE), pipeline=load_seg, indices=5)
city = dict(data_root=ROOT, data_prefix=dict(img_path='cityscapes/leftImg8bit/val', seg_map_path='cityscapes/gtFine/val'), pipeline=load_seg, indices=2)
coco = dict(town, type='CocoDataset')
panoptic_town = dict(town, ann_file='annotations/panoptic_val.json', data_prefix=dict(img='images/val', seg='annotations/panoptic_val'), metainfo=dict(classes=tuple(TINYTOWN_ALL)), pipeline=[load[0], dict(type='LoadPanopticAnnotations'), load[2]])
voc = dict(data_root=ROOT, ann_file='VOC2007/ImageSets/Main/val.txt', data_prefix=dict(sub_data_root='VOC2007/'), pipeline=load, indices=5)
t, d, p = (dict(kind=k) for k in ('transform', 'dataset', 'preprocessor'))
MEAN, STD = [123.675, 116.28, 103.53], [58.395, 57.12, 57.375]
ENTRIES = {
    'Compose': dict(t, cfg=dict(transforms=[dict(type='RandomFlip', prob=.5), dict(type='Resize', scale=(48, 48), keep_ratio=True)]), inner=True),
    'LoadEmptyAnnotations': dict(t, cfg=dict(with_mask=True, with_seg=True), results=lambda tmp: dict(img=np.ones((4, 5, 3), np.uint8), img_shape=(4, 5)), draws=False),
    'MultiBranch': dict(t, cfg=dict(branch_field=['a', 'b', 'c'], a=[dict(type='RandomFlip', prob=.5), load[2]], b=[load[2]]), results=lambda tmp: picture(), inner=True, draws=True),
    'RandomApply': dict(t, cfg=dict(transforms=[dict(type='Normalize', mean=MEAN, std=STD)], prob=.5), inner=True, draws=True),
    'RandomChoice': dict(t, cfg=dict(transforms=[[dict(type='RandomFlip', prob=1.)], [dict(type='Resize', scale=(48, 48))]]), inner=True, draws=True),
    'LoadImageFromFile': dict(t, results=on_disk),
    'LoadImageFromNDArray': dict(t, results=lambda tmp: dict(img=picture()['img'])),
    'LoadAnnotations': dict(t, cfg=dict(with_mask=True, with_seg=True), results=annotated),
    'LoadPanopticAnnotations': dict(t, results=lambda tmp: segmented(tmp)),
    'LoadDepthAnnotation': dict(t, cfg=dict(depth_rescale_factor=1e-3), results=lambda tmp: two_images(tmp)), 'RandomDepthMix': dict(t, cfg=dict(prob=.7), draws=True, results=lambda tmp: dict(picture(), gt_depth_map=np.full((H, W), 2.5, np.float32), depth_rescale_factor=1e-3)),
    'LoadSingleRSImageFromFile': dict(t, results=lambda tmp: two_images(tmp)), 'LoadMultipleRSImageFromFile': dict(t, results=lambda tmp: two_images(tmp)), 'ConcatCDInput': dict(t, results=lambda tmp: dict(img=np.ones((4, 5, 3)), img2=np.zeros((4, 5, 3)))),
    **{n: dict(t, draws=False) for n in ('CLAHE', 'Rerange', 'AdjustGamma', 'RGB2Gray')}, 'SegRescale': dict(t, cfg=dict(scale_factor=.5), draws=False, results=lambda tmp: dict(gt_seg_map=np.zeros((H, W), np.uint8))),
    'RandomRotate': dict(t, cfg=dict(prob=.8, degree=30, auto_bound=True), draws=True), 'RandomRotFlip': dict(t, cfg=dict(degree=15), draws=True, seeds=12),
    'LoadProposals': dict(t, cfg=dict(num_max_proposals=3), results=proposals),
    'Resize': dict(t, cfg=dict(scale=(60, 40), keep_ratio=True), draws=False),
    'Resize/factor': dict(t, cfg=dict(scale_factor=(.5, 1.5)), draws=False),
    'ResizeShortestEdge': dict(t, cfg=dict(scale=40, max_size=50), draws=False),
    'ResizeToMultiple': dict(t, cfg=dict(size_divisor=24), draws=False),
    'RandomResize': dict(t, cfg=dict(scale=(60, 40), ratio_range=(.5, 2.), keep_ratio=True), draws=True),
    'RandomChoiceResize': dict(t, cfg=dict(scales=[(60, 40), (30, 20)], keep_ratio=False), draws=True),
    'RandomFlip': dict(t, cfg=dict(prob=[.3, .3, .2], direction=['horizontal', 'vertical', 'diagonal']), draws=True, seeds=12),
    'RandomCrop': dict(t, cfg=dict(crop_size=(40, 30)), draws=True, seeds=12),
    'Expand': dict(t, cfg=dict(mean=MEAN, ratio_range=(1, 2), seg_ignore_label=255), draws=True), 'MinIoURandomCrop': dict(t, draws=True, seeds=12),
    'RandomCenterCropPad': dict(t, cfg=dict(crop_size=(40, 30), border=16, mean=MEAN, std=STD, to_rgb=True, test_pad_mode=None), draws=True, seeds=12),
    'RandomCenterCropPad/test': dict(t, cfg=dict(ratios=None, border=None, mean=MEAN, std=STD, to_rgb=True, test_mode=True, test_pad_mode=('logical_or', 31), test_pad_add_pix=1), draws=False),
    'RandomAffine': dict(t, cfg=dict(border=(4, 8)), draws=True), 'Mosaic': dict(t, cfg=dict(img_scale=(48, 40)), draws=True, results=lambda tmp: mixed(3)),
    'MixUp': dict(t, cfg=dict(img_scale=(48, 40)), draws=True, results=lambda tmp: mixed(1, maps=False)), 'CopyPaste': dict(t, draws=True, seeds=12, results=lambda tmp: mixed(1)),
    'CachedMosaic': dict(t, cfg=dict(img_scale=(48, 40)), draws=True, seeds=12), 'CachedMixUp': dict(t, cfg=dict(img_scale=(48, 40)), draws=True, results=lambda tmp: mixed(0, maps=False)),
    'RandomMosaic': dict(t, cfg=dict(prob=.9, img_scale=(40, 48)), draws=True, results=lambda tmp: mixed(3)),
    **{n: dict(t, draws=True) for n in ('ColorTransform', 'Brightness', 'Color', 'Contrast', 'Sharpness', 'Solarize', 'SolarizeAdd', 'Posterize', 'Equalize', 'AutoContrast', 'Invert', 'YOLOXHSVRandomAug')},
    **{n: dict(t, draws=True, seeds=8) for n in ('GeomTransform', 'ShearX', 'ShearY', 'TranslateX', 'TranslateY', 'Rotate')},
    'AutoAugment': dict(t, inner=True, draws=True, seeds=12), 'RandAugment': dict(t, inner=True, draws=True, seeds=12),
    'RandomOrder': dict(t, cfg=dict(transforms=[dict(type='RandomFlip', prob=.5), dict(type='Rotate', level=3)]), inner=True),
    'RandomErasing': dict(t, cfg=dict(n_patches=(1, 3), ratio=(.1, .4)), draws=True, seeds=12), 'CutOut': dict(t, cfg=dict(n_holes=2, cutout_shape=(8, 6)), draws=True),
    'RandomCutOut': dict(t, cfg=dict(prob=.8, n_holes=2, cutout_ratio=(.1, .2), seg_fill_in=255), draws=True), 'RandomShift': dict(t, cfg=dict(max_shift_px=8), draws=True, seeds=12),
    'FixScaleResize': dict(t, cfg=dict(scale=(60, 41), keep_ratio=True), draws=False), 'ResizeEdge': dict(t, cfg=dict(scale=40), draws=False), 'CenterCrop': dict(t, cfg=dict(crop_size=(80, 50)), draws=False),
    'ProposalBroadcaster': dict(t, cfg=dict(transforms=[dict(type='RandomFlip', prob=.5)]), inner=True),
    'Albu': dict(t, cfg=dict(transforms=[dict(type='HorizontalFlip', p=.5)], bbox_params=dict(type='BboxParams', format='pascal_voc', label_fields=['gt_bboxes_labels', 'gt_ignore_flags'], filter_lost_elements=True)), draws=True),
    'InstaBoost': dict(t, draws=True, results=lambda tmp: annotated(tmp) | dict(img=picture()['img'])),
    'RandomCrop/labels': dict(t, cfg=dict(crop_size=(.3, .7), crop_type='relative_range', allow_negative_crop=True, recompute_bbox=True, cat_max_ratio=.75), draws=True, seeds=12),
    'PhotoMetricDistortion': dict(t, draws=True),
    'Normalize': dict(t, cfg=dict(mean=MEAN, std=STD), draws=False),
    'FilterAnnotations': dict(t, cfg=dict(min_gt_bbox_wh=(30, 30), by_mask=True), draws=False),
    'GenerateEdge': dict(t, cfg=dict(edge_width=4), draws=False),
    'StreetDepth': dict(t, cfg=dict(near=4.), draws=False),
    'Pad': dict(t, cfg=dict(size_divisor=40, pad_val=dict(img=7, seg=255)), draws=False),
    'PackDetInputs': dict(t, draws=False), 'PackSegInputs': dict(t, draws=False),
    'TestTimeAug': dict(t, cfg=dict(transforms=[[dict(type='RandomFlip', prob=0.), dict(type='RandomFlip', prob=1.)], [dict(type='PackDetInputs', meta_keys=('img_path', 'flip', 'flip_direction'))]]), inner=True),

    'BaseDataset': dict(d, length=2, cfg=lambda tmp: listed(tmp)),
    'BaseDetDataset': dict(d, length=2, cfg=lambda tmp: listed(tmp)),
    'CocoDataset': dict(d, length=5, cfg=town),
    'CityscapesDataset': dict(d, length=5, cfg=dict(town, metainfo=dict(classes=tuple(TINYTOWN_THINGS)))),
    'XMLDataset': dict(d, length=5, cfg=dict(voc, metainfo=dict(classes=tuple(TINYTOWN_THINGS)))),
    'VOCDataset': dict(d, length=5, cfg=voc),
    'BaseSegDataset': dict(d, length=5, cfg=streets, cats=False),
    'CityscapesSegDataset': dict(d, length=2, cfg=city, cats=False),
    'ADE20KDataset': dict(d, length=5, cfg=dict({k: v for k, v in streets.items() if k != 'metainfo'}, img_suffix='.jpg'), cats=False),
    **{n: dict(d, length=5, cfg=dict({k: v for k, v in streets.items() if k != 'metainfo'}, img_suffix='.jpg', seg_map_suffix='.png'), cats=False) for n in (
        'COCOStuffDataset', 'PascalContextDataset', 'PascalContextDataset59', 'LoveDADataset', 'PotsdamDataset', 'ISPRSDataset', 'iSAIDSegDataset', 'BDD100KDataset', 'DarkZurichDataset',
        'NightDrivingDataset', 'HRFDataset', 'ChaseDB1Dataset', 'DRIVEDataset', 'STAREDataset', 'REFUGEDataset', 'SynapseDataset', 'LIPDataset', 'FaceOccludedDataset', 'MapillaryDataset_v1', 'MapillaryDataset_v2')},
    **{n: dict(d, length=5, cfg=dict(town)) for n in ('LVISV05Dataset', 'LVISDataset', 'Objects365V1Dataset', 'Objects365V2Dataset', 'DeepFashionDataset', 'iSAIDDataset', 'ADE20KInstanceDataset')},
    'CocoPanopticDataset': dict(d, length=5, cfg=panoptic_town), 'ADE20KPanopticDataset': dict(d, length=5, cfg=panoptic_town),
    'NYUDataset': dict(d, length=2, cfg=lambda tmp: rooms(tmp), cats=False),
    **{n: dict(d, length=5, cfg=dict({k: v for k, v in streets.items() if k != 'metainfo'}, data_prefix=dict(img_path='images/val', img_path2='images/val', seg_map_path='semantic/val'), **kw, pipeline=[dict(type='LoadMultipleRSImageFromFile'), load_seg[1], dict(type='ConcatCDInput'), load_seg[2]]), cats=False)
       for n, kw in (('BaseCDDataset', dict(metainfo=streets['metainfo'])), ('LEVIRCDDataset', dict(img_suffix='.jpg', img_suffix2='.jpg')))},
    'OpenImagesDataset': dict(d, length=2, cfg=lambda tmp: open_images(tmp)), 'OpenImagesChallengeDataset': dict(d, length=2, cfg=lambda tmp: open_images(tmp, True)),
    'V3DetDataset': dict(d, length=5, cfg=dict(town)), **{n: dict(d, length=5, cfg={k: v for k, v in streets.items() if k != 'metainfo'}, cats=False) for n in ('ADE20KSegDataset', 'CocoSegDataset')},
    'CrowdHumanDataset': dict(d, length=2, cfg=lambda tmp: crowds(tmp)), 'WIDERFaceDataset': dict(d, length=5, cfg=lambda tmp: faces(tmp)),
    'LVISV1Dataset': dict(d, length=5, cfg=lambda tmp: addressed(tmp)),
    'PascalVOCDataset': dict(d, length=5, cfg=lambda tmp: dict({k: v for k, v in streets.items() if k != 'metainfo'}, ann_file=names(tmp)), cats=False),
    'ConcatDataset': dict(d, length=10, cfg=dict(datasets=[coco, coco])),
    'RepeatDataset': dict(d, length=15, cfg=dict(times=3, dataset=coco)),
    'MultiImageMixDataset': dict(d, length=5, cfg=dict(dataset=dict(coco, pipeline=load[:2]), pipeline=[dict(type='Mosaic', img_scale=(64, 48)), dict(type='MixUp', img_scale=(128, 96)), load[2]])),
    'ClassBalancedDataset': dict(d, length=5, cfg=dict(oversample_thr=1e-3, dataset=coco)),
    'ToyDiscs': dict(d, length=5, cfg=dict(n=5)),

    'DefaultSampler': dict(kind='index_sampler', cfg=dict(shuffle=True, seed=1)),
    'InfiniteSampler': dict(kind='index_sampler', cfg=dict(shuffle=True, seed=1), endless=True),
    **{n: dict(kind='index_sampler', cfg=dict(batch_size=2, source_ratio=[1, 1], seed=1), data=dict(type='ConcatDataset', datasets=[coco, coco]), endless=True) for n in ('MultiSourceSampler', 'GroupMultiSourceSampler')},
    'AspectRatioBatchSampler': dict(kind='index_sampler', cfg=dict(batch_size=2), batches=True, data=coco),
    'ClassAwareSampler': dict(kind='index_sampler', cfg=dict(seed=1), data=coco, covers=False),
    'pseudo_collate': dict(kind='function', args=[[dict(inputs=unit(3, 4, 5), data_samples=sample(1)), dict(inputs=unit(3, 6, 5), data_samples=sample(0))]], check=lambda o: len(o['inputs']) == len(o['data_samples']) == 2),
    'default_collate': dict(kind='function', args=[[dict(inputs=unit(3, 4, 5), data_samples=sample(1)), dict(inputs=unit(3, 4, 5), data_samples=sample(0))]], check=lambda o: tuple(o['inputs'].shape) == (2, 3, 4, 5)),

    'CocoMetric': dict(kind='metric', cfg=dict(metric=['bbox', 'segm'], classwise=True), full={'coco/bbox_mAP': 1., 'coco/segm_mAP': 1.}),
    'VOCMetric': dict(kind='metric', cfg=dict(iou_thrs=[.5, .75]), full={'pascal_voc/mAP': 1., 'pascal_voc/AP75': 1.}),
    'CocoPanopticMetric': dict(kind='metric', meta=dict(thing_classes=('a',), stuff_classes=('b', 'c')), perfect=lambda samples: panoptic(samples), spoil=lambda samples: [s.pred_panoptic_seg.data.fill_(3) for s in samples], full={'coco_panoptic/PQ': 100., 'coco_panoptic/SQ': 100.}),
    'LVISMetric': dict(kind='metric', cfg=lambda tmp: dict(ann_file=lvis_file(tmp), metric=['bbox', 'segm'], classwise=True), full={'lvis/bbox_AP': 1., 'lvis/segm_AP': 1., 'lvis/bbox_APr': 1.}),
    'OpenImagesMetric': dict(kind='metric', meta=dict(RELATION_MATRIX=np.array([[1, 1, 0], [0, 1, 0], [0, 0, 1]])), full={'openimages/mAP': 1., 'openimages/AP50': 1.}),
    'CrowdHumanMetric': dict(kind='metric', cfg=lambda tmp: dict(ann_file=odgt_file(tmp)), full={'crowd_human/mMR': 0., 'crowd_human/JI': 1.}),
    'CocoOccludedSeparatedMetric': dict(kind='metric', cfg=lambda tmp: hidden_objects(tmp), full={'coco/occluded_recall': 100., 'coco/segm_mAP': 1.}),
    'CityScapesMetric': dict(kind='metric', cfg=lambda tmp: city_files(tmp), classes=('person', 'car', 'road'), perfect=lambda samples: in_city(samples), full={'cityscapes/mAP': 1., 'cityscapes/AP@50': 1.}),
    'CityscapesMetric': dict(kind='metric', cfg=lambda tmp: dict(output_dir=str(tmp/'out')) | (city_files(tmp) and {}), perfect=lambda samples: in_city(samples), full={'averageScoreClasses': 1., 'averageScoreInstClasses': 1.}),
    'DepthMetric': dict(kind='metric', perfect=lambda samples: with_depth(samples), spoil=lambda samples: [s.pred_depth_map.data.mul_(2) for s in samples], full={'d1': 1., 'rmse': 0.}),
    'IoUMetric': dict(kind='metric', cfg=dict(iou_metrics=['mIoU', 'mDice', 'mFscore']), full={'mIoU': 100., 'aAcc': 100., 'mDice': 100.}),
    'ConfusionMetric': dict(kind='metric', full={}, blind=True),

    'BaseDataPreprocessor': dict(p, sizes=[(32, 48)]),
    'ImgDataPreprocessor': dict(p, cfg=dict(mean=MEAN, std=STD, pad_size_divisor=32), sizes=[(30, 40), (33, 20)], testing=(64, 64)),
    'DetDataPreprocessor': dict(p, cfg=dict(mean=MEAN, std=STD, pad_size_divisor=32, bgr_to_rgb=True, pad_mask=True, pad_seg=True), sizes=[(30, 40), (33, 20)], training=(64, 64), testing=(64, 64), masks=True, maps=True),
    'MultiBranchDataPreprocessor': dict(p, cfg=dict(data_preprocessor=dict(type='DetDataPreprocessor', mean=MEAN, std=STD, pad_size_divisor=32)), sizes=[(40, 50), (33, 64)], training=(64, 64), testing=(64, 64)),
    'SegDataPreProcessor': dict(p, cfg=dict(mean=MEAN, std=STD, size=(48, 64), test_cfg=dict(size_divisor=32)), sizes=[(30, 40), (30, 40)], training=(48, 64), testing=(32, 64), maps=True),
    'BatchFixedSizePad': dict(kind='batch_augment', cfg=dict(size=(80, 120), pad_mask=True, pad_seg=True), out=[(80, 120)]),
    'BatchResize': dict(kind='batch_augment', cfg=dict(scale=(100, 70), pad_size_divisor=32), out=[(96, 128)]),
    'BatchSyncRandomResize': dict(kind='batch_augment', cfg=dict(random_size_range=(32, 96), interval=1, size_divisor=32), calls=3, out=[(32*i, 32*int(W/H*i)) for i in (1, 2, 3)]),
}


def open_images(tmp, challenge=False):
    "Two pictures in a table, or in the challenge's text file"
    for n in 'ab': cv2.imwrite(str(tmp/f'{n}.jpg'), picture()['img'])
    (tmp/'names.csv').write_text('/m/1,Cat,2\n/m/2,Animal,1\n'); (tmp/'tree.json').write_text(json.dumps(dict(LabelName='/m/2', Subcategory=[dict(LabelName='/m/1')]))); np.save(tmp/'tree.npy', np.ones((3, 3)))
    (tmp/'a.txt').write_text(''.join(f'{n}.jpg\n0\n1\n2 .1 .1 .5 .5 0\n' for n in 'ab'))
    (tmp/'a.csv').write_text('ImageID,LabelName,XMin,XMax,YMin,YMax\n'+''.join(f'{n},/m/1,.1,.5,.1,.5\n' for n in 'ab')); (tmp/'seen.csv').write_text('ImageID,LabelName,Confidence\na,/m/2,1\n')
    return dict(data_root=str(tmp), ann_file='a.txt' if challenge else 'a.csv', label_file='names.csv', hierarchy_file='tree.npy' if challenge else 'tree.json', image_level_ann_file='seen.csv', data_prefix=dict(img=''), pipeline=load)


def rooms(tmp):
    "Two images of rooms with their depths"
    for d in ('images', 'annotations'): (tmp/d).mkdir()
    for n in ('kitchen_1', 'office_2'): cv2.imwrite(str(tmp/f'images/{n}.jpg'), picture()['img']); cv2.imwrite(str(tmp/f'annotations/{n}.png'), np.full((H, W), 2000, np.uint16))
    return dict(data_root=str(tmp), pipeline=[load[0], dict(type='LoadDepthAnnotation', depth_rescale_factor=1e-3), dict(type='RandomFlip', prob=.5), dict(type='PackSegInputs', meta_keys=('img_path', 'depth_map_path', 'category_id'))])


def crowds(tmp):
    "Two pictures, a line of JSON each"
    for n in 'ab': cv2.imwrite(str(tmp/f'{n}.jpg'), picture()['img'])
    box = dict(tag='person', fbox=[8, 8, 32, 36], hbox=[8, 8, 9, 9], vbox=[8, 8, 32, 30])
    (tmp/'annotation_val.odgt').write_text('\n'.join(json.dumps(dict(ID=n, gtboxes=[box, dict(box, tag='mask', fbox=[50, 20, 30, 30])])) for n in 'ab'))
    return dict(data_root=str(tmp), ann_file='annotation_val.odgt', data_prefix=dict(img=''), pipeline=load)


def faces(tmp):
    "The town's XML files, a folder named in each"
    import re
    (tmp/'Annotations').mkdir(); (tmp/'event').symlink_to(f'{ROOT}/images/val')
    for q in sorted((tinytown()/'VOC2007'/'Annotations').glob('*.xml')):
        if (tinytown()/'images'/'val'/f'{q.stem}.jpg').is_file(): (tmp/'Annotations'/q.name).write_text(re.sub('<folder>.*?</folder>', '<folder>event</folder>', q.read_text()).replace('>car<', '>face<').replace('<annotation>', '<annotation><folder>event</folder>', '<folder>' not in q.read_text()))
    return dict(data_root=str(tmp), data_prefix=dict(img=str(tmp)), pipeline=load, indices=5)


def addressed(tmp):
    "The town's file with addresses in place of names"
    f = json.loads(open(f'{ROOT}/annotations/instances_val.json').read())
    for im in f['images']: im['coco_url'] = f"http://images.cocodataset.org/{im.pop('file_name')}"
    (tmp/'addressed.json').write_text(json.dumps(f))
    return dict(town, ann_file=str(tmp/'addressed.json'))


def names(tmp):
    (tmp/'names.txt').write_text('\n'.join(sorted(q.stem for q in (tinytown()/'images'/'val').glob('*.jpg'))[:5]))
    return str(tmp/'names.txt')


def listed(tmp):
    for i in range(2): cv2.imwrite(str(tmp/f'{i}.png'), picture()['img'])
    rows = [dict(img_path=f'{i}.png', img_id=i, height=H, width=W, instances=[dict(bbox=[8., 8, 40, 44], bbox_label=i, ignore_flag=0)]) for i in range(2)]
    (tmp/'list.json').write_text(json.dumps(dict(metainfo=dict(classes=['a', 'b']), data_list=rows)))
    return dict(ann_file='list.json', data_root=str(tmp), data_prefix=dict(img_path=''), pipeline=load)


def panoptic(samples):
    "Objects in front of stuff of class 1, as panoptic maps, class + 1000 * number, true and predicted"
    for s in samples:
        m = torch.ones_like(s.pred_sem_seg.data).long()
        for i, mask in enumerate(s.gt_instances.masks.to_ndarray(), start=1): m[0][torch.from_numpy(mask).bool()] = 1000*i
        s.gt_panoptic_seg, s.pred_panoptic_seg = PixelData(data=m), PixelData(data=m.clone())


def lvis_file(tmp):
    "The truth of three tiny images as an LVIS file: every class verified in each"
    images, anns = [], []
    for s in town_of((3, 2, 0)):
        h, w = s.ori_shape; g = s.gt_instances
        images.append(dict(id=s.img_id, height=h, width=w, neg_category_ids=[1, 2, 3], not_exhaustive_category_ids=[]))
        for b, k, m in zip(g.bboxes.tolist(), g.labels.tolist(), g.masks.to_ndarray()):
            anns.append(dict(id=len(anns)+1, image_id=s.img_id, category_id=k+1, bbox=[b[0], b[1], b[2]-b[0], b[3]-b[1]], area=float(m.sum()), segmentation=encode_rle(m)))
    (tmp/'lvis.json').write_text(json.dumps(dict(images=images, annotations=anns, categories=[dict(id=k, name=n, frequency=f) for k, n, f in ((1, 'a', 'r'), (2, 'b', 'c'), (3, 'c', 'f'))])))
    return str(tmp/'lvis.json')


def odgt_file(tmp):
    "The truth of three tiny images in the form of CrowdHuman"
    xywh = lambda b: [b[0], b[1], b[2]-b[0], b[3]-b[1]]
    rows = [dict(ID=s.img_id, gtboxes=[dict(tag='person', fbox=xywh(b), hbox=xywh(b)) for b in s.gt_instances.bboxes.tolist()]) for s in town_of((3, 2, 0))]
    (tmp/'truth.odgt').write_text('\n'.join(map(json.dumps, rows)))
    return str(tmp/'truth.odgt')


def hidden_objects(tmp):
    "An annotation file with the names of the images, and lists of hidden objects"
    data = json.loads(open(lvis_file(tmp)).read()); names = {c['id']: c['name'] for c in data['categories']}
    for i in data['images']: i['file_name'] = f'{i["id"]}.jpg'
    for a in data['annotations']: a['iscrowd'] = 0
    (tmp/'coco.json').write_text(json.dumps(data))
    rows = [[names[a['category_id']], a['id'], f'{a["image_id"]}.jpg', a['bbox'], a['segmentation']] for a in data['annotations']]
    return dict(ann_file=str(tmp/'coco.json'), occluded_ann=rows, separated_ann=rows[:2])


CITY = {}                    # where the files of the sweep's city are


def city_files(tmp):
    "Instance and label maps of three tiny images: persons and cars on a road"
    CITY['at'] = tmp; d = tmp/'gtFine/val/x'; d.mkdir(parents=True, exist_ok=True)
    for s in town_of((3, 2, 0)):
        m = np.full(tuple(s.ori_shape), 7, np.uint16)
        for i, (k, mask) in enumerate(zip(s.gt_instances.labels.tolist(), s.gt_instances.masks.to_ndarray())): m[mask > 0] = (24, 26, 7)[k]*1000+i if k < 2 else 7
        cv2.imwrite(str(d/f'{s.img_id}_gtFine_instanceIds.png'), m); cv2.imwrite(str(d/f'{s.img_id}_gtFine_labelIds.png'), np.where(m >= 1000, m//1000, m).astype(np.uint8))
    return {}


def in_city(samples):
    "Paths of the files, the masks that are seen, and a label map of train ids"
    for s in samples:
        d = CITY['at']/'gtFine/val/x'; inst = cv2.imread(str(d/f'{s.img_id}_gtFine_instanceIds.png'), -1)
        s.set_metainfo(dict(img_path=str(CITY['at']/f'leftImg8bit/val/x/{s.img_id}_leftImg8bit.png'), seg_map_path=str(d/f'{s.img_id}_gtFine_labelTrainIds.png')))
        own = [int(v) for v in np.unique(inst) if v >= 1000]
        s.pred_instances = InstanceData(masks=torch.from_numpy(np.array([inst == v for v in own], bool).reshape(-1, *inst.shape)), labels=torch.tensor([{24: 0, 26: 1}[v//1000] for v in own], dtype=torch.long), scores=torch.ones(len(own)))
        label = np.where(inst >= 1000, inst//1000, inst)
        s.pred_sem_seg = PixelData(data=torch.from_numpy(np.select([label == 24, label == 26], [11, 13], 0))[None])


def with_depth(samples):
    "Depths of 1 m and more, true and predicted"
    for s in samples:
        d = 1+s.pred_sem_seg.data.float()
        s.gt_depth_map, s.pred_depth_map = PixelData(data=d), PixelData(data=d.clone())
