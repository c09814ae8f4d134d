"""`build --profile`: where the time of a build went."""

from collections.abc import Sequence
from itertools import count
from typing import NamedTuple

import pytest

from laur.build import build
from laur.cli import main
from laur.cli.build_profile import BuildProfile, Instant, profile_lines
from laur.source.options import Options
from laur.system.profile import NO_PROFILE, BuildStage, Reuse, TimedItem, Took, WorkKind, map_with_profile
from laur.system.workers import MIN_ITEMS
from tests.sites import DAY, Site, SiteFactory

TREE = """
== content/news/alfa.md
---
title: Alfa
date: 2024-01-10
---
Tekst.
== content/news/beta.md
---
title: Beta
date: 2024-01-11
---
Tekst.
"""


class Clock:
    """A clock that is one second further each time, and a processor that works half of the time."""

    def __init__(self) -> None:
        self._turns = count()

    def __call__(self) -> Instant:
        turn = float(next(self._turns))
        return Instant(100 + turn, (turn + 1) / 2)


class EverySecond:
    """A timer by which one second goes by between two looks. It can be sent to another process."""

    def __init__(self) -> None:
        self._seconds = 0

    def __call__(self) -> float:
        self._seconds += 1
        return self._seconds


class Built(NamedTuple):
    """A site, the profile of its first build, and the files that it wrote."""

    site: Site
    profile: BuildProfile
    tree: dict[str, bytes]


def profiled(site: Site) -> BuildProfile:
    """The profile of a build of a site."""
    found = BuildProfile()
    options = Options(content=site.content, layouts=site.layouts, output=site.output, day=DAY)
    assert build(options, lambda _zone: DAY, profile=found).is_written
    return found


def command(site: Site, capsys: pytest.CaptureFixture[str], *flags: str) -> tuple[int, str]:
    """The exit status of a build, and what it prints."""
    folders = ["--content", str(site.content), "--layouts", str(site.layouts), "--output", str(site.output)]
    status = main(["build", "--as-of", str(DAY), *folders, *flags])
    return status, capsys.readouterr().out


def numbers(items: Sequence[int]) -> list[int]:
    """Work that yields each item twice."""
    return [item for item in items for _ in range(2)]


def named(item: int) -> TimedItem:
    return TimedItem(f"n{item}", "even" if item % 2 == 0 else "odd")


# ---------------------------------------------------------------------------------------------- stages


def test_the_stages_make_up_the_whole_time():
    profile = BuildProfile(Clock(), lambda: 0.0)
    for stage in (BuildStage.LOOKING, BuildStage.CONTENT, BuildStage.LOOKING, BuildStage.RENDERING):
        profile.begins(stage)
    spent = {each.stage: (each.clock, each.processor) for each in profile.spent()}
    assert spent == {
        BuildStage.START: (None, 0.5),  # up to the first stage; when the process began is not known
        BuildStage.LOOKING: (2.0, 1.0),
        BuildStage.CONTENT: (1.0, 0.5),
        BuildStage.RENDERING: (1.0, 0.5),
    }


@pytest.mark.parametrize("jobs", [1, 2])
def test_items_are_worked_on_as_without_a_profile_and_timed(jobs: int):
    given = list(range(MIN_ITEMS + 2))
    profile = BuildProfile(Clock(), EverySecond())
    made = map_with_profile(profile, WorkKind.PAGE, named, numbers, given, jobs)
    assert sorted(made) == sorted(map_with_profile(NO_PROFILE, WorkKind.PAGE, named, numbers, given, jobs))
    assert [(each.name, len(each.pages)) for each in profile.layouts()] == [("even", 25), ("odd", 25)]
    assert all(took.seconds == 1 for took in profile.slowest(WorkKind.PAGE))


def test_the_slowest_come_first():
    profile = BuildProfile(Clock(), lambda: 0.0)
    profile._took[WorkKind.DOCUMENT] = [Took(TimedItem(f"{n}.md"), n / 10) for n in (3, 9, 1, 7, 8, 2, 6)]
    assert [took.item.name for took in profile.slowest(WorkKind.DOCUMENT)] == [f"{n}.md" for n in (9, 8, 7, 6, 3)]


# ---------------------------------------------------------------------------------------------- builds


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    made = Site(tmp_path_factory.mktemp("profile"), TREE)
    return Built(made, profiled(made), made.tree())


def test_a_first_build_reads_and_renders_everything(built: Built):
    profile, files = built.profile, built.tree
    assert {took.item.name for took in profile.slowest(WorkKind.DOCUMENT)} == {"news/alfa.md", "news/beta.md"}
    assert 0 < sum(len(each.pages) for each in profile.layouts()) <= len(files)
    assert "announcement.html" in {took.item.made_with for took in profile._took[WorkKind.PAGE]}
    assert profile.reuse[Reuse.DOCUMENTS] == (0, 2)
    assert profile.reuse[Reuse.PAGES] == (0, len(files))
    assert [each.stage for each in profile.spent()] == list(BuildStage)


def test_an_edit_shows_what_was_not_made_again(built: Built):
    built.site.edit("content/news/alfa.md", "Tekst.", "Inny tekst.")
    profile = profiled(built.site)
    assert [took.item.name for took in profile.slowest(WorkKind.DOCUMENT)] == ["news/alfa.md"]
    assert profile.reuse[Reuse.DOCUMENTS] == (1, 2)
    kept, pages = profile.reuse[Reuse.PAGES]
    assert pages - kept == len(profile._took[WorkKind.PAGE])
    assert profile.reuse[Reuse.LAYOUTS][0] == profile.reuse[Reuse.LAYOUTS][1]


def test_the_output_is_the_same_with_and_without(built: Built, site: SiteFactory):
    assert built.tree == site(TREE).build().tree()


# ---------------------------------------------------------------------------------------------- the command


def test_it_is_printed_as_tables(built: Built):
    printed = "\n".join(profile_lines(built.profile, "en"))
    words = ["Stage", "Rendering pages", "Slowest documents", "news/alfa.md", "Slowest layouts", "Total", "0 of 2"]
    assert [word for word in words if word not in printed] == []


def test_the_command_prints_it_in_the_language_of_the_user(built: Built, capsys: pytest.CaptureFixture[str]):
    status, printed = command(built.site, capsys, "--profile", "--clean", "--quiet", "--lang", "pl")
    words = ["Etap", "Tworzenie stron", "Najwolniejsze szablony", "announcement.html", "Razem", "2 z 2"]
    assert status == 0
    assert [word for word in words if word not in printed] == []


def test_nothing_of_it_is_printed_unless_asked_for(built: Built, capsys: pytest.CaptureFixture[str]):
    _, printed = command(built.site, capsys, "--lang", "en")
    assert len(printed.splitlines()) == 1


def test_a_build_that_fails_has_a_profile_too(site: SiteFactory, capsys: pytest.CaptureFixture[str]):
    made = site("== content/news/a.md\n---\ntitel: A\n---\nTekst.\n")
    status, printed = command(made, capsys, "--profile", "--quiet", "--lang", "en")
    assert status == 1
    assert "Reading content" in printed
    assert "Rendering pages" not in printed


def test_columns_of_numbers_end_at_the_same_place():
    profile = BuildProfile(Clock(), lambda: 0.0)
    for stage in BuildStage:
        profile.begins(stage)
    lines = [line for line in profile_lines(profile, "en") if line]
    assert len({len(line) for line in lines}) == 1
