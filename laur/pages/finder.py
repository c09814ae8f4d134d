"""The data of the listing's script: all certificates in few bytes, to filter, sort and search in the browser.

It does not depend on the build day: statuses have the days on which they change, and the script takes the reader's day.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TypeVar

from laur.i18n import slug
from laur.pages.certificate_data import issuer_names
from laur.pages.context import PageContext, contexts
from laur.pages.facets import level_key
from laur.pages.history import FINDER_DATA
from laur.pages.order import places
from laur.pages.page import Page, PageInputs
from laur.views import FinderAward, FinderEntry, FinderHolder, FinderView, output
from laur.views.kinds import PageKind


def pages(inputs: PageInputs) -> Iterator[Page]:
    """``finder.json`` in each language; none if the register is empty."""
    for context in contexts(inputs):
        if context.catalog.awards.records:
            url = context.links.certificates(FINDER_DATA)
            yield Page(
                url, output.text(FINDER_DATA), context.lang, PageKind.DATA, FINDER_DATA, partial(_view, context, url)
            )


def _view(context: PageContext, url: str) -> FinderView:
    records, order = context.catalog.awards.records, tuple(places(context))
    claimed = [records[key].claim.certificate for key in order]
    holders = _numbered([certificate.organisation for certificate in claimed])
    awards = _numbered([(certificate.scheme, certificate.level) for certificate in claimed])
    return FinderView(
        url=url,
        home_url=context.links.certificates(),
        holders=tuple(_holder(context, key) for key in holders),
        awards=tuple(_award(context, scheme, level) for scheme, level in awards),
        entries=tuple(
            _entry(context, one.id, holders[one.organisation], awards[one.scheme, one.level]) for one in claimed
        ),
    )


_Numbered = TypeVar("_Numbered")


def _numbered(keys: Sequence[_Numbered]) -> dict[_Numbered, int]:
    """Each key once, in order of appearance, with its number."""
    return {key: number for number, key in enumerate(dict.fromkeys(keys))}


def _holder(context: PageContext, organisation_id: str) -> FinderHolder:
    document = context.catalog.organisations.get(organisation_id)
    region = document.meta.region if document else None
    ref = context.organisation(organisation_id)
    meta = document.meta if document else None
    names = (meta.short_name, meta.city, *meta.aliases) if meta else ()
    return FinderHolder(
        id=organisation_id,
        ref=ref,
        region=region,
        region_key=slug(region) if region else "",
        words=tuple(name for name in names if name),
    )


def _award(context: PageContext, scheme_id: str, level_id: str | None) -> FinderAward:
    level = context.level(scheme_id, level_id)
    document = context.catalog.schemes.get(scheme_id)
    names = (document.meta.short_name, *document.meta.aliases, *document.meta.name.values()) if document else ()
    ref = context.scheme(scheme_id)
    return FinderAward(
        scheme_key=scheme_id,
        scheme=ref,
        level_key=level_key(scheme_id, level.id) if level else "",
        level=level,
        words=tuple(dict.fromkeys(name for name in names if name)),
        url=level.url if level else ref.url,
    )


def _entry(context: PageContext, certificate_id: str, holder: int, award: int) -> FinderEntry:
    on_day, record = context.catalog.awards.statuses[certificate_id], context.catalog.awards.records[certificate_id]
    return FinderEntry(
        id=certificate_id,
        holder=holder,
        award=award,
        since=on_day.since.first if on_day.since else None,
        until=on_day.until.last if on_day.until else None,
        standing=context.row(certificate_id).standing,
        number=record.claim.certificate.number,
        issuer=" ".join(issuer_names(context, record)),
        register=context.register_of(certificate_id),
    )
