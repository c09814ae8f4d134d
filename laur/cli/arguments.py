"""What can be asked on the command line: the parser, made from the commands; and what to say of wrong usage."""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from textwrap import dedent, indent
from typing import NoReturn

from laur import __version__
from laur.cli.command import Command
from laur.cli.commands import COMMANDS
from laur.cli.environment import program_name
from laur.cli.exit_status import USAGE
from laur.cli.language import language_of, translated
from laur.cli.usage import UnparsedCommand, complaints, no_command

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
    """argparse that raises where it would print and exit, and speaks the user's language."""

    lang = "en"

    def speak(self, lang: str) -> None:
        """Say all that it says of itself, and of what is below it, in a language."""
        self.lang = lang
        self.description, self.epilog = translated(self.description or "", lang), translated(self.epilog or "", lang)
        for group in self._action_groups:
            group.title = translated(group.title or "", lang)
        for action in self._actions:
            action.help = translated(action.help, lang) if action.help else action.help
            if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - argparse names its own type nowhere else
                action.metavar = translated(str(action.metavar), lang)
                for choice in action._choices_actions:  # noqa: SLF001
                    choice.help = translated(choice.help or "", lang)
                for inner in action.choices.values():
                    inner.speak(lang)

    def format_help(self) -> str:
        text = super().format_help()
        return translated("usage: ", self.lang) + text.removeprefix("usage: ")

    def error(self, message: str) -> NoReturn:
        raise argparse.ArgumentError(None, message)


def parse(arguments: Sequence[str]) -> argparse.Namespace | int:
    """The command and its flags; an exit status where there is nothing to run."""
    words = list(arguments)
    if not words or (words[0].startswith("-") and words[0] not in _FACES):
        words.insert(0, DEFAULT_COMMAND)
    parser = make_parser(words[0], lang=language_of(words))
    try:
        return parser.parse_args(words)
    except argparse.ArgumentError as error:
        _complain(parser, words, error)
        return USAGE
    except SystemExit as stop:
        return int(stop.code or 0)


def make_parser(asked: str | None = None, program: str | None = None, lang: str = "en") -> argparse.ArgumentParser:
    """The parser of the command line, with the flags of the command that is asked for, or without one of them all."""
    program = program or program_name()
    parser = _Parser(
        prog=program,
        description="A static news and certification site generator.",
        epilog=_examples(EXAMPLES, program, lang),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Laur {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="command", required=True, parser_class=_Parser)
    for command in COMMANDS.values():
        _add(commands, command, program, lang, has_flags=asked in (None, command.name))
    parser.set_defaults(make_parser=make_parser)  # `completions` describes the parser itself
    parser.speak(lang)
    return parser


def _add(
    commands: "argparse._SubParsersAction[_Parser]", command: Command, program: str, lang: str, *, has_flags: bool
) -> None:
    parser = commands.add_parser(
        command.name,
        help=command.purpose,
        description=f"{command.purpose[0].upper()}{command.purpose[1:]}.",
        epilog=_examples(command.examples, program, lang),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    if has_flags:
        command.add_flags(parser)


def _examples(lines: str, program: str, lang: str) -> str:
    shown = [_example(line, lang) for line in dedent(lines).strip("\n").rstrip().split("\n")]
    return f"{translated('examples:', lang)}\n" + indent("\n".join(shown), "  ").format(prog=program)


def _example(line: str, lang: str) -> str:
    """A command line, and after two blanks or more what it does."""
    command, blanks, does = re.fullmatch(r"(.*?)(?:( {2,})(.*))?", line).groups(default="")  # type: ignore[union-attr]
    return f"{command}{blanks}{translated(does, lang)}"


def _complain(parser: argparse.ArgumentParser, words: Sequence[str], error: argparse.ArgumentError) -> None:
    command, lang = COMMANDS.get(words[0]), language_of(words)
    wrong = UnparsedCommand.of(command, words) if command else None
    said = complaints(wrong, str(error)) if wrong else (no_command(words[0]),)
    about = [words[0], *(kind for kind in words[1:2] if kind in wrong.choices("kind"))] if wrong else []
    message = ""
    for sentence in (translated(each, lang) for each in said):
        message += f"{_between(message)}{sentence}"
    help_of = " ".join((parser.prog, *about))
    print(f"{parser.prog}: {message}\n{translated(f'See {help_of} --help.', lang)}", file=sys.stderr)


def _between(said: str) -> str:
    """What stands between sentences."""
    return "" if not said else " " if said[-1] in ".?" else ". "


def flags_of(command: Command) -> list[str]:
    """The long flags of a command, and of the kinds that it has, as they are written."""
    parser = _Parser()
    command.add_flags(parser)
    return list(dict.fromkeys(_flags_of(parser)))


def _flags_of(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:  # noqa: SLF001 - argparse names its flags nowhere else
        yield from (flag for flag in action.option_strings if flag.startswith("--"))
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for inner in action.choices.values():
                yield from _flags_of(inner)
