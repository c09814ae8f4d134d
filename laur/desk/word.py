"""Word files that are dropped on the desk: each becomes an announcement, as `laur import word` makes it."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from laur.i18n.messages import texts

if TYPE_CHECKING:
    from laur.importing import ImportReport


_WITHOUT_CAUSE = frozenset({"word-damaged", "item-unreadable"})
"""Findings whose cause is the name of an exception."""


class WordRefusedError(ValueError):
    """The file did not become a document; the argument is a sentence for the user."""


class WordDocument(Struct, frozen=True):
    """The document that a Word file became."""

    path: str
    """In the content folder."""
    files: frozenset[str]
    """Everything that was written for it, in the content folder."""
    notes: tuple[str, ...]
    """Sentences about what was not taken over, or changed."""
    pictures: tuple[str, ...]
    """How its text names the pictures that have no alternative text."""


class WordFolder:
    """Turns Word files into documents of a content folder, one at a time. Safe to use from several threads."""

    def __init__(self, content: Path, lang: str) -> None:
        self._content, self._lang = content, lang
        self._writing = threading.Lock()

    def add(self, name: str, data: bytes) -> WordDocument:
        """The document of a file; of a file that was added before, the same one.

        Raises `WordRefusedError`, `OSError`, and `ModuleNotFoundError` if the packages of the import are missing.
        """
        from laur.importing import DamagedLedgerError, ImportOptions, UnreadableSiteError, import_word

        options = ImportOptions(content=self._content, source="")
        try:
            with self._writing:
                report = import_word(options, {name: data}, lambda *_: None)
        except UnreadableSiteError as error:
            raise WordRefusedError(texts("desk", self._lang)["site-unreadable"]) from error
        except DamagedLedgerError as error:
            raise WordRefusedError(f"{error}: {texts('importing', self._lang)['ledger-damaged']}.") from error
        return self._document(name, report)

    def _document(self, name: str, report: "ImportReport") -> WordDocument:
        notes = tuple(self._notes(report))
        path = next(iter(report.documents), None)
        if path is None:
            raise WordRefusedError(f"{name}: {' '.join(notes)}")
        if not (self._content / path).is_file():
            raise WordRefusedError(texts("desk", self._lang)["word-deleted"].format(name=name, path=path))
        return WordDocument(
            path=path,
            files=frozenset({path, *report.media}),
            notes=notes,
            pictures=tuple(each.what for each in report.findings if each.code == "picture-without-text"),
        )

    def _notes(self, report: "ImportReport") -> Iterator[str]:
        words, own = texts("importing", self._lang), texts("desk", self._lang)
        missing = sum(each.code == "media-missing" for each in report.findings)
        if missing:
            yield own["word-pictures"].format(count=missing)
        for each in report.findings:
            if each.code in {"media-missing", "picture-without-text", "headings-fixed"}:
                continue
            sentence = words[each.code]
            what = f": {each.what}" if each.what and each.code not in _WITHOUT_CAUSE else ""
            yield f"{sentence[:1].upper()}{sentence[1:]}{what}."
