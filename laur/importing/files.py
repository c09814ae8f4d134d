"""The last step: each file is written, updated or left alone, by what the ledger knows of it."""

from pathlib import Path

from laur.importing.findings import Done, Finding, finding
from laur.importing.ledger import Ledger, LedgerEntry, digest_of, put
from laur.model.digest import digest

_SAVE_EVERY = 200


class ImportedFiles:
    """Writes into one content folder what one source has. With `is_rehearsal` it only says what it would do."""

    def __init__(self, content: Path, ledger: Ledger, *, is_rehearsal: bool) -> None:
        self._content = content
        self._ledger = ledger
        self._is_rehearsal = is_rehearsal
        self._unsaved = 0

    def announce(self, paths: dict[str, str]) -> None:
        """Note where files will stand before any is written, so that a run that is cut off knows its own again."""
        for key, path in paths.items():
            self._ledger.entries.setdefault(key, LedgerEntry(path))
        self.save()

    def is_gone(self, key: str) -> bool:
        """Whether a file that was imported has been deleted or moved by hand."""
        entry = self._ledger.entries.get(key)
        return entry is not None and entry.wrote != "" and not (self._content / entry.path).is_file()

    def wrote(self, key: str) -> str:
        """The digest of what was written; empty if nothing was."""
        entry = self._ledger.entries.get(key)
        return entry.wrote if entry else ""

    def is_free(self, path: str, data: bytes) -> bool:
        """Whether nothing stands at a path, or these very bytes."""
        return digest_of(self._content / path) in {None, digest(data)} and not (self._content / path).is_dir()

    def is_occupied(self, path: str) -> bool:
        """Whether something stands at a path already."""
        return (self._content / path).exists()

    def place(self, key: str, path: str, data: bytes, title: str = "") -> tuple[Done, tuple[Finding, ...]]:
        """Let bytes take their place at `path`, or at the path that the ledger has for them."""
        entry = self._ledger.entries.get(key, LedgerEntry(path))
        file = self._content / entry.path
        new, standing = digest(data), digest_of(file)
        if standing is None and entry.wrote:
            return Done.KEPT, (finding("deleted-here", title, what=entry.path),)
        if standing == new:
            self._note(key, LedgerEntry(entry.path, new))
            return Done.UNCHANGED, ()
        if standing is not None and entry.wrote and standing != entry.wrote:
            code = "edited-here" if new == entry.wrote else "edited-both"
            return Done.KEPT, (finding(code, title, entry.path),)
        if not self._is_rehearsal:
            put(file, data)
        self._note(key, LedgerEntry(entry.path, new))
        return (Done.NEW if standing is None else Done.UPDATED), ()

    def _note(self, key: str, entry: LedgerEntry) -> None:
        if self._ledger.entries.get(key) == entry:
            return
        self._ledger.entries[key] = entry
        self._unsaved += 1
        if self._unsaved >= _SAVE_EVERY:
            self.save()

    def save(self) -> None:
        """Write the ledger."""
        if not self._is_rehearsal:
            self._ledger.save()
        self._unsaved = 0
