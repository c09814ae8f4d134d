"""`serve`: runs the preview until it is interrupted."""

import argparse
import sys
from typing import TYPE_CHECKING

from laur.cli.command import Command, Example
from laur.cli.exit_status import DONE, OUTSIDE
from laur.cli.flags import port, site_flags
from laur.cli.parser import CommandParser

if TYPE_CHECKING:
    from laur.pages.plan import SitePlan

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


def _run(args: argparse.Namespace) -> int:
    from datetime import datetime

    from laur.checks.advisory import inspect_document
    from laur.cli.environment import options_of, today
    from laur.cli.language import language
    from laur.cli.preview_messages import not_listening, not_rebuilt, opened, rebuilt, received, seen_by_others
    from laur.cli.printing import failure, print_problems
    from laur.preview import CannotListenError, PreviewEvents, Receipt, is_loopback, serve

    lang = language(args.lang)
    counts: list[int] = []

    def on_rebuilt(site_plan: "SitePlan", seconds: float) -> None:
        print_problems(site_plan, lang)
        message = rebuilt(site_plan, seconds, lang, counts[-1] if counts else None)
        print(f"{datetime.now().astimezone():%H:%M:%S}  {message}", flush=True)
        counts[:] = [len(site_plan.pages) if site_plan.catalog else counts[-1] if counts else 0]

    def on_ready(url: str) -> None:
        if not is_loopback(args.host):
            print(seen_by_others(args.host, lang), flush=True)
        print(opened(url, lang), flush=True)
        if args.open:
            import webbrowser

            webbrowser.open(url)

    def on_failure(error: Exception) -> None:
        print(not_rebuilt(failure(error, lang), lang), file=sys.stderr, flush=True)

    def on_received(receipt: Receipt) -> None:
        print(received(receipt.file, receipt.destination, lang), flush=True)

    try:
        events = PreviewEvents(on_rebuilt, on_failure, on_ready, on_received, lang)
        serve(options_of(args), args.host, args.port, today, events, inspect=inspect_document)
    except CannotListenError as error:
        print(not_listening(args.host, args.port, error.reason, lang), file=sys.stderr)
        return OUTSIDE
    return DONE


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
