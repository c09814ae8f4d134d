"""Files of the old site: read from a copy of its uploads folder or downloaded, checked, and written once.

File names in an export are not trusted: each part of a name becomes a slug, and a file is read only if it is really
inside the uploads folder.
"""

import re
from base64 import b64decode
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath
from unicodedata import normalize
from urllib.parse import unquote

from laur.i18n import slug
from laur.images.inspect import inspect
from laur.importing.files import ImportedFiles
from laur.importing.findings import FileOutcome, Finding, finding
from laur.importing.items import Attachment
from laur.model.digest import digest
from laur.urls.addresses import split_address

FOLDER = "media/uploads"
"""In the content folder."""
_SIZED = re.compile(r"-\d{1,5}x\d{1,5}(?=\.\w+$)")
_REDUCED = re.compile(r"-(?:scaled|rotated)(?=\.\w+$)")
"""The suffix of the smaller copy that WordPress shows instead of a large photo."""
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
"""The types of files that are imported besides images, and their first bytes; an error page is not such a file."""
IMAGE_TYPES = frozenset({"jpg", "jpeg", "png", "gif", "webp", "avif", "svg"})
_ACTIVE_CONTENT = re.compile(rb"<script|javascript:|\son\w+\s*=|<foreignObject|<iframe|<!ENTITY", re.IGNORECASE)
_DATA_URL = re.compile(r"data:image/([a-z+]+)(?:;[\w=-]+)*;base64,", re.IGNORECASE)
Fetch = Callable[[str], bytes | str]
"""Downloads an address: the bytes, or the reason why there are none."""


class Media:
    """The files of one source, imported by their addresses while texts are converted."""

    def __init__(
        self,
        files: ImportedFiles,
        known: Mapping[str, str],
        uploads: Path | None,
        fetch: Fetch | None,
        hosts: frozenset[str],
        addresses: Collection[str] = (),
    ) -> None:
        """`known` has the paths of files from earlier imports by ledger key, `addresses` those of all files."""
        self._files = files
        self._uploads = uploads
        self._real = uploads.resolve() if uploads else None
        self._fetch = fetch
        self._hosts = hosts
        self._addresses = frozenset(map(_plain, addresses))
        self._imported: dict[str, str | None] = {}
        self._paths = dict(known)
        self._taken = set(known.values())
        self.outcomes: dict[str, FileOutcome] = {}
        self.findings: list[Finding] = []

    def import_file(self, address: str) -> str | None:
        """The path in ``content/`` of the file at an address; None if it could not be imported."""
        key = self._original(address)
        if key not in self._imported:
            self._imported[key] = self._import(key, address)
        return self._imported[key]

    def import_data_url(self, address: str) -> str | None:
        """The path of an image in a text (``data:image/png;base64,…``), named by its digest; None if it is invalid."""
        header = _DATA_URL.match(address)
        try:
            data = b64decode(unquote(address[header.end() :]), validate=False) if header else b""
        except ValueError:
            return None
        kind = header[1].lower().replace("svg+xml", "svg") if header else ""
        ending = _ending(kind, data) if kind in IMAGE_TYPES and data else None
        if ending is None:
            return None
        key = f"data:{digest(data)}"
        path = f"{FOLDER}/{digest(data)[:16]}.{ending}"
        outcome, reported = self._files.write(f"media:{key}", path, data)
        self.outcomes[path] = outcome
        self.findings += reported
        return path

    def is_upload(self, address: str) -> bool:
        """Whether an address is that of a file of the old site."""
        return split_address(address).hostname in self._hosts and "/uploads/" in address

    def is_used(self, attachment: Attachment) -> bool:
        """Whether a text or an image has used the file."""
        return self._original(attachment.url) in self._imported

    def _original(self, address: str) -> str:
        """The address of the full-size file for an address of any size.

        A file that was uploaded under a name like ``a-300x200.png`` is full-size itself.
        """
        plain = _plain(address)
        return _REDUCED.sub("", plain) if plain in self._addresses else original(address)

    def _candidates(self, key: str, address: str) -> Iterator[str]:
        """The addresses that a file may have, the largest first."""
        yield key
        reduced = re.sub(r"(?=\.\w+$)", "-scaled", key)
        if reduced in self._addresses:
            yield reduced
        if _plain(address) not in (key, reduced):
            yield address

    def _import(self, key: str, address: str) -> str | None:
        kind = suffix(key)
        if kind not in _MAGIC and kind not in IMAGE_TYPES:
            self._refuse(address)
            return None
        data = self._local(key, address)
        known = self._paths.get(f"media:{key}")
        existing = known if known and self._files.exists(known) else None
        if data is None and self._fetch is not None and existing is None:
            data = self._downloaded(self._fetch, key, address)
        if data is None:
            return existing  # imported by an earlier run
        ending = kind if self._files.written_digest(f"media:{key}") == digest(data) else _ending(kind, data)
        if ending is None:
            self._refuse(address)
            return None
        path = known or self._free_path(key, ending, data)
        outcome, reported = self._files.write(f"media:{key}", path, data)
        self._paths[f"media:{key}"] = path
        self.outcomes[path] = outcome
        self.findings += reported
        return path

    def _downloaded(self, fetch: Fetch, key: str, address: str) -> bytes | None:
        reason = ""
        for candidate in self._candidates(key, address):
            found = fetch(candidate)
            if isinstance(found, bytes):
                return found
            reason = reason or found
        self.findings.append(finding("media-unfetched", what=f"{key}: {reason}"))
        return None

    def _refuse(self, address: str) -> None:
        self.findings.append(finding("media-refused", what=address))

    def _local(self, key: str, address: str) -> bytes | None:
        """The file from the uploads folder: the original, or else the size that the address names."""
        if self._uploads is None or self._real is None or not self.is_upload(address):
            return None
        for wanted in self._candidates(key, address):
            parts = unquote(split_address(wanted).path).partition("/uploads/")[2].split("/")
            if any(part in {"", ".", ".."} or "\x00" in part or "\\" in part for part in parts):
                self._refuse(address)
                return None
            # Some systems store accents in file names as separate characters (NFD).
            for form in ("/".join(parts), normalize("NFC", "/".join(parts)), normalize("NFD", "/".join(parts))):
                file = self._uploads / form
                if file.is_file() and file.resolve().is_relative_to(self._real):
                    return file.read_bytes()
        return None

    def _free_path(self, key: str, ending: str, data: bytes) -> str:
        """A free path, or one with the same bytes: the old folders and name, each as a slug."""
        parts = split_address(key)
        relative = unquote(parts.path).partition("/uploads/")[2] if "/uploads/" in parts.path else ""
        relative = relative or f"{parts.hostname}/{PurePosixPath(unquote(parts.path)).name}"
        folders = [slug(part) for part in relative.split("/")[:-1] if part not in {"", ".", ".."}]
        stem = slug(PurePosixPath(relative).stem) or "plik"
        number = 1
        while True:
            name = f"{stem}{f'-{number}' if number > 1 else ''}.{ending}"
            path = "/".join([FOLDER, *folders, name])
            if path not in self._taken and self._files.is_free(path, data):
                self._taken.add(path)
                return path
            number += 1


def _ending(kind: str, data: bytes) -> str | None:
    """The suffix for a file with these bytes; None if they do not match its type, or contain active content."""
    if kind not in IMAGE_TYPES:
        return kind if data.startswith(_MAGIC[kind]) else None
    facts = inspect(f"x.{kind}", data)
    if facts is None or (kind == "svg" and _ACTIVE_CONTENT.search(data)):
        return None
    if facts.fault == "picture-misnamed":
        ending = facts.detail.removeprefix(".")
        return _ending(ending, data) if ending in IMAGE_TYPES and ending != kind else None
    return None if facts.fault else kind


def original(address: str) -> str:
    """The address of the full-size image, for the address of any size."""
    return _REDUCED.sub("", _SIZED.sub("", _plain(address)))


def _plain(address: str) -> str:
    """The address without query and fragment."""
    return address.partition("?")[0].partition("#")[0]


def suffix(address: str) -> str:
    """The suffix of a file's name, in lower case and without the dot."""
    return PurePosixPath(unquote(split_address(address).path)).suffix.lstrip(".").lower()
