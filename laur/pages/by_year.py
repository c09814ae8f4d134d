"""The register by years, as pages: what ends in a year, and what was valid on the last day of each past year."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from msgspec.structs import replace

from laur.pages.change_log import day_url, days_of_year
from laur.pages.context import PageContext, contexts, standing_view
from laur.pages.order import ROWS_A_PAGE, page_urls
from laur.pages.page import Page, PageInputs
from laur.pages.years import ending, held_by_year
from laur.register import status_on
from laur.urls.permalinks import Permalinks, Section
from laur.views import AsOfView, CertificateRow, EndingView, Pager, Ref, output
from laur.views.kinds import PageKind


def pages(inputs: PageInputs) -> Iterator[Page]:
    """Both kinds, for every year with something to show."""
    for context in contexts(inputs):
        yield from _ending(context)
        yield from _as_of(context)


# ---------------------------------------------------------------------------------------------- what ends in a year


def _ending(context: PageContext) -> Iterator[Page]:
    for year, ids in ending(context).items():
        title = context.wording.text("title.ending", year=year)
        urls = page_urls(partial(context.links.ending, year), len(ids), ROWS_A_PAGE)
        for number, url in enumerate(urls, start=1):
            view = partial(_ending_view, context, year, ids, urls, number)
            elsewhere = context.everywhere(Permalinks.ending, year) if number == 1 else ()
            yield Page(
                url, output.html("ending.html"), context.lang, PageKind.ENDING, title, view, alternates=elsewhere
            )


def _ending_view(context: PageContext, year: int, ids: Sequence[str], urls: tuple[str, ...], number: int) -> EndingView:
    title, section = context.wording.text("title.ending", year=year), context.section(Section.CERTIFICATES)
    is_first = number == 1
    return EndingView(
        page=context.head(
            urls[number - 1],
            PageKind.ENDING,
            title,
            description=context.description("ending", year=year) if is_first else "",
            crumbs=(section,) if is_first else (section, Ref(title=title, url=urls[0])),
            alternates=context.everywhere(Permalinks.ending, year) if is_first else (),
        ),
        rows=tuple(context.row(key) for key in ids[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]),
        pager=Pager(number=number, pages=urls, total=len(ids)),
        years=tuple(Ref(title=str(each), url=context.links.ending(each)) for each in ending(context)),
        year=year,
    )


# ---------------------------------------------------------------------------------------------- what was valid then


def _as_of(context: PageContext) -> Iterator[Page]:
    for year, ids in held_by_year(context).items():
        title = context.wording.text("title.as-of", year=year)
        urls = page_urls(partial(context.links.as_of, year), len(ids), ROWS_A_PAGE)
        for number, url in enumerate(urls, start=1):
            view = partial(_as_of_view, context, year, ids, urls, number)
            elsewhere = context.everywhere(Permalinks.as_of, year) if number == 1 else ()
            yield Page(url, output.html("as-of.html"), context.lang, PageKind.AS_OF, title, view, alternates=elsewhere)


def _as_of_view(context: PageContext, year: int, ids: Sequence[str], urls: tuple[str, ...], number: int) -> AsOfView:
    title, section = context.wording.text("title.as-of", year=year), context.section(Section.CERTIFICATES)
    is_first = number == 1
    days: Counter[date] = days_of_year(context, year) if is_first else Counter()
    return AsOfView(
        page=context.head(
            urls[number - 1],
            PageKind.AS_OF,
            title,
            description=context.description("as-of", year=year) if is_first else "",
            crumbs=(section,) if is_first else (section, Ref(title=title, url=urls[0])),
            alternates=context.everywhere(Permalinks.as_of, year) if is_first else (),
        ),
        rows=tuple(
            _row(context, key, date(year, 12, 31)) for key in ids[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]
        ),
        pager=Pager(number=number, pages=urls, total=len(ids)),
        years=tuple(Ref(title=str(each), url=context.links.as_of(each)) for each in held_by_year(context)),
        year=year,
        days=tuple((day, day_url(context, day), count) for day, count in sorted(days.items())),
    )


def _row(context: PageContext, key: str, day: date) -> CertificateRow:
    """The row of a certificate with its status on that day."""
    record = context.catalog.awards.records[key]
    return replace(context.row(key), standing=standing_view(record, status_on(record, day)))
