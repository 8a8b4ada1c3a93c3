"""Why was it missed? Objects under every fate, made by setting scores and boxes by hand, and counts that add up over tinytown."""
import copy, json
from collections import Counter
import numpy as np
import pytest, torch
from segkit_nb.core.registry import build
from segkit_nb.datasets.loading import pseudo_collate
from segkit_nb.datasets.scenes import TINYTOWN_THINGS
from segkit_nb.engine.autopsies import autopsy
from segkit_nb.engine.by_hand import told_detector, told_image
from segkit_nb.engine.causes import CAUSES, verdict
from segkit_nb.engine.inside import open_image
from segkit_nb.engine.runner import Runner
from segkit_nb.engine.stories import why_found, why_missed
from segkit_nb.engine.toys import toy_town_config, toy_town_data
from segkit_nb.engine.trace import traced_heads
from segkit_nb.metrics.errors import detection_errors

G, H, F = (20, 20, 40, 40), (26, 20, 46, 40), (60, 20, 84, 44)        # G and H overlap by 14·20/(800-280) = .538, F stands alone
TINY, WIDE = (4, 4, 10, 10), (20, 24, 52, 38)                         # no anchor overlaps TINY by more than .14, WIDE by more than .47
STRICT = dict(type='nms', iou_threshold=.5)

# cause -> (objects, what is said, test settings); every object is of class 0
ONE = dict(
    no_prior=([TINY], [], {}),
    background=([G], [(G, 0, .03)], {}),
    wrong_class=([G], [(G, 0, .1), ((20, 20, 40, 39), 2, .4)], {}),
    poor_box=([G], [(G, 0, .1), ((30, 20, 50, 40), 0, .5)], {}),
    suppressed=([G, H], [(H, 0, .9), (G, 0, .8)], {}),
    threshold=([G], [(G, 0, .2)], {}),
    limit=([G, F], [(F, 0, .9), (G, 0, .8)], dict(max_per_img=1)),
    shared=([G, H], [(H, 0, .9)], {}))

FEW = dict(rpn=dict(max_per_img=1))
# cause -> (objects, proposals, what the second stage says of a proposal, test settings)
TWO = dict(
    no_prior=([TINY], [(F, 0, .9)], [], FEW),
    no_proposal=([WIDE], [(F, 0, .9)], [], FEW),
    proposal_suppressed=([G], [((20, 26, 40, 50), 0, .9), ((20, 24, 40, 46), 0, .8)], [], FEW),
    proposal_limit=([G], [(F, 0, .9), (G, 0, .8)], [], FEW),
    background=([G], [(G, 0, .9)], [(G, {0: .03}, G)], FEW),
    wrong_class=([G], [(G, 0, .9)], [(G, {0: .1, 1: .8}, G)], FEW),
    poor_box=([G], [(G, 0, .9)], [(G, {0: .8}, (30, 20, 50, 40))], FEW),
    suppressed=([G, H], [(G, 0, .9), (H, 0, .8)], [(G, {0: .6}, G), (H, {0: .9}, H)], dict(rpn=dict(max_per_img=2))),
    threshold=([G], [(G, 0, .9)], [(G, {0: .2}, G)], FEW),
    limit=([G, F], [(G, 0, .9), (F, 0, .8)], [(G, {0: .6}, G), (F, {0: .9}, F)], dict(rpn=dict(max_per_img=2), rcnn=dict(max_per_img=1))),
    shared=([G, H], [(H, 0, .9)], [(H, {0: .9}, H)], FEW))


def item_of(boxes, scale=1.):
    return told_image([[v/scale for v in b] for b in boxes], [0]*len(boxes), scale=scale)

def only_cause(model, item):
    o = open_image(model, item)
    missed, = o.missed                                                # one object is missed in every scene
    return why_missed(model, item, missed)

@pytest.mark.parametrize('scale', [1., .5])
@pytest.mark.parametrize('cause', ONE)
def test_one_stage(cause, scale):
    boxes, said, test = ONE[cause]
    story = only_cause(told_detector(said, **test), item_of(boxes, scale))
    assert story.cause == cause, story.text
    assert story.text.startswith('Object 0 (class 0, ') and story.text.count(' was missed: ') == 1

@pytest.mark.parametrize('cause', ONE)
def test_points(cause):
    boxes, said, test = ONE[cause]
    if cause == 'no_prior': boxes = [(6, 6, 10, 10)]                  # between the points
    story = only_cause(told_detector(said, 'points', **test), item_of(boxes))
    assert story.cause == cause, story.text

@pytest.mark.parametrize('scale', [1., .5])
@pytest.mark.parametrize('kind', ['two_stage', 'cascade'])
@pytest.mark.parametrize('cause', TWO)
def test_two_stages(cause, kind, scale):
    boxes, props, second, test = TWO[cause]
    if kind == 'cascade': second = [(p, s, [b, b]) for p, s, b in second]
    story = only_cause(told_detector(props, kind, second, **test), item_of(boxes, scale))
    assert story.cause == cause, story.text


# --- the numbers of the sentences ----------------------------------------------------------------------------------------

def test_the_suppressor_is_named():
    boxes, said, test = ONE['suppressed']
    story = only_cause(told_detector([(F, 0, .95), *said]), item_of([*boxes, F]))
    assert 'its best box (class 0 0.80, IoU 1.00) was suppressed by detection 1 (class 0 0.90, which found object 1), which overlaps it by 0.54.' in story.text
    assert torch.allclose(story.rival['box'], torch.tensor(H, dtype=torch.float32), atol=1e-3)

def test_the_best_suppressor_is_named_not_the_nearest():
    "Two detections overlap G's box by more than .3; the stronger one stood first in line"
    a, b = (14, 20, 34, 40), (24, 20, 44, 40)                         # IoU .54 and .67 with G, .33 with each other
    story = only_cause(told_detector([(a, 0, .9), (b, 0, .8), (G, 0, .7)], nms=dict(type='nms', iou_threshold=.35)), item_of([a, b, G]))
    assert story.cause == 'suppressed' and 'detection 0 (class 0 0.90' in story.text

def test_the_limits_are_named():
    # rows of level 0 are asked before those of level 1: F (24 px) is answered by level 1, G by level 0 unless told otherwise
    story = only_cause(told_detector([(F, 0, .9, 26), (G, 0, .8, 27)], nms_pre=1), item_of([G, F]))
    assert story.cause == 'limit' and 'is not among the nms_pre=1 best of level 0' in story.text
    story = only_cause(told_detector([(G, 0, .8)], min_bbox_size=25), item_of([G]))
    assert story.cause == 'limit' and 'min_bbox_size=25' in story.text
    boxes, props, second, test = TWO['proposal_limit']
    story = only_cause(told_detector(props, 'two_stage', second, **test), item_of(boxes))
    assert 'the best box of the rpn_head (objectness 0.80, IoU 1.00) is not among the max_per_img=1 best of the image' in story.text

def test_the_way_back_through_a_cascade():
    path = [(18, 18, 38, 38), (19, 19, 39, 39), (20, 20, 40, 40)]
    model = told_detector([(path[0], 0, .9, 39)], 'cascade', [(path[0], {0: .9}, path[1:])], **FEW)
    for scale in (1., .5):
        item = item_of([G], scale)
        story = why_found(model, item, 0)
        assert story.cause == 'found' and story.object == 0
        assert [(s['station'], s['what']) for s in story.steps] == [('rpn_head', 'prior'), ('rpn_head', 'proposal'), ('roi_head', 'stage 0'), ('roi_head', 'box')]
        assert story.steps[0]['row'] == 39 and story.steps[0]['learns'] in ('this object', 'background')
        boxes = torch.stack([s['box'] for s in story.steps[1:]])
        assert torch.allclose(boxes, torch.tensor(path, dtype=torch.float32)/scale, atol=.05/scale)
        assert torch.allclose(boxes[-1], open_image(model, item).detections.bboxes[0], atol=1e-4)

def test_other_suppressions():
    agnostic = told_detector([(H, 1, .9), (G, 0, .8)], nms=dict(type='nms', iou_threshold=.5, class_agnostic=True))
    story = only_cause(agnostic, told_image([G, H], [0, 1]))
    assert story.cause == 'suppressed' and 'detection 0 (class 1 0.90' in story.text
    soft = told_detector([(H, 0, .9), (G, 0, .5)], nms=dict(type='soft_nms', iou_threshold=.3, min_score=.05))
    story = only_cause(soft, item_of([G, H]))
    assert story.cause == 'suppressed' and 'sank to 0.23 in soft suppression' in story.text      # .5·(1-.538)

def test_a_person_on_a_horse_is_no_mistake():
    "A box that fits an object of its own class as well does not make the neighbour 'another class'"
    said = [(H, 1, .9)]
    item = told_image([G, H], [0, 1])
    story = only_cause(told_detector(said), item)                     # H's rescue stole the one prior that fits G (IoU .64)
    assert story.cause == 'no_prior' and 'no prior would learn it, and the nearest one overlaps it by 0.64' in story.text
    assert only_cause(told_detector(said), told_image([G], [0])).cause == 'wrong_class'

def test_an_rpn_alone():
    model = build(dict(type='RPN', backbone=told_detector([]).backbone, neck=torch.nn.Identity(), data_preprocessor=dict(type='DetDataPreprocessor'),
        rpn_head=dict(type='RPNHead', in_channels=4, feat_channels=4, anchor_generator=dict(type='AnchorGenerator', strides=[8, 16], ratios=[1.], scales=[2.])),
        train_cfg=dict(rpn=dict(assigner=dict(type='MaxIoUAssigner', pos_iou_thr=.7, neg_iou_thr=.3, min_pos_iou=.3), pos_weight=-1)),
        test_cfg=dict(rpn=dict(nms_pre=50, max_per_img=20, nms=dict(type='nms', iou_threshold=.7), min_bbox_size=0))), 'model').eval()
    o = open_image(model, told_image([G, F], [2, 1]))                 # its labels are not the data's
    causes = [verdict(o, g).cause for g in o.missed]
    assert len(causes)+int((o.hit >= 0).sum()) == 2 and set(causes) <= set(CAUSES)


# --- looking changes nothing ---------------------------------------------------------------------------------------------

@pytest.fixture(scope='module')
def town():
    return build(toy_town_data('val', False))

def toy(tmp_path_factory, iters):
    torch.manual_seed(0)
    cfg = toy_town_config(tmp_path_factory.mktemp(f'toy{iters}'), max(iters, 1))
    cfg['train_dataloader']['batch_size'] = 4
    cfg['optim_wrapper']['optimizer']['lr'] = 4e-3
    r = Runner.from_cfg(cfg)
    if iters: r.train()
    return r.bare_model

@pytest.fixture(scope='module')
def trained(tmp_path_factory): return toy(tmp_path_factory, 80)

def test_looking_changes_nothing(trained, town):
    trained.train(); trained.backbone.eval()
    modes = [m.training for m in trained.modules()]
    weights = copy.deepcopy(trained.state_dict()); torch.manual_seed(3); before = torch.get_rng_state()
    item = town[0]; truth = item['data_samples'].gt_instances.bboxes.clone()
    o = open_image(trained, item)
    assert [m.training for m in trained.modules()] == modes and torch.equal(torch.get_rng_state(), before)
    assert all(m.trace is None for m in traced_heads(trained).values())
    assert all(torch.equal(v, weights[k]) for k, v in trained.state_dict().items())
    assert 'pred_instances' not in item['data_samples'] and torch.equal(item['data_samples'].gt_instances.bboxes, truth)
    trained.eval()
    with torch.no_grad(): s, = trained.val_step(pseudo_collate([item]))
    assert torch.equal(s.pred_instances.bboxes, o.detections.bboxes) and torch.equal(s.pred_instances.scores, o.detections.scores)

def test_stations_and_detections_agree(trained, town):
    "Every detection is one of the answers: the same box, class and score"
    for i in range(6):
        o = open_image(trained, town[i]); rpn, roi = o.stations
        for rank in range(len(o.detections)):
            row, label = roi.final(rank)
            assert label == int(o.detections.labels[rank])
            assert torch.allclose(roi.boxes_of(label)[row], o.detections.bboxes[rank], atol=1e-3)
            assert torch.isclose(roi.scores_of(label)[row], o.detections.scores[rank])
        for k in range(len(rpn.kept)):
            prior, _ = rpn.final(k)
            assert torch.allclose(rpn.box[prior], roi.stages[0]['roi'][k], atol=1e-3)

def test_masks_leave_the_frames_alone():
    "With a mask head the candidates are in the network's frame; the stations are in the original one all the same"
    from test_detectors import mask_rcnn
    torch.manual_seed(0)
    model = build(mask_rcnn() | dict(data_preprocessor=dict(type='DetDataPreprocessor', mean=[120.]*3, std=[60.]*3)), 'model').eval(); model.init_weights()
    item = told_image([(30., 30, 90, 90)], [0], size=(96, 128), scale=.5); o = open_image(model, item)
    roi = o.stations[-1]
    assert len(o.detections) > 0
    for rank in range(len(o.detections)):
        row, label = roi.final(rank)
        assert torch.allclose(roi.boxes_of(label)[row], o.detections.bboxes[rank], atol=1e-2)


# --- over a data set -----------------------------------------------------------------------------------------------------

def adds_up(model, data, result):
    total = Counter(objects=0)
    model.eval()
    for i in range(len(data)):
        with torch.no_grad(): s, = model.val_step(pseudo_collate([data[i]]))
        total.update(detection_errors(s))
    assert (result.found, result.missed) == (total['found'], total['missed'])
    assert sum(result.counts.values()) == result.missed == result.objects-result.found
    assert {r['cause'] for r in result.rows} <= set(CAUSES)
    assert len({(r['index'], r['object']) for r in result.rows}) == result.missed       # each object once
    assert result.alarms['found'] == result.found
    assert sum(result.alarms[k] for k in ('duplicate', 'wrong_class', 'poor_box', 'invented')) == total['false']
    json.dumps(result.rows)

def test_untrained_over_tinytown(tmp_path_factory, town):
    model = toy(tmp_path_factory, 0)
    result = autopsy(model, town)
    adds_up(model, town, result)
    assert result.found == 0 and result.objects == 243

def test_trained_over_tinytown(trained, town):
    result = autopsy(trained, town, examples=1)
    adds_up(trained, town, result)
    assert sum(n > 0 for n in result.counts.values()) >= 4, result.counts              # it is lost in many ways
    assert all(len(v) == min(result.counts[k], 1) for k, v in result.examples.items())
    assert {p.shape for v in result.examples.values() for _, p in v} == {(412, 640, 3)}
    for r in result.rows[::25]:                                                        # a row leads back to its story
        assert why_missed(trained, town[r['index']], r['object'], classes=TINYTOWN_THINGS).text == r['text']

def test_lower_threshold_moves_threshold_to_found(trained, town):
    "The law of the causes: what is below .3 and above .1 is found at .1, or is no longer lost for the threshold"
    some = range(0, 48, 4)
    high, low = (autopsy(trained, town, score_thr=t, indices=some, examples=0) for t in (.3, .051))
    assert high.counts['threshold'] > 0 and low.counts['threshold'] == 0

def test_truth_loaded_before_or_after_the_resize(trained, town):
    cfg = toy_town_data('val', False)
    load, truth, size, pack = cfg['pipeline']
    after = build(cfg | dict(pipeline=[load, size, truth, pack]))
    some = range(0, 48, 8)
    a, b = autopsy(trained, town, indices=some, examples=0), autopsy(trained, after, indices=some, examples=0)
    assert [(r['index'], r['object'], r['cause']) for r in a.rows] == [(r['index'], r['object'], r['cause']) for r in b.rows] and a.missed > 10
    assert np.allclose([r['bbox'] for r in a.rows], [r['bbox'] for r in b.rows], atol=.02)

@pytest.mark.slow
@pytest.mark.parametrize('recipe', ['tinytown_faster_rcnn', 'tinytown_retinanet'])
def test_recipes_over_tinytown(recipe, tmp_path):
    from segkit_nb.zoo import tinytown_recipes
    cfg = getattr(tinytown_recipes, recipe)(epochs=6, workers=0)
    cfg.work_dir, cfg.log_level, cfg.val_dataloader, cfg.val_cfg, cfg.val_evaluator = str(tmp_path), 'WARNING', None, None, None
    r = Runner.from_cfg(cfg); r.train()
    data = build(getattr(tinytown_recipes, recipe)().val_dataloader.dataset)
    result = autopsy(r.bare_model, data)
    adds_up(r.bare_model, data, result)

def test_proposals_that_came_with_the_image():
    "A second stage without an RPN: the trail begins at the proposal, and what no proposal reaches has that cause"
    from segkit_nb.core.structures import InstanceData
    model, item = told_detector([], 'two_stage', [(G, {0: .2}, G)]), item_of([G, F])
    item['data_samples'].proposals = InstanceData(bboxes=torch.tensor([G, (50., 50, 60, 60)]))
    o = open_image(model, item)
    assert [s.name for s in o.stations] == ['roi_head'] and o.missed == [0, 1]
    first, second = (why_missed(model, item, g) for g in (0, 1))
    assert first.cause == 'threshold' and [s['what'] for s in first.steps] == ['proposal', 'box']
    assert 'Its proposal (0 of 2) overlaps the object by 1.00 and would learn this object in training.' in first.text
    assert second.cause == 'no_proposal' and 'the nearest of 2 proposals overlaps it by 0.00' in second.text
