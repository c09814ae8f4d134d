"""What is sent of a file: all, a part, or nothing if the browser has it (RFC 9110, sections 8.8, 13 and 14)."""

import os
import re
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path

from msgspec import Struct

from laur.model.digest import digest, digest_text

FOR_EVER = "public, max-age=31536000, immutable"
ASK_FIRST = "no-cache"
"""A browser may keep it, but asks each time whether it is still good."""
_RANGE = re.compile(r"bytes=\s*(\d{0,18})-(\d{0,18})\s*", re.ASCII)


class Content(Struct, frozen=True, kw_only=True):
    """The bytes behind a URL."""

    kind: str
    """Media type."""
    data: bytes = b""
    file: Path | None = None
    """Where they stand if they are not in `data`."""
    is_for_ever: bool = False


class Reply(Struct, frozen=True, kw_only=True):
    """What is sent: status, headers, and which bytes of the content."""

    status: HTTPStatus
    headers: dict[str, str]
    start: int = 0
    length: int = 0


def reply(content: Content, asked: Mapping[str, str], status: HTTPStatus = HTTPStatus.OK, *, is_get: bool) -> Reply:
    """The reply to a request with the headers `asked`; names are looked up as they are written here.

    Raises `OSError` where the file is gone.
    """
    size, tag = _measured(content)
    headers = {
        "Content-Type": content.kind,
        "Cache-Control": FOR_EVER if content.is_for_ever else ASK_FIRST,
        "X-Content-Type-Options": "nosniff",
    }
    if status is not HTTPStatus.OK:
        return Reply(status=status, headers=headers | {"Content-Length": str(size)}, length=size)
    headers |= {"ETag": tag, "Accept-Ranges": "bytes"}
    if _matches(asked.get("If-None-Match"), tag):
        return Reply(status=HTTPStatus.NOT_MODIFIED, headers=headers)
    part = _part(asked, tag, size) if is_get else None
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
    stat = os.stat(content.file)  # noqa: PTH116 - one call, as the file may go at any time
    return stat.st_size, f'"{digest_text(str(stat.st_size), str(stat.st_mtime_ns), str(stat.st_ino))}"'


def _matches(stated: str | None, tag: str) -> bool:
    """Section 13.1.2: weak comparison with each tag of a list."""
    if stated is None:
        return False
    return stated.strip() == "*" or tag in {each.strip().removeprefix("W/") for each in stated.split(",")}


def _part(asked: Mapping[str, str], tag: str, size: int) -> range | None:
    """The bytes asked for; empty where they lie outside; None for all (several ranges, too, are answered with all).

    `If-Range` compares strongly (13.1.5); a date never matches, as none is sent.
    """
    if "If-Range" in asked and asked["If-Range"].strip() != tag:
        return None
    found = _RANGE.fullmatch(asked.get("Range", ""))
    if found is None:
        return None
    first, last = found.groups()
    if not first:
        return range(max(0, size - int(last)), size) if last else None
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1 if last else size, size))
