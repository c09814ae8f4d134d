"""What several commands print: problems with their source lines, and failures outside of content."""

import os
import sys
from collections.abc import Iterable
from shutil import get_terminal_size
from typing import TextIO

from laur.i18n.messages import texts
from laur.i18n.system_errors import exception_text
from laur.pages.plan import SitePlan
from laur.problems import Problem
from laur.problems.formats import as_text
from laur.source.database import CacheBusyError
from laur.source.lines import folders, lines_of
from laur.source.options import Options

WIDEST = 117
"""The longest quoted line in characters, even on a wider terminal."""


def print_problems(site_plan: SitePlan, lang: str, stream: TextIO | None = None) -> None:
    """Prints all problems, each with its source line, to standard error or another stream."""
    print_found(site_plan.problems, site_plan.options, lang, stream)


def print_found(problems: Iterable[Problem], options: Options, lang: str, stream: TextIO | None = None) -> None:
    """Prints these problems of a site's folders, each with its source line, to standard error or another stream."""
    out = stream or sys.stderr
    roots = folders(options)
    lines = lines_of(options)
    colour = out.isatty() and "NO_COLOR" not in os.environ
    width = {"widest": min(WIDEST, get_terminal_size().columns)} if out.isatty() else {}
    for problem in problems:
        print(as_text(problem, lines, roots, lang, colour=colour, **width), file=out)


def failure(error: Exception, lang: str) -> str:
    """What failed, as a sentence: an `OSError`, another build that holds the cache, or a fault of Laur itself."""
    messages = texts("outside", lang)
    if isinstance(error, CacheBusyError):
        return messages["cache-busy"]
    if not isinstance(error, OSError):
        from laur.system.faults import record_fault

        return messages["fault"].format(name=type(error).__name__, file=record_fault(error) or "–")
    sentence = messages["with-file" if error.filename else "without-file"]
    return sentence.format(file=error.filename, reason=exception_text(error, lang))
