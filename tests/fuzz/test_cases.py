"""What fuzzing found once, and what it begins with: tried on every run."""

import time
from pathlib import Path

import pytest

from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS

CASES = sorted((Path(__file__).parent / "cases").glob("*/*.case"))
MOST_SECONDS = 10.0
"""Processor time for one input; they are at most 20 KB long."""


@pytest.mark.parametrize("file", CASES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_what_was_found_once_is_not_found_again(file: Path):
    began = time.process_time()
    TARGETS[file.parent.name](file.read_bytes())
    assert time.process_time() - began < MOST_SECONDS


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_accepts_what_it_is_made_for(target: str):
    inputs = seeds(target)
    assert inputs
    for data in inputs:
        TARGETS[target](data)


def test_every_case_belongs_to_a_target_and_says_what_it_is():
    assert {file.parent.name for file in CASES} <= TARGETS.keys()
    assert [file.name for file in CASES if file.stem == "found"] == []


def test_the_nightly_job_fuzzes_every_target():
    workflow = (Path(__file__).parents[2] / ".github/workflows/fuzz.yml").read_text(encoding="utf-8")
    listed = workflow.partition("        target:\n")[2].partition("    steps:")[0]
    assert [line.strip(" -") for line in listed.splitlines()] == list(TARGETS)
