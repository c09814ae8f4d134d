"""The language of the command line: `--lang`, or else Polish if the environment or the system is, or else English."""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from laur.i18n.messages import LANGUAGES
from laur.system.ui_language import system_language


def language(chosen: str | None = None) -> str:
    """The language of messages: the chosen one, or else that of the user."""
    return chosen or language_of_user(os.environ, system_language)


def language_of_user(environment: Mapping[str, str], system: Callable[[], str]) -> str:
    """The language that the environment states, or else that of the system's settings (Windows, macOS)."""
    stated = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, stated), "") or system()
    return "pl" if re.match(r"pl(?![a-z])|polish", locale, re.IGNORECASE) else "en"


def language_of(arguments: Sequence[str]) -> str:
    """The language for a command line that is not parsed yet, and may be wrong."""
    flags = [word.removeprefix("--lang=") for word in arguments if word.startswith("--lang=")]
    flags += [value for flag, value in pairwise(arguments) if flag == "--lang"]
    return language(next((flag for flag in flags if flag in LANGUAGES), None))
