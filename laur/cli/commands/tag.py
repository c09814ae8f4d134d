"""`tag`: renames a tag everywhere, or merges it with another one."""

import argparse

from laur.cli.command import Command, Example
from laur.cli.flags import content_flag, lang_flag, layouts_flag
from laur.cli.parser import CommandParser


def _add_flags(parser: CommandParser) -> None:
    texts = parser.texts
    parser.add_argument("action", choices=("rename",), metavar=texts["value.action"], help=texts["tag.action"])
    parser.add_argument("old", metavar=texts["value.TAG"], help=texts["tag.old"])
    parser.add_argument("new", metavar=texts["value.TAG"], help=texts["tag.new"])
    change_flags(parser)


def change_flags(parser: CommandParser) -> None:
    """The flags of every command that changes documents."""
    parser.add_argument("--yes", action="store_true", help=parser.texts["change.yes"])
    content_flag(parser)
    layouts_flag(parser)
    lang_flag(parser)


def _run(args: argparse.Namespace) -> int:
    from laur.changes.tags import rename_tag
    from laur.cli.changing import change

    return change(
        args,
        lambda site_plan, catalog, read: rename_tag(site_plan, catalog, read, args.old, args.new),
        "done.tag",
        {"old": args.old, "new": args.new},
    )


COMMAND = Command(
    name="tag",
    examples=(
        Example("{prog} tag rename nagroda nagrody", "tag.example.rename"),
        Example('{prog} tag rename "wyróżnienie" "nagrody" --yes', "tag.example.merge"),
    ),
    add_flags=_add_flags,
    run=_run,
)
