"""From a folder to a site that is online and stays true by itself, on each kind of host, by a recipe."""

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from laur.cli import main
from laur.scaffold.host_recipes import RecipeHost, write_recipe
from tests.publish.conftest import Office
from tests.publish.hosts import KINDS, Host, host
from tests.scaffold.test_host_recipes import fetched, scheduled, values
from tests.sites import ROOT, tree_of
from tests.validators.host import nginx

TODAY = datetime.now(ZoneInfo("Europe/Warsaw")).date()
YESTERDAY = TODAY - timedelta(days=1)
AWARDED = YESTERDAY - timedelta(days=300)
NEWS = f"""---
title: Znak
date: {AWARDED}
certificates:
  - {{id: alfa, organisation: alfa, scheme: znak, awarded: {AWARDED}, valid_until: {YESTERDAY}}}
---
Klaster otrzymał znak.
"""
PAGE = "certyfikaty/alfa/index.html"


class Online:
    """A site at a host of any kind, and nginx, which serves the files that the host has."""

    def __init__(self, target: Host, root: Path, address: str) -> None:
        self.target, self.root, self.address = target, root, address

    def refresh(self) -> None:
        """Makes the web server show what is at the host now."""
        for path in tree_of(self.root):
            (self.root / path).unlink()
        for path, data in self.target.tree().items():
            self.write(path, data)

    def write(self, path: str, data: bytes) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(data)


@contextmanager
def online(kind: str, folder: Path, patch: pytest.MonkeyPatch) -> Iterator[Online]:
    root, server = folder / "served", folder / "server"
    root.mkdir()
    server.mkdir()
    with host(kind, folder / "host", patch) as target, nginx(root, server) as address:
        yield Online(target, root, address)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_site_is_published_kept_true_by_its_schedule_and_audited(
    kind: str, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    site = office.site
    shutil.rmtree(site.content / "news")
    site.write("content/news/znak.md", NEWS)
    (site.folder / "layouts").symlink_to(ROOT / "layouts")
    program = site.folder / "laur"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{ROOT / "build.py"}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    with online(kind, tmp_path, monkeypatch) as there:

        def audited(*more: str) -> list[str]:
            status = main(["audit", there.address, "--format=json", "--strict", "--grace=1", "--lang=en", *more])
            codes = [found["code"] for found in json.loads(capsys.readouterr().out)["findings"]]
            assert status == (1 if codes else 0)
            return codes

        office.day = str(YESTERDAY)
        office.target(there.target.settings, address=f"{there.address}/").publish()
        first = there.target.tree()
        there.refresh()
        assert 'data-status="expiring"' in fetched(f"{there.address}/{PAGE}")
        assert audited(f"--as-of={YESTERDAY}") == []

        before = office.built
        site.edit("content/news/znak.md", "otrzymał", "dostał")
        office.publish("--format=json")
        report, after = json.loads(office.out), office.built
        changed = {path for path in after if before.get(path) != after[path]}
        assert (set(report["replaced"]), report["sent"], report["deleted"]) == (changed, [], [])
        assert {path for path, data in there.target.tree().items() if first.get(path) != data} == changed
        assert 0 < len(changed) < len(after) // 4

        there.refresh()
        assert audited() == ["rebuild-overdue", "certificate-outdated"]
        files = values(
            url=f"{there.address}/", folder=str(site.folder), program=str(program), publishes=True, served=there.address
        )
        write_recipe(RecipeHost.SHARED_HOST, site.folder, files)
        assert scheduled(site.folder) == ["true", "published"]
        there.refresh()
        assert 'data-status="expired"' in fetched(f"{there.address}/{PAGE}")
        assert audited() == []
        assert scheduled(site.folder) == ["false"]

        page = (there.root / PAGE).read_bytes()
        there.write(PAGE, page.replace(b'"expired"', b'"valid"'))
        assert "page-status-wrong" in audited()
