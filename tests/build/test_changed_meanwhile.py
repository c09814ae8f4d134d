"""A file that changes while the build runs, after it was read and before it is copied."""

from collections.abc import Callable

import pytest

from laur.build import build
from laur.output.report import BuildReport
from laur.source.options import Options
from tests.sites import DAY, Site, SiteFactory

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="{}" height="9"/></svg>'
TREE = f"""
== content/media/znak.svg
{SVG.format(9)}
== content/media/regulamin.txt
Regulamin 9
== content/news/a.md
---
title: A
image: {{src: /media/znak.svg, alt: Znak}}
---
[Regulamin](/media/regulamin.txt)
"""
FILES = {"content/media/znak.svg": SVG, "content/media/regulamin.txt": "Regulamin {}"}


@pytest.fixture(params=list(FILES))
def file(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def text(file: str, number: int) -> str:
    return FILES[file].format(number) + "\n"


def build_with(made: Site, change: Callable[[int], object]) -> BuildReport:
    """Builds; `change` is called before files are copied, with how often that has been."""
    times = iter(range(100))

    def progress(doing: str, count: int, done: int = 0) -> None:
        if doing == "rendering" and done == 0:
            change(next(times))

    options = Options(content=made.content, layouts=made.layouts, output=made.output, day=DAY)
    return build(options, lambda _zone: DAY, progress)


def test_the_site_has_the_file_as_it_is_in_the_end(site: SiteFactory, file: str):
    made = site(TREE)
    report = build_with(made, lambda time: made.write(file, text(file, 8)) if time == 0 else None)
    assert report.is_written
    assert made.tree() == site(TREE).write(file, text(file, 8)).build().tree()


def test_a_change_that_is_taken_back_leaves_nothing_of_it(site: SiteFactory, file: str):
    made = site(TREE).build()
    old = made.tree()
    made.edit("content/news/a.md", "title: A", "title: B").build(clean=True)
    made.edit("content/news/a.md", "title: B", "title: A")
    made.write(file, text(file, 7))
    report = build_with(made, lambda time: made.write(file, text(file, 9 if time else 8)) if time < 2 else None)
    assert report.is_written
    assert made.tree() == old


def test_a_file_that_never_rests_is_a_problem_and_the_last_site_stands(site: SiteFactory, file: str):
    made = site(TREE).build()
    old = made.tree()
    made.write(file, text(file, 100))
    report = build_with(made, lambda time: made.write(file, text(file, 200 + time)))
    assert not report.is_written
    assert [(found.path, found.values["reason"]) for found in report.problems if found.code == "file-unreadable"] == [
        (file.removeprefix("content/"), "file-changed")
    ]
    assert made.tree() == old
    assert made.build().last.is_written
