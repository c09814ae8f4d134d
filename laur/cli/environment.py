"""The world outside as a command meets it: the clock, the environment, the terminal, and what the arguments name."""

import argparse
import os
import sys
from datetime import date, datetime
from pathlib import Path

from laur.cli.language import language
from laur.source.options import Options, Visibility

__all__ = ["language", "layouts_of", "options_of", "own_layouts", "today"]


def options_of(asked: argparse.Namespace) -> Options:
    """A build's options from the command line."""
    return Options(
        content=asked.content,
        layouts=layouts_of(asked),
        output=asked.output,
        day=asked.as_of,
        base_url=asked.base_url,
        visibility=Visibility(drafts=asked.drafts, future=asked.future),
        clean=getattr(asked, "clean", False),
        strict=getattr(asked, "strict", False),
        jobs=asked.jobs,
    )


def layouts_of(asked: argparse.Namespace) -> Path:
    """The designers' folder: as it was named, or the site's own, or where it has none the program's.

    Something else of that name, or a link that leads nowhere, is no folder to do without: it is told.
    """
    here = Path("layouts")
    return asked.layouts or (here if os.path.lexists(here) else own_layouts())


def own_layouts() -> Path:
    """The layouts that come with the program: inside the package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "layouts"
    return inside if inside.is_dir() else package.parent / "layouts"


def today(time_zone: str) -> date:
    """The day that it is in a time zone."""
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo(time_zone)).date()


def program_name() -> str:
    """The program as the user called it: in a checkout, by its face."""
    return {"build.py": "python build.py", "__main__.py": "python -m laur"}.get(Path(sys.argv[0]).name, "laur")
