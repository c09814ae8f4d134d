"""The facets of the register: its certificates by scheme, level, status and region, with titles and URLs.

The certificates of a facet are unsorted here; `laur.pages.register` sorts them and makes the pages.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TypeVar

from msgspec import Struct

from laur.i18n import locative, slug, sort_key
from laur.pages.context import PageContext
from laur.register import Status
from laur.urls.permalinks import Permalinks
from laur.views import Alternate, award_title


class Facet(Struct, frozen=True):
    """One value of a facet: a scheme, a level, a status or a region."""

    name: str
    """``scheme``, ``level``, ``status``, ``region``."""
    key: str
    """Its key in the listing's script: an id, ``scheme.level``, a status, a region's slug."""
    title: str
    ids: tuple[str, ...]
    url: Callable[[int], str]
    """The URL of its n-th page, from 1."""
    alternates: tuple[Alternate, ...]
    lang: str | None = None
    """The language of the title, of a level that of its scheme, if it is not the page's."""
    metal: str | None = None
    phrase: str = ""
    """As in a sentence: a region with its preposition (“w kujawsko-pomorskim”)."""
    of_level: tuple[str, str] | None = None
    """The two parts of the title of a level: its name, and its scheme's."""
    page: str = ""
    """The URL to which its name leads, if that is not its own listing: the page of a scheme."""


def facets(context: PageContext) -> tuple[Facet, ...]:
    """All facets of the register in the order of the listing; none if the register is empty.

    Each status has a page even if no certificate has that status, so its URL is permanent.
    """
    if not context.catalog.awards.records:
        return ()
    return (*_schemes(context), *_levels(context), *_statuses(context), *_regions(context))


def level_key(scheme_id: str, level_id: str) -> str:
    """A level of a scheme as one word."""
    return f"{scheme_id}.{level_id}"


def _schemes(context: PageContext) -> Iterator[Facet]:
    groups = context.catalog.awards.by_scheme
    refs = {key: context.scheme(key) for key in groups}
    for key in sorted(groups, key=lambda key: (sort_key(refs[key].title, context.lang), key)):
        url = partial(context.links.certificates_of_scheme, key)
        elsewhere = context.everywhere(Permalinks.certificates_of_scheme, key)
        yield Facet("scheme", key, refs[key].title, groups[key], url, elsewhere, refs[key].lang, page=refs[key].url)


def _levels(context: PageContext) -> Iterator[Facet]:
    records = context.catalog.awards.records
    certificates = (record.claim.certificate for record in records.values())
    groups = _grouped(((one.scheme, one.level), one.id) for one in certificates if one.level)
    schemes = {key: context.scheme(key) for key in context.catalog.awards.by_scheme}
    found = [
        (schemes[scheme], scheme, view, groups[scheme, level])
        for scheme, level in groups
        if (view := context.level(scheme, level)) is not None
    ]
    for ref, scheme, level, ids in sorted(
        found, key=lambda f: (sort_key(f[0].title, context.lang), -f[2].rank, f[2].id)
    ):
        url = partial(context.links.certificates_of_level, scheme, level.id)
        elsewhere = context.everywhere(Permalinks.certificates_of_level, scheme, level.id)
        key, title = level_key(scheme, level.id), award_title(ref.title, level)
        yield Facet("level", key, title, ids, url, elsewhere, ref.lang, level.metal, of_level=(level.name, ref.title))


def _statuses(context: PageContext) -> Iterator[Facet]:
    statuses = context.catalog.awards.statuses
    groups = _grouped((on_day.status, key) for key, on_day in statuses.items())
    for status in Status:
        title = context.wording.text(f"status.{status}")
        url = partial(context.links.certificates_of_status, status.value)
        elsewhere = context.everywhere(Permalinks.certificates_of_status, status.value)
        yield Facet("status", status.value, title, groups.get(status, ()), url, elsewhere)


def _regions(context: PageContext) -> Iterator[Facet]:
    """By the holder's region; spellings with the same slug are one region. No page if no region is known."""
    catalog = context.catalog
    spelt: dict[str, str] = {}
    held: list[tuple[str, str]] = []
    for holder, ids in sorted(catalog.awards.by_organisation.items()):
        document = catalog.organisations.get(holder)
        if document is not None and document.meta.region:
            region = slug(document.meta.region)
            spelt.setdefault(region, document.meta.region)
            held += ((region, key) for key in ids)
    groups = _grouped(held)
    for region in sorted(groups, key=lambda region: (sort_key(spelt[region], context.lang), region)):
        url = partial(context.links.certificates_of_region, region)
        elsewhere = context.everywhere(Permalinks.certificates_of_region, region)
        phrase = region_phrase(context, spelt[region])
        yield Facet("region", region, spelt[region], groups[region], url, elsewhere, phrase=phrase)


def region_phrase(context: PageContext, region: str) -> str:
    """A region as in a sentence: “w kujawsko-pomorskim”, “w regionie Bawaria”, “in Bavaria”."""
    name = locative(region, context.lang)
    if name is not None:
        return context.wording.text("answer.in-voivodeship", name=name)
    return context.wording.text("answer.in-region", name=region)


_Grouped = TypeVar("_Grouped")


def _grouped(pairs: Iterable[tuple[_Grouped, str]]) -> Mapping[_Grouped, tuple[str, ...]]:
    groups: defaultdict[_Grouped, list[str]] = defaultdict(list)
    for key, certificate_id in pairs:
        groups[key].append(certificate_id)
    return {key: tuple(ids) for key, ids in groups.items()}
