"""The front page of each language."""

from collections.abc import Iterator, Sequence
from functools import partial

from laur.pages.context import PageContext, contexts
from laur.pages.members import member_news
from laur.pages.page import Page, PageInputs
from laur.pages.roll import data_url, roll
from laur.urls.permalinks import Permalinks
from laur.views import HomeView, NotFoundView, RollLevel, output
from laur.views.kinds import PageKind

RECENT = 6
TOP_TAGS = 12
NEXT_ENDING = 6
MEMBER_NEWS = 6


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
    awards, own = context.catalog.awards, context.catalog.own
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
        roll=_own_roll(context, own) if own else roll(context, awards.records),
        roll_url=data_url(context),
        is_own=own is not None,
        certificates=() if own else tuple(context.row(key) for key in _soonest(context)[:NEXT_ENDING]),
        certificates_url=context.links.certificates(),
        unchanged=context.unchanged(awards.records),
        tags=context.tags(tag.slug for tag in busiest),
        member_news=member_news(context, MEMBER_NEWS),
        members_url=context.links.members() if context.catalog.site.members else "",
    )


def _own_roll(context: PageContext, own: str) -> tuple[RollLevel, ...]:
    """The certificates of the organisation whose site it is: first those that it holds, last those that it held."""
    levels = roll(context, context.catalog.awards.by_organisation[own])
    return tuple(sorted(levels, key=lambda level: (not level.held, not level.others)))


def _soonest(context: PageContext) -> Sequence[str]:
    """What is held, in the order of ends; without what has no known end."""
    statuses = context.catalog.awards.statuses.items()
    return [key for _, key in sorted((on.until.last, key) for key, on in statuses if on.status.is_held and on.until)]


def _not_found(context: PageContext) -> NotFoundView:
    return NotFoundView(
        page=context.head("/404.html", PageKind.NOT_FOUND, context.wording.text("title.not-found")),
        news_url=context.links.news(),
        certificates_url=context.links.certificates(),
        tags_url=context.links.tags(),
    )
