"""A certificate's own page as a visitor, a phone's camera, another site and a program read it."""

import io
import json
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
import resvg_py
import zxingcpp
from bs4 import BeautifulSoup
from lxml import etree
from PIL import Image

from laur.rendering.qr import qr_code
from tests.sites import Site, SiteFactory

SVG = "{http://www.w3.org/2000/svg}"
SITE = """\
title: Próba
base_url: https://example.org/projekt/
publisher: {name: Wydawca, email: redakcja@example.org}
"""
TREE = """
== content/news/alfa.md
---
title: Alfa ma srebro
date: 2021-06-17
certificates:
  - id: alfa-braz
    organisation: alfa
    scheme: znak
    level: bronze
    valid_from: 2018-07-01
    valid_until: 2020-06-30
  - id: alfa-srebro
    organisation: alfa
    scheme: znak
    level: silver
    supersedes: alfa-braz
    valid_from: 2021-01-01
    valid_until: 2024-12-31
    score: {value: 136, max: 140}
  - id: beta-znak
    organisation: beta
    scheme: znak
---
Tekst.
== content/organisations/alfa.md
---
name: Łódzki Klaster „Alfa” & Syn
---
== content/organisations/beta.md
== content/schemes/znak.md
---
name: Znak jakości
levels:
  - {id: bronze, rank: 1, name: Brąz}
  - {id: silver, rank: 2, name: Srebro}
---
Opis.
"""
BRAZ, SREBRO, BETA = "/certyfikaty/alfa-braz/", "/certyfikaty/alfa-srebro/", "/certyfikaty/beta-znak/"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Built once, for tests that only read."""
    return Site(tmp_path_factory.mktemp("certificate"), TREE).write("content/site.yaml", SITE).build()


@pytest.fixture
def mine(site: SiteFactory) -> Site:
    """Built for one test, to be edited."""
    return site(TREE).write("content/site.yaml", SITE).build()


def scanned(svg: str) -> list[str]:
    """What a scanner reads from a picture of this SVG."""
    png = resvg_py.svg_to_bytes(svg_string=svg, width=300, height=300, background="white")
    return [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(bytes(png))).convert("L"))]


def badge(built: Site, url: str) -> etree._Element:
    return etree.fromstring(built.read(f"{url}badge.svg").encode())


def badge_title(built: Site, url: str) -> str:
    return " ".join(str(badge(built, url).findtext(f"{SVG}title")).split())


def test_the_permanent_address_is_printed_and_its_code_scans_to_it(built: Site):
    address = f"https://example.org/projekt{SREBRO}"
    page = built.page(SREBRO)
    printed = page.select_one(".address a[rel=bookmark]")
    assert printed is not None
    assert printed.get_text() == address
    code = page.select_one("svg.qr")
    assert code is not None
    assert code["aria-label"]
    drawn = str(code).replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    assert scanned(drawn) == [address]


@pytest.mark.parametrize("length", [20, 40, 80, 160])
def test_a_code_of_any_length_scans_although_its_mask_is_stated(length: int):
    address = "https://example.org/certyfikaty/alfa-srebro/2021/".ljust(length, "x")[:length]
    code = qr_code(address)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {code.size} {code.size}"><path d="{code.path}"/></svg>'
    assert scanned(svg) == [address]


def test_the_mask_of_a_code_is_not_searched(monkeypatch: pytest.MonkeyPatch):
    def search(*_: object) -> None:
        pytest.fail("The masks were compared.")

    monkeypatch.setattr("segno.encoder.evaluate_mask", search)
    assert qr_code("https://example.org/").path


def test_without_a_base_address_no_code_is_printed_that_would_lead_nowhere(mine: Site):
    page = mine.write("content/site.yaml", "title: Próba\n").build().page(SREBRO)
    assert page.select_one("svg.qr") is None
    assert page.select_one("textarea") is None
    assert SREBRO in page.select(".address")[0].get_text()


def test_the_badge_says_whose_it_is_and_until_when_in_an_accessible_title(built: Site):
    root = badge(built, SREBRO)
    assert root.get("role") == "img"
    title = root.find(f"{SVG}title")
    assert title is not None
    assert root.get("aria-labelledby") == title.get("id")
    assert badge_title(built, SREBRO) == "Łódzki Klaster „Alfa” & Syn: Srebro, Znak jakości – ważny do 31 grudnia 2024"
    words = [" ".join(str(text.text).split()) for text in root.iter(f"{SVG}text")]
    assert "ważny do 31 grudnia 2024" in words
    assert "Srebro" in words


def test_the_badge_says_since_when_no_more(mine: Site):
    assert badge_title(mine, BRAZ).endswith("zastąpiony nowszym od 1 stycznia 2021")
    mine.build(day=date(2025, 1, 1))
    assert badge_title(mine, SREBRO).endswith("wygasł 31 grudnia 2024")


def test_the_badge_never_calls_valid_what_is_not_known_to_be(built: Site):
    assert "ważn" not in built.read(f"{BETA}badge.svg")


def test_the_badge_fits_its_frame_however_long_its_names_are(mine: Site):
    mine.edit("content/organisations/alfa.md", "„Alfa” & Syn", "Innowacji i Zaawansowanych Technologii Przemysłowych")
    mine.edit("content/news/alfa.md", "    valid_until: 2024-12-31\n", '    valid_until: "2024"\n').build()
    lines = [str(text.text) for text in badge(mine, SREBRO).iter(f"{SVG}text")]
    assert max(len(line) for line in lines) <= 42
    assert max(float(str(text.get("y"))) for text in badge(mine, SREBRO).iter(f"{SVG}text")) < 132


def test_the_badge_cuts_no_name_that_fits(mine: Site):
    """The width is that of the text, not a number of letters: this name has 42 letters, many of them narrow."""
    name = "Bydgoski Klaster Innowacji w Filii i Hucie"
    mine.edit("content/organisations/alfa.md", "Łódzki Klaster „Alfa” & Syn", name).build()
    (line,) = [text for text in badge(mine, SREBRO).iter(f"{SVG}text") if "Bydgoski" in str(text.text)]
    assert " ".join(str(line.text).split()) == name
    # The width is fixed, because it depends on the fonts of the reader; the frame ends at 360.
    assert 66 + float(str(line.get("textLength"))) <= 352


def test_nothing_of_it_reads_as_if_the_site_had_awarded_it(mine: Site):
    """The publisher keeps a record; whoever awarded it is named as such, or said to be not stated."""
    assert "Wpis w rejestrze: Wydawca" in mine.text(SREBRO, ".eyebrow")
    assert "Nie jest dokumentem ani potwierdzeniem podmiotu przyznającego." in mine.text(SREBRO)
    facts = {
        row.dt.text: row.dd.text.strip() for row in mine.page(SREBRO).select("dl.facts > div") if row.dt and row.dd
    }
    assert facts["Podmiot przyznający"] == "nie podano"
    assert str(badge(mine, SREBRO).findall(f".//{SVG}text")[-1].text).split() == ["Wpis", "w", "rejestrze:", "Próba"]
    assert "issuedBy" not in str(mine.page(SREBRO).select_one("script[type='application/ld+json']"))
    issuers = "issuers:\n  - {name: Urząd A, to: 2019}\n  - {name: Urząd B, from: 2020}\nlevels:"
    mine.edit("content/schemes/znak.md", "levels:", issuers).build()
    named = {url: mine.text(url, "dl.facts") for url in (BRAZ, SREBRO, BETA)}
    assert "Podmiot przyznający Urząd A" in named[BRAZ]
    assert "Podmiot przyznający Urząd B" in named[SREBRO]
    assert "Podmiot przyznający nie podano" in named[BETA]


def test_the_embed_snippet_shows_the_badge_and_leads_back_to_the_record(built: Site):
    area = built.page(SREBRO).select_one("textarea[readonly]")
    assert area is not None
    link = BeautifulSoup(area.get_text(), "html5lib").select_one("a")
    assert link is not None
    assert link["href"] == f"https://example.org/projekt{SREBRO}"
    picture = link.select_one("img")
    assert picture is not None
    assert picture["src"] == f"https://example.org/projekt{SREBRO}badge.svg"
    assert "Łódzki Klaster „Alfa” & Syn" in picture["alt"]


def test_an_error_can_be_reported_by_mail_with_the_record_named(built: Site):
    link = built.page(SREBRO).select_one('main a[href^="mailto:"]')
    assert link is not None
    mail = urlsplit(str(link["href"]))
    assert mail.path == "redakcja@example.org"
    asked = parse_qs(mail.query)
    assert "alfa-srebro" in asked["subject"][0]
    assert asked["body"] == [f"https://example.org/projekt{SREBRO}"]


def test_without_a_mail_address_the_page_says_whom_to_turn_to(mine: Site):
    mine.write("content/site.yaml", SITE.replace(", email: redakcja@example.org", "")).build()
    assert mine.page(SREBRO).select('main a[href^="mailto:"]') == []
    assert "Napisz do wydawcy" in mine.text(SREBRO)


def test_the_history_shows_what_came_before_and_after_with_this_one_marked(built: Site):
    for url, other in ((BRAZ, SREBRO), (SREBRO, BRAZ)):
        history = built.page(url).select("ol.history > li")
        assert [entry.get_text(" ").split()[0] for entry in history] == ["Brąz", "Srebro"]
        marked = [entry for entry in history if entry.get("aria-current")]
        assert len(marked) == 1
        assert marked[0].select("a") == []
        assert f"/projekt{other}" in built.links(url, "ol.history a")
    assert built.page(BETA).select("ol.history") == []


def test_the_data_file_states_facts_in_iso_and_its_status_through_all_time(built: Site):
    data = json.loads(built.read(f"{SREBRO}index.json"))
    assert data["url"] == f"https://example.org/projekt{SREBRO}"
    assert data["organisation"]["name"] == "Łódzki Klaster „Alfa” & Syn"
    assert data["valid_from"] == "2021-01-01"
    assert data["valid_until"] == "2024-12-31"
    assert data["end"] == {"first": "2024-12-31", "last": "2024-12-31"}
    assert data["end_basis"] == "stated"
    assert data["score"] == {"value": 136, "max": 140}
    assert data["awarded"] is None
    assert data["predecessor"] == "alfa-braz"
    assert [(step["from"], step["status"]) for step in data["statuses"]] == [
        (None, "upcoming"),
        ("2021-01-01", "valid"),
        ("2024-10-02", "expiring"),
        ("2025-01-01", "expired"),
    ]


def test_another_day_changes_no_data_file_and_only_the_badges_whose_words_change(mine: Site):
    before = {path: data for path, data in mine.tree().items() if path.endswith("index.json")}
    mine.build(day=date(2025, 1, 1))
    assert {path: data for path, data in mine.tree().items() if path.endswith("index.json")} == before
    assert f"{SREBRO}badge.svg" in mine.rendered
    assert f"{BETA}badge.svg" not in mine.rendered
    assert BETA not in mine.rendered
