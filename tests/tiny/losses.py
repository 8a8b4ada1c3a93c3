"Losses"
import torch
from tiny.inputs import bits, boxes, ids, t, unit

near = [boxes(4)+t(4, 4, scale=2.), boxes(4)]
box = dict(kind='loss', args=near, weight=torch.ones(4))
values = dict(kind='loss', args=[t(4, 4), t(4, 4, name='target')], weight=torch.ones(4, 4))
ENTRIES = {
    'CrossEntropyLoss': dict(kind='loss', args=[t(5, 4), ids((5,), 4)], weight=torch.ones(5), logits=True),
    'CrossEntropyLoss/sigmoid': dict(kind='loss', cfg=dict(use_sigmoid=True), args=[t(5, 4), ids((5,), 5)], weight=torch.ones(5), logits=True),
    'CrossEntropyLoss/pixels': dict(kind='loss', cfg=dict(class_weight=[1., 2, 3], avg_non_ignore=True, ignore_index=255), args=[t(2, 3, 4, 4), torch.where(ids((2, 4, 4), 4) == 3, 255, ids((2, 4, 4), 4))], logits=True),
    'CrossEntropyLoss/masks': dict(kind='loss', cfg=dict(use_mask=True), args=[t(3, 2, 4, 4), bits(3, 4, 4), ids((3,), 2)], rows=False, logits=True),
    'FocalLoss': dict(kind='loss', args=[t(5, 4), ids((5,), 5)], weight=torch.ones(5), logits=True),
    'FocalCustomLoss': dict(kind='loss', cfg=dict(num_classes=4), args=[t(5, 4), ids((5,), 5)], weight=torch.ones(5), logits=True),
    'CrossEntropyCustomLoss': dict(kind='loss', cfg=dict(num_classes=4, use_sigmoid=True), args=[t(5, 4), ids((5,), 5)], weight=torch.ones(5), logits=True),
    'QualityFocalLoss': dict(kind='loss', args=[t(5, 4), (ids((5,), 5), unit(5))], weight=torch.ones(5), logits=True),
    'QualityFocalLoss/table': dict(kind='loss', cfg=dict(beta=1.5), args=[t(5, 4), unit(5, 4)], weight=torch.ones(5), logits=True),
    'VarifocalLoss': dict(kind='loss', args=[t(5, 4), unit(5, 4)*bits(5, 4)], weight=torch.ones(5, 4), logits=True),
    'DistributionFocalLoss': dict(kind='loss', args=[t(5, 9), unit(5)*7.9], weight=torch.ones(5), logits=True),
    'KnowledgeDistillationKLDivLoss': dict(kind='loss', args=[t(5, 9), t(5, 9, name='teacher')], weight=torch.ones(5), logits=True),
    'GHMC': dict(kind='loss', args=[t(5, 4), ids((5,), 5), torch.ones(5)], rows=False, logits=True),
    'GHMR': dict(kind='loss', args=[t(4, 4), t(4, 4, name='target'), torch.ones(4, 4)], rows=False),
    'SeesawLoss': dict(kind='loss', cfg=dict(num_classes=4, return_dict=False), args=[t(6, 6), ids((6,), 5)], moving=True, rows=False, logits=True, check=False),
    'EQLV2Loss': dict(kind='loss', cfg=dict(num_classes=4), args=[t(6, 5), ids((6,), 5)], moving=True, rows=False, logits=True, check=False),
    'KLDivLoss': dict(kind='module', args=[t(2, 3, 4, 4), t(2, 3, 4, 4, name='teacher')], out=[(2,)]),
    'L1Loss': values, 'MSELoss': values, 'SmoothL1Loss': dict(values, cfg=dict(beta=.5)), 'BalancedL1Loss': values,
    'IoULoss': box, 'IoULoss/linear': dict(box, cfg=dict(mode='linear')), 'GIoULoss': box, 'DIoULoss': box, 'CIoULoss': box, 'EIoULoss': box, 'SIoULoss': box, 'BoundedIoULoss': box,
    'GaussianFocalLoss': dict(kind='loss', args=[unit(2, 3, 4)*.9+.05, (unit(2, 3, 4, name='target')*1.3).clamp(max=1)], weight=torch.ones(2, 3, 4)),
    'AssociativeEmbeddingLoss': dict(kind='module', args=[t(2, 1, 4, 4), t(2, 1, 4, 4, name='target'), [[[[0, 1], [2, 3]], [[1, 1], [3, 2]]], []]], out=[(), ()], alone=False),
    'DiceLoss': dict(kind='loss', args=[t(3, 2, 4, 4), bits(3, 2, 4, 4)], logits=True),
    'DiceLoss/classes': dict(kind='loss', cfg=dict(use_sigmoid=False, ignore_index=255), args=[t(2, 3, 4, 4), ids((2, 4, 4), 3)], logits=True),
    'LovaszLoss': dict(kind='loss', args=[t(2, 3, 4, 4), torch.where(ids((2, 4, 4), 4) == 3, 255, ids((2, 4, 4), 4))], rows=False, logits=True),
    'LovaszLoss/images': dict(kind='loss', cfg=dict(per_image=True, classes='all'), args=[t(2, 3, 4, 4), ids((2, 4, 4), 3)], logits=True),
    'LovaszLoss/binary': dict(kind='loss', cfg=dict(loss_type='binary', per_image=True), args=[t(2, 4, 4), ids((2, 4, 4), 2)], logits=True),
    'TverskyLoss': dict(kind='loss', args=[t(2, 3, 4, 4), ids((2, 4, 4), 3)], rows=False, logits=True),
    'HausdorffDistanceLoss': dict(kind='loss', args=[t(2, 3, 4, 4), torch.where(ids((2, 4, 4), 4) == 3, 255, ids((2, 4, 4), 4))], rows=False, logits=True),
    'HuasdorffDisstanceLoss': dict(kind='loss', args=[t(2, 3, 4, 4), ids((2, 4, 4), 3)], rows=False, logits=True),
    'BoundaryLoss': dict(kind='loss', args=[t(2, 1, 4, 4), ids((2, 4, 4), 2)], rows=False, logits=True),
    'OhemCrossEntropy': dict(kind='loss', cfg=dict(min_kept=9, class_weight=[1., 2, 3]), args=[t(2, 3, 4, 4), torch.where(ids((2, 4, 4), 4) == 3, 255, ids((2, 4, 4), 4))], rows=False, logits=True),
    'SiLogLoss': dict(kind='loss', args=[t(3, 1, 4, 4, at_least=.2), t(3, 1, 4, 4, name='target', at_least=.2)], weight=torch.ones(3)),
    'TripletLoss': dict(kind='loss', args=[t(6, 4), torch.arange(6) % 3], rows=False),
    'MultiPosCrossEntropyLoss': dict(kind='loss', args=[t(5, 4), ids((5, 4), 3)-1], weight=torch.ones(5), logits=True),
    'L2Loss': dict(kind='loss', cfg=dict(neg_margin=.1), args=[t(5, 4), ids((5, 4), 2).float()], weight=torch.ones(5, 4)),
    'MarginL2Loss': dict(kind='loss', cfg=dict(neg_margin=.1, neg_pos_ub=3, hard_mining=True), args=[t(5, 4), ids((5, 4), 2).float()], weight=torch.ones(5, 4)),
    'DDQAuxLoss': dict(kind='module', args=[unit(2, 6, 3), torch.stack([boxes(6), boxes(6, 'more')]), [boxes(2), boxes(0)], [ids((2,), 3), ids((0,), 3)],
                       [dict(img_shape=(64, 96))]*2], out=[()]*4, alone=False, input_grad=False, half=False),
    'Accuracy': dict(kind='measure', cfg=dict(topk=(1, 2)), args=[t(6, 4), ids((6,), 4)]),
}
