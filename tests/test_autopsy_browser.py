"The autopsy explorer in a real browser: a click on an object, on a stored page and in JupyterLab"
import pytest
from selenium.webdriver.common.action_chains import ActionChains
from test_browser import browser, lab, pytestmark, run_all, shot   # noqa: F401 (fixtures)

def click_at(d, element, x, y):
    "Click at a place of an element, given as fractions of its width and height"
    d.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
    w, h = element.size['width'], element.size['height']
    ActionChains(d).move_to_element_with_offset(element, round((x-.5)*w), round((y-.5)*h)).click().perform()

@pytest.fixture(scope='module')
def street():
    from segkit_nb.core.registry import build
    from segkit_nb.datasets.scenes import TINYTOWN_THINGS
    from segkit_nb.engine.by_hand import told_detector
    from segkit_nb.widgets.autopsy_explorer import AutopsyExplorer, regions_of
    from segkit_nb.zoo.tinytown_recipes import tinytown_faster_rcnn
    data = build(tinytown_faster_rcnn().val_dataloader.dataset)
    person, left, bike, car, tree = data[5]['data_samples'].gt_instances.bboxes.tolist()
    model = told_detector([(person, 0, .8), (left, 0, .12), (bike, 4, .7), (car, 2, .6)], num_classes=6)
    one, two = (AutopsyExplorer(model, items, object=3, classes=TINYTOWN_THINGS) for items in (data[5], [data[5], data[1]]))
    middle = lambda w, i, g: [sum(regions_of(w.opened[i], 640, 412)[g][k::2])/2 for k in (0, 1)]
    return one, two, middle

def test_click_on_a_page(browser, street, tmp_path):
    d, (one, two, middle) = browser, street
    for name, w in (('one', one), ('two', two)):
        page = tmp_path/f'{name}.html'; page.write_text(f'<meta charset="utf-8"><body style="width:500px">{w._repr_html_()}</body>', encoding='utf-8')
        d.get(page.as_uri())
        at = lambda k: d.execute_script(f"return document.querySelector('[data-control={k}]').value")
        over = lambda: d.execute_script("return document.querySelector('.explorer .over').src")
        picture = d.find_element('css selector', '.explorer img.over')
        start = over(); assert at('object') == '3'
        for g in (2, 4, 1):
            click_at(d, picture, *middle(w, 0, g)); assert at('object') == str(g) and over() != start, (name, g)
        click_at(d, picture, .75, .3); assert at('object') == '1'                 # the enlarged half has no objects to choose
        click_at(d, picture, *middle(w, 0, 3)); assert over() == start and at('object') == '3'
    d.execute_script("const c=document.querySelector('[data-control=image]');c.value=1;c.dispatchEvent(new Event('input',{bubbles:true}))")
    click_at(d, picture, *middle(two, 1, 2)); assert at('image') == '1' and at('object') == '2'    # the other image has its own objects
    shot(d, 'autopsy_page', '.explorer')

def test_click_in_lab(lab, browser, street):
    d, (one, _, middle) = browser, street
    wait = run_all(d, lab, 'widgets/06_autopsy.ipynb', 240)
    image = "document.querySelector('.jupyter-widgets img[onclick]')"
    wait(f"{image}?.naturalWidth > 0")
    said = lambda: d.execute_script(f'return {image}.alt')
    assert 'Object 3 (car' in said()
    picture = d.find_element('css selector', '.jupyter-widgets img[onclick]')
    shot(d, 'autopsy_lab', '.jupyter-widgets img[onclick]')
    click_at(d, picture, *middle(one, 0, 2))
    wait(f"{image}.alt.includes('Object 2 (bicycle')", 20)
    assert d.execute_script("return document.querySelector('.jupyter-widgets .widget-readout').textContent") == '2'
    click_at(d, d.find_element('css selector', '.jupyter-widgets img[onclick]'), *middle(one, 0, 4))
    wait(f"{image}.alt.includes('Object 4 (tree')", 20)
    shot(d, 'autopsy_lab_clicked', '.jupyter-widgets img[onclick]')
