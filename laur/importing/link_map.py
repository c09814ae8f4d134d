"""Where the things of the old site stand now: articles, pages, files, listings. Every link of every text asks."""

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

from msgspec import Struct

from laur.importing.html.figures import FoundPicture
from laur.importing.html.tidy import ResolvedLink
from laur.importing.items import Attachment
from laur.importing.media import PICTURES, Media, original, suffix

_CONTROLS = re.compile(r"[\x00-\x20\x7f]+")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_PLAIN_SCHEMES = frozenset({"mailto", "tel"})
_HTTP = re.compile(r"https?://[^\s<>\"\\{}|^`]+", re.IGNORECASE)
_TERMS = {"category": "category", "kategoria": "category", "tag": "tag", "tagi": "tag"}
_LISTING = re.compile(rf"/({'|'.join(_TERMS)})/(?:[^/?]+/)*([^/?]+)$")
_QUERIES = ("p", "page_id", "attachment_id", "cat", "tag")


class LinkTarget(Struct, frozen=True):
    """Where an item of the old site stands."""

    path: str
    is_published: bool


class LinkMap(Struct, frozen=True):
    """All addresses of one source."""

    base: str
    hosts: frozenset[str]
    """The old site's, with and without ``www.``."""
    places: Mapping[str, LinkTarget]
    """By `normal` address."""
    attachments: Mapping[str, Attachment]
    """By key, and by `normal` address of its page or file."""
    listings: Mapping[str, str]
    """``category/slug`` and ``tag/slug`` to paths of the new site."""
    media: Media


class LinkResolver:
    """An atlas in the hands of one text: what its links and pictures become (`laur.importing.html.tidy.Guide`)."""

    def __init__(self, atlas: LinkMap, source: str, at: str, *, is_published: bool, with_pictures: bool = True) -> None:
        self._atlas = atlas
        self._source = source
        self._at = at
        self._is_published = is_published
        self._with_pictures = with_pictures

    def link(self, address: str) -> ResolvedLink:
        """What becomes of a link."""
        plain = _CONTROLS.sub("", address) if _SCHEME.match(_CONTROLS.sub("", address)) else address.strip()
        scheme = _SCHEME.match(plain)
        if scheme and scheme[1].lower() in _PLAIN_SCHEMES:
            return ResolvedLink(_plain_scheme(address, scheme[1].lower()))
        if scheme and scheme[1].lower() not in {"http", "https"}:
            return ResolvedLink(None, "address-refused")
        try:
            whole = urljoin(self._at or self._atlas.base, plain)
            host = urlsplit(whole).hostname
        except ValueError:
            return ResolvedLink(None, "address-refused")
        if not host or not _HTTP.fullmatch(whole.replace(" ", "%20")):
            return ResolvedLink(None, "address-refused")
        if host not in self._atlas.hosts:
            return ResolvedLink(whole)
        return self._within(whole)

    def _within(self, address: str) -> ResolvedLink:
        """A link within the old site."""
        known = normal(address)
        place = self._atlas.places.get(known)
        if place is not None:
            if self._is_published and not place.is_published:
                return ResolvedLink(None, "link-unpublished")
            if place.path == self._source and urlsplit(address).fragment:
                return ResolvedLink(f"#{urlsplit(address).fragment}")
            path = posixpath.relpath(place.path, posixpath.dirname(self._source))
            return ResolvedLink(path, "anchor-dropped" if urlsplit(address).fragment else "")
        attachment = self._atlas.attachments.get(known)
        if attachment is not None or self._atlas.media.is_ours(address):
            file = self._atlas.media.bring(attachment.url if attachment else address)
            return ResolvedLink(f"/{file}") if file else ResolvedLink(address, "media-missing")
        if known == normal(self._atlas.base):
            return ResolvedLink("/")
        listing = _LISTING.search(known)
        if listing is not None and (leads := self._atlas.listings.get(f"{_TERMS[listing[1]]}/{listing[2]}")):
            return ResolvedLink(leads)
        if "/cdn-cgi/l/email-protection" in address:
            return ResolvedLink(None, "link-unresolved")
        return ResolvedLink(address, "link-unresolved")

    def picture(self, address: str) -> FoundPicture | None:
        """The picture at an address as it stands here, with what the old site knew of it."""
        if not self._with_pictures:
            return None
        if address.startswith("data:"):
            path = self._atlas.media.unpack(address)
            return FoundPicture(f"/{path}") if path else None
        named = (
            self._atlas.attachments.get(address.removeprefix("attachment:"))
            if address.startswith("attachment:")
            else None
        )
        try:
            whole = named.url if named else urljoin(self._at or self._atlas.base, address.strip())
            kind = suffix(whole)
        except ValueError:
            return None
        if kind not in PICTURES or not whole.startswith(("http://", "https://")):
            return None
        path = self._atlas.media.bring(whole)
        if path is None:
            return None
        files = self._atlas.attachments
        attachment = named or files.get(normal(whole)) or files.get(normal(original(whole)))
        return FoundPicture(f"/{path}", attachment.alt if attachment else "", attachment.caption if attachment else "")


def _plain_scheme(address: str, scheme: str) -> str:
    """A letter's address keeps the blanks of its subject; in a telephone number they say nothing."""
    if scheme == "tel":
        return _CONTROLS.sub("", address)
    to, mark, query = " ".join(address.split()).partition("?")
    return f"{_CONTROLS.sub('', to)}{mark}{query.replace(' ', '%20')}"


def normal(address: str) -> str:
    """An address by which the same thing is known however it is written: no scheme, no ``www.``, no last slash."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").removeprefix("www.")
        query = parse_qs(parts.query)
    except ValueError:
        return address
    kept = "&".join(f"{name}={query[name][0]}" for name in _QUERIES if name in query)
    path = unquote(parts.path).rstrip("/").removesuffix("/index.php")
    return f"{host}{path}{f'?{kept}' if kept else ''}".lower()
