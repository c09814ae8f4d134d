"""One scheme, and the rules by which its certificates run."""

from enum import StrEnum
from typing import ClassVar

from msgspec import field

from laur.model.dates import PartialDate, Term
from laur.model.scalars import Count, Entry, Lang, OrganisationId, Slug, Text, Url, Words


class EndRule(StrEnum):
    """Which day is the last when a term has passed."""

    DAY_BEFORE = "day_before"
    """From 21 October 2016, three years: to 20 October 2019."""
    SAME_DAY = "same_day"
    MONTH_END = "month_end"
    """To the last day of that month; so, too, reads an end that is only stated as a month or a year."""


class CountFrom(StrEnum):
    """The date of a certificate from which its term counts."""

    ASSESSED = "assessed"
    AWARDED = "awarded"
    VALID_FROM = "valid_from"


class IssuerPeriod(Entry, frozen=True, kw_only=True):
    """Who awards a scheme, and in which years; open ends where `from` or `to` is not given."""

    name: Text
    start: PartialDate | None = field(name="from", default=None)
    to: PartialDate | None = None
    url: Url | None = None
    organisation: OrganisationId | None = None


class Level(Entry, frozen=True, kw_only=True):
    id: Slug
    rank: Count
    """Higher is better."""
    name: Words
    tagline: Words = field(default_factory=dict)


class SchemeTerm(Entry, frozen=True, kw_only=True):
    initial: Term | None = None
    renewal: Term | None = None


class Scheme(Entry, frozen=True, kw_only=True):
    """What is awarded, and by which rules its certificates run."""

    folder: ClassVar[str] = "schemes"

    name: Words
    short_name: Text | None = None
    lang: Lang | None = None
    aliases: tuple[Text, ...] = ()
    issuers: tuple[IssuerPeriod, ...] = ()
    levels: tuple[Level, ...] = ()
    term: SchemeTerm | None = None
    count_from: CountFrom | None = None
    end_rule: EndRule | None = None
    grace_after_expiry: Term | None = None
    """How long after the end a renewal still joins on to it."""
    areas: tuple[Words, ...] = ()
    url: Url | None = None
    name_lang: Lang | None = None
    """The language of the official name and level names, where it is not the page's own (for ``lang="en"``)."""
