"""The files of the output folder that are published, with their digests; and compressed versions of them."""

import gzip
import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath
from types import ModuleType

from msgspec import Struct

from laur.model import Compression
from laur.model.digest import digest
from laur.publish.failures import PublishError, Reason
from laur.publish.manifest import OWN_FILES
from laur.publish.serving import COMPRESSIBLE, served
from laur.publish.targets.interface import ServedAs

PUBLISHED_HIDDEN = frozenset({".well-known", ".htaccess", ".nginx.conf", ".nojekyll"})
"""The hidden files and folders at the top that hosts read. Others (``.git``) are not part of the site."""
SMALLEST = 1024
"""Smaller files, in bytes, are not worth compressing."""
_SUFFIX = {Compression.GZIP: ".gz", Compression.BROTLI: ".br"}


class LocalFile(Struct, frozen=True):
    """A file to be published."""

    path: str
    """At the target."""
    source: str
    """In the output folder; empty if `data` has the bytes."""
    digest: str
    """Of the bytes at the target before compression, and of the headers if the host stores those."""
    size: int
    """In bytes, before compression."""
    served: ServedAs
    compression: Compression | None = None
    data: bytes = b""


class FileRules(Struct, frozen=True):
    """How the files of a target differ from those of the output folder."""

    compress: tuple[Compression, ...] = ()
    in_place: bool = False
    """Whether a compressed version takes the place of the file instead of being beside it."""
    stores_headers: bool = False
    extra: Mapping[str, bytes] = {}
    """Small files that the target needs in addition."""


def survey(output: Path, rules: FileRules) -> dict[str, LocalFile]:
    """Every file to be published, by its path at the target."""
    found: dict[str, LocalFile] = {}
    for path in sorted(_walk(output)):
        data = (output / path).read_bytes()
        for file in _versions(path, data, rules):
            found[file.path] = file
    for path, data in rules.extra.items():
        if path not in found:
            found[path] = _extra(path, data, rules)
    return found


def _extra(path: str, data: bytes, rules: FileRules) -> LocalFile:
    how = served(path)
    return LocalFile(path, "", _stored(digest(data), how, rules), len(data), how, None, data)


def content(output: Path, file: LocalFile) -> bytes:
    """The bytes of a file as they are sent. Raises `PublishError` if the file changed since it was surveyed."""
    try:
        data = (output / file.source).read_bytes() if file.source else file.data
    except FileNotFoundError as error:
        raise PublishError(Reason.OUTPUT_CHANGED, file=file.source) from error
    if digest(data) != file.digest.partition("+")[0]:
        raise PublishError(Reason.OUTPUT_CHANGED, file=file.source)
    return compressed(data, file.compression) if file.compression else data


def stored_digest(file: LocalFile, data: bytes) -> str | None:
    """The digest of bytes that were read from the target in place of `file`; None if they cannot be decompressed."""
    plain = decompressed(data, file.compression) if file.compression else data
    _, plus, rest = file.digest.partition("+")
    return None if plain is None else f"{digest(plain)}{plus}{rest}"


def compressed(data: bytes, compression: Compression) -> bytes:
    """The data as small as it gets; the same bytes for the same data and library."""
    if compression is Compression.GZIP:
        return gzip.compress(data, compresslevel=9, mtime=0)
    return bytes(_brotli().compress(data))


def decompressed(data: bytes, compression: Compression) -> bytes | None:
    """What was compressed; None if the data is damaged."""
    import zlib

    try:
        if compression is Compression.GZIP:
            return gzip.decompress(data)
        brotli = _brotli()
    except (OSError, EOFError, zlib.error):
        return None
    try:
        return bytes(brotli.decompress(data))
    except brotli.error:
        return None


def _versions(path: str, data: bytes, rules: FileRules) -> Iterator[LocalFile]:
    """The file itself, and its compressed versions; or only one of these where a host keeps a single one."""
    is_worth_it = PurePosixPath(path).suffix.lower() in COMPRESSIBLE and len(data) >= SMALLEST
    own, size = digest(data), len(data)
    chosen = rules.compress if is_worth_it else ()
    if rules.in_place and chosen:
        how = served(path, encoding=str(chosen[0]))
        yield LocalFile(path, path, _stored(own, how, rules), size, how, chosen[0])
        return
    yield LocalFile(path, path, _stored(own, served(path), rules), size, served(path))
    for compression in chosen:
        name = path + _SUFFIX[compression]
        yield LocalFile(name, path, f"{own}+{compression}", size, served(name), compression)


def _stored(own: str, how: ServedAs, rules: FileRules) -> str:
    """The digest of the content, followed by that of the headers where the host stores them."""
    if not rules.stores_headers:
        return own
    return f"{own}+{digest(how.content_type.encode(), how.cache_control.encode(), how.encoding.encode())[:8]}"


def _walk(output: Path) -> Iterator[str]:
    for folder, folders, names in os.walk(output):
        place = PurePosixPath(Path(folder).relative_to(output).as_posix())
        at_top = str(place) == "."
        if at_top:
            folders[:] = _shown(folders)
        for name in _shown(names) if at_top else names:
            yield (place / name).as_posix()


def _shown(names: Collection[str]) -> list[str]:
    return [name for name in names if name not in OWN_FILES and (not name.startswith(".") or name in PUBLISHED_HIDDEN)]


def _brotli() -> ModuleType:
    try:
        import brotli
    except ModuleNotFoundError as error:
        raise PublishError(Reason.PACKAGE_MISSING, package="brotli", extra="brotli") from error
    module: ModuleType = brotli
    return module
