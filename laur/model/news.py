"""One announcement."""

from typing import ClassVar

from laur.model.certificates import Certificate, CertificateRef
from laur.model.dates import Moment, PartialDate
from laur.model.parts import Image, Link
from laur.model.scalars import Entry, Lang, OrganisationId, Path, SitePath, Slug, Text


class Event(Entry, frozen=True, kw_only=True):
    """The event that an announcement reports: its day is not the day of publication."""

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
    """An organisation that a text speaks of, as it holds something, without any award being announced."""

    organisation: OrganisationId
    note: Text | None = None


class Announcement(Entry, frozen=True, kw_only=True):
    """One news article."""

    folder: ClassVar[str] = "news"

    title: Text
    date: PartialDate | None = None
    """When it was published, as far as known; left out where the source does not say."""
    updated: PartialDate | None = None
    lang: Lang | None = None
    slug: Slug | None = None
    summary: Text | None = None
    tags: tuple[Text, ...] = ()
    organisations: tuple[OrganisationId, ...] = ()
    image: Image | None = None
    event: Event | None = None
    people: tuple[Person, ...] = ()
    sources: tuple[Link, ...] = ()
    downloads: tuple[Download, ...] = ()
    mentions: tuple[Mention, ...] = ()
    certificates: tuple[Certificate | CertificateRef, ...] = ()
    related: tuple[Path, ...] = ()
    """Announcements to show as related before any that are found by themselves, by their file."""
    translation_of: Path | None = None
    author: Text | None = None
    draft: bool = False
    publish_at: Moment | None = None
    """Not published before this day (a whole day in the site's time zone)."""
    expires: PartialDate | None = None
    """The last day on which it is published."""
    aliases: tuple[SitePath, ...] = ()
    comments: bool | None = None
