"""The addresses of other sites in published documents, and their places."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urldefrag

from laur.catalog import Catalog
from laur.checks.texts import AddressMention, links_in_body, texts_in
from laur.model import AnyDocument


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
