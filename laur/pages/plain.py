"""Plain pages, such as “about us”."""

from collections.abc import Iterator
from functools import partial

from laur.model import PageDocument
from laur.pages.context import PageContext, contexts
from laur.pages.downloads import downloads
from laur.pages.page import Page, PageInputs
from laur.views import PlainPageView, output
from laur.views.kinds import PageKind


def pages(inputs: PageInputs) -> Iterator[Page]:
    """Every published plain page."""
    for context in contexts(inputs):
        for document in inputs.catalog.pages:
            if document.lang == context.lang:
                url, title = context.links.plain_page(document), document.meta.title
                view, elsewhere = partial(_view, context, document), context.translations(document)
                yield Page(
                    url, output.html("page.html"), context.lang, PageKind.PAGE, title, view, document.path, elsewhere
                )


def _view(context: PageContext, document: PageDocument) -> PlainPageView:
    meta = document.meta
    picture = context.picture(meta.image, document)
    return PlainPageView(
        page=context.head(
            context.links.plain_page(document),
            PageKind.PAGE,
            meta.title,
            description=meta.summary or context.catalog.outline(document).excerpt,
            alternates=context.translations(document),
            picture=picture,
        ),
        body=context.body(document),
        picture=picture,
        draft=meta.draft,
        downloads=downloads(context, document),
    )
