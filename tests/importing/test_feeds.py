"""RSS, Atom and JSON Feed become announcements."""

import json
import re
import time

import pytest

from laur.importing import FileOutcome, UnreadableExportError
from laur.importing.feeds.reader import read_feed
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


def test_rss_with_full_texts_and_with_summaries(site: Site, feed: Import):
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
def test_atom_and_json_feed_become_the_same_document(site: Site, feed: Import, data: str):
    feed(data)
    assert (site.content / "news/2024/2024-01-10-gala.md").read_text(encoding="utf-8") == (
        "---\ntitle: Gala\ndate: 2024-01-10\nupdated: 2024-02-10\nslug: gala\ntags: [Nagrody]\nauthor: Anna Próbna\n"
        "aliases: [/gala/]\n---\n\nTreść.\n"
    )
    before = tree_of(site.content)
    assert set(feed(data).documents.values()) == {FileOutcome.UNCHANGED}
    assert tree_of(site.content) == before


KINDS = "http://schemas.google.com/blogger/2008/kind#"


def blogger(number: str, kind: str, title: str, more: str, text: str) -> str:
    return (
        f"<entry><id>tag:blogger.com,1999:blog-1.{number}</id><published>2024-01-10T12:00:00Z</published>"
        f'<category scheme="http://schemas.google.com/g/2005#kind" term="{KINDS}{kind}"/><title>{title}</title>'
        f'<content type="html">&lt;p&gt;{text}&lt;/p&gt;</content><author><name>Anna</name></author>{more}</entry>'
    )


BLOGGER = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://www.w3.org/2007/app" '
    'xmlns:thr="http://purl.org/syndication/thread/1.0" xmlns:blogger="http://schemas.google.com/blogger/2018">'
    '<title>Alfa</title><id>tag:blogger.com,1999:blog-1.archive</id><link href="https://alfa.example/"/>'
    + blogger("settings.A", "settings", "Ustawienie", "", "true")
    + blogger("settings.B", "settings", "Ustawienie", "", "false")
    + blogger("layout", "template", "Szablon", "", "html")
    + blogger("post-7", "post", "Gala", '<link href="https://alfa.example/2024/01/gala.html"/><category term="Nagrody"/>', "Tekst.")
    + blogger("post-8", "post", "Szkic gali", "<app:control><app:draft>yes</app:draft></app:control>", "Jutro.")
    + blogger("page-9", "page", "O nas", '<link href="https://alfa.example/p/o-nas.html"/>', "My.")
    + blogger("post-10", "comment", "Brawo", '<thr:in-reply-to ref="tag:blogger.com,1999:blog-1.post-7"/>', "Brawo!")
    + "</feed>"
)  # fmt: skip
TAKEOUT = re.sub(
    r'<category scheme="[^"]*#kind" term="[^"]*#(\w+)"/>',
    lambda match: f"<blogger:type>{match[1].upper()}</blogger:type><blogger:status>LIVE</blogger:status>",
    BLOGGER.replace("<app:control><app:draft>yes</app:draft></app:control>", "")
    .replace(f'term="{KINDS}post"/><title>Szkic', 'term="DRAFT"/><title>Szkic')
    .replace('<thr:in-reply-to ref="tag:blogger.com,1999:blog-1.post-7"/>', "<blogger:parent>tag:blogger.com,1999:blog-1.post-7</blogger:parent>")
    .replace('<link href="https://alfa.example/2024/01/gala.html"/>', "<blogger:filename>/2024/01/gala.html</blogger:filename>"),
).replace(
    '<category scheme="http://schemas.google.com/g/2005#kind" term="DRAFT"/>',
    "<blogger:type>POST</blogger:type><blogger:status>DRAFT</blogger:status>",
)  # fmt: skip


@pytest.mark.parametrize("data", [BLOGGER, TAKEOUT], ids=["Blogger", "Takeout"])
def test_posts_pages_and_comments_of_a_blogger_export_are_imported_but_not_its_settings(
    site: Site, feed: Import, data: str
):
    report = feed(data)
    assert sorted(path for path in tree_of(site.content) if path.endswith(".md")) == [
        "news/2024/2024-01-10-gala.comments/10.md",
        "news/2024/2024-01-10-gala.md",
        "news/2024/2024-01-10-szkic-gali.md",
        "pages/o-nas.md",
    ]
    assert "tags: [Nagrody]\nauthor: Anna\naliases: [/2024/01/gala.html]\n" in text_of(site, "2024/2024-01-10-gala.md")
    assert "\ndraft: true\n" in text_of(site, "2024/2024-01-10-szkic-gali.md")
    assert "Brawo!" in text_of(site, "2024/2024-01-10-gala.comments/10.md")
    assert reported(report, "type-internal") == ["settings: 2", "template: 1"]
    assert set(feed(data).documents.values()) == {FileOutcome.UNCHANGED}


def test_an_entry_that_is_no_longer_in_the_feed_stays(site: Site, feed: Import):
    feed(RSS)
    report = feed(RSS[: RSS.index("<item>")] + RSS[RSS.index("<item><title>Druga") :])
    assert (site.content / "news/2024/2024-01-11-gala.md").is_file()
    assert "gone-there" in {finding.code for finding in report.findings}


@pytest.mark.parametrize(
    "data", ["", "nic", "{", "{}", "[]", "<html></html>", '{"version": "https://jsonfeed.org/version/1", "items": 5}']
)
def test_data_that_is_not_a_feed_is_refused_or_empty(data: str):
    if "jsonfeed" in data:
        assert read_feed(data.encode(), "Europe/Warsaw").items == ()
        return
    with pytest.raises(UnreadableExportError) as refused:
        read_feed(data.encode(), "Europe/Warsaw")
    assert refused.value.code == "export-not-feed"


def test_an_entity_bomb_in_a_feed_is_refused():
    with pytest.raises(UnreadableExportError):
        read_feed(b'<!DOCTYPE x [<!ENTITY a "b">]>' + RSS.encode(), "Europe/Warsaw")


def item(inner: str) -> str:
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Alfa</title><link>https://alfa.example/</link>'
    return f"{head}{inner}</channel></rss>"


def text_of(site: Site, path: str) -> str:
    return (site.content / "news" / path).read_text(encoding="utf-8")


def reported(report, code: str) -> list[str]:
    return [found.what for found in report.findings if found.code == code]


@pytest.mark.parametrize("day", ["2024-02-30", "2023-13-45T00:00:00Z", "śr., 10 sty 2024 12:00:00 +0100"])
def test_an_invalid_date_is_left_out_and_reported(site: Site, feed: Import, day: str):
    report = feed(item(f"<item><title>Gala</title><description>x</description><pubDate>{day}</pubDate></item>"))
    assert "date:" not in text_of(site, "gala.md")
    assert reported(report, "date-unreadable") == [day]


def test_a_missing_date_is_reported(feed: Import):
    assert reported(feed(item("<item><title>Gala</title><description>x</description></item>")), "date-missing") == [""]
    data = json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 1, "title": "a", "content_text": "b"}]}
    )
    assert reported(feed(data), "date-missing") == [""]


def test_entries_that_share_an_id_or_have_none_are_all_imported(site: Site, feed: Import):
    twin = "<item><title>{0}</title><link>https://alfa.example/{0}/</link><guid isPermaLink='false'>x</guid><description>{0}</description></item>"
    nameless = "<item><description>{}</description></item>"
    data = item(
        "".join(twin.format(n) for n in ("raz", "dwa")) + "".join(nameless.format(n) for n in ("Trzy słowa", "Cztery"))
    )
    feed(data)
    assert sorted(path.name for path in (site.content / "news").iterdir()) == [
        "cztery.md",
        "dwa.md",
        "raz.md",
        "trzy-slowa.md",
    ]
    assert set(feed(data).documents.values()) == {FileOutcome.UNCHANGED}


def test_addresses_of_the_sites_own_pages_are_not_used(site: Site, feed: Import):
    entry = "<item><title>{0}</title><link>https://alfa.example/{0}/</link><description>x</description></item>"
    dated = "<item><title>a</title><link>https://alfa.example/a/</link><description>x</description><pubDate>Wed, 10 Jan 2024 12:00:00 +0100</pubDate></item>"
    feed(item(entry.format("2024") + entry.format("bez-daty") + dated))
    site.build()
    assert site.problems == ()
    assert {"2024-2.md", "bez-daty-2.md"} <= {path.name for path in (site.content / "news").iterdir()}


def test_plain_text_has_paragraphs_and_enclosures_have_links(site: Site, feed: Import):
    recording = '<enclosure url="https://alfa.example/a.mp3" type="audio/mpeg" length="1"/><author>jan@alfa.example (Jan Próbny)</author>'
    feed(item(f"<item><title>Gala</title><description>Raz 2 &lt; 3.\n\nDwa.</description>{recording}</item>"))
    assert text_of(site, "gala.md").endswith("\n---\n\nRaz 2 &lt; 3.\n\nDwa.\n\n[a.mp3](https://alfa.example/a.mp3)\n")
    assert "author: Jan Próbny\n" in text_of(site, "gala.md")


def test_atom_with_xhtml_base_addresses_labels_and_plain_text(site: Site, feed: Import):
    feed("""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://alfa.example/blog/"><title>A</title><id>urn:f</id><link href="/"/>
<entry xml:base="2023/"><title>Raz</title><id>urn:1</id><link href="raz.html"/><updated>2023-05-05T10:00:00Z</updated><category term="x" label="Jakość"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Zob. <a href="inny.html">inny</a>.</p></div></content></entry>
<entry><title>Dwa</title><id>urn:2</id><link href="dwa.html"/><updated>2023-05-06T10:00:00Z</updated><content type="text">1 &lt; 2

drugi</content></entry></feed>""")
    assert "Zob. [inny](https://alfa.example/blog/2023/inny.html)." in text_of(site, "2023/2023-05-05-raz.md")
    assert "tags: [Jakość]" in text_of(site, "2023/2023-05-05-raz.md")
    assert text_of(site, "2023/2023-05-06-dwa.md").endswith("\n---\n\n1 &lt; 2\n\ndrugi\n")
    assert "summary" not in text_of(site, "2023/2023-05-06-dwa.md")


def test_json_feed_with_byte_order_mark_attachments_and_external_links(site: Site, feed: Import):
    data = {
        "version": "https://jsonfeed.org/version/1.1", "authors": [{"name": "Redakcja"}],
        "items": [
            {"id": "1", "url": "https://alfa.example/1", "content_text": "Pierwszy <b>\n\nDrugi", "attachments": [{"url": "https://alfa.example/r.pdf", "mime_type": "application/pdf", "title": "Raport"}]},
            {"id": "2", "external_url": "https://inny.example/x", "title": "Dwa", "content_html": "<p>y</p>"},
            {"nic": 1}, "śmieć",
        ],
    }  # fmt: skip
    feed(f"\ufeff{json.dumps(data)}")
    first, second = text_of(site, "1.md"), text_of(site, "dwa.md")
    assert first.startswith("---\ntitle: Pierwszy <b>\n")
    assert "author: Redakcja\n" in first
    assert first.endswith("Pierwszy &lt;b>\n\nDrugi\n\n[Raport](https://alfa.example/r.pdf)\n")
    assert "aliases" not in second
    assert "](https://inny.example/x)" in second


@pytest.mark.parametrize("encoding", ["iso-8859-2", "windows-1250", "utf-16"])
def test_feeds_in_other_encodings(encoding: str):
    data = (
        RSS.replace('<?xml version="1.0"?>', f'<?xml version="1.0" encoding="{encoding}"?>')
        .replace("Pełna", "Zażółć")
        .replace("[…]", "")
    )
    assert "Zażółć" in read_feed(data.encode(encoding), "Europe/Warsaw").items[0].text


def test_a_web_page_is_refused_with_the_address_of_its_feed():
    head = '<link rel="alternate" type="application/rss+xml" title="A" href="https://alfa.example/feed/?a=1&amp;b=2">'
    with pytest.raises(UnreadableExportError) as refused:
        read_feed(f"<!doctype html><html><head>{head}</head><body>x</body></html>".encode(), "Europe/Warsaw")
    assert (refused.value.code, refused.value.value) == ("export-is-page", "https://alfa.example/feed/?a=1&b=2")


def test_a_feed_that_begins_with_warnings_of_php_is_read():
    found = read_feed(f"<br />\n<b>Warning</b>: x in <b>/a.php</b><br />\n{RSS}".encode(), "Europe/Warsaw")
    assert [entry.title for entry in found.items] == ["Gala & znak", "Druga"]
    assert [(each.code, each.what) for each in found.findings] == [("export-preamble", "Warning : x in /a.php")]


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
@pytest.mark.parametrize(
    "text", ["<g>" * 100_000, f"<g {' '.join(f'a{n}=' + repr('x') for n in range(40_000))}/>"], ids=["deep", "wide"]
)
def test_a_feed_that_would_take_minutes_is_refused(text: str, encoding: str):
    began = time.process_time()
    with pytest.raises(UnreadableExportError):
        read_feed(f"<?xml version='1.0' encoding='{encoding}'?><rss>{text}".encode(encoding), "Europe/Warsaw")
    assert time.process_time() - began < 5
