"""The changes of the register as pages: the newest, and each month."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from laur.i18n import long_date
from laur.model.dates import PartialDate
from laur.pages.context import PageContext, contexts
from laur.pages.exports.changes import change_entry
from laur.pages.order import page_urls
from laur.pages.page import Page, PageInputs
from laur.register import Change, changes
from laur.urls.permalinks import Permalinks, Section
from laur.views import ChangeMonth, ChangePageView, Pager, Ref, output
from laur.views.kinds import PageKind

NEWEST = 30
CHANGES_A_PAGE = 200


def pages(inputs: PageInputs) -> Iterator[Page]:
    """The newest changes with a list of months, and the pages of each month; none if the register is empty."""
    for context in contexts(inputs):
        if not context.catalog.awards.records:
            continue
        title, elsewhere = context.wording.text("title.changes"), context.everywhere(Permalinks.change_pages)
        yield Page(
            context.links.change_pages(),
            output.html("changes.html"),
            context.lang,
            PageKind.CHANGES,
            title,
            partial(_newest, context),
            alternates=elsewhere,
        )
        for (year, month), log in by_month(context).items():
            yield from _month(context, year, month, log)


def log_of(context: PageContext) -> tuple[Change, ...]:
    """All changes up to the day of the catalog, newest first."""
    catalog = context.catalog
    return context.memo.get("change log", (catalog,), lambda: changes(catalog.awards.records, catalog.day))


def by_month(context: PageContext) -> Mapping[tuple[int, int], Sequence[Change]]:
    """The changes of each month, newest month first, newest change first."""
    return context.once("changes by month", "", partial(_by_month, context))


def changes_of_year(context: PageContext, year: int) -> Mapping[date, Sequence[Change]]:
    """The changes of each day of a year on which there was one."""
    found: defaultdict[date, list[Change]] = defaultdict(list)
    for month in range(1, 13):
        for change in by_month(context).get((year, month), ()):
            found[change.day].append(change)
    return dict(found)


def day_url(context: PageContext, day: date) -> str:
    """The URL of the changes of a day."""
    log = by_month(context)[day.year, day.month]
    first = next(number for number, change in enumerate(log) if change.day == day)
    return f"{context.links.change_month(day.year, day.month, first // CHANGES_A_PAGE + 1)}#{day.isoformat()}"


def _by_month(context: PageContext) -> Mapping[tuple[int, int], Sequence[Change]]:
    found: defaultdict[tuple[int, int], list[Change]] = defaultdict(list)
    for change in log_of(context):
        found[change.day.year, change.day.month].append(change)
    return dict(found)


def _month(context: PageContext, year: int, month: int, log: Sequence[Change]) -> Iterator[Page]:
    title = _title(context, year, month)
    urls = page_urls(partial(context.links.change_month, year, month), len(log), CHANGES_A_PAGE)
    for number, url in enumerate(urls, start=1):
        view = partial(_month_view, context, title, log, urls, number)
        elsewhere = context.everywhere(Permalinks.change_month, year, month) if number == 1 else ()
        yield Page(url, output.html("changes.html"), context.lang, PageKind.CHANGES, title, view, alternates=elsewhere)


def _title(context: PageContext, year: int, month: int) -> str:
    return context.wording.text("title.changes-month", month=_name(context, year, month))


def _name(context: PageContext, year: int, month: int) -> str:
    """A month in words: “May 2024”."""
    return long_date(PartialDate(year, month), context.lang)


def _newest(context: PageContext) -> ChangePageView:
    log = log_of(context)
    return ChangePageView(
        page=context.head(
            context.links.change_pages(),
            PageKind.CHANGES,
            context.wording.text("title.changes"),
            description=context.description("changes"),
            crumbs=(context.section(Section.CERTIFICATES),),
            alternates=context.everywhere(Permalinks.change_pages),
        ),
        entries=tuple(change_entry(context, change) for change in log[:NEWEST]),
        pager=Pager(number=1, pages=(context.links.change_pages(),), total=len(log)),
        months=tuple(
            ChangeMonth(first=PartialDate(year, month), url=context.links.change_month(year, month), count=len(changed))
            for (year, month), changed in by_month(context).items()
        ),
        feed_url=context.links.changes(),
    )


def _month_view(
    context: PageContext, title: str, log: Sequence[Change], urls: tuple[str, ...], number: int
) -> ChangePageView:
    section, is_first = context.section(Section.CERTIFICATES), number == 1
    index = Ref(title=context.wording.text("title.changes"), url=context.links.change_pages())
    day = log[0].day
    return ChangePageView(
        page=context.head(
            urls[number - 1],
            PageKind.CHANGES,
            title,
            description=context.description("changes-month", month=_name(context, day.year, day.month))
            if is_first
            else "",
            crumbs=(section, index) if is_first else (section, index, Ref(title=title, url=urls[0])),
            alternates=context.everywhere(Permalinks.change_month, day.year, day.month) if is_first else (),
        ),
        entries=tuple(
            change_entry(context, change) for change in log[(number - 1) * CHANGES_A_PAGE : number * CHANGES_A_PAGE]
        ),
        pager=Pager(number=number, pages=urls, total=len(log)),
        months=(),
        feed_url=context.links.changes(),
    )
