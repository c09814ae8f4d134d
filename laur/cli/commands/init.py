"""`init`: creates a starter site in an empty folder."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from laur.cli.command import Command, Example
from laur.cli.exit_status import DONE, USAGE
from laur.cli.parser import CommandParser
from laur.i18n.messages import LANGUAGES

_TIME_ZONE = "Europe/Warsaw"
"""The time zone of the starter site, for the date of its example."""


def _add_flags(parser: CommandParser) -> None:
    texts = parser.texts
    parser.add_argument(
        "folder", type=Path, nargs="?", default=Path(), metavar=texts["value.DIR"], help=texts["init.folder"]
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=None, help=texts["init.lang"])
    parser.add_argument("--no-layouts", action="store_true", help=texts["init.no-layouts"])


def _run(args: argparse.Namespace) -> int:
    from laur.cli.environment import own_layouts, today
    from laur.cli.language import language
    from laur.i18n.messages import texts
    from laur.scaffold.starter_site import NotEmptyError, create_starter_site

    lang = language(args.lang)
    messages = texts("init", lang)
    folder = Path.cwd() if _is_here(args.folder) else args.folder
    layouts = None if args.no_layouts else own_layouts()
    try:
        written = create_starter_site(args.folder, lang, layouts, today(_TIME_ZONE).date())
    except NotEmptyError as error:
        print(messages["not-empty"].format(folder=folder, name=error), file=sys.stderr)
        return USAGE
    except (FileExistsError, NotADirectoryError):
        print(messages["no-folder"].format(folder=folder), file=sys.stderr)
        return USAGE
    print(_report(args.folder, written, lang, has_layouts=layouts is not None))
    return DONE


def _report(folder: Path, written: Sequence[str], lang: str, *, has_layouts: bool) -> str:
    """What was created, and the commands to run next."""
    from laur.cli.environment import program_name
    from laur.i18n.count import Count
    from laur.i18n.messages import texts

    messages, program, is_here = texts("init", lang), program_name(), _is_here(folder)
    created = messages["here" if is_here else "there"].format(
        folder=folder, files=Count(len(written), lang), layouts=messages["layouts"] if has_layouts else ""
    )
    steps = messages["next"].format(
        enter="" if is_here else f"  cd {_in_shell(folder)}\n",
        prog=program if program == "laur" else f"{sys.executable} {Path(sys.argv[0]).resolve()}",
        announcement=next(path for path in written if path.startswith("content/news/")),
    )
    return f"{created}\n\n{steps}"


def _is_here(folder: Path) -> bool:
    return folder.resolve() == Path.cwd()


def _in_shell(folder: Path) -> str:
    """A folder as written on a command line."""
    return f'"{folder}"' if " " in str(folder) else str(folder)


COMMAND = Command(
    name="init",
    examples=(
        Example("{prog} init my-site", "init.example.folder"),
        Example("{prog} init my-site --lang en", "init.example.english"),
        Example("{prog} init --no-layouts", "init.example.no-layouts"),
    ),
    add_flags=_add_flags,
    run=_run,
)
