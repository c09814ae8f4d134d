"""The form of ``register.json``, as far as a union needs it, and of its copy in ``members/``."""

from datetime import date

from msgspec import Struct, field


class PublishedHolder(Struct, frozen=True, kw_only=True, omit_defaults=True):
    id: str
    name: str
    country: str | None = None
    region: str | None = None
    identifiers: dict[str, str] = {}


class PublishedScheme(Struct, frozen=True, kw_only=True, omit_defaults=True):
    id: str
    name: str


class PublishedLevel(PublishedScheme, frozen=True, kw_only=True, omit_defaults=True):
    rank: int | None = None


class PublishedSpan(Struct, frozen=True, kw_only=True):
    first: date
    last: date


class PublishedScore(Struct, frozen=True, kw_only=True):
    value: float
    max: float


class PublishedEvent(Struct, frozen=True, kw_only=True, omit_defaults=True):
    type: str
    date: str
    reason: str | None = None


class PublishedSource(Struct, frozen=True, kw_only=True, omit_defaults=True):
    title: str
    url: str | None = None
    archived: str | None = None


class PublishedCertificate(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A certificate as ``register.json`` has it."""

    id: str
    url: str
    organisation: PublishedHolder
    scheme: PublishedScheme
    level: PublishedLevel | None = None
    kind: str | None = None
    number: str | None = None
    issuer: str | None = None
    assessed: str | None = None
    awarded: str | None = None
    valid_from: str | None = None
    valid_until: str | None = None
    term: str | None = None
    end: PublishedSpan | None = None
    end_basis: str | None = None
    score: PublishedScore | None = None
    indicators: int | None = None
    areas: tuple[str, ...] = ()
    events: tuple[PublishedEvent, ...] = ()
    predecessor: str | None = None
    evidence: tuple[str, ...] = ()
    sources: tuple[PublishedSource, ...] = ()


class PublishedVersion(Struct, frozen=True, kw_only=True):
    """Its version alone; files from before versions have none."""

    version: str | None = None


class PublishedRegister(Struct, frozen=True, kw_only=True):
    """``register.json``."""

    title: str
    certificates: tuple[PublishedCertificate, ...]
    home: str = ""
    language: str = ""
    licence: str | None = None
    licence_url: str | None = None


class CopiedCertificate(PublishedCertificate, frozen=True, kw_only=True, omit_defaults=True):
    """A certificate in the copy of a register: a line of it."""

    fetched: date
    gone: date | None = None


class CopiedNews(Struct, frozen=True, kw_only=True, omit_defaults=True):
    title: str
    url: str
    date: date
    summary: str = ""


class CopiedRegister(PublishedRegister, frozen=True, kw_only=True):
    """The copy of a register in ``members/``."""

    version: int
    certificates: tuple[CopiedCertificate, ...]
    news: tuple[CopiedNews, ...] = field(default=())
