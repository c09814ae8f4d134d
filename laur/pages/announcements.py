"""One page per announcement."""

from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from laur.catalog.awards import announced
from laur.catalog.news import Article
from laur.catalog.publication import is_ahead
from laur.model import AnnouncementDocument, Mention
from laur.pages.comments import comment_views
from laur.pages.context import PageContext, contexts
from laur.pages.downloads import downloads
from laur.pages.forms import comment_form
from laur.pages.made_from import of_announcement
from laur.pages.page import Page, PageInputs
from laur.urls.permalinks import Section
from laur.views import AnnouncementView, Card, MentionView, Ref, output
from laur.views.kinds import PageKind


def pages(inputs: PageInputs) -> Iterator[Page]:
    """Every published announcement."""
    for context in contexts(inputs):
        form = comment_form(context)
        for position, article in enumerate(context.catalog.news[context.lang].articles):
            view = partial(_published_view, context, article, position, form)
            path = article.document.path
            elsewhere = context.translations(article.document)
            yield Page(
                article.url,
                output.html("announcement.html"),
                context.lang,
                PageKind.ANNOUNCEMENT,
                article.title,
                view,
                path,
                elsewhere,
                partial(of_announcement, context, position),
            )


def _published_view(context: PageContext, article: Article, position: int, form: Ref | None) -> AnnouncementView:
    """The view with its neighbours and related announcements."""
    articles = context.catalog.news[context.lang].articles
    return replace(
        announcement_view(context, article, PageKind.ANNOUNCEMENT, form),
        previous=_neighbour(articles[position + 1]) if position + 1 < len(articles) else None,
        next=_neighbour(articles[position - 1]) if position else None,
        related=_related(context, article.document, position),
    )


def announcement_view(
    context: PageContext, article: Article, kind: PageKind, form: Ref | None = None
) -> AnnouncementView:
    """What an announcement itself says, for a page at the URL of `article`."""
    document = article.document
    meta = document.meta
    picture = context.picture(meta.image, document)
    happening = meta.event
    news, earlier = announced(document, context.catalog.awards)
    return AnnouncementView(
        page=context.head(
            article.url,
            kind,
            article.title,
            description=article.summary,
            crumbs=(context.section(Section.NEWS),),
            alternates=context.translations(document),
            picture=picture,
            published=meta.date,
            modified=meta.updated or meta.date,
        ),
        body=context.body(document),
        date=meta.date,
        updated=meta.updated,
        summary=meta.summary,
        reading_minutes=context.reading_minutes(document),
        picture=picture,
        organisations=tuple(context.organisation(key) for key in meta.organisations),
        tags=context.tags(document.tag_slugs),
        event_place=happening.place if happening else None,
        event_starts=happening.starts if happening else None,
        event_ends=happening.ends if happening else None,
        people=meta.people,
        mentions=tuple(_mention(context, mention) for mention in meta.mentions),
        sources=meta.sources,
        downloads=downloads(context, document),
        certificates=tuple(context.row(key) for key in sorted(news)),
        earlier=tuple(context.row(key) for key in sorted(earlier)),
        previous=None,
        next=None,
        related=(),
        comments=comment_views(context, document),
        comment_count=len(context.catalog.comments.get(document.path, ())),
        comment_form=form if meta.comments is not False else None,
        author=meta.author,
        draft=meta.draft,
        scheduled=meta.publish_at if is_ahead(document, context.catalog.at) else None,
    )


def _neighbour(article: Article) -> Ref:
    return Ref(title=article.title, url=article.url)


def _mention(context: PageContext, mention: Mention) -> MentionView:
    return MentionView(organisation=context.organisation(mention.organisation), note=mention.note)


def _related(context: PageContext, document: AnnouncementDocument, position: int) -> tuple[Card, ...]:
    """The announcements that the author names, then those found by topic."""
    news = context.catalog.news[context.lang]
    found = [context.catalog.targets.find(path, document.path, context.lang) for path in document.meta.related]
    paths = [target.path for target in found if target and target.path]
    named = [news.position[path] for path in paths if path in news.position]
    articles = dict.fromkeys((*news.at(named), *news.related(position)))
    return tuple(context.card(article) for article in articles)[: max(3, len(named))]
