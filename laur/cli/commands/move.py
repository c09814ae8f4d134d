"""`move`: gives a document another name; what refers to it follows, and its old address leads to the new one."""

import argparse
from pathlib import Path

from laur.cli.command import Command, Example
from laur.cli.commands.tag import change_flags
from laur.cli.parser import CommandParser


def _add_flags(parser: CommandParser) -> None:
    file = parser.texts["value.FILE"]
    parser.add_argument("file", type=Path, metavar=file, help=parser.texts["move.file"])
    parser.add_argument("new", type=Path, metavar=file, help=parser.texts["move.new"])
    change_flags(parser)


def _run(args: argparse.Namespace) -> int:
    from laur.changes.moving import move
    from laur.cli.changing import change

    old, new = _in_content(args.file, args.content), _in_content(args.new, args.content)
    return change(
        args,
        lambda site_plan, catalog, read: move(site_plan, catalog, read, old, new),
        "done.move",
        {"old": old, "new": new},
    )


def _in_content(file: Path, content: Path) -> str:
    """The path in the content folder of a file that is named from here, or from there."""
    absolute, root = file.absolute(), content.absolute()
    return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else file.as_posix()


COMMAND = Command(
    name="move",
    examples=(
        Example("{prog} move content/organisations/alfa.md content/organisations/cluster-alpha.md", "move.example.id"),
        Example("{prog} move news/2024-03-15-gold.md news/2024/gold.md", "move.example.folder"),
    ),
    add_flags=_add_flags,
    run=_run,
)
