"""Pages of schemes and organisations with more certificates than one page shows."""

from pathlib import Path

import pytest

from tests.sites import Site

HOLDERS, OF_ONE = 130, 45


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """130 organisations with a certificate of one scheme, and one that has 45 of another; only to be read."""
    site = Site(tmp_path_factory.mktemp("long"), "")
    for scheme in ("status", "norma"):
        site.write(f"content/schemes/{scheme}.md", f"---\nname: {scheme.title()}\n---\n")
    names = [f"o-{number:03}" for number in range(HOLDERS)]
    for name in names:
        site.write(f"content/organisations/{name}.md", f"---\nname: Klaster {name}\n---\nTekst o klastrze.\n")
    entries = [f"  - {{id: c-{name}, organisation: {name}, scheme: status, awarded: 2020}}" for name in names]
    entries += [
        f"  - {{id: n-{number:02}, organisation: o-000, scheme: norma, awarded: {1960 + number}, kind: initial}}"
        for number in range(OF_ONE)
    ]
    news = "\n".join(entries)
    site.write("content/news/wiele.md", f"---\ntitle: Wiele\ndate: 2020-05-01\ncertificates:\n{news}\n---\nTekst.\n")
    return site.build()


def rows(site: Site, url: str) -> list[str]:
    return [link.get_text() for link in site.page(url).select("table.register tbody th a")]


def pages_from(site: Site, url: str) -> list[str]:
    """A page, and those to which the links to the next page lead."""
    found = [url]
    while following := site.page(found[-1]).select_one(".pager a[rel=next]"):
        found.append(str(following["href"]))
    return found


def test_the_index_of_organisations_is_paged_and_has_each_of_them_once(long: Site):
    pages = pages_from(long, "/organizacje/")
    assert pages == ["/organizacje/", "/organizacje/strona/2/"]
    names = [name for url in pages for name in rows(long, url)]
    assert names == [f"Klaster o-{number:03}" for number in range(HOLDERS)]
    assert long.text("/organizacje/strona/2/", ".tally") == "130 organizacji · strona 2"


def test_a_scheme_shows_the_first_page_of_its_listing_and_leads_to_the_others(long: Site):
    pages = pages_from(long, "/programy/status/")
    assert pages[:2] == ["/programy/status/", "/certyfikaty/program/status/strona/2/"]
    assert len({name for url in pages for name in rows(long, url)}) == HOLDERS


def test_an_organisation_with_many_certificates_has_further_pages_with_only_these(long: Site):
    first, second = pages_from(long, "/organizacje/o-000/")
    ids = [str(link["href"]) for url in (first, second) for link in long.page(url).select("table.register .to-record")]
    assert len(ids) == len(set(ids)) == OF_ONE + 1
    assert "Tekst o klastrze." in long.text(first)
    assert "Tekst o klastrze." not in long.text(second)
    assert long.page(second).select(".related") == []
    assert long.page(second).select("title")[0].get_text().startswith("Klaster o-000, strona 2")


def test_a_new_organisation_renders_only_the_pages_of_the_index_that_it_moves(tmp_path: Path):
    site = Site(tmp_path, "")
    for number in range(101):
        site.write(f"content/organisations/o-{number:03}.md", f"---\nname: Klaster {number:03}\n---\n")
    site.build()
    site.write("content/organisations/z.md", "---\nname: Żubr\n---\n").build()
    assert {url for url in site.rendered if url.startswith("/organizacje/")} == {
        "/organizacje/",  # the number of all of them
        "/organizacje/strona/2/",
        "/organizacje/z/",
    }
