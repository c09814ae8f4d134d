"""`serve`: the preview, until it is interrupted."""

import argparse
import sys
from typing import TYPE_CHECKING

from laur.cli.command import Command
from laur.cli.flags import port, site_flags
from laur.cli.status import DONE

if TYPE_CHECKING:
    from laur.build import Plans

DEFAULT_PORT = 8000


def _flags(parser: argparse.ArgumentParser) -> None:
    site_flags(parser)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=port, default=DEFAULT_PORT, help=f"default: {DEFAULT_PORT}")
    parser.add_argument("--open", action="store_true", help="open the browser")


def _run(asked: argparse.Namespace) -> int:
    from datetime import datetime

    from laur.cli.outside import language, options_of, today
    from laur.cli.words import outside, tell_problems
    from laur.serve import Audience, serve

    def tell(plans: "Plans", seconds: float) -> None:
        tell_problems(plans)
        print(f"{datetime.now().astimezone():%H:%M:%S}  {len(plans.pages)} pages, {seconds:.2f} s", flush=True)

    def ready(url: str) -> None:
        print(f"Preview: {url}  (stop with Ctrl+C)", flush=True)
        if asked.open:
            import webbrowser

            webbrowser.open(url)

    def failed(error: Exception) -> None:
        print(f"Not rebuilt: {outside(error)} Save again to try again.", file=sys.stderr, flush=True)

    audience = Audience(tell, failed, ready, language())
    serve(options_of(asked), asked.host, asked.port, today, audience)
    return DONE


COMMAND = Command(
    name="serve",
    purpose="preview: rebuild on save and reload the browser",
    examples="""
        {prog} serve --open                 rebuild on save, reload the browser
        {prog} serve --drafts --future      with what is not published yet
    """,
    add_flags=_flags,
    run=_run,
)
