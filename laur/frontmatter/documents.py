"""Documents: one Markdown file of `content/` to its typed value, its text, and its problems.

`read_document` follows the file step by step: bytes, text, front matter and body, fields, document. It does not depend
on other documents: whether an organisation or a file that is named exists is checked elsewhere (`laur.checks`).
"""

import re

from msgspec import Struct
from msgspec.structs import replace

from laur.frontmatter.convert import convert
from laur.frontmatter.decode import decode
from laur.frontmatter.registers.copies import read_copy
from laur.frontmatter.split import Parts, split
from laur.i18n import slug
from laur.model import (
    COPY_SUFFIX,
    DOCUMENT_TYPES,
    MEMBERS,
    Announcement,
    AnnouncementDocument,
    AnyDocument,
    Comment,
    CommentDocument,
    Entry,
    Organisation,
    OrganisationDocument,
    PageDocument,
    Places,
    PlainPage,
    Scheme,
    SchemeDocument,
    announcement_of,
)
from laur.model.digest import digest_text
from laur.problems import Problem, in_order, problem

SUFFIX = ".md"
KINDS: dict[str, type[Entry]] = {kind.folder: kind for kind in DOCUMENT_TYPES}
"""The kind of document in each folder of `content/`."""
MARKDOWN_ENDINGS = frozenset("md mdown mdwn mkd mkdn mkdown markdown txt text".split())  # noqa: SIM905 - nine words
"""Of Markdown files that only have the wrong extension."""
TEXT_ENDINGS = MARKDOWN_ENDINGS | frozenset("doc docx htm html odt pages rtf".split())  # noqa: SIM905 - likewise
MEDIA_ENDINGS = frozenset(
    "bmp csv heic mp3 mp4 ods pdf ppt pptx tif tiff xls xlsx zip".split()  # noqa: SIM905 - likewise
)
_LEADING_DATE = re.compile(r"\d{4}-\d{2}-\d{2}[-_ ]+(?=.)")


class Reading(Struct, frozen=True):
    """The result of reading a file."""

    document: AnyDocument | None
    """None if a required field is invalid. Invalid optional fields are left out, so that a preview can show the rest; a
    site with such problems is not published."""
    markdown: str
    """The text after the front matter."""
    problems: tuple[Problem, ...]


def read_document(path: str, data: bytes, site_lang: str) -> Reading:
    """Reads the file at `path` in `content/`; `site_lang` is the language of a document that names none."""
    if is_copy(path):
        copy, problems = read_copy(path, data, site_lang)
        return Reading(copy, "", problems)
    kind = kind_of(path)
    if kind is None or not path.endswith(SUFFIX):
        return Reading(None, "", (_misplaced(path),))
    text, problems = decode(path, data)
    problems += _name_problems(path, kind)
    parts = split(path, text) if text else None
    if parts is None:
        return Reading(None, "", in_order(problems))
    if isinstance(parts, Problem):
        return Reading(None, "", in_order((*problems, parts)))
    return _typed(path, kind, parts, problems, site_lang)


def _misplaced(path: str) -> Problem:
    """The problem of a file that is not used: a media file, a text with another extension, or anything else."""
    folder, _, _ = path.partition("/")
    stem, _, ending = path.rpartition("/")[2].rpartition(".")
    if ending.lower() in MEDIA_ENDINGS:
        return problem("media-misplaced", path, value=path.rpartition("/")[2])
    if folder in KINDS and ending.lower() in TEXT_ENDINGS:
        renamed = stem.removesuffix(SUFFIX) + SUFFIX if ending.lower() in MARKDOWN_ENDINGS else None
        return problem("file-extension", path, nearest=renamed)
    folders = ", ".join(f"{folder}/…{SUFFIX}" for folder in KINDS)
    return problem("file-misplaced", path, folders=folders)


def is_copy(path: str) -> bool:
    """Whether a path is that of the copy of a member's register."""
    return path.startswith(MEMBERS) and path.endswith(COPY_SUFFIX) and path.count("/") == 1


def kind_of(path: str) -> type[Entry] | None:
    """The kind of document at a path; None if no document can be there."""
    if announcement_of(path) is not None:
        return Comment
    return KINDS.get(path.partition("/")[0]) if "/" in path else None


def _name_problems(path: str, kind: type[Entry]) -> tuple[Problem, ...]:
    stem = _stem(path)
    if kind not in (Organisation, Scheme) or stem == slug(stem):
        return ()
    return (problem("id-not-slug", path, value=stem, nearest=slug(stem)),)


def _typed(path: str, kind: type[Entry], parts: Parts, problems: tuple[Problem, ...], site_lang: str) -> Reading:
    front = parts.front
    converted = convert(path, front.root, kind, parts.place, front.unreadable)
    has_id = not any(found.code == "id-not-slug" for found in problems)
    document = _document(path, converted.value, parts, converted.places, site_lang) if has_id else None
    return Reading(document, parts.body, in_order((*problems, *front.problems, *converted.problems)))


def _document(path: str, meta: Entry | None, parts: Parts, places: Places, site_lang: str) -> AnyDocument | None:
    if not isinstance(meta, Announcement | Organisation | Scheme | PlainPage | Comment):
        return None
    lang = meta.lang or site_lang
    body, line = digest_text(lang, parts.body), parts.body_line
    match meta:
        case Announcement():
            tags = tuple(slug(tag) for tag in meta.tags)
            own = meta.slug or default_slug(path)
            return AnnouncementDocument(
                path=path, places=places, body=body, body_line=line, lang=lang, meta=meta, slug=own, tag_slugs=tags
            )
        case Organisation():
            meta = _with_holder(meta, _stem(path))
            return OrganisationDocument(path=path, places=places, body=body, body_line=line, lang=lang, meta=meta)
        case Scheme():
            return SchemeDocument(path=path, places=places, body=body, body_line=line, lang=lang, meta=meta)
        case PlainPage():
            own = meta.slug or default_slug(path)
            return PageDocument(path=path, places=places, body=body, body_line=line, lang=lang, meta=meta, slug=own)
        case Comment():
            announcement = announcement_of(path) or ""
            body = digest_text("comment", lang, parts.body)  # other documents may contain more HTML than a comment
            return CommentDocument(
                path=path, places=places, body=body, body_line=line, lang=lang, meta=meta, announcement=announcement
            )


def _with_holder(meta: Organisation, organisation: str) -> Organisation:
    """The front matter of an organisation, with its id as the holder of the certificates that name none."""
    if not meta.certificates:
        return meta
    own = tuple(each if each.organisation else replace(each, organisation=organisation) for each in meta.certificates)
    return replace(meta, certificates=own)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(SUFFIX)


def default_slug(path: str) -> str:
    """The slug of a file: its name without the date at the beginning (``2021-06-17-foo``: ``foo``)."""
    return slug(_LEADING_DATE.sub("", _stem(path), count=1))
