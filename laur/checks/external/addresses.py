"""The addresses of other sites in published documents, and their places."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from urllib.parse import urldefrag

from msgspec.structs import astuple

from laur.catalog import Catalog
from laur.checks.texts import AddressMention, links_in_body, texts_in
from laur.model import AnyDocument

_SOURCE = re.compile(r"(?:.+\.)?sources\.\d+\.url")


class Role(StrEnum):
    """What an address is in its document."""

    LINK = "link"
    SOURCE = "source"
    """The address of one of the `sources`."""
    ARCHIVED = "archived"
    """The same, with a stated copy in an archive."""


class ExternalMention(AddressMention, frozen=True):
    """A place with the address of another site."""

    role: Role = Role.LINK


def mentions(catalog: Catalog, text: Callable[[str], str]) -> Mapping[str, tuple[ExternalMention, ...]]:
    """Every address without its fragment, in the order of documents; `text` reads a document's file."""
    found: defaultdict[str, list[ExternalMention]] = defaultdict(list)
    for document in catalog.targets.documents.values():
        links = (ExternalMention(*astuple(link)) for link in links_in_body(catalog, document, text))
        for mention in (*_in_front_matter(document), *links):
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


def _in_front_matter(document: AnyDocument) -> Iterator[ExternalMention]:
    texts = dict(texts_in(document.meta))
    for key, written in texts.items():
        if written.lower().startswith(("http://", "https://")):
            is_archived = f"{key.removesuffix('url')}archived" in texts
            role = (Role.ARCHIVED if is_archived else Role.SOURCE) if _SOURCE.fullmatch(key) else Role.LINK
            yield ExternalMention(document.path, document.places.at(key), written, role)
