"""`init`: a starter site in an empty folder."""

import argparse
import sys
from pathlib import Path

from laur.cli.command import Command
from laur.cli.exit_status import DONE, USAGE

_TIME_ZONE = "Europe/Warsaw"
"""The starter's, in which the day of its example is told."""

_WORDS = {
    "en": {
        "not-empty": "{folder} is not empty: {name} stands in it. Name an empty folder or a new one.",
        "no-folder": "{folder} is not a folder. Name an empty folder or a new one.",
        "layouts": ", and the layouts to change",
        "made": "Made a site in {folder}: {count} files{layouts}.\n\n"
        "Next:\n{enter}"
        "  {prog} serve --open        look at it while you write\n"
        "  {prog} new announcement    write your first announcement\n\n"
        "{announcement} explains itself; README.md says how to publish.",
    },
    "pl": {
        "not-empty": "{folder} nie jest puste: jest tam {name}. Podaj pusty albo nowy folder.",
        "no-folder": "{folder} nie jest folderem. Podaj pusty albo nowy folder.",
        "layouts": " i szablony do zmieniania",
        "made": "Serwis powstał w {folder}: plików {count}{layouts}.\n\n"
        "Dalej:\n{enter}"
        "  {prog} serve --open        oglądaj go, gdy piszesz\n"
        "  {prog} new announcement    napisz pierwszą aktualność\n\n"
        "{announcement} objaśnia samą siebie; README.md mówi, jak publikować.",
    },
}


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
    from laur.scaffold.starter_site import NotEmptyError, start

    lang = asked.lang or language()
    words = _WORDS[lang]
    layouts = None if asked.no_layouts else own_layouts()
    try:
        written = start(asked.folder, lang, layouts, today(_TIME_ZONE))
    except NotEmptyError as error:
        print(words["not-empty"].format(folder=asked.folder, name=error), file=sys.stderr)
        return USAGE
    except (FileExistsError, NotADirectoryError):
        print(words["no-folder"].format(folder=asked.folder), file=sys.stderr)
        return USAGE
    print(
        words["made"].format(
            folder=asked.folder,
            count=len(written),
            layouts="" if layouts is None else words["layouts"],
            enter="" if asked.folder.resolve() == Path.cwd() else f"  cd {_in_shell(asked.folder)}\n",
            prog=program_name() if program_name() == "laur" else f"{sys.executable} {Path(sys.argv[0]).resolve()}",
            announcement=next(path for path in written if path.startswith("content/news/")),
        )
    )
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
