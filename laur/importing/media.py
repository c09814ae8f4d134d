"""Files of the old site: found in a copy of its uploads folder or asked of its server, checked, and placed once.

A name in an export is a stranger's word. It is never a path: each of its parts is made a safe name, and a file is read
only where it really lies within the uploads folder.
"""

import re
from base64 import b64decode
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from laur.i18n import slug
from laur.images.inspect import inspect
from laur.importing.files import ImportedFiles
from laur.importing.findings import Done, Finding, finding
from laur.importing.items import Attachment
from laur.model.digest import digest

FOLDER = "media/uploads"
_SIZED = re.compile(r"-\d{1,5}x\d{1,5}(?=\.\w+$)")
_REDUCED = re.compile(r"-(?:scaled|rotated)(?=\.\w+$)")
"""How WordPress names the copy that it shows instead of a picture from a camera."""
_MAGIC: Mapping[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF",),
    "zip": (b"PK",),
    "docx": (b"PK",),
    "xlsx": (b"PK",),
    "pptx": (b"PK",),
    "odt": (b"PK",),
    "ods": (b"PK",),
    "odp": (b"PK",),
    "doc": (b"\xd0\xcf\x11\xe0", b"{\\rtf", b"PK"),
    "xls": (b"\xd0\xcf\x11\xe0", b"PK"),
    "ppt": (b"\xd0\xcf\x11\xe0", b"PK"),
    "rtf": (b"{\\rtf",),
    "odg": (b"PK",),
    "ppsx": (b"PK",),
    "pps": (b"\xd0\xcf\x11\xe0", b"PK"),
    "epub": (b"PK",),
    "rar": (b"Rar!",),
    "7z": (b"7z\xbc\xaf",),
    "wav": (b"RIFF",),
    "m4a": (b"\x00\x00",),
    "mp3": (b"ID3", b"\xff"),
    "mp4": (b"\x00\x00",),
    "ogg": (b"OggS",),
    "webm": (b"\x1a\x45\xdf\xa3",),
    "txt": (b"",),
    "csv": (b"",),
    "ics": (b"BEGIN",),
}
"""The kinds of files that are brought besides pictures, and how each begins: an error page is no document."""
PICTURES = frozenset({"jpg", "jpeg", "png", "gif", "webp", "avif", "svg"})
_RUNS = re.compile(rb"<script|javascript:|\son\w+\s*=|<foreignObject|<iframe|<!ENTITY", re.IGNORECASE)
_PACKED = re.compile(r"data:image/([a-z+]+)(?:;[\w=-]+)*;base64,", re.IGNORECASE)
Fetch = Callable[[str], bytes | str]
"""Asks for an address: the bytes, or why there are none."""


class Media:
    """All files of one source: asked for by their addresses while texts are converted."""

    def __init__(
        self,
        landing: ImportedFiles,
        taken: Mapping[str, str],
        uploads: Path | None,
        fetch: Fetch | None,
        hosts: frozenset[str],
        files: Collection[str] = (),
    ) -> None:
        self._landing = landing
        self._uploads = uploads
        self._real = uploads.resolve() if uploads else None
        self._fetch = fetch
        self._hosts = hosts
        self._files = frozenset(map(_plain, files))
        self._known: dict[str, str | None] = {}
        self._paths = dict(taken)
        self._names = set(taken.values())
        self.done: dict[str, Done] = {}
        self.findings: list[Finding] = []

    def bring(self, address: str) -> str | None:
        """Where the file at an address stands in ``content/``; None where it could not be brought."""
        key = self._original(address)
        if key not in self._known:
            self._known[key] = self._brought(key, address)
        return self._known[key]

    def unpack(self, address: str) -> str | None:
        """Where a picture stands that a text held itself (``data:image/png;base64,…``); its name is its content's."""
        packed = _PACKED.match(address)
        try:
            data = b64decode(unquote(address[packed.end() :]), validate=False) if packed else b""
        except ValueError:
            return None
        kind = packed[1].lower().replace("svg+xml", "svg") if packed else ""
        ending = _ending(kind, data) if kind in PICTURES and data else None
        if ending is None:
            return None
        key = f"data:{digest(data)}"
        path = f"{FOLDER}/{digest(data)[:16]}.{ending}"
        done, reported = self._landing.place(f"media:{key}", path, data)
        self.done[path] = done
        self.findings += reported
        return path

    def is_ours(self, address: str) -> bool:
        """Whether an address is one of the old site's files."""
        return urlsplit(address).hostname in self._hosts and "/uploads/" in address

    def is_used(self, attachment: Attachment) -> bool:
        return self._original(attachment.url) in self._known

    def _original(self, address: str) -> str:
        """The picture of which this one is a smaller size; one that was uploaded by such a name is none."""
        plain = _plain(address)
        return _REDUCED.sub("", plain) if plain in self._files else original(address)

    def _spellings(self, key: str, address: str) -> Iterator[str]:
        """Under which addresses a file may be had, the largest first."""
        yield key
        reduced = re.sub(r"(?=\.\w+$)", "-scaled", key)
        if reduced in self._files:
            yield reduced
        if _plain(address) not in (key, reduced):
            yield address

    def _brought(self, key: str, address: str) -> str | None:
        kind = suffix(key)
        if kind not in _MAGIC and kind not in PICTURES:
            self._refuse(address)
            return None
        data = self._local(key, address)
        known = self._paths.get(f"media:{key}")
        there = known if known and self._landing.is_occupied(known) else None
        if data is None and self._fetch is not None and there is None:
            data = self._fetched(self._fetch, key, address)
        if data is None:
            return there  # brought by an earlier run
        ending = kind if self._landing.wrote(f"media:{key}") == digest(data) else _ending(kind, data)
        if ending is None:
            self._refuse(address)
            return None
        path = known or self._free(key, ending, data)
        done, reported = self._landing.place(f"media:{key}", path, data)
        self._paths[f"media:{key}"] = path
        self.done[path] = done
        self.findings += reported
        return path

    def _fetched(self, fetch: Fetch, key: str, address: str) -> bytes | None:
        reason = ""
        for spelling in self._spellings(key, address):
            found = fetch(spelling)
            if isinstance(found, bytes):
                return found
            reason = reason or found
        self.findings.append(finding("media-unfetched", what=f"{key}: {reason}"))
        return None

    def _refuse(self, address: str) -> None:
        self.findings.append(finding("media-refused", what=address))

    def _local(self, key: str, address: str) -> bytes | None:
        """The file from the uploads folder: the original, else the size that is asked for."""
        if self._uploads is None or self._real is None or not self.is_ours(address):
            return None
        for wanted in self._spellings(key, address):
            parts = unquote(urlsplit(wanted).path).partition("/uploads/")[2].split("/")
            if any(part in {"", ".", ".."} or "\x00" in part or "\\" in part for part in parts):
                self._refuse(address)
                return None
            # Some systems keep names with their accents apart (NFD), whoever copied the folder.
            for form in ("/".join(parts), normalize("NFC", "/".join(parts)), normalize("NFD", "/".join(parts))):
                file = self._uploads / form
                if file.is_file() and file.resolve().is_relative_to(self._real):
                    return file.read_bytes()
        return None

    def _free(self, key: str, ending: str, data: bytes) -> str:
        """A path that nothing has, or only these very bytes: the old folders, each name made safe."""
        parts = urlsplit(key)
        inside = unquote(parts.path).partition("/uploads/")[2] if "/uploads/" in parts.path else ""
        inside = inside or f"{parts.hostname}/{PurePosixPath(unquote(parts.path)).name}"
        folders = [slug(part) for part in inside.split("/")[:-1] if part not in {"", ".", ".."}]
        stem = slug(PurePosixPath(inside).stem) or "plik"
        number = 1
        while True:
            name = f"{stem}{f'-{number}' if number > 1 else ''}.{ending}"
            path = "/".join([FOLDER, *folders, name])
            if path not in self._names and self._landing.is_free(path, data):
                self._names.add(path)
                return path
            number += 1


def _ending(kind: str, data: bytes) -> str | None:
    """How the name of a file of these bytes is to end; None where they are not what their name says, or could run."""
    if kind not in PICTURES:
        return kind if data.startswith(_MAGIC[kind]) else None
    facts = inspect(f"x.{kind}", data)
    if facts is None or (kind == "svg" and _RUNS.search(data)):
        return None
    if facts.fault == "picture-misnamed":
        ending = facts.detail.removeprefix(".")
        return _ending(ending, data) if ending in PICTURES and ending != kind else None
    return None if facts.fault else kind


def original(address: str) -> str:
    """The address of the picture of which this one is a smaller size."""
    return _REDUCED.sub("", _SIZED.sub("", _plain(address)))


def _plain(address: str) -> str:
    return address.partition("?")[0].partition("#")[0]


def suffix(address: str) -> str:
    """How a file's name ends, in lower case and without the dot."""
    return PurePosixPath(unquote(urlsplit(address).path)).suffix.lstrip(".").lower()
