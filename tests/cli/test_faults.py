"""A fault of Laur itself: a sentence for people, the details in a file, and the preview goes on."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from laur.cli import main
from laur.cli.commands import COMMANDS
from laur.preview.site import Preview
from tests.preview.previews import ALFA, previewing, until
from tests.sites import Site, SiteFactory

TREE = """
== content/news/2024-01-10-alfa.md
---
title: Alfa
date: 2024-01-10
---
Pierwszy tekst.
"""


@pytest.mark.parametrize(("lang", "sentence"), [("en", "Laur has a fault"), ("pl", "błąd w samym Laurze")])
def test_a_fault_is_a_sentence_and_a_file(
    site: SiteFactory, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lang: str, sentence: str
):
    made = site(TREE)

    def broken(_args: object) -> int:
        raise LookupError("nobody expected this")

    monkeypatch.setitem(COMMANDS, "build", replace(COMMANDS["build"], run=broken))
    monkeypatch.chdir(made.folder)
    assert main(["build", "--lang", lang]) == 4
    said = capsys.readouterr().err
    assert sentence in said
    assert "Traceback" not in said
    named = re.search(r"\S*laur-fault-\S*\.txt", said)
    assert named
    details = Path(named[0]).read_text(encoding="utf-8")
    assert "Traceback" in details
    assert "nobody expected this" in details
    Path(named[0]).unlink()


def test_the_preview_says_so_and_shows_the_next_save(site: SiteFactory, monkeypatch: pytest.MonkeyPatch):
    made: Site = site(TREE)
    rebuild = Preview.rebuild
    with previewing(made) as preview:

        def broken(*_: object, **__: object) -> None:
            raise LookupError("nobody expected this")

        monkeypatch.setattr(Preview, "rebuild", broken)
        made.edit("content/news/2024-01-10-alfa.md", "Pierwszy", "Drugi")
        until(lambda: bool(preview.failures))
        assert [type(failure) for failure in preview.failures[:1]] == [LookupError]
        assert "Pierwszy tekst" in preview.get(ALFA)
        monkeypatch.setattr(Preview, "rebuild", rebuild)
        made.edit("content/news/2024-01-10-alfa.md", "Drugi", "Trzeci")
        until(lambda: "Trzeci tekst" in preview.get(ALFA))
        preview.failures.clear()
