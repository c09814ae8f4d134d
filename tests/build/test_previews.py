"""An announcement under embargo can be read at an address that nobody can guess, and that nothing on the site names."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from msgspec.structs import replace

from laur.build import build, plan_site
from laur.cli import main
from laur.cli.environment import preview_key
from laur.source.options import Options
from laur.views.kinds import PageKind
from tests.photographs import photograph
from tests.sites import ROOT, Site, SiteFactory, tree_of

KEY = "0123456789abcdef0123456789abcdef"
PATH = "news/nagroda.md"
TREE = """
== content/site.yaml
title: Próba
base_url: https://klaster.test/
host: apache
== content/organisations/alfa.md
---
name: Klaster Alfa
---
== content/schemes/znak.md
---
name: Znak
---
== content/news/nagroda.md
---
title: Tajna nagroda
date: 2024-06-01
publish_at: 2024-06-01 10:00
preview: true
tags: [poufne]
image: {src: tajne.jpg, alt: Statuetka}
certificates:
  - {id: alfa-znak-2024, organisation: alfa, scheme: znak, awarded: 2024-06-01, valid_until: 2026-12-31}
---
Klaster Alfa otrzymał nagrodę. Zobacz też [drugą](druga.md) i [starą](stara.md).
== content/news/druga.md
---
title: Druga
date: 2024-06-01
publish_at: 2024-06-01 10:00
---
Tekst.
== content/news/stara.md
---
title: Stara
date: 2024-05-20
---
Tekst.
"""
WITHOUT_IMAGE = TREE.replace("image: {src: tajne.jpg, alt: Statuetka}\n", "")
MORNING, TEN = (datetime(2024, 6, 1, hour, tzinfo=ZoneInfo("Europe/Warsaw")) for hour in (9, 10))
PUBLIC = "/aktualnosci/2024/06/nagroda/"


def options(made: Site, key: str | None = KEY) -> Options:
    return Options(content=made.content, layouts=made.layouts, output=made.output, preview_key=key)


def made_at(made: Site, moment: datetime, key: str | None = KEY) -> dict[str, bytes]:
    assert build(options(made, key), lambda _zone: moment).is_written
    return made.tree()


@dataclass(frozen=True)
class Previewed:
    site: Site
    folder: str
    """The folder of the preview."""
    before: dict[str, bytes]
    after: dict[str, bytes]


def folder_of(tree: dict[str, bytes]) -> str:
    (page,) = (path for path in tree if re.fullmatch(r"preview/[0-9a-f]{32}/index\.html", path))
    return page.removesuffix("index.html")


@pytest.fixture(scope="module")
def previewed(tmp_path_factory: pytest.TempPathFactory) -> Previewed:
    made = Site(tmp_path_factory.mktemp("previewed"), TREE)
    (made.content / "news" / "tajne.jpg").write_bytes(photograph(64, 48))
    before = made_at(made, MORNING)
    return Previewed(made, folder_of(before), before, made_at(made, TEN))


def test_the_preview_shows_the_announcement_with_its_certificate_and_keeps_search_engines_away(previewed: Previewed):
    page = BeautifulSoup(previewed.before[f"{previewed.folder}index.html"], "html5lib")
    assert page.select_one("h1").get_text() == "Tajna nagroda"  # type: ignore[union-attr]
    assert "noindex" in str(page.select_one("meta[name=robots]"))
    assert "no-referrer" in str(page.select_one("meta[name=referrer]"))
    assert page.select_one("link[rel=canonical], script[type='application/ld+json'], meta[property^=og]") is None
    assert "Embargo do 1 czerwca 2024" in page.get_text().replace("\N{NO-BREAK SPACE}", " ")
    record = page.select_one(".record")
    assert record is not None
    assert "Znak" in record.get_text()
    assert record.select_one("a[href^='/certyfikaty/']") is None
    assert [link["href"] for link in page.select(".prose a")] == [
        "/aktualnosci/2024/06/druga/",
        "/aktualnosci/2024/05/stara/",
    ]


def test_its_pictures_are_in_its_own_folder(previewed: Previewed):
    page = BeautifulSoup(previewed.before[f"{previewed.folder}index.html"], "html5lib")
    assert [tag["src"] for tag in page.select("article img")] == [f"/{previewed.folder}media/news/tajne.jpg"]
    assert b"Jan Tajny" not in previewed.before[f"{previewed.folder}media/news/tajne.jpg"]
    assert not any(path.startswith("media/news/") for path in previewed.before)


def test_no_other_file_of_the_site_names_the_preview_or_what_it_says(previewed: Previewed):
    token = previewed.folder.split("/")[1].encode()
    for path, data in previewed.before.items():
        if not path.startswith(previewed.folder):
            assert token not in data, path
            assert b"Tajna nagroda" not in data, path
            assert b"alfa-znak-2024" not in data, path
            assert b"poufne" not in data, path


def test_after_publication_the_address_leads_to_the_announcement(previewed: Previewed):
    page = previewed.after[f"{previewed.folder}index.html"].decode()
    assert PUBLIC in page
    assert "noindex" in page
    assert "Tajna" not in page
    assert f"/{previewed.folder}" in previewed.after[".htaccess"].decode()
    assert [path for path in previewed.after if path.startswith(previewed.folder)] == [f"{previewed.folder}index.html"]
    assert "media/news/tajne.jpg" in previewed.after
    sitemap = previewed.after["sitemap.xml"].decode()
    assert previewed.folder not in sitemap
    assert PUBLIC in sitemap


def test_the_address_depends_on_the_key_and_the_document_and_on_nothing_else(site: SiteFactory):
    made = site(WITHOUT_IMAGE)
    first = folder_of(made_at(made, MORNING))
    made.edit(f"content/{PATH}", "Tajna nagroda", "Inny tytuł")
    assert folder_of(made_at(made, MORNING)) == first
    assert folder_of(made_at(made, MORNING, KEY[::-1])) != first
    made.edit(f"content/{PATH}", "preview: true\n", "")
    assert not any(path.startswith("preview/") for path in made_at(made, MORNING))


def test_building_after_edits_equals_a_clean_build_and_renders_the_preview_only_when_it_changed(
    previewed: Previewed, tmp_path: Path
):
    made = previewed.site
    before = made_at(made, MORNING)
    made.edit("content/news/stara.md", "title: Stara", "title: Starsza")
    report = build(options(made), lambda _zone: MORNING)
    assert f"/{previewed.folder}" not in {page.url for page in report.rendered}
    made.edit(f"content/{PATH}", "otrzymał nagrodę", "dostał nagrodę")
    report = build(options(made), lambda _zone: MORNING)
    assert {page.url for page in report.rendered} == {f"/{previewed.folder}"}
    clean = replace(options(made), output=tmp_path / "clean", clean=True)
    build(clean, lambda _zone: MORNING)
    assert tree_of(made.output) == tree_of(tmp_path / "clean")
    made.edit(f"content/{PATH}", "dostał nagrodę", "otrzymał nagrodę")
    made.edit("content/news/stara.md", "title: Starsza", "title: Stara")
    assert made_at(made, MORNING) == before


def test_without_a_key_there_is_a_warning_and_no_preview(site: SiteFactory):
    made = site(WITHOUT_IMAGE)
    for key in (None, "short"):
        found = plan_site(options(made, key), lambda _zone: MORNING)
        assert [(each.code, each.path, each.place.line) for each in found.problems] == [
            ("preview-key-missing", PATH, 5)
        ]
        assert not [page for page in found.pages if page.kind is PageKind.PREVIEW]


def test_on_an_own_computer_a_key_is_made_once_and_the_address_is_printed(
    site: SiteFactory, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    made = site(WITHOUT_IMAGE)
    monkeypatch.chdir(made.folder)
    monkeypatch.delenv("CI", raising=False)

    def laur(*words: str) -> str:
        assert main([*words, "--as-of=2024-06-01T09:00", f"--layouts={ROOT / 'layouts'}"]) == 0
        return "".join(capsys.readouterr())

    built = laur("build", "--lang=en")
    key = made.folder / "preview.key"
    assert key.stat().st_mode & 0o777 == 0o600
    url = f"https://klaster.test/{folder_of(made.tree())}"
    assert f"Previews at secret addresses: 1\n  “Tajna nagroda” until 2024-06-01 10:00: {url}\n" in built
    assert preview_key({}, made.content) == key.read_text()
    assert preview_key({"LAUR_PREVIEW_KEY": KEY}, made.content) == KEY
    status = laur("status", "--lang=pl")
    assert f"Podglądy pod tajnymi adresami: 1\n  „Tajna nagroda” do 2024-06-01 10:00: {url}\n" in status
    data = json.loads(laur("status", "--format=json"))
    assert {held["source"]: held["preview"] for held in data["withheld"]} == {PATH: url, "news/druga.md": None}
    key.unlink()
    monkeypatch.setenv("CI", "true")
    assert "preview-key-missing" in laur("check", "--lang=en")
    assert not key.exists()
