"""Flags that several commands have, and what their values may be."""

import argparse
import os
from datetime import date
from pathlib import Path

from laur.model.dates import parse_day

HIGHEST_PORT = 65535


def site_flags(parser: argparse.ArgumentParser) -> None:
    """What every command has that looks at the whole site: its folders, its day, its address, what is shown."""
    content_flag(parser)
    layouts_flag(parser)
    parser.add_argument("--output", type=Path, default=Path("site"), metavar="DIR", help="default: site")
    parser.add_argument("--jobs", type=positive, default=os.cpu_count() or 1, metavar="N", help="processes to use")
    parser.add_argument("--as-of", type=day, default=None, metavar="DATE", help="the day as of which statuses hold")
    parser.add_argument("--base-url", type=address, default=None, metavar="URL", help="where the site will stand")
    lang_flag(parser)


def lang_flag(parser: argparse.ArgumentParser) -> None:
    """The language of what the command says."""
    parser.add_argument("--lang", choices=("pl", "en"), default=None, help="language of what is said (default: yours)")


def shown_flags(parser: argparse.ArgumentParser) -> None:
    """What is shown that is not published: nothing, unless it is asked for."""
    parser.add_argument("--drafts", action="store_true", help="show drafts")
    parser.add_argument("--future", action="store_true", help="show what is scheduled")


def content_flag(parser: argparse.ArgumentParser) -> None:
    """The editors' folder."""
    parser.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help="default: content")


def layouts_flag(parser: argparse.ArgumentParser) -> None:
    """The designers' folder."""
    parser.add_argument("--layouts", type=Path, default=None, metavar="DIR", help="default: layouts")


def format_flag(parser: argparse.ArgumentParser, *choices: str) -> None:
    """For people or for programs."""
    parser.add_argument("--format", choices=choices, default=choices[0], help=f"default: {choices[0]}")


def day(text: str) -> date:
    """``2024-12-31``."""
    found = parse_day(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day; write it like 2024-12-31")
    return found


def positive(text: str) -> int:
    """A number of processes."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of processes; write 1 or more")
    return int(text)


def port(text: str) -> int:
    """A port; 0 for any that is free."""
    if not text.isascii() or not text.isdigit() or int(text) > HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"“{text}” is not a port; write a number up to {HIGHEST_PORT}")
    return int(text)


def address(text: str) -> str:
    """The address of a site."""
    if not text.startswith(("https://", "http://")):
        raise argparse.ArgumentTypeError(f"“{text}” is not an address; write it like https://example.org/news/")
    return text
