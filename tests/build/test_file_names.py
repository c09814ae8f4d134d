"""Files with any name: whatever Laur writes about them for programs leads to them."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import feedparser
import pytest
from bs4 import BeautifulSoup

from tests.photographs import photograph
from tests.sites import Site, SiteFactory

BASE = "https://example.org"
NAMES = [
    "zdjęcia z gali.jpg",
    "a, b i c.jpg",
    "raport #1.jpg",
    "czy tak?.jpg",
    "100% bawełny.jpg",
    "Gala%202024.jpg",
    "nawias (1) [2].jpg",
    "cudzysłów 'x' & y.jpg",
    "+;=@$!~.jpg",
]
ATTRIBUTES = {"src", "href", "srcset", "poster", "data-src", "content", "action"}


def tree(name: str) -> str:
    return f"""
== content/news/gala.md
---
title: Gala
date: 2024-05-02
image:
  src: "/media/{name}"
  alt: Gala
downloads:
  - title: Zdjęcie
    file: "/media/{name}"
---
Tekst ze zdjęciem.

![Zdjęcie w tekście](</media/{name}>)
"""


def urls_in(site: Site, file: Path) -> Iterator[str]:
    """Every URL in a page, absolute, as a browser reads it."""
    path = file.relative_to(site.output).as_posix()
    at = f"{BASE}/{path.removesuffix('index.html')}"
    for element in site.page(f"/{path}").find_all(True):
        for name in ATTRIBUTES & element.attrs.keys():
            value = str(element[name])
            if name == "srcset":
                candidates = [part.split() for part in value.split(", ")]
                assert all(len(parts) == 2 and parts[1].endswith("w") for parts in candidates), value
                yield from (urljoin(at, parts[0]) for parts in candidates)
            elif name != "content" or value.startswith(BASE):
                yield urljoin(at, value)


def is_there(site: Site, url: str) -> bool:
    """Whether a static host has a file for a URL of the site."""
    parts = urlsplit(url)
    if f"{parts.scheme}://{parts.netloc}" != BASE:
        return True
    file = site.output / unquote(parts.path).lstrip("/")
    return (file / "index.html" if parts.path.endswith("/") else file).is_file()


@pytest.mark.parametrize("name", NAMES)
def test_every_address_of_a_file_leads_to_it(site: SiteFactory, name: str):
    made = site(tree(name)).write(f"content/media/{name}", photograph(800, 600)).build()
    assert "media-unknown" not in made.codes
    page = made.page("/aktualnosci/2024/05/gala/")
    assert len(page.select("main img[src]")) == 2
    for file in made.output.rglob("*.html"):
        missing = [url for url in urls_in(made, file) if not is_there(made, url)]
        assert missing == []
    assert (made.output / "media" / name).is_file()


@pytest.mark.parametrize("name", NAMES)
def test_every_address_in_feeds_leads_to_the_file(site: SiteFactory, name: str):
    made = site(tree(name)).write(f"content/media/{name}", photograph(800, 600)).build()
    for feed in ("feed.xml", "rss.xml"):
        entry = feedparser.parse((made.output / feed).read_bytes()).entries[0]
        html = entry.content[0].value if "content" in entry else entry.summary
        found = [str(image["src"]) for image in BeautifulSoup(html, "html5lib").select("img")]
        found += [str(link.href) for link in entry.get("enclosures", [])]
        assert found
        assert [url for url in found if not is_there(made, url)] == []
    item = json.loads(made.read("/feed.json"))["items"][0]
    assert is_there(made, item["image"])


def test_an_alias_as_a_browser_copies_it_is_the_one_in_letters(site: SiteFactory):
    made = site("""
    == content/news/a.md
    ---
    title: A
    aliases: [/aktualno%C5%9Bci/stara/]
    ---
    == content/news/b.md
    ---
    title: B
    aliases: [/aktualności/stara/]
    ---
    """).build(expect="problems")
    assert made.codes == ["alias-duplicate"]
    made.edit("content/news/b.md", "aliases: [/aktualności/stara/]\n", "").build()
    assert (made.output / "aktualności/stara/index.html").is_file()
    assert not list(made.output.glob("*%*"))


@pytest.mark.parametrize("alias", ["/%2e%2e/%2e%2e/x/", "/a/%2E%2E/b/", "/%00/", "/%ff/", "/a%5Cb/"])
def test_an_alias_that_hides_a_way_out_is_refused(site: SiteFactory, alias: str):
    made = site(f"""
    == content/news/a.md
    ---
    title: A
    aliases: ["{alias}"]
    ---
    """).build(expect="problems")
    assert made.codes == ["value-not-site-path"]


def test_an_alias_below_the_file_of_another_says_so(site: SiteFactory):
    made = site("""
    == content/news/a.md
    ---
    title: A
    aliases: [/x.html, /x.html/y/]
    ---
    """).build(expect="problems")
    assert made.codes == ["alias-below-file"]


def test_a_menu_leads_to_an_address_however_it_is_written(site: SiteFactory):
    made = site("""
    == content/site.yaml
    title: Próba
    base_url: https://example.org/
    navigation: [{title: Stara, to: /aktualności/stara/}, {title: Ta sama, to: /aktualno%C5%9Bci/stara/}]
    == content/news/a.md
    ---
    title: A
    aliases: [/aktualności/stara/]
    ---
    Czytaj [tu](/aktualności/stara/) albo [tu](/aktualno%C5%9Bci/stara/).
    """).build()
    assert set(made.links("/", ".menu a, nav a")) >= {"/aktualno%C5%9Bci/stara/"}
