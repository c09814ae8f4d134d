"""The order of certificates in listings, and how listings are divided into pages."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from laur.i18n import sort_key
from laur.pages.context import PageContext

ROWS_A_PAGE = 34
"""Rows of a listing on one page: each page of 10,000 certificates then has less than 90 kB of HTML."""


def page_urls(url: Callable[[int], str], total: int, size: int) -> tuple[str, ...]:
    """The URLs of a listing of `total` items, `size` per page; an empty one has one page."""
    return tuple(url(number) for number in range(1, max(1, -(-total // size)) + 1))


def on_page(ids: Sequence[str], number: int) -> Sequence[str]:
    """The certificates of the n-th page of a listing, from 1."""
    return ids[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]


def places(context: PageContext) -> Mapping[str, int]:
    """The position of each certificate in the listing: sorted by holder, then by scheme, newest first."""
    return context.once("places", "", partial(_places, context))


def _places(context: PageContext) -> Mapping[str, int]:
    awards, lang = context.catalog.awards, context.lang
    holders = {key: sort_key(context.organisation(key).title, lang) for key in awards.by_organisation}
    schemes = {key: sort_key(context.scheme(key).title, lang) for key in awards.by_scheme}

    def place(key: str) -> tuple[str, str, str, str, int, int, str]:
        certificate, on_day = awards.records[key].claim.certificate, awards.statuses[key]
        holder, scheme = certificate.organisation, certificate.scheme
        until = on_day.until.last.toordinal() if on_day.until else 0
        since = on_day.since.first.toordinal() if on_day.since else 0
        return (holders[holder], holder, schemes[scheme], scheme, -until, -since, key)

    return {key: number for number, key in enumerate(sorted(awards.records, key=place))}
