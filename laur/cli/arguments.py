"""What can be asked on the command line: commands and flags."""

import argparse
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from laur import __version__
from laur.dates import parse_day
from laur.problems import nearest

DEFAULT_COMMAND = "build"
DEFAULT_PORT = 8000
HIGHEST_PORT = 65535
USAGE_STATUS = 2

EXAMPLES = """examples:
  python build.py                          build content/ into site/
  python build.py --explain                say of each rendered page why
  python build.py --as-of 2024-06-01       the register as of that day
  python build.py serve --open             look at the site while you write
  python build.py check                    everything that is wrong, nothing written
  python build.py routes                   every URL of the site
"""


class _Parser(argparse.ArgumentParser):
    """argparse with a suggestion for a misspelt command."""

    def error(self, message: str) -> None:  # type: ignore[override]
        raise argparse.ArgumentError(None, message)


def parse(arguments: Sequence[str]) -> argparse.Namespace | int:
    """The command and its flags; an exit status where there is nothing to run."""
    parser = _parser()
    words = list(arguments)
    if not words or (words[0].startswith("-") and words[0] not in {"-h", "--help", "--version"}):
        words.insert(0, DEFAULT_COMMAND)
    try:
        return parser.parse_args(words)
    except argparse.ArgumentError as error:
        _complain(parser, words, error)
        return USAGE_STATUS
    except SystemExit as stop:
        return int(stop.code or 0)


def _complain(parser: argparse.ArgumentParser, words: Sequence[str], error: argparse.ArgumentError) -> None:
    import sys

    commands = ("build", "serve", "check", "routes")
    message = str(error)
    if words[0] not in commands:
        close = nearest(words[0], commands)
        message = f"there is no command “{words[0]}”" + (f"; did you mean “{close}”?" if close else "")
    print(f"{parser.prog}: {message}\nSee {parser.prog} --help.", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="laur",
        description="A static news and certification site generator.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Laur {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="command", required=True, parser_class=_Parser)
    _build(commands.add_parser("build", help="build the site (what happens without a command)"))
    _serve(commands.add_parser("serve", help="preview: rebuilds on save and reloads the browser"))
    _check(commands.add_parser("check", help="say everything that is wrong; nothing is written"))
    _routes(commands.add_parser("routes", help="list every URL: kind, title, source file, language"))
    return parser


def _build(parser: argparse.ArgumentParser) -> None:
    _places(parser)
    _what(parser)
    parser.add_argument("--clean", action="store_true", help="render everything anew")
    parser.add_argument("--strict", action="store_true", help="warnings stop the build, too")
    parser.add_argument("--explain", action="store_true", help="say of each rendered page why")
    parser.add_argument("--quiet", action="store_true", help="say nothing but problems")


def _serve(parser: argparse.ArgumentParser) -> None:
    _places(parser)
    _what(parser)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=_port, default=DEFAULT_PORT, help=f"default: {DEFAULT_PORT}")
    parser.add_argument("--open", action="store_true", help="open the browser")


def _check(parser: argparse.ArgumentParser) -> None:
    _places(parser)
    _what(parser)
    parser.add_argument("--strict", action="store_true", help="warnings count as errors")
    parser.add_argument("--format", choices=("text", "json", "github"), default="text")


def _routes(parser: argparse.ArgumentParser) -> None:
    _places(parser)
    _what(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _places(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help="default: content")
    parser.add_argument("--layouts", type=Path, default=None, metavar="DIR", help="default: layouts")
    parser.add_argument("--output", type=Path, default=Path("site"), metavar="DIR", help="default: site")
    parser.add_argument("--jobs", type=_positive, default=os.cpu_count() or 1, metavar="N", help="processes to use")


def _what(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", type=_day, default=None, metavar="DATE", help="the day as of which statuses hold")
    parser.add_argument("--base-url", default=None, metavar="URL", help="where the site will stand")
    parser.add_argument("--drafts", action="store_true", help="show drafts")
    parser.add_argument("--future", action="store_true", help="show what is scheduled")


def _day(text: str) -> date:
    day = parse_day(text)
    if day is None:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day; write it like 2024-12-31")
    return day


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of processes; write 1 or more")
    return int(text)


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"“{text}” is not a port; write a number up to {HIGHEST_PORT}")
    return int(text)
