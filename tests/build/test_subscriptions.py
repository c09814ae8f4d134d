"""What readers can follow: the page of events with its calendar, the page of subscriptions, the data for developers."""

import json
from datetime import date, datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest
import yaml

from laur.rendering.writers.register_csv import COLUMNS
from tests.sites import ROOT, Site, SiteFactory

TREE = """
== content/site.yaml
title: Próba
base_url: https://example.org/
time_zone: Europe/Warsaw
== content/organisations/alfa.md
== content/schemes/znak.md
== content/news/gala.md
---
title: Gala, wręczenie; znaków
date: 2024-03-01
summary: Znaki wręczono w Łodzi.
event: {place: "Łódź, Piotrkowska 1", starts: 2024-03-10 18:30, ends: 2024-03-10 21:00}
certificates:
  - {id: alfa-znak, organisation: alfa, scheme: znak, valid_from: 2024-03-10, valid_until: 2026-03-09}
---
Tekst.
== content/news/targi.md
---
title: Targi
event: {starts: 2023-12-30, ends: 2024-01-02}
---
Tekst.
== content/news/bez.md
---
title: Bez dnia
event: {place: Gdzieś}
---
Tekst.
"""
PAGE, CALENDAR = "/wydarzenia/", "/wydarzenia/events.ics"


@pytest.fixture
def built(site: SiteFactory) -> Site:
    return site(TREE).build()


def test_events_are_a_page_by_years_newest_first(built: Site):
    page = built.page(PAGE)
    assert [year.get_text() for year in page.select("main h2")] == ["2024", "2023"]
    assert [event.get_text() for event in page.select(".entry-title")] == ["Gala, wręczenie; znaków", "Targi"]
    assert "10 marca 2024" in built.text(PAGE)
    assert "30 grudnia 2023" in built.text(PAGE, "section:nth-of-type(2)")


def test_events_are_a_calendar_with_times_and_whole_days(built: Site):
    read = icalendar.Calendar.from_ical(built.read(CALENDAR))
    fair, gala = read.walk("VEVENT")
    warsaw = ZoneInfo("Europe/Warsaw")
    assert gala["SUMMARY"] == "Gala, wręczenie; znaków"
    assert gala["LOCATION"] == "Łódź, Piotrkowska 1"
    assert gala["URL"] == "https://example.org/aktualnosci/2024/03/gala/"
    assert gala.decoded("DTSTART") == datetime(2024, 3, 10, 18, 30, tzinfo=warsaw)
    assert gala.decoded("DTEND") == datetime(2024, 3, 10, 21, 0, tzinfo=warsaw)
    assert (fair.decoded("DTSTART"), fair.decoded("DTEND")) == (date(2023, 12, 30), date(2024, 1, 3))
    assert len({event["UID"] for event in (fair, gala)}) == 2


def test_without_an_event_there_is_neither_page_nor_calendar(site: SiteFactory):
    made = site("== content/news/a.md\n---\ntitle: A\n---\nTekst.\n").build()
    assert not made.exists(PAGE)
    assert not made.exists(CALENDAR)
    assert "iCalendar" not in made.text("/subskrybuj/")


def test_the_footer_leads_to_one_page_of_subscriptions(built: Site):
    footer = built.links("/", "footer a")
    assert "/subskrybuj/" in footer
    assert "/dla-programistow/" in footer
    assert [url for url in footer if url.endswith((".xml", ".json"))] == []
    links = built.links("/subskrybuj/")
    followed = ("/feed.xml", "/rss.xml", "/feed.json", "/certyfikaty/zmiany.xml", "/certyfikaty/register.ics", CALENDAR)
    assert [url for url in followed if url not in links] == []
    assert built.page("/").select("head link[type='application/atom+xml']")


def test_the_page_for_developers_has_every_file_and_every_column(built: Site):
    page = built.page("/dla-programistow/")
    names = [row.get_text() for row in page.select("[aria-label='register.csv'] tbody th")]
    assert names == [column.name for column in COLUMNS]
    for url in built.links("/dla-programistow/", "main li a"):
        assert built.exists(url), url


def test_every_field_of_the_json_files_is_described_with_its_type_and_an_example(built: Site):
    page = built.page("/dla-programistow/")
    for file, url in (("register.json", "/certyfikaty/register.json"), ("changes.json", "/certyfikaty/changes.json")):
        named = {row.get_text() for row in page.select(f"[aria-label='{file}'] tbody th")}
        written = paths(json.loads(built.read(url)))
        assert written - named == set()
    assert {row.get_text() for row in page.select("[aria-label='build.json'] tbody th")} == set(
        json.loads(built.read("/build.json"))
    )
    first = json.loads(built.read("/certyfikaty/register.json"))["certificates"][0]
    assert page.select("table.fields td[lang]") == [], "every field has words in the language of the site"
    rows = [[cell.get_text() for cell in row.select("th, td")] for row in page.select("tbody tr")]
    assert ["certificates[].id", "string", "Stały identyfikator wpisu.", first["id"]] in rows


def paths(value: object, path: str = "") -> set[str]:
    """The path of each value that is not empty, as the page for developers writes it."""
    if isinstance(value, dict):
        return {each for name, one in value.items() for each in paths(one, f"{path}.{name}".lstrip("."))}
    if isinstance(value, list):
        inner = [one for one in value if isinstance(one, dict)]
        return {each for one in inner for each in paths(one, f"{path}[]")} if inner else ({path} if value else set())
    return set() if value is None else {path}


def test_the_english_descriptions_are_those_of_the_schemas(built: Site):
    words = yaml.safe_load((ROOT / "layouts/language/en.yaml").read_text(encoding="utf-8"))
    assert {column.name: words[f"field.{column.name}"] for column in COLUMNS} == {
        column.name: column.description for column in COLUMNS
    }


def test_another_day_renders_neither_page(built: Site):
    built.build(day=date(2031, 1, 1))
    assert not {PAGE, CALENDAR, "/subskrybuj/", "/dla-programistow/"} & built.rendered


def test_pages_with_news_of_their_own_lead_to_the_page_that_explains_feeds(site: SiteFactory):
    made = site(
        """
        == content/organisations/alfa.md
        == content/news/a.md
        ---
        title: A
        tags: [jakość]
        organisations: [alfa]
        ---
        Tekst.
        """
    ).build()
    for url in ("/organizacje/alfa/", "/tagi/jakosc/"):
        assert made.links(url, "main .subscribe a") == ["/subskrybuj/#part"]
        known = {str(link["href"]) for link in made.page(url).select("head link[rel=alternate]")}
        assert {f"{url}feed.xml", f"{url}rss.xml", f"{url}feed.json"} <= known, "readers find the feed by themselves"
    assert "sam znajdzie jej kanał" in made.text("/subskrybuj/", "#part")
