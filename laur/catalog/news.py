"""The news of one language: order, years, tags, neighbours and related announcements."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from heapq import nsmallest

from msgspec import Struct
from msgspec.structs import replace

from laur.dates import PartialDate
from laur.language import sort_key
from laur.model import AnnouncementDocument, Certificate, Outline
from laur.permalinks import Permalinks

RELATED = 3
"""How many related announcements are shown."""
_FRESH = timedelta(days=2)
"""How long after its day of publication an announcement is news (Google News: “the last two days”)."""
_WINDOW = 8
"""How far to each side, in every list that an announcement shares, related ones are looked for."""
_WEIGHTS = {"organisation": 4, "scheme": 2, "tag": 1}


class Article(Struct, frozen=True):
    """A published announcement with what follows from it alone."""

    document: AnnouncementDocument
    url: str
    summary: str

    @property
    def title(self) -> str:
        return self.document.meta.title


class Tag(Struct, frozen=True):
    """A tag and where its announcements stand in the newsroom, newest first."""

    slug: str
    title: str
    """As most announcements write it."""
    positions: tuple[int, ...]


class Newsroom(Struct, frozen=True):
    """The published announcements of one language, newest first; positions are indexes into `articles`."""

    articles: tuple[Article, ...]
    position: Mapping[str, int]
    """By document path."""
    years: Mapping[int, tuple[int, ...]]
    """Newest year first."""
    undated: tuple[int, ...]
    tags: Mapping[str, Tag]
    """By slug, in the alphabet of the language."""
    shared: Mapping[tuple[str, str], tuple[int, ...]]
    """What announcements have in common: (``organisation``, id), (``scheme``, id), (``tag``, slug)."""
    topics: tuple[tuple[tuple[str, str], ...], ...]
    """Of each announcement, what it can share."""

    def at(self, positions: Iterable[int]) -> tuple[Article, ...]:
        return tuple(self.articles[position] for position in positions)

    def about(self, organisation_id: str) -> tuple[Article, ...]:
        """The announcements that concern an organisation."""
        return self.at(self.shared.get(("organisation", organisation_id), ()))

    def related(self, position: int, limit: int = RELATED) -> tuple[Article, ...]:
        """The announcements that share most with one: organisations first, then schemes, tags and time."""
        scores: dict[int, int] = {}
        for topic in self.topics[position]:
            weight = _WEIGHTS[topic[0]]
            for other in _around(self.shared[topic], position):
                scores[other] = scores.get(other, 0) + weight
        best = nsmallest(limit, ((-score, abs(other - position), other) for other, score in scores.items()))
        return self.at(other for _, _, other in best)


def newsroom(
    documents: Sequence[AnnouncementDocument],
    outlines: Mapping[str, Outline],
    links: Permalinks,
    lang: str,
    last: Newsroom | None = None,
) -> Newsroom:
    """Order the published announcements of one language and find what they share.

    `last` is that of an earlier moment, with the same links: what comes out is the same with and without it.
    """
    renewed = _renewed(last, documents, outlines, links, lang) if last is not None else None
    if renewed is not None:
        return renewed
    ordered = sorted(documents, key=lambda document: _order(document, lang))
    articles = tuple(_article(document, outlines, links) for document in ordered)
    shared: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    years: defaultdict[int, list[int]] = defaultdict(list)
    undated: list[int] = []
    topics = tuple(tuple(_topics(document)) for document in ordered)
    for position, document in enumerate(ordered):
        for topic in topics[position]:
            shared[topic].append(position)
        (years[document.meta.date.year] if document.meta.date else undated).append(position)
    return Newsroom(
        articles,
        {document.path: position for position, document in enumerate(ordered)},
        {year: tuple(years[year]) for year in sorted(years, reverse=True)},
        tuple(undated),
        _tags(ordered, shared, lang),
        {topic: tuple(positions) for topic, positions in shared.items()},
        topics,
    )


def _renewed(
    last: Newsroom,
    documents: Sequence[AnnouncementDocument],
    outlines: Mapping[str, Outline],
    links: Permalinks,
    lang: str,
) -> Newsroom | None:
    """`last` with each changed announcement in its place; None where one comes, goes, moves or shares other things."""
    if len(documents) != len(last.articles):
        return None
    articles = list(last.articles)
    for document in documents:
        position = last.position.get(document.path)
        if position is None:
            return None
        before = articles[position].document
        if before is document:
            continue
        if _standing(before, lang) != _standing(document, lang):
            return None
        articles[position] = _article(document, outlines, links)
    return replace(last, articles=tuple(articles))


def _standing(document: AnnouncementDocument, lang: str) -> tuple[object, ...]:
    """All of an announcement that a newsroom is made from, but for the article itself."""
    published = document.meta.date
    tags = (document.tag_slugs, document.meta.tags)
    return (_order(document, lang), tuple(_topics(document)), tags, published.year if published else None)


def _article(document: AnnouncementDocument, outlines: Mapping[str, Outline], links: Permalinks) -> Article:
    summary = document.meta.summary or outlines[document.body].excerpt
    return Article(document, links.announcement(document), summary)


def known_date(document: AnnouncementDocument) -> PartialDate | None:
    """The date by which an announcement is put in order: of publication, else of what it reports."""
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
    """The first and the last day on which an announcement is news, for those who ask for the newest only.

    None where its date of publication is not known to the day.
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
    """Newest first; those of which no date is known last, by their title."""
    known = known_date(document)
    if known is None:
        return (1, sort_key(document.meta.title, lang), document.path)
    return (0, -known.first.toordinal(), document.path)


def _topics(document: AnnouncementDocument) -> Iterator[tuple[str, str]]:
    """What an announcement can share with others, each once."""
    meta = document.meta
    own = [certificate for certificate in meta.certificates if isinstance(certificate, Certificate)]
    concerned = dict.fromkeys((*meta.organisations, *(certificate.organisation for certificate in own)))
    mentioned = dict.fromkeys((*concerned, *(mention.organisation for mention in meta.mentions)))
    yield from (("organisation", organisation) for organisation in mentioned)
    yield from (("scheme", scheme) for scheme in dict.fromkeys(certificate.scheme for certificate in own))
    yield from (("tag", tag) for tag in dict.fromkeys(document.tag_slugs))


def _around(positions: Sequence[int], position: int) -> list[int]:
    """The nearest neighbours of a position in a sorted list that holds it."""
    middle = bisect_left(positions, position)
    near = positions[max(0, middle - _WINDOW) : middle + 1 + _WINDOW]
    return [other for other in near if other != position]


def _tags(
    documents: Sequence[AnnouncementDocument], shared: Mapping[tuple[str, str], Sequence[int]], lang: str
) -> dict[str, Tag]:
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        for slug, title in dict(zip(document.tag_slugs, document.meta.tags, strict=True)).items():
            spellings[slug][title] += 1
    tags = [
        Tag(slug, min(counts, key=lambda title: (-counts[title], title)), tuple(shared["tag", slug]))
        for slug, counts in spellings.items()
    ]
    return {tag.slug: tag for tag in sorted(tags, key=lambda tag: (sort_key(tag.title, lang), tag.slug))}
