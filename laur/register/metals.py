"""The metals of a scheme's levels, which give them their colours and marks.

A level has the metal that the scheme declares, else the one that its id or name contains (``zloto``, “Gold Label”). If
no level of the scheme has such a name, the three highest ranks are gold, silver and bronze.
"""

from collections.abc import Iterable

from laur.i18n import slug
from laur.model import Level, Metal

_WORDS = {
    Metal.GOLD: frozenset({"gold", "golden", "zloto", "zloty", "zlota", "zlote"}),
    Metal.SILVER: frozenset({"silver", "srebro", "srebrny", "srebrna", "srebrne"}),
    Metal.BRONZE: frozenset({"bronze", "braz", "brazowy", "brazowa", "brazowe"}),
}
_BY_RANK = (Metal.GOLD, Metal.SILVER, Metal.BRONZE)
FEWEST_RANKS = 2
"""With fewer ranks there is no order from which a metal could follow."""


def metals(levels: Iterable[Level]) -> dict[str, Metal]:
    """The metal of each level of a scheme, by the level's id."""
    known = tuple(levels)
    named = {level.id: level.metal or _named(level) for level in known}
    ranks = sorted({level.rank for level in known}, reverse=True)
    if any(named.values()) or len(ranks) < FEWEST_RANKS:
        return {key: metal or Metal.NONE for key, metal in named.items()}
    by_rank = dict(zip(ranks, _BY_RANK, strict=False))
    return {level.id: by_rank.get(level.rank, Metal.NONE) for level in known}


def _named(level: Level) -> Metal | None:
    """The metal that the id, or else a name, contains as a word."""
    for text in (level.id, *level.name.values()):
        words = set(slug(text).split("-"))
        found = next((metal for metal, own in _WORDS.items() if own & words), None)
        if found is not None:
            return found
    return None
