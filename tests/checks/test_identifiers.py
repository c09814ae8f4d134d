"""Numbers of organisations in public registers, and organisations under two spellings."""

from functools import partial

import pytest

from laur.build import plan_at, plan_site
from laur.checks.advisory import inspect
from laur.model.identifiers import Identifier, identifier
from laur.problems import Problem
from laur.source.options import Options
from tests.sites import DAY, Site, SiteFactory


@pytest.mark.parametrize(
    ("scheme", "value", "read"),
    [
        ("nip", "526-025-02-74", "5260250274"),
        ("nip", "PL 526 025 02 74", "5260250274"),
        ("nip", "5260250275", None),
        ("regon", "000331501", "000331501"),
        ("regon", "000331502", None),
        ("krs", "28860", "0000028860"),
        ("krs", "0000028860", "0000028860"),
        ("krs", "00000288601", None),
        ("krs", "0000000000", None),
        ("vat", "PL 526-025-02-74", "PL5260250274"),
        ("vat", "DE 136,695 976", "DE136695976"),
        ("vat", "5260250274", None),
        ("lei", "213800KUD8LAJWSQ9D15", "213800KUD8LAJWSQ9D15"),
        ("lei", "213800KUD8LXJWSQ9D15", None),
        ("ror", "https://ror.org/05gq02987", "05gq02987"),
        ("ror", "05gq02978", None),
        ("isni", "0000 0001 2281 955X", "000000012281955X"),
        ("isni", "https://isni.org/isni/000000012281955X", "000000012281955X"),
        ("isni", "0000000122819551", None),
        ("wikidata", "https://www.wikidata.org/wiki/Q42", "Q42"),
        ("wikidata", "42", None),
        ("esca", "PL-2023 / 17", "PL-2023 / 17"),
        ("numer ewidencyjny", "A/1", "A/1"),
    ],
)
def test_a_number_is_read_by_the_rules_of_its_register(scheme: str, value: str, read: str | None):
    assert identifier(scheme, value) == (Identifier(scheme, read) if read else None)


def advice(site: Site) -> list[Problem]:
    options = Options(content=site.content, layouts=site.layouts, output=site.output, day=DAY)
    plan = plan_site(options, lambda _zone: DAY)

    codes = {"identifier-invalid", "identifier-duplicate", "organisation-similar"}
    return [found for found in inspect(plan, partial(plan_at, plan)) if found.code in codes]


def similar(site: SiteFactory, one: str, other: str) -> bool:
    tree = f"== content/organisations/a.md\n---\n{one}\n---\n== content/organisations/b.md\n---\n{other}\n---\n"
    return [found.code for found in advice(site(tree))] == ["organisation-similar"]


@pytest.mark.parametrize(
    ("one", "other", "is_similar"),
    [
        ("name: Klaster Metalowy", "name: Metalowy Klaster", True),
        ("name: Dolina Narzędziowa", "name: Dolina Narzedziowa sp. z o.o.", True),
        ("name: Dolina Narzędziowa", "name: DN\naliases: [Dolina Narzędzjowa]", True),
        ("name: Dolina Narzędziowa GmbH", "name: Dolina Narzędziowa S.A.", True),
        ("name: Dolina Lotnicza", "name: Dolina Narzędziowa", False),
        ("name: Klaster 2015", "name: Klaster 2016", False),
        ("name: Alfa", "name: Alfy", False),
        ("name: Klaster Alfa", "name: Klaster Beta", False),
        ("name: Medical Cluster\ncity: Łódź", "name: Medical Cluster\ncity: Kraków", False),
        ("name: Medical Cluster\ncountry: PL", "name: Medical Cluster\ncountry: DE", False),
        ("name: Medical Cluster\nidentifiers: {krs: '1'}", "name: Medical Cluster\nidentifiers: {krs: '2'}", False),
        ("name: Medical Cluster\nidentifiers: {krs: '1'}", "name: Medical Cluster", True),
    ],
)
def test_one_organisation_under_two_spellings_is_reported_once(
    site: SiteFactory, one: str, other: str, is_similar: bool
):
    assert similar(site, one, other) is is_similar


def test_a_tax_number_and_the_vat_number_made_from_it_are_one(site: SiteFactory):
    made = site("""
== content/organisations/a.md
---
name: Alfa
identifiers: {nip: 526-025-02-74}
---
== content/organisations/b.md
---
name: Beta
identifiers:
  vat: PL5260250274
---
""")
    (found,) = advice(made)
    assert (found.code, found.path, found.place.line) == ("identifier-duplicate", "organisations/b.md", 4)
    assert found.values["first"] == "organisations/a.md"


def test_a_page_and_its_structured_data_lead_to_the_register(site: SiteFactory):
    built = site("""
== content/organisations/a.md
---
name: Alfa
identifiers: {ror: 05gq02987, vat: PL5260250274, krs: "28860"}
---
""").build()
    assert "https://ror.org/05gq02987" in built.links("/organizacje/a/", "dl a")
    assert '"sameAs": [\n' in built.read("/organizacje/a/") or '"sameAs":["https://ror.org/05gq02987"]' in built.read(
        "/organizacje/a/"
    )
    assert '"vatID"' in built.read("/organizacje/a/")
