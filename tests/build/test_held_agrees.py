"""How many hold what on a day: charts, pages of years, listings, answers and scripts have the same numbers."""

import csv
import io
import json
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laur.catalog.awards import timeline_steps
from laur.model import Certificate
from laur.pages.years import held_periods
from laur.register import held_on, status_on
from tests.build.test_history import HISTORY, step_on
from tests.register.examples import register as register_of
from tests.register.test_properties import certificates, days
from tests.sites import Site, SiteFactory

TREE = """
== content/schemes/znak.md
---
name: Znak
term: {initial: 2 years, renewal: 3 years}
count_from: awarded
levels: [{id: gold, rank: 2, name: Złoto}, {id: silver, rank: 1, name: Srebro}]
---
== content/schemes/kkk.md
---
name: Krajowy Klaster Kluczowy
term: {initial: 3 years, renewal: 3 years}
count_from: awarded
---
== content/organisations/alfa.md
== content/organisations/beta.md
== content/organisations/gamma.md
== content/news/znaki.md
---
title: Znaki
certificates:
  - {id: a1, organisation: alfa, scheme: znak, level: silver, awarded: 2017-05, valid_until: 2019-04-30}
  - {id: a2, organisation: alfa, scheme: znak, level: gold, awarded: "2019", supersedes: a1}
  - {id: a3, organisation: alfa, scheme: znak, level: gold, valid_until: 2023-12-31, kind: renewal, supersedes: a2}
  - {id: b1, organisation: beta, scheme: znak, level: gold, valid_from: 2018-02-01, valid_until: 2022-06,
     events: [{type: suspended, date: 2020-03}, {type: reinstated, date: 2021-02}]}
  - {id: b2, organisation: beta, scheme: znak, level: silver}
  - {id: c1, organisation: gamma, scheme: znak, level: silver, valid_from: 2020-01-01,
     events: [{type: withdrawn, date: 2023-04-01}]}
  - {id: kom, organisation: beta, scheme: kkk, kind: renewal, supersedes: unknown, valid_until: 2024-12-31}
  - {id: k2, organisation: gamma, scheme: kkk, valid_from: 2016-10-21}
---
Tekst.
"""
AWARDS = {"znak.gold": ("znak", "Złoto, Znak"), "znak.silver": ("znak", "Srebro, Znak"), "kkk": ("kkk", "Krajowy")}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Shared by the tests; no test changes it."""
    return Site(tmp_path_factory.mktemp("held"), TREE).build()


def in_charts(made: Site) -> dict[tuple[int, str], str]:
    """What the tables of both charts say by year and award: a number, or “–”."""
    found: dict[tuple[int, str], str] = {}
    for scheme, levels in (("znak", ("znak.gold", "znak.silver")), ("kkk", ("kkk",))):
        for row in made.page(f"/programy/{scheme}/").select("#part_years-table tbody tr"):
            year, _began, *held = (cell.get_text(" ").split()[0] for cell in row.select("th, td"))
            found |= {(int(year), award): number for award, number in zip(levels, held, strict=False)}
    return found


def in_years(made: Site, year: int) -> Counter[str]:
    """The rows of the page of a year by award."""
    rows = made.page(f"/certyfikaty/stan/{year}/").select("main > table tbody tr .award")
    words = [" ".join(row.get_text().split()) for row in rows]
    return Counter(key for word in words for key, (_, begin) in AWARDS.items() if word.startswith(begin))


def in_history(made: Site, day: str) -> dict[str, str]:
    """By award, what years.js counts on a day."""
    by_award: dict[str, list[str]] = {award: [] for award in AWARDS}
    for award, _holder, steps in json.loads(made.read(HISTORY)).values():
        by_award[award].append(step_on(steps, day)[0])
    numbers = {award: sum(one in ("valid", "expiring") for one in found) for award, found in by_award.items()}
    doubtful = {award for award, found in by_award.items() if {"uncertain", "unknown"} & {*found}}
    return {award: "–" if not n and award in doubtful else str(n) for award, n in numbers.items()}


def test_charts_the_pages_of_years_and_the_script_have_the_same_numbers_in_every_year(built: Site):
    charts = in_charts(built)
    years = sorted({year for year, _ in charts if year < 2024})
    assert years == list(range(2016, 2024))
    for year in years:
        history, rows = in_history(built, f"{year}-12-31"), in_years(built, year)
        for award in AWARDS:
            number = charts.get((year, award), history[award])  # a chart begins with its own first year
            assert (number, rows[award]) == (history[award], int(number.replace("–", "0"))), (year, award)
    assert charts[2023, "kkk"] == "1"
    assert charts[2021, "kkk"] == "–"
    assert charts[2019, "znak.silver"] == "–"  # one of them is undated


@pytest.mark.parametrize("year", [2020, 2022])
def test_the_listing_and_the_answers_of_that_day_have_them_too(built: Site, site: SiteFactory, year: int):
    then, rows = site(TREE).build(day=date(year, 12, 31)), in_years(built, year)
    listed = Counter(
        " ".join(row.select_one(".award").get_text().split())  # type: ignore[union-attr]
        for row in then.page("/certyfikaty/").select("table.register tbody tr")
        if row.select_one('[data-status="valid"], [data-status="expiring"]')
    )
    for award, (_, begin) in AWARDS.items():
        answer = then.page(f"/certyfikaty/obowiazujace/{award.replace('.', '/')}/")
        said = answer.select_one(".answer-said:not([hidden]) b")
        assert sum(n for words, n in listed.items() if words.startswith(begin)) == rows[award], award
        assert (int(said.get_text()) if said else 0) == rows[award], award


@given(st.lists(certificates(), max_size=5, unique_by=lambda each: each.id), days)
def test_the_periods_of_a_year_and_the_script_follow_the_rule_of_the_register(history: list[Certificate], day: date):
    records = tuple(register_of(*history).values())
    for record in records:
        steps = timeline_steps(record)
        assert any(day in period for period in held_periods(steps)) is status_on(record, day).status.is_held
    counted = [
        next(then.status for turn, then in reversed(steps) if turn <= day) for steps in map(timeline_steps, records)
    ]
    held = sum(status.is_held for status in counted)
    script = None if not held and {"unknown", "uncertain"} & {*counted} else held
    assert held_on(records, day) == script


def test_what_may_not_have_begun_is_nowhere_called_valid(site: SiteFactory):
    then = site(TREE).build(day=date(2022, 1, 2))
    table = csv.DictReader(io.StringIO(then.read("/certyfikaty/register.csv").removeprefix("\ufeff"), newline=""))
    (row,) = [row for row in table if row["id"] == "kom"]
    assert (row["status"], row["start_basis"]) == ("uncertain", "reckoned")
    assert (row["start_first"], row["start_last"]) == ("2022-01-01", "2022-12-31")
    (one,) = [one for one in json.loads(then.read("/certyfikaty/register.json"))["certificates"] if one["id"] == "kom"]
    assert one["status"] == "uncertain"
    words = "do 31 grudnia 2024; nie podano daty początku"
    for url in ("/certyfikaty/kom/", "/organizacje/beta/"):
        assert then.text(url, "[data-certificate=kom]").replace(" ;", ";") == words
    assert "kom" not in [
        row["id"] for row in then.page("/certyfikaty/obowiazujace/kkk/").select("tr:not([hidden])[id]")
    ]


ABOUT = """
== content/schemes/znak.md
---
name: Znak
term: {initial: 2 years}
count_from: assessed
end_rule: month_end
---
== content/organisations/alfa.md
== content/organisations/beta.md
== content/news/znaki.md
---
title: Znaki
certificates:
  - {id: alfa, organisation: alfa, scheme: znak, assessed: 2021-11}
  - {id: beta, organisation: beta, scheme: znak, valid_from: 2021-03-05, valid_until: 2023-11-30}
---
Tekst.
"""


def test_a_day_that_is_not_known_to_the_day_is_called_about(site: SiteFactory):
    made = site(ABOUT).build(day=date(2024, 6, 1))
    alfa, beta = "Klaster Alfa", "Klaster Beta"

    def days(year: int) -> dict[str, str]:
        rows = made.page(f"/certyfikaty/stan/{year}/").select("main table tbody tr")
        found = {row.th.get_text(): " ".join(row.select(".held-days")[0].get_text().split()) for row in rows if row.th}
        return {holder: found[holder] for holder in (alfa, beta)}

    assert days(2021) == {
        alfa: "od ok. 30 listopada 2021 do 31 grudnia 2021",
        beta: "od 5 marca 2021 do 31 grudnia 2021",
    }
    assert days(2023) == {
        alfa: "od 1 stycznia 2023 do ok. 30 listopada 2023",
        beta: "od 1 stycznia 2023 do 30 listopada 2023",
    }
    changed = made.text("/certyfikaty/stan/2021/", "#days + ul").split(" 1 zmiana ")
    assert any(line.endswith("ok. 30 listopada 2021") for line in changed)
    assert [heading.get_text() for heading in made.page("/certyfikaty/zmiany/2021-11/").select("main h2")] == [
        "ok. 30\u00a0listopada 2021"
    ]
    # Of two on one day, the one whose day is known gives the day.
    both = made.page("/certyfikaty/zmiany/2023-12/").select_one(".changes-of-day")
    assert both
    assert both.h2
    assert both.h2.get_text() == "1\u00a0grudnia 2023"
    assert ["Dzień nie jest pewny." in entry.get_text() for entry in both.select("li")] == [True, False]
