"""What a reader and a browser find on a page: the statuses of certificates, and the files that the page needs."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from msgspec import Struct

from laur.urls.addresses import joined

_CONTAINERS = frozenset({"tr", "li", "section", "article", "header"})
"""Elements in which a status belongs to the certificate that the element links to."""
_OWN = frozenset({"tr", "li"})
"""Those that are about one certificate: without a link, it is the page's own."""
_VOID = frozenset(
    {"img", "source", "link", "meta", "input", "br", "hr", "wbr", "area", "base", "col", "embed", "track"}
)
_NEEDED = frozenset({"stylesheet", "icon", "apple-touch-icon", "manifest", "preload", "modulepreload"})

Attributes = dict[str, str]


class StatedDate(Struct, frozen=True):
    """A date on a page, as a program and as a person reads it."""

    iso: str
    text: str


class ShownStatus(Struct, frozen=True):
    """A certificate's status on a page."""

    links: tuple[str, ...]
    """The links before it in the same row, list item or box; empty for the page's own certificate."""
    status: str
    words: str
    """With single spaces."""
    dates: tuple[StatedDate, ...]


class PageContent(Struct, frozen=True):
    kind: str
    """What the page is, as its layout states it (``data-kind``)."""
    statuses: tuple[ShownStatus, ...]
    needed: tuple[str, ...]
    """The URLs of styles, scripts, images and feeds that the page names."""


def read_page(html: str, url: str) -> PageContent:
    """The content of a page; never fails, whatever the markup."""
    parser = _Parser(url)
    parser.feed(html)
    parser.close()
    return PageContent(parser.kind, tuple(parser.statuses), tuple(dict.fromkeys(parser.needed)))


def read_svg(svg: str) -> tuple[str, str, str]:
    """The status, the title and the visible words of a badge."""
    parser = _SvgParser()
    parser.feed(svg)
    parser.close()
    return parser.status, spaced(parser.title), spaced(" ".join(parser.lines))


def spaced(text: str) -> str:
    """The text with single spaces, and without soft hyphens."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", text.replace("\u00ad", "")).strip()


class _Parser(HTMLParser):
    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = url
        self.kind = ""
        self._containers: list[tuple[str, list[str]]] = [("", [])]
        self._depth = 0
        """How many elements are open within the status that is read now; 0 outside of one."""
        self._status, self._words, self._dates = "", "", [StatedDate("", "")][:0]
        self._time: list[str] | None = None
        self._iso = ""
        self.statuses: list[ShownStatus] = []
        self.needed: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.needed += (self._joined(target) for target in _files(tag, found))
        if tag == "html":
            self.kind = found.get("data-kind", "")
        if tag in _CONTAINERS:
            self._containers.append((tag, []))
        if tag == "a" and "href" in found:
            self._containers[-1][1].append(self._joined(found["href"]))
        if self._depth and tag not in _VOID:
            self._depth += 1
        if not self._depth and "standing" in found.get("class", "").split() and "data-status" in found:
            self._depth, self._status, self._words, self._dates = 1, found["data-status"], "", []
        if self._depth and tag == "time":
            self._time, self._iso = [], found.get("datetime", "")

    def _joined(self, target: str) -> str:
        """A whole URL without a fragment."""
        return joined(self._url, target).partition("#")[0]

    def handle_endtag(self, tag: str) -> None:
        if self._depth and tag not in _VOID:
            self._depth -= 1
            if tag == "time" and self._time is not None:
                self._dates.append(StatedDate(self._iso, spaced("".join(self._time))))
                self._time = None
            if not self._depth:
                self.statuses.append(
                    ShownStatus(tuple(self._near()), self._status, spaced(self._words), tuple(self._dates))
                )
        if tag in _CONTAINERS and any(name == tag for name, _ in self._containers[1:]):
            while self._containers.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._depth:
            self._words += data
        if self._time is not None:
            self._time.append(data)

    def _near(self) -> Iterator[str]:
        """The links of the innermost elements that can say whose status it is."""
        for name, links in reversed(self._containers):
            yield from links
            if name in _OWN or (links and name):
                return


def _files(tag: str, found: Attributes) -> Iterator[str]:
    """The files that an element makes a browser load."""
    if tag == "link" and _NEEDED & set(found.get("rel", "").lower().split()):
        yield found.get("href", "")
    if tag == "link" and "alternate" in found.get("rel", "").split() and "xml" in found.get("type", ""):
        yield found.get("href", "")
    if tag in {"script", "img"} and found.get("src", "").strip():
        yield found["src"]
    if tag in {"img", "source"}:
        yield from (part.split()[0] for part in found.get("srcset", "").split(",") if part.strip())


class _SvgParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.status, self.title = "", ""
        self.lines: list[str] = []
        self._in: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "svg" and not self.status:
            self.status = dict(attrs).get("data-status") or ""
        if tag in {"title", "text"}:
            self._in = tag
            if tag == "text":
                self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._in:
            self._in = None

    def handle_data(self, data: str) -> None:
        if self._in == "title":
            self.title += data
        elif self._in == "text":
            self.lines[-1] += data
