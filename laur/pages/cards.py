"""Social cards: the image that a message shows for a shared link.

A card's view is made from its page's view. Listings share the card of the front page.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from laur.model.palette import TOKENS, palette
from laur.pages.context import WITH_CARD, PageContext, contexts
from laur.pages.made_from import of_page
from laur.pages.page import Page, PageInputs
from laur.register import Status
from laur.urls.permalinks import Section, card
from laur.views import (
    AnnouncementView,
    CardView,
    CertificateRow,
    CertificateView,
    LevelView,
    OrganisationView,
    Ref,
    SchemeView,
    StandingView,
    View,
    output,
)
from laur.views.kinds import PageKind

LAYOUT = "social-card.svg"
_SECTIONS = {
    PageKind.ANNOUNCEMENT: Section.NEWS,
    PageKind.CERTIFICATE: Section.CERTIFICATES,
    PageKind.ORGANISATION: Section.ORGANISATIONS,
    PageKind.SCHEME: Section.SCHEMES,
}


def pages(inputs: PageInputs, others: Sequence[Page]) -> Iterator[Page]:
    """The cards of the pages among `others` that have one, if the site has `social_cards`."""
    if not inputs.catalog.site.features.social_cards:
        return
    by_lang = {context.lang: context for context in contexts(inputs)}
    for page in others:
        if page.is_html and page.kind in WITH_CARD:
            view = partial(_card, by_lang[page.lang], page)
            made_from = partial(of_page, page.made_from, page.title) if page.made_from else None
            yield Page(
                card(page.url),
                output.png(LAYOUT),
                page.lang,
                PageKind.CARD,
                page.title,
                view,
                page.source,
                made_from=made_from,
            )


def _card(context: PageContext, page: Page) -> CardView:
    view = page.view()
    section = _SECTIONS.get(page.kind)
    about, level = _holder_and_level(view)
    standing = _standing(view)
    theme = context.catalog.site.theme
    board = palette(theme).get("board", TOKENS["board"]) if theme else TOKENS["board"]
    is_home = page.kind is PageKind.HOME
    description = context.catalog.site.description
    return CardView(
        title=_title(view, page.title),
        section=context.section(section).title if section else "",
        about=(context.words(description) if description else "") if is_home else about,
        metal=level.metal if level else "",
        award=level.name if level else "",
        date=view.date if isinstance(view, AnnouncementView) else None,
        standing=_lasting(standing) if standing else None,
        is_home=is_home,
        board=board[0],
    )


def _standing(view: View) -> StandingView | None:
    """The status that a card shows: that of the certificate whose level it shows, if anything is known of it."""
    if isinstance(view, CertificateView):
        return view.standing
    if isinstance(view, AnnouncementView):
        shown = _shown_award(view)
        return shown.standing if shown and shown.standing.status != Status.UNKNOWN.value else None
    return None


def _shown_award(view: AnnouncementView) -> CertificateRow | None:
    """The first certificate with a level that it announces, else the first one."""
    return next((row for row in view.certificates if row.level), next(iter(view.certificates), None))


def _lasting(standing: StandingView) -> StandingView:
    """A status without what changes it later, so that the card changes only when its words do."""
    status = Status.VALID.value if standing.status == Status.EXPIRING.value else standing.status
    return replace(standing, status=status, turns=(), stops={}, beginnings=())


def _title(view: View, planned: str) -> str:
    """The card's title; for a certificate the scheme, as the card shows level and holder separately."""
    return view.scheme.title if isinstance(view, CertificateView) else planned


def _holder_and_level(view: View) -> tuple[str, LevelView | None]:
    """The first organisation of a page, and the first level that it announces."""
    if isinstance(view, CertificateView):
        return view.organisation.title, view.level
    if isinstance(view, AnnouncementView):
        named: tuple[Ref, ...] = (*(row.organisation for row in view.certificates), *view.organisations)
        award = _shown_award(view)
        return (named[0].title if named else ""), (award.level if award else None)
    if isinstance(view, OrganisationView):
        return ", ".join(part for part in (view.city, view.region) if part), None
    if isinstance(view, SchemeView):
        return ", ".join(level.name for level in view.levels), None
    return "", None
