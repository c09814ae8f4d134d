"""While a build replaces files, and after it was killed at any of them, a reader meets no page with something missing.

A build runs in a child process, which reads the site as a visitor before each change to a file, or ends itself there
as the system would (SIGKILL).
"""

import json
import os
import re
import shutil
import signal
import sys
from collections.abc import Callable, Collection
from functools import cache
from itertools import count
from pathlib import Path
from urllib.parse import urljoin

import pytest

from laur.output.staging import UNFINISHED
from laur.urls.permalinks import is_hashed_asset, output_path
from tests.sites import ROOT, Site, SiteFactory

TREE = """
== content/organisations/alfa.md
== content/organisations/beta.md
== content/schemes/znak.md
== content/media/znak.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>
== content/news/alfa.md
---
title: Alfa ze znakiem
date: 2024-01-10
tags: [nagrody]
image: {src: /media/znak.svg, alt: Znak}
certificates: [{id: alfa-znak, organisation: alfa, scheme: znak, valid_from: 2023-01-01, valid_until: 2025-12-31}]
---
Tekst.
== content/news/beta.md
---
title: Beta
date: 2024-02-10
tags: [jakosc]
---
Zob. [Alfa](alfa.md).
"""
CHANGES = frozenset({"os.rename", "os.remove", "os.rmdir"})
"""The audit events of Python before a file of a folder is replaced or removed (`os.replace` raises the first, too)."""
LINKS = 10
_IN_STYLE = re.compile(rb"""url\(["']?(?!data:)([^"')#?]+)""")
_ADDRESS = re.compile(r"""<(link|script|img|source|a)\b[^>]*?\s(?:href|src|srcset)=["']?(/[^"'\s>#?]*)""")


def edit(made: Site) -> None:
    """An edit of all kinds: a style and a drawing change, one announcement comes, one goes, one gets a new address."""
    made.write("layouts/assets/site.css", (ROOT / "layouts/assets/site.css").read_text("utf-8") + "\n/* x */\n")
    made.edit("content/media/znak.svg", 'width="9" height', 'width="8" height')
    made.write(
        "content/news/nowa.md",
        "---\ntitle: Nowa\ndate: 2024-03-01\ntags: [nowe]\nimage: {src: /media/nowy.svg, alt: Nowy}\n---\n"
        "[A](alfa.md)\n",
    )
    made.write("content/media/nowy.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    made.delete("content/news/beta.md")
    made.rename("content/organisations/beta.md", "content/organisations/beta-nowa.md")


@pytest.fixture
def made(site: SiteFactory) -> Site:
    return with_own_layouts(site(TREE))


def with_own_layouts(made: Site) -> Site:
    """The site with a copy of the repository's layouts, which may be edited."""
    for file in (ROOT / "layouts").rglob("*.*"):
        made.write(f"layouts/{file.relative_to(ROOT / 'layouts').as_posix()}", file.read_bytes())
    made.layouts = made.folder / "layouts"
    return made


@cache
def addresses(page: bytes) -> tuple[str, ...]:
    """What a visit to a page asks for: all that it shows, and its first links."""
    found = _ADDRESS.findall(page.decode("utf-8"))
    shown = [address for element, address in found if element != "a"]
    return (*shown, *[address for element, address in found if element == "a"][:LINKS])


@cache
def in_style(style: bytes, path: str) -> tuple[str, ...]:
    """What a style asks for: fonts and images."""
    return tuple(urljoin(f"/{path}", address.decode()) for address in _IN_STYLE.findall(style))


def missing(output: Path, known: Collection[str] = ()) -> list[str]:
    """Everything that a visitor does not find now, who opens the pages at the `known` paths and the front page.

    New pages to which nothing leads yet are not met.
    """
    due, seen, lost = ["index.html", *known], set[str](), []
    while due:
        path = due.pop()
        if path in seen or not (output / path).is_file():
            continue  # a page that is gone is missed where a page leads to it
        seen.add(path)
        data = (output / path).read_bytes()
        for address in in_style(data, path) if path.endswith(".css") else addresses(data):
            target = output_path(address)
            if not (output / target).is_file():
                lost.append(f"{path} → {address}")
            elif target.endswith((".html", ".css")):
                due.append(target)
    return lost


def pages(made: Site) -> list[str]:
    """The pages that the edit does not remove."""
    return [path for path in made.tree() if path.endswith(".html") and not re.search("/beta|/jakosc", path)]


def is_in_output(event: str, args: tuple[object, ...], output: str) -> bool:
    """Whether an audit event comes before a change in the output folder."""
    return event in CHANGES and any(str(arg).startswith(output + "/") for arg in args)


def build_in_child(
    made: Site,
    before: Callable[[int], None],
    *,
    is_change: Callable[[str, tuple[object, ...], str], bool] = is_in_output,
    atomic: bool = False,
) -> int:
    """Builds in a child process, which calls `before` with the number of each change; its exit status, or -signal."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            changes = iter(range(sys.maxsize))
            output = str(made.output)

            def watch(event: str, args: tuple[object, ...]) -> None:
                if is_change(event, args, output):
                    before(next(changes))

            sys.addaudithook(watch)
            made.build(atomic=atomic)
            status = 0
        finally:
            os._exit(status)
    _, ended = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(ended)


def kill_at(number: int) -> Callable[[int], None]:
    def before(change: int) -> None:
        if change == number:
            os.kill(os.getpid(), signal.SIGKILL)

    return before


def test_a_visitor_finds_everything_before_each_change_of_a_build(made: Site, tmp_path: Path):
    known = pages(made.build())
    assert missing(made.output, known) == []
    edit(made)
    seen = tmp_path / "seen.jsonl"

    def visit(change: int) -> None:
        with seen.open("a", encoding="utf-8") as file:
            file.write(json.dumps([change, missing(made.output, known)]) + "\n")

    assert build_in_child(made, visit) == 0
    visits = [json.loads(line) for line in seen.read_text("utf-8").splitlines()]
    assert len(visits) > 30
    assert [visit for visit in visits if visit[1]] == []
    assert missing(made.output, known) == []


@pytest.mark.parametrize("change", [0, 10, 40])
def test_after_a_kill_the_site_is_whole_and_the_next_build_finishes_it(made: Site, tmp_path: Path, change: int):
    known = pages(made.build())
    edit(made)
    assert build_in_child(made, kill_at(change)) == -signal.SIGKILL
    assert missing(made.output, known) == []
    made.build()
    fresh = built_fresh(made, tmp_path)
    assert without_kept(made, fresh) == fresh
    assert not list(made.folder.glob(".*.staging"))
    assert not (made.output / UNFINISHED).exists()


@pytest.mark.slow
def test_after_a_kill_at_any_change_the_site_is_whole_and_the_next_build_finishes_it(made: Site, tmp_path: Path):
    known = pages(made.build())
    before = copied(made, tmp_path / "before")
    edit(made)
    after = copied(made, tmp_path / "after")
    old, new = built_fresh(before, tmp_path / "old"), built_fresh(after, tmp_path / "new")
    for change in count():
        restore(made, before)
        assert without_kept(made.build(), old) == old
        restore(made, after)
        status = build_in_child(made, kill_at(change))
        assert missing(made.output, known) == [], change
        assert without_kept(made.build(), new) == new, change
        if status == 0:
            break
    assert change > 40


def test_a_kill_is_undone_by_the_next_build_if_the_edit_was(made: Site, tmp_path: Path):
    made.build()
    old, before = made.tree(), copied(made, tmp_path / "before")
    edit(made)
    assert build_in_child(made, kill_at(20)) == -signal.SIGKILL
    restore(made, before)
    assert without_kept(made.build(), old) == old
    assert not (made.output / UNFINISHED).exists()


@pytest.mark.parametrize("cache_is_lost", [False, True])
def test_a_first_build_that_was_killed_is_finished_by_the_next(made: Site, tmp_path: Path, cache_is_lost: bool):
    assert build_in_child(made, kill_at(20)) == -signal.SIGKILL
    assert made.output.exists()
    assert not (made.output / "build.json").exists()
    if cache_is_lost:
        shutil.rmtree(made.folder / ".laur")
    assert made.build().tree() == built_fresh(made, tmp_path)


def test_styles_of_the_build_before_stay_until_the_next_one(made: Site, tmp_path: Path):
    """For a reader who opened a page before, and for pages in the caches of others."""
    old = styles(made.build())
    edit(made)
    assert old < styles(made.build())
    made.build()
    assert made.rendered == set()
    assert old < styles(made)
    made.edit("content/news/alfa.md", "Tekst.", "Inny tekst.").build()
    assert made.tree() == built_fresh(made, tmp_path)


def styles(made: Site) -> set[str]:
    return {path for path in made.tree() if re.match(r"assets/site\..*css$", path)}


def copied(made: Site, folder: Path) -> Site:
    """Another site of the same content and layouts, not built."""
    shutil.copytree(made.folder, folder, ignore=shutil.ignore_patterns(".*", "site"))
    return Site(folder, "")


def restore(made: Site, copy: Site) -> None:
    """Gives a site the content and layouts of a copy."""
    for folder, other in ((made.content, copy.content), (made.layouts, copy.layouts)):
        shutil.rmtree(folder)
        shutil.copytree(other, folder)


def built_fresh(made: Site, folder: Path) -> dict[str, bytes]:
    """The output of a first build of the same content."""
    return copied(made, folder / "fresh").build().tree()


def without_kept(made: Site, wanted: Collection[str]) -> dict[str, bytes]:
    """The output without styles and scripts of the build before, which are not among the paths `wanted`."""
    return {path: data for path, data in made.tree().items() if path in wanted or not is_hashed_asset(path)}
