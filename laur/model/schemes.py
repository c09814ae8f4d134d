"""Schemes: what is awarded, and the rules for the validity of its certificates."""

from enum import StrEnum
from typing import ClassVar

from msgspec import field

from laur.model.dates import PartialDate, Term
from laur.model.scalars import Entry, Lang, LocalisedText, NaturalNumber, OrganisationId, Slug, Text, Url


class EndRule(StrEnum):
    """Which day is the last day of a term."""

    DAY_BEFORE = "day_before"
    """Three years from 21 October 2016: until 20 October 2019."""
    SAME_DAY = "same_day"
    MONTH_END = "month_end"
    """Until the last day of that month. An end that is stated as a month or a year is always read like this."""


class CountFrom(StrEnum):
    """The date of a certificate from which its term is counted."""

    ASSESSED = "assessed"
    AWARDED = "awarded"
    VALID_FROM = "valid_from"


class IssuerPeriod(Entry, frozen=True, kw_only=True):
    """An issuer of a scheme, and in which years; without `from` or `to`, the period is open at that end."""

    name: Text
    start: PartialDate | None = field(name="from", default=None)
    to: PartialDate | None = None
    url: Url | None = None
    organisation: OrganisationId | None = None


class Metal(StrEnum):
    """The colour and the mark of a level."""

    GOLD = "gold"
    SILVER = "silver"
    BRONZE = "bronze"
    NONE = "none"
    """The plain wreath."""


class Level(Entry, frozen=True, kw_only=True):
    id: Slug
    rank: NaturalNumber
    """A higher rank is a better level."""
    metal: Metal | None = None
    """Its colour and mark; None leaves them to its name and rank (`laur.register.metals`)."""
    name: LocalisedText
    tagline: LocalisedText = field(default_factory=dict)


class SchemeTerm(Entry, frozen=True, kw_only=True):
    initial: Term | None = None
    renewal: Term | None = None


class Scheme(Entry, frozen=True, kw_only=True):
    """A certification scheme."""

    folder: ClassVar[str] = "schemes"

    name: LocalisedText
    short_name: Text | None = None
    lang: Lang | None = None
    aliases: tuple[Text, ...] = ()
    issuers: tuple[IssuerPeriod, ...] = ()
    levels: tuple[Level, ...] = ()
    term: SchemeTerm | None = None
    count_from: CountFrom | None = None
    end_rule: EndRule | None = None
    grace_after_expiry: Term | None = None
    """How long after its end a certificate can still be renewed."""
    areas: tuple[LocalisedText, ...] = ()
    url: Url | None = None
    name_lang: Lang | None = None
    """The language of the name and of the level names, if it is not the page's own (for ``lang="en"``)."""
