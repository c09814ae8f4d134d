"""`init`: a starter site in an empty folder."""

import argparse
import sys
from pathlib import Path

from laur.cli.command import Command
from laur.cli.exit_status import DONE, USAGE

_TIME_ZONE = "Europe/Warsaw"
"""The time zone of the starter site, for the dates of its example."""


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        type=Path,
        metavar="DIR",
        nargs="?",
        default=Path(),
        help="an empty folder, or one that is to be made (default: where you are)",
    )
    parser.add_argument(
        "--lang", choices=("pl", "en"), default=None, help="language of the site and of what is said (default: yours)"
    )
    parser.add_argument("--no-layouts", action="store_true", help="use Laur's own layouts, without a copy to change")


def _run(asked: argparse.Namespace) -> int:
    from laur.cli.environment import language, own_layouts, program_name, today
    from laur.i18n.count import Count
    from laur.i18n.messages import texts
    from laur.scaffold.starter_site import NotEmptyError, create_starter_site

    lang = asked.lang or language()
    words = texts("init", lang)
    is_here = asked.folder.resolve() == Path.cwd()
    folder = Path.cwd() if is_here else asked.folder
    layouts = None if asked.no_layouts else own_layouts()
    try:
        written = create_starter_site(asked.folder, lang, layouts, today(_TIME_ZONE))
    except NotEmptyError as error:
        print(words["not-empty"].format(folder=folder, name=error), file=sys.stderr)
        return USAGE
    except (FileExistsError, NotADirectoryError):
        print(words["no-folder"].format(folder=folder), file=sys.stderr)
        return USAGE
    created = words["here" if is_here else "there"].format(
        folder=folder, files=Count(len(written), lang), layouts=words["layouts"] if layouts is not None else ""
    )
    steps = words["next"].format(
        enter="" if is_here else f"  cd {_in_shell(asked.folder)}\n",
        prog=program_name() if program_name() == "laur" else f"{sys.executable} {Path(sys.argv[0]).resolve()}",
        announcement=next(path for path in written if path.startswith("content/news/")),
    )
    print(f"{created}\n\n{steps}")
    return DONE


def _in_shell(folder: Path) -> str:
    """A folder as it is written on a command line."""
    return f'"{folder}"' if " " in str(folder) else str(folder)


COMMAND = Command(
    name="init",
    purpose="make a starter site in an empty folder",
    examples="""
        {prog} init my-site                 in your language
        {prog} init my-site --lang en       in English
        {prog} init --no-layouts            here, with Laur's own look, always of the version that is installed
    """,
    add_flags=_flags,
    run=_run,
)
