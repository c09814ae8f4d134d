"""What an import wrote, and where: a small file beside the content that is committed with it.

By it a second run knows its own: a file whose digest is the one that was written may be written anew, any other was
edited by hand and is left alone. Deleting the file makes the next import start as if it were the first.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from laur.model.digest import digest

LEDGER_FILE = ".imported.json"
"""In the content folder; no document, so nothing is made of it."""
_VERSION = 1
_NOTE = "Kept by the import. Commit it with the content: by it the next import knows what it wrote and what you edited."


class LedgerEntry(Struct, frozen=True):
    """A file that an import wrote."""

    path: str
    """In ``content/``."""
    wrote: str = ""
    """The digest of what was written; empty where a file was announced and its writing never confirmed."""


class Ledger:
    """The entries of one source, by the key of what was imported."""

    def __init__(self, content: Path, source: str) -> None:
        self._file = content / LEDGER_FILE
        self._source = source
        self._all = _read(self._file)
        self.entries: dict[str, LedgerEntry] = {
            key: LedgerEntry(str(value[0]), str(value[1])) for key, value in self._all.get(source, {}).items()
        }

    def ours(self) -> set[str]:
        """The paths of all files that imports wrote, from any source."""
        others = {value[0] for entries in self._all.values() for value in entries.values()}
        return others | {entry.path for entry in self.entries.values()}

    def save(self) -> None:
        """Write the file, sorted and an entry a line so that a comparison of two versions can be read."""
        sources = {**self._all, self._source: {k: [e.path, e.wrote] for k, e in self.entries.items()}}
        lines = [
            f"  {json.dumps(name, ensure_ascii=False)}: {{\n{_lines(entries)}\n  }}"
            for name, entries in sorted(sources.items())
            if entries
        ]
        if not lines and not self._file.exists():
            return
        head = f'{{\n "version": {_VERSION},\n "note": {json.dumps(_NOTE)},\n "sources": {{\n'
        put(self._file, (head + ",\n".join(lines) + "\n }\n}\n").encode())


def _lines(entries: Mapping[str, list[str]]) -> str:
    return ",\n".join(f"   {json.dumps(k, ensure_ascii=False)}: {json.dumps(v)}" for k, v in sorted(entries.items()))


def _read(file: Path) -> dict[str, dict[str, list[str]]]:
    """All sources. A file that is damaged is an error: to go on without it would double the content."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise DamagedError(file.name) from error
    sources = found.get("sources") if isinstance(found, dict) and found.get("version") == _VERSION else None
    if not isinstance(sources, dict) or not all(_is_sound(entries) for entries in sources.values()):
        raise DamagedError(file.name)
    return sources


def _is_sound(entries: object) -> bool:
    return isinstance(entries, dict) and all(
        isinstance(value, list) and len(value) == 2 and all(isinstance(part, str) for part in value)
        for value in entries.values()
    )


class DamagedError(Exception):
    """The ledger cannot be read."""


def put(file: Path, data: bytes) -> None:
    """Write a file whole or not at all; equal bytes are not written."""
    if file.is_file() and file.stat().st_size == len(data) and file.read_bytes() == data:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name[:100]}.{os.getpid()}.tmp")
    try:
        aside.write_bytes(data)
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)


def digest_of(file: Path) -> str | None:
    """The digest of a file; None where there is none."""
    try:
        return digest(file.read_bytes())
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
