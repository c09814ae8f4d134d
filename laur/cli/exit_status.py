"""Exit statuses, the same for every command."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from laur.problems import Problem

DONE = 0
PROBLEMS = 1
"""Problems in content or layouts, also if a folder of them is missing."""
USAGE = 2
"""Wrong usage."""
OUTSIDE = 3
"""Something outside of content failed: a full disk, permissions, another build that is running."""
FAULT = 4
"""A fault of Laur itself."""
SIGNALLED = 128
"""Plus the number of the signal that ended the program, as in shells."""
INTERRUPTED = SIGNALLED + 2
"""Stopped with Ctrl+C."""

FAILURES = frozenset(
    {
        "cms-not-installed",
        "search-not-installed",
        "search-failed",
        "output-foreign",
        "host-file-foreign",
        "output-unwritable",
    }
)
"""The codes of problems that no edit of content or layouts solves: they have the status `OUTSIDE`."""


def status_of(problems: Iterable["Problem"]) -> int:
    """The exit status of a command that these problems stopped: `OUTSIDE` if it failed only for reasons outside."""
    from laur.problems import Severity

    problems = tuple(problems)
    blocking = [found for found in problems if found.severity is Severity.ERROR] or problems
    return OUTSIDE if all(found.code in FAILURES for found in blocking) else PROBLEMS
