"""Whatever is done to a site, its caches and its output folder, a build makes of it what a clean one makes.

These are a few of the histories that `python -m tests.histories` runs.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

import laur.output.due
from laur.output.decide import Cause, reason
from laur.source.database import FILE
from tests.histories.__main__ import main, words_of
from tests.histories.edits import rest
from tests.histories.history import DEEDS, Counts, Step, run, shortened, steps_of, words_of_fault
from tests.histories.shared import Shared, sharing
from tests.histories.world import World

QUICK = (37,)
FIRST_SEEDS = range(2001, 12001, 1000)
MANY = 130
"""After each of `FIRST_SEEDS`: in parts, so that processes can share them. All take four minutes of two cores."""


@pytest.mark.parametrize("seed", QUICK)
def test_after_a_history_the_site_is_that_of_a_clean_build(seed: int):
    with sharing() as shared:
        fault = run(seed, Counts(), shared)
    assert fault is None, words_of(fault)


@pytest.mark.slow
@pytest.mark.parametrize("first", FIRST_SEEDS)
def test_after_many_histories_the_site_is_that_of_a_clean_build(first: int, capsys: pytest.CaptureFixture[str]):
    assert main(["--seed", str(first), "--count", str(MANY)]) == 0, capsys.readouterr().out


def test_a_history_is_a_function_of_its_seed():
    assert steps_of(7) == steps_of(7) != steps_of(8)
    done = {step.deed for seed in range(400) for step in steps_of(seed)}
    assert done == DEEDS.keys()


def test_a_damaged_record_that_no_build_had_to_read_is_no_fault_and_the_next_build_replaces_it(tmp_path: Path):
    world = World(tmp_path, Shared(tmp_path))
    world.build()
    rest(world, Random(0))
    world.build()
    with closing(sqlite3.connect(world.cache / FILE)) as cache:
        cache.execute("UPDATE pages SET record = zeroblob(20) WHERE url = '/'")
        cache.commit()
    report = world.build()
    assert report.is_written
    assert not report.rendered
    world.compare(report)
    assert world.records()


def test_a_site_that_is_unfit_once_more_of_it_is_shown_is_built_as_before():
    with sharing() as shared:
        assert run(102542, Counts(), shared, [4, 8]) is None  # a link that leads nowhere, in what was to come


@pytest.mark.slow
def test_a_broken_rule_is_found_and_its_history_shortened(monkeypatch: pytest.MonkeyPatch):
    def forgetful(*arguments):  # as if nothing depended on the settings of the site
        found = reason(*arguments)
        return None if found and found.cause is Cause.FRAME else found

    monkeypatch.setattr(laur.output.due, "reason", forgetful)
    steps = tuple(enumerate(Step(deed, 0) for deed in ("set_times", "write_document", "switch_base_url", "rest")))
    with sharing() as shared:
        words = words_of_fault(steps, Counts(), shared)
        assert words
        needed, _ = shortened(steps, words, shared)
    assert [step.deed for _, step in needed] in (["switch_base_url"], ["write_document"])
