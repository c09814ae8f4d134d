"""The flags that several commands share, and the types of their values."""

import argparse
import os
from datetime import date, datetime, time
from pathlib import Path

from laur.cli.parser import CommandParser
from laur.i18n.messages import LANGUAGES
from laur.model.dates import parse_moment

HIGHEST_PORT = 65535


class InvalidValueError(argparse.ArgumentTypeError):
    """A flag has a value of the wrong type."""

    def __init__(self, value: str, advice: str, **values: str) -> None:
        super().__init__(value)
        self.value = value
        self.advice = advice
        """The id of a message of the subject ``usage``: what to write instead."""
        self.values = values
        """The values of that message."""


def site_flags(parser: CommandParser) -> None:
    """The flags of every command that reads the whole site."""
    content_flag(parser)
    layouts_flag(parser)
    folder, number = parser.texts["value.DIR"], parser.texts["value.N"]
    day, url = parser.texts["value.DATE"], parser.texts["value.URL"]
    default_jobs = os.cpu_count() or 1
    parser.add_argument("--output", type=Path, default=Path("site"), metavar=folder, help=parser.texts["output"])
    parser.add_argument("--jobs", type=positive, default=default_jobs, metavar=number, help=parser.texts["jobs"])
    parser.add_argument("--as-of", type=calendar_moment, default=None, metavar=day, help=parser.texts["as-of"])
    parser.add_argument("--base-url", type=web_address, default=None, metavar=url, help=parser.texts["base-url"])
    lang_flag(parser)


def lang_flag(parser: CommandParser) -> None:
    """The language of messages."""
    parser.add_argument("--lang", choices=LANGUAGES, default=None, help=parser.texts["lang"])


def visibility_flags(parser: CommandParser) -> None:
    """What to include besides what is published."""
    parser.add_argument("--drafts", action="store_true", help=parser.texts["drafts"])
    parser.add_argument("--future", action="store_true", help=parser.texts["future"])


def content_flag(parser: CommandParser) -> None:
    """The content folder."""
    folder = parser.texts["value.DIR"]
    parser.add_argument("--content", type=Path, default=Path("content"), metavar=folder, help=parser.texts["content"])


def layouts_flag(parser: CommandParser) -> None:
    """The layouts folder."""
    folder = parser.texts["value.DIR"]
    parser.add_argument("--layouts", type=Path, default=None, metavar=folder, help=parser.texts["layouts"])


def format_flag(parser: CommandParser, *choices: str) -> None:
    """The output format; the first choice is the default."""
    meaning = parser.texts["format"].format(default=choices[0])
    parser.add_argument("--format", choices=choices, default=choices[0], help=meaning)


def calendar_moment(text: str) -> date:
    """A day such as ``2024-12-31``; with a time (``2024-12-31 10:00``) a `datetime` without a zone."""
    found = parse_moment(text)
    if found is None:
        raise InvalidValueError(text, "write-date")
    if found.hour is None or found.minute is None:
        return found.day
    return datetime.combine(found.day, time(found.hour, found.minute))


def positive(text: str) -> int:
    """A whole number, 1 or more."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise InvalidValueError(text, "write-number")
    return int(text)


def port(text: str) -> int:
    """A port number; 0 for any free port."""
    if not text.isascii() or not text.isdigit() or int(text) > HIGHEST_PORT:
        raise InvalidValueError(text, "write-port", highest=str(HIGHEST_PORT))
    return int(text)


def web_address(text: str) -> str:
    """The full URL of a site."""
    if not text.startswith(("https://", "http://")):
        raise InvalidValueError(text, "write-url")
    return text
