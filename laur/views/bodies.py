"""Finds the bodies in a view, by its types."""

from collections.abc import Iterator
from functools import cache
from typing import get_args, get_type_hints

from msgspec import Struct

from laur.views.base import BodyView


def body_digests(value: object) -> Iterator[str]:
    """The digests of all bodies in a view: its own, those of a feed's entries, of comments and their answers."""
    if isinstance(value, BodyView):
        yield value.digest
    elif isinstance(value, Struct):
        for name in _fields_with_bodies(type(value)):
            yield from body_digests(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from body_digests(item)


@cache
def _fields_with_bodies(kind: type[Struct]) -> tuple[str, ...]:
    """The fields of a view that can contain a body; the others are skipped."""
    return tuple(name for name, hint in get_type_hints(kind).items() if _can_hold_body(hint, frozenset({kind})))


def _can_hold_body(hint: object, seen: frozenset[object]) -> bool:
    if hint is BodyView:
        return True
    if isinstance(hint, type) and issubclass(hint, Struct):  # a type that contains itself, such as answers
        return hint in seen or any(_can_hold_body(each, seen | {hint}) for each in get_type_hints(hint).values())
    return any(_can_hold_body(each, seen) for each in get_args(hint))
