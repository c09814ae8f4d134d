"""The parser of a command line, in the language of the user."""

import argparse
from collections.abc import Generator, Mapping
from functools import partial
from typing import Any, NoReturn

from laur.i18n.messages import texts

Subcommands = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for this type


class CommandParser(argparse.ArgumentParser):
    """argparse whose help is in one language, and which raises `argparse.ArgumentError` instead of exiting."""

    def __init__(self, *, lang: str = "en", **settings: Any) -> None:
        self.lang = lang
        self.texts = texts("commands", lang)
        """Help texts by message id, for the flags that a command adds."""
        formatter = partial(_HelpFormatter, usage=self.texts["usage"])
        super().__init__(formatter_class=formatter, allow_abbrev=False, add_help=False, **settings)
        self._positionals.title, self._optionals.title = self.texts["arguments"], self.texts["flags"]
        self.add_argument("-h", "--help", action="help", help=self.texts["help"])

    def add_commands(self, dest: str, title: str, metavar: str) -> "Subcommands[CommandParser]":
        """Subcommands, one of which is required, listed below their title and before the flags."""
        self._positionals.title = title
        return self.add_subparsers(dest=dest, metavar=metavar, required=True)

    def error(self, message: str) -> NoReturn:
        raise argparse.ArgumentError(None, message)


class _HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Translates “usage:”, and lists commands directly below their heading."""

    def __init__(self, prog: str, *, usage: str, **settings: Any) -> None:
        super().__init__(prog, **settings)
        self._usage = usage

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, self._usage if prefix is None else prefix)

    # argparse has no setting for these two: a line with the name of the list, and an indent below it.
    def _format_action(self, action: argparse.Action) -> str:
        shown = super()._format_action(action)
        return shown.partition("\n")[2] if isinstance(action, Subcommands) else shown

    def _iter_indented_subactions(self, action: argparse.Action) -> Generator[argparse.Action, None, None]:
        for inner in super()._iter_indented_subactions(action):
            self._dedent()
            yield inner
            self._indent()


def subcommands(parser: argparse.ArgumentParser) -> Mapping[str, argparse.ArgumentParser]:
    """The parsers of the commands, or of the kinds of a command, by name; empty where there are none."""
    found = (action.choices for action in arguments(parser) if isinstance(action, Subcommands))
    return next(found, {})


def arguments(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """The flags and positional arguments of a parser."""
    return parser._actions  # noqa: SLF001 - argparse lists them nowhere else
