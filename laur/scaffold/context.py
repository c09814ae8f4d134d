"""What questions depend on: the content that the site already has, and the answers so far."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from laur.i18n import localised, slug
from laur.model import (
    AnnouncementDocument,
    Certificate,
    Organisation,
    OrganisationDocument,
    Scheme,
    SchemeDocument,
    Site,
    certificates_of,
)
from laur.source.library import Library
from laur.system.file_names import is_reserved


def numbered(name: str) -> Iterator[str]:
    """The name, then the name with -2, -3 … added."""
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1


class Choice(Struct, frozen=True):
    """A value to choose."""

    value: str
    label: str = ""
    other_names: tuple[str, ...] = ()
    """What else people call it."""

    @property
    def shown(self) -> str:
        return f"{self.label} ({self.value})" if self.label else self.value

    def is_named(self, text: str) -> bool:
        """Whether a text is one of its names, regardless of case and accents."""
        return bool(text.strip()) and slug(text) in {slug(name) for name in (self.value, *self.names)}

    def fits(self, text: str) -> bool:
        """Whether one of its names contains a text, regardless of case and accents."""
        typed = slug(text) if text.strip() else ""
        return any(typed in slug(name) for name in (self.value, *self.names))

    @property
    def names(self) -> tuple[str, ...]:
        """Its label, and what else people call it."""
        return (self.label or self.value, *self.other_names)


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
    """The path of every document, also of those that cannot be read."""
    created: tuple[str, ...] = ()
    """The ids of organisations that are new, too, and to be written with the document."""

    @classmethod
    def of(cls, library: Library, day: date) -> "ExistingContent":
        """The content of a library."""
        news = [each for each in library.documents if isinstance(each, AnnouncementDocument)]
        counts: dict[str, int] = {}
        for tag in (tag for each in news for tag in each.meta.tags):
            counts[tag] = counts.get(tag, 0) + 1
        stated = (found for each in library.documents for found in certificates_of(each))
        return cls(
            site=library.site,
            day=day,
            organisations={d.id: d.meta for d in library.documents if isinstance(d, OrganisationDocument)},
            schemes={d.id: d.meta for d in library.documents if isinstance(d, SchemeDocument)},
            certificates=tuple(found for found in stated if isinstance(found, Certificate)),
            tags=tuple(sorted(counts, key=lambda tag: (-counts[tag], tag))),
            files=library.unreadable.paths.union(each.path for each in library.documents),
        )

    def organisation_choices(self) -> Sequence[Choice]:
        return [Choice(each, found.name, found.other_names) for each, found in sorted(self.organisations.items())]

    def with_organisation(self, name: str) -> tuple["ExistingContent", str]:
        """The same content with a new organisation of that name, and its id."""
        known = next((each for each in self.created if self.organisations[each].name == name), None)
        if known:
            return self, known
        free = (each for each in numbered(slug(name)) if each not in self._organisation_ids and not is_reserved(each))
        new = next(free)
        organisations = {**self.organisations, new: Organisation(name=name)}
        return replace(self, organisations=organisations, created=(*self.created, new)), new

    @property
    def _organisation_ids(self) -> frozenset[str]:
        """Those that are taken, also by files that cannot be read."""
        return frozenset(self.organisations) | {PurePosixPath(path).stem for path in self.files}

    def short_id(self, organisation: str) -> str:
        """An organisation's short name as a slug, or else its id."""
        found = self.organisations.get(organisation)
        return slug(found.short_name) if found and found.short_name else organisation

    def certificate_id(self, holder: str, scheme: str, level: str, year: str, own: str = "") -> str:
        """A free id for a new certificate; `level` and `year` are empty if nobody stated them.

        `own` is the id that it has already, which is free for it.
        """
        parts = (self.short_id(holder), scheme, level, year)
        taken = {each.id for each in self.certificates} - {own}
        return next(name for name in numbered(slug("-".join(part for part in parts if part))) if name not in taken)

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
    proposed: frozenset[str] = frozenset()
    """The questions with a proposal for an answer, which nobody gave or confirmed."""

    def one(self, name: str) -> str:
        """The first answer to a question; empty if there is none."""
        return next(iter(self.answers.get(name, ())), "")

    def stated(self, name: str) -> str:
        """The first answer to a question that somebody gave or confirmed; empty if there is none."""
        return "" if name in self.proposed else self.one(name)

    def all(self, name: str) -> tuple[str, ...]:
        return self.answers.get(name, ())
