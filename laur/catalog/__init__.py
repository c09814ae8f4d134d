"""The catalog: everything that relates documents, as of one day.

Made in every build from typed documents, never stored. It says what is published, in which order and at which URL;
which tags and years there are; who holds which certificate with which status; and where each relative link leads. It
does not depend on HTML or files.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from msgspec import Struct
from msgspec.structs import astuple

from laur.catalog.awards import Awards, Stating, awards, own_claims
from laur.catalog.comments import comments
from laur.catalog.images import Pictures, files_by_document, pictures
from laur.catalog.links import Targets
from laur.catalog.news import NewsIndex, news_index
from laur.catalog.own import own_organisation
from laur.catalog.publication import Withheld, published, recorded
from laur.catalog.translations import translations
from laur.catalog.union import NO_UNION, RegisterUnion, union_of
from laur.catalog.unreadable import unreadable_in_site
from laur.memo import Memo
from laur.model import (
    AnnouncementDocument,
    AnyDocument,
    CommentDocument,
    MemberDocument,
    OrganisationDocument,
    Outline,
    PageDocument,
    SchemeDocument,
    Site,
    Unreadable,
)
from laur.model.dates import Moment
from laur.problems import Problem
from laur.source.library import Library
from laur.source.options import Visibility
from laur.urls.permalinks import Permalinks, permalinks, preview

__all__ = ["Catalog", "Withheld", "catalog"]


class Catalog(Struct, frozen=True):
    """The documents of a site as of a day, related to each other."""

    site: Site
    at: Moment
    """The moment as of which announcements are published."""
    news: Mapping[str, NewsIndex]
    """The news of each language."""
    pages: tuple[PageDocument, ...]
    comments: Mapping[str, tuple[CommentDocument, ...]]
    """The comments below an announcement, by its path; the oldest first."""
    organisations: Mapping[str, OrganisationDocument]
    schemes: Mapping[str, SchemeDocument]
    awards: Awards
    award_problems: tuple[Problem, ...]
    """The problems of the register."""
    outlines: Mapping[str, Outline]
    digests: Mapping[str, str]
    """By path, the digest of the file of each document that was read from one."""
    media: Mapping[str, str]
    pictures: Pictures
    targets: Targets
    withheld: tuple[Withheld, ...]
    links: Mapping[str, Permalinks]
    """The URLs of each language."""
    translations: Mapping[str, tuple[tuple[str, str], ...]]
    """By document path, (language, URL) of it and its translations; only where there are any."""
    previews: Mapping[str, str]
    """By document path, the URL of the preview of each announcement that asks for one."""
    unreadable: Unreadable
    """What is not on the site because of a reported mistake."""
    union: RegisterUnion = NO_UNION
    """What the registers of members add; their entries are in `awards`, too."""

    @property
    def day(self) -> date:
        return self.at.day

    @property
    def own(self) -> str | None:
        """The organisation whose site this is; None for a register of several."""
        return own_organisation(self.site, self.awards.by_organisation)

    @property
    def is_of_one(self) -> bool:
        """Whether the register has only the certificates of the organisation whose site this is, or none yet."""
        holders, publisher = self.awards.by_organisation, self.site.publisher
        is_own = self.own is not None if holders else publisher is not None and publisher.organisation is not None
        return is_own and len(holders) <= 1

    def outline(self, document: AnyDocument) -> Outline:
        return self.outlines[document.body]


def catalog(library: Library, at: Moment, visibility: Visibility, memo: Memo, preview_key: str = "") -> Catalog:
    """Relates the documents of a library to each other as of a moment."""
    site, unreadable = library.site, unreadable_in_site(library.unreadable, library.documents, library.site)
    links = {lang: memo.get(("links", lang), (site,), partial(permalinks, site, lang)) for lang in site.languages}
    announcements = [d for d in library.documents if isinstance(d, AnnouncementDocument) and d.lang in links]
    shown, withheld = published(announcements, at, visibility)
    pages = _shown_pages(library, visibility)
    organisations = {d.id: d for d in library.documents if isinstance(d, OrganisationDocument)}
    schemes = {d.id: d for d in library.documents if isinstance(d, SchemeDocument)}
    entered = recorded(announcements, withheld)
    stating: tuple[Stating, ...] = (*entered, *organisations.values())
    union = _union(library, organisations, schemes, stating, links, memo)
    targets = Targets.of(shown, pages, organisations, schemes, library.media, links)
    organisations, schemes = {**organisations, **union.organisations}, {**schemes, **union.schemes}
    registered, award_problems = awards(stating, schemes, at.day, unreadable, memo, union)
    files = files_by_document(library.documents, library.outlines, targets.literal, memo)
    return Catalog(
        site=site,
        at=at,
        news={
            lang: news_index([d for d in shown if d.lang == lang], library.outlines, links[lang], lang, memo)
            for lang in site.languages
        },
        pages=pages,
        comments=comments(library.documents, shown, site),
        organisations=organisations,
        schemes=schemes,
        awards=registered,
        award_problems=award_problems,
        outlines=library.outlines,
        digests=library.digests,
        media=library.media,
        pictures=pictures(files, targets.documents, site, library.pictures),
        targets=targets,
        withheld=withheld,
        links=links,
        translations=translations((*shown, *pages), targets),
        previews={d.path: preview(preview_key, d.path) for d in announcements if preview_key and d.meta.preview},
        unreadable=unreadable,
        union=union,
    )


def _union(
    library: Library,
    organisations: Mapping[str, OrganisationDocument],
    schemes: Mapping[str, SchemeDocument],
    stating: Sequence[Stating],
    links: Mapping[str, Permalinks],
    memo: Memo,
) -> RegisterUnion:
    """What the registers of members add to these documents."""
    copies = tuple(d for d in library.documents if isinstance(d, MemberDocument))
    if not library.site.members and not copies:
        return NO_UNION
    reserved = frozenset(word for urls in links.values() for word in astuple(urls.words) if word)
    places = {document.path: document.places for document in stating}
    others = (library.site.members, library.site_places, reserved, library.unreadable.paths)
    made_from = (copies, tuple(organisations.values()), tuple(schemes.values()), stating, *others)
    make = partial(union_of, library, organisations, schemes, own_claims(stating), places, reserved)
    return memo.get("union", made_from, make)


def _shown_pages(library: Library, visibility: Visibility) -> tuple[PageDocument, ...]:
    """The plain pages that are published."""
    return tuple(
        d
        for d in library.documents
        if isinstance(d, PageDocument) and d.lang in library.site.languages and (visibility.drafts or not d.meta.draft)
    )
