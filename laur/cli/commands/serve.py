"""`serve`: runs the preview until it is interrupted."""

import argparse
import sys

from laur.cli.command import Command, Example
from laur.cli.exit_status import USAGE
from laur.cli.flags import port, site_flags
from laur.cli.parser import CommandParser
from laur.cli.streams import print_text

DEFAULT_PORT = 8000


def _add_flags(parser: CommandParser) -> None:
    texts = parser.texts
    on_off = argparse.BooleanOptionalAction
    host, number = texts["value.HOST"], texts["value.PORT"]
    port_help = texts["serve.port"].format(default=DEFAULT_PORT)
    site_flags(parser)
    parser.add_argument("--drafts", action=on_off, default=True, help=texts["serve.drafts"])
    parser.add_argument("--future", action=on_off, default=True, help=texts["serve.future"])
    parser.add_argument("--host", default="127.0.0.1", metavar=host, help=texts["serve.host"])
    parser.add_argument("--port", type=port, default=DEFAULT_PORT, metavar=number, help=port_help)
    parser.add_argument("--open", action="store_true", help=texts["serve.open"])
    parser.add_argument("--desk", action="store_true", help=texts["serve.desk"])


def _run(args: argparse.Namespace) -> int:
    from laur.cli.language import language
    from laur.cli.preview_run import run_preview

    lang = language(args.lang)
    if not args.desk:
        return run_preview(args, lang, str)
    from laur.cli.commands.desk import run_desk
    from laur.i18n.messages import texts
    from laur.preview import is_loopback

    if not is_loopback(args.host):
        print_text(texts("desk", lang)["only-here"].format(host=args.host), file=sys.stderr)
        return USAGE
    return run_desk(args, lang)


COMMAND = Command(
    name="serve",
    examples=(
        Example("{prog} serve --open", "serve.example.open"),
        Example("{prog} serve --no-drafts --no-future", "serve.example.published"),
        Example("{prog} serve --host 0.0.0.0 --port 8080", "serve.example.network"),
    ),
    add_flags=_add_flags,
    run=_run,
)
