"""The addresses of other sites in published documents, and their places."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from urllib.parse import urldefrag

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


def mentions(catalog: Catalog, text: Callable[[str], str]) -> Mapping[str, tuple[AddressMention, ...]]:
    """Every address without its fragment, in the order of documents; `text` reads a document's file."""
    found: defaultdict[str, list[AddressMention]] = defaultdict(list)
    for document in catalog.targets.documents.values():
        for mention in (*_in_front_matter(document), *links_in_body(catalog, document, text)):
            address = _whole(mention.written)
            if address:
                found[address].append(mention)
    return {address: tuple(places) for address, places in found.items()}


def _whole(written: str) -> str | None:
    """The address to request; None for a text that is not an address."""
    address = f"https:{written}" if written.startswith("//") else written
    try:
        plain, _ = urldefrag(address.strip())
    except ValueError:
        return None
    return plain if plain.lower().startswith(("http://", "https://")) else None


def _in_front_matter(document: AnyDocument) -> Iterator[AddressMention]:
    for key, written in texts_in(document.meta):
        if written.lower().startswith(("http://", "https://")):
            yield AddressMention(document.path, document.places.at(key), written)


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
