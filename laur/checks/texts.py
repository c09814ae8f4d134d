"""All texts of a front matter, and the links of a body to other sites, each with its place."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct

from laur.catalog import Catalog
from laur.markdown.links import where
from laur.model import AnyDocument, Place
from laur.source.lines import in_body


class AddressMention(Struct, frozen=True):
    """A place with an address."""

    path: str
    place: Place
    written: str


def texts_in(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """All texts of a front matter, each with its key (``sources.0.url``)."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from texts_in(getattr(value, name), f"{key}.{name}".strip("."))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from texts_in(each, f"{key}.{index}")
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from texts_in(each, f"{key}.{name}".strip("."))


def links_in_body(catalog: Catalog, document: AnyDocument, text: Callable[[str], str]) -> Iterator[AddressMention]:
    """Each link of a body to another site."""
    seen: Counter[str] = Counter()
    external = catalog.outline(document).external
    whole = text(document.path) if external else ""
    for link in external:
        seen[link.target] += 1
        place = in_body(document, whole, partial(where, target=link.target, occurrence=seen[link.target]))
        yield AddressMention(document.path, place, link.target)
