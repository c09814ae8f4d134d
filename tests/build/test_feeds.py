"""The feeds of a site, its tags, its organisations and its languages, read by independent parsers.

Validators: feedparser for Atom and RSS, the published types of JSON Feed 1.1, and what RFC 4287 and the RSS 2.0
specification require of an element, in tables of their own.
"""

import json
import re
from datetime import date, datetime
from html import unescape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import feedparser
import pytest
from lxml import etree

from tests.npm import type_errors
from tests.sites import Site, SiteFactory

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://example.org/projekt"
TREE = """
== content/site.yaml
title: {pl: Próba & "s-ka", en: Trial}
description: Opis <próby>
base_url: https://example.org/projekt/
languages: [pl, en]
== content/news/znak.md
---
title: Znak dla <Alfy> & Bety
date: 2024-05-30
updated: 2024-06-01
author: Jan Próbny
tags: [Nagrody, jakość]
organisations: [alfa]
image: {src: ../media/a.svg, alt: 'Znak "A" & <b>'}
---
Pełny **tekst** z [odsyłaczem](../organisations/beta.md) i obrazem ![A](../media/a.svg).

Drugi akapit & „cytat”.
== content/news/nieznana.md
---
title: Bez daty
tags: [Nagrody]
mentions: [{organisation: alfa}]
---
Nie wiadomo kiedy.
== content/news/news.md
---
title: News
lang: en
date: 2024-05
tags: [awards]
organisations: [alfa]
---
In English.
== content/organisations/alfa.md
== content/organisations/beta.md
---
name: Klaster Beta
---
Nic o nim nie ma.
== content/media/a.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>A</title></svg>
"""


@pytest.fixture
def built(site: SiteFactory) -> Site:
    return site(TREE).build()


def feeds(site: Site, name: str) -> list[str]:
    """The URLs of all feeds of that name."""
    return sorted("/" + path for path in site.tree() if path == name or path.endswith("/" + name))


def test_there_is_a_feed_of_each_language_tag_and_organisation_with_news(built: Site) -> None:
    folders = [
        "/",
        "/en/",
        "/en/organisations/alfa/",
        "/en/tags/awards/",
        "/organizacje/alfa/",
        "/tagi/jakosc/",
        "/tagi/nagrody/",
    ]
    for name in ("feed.xml", "rss.xml", "feed.json"):
        assert feeds(built, name) == sorted(f"{folder}{name}" for folder in folders)


@pytest.mark.parametrize("name", ["feed.xml", "rss.xml"])
def test_an_independent_reader_finds_nothing_wrong_and_the_whole_text(built: Site, name: str) -> None:
    for url in feeds(built, name):
        read = feedparser.parse((built.output / url[1:]).read_bytes())
        assert not read.bozo, (url, read.get("bozo_exception"))
        assert read.version == ("atom10" if name == "feed.xml" else "rss20")
        assert read.feed.title
        assert read.feed.link == BASE + url.removesuffix(name)
        assert [link.href for link in read.feed.links if link.rel == "self"] == [BASE + url]
    entry = next(e for e in feedparser.parse(built.read(f"/tagi/jakosc/{name}")).entries)
    assert unescape(entry.title) == "Znak dla <Alfy> & Bety"
    text = entry.content[0].value
    assert "<strong>tekst</strong>" in text
    assert f'href="{BASE}/organizacje/beta/"' in text
    assert f'src="{BASE}/media/a.svg"' in text
    assert "„cytat”" in text
    assert [tag.term for tag in entry.tags] == ["Nagrody", "jakość"]
    assert entry.author == "Jan Próbny"


def test_atom_has_what_rfc_4287_requires_once_each(built: Site) -> None:
    for url in feeds(built, "feed.xml"):
        root = etree.fromstring(built.read(url).encode())
        for element in (root, *root.iter(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):  # 4.1.1, 4.1.2
                assert len(element.findall(f"{ATOM}{name}")) == 1, (url, name)
            for stamp in element.findall(f"{ATOM}updated") + element.findall(f"{ATOM}published"):  # 3.3
                assert datetime.fromisoformat(str(stamp.text)).tzinfo is not None
            alternates = [
                (one.get("type"), one.get("hreflang")) for one in element.findall(f"{ATOM}link[@rel='alternate']")
            ]
            assert len(alternates) == len(set(alternates)) == 1
        assert root.find(f"{ATOM}author/{ATOM}name") is not None
        assert root.find(f"{ATOM}link[@rel='self']") is not None
        ids = [str(one.text) for one in root.iter(f"{ATOM}id")]
        assert len(ids) == len(set(ids))
        assert all(one.startswith(BASE) for one in ids)
        known = {
            "title",
            "subtitle",
            "id",
            "link",
            "updated",
            "published",
            "author",
            "name",
            "icon",
            "entry",
            "category",
        }
        assert {str(one.tag) for one in root.iter()} <= {ATOM + name for name in known | {"feed", "summary", "content"}}


def test_rss_has_what_its_specification_requires(built: Site) -> None:
    stamp = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} 00:00:00 \+0[12]00")
    for url in feeds(built, "rss.xml"):
        root = etree.fromstring(built.read(url).encode())
        channel = root.find("channel")
        assert channel is not None
        assert all(channel.findtext(name) for name in ("title", "link", "description"))
        for item in channel.iter("item"):
            assert item.findtext("title") or item.findtext("description")
            assert str(item.findtext("guid")).startswith(BASE)
            assert all(stamp.fullmatch(str(date.text)) for date in item.iter("pubDate"))


@pytest.mark.slow
def test_json_feed_is_what_its_types_say(built: Site, tmp_path: Path) -> None:
    found: list[dict[str, Any]] = [json.loads(built.read(url)) for url in feeds(built, "feed.json")]
    assert type_errors(tmp_path, "@json-feed-types/1_1", "default", found) == []
    wrong = [{**found[0], "items": [{"id": 5}]}, {**found[0], "version": "1.1"}]
    errors = type_errors(tmp_path, "@json-feed-types/1_1", "default", wrong)
    assert len([line for line in errors if "checked" in line]) == 2
    for url, feed in zip(feeds(built, "feed.json"), found, strict=True):
        assert feed["feed_url"] == BASE + url
        for item in feed["items"]:
            assert item["id"]
            assert item["content_html"]
            assert "authors" not in item or item["authors"]


def test_an_undated_announcement_is_in_the_feeds_that_need_no_date(built: Site) -> None:
    assert len(feedparser.parse(built.read("/tagi/nagrody/feed.xml")).entries) == 1
    assert len(feedparser.parse(built.read("/tagi/nagrody/rss.xml")).entries) == 2
    items = json.loads(built.read("/organizacje/alfa/feed.json"))["items"]
    assert ["date_published" in item for item in items] == [True, False]


def test_a_feed_is_in_its_language_only(built: Site) -> None:
    polish, english = json.loads(built.read("/feed.json")), json.loads(built.read("/en/organisations/alfa/feed.json"))
    assert [item["title"] for item in polish["items"]] == ["Znak dla <Alfy> & Bety", "Bez daty"]
    assert [item["title"] for item in english["items"]] == ["News"]
    assert (polish["language"], english["language"]) == ("pl", "en")
    assert english["title"] == "Klaster Alfa – Trial"


def test_pages_name_their_own_feeds_before_the_sites(built: Site) -> None:
    def named(url: str) -> list[str]:
        links = built.page(url).select(
            'link[rel="alternate"][type$="+xml"], link[rel="alternate"][type="application/feed+json"]'
        )
        assert all(link.get("title") for link in links)
        return [str(link.get("href")) for link in links]

    whole = [f"/projekt/{name}" for name in ("feed.xml", "rss.xml", "feed.json")]
    assert named("/") == whole
    assert named("/organizacje/beta/") == whole
    assert named("/tagi/nagrody/") == [url.replace("/projekt/", "/projekt/tagi/nagrody/") for url in whole] + whole
    assert named("/organizacje/alfa/")[0] == "/projekt/organizacje/alfa/feed.xml"
    assert "/projekt/subskrybuj/#part" in built.links("/tagi/nagrody/")
    assert "/projekt/subskrybuj/#part" in built.links("/organizacje/alfa/")


def test_a_feed_holds_no_more_than_the_newest(site: SiteFactory) -> None:
    made = site("")
    for day in range(1, 41):
        when = f"2024-0{1 + day // 28}-{1 + day % 28:02}"
        made.write(f"content/news/n{day}.md", f"---\ntitle: N{day}\ndate: {when}\ntags: [a]\n---\nTekst.\n")
    made.build()
    for url, limit in (("/", 30), ("/tagi/a/", 10)):
        for name in ("feed.xml", "rss.xml"):
            titles = [entry.title for entry in feedparser.parse(made.read(f"{url}{name}")).entries]
            assert titles == [f"N{day}" for day in range(40, 40 - limit, -1)]
        assert len(json.loads(made.read(f"{url}feed.json"))["items"]) == limit


def test_an_edit_renders_the_feeds_of_its_own_topics_only(built: Site) -> None:
    built.edit("content/news/nieznana.md", "Nie wiadomo kiedy.", "Nadal nie wiadomo.").build()
    changed = {url for url in built.rendered if url.endswith((".xml", ".json"))}
    folders = ("/", "/tagi/nagrody/", "/organizacje/alfa/")
    assert changed == {f"{folder}{name}" for folder in folders for name in ("rss.xml", "feed.json")}


def test_a_day_is_that_day_in_the_sites_own_zone(tmp_path: Path) -> None:
    made = Site(
        tmp_path,
        """
        == content/site.yaml
        title: Próba
        base_url: https://example.org/
        time_zone: America/New_York
        == content/news/a.md
        ---
        title: A
        date: 2024-01-01
        updated: 2024-07-04
        ---
        Tekst.
        """,
    ).build()
    zone = ZoneInfo("America/New_York")
    atom = feedparser.parse((made.output / "feed.xml").read_bytes()).entries[0]
    assert (atom.published, atom.updated) == ("2024-01-01T00:00:00-05:00", "2024-07-04T00:00:00-04:00")
    rss = feedparser.parse((made.output / "rss.xml").read_bytes()).entries[0]
    assert rss.published == "Mon, 01 Jan 2024 00:00:00 -0500"
    item = json.loads(made.read("/feed.json"))["items"][0]
    assert datetime.fromisoformat(item["date_published"]).astimezone(zone).date() == date(2024, 1, 1)


def test_feeds_name_the_hub_that_passes_them_on(site: SiteFactory):
    notices = "notices: {websub: 'https://hub.test/'}\n"
    news = "== content/news/a.md\n---\ntitle: A\ndate: 2024-01-01\n---\nText.\n"
    own = site(f"== content/site.yaml\ntitle: A\nbase_url: https://a.test/\n{notices}{news}").build()
    for name in ("feed.xml", "rss.xml"):
        hub = feedparser.parse(own.read(f"/{name}"))
        assert [link.href for link in hub.feed.links if link.rel == "hub"] == ["https://hub.test/"]
    assert json.loads(own.read("/feed.json"))["hubs"] == [{"type": "WebSub", "url": "https://hub.test/"}]
    own.edit("content/site.yaml", notices, "").build()
    assert "hub" not in own.read("/feed.xml")
