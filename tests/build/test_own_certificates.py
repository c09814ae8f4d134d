"""Certificates that no announcement reports, and certificates that an announcement only mentions."""

import json

from tests.cli.test_commands import laur
from tests.sites import ROOT, Site, SiteFactory

TREE = """
== content/site.yaml
title: Próba
base_url: https://proba.example/
data: {licence: CC-BY-4.0}
== content/organisations/beta.md
== content/schemes/znak.md
== content/organisations/alfa.md
---
name: Klaster Alfa
certificates:
  - id: alfa-znak-2016
    scheme: znak
    awarded: 2016-10-21
    sources:
      - title: Lista ministerstwa
        url: https://ministry.example/list
---
"""
NEWS = """
== content/news/2021-06-17-srebro.md
---
title: Srebro
date: 2021-06-17
certificates:
  - id: alfa-srebro-2021
    organisation: alfa
    scheme: znak
    awarded: 2021-06
  - ref: alfa-znak-2016
---
Tekst.
"""


def test_a_certificate_in_its_holders_file_is_an_entry_of_the_register(site: SiteFactory):
    built = site(TREE).build()
    page = built.text("/certyfikaty/alfa-znak-2016/")
    assert "Klaster Alfa" in page
    assert "21 października 2016" in page
    assert built.links("/certyfikaty/alfa-znak-2016/", "main a.external") == ["https://ministry.example/list"]
    assert "/certyfikaty/alfa-znak-2016/" in built.links("/organizacje/alfa/")
    (entry,) = json.loads(built.read("/certyfikaty/register.json"))["certificates"]
    assert (entry["id"], entry["organisation"]["id"], entry["evidence"]) == ("alfa-znak-2016", "alfa", [])


def test_an_announcement_adds_evidence_to_it_by_its_id(site: SiteFactory):
    built = site(TREE + NEWS).build()
    assert "/aktualnosci/2021/06/srebro/" in built.links("/certyfikaty/alfa-znak-2016/")


def test_one_id_has_one_place(site: SiteFactory):
    twice = TREE + NEWS.replace("- ref: alfa-znak-2016", "- {id: alfa-znak-2016, organisation: alfa, scheme: znak}")
    built = site(twice).build(expect="problems")
    assert [(p.code, p.path, p.place.line) for p in built.problems] == [
        ("certificate-duplicate", "organisations/alfa.md", 4)
    ]


def test_a_certificate_in_another_organisations_file_is_reported(site: SiteFactory):
    built = site(TREE).edit(
        "content/organisations/alfa.md", "    scheme: znak", "    organisation: beta\n    scheme: znak"
    )
    assert built.build(expect="problems").codes == ["certificate-holder-other"]


def boxes(built: Site) -> list[str]:
    """The labels of the boxes beside the announcement."""
    return [
        label.get_text().replace("\xa0", " ")
        for label in built.page("/aktualnosci/2021/06/srebro/").select(".record-label")
    ]


def test_what_began_long_before_an_announcement_does_not_read_as_news(site: SiteFactory):
    built = site(TREE + NEWS).build()
    assert boxes(built) == ["Nasz certyfikat", "Nasz wcześniejszy certyfikat"]
    both = built.page("/aktualnosci/2021/06/srebro/").select(".record")
    assert [str(box.select_one("a.to-record")["href"]) for box in both] == [  # type: ignore[index]
        "/certyfikaty/alfa-srebro-2021/",
        "/certyfikaty/alfa-znak-2016/",
    ]


def test_announces_decides_before_the_dates(site: SiteFactory):
    built = site(TREE + NEWS).build()
    built.edit(
        "content/news/2021-06-17-srebro.md", "- ref: alfa-znak-2016", "- ref: alfa-znak-2016\n    announces: true"
    )
    assert boxes(built.build()) == ["Nasz certyfikat"] * 2
    built.edit(
        "content/news/2021-06-17-srebro.md", "    awarded: 2021-06", "    awarded: 2021-06\n    announces: false"
    )
    assert boxes(built.build()) == ["Nasz certyfikat", "Nasz wcześniejszy certyfikat"]


def test_a_background_certificate_gives_no_mark_to_the_card_of_an_announcement(site: SiteFactory):
    built = site(TREE + NEWS)
    built.write("content/schemes/zloty.md", "---\nname: Złoty\n---\n")
    built.edit(
        "content/news/2021-06-17-srebro.md",
        "  - ref: alfa-znak-2016",
        "  - {id: alfa-zloty-2016, organisation: alfa, scheme: zloty, awarded: 2016}",
    )
    built.build()
    stated = built.read("/aktualnosci/")
    built.edit("content/news/2021-06-17-srebro.md", "awarded: 2016}", "awarded: 2016, announces: true}").build()
    assert built.read("/aktualnosci/") != stated


def test_after_an_edit_of_the_holders_file_the_site_equals_a_clean_build(site: SiteFactory, tmp_path):
    built = site(TREE + NEWS).build()
    built.edit("content/organisations/alfa.md", "awarded: 2016-10-21", "awarded: 2016-11").build()
    assert "/certyfikaty/alfa-znak-2016/" in built.rendered
    after = built.tree()
    edited = (built.content / "organisations/alfa.md").read_bytes()
    clean = Site(tmp_path / "clean", TREE + NEWS).write("content/organisations/alfa.md", edited)
    assert clean.build().tree() == after


# ---------------------------------------------------------------------------------------------- new certificate


def start(site: SiteFactory) -> Site:
    made = site(TREE)
    (made.folder / "layouts").symlink_to(ROOT / "layouts")
    return made


def test_new_certificate_adds_to_the_holders_file_and_leaves_the_rest_as_it_was(site: SiteFactory):
    made = start(site)
    before = (made.content / "organisations/alfa.md").read_text()
    done = laur(
        made.folder,
        *("new", "certificate", "--holder", "alfa", "--scheme", "znak", "--awarded", "2020-05", "--kind", "renewal"),
        *("--supersedes", "alfa-znak-2016", "--source", "Lista", "--source-url", "https://list.example/"),
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "Saved: content/organisations/alfa.md\n"
    after = (made.content / "organisations/alfa.md").read_text()
    assert after.startswith(before.removesuffix("---\n"))
    assert "  - id: alfa-znak-2020\n    scheme: znak\n    kind: renewal\n    awarded: 2020-05\n" in after
    assert laur(made.folder, "check", "--strict").stdout == "No problems found.\n"


def test_new_certificate_names_the_flag_with_an_unknown_holder(site: SiteFactory):
    made = start(site)
    done = laur(made.folder, "new", "certificate", "--holder", "nobody", "--scheme", "znak")
    assert done.returncode == 2
    assert "--holder" in done.stderr


def test_new_certificate_adds_to_a_list_between_brackets(site: SiteFactory):
    made = start(site)
    made.write(
        "content/organisations/alfa.md", "---\nname: Alfa\ncertificates: [{id: a, scheme: znak, awarded: 2016}]\n---\n"
    )
    assert (
        laur(made.folder, "new", "certificate", "--holder", "alfa", "--scheme", "znak", "--awarded", "2020").returncode
        == 0
    )
    text = (made.content / "organisations/alfa.md").read_text()
    assert "awarded: 2016}, {id: alfa-znak-2020, scheme: znak, awarded: 2020}]\n" in text
