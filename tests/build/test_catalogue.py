"""The catalogue that portals of open data harvest, the licence, and approximate dates in a standard form."""

import json
from datetime import date
from pathlib import Path

import edtf as edtf_parser
import pytest
from pyshacl import validate
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, URIRef

from laur.build import plan_site
from laur.checks.readiness import check_readiness
from laur.rendering.writers.edtf import edtf
from laur.source.options import Options
from tests.build.test_structured_data import documents, nodes
from tests.sites import DAY, Site, SiteFactory

SHAPES = Path(__file__).parents[1] / "validators/shapes/dcat-ap-3.0.1-SHACL.ttl"
TREE = """
== content/site.yaml
title: Klaster "Próba" \\ Łódź
base_url: https://klaster.example/podserwis/
languages: [pl, en]
publisher: {name: Związek Klastrów, url: "https://zwiazek.example/", email: biuro@zwiazek.example}
data: {licence: CC-BY-4.0, contact: dane@zwiazek.example}
== content/organisations/alfa.md
== content/schemes/znak.md
---
name: Znak
term: {initial: 2 lata}
count_from: assessed
end_rule: month_end
---
== content/news/a.md
---
title: A
certificates:
  - {id: a-1, organisation: alfa, scheme: znak, assessed: 2023-11}
---
"""
READS_JSONLD = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
"""By rdflib's own reader of JSON-LD."""
TEXT = "https://creativecommons.org/licenses/by/4.0/"
BASE = "https://klaster.example/podserwis/certyfikaty/"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(tmp_path_factory.mktemp("catalogue"), TREE).build()


def graph(built: Site, name: str, kind: str) -> Graph:
    return Graph().parse(data=built.read(f"/certyfikaty/{name}"), format=kind, publicID=f"{BASE}{name}")


@READS_JSONLD
def test_both_formats_of_the_catalogue_state_the_same(built: Site):
    turtle = set(graph(built, "catalog.ttl", "turtle"))
    assert turtle == set(graph(built, "catalog.jsonld", "json-ld"))
    assert len(turtle) > 60


@pytest.mark.slow
def test_the_catalogue_conforms_to_the_shapes_of_dcat_ap(site: SiteFactory):
    made = site(TREE).build()
    full = graph(made, "catalog.ttl", "turtle")
    english = Graph().parse(data=made.read("/en/certificates/catalog.ttl"), format="turtle", publicID=BASE)
    made.edit("content/site.yaml", "data: {licence: CC-BY-4.0, contact: dane@zwiazek.example}\n", "").build()
    without_terms = graph(made, "catalog.ttl", "turtle")
    incomplete = graph(made, "catalog.ttl", "turtle")
    incomplete.remove((None, DCTERMS.publisher, None))
    shapes = Graph().parse(SHAPES, format="turtle")
    for data, expected in ((full, True), (english, True), (without_terms, True), (incomplete, False)):
        conforms, _, report = validate(data, shacl_graph=shapes, do_owl_imports=False, meta_shacl=False)
        assert conforms is expected, report


@READS_JSONLD
def test_the_catalogue_is_readable_whatever_the_address_of_the_publisher(site: SiteFactory):
    made = site(TREE.replace("https://zwiazek.example/", "https://zwiazek.example/o'ł(a)")).build()
    turtle = graph(made, "catalog.ttl", "turtle")
    (agent,) = turtle.subjects(RDF.type, FOAF.Agent)
    assert turtle.value(agent, FOAF.homepage) == URIRef("https://zwiazek.example/o'ł(a)")
    assert set(turtle) == set(graph(made, "catalog.jsonld", "json-ld"))


def test_the_catalogue_leads_to_every_data_file_with_the_licence(built: Site):
    data = graph(built, "catalog.ttl", "turtle")
    licence = URIRef(TEXT)
    files = {str(data.value(each, DCAT.downloadURL)) for each in data.subjects(RDF.type, DCAT.Distribution)}
    names = ("register.csv", "register.json", "register.ics", "changes.json", "zmiany.xml")
    assert files == {f"{BASE}{name}" for name in names}
    for name in names:
        assert built.exists(f"/certyfikaty/{name}")
    assert {data.value(each, DCTERMS.license) for each in data.subjects(RDF.type, DCAT.Distribution)} == {licence}
    assert [str(name) for name in data.objects(None, FOAF.name)] == ["Związek Klastrów"]
    assert (None, None, URIRef("mailto:dane@zwiazek.example")) in data


def test_the_listing_links_to_the_catalogue_and_states_the_licence(built: Site):
    page = built.page("/certyfikaty/")
    types = {str(link["type"]): str(link["href"]) for link in page.select("head link[rel=alternate][type]")}
    assert types["text/turtle"] == "/podserwis/certyfikaty/catalog.ttl"
    assert types["application/ld+json"] == "/podserwis/certyfikaty/catalog.jsonld"
    (link,) = page.select("a[rel~=license]")
    assert (link.get_text(), link["href"]) == ("CC-BY-4.0", TEXT)


def test_the_data_files_state_the_licence(built: Site):
    package = json.loads(built.read("/certyfikaty/datapackage.json"))
    assert package["licenses"] == [{"name": "CC-BY-4.0", "path": TEXT}]
    register = json.loads(built.read("/certyfikaty/register.json"))
    stated = [register[key] for key in ("licence", "licence_url", "publisher", "contact")]
    assert stated == ["CC-BY-4.0", TEXT, "Związek Klastrów", "dane@zwiazek.example"]
    (publisher,) = package["contributors"]
    assert (publisher["title"], publisher["email"]) == ("Związek Klastrów", "dane@zwiazek.example")


def test_the_page_of_the_data_and_the_listing_state_the_terms(built: Site):
    for url in ("/dla-programistow/", "/certyfikaty/"):
        text = built.text(url)
        assert "Licencja danych: CC-BY-4.0" in text
        assert "Dane publikuje: Związek Klastrów" in text
        assert "Pytania o dane: dane@zwiazek.example" in text
    assert built.text("/dla-programistow/", "h1") == "Dane do pobrania"


def test_another_publisher_of_the_data_does_not_get_the_addresses_of_the_site(site: SiteFactory):
    made = site(TREE.replace("contact: dane@zwiazek.example", "publisher: Izba")).build()
    listing = made.text("/certyfikaty/")
    assert "Dane publikuje: Izba" in listing
    assert "zwiazek.example" not in made.read("/certyfikaty/catalog.ttl")
    assert made.links("/certyfikaty/", ".open-data a[href^=mailto]") == []


def test_the_structured_data_of_the_listing_name_licence_and_publisher(built: Site):
    (dataset,) = [node for node in nodes(documents(built.read("/certyfikaty/"))) if node["@type"] == "Dataset"]
    assert (dataset["license"], dataset["publisher"]["name"]) == (TEXT, "Związek Klastrów")
    assert dataset["publisher"]["contactPoint"]["email"] == "dane@zwiazek.example"


def test_a_register_without_a_licence_gets_a_hint(site: SiteFactory):
    made = site(TREE.replace("data: {licence: CC-BY-4.0, contact: dane@zwiazek.example}\n", ""))
    options = Options(content=made.content, layouts=made.layouts, output=made.output, day=DAY)

    def hints() -> list[str]:
        return [each.code for each in check_readiness(plan_site(options, lambda _zone: DAY))]

    assert hints().count("licence-missing") == 1
    made.delete("content/news/a.md")
    assert "licence-missing" not in hints()


def test_an_unknown_licence_is_reported_with_the_known_ones(site: SiteFactory):
    made = site(TREE.replace("CC-BY-4.0", "CC-BY")).build(expect="problems")
    (found,) = made.problems
    assert (found.code, found.values["nearest"]) == ("value-not-choice", "CC-BY-4.0")


def test_dates_are_in_the_extended_date_time_format_too(built: Site):
    (entry,) = json.loads(built.read("/certyfikaty/register.json"))["certificates"]
    assert (entry["start_edtf"], entry["end_edtf"]) == ("2023-11", "2025-11-30~")


@pytest.mark.parametrize(
    ("first", "last", "is_estimated", "text"),
    [
        (date(2024, 12, 31), date(2024, 12, 31), False, "2024-12-31"),
        (date(2024, 12, 1), date(2024, 12, 31), False, "2024-12"),
        (date(2024, 2, 1), date(2024, 2, 29), True, "2024-02~"),
        (date(2024, 1, 1), date(2024, 12, 31), True, "2024~"),
        (date(2024, 1, 5), date(2024, 3, 2), False, "[2024-01-05..2024-03-02]"),
        (date(2024, 1, 5), date(2024, 3, 2), True, "[2024-01-05..2024-03-02]"),
        (date(9999, 12, 1), date(9999, 12, 31), False, "[9999-12-01..9999-12-31]"),
    ],
)
def test_a_span_of_days_is_written_so_that_a_parser_reads_the_same(
    first: date, last: date, is_estimated: bool, text: str
):
    assert edtf(first, last, is_estimated=is_estimated) == text
    read = edtf_parser.parse_edtf(text)
    assert edtf_parser.struct_time_to_date(read.lower_strict()) == first
    assert edtf_parser.struct_time_to_date(read.upper_strict()) == last
