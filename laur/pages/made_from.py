"""Digests of all that views are made from: where one is the same as in the last build, the view is the same.

A digest costs a small part of its view. It may cover more than the view shows (then the view is made, and found to be
the same), never less. Everything that few edits touch is in one digest for all pages (`_everywhere`): site.yaml,
wording, images, organisations, schemes, plain pages. A certificate has its own digest; one that others renew, or that
renews others, counts with them. `tests/build/test_made_from.py` holds the rule.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

import msgspec
from msgspec import Struct

from laur.catalog.awards import announced
from laur.catalog.news import Article
from laur.catalog.publication import is_ahead
from laur.model import AnnouncementDocument, AnyDocument
from laur.model.digest import digest
from laur.pages.context import PageContext
from laur.register import Record, chain_of, turning_days

_encode = msgspec.msgpack.Encoder().encode


class _NewsParts(Struct, frozen=True):
    """What the views of a language's news are made from, by parts that many of them share."""

    everywhere: str
    articles: tuple[str, ...]
    """A digest of each article with all that its card, its feed entry and its text show, by position."""
    tags: dict[str, tuple[str, int]]
    """The title and number of announcements of each tag, by slug."""
    related: Sequence[Sequence[int]]
    """The positions of the announcements related to each, by position."""


class _RegisterParts(Struct, frozen=True):
    """What pages with certificates are made from, by parts that many of them share."""

    shared: str
    """For all of them: what is read of the catalog, whose site it is, and which levels have a listing."""
    certificates: Mapping[str, str]
    """A digest of each certificate as of the day, by id."""


def of_announcement(context: PageContext, position: int) -> str:
    """For the page of the announcement at a position in the news index."""
    news, parts = context.catalog.news[context.lang], _news_parts(context)
    document = news.articles[position].document
    before, after = news.articles[position + 1 : position + 2], news.articles[position - 1 : position]
    others = [*parts.related[position], *_named(context, document)]
    made_from = (
        parts.everywhere,
        parts.articles[position],
        [(article.title, article.url) for article in (*before, *after)],
        len(before),
        [parts.tags[slug] for slug in document.tag_slugs],
        [parts.articles[other] for other in others],
        _of_certificates(context, _reported(context, document)),
    )
    return digest(_encode(made_from))


def of_news(context: PageContext, positions: Iterable[int], *shown: object) -> str:
    """For what shows the announcements at these positions, and what is `shown` besides."""
    parts = _news_parts(context)
    return digest(_encode((parts.everywhere, [parts.articles[position] for position in positions], shown)))


def of_register(context: PageContext) -> str:
    """For what shows only certificates, with their holders, their schemes, and the front matter that is evidence."""
    return _register(context)


def of_certificates(context: PageContext, ids: Iterable[str], *shown: object) -> str:
    """For what shows these certificates with all that they renew or are renewed by, and what is `shown` besides."""
    return digest(_encode((_with_chains(context, ids), shown)))


def of_certificates_and_news(context: PageContext, ids: Iterable[str], paths: Iterable[str], *shown: object) -> str:
    """The same for what also shows the announcements among the documents at `paths`."""
    positions = context.catalog.news[context.lang].position
    found = sorted(positions[path] for path in paths if path in positions)
    return of_news(context, found, _with_chains(context, ids), shown)


def of_page(other: Callable[[], str], *shown: object) -> str:
    """For what is made from the view of another page, from what is `shown`, and else only from `site.yaml`."""
    return digest(_encode((other(), shown)))


# ---------------------------------------------------------------------------------------------- parts


def _everywhere(context: PageContext) -> str:
    """For every page of a language: what is read of the catalog, except announcements, comments and the register."""
    return context.once("made from: everywhere", "", partial(_digest_everywhere, context))


def _digest_everywhere(context: PageContext) -> str:
    catalog = context.catalog
    documents: tuple[AnyDocument, ...] = (
        *catalog.organisations.values(),
        *catalog.schemes.values(),
        *catalog.pages,
    )
    links = [found for document in documents if (found := _links(context, document))]
    made_from = (
        context.lang,
        catalog.site,
        {lang: wording.entries for lang, wording in context.wordings.items()},
        dict(catalog.media),
        sorted(catalog.pictures.shown),
        documents,
        links,
        dict(catalog.union.provenance),
        dict(catalog.union.confirmed),
    )
    return digest(_encode(made_from))


def _register(context: PageContext) -> str:
    """For every page that shows certificates: all of them, as of the day, and the front matter that is evidence."""
    return context.once("made from: register", "", partial(_digest_register, context))


def _digest_register(context: PageContext) -> str:
    parts, catalog = _register_parts(context), context.catalog
    return digest(_encode((parts.shared, catalog.day, list(catalog.awards.records), list(parts.certificates.values()))))


def _register_parts(context: PageContext) -> _RegisterParts:
    return context.once("made from: certificates", "", partial(_make_register_parts, context))


def _make_register_parts(context: PageContext) -> _RegisterParts:
    catalog = context.catalog
    stated = (record.claim.certificate for record in catalog.awards.records.values())
    awarded = sorted({(one.scheme, one.level or "") for one in stated})
    return _RegisterParts(
        shared=digest(_encode((_everywhere(context), catalog.own, catalog.is_of_one, awarded))),
        certificates={key: _of_record(context, record) for key, record in catalog.awards.records.items()},
    )


def _of_record(context: PageContext, record: Record) -> str:
    """A certificate, how far it has come by the day, and the front matter that is evidence of it."""
    catalog = context.catalog
    come = sum(turn <= catalog.day for turn in turning_days(record))
    found = (catalog.targets.documents.get(path) for path in record.claim.evidence)
    evidence = [(one.path, one.lang, one.slug, one.meta) for one in found if isinstance(one, AnnouncementDocument)]
    return digest(_encode((record, catalog.awards.statuses[record.id], come, evidence)))


def _of_certificates(context: PageContext, ids: Sequence[str]) -> tuple[str, list[str]] | None:
    """What the rows of these certificates are made from; None without certificates."""
    if not ids:
        return None
    parts = _register_parts(context)
    return parts.shared, [parts.certificates[key] for key in ids]


def _with_chains(context: PageContext, ids: Iterable[str]) -> tuple[str, list[str]]:
    """The same for these certificates, each with all of its chain; also where there are none."""
    parts, records = _register_parts(context), context.catalog.awards.records
    return parts.shared, [parts.certificates[one] for key in ids for one in chain_of(records, records[key])]


def _reported(context: PageContext, document: AnnouncementDocument) -> list[str]:
    """The certificates that an announcement reports or mentions."""
    if not document.meta.certificates:
        return []
    news, earlier = announced(document, context.catalog.awards)
    return [*sorted(news), *sorted(earlier)]


def _news_parts(context: PageContext) -> _NewsParts:
    return context.once("made from: news", "", partial(_make_news_parts, context))


def _make_news_parts(context: PageContext) -> _NewsParts:
    news = context.catalog.news[context.lang]
    return _NewsParts(
        everywhere=_everywhere(context),
        articles=tuple(_of_article(context, article) for article in news.articles),
        tags={slug: (tag.title, len(tag.positions)) for slug, tag in news.tags.items()},
        related=[news.related_positions(position) for position in range(len(news.articles))],
    )


def _of_article(context: PageContext, article: Article) -> str:
    """The document with its path and URL, and what else its card, its feed entry and its text are made from."""
    catalog, document = context.catalog, article.document
    own, meta = f"{catalog.digests[document.path]} {document.path} {article.url}", article.document.meta
    beside = catalog.comments.get(document.path, ())
    links = [*_links(context, document), *(url for comment in beside for url in _links(context, comment))]
    alternates = catalog.translations.get(document.path)
    if not (links or alternates or beside or meta.certificates or meta.publish_at):
        return own
    news, earlier = announced(document, catalog.awards) if meta.certificates else ((), ())
    comments = [(comment.path, catalog.digests[comment.path]) for comment in beside]
    return digest(_encode((own, links, alternates, comments, news, earlier, is_ahead(document, catalog.at))))


def _links(context: PageContext, document: AnyDocument) -> list[str]:
    """Where the links of a document lead."""
    named = [link.target for link in context.catalog.outline(document).targets]
    if isinstance(document, AnnouncementDocument) and document.meta.downloads:
        named += [each.file for each in document.meta.downloads]
    find = context.catalog.targets.url
    return [find(target, document.path, context.lang) for target in named] if named else []


def _named(context: PageContext, document: AnnouncementDocument) -> list[int]:
    """The positions of the announcements that an author names as related."""
    if not document.meta.related:
        return []
    found = (context.catalog.targets.find(path, document.path, context.lang) for path in document.meta.related)
    position = context.catalog.news[context.lang].position
    paths = (target.path for target in found if target and target.path)
    return [position[path] for path in paths if path in position]
