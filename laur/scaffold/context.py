"""What questions depend on: the content that the site already has, and the answers so far."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from laur.i18n import localised, slug
from laur.model import (
    AnnouncementDocument,
    Certificate,
    Organisation,
    OrganisationDocument,
    Scheme,
    SchemeDocument,
    Site,
)
from laur.source.library import Library


class Choice(Struct, frozen=True):
    """A value to choose."""

    value: str
    label: str = ""

    @property
    def shown(self) -> str:
        return f"{self.label} ({self.value})" if self.label else self.value

    def is_named(self, text: str) -> bool:
        """Whether a text is its value or its label, regardless of case and accents."""
        return bool(text.strip()) and slug(text) in {slug(self.value), slug(self.label or self.value)}

    def fits(self, text: str) -> bool:
        """Whether its value or its label contains a text, regardless of case and accents."""
        typed = slug(text) if text.strip() else ""
        return typed in slug(self.value) or typed in slug(self.label or self.value)


class ExistingContent(Struct, frozen=True, kw_only=True):
    """What the site already has."""

    site: Site
    day: date
    """Today, in the time zone of the site."""
    organisations: Mapping[str, Organisation]
    """By id."""
    schemes: Mapping[str, Scheme]
    """By id."""
    certificates: tuple[Certificate, ...]
    tags: tuple[str, ...]
    """The most used first."""
    files: frozenset[str]
    """The path of every document."""

    @classmethod
    def of(cls, library: Library, day: date) -> "ExistingContent":
        """The content of a library."""
        news = [each for each in library.documents if isinstance(each, AnnouncementDocument)]
        counts: dict[str, int] = {}
        for tag in (tag for each in news for tag in each.meta.tags):
            counts[tag] = counts.get(tag, 0) + 1
        stated = (found for each in news for found in each.meta.certificates)
        return cls(
            site=library.site,
            day=day,
            organisations={d.id: d.meta for d in library.documents if isinstance(d, OrganisationDocument)},
            schemes={d.id: d.meta for d in library.documents if isinstance(d, SchemeDocument)},
            certificates=tuple(found for found in stated if isinstance(found, Certificate)),
            tags=tuple(sorted(counts, key=lambda tag: (-counts[tag], tag))),
            files=frozenset(each.path for each in library.documents),
        )

    def organisation_choices(self) -> Sequence[Choice]:
        return [Choice(each, found.name) for each, found in sorted(self.organisations.items())]

    def scheme_choices(self) -> Sequence[Choice]:
        return [Choice(each, self._localised(found.name)) for each, found in sorted(self.schemes.items())]

    def level_choices(self, scheme: str) -> Sequence[Choice]:
        """The levels of a scheme, the highest first."""
        found = self.schemes.get(scheme)
        levels = sorted(found.levels, key=lambda level: -level.rank) if found else []
        return [Choice(level.id, self._localised(level.name)) for level in levels]

    def tag_choices(self) -> Sequence[Choice]:
        return [Choice(tag) for tag in self.tags]

    def certificate_choices(self, holder: str, scheme: str) -> Sequence[Choice]:
        """The certificates of a scheme that an organisation has or had, the last recorded first."""
        return [
            Choice(each.id)
            for each in reversed(self.certificates)
            if (each.organisation, each.scheme) == (holder, scheme)
        ]

    def _localised(self, text: Mapping[str, str]) -> str:
        return localised(text, self.site.lang, self.site.lang)


class QuestionContext(Struct, frozen=True):
    """What the site already has, and the answers so far."""

    existing: ExistingContent
    answers: Mapping[str, tuple[str, ...]]
    """By the name of the question; empty for a question that was skipped."""

    def one(self, name: str) -> str:
        """The first answer to a question; empty if there is none."""
        return next(iter(self.answers.get(name, ())), "")

    def all(self, name: str) -> tuple[str, ...]:
        return self.answers.get(name, ())
