"""A build that finds nothing to do: it looks at the files, reads none of them, and loads little of Laur."""

import subprocess
import sys
import time
from datetime import date, datetime
from fnmatch import fnmatch
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

import laur.build
from laur.pages.plan import Inputs
from tests.sites import DAY, ROOT, SITE_YAML, Site, SiteFactory, unmeasured

TREE = """
== content/news/alfa.md
---
title: Alfa
date: 2024-01-10
tags: [nagrody]
---
Tekst.
== content/news/beta.md
---
title: Beta
publish_at: 2024-06-01 10:00
---
Tekst.
"""
LOADED = """
cli cli.arguments cli.build_report cli.command cli.commands cli.commands.* cli.environment cli.exit_status cli.flags
cli.language cli.parser cli.printing cli.progress cli.streams
build cms cms.program memo output output.decide output.report output.staging output.write pages pages.plan
i18n i18n.* model model.* problems problems.codes problems.formats problems.messages
rendering rendering.layout_references
source source.cache source.compiled source.content source.database source.files source.layouts source.library
source.lines source.media source.options source.records source.sealing source.tool_version
system system.errors system.formats system.interrupts system.locked_files system.profile
system.ui_language system.workers urls urls.paths urls.permalinks
"""
"""The modules of Laur that such a build may load. Before one is added: can it be imported where it is used?"""
NOT_LOADED = (
    "jinja2",
    "markdown",
    "yaml",
    "PIL",
    "babel",
    "multiprocessing",
    "concurrent.futures",
    "json",
    "html.parser",
)
"""Modules from elsewhere that would cost most of its time."""


@pytest.fixture
def settled(site: SiteFactory) -> Site:
    """A site that was built when its files had been there for a while."""
    made = site(TREE)
    time.sleep(0.1)  # so that their time stamps can be trusted
    made.build()
    time.sleep(0.1)
    return made.build()


def only_looks(made: Site, monkeypatch: pytest.MonkeyPatch, **flags: object) -> bool:
    """Builds; whether the build read nothing, but only looked at the files."""
    read: list[object] = []
    original = laur.build.read_inputs

    def read_inputs(*args: Any) -> Inputs:
        read.append(args)
        return original(*args)

    with monkeypatch.context() as patch:
        patch.setattr(laur.build, "read_inputs", read_inputs)
        made.build(**flags)  # type: ignore[arg-type]
    return not read


def test_nothing_is_read_where_no_file_looks_different(settled: Site, monkeypatch: pytest.MonkeyPatch):
    pages = len(settled.tree())
    assert only_looks(settled, monkeypatch)
    assert settled.rendered == set()
    assert settled.last.unchanged == pages
    assert settled.last.is_written


def test_warnings_are_shown_each_time(site: SiteFactory, monkeypatch: pytest.MonkeyPatch):
    made = site("== content/news/a.md\n---\ntitle: A\ndate: 2024-01-10\n---\n[x](http://)\n")
    for _ in range(2):
        time.sleep(0.1)
        made.build()
    before = made.codes
    assert only_looks(made, monkeypatch)
    assert made.codes == before


@pytest.mark.parametrize("path", ["content/news/alfa.md", "content/site.yaml", "layouts/news.html", "site/index.html"])
def test_a_file_that_was_touched_is_read_once_and_trusted_again(
    site: SiteFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
):
    copytree(ROOT / "layouts", tmp_path / "layouts")
    made = site(TREE)
    for _ in range(2):
        time.sleep(0.1)
        made.build()
    (tmp_path / path).touch()
    time.sleep(0.1)
    assert not only_looks(made, monkeypatch)
    assert made.rendered == set()
    assert only_looks(made, monkeypatch)


@pytest.mark.parametrize(
    "flags",
    [
        {"day": date(2024, 6, 2)},
        {"day": datetime(2024, 6, 1, 9, 59)},  # noqa: DTZ001 - in the time zone of the site
        {"drafts": True},
        {"future": True},
        {"base_url": "https://example.com/"},
        {"clean": True},
    ],
    ids=str,
)
def test_what_a_build_is_asked_for_counts(settled: Site, monkeypatch: pytest.MonkeyPatch, flags: dict[str, object]):
    assert not only_looks(settled, monkeypatch, **flags)


def test_the_time_of_day_counts_only_where_something_is_published(settled: Site, monkeypatch: pytest.MonkeyPatch):
    late = datetime(2024, 6, 1, 23, 30)  # noqa: DTZ001 - in the time zone of the site
    assert only_looks(settled, monkeypatch, day=late)


@pytest.mark.parametrize(
    ("path", "text"),
    [("content/news/gamma.md", "---\ntitle: Gamma\n---\n"), ("content/media/x.txt", "x"), ("site/x.txt", "x")],
)
def test_a_new_file_is_noticed(settled: Site, monkeypatch: pytest.MonkeyPatch, path: str, text: str):
    settled.write(path, text)
    assert not only_looks(settled, monkeypatch)


@pytest.mark.parametrize("path", ["content/news/alfa.md", "site/index.html", "site/tagi/nagrody/index.html"])
def test_a_file_that_is_gone_is_noticed(settled: Site, monkeypatch: pytest.MonkeyPatch, path: str):
    settled.delete(path)
    assert not only_looks(settled, monkeypatch)


def test_a_problem_outside_of_files_is_noticed_when_it_comes_and_when_it_goes(
    settled: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "outside").mkdir()
    link = settled.content / "news" / "link"
    link.symlink_to(tmp_path / "outside")
    assert not only_looks(settled, monkeypatch, expect="problems")
    link.unlink()
    assert only_looks(settled, monkeypatch)


@pytest.mark.parametrize("host", ["", "host: apache\n"], ids=["no host", "apache"])
def test_a_build_with_nothing_to_do_loads_little(site: SiteFactory, host: str):
    settled = site(f"{TREE}== content/site.yaml\n{SITE_YAML}{host}")
    for _ in range(2):
        time.sleep(0.1)  # so that the time stamps of its files can be trusted
        settled.build()
    time.sleep(0.1)
    program = "import sys; from laur.cli import main; main(sys.argv[1:]); print(*sorted(sys.modules))"
    folders = ["--content", settled.content, "--layouts", settled.layouts, "--output", settled.output]
    command = [sys.executable, "-c", program, "build", "--as-of", str(DAY), "--lang", "en", *map(str, folders)]
    environment = {**unmeasured(), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    loaded = done.stdout.splitlines()[-1].split()
    allowed = [f"laur.{name}" for name in LOADED.split()]
    assert done.stdout.startswith("Nothing changed")
    own = [name for name in loaded if name.startswith("laur.")]
    assert [name for name in own if not any(fnmatch(name, pattern) for pattern in allowed)] == []
    assert [name for name in NOT_LOADED if name in loaded] == []
