"""What search finds of the register: certificates, and the answers that have pages.

What it shows of a status is a date, which stays true: the index is of the day of the build.
"""

from collections.abc import Iterator

from laur.i18n import long_date
from laur.i18n.languages import GrammaticalCase
from laur.pages.answers import AnswerScope, answer_title, answers, held_ids, last_ids
from laur.pages.certificate_data import issuer_names
from laur.pages.context import PageContext
from laur.pages.order import places
from laur.register import Record
from laur.views import SearchEntry, StandingView, award_title

NAMED = 5
"""How many holders an answer names in the results."""


def certificate_entries(context: PageContext) -> Iterator[SearchEntry]:
    """Each certificate, with its region, city and status."""
    for key, record in context.catalog.awards.records.items():
        yield _certificate(context, key, record)


def answer_entries(context: PageContext) -> Iterator[SearchEntry]:
    """Each answer: who holds what today, everywhere and in each region."""
    found = answers(context)
    for scope in found.by_key.values():
        scheme, _, level = scope.award.partition(".")
        yield SearchEntry(
            url=context.links.answer(scope.award, scope.region),
            title=answer_title(context, found, scope),
            kind=_kind(context, "answer"),
            summary="; ".join(_held(context, scope)),
            about=(*_names(context, scheme), *_level_names(context, scheme, level or None)),
            conditions=scope.award.count(".") + bool(scope.award) + bool(scope.region),
        )


def names_of_scheme(context: PageContext, scheme_id: str) -> tuple[str, ...]:
    """The names of a scheme and its levels in all languages: readers may know any of them."""
    document = context.catalog.schemes.get(scheme_id)
    levels = document.meta.levels if document else ()
    words = (word for level in levels for word in _level_names(context, scheme_id, level.id))
    return (*_names(context, scheme_id), *words)


def _level_names(context: PageContext, scheme_id: str, level_id: str | None) -> tuple[str, ...]:
    document = context.catalog.schemes.get(scheme_id)
    levels = (level for level in document.meta.levels if level.id == level_id) if document else ()
    return tuple(word for level in levels for word in (*level.name.values(), *level.tagline.values()))


def _names(context: PageContext, scheme_id: str) -> tuple[str, ...]:
    document = context.catalog.schemes.get(scheme_id)
    if document is None:
        return ()
    meta = document.meta
    return (*meta.name.values(), meta.short_name or "", *meta.aliases)


def _kind(context: PageContext, kind: str) -> str:
    return context.wording.text(f"search.kind.{kind}")


def _certificate(context: PageContext, key: str, record: Record) -> SearchEntry:
    stated, standing = record.claim.certificate, context.standing(key)
    level, document = context.level(stated.scheme, stated.level), context.catalog.organisations.get(stated.organisation)
    award = award_title(context.scheme(stated.scheme).title, level)
    holder, short = context.organisation(stated.organisation), context.organisation(stated.organisation, short=True)
    place = [name for name in (document.meta.city, document.meta.region) if name] if document else []
    year = record.since.partial or record.since.first if record.since else None
    return SearchEntry(
        url=context.links.certificate(key),
        title=f"{award}: {short.title}",
        kind=_kind(context, "certificate"),
        summary=", ".join([holder.title, *place, *_until(context, standing)]),
        about=(
            key,
            stated.number or "",
            context.wording.text(f"search.status.{standing.status}"),
            *_names(context, stated.scheme),
            *_level_names(context, stated.scheme, stated.level),
            *((document.meta.short_name or "", *document.meta.aliases) if document else ()),
            *issuer_names(context, record),
            *stated.areas,
        ),
        year=str(year.year) if year else None,
        organisations=(short.title,),
    )


def _held(context: PageContext, scope: AnswerScope) -> Iterator[str]:
    """The holders, with the ends of their certificates; only as many as fit. Without any, the last ones."""
    order = places(context)
    held = sorted(held_ids(context, scope), key=order.__getitem__)
    before = "" if held else f"{context.wording.text('roll.last')} "
    for key in held[:NAMED] or last_ids(context, scope.ids):
        row = context.row(key)
        yield before + ", ".join([row.organisation.title, *_until(context, row.standing)])
        before = ""
    if len(held) > NAMED:
        yield "…"


def _until(context: PageContext, standing: StandingView) -> list[str]:
    """Until when something is or was valid, as far as one date says it; otherwise nothing."""
    if standing.open_ended:
        return [context.wording.text("roll.open")]
    if standing.status not in ("valid", "expiring", "expired") or standing.until is None or standing.until_span:
        return []
    date = long_date(standing.until, context.lang, GrammaticalCase.GENITIVE)
    return [context.wording.text("roll.until-about" if standing.estimated else "roll.until", date=date)]
