"""Results of pure functions, kept so that a preview's next plan takes again what has not changed.

A memo is a cache and never an input: what is planned with it equals what is planned without it. The preview owns one
that lives as long as it does; a build has one of its own, for parts that several pages share.
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
    """Results by key. Safe to be used from several threads: the worst is that a result is made twice."""

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
        """What is kept under a key, for those who decide themselves whether it still holds."""
        kept = self._kept.get(key)
        if kept is None and key in self._older:
            kept = self._kept[key] = self._older[key]
        return kept

    def keep(self, key: Hashable, made_from: tuple[object, ...], result: object) -> Kept:
        """Keep a result in place of what stood under its key."""
        kept = self._kept[key] = Kept(made_from, result)
        return kept

    def forget_unused(self) -> None:
        """Drop what was neither asked for nor kept since the last call."""
        self._older, self._kept = self._kept, {}


def _are_same(before: tuple[object, ...], now: tuple[object, ...]) -> bool:
    return len(before) == len(now) and all(map(_is_same, before, now))


def _is_same(before: object, now: object) -> bool:
    return before is now or (not isinstance(now, Struct) and before == now)
