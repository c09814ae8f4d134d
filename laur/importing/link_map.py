"""Where each address of the old site leads on the new one: articles, pages, files and listings."""

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import parse_qs, unquote

from msgspec import Struct

from laur.importing.html.figures import FoundPicture
from laur.importing.html.tidy import ResolvedLink
from laur.importing.items import Attachment
from laur.importing.media import IMAGE_TYPES, Media, original, suffix
from laur.urls.addresses import joined, split_address

_CONTROLS = re.compile(r"[\x00-\x20\x7f]+")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_CONTACT_SCHEMES = frozenset({"mailto", "tel"})
_HTTP = re.compile(r"https?://[^\s<>\"\\{}|^`]+", re.IGNORECASE)
_TERMS = {"category": "category", "kategoria": "category", "tag": "tag", "tagi": "tag"}
_LISTING = re.compile(rf"/({'|'.join(_TERMS)})/(?:[^/?]+/)*([^/?]+)$")
_QUERIES = ("p", "page_id", "attachment_id", "cat", "tag")


class LinkTarget(Struct, frozen=True):
    """The document of an item."""

    path: str
    is_published: bool


class LinkMap(Struct, frozen=True):
    """The addresses of one source."""

    base: str
    """The address of the old site."""
    hosts: frozenset[str]
    """The old site's host, with and without ``www.``."""
    documents: Mapping[str, LinkTarget]
    """By `address_key`."""
    attachments: Mapping[str, Attachment]
    """By key, and by `address_key` of the file and of its page."""
    listings: Mapping[str, str]
    """Paths on the new site by ``category/slug`` and ``tag/slug``."""
    media: Media


class LinkResolver:
    """Resolves the links and images of one text (an `AddressResolver` of `laur.importing.html.tidy`)."""

    def __init__(
        self, link_map: LinkMap, path: str, address: str, *, is_published: bool, with_pictures: bool = True
    ) -> None:
        """`path` is the document's, `address` its old address, to which its links may be relative."""
        self._map = link_map
        self._path = path
        self._base = address or link_map.base
        self._is_published = is_published
        self._with_pictures = with_pictures

    def link(self, address: str) -> ResolvedLink:
        """Where a link leads now."""
        plain = _CONTROLS.sub("", address) if _SCHEME.match(_CONTROLS.sub("", address)) else address.strip()
        scheme = _SCHEME.match(plain)
        if scheme and scheme[1].lower() in _CONTACT_SCHEMES:
            return ResolvedLink(_contact_address(address, scheme[1].lower()))
        if scheme and scheme[1].lower() not in {"http", "https"}:
            return ResolvedLink(None, "address-refused")
        whole = joined(self._base, plain)
        host = split_address(whole).hostname
        if not host or not _HTTP.fullmatch(whole.replace(" ", "%20")):
            return ResolvedLink(None, "address-refused")
        if host not in self._map.hosts:
            return ResolvedLink(whole)
        return self._within(whole)

    def _within(self, address: str) -> ResolvedLink:
        """A link within the old site."""
        key = address_key(address)
        target = self._map.documents.get(key)
        if target is not None:
            if self._is_published and not target.is_published:
                return ResolvedLink(None, "link-unpublished")
            if target.path == self._path and split_address(address).fragment:
                return ResolvedLink(f"#{split_address(address).fragment}")
            path = posixpath.relpath(target.path, posixpath.dirname(self._path))
            return ResolvedLink(path, "anchor-dropped" if split_address(address).fragment else "")
        attachment = self._map.attachments.get(key)
        if attachment is not None or self._map.media.is_upload(address):
            file = self._map.media.import_file(attachment.url if attachment else address)
            return ResolvedLink(f"/{file}") if file else ResolvedLink(address, "media-missing")
        if key == address_key(self._map.base):
            return ResolvedLink("/")
        listing = _LISTING.search(key)
        if listing is not None and (new_path := self._map.listings.get(f"{_TERMS[listing[1]]}/{listing[2]}")):
            return ResolvedLink(new_path)
        if "/cdn-cgi/l/email-protection" in address:
            return ResolvedLink(None, "link-unresolved")
        return ResolvedLink(address, "link-unresolved")

    def picture(self, address: str) -> FoundPicture | None:
        """The imported image for an address, with its alternative text and caption; None if there is none."""
        if not self._with_pictures:
            return None
        if address.startswith("data:"):
            path = self._map.media.import_data_url(address)
            return FoundPicture(f"/{path}") if path else None
        named = (
            self._map.attachments.get(address.removeprefix("attachment:"))
            if address.startswith("attachment:")
            else None
        )
        whole = named.url if named else joined(self._base, address.strip())
        parts = split_address(whole)
        if suffix(whole) not in IMAGE_TYPES or parts.scheme not in {"http", "https"} or not parts.hostname:
            return None
        path = self._map.media.import_file(whole)
        if path is None:
            return None
        files = self._map.attachments
        attachment = named or files.get(address_key(whole)) or files.get(address_key(original(whole)))
        return FoundPicture(f"/{path}", attachment.alt if attachment else "", attachment.caption if attachment else "")


def _contact_address(address: str, scheme: str) -> str:
    """A ``mailto:`` or ``tel:`` address without spaces, except those in an e-mail's subject, which are encoded."""
    if scheme == "tel":
        return _CONTROLS.sub("", address)
    recipient, mark, query = " ".join(address.split()).partition("?")
    return f"{_CONTROLS.sub('', recipient)}{mark}{query.replace(' ', '%20')}"


def address_key(address: str) -> str:
    """A key that is the same for all spellings of an address: no scheme, ``www.`` or final slash, lower case."""
    parts = split_address(address.strip())
    host = (parts.hostname or "").removeprefix("www.")
    query = parse_qs(parts.query)
    kept = "&".join(f"{name}={query[name][0]}" for name in _QUERIES if name in query)
    path = unquote(parts.path).rstrip("/").removesuffix("/index.php")
    return f"{host}{path}{f'?{kept}' if kept else ''}".lower()
