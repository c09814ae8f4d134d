"""What a value of a register may be: ids, texts on one line, addresses and lengths of time, and their limits."""

import re
from unicodedata import is_normalized, normalize

from laur.frontmatter.decode import shown
from laur.i18n import slug
from laur.model.dates import Term

LONGEST_ID, LONGEST_TEXT, LONGEST_URL = 100, 500, 2000
"""In characters."""
MOST_ENTRIES = 50_000
MOST_OF_A_KIND = 200
"""Events, areas, sources or pieces of evidence of one certificate."""
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""Control characters, and those that change the direction of the text that follows."""
_ADDRESS = re.compile(r"https?://[^\s/?#\\]++[^\s\\]*+", re.IGNORECASE)
_DURATION = re.compile(r"P(?:(\d{1,3})Y)?(?:(\d{1,3})M)?")


class UnusableRegisterError(Exception):
    """A register that cannot be read. The code is that of a reason, and the entry is the id of a certificate."""

    def __init__(self, code: str, value: str = "", entry: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.value = shown(value)
        self.entry = shown(entry)


def clean_line(text: str) -> str:
    """A text on one line, without control characters. Raises `UnusableRegisterError` if it is empty or too long."""
    return line_of(text, "", "")


def id_of(text: str, at: str) -> str:
    """An id as a part of a URL. Raises `UnusableRegisterError`."""
    if len(text) > LONGEST_ID or not any(sign.isalnum() for sign in text):
        raise UnusableRegisterError("id", text, at)
    return text if text.isascii() and slug(text) == text else slug(text)[:LONGEST_ID].strip("-")


def line_of(text: str, key: str, at: str) -> str:
    """A text on one line, without control characters. Raises `UnusableRegisterError`, naming the key and the entry."""
    found = text if text.isascii() or is_normalized("NFC", text) else normalize("NFC", text)
    if not found.isprintable():
        found = _INVISIBLE.sub(" ", found)
    found = " ".join(found.split())
    if not found:
        raise UnusableRegisterError("empty", key, at)
    if len(found) > LONGEST_TEXT:
        raise UnusableRegisterError("too-long", found, at)
    return found


def is_address(text: str) -> bool:
    """Whether a text is the address of a web page."""
    return len(text) <= LONGEST_URL and _ADDRESS.fullmatch(text) is not None and not _INVISIBLE.search(text)


def address_of(text: str, at: str) -> str:
    """The address of a web page. Raises `UnusableRegisterError` if it is none."""
    if not is_address(text):
        raise UnusableRegisterError("url", text, at)
    return text


def term_of(text: str) -> Term | None:
    """A length of time (``P2Y``, ISO 8601); None if it is none."""
    match = _DURATION.fullmatch(text)
    years, months = (int(match[1] or 0), int(match[2] or 0)) if match else (0, 0)
    return Term(years, months) if years or months else None
