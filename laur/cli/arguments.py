"""The command line: the parser of all commands, and parsing."""

import argparse
import sys
from collections.abc import Mapping, Sequence

from laur import __version__
from laur.cli.command import Command, Example
from laur.cli.commands import COMMANDS
from laur.cli.environment import program_name
from laur.cli.exit_status import USAGE
from laur.cli.language import language_of
from laur.cli.parser import CommandParser, Subcommands
from laur.cli.streams import print_text

DEFAULT_COMMAND = "build"
_PROGRAM_FLAGS = {"-h", "--help", "--version"}
"""The flags of the program itself, without a command."""

EXAMPLES = (
    Example("{prog} init my-site", "example.init"),
    Example("{prog}", "example.default"),
    Example("{prog} serve --open", "example.serve"),
    Example("{prog} new announcement", "example.new"),
    Example("{prog} check", "example.check"),
    Example("{prog} routes", "example.routes"),
    Example("{prog} status", "example.status"),
    Example("{prog} publish", "example.publish"),
)


def parse(arguments: Sequence[str]) -> argparse.Namespace | int:
    """The command and its flags; an exit status if there is nothing to run, as for ``--help`` and wrong usage."""
    words = list(arguments)
    if not words or (words[0].startswith("-") and words[0] not in _PROGRAM_FLAGS):
        words.insert(0, DEFAULT_COMMAND)
    parser = make_parser(words[0], lang=language_of(words))
    try:
        return parser.parse_args(words)
    except argparse.ArgumentError as error:
        from laur.cli.usage import usage_error

        print_text(usage_error(parser, words, error), file=sys.stderr)
        return USAGE
    except SystemExit as stop:
        return int(stop.code or 0)


def make_parser(name: str | None = None, program: str | None = None, lang: str = "en") -> CommandParser:
    """The parser of the command line in a language, with the flags of the named command, or of all commands."""
    program = program or program_name()
    parser = CommandParser(prog=program, lang=lang)
    parser.description = parser.texts["program"]
    parser.epilog = _in_columns(EXAMPLES, program, parser.texts)
    parser.add_argument("--version", action="version", version=f"Laur {__version__}", help=parser.texts["version"])
    commands = parser.add_commands("command", parser.texts["commands"], parser.texts["value.command"])
    for command in COMMANDS.values():
        _add(commands, command, parser, has_flags=name in (None, command.name))
    parser.set_defaults(make_parser=make_parser)  # `completions` describes the parser itself
    return parser


def _add(commands: "Subcommands[CommandParser]", command: Command, parser: CommandParser, *, has_flags: bool) -> None:
    purpose = parser.texts[command.name]
    examples = _in_columns(command.examples, parser.prog, parser.texts)
    inner = commands.add_parser(command.name, help=purpose, description=purpose, epilog=examples, lang=parser.lang)
    if has_flags:
        command.add_flags(inner)


def _in_columns(examples: Sequence[Example], program: str, texts: Mapping[str, str]) -> str:
    """The heading, then a line for each example: what to type, and beside it what that does."""
    lines = [(each.line.format(prog=program), texts[each.text] if each.text else "") for each in examples]
    width = max((len(line) for line, text in lines if text), default=0)
    rows = (f"  {line:<{width}}    {text}".rstrip() for line, text in lines)
    return "\n".join((texts["examples"], *rows))
