"""`schema`: prints the JSON Schema of the front matter, for editors such as VS Code."""

import argparse
from pathlib import Path

from laur.cli.command import Command, Example
from laur.cli.exit_status import DONE
from laur.cli.flags import lang_flag
from laur.cli.parser import CommandParser
from laur.cli.streams import print_text

KINDS = ("announcement", "organisation", "scheme", "page", "comment", "site")


def _add_flags(parser: CommandParser) -> None:
    texts = parser.texts
    kinds = texts["schema.kind"].format(kinds=", ".join(KINDS))
    parser.add_argument("kind", nargs="?", choices=KINDS, metavar=texts["value.kind"], help=kinds)
    parser.add_argument("--write", type=Path, default=None, metavar=texts["value.DIR"], help=texts["schema.write"])
    lang_flag(parser)


def _run(args: argparse.Namespace) -> int:
    from laur.cli.language import language
    from laur.cli.streams import print_data
    from laur.frontmatter.json_schema import json_schema

    lang = language(args.lang)
    kinds = (args.kind,) if args.kind else KINDS
    if args.write is not None:
        from laur.scaffold.schemas import write_schemas

        for path in write_schemas(args.write, kinds, lang):
            print_text(str(path))
        return DONE
    schemas = {kind: json_schema(kind, lang) for kind in kinds}
    print_data(schemas[args.kind] if args.kind else schemas)
    return DONE


COMMAND = Command(
    name="schema",
    examples=(
        Example("{prog} schema announcement", "schema.example.print"),
        Example("{prog} schema --write .vscode/schemas", "schema.example.write"),
    ),
    add_flags=_add_flags,
    run=_run,
)
