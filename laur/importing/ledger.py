"""The ledger: the list of all files that imports wrote, with their digests. It is committed with the content.

The next import uses it to distinguish its own files from edited ones: it may overwrite a file whose digest is still the
one in the ledger, and leaves any other alone. Without the ledger, an import starts as if it were the first.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from laur.model.digest import digest

LEDGER_FILE = ".imported.json"
"""In the content folder; a build ignores it."""
_VERSION = 1
_NOTE = "Written by the import. Commit it with the content: the next import needs it to see which files you edited."


class LedgerEntry(Struct, frozen=True):
    """A file that an import wrote."""

    path: str
    """In ``content/``."""
    digest: str = ""
    """Of the bytes that were written; empty if the path was reserved and the file not written."""


class Ledger:
    """The entries of one source by the key of what was imported (``item:post-12``)."""

    def __init__(self, content: Path, source: str) -> None:
        self._file = content / LEDGER_FILE
        self._source = source
        self._all = _read(self._file)
        self.entries: dict[str, LedgerEntry] = {
            key: LedgerEntry(str(value[0]), str(value[1])) for key, value in self._all.get(source, {}).items()
        }

    def all_paths(self) -> set[str]:
        """The paths of all files that imports wrote, from this source and others."""
        others = {value[0] for entries in self._all.values() for value in entries.values()}
        return others | {entry.path for entry in self.entries.values()}

    def save(self) -> None:
        """Writes the ledger, sorted and with one entry per line, so that its changes are readable in a diff."""
        sources = {**self._all, self._source: {k: [e.path, e.digest] for k, e in self.entries.items()}}
        lines = [
            f"  {json.dumps(name, ensure_ascii=False)}: {{\n{_lines(entries)}\n  }}"
            for name, entries in sorted(sources.items())
            if entries
        ]
        if not lines and not self._file.exists():
            return
        head = f'{{\n "version": {_VERSION},\n "note": {json.dumps(_NOTE)},\n "sources": {{\n'
        write_if_changed(self._file, (head + ",\n".join(lines) + "\n }\n}\n").encode())


def _lines(entries: Mapping[str, list[str]]) -> str:
    return ",\n".join(f"   {json.dumps(k, ensure_ascii=False)}: {json.dumps(v)}" for k, v in sorted(entries.items()))


def _read(file: Path) -> dict[str, dict[str, list[str]]]:
    """All sources. Raises `DamagedLedgerError`, as an import without the ledger would duplicate the content."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise DamagedLedgerError(file.name) from error
    sources = found.get("sources") if isinstance(found, dict) and found.get("version") == _VERSION else None
    if not isinstance(sources, dict) or not all(_is_sound(entries) for entries in sources.values()):
        raise DamagedLedgerError(file.name)
    return sources


def _is_sound(entries: object) -> bool:
    return isinstance(entries, dict) and all(
        isinstance(value, list) and len(value) == 2 and all(isinstance(part, str) for part in value)
        for value in entries.values()
    )


class DamagedLedgerError(Exception):
    """The ledger cannot be read; the argument is its file name."""


def write_if_changed(file: Path, data: bytes) -> None:
    """Writes a file completely or not at all; equal bytes are not written."""
    if file.is_file() and file.stat().st_size == len(data) and file.read_bytes() == data:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name[:100]}.{os.getpid()}.tmp")
    try:
        aside.write_bytes(data)
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)


def file_digest(file: Path) -> str | None:
    """The digest of a file; None if it does not exist."""
    try:
        return digest(file.read_bytes())
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
