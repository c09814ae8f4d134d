"""The register by years, as pages: what ends in a year, and what was valid when in each past year."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import accumulate, pairwise

from msgspec import Struct, structs

from laur.pages.answers import LAST_ROWS
from laur.pages.change_log import changes_of_year, day_url
from laur.pages.context import PageContext, contexts, standing_view
from laur.pages.made_from import of_certificates, of_register
from laur.pages.order import ROWS_A_PAGE, on_page, page_urls
from laur.pages.page import Page, PageInputs
from laur.pages.years import OfYear, asked_years, ending, past_years, status_at
from laur.register import DOUBTFUL, EndBasis, Period, Record, StatusOnDay, status_on
from laur.register.terms import day_after
from laur.urls.permalinks import Permalinks, Section
from laur.views import (
    AsOfView,
    CertificateRow,
    EndingView,
    ListOfYearView,
    Pager,
    PeriodView,
    Ref,
    YearDay,
    output,
)
from laur.views.kinds import PageKind

MOST_NAMED = 300
"""How many names the days of a year have together at most; with more, a day has only its number."""


class _YearList(Struct, frozen=True):
    """What the pages of a year are about, and how they are made."""

    kind: PageKind
    url: Callable[..., str]
    """The method of `Permalinks` for the URL of a year and page."""
    by_year: Callable[[PageContext], Mapping[int, Sequence[str]]]
    row: Callable[[PageContext, str, int], CertificateRow]
    """The row of a certificate on the page of a year."""
    years: Callable[[PageContext], Iterable[int]]
    """The years to choose from, newest first."""


def pages(inputs: PageInputs) -> Iterator[Page]:
    """Both kinds, for every year with something to show."""
    for context in contexts(inputs):
        for listing in (_ENDING, _AS_OF):
            for year, ids in listing.by_year(context).items():
                yield from _pages(context, listing, year, ids)


def _pages(context: PageContext, listing: _YearList, year: int, ids: Sequence[str]) -> Iterator[Page]:
    kind, title = listing.kind, context.wording.text(f"title.{listing.kind}", year=year)
    urls = page_urls(partial(listing.url, context.links, year), len(ids), ROWS_A_PAGE)
    for number, url in enumerate(urls, start=1):
        view = partial(_view, context, listing, year, ids, urls, number)
        elsewhere = context.everywhere(listing.url, year) if number == 1 else ()
        made_from = partial(_made_from, context, listing, year, ids, urls, number)
        made = output.html(f"{kind}.html")
        yield Page(url, made, context.lang, kind, title, view, alternates=elsewhere, made_from=made_from)


def _made_from(
    context: PageContext, listing: _YearList, year: int, ids: Sequence[str], urls: tuple[str, ...], number: int
) -> str:
    """For pages that show no more of the register than their rows; the others are made from all of it."""
    is_ending, own = listing.kind is PageKind.ENDING, on_page(ids, number)
    if not ids or not (is_ending or number > 1):
        return of_register(context)
    shown = (number, urls, len(ids), list(listing.years(context)))
    if is_ending:
        return of_certificates(context, own, shown)
    of_year = past_years(context)[year]
    held, unconfirmed = frozenset(of_year.held), frozenset(of_year.unconfirmed)
    as_of = [(key in held, key in unconfirmed, of_year.periods.get(key, ())) for key in own]
    return of_certificates(context, own, shown, as_of, len(held))


def _view(
    context: PageContext, listing: _YearList, year: int, ids: Sequence[str], urls: tuple[str, ...], number: int
) -> EndingView | AsOfView:
    kind, is_first = listing.kind, number == 1
    title, section = context.wording.text(f"title.{kind}", year=year), context.section(Section.CERTIFICATES)
    view = EndingView(
        page=context.head(
            urls[number - 1],
            kind,
            title,
            description=context.description(kind, year=year) if is_first else "",
            crumbs=(section,) if is_first else (section, Ref(title=title, url=urls[0])),
            alternates=context.everywhere(listing.url, year) if is_first else (),
        ),
        rows=tuple(listing.row(context, key, year) for key in on_page(ids, number)),
        pager=Pager(number=number, pages=urls, total=len(ids)),
        years=tuple(Ref(title=str(each), url=listing.url(context.links, each)) for each in listing.years(context)),
        year=year,
    )
    if kind is PageKind.ENDING:
        view = view if ids else _with_neighbours(context, view)
        shown = (*view.rows, *view.before, *view.after)
        return structs.replace(view, unchanged=context.unchanged(row.id for row in shown))
    return _as_of(context, view, is_first=is_first)


def _with_neighbours(context: PageContext, view: EndingView) -> EndingView:
    """The page of a year in which nothing ends, with what ends last before it and first after it."""
    by_year = ending(context)
    before = next((ids for year, ids in by_year.items() if ids and year < view.year), ())
    after = next((ids for year, ids in reversed(tuple(by_year.items())) if ids and year > view.year), ())
    return structs.replace(
        view,
        before=tuple(context.row(key) for key in reversed(before[-LAST_ROWS:])),
        after=tuple(context.row(key) for key in after[:LAST_ROWS]),
    )


def _as_of(context: PageContext, view: EndingView, *, is_first: bool) -> AsOfView:
    """The same page with its rows in three lists; only the first page has the days on which something changed."""
    of_year = past_years(context)[view.year]
    held, unconfirmed = frozenset(of_year.held), frozenset(of_year.unconfirmed)
    ids = {row.id for row in view.rows}
    periods = {
        key: tuple(_period(context.catalog.awards.records[key], period) for period in found)
        for key, found in of_year.periods.items()
        if key in ids
    }
    return AsOfView(
        **{
            **{name: getattr(view, name) for name in ListOfYearView.__struct_fields__},
            "rows": tuple(row for row in view.rows if row.id in held),
        },
        during=tuple(row for row in view.rows if row.id not in held | unconfirmed),
        unconfirmed=tuple(row for row in view.rows if row.id in unconfirmed),
        periods=periods,
        held=len(held),
        days=_days(context, view.year, of_year) if is_first else (),
    )


def _period(record: Record, period: Period) -> PeriodView:
    """The days of a year on which a certificate was valid.

    It counts from the last day that its start can mean to the first that its end can mean.
    """
    start, end = record.start, record.end
    is_sure_start = not start or start.first == start.last or period.first != start.last
    is_sure_end = not end or period.last != end.first or (end.first == end.last and record.end_basis is EndBasis.STATED)
    return PeriodView(
        first=period.first, last=period.last, is_first_about=not is_sure_start, is_last_about=not is_sure_end
    )


def _days(context: PageContext, year: int, of_year: OfYear) -> tuple[YearDay, ...]:
    """The days on which something is in the change log, or is valid or in doubt other than on the day before."""
    by_day = changes_of_year(context, year)
    steps = {key: context.timeline_steps(key) for key in of_year.ids}
    turned = {turn for found in steps.values() for turn in _turns(found) if turn.year == year}
    numbers = _held_on({*by_day, *turned}, of_year.periods.values())
    names_all = sum(numbers.values()) <= MOST_NAMED
    return tuple(
        YearDay(
            day=day,
            is_about=day in by_day and all(change.is_about for change in by_day[day]),
            url=day_url(context, day) if day in by_day else "",
            changes=len(by_day.get(day, ())),
            held=held,
            unconfirmed=sum(status_at(steps[key], day) in DOUBTFUL for key in steps) if names_all else 0,
            rows=tuple(_row_on(context, key, day) for key in _names(of_year, day)) if names_all else (),
        )
        for day, held in numbers.items()
    )


def _held_on(days: Iterable[date], held: Iterable[Sequence[Period]]) -> dict[date, int]:
    """How many certificates are held on each of these days, in order, given the periods of each within a year."""
    moves: Counter[date] = Counter()
    for period in (period for periods in held for period in periods):
        moves[period.first] += 1
        moves[day_after(period.last or date.max)] -= 1
    turns = sorted(moves)
    counts = (0, *accumulate(moves[turn] for turn in turns))
    return {day: counts[bisect_right(turns, day)] for day in sorted(days)}


def _names(of_year: OfYear, day: date) -> Iterator[str]:
    """The certificates that are held on a day of the year."""
    return (key for key, periods in of_year.periods.items() if any(day in period for period in periods))


def _turns(steps: Sequence[tuple[date, StatusOnDay]]) -> Iterator[date]:
    """The days on which something begins or ceases to be held, or to be in doubt."""
    for (_, before), (turn, then) in pairwise(steps):
        is_other = before.status.is_held is not then.status.is_held
        if is_other or (before.status in DOUBTFUL) is not (then.status in DOUBTFUL):
            yield turn


def _row_now(context: PageContext, key: str, _year: int) -> CertificateRow:
    return context.row(key)


def _row_then(context: PageContext, key: str, year: int) -> CertificateRow:
    """The row of a certificate with its status on the last day of the year."""
    return _row_on(context, key, date(year, 12, 31))


def _row_on(context: PageContext, key: str, day: date) -> CertificateRow:
    record = context.catalog.awards.records[key]
    return structs.replace(context.row(key), standing=standing_view(record, status_on(record, day)))


def _of_past_years(context: PageContext) -> Mapping[int, Sequence[str]]:
    return {year: of_year.ids for year, of_year in past_years(context).items()}


_ENDING = _YearList(PageKind.ENDING, Permalinks.ending, ending, _row_now, asked_years)
_AS_OF = _YearList(PageKind.AS_OF, Permalinks.as_of, _of_past_years, _row_then, past_years)
