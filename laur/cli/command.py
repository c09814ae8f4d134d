"""The definition of a command: its name, flags and examples, and the function that runs it."""

import argparse
from collections.abc import Callable, Sequence

from msgspec import Struct

from laur.cli.parser import CommandParser


class Example(Struct, frozen=True):
    """A command line for the help of a command."""

    line: str
    """With ``{prog}`` for the name of the program."""
    text: str = ""
    """The id of a message of the subject ``commands``: what the line does; empty if the line explains itself."""


class Command(Struct, frozen=True, kw_only=True):
    """One command. Its purpose is the message with its name, of the subject ``commands`` (`laur.i18n.messages`).

    The module of a command imports at its top only what its flags need, and the rest when it runs.
    """

    name: str
    examples: Sequence[Example]
    add_flags: Callable[[CommandParser], None]
    run: Callable[[argparse.Namespace], int]
    """Runs the command and returns the exit status."""
