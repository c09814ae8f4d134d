"""The user's cache of compiled layouts, which all sites of a user share: to compile Laur's own takes half a second.

Compiled layouts are code, so nobody else may put a file here. Each file begins with a code (HMAC-SHA256, RFC 2104) by a
key that only this user has on this machine, kept outside the cache; a file without it counts as missing. Deleting the
cache, or the key, only costs time.

A wheel of Laur has its own layouts as Python (`packed`, `hatch_build.py`), so that the first build on a machine need
not parse them. As part of the package they are as trustworthy as its modules.
"""

import os
import time
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from stat import S_IRWXG, S_IRWXO, S_ISDIR, S_ISREG, S_IWGRP, S_IWOTH

import msgspec

import laur
from laur.model.digest import digest_text
from laur.rendering.layout_references import (
    ParsedLayout,
    TranslatedLayout,
    compile_layout,
    is_layout,
    parse_layout,
    translate_layout,
)
from laur.source.files import installed_versions
from laur.source.options import UserFolders
from laur.system.formats import DECODE_FAULTS

PACKED = Path(laur.__file__).parent / "layouts.msgpack"
"""Laur's own layouts as Python; only in an installed Laur."""

KEY_BYTES = 32
MAC_BYTES = 32
KEEP_SECONDS = 30 * 24 * 3600
"""How long a layout is kept after it was used for the last time."""
DAY_SECONDS = 24 * 3600


class PackedLayouts(msgspec.Struct, frozen=True):
    """Layouts as Python by the digest of their path and text, and the versions of the libraries that wrote it."""

    libraries: tuple[str, ...]
    layouts: dict[str, TranslatedLayout]


def packed(folder: Path) -> bytes:
    """The layouts of a folder as they come with a wheel; the same bytes for the same layouts and libraries."""
    paths = sorted(path for file in folder.rglob("*.*") if is_layout(path := file.relative_to(folder).as_posix()))
    texts = {path: (folder / path).read_bytes().decode("utf-8-sig") for path in paths}
    found = {digest_text(path, text): translate_layout(path, text) for path, text in texts.items()}
    return msgspec.msgpack.encode(PackedLayouts(_libraries(), found), order="deterministic")


def _libraries() -> tuple[str, ...]:
    return installed_versions(("jinja2", "markupsafe"))


def _unpacked(file: Path) -> dict[str, TranslatedLayout]:
    """What `packed` wrote; nothing if there is no file, or if other versions of the libraries wrote it."""
    try:
        read = msgspec.msgpack.decode(file.read_bytes(), type=PackedLayouts)
    except (OSError, *DECODE_FAULTS):
        return {}
    return read.layouts if read.libraries == _libraries() else {}


class CompiledLayouts:
    """The cache of layouts that one `tool` (Laur with its libraries) compiled; without folders it has none."""

    def __init__(self, folders: UserFolders | None, tool: str, packed_layouts: Path = PACKED) -> None:
        self._folders, self._tool, self._packed_layouts = folders, tool, packed_layouts

    @cached_property
    def _packed(self) -> dict[str, TranslatedLayout]:
        return _unpacked(self._packed_layouts)

    @cached_property
    def _key(self) -> bytes | None:
        folders = self._folders
        return _key(folders.key) if folders and _is_private_folder(folders.cache) else None

    def parse(self, path: str, text: str) -> ParsedLayout:
        """A layout, from the cache or parsed and kept there. Those with mistakes are not kept."""
        name = digest_text(self._tool, path, text)
        layout = self._get(name)
        if layout is None:
            translated = self._packed.get(digest_text(path, text))
            layout = compile_layout(path, translated) if translated else parse_layout(path, text)
            if layout.code and not layout.problems:
                self._put(name, layout)
        return layout

    def _get(self, name: str) -> ParsedLayout | None:
        if self._folders is None or self._key is None:
            return None
        file = self._folders.cache / name
        try:
            data = file.read_bytes()
            if not _is_signed(self._key, name, data):
                return None
            if file.stat().st_mtime < time.time() - DAY_SECONDS:
                os.utime(file)
            return msgspec.msgpack.decode(data[MAC_BYTES:], type=ParsedLayout)
        except (OSError, *DECODE_FAULTS):
            return None

    def _put(self, name: str, layout: ParsedLayout) -> None:
        """Keeps a layout. Several processes may keep the same; errors, such as a full disk, are ignored."""
        if self._folders is None or self._key is None:
            return
        data = msgspec.msgpack.encode(layout)
        aside = self._folders.cache / f".{name}.{os.getpid()}"
        with suppress(OSError):
            aside.write_bytes(_mac(self._key, name, data) + data)
            aside.replace(self._folders.cache / name)

    def prune(self) -> None:
        """Removes the layouts that no build has used for a while."""
        if self._folders is None or self._key is None:
            return
        oldest = time.time() - KEEP_SECONDS
        with suppress(OSError):
            for file in sorted(self._folders.cache.iterdir()):
                if file.stat().st_mtime < oldest:
                    file.unlink()


def _mac(key: bytes, name: str, data: bytes) -> bytes:
    import hmac

    return hmac.digest(key, name.encode() + data, "sha256")


def _is_signed(key: bytes, name: str, data: bytes) -> bool:
    import hmac

    return hmac.compare_digest(data[:MAC_BYTES], _mac(key, name, data[MAC_BYTES:]))


def _is_private_folder(folder: Path) -> bool:
    """Whether the folder is this user's own and nobody else may write to it; it is made if need be."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return False
    return S_ISDIR(found.st_mode) and _is_own(found) and not found.st_mode & (S_IWGRP | S_IWOTH)


def _key(file: Path) -> bytes | None:
    """The user's key on this machine, made if there is none; None where it cannot be kept secret."""
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            number = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(number, "wb") as new:
                new.write(os.urandom(KEY_BYTES))
        found = file.lstat()
        if S_ISREG(found.st_mode) and _is_own(found) and (os.name == "nt" or not found.st_mode & (S_IRWXG | S_IRWXO)):
            key = file.read_bytes()
            return key if len(key) == KEY_BYTES else None
    return None


def _is_own(found: os.stat_result) -> bool:
    return os.name == "nt" or found.st_uid == os.getuid()
