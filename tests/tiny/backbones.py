"Backbones"
from tiny.inputs import images
from tiny.parts import BN

X = [images(2, 32, 48)]
HR = {f'stage{i}': dict(num_modules=1, num_branches=i, block='BASIC' if i > 1 else 'BOTTLENECK', num_blocks=[1]*i, num_channels=[4*2**j for j in range(i)]) for i in range(1, 5)}
ENTRIES = {
    'ResNet': dict(kind='module', cfg=dict(depth=18, base_channels=8, norm_cfg=BN, norm_eval=False), args=X, out=[(2, 8, 8, 12), (2, 16, 4, 6), (2, 32, 2, 3), (2, 64, 1, 2)]),
    'ResNet/frozen': dict(kind='module', cfg=dict(depth=50, base_channels=4, frozen_stages=1, norm_cfg=BN, norm_eval=True, style='caffe'), args=X, frozen=['conv1', 'bn1', 'layer1'], input_grad=False),
    'ResNet/deformable': dict(kind='module', cfg=dict(depth=50, base_channels=4, norm_eval=False, dcn=dict(type='DCNv2', deform_groups=1), stage_with_dcn=(False, True), num_stages=2, out_indices=(1,),
        strides=(1, 2), dilations=(1, 1)), args=X, out=[(2, 32, 4, 6)]),
    'ResNetV1c': dict(kind='module', cfg=dict(depth=18, base_channels=8, stem_channels=8, norm_eval=False, strides=(1, 2, 1, 1), dilations=(1, 1, 2, 4), multi_grid=(1, 2), contract_dilation=True), args=X,
        out=[(2, 8, 8, 12), (2, 16, 4, 6), (2, 32, 4, 6), (2, 64, 4, 6)]),
    'ResNetV1d': dict(kind='module', cfg=dict(depth=50, base_channels=4, stem_channels=8, norm_eval=False, with_cp=True, out_indices=(3,)), args=X, out=[(2, 128, 1, 2)]),
    'ResNeXt': dict(kind='module', cfg=dict(depth=50, base_channels=8, stem_channels=8, groups=4, base_width=4, norm_eval=False), args=X, out=[(2, 32, 8, 12), (2, 64, 4, 6), (2, 128, 2, 3), (2, 256, 1, 2)]),
    'Res2Net': dict(kind='module', cfg=dict(depth=50, base_channels=8, stem_channels=8, norm_eval=False), args=X, out=[(2, 32, 8, 12), (2, 64, 4, 6), (2, 128, 2, 3), (2, 256, 1, 2)]),
    'ResNeSt': dict(kind='module', cfg=dict(depth=50, base_channels=8, stem_channels=8, norm_eval=False, groups=2, base_width=16), args=X, out=[(2, 32, 8, 12), (2, 64, 4, 6), (2, 128, 2, 3), (2, 256, 1, 2)]),
    'RegNet': dict(kind='module', cfg=dict(arch=dict(w0=8, wa=8, wm=2., group_w=4, depth=10), norm_eval=False), args=X, out=[(2, 8, 8, 12), (2, 16, 4, 6), (2, 32, 2, 3), (2, 64, 1, 2)]),
    'SSDVGG': dict(kind='module', cfg=dict(depth=11, out_feature_indices=(14, 24)), args=X, out=[(2, 512, 4, 6), (2, 1024, 2, 3)]),
    'HRNet': dict(kind='module', cfg=dict(extra=HR, norm_cfg=BN, norm_eval=False), args=X, out=[(2, 4, 8, 12), (2, 8, 4, 6), (2, 16, 2, 3), (2, 32, 1, 2)]),
    'HRNet/smooth': dict(kind='module', cfg=dict(extra=HR, norm_cfg=BN, norm_eval=False, upsample='bilinear', frozen_stages=1, multiscale_output=False), args=X, out=[(2, 4, 8, 12)],
        frozen=['conv1', 'bn1', 'conv2', 'bn2', 'layer1', 'transition1'], input_grad=False),
    'SwinTransformer': dict(kind='module', cfg=dict(embed_dims=8, depths=(2, 1), num_heads=(1, 2), strides=(4, 2), out_indices=(0, 1), window_size=4, use_abs_pos_embed=True, pretrain_img_size=(32, 40)), args=X,
        out=[(2, 8, 8, 12), (2, 16, 4, 6)]),
    'SwinTransformer/frozen': dict(kind='module', cfg=dict(embed_dims=8, depths=(1, 2), num_heads=(1, 2), strides=(4, 2), out_indices=(0, 1), window_size=4, frozen_stages=1, with_cp=True, drop_rate=.1), args=X,
        frozen=['patch_embed', 'stages.0', 'norm0'], input_grad=False),
    'UNet': dict(kind='module', cfg=dict(base_channels=4, num_stages=3, strides=(1, 1, 1), enc_num_convs=(2, 2, 2), dec_num_convs=(1, 2), downsamples=(True, True), enc_dilations=(1, 1, 1),
        dec_dilations=(1, 1), norm_cfg=BN), args=X, out=[(2, 16, 8, 12), (2, 8, 16, 24), (2, 4, 32, 48)]),
    'UNet/strides': dict(kind='module', cfg=dict(base_channels=4, num_stages=3, strides=(1, 2, 1), enc_num_convs=(1, 2, 1), dec_num_convs=(1, 1), downsamples=(True, False), enc_dilations=(1, 1, 2),
        dec_dilations=(1, 1), norm_cfg=BN, with_cp=True, upsample_cfg=dict(type='DeconvModule', kernel_size=2)), args=X, out=[(2, 16, 16, 24), (2, 8, 16, 24), (2, 4, 32, 48)]),
    'InterpConv': dict(kind='module', cfg=dict(in_channels=3, out_channels=4, conv_first=True, kernel_size=3, padding=1, norm_cfg=BN), args=X, out=[(2, 4, 64, 96)]),
    'DeconvModule': dict(kind='module', cfg=dict(in_channels=3, out_channels=4, kernel_size=5, scale_factor=3, norm_cfg=BN), args=X, out=[(2, 4, 96, 144)]),
    'VisionTransformer': dict(kind='module', cfg=dict(img_size=32, patch_size=8, embed_dims=12, num_layers=2, num_heads=3, out_indices=[0, 1], final_norm=True), args=X, out=[(2, 12, 4, 6)]*2),
    'VisionTransformer/clip': dict(kind='module', cfg=dict(img_size=(32, 48), patch_size=8, patch_pad=0, embed_dims=12, num_layers=2, num_heads=3, out_origin=True, pre_norm=True, patch_bias=False, with_cp=True,
        act_cfg=dict(type='QuickGELU')), args=X, out=[(2, 12, 4, 6)]*2),
    'QuickGELU': dict(kind='module', cfg=dict(), args=X, out=[(2, 3, 32, 48)]),
    'BEiT': dict(kind='module', cfg=dict(img_size=(32, 48), patch_size=8, embed_dims=12, num_layers=2, num_heads=3), args=X, out=[(2, 12, 4, 6)]),
    'MAE': dict(kind='module', cfg=dict(img_size=(32, 48), patch_size=8, embed_dims=12, num_layers=2, num_heads=3, init_values=1.), args=X, out=[(2, 12, 4, 6)]),
    'ResLayer': dict(kind='module', cfg=dict(depth=18, stage=0, stride=1, norm_eval=False), args=[images(2, 8, 8).repeat(1, 22, 1, 1)[:, :64]], out=[(2, 64, 8, 8)]),
}
