"""The words of a standing claim no more, and no less, than the record knows."""

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
---
name: Klaster Alfa
---
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
        ("valid_from: 2023-01-01, valid_until: 2024-06", "kończy się w czerwcu 2024 (dzień nie jest znany)"),
        ("valid_until: 2027-05-31", "jeszcze nie obowiązuje"),
    ],
)
def test_what_is_stated_to_the_day_is_never_called_unknown(site: SiteFactory, dates: str, words: str):
    made = site(TREE.replace("DATES", dates)).build(day=date(2024, 6, 10))
    assert verdict(made) == words


def test_a_stated_end_is_not_called_computed_because_the_beginning_is(site: SiteFactory):
    made = site(TREE.replace("DATES", "valid_until: 2027-05-31")).build()
    assert "ok. 31 maja 2027" not in made.text("/certyfikaty/alfa-znak/")
    assert "31 maja 2027" in made.text("/certyfikaty/alfa-znak/")


def verdict(site: Site) -> str:
    return site.text("/certyfikaty/alfa-znak/", ".verdict")
