"""The news of one language: order, years, tags, neighbours and related announcements."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from laur.i18n import sort_key
from laur.memo import Memo
from laur.model import AnnouncementDocument, Certificate, Outline
from laur.model.dates import PartialDate
from laur.urls.permalinks import Permalinks

RELATED = 3
"""The number of related announcements that are shown."""
_FRESH = timedelta(days=2)
"""How long after its day of publication an announcement is news (Google News: “the last two days”)."""
_WINDOW = 8
"""How far to each side related announcements are looked for, in each list that contains an announcement."""
_WEIGHTS = {"organisation": 4, "scheme": 2, "tag": 1}


Topic = tuple[str, str]
"""What announcements can have in common: (``organisation``, id), (``scheme``, id), (``tag``, slug)."""


class Article(Struct, frozen=True):
    """A published announcement, with what can be computed from it alone."""

    document: AnnouncementDocument
    url: str
    summary: str
    order: tuple[int, object, str]
    """Sort key; the smallest is first."""
    topics: tuple[Topic, ...]
    """Topics that it can share with others, each once."""

    @property
    def title(self) -> str:
        return self.document.meta.title


class Tag(Struct, frozen=True):
    """A tag, and the positions of its announcements in the news index, newest first."""

    slug: str
    title: str
    """As most announcements write it."""
    positions: tuple[int, ...]


class NewsIndex(Struct, frozen=True):
    """The published announcements of one language, newest first; positions are indexes into `articles`."""

    articles: tuple[Article, ...]
    position: Mapping[str, int]
    """By document path."""
    years: Mapping[int, tuple[int, ...]]
    """Newest year first."""
    undated: tuple[int, ...]
    tags: Mapping[str, Tag]
    """By slug, in the alphabet of the language."""
    shared: Mapping[Topic, tuple[int, ...]]
    """The positions of the announcements that share a topic."""

    def at(self, positions: Iterable[int]) -> tuple[Article, ...]:
        return tuple(self.articles[position] for position in positions)

    def about(self, organisation_id: str) -> tuple[Article, ...]:
        """The announcements that concern an organisation."""
        return self.at(self.shared.get(("organisation", organisation_id), ()))

    def related(self, position: int) -> tuple[Article, ...]:
        """The announcements that share most with one: by organisations, then schemes, tags and time."""
        return self.at(self.related_positions(position))

    def related_positions(self, position: int) -> list[int]:
        """Their positions, the most related first."""
        scores: dict[int, int] = {}
        for topic in self.articles[position].topics:
            weight = _WEIGHTS[topic[0]]
            for other in _around(self.shared[topic], position):
                scores[other] = scores.get(other, 0) + weight
        scores.pop(position, None)
        least = sorted(scores.values())[-RELATED:][:1]  # most have less, and need not be put in order
        best = [(-score, abs(other - position), other) for other, score in scores.items() if [score] >= least]
        return [other for _, _, other in sorted(best)[:RELATED]]


def news_index(
    documents: Sequence[AnnouncementDocument],
    outlines: Mapping[str, Outline],
    links: Permalinks,
    lang: str,
    memo: Memo,
) -> NewsIndex:
    """Sorts the published announcements of one language, and indexes what they share."""
    unsorted = [
        memo.get(
            ("article", document.path),
            (document, links),
            partial(_article, document, outlines, links, lang),
        )
        for document in documents
    ]
    articles = tuple(sorted(unsorted, key=attrgetter("order")))
    key = ("news index", lang)
    last = memo.kept(key)
    if last is not None and isinstance(last.result, NewsIndex) and _share_alike(last.result.articles, articles):
        index = replace(last.result, articles=articles)
    else:
        index = _arranged(articles, lang)
    memo.keep(key, (articles,), index)
    return index


def _arranged(articles: tuple[Article, ...], lang: str) -> NewsIndex:
    """The index of these articles, which are in order."""
    shared: defaultdict[Topic, list[int]] = defaultdict(list)
    years: defaultdict[int, list[int]] = defaultdict(list)
    undated: list[int] = []
    for position, article in enumerate(articles):
        for topic in article.topics:
            shared[topic].append(position)
        published = article.document.meta.date
        (years[published.year] if published else undated).append(position)
    return NewsIndex(
        articles,
        {article.document.path: position for position, article in enumerate(articles)},
        {year: tuple(years[year]) for year in sorted(years, reverse=True)},
        tuple(undated),
        _tags(articles, shared, lang),
        {topic: tuple(positions) for topic, positions in shared.items()},
    )


def _share_alike(before: Sequence[Article], now: Sequence[Article]) -> bool:
    """Whether articles are in the same order and share the same topics, whatever else changed."""
    return len(before) == len(now) and all(
        a is b or _arrangement(a) == _arrangement(b) for a, b in zip(before, now, strict=True)
    )


def _arrangement(article: Article) -> tuple[object, ...]:
    """Everything of an article on which the index depends."""
    document = article.document
    published = document.meta.date
    tags = (document.tag_slugs, document.meta.tags)
    return (article.order, article.topics, tags, published.year if published else None)


def _article(document: AnnouncementDocument, outlines: Mapping[str, Outline], links: Permalinks, lang: str) -> Article:
    summary = document.meta.summary or outlines[document.body].excerpt
    return Article(document, links.announcement(document), summary, _order(document, lang), tuple(_topics(document)))


def known_date(document: AnnouncementDocument) -> PartialDate | None:
    """The date by which an announcement is sorted: of publication, else of what it reports."""
    meta = document.meta
    if meta.date is not None:
        return meta.date
    if meta.event is not None and meta.event.starts is not None:
        return PartialDate.of(meta.event.starts.day)
    stated = [
        known
        for certificate in meta.certificates
        if isinstance(certificate, Certificate)
        for known in (certificate.awarded, certificate.assessed, certificate.valid_from)
        if known is not None
    ]
    return max(stated, default=None)


def fresh_days(document: AnnouncementDocument) -> tuple[date, date] | None:
    """The first and last day on which an announcement counts as recent news (Google News).

    None if its date of publication is not known to the day.
    """
    published = document.meta.date
    if published is None or not published.day:
        return None
    return published.first, min(published.first, date.max - _FRESH) + _FRESH


def is_fresh(document: AnnouncementDocument, day: date) -> bool:
    """Whether an announcement was published on `day` or within the two days before."""
    days = fresh_days(document)
    return days is not None and days[0] <= day <= days[1]


def _order(document: AnnouncementDocument, lang: str) -> tuple[int, object, str]:
    """Newest first; those without a known date last, by title."""
    known = known_date(document)
    if known is None:
        return (1, sort_key(document.meta.title, lang), document.path)
    return (0, -known.first.toordinal(), document.path)


def _topics(document: AnnouncementDocument) -> Iterator[Topic]:
    """What an announcement can share with others, each once."""
    meta = document.meta
    own = [certificate for certificate in meta.certificates if isinstance(certificate, Certificate)]
    concerned = dict.fromkeys((*meta.organisations, *(certificate.organisation for certificate in own)))
    mentioned = dict.fromkeys((*concerned, *(mention.organisation for mention in meta.mentions)))
    yield from (("organisation", organisation) for organisation in mentioned)
    yield from (("scheme", scheme) for scheme in dict.fromkeys(certificate.scheme for certificate in own))
    yield from (("tag", tag) for tag in dict.fromkeys(document.tag_slugs))


def _around(positions: Sequence[int], position: int) -> Sequence[int]:
    """A position and its nearest neighbours in a sorted list that contains it."""
    middle = bisect_left(positions, position)
    return positions[max(0, middle - _WINDOW) : middle + 1 + _WINDOW]


def _tags(articles: Sequence[Article], shared: Mapping[Topic, Sequence[int]], lang: str) -> dict[str, Tag]:
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for document in (article.document for article in articles):
        for slug, title in dict(zip(document.tag_slugs, document.meta.tags, strict=True)).items():
            spellings[slug][title] += 1
    tags = [
        Tag(slug, min(counts, key=lambda title: (-counts[title], title)), tuple(shared["tag", slug]))
        for slug, counts in spellings.items()
    ]
    return {tag.slug: tag for tag in sorted(tags, key=lambda tag: (sort_key(tag.title, lang), tag.slug))}
