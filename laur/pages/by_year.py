"""The register by years, as pages: what ends in a year, and what was valid on the last day of each past year."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from msgspec import Struct, structs

from laur.pages.change_log import day_url, days_of_year
from laur.pages.context import PageContext, contexts, standing_view
from laur.pages.order import ROWS_A_PAGE, page_urls
from laur.pages.page import Page, PageInputs
from laur.pages.years import ending, held_by_year
from laur.register import status_on
from laur.urls.permalinks import Permalinks, Section
from laur.views import AsOfView, CertificateRow, EndingView, Pager, Ref, output
from laur.views.kinds import PageKind


class _YearList(Struct, frozen=True):
    """What the pages of a year are about, and how they are made."""

    kind: PageKind
    url: Callable[..., str]
    """The method of `Permalinks` for the URL of a year and page."""
    by_year: Callable[[PageContext], Mapping[int, Sequence[str]]]
    row: Callable[[PageContext, str, int], CertificateRow]
    """The row of a certificate on the page of a year."""


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
        yield Page(url, output.html(f"{kind}.html"), context.lang, kind, title, view, alternates=elsewhere)


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
        rows=tuple(listing.row(context, key, year) for key in ids[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]),
        pager=Pager(number=number, pages=urls, total=len(ids)),
        years=tuple(Ref(title=str(each), url=listing.url(context.links, each)) for each in listing.by_year(context)),
        year=year,
    )
    return view if kind is PageKind.ENDING else _with_days(context, view, is_first=is_first)


def _with_days(context: PageContext, view: EndingView, *, is_first: bool) -> AsOfView:
    """The same page with the days of the year on which something changed; only the first page has them."""
    days: Counter[date] = days_of_year(context, view.year) if is_first else Counter()
    changes = tuple((day, day_url(context, day), count) for day, count in sorted(days.items()))
    return AsOfView(**structs.asdict(view), days=changes)


def _row_now(context: PageContext, key: str, _year: int) -> CertificateRow:
    return context.row(key)


def _row_then(context: PageContext, key: str, year: int) -> CertificateRow:
    """The row of a certificate with its status on the last day of the year."""
    record = context.catalog.awards.records[key]
    return structs.replace(context.row(key), standing=standing_view(record, status_on(record, date(year, 12, 31))))


_ENDING = _YearList(PageKind.ENDING, Permalinks.ending, ending, _row_now)
_AS_OF = _YearList(PageKind.AS_OF, Permalinks.as_of, held_by_year, _row_then)
