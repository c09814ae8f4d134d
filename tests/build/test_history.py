"""The history of the register: for every day of the past, the words that a build on that day has."""

import json
from datetime import date

import pytest

from tests.sites import Site, SiteFactory

TREE = """
== content/schemes/znak.md
---
name: Znak
term: {initial: 3 years}
levels: [{id: gold, rank: 1, name: Złoto}]
---
== content/organisations/alfa.md
== content/organisations/beta.md
== content/news/znaki.md
---
title: Znaki
certificates:
  - {id: alfa, organisation: alfa, scheme: znak, level: gold, valid_from: 2020-05, valid_until: 2023-04-30,
     events: [{type: suspended, date: 2021-02-01}, {type: reinstated, date: 2021-03-01}]}
  - {id: alfa-2, organisation: alfa, scheme: znak, level: gold, valid_from: 2023-02-01, valid_until: open,
     kind: renewal}
  - {id: beta, organisation: beta, scheme: znak, level: gold, valid_until: 2024-12-31}
---
Tekst.
"""
HISTORY = "/certyfikaty/history.json"


def step_on(steps: list[str], day: str) -> tuple[str, str]:
    """The status and the wording of an entry of the history on a day, as time.js finds them."""
    of_day = [step for step in zip(steps[::3], steps[1::3], steps[2::3], strict=True) if step[0] <= day]
    return of_day[-1][1:]


def words_on(made: Site, day: str) -> dict[str, tuple[str, str]]:
    """The status and the wording of each certificate on a day."""
    entries = json.loads(made.read(HISTORY)).items()
    return {key: step_on(steps, day) for key, (_award, _holder, steps) in entries}


@pytest.mark.parametrize("day", ["2019-01-01", "2020-05-10", "2021-02-10", "2022-01-01", "2023-03-01", "2024-12-31"])
def test_the_history_has_the_words_of_a_build_on_that_day(site: SiteFactory, day: str):
    known = words_on(site(TREE).build(), day)
    built = site(TREE).build(day=date.fromisoformat(day)).page("/certyfikaty/").select("table.register tbody tr")
    shown = {str(row["id"]): row.select_one(".standing") for row in built}
    for key, (status, words) in known.items():
        standing = shown[key]
        assert standing
        assert (status, words.removesuffix("; nie podano daty początku")) == (
            standing["data-status"],
            standing.get_text().removesuffix("; nie podano daty początku"),
        )


def test_a_start_that_no_source_states_is_said_of_what_was_valid(site: SiteFactory):
    made = site(TREE).build()
    assert words_on(made, "2023-05-15")["beta"] == (
        "valid",
        "ważny do 31\u00a0grudnia 2024; nie podano daty początku",
    )
    assert words_on(made, "2025-01-01")["beta"] == ("expired", "wygasł 31\u00a0grudnia 2024")


def test_another_day_does_not_change_the_history(site: SiteFactory):
    made = site(TREE).build()
    before = made.read(HISTORY)
    made.build(day=date(2031, 1, 1))
    assert HISTORY not in made.rendered
    assert made.read(HISTORY) == before
