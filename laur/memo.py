"""A cache of the results of pure functions. The preview reuses them in its next plan.

A memo is never an input: a plan made with it equals a plan made without it. A preview keeps one memo as long as it
runs; each build has a new one, for parts that several pages share.
"""

from collections.abc import Callable, Hashable
from typing import TypeVar

from msgspec import Struct

Result = TypeVar("Result")


class Kept(Struct, frozen=True):
    """A result, and the objects that it was made from."""

    made_from: tuple[object, ...]
    result: object


class Memo:
    """Results by key. Thread-safe: at worst, a result is computed twice."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, Kept] = {}
        self._older: dict[Hashable, Kept] = {}

    def get(self, key: Hashable, made_from: tuple[object, ...], make: Callable[[], Result]) -> Result:
        """The result under `key` if it was made from these very objects; else a new one, which is kept.

        Values of the model are compared by identity; plain values (texts, dates, tuples) by equality, too.
        """
        kept = self.kept(key)
        if kept is None or not _are_same(kept.made_from, made_from):
            kept = self.keep(key, made_from, make())
        result: Result = kept.result  # type: ignore[assignment]  # a key names the kind of its result
        return result

    def kept(self, key: Hashable) -> Kept | None:
        """The entry for a key, or None. The caller checks whether it is still valid."""
        kept = self._kept.get(key)
        if kept is None and key in self._older:
            kept = self._kept[key] = self._older[key]
        return kept

    def keep(self, key: Hashable, made_from: tuple[object, ...], result: object) -> Kept:
        """Stores a result under a key, in place of an earlier one. Returns the entry."""
        kept = self._kept[key] = Kept(made_from, result)
        return kept

    def forget_unused(self) -> None:
        """Removes the entries that were neither read nor stored since the last call."""
        self._older, self._kept = self._kept, {}


def _are_same(before: tuple[object, ...], now: tuple[object, ...]) -> bool:
    return len(before) == len(now) and all(map(_is_same, before, now))


def _is_same(before: object, now: object) -> bool:
    return before is now or (not isinstance(now, Struct) and before == now)
