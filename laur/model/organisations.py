"""Organisations: holders, issuers and others that announcements name."""

from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Meta, field

from laur.model.certificates import OwnCertificate
from laur.model.dates import PartialDate
from laur.model.parts import Image
from laur.model.scalars import Entry, Lang, OrganisationId, Text, Url


class OrganisationKind(StrEnum):
    CLUSTER = "cluster"
    COORDINATOR = "coordinator"
    MEMBER = "member"
    UMBRELLA = "umbrella"
    ISSUER = "issuer"
    MINISTRY = "ministry"
    OTHER = "other"


class Organisation(Entry, frozen=True, kw_only=True):
    folder: ClassVar[str] = "organisations"

    name: Text
    short_name: Text | None = None
    lang: Lang | None = None
    aliases: tuple[Text, ...] = ()
    """Other names that texts use for it."""
    kind: OrganisationKind | None = None
    country: Annotated[str, Meta(pattern="^[A-Z]{2}$", examples=["PL"])] | None = None
    """ISO 3166-1 alpha-2: ``PL``."""
    region: Text | None = None
    city: Text | None = None
    founded: PartialDate | None = None
    sectors: tuple[Text, ...] = ()
    url: Url | None = None
    logo: Image | None = None
    coordinator: OrganisationId | None = None
    identifiers: Annotated[dict[str, str], Meta(extra={"is": "identifiers"})] = field(default_factory=dict)
    """Its numbers in public registers, by the register's name: ``krs``, ``nip`` … (`laur.model.identifiers`)."""
    certificates: tuple[OwnCertificate, ...] = ()
    """Certificates that it holds; for those that no announcement states."""

    @property
    def other_names(self) -> tuple[str, ...]:
        """Its short name, if it has one, and its aliases."""
        return (*filter(None, (self.short_name,)), *self.aliases)
