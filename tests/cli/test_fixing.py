"""`check --fix`: shows each change, and makes it only once the user agrees."""

import sys
from pathlib import Path

import pexpect
import pytest

from tests.cli.test_commands import laur
from tests.sites import ROOT, Site, tree_of

TREE = """
== content/site.yaml
title: Serwis
== content/news/2024-01-10-alfa.md
---
tytuł: Alfa   # zostaje
date: 10 stycznia 2024 r.
draft: nie
---

Zob. [Beta](2024-01-11-bet.md).
== content/news/2024-01-11-beta.md
---
title: Beta: złoto
---
"""


@pytest.fixture
def here(tmp_path: Path) -> Site:
    return Site(tmp_path, TREE)


def test_without_agreement_the_changes_are_shown_and_nothing_is_written(here: Site):
    before = tree_of(here.folder / "content")
    done = laur(here.folder, "check", "--fix")
    assert "-tytuł: Alfa   # zostaje\n" in done.stdout
    assert "+title: Alfa   # zostaje\n" in done.stdout
    assert "check --fix --yes" in done.stdout
    assert tree_of(here.folder / "content") == before
    assert done.returncode == 1


def test_with_agreement_they_are_made_and_what_is_left_is_listed(here: Site):
    done = laur(here.folder, "check", "--fix", "--yes")
    alfa = (here.folder / "content/news/2024-01-10-alfa.md").read_text()
    assert alfa.startswith("---\ntitle: Alfa   # zostaje\ndate: 2024-01-10\ndraft: false\n---\n")
    assert 'title: "Beta: złoto"' in (here.folder / "content/news/2024-01-11-beta.md").read_text()
    assert "4 problems fixed in 2 files." in done.stdout
    again = laur(here.folder, "check", "--fix", "--yes", "--lang", "pl")
    assert "Poprawiono 1 problem w 1 pliku." in again.stdout
    assert "[Beta](2024-01-11-beta.md)" in (here.folder / "content/news/2024-01-10-alfa.md").read_text()
    assert "None of the problems" in laur(here.folder, "check", "--fix").stdout
    assert again.returncode == 0


def test_what_was_fixed_is_undone_in_one_step(here: Site):
    before = tree_of(here.folder / "content")
    laur(here.folder, "check", "--fix", "--yes")
    assert tree_of(here.folder / "content") != before
    assert "Problems fixed: 2 files put back." in laur(here.folder, "undo").stdout
    assert tree_of(here.folder / "content") == before


def test_only_the_named_files_are_fixed(here: Site):
    laur(here.folder, "check", "--fix", "--yes", "content/news/2024-01-11-beta.md")
    assert "tytuł" in (here.folder / "content/news/2024-01-10-alfa.md").read_text()
    assert "title: Beta: złoto" not in (here.folder / "content/news/2024-01-11-beta.md").read_text()


def test_fixes_cannot_be_printed_as_data(here: Site):
    done = laur(here.folder, "check", "--fix", "--format", "json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--fix works only with --format text." in done.stderr


@pytest.mark.parametrize(("answer", "is_written"), [("t", True), ("n", False), ("", False)])
def test_on_a_terminal_it_asks(here: Site, answer: str, is_written: bool):
    child = pexpect.spawn(
        sys.executable, [str(ROOT / "build.py"), "check", "--fix", "--lang", "pl"], cwd=str(here.folder),
        encoding="utf-8", timeout=60,
    )  # fmt: skip
    child.expect_exact("Wprowadzić 4 zmiany w 2 plikach? [t/N]")
    child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()
    assert ("title: Alfa" in (here.folder / "content/news/2024-01-10-alfa.md").read_text()) == is_written
