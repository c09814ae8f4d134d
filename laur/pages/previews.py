"""Previews: scheduled announcements at addresses that nobody can guess, for those to whom the office sends them.

No list, feed, sitemap, search or data names them. A preview shows what the announcement will show when it is published,
and its address leads to the announcement from then on (`laur.pages.aliases`).
"""

from collections.abc import Iterator, Mapping
from functools import partial

from msgspec.structs import replace

from laur.catalog import Catalog
from laur.catalog.awards import Awards, Stating, awards
from laur.catalog.news import Article
from laur.catalog.publication import WithheldReason, embargoed, recorded
from laur.memo import Memo
from laur.model import AnnouncementDocument
from laur.model.dates import Moment
from laur.pages.announcements import announcement_view
from laur.pages.context import PageContext, contexts
from laur.pages.files import CONTENT
from laur.pages.page import Page, PageInputs
from laur.urls.permalinks import MEDIA, media
from laur.views import AnnouncementView, CertificateRow, CopyView, output
from laur.views.kinds import PageKind

LAYOUT = "preview.html"


def pages(inputs: PageInputs) -> Iterator[Page]:
    """Each preview with its own files, which nothing else on the site shows."""
    catalog = inputs.catalog
    contexts_by_lang = {context.lang: context for context in contexts(inputs)} if catalog.previews else {}
    for document in embargoed(catalog.withheld):
        url = catalog.previews.get(document.path)
        if url is None:
            continue
        view = partial(_view, contexts_by_lang[document.lang], document, url)
        title, path = document.meta.title, document.path
        yield Page(url, output.html(LAYOUT), document.lang, PageKind.PREVIEW, title, view, path)
        for file, address in _own_files(catalog, document, url).items():
            copy = partial(CopyView, source=f"{CONTENT}:{file}", digest=catalog.media[file])
            yield Page(address, output.COPY, document.lang, PageKind.MEDIA, file, copy, file)


def _view(context: PageContext, document: AnnouncementDocument, url: str) -> AnnouncementView:
    """What the announcement will show. Its new certificates have no pages yet, so nothing leads to them."""
    now, at = context.catalog, document.meta.publish_at
    assert at is not None
    then = _at_publication(now, document, url, at.first, context.memo)
    summary = document.meta.summary or then.outline(document).excerpt
    article = Article(document, url, summary, (0, 0, ""), ())
    view = announcement_view(replace(context, catalog=then, memo=Memo()), article, PageKind.PREVIEW)
    return replace(
        view,
        certificates=tuple(_known(row, now) for row in view.certificates),
        earlier=tuple(_known(row, now) for row in view.earlier),
        scheduled=at,
    )


def _known(row: CertificateRow, catalog: Catalog) -> CertificateRow:
    return row if row.id in catalog.awards.records else replace(row, url="")


def _at_publication(catalog: Catalog, document: AnnouncementDocument, url: str, at: Moment, memo: Memo) -> Catalog:
    """The catalog as the announcement needs it: with its certificates, its files, and where its links will lead."""
    links = catalog.links[document.lang]
    later = {
        held.document.path: catalog.previews.get(held.document.path) or links.announcement(held.document)
        for held in catalog.withheld
        if held.reason is WithheldReason.SCHEDULED
    }
    more = {**later, document.path: url, **_own_files(catalog, document, url)}
    by_lang = {**catalog.targets.by_lang, document.lang: {**catalog.targets.by_lang[document.lang], **more}}
    registered = memo.get(("awards of previews", str(at)), (catalog,), partial(_awards_at, catalog, at))
    return replace(catalog, at=at, awards=registered, targets=replace(catalog.targets, by_lang=by_lang))


def _own_files(catalog: Catalog, document: AnnouncementDocument, url: str) -> Mapping[str, str]:
    """The files that only this announcement names, by path, with their addresses in the folder of the preview."""
    files, pictures = catalog.pictures.files.get(document.path), catalog.pictures
    named = {*files.named, *(use.path for use in files.shown)} if files else set[str]()
    private = (file for file in named if not file.startswith(MEDIA) and file not in pictures.wanted)
    return {file: f"{url.rstrip('/')}{media(file)}" for file in sorted(private) if file in catalog.media}


def _awards_at(catalog: Catalog, at: Moment) -> Awards:
    """The register at a later moment, with the certificates of what is published until then."""
    public = [each for each in catalog.targets.documents.values() if isinstance(each, AnnouncementDocument)]
    held = [
        each
        for each in catalog.withheld
        if each.reason is not WithheldReason.SCHEDULED
        or (each.document.meta.publish_at is not None and each.document.meta.publish_at.first > at)
    ]
    stated = recorded([*public, *(each.document for each in catalog.withheld)], held)
    stating: tuple[Stating, ...] = (*stated, *catalog.organisations.values())
    return awards(stating, catalog.schemes, at.day, catalog.unreadable, Memo(), catalog.union)[0]
