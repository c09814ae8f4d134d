"""The front page of each language."""

from collections.abc import Iterator
from functools import partial

from laur.pages.context import PageContext, contexts
from laur.pages.page import Page, PageInputs
from laur.pages.roll import data_url, roll
from laur.urls.permalinks import Permalinks
from laur.views import HomeView, NotFoundView, output
from laur.views.kinds import PageKind

RECENT = 6
TOP_TAGS = 12
NEXT_ENDING = 6


def pages(inputs: PageInputs) -> Iterator[Page]:
    """The front page of each language, and the 404 page."""
    for context in contexts(inputs):
        title = context.words(inputs.catalog.site.title)
        view, elsewhere = partial(_home, context), context.everywhere(Permalinks.front)
        yield Page(
            context.links.front(),
            output.html("home.html"),
            context.lang,
            PageKind.HOME,
            title,
            view,
            alternates=elsewhere,
        )
    first = contexts(inputs)[0]
    title = first.wording.text("title.not-found")
    yield Page(
        "/404.html", output.html("not-found.html"), first.lang, PageKind.NOT_FOUND, title, partial(_not_found, first)
    )


def _home(context: PageContext) -> HomeView:
    news = context.catalog.news[context.lang]
    cards = [context.card(article) for article in news.articles[: RECENT + 1]]
    statuses = context.catalog.awards.statuses.items()
    soonest = sorted((held.until.last, key) for key, held in statuses if held.status.is_held and held.until)
    busiest = sorted(news.tags.values(), key=lambda tag: (-len(tag.positions), tag.slug))[:TOP_TAGS]
    return HomeView(
        page=context.head(
            context.links.front(),
            PageKind.HOME,
            description=context.words(context.catalog.site.description) if context.catalog.site.description else "",
            alternates=context.everywhere(Permalinks.front),
        ),
        lead=cards[0] if cards else None,
        recent=tuple(cards[1:]),
        news_url=context.links.news(),
        roll=roll(context, context.catalog.awards.records),
        roll_url=data_url(context),
        certificates=tuple(context.row(key) for _, key in soonest[:NEXT_ENDING]),
        certificates_url=context.links.certificates(),
        tags=context.tags(tag.slug for tag in busiest),
    )


def _not_found(context: PageContext) -> NotFoundView:
    return NotFoundView(
        page=context.head("/404.html", PageKind.NOT_FOUND, context.wording.text("title.not-found")),
        news_url=context.links.news(),
        certificates_url=context.links.certificates(),
        tags_url=context.links.tags(),
    )
