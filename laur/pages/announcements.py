"""One page an announcement."""

from collections.abc import Iterator
from functools import partial

from laur.catalog.news import Article
from laur.catalog.publication import is_ahead
from laur.model import AnnouncementDocument, Download, Mention
from laur.pages.comments import comment_views
from laur.pages.context import PageContext, contexts
from laur.pages.forms import comment_form
from laur.pages.page import Page, PageInputs
from laur.views import AnnouncementView, Card, MentionView, Ref


def pages(plan: PageInputs) -> Iterator[Page]:
    """Every published announcement."""
    for desk in contexts(plan):
        form = comment_form(desk)
        for position, article in enumerate(desk.catalog.newsrooms[desk.lang].articles):
            view = partial(_view, desk, article, position, form)
            path = article.document.path
            elsewhere = desk.translations(article.document)
            yield Page(
                article.url, "announcement.html", desk.lang, "announcement", article.title, view, path, elsewhere
            )


def _view(desk: PageContext, article: Article, position: int, form: Ref | None) -> AnnouncementView:
    document = article.document
    meta = document.meta
    articles = desk.catalog.newsrooms[desk.lang].articles
    picture = desk.picture(meta.image, document)
    happening = meta.event
    return AnnouncementView(
        page=desk.head(
            article.url,
            "announcement",
            article.title,
            description=article.summary,
            crumbs=(desk.section("news"),),
            alternates=desk.translations(document),
            picture=picture,
            published=meta.date,
            modified=meta.updated or meta.date,
        ),
        body=desk.body(document),
        date=meta.date,
        updated=meta.updated,
        summary=meta.summary,
        reading_minutes=desk.reading_minutes(document),
        picture=picture,
        organisations=tuple(desk.organisation(key) for key in meta.organisations),
        tags=desk.tags(document.tag_slugs),
        event_place=happening.place if happening else None,
        event_starts=happening.starts if happening else None,
        event_ends=happening.ends if happening else None,
        people=meta.people,
        mentions=tuple(_mention(desk, mention) for mention in meta.mentions),
        sources=meta.sources,
        downloads=tuple(_download(desk, document, download) for download in meta.downloads),
        certificates=tuple(desk.row(key) for key in desk.catalog.awards.by_document.get(document.path, ())),
        previous=_neighbour(articles[position + 1]) if position + 1 < len(articles) else None,
        next=_neighbour(articles[position - 1]) if position else None,
        related=_related(desk, document, position),
        comments=comment_views(desk, document),
        comment_count=len(desk.catalog.comments.get(document.path, ())),
        comment_form=form if meta.comments is not False else None,
        author=meta.author,
        draft=meta.draft,
        scheduled=meta.publish_at if is_ahead(document, desk.catalog.day) else None,
    )


def _neighbour(article: Article) -> Ref:
    return Ref(title=article.title, url=article.url)


def _mention(desk: PageContext, mention: Mention) -> MentionView:
    return MentionView(organisation=desk.organisation(mention.organisation), note=mention.note)


def _download(desk: PageContext, document: AnnouncementDocument, download: Download) -> Download:
    return Download(title=download.title, file=desk.catalog.targets.url(download.file, document.path, desk.lang))


def _related(desk: PageContext, document: AnnouncementDocument, position: int) -> tuple[Card, ...]:
    """What the author names first, then what is found."""
    room = desk.catalog.newsrooms[desk.lang]
    found = [desk.catalog.targets.find(path, document.path, desk.lang) for path in document.meta.related]
    paths = [target.path for target in found if target and target.path]
    named = [room.position[path] for path in paths if path in room.position]
    articles = dict.fromkeys((*room.at(named), *room.related(position)))
    return tuple(desk.card(article) for article in articles)[: max(3, len(named))]
