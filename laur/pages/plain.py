"""Plain pages: about, contact, whatever a site needs besides."""

from collections.abc import Iterator
from functools import partial

from laur.model import PageDocument
from laur.pages.page import Page, Plan
from laur.pages.parts import Desk, desks
from laur.views import Alternate, PlainPageView


def pages(plan: Plan) -> Iterator[Page]:
    """Every published plain page."""
    for desk in desks(plan):
        for document in plan.catalog.pages:
            if document.lang == desk.lang:
                url, title = desk.links.plain_page(document), document.meta.title
                yield Page(url, "page.html", desk.lang, "page", title, partial(_view, desk, document), document.path)


def _view(desk: Desk, document: PageDocument) -> PlainPageView:
    meta = document.meta
    picture = desk.picture(meta.image, document)
    group = desk.catalog.translations.get(document.path, ())
    return PlainPageView(
        page=desk.head(
            desk.links.plain_page(document),
            "page",
            meta.title,
            description=meta.summary or desk.catalog.outline(document).excerpt,
            alternates=tuple(Alternate(lang=lang, url=url) for lang, url in group),
            picture=picture,
        ),
        body=desk.body(document),
        picture=picture,
    )
