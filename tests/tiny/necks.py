"Necks"
from tiny.inputs import maps

X = [maps([8, 16, 32], [8, 16, 32])]
ENTRIES = {
    'FPN': dict(kind='module', cfg=dict(in_channels=[8, 16, 32], out_channels=8, num_outs=4), args=X, out=[(2, 8, 8, 12), (2, 8, 4, 6), (2, 8, 2, 3), (2, 8, 1, 2)]),
    'FPN/convs': dict(kind='module', cfg=dict(in_channels=[8, 16, 32], out_channels=8, num_outs=4, start_level=1, add_extra_convs='on_output', relu_before_extra_convs=True, norm_cfg=dict(type='GN', num_groups=4),
        act_cfg=dict(type='ReLU')), args=X, input_grad=False),
    'FPN/from input': dict(kind='module', cfg=dict(in_channels=[8, 16, 32], out_channels=8, num_outs=5, add_extra_convs='on_input', relu_before_extra_convs=True), args=X),
    'HRFPN': dict(kind='module', cfg=dict(in_channels=[8, 16, 32], out_channels=8, num_outs=3), args=X, out=[(2, 8, 8, 12), (2, 8, 4, 6), (2, 8, 2, 3)]),
    'HRFPN/strided': dict(kind='module', cfg=dict(in_channels=[8, 16, 32], out_channels=8, num_outs=2, stride=2, pooling_type='MAX', with_cp=True), args=X, out=[(2, 8, 4, 6), (2, 8, 2, 3)]),
    'ICNeck': dict(kind='module', cfg=dict(in_channels=[8, 16, 32], out_channels=8), args=X, out=[(2, 8, 4, 6), (2, 8, 8, 12), (2, 8, 8, 12)]),
    'PAFPN': dict(kind='module', cfg=dict(in_channels=[8, 16, 32], out_channels=8, num_outs=4), args=X, out=[(2, 8, 8, 12), (2, 8, 4, 6), (2, 8, 2, 3), (2, 8, 1, 2)]),
    'PAFPN/convs': dict(kind='module', cfg=dict(in_channels=[8, 16, 32], out_channels=8, num_outs=4, start_level=1, add_extra_convs='on_output', relu_before_extra_convs=True, norm_cfg=dict(type='GN', num_groups=4)),
        args=X, input_grad=False),
    'SSDNeck': dict(kind='module', cfg=dict(in_channels=[8, 16], out_channels=[8, 16, 8, 6], level_strides=[2, 1], level_paddings=[1, 1], last_kernel_size=4), args=[X[0][:2]], out=[(2, 8, 8, 12), (2, 16, 4, 6), (2, 8, 2, 3), (2, 6, 1, 2)]),
    'SSDNeck/lite': dict(kind='module', cfg=dict(in_channels=[8, 16], out_channels=[8, 16, 8], level_strides=[2], level_paddings=[1], l2_norm_scale=None, use_depthwise=True, norm_cfg=dict(type='BN')), args=[X[0][:2]]),
    'YOLOV3Neck': dict(kind='module', cfg=dict(num_scales=3, in_channels=[32, 16, 8], out_channels=[8, 8, 4]), args=X, out=[(2, 8, 2, 3), (2, 8, 4, 6), (2, 4, 8, 12)]),
    'YOLOXPAFPN': dict(kind='module', cfg=dict(in_channels=[8, 16, 32], out_channels=8, num_csp_blocks=1), args=X, out=[(2, 8, 8, 12), (2, 8, 4, 6), (2, 8, 2, 3)]),
    'CSPNeXtPAFPN': dict(kind='module', cfg=dict(in_channels=[8, 16, 32], out_channels=8, num_csp_blocks=1, use_depthwise=True), args=X, out=[(2, 8, 8, 12), (2, 8, 4, 6), (2, 8, 2, 3)]),
    'BFP': dict(kind='module', cfg=dict(in_channels=8, num_levels=3, refine_level=1, refine_type='conv'), args=[maps([8, 8, 8], [8, 16, 32])], out=[(2, 8, 8, 12), (2, 8, 4, 6), (2, 8, 2, 3)]),
    'FPN_CARAFE': dict(kind='module', cfg=dict(in_channels=[8, 16, 32], out_channels=8, num_outs=4), args=X, out=[(2, 8, 8, 12), (2, 8, 4, 6), (2, 8, 2, 3), (2, 8, 1, 2)]),
    'ChannelMapper': dict(kind='module', cfg=dict(in_channels=[8, 16, 32], out_channels=8, num_outs=4, norm_cfg=dict(type='GN', num_groups=4)), args=X, out=[(2, 8, 8, 12), (2, 8, 4, 6), (2, 8, 2, 3), (2, 8, 1, 2)]),
    'MultiLevelNeck': dict(kind='module', cfg=dict(in_channels=[8, 16, 32], out_channels=8, scales=[4, 1, .5]), args=X, out=[(2, 8, 32, 48), (2, 8, 4, 6), (2, 8, 1, 1)]),
    'Feature2Pyramid': dict(kind='module', cfg=dict(embed_dim=8, rescales=[4, 2, .5], norm_cfg=dict(type='BN')), args=[maps([8, 8, 8], [8, 8, 8])], out=[(2, 8, 32, 48), (2, 8, 16, 24), (2, 8, 4, 6)]),
    'MLANeck': dict(kind='module', cfg=dict(in_channels=[8, 16], out_channels=4, norm_cfg=dict(type='BN')), args=[maps([8, 16], [8, 8])], out=[(2, 4, 8, 12)]*2),
    'DilatedEncoder': dict(kind='module', cfg=dict(in_channels=32, out_channels=8, block_mid_channels=4, num_residual_blocks=2, block_dilations=[1, 2]), args=X, input_grad=False),
    'PixelDecoder': dict(kind='module', cfg=dict(in_channels=[8, 16, 32], feat_channels=8, out_channels=6, norm_cfg=dict(type='GN', num_groups=4)), args=X, out=[(2, 6, 8, 12), (2, 32, 2, 3)]),
    'TransformerEncoderPixelDecoder': dict(kind='module', cfg=dict(in_channels=[8, 16, 32], feat_channels=8, out_channels=6, norm_cfg=dict(type='GN', num_groups=4), positional_encoding=dict(num_feats=4, normalize=True),
        encoder=dict(num_layers=2, layer_cfg=dict(self_attn_cfg=dict(embed_dims=8, num_heads=2, dropout=.1), ffn_cfg=dict(embed_dims=8, feedforward_channels=16, ffn_drop=.1)))), args=X, out=[(2, 6, 8, 12), (2, 8, 2, 3)],
        no_grad={}),
    'MSDeformAttnPixelDecoder': dict(kind='module', cfg=dict(in_channels=[8, 16, 32], feat_channels=8, out_channels=6, num_outs=2, norm_cfg=dict(type='GN', num_groups=4), positional_encoding=dict(num_feats=4, normalize=True),
        encoder=dict(num_layers=2, layer_cfg=dict(self_attn_cfg=dict(embed_dims=8, num_heads=2, num_levels=2, dropout=.1), ffn_cfg=dict(embed_dims=8, feedforward_channels=16, ffn_drop=.1)))), args=X, out=[(2, 6, 8, 12), (2, 8, 2, 3), (2, 8, 4, 6)]),
}
