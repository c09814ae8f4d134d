"""Words that several commands say: problems with their lines, and what failed outside."""

import os
import sys
from shutil import get_terminal_size
from typing import TextIO

from laur.cli.environment import language
from laur.pages.plan import SitePlan
from laur.problems.formats import as_text
from laur.source.files import reason
from laur.source.lines import folders, lines_of

WIDEST = 117
"""No quoted line is wider, on however wide a terminal: nobody reads it."""


def print_problems(site_plan: SitePlan, lang: str | None = None, stream: TextIO | None = None) -> None:
    """All problems, each with its line quoted; in the user's language unless another is asked for."""
    spoken = language(lang)
    out = stream or sys.stderr
    roots = folders(site_plan.options)
    lines = lines_of(site_plan.options)
    colour = out.isatty() and "NO_COLOR" not in os.environ
    room = {"widest": min(WIDEST, get_terminal_size().columns)} if out.isatty() else {}
    for found in site_plan.problems:
        print(as_text(found, lines, roots, spoken, colour=colour, **room), file=out)


def outside(error: Exception) -> str:
    """What failed outside of content, in a sentence."""
    if isinstance(error, OSError):
        return f"{error.filename}: {reason(error)}." if error.filename else f"{reason(error)}."
    return "another build of this site is running; wait until it is done."
