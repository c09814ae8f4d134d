"""The events that announcements report, as a page and as a calendar; neither if there are none."""

from collections.abc import Iterator
from functools import partial

from laur.catalog import Catalog
from laur.catalog.news import Article
from laur.model.dates import Moment
from laur.pages.context import PageContext, contexts
from laur.pages.page import Page, PageInputs
from laur.urls.permalinks import Permalinks
from laur.views import Alternate, EventCalendarView, EventItem, EventsView, output
from laur.views.kinds import PageKind
from laur.views.output import DataFormat


def pages(inputs: PageInputs) -> Iterator[Page]:
    """The page and the calendar of each language that has events."""
    for context in contexts(inputs):
        if not has_events(context):
            continue
        title = context.wording.text("title.events")
        yield Page(
            context.links.events(),
            output.html("events.html"),
            context.lang,
            PageKind.EVENTS,
            title,
            partial(_view, context),
            alternates=_elsewhere(context),
        )
        url = context.links.events(DataFormat.EVENTS)
        calendar = partial(_calendar, context, url)
        yield Page(url, output.data(DataFormat.EVENTS), context.lang, PageKind.DATA, DataFormat.EVENTS, calendar)


def has_events(context: PageContext) -> bool:
    """Whether an announcement in this language reports an event with its day."""
    return _has_events(context.catalog, context.lang)


def _has_events(catalog: Catalog, lang: str) -> bool:
    return any(_starts(article) for article in catalog.news[lang].articles)


def _elsewhere(context: PageContext) -> tuple[Alternate, ...]:
    """The page in each language that has events; empty if that is only this one."""
    every = context.everywhere(Permalinks.events)
    found = tuple(other for other in every if _has_events(context.catalog, other.lang))
    return found if len(found) > 1 else ()


def _starts(article: Article) -> Moment | None:
    happening = article.document.meta.event
    return happening.starts if happening else None


def _events(context: PageContext) -> tuple[EventItem, ...]:
    """All events in the order of time."""
    articles = context.catalog.news[context.lang].articles
    found = [(starts, _item(article, starts)) for article in articles if (starts := _starts(article))]
    return tuple(item for _, item in sorted(found, key=lambda one: (one[0].first, one[1].url)))


def _item(article: Article, starts: Moment) -> EventItem:
    meta = article.document.meta
    said = [when.last for when in (meta.date, meta.updated) if when]
    return EventItem(
        title=article.title,
        url=article.url,
        lang=article.document.lang,
        year=starts.day.year,
        starts=starts,
        ends=meta.event.ends if meta.event else None,
        place=meta.event.place if meta.event else None,
        summary=article.summary,
        stamp=max(said, default=starts.day),
    )


def _view(context: PageContext) -> EventsView:
    return EventsView(
        page=context.head(
            context.links.events(),
            PageKind.EVENTS,
            context.wording.text("title.events"),
            description=context.description("events"),
            alternates=_elsewhere(context),
        ),
        events=_events(context)[::-1],
        calendar_url=context.links.events(DataFormat.EVENTS),
    )


def _calendar(context: PageContext, url: str) -> EventCalendarView:
    title = f"{context.wording.text('title.events')} – {context.words(context.catalog.site.title)}"
    return EventCalendarView(url=url, lang=context.lang, title=title, events=_events(context))
