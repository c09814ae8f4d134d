"""The documents of a site as files: read, saved, created, deleted and restored, each change with a version before it.

A path from a browser is never trusted: only the path of a document or of ``site.yaml`` inside the content folder is
one, and the file may not lead out of that folder.
"""

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path, PurePosixPath
from unicodedata import category

from msgspec import Struct

from laur.changes import ChangePlan
from laur.desk.history import History, Version
from laur.frontmatter.documents import SUFFIX, kind_of
from laur.model import SITE_FILE, Entry, Site
from laur.model.digest import digest
from laur.system.interrupts import interrupts_deferred
from laur.system.locked_files import delete
from laur.system.new_files import FileChangedError, create_bytes, replace_all, update


class UnknownDocumentError(LookupError):
    """No document is or can be at the path."""


class ChangedMeanwhileError(Exception):
    """Somebody else saved the document since it was read; `stored` is what it holds now, None if it was deleted."""

    def __init__(self, stored: "StoredDocument | None") -> None:
        super().__init__(stored)
        self.stored = stored


class StoredDocument(Struct, frozen=True):
    """A document as its file has it."""

    path: str
    """In the content folder."""
    data: bytes
    note: str = ""
    """What went wrong after it was written; empty if nothing did."""

    @property
    def digest(self) -> str:
        """Identifies this content; a save names the content that it changes."""
        return digest(self.data)

    @property
    def kind(self) -> type[Entry]:
        """The type of its front matter."""
        return document_kind(self.path)


class DocumentChange(StrEnum):
    """What was done with documents."""

    SAVED = "saved"
    CREATED = "created"
    DELETED = "deleted"


Written = Callable[[Sequence[str], DocumentChange], str]
"""What is done after documents of these paths were changed; returns what went wrong, or an empty text."""


def unwatched(_paths: Sequence[str], _change: DocumentChange) -> str:
    """Watches no changes."""
    return ""


class DeletedDocument(Struct, frozen=True):
    """A document that was deleted, with its last version."""

    path: str
    last: Version


def document_kind(path: str) -> type[Entry]:
    """The type of document at a path. Raises `UnknownDocumentError`."""
    parts = PurePosixPath(path).parts
    is_inside = path == "/".join(parts) and not any(part.startswith(".") for part in parts)
    kind = Site if path == SITE_FILE else kind_of(path) if path.endswith(SUFFIX) else None
    if kind is None or not is_inside or "\\" in path or not all(map(_is_visible, path)):
        raise UnknownDocumentError(path)
    return kind


def _is_visible(sign: str) -> bool:
    """Whether a name may have a character: any that is seen, and spaces of every width, as in pasted names."""
    return sign.isprintable() or category(sign) == "Zs"


class Documents:
    """The documents in a content folder. Safe to use from several threads; every method may raise `OSError`."""

    def __init__(self, content: Path, history: History, written: Written = unwatched) -> None:
        """`written` is called with the paths of documents after each change."""
        self._content, self.history, self._written = content, history, written
        self._writing = threading.Lock()

    def read(self, path: str) -> StoredDocument:
        """Raises `UnknownDocumentError` if there is no such document."""
        try:
            return StoredDocument(path, self._file(path).read_bytes())
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
            raise UnknownDocumentError(path) from error

    def save(self, before: StoredDocument, after: bytes) -> StoredDocument:
        """Writes other content, and keeps a version of what was there. Raises `ChangedMeanwhileError`."""
        with self._writing:
            self._expect(before)
            if after == before.data:
                return before
            self.history.keep(before.path, before.data)
            try:
                update(self._file(before.path), before.data, after)
            except FileChangedError as error:
                raise ChangedMeanwhileError(self._now(before.path)) from error
            return StoredDocument(before.path, after, self._written((before.path,), DocumentChange.SAVED))

    def create(self, path: str, data: bytes) -> StoredDocument:
        """Writes a new document. Raises `FileExistsError`, or `UnknownDocumentError` for a path that cannot be one."""
        with self._writing:
            create_bytes(self._file(path), data)
            return StoredDocument(path, data, self._written((path,), DocumentChange.CREATED))

    def change(self, plan: ChangePlan) -> None:
        """Makes all changes of a plan, or none, and keeps a version of every document.

        Raises `ChangedMeanwhileError` if a file is not as the plan has it.
        """
        files = {self._file(each.path): (each.before, each.after) for each in plan.files}
        with self._writing, interrupts_deferred():
            for each in plan.files:
                held = self.bytes_of(each.path)
                if held != each.before:
                    raise ChangedMeanwhileError(None if held is None else StoredDocument(each.path, held))
            for each in plan.files:
                if each.before is not None:
                    self.history.keep(each.path, each.before)
            try:
                replace_all(files)
            except FileChangedError as error:
                path = Path(error.args[0]).relative_to(self._content.resolve()).as_posix()
                raise ChangedMeanwhileError(self._now(path)) from error
            with suppress(OSError):  # the versions stay where they were
                for old, new in plan.moved:
                    self.history.move(old, new)
            self._written(tuple(each.path for each in plan.files), DocumentChange.SAVED)

    def bytes_of(self, path: str) -> bytes | None:
        """The bytes of a document; None if there is none."""
        stored = self._now(path)
        return stored.data if stored else None

    def delete(self, before: StoredDocument) -> None:
        """Deletes a document; its last version stays. Raises `ChangedMeanwhileError`."""
        with self._writing:
            self._expect(before)
            self.history.keep(before.path, before.data)
            delete(self._file(before.path))
            self._written((before.path,), DocumentChange.DELETED)

    def restore(self, path: str, version: str) -> StoredDocument:
        """Puts a version back, as a document or in place of what the document holds now.

        Raises `UnknownDocumentError` if there is no such version.
        """
        data = self.history.read(path, version)
        file = self._file(path)
        if data is None:
            raise UnknownDocumentError(path)
        if not file.exists():
            return self.create(path, data)
        return self.save(self.read(path), data)

    def deleted(self) -> list[DeletedDocument]:
        """The documents that have versions but no file, the last deleted first."""
        gone = [path for path in self.history.documents() if not (self._content / path).exists()]
        found = [DeletedDocument(path, versions[0]) for path in gone if (versions := self.history.versions(path))]
        return sorted(found, key=lambda document: (document.last.at, document.path), reverse=True)

    def _expect(self, before: StoredDocument) -> None:
        now = self._now(before.path)
        if now is None or now.data != before.data:
            raise ChangedMeanwhileError(now)

    def _now(self, path: str) -> StoredDocument | None:
        try:
            return self.read(path)
        except UnknownDocumentError:
            return None

    def _file(self, path: str) -> Path:
        """The file of a document; raises `UnknownDocumentError` if it would be outside of the content folder."""
        document_kind(path)
        file = self._content / path
        if not file.resolve().is_relative_to(self._content.resolve()):
            raise UnknownDocumentError(path)
        return file
