"""What the content folder has already: holders, schemes, and every certificate with the place that states it."""

from collections.abc import Mapping

from msgspec import Struct

from laur.i18n import localised
from laur.model import (
    Certificate,
    OrganisationDocument,
    Scheme,
    SchemeDocument,
    Site,
    certificates_of,
)
from laur.source.library import Library


class StatedCertificate(Struct, frozen=True):
    """A certificate and its place."""

    certificate: Certificate
    path: str
    index: int
    """Its position among the certificates of the document."""


class ContentRegister(Struct, frozen=True):
    """The register as the documents state it."""

    site: Site
    organisations: Mapping[str, OrganisationDocument]
    schemes: Mapping[str, Scheme]
    certificates: Mapping[str, StatedCertificate]
    files: frozenset[str]
    """The paths of all documents, unreadable ones included."""

    @classmethod
    def of(cls, library: Library) -> "ContentRegister":
        """The register of a library."""
        stated: dict[str, StatedCertificate] = {}
        for document in library.documents:
            for index, entry in enumerate(certificates_of(document)):
                if isinstance(entry, Certificate):
                    stated.setdefault(entry.id, StatedCertificate(entry, document.path, index))
        return cls(
            site=library.site,
            organisations={d.id: d for d in library.documents if isinstance(d, OrganisationDocument)},
            schemes={d.id: d.meta for d in library.documents if isinstance(d, SchemeDocument)},
            certificates=stated,
            files=library.unreadable.paths.union(document.path for document in library.documents),
        )

    def scheme_name(self, scheme_id: str) -> str:
        scheme = self.schemes.get(scheme_id)
        return localised(scheme.name, self.site.lang, self.site.lang) if scheme else scheme_id

    def level_name(self, scheme_id: str, level_id: str) -> str:
        scheme = self.schemes.get(scheme_id)
        level = next((each for each in scheme.levels if each.id == level_id), None) if scheme else None
        return localised(level.name, self.site.lang, self.site.lang) if level else level_id

    def rank(self, scheme_id: str, level_id: str | None) -> int:
        """The rank of a level; -1 for none."""
        scheme = self.schemes.get(scheme_id)
        return next((each.rank for each in scheme.levels if each.id == level_id), -1) if scheme else -1
