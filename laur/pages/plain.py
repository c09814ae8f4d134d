"""Plain pages: about, contact, whatever a site needs besides."""

from collections.abc import Iterator
from functools import partial

from laur.model import PageDocument
from laur.pages.context import PageContext, contexts
from laur.pages.page import Page, PageInputs
from laur.views import PlainPageView


def pages(plan: PageInputs) -> Iterator[Page]:
    """Every published plain page."""
    for desk in contexts(plan):
        for document in plan.catalog.pages:
            if document.lang == desk.lang:
                url, title = desk.links.plain_page(document), document.meta.title
                view, elsewhere = partial(_view, desk, document), desk.translations(document)
                yield Page(url, "page.html", desk.lang, "page", title, view, document.path, elsewhere)


def _view(desk: PageContext, document: PageDocument) -> PlainPageView:
    meta = document.meta
    picture = desk.picture(meta.image, document)
    return PlainPageView(
        page=desk.head(
            desk.links.plain_page(document),
            "page",
            meta.title,
            description=meta.summary or desk.catalog.outline(document).excerpt,
            alternates=desk.translations(document),
            picture=picture,
        ),
        body=desk.body(document),
        picture=picture,
        draft=meta.draft,
    )
