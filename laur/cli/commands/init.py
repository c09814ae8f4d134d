"""`init`: a starter site in an empty folder."""

import argparse
import sys
from pathlib import Path

from laur.cli.command import Command
from laur.cli.status import DONE, USAGE

_TIME_ZONE = "Europe/Warsaw"
"""The starter's, in which the day of its example is told."""


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="an empty folder, or one that is to be made")
    parser.add_argument("--lang", choices=("pl", "en"), default=None, help="the site's language (default: yours)")
    parser.add_argument("--no-layouts", action="store_true", help="use Laur's own layouts, without a copy to change")


def _run(asked: argparse.Namespace) -> int:
    from laur.cli.outside import language, own_layouts, today
    from laur.publishing.starting import NotEmptyError, start

    lang = asked.lang or language()
    layouts = None if asked.no_layouts else own_layouts()
    try:
        written = start(asked.folder, lang, layouts, today(_TIME_ZONE))
    except NotEmptyError as error:
        print(f"{asked.folder} is not empty: {error} stands in it. Name an empty folder or a new one.", file=sys.stderr)
        return USAGE
    except (FileExistsError, NotADirectoryError):
        print(f"{asked.folder} is not a folder. Name an empty folder or a new one.", file=sys.stderr)
        return USAGE
    announcement = next(path for path in written if path.startswith("content/news/"))
    enter = "" if asked.folder.resolve() == Path.cwd() else f"  cd {asked.folder}\n"
    print(
        f"Made a site in {asked.folder}: {len(written)} files"
        f"{'' if layouts is None else ', and the layouts to change'}.\n\n"
        f"Next:\n{enter}"
        f"  laur serve --open        look at it while you write\n"
        f"  laur new announcement    write your first announcement\n\n"
        f"{announcement} explains itself; README.md says how to publish."
    )
    return DONE


COMMAND = Command(
    name="init",
    purpose="make a starter site in an empty folder",
    examples="""
        {prog} init my-site                 in your language
        {prog} init my-site --lang en       in English
        {prog} init . --no-layouts          here, with Laur's own look, always of the version that is installed
    """,
    add_flags=_flags,
    run=_run,
)
