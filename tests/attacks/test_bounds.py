"""Every document is read, or refused with its reason, within a bound of time and memory."""

import subprocess
import sys

import pytest

from tests.attacks.bounds import MOST_SECONDS
from tests.sites import ROOT

MOST_FOR_ONE = 30.0
"""Seconds of processor time; a quiet machine needs three at most."""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process")
def test_no_document_takes_more_than_a_bound_of_time_and_memory():
    command = [sys.executable, "-m", "tests.attacks.bounds"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=4 * MOST_SECONDS, check=False)
    assert done.returncode == 0, done.stdout[-200:] + done.stderr[-2000:]
    seconds = {name: float(time) for name, _, time in (line.rpartition(": ") for line in done.stdout.splitlines())}
    assert len(seconds) > 250
    assert {name: time for name, time in seconds.items() if time > MOST_FOR_ONE} == {}
