"""The front page of each language."""

from collections.abc import Iterator
from functools import partial

from laur.pages.context import PageContext, contexts
from laur.pages.page import Page, PageInputs
from laur.views import HomeView, NotFoundView

RECENT = 6
TOP_TAGS = 12
NEXT_ENDING = 6


def pages(plan: PageInputs) -> Iterator[Page]:
    """The front page of each language, and the page for addresses that are not there."""
    for desk in contexts(plan):
        title = desk.words(plan.catalog.site.title)
        view, elsewhere = partial(_home, desk), desk.everywhere("front")
        yield Page(desk.links.front(), "home.html", desk.lang, "home", title, view, alternates=elsewhere)
    first = contexts(plan)[0]
    title = first.wording.text("title.not-found")
    yield Page("/404.html", "not-found.html", first.lang, "not-found", title, partial(_not_found, first))


def _home(desk: PageContext) -> HomeView:
    room = desk.catalog.newsrooms[desk.lang]
    cards = [desk.card(article) for article in room.articles[: RECENT + 1]]
    standings = desk.catalog.awards.standings.items()
    soonest = sorted((held.until.last, key) for key, held in standings if held.status.is_held and held.until)
    busiest = sorted(room.tags.values(), key=lambda tag: (-len(tag.positions), tag.slug))[:TOP_TAGS]
    return HomeView(
        page=desk.head(
            desk.links.front(),
            "home",
            description=desk.words(desk.catalog.site.description) if desk.catalog.site.description else "",
            alternates=desk.everywhere("front"),
        ),
        lead=cards[0] if cards else None,
        recent=tuple(cards[1:]),
        news_url=desk.links.news(),
        levels=desk.counts(desk.catalog.awards.records),
        certificates=tuple(desk.row(key) for _, key in soonest[:NEXT_ENDING]),
        certificates_url=desk.links.certificates(),
        tags=desk.tags(tag.slug for tag in busiest),
    )


def _not_found(desk: PageContext) -> NotFoundView:
    return NotFoundView(
        page=desk.head("/404.html", "not-found", desk.wording.text("title.not-found")),
        news_url=desk.links.news(),
        certificates_url=desk.links.certificates(),
        tags_url=desk.links.tags(),
    )
