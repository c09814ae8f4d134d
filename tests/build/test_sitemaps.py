"""The sitemaps as crawlers read them.

Validators: the `sitemap` package of npm, which refuses what it does not know, and the schema of sitemaps.org that comes
with it, opened for what Google documents of `news` and XHTML's `link`.
"""

import json
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from lxml import etree

from laur.build import plan_site
from laur.catalog.forecast import ForecastEvent, forecast
from laur.i18n.wording import Wording
from laur.memo import Memo
from laur.pages.page import Page, PageInputs
from laur.pages.sitemap import ADDRESSES_A_FILE
from laur.pages.sitemap import pages as sitemap_pages
from laur.source.options import Options
from laur.views import Alternate, RedirectView, SitemapIndexView, SitemapView, output
from laur.views.kinds import PageKind
from tests.npm import package, run
from tests.sites import DAY, Site, SiteFactory

NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
BASE = "https://example.org/projekt"
TREE = """
== content/site.yaml
title: {pl: Próba & "s-ka", en: Trial}
base_url: https://example.org/projekt/
languages: [pl, en]
== content/news/dzis.md
---
title: Dziś & <jutro>
date: 2024-06-01
tags: [próba]
---
Tekst.
== content/news/today.md
---
title: Today
lang: en
date: 2024-06-01
translation_of: dzis.md
---
Text.
== content/news/przedwczoraj.md
---
title: Przedwczoraj
date: 2024-05-30
---
Tekst.
== content/news/dawniej.md
---
title: Dawniej
date: 2024-05-29
updated: 2024-06
---
Tekst.
== content/news/miesiac.md
---
title: W czerwcu, nie wiadomo kiedy
date: 2024-06
---
Tekst.
== content/news/jutro.md
---
title: Jutro
date: 2024-06-02
---
Tekst.
== content/organisations/alfa.md
== content/pages/o-nas.md
---
title: O nas
---
Kim jesteśmy.
"""
PARSE = """
import { Readable } from "node:stream";
import { ErrorLevel, XMLToSitemapIndexStream, XMLToSitemapItemStream, streamToPromise } from "sitemap";
const text = await new Response(Readable.toWeb(process.stdin)).text();
const Parser = text.includes("<sitemapindex") ? XMLToSitemapIndexStream : XMLToSitemapItemStream;
const found = [];
for await (const item of Readable.from([text]).pipe(new Parser({ level: ErrorLevel.THROW }))) found.push(item);
process.stdout.write(JSON.stringify(found));
"""
OPENED = """\
<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="{namespace}" elementFormDefault="qualified">
{elements}
</xsd:schema>
"""
NEWS_ELEMENTS = """\
<xsd:element name="news"><xsd:complexType><xsd:all>
<xsd:element name="publication"><xsd:complexType><xsd:all>
<xsd:element name="name" type="xsd:string"/>
<xsd:element name="language"><xsd:simpleType><xsd:restriction base="xsd:string">
<xsd:pattern value="zh-cn|zh-tw|[a-z]{2,3}"/></xsd:restriction></xsd:simpleType></xsd:element>
</xsd:all></xsd:complexType></xsd:element>
<xsd:element name="publication_date"><xsd:simpleType>
<xsd:union memberTypes="xsd:date xsd:dateTime"/></xsd:simpleType></xsd:element>
<xsd:element name="title" type="xsd:string"/>
</xsd:all></xsd:complexType></xsd:element>
"""
LINK_ELEMENT = """\
<xsd:element name="link"><xsd:complexType>
<xsd:attribute name="rel" fixed="alternate" use="required"/>
<xsd:attribute name="hreflang" type="xsd:string" use="required"/>
<xsd:attribute name="href" type="xsd:anyURI" use="required"/>
</xsd:complexType></xsd:element>
"""


def schema(tmp_path: Any) -> etree.XMLSchema:
    """The schema of sitemaps.org, with the two additions."""
    parts = {
        "http://www.google.com/schemas/sitemap-news/0.9": ("news.xsd", NEWS_ELEMENTS),
        "http://www.w3.org/1999/xhtml": ("xhtml.xsd", LINK_ELEMENT),
    }
    for namespace, (name, elements) in parts.items():
        (tmp_path / name).write_text(OPENED.format(namespace=namespace, elements=elements), encoding="utf-8")
    places = {namespace: tmp_path / name for namespace, (name, _) in parts.items()}
    places["http://www.sitemaps.org/schemas/sitemap/0.9"] = package("sitemap") / "schema/sitemap.xsd"
    imports = "".join(f'<xsd:import namespace="{n}" schemaLocation="{p.as_uri()}"/>' for n, p in places.items())
    whole = f'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">{imports}</xsd:schema>'
    return etree.XMLSchema(etree.fromstring(whole))


def crawled(text: str) -> list[dict[str, Any]]:
    """The entries that an independent parser finds; it fails on whatever it does not know."""
    found: list[dict[str, Any]] = json.loads(run(PARSE, text))
    return found


@pytest.fixture
def built(site: SiteFactory) -> Site:
    return site(TREE).build()


def test_both_sitemaps_satisfy_the_schema_and_an_independent_parser(built: Site, tmp_path: Any) -> None:
    valid = schema(tmp_path)
    for url in ("/sitemap.xml", "/sitemap-news.xml"):
        valid.assertValid(etree.fromstring(built.read(url).encode()))
        assert crawled(built.read(url))
    quiet = built.build(day=date(2024, 8, 1)).read("/sitemap-news.xml")
    valid.assertValid(etree.fromstring(quiet.encode()))
    assert [entry["url"] for entry in crawled(quiet)] == [f"{BASE}/aktualnosci/", f"{BASE}/en/news/"]
    assert not valid.validate(etree.fromstring(quiet.replace("<loc>", "<lok>").replace("</loc>", "</lok>").encode()))


def test_the_sitemap_has_every_page_with_the_date_that_is_known(built: Site) -> None:
    entries = {entry["url"]: entry for entry in crawled(built.read("/sitemap.xml"))}
    pages = {"/" + path.removesuffix("index.html") for path in built.tree() if path.endswith(".html")}
    assert set(entries) == {BASE + url for url in pages - {"/404.html"}}
    root = etree.fromstring(built.read("/sitemap.xml").encode())
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    dated = {str(one.findtext(f"{space}loc")): one.findtext(f"{space}lastmod") for one in root}
    assert dated[f"{BASE}/aktualnosci/2024/05/dawniej/"] is None
    assert dated[f"{BASE}/aktualnosci/2024/06/dzis/"] == "2024-06-01"
    assert dated[f"{BASE}/"] is None


def test_sitemap_and_pages_name_the_same_pages_in_other_languages(built: Site) -> None:
    entries = {entry["url"]: entry for entry in crawled(built.read("/sitemap.xml"))}
    paired = 0
    for url, entry in entries.items():
        page = built.page(url.removeprefix(BASE))
        in_page = {(str(link.get("hreflang")), str(link.get("href"))) for link in page.select("head link[hreflang]")}
        in_sitemap = {(link["lang"], link["url"]) for link in entry["links"]}
        assert in_page == in_sitemap, url
        if in_page:
            paired += 1
            languages = dict(in_page)
            assert languages.keys() == {"pl", "en", "x-default"}
            assert languages["x-default"] == languages["pl"]
            assert url in languages.values()
            # Return links: each names the other (Google: "Tell Google about localized versions of your page").
            assert all(
                {(link["lang"], link["url"]) for link in entries[other]["links"]} == in_page
                for other in languages.values()
            )
    assert f"{BASE}/en/news/2024/06/today/" in {
        link["url"] for link in entries[f"{BASE}/aktualnosci/2024/06/dzis/"]["links"]
    }
    assert not entries[f"{BASE}/o-nas/"]["links"]
    assert paired >= 14


def test_the_news_sitemap_has_what_was_published_to_the_day_within_two_days(built: Site) -> None:
    found = {entry["url"]: entry["news"] for entry in crawled(built.read("/sitemap-news.xml"))}
    assert found == {
        f"{BASE}/aktualnosci/2024/06/dzis/": {
            "publication": {"name": 'Próba & "s-ka"', "language": "pl"},
            "publication_date": "2024-06-01",
            "title": "Dziś & <jutro>",
        },
        f"{BASE}/aktualnosci/2024/05/przedwczoraj/": {
            "publication": {"name": 'Próba & "s-ka"', "language": "pl"},
            "publication_date": "2024-05-30",
            "title": "Przedwczoraj",
        },
        f"{BASE}/en/news/2024/06/today/": {
            "publication": {"name": "Trial", "language": "en"},
            "publication_date": "2024-06-01",
            "title": "Today",
        },
    }


def test_after_midnight_the_news_sitemap_changes_and_nothing_else(built: Site) -> None:
    for day, expected in ((2, True), (3, False), (4, True), (5, True), (6, False)):
        built.build(day=date(2024, 6, day))
        assert built.rendered == ({"/sitemap-news.xml"} if expected else set()) | {"/build.json"}, day


def test_the_forecast_tells_the_days_on_which_the_news_sitemap_changes(built: Site) -> None:
    options = Options(content=built.content, layouts=built.layouts, output=built.output, day=DAY)
    catalog = plan_site(options, lambda _zone: DAY).catalog
    assert catalog is not None
    reported = {turn.day: {change.what for change in turn.changes} for turn in forecast(catalog).turns}
    assert reported == {
        date(2024, 6, 2): {ForecastEvent.NEWS, ForecastEvent.AGED},
        date(2024, 6, 4): {ForecastEvent.AGED},
        date(2024, 6, 5): {ForecastEvent.AGED},
    }


def test_robots_names_both_sitemaps(built: Site) -> None:
    named = [line.partition(": ")[2] for line in built.read("/robots.txt").splitlines() if line.startswith("Sitemap:")]
    assert named == [f"{BASE}/sitemap.xml", f"{BASE}/sitemap-news.xml"]


def test_a_large_site_has_an_index_of_sitemaps_none_of_which_is_too_long(built: Site) -> None:
    options = Options(content=built.content, layouts=built.layouts, output=built.output, day=DAY)
    catalog = plan_site(options, lambda _zone: DAY).catalog
    assert catalog is not None
    view = partial(RedirectView, target="/", lang="pl")
    pair = (Alternate(lang="pl", url="/x/"), Alternate(lang="en", url="/y/"))
    made_by = output.html("page.html")
    many = [Page(f"/p/{number:06}/", made_by, "pl", PageKind.PAGE, "P", view) for number in range(ADDRESSES_A_FILE)]
    paired = [Page(f"/q/{n}/", made_by, "pl", PageKind.PAGE, "P", view, alternates=pair) for n in range(3)]
    plan = PageInputs(catalog, {"pl": Wording("pl")}, Memo())

    def made(others: list[Page]) -> dict[str, Any]:
        return {page.url: page.view() for page in sitemap_pages(plan, others)}

    assert isinstance(made(many)["/sitemap.xml"], SitemapView)
    files = made([*many, *paired])
    index = files["/sitemap.xml"]
    assert isinstance(index, SitemapIndexView)
    assert index.sitemaps == ("/sitemap-1.xml", "/sitemap-2.xml")
    assert [len(files[url].entries) for url in index.sitemaps] == [ADDRESSES_A_FILE, 3]
    assert files["/robots.txt"].sitemaps == ("/sitemap.xml", "/sitemap-news.xml")


def test_an_index_of_sitemaps_is_read_by_an_independent_parser(site: SiteFactory) -> None:
    from laur.pages.frame import frames
    from laur.rendering.layout_references import parse_layout
    from laur.rendering.renderer import Renderer, RenderInputs

    made = site(TREE)
    look_at = plan_site(
        Options(content=made.content, layouts=made.layouts, output=made.output, day=DAY), lambda _zone: DAY
    )
    assert look_at.catalog is not None
    text = (made.layouts / "sitemap-index.xml").read_text(encoding="utf-8")
    code = parse_layout("sitemap-index.xml", text).code
    inputs = RenderInputs(
        {"sitemap-index.xml": code}, frames(look_at.catalog, {}, None), {"pl": Wording("pl"), "en": Wording("en")}
    )
    view = SitemapIndexView(sitemaps=("/sitemap-1.xml", "/sitemap-2.xml"))
    page = Renderer(inputs).render(output.text("sitemap-index.xml"), view, "pl", "/sitemap.xml", {}).decode()
    assert [entry["url"] for entry in crawled(page)] == [f"{BASE}/sitemap-1.xml", f"{BASE}/sitemap-2.xml"]


def test_news_of_years_to_come_and_past_do_no_harm(site: SiteFactory) -> None:
    made = site("== content/news/a.md\n---\ntitle: A\ndate: 9999-12-31\n---\nTekst.\n").build(
        day=date.max - timedelta(days=1)
    )
    assert "news:news" not in made.read("/sitemap-news.xml").replace("xmlns:news", "")
    assert "9999-12-31" in made.build(day=date.max).read("/sitemap-news.xml")
