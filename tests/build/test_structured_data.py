"""What search engines read of the pages (schema.org as JSON-LD), validated against the vocabulary itself.

`schema-dts` is the vocabulary as TypeScript types: an unknown type or property, or a value of another kind, does not
compile. What Google asks for besides stands in a table of its own (its "Structured data" pages, features "Article",
"Breadcrumb", "Organization", "Dataset" and "Site name").
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.npm import type_errors
from tests.sites import Site, SiteFactory

TREE = """
== content/site.yaml
title: {pl: Próba, en: Trial}
description: {pl: Opis próby, en: About the trial}
base_url: https://example.org/projekt/
languages: [pl, en]
page_size: 1
publisher: {name: Redakcja Alfa, url: "https://alfa.example/", email: a@alfa.example, logo: {src: /media/a.svg, alt: A}}
== content/news/srebro.md
---
title: 'Srebro </script><script>alert(1)</script> & "znak"'
date: 2024-05-30
updated: 2024-06
author: Jan Próbny
summary: Klaster Alfa ma srebro.
tags: [nagrody, klastry]
organisations: [alfa]
mentions: [{organisation: beta, note: też ma}]
image: {src: ../media/a.svg, alt: Znak}
sources: [{title: Źródło, url: "https://zrodlo.example/"}, {title: Bez adresu}]
certificates:
  - {id: stated, organisation: alfa, scheme: znak, level: silver, number: "17/2024", assessed: 2024-03,
     awarded: 2024-05, valid_from: 2024-05-02, valid_until: 2026-12-31,
     score: {value: 136, max: 140}, issuer: Rada Znaku}
  - {id: forever, organisation: beta, scheme: medal, valid_from: 2020-01-01, valid_until: open}
  - {id: past, organisation: alfa, scheme: medal, valid_from: 2019, valid_until: 2021-12}
  - {id: reckoned, organisation: beta, scheme: znak, level: silver, awarded: 2024-02-10}
  - {id: unstated, organisation: gamma, scheme: znak, level: silver}
  - {id: coming, organisation: gamma, scheme: medal, valid_from: 2030-01-01, valid_until: open}
  - {id: withdrawn, organisation: alfa, scheme: odznaka, valid_from: 2023-01-01, valid_until: open,
     events: [{type: withdrawn, date: 2024-01-05}]}
---
Tekst.
== content/news/silver.md
---
title: Silver
lang: en
date: 2024
translation_of: srebro.md
---
Text.
== content/organisations/alfa.md
---
name: Klaster Alfa
short_name: KA
aliases: [Alfa]
country: PL
city: Lublin
founded: 2006-05
url: https://alfa.example/
logo: {src: ../media/a.svg, alt: A}
identifiers: {krs: "0000123456"}
---
Profil.
== content/organisations/beta.md
== content/organisations/gamma.md
== content/organisations/rada.md
---
name: Rada Znaku
---
== content/schemes/znak.md
---
name: Znak jakości
issuers: [{name: Rada Znaku, organisation: rada}]
levels: [{id: silver, rank: 1, name: {pl: Srebro, en: Silver}}]
term: {initial: 2 years}
count_from: awarded
---
== content/schemes/medal.md
---
name: Medal
---
== content/schemes/odznaka.md
---
name: Odznaka
---
== content/pages/o-nas.md
---
title: O nas
---
Kim jesteśmy.
== content/media/a.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>A</title></svg>
"""
BASE = "https://example.org/projekt"
REQUIRED = {
    "NewsArticle": ("headline",),
    "BreadcrumbList": ("itemListElement",),
    "ListItem": ("position", "name"),
    "Organization": ("name",),
    "WebSite": ("name", "url"),
    "Dataset": ("name", "description"),
    "DataDownload": ("contentUrl",),
    "Certification": ("name",),
}
"""What Google requires of a feature, and what a node of ours would be idle without."""


def documents(page: str) -> list[dict[str, Any]]:
    """The JSON-LD of a page as a crawler finds it."""
    from bs4 import BeautifulSoup

    scripts = BeautifulSoup(page, "html5lib").select('script[type="application/ld+json"]')
    return [json.loads(str(script.string)) for script in scripts]


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every node of a document, however deep."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


@pytest.fixture
def built(site: SiteFactory) -> Site:
    return site(TREE).build()


def of_type(site: Site, url: str, type_: str) -> dict[str, Any]:
    """The node of a type at the top of a page's graph."""
    (document,) = documents(site.read(url))
    (found,) = [node for node in document["@graph"] if node["@type"] == type_]
    assert isinstance(found, dict)
    return found


@pytest.mark.slow
def test_every_page_speaks_the_vocabulary(built: Site, tmp_path: Path) -> None:
    every = {path: documents(data.decode()) for path, data in built.tree().items() if path.endswith(".html")}
    shown_elsewhere = {path for path in every if path.endswith("/embed.html")}  # tables within pages of other sites
    assert {path for path, found in every.items() if len(found) != 1} == {"404.html", *shown_elsewhere}
    found = [document for documents_ in every.values() for document in documents_]
    kinds = {node["@type"] for node in nodes(found)}
    assert set(REQUIRED) <= kinds
    assert type_errors(tmp_path, "schema-dts", "Graph", found) == []


@pytest.mark.slow
def test_the_validator_of_the_vocabulary_sees_what_is_wrong(tmp_path: Path) -> None:
    def graph(**properties: object) -> dict[str, object]:
        return {"@context": "https://schema.org", "@graph": [{"@type": "Certification", **properties}]}

    wrong = [graph(nazwa="x"), graph(issuedBy=5), graph(certificationStatus="valid"), graph(about={"@type": "Klaster"})]
    found = type_errors(tmp_path, "schema-dts", "Graph", [*wrong, graph(name="x")])
    assert {line.split("(")[1].split(",")[0] for line in found if line.startswith("checked")} == {"2", "3", "4", "5"}


def test_every_node_has_what_search_engines_require(built: Site) -> None:
    for path, data in built.tree().items():
        if path.endswith(".html"):
            for node in nodes(documents(data.decode())):
                missing = [name for name in REQUIRED.get(node["@type"], ()) if not node.get(name)]
                assert not missing, (path, node["@type"], missing)
                addresses = [node[name] for name in ("@id", "item", "contentUrl", "mainEntityOfPage") if name in node]
                assert all(address.startswith(f"{BASE}/") for address in addresses), (path, node)


def test_an_article_says_what_its_page_shows_as_precisely_as_it_is_known(built: Site) -> None:
    article = of_type(built, "/aktualnosci/2024/05/srebro/", "NewsArticle")
    assert article["datePublished"] == "2024-05-30"
    assert article["dateModified"] == "2024-06"
    assert article["author"] == {"@type": "Person", "name": "Jan Próbny"}
    assert article["keywords"] == ["nagrody", "klastry"]
    assert article["citation"] == ["https://zrodlo.example/"]
    assert article["about"][0]["@id"] == f"{BASE}/organizacje/alfa/#organisation"
    assert article["image"] == f"{BASE}/media/a.svg"
    assert of_type(built, "/en/news/2024/silver/", "NewsArticle")["datePublished"] == "2024"


def test_a_hostile_title_stays_data(built: Site) -> None:
    page = built.read("/aktualnosci/2024/05/srebro/")
    assert "</script><script>alert" not in page
    title = 'Srebro </script><script>alert(1)</script> & "znak"'
    assert of_type(built, "/aktualnosci/2024/05/srebro/", "NewsArticle")["headline"] == title


def test_a_certification_is_its_issuers_and_never_this_sites(built: Site) -> None:
    node = of_type(built, "/certyfikaty/stated/", "Certification")
    assert node["issuedBy"]["name"] == "Rada Znaku"
    assert node["about"]["name"] == "Klaster Alfa"
    assert node["certificationIdentification"] == "17/2024"
    assert (node["validFrom"], node["expires"]) == ("2024-05-02", "2026-12-31")
    assert (node["auditDate"], node["datePublished"]) == ("2024-03", "2024-05")
    assert {"@type": "Rating", "ratingValue": 136, "bestRating": 140} in node["certificationRating"]
    assert "Redakcja Alfa" not in json.dumps(node, ensure_ascii=False)
    assert not {"publisher", "creator", "author"} & node.keys()


@pytest.mark.parametrize(
    ("certificate", "status", "expires"),
    [
        ("stated", None, "2026-12-31"),
        ("forever", "CertificationActive", None),
        ("past", "CertificationInactive", "2021-12"),
        ("reckoned", None, None),
        ("unstated", None, None),
        ("coming", None, None),
        ("withdrawn", "CertificationInactive", None),
    ],
)
def test_a_status_is_reported_only_where_no_later_day_can_belie_it(
    built: Site, certificate: str, status: str | None, expires: str | None
) -> None:
    node = of_type(built, f"/certyfikaty/{certificate}/", "Certification")
    assert node.get("certificationStatus") == (f"https://schema.org/{status}" if status else None)
    assert node.get("expires") == expires


def test_an_organisation_has_its_certifications_and_its_numbers(built: Site) -> None:
    node = of_type(built, "/organizacje/alfa/", "Organization")
    assert {one["url"] for one in node["hasCertification"]} == {
        f"{BASE}/certyfikaty/{name}/" for name in ("stated", "past", "withdrawn")
    }
    assert node["alternateName"] == ["KA", "Alfa"]
    assert node["foundingDate"] == "2006-05"
    assert node["identifier"] == [{"@type": "PropertyValue", "propertyID": "krs", "value": "0000123456"}]
    assert node["address"] == {"@type": "PostalAddress", "addressCountry": "PL", "addressLocality": "Lublin"}


def test_breadcrumbs_lead_from_the_front_page_to_the_page_that_they_stand_on(built: Site) -> None:
    items = of_type(built, "/en/certificates/stated/", "BreadcrumbList")["itemListElement"]
    assert [(item["position"], item["name"], item.get("item")) for item in items] == [
        (1, "Home", f"{BASE}/en/"),
        (2, "Certificates", f"{BASE}/en/certificates/"),
        (3, "Silver, Znak jakości: KA", None),
    ]


def test_the_way_to_a_further_page_of_a_listing_names_nothing_twice(site: SiteFactory) -> None:
    made = site(TREE)
    made.write("content/news/dawna.md", "---\ntitle: Dawna\ndate: 2001-01-01\n---\n").build()
    items = of_type(made, "/aktualnosci/strona/2/", "BreadcrumbList")["itemListElement"]
    assert [(item["name"], item.get("item")) for item in items] == [
        ("Strona główna", f"{BASE}/"),
        ("Aktualności", f"{BASE}/aktualnosci/"),
    ]


def test_every_page_describes_itself_and_no_two_alike(built: Site) -> None:
    seen: dict[str, str] = {}
    for path in [path for path in built.tree() if path.endswith(".html") and path != "404.html"]:
        page = built.page("/" + path.removesuffix("index.html"))
        if path.endswith("/embed.html"):  # a list for a frame on another site, which search engines leave out
            assert page.select_one('meta[name="robots"][content="noindex"]') is not None, path
            continue
        described = page.select_one('meta[name="description"]')
        is_later_page = "/strona/" in path or "/page/" in path
        assert (described is None) == is_later_page, path
        title = page.title.get_text() if page.title else ""
        assert title, path
        lang = page.html.get("lang") if page.html else ""
        for text in (f"{lang} {title}", f"{lang} {described.get('content')}" if described else path):
            assert seen.setdefault(text, path) == path, (text, path)


def test_only_pages_that_may_be_found_name_their_address(built: Site) -> None:
    page = built.page("/certyfikaty/stated/")
    canonical = page.select_one('link[rel="canonical"]')
    assert canonical is not None
    assert canonical.get("href") == f"{BASE}/certyfikaty/stated/"
    shared = {str(meta.get("property")): str(meta.get("content")) for meta in page.select("meta[property]")}
    assert shared["og:url"] == f"{BASE}/certyfikaty/stated/"
    assert shared["og:title"] == "Srebro, Znak jakości: KA"
    described = "Srebro, Znak jakości – Klaster Alfa: ważny do 31 grudnia 2026."
    assert shared["og:description"].replace("\N{NO-BREAK SPACE}", " ").startswith(described)
    missing = built.page("/404.html")
    assert missing.select_one('meta[name="robots"][content="noindex"]') is not None
    assert missing.select_one('link[rel="canonical"], meta[property="og:url"]') is None
