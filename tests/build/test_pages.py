"""The pages as a reader, a feed reader and a crawler see them."""

import json
import re
from datetime import date

import feedparser
import pytest
from lxml import etree

from tests.sites import Site, SiteFactory

TREE = """
== content/site.yaml
title: Próba
description: Opis próby
base_url: https://example.org/projekt/
page_size: 2
navigation:
  - {title: Aktualności, to: /aktualnosci/}
== content/news/2019-12-08-bruksela.md
---
title: Spotkanie w Brukseli
date: 2019-12-08
event: {place: Bruksela, starts: 2019-12-04}
tags: [Klastry, nagrody]
people: [{name: Jan Próbny, role: Prezes}]
mentions: [{organisation: beta, note: ma znak}]
aliases: [/stary/adres]
---
Tekst o spotkaniu. [Beta](../organisations/beta.md), [rejestr](/certyfikaty/), [świat](https://example.com/).

## Przebieg

![Mapa](../media/mapa.svg "Podpis")
== content/news/2021-06-17-alfa.md
---
title: Alfa ze znakiem "Srebro"
date: 2021-06-17
organisations: [alfa]
tags: [nagrody]
image: {src: ../media/mapa.svg, alt: Mapa regionu}
certificates:
  - {id: alfa-srebro, organisation: alfa, scheme: znak, level: silver, valid_until: 2024-12-31,
     score: {value: 136, max: 140}}
---
Alfa ma znak <script>alert(1)</script> i w lesie.
== content/news/nieznana.md
---
title: Bez daty
organisations: [beta]
tags: [nagrody]
certificates:
  - {id: beta-znak, organisation: beta, scheme: znak, level: bronze}
  - {ref: alfa-srebro}
---
Nie podano kiedy.
== content/news/szkic.md
---
title: Szkic
draft: true
---
Nie pokazuj.
== content/news/potem.md
---
title: Na potem
publish_at: 2024-07-01
---
Później.
== content/news/dawno.md
---
title: Dawne ogłoszenie
expires: 2024-05-31
---
Minęło.
== content/organisations/alfa.md
---
name: Łódzki Klaster Alfa
short_name: ŁKA
founded: 2006
---
Profil alfy.
== content/organisations/beta.md
---
name: Lubelski Klaster Beta
---
== content/schemes/znak.md
---
name: {pl: Znak jakości, en: Quality Label}
levels:
  - {id: bronze, rank: 1, name: {pl: Brąz}}
  - {id: silver, rank: 2, name: {pl: Srebro}}
---
Opis znaku.
== content/pages/o-nas.md
---
title: O nas
---
Kim jesteśmy.
== content/media/mapa.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Mapa</title></svg>
"""
BRUKSELA, ALFA, BEZ_DATY = "/aktualnosci/2019/12/bruksela/", "/aktualnosci/2021/06/alfa/", "/aktualnosci/nieznana/"


@pytest.fixture
def built(site: SiteFactory) -> Site:
    return site(TREE).build()


def test_an_announcement_shows_its_date_in_polish_words_and_its_event_apart(built: Site):
    words = built.text(BRUKSELA)
    assert "8 grudnia 2019" in words
    assert "4 grudnia 2019" in words
    assert "Bruksela" in words
    assert "Jan Próbny" in words


def test_internal_links_lead_under_the_base_path_and_outside_ones_are_marked(built: Site):
    links = built.links(BRUKSELA)
    assert "/projekt/organizacje/beta/" in links
    assert "/projekt/certyfikaty/" in links
    outside = built.page(BRUKSELA).select_one('a[href="https://example.com/"]')
    assert outside is not None
    assert "noopener" in (outside.get("rel") or [])


def test_every_internal_link_of_every_page_leads_to_a_file(built: Site):
    for path in [p for p in built.tree() if p.endswith(".html")]:
        page = built.page("/" + path.removesuffix("index.html"))
        for element in page.select("[href], [src]"):
            target = str(element.get("href") or element.get("src")).partition("#")[0]
            if target.startswith("/"):
                assert target.startswith("/projekt/"), (path, target)
                assert built.exists(target.removeprefix("/projekt")), (path, target)


def test_hostile_html_never_reaches_the_page(built: Site):
    assert "alert(1)" not in built.read(ALFA)
    assert "alert(1)" not in built.read("/feed.xml")


def test_a_certificate_box_says_until_when_and_leads_to_its_page(built: Site):
    assert "31 grudnia 2024" in built.text(ALFA)
    assert "/projekt/certyfikaty/alfa-srebro/" in built.links(ALFA)


def test_a_certificate_page_names_what_is_not_stated_and_all_evidence(built: Site):
    words = built.text("/certyfikaty/beta-znak/")
    assert "nie podano" in words.lower()
    links = built.links("/certyfikaty/alfa-srebro/")
    assert f"/projekt{ALFA}" in links
    assert f"/projekt{BEZ_DATY}" in links
    assert "136" in built.text("/certyfikaty/alfa-srebro/")


def test_the_listing_is_in_the_polish_alphabet_and_never_calls_the_unknown_valid(built: Site):
    words = built.text("/certyfikaty/", "table.register")
    assert words.index("Lubelski Klaster Beta") < words.index("Łódzki Klaster Alfa")
    row = built.page("/certyfikaty/").select_one('[data-status="unknown"]')
    assert row is not None
    assert "ważn" not in row.get_text().replace("nieważn", "")


def test_tags_are_counted_and_lead_to_their_pages(built: Site):
    page = built.page(ALFA)
    tag = page.select_one('a[href="/projekt/tagi/nagrody/"]')
    assert tag is not None
    assert "3" in (tag.parent or tag).get_text()
    assert "3" in built.text("/tagi/")


def test_neighbours_and_related_announcements_are_linked(built: Site):
    links = built.links(ALFA)
    assert f"/projekt{BRUKSELA}" in links
    assert f"/projekt{BEZ_DATY}" in links


def test_news_is_paginated_and_archived_by_year_and_without_a_date(built: Site):
    assert built.exists("/aktualnosci/strona/2/")
    assert "Spotkanie w Brukseli" in built.text("/aktualnosci/2019/")
    assert "Alfa" not in built.text("/aktualnosci/2019/")
    assert f"/projekt{BEZ_DATY}" in built.links("/aktualnosci/bez-daty/")


def test_drafts_scheduled_and_expired_announcements_are_not_published(built: Site):
    fonts = {path for path in built.tree() if path.endswith(".woff2")}
    everything = b"".join(data for path, data in built.tree().items() if path not in fonts).decode()
    assert "Szkic" not in everything
    assert "Na potem" not in everything
    assert "Dawne" not in everything
    built.build(drafts=True, future=True)
    assert built.exists("/aktualnosci/szkic/")
    assert built.exists("/aktualnosci/potem/")
    assert not built.exists("/aktualnosci/dawno/")


def test_an_old_address_leads_to_the_new_one(built: Site):
    page = built.page("/stary/adres/")
    assert f"/projekt{BRUKSELA}" in str(page)


def test_organisation_and_scheme_pages_show_what_belongs_to_them(built: Site):
    alfa = built.text("/organizacje/alfa/")
    assert "Łódzki Klaster Alfa" in alfa
    assert "Profil alfy" in alfa
    assert "Srebro" in alfa
    scheme = built.text("/programy/znak/")
    assert "Znak jakości" in scheme
    assert scheme.index("Srebro") < scheme.index("Brąz")


def test_atom_has_the_dated_announcements_in_full_with_absolute_links(built: Site):
    feed = feedparser.parse(built.read("/feed.xml"))
    assert not feed.bozo, feed.bozo_exception
    assert [entry.link for entry in feed.entries] == [
        f"https://example.org/projekt{ALFA}",
        f"https://example.org/projekt{BRUKSELA}",
    ]
    assert feed.entries[1].updated.startswith("2019-12-08")
    assert "https://example.org/projekt/organizacje/beta/" in feed.entries[1].content[0].value


def test_rss_and_json_feed_have_all_announcements(built: Site):
    rss = feedparser.parse(built.read("/rss.xml"))
    assert not rss.bozo, rss.bozo_exception
    assert len(rss.entries) == 3
    feed = json.loads(built.read("/feed.json"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert {item["url"] for item in feed["items"]} == {
        f"https://example.org/projekt{url}" for url in (ALFA, BRUKSELA, BEZ_DATY)
    }
    assert all("date_published" in item for item in feed["items"] if "nieznana" not in item["url"])


def test_the_sitemap_lists_every_page_once_and_robots_leads_to_it(built: Site):
    root = etree.fromstring(built.read("/sitemap.xml").encode())
    urls = [element.text for element in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(urls) == len(set(urls))
    assert f"https://example.org/projekt{ALFA}" in urls
    assert not any("404" in str(url) or "stary" in str(url) for url in urls)
    assert "https://example.org/projekt/sitemap.xml" in built.read("/robots.txt")


def test_only_one_file_bears_the_build_day(built: Site):
    built.build(day=date(2031, 7, 19))
    site = built.tree()
    assert {path for path, data in site.items() if re.search(rb"2031-07|20310719|lipca\D+2031", data)} == {"build.json"}
    bearing = {path for path, data in site.items() if b"2031" in data}
    asked = {f"certyfikaty/koniec/{year}/index.html" for year in range(2024, 2032)} | {"sitemap.xml"}
    charts = {"organizacje/alfa/index.html", "programy/znak/index.html"}
    assert bearing == {"build.json", "certyfikaty/index.html"} | asked | charts, "what ends this year can be asked for"
    drawing = built.page("/organizacje/alfa/").select_one("figure:has(svg.timeline)")
    assert drawing is not None  # its axis reaches the current year
    assert site["organizacje/alfa/index.html"].count(b"2031") == str(drawing).count("2031")
    built.build(day=date(2031, 2, 3))
    assert {path for path, data in built.tree().items() if data != site[path]} == {"build.json"}


def test_html_pages_are_well_formed_and_have_one_h1_and_a_language(built: Site):
    for path in [p for p in built.tree() if p.endswith(".html")]:
        page = built.page("/" + path.removesuffix("index.html"))
        assert page.html is not None
        assert page.html.get("lang") == "pl"
        if "stary" not in path:
            assert len(page.select("h1")) == 1, path
            assert page.select_one("main") is not None


def test_translations_are_paired_and_each_language_has_its_own_pages(site: SiteFactory):
    made = site(
        """
== content/site.yaml
title: {pl: Próba, en: Trial}
base_url: https://example.org
languages: [pl, en]
navigation:
  - {title: {pl: Aktualności, en: News}, to: /aktualnosci/}
== content/news/wiadomosc.md
---
title: Wiadomość
date: 2024-01-02
---
Tekst.
== content/news/message.md
---
title: Message
lang: en
date: 2024-01-02
translation_of: wiadomosc.md
---
Text.
"""
    ).build()
    page = made.page("/en/news/2024/01/message/")
    assert page.html is not None
    assert page.html.get("lang") == "en"
    alternates = {str(link.get("hreflang")): str(link.get("href")) for link in page.select("link[hreflang]")}
    assert alternates["pl"] == "https://example.org/aktualnosci/2024/01/wiadomosc/"
    assert "2 January 2024" in made.text("/en/news/2024/01/message/")
    assert "Wiadomość" not in made.text("/en/news/")
    assert "/en/news/" in made.links("/en/news/2024/01/message/", "nav a")
    assert "/aktualnosci/" not in made.links("/en/news/2024/01/message/", "nav a")


# ---------------------------------------------------------------------------------------------- ids, words, crumbs

EVERYTHING = """
== content/news/2024-05-02-a.md
---
title: Znak
date: 2024-05-02
tags: [tag]
people: [{name: Jan Próbny}]
mentions: [{organisation: alfa}]
downloads: [{title: Plik, file: ../media/a.txt}]
sources: [{title: Źródło}]
certificates:
  - {id: a-1, organisation: alfa, scheme: znak, level: gold, valid_until: 2022-01-31}
  - {id: a-2, organisation: alfa, scheme: znak, level: gold, valid_from: 2022-02-01, valid_until: open}
  - {id: a-3, organisation: beta, scheme: znak, level: gold, valid_until: 2025-01-31}
  - {id: a-4, organisation: beta, scheme: znak, level: gold, valid_from: 2025-02-01, valid_until: 2026-01-31}
---
HEADINGS
== content/news/2024-05-01-b.md
---
title: Inna
date: 2024-05-01
tags: [tag]
---
Tekst.
== content/media/a.txt
a
== content/organisations/alfa.md
---
name: Alfa
---
HEADINGS
== content/organisations/beta.md
---
name: Beta
---
== content/schemes/znak.md
---
name: Znak
levels: [{id: gold, rank: 1, name: Złoto}]
issuers: [{name: Rada, from: "2010"}]
---
HEADINGS
"""


def test_no_id_stands_twice_whatever_the_headings_of_a_text_are(site: SiteFactory):
    bare = site(EVERYTHING.replace("HEADINGS", "Tekst.")).build()
    pages = ["/aktualnosci/2024/05/a/", "/organizacje/alfa/", "/programy/znak/"]
    ids = {str(found["id"]) for url in pages for found in bare.page(url).select("[id]")} | {"a-1", "a-4"}
    assert {"main", "part_tags", "mark_gold"} <= ids
    headings = "\n\n".join(f"## {one.replace('-', ' ')}\n\n## {one} {{#{one}}}" for one in sorted(ids))
    made = site(EVERYTHING.replace("HEADINGS", headings)).build()
    for url in pages:
        every = [str(found["id"]) for found in made.page(url).select("[id]")]
        assert len(every) > 2 * len(ids)
        assert sorted(every) == sorted(set(every)), url


def test_the_words_of_the_site_itself_are_typeset(site: SiteFactory):
    made = site(TREE).build()
    note = made.page("/").select_one(".board header p")
    assert note is not None
    assert "poziomy i\u00a0terminy ważności" in note.get_text()


def test_the_last_crumb_of_a_further_page_of_a_listing_is_its_number(site: SiteFactory):
    made = site(TREE).build()
    assert made.text("/aktualnosci/", ".crumbs li:last-child") == "Aktualności"
    assert [made.text("/aktualnosci/strona/2/", f".crumbs li:nth-child({n})") for n in (2, 3)] == [
        "Aktualności",
        "strona 2",
    ]


def test_the_front_page_names_what_ends_next_and_nothing_that_runs_on(site: SiteFactory):
    made = site(EVERYTHING.replace("HEADINGS", "Tekst.")).build()
    rows = [row.get_text(" ", strip=True).replace("\u00a0", " ") for row in made.page("/").select(".board tbody tr")]
    assert [("Beta" in row, "2025" in row) for row in rows] == [(True, True)]


def test_reading_time_stands_at_the_head_of_an_announcement(site: SiteFactory):
    made = site(TREE).build()
    assert "Czas czytania: 1 minuta" in made.text("/aktualnosci/2019/12/bruksela/", ".story-head .dateline")


def test_a_country_stands_by_its_name_for_readers(site: SiteFactory):
    made = site("== content/site.yaml\ntitle: P\nlanguages: [pl, en]\n")
    made.write("content/organisations/a.md", "---\nname: A\ncity: Gent\ncountry: BE\n---\n").build()
    urls = ("/organizacje/a/", "/en/organisations/a/")
    assert [made.text(url, ".facts dd") for url in urls] == ["Gent, Belgia", "Gent, Belgium"]
