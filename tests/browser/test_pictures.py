"""Images in a browser: the file it chooses, the reserved space, the placeholder, lazy loading."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.photographs import photograph
from tests.sites import Site

pytestmark = pytest.mark.browser

TREE = """
== content/news/znak.md
---
title: Znak dla Klastra Alfa
date: 2024-05-02
image: {src: foto.jpg, alt: Wręczenie, focus: 0% 100%}
---
Tekst.

![Mapa](mapa.jpg)

KONIEC

![Rysunek](../media/znak.svg)
== content/media/znak.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360"><path d="M0 0h640v360H0z"/></svg>
"""
PAGE = "/aktualnosci/2024/05/znak/"
SHIFTS = """() => { window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())
window.shift += entry.value }).observe({type: 'layout-shift', buffered: true}) }"""


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Site:
    made = Site(tmp_path_factory.mktemp("pictures"), TREE.replace("KONIEC", "Akapit.\n\n" * 80))
    made.write("content/news/foto.jpg", photograph(2400, 1600))
    return made.write("content/news/mapa.jpg", photograph(1200, 1800, turn=6)).build()


def opened(chromium: Browser, address: str, width: int, density: float) -> Page:
    page = chromium.new_context(
        viewport={"width": width, "height": 700}, device_scale_factor=density, reduced_motion="reduce"
    ).new_page()
    page.add_init_script(f"({SHIFTS})()")
    page.goto(address, wait_until="load")
    return page


def taken(page: Page, selector: str) -> str:
    """The file that the browser chose."""
    page.wait_for_function(f"document.querySelector('{selector}').complete")
    return urlsplit(str(page.eval_on_selector(selector, "image => image.currentSrc"))).path


@pytest.mark.parametrize(
    ("width", "density", "made"),
    [(320, 1.0, 320), (320, 2.0, 640), (700, 1.0, 960), (1400, 1.0, 960), (1400, 2.0, 1920)],
)
def test_a_browser_chooses_avif_in_the_width_that_it_needs(chromium, serve, news, width, density, made):
    page = opened(chromium, serve(news.output) + PAGE, width, density)
    path = taken(page, ".figure img")
    assert path.endswith(".avif")
    assert f"foto-{made}." in path
    shown = page.eval_on_selector(".figure img", "image => [image.clientWidth, image.clientHeight]")
    assert abs(shown[0] / shown[1] - 1.5) < 0.02
    assert shown[0] <= width


def test_nothing_moves_while_images_load(chromium, serve, news):
    page = opened(chromium, serve(news.output) + PAGE, 800, 1)
    for step in range(0, 12000, 600):
        page.evaluate(f"window.scrollTo(0, {step})")
        page.wait_for_timeout(30)
    assert page.eval_on_selector(".prose img", "image => image.complete && image.naturalWidth > 0")
    assert page.evaluate("window.shift") < 0.001
    assert page.eval_on_selector(
        'img[src$=".svg"]', "image => [image.getAttribute('width'), image.getAttribute('height')]"
    ) == ["640", "360"]


def test_images_far_below_are_not_loaded(chromium, serve, news):
    asked: list[str] = []
    page = chromium.new_context(viewport={"width": 800, "height": 500}).new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(serve(news.output) + PAGE, wait_until="networkidle")
    assert any("foto-" in url for url in asked)
    assert not any("znak.svg" in url for url in asked)
    assert page.eval_on_selector(".figure img", "image => image.fetchPriority") == "high"


def test_the_focus_stays_visible_in_a_cropped_image(chromium, serve, news):
    page = opened(chromium, serve(news.output) + "/aktualnosci/", 1200, 1)
    position = page.eval_on_selector(".thumb img", "image => getComputedStyle(image).objectPosition")
    assert position == "0% 100%"
    assert page.eval_on_selector(".thumb img", "image => getComputedStyle(image).objectFit") == "cover"
    box = page.eval_on_selector(".thumb", "it => [it.clientWidth, it.clientHeight]")
    assert abs(box[0] / box[1] - 16 / 9) < 0.03


def test_a_placeholder_is_shown_until_the_image_is_loaded(chromium, serve, news):
    page = chromium.new_context(viewport={"width": 800, "height": 700}).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.route("**/*.avif", lambda route: route.abort())
    page.goto(serve(news.output) + PAGE)
    haze = page.eval_on_selector(".figure .haze", "it => [it.clientWidth, getComputedStyle(it).filter]")
    assert haze[0] > 300
    assert haze[1].startswith("blur")
    assert not [text for text in complaints if "Content Security Policy" in text]
    page.emulate_media(media="print")
    assert page.eval_on_selector(".figure .haze", "it => getComputedStyle(it).display") == "none"


def test_an_old_browser_gets_a_jpeg(news):
    image = news.page(PAGE).select_one(".figure img")
    assert "/media/news/foto-960." in image["src"]
    assert image["src"].endswith(".jpg")


def test_a_small_image_is_shown_at_its_own_size(chromium, serve, site):
    made = (
        site(TREE).write("content/news/foto.jpg", photograph(90, 60)).write("content/news/mapa.jpg", photograph(50, 50))
    )
    page = opened(chromium, serve(made.build().output) + PAGE, 1200, 1)
    for selector, size in ((".figure img", [90, 60]), (".prose img", [50, 50])):
        assert page.eval_on_selector(selector, "image => [image.clientWidth, image.clientHeight]") == size
    placeholder = page.eval_on_selector(".figure .pic", "it => [it.clientWidth, it.clientHeight]")
    assert placeholder == [90, 60], "the placeholder is larger than the image"
