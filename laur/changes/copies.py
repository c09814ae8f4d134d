"""Copies of a document: a translation that is tied to its original, and a new one that uses another as a template."""

from collections.abc import Iterator
from datetime import date
from posixpath import basename, dirname

from laur.catalog.links import content_path
from laur.changes.plan import ChangePlan, Draft, ImpossibleChangeError, Read, Refusal
from laur.editing import FieldEdit
from laur.frontmatter.documents import SUFFIX
from laur.frontmatter.writer import entry_values
from laur.i18n import slug
from laur.model import (
    AnnouncementDocument,
    Certificate,
    PageDocument,
    certificates_of,
)
from laur.model.dates import PartialDate
from laur.source.library import Library
from laur.system.file_names import is_reserved

Copied = AnnouncementDocument | PageDocument
_LONGEST_NAME = 80
_ADDRESS = ("slug", "aliases")
_OF_ONE_TIME = ("updated", "publish_at", "expires", "translation_of")
_FACTS = ("kind", "number", "assessed", "awarded", "valid_from", "valid_until", "score", "indicators", "supersedes")
"""What is true of one certificate only."""


def translate(library: Library, read: Read, path: str, lang: str) -> ChangePlan:
    """The plan that copies a document as a draft in another language, tied to its original.

    Its certificates refer to those of the original, so the register has each once. Raises `ImpossibleChangeError`.
    """
    document = _copied(library, path)
    if lang not in library.site.languages or lang == document.lang:
        raise ImpossibleChangeError(Refusal.NO_LANGUAGE, lang=lang, known=", ".join(library.site.languages))
    for each in library.documents:
        is_translation = isinstance(each, Copied) and each.lang == lang and each.meta.translation_of
        if is_translation and content_path(is_translation, each.path) == path:
            raise ImpossibleChangeError(Refusal.IS_TRANSLATED, path=each.path)
    folder = dirname(path)
    new = _free(library, read, folder, f"{document.id}-{lang.lower()}")
    edits = [FieldEdit((key,), None) for key in _stated(document, _ADDRESS)]
    edits += [FieldEdit(("lang",), lang), FieldEdit(("translation_of",), basename(path)), FieldEdit(("draft",), True)]
    certificates = certificates_of(document)
    if certificates:
        same = [{"ref": each.id} if isinstance(each, Certificate) else entry_values(each) for each in certificates]
        edits += [FieldEdit(("certificates",), None), FieldEdit(("certificates",), same)]
    return _copy(read, document, new, edits)


def duplicate(library: Library, read: Read, path: str, title: str, day: date | None) -> ChangePlan:
    """The plan that makes a new draft from a document: without its dates, addresses and the facts of its certificates.

    `day` is the date of a new announcement. Raises `ImpossibleChangeError`.
    """
    document = _copied(library, path)
    stem = slug(title)[:_LONGEST_NAME].strip("-") or document.id
    edits = [FieldEdit((key,), None) for key in _stated(document, (*_ADDRESS, *_OF_ONE_TIME))]
    edits += [FieldEdit(("title",), title), FieldEdit(("draft",), True)]
    if isinstance(document, AnnouncementDocument):
        stem = f"{day}-{stem}" if day else stem
        if day or document.meta.date:
            edits.append(FieldEdit(("date",), PartialDate(day.year, day.month, day.day) if day else None))
    edits += _new_certificates(library, document)
    return _copy(read, document, _free(library, read, dirname(path), stem), edits)


def _new_certificates(library: Library, document: Copied) -> list[FieldEdit]:
    """Certificates of the same scheme, level and holder, each with an id of its own and without its facts."""
    taken = {each.id for d in library.documents for each in certificates_of(d) if isinstance(each, Certificate)}
    edits: list[FieldEdit] = []
    for position, each in enumerate(certificates_of(document)):
        if isinstance(each, Certificate):
            own = next(name for name in _numbered(each.id) if name not in taken)
            taken.add(own)
            here = ("certificates", position)
            stated = [key for key in _FACTS if getattr(each, key) is not None]
            stated += [key for key in ("events", "sources") if getattr(each, key)]
            edits += [FieldEdit((*here, key), None) for key in stated]
            edits.append(FieldEdit((*here, "id"), own))
    return edits


def _copy(read: Read, document: Copied, new: str, edits: list[FieldEdit]) -> ChangePlan:
    draft = Draft(read)
    draft.create(new, draft.data(document.path))
    draft.edit(new, *edits)
    return draft.plan()


def _copied(library: Library, path: str) -> Copied:
    document = next((each for each in library.documents if each.path == path), None)
    if not isinstance(document, Copied):
        raise ImpossibleChangeError(Refusal.NO_DOCUMENT, path=path)
    return document


def _stated(document: Copied, keys: tuple[str, ...]) -> list[str]:
    """Those of the keys that a document has."""
    return [key for key in keys if getattr(document.meta, key, None)]


def _free(library: Library, read: Read, folder: str, stem: str) -> str:
    taken = library.unreadable.paths.union(each.path for each in library.documents)
    paths = (f"{folder}/{name}{SUFFIX}" for name in _numbered(stem) if not is_reserved(name))
    return next(path for path in paths if path not in taken and read(path) is None)


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1
