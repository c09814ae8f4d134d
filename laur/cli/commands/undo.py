"""`undo`: takes the last change of several documents back."""

import argparse

from laur.cli.command import Command, Example
from laur.cli.flags import content_flag, lang_flag, layouts_flag
from laur.cli.parser import CommandParser


def _add_flags(parser: CommandParser) -> None:
    content_flag(parser)
    layouts_flag(parser)
    lang_flag(parser)


def _run(args: argparse.Namespace) -> int:
    from laur.cli.changing import undo

    return undo(args)


COMMAND = Command(
    name="undo",
    examples=(Example("{prog} undo", "undo.example.last"),),
    add_flags=_add_flags,
    run=_run,
)
