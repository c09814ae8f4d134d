"""Writes imported files: each is created, updated or left alone, as the ledger says."""

from pathlib import Path

from laur.importing.findings import FileOutcome, Finding, finding
from laur.importing.ledger import Ledger, LedgerEntry, file_digest, write_if_changed
from laur.model.digest import digest

_SAVE_EVERY = 200


class ImportedFiles:
    """The files of one source in the content folder. In a dry run, nothing is written."""

    def __init__(self, content: Path, ledger: Ledger, *, is_dry_run: bool) -> None:
        self._content = content
        self._ledger = ledger
        self._is_dry_run = is_dry_run
        self._unsaved = 0

    def reserve(self, paths: dict[str, str]) -> None:
        """Notes the path of each key before any file is written, so that an interrupted import can be continued."""
        for key, path in paths.items():
            self._ledger.entries.setdefault(key, LedgerEntry(path))
        self.save()

    def is_deleted(self, key: str) -> bool:
        """Whether a file that was imported has been deleted or moved by hand."""
        entry = self._ledger.entries.get(key)
        return entry is not None and entry.digest != "" and not (self._content / entry.path).is_file()

    def written_digest(self, key: str) -> str:
        """The digest of what was last written; empty if nothing was."""
        entry = self._ledger.entries.get(key)
        return entry.digest if entry else ""

    def is_free(self, path: str, data: bytes) -> bool:
        """Whether nothing exists at a path, or a file with the same bytes."""
        return file_digest(self._content / path) in {None, digest(data)} and not (self._content / path).is_dir()

    def exists(self, path: str) -> bool:
        """Whether something exists at a path."""
        return (self._content / path).exists()

    def write(self, key: str, path: str, data: bytes, title: str = "") -> tuple[FileOutcome, tuple[Finding, ...]]:
        """Writes a file to `path`, or to the path that the ledger has for the key, unless it was edited or deleted."""
        entry = self._ledger.entries.get(key, LedgerEntry(path))
        file = self._content / entry.path
        new, current = digest(data), file_digest(file)
        if current is None and entry.digest:
            return FileOutcome.KEPT, (finding("deleted-here", title, what=entry.path),)
        if current == new:
            self._note(key, LedgerEntry(entry.path, new))
            return FileOutcome.UNCHANGED, ()
        if current is not None and entry.digest and current != entry.digest:
            code = "edited-here" if new == entry.digest else "edited-both"
            return FileOutcome.KEPT, (finding(code, title, entry.path),)
        if not self._is_dry_run:
            write_if_changed(file, data)
        self._note(key, LedgerEntry(entry.path, new))
        return (FileOutcome.NEW if current is None else FileOutcome.UPDATED), ()

    def _note(self, key: str, entry: LedgerEntry) -> None:
        if self._ledger.entries.get(key) == entry:
            return
        self._ledger.entries[key] = entry
        self._unsaved += 1
        if self._unsaved >= _SAVE_EVERY:
            self.save()

    def save(self) -> None:
        """Writes the ledger."""
        if not self._is_dry_run:
            self._ledger.save()
        self._unsaved = 0
