"""Feeds: RSS, Atom and JSON Feed become the same kind of announcements."""

import json

import pytest

from laur.importing import Done, RefusedError
from laur.importing.feeds import read_feed
from tests.importing.conftest import Import
from tests.sites import Site, tree_of

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Alfa</title><link>https://alfa.example/</link>
<item><title>Gala &amp;amp; znak</title><link>https://alfa.example/2024/01/gala/</link><guid>https://alfa.example/?p=1</guid>
<pubDate>Wed, 10 Jan 2024 23:30:00 +0000</pubDate><dc:creator>Anna Próbna</dc:creator><category>Nagrody</category>
<description>Skrót […]</description>
<content:encoded><![CDATA[<p>Pełna <b>treść</b> i <a href="/2024/01/druga/">druga</a>.</p><p>Artykuł <a href="x">Gala</a> pochodzi z serwisu <a href="y">Alfa</a>.</p>]]></content:encoded></item>
<item><title>Druga</title><link>https://alfa.example/2024/01/druga/</link><description>&lt;p&gt;Samo streszczenie.&lt;/p&gt;</description>
<pubDate>Thu, 11 Jan 2024 10:00:00 +0000</pubDate></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Alfa</title><id>urn:x</id><link href="https://alfa.example/"/>
<entry><title>Gala</title><id>urn:1</id><link href="https://alfa.example/gala"/><published>2024-01-10T12:00:00+01:00</published>
<updated>2024-02-10T12:00:00+01:00</updated><author><name>Anna Próbna</name></author><category term="Nagrody"/>
<content type="html">&lt;p&gt;Treść.&lt;/p&gt;</content></entry></feed>"""

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "home_page_url": "https://alfa.example/",
        "items": [
            {
                "id": "1",
                "url": "https://alfa.example/gala",
                "title": "Gala",
                "content_html": "<p>Treść.</p>",
                "date_published": "2024-01-10T12:00:00+01:00",
                "date_modified": "2024-02-10T12:00:00+01:00",
                "tags": ["Nagrody"],
                "authors": [{"name": "Anna Próbna"}],
            }
        ],
    }
)


def test_rss_with_full_texts_and_summaries(site: Site, feed: Import):
    feed(RSS)
    text = (site.content / "news/2024/2024-01-11-gala.md").read_text(encoding="utf-8")  # past midnight in Warsaw
    assert text == (
        "---\ntitle: Gala & znak\ndate: 2024-01-11\nslug: gala\nsummary: Skrót\ntags: [Nagrody]\nauthor: Anna Próbna\n"
        "aliases: [/2024/01/gala/]\n---\n\nPełna **treść** i [druga](2024-01-11-druga.md).\n"
    )
    assert "Samo streszczenie." in (site.content / "news/2024/2024-01-11-druga.md").read_text(encoding="utf-8")
    site.build()
    assert site.problems == ()


@pytest.mark.parametrize("data", [ATOM, JSON_FEED], ids=["Atom", "JSON Feed"])
def test_atom_and_json_feed_say_the_same(site: Site, feed: Import, data: str):
    feed(data)
    assert (site.content / "news/2024/2024-01-10-gala.md").read_text(encoding="utf-8") == (
        "---\ntitle: Gala\ndate: 2024-01-10\nupdated: 2024-02-10\nslug: gala\ntags: [Nagrody]\nauthor: Anna Próbna\n"
        "aliases: [/gala/]\n---\n\nTreść.\n"
    )
    before = tree_of(site.content)
    assert set(feed(data).documents.values()) == {Done.UNCHANGED}
    assert tree_of(site.content) == before


def test_what_fell_out_of_a_feed_stays(site: Site, feed: Import):
    feed(RSS)
    report = feed(RSS[: RSS.index("<item>")] + RSS[RSS.index("<item><title>Druga") :])
    assert (site.content / "news/2024/2024-01-11-gala.md").is_file()
    assert "gone-there" in {finding.code for finding in report.findings}


@pytest.mark.parametrize(
    "data", ["", "nic", "{", "{}", "[]", "<html></html>", '{"version": "https://jsonfeed.org/version/1", "items": 5}']
)
def test_what_is_no_feed_is_refused_or_empty(data: str):
    if "jsonfeed" in data:
        assert read_feed(data.encode(), "Europe/Warsaw").items == ()
        return
    with pytest.raises(RefusedError) as refused:
        read_feed(data.encode(), "Europe/Warsaw")
    assert refused.value.code == "export-not-feed"


def test_an_entity_bomb_in_a_feed_is_refused():
    with pytest.raises(RefusedError):
        read_feed(b'<!DOCTYPE x [<!ENTITY a "b">]>' + RSS.encode(), "Europe/Warsaw")
