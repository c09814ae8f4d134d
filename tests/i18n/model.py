"""The types of the model: those of documents and of the site, and all types of their fields."""

from collections.abc import Iterator
from typing import get_args, get_type_hints

from msgspec import Struct

from laur.model import DOCUMENT_TYPES, Comment, Entry, Site


def entries(kind: type[Entry], known: dict[str, type[Entry]]) -> dict[str, type[Entry]]:
    """A type of the model and all types of its fields, by name."""
    if kind.__name__ not in known:
        known[kind.__name__] = kind
        for hint in get_type_hints(kind).values():
            for inner in inner_types(hint):
                entries(inner, known)
    return known


def inner_types(hint: object) -> Iterator[type[Entry]]:
    if isinstance(hint, type) and issubclass(hint, Struct) and issubclass(hint, Entry):
        yield hint
    for argument in get_args(hint):
        yield from inner_types(argument)


def inner_types_of(entry: type[Entry], name: str) -> list[type[Entry]]:
    """The groups that a field of an entry holds."""
    return list(inner_types(get_type_hints(entry)[name]))


MODEL: dict[str, type[Entry]] = {}
for document_type in (*DOCUMENT_TYPES, Comment, Site):
    entries(document_type, MODEL)
