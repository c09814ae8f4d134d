"""HTTP replies: the whole file, a part of it, or nothing if the browser has it (RFC 9110, sections 8.8, 13, 14)."""

import os
import re
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from laur.model.digest import digest, digest_text

IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATE = "no-cache"
"""A browser may cache it, but must ask each time whether it is still current."""
_RANGE = re.compile(r"bytes=\s*(\d{0,18})-(\d{0,18})\s*", re.ASCII)


class Content(Struct, frozen=True, kw_only=True):
    """The content of a URL."""

    kind: str
    """Media type."""
    data: bytes = b""
    file: Path | None = None
    """The file with the bytes, if they are not in `data`."""
    is_immutable: bool = False


class Reply(Struct, frozen=True, kw_only=True):
    """Status, headers, and which bytes of the content to send."""

    status: HTTPStatus
    headers: dict[str, str]
    start: int = 0
    length: int = 0


class Request(Struct, frozen=True, kw_only=True):
    """A request for an extension of the preview."""

    method: str
    path: str
    """Below the extension's prefix, without a leading slash."""
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes = b""


class Response(Struct, frozen=True, kw_only=True):
    """What an extension answers."""

    status: HTTPStatus = HTTPStatus.OK
    kind: str = "application/json; charset=utf-8"
    """Media type."""
    data: bytes = b""
    headers: Mapping[str, str] = {}


class PageLink(Struct, frozen=True):
    """A link that the preview shows on a page."""

    label: str
    address: str


class Extension(Protocol):
    """A part of the preview that answers the requests below one path."""

    prefix: str
    """The path, with slashes at both ends."""
    most_bytes: int
    """The size limit of a request."""

    def answer(self, request: Request) -> Response:
        """Called from several threads at the same time. A write comes from a page of the preview itself."""

    def page_link(self, source: str) -> PageLink | None:
        """A link for the page that shows a document; `source` is its path in the content folder."""


def reply(content: Content, request: Mapping[str, str], status: HTTPStatus = HTTPStatus.OK, *, is_get: bool) -> Reply:
    """The reply to a request with the headers `request`, looked up by the names that are used here.

    Raises `OSError` if the file no longer exists.
    """
    size, tag = _measured(content)
    headers = {
        "Content-Type": content.kind,
        "Cache-Control": IMMUTABLE if content.is_immutable else REVALIDATE,
        "X-Content-Type-Options": "nosniff",
    }
    if status is not HTTPStatus.OK:
        return Reply(status=status, headers=headers | {"Content-Length": str(size)}, length=size)
    headers |= {"ETag": tag, "Accept-Ranges": "bytes"}
    if _matches(request.get("If-None-Match"), tag):
        return Reply(status=HTTPStatus.NOT_MODIFIED, headers=headers)
    part = _part(request, tag, size) if is_get else None
    if part is None:
        return Reply(status=status, headers=headers | {"Content-Length": str(size)}, length=size)
    if not part:
        headers |= {"Content-Range": f"bytes */{size}", "Content-Length": "0"}
        return Reply(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers=headers)
    start, length = part.start, len(part)
    headers |= {"Content-Range": f"bytes {start}-{part.stop - 1}/{size}", "Content-Length": str(length)}
    return Reply(status=HTTPStatus.PARTIAL_CONTENT, headers=headers, start=start, length=length)


def _measured(content: Content) -> tuple[int, str]:
    """Size and entity tag."""
    if content.file is None:
        return len(content.data), f'"{digest(content.data)}"'
    stat = os.stat(content.file)  # noqa: PTH116 - one call, as the file may be deleted at any time
    return stat.st_size, f'"{digest_text(str(stat.st_size), str(stat.st_mtime_ns), str(stat.st_ino))}"'


def _matches(stated: str | None, tag: str) -> bool:
    """Whether the tag is in a list of tags, by weak comparison (13.1.2)."""
    if stated is None:
        return False
    return stated.strip() == "*" or tag in {each.strip().removeprefix("W/") for each in stated.split(",")}


def _part(request: Mapping[str, str], tag: str, size: int) -> range | None:
    """The requested bytes; empty if they are beyond the end; None for all, also if several ranges are requested.

    `If-Range` is a strong comparison (13.1.5); a date never matches, because no dates are sent.
    """
    if "If-Range" in request and request["If-Range"].strip() != tag:
        return None
    found = _RANGE.fullmatch(request.get("Range", ""))
    if found is None:
        return None
    first, last = found.groups()
    if not first:
        return range(max(0, size - int(last)), size) if last else None
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1 if last else size, size))
