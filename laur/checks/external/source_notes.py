"""When each source was last seen, and a digest of what it contained: a file that is committed with the content.

A source that is gone is then reported with that day, and an archive can be asked for a copy of it. An entry stays when
its address is removed from the documents, as they may only be unreadable today.
"""

import json
from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import msgspec
from msgspec import Struct

from laur.model.digest import digest, digest_text
from laur.system.formats import DECODE_FAULTS

SOURCES_FILE = ".sources.json"
"""In the content folder; a build ignores it."""
_VERSION = 1
_NOTE = "Written by laur check --external. Commit it with the content: it shows when each source was last seen."
_NOT_SHOWN = frozenset({"script", "style", "noscript", "template"})


class SourceNote(Struct, frozen=True):
    """What is known of an address."""

    seen: date
    """The last day on which it answered."""
    digest: str
    """Of its content on that day (`content_digest`)."""
    since: date
    """The first day on which it had this content."""


class _File(Struct, frozen=True):
    version: int
    note: str = ""
    sources: dict[str, SourceNote] = {}


class DamagedNotesError(Exception):
    """The file has another form."""


def read_notes(content: Path) -> dict[str, SourceNote]:
    """The notes of a content folder. Raises `DamagedNotesError`, and OSError for a file that cannot be read."""
    try:
        found = msgspec.json.decode((content / SOURCES_FILE).read_bytes(), type=_File)
    except FileNotFoundError:
        return {}
    except DECODE_FAULTS as error:
        raise DamagedNotesError from error
    if found.version != _VERSION:
        raise DamagedNotesError
    return found.sources


def write_notes(content: Path, notes: Mapping[str, SourceNote]) -> None:
    """Writes the notes, sorted and with one address per line. Raises OSError, and then leaves the file as it was."""
    lines = ",\n".join(
        f"  {json.dumps(address, ensure_ascii=False)}: "
        + json.dumps({"seen": str(note.seen), "digest": note.digest, "since": str(note.since)})
        for address, note in sorted(notes.items())
    )
    head = f'{{\n "version": {_VERSION},\n "note": {json.dumps(_NOTE)},\n "sources": {{\n'
    file = content / SOURCES_FILE
    aside = file.with_suffix(".tmp")
    try:
        aside.write_text(f"{head}{lines}\n }}\n}}\n", encoding="utf-8")
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)


def noted(notes: Mapping[str, SourceNote], address: str, found: str, day: date) -> SourceNote:
    """The note of an address that had this content on a day."""
    last = notes.get(address)
    return SourceNote(seen=day, digest=found, since=last.since if last and last.digest == found else day)


def content_digest(media_type: str, data: bytes) -> str:
    """The digest of a page's words, or of the bytes of any other file.

    Scripts and markup of a page differ at each request, although readers see the same.
    """
    if media_type.partition(";")[0].strip().lower() not in {"text/html", "application/xhtml+xml"}:
        return digest(data)
    words = _PageText()
    words.feed(data.decode("utf-8", errors="replace"))
    words.close()
    return digest_text(" ".join("".join(words.parts).split()))


class _PageText(HTMLParser):
    """Collects the text that readers see."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in _NOT_SHOWN:
            self._hidden.append(tag)
        self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            del self._hidden[self._hidden.index(tag) :]
        elif tag == "body":
            self._hidden.clear()
        self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)
