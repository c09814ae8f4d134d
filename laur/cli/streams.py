"""The streams that a command writes to: what they cannot show is written as plainly as can be, and never fails.

Windows writes to files and pipes in an older encoding than to its terminal; some terminals are still in ISO 8859-2.
"""

import codecs
import sys
from io import TextIOWrapper
from unicodedata import normalize

PLAINER = "laur.plainer"
"""The name of what encodes a character that a stream has not."""
_SIGNS = {
    **dict.fromkeys("„“”«»", '"'),
    **dict.fromkeys("‚‘’", "'"),
    **dict.fromkeys("–—‑−", "-"),
    "→": "->",
    "…": "...",
    "×": "x",
    "•": "*",
    "ł": "l",
    "Ł": "L",
    "\N{NO-BREAK SPACE}": " ",
}


def speak_plainly() -> None:
    """Let the streams write what their encoding has not as plainly as can be."""
    codecs.register_error(PLAINER, _plainer)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=PLAINER)


def print_data(value: object) -> None:
    """Write a value for programs, as JSON: with its letters as they are where the stream has all of them."""
    import json

    encoding = codecs.lookup(getattr(sys.stdout, "encoding", None) or "utf-8").name
    print(json.dumps(value, ensure_ascii=not encoding.startswith("utf"), indent=2))


def _plainer(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_plain(char) for char in error.object[error.start : error.end]), error.end


def _plain(char: str) -> str:
    """The nearest in ASCII; a question mark where there is none."""
    return _SIGNS.get(char) or "".join(part for part in normalize("NFKD", char) if part.isascii()) or "?"
