"""Documents: a typed front matter, the place of each of its fields, and the digest of the body."""

import re

from msgspec import Struct

from laur.model.certificates import Certificate, CertificateRef
from laur.model.comments import Comment
from laur.model.members import COPY_SUFFIX, MemberRegister
from laur.model.news import Announcement
from laur.model.organisations import Organisation
from laur.model.schemes import Scheme
from laur.model.site import PlainPage

_SPACE = re.compile(r"\s")


class Place(Struct, frozen=True, array_like=True):
    """A place in a file: line and column, both counted from 1; (0, 0) is the file as a whole."""

    line: int = 0
    column: int = 0


DOCUMENT_TYPES: tuple[type[Announcement] | type[Organisation] | type[Scheme] | type[PlainPage], ...] = (
    Announcement,
    Organisation,
    Scheme,
    PlainPage,
)
"""The kinds that have a folder of their own; comments are next to their announcements."""


class Places(Struct, frozen=True, array_like=True):
    """The place of each field of one front matter, stored as one short text because places are seldom looked up.

    A field's key is its path: ``title``, ``certificates.0.valid_until``.
    """

    index: str = ""
    """Lines of ``key line column``, with a newline before and after each; a key that contains a space is left out."""

    @classmethod
    def of(cls, places: dict[str, Place]) -> "Places":
        found = (f"{key} {at.line} {at.column}\n" for key, at in places.items() if not _SPACE.search(key))
        return cls("\n" + "".join(found))

    def at(self, key: str) -> Place:
        """The place of a field, or of the nearest group around it that has one."""
        while key:
            start = self.index.find(f"\n{key} ")
            if start >= 0:
                line, column = self.index[start + len(key) + 2 : self.index.index("\n", start + 1)].split()
                return Place(int(line), int(column))
            key = key.rpartition(".")[0]
        return Place()


class Document(Struct, frozen=True, kw_only=True, tag_field="type", array_like=True):
    """One Markdown file of ``content/``, read and typed."""

    path: str
    """Relative to ``content/``, with ``/`` between folders. For an organisation or a scheme that only a member's
    register has: the path of the copy, and the id after a ``#`` (``members/alfa.json#organisations/beta``)."""
    places: Places
    body: str
    """The digest of the body's Markdown and language, by which its `Body` is stored."""
    body_line: int
    """The line of the file on which the body begins."""
    lang: str

    @property
    def id(self) -> str:
        """The file name without ``.md``; permanent for organisations and schemes."""
        return self.path.rpartition("/")[2].removesuffix(".md")

    @property
    def file(self) -> str:
        """The file that contains it: several documents can be in the copy of a member's register."""
        return self.path.partition("#")[0]


class AnnouncementDocument(Document, frozen=True, kw_only=True, array_like=True, tag="announcement"):
    meta: Announcement
    slug: str
    tag_slugs: tuple[str, ...] = ()


class OrganisationDocument(Document, frozen=True, kw_only=True, array_like=True, tag="organisation"):
    meta: Organisation


class SchemeDocument(Document, frozen=True, kw_only=True, array_like=True, tag="scheme"):
    meta: Scheme


class PageDocument(Document, frozen=True, kw_only=True, array_like=True, tag="page"):
    meta: PlainPage
    slug: str


class CommentDocument(Document, frozen=True, kw_only=True, array_like=True, tag="comment"):
    meta: Comment
    announcement: str
    """The path of its announcement."""


class MemberDocument(Document, frozen=True, kw_only=True, array_like=True, tag="member"):
    """The copy of a member's register; `laur pull` writes it."""

    meta: MemberRegister

    @property
    def id(self) -> str:
        """The id of the member in ``site.yaml``."""
        return self.path.rpartition("/")[2].removesuffix(COPY_SUFFIX)


AnyDocument = (
    AnnouncementDocument | OrganisationDocument | SchemeDocument | PageDocument | CommentDocument | MemberDocument
)


def certificates_of(document: AnyDocument) -> tuple[Certificate | CertificateRef, ...]:
    """The certificates that a document states or refers to; the index of each is that of its key (`certificates.0`)."""
    return document.meta.certificates if isinstance(document, AnnouncementDocument | OrganisationDocument) else ()
