"""Standard output and error: a character outside their encoding is written in ASCII instead of failing.

Windows writes to files and pipes in an older encoding than to its terminal; some terminals still use ISO 8859-2.
"""

import codecs
import re
import sys
from io import TextIOWrapper
from typing import TextIO
from unicodedata import normalize

_CONTROL = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""What controls a terminal or reverses text, and is in JSON not an escape anyway."""
TO_ASCII = "laur.to-ascii"
"""The name of the error handler (`codecs.register_error`)."""
_ASCII = {
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


def replace_unencodable() -> None:
    """From now on, write each character outside the encoding of a stream as the nearest ASCII."""
    codecs.register_error(TO_ASCII, _to_ascii)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=TO_ASCII)


def print_data(value: object) -> None:
    """Prints a value as JSON, with escapes for letters outside of ASCII unless the stream is in a Unicode encoding.

    What would control a terminal is always an escape.
    """
    import json

    encoding = codecs.lookup(getattr(sys.stdout, "encoding", None) or "utf-8").name
    text = json.dumps(value, ensure_ascii=not encoding.startswith("utf"), indent=2)
    print(_CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def print_text(text: str, file: TextIO | None = None, end: str = "\n", *, flush: bool = False) -> None:
    """Prints a text without anything that controls the terminal: it may have words of content, paths and answers."""
    from laur.problems.formats import visible

    print(visible(text), file=file, end=end, flush=flush)


def _to_ascii(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_nearest_ascii(char) for char in error.object[error.start : error.end]), error.end


def _nearest_ascii(char: str) -> str:
    """The nearest characters in ASCII, or a question mark."""
    return _ASCII.get(char) or "".join(part for part in normalize("NFKD", char) if part.isascii()) or "?"
