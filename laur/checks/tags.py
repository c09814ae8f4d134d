"""Tags that probably mean the same: “Nagroda” and “nagrody”, “inowacje” and “innowacje”.

Only near-certain pairs are reported: the same word in another case or number, or with one typo. “Kraków” and
“krakowska”, “informatyk” and “informatyka”, “edycja 2023” and “edycja 2024” are different words.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from laur.catalog import Catalog
from laur.checks.effect import Effect
from laur.i18n import slug
from laur.model import AnnouncementDocument
from laur.problems import Problem, problem

EFFECT = Effect.ADVISORY

SHORTEST_STEM = 5
SHORTEST_MISSPELT = 7
_INFLECTIONS = (
    *(("er", "ry"), ("ek", "ki"), ("ca", "ce"), ("cja", "cje"), ("ia", "ie"), ("nie", "nia"), ("cie", "cia")),
    *(("a", "y"), ("ka", "ki"), ("ga", "gi"), ("t", "ty"), ("r", "ry"), ("n", "ny"), ("d", "dy"), ("m", "my")),
    *(("s", "sy"), ("w", "wy"), ("st", "sty"), ("um", "a"), ("ny", "ne"), ("wy", "we")),
    *(("y", "ies"), ("d", "ds"), ("t", "ts"), ("r", "rs"), ("l", "ls"), ("n", "ns"), ("e", "es"), ("h", "hes")),
)
"""Singular and plural endings, Polish and English; of slugs, so without accents."""
_ADJECTIVE = re.compile(r"[sc]k(?:i|a|ie)$")
_MIDDLE = 2
"""Typos are looked for only inside a word: another beginning or ending makes another word."""


class _Use(Struct, frozen=True):
    """A tag as an announcement writes it."""

    text: str
    document: AnnouncementDocument
    index: int


def check_tags(catalog: Catalog, only: str = "") -> Iterator[Problem]:
    """A problem at each use of the rarer of two spellings, naming the more common one.

    `only` is the path of a document, for its problems alone.
    """
    for news in catalog.news.values():
        documents = [article.document for article in news.articles]
        counts = Counter(text for document in documents for text in document.meta.tags)
        ordered = sorted(counts, key=lambda text: (-counts[text], text[:1].isupper(), text))
        meant = _meant({text: counts[text] for text in ordered})
        uses: defaultdict[str, list[_Use]] = defaultdict(list)
        for document in documents:
            if only in ("", document.path):
                for index, text in enumerate(document.meta.tags):
                    uses[text].append(_Use(text, document, index))
        for rare, common in meant.items():
            yield from _problems(uses[rare], common, counts[common], counts[rare])


def similar_tag(text: str, counts: Mapping[str, int]) -> str | None:
    """A more common tag that a text probably means; None if there is none. `counts` has the uses of each tag."""
    if not slug(text):
        return None
    own = counts.get(text, 0)
    known = {tag: count for tag, count in counts.items() if count > own and tag != text}
    ordered = sorted(known, key=lambda tag: (-known[tag], tag[:1].isupper(), tag))
    return _meant({**{tag: known[tag] for tag in ordered}, text: own}).get(text)


def _problems(uses: Sequence[_Use], common: str, count: int, times: int) -> Iterator[Problem]:
    for use in uses:
        at = use.document.places.at(f"tags.{use.index}")
        yield problem(
            "tag-similar", use.document.path, at,
            length=len(use.text), value=use.text, nearest=common, count=count, times=times,
        )  # fmt: skip


def _meant(counts: dict[str, int]) -> dict[str, str]:
    """For each tag that probably means another, more common one: that one. The most common come first."""
    meant: dict[str, str] = {}
    kept: dict[str, str] = {}
    for text in counts:
        own = slug(text)
        other = next((kept[key] for key in _alike(own) if key in kept), None) or _misspelt(own, text, kept, counts)
        if other is None:
            kept[own] = text
        elif other != text:
            meant[text] = other
    return meant


def _alike(own: str) -> Iterator[str]:
    """The slug, and those of the same words in the other number."""
    yield own
    words = own.split("-")
    changed = [_other_number(word) for word in words]
    for position, others in enumerate(changed):
        yield from ("-".join([*words[:position], other, *words[position + 1 :]]) for other in others)
    if len(words) == 2:
        yield from (f"{one}-{two}" for one in changed[0] for two in changed[1])


def _other_number(word: str) -> list[str]:
    if _ADJECTIVE.search(word) or any(char.isdigit() for char in word):
        return []
    pairs = (*_INFLECTIONS, *((many, one) for one, many in _INFLECTIONS))
    others = [word.removesuffix(one) + many for one, many in pairs if word.endswith(one)]
    return [other for other in others if word[:SHORTEST_STEM] == other[:SHORTEST_STEM]]


def _misspelt(own: str, text: str, kept: dict[str, str], counts: dict[str, int]) -> str | None:
    """A more common tag that differs by two swapped letters, or by one left out or doubled."""
    if len(own) < SHORTEST_MISSPELT or any(char.isdigit() for char in own):
        return None
    for known, other in kept.items():
        if abs(len(known) - len(own)) <= 1 and counts[other] > counts[text] and _one_slip(own, known):
            return other
    return None


def _one_slip(one: str, other: str) -> bool:
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if len(one) == len(other):
        swapped = one[:start] + one[start + 1 : start + 2] + one[start : start + 1] + one[start + 2 :]
        return swapped == other
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    within = _MIDDLE <= start < len(shorter) - _MIDDLE
    return within and "-" not in longer[start - 1 : start + 2] and longer[:start] + longer[start + 1 :] == shorter
