"""What can be asked on the command line: commands and flags."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from textwrap import dedent, indent

from laur import __version__
from laur.dates import parse_day
from laur.problems import nearest

DEFAULT_COMMAND = "build"
DEFAULT_PORT = 8000
HIGHEST_PORT = 65535
USAGE_STATUS = 2

EXAMPLES = {
    "": """
        {prog}                          build content/ into site/
        {prog} serve --open             look at the site while you write
        {prog} check                    everything that is wrong, nothing written
        {prog} routes                   every URL of the site
        {prog} status                   what expires, what is not published, when the site next changes
    """,
    "build": """
        {prog} build --explain                          say of each rendered page why
        {prog} build --as-of 2024-06-01                 the register as of that day
        {prog} build --base-url https://example.org/x/  for another address than site.yaml's
    """,
    "serve": """
        {prog} serve --open                 rebuild on save, reload the browser
        {prog} serve --drafts --future      with what is not published yet
    """,
    "check": """
        {prog} check                    each problem with its line and how to mend it
        {prog} check --format github    as annotations of a pull request
    """,
    "routes": """
        {prog} routes                   URL, kind, language, title, source file
        {prog} routes --format json     the same for programs
    """,
    "status": """
        {prog} status                       what ran out, what soon will, what is held back and why
        {prog} status --as-of 2027-01-01    the same as of any day
        {prog} status --format json         for programs: “next_change” is the day of the next build
    """,
}


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
    message = str(error)
    if words[0] not in COMMANDS:
        close = nearest(words[0], COMMANDS)
        message = f"there is no command “{words[0]}”" + (f"; did you mean “{close}”?" if close else "")
    help_of = f"{parser.prog} {words[0]}" if words[0] in COMMANDS else parser.prog
    print(f"{parser.prog}: {message}\nSee {help_of} --help.", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    program = _program()
    parser = _Parser(
        prog=program,
        description="A static news and certification site generator.",
        epilog=_examples("", program),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Laur {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="command", required=True, parser_class=_Parser)
    for name, (add_flags, purpose) in COMMANDS.items():
        command = commands.add_parser(
            name,
            help=purpose,
            description=f"{purpose[0].upper()}{purpose[1:]}.",
            epilog=_examples(name, program),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        _places(command)
        _what(command)
        add_flags(command)
    return parser


def _program() -> str:
    """The program as the user called it: in a checkout, by its face."""
    return "python build.py" if Path(sys.argv[0]).name == "build.py" else "laur"


def _examples(command: str, program: str) -> str:
    return "examples:\n" + indent(dedent(EXAMPLES[command]).strip("\n"), "  ").rstrip().format(prog=program)


def _build(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--clean", action="store_true", help="render everything anew")
    parser.add_argument("--strict", action="store_true", help="warnings stop the build, too")
    parser.add_argument("--explain", action="store_true", help="say of each rendered page why")
    parser.add_argument("--quiet", action="store_true", help="say nothing but problems")


def _serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=_port, default=DEFAULT_PORT, help=f"default: {DEFAULT_PORT}")
    parser.add_argument("--open", action="store_true", help="open the browser")


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--strict", action="store_true", help="warnings count as errors")
    parser.add_argument("--format", choices=("text", "json", "github"), default="text", help="default: text")


def _text_or_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def _places(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help="default: content")
    parser.add_argument("--layouts", type=Path, default=None, metavar="DIR", help="default: layouts")
    parser.add_argument("--output", type=Path, default=Path("site"), metavar="DIR", help="default: site")
    parser.add_argument("--jobs", type=_positive, default=os.cpu_count() or 1, metavar="N", help="processes to use")


def _what(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", type=_day, default=None, metavar="DATE", help="the day as of which statuses hold")
    parser.add_argument("--base-url", type=_address, default=None, metavar="URL", help="where the site will stand")
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


def _address(text: str) -> str:
    if not text.startswith(("https://", "http://")):
        raise argparse.ArgumentTypeError(f"“{text}” is not an address; write it like https://example.org/news/")
    return text


COMMANDS: Mapping[str, tuple[Callable[[argparse.ArgumentParser], None], str]] = {
    "build": (_build, "build the site (what happens without a command)"),
    "serve": (_serve, "preview: rebuild on save and reload the browser"),
    "check": (_check, "say everything that is wrong; nothing is written"),
    "routes": (_text_or_json, "list every URL: kind, title, source file, language"),
    "status": (_text_or_json, "say what expires, what is not published and why, when the site next changes by itself"),
}
"""Each command with what adds its own flags, and what it is for."""
