"""A site, and a way to publish it as a user does: by the command line."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from laur.cli import main
from laur.publish.manifest import OWN_FILES
from tests.sites import ROOT, Site, tree_of

TREE = """\
== content/organisations/alfa.md
== content/schemes/znak.md
== content/news/2024-01-10-pierwsza.md
---
title: Pierwsza wiadomość
date: 2024-01-10
tags: [nagrody]
---
Warsztaty odbyły się w środę.
== content/news/2024-02-10-znak.md
---
title: Klaster Alfa otrzymał znak
date: 2024-02-10
certificates:
  - {id: alfa-znak-2024, organisation: alfa, scheme: znak, awarded: 2024-02-10, valid_until: 2024-06-02}
---
Znak jest ważny do jutra.
"""


class Office:
    """A site on an editor's computer."""

    def __init__(self, site: Site, capture: pytest.CaptureFixture[str]) -> None:
        self.site, self._capture = site, capture
        self.day = "2024-06-01"
        self.out, self.err = "", ""

    def target(self, text: str, *, address: str = "https://klaster.test/", more: str = "") -> "Office":
        """Writes the target into site.yaml."""
        self.site.write("content/site.yaml", f"title: Próba\nbase_url: {address}\npublish:\n  web: {{{text}}}\n{more}")
        return self

    def arguments(self, *flags: str) -> list[str]:
        site = self.site
        folders = [f"--content={site.content}", f"--layouts={ROOT / 'layouts'}", f"--output={site.output}"]
        return ["publish", *flags, *folders, f"--as-of={self.day}", "--lang=en", "--jobs=1"]

    def publish(self, *flags: str, expect: int = 0, online: bool = False) -> "Office":
        check = () if online else ("--no-online-check",)
        status = main(self.arguments(*flags, *check))
        captured = self._capture.readouterr()
        self.out, self.err = captured.out, captured.err
        assert status == expect, f"status {status}\n{self.out}\n{self.err}"
        return self

    @property
    def changes(self) -> dict[str, str]:
        """What a dry run lists: by path, whether it is new, changed or deleted."""
        self.publish("--dry-run")
        return {path: action for action, path in re.findall(r"^(new|changed|deleted)  (\S+)$", self.out, re.MULTILINE)}

    @property
    def built(self) -> dict[str, bytes]:
        return tree_of(self.site.output)


def published(folder: Path) -> dict[str, bytes]:
    """The files of a site in a folder, without those that belong to publishing."""
    return {path: data for path, data in tree_of(folder).items() if path not in OWN_FILES and "laur-lock" not in path}


OfficeFactory = Callable[[], Office]


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Office:
    for name in ("LAUR_PASSWORD", "SSH_AUTH_SOCK", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name, raising=False)
    home = tmp_path / "user"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    return Office(Site(tmp_path / "office", TREE), capsys)
