"""Tells the browsers that look at the site what is new (server-sent events, WHATWG HTML section 9.2).

A browser says which page it shows and which bytes of it (their digest, which stands in the page). So what it must do is
a comparison, and nothing can be missed: not what happened while it loaded, slept, or the preview was started anew.
"""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import cache
from html import escape
from importlib.resources import files

import msgspec
from msgspec import Struct

from laur.preview.inbox import POST_PATH

EVENTS_PATH = "/-laur/events"
HEARTBEAT_SECONDS = 15.0

_FORM = re.compile(rb"""<form\s[^>]*\bdata-form="([a-z0-9-]+)"[^>]*>""")
_ACTION = re.compile(rb"""(\saction=)"[^"]*\"""")
_HEAD = re.compile(rb"<head(?:\s[^>]*)?>", re.IGNORECASE)
_POLICY = re.compile(
    rb"""<meta\s[^>]*http-equiv\s*=\s*["']?content-security-policy\b[^>]*>""", re.IGNORECASE | re.DOTALL
)
_CONTENT = re.compile(rb"""(\scontent\s*=\s*)("[^"]*"|'[^']*')""", re.IGNORECASE | re.DOTALL)
_DIGEST = re.compile(rb"\.[0-9a-f]{8}(?=\.css)")
_STYLE = re.compile(rb"""(?<=["'])(/[^"'\s]*?)\.[0-9a-f]{8}(\.css)(?=["'])""")


class Act(StrEnum):
    """What a browser is to do."""

    RELOAD = "reload"
    STYLES = "styles"
    """Put other styles in place of some."""
    NOTHING = "nothing"
    """But show the problems there are."""


class ReloadMessage(Struct, frozen=True, kw_only=True):
    """What a browser is told of the page that it shows."""

    act: Act
    shown: str
    """The digest of the page's bytes after that."""
    problems: str
    """As HTML; empty where there are none."""
    styles: dict[str, str] = {}
    """URLs of styles, and of what stands in their place now."""

    def as_event(self) -> bytes:
        return b"data: " + msgspec.json.encode(self) + b"\n\n"


class Listeners:
    """The open connections, each of which waits for the next change."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: set[threading.Event] = set()
        self.is_closed = False

    @contextmanager
    def listening(self) -> Iterator[threading.Event]:
        """A signal that is set on every change, and when the preview ends."""
        mine = threading.Event()
        with self._lock:
            self._waiting.add(mine)
        if self.is_closed:
            mine.set()
        try:
            yield mine
        finally:
            with self._lock:
                self._waiting.discard(mine)

    def announce(self) -> None:
        """Tell everybody that something is new."""
        with self._lock:
            for waiting in self._waiting:
                waiting.set()

    def close(self) -> None:
        """Let every connection end."""
        self.is_closed = True
        self.announce()


# ---------------------------------------------------------------------------------------------- in the page


def live_page(html: bytes, shown: str, problems: str) -> bytes:
    """A page as it is sent: with the preview's script first in its head, and with the problems at its end.

    What its forms post goes to the preview's inbox, and to nobody outside.

    The script stands before any policy (`Content-Security-Policy`) that the page states, so it runs under each; one
    that forbids connections is widened by those to the preview.
    """
    html = _FORM.sub(_to_inbox, html)
    html = _POLICY.sub(lambda found: _CONTENT.sub(_with_connections, found.group()), html)
    look, work = escape(_file("live.css")), _file("live.js") + _file("hints.js")
    script = f'<script data-laur="live" data-page="{shown}" data-look="{look}">{work}</script>'.encode()
    head = _HEAD.search(html)
    at = head.end() if head else _after_doctype(html)
    html = html[:at] + script + html[at:]
    if not problems:
        return html
    before, end, after = html.rpartition(b"</body>")
    added = f'<div data-laur="problems">{problems}</div>'.encode()
    return before + added + end + after if end else html + added


def restyled(old: bytes, new: bytes) -> dict[str, str] | None:
    """The styles to be exchanged where a page's old and new bytes differ in their addresses alone; else None."""
    if _DIGEST.sub(b"", old) != _DIGEST.sub(b"", new):  # a look that costs nothing tells of most pages
        return None
    if _STYLE.sub(rb"\1\2", old) != _STYLE.sub(rb"\1\2", new):
        return None
    pairs = zip(_STYLE.finditer(old), _STYLE.finditer(new), strict=True)
    return {a.group().decode(): b.group().decode() for a, b in pairs if a.group() != b.group()}


def _to_inbox(form: re.Match[bytes]) -> bytes:
    return _ACTION.sub(rb'\1"' + POST_PATH.encode() + form[1] + b'"', form[0])


def _with_connections(content: re.Match[bytes]) -> bytes:
    """A policy that allows connections to the page's own host, too, and is otherwise as it was."""
    name, quoted = content.groups()
    directives = [part.split() for part in quoted[1:-1].decode(errors="replace").split(";") if part.strip()]
    stated = {words[0].lower(): words[1:] for words in reversed(directives)}
    sources = stated.get("connect-src", stated.get("default-src"))
    if sources is None:
        return content.group()
    kept = [words for words in directives if words[0].lower() != "connect-src"]
    allowed = [source for source in sources if source.lower() not in {"'none'", "'self'"}]
    policy = "; ".join(" ".join(words) for words in [*kept, ["connect-src", "'self'", *allowed]])
    return name + quoted[:1] + policy.encode() + quoted[:1]


def _after_doctype(html: bytes) -> int:
    found = re.match(rb"\s*<!doctype[^>]*>", html, re.IGNORECASE)
    return found.end() if found else 0


@cache
def _file(name: str) -> str:
    return files("laur.preview").joinpath(name).read_text(encoding="utf-8")
