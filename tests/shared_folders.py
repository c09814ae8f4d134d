"""Folders that take long to make, made once a run and shared by all its processes."""

import fcntl
from collections.abc import Callable
from os import environ
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder of this name of this run. The process that asks first makes it; others wait. No test changes it."""
    run = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in environ:
        run = run.parent  # that of one process is within that of the run
    folder, done = run / name, run / f"{name}.made"
    with (run / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make(folder)
            done.touch()
    return folder
