"Layers and operators"
import torch
from tiny.inputs import boxes, t
from tiny.parts import BN

X, ROIS = [t(2, 8, 8, 10)], torch.cat([torch.tensor([[0.], [1], [0]]), boxes(3, h=60, w=76)], 1)
ENTRIES = {
    'ConvModule': dict(kind='module', cfg=dict(in_channels=8, out_channels=4, kernel_size=3, padding=1, norm_cfg=BN), args=X, out=[(2, 4, 8, 10)]),
    'ConvModule/before': dict(kind='module', cfg=dict(in_channels=8, out_channels=4, kernel_size=3, padding=1, norm_cfg=BN, order=('norm', 'act', 'conv'), padding_mode='reflect', with_spectral_norm=True), args=X),
    'DepthwiseSeparableConvModule': dict(kind='module', cfg=dict(in_channels=8, out_channels=4, kernel_size=3, padding=1, norm_cfg=BN), args=X, out=[(2, 4, 8, 10)]),
    'DeformConv2dPack': dict(kind='module', cfg=dict(in_channels=8, out_channels=4, kernel_size=3, padding=1), args=X, out=[(2, 4, 8, 10)]),
    'ModulatedDeformConv2dPack': dict(kind='module', cfg=dict(in_channels=8, out_channels=4, kernel_size=3, padding=1, deform_groups=2), args=X, out=[(2, 4, 8, 10)]),
    'NonLocal2d': dict(kind='module', cfg=dict(in_channels=8, zeros_init=False), args=X, out=[(2, 8, 8, 10)]),
    'NonLocal2d/gaussian': dict(kind='module', cfg=dict(in_channels=8, mode='gaussian', sub_sample=True, norm_cfg=BN, zeros_init=False), args=X),
    'NonLocal2d/pairs': dict(kind='module', cfg=dict(in_channels=8, mode='concatenation', zeros_init=False), args=X),
    'ContextBlock': dict(kind='module', cfg=dict(in_channels=8, ratio=.5, fusion_types=['channel_add', 'channel_mul']), args=X, out=[(2, 8, 8, 10)]),
    'CrissCrossAttention': dict(kind='module', cfg=dict(in_channels=8), args=X, out=[(2, 8, 8, 10)]),
    'ConvWS2d': dict(kind='module', cfg=dict(in_channels=8, out_channels=4, kernel_size=3, padding=1), args=X, out=[(2, 4, 8, 10)]),
    'ConvAWS2d': dict(kind='module', cfg=dict(in_channels=8, out_channels=4, kernel_size=3, padding=1), args=X, out=[(2, 4, 8, 10)]),
    'NormedLinear': dict(kind='module', cfg=dict(in_features=6, out_features=4), args=[t(3, 6)], out=[(3, 4)]),
    'NormedConv2d': dict(kind='module', cfg=dict(in_channels=8, out_channels=4, kernel_size=3, norm_over_kernel=True), args=X, out=[(2, 4, 6, 8)]),
    'DropPath': dict(kind='module', cfg=dict(drop_prob=.3), args=X, out=[(2, 8, 8, 10)]),
    'MultiheadAttention': dict(kind='module', cfg=dict(embed_dims=8, num_heads=2, batch_first=True, dropout=.1), args=[t(2, 5, 8), t(2, 7, 8), t(2, 7, 8), t(2, 5, 8), t(2, 5, 8, name='pos'), t(2, 7, 8, name='pos')], out=[(2, 5, 8)]),
    'FFN': dict(kind='module', cfg=dict(embed_dims=8, feedforward_channels=12, num_fcs=3, layer_scale_init_value=.5, dropout_layer=dict(type='DropPath', drop_prob=.1)), args=[t(2, 5, 8)], out=[(2, 5, 8)]),
    'SinePositionalEncoding': dict(kind='module', cfg=dict(num_feats=4, normalize=True, offset=-.5), args=[t(2, 5, 7)>1], out=[(2, 8, 5, 7)]),
    'LearnedPositionalEncoding': dict(kind='module', cfg=dict(num_feats=3, row_num_embed=5, col_num_embed=7), args=[t(2, 5, 7)>1], out=[(2, 6, 5, 7)]),
    'PatchEmbed': dict(kind='module', cfg=dict(in_channels=8, embed_dims=6, kernel_size=3, stride=2, padding='same', norm_cfg=dict(type='LN'), input_size=(8, 10)), args=X, out=[(2, 20, 6)]),
    'PatchMerging': dict(kind='module', cfg=dict(in_channels=8, out_channels=6), args=[t(2, 35, 8)], kw=dict(input_size=(5, 7)), out=[(2, 12, 6)]),
    'WindowMSA': dict(kind='module', cfg=dict(embed_dims=8, num_heads=2, window_size=(2, 3)), args=[t(4, 6, 8)], out=[(4, 6, 8)]),
    'ShiftWindowMSA': dict(kind='module', cfg=dict(embed_dims=8, num_heads=2, window_size=4, shift_size=2, dropout_layer=dict(type='DropPath', drop_prob=.2)), args=[t(2, 35, 8)], kw=dict(hw_shape=(5, 7)), out=[(2, 35, 8)]),
    'SELayer': dict(kind='module', cfg=dict(channels=8, ratio=2), args=X, out=[(2, 8, 8, 10)]),
    'DyReLU': dict(kind='module', cfg=dict(channels=8, ratio=2), args=X, out=[(2, 8, 8, 10)]),
    'InvertedResidual': dict(kind='module', cfg=dict(in_channels=8, out_channels=8, mid_channels=12, se_cfg=dict(channels=12, ratio=3), drop_path_rate=.2, with_cp=True), args=X, out=[(2, 8, 8, 10)]),
    'CSPLayer': dict(kind='module', cfg=dict(in_channels=8, out_channels=6, num_blocks=2), args=X, out=[(2, 6, 8, 10)]),
    'CSPLayer/next': dict(kind='module', cfg=dict(in_channels=8, out_channels=6, use_cspnext_block=True, use_depthwise=True, channel_attention=True), args=X, out=[(2, 6, 8, 10)]),
    'RoIAlign': dict(kind='module', cfg=dict(output_size=3, spatial_scale=1/8, sampling_ratio=0), args=[*X, ROIS], out=[(3, 8, 3, 3)], alone=False, input_grad=False),
    'RoIAlign/max': dict(kind='module', cfg=dict(output_size=(2, 3), spatial_scale=1/8, sampling_ratio=2, pool_mode='max', aligned=False), args=[*X, ROIS], out=[(3, 8, 2, 3)], alone=False, input_grad=False),
    'RoIPool': dict(kind='module', cfg=dict(output_size=3, spatial_scale=1/8), args=[*X, ROIS], out=[(3, 8, 3, 3)], alone=False, input_grad=False),
    'MultiScaleDeformableAttention': dict(kind='module', cfg=dict(embed_dims=8, num_heads=2, num_levels=2, num_points=3, batch_first=True), args=[t(2, 5, 8)], out=[(2, 5, 8)], alone=False, kw=dict(value=t(2, 26, 8), query_pos=t(2, 5, 8), reference_points=t(2, 5, 2, 2).sigmoid(), spatial_shapes=[[4, 5], [2, 3]])),
    'MultiScaleDeformableAttention/boxes': dict(kind='module', cfg=dict(embed_dims=8, num_heads=2, num_levels=2, num_points=3), args=[t(5, 2, 8)], out=[(5, 2, 8)], alone=False, kw=dict(value=t(26, 2, 8), reference_points=t(2, 5, 2, 4).sigmoid(), spatial_shapes=[[4, 5], [2, 3]])),
    'CARAFEPack': dict(kind='module', cfg=dict(channels=8, scale_factor=2, up_kernel=3, up_group=2, compressed_channels=4), args=X, out=[(2, 8, 16, 20)]),
    'nms': dict(kind='suppression', kw=dict(iou_threshold=.3)),
    'soft_nms': dict(kind='suppression', kw=dict(iou_threshold=.3, sigma=.5, method='gaussian')),
}
