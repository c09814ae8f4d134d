"""What lies on an editor's desk while a new document is made: what the site has, and what was answered so far."""

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
    """Something that exists and can be chosen."""

    value: str
    label: str = ""

    @property
    def shown(self) -> str:
        return f"{self.label} ({self.value})" if self.label else self.value

    def is_meant_by(self, text: str) -> bool:
        """Whether it is this one that was typed: its value or its label, whatever the case and the accents."""
        return bool(text.strip()) and slug(text) in {slug(self.value), slug(self.label or self.value)}

    def fits(self, text: str) -> bool:
        """Whether what was typed so far may become this one."""
        typed = slug(text) if text.strip() else ""
        return typed in slug(self.value) or typed in slug(self.label or self.value)


class SiteChoices(Struct, frozen=True, kw_only=True):
    """What the site has."""

    site: Site
    day: date
    organisations: Mapping[str, Organisation]
    """By id, as the schemes."""
    schemes: Mapping[str, Scheme]
    certificates: tuple[Certificate, ...]
    tags: tuple[str, ...]
    """The most used first."""
    files: frozenset[str]
    """Every document's path."""

    @classmethod
    def of(cls, library: Library, day: date) -> "SiteChoices":
        """The desk of a site on a day."""
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
        return [Choice(each, self._word(found.name)) for each, found in sorted(self.schemes.items())]

    def level_choices(self, scheme: str) -> Sequence[Choice]:
        """The levels of a scheme, the highest first."""
        found = self.schemes.get(scheme)
        levels = sorted(found.levels, key=lambda level: -level.rank) if found else []
        return [Choice(level.id, self._word(level.name)) for level in levels]

    def tag_choices(self) -> Sequence[Choice]:
        return [Choice(tag) for tag in self.tags]

    def certificate_choices(self, holder: str, scheme: str) -> Sequence[Choice]:
        """What an organisation holds or held of a scheme, for a renewal to name; the last recorded first."""
        return [
            Choice(each.id)
            for each in reversed(self.certificates)
            if (each.organisation, each.scheme) == (holder, scheme)
        ]

    def _word(self, words: Mapping[str, str]) -> str:
        return localised(words, self.site.lang, self.site.lang)


class Situation(Struct, frozen=True):
    """The desk, and what was answered so far."""

    context: SiteChoices
    answers: Mapping[str, tuple[str, ...]]
    """By the question's name; nothing where it was left open."""

    def one(self, name: str) -> str:
        """The answer to a question, empty where there is none."""
        return next(iter(self.answers.get(name, ())), "")

    def all(self, name: str) -> tuple[str, ...]:
        return self.answers.get(name, ())
