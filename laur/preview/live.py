"""Live reload: sends the browsers that show the site what to do (server-sent events, WHATWG HTML section 9.2).

A browser sends the page that it shows and the digest of its bytes, which is in the page. The answer is found by
comparison, so no change is missed: not while the page loaded, while the browser slept, or while the preview restarted.
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

from laur.preview.http import PageLink
from laur.preview.inbox import POST_PATH

EVENTS_PATH = "/-laur/events"
HEARTBEAT_SECONDS = 15.0

_FORM = re.compile(rb"""<form\s(?=[^<>]*+>)[^<>]*\bdata-form="([a-z0-9-]+)"[^<>]*>""")
_ACTION = re.compile(rb"""(\saction=)"[^"]*\"""")
_HEAD = re.compile(rb"<head(?:\s[^<>]*+)?>", re.IGNORECASE)
_POLICY = re.compile(
    rb"""<meta\s(?=[^<>]*+>)[^<>]*http-equiv\s*=\s*["']?content-security-policy\b[^<>]*>""", re.IGNORECASE | re.DOTALL
)
_CONTENT = re.compile(rb"""(\scontent\s*=\s*)("[^"]*"|'[^']*')""", re.IGNORECASE | re.DOTALL)
_DIGEST = re.compile(rb"\.[0-9a-f]{8}(?=\.css)")
_STYLE = re.compile(rb"""(?<=["'])(/[^"'\s]*?)\.[0-9a-f]{8}(\.css)(?=["'])""")


class Act(StrEnum):
    """What a browser must do."""

    RELOAD = "reload"
    STYLES = "styles"
    """It replaces style sheets."""
    NOTHING = "nothing"
    """It shows the current problems, and does nothing else."""


class ReloadMessage(Struct, frozen=True, kw_only=True):
    """What a browser receives for the page that it shows."""

    act: Act
    shown: str
    """The digest of the page after that."""
    problems: str
    """As HTML; empty if there are none."""
    styles: dict[str, str] = {}
    """New URLs of style sheets, by their old ones."""

    def as_event(self) -> bytes:
        return b"data: " + msgspec.json.encode(self) + b"\n\n"


class Listeners:
    """The open connections, each waiting for the next change."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: set[threading.Event] = set()
        self.is_closed = False

    @contextmanager
    def listening(self) -> Iterator[threading.Event]:
        """An event that is set at every change, and when the preview ends."""
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
        """Wakes every connection, because something changed."""
        with self._lock:
            for waiting in self._waiting:
                waiting.set()

    def close(self) -> None:
        """Ends every connection."""
        self.is_closed = True
        self.announce()


# ---------------------------------------------------------------------------------------------- in the page


def live_page(html: bytes, shown: str, problems: str, link: PageLink | None = None) -> bytes:
    """A page as it is sent: with the preview's script first in its head, and with the problems at its end.

    The script shows the link.

    Its forms post to the preview's inbox, and to no other server.

    The script is before any `Content-Security-Policy` of the page, so that no policy can block it; a policy that
    forbids connections gets an exception for the preview.
    """
    html = _FORM.sub(_to_inbox, html)
    html = _POLICY.sub(lambda found: _CONTENT.sub(_with_connections, found.group()), html)
    styles, code = escape(_file("live.css")), _file("live.js") + _file("hints.js")
    edit = f' data-edit="{escape(link.address)}" data-edit-label="{escape(link.label)}"' if link else ""
    script = f'<script data-laur="live" data-page="{shown}" data-styles="{styles}"{edit}>{code}</script>'.encode()
    head = _HEAD.search(html)
    at = head.end() if head else _after_doctype(html)
    html = html[:at] + script + html[at:]
    if not problems:
        return html
    before, end, after = html.rpartition(b"</body>")
    added = f'<div data-laur="problems">{problems}</div>'.encode()
    return before + added + end + after if end else html + added


def restyled(old: bytes, new: bytes) -> dict[str, str] | None:
    """New URLs of style sheets by their old ones, if two versions of a page differ in nothing else; else None."""
    if _DIGEST.sub(b"", old) != _DIGEST.sub(b"", new):  # a cheap check that is enough for most pages
        return None
    if _STYLE.sub(rb"\1\2", old) != _STYLE.sub(rb"\1\2", new):
        return None
    pairs = zip(_STYLE.finditer(old), _STYLE.finditer(new), strict=True)
    return {a.group().decode(): b.group().decode() for a, b in pairs if a.group() != b.group()}


def _to_inbox(form: re.Match[bytes]) -> bytes:
    return _ACTION.sub(rb'\1"' + POST_PATH.encode() + form[1] + b'"', form[0])


def _with_connections(content: re.Match[bytes]) -> bytes:
    """The same policy, which also allows connections to the page's own host."""
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
