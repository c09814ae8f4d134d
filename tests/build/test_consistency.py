"""A contradiction in the register stops the build and keeps the last good site; a doubt is a warning."""

import pytest

from tests.sites import Site, SiteFactory

NEWS = "content/news/2023-01-01-znaki.md"
TREE = """
== content/organisations/alfa.md
== content/schemes/znak.md
---
name: Znak
levels:
  - {id: bronze, rank: 1, name: Brąz}
  - {id: gold, rank: 2, name: Złoto}
issuers:
  - {name: Biuro Pierwsze, to: 2019}
  - {name: Biuro Drugie, from: 2020}
term: {initial: 2 years, renewal: 3 years}
count_from: awarded
end_rule: day_before
---
== content/news/2023-01-01-znaki.md
---
title: Znaki
date: 2023-01-01
certificates:
  - {id: first, organisation: alfa, scheme: znak, level: gold, awarded: 2021-03-01}
  - {id: other, organisation: alfa, scheme: znak, level: bronze, awarded: 2018-03-01}
---
Tekst.
"""
FIRST, OTHER = 5, 6
"""Their lines."""

ERRORS = {
    "two of one scheme and holder at once": (
        ("awarded: 2018-03-01", "awarded: 2021-06-01"),
        [("certificate-overlap", OTHER)],
    ),
    "an upgrade to a lower level": (
        ("level: bronze, awarded: 2018-03-01", "level: bronze, awarded: 2023-02-01, kind: upgrade, supersedes: first"),
        [("upgrade-not-higher", OTHER)],
    ),
    "a level that the scheme does not have": (("level: gold", "level: silver"), [("level-unknown", FIRST)]),
    "a score above its maximum": (
        ("awarded: 2021-03-01", "awarded: 2021-03-01, score: {value: 141, max: 140}"),
        [("score-above-max", FIRST)],
    ),
    "an end before the start": (
        ("awarded: 2021-03-01", "awarded: 2021-03-01, valid_until: 2021-02-01"),
        [("certificate-ends-before-start", FIRST)],
    ),
    "a certificate given twice": (("id: other", "id: first"), [("certificate-duplicate", OTHER)]),
    "an issuer outside of its period": (
        ("awarded: 2021-03-01", "awarded: 2021-03-01, issuer: Biuro Pierwsze"),
        [("issuer-outside-period", FIRST)],
    ),
}
DOUBTS = {
    "a renewal without a predecessor": (
        ("awarded: 2018-03-01", "awarded: 2018-03-01, kind: renewal"),
        ("predecessor-missing", OTHER),
    ),
    "a term that contradicts the stated end": (
        ("awarded: 2021-03-01", "awarded: 2021-03-01, term: 2 years, valid_until: 2024-12-31"),
        ("term-contradicts-end", FIRST),
    ),
}


@pytest.fixture
def built(site: SiteFactory) -> Site:
    return site(TREE).build()


def reported(site: Site) -> list[tuple[str, str, int]]:
    return [(problem.code, problem.path, problem.place.line) for problem in site.problems]


def at(*found: tuple[str, int]) -> list[tuple[str, str, int]]:
    return [(code, NEWS.removeprefix("content/"), line) for code, line in found]


@pytest.mark.parametrize(("edit", "expected"), ERRORS.values(), ids=ERRORS)
def test_it_stops_the_build_at_its_line_and_the_last_good_site_stands(
    built: Site, edit: tuple[str, str], expected: list[tuple[str, int]]
):
    good = built.tree()
    built.edit(NEWS, *edit).build(expect="problems")
    assert reported(built) == at(*expected)
    assert built.tree() == good


def test_a_circle_of_successors_stops_the_build(built: Site):
    built.edit(NEWS, "awarded: 2021-03-01", "supersedes: other").edit(NEWS, "awarded: 2018-03-01", "supersedes: first")
    built.build(expect="problems")
    assert ("supersedes-cycle", *at(("", FIRST))[0][1:]) in reported(built)


@pytest.mark.parametrize(("edit", "expected"), DOUBTS.values(), ids=DOUBTS)
def test_a_doubt_is_reported_at_its_line_and_the_site_is_built(
    built: Site, edit: tuple[str, str], expected: tuple[str, int]
):
    built.edit(NEWS, *edit).build()
    assert reported(built) == at(expected)
    built.build(expect="problems", strict=True)
