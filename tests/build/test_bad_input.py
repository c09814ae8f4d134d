"""Bad input: a clear problem at its place, exit without a traceback, and the last good site untouched."""

import os
import subprocess
import sys
from typing import Any

import pytest

from tests.sites import ROOT, Site, SiteFactory, unmeasured

GOOD = """
== content/news/dobra.md
---
title: Dobra
date: 2024-01-10
---
Tekst.
"""


@pytest.fixture
def built(site: SiteFactory) -> Site:
    return site(GOOD).build()


def found(site: Site) -> list[tuple[str, str, int]]:
    return [(p.code, p.path, p.place.line) for p in site.problems]


@pytest.mark.parametrize(
    ("path", "data", "code"),
    [
        ("news/latin.md", "---\ntitle: Łódź\n---\n".encode("iso8859-2"), "file-not-utf8"),
        ("news/pusty.md", b"", "file-empty"),
        ("news/bez.md", b"tylko tekst\n", "front-matter-missing"),
        ("news/otwarty.md", b"---\ntitle: x\n\ntekst\n", "front-matter-unclosed"),
        ("news/klucz.md", b"---\ntitel: x\ntitle: y\n---\n", "key-unknown"),
        ("news/bez-tytulu.md", b"---\ndate: 2024-01-01\n---\n", "key-missing"),
        ("news/data.md", b"---\ntitle: x\ndate: 31.12.2024\n---\n", "value-not-date"),
        ("news/dwa.md", b"---\ntitle: x\ntitle: y\n---\n", "key-duplicate"),
        ("news/org.md", b"---\ntitle: x\norganisations: [nie-ma]\n---\n", "organisation-unknown"),
        ("news/obraz.md", b"---\ntitle: x\nimage: {src: ../media/nie.svg, alt: a}\n---\n", "media-unknown"),
        ("news/link.md", b"---\ntitle: x\n---\n\n[tam](nie-ma.md)\n", "link-missing"),
        ("news/na-zewnatrz.md", b"---\ntitle: x\n---\n[tam](../../../etc/passwd)\n", "link-outside"),
        ("news/adres.md", b"---\ntitle: x\n---\n[tam](/nie/ma/)\n", "link-missing"),
        ("organisations/Zła Nazwa.md", b"---\nname: x\n---\n", "id-not-slug"),
    ],
)
def test_each_mistake_has_its_code_and_place_and_the_last_site_stands(built: Site, path: str, data: bytes, code: str):
    before = built.tree()
    built.write(f"content/{path}", data).build(expect="problems")
    assert code in built.codes
    assert {p.path for p in built.problems} == {path}
    assert built.tree() == before


def test_all_mistakes_of_all_files_are_reported_in_one_run(built: Site):
    built.write("content/news/a.md", "---\ntitel: x\ndate: jutro\n---\n")
    built.write("content/news/b.md", "---\ntitle: x\norganisations: [z]\n---\n[x](y.md)\n")
    built.build(expect="problems")
    assert [(code, path) for code, path, _ in found(built)] == [
        ("key-unknown", "news/a.md"),
        ("value-not-date", "news/a.md"),
        ("organisation-unknown", "news/b.md"),
        ("link-missing", "news/b.md"),
    ]


def test_a_folder_named_like_a_document_is_a_problem(built: Site):
    (built.content / "news/folder.md").mkdir()
    built.build(expect="problems")
    assert built.codes == ["file-is-directory"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a machine without named pipes")
def test_what_is_no_file_is_not_waited_for(built: Site):
    os.mkfifo(built.content / "news/rura.md")
    (built.content / "media").mkdir(exist_ok=True)
    os.mkfifo(built.content / "media/rura.jpg")
    before = built.tree()
    assert built.build().tree() == before


def test_a_folder_that_cannot_be_looked_into_is_a_problem_and_its_pages_stand(
    built: Site, monkeypatch: pytest.MonkeyPatch
):
    """Rights do not stop whoever runs as root, so the system's refusal is played."""
    before, scandir = built.tree(), os.scandir

    def refused(folder: Any) -> Any:
        if str(folder) == str(built.content / "news"):
            raise PermissionError(13, "Permission denied", folder)
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refused)
    built.build(expect="problems")
    assert found(built) == [("file-unreadable", "news", 0)]
    assert built.tree() == before


@pytest.mark.parametrize("text", ["[", "![", "[a](", "[a][", "<a "])
def test_markup_that_begins_many_times_and_never_ends_is_shown_as_written(built: Site, text: str):
    built.write("content/news/wezel.md", f"---\ntitle: W\n---\n{text * 20_000}\n").build()
    assert found(built) == []
    assert (text * 20_000).strip() in built.page("/aktualnosci/wezel/").get_text()


def test_a_text_that_is_nested_too_deep_is_a_problem(built: Site):
    built.write("content/news/wezel.md", f"---\ntitle: W\n---\n{'> ' * 5000}a\n").build(expect="problems")
    assert found(built) == [("body-unreadable", "news/wezel.md", 4)]


def test_a_disk_that_is_full_is_reported_and_the_next_build_is_whole(site: SiteFactory):
    made = site(GOOD)
    build = f"{sys.executable} {ROOT / 'build.py'} build --as-of 2024-06-01"

    def run(script: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", "-c", script], cwd=made.folder, env=unmeasured(), capture_output=True, text=True, check=False
        )

    full = run(f"ulimit -f 40; exec {build}")
    assert full.returncode == 3
    assert "Traceback" not in full.stderr
    assert run(build).returncode == 0
    assert (made.folder / "site/index.html").is_file()


def test_a_link_that_leaves_the_content_folder_is_a_problem(built: Site, tmp_path):
    (tmp_path / "tajne.md").write_text("---\ntitle: tajne\n---\n", encoding="utf-8")
    (built.content / "news/zewnatrz.md").symlink_to(tmp_path / "tajne.md")
    built.build(expect="problems")
    assert built.codes == ["file-outside"]
    assert "tajne" not in "".join(str(text) for text in built.tree())


def test_two_documents_with_one_url_are_a_problem_that_names_both(built: Site):
    built.write("content/news/2024/dobra.md", "---\ntitle: Druga\ndate: 2024-01-11\n---\nx\n").build(expect="problems")
    (problem,) = built.problems
    assert problem.code == "url-duplicate"
    assert {problem.path, problem.values["first"]} == {"news/dobra.md", "news/2024/dobra.md"}


def test_a_problem_goes_when_it_is_fixed(built: Site):
    built.write("content/news/zla.md", "---\ntitel: x\n---\n").build(expect="problems")
    built.write("content/news/zla.md", "---\ntitle: Dobra teraz\n---\nx\n").build()
    assert built.exists("/aktualnosci/zla/")


def test_a_problem_stays_while_nothing_is_fixed(built: Site):
    built.write("content/news/zla.md", "---\ntitel: x\n---\n").build(expect="problems").build(expect="problems")
    assert "key-unknown" in built.codes


def test_a_missing_site_yaml_or_content_folder_is_a_problem(built: Site, tmp_path):
    built.delete("content/site.yaml").build(expect="problems")
    assert built.codes == ["site-missing"]
    built.content = tmp_path / "nigdzie"
    built.build(expect="problems")
    assert built.codes == ["content-missing"]


@pytest.fixture
def own_layouts(built: Site, tmp_path) -> Site:
    import shutil

    shutil.copytree(ROOT / "layouts", tmp_path / "layouts")
    built.layouts = tmp_path / "layouts"
    return built.build()


def test_a_layout_with_a_syntax_error_is_a_problem_with_its_line(own_layouts: Site):
    before = own_layouts.tree()
    own_layouts.write("layouts/tags.html", "<p>\n{% for x in %}\n</p>\n").build(expect="problems")
    assert found(own_layouts) == [("layout-syntax", "tags.html", 2)]
    assert own_layouts.tree() == before


@pytest.mark.parametrize(
    ("layout", "code"),
    [
        ('{% extends "tags.html" %}', "layout-failed"),
        ("{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}", "layout-failed"),
        ("{% if 1 %}" * 500 + "{% endif %}" * 500, "layout-syntax"),
        ("{% for x in [] %}" * 30 + "{% endfor %}" * 30, "layout-syntax"),
    ],
)
def test_a_layout_without_end_is_a_problem(own_layouts: Site, layout: str, code: str):
    before = own_layouts.tree()
    own_layouts.write("layouts/tags.html", layout).build(expect="problems")
    assert (code, "tags.html") in [(code, path) for code, path, _ in found(own_layouts)]
    assert own_layouts.tree() == before


def test_a_layout_that_asks_for_what_is_not_there_is_a_problem_with_its_line(own_layouts: Site):
    before = own_layouts.tree()
    own_layouts.write("layouts/tags.html", "<p>\n\n{{ view.nothing }}</p>\n").build(expect="problems")
    assert found(own_layouts) == [("layout-undefined", "tags.html", 3)]
    assert own_layouts.tree() == before
    assert not list(own_layouts.folder.glob(".*.staging"))


@pytest.mark.parametrize("function", ["t", "forms"])
def test_a_wording_that_is_missing_is_a_problem(own_layouts: Site, function: str):
    own_layouts.write("layouts/tags.html", f"\n{{{{ {function}('nie.ma') }}}}\n").build(expect="problems")
    assert found(own_layouts) == [("words-missing", "tags.html", 2)]


def test_a_layout_that_computes_a_name_is_a_problem(own_layouts: Site):
    own_layouts.write("layouts/tags.html", "{% include page.kind ~ '.html' %}\n").build(expect="problems")
    assert found(own_layouts) == [("layout-dynamic", "tags.html", 1)]


@pytest.mark.parametrize(
    ("wording", "code", "line"),
    [
        ("title.year: Z {rok} roku", "words-placeholder", 0),
        ("title.year: Z {year!r:>9999999999}", "words-syntax", 1),
        ("title.year: Z {year.__class__}", "words-syntax", 1),
        ("title.year: Z {year", "words-syntax", 1),
        ("title.year: Rok: {year}", "yaml-colon", 1),
        ("title.year: [Z, roku]", "words-syntax", 1),
        ("title.year: {one: Z roku, inne: Z lat}", "words-syntax", 1),
        ("a: \0", "character-forbidden", 1),
        ("a: " + "{a: " * 9000, "nesting-too-deep", 1),
        ("a: " + "[" * 200_000, "nesting-too-deep", 1),
    ],
)
def test_a_wording_that_cannot_be_said_is_a_problem(own_layouts: Site, wording: str, code: str, line: int):
    file = own_layouts.folder / "layouts/language/pl.yaml"
    kept = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("title.year:")]
    file.write_text("\n".join([wording, *kept]), encoding="utf-8")
    own_layouts.build(expect="problems")
    assert (code, line) in [(code, line) for code, _, line in found(own_layouts)]


@pytest.mark.parametrize(
    ("wording", "code"),
    [
        ("reading: Czas: długi", "yaml-colon"),
        ("reading: Czas czytania\nreading: Czas", "key-duplicate"),
        ('reading: "Czas', "yaml-quote-unclosed"),
        ("reading:Czas czytania", "yaml-no-colon"),
    ],
)
def test_one_slip_in_a_wording_is_reported_once_with_its_fix(own_layouts: Site, wording: str, code: str):
    own_layouts.write("content/site.yaml", "title: A\nlanguages: [pl, en]\n")
    file = own_layouts.folder / "layouts/language/pl.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("reading:"))
    file.write_text("\n".join([*lines[:at], wording, *lines[at + 1 :]]), encoding="utf-8")
    own_layouts.build(expect="problems")
    assert [(said, path) for said, path, _ in found(own_layouts)] == [(code, "language/pl.yaml")]


def test_a_file_of_the_layouts_that_cannot_be_read_is_reported_once(own_layouts: Site):
    own_layouts.write("layouts/language/pl.yaml", b"\xff\xfe")
    own_layouts.delete("layouts/base.html")
    (own_layouts.folder / "layouts/base.html").symlink_to("nowhere.html")
    own_layouts.build(expect="problems")
    assert {(code, path) for code, path, _ in found(own_layouts)} == {
        ("file-not-utf8", "language/pl.yaml"),
        ("file-unreadable", "base.html"),
    }


def test_a_layout_that_names_a_missing_one_is_a_problem(own_layouts: Site):
    own_layouts.write("layouts/tags.html", "{% extends 'bse.html' %}\n").build(expect="problems")
    assert [(p.code, p.values["nearest"]) for p in own_layouts.problems] == [("layout-missing", "base.html")]


def test_a_missing_layouts_folder_is_a_problem_of_its_own(built: Site, tmp_path):
    built.layouts = tmp_path / "nigdzie"
    built.build(expect="problems")
    assert built.codes == ["layouts-missing"]


def test_a_language_without_wording_is_a_problem(built: Site):
    built.write("content/site.yaml", "title: Próba\nlanguages: [pl, de]\n").build(expect="problems")
    assert [(p.code, p.values["language"]) for p in built.problems] == [("words-file-missing", "de")]


def test_wording_that_one_language_lacks_is_a_problem(own_layouts: Site):
    own_layouts.write("content/site.yaml", "title: Próba\nlanguages: [pl, en]\n")
    english = own_layouts.layouts / "language/en.yaml"
    lines = english.read_text(encoding="utf-8").split("\n")
    english.write_text("\n".join(line for line in lines if not line.startswith("title.news:")), encoding="utf-8")
    own_layouts.build(expect="problems")
    assert [(p.code, p.path, p.values["value"]) for p in own_layouts.problems] == [
        ("words-missing", "language/en.yaml", "title.news")
    ]
