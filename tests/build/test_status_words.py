"""The words of a status say no more, and no less, than the record knows."""

import json
from datetime import date

import pytest

from tests.sites import Site, SiteFactory

TREE = """
== content/schemes/znak.md
---
name: Znak
term: {initial: 2 years}
count_from: awarded
---
== content/organisations/alfa.md
== content/news/2024-01-10-znak.md
---
title: Znak
date: 2024-01-10
certificates:
  - {id: alfa-znak, organisation: alfa, scheme: znak, DATES}
---
Tekst.
"""


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ("valid_from: 2024-06, valid_until: 2026-05-31", "od czerwca 2024 do 31 maja 2026"),
        ("valid_from: 2023-01-01, valid_until: 2024-06", "kończy się w czerwcu 2024 (dokładny dzień nie jest znany)"),
        ("valid_from: 2024, valid_until: 2026-05", "od 2024 r. do maja 2026"),
        ("valid_from: 2024, valid_until: 2024", "kończy się w 2024 r. (dokładny dzień nie jest znany)"),
        ("valid_until: 2027-05-31", "do 31 maja 2027; nie podano daty początku"),
        ("valid_until: 2027-05", "do maja 2027; nie podano daty początku"),
    ],
)
def test_what_is_stated_to_the_day_is_never_called_unknown(site: SiteFactory, dates: str, words: str):
    made = site(TREE.replace("DATES", dates)).build(day=date(2024, 6, 10))
    assert verdict(made) == words


def test_a_stated_end_is_not_called_computed_because_the_beginning_is(site: SiteFactory):
    made = site(TREE.replace("DATES", "valid_until: 2027-05-31")).build()
    assert "ok. 31 maja 2027" not in made.text("/certyfikaty/alfa-znak/")
    assert "31 maja 2027" in made.text("/certyfikaty/alfa-znak/")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2022, 12, 31), "od 2023 r."),
        (date(2023, 6, 10), "od 2023 r."),
        (date(2024, 6, 10), "ważny co najmniej do ok. 31 grudnia 2024"),
        (date(2025, 6, 10), "kończy się między ok. 31 grudnia 2024 a ok. 30 grudnia 2025"),
        (date(2026, 6, 10), "wygasł najpóźniej ok. 30 grudnia 2025"),
    ],
)
def test_what_is_computed_is_never_said_without_about(site: SiteFactory, day: date, words: str):
    made = site(TREE.replace("DATES", "awarded: 2023")).build(day=day)
    assert verdict(made) == words
    badge = made.page("/certyfikaty/alfa-znak/badge.svg").find("title")
    assert badge
    assert " ".join(badge.get_text().split()).endswith(f" – {words}")


def test_a_computed_month_is_not_called_an_end_in_that_month(site: SiteFactory):
    tree = TREE.replace("count_from: awarded", "count_from: awarded\nend_rule: same_day")
    made = site(tree.replace("DATES", "awarded: 2022-06")).build(day=date(2024, 6, 10))
    assert verdict(made) == "kończy się ok. czerwca 2024"


def test_the_words_of_every_later_day_are_those_that_a_build_on_that_day_has(site: SiteFactory):
    made = site(TREE.replace("DATES", "awarded: 2023")).build(day=date(2022, 1, 1))
    standing = made.page("/certyfikaty/alfa-znak/").select_one(".verdict .standing")
    assert standing
    turns, words = json.loads(str(standing["data-turns"])), json.loads(str(standing["data-words"]))
    assert len(turns) == len(words) == 5
    for (day, _), said in zip(turns, words, strict=True):
        assert verdict(made.build(day=date.fromisoformat(day))) == " ".join(said.split())


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ("awarded: 2020-03", "od marca 2020; zastąpiony nowszym"),
        ("valid_until: 2022-02-28", "zastąpiony nowszym"),
    ],
)
def test_of_several_that_were_replaced_each_says_since_when_it_was_held(site: SiteFactory, dates: str, words: str):
    later = "  - {id: alfa-nowy, organisation: alfa, scheme: znak, supersedes: alfa-znak, awarded: 2023-01-01}"
    made = site(TREE.replace("DATES}", f"{dates}}}\n{later}")).build()
    assert verdict(made) == words


def test_the_data_tells_a_status_once_whatever_it_is_that_is_uncertain(site: SiteFactory):
    made = site(TREE.replace("DATES", "valid_from: 2024, valid_until: 2024")).build()
    reported = json.loads(made.read("/certyfikaty/alfa-znak/index.json"))["statuses"]
    assert [(step["from"], step["status"]) for step in reported] == [
        (None, "upcoming"),
        ("2024-01-01", "uncertain"),
        ("2025-01-01", "expired"),
    ]


def test_no_page_turns_on_a_day_on_which_its_words_stay(site: SiteFactory):
    later = "  - {id: alfa-nowy, organisation: alfa, scheme: znak, kind: upgrade, supersedes: alfa-znak, awarded: 2025}"
    made = site(TREE.replace("DATES}", f"awarded: 2022-01-01}}\n{later}")).build(day=date(2023, 1, 1))
    standing = made.page("/certyfikaty/alfa-znak/").select_one(".verdict .standing")
    assert standing
    assert json.loads(str(standing["data-turns"])) == [["2023-10-02", "expiring"], ["2024-01-01", "superseded"]]


def verdict(site: Site) -> str:
    return site.text("/certyfikaty/alfa-znak/", ".verdict").replace(" ;", ";")


def test_words_that_a_script_sets_keep_their_hard_spaces(site: SiteFactory):
    """Texts for scripts lose their markup, but lines break in them where they do in the page."""
    made = site(TREE.replace("DATES", "valid_from: 2024-01-10, valid_until: 2026-05-31")).build()
    standing = made.page("/certyfikaty/alfa-znak/").select_one(".verdict .standing")
    assert standing
    assert standing.get_text() == "ważny do 31\u00a0maja 2026"
    assert json.loads(str(standing["data-words"]))[0] == "ważny do 31\u00a0maja 2026"
    assert json.loads(made.read("/certyfikaty/finder.json"))["words"] == ["ważny do 31\u00a0maja 2026"]
    assert "ważny do 31\u00a0maja 2026" in made.read("/certyfikaty/alfa-znak/badge.svg")
