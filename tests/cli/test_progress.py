"""The progress of a long command: shown on a terminal only."""

import io
import re
from collections.abc import Callable, Sequence

import pytest

from laur.cli.progress import ProgressLine
from laur.system.workers import LONG, map_in_processes


class Screen(io.StringIO):
    """A terminal, or a pipe."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal

    @property
    def lines(self) -> list[str]:
        """The texts that the line showed, one after another."""
        return re.split(r"\r\x1b\[K", self.getvalue())[1:]


def clock(*times: float) -> Callable[[], float]:
    left = iter(times)
    return lambda: next(left)


def test_it_shows_the_count_and_after_a_while_the_estimated_time():
    screen = Screen(is_terminal=True)
    with ProgressLine(screen, is_on=True, clock=clock(0, 1, 10, 40, 100)) as progress:
        for done in (0, 100, 1000, 4000, 10_000):
            progress.update("rendering", 10_000, done)
    assert [line.replace("\u00a0", " ") for line in screen.lines] == [
        "Rendering pages: 10,000 …",
        "Rendering pages: 100 of 10,000",
        "Rendering pages: 1,000 of 10,000, about 90 s left",
        "Rendering pages: 4,000 of 10,000, about 60 s left",
        "Rendering pages: 10,000 of 10,000",
        "",
    ]


def test_a_new_task_is_timed_from_its_own_start_and_long_ones_in_minutes():
    screen = Screen(is_terminal=True)
    with ProgressLine(screen, is_on=True, lang="pl", clock=clock(0, 500, 560)) as progress:
        progress.update("reading", 50)
        progress.update("rendering", 1000)
        progress.update("rendering", 1000, 100)
    assert "Czytanie plików: 50 …" in screen.lines
    assert "Budowanie stron: 100 z 1000, zostało około 9 min" in [line.replace("\u00a0", " ") for line in screen.lines]


@pytest.mark.parametrize(("is_terminal", "is_on"), [(False, True), (True, False)])
def test_in_a_pipe_or_switched_off_it_shows_nothing(is_terminal: bool, is_on: bool):
    screen = Screen(is_terminal=is_terminal)
    with ProgressLine(screen, is_on=is_on) as progress:
        progress.update("rendering", 10, 5)
    assert screen.getvalue() == ""


def doubled(items: Sequence[int]) -> list[int]:
    return [2 * item for item in items]


@pytest.mark.parametrize("jobs", [1, 2])
def test_long_work_is_reported_while_it_runs_and_yields_everything(jobs: int):
    reported: list[int] = []
    results = map_in_processes(doubled, list(range(3 * LONG)), jobs, report=reported.append)
    assert sorted(results) == [2 * number for number in range(3 * LONG)]
    assert reported == sorted(reported)
    assert reported[-1] == 3 * LONG
    assert len(reported) > 10
    assert map_in_processes(doubled, [1, 2], jobs, report=reported.append) == [2, 4]


def test_a_transfer_shows_files_and_bytes_and_estimates_the_time_by_bytes():
    screen = Screen(is_terminal=True)
    with ProgressLine(screen, is_on=True, clock=clock(0, 0, 10, 40)) as progress:
        for done, sent in ((0, 0), (3, 1_000_000), (20, 4_000_000)):
            progress.transfer("publishing", 20, done, 4_000_000, sent)
    assert [line.replace("\u00a0", " ") for line in screen.lines] == [
        "Publishing: 0 of 20 files, 0 B of 4 MB",
        "Publishing: 3 of 20 files, 1 MB of 4 MB, about 30 s left",
        "Publishing: 20 of 20 files, 4 MB of 4 MB",
        "",
    ]
