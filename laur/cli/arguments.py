"""What can be asked on the command line: the parser, made from the commands; and what to say of wrong usage."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import dedent, indent
from typing import NoReturn

from laur import __version__
from laur.cli.command import Command
from laur.cli.commands import COMMANDS
from laur.cli.status import USAGE
from laur.problems import nearest

DEFAULT_COMMAND = "build"
_FACES = {"-h", "--help", "--version"}
"""What the program answers itself, without a command."""

EXAMPLES = """
    {prog} init my-site             a starter site in a new folder
    {prog}                          build content/ into site/
    {prog} serve --open             look at the site while you write
    {prog} new announcement         a new file: you answer questions
    {prog} check                    everything that is wrong, nothing written
    {prog} routes                   every URL of the site
    {prog} status                   what expires, what is not published, when the site next changes
"""


class _Parser(argparse.ArgumentParser):
    """argparse that raises where it would print and exit."""

    def error(self, message: str) -> NoReturn:
        raise argparse.ArgumentError(None, message)


def parse(arguments: Sequence[str]) -> argparse.Namespace | int:
    """The command and its flags; an exit status where there is nothing to run."""
    words = list(arguments)
    if not words or (words[0].startswith("-") and words[0] not in _FACES):
        words.insert(0, DEFAULT_COMMAND)
    parser = make_parser(words[0])
    try:
        return parser.parse_args(words)
    except argparse.ArgumentError as error:
        _complain(parser, words, error)
        return USAGE
    except SystemExit as stop:
        return int(stop.code or 0)


def make_parser(asked: str | None = None, program: str | None = None) -> argparse.ArgumentParser:
    """The parser of the command line, with the flags of the command that is asked for, or without one of them all."""
    program = program or program_name()
    parser = _Parser(
        prog=program,
        description="A static news and certification site generator.",
        epilog=_examples(EXAMPLES, program),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Laur {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="command", required=True, parser_class=_Parser)
    for command in COMMANDS.values():
        _add(commands, command, program, has_flags=asked in (None, command.name))
    return parser


def program_name() -> str:
    """The program as the user called it: in a checkout, by its face."""
    return "python build.py" if Path(sys.argv[0]).name == "build.py" else "laur"


def _add(commands: "argparse._SubParsersAction[_Parser]", command: Command, program: str, *, has_flags: bool) -> None:
    parser = commands.add_parser(
        command.name,
        help=command.purpose,
        description=f"{command.purpose[0].upper()}{command.purpose[1:]}.",
        epilog=_examples(command.examples, program),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    if has_flags:
        command.add_flags(parser)


def _examples(lines: str, program: str) -> str:
    return "examples:\n" + indent(dedent(lines).strip("\n"), "  ").rstrip().format(prog=program)


def _complain(parser: argparse.ArgumentParser, words: Sequence[str], error: argparse.ArgumentError) -> None:
    command = COMMANDS.get(words[0])
    if command is None:
        close = nearest(words[0], COMMANDS)
        message = f"there is no command “{words[0]}”" + (f"; did you mean “{close}”?" if close else "")
    else:
        message = " ".join((str(error), *_flags_meant(command, words)))
    help_of = f"{parser.prog} {words[0]}" if command else parser.prog
    print(f"{parser.prog}: {message}\nSee {help_of} --help.", file=sys.stderr)


def _flags_meant(command: Command, words: Sequence[str]) -> Iterator[str]:
    """A question for each flag that the command does not have and that is much like one that it has."""
    flags = flags_of(command)
    for word in words[1:]:
        flag = word.partition("=")[0]
        close = nearest(flag, flags) if flag.startswith("--") and flag not in flags else None
        if close:
            yield f"Did you mean “{close}”?"


def flags_of(command: Command) -> list[str]:
    """The long flags of a command, as they are written."""
    parser = argparse.ArgumentParser()
    command.add_flags(parser)
    return [flag for action in parser._actions for flag in action.option_strings if flag.startswith("--")]  # noqa: SLF001 - argparse names its flags nowhere else
