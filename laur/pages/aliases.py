"""Aliases, redirects and previews: at each old address, a small page that redirects to the new one."""

from collections.abc import Iterable, Iterator
from functools import partial

from laur.model import SITE_FILE, AnnouncementDocument, PageDocument
from laur.pages.page import Page, PageInputs
from laur.urls.paths import path_of, url_of
from laur.views import RedirectView, output
from laur.views.kinds import PageKind


def pages(inputs: PageInputs) -> Iterator[Page]:
    """A redirect for each alias, and for each redirect of ``site.yaml``."""
    catalog = inputs.catalog
    for redirect in catalog.site.redirects:
        lang = catalog.site.lang
        target = catalog.targets.url(redirect.to, SITE_FILE, lang)
        view = partial(RedirectView, target=target, lang=lang)
        yield Page(
            alias_url(redirect.source), output.html("redirect.html"), lang, PageKind.REDIRECT, redirect.source, view
        )
    for document in catalog.targets.documents.values():
        if not isinstance(document, AnnouncementDocument | PageDocument):
            continue
        preview = catalog.previews.get(document.path)
        for alias in (*document.meta.aliases, *([preview] if preview else ())):
            target = catalog.targets.url(f"/{document.path}", document.path, document.lang)
            view = partial(RedirectView, target=target, lang=document.lang)
            yield Page(
                alias_url(alias),
                output.html("redirect.html"),
                document.lang,
                PageKind.REDIRECT,
                alias,
                view,
                document.path,
            )


def moves(pages: Iterable[Page]) -> Iterator[tuple[str, str]]:
    """The old and the new URL of every redirect among `pages`."""
    for page in pages:
        if page.kind is PageKind.REDIRECT and isinstance(view := page.view(), RedirectView):
            yield page.url, view.target


def alias_url(alias: str) -> str:
    """The URL of an alias, however its author encoded it: a folder, unless it names a file."""
    path = path_of(alias)
    return url_of(path if path.endswith("/") or "." in path.rpartition("/")[2] else f"{path}/")
