"""`desk`: writes and edits the site's documents in a browser."""

import argparse
import os
import sys
from pathlib import Path

from laur.cli.command import Command, Example
from laur.cli.exit_status import USAGE
from laur.cli.flags import port, site_flags
from laur.cli.parser import CommandParser
from laur.cli.streams import print_text

DEFAULT_PORT = 8100
PORTS = 10
"""How many ports are tried, so that a second desk starts beside the first."""
HOST = "127.0.0.1"
"""Only this computer: whoever can open the desk can change the site."""
KEY_BYTES = 24


def _add_flags(parser: CommandParser) -> None:
    texts = parser.texts
    port_help = texts["desk.port"].format(default=DEFAULT_PORT)
    folder = texts["value.DIR"]
    parser.add_argument("folder", type=Path, nargs="?", default=Path(), metavar=folder, help=texts["desk.folder"])
    site_flags(parser)
    parser.add_argument("--port", type=port, default=None, metavar=texts["value.PORT"], help=port_help)
    parser.add_argument("--open", action=argparse.BooleanOptionalAction, default=True, help=texts["desk.open"])
    parser.set_defaults(drafts=True, future=True, host=HOST)


def _run(args: argparse.Namespace) -> int:
    from laur.cli.language import language
    from laur.i18n.messages import texts

    lang = language(args.lang)
    try:
        os.chdir(args.folder)
    except OSError:
        print_text(texts("desk", lang)["no-folder"].format(folder=args.folder), file=sys.stderr)
        return USAGE
    if not args.content.is_dir():
        print_text(texts("desk", lang)["no-site"].format(folder=Path.cwd()), file=sys.stderr)
        return USAGE
    if args.port is None:
        args.port = first_free(args.host, DEFAULT_PORT)
    return run_desk(args, lang)


def first_free(host: str, port: int) -> int:
    """The first of `PORTS` ports on which nothing listens yet; `port` if something listens on all of them."""
    import socket

    for candidate in range(port, port + PORTS):
        with socket.socket() as tried:
            if os.name != "nt":  # where the option would let two programs use one port
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind((host, candidate))
            except OSError:
                continue
            return candidate
    return port


def run_desk(args: argparse.Namespace, lang: str) -> int:
    """Runs the preview with the desk in it; also for ``serve --desk``."""
    from datetime import UTC, datetime
    from functools import partial
    from secrets import token_urlsafe

    from laur.checks.advisory import inspect_document
    from laur.cli.desk_publishing import SitePublisher
    from laur.cli.environment import options_of
    from laur.cli.preview_run import run_preview
    from laur.desk.run import address, make_desk

    key, options = token_urlsafe(KEY_BYTES), options_of(args)
    make = partial(
        make_desk,
        options=options,
        publisher=SitePublisher(options, lang),
        inspect=inspect_document,
        now=partial(datetime.now, UTC),
        key=key,
        lang=lang,
    )
    return run_preview(args, lang, partial(address, key=key), make)


COMMAND = Command(
    name="desk",
    examples=(
        Example("{prog} desk", "desk.example.here"),
        Example("{prog} desk ~/our-site --no-open", "desk.example.folder"),
    ),
    add_flags=_add_flags,
    run=_run,
)
