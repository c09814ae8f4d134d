"""What the desk lists: the documents of a site with their states, and the values that forms choose from."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from unicodedata import normalize

from msgspec import Struct

from laur.catalog import Catalog
from laur.catalog.forecast import expiring_certificates, unconfirmed_certificates
from laur.frontmatter.documents import KINDS
from laur.i18n import localised, sort_key
from laur.model import (
    SITE_FILE,
    AnnouncementDocument,
    AnyDocument,
    CommentDocument,
    OrganisationDocument,
    PageDocument,
    SchemeDocument,
)
from laur.pages.plan import SitePlan
from laur.problems import Origin, Severity

_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
"""The combining marks of Unicode for Latin, Greek and Cyrillic letters."""
MOST_LISTED = 200
"""Rows of one answer; the rest are counted."""


class DocumentState(StrEnum):
    """What makes a document worth a look; a list can be filtered by each."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    EXPIRED = "expired"
    """An announcement that is no longer shown."""
    ERROR = "error"
    WARNING = "warning"
    ENDING = "ending"
    """It states a certificate that ends soon."""
    UNCONFIRMED = "unconfirmed"
    """It states a certificate that is not known to be valid today."""


class DocumentRow(Struct, frozen=True):
    """One document of the list, as JSON."""

    path: str
    kind: str
    """The name of its folder: ``news``."""
    title: str
    date: str
    states: tuple[DocumentState, ...]


class DocumentList(Struct, frozen=True):
    rows: tuple[DocumentRow, ...]
    total: int
    """How many documents fit the search, also those that are not among the rows."""
    kinds: Mapping[str, int]
    """How many documents of each kind there are."""
    states: Mapping[str, int]
    """How many documents of the kind have each state."""


class Overview:
    """The lists for one plan of the site."""

    def __init__(self, site_plan: SitePlan, before: "Overview | None" = None) -> None:
        """`before` is the overview of an earlier plan: what is the same there is taken from it, and not made again."""
        self.site_plan = site_plan
        library = site_plan.inputs.library
        self.lang = library.site.lang if library else "en"
        known = before.listed if before is not None and before.lang == self.lang else {}
        self.listed: dict[str, ListedDocument] = {d.row.path: d for d in _listed(site_plan, self.lang, known)}
        self._in_order = sorted(self.listed.values(), key=lambda each: each.key, reverse=True)
        self._kinds = Counter(each.row.kind for each in self._in_order)

    def documents(self, kind: str, state: str, search: str) -> DocumentList:
        """The documents of a kind in a state whose title or path has all words of the search, the newest first."""
        words = _plain(search).split()
        of_kind = [each for each in self._in_order if not kind or each.row.kind == kind]
        found = [each.row for each in of_kind if _fits(each, state, words)]
        return DocumentList(
            rows=tuple(found[:MOST_LISTED]),
            total=len(found),
            kinds=self._kinds,
            states=Counter(state for each in of_kind for state in each.row.states),
        )


class ListedDocument(Struct, frozen=True):
    """One document of the list, with what is the same as long as the document is."""

    document: AnyDocument | None
    """What the row was made from; None for a document that could not be read."""
    row: DocumentRow
    searched: str
    key: tuple[str, str]
    """The newest first, in reverse."""


def _fits(listed: ListedDocument, state: str, words: list[str]) -> bool:
    return (not state or state in listed.row.states) and all(word in listed.searched for word in words)


def _listed(site_plan: SitePlan, lang: str, known: Mapping[str, ListedDocument]) -> Iterator[ListedDocument]:
    """Every document of the kinds that the desk has forms for, and those that could not be read."""
    library, states = site_plan.inputs.library, _states(site_plan, site_plan.catalog)
    unreadable = {p.path for p in site_plan.problems if p.origin is Origin.CONTENT and p.path.endswith(".md")}
    for document in library.documents if library else ():
        path = document.path
        unreadable.discard(path)
        kept = known.get(path)
        if kept is None or kept.document is not document or kept.row.states != states.get(path, ()):
            kept = _made(document, _row(document, states.get(path, ()), lang))
        if kept.row.kind in KINDS:
            yield kept
    for path in sorted(unreadable):
        folder = path.partition("/")[0]
        if folder in KINDS:
            yield _made(None, DocumentRow(path, folder, path.rpartition("/")[2], "", states.get(path, ())))


def _made(document: AnyDocument | None, row: DocumentRow) -> ListedDocument:
    return ListedDocument(document, row, _plain(f"{row.title} {row.path}"), (row.date, row.path))


def _row(document: AnyDocument, states: tuple[DocumentState, ...], lang: str) -> DocumentRow:
    title, day = "", ""
    match document:
        case AnnouncementDocument():
            title, day = document.meta.title, str(document.meta.date or "")
        case PageDocument():
            title = document.meta.title
        case OrganisationDocument():
            title = document.meta.name
        case SchemeDocument():
            title = localised(document.meta.name, lang, lang)
        case _:
            title = document.path
    folder = "comments" if isinstance(document, CommentDocument) else document.path.partition("/")[0]
    return DocumentRow(document.path, folder, title, day, states)


def _states(site_plan: SitePlan, catalog: Catalog | None) -> dict[str, tuple[DocumentState, ...]]:
    """The states of each document that has any, in the order of `DocumentState`."""
    found: dict[str, set[DocumentState]] = {}
    for path, state in (*_of_problems(site_plan), *(_of_catalog(site_plan, catalog) if catalog else ())):
        found.setdefault(path, set()).add(state)
    return {path: tuple(state for state in DocumentState if state in states) for path, states in found.items()}


def _of_problems(site_plan: SitePlan) -> Iterator[tuple[str, DocumentState]]:
    for problem in site_plan.problems:
        if problem.origin is not Origin.CONTENT or problem.path in ("", SITE_FILE):
            continue
        if problem.severity is Severity.ERROR:
            yield problem.path, DocumentState.ERROR
        elif problem.severity is Severity.WARNING:
            yield problem.path, DocumentState.WARNING


def _of_catalog(site_plan: SitePlan, catalog: Catalog) -> Iterator[tuple[str, DocumentState]]:
    """The states that follow from the day. The preview shows drafts, so they are not withheld there."""
    library = site_plan.inputs.library
    for document in library.documents if library else ():
        if isinstance(document, AnnouncementDocument):
            meta = document.meta
            if meta.draft:
                yield document.path, DocumentState.DRAFT
            if meta.publish_at is not None and meta.publish_at.first > catalog.at.first:
                yield document.path, DocumentState.SCHEDULED
            if meta.expires is not None and meta.expires.last < catalog.day:
                yield document.path, DocumentState.EXPIRED
    for entry in expiring_certificates(catalog):
        yield entry.record.claim.path, DocumentState.ENDING
    for entry in unconfirmed_certificates(catalog):
        yield entry.record.claim.path, DocumentState.UNCONFIRMED


def _plain(text: str) -> str:
    """A text for searching: without case and accents; ł is an l."""
    return _ACCENTS.sub("", normalize("NFKD", text.casefold().replace("ł", "l")))


# ---------------------------------------------------------------------------------------------- choices


class Option(Struct, frozen=True, omit_defaults=True):
    """A value to choose, as JSON."""

    value: str
    label: str
    count: int = 0
    """How many documents have it."""
    other_names: tuple[str, ...] = ()
    levels: tuple["Option", ...] = ()
    """Of a scheme: its levels, the highest first."""


class Choices(Struct, frozen=True):
    """Everything that forms choose from, as JSON."""

    organisations: tuple[Option, ...]
    """In alphabetical order, like the schemes."""
    schemes: tuple[Option, ...]
    tags: tuple[Option, ...]
    announcements: tuple[Option, ...]
    places: tuple[Option, ...]
    certificates: tuple[Option, ...]
    media: tuple[str, ...]
    languages: tuple[str, ...]


def choices(site_plan: SitePlan | None) -> Choices:
    """What the site has that documents can name; nothing while no plan can be made or the site cannot be read."""
    library = site_plan.inputs.library if site_plan else None
    if site_plan is None or library is None:
        return Choices((), (), (), (), (), (), (), ())
    lang = library.site.lang
    news = [document for document in library.documents if isinstance(document, AnnouncementDocument)]
    tags = Counter(tag for document in news for tag in document.meta.tags)
    places = Counter(d.meta.event.place for d in news if d.meta.event and d.meta.event.place)
    records = site_plan.catalog.awards.records if site_plan.catalog else {}
    organisations = (
        Option(d.id, d.meta.name, other_names=tuple(filter(None, (d.meta.short_name, *d.meta.aliases))))
        for d in library.documents
        if isinstance(d, OrganisationDocument)
    )
    schemes = (_scheme(d, lang) for d in library.documents if isinstance(d, SchemeDocument))
    return Choices(
        organisations=_by_name(organisations, lang),
        schemes=_by_name(schemes, lang),
        tags=_counted(tags),
        announcements=tuple(Option(d.path, d.meta.title) for d in reversed(news)),
        places=_counted(places),
        certificates=tuple(Option(key, key) for key in records),
        media=tuple(library.media),
        languages=library.site.languages,
    )


def _scheme(document: SchemeDocument, lang: str) -> Option:
    levels = sorted(document.meta.levels, key=lambda level: -level.rank)
    return Option(
        document.id,
        localised(document.meta.name, lang, lang),
        levels=tuple(Option(level.id, localised(level.name, lang, lang)) for level in levels),
    )


def _by_name(options: Iterable[Option], lang: str) -> tuple[Option, ...]:
    return tuple(sorted(options, key=lambda option: (sort_key(option.label, lang), option.value)))


def _counted(counts: Mapping[str, int]) -> tuple[Option, ...]:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Option(value, value, count) for value, count in ordered)
