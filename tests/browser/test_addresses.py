"""Every address in a site, asked for by a browser: each leads to a file, whatever the file's name."""

import re
from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest
from playwright.sync_api import Browser, Page, Route

from laur.urls.permalinks import output_path
from tests.photographs import photograph
from tests.sites import Site
from tests.validators.kinds import pages_of_each_kind

pytestmark = pytest.mark.browser

BASE = "https://example.org"
COLLECT = """() => {
  const found = new Set();
  const add = (value) => { if (value) found.add(new URL(value, document.baseURI).href.split('#')[0]); };
  for (const element of document.querySelectorAll('[src],[href],[poster]'))
    for (const name of ['src', 'href', 'poster']) add(element.getAttribute(name));
  for (const element of document.querySelectorAll('[srcset]'))
    for (const part of element.getAttribute('srcset').split(/,\\s+/)) add(part.trim().split(/\\s+/)[0]);
  for (const meta of document.querySelectorAll('meta[property="og:image"],meta[property="og:url"]')) add(meta.content);
  return [...found];
}"""
STATUS = "async (url) => (await fetch(url)).status"
ELSEWHERE = {f"{BASE}/rada", f"{BASE}/lista"}
"""Sources that the demo site names; they are on the same host only because both are made up."""
NAMES = ["zdjęcia z gali, 2024.jpg", "raport #1 – 100%.jpg", "Gala%202024.jpg"]


def opened(chromium: Browser, output: Path, width: int = 1200) -> Page:
    """A page on the site's own host, whose answers come from the output folder."""
    context = chromium.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)

    def answer(route: Route) -> None:
        file = output / output_path(route.request.url.removeprefix(BASE))
        if file.is_file():
            route.fulfill(path=file)
        else:
            route.fulfill(status=404, body="")

    context.route(f"{BASE}/**", answer)
    return context.new_page()


def missing(page: Page, url: str) -> list[str]:
    """The addresses on a page that lead to nothing."""
    page.goto(f"{BASE}{url}", wait_until="load")
    own = [found for found in page.evaluate(COLLECT) if found.startswith(BASE) and found not in ELSEWHERE]
    assert own
    return [found for found in own if page.evaluate(STATUS, found) != 200]


@pytest.mark.slow
def test_every_address_on_every_kind_of_page_answers(chromium: Browser, demo: Path):
    page = opened(chromium, demo)
    assert {url: found for url in pages_of_each_kind(demo).values() if (found := missing(page, url))} == {}


@pytest.mark.slow
def test_every_address_in_every_feed_answers(chromium: Browser, demo: Path):
    page = opened(chromium, demo)
    page.goto(f"{BASE}/")
    seen: set[str] = set()
    for file in (
        *demo.rglob("feed.xml"),
        *demo.rglob("rss.xml"),
        *demo.rglob("zmiany.xml"),
        *demo.rglob("changes.xml"),
    ):
        seen |= set(addresses(file))
    assert len(seen) > 20
    assert [url for url in sorted(seen) if page.evaluate(STATUS, url) != 200] == []


def addresses(file: Path) -> Iterator[str]:
    """What a reader of feeds finds in one."""
    feed = feedparser.parse(file.read_bytes())
    for part in (feed.feed, *feed.entries):
        yield from (str(link.href) for link in part.get("links", []))
        html = " ".join(str(content.value) for content in part.get("content", [])) + str(part.get("summary", ""))
        yield from (
            url.replace("&amp;", "&") for url in re.findall(r'(?:src|href)="(https://example\.org/[^"]*)"', html)
        )


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [320, 1200])
def test_an_image_is_shown_whatever_its_name(chromium: Browser, tmp_path: Path, name: str, width: int):
    tree = f"""
    == content/news/gala.md
    ---
    title: Gala
    date: 2024-05-02
    image: {{src: "/media/{name}", alt: Gala}}
    ---
    ![W tekście](</media/{name}>)
    """
    made = Site(tmp_path, tree).write(f"content/media/{name}", photograph(1600, 900)).build()
    page = opened(chromium, made.output, width)
    page.goto(f"{BASE}/aktualnosci/2024/05/gala/", wait_until="load")
    page.evaluate("for (const image of document.images) image.loading = 'eager'")
    page.wait_for_function("[...document.querySelectorAll('main img')].every((image) => image.complete)")
    shown = page.eval_on_selector_all(
        "main img", "images => images.map((image) => [image.currentSrc, image.naturalWidth])"
    )
    assert len(shown) == 2
    assert all(loaded and re.search(r"-\d+\.\w{8}\.(avif|webp)$", url) for url, loaded in shown), shown
