"The rendered site (`make docs` first, then `make site-test`): links, argument lists, pictures, and in a browser at the width of a phone and of a desk"
import functools, http.server, json, os, shutil, threading
from pathlib import Path
from urllib.parse import unquote, urlsplit
import pytest
bs4 = pytest.importorskip('bs4')
SITE = Path(os.environ.get('SEGKIT_SITE', Path(__file__).resolve().parent.parent.parent/'_docs'))
CHROME = shutil.which('chromium') or shutil.which('google-chrome')
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not (SITE/'index.html').exists(), reason='no rendered site: make docs')]
PAGES = sorted(p.relative_to(SITE).as_posix() for p in SITE.rglob('*.html') if 'site_libs' not in p.parts)

@functools.cache
def soup(page): return bs4.BeautifulSoup((SITE/page).read_text(encoding='utf-8'), 'html.parser')
@functools.cache
def ids(page): return {t['id'] for t in soup(page).find_all(id=True)}
def resolved(page, href):
    "(page, fragment) that a relative link leads to, or None for one that leads outside"
    u = urlsplit(href)
    if u.scheme or u.netloc or not href: return None
    to = os.path.normpath(os.path.join(os.path.dirname(page), unquote(u.path))) if u.path else page
    return (f'{to}/index.html' if (SITE/to).is_dir() else to).removeprefix('./'), unquote(u.fragment)

def test_there_is_a_site(): assert len(PAGES)>100
def test_links():
    "Every link inside the site leads to a page and a place that are there"
    bad = []
    for page in PAGES:
        for a in soup(page).find_all('a', href=True):
            to = resolved(page, a['href'])
            if to is None: continue
            if not (SITE/to[0]).exists(): bad.append(f'{page}: {a["href"]}: no such file')
            elif to[1] and to[0].endswith('.html') and to[1] not in ids(to[0]): bad.append(f'{page}: {a["href"]}: no such place')
    assert not bad, '\n'.join(bad[:40])+f'\n{len(bad)} in all'
def test_no_page_asks_the_network():
    bad = [f'{p}: {u}' for p in PAGES for t in soup(p).find_all(['script', 'img', 'link', 'iframe', 'source'])
           for u in [t.get('src') or (t.get('href') if 'canonical' not in (t.get('rel') or []) else '') or ''] if u.startswith(('http:', 'https:', '//'))]
    assert not bad, '\n'.join(bad[:40])
def test_arguments():
    "Each argument has its line, in order; none reads `NoneType`, none has lost its meaning to the word None"
    bad, n = [], 0
    for page in PAGES:
        for dl in soup(page).select('dl.arguments'):
            kids = [k.name for k in dl.find_all(['dt', 'dd'], recursive=False)]; n += len(kids)//2
            if kids!=['dt', 'dd']*(len(kids)//2): bad.append(f'{page}: {dl.get_text()[:60]!r}')
            bad += [f'{page}: {k.get_text()[:60]!r}' for k in dl.find_all(['dt', 'dd']) if 'NoneType' in k.get_text() or k.name=='dd' and k.get_text().strip()=='None']
    assert n>1000 and not bad, '\n'.join(bad[:40])
def test_every_class_and_function_has_its_entry():
    "The page of all symbols lists what the package exports, and each entry is on its page (links are tested above)"
    import segkit_nb.all as everything
    here = soup('symbols.html').get_text(' ').split()
    assert not [n for n in dir(everything) if n[0]!='_' and hasattr(getattr(everything, n), '__module__') and getattr(everything, n).__module__.startswith('segkit_nb.') and n not in here]
def test_pictures_have_words():
    "All but the layer that an explorer lays over its picture, which has the words"
    bad = [f'{p}: {(i.get("src") or "")[:60]}' for p in PAGES for i in soup(p).select('main img:not(.explorer .over)') if not (i.get('alt') or '').strip()]
    assert not bad, '\n'.join(bad[:60])+f'\n{len(bad)} in all'
def test_search_finds_symbols_first():
    found = json.loads((SITE/'search.json').read_text(encoding='utf-8'))
    by = {e['title']: e['href'] for e in reversed(found) if e['objectID'].startswith('symbol:')}
    assert by['MaxIoUAssigner']=='assigners/max_iou.html#api.MaxIoUAssigner'
    assert not [h for h in by.values() if h.split('#')[0] not in PAGES or h.split('#')[1] not in ids(h.split('#')[0])]

# --- In a browser
@pytest.fixture(scope='module')
def served():
    handler = functools.partial(type('Quiet', (http.server.SimpleHTTPRequestHandler,), dict(log_message=lambda *a: None)), directory=str(SITE))
    with http.server.ThreadingHTTPServer(('127.0.0.1', 0), handler) as s:
        threading.Thread(target=s.serve_forever, daemon=True).start(); yield f'http://localhost:{s.server_port}/'; s.shutdown()
@pytest.fixture(scope='module')
def browser(tmp_path_factory):
    webdriver = pytest.importorskip('selenium.webdriver')
    if not (CHROME and shutil.which('chromedriver')): pytest.skip('needs Chromium and its driver')
    o = webdriver.ChromeOptions(); o.binary_location = CHROME; o.set_capability('goog:loggingPrefs', {'browser': 'ALL'})
    for a in ['headless=new', 'no-sandbox', 'disable-gpu', 'no-first-run', 'disable-background-networking', f'user-data-dir={tmp_path_factory.mktemp("chrome")}']: o.add_argument('--'+a)
    d = webdriver.Chrome(options=o, service=webdriver.ChromeService(shutil.which('chromedriver'))); yield d; d.quit()
def sized(d, w, h): d.execute_cdp_cmd('Emulation.setDeviceMetricsOverride', dict(width=w, height=h, deviceScaleFactor=1, mobile=w<600))
WIDE = '''const w = document.documentElement.clientWidth; return document.documentElement.scrollWidth <= w ? [] :
 [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > w+1 && !e.closest('table, pre, math, .explorer')).slice(0, 3).map(e => e.tagName+'.'+e.className+': '+e.textContent.slice(0, 40))
   .concat(['scrolls to '+document.documentElement.scrollWidth])'''
@pytest.mark.parametrize('size', [(390, 844), (1280, 900)], ids=['phone', 'desk'])
def test_pages_fit_and_are_quiet(served, browser, size):
    sized(browser, *size); bad = []
    for page in PAGES:
        browser.get(served+page); bad += [f'{page}: {x}' for x in browser.execute_script(WIDE)]
        bad += [f'{page}: console: {e["message"][:120]}' for e in browser.get_log('browser') if e['level']=='SEVERE']
    assert not bad, '\n'.join(bad[:60])+f'\n{len(bad)} in all'
MOVES = '''return [...document.querySelectorAll('.explorer')].flatMap((box, k) => [...box.querySelectorAll('[data-k]')].map(i => {
  const seen = new Set(), old = i.value, n = i.tagName=='SELECT' ? i.options.length : +i.max+1;
  for (let v = 0; v < n; v++) { i.value = v; i.dispatchEvent(new Event('input', {bubbles: true})); seen.add([...box.querySelectorAll('img')].map(x => x.src).join()); }
  i.value = old; i.dispatchEvent(new Event('input', {bubbles: true}));
  return [k, i.closest('label').innerText.trim(), seen.size, Math.round(box.querySelector('img').getBoundingClientRect().width)];}))'''
def test_explorers_move(served, browser):
    sized(browser, 1280, 900); bad, n = [], 0
    for page in (p for p in PAGES if soup(p).select('.explorer')):
        browser.get(served+page); moved = browser.execute_script(MOVES); n += len(moved)
        bad += [f'{page}: explorer {k}, {label!r}: one picture only' for k,label,seen,_ in moved if seen<2]
        bad += [f'{page}: explorer {k} is {w} pixels wide' for k,_,_,w in moved if w<560]
        if not moved: bad.append(f'{page}: an explorer without a control')
    assert n and not bad, '\n'.join(bad)
FINDS = '''const e = document.querySelector('.catalogue'), all = [...e.querySelectorAll('tr')].length, i = e.querySelector('[data-f=words]');
 i.value = 'segformer mit-b0'; i.dispatchEvent(new Event('input', {bubbles: true})); const none = e.querySelector('output').textContent, w = e.querySelector('[data-f=what]');
 w.value = [...w.options].find(o => o.text.startsWith('mIoU on ADE20K')).value; w.dispatchEvent(new Event('input', {bubbles: true}));
 return [all, none, e.querySelector('output').textContent, e.querySelector('tr').innerText, document.documentElement.scrollWidth <= document.documentElement.clientWidth];'''
def test_catalogue_is_searched(served, browser):
    "The table of published models filters by words and by figure, at the width of a phone"
    sized(browser, 390, 844); browser.get(served+'zoo/catalogue.html')
    rows, none, few, first, fits = browser.execute_script(FINDS)
    assert (rows, none, few, fits)==(12, '0 models', '1 models', True) and 'segformer_mit-b0' in first and '37.41' in first
