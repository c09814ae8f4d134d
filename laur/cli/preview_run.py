"""Runs the preview until it is interrupted, for `serve` and `desk`."""

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from laur.cli.exit_status import DONE, OUTSIDE
from laur.cli.streams import print_text

if TYPE_CHECKING:
    from laur.pages.plan import SitePlan
    from laur.preview import Extend


def run_preview(
    args: argparse.Namespace, lang: str, shown: Callable[[str], str], extend: "Extend | None" = None
) -> int:
    """The exit status. `shown` turns the URL of the preview into the address to print and to open."""
    from datetime import datetime

    from laur.checks.advisory import inspect_document
    from laur.cli.environment import options_of, today
    from laur.cli.preview_messages import not_listening, not_rebuilt, opened, rebuilt, received, seen_by_others
    from laur.cli.printing import failure, print_problems
    from laur.preview import CannotListenError, PreviewEvents, Receipt, is_loopback, serve

    counts: list[int] = []

    def on_rebuilt(site_plan: "SitePlan", seconds: float) -> None:
        print_problems(site_plan, lang)
        message = rebuilt(site_plan, seconds, lang, counts[-1] if counts else None)
        print_text(f"{datetime.now().astimezone():%H:%M:%S}  {message}", flush=True)
        counts[:] = [len(site_plan.pages) if site_plan.catalog else counts[-1] if counts else 0]

    def on_ready(url: str) -> None:
        if not is_loopback(args.host):
            print_text(seen_by_others(args.host, lang), flush=True)
        print_text(opened(shown(url), lang), flush=True)
        if args.open:
            import webbrowser

            webbrowser.open(shown(url))

    def on_failure(error: Exception) -> None:
        print_text(not_rebuilt(failure(error, lang), lang), file=sys.stderr, flush=True)

    def on_received(receipt: Receipt) -> None:
        print_text(received(receipt.file, receipt.destination, lang), flush=True)

    try:
        events = PreviewEvents(on_rebuilt, on_failure, on_ready, on_received, lang)
        serve(options_of(args), args.host, args.port, today, events, inspect=inspect_document, extend=extend)
    except CannotListenError as error:
        print_text(not_listening(args.host, args.port, error.reason, lang), file=sys.stderr)
        return OUTSIDE
    return DONE
