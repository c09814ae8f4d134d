"""`serve`: the preview, until it is interrupted."""

import argparse
import sys
from typing import TYPE_CHECKING

from laur.cli.command import Command
from laur.cli.exit_status import DONE, OUTSIDE
from laur.cli.flags import port, site_flags

if TYPE_CHECKING:
    from laur.pages.plan import SitePlan

DEFAULT_PORT = 8000


def _flags(parser: argparse.ArgumentParser) -> None:
    site_flags(parser)
    yes_or_no = argparse.BooleanOptionalAction
    parser.add_argument("--drafts", action=yes_or_no, default=True, help="show drafts, marked (default: yes)")
    parser.add_argument(
        "--future", action=yes_or_no, default=True, help="show what is scheduled, marked (default: yes)"
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=port, default=DEFAULT_PORT, help=f"default: {DEFAULT_PORT}; 0: any that is free")
    parser.add_argument("--open", action="store_true", help="open the browser")


def _run(asked: argparse.Namespace) -> int:
    from datetime import datetime

    from laur.checks.advisory import inspect_document
    from laur.cli.environment import language, options_of, today
    from laur.cli.preview_messages import not_listening, not_rebuilt, opened, rebuilt, received, seen_by_others
    from laur.cli.printing import outside, print_problems
    from laur.preview import CannotListenError, PreviewEvents, Receipt, is_loopback, serve

    lang = language(asked.lang)
    counts: list[int] = []

    def tell(site_plan: "SitePlan", seconds: float) -> None:
        print_problems(site_plan, lang)
        said = rebuilt(site_plan, seconds, lang, counts[-1] if counts else None)
        print(f"{datetime.now().astimezone():%H:%M:%S}  {said}", flush=True)
        counts[:] = [len(site_plan.pages) if site_plan.catalog else counts[-1] if counts else 0]

    def ready(url: str) -> None:
        if not is_loopback(asked.host):
            print(seen_by_others(asked.host, lang), flush=True)
        print(opened(url, lang), flush=True)
        if asked.open:
            import webbrowser

            webbrowser.open(url)

    def failed(error: Exception) -> None:
        print(not_rebuilt(outside(error), lang), file=sys.stderr, flush=True)

    def tell_received(receipt: Receipt) -> None:
        print(received(receipt.file, receipt.destination, lang), flush=True)

    try:
        audience = PreviewEvents(tell, failed, ready, tell_received, lang)
        serve(options_of(asked), asked.host, asked.port, today, audience, inspect=inspect_document)
    except CannotListenError as error:
        print(not_listening(asked.host, asked.port, error.reason, lang), file=sys.stderr)
        return OUTSIDE
    return DONE


COMMAND = Command(
    name="serve",
    purpose="preview: rebuild on save and reload the browser",
    examples="""
        {prog} serve --open                       rebuild on save, reload the browser; drafts are shown, marked
        {prog} serve --no-drafts --no-future      only what is published
        {prog} serve --host 0.0.0.0 --port 8080   for others on the same network, too
    """,
    add_flags=_flags,
    run=_run,
)
