"""Kills real builds at random moments, and visits the site meanwhile and afterwards as a browser would.

    python -m tests.histories.kills                500 kills
    python -m tests.histories.kills --count 2000 --seed 7

Half of the kills come at any moment of a build, half while it replaces files. The build is stopped during each visit: a
visit meets the site at one moment.
"""

import argparse
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from random import Random

from msgspec import Struct

from laur.output.staging import UNFINISHED
from tests.build.test_whole_at_every_moment import (
    TREE,
    built_fresh,
    copied,
    edit,
    missing,
    pages,
    restore,
    without_kept,
)
from tests.sites import ROOT, Site


class Visits(Struct):
    """What visitors found."""

    kills: int = 0
    ended: int = 0
    """Builds that were done before they could be killed."""
    unfinished: int = 0
    """Kills while files were being replaced."""
    visits: int = 0
    broken: int = 0
    """Visits that missed something."""
    wrong: int = 0
    """Builds after a kill whose output was not that of a clean build."""


class Killing:
    """A site with two versions of its content, between which each build goes."""

    def __init__(self, folder: Path) -> None:
        self.made = Site(folder / "site", TREE)
        shutil.copytree(ROOT / "layouts", self.made.folder / "layouts")
        self.made.layouts = self.made.folder / "layouts"
        began = time.monotonic()
        self.known = pages(self.made.build())
        self.longest_s = time.monotonic() - began
        old = copied(self.made, folder / "old")
        edit(self.made)
        new = copied(self.made, folder / "new")
        self.versions = (old, new)
        self.trees: tuple[Mapping[str, bytes], ...] = (
            built_fresh(old, folder / "old-fresh"),
            built_fresh(new, folder / "new-fresh"),
        )
        self.found = Visits()

    def kill(self, version: int, chance: Random) -> None:
        """Builds a version, and kills the build."""
        restore(self.made, self.versions[version])
        child = os.fork()
        if child == 0:
            status = 1
            try:
                self.made.build()
                status = 0
            finally:
                os._exit(status)
        if chance.random() < 0.5:
            self._wait_for_replacing(child)
            time.sleep(chance.random() * 0.02)
        else:
            time.sleep(chance.random() * self.longest_s)
        self._visit_stopped(child)
        os.kill(child, signal.SIGKILL)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        self.found.kills += status == -signal.SIGKILL
        self.found.ended += status == 0
        self.found.unfinished += (self.made.output / UNFINISHED).exists()
        self._visit()

    def finish(self, version: int) -> None:
        """The next build makes the site whole."""
        tree = self.trees[version]
        self.found.wrong += without_kept(self.made.build(), tree) != tree
        self.found.wrong += bool(list(self.made.folder.glob(".*.staging")))

    def _wait_for_replacing(self, child: int) -> None:
        while not (self.made.output / UNFINISHED).exists() and _is_running(child):
            time.sleep(0.0005)

    def _visit_stopped(self, child: int) -> None:
        os.kill(child, signal.SIGSTOP)
        self._visit()
        os.kill(child, signal.SIGCONT)

    def _visit(self) -> None:
        self.found.visits += 1
        self.found.broken += bool(missing(self.made.output, self.known))


def _is_running(child: int) -> bool:
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None


def killed(count: int, seed: int, folder: Path) -> Visits:
    """Kills so many builds; each fifth is followed by one that finishes."""
    chance, killing = Random(seed), Killing(folder)
    for number in range(count):
        version = chance.randrange(2)
        killing.kill(version, chance)
        if number % 5 == 4:
            killing.finish(version)
    return killing.found


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.histories.kills", description=__doc__)
    parser.add_argument("--count", type=int, default=500, help="how many builds are killed")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="laur-kills-") as folder:
        found = killed(asked.count, asked.seed, Path(folder))
    print(
        f"{found.kills} builds killed ({found.unfinished} while replacing files), {found.ended} done before, "
        f"{found.visits} visits: {found.broken} missed something; {found.wrong} of the builds afterwards were wrong"
    )
    return 1 if found.broken or found.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
