"""`schema`: writes JSON Schema of the front matter, for editors' tools."""

import argparse
from pathlib import Path

from laur.cli.command import Command
from laur.cli.exit_status import DONE
from laur.cli.flags import lang_flag

KINDS = ("announcement", "organisation", "scheme", "page", "comment", "site")


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", nargs="?", choices=KINDS, metavar="kind", help=f"one of: {', '.join(KINDS)}")
    parser.add_argument("--write", type=Path, default=None, metavar="DIR", help="write a file for each kind instead")
    lang_flag(parser)


def _run(asked: argparse.Namespace) -> int:
    from laur.cli.environment import language
    from laur.cli.streams import print_data
    from laur.frontmatter.json_schema import json_schema

    lang = language(asked.lang)
    kinds = (asked.kind,) if asked.kind else KINDS
    if asked.write is not None:
        from laur.scaffold.schemas import write_schemas

        for path in write_schemas(asked.write, kinds, lang):
            print(path)
        return DONE
    schemas = {kind: json_schema(kind, lang) for kind in kinds}
    print_data(schemas[asked.kind] if asked.kind else schemas)
    return DONE


COMMAND = Command(
    name="schema",
    purpose="write JSON Schema of the front matter, for editors' tools",
    examples="""
        {prog} schema announcement                  what an announcement may hold
        {prog} schema --write .vscode/schemas       a file for each kind of document, for VS Code and others
    """,
    add_flags=_flags,
    run=_run,
)
