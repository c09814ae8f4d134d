"""Announcements: the site's news articles."""

from typing import ClassVar

from laur.model.certificates import Certificate, CertificateRef
from laur.model.dates import Moment, PartialDate
from laur.model.parts import Image, Source
from laur.model.scalars import Entry, Lang, OrganisationId, Path, SitePath, Slug, Text


class Event(Entry, frozen=True, kw_only=True):
    """The event that an announcement reports; its day is not the day of publication."""

    place: Text | None = None
    starts: Moment | None = None
    ends: Moment | None = None


class Person(Entry, frozen=True, kw_only=True):
    name: Text
    role: Text | None = None


class Download(Entry, frozen=True, kw_only=True):
    title: Text
    file: Path


class Mention(Entry, frozen=True, kw_only=True):
    """An organisation that the text mentions as a holder, without announcing an award."""

    organisation: OrganisationId
    note: Text | None = None


class Announcement(Entry, frozen=True, kw_only=True):
    """One news article."""

    folder: ClassVar[str] = "news"

    title: Text
    date: PartialDate | None = None
    """When it was published, as far as that is known; None if the source does not say."""
    updated: PartialDate | None = None
    lang: Lang | None = None
    slug: Slug | None = None
    summary: Text | None = None
    tags: tuple[Text, ...] = ()
    organisations: tuple[OrganisationId, ...] = ()
    image: Image | None = None
    event: Event | None = None
    people: tuple[Person, ...] = ()
    sources: tuple[Source, ...] = ()
    downloads: tuple[Download, ...] = ()
    mentions: tuple[Mention, ...] = ()
    certificates: tuple[Certificate | CertificateRef, ...] = ()
    related: tuple[Path, ...] = ()
    """The files of announcements to show as related, before those that are found automatically."""
    translation_of: Path | None = None
    author: Text | None = None
    draft: bool = False
    publish_at: Moment | None = None
    """When it is published, in the site's time zone; without a time, at the beginning of the day."""
    expires: PartialDate | None = None
    """The last day on which it is published."""
    preview: bool = False
    """Whether it can be read before `publish_at`, at an address that nobody can guess."""
    aliases: tuple[SitePath, ...] = ()
    comments: bool | None = None
