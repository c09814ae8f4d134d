"""The list of published files, which is kept at the target: what is there, by its digest, and what is in doubt.

Before the first change of a run, the list names every file that the run is about to change as `pending`. So wherever a
run ends, the next one knows which files may be old, new or missing, and that they are the site's own.

Everybody can read the list, so it names the files of previews only by digests of their paths.
"""

from collections.abc import Callable, Iterable, Mapping

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from laur.model.digest import digest
from laur.system.formats import DECODE_FAULTS
from laur.urls.permalinks import is_preview

MANIFEST = "laur-manifest.json"
LOCK = "laur-lock.json"
UPLOAD = "laur-upload.tmp"
"""The name of a file while it is being sent, where a host has no other way to replace a file in one step."""
OWN_FILES = frozenset({MANIFEST, LOCK, UPLOAD})
"""The files at a target that belong to publishing and not to the site."""
VERSION = 1
_CONCEALED = "preview:"
"""What the name of a concealed path begins with."""


class DamagedManifestError(Exception):
    """The list cannot be read, or was changed by somebody else."""


class PublishedFile(Struct, frozen=True, array_like=True):
    digest: str
    size: int
    """In bytes."""


class Manifest(Struct, frozen=True, kw_only=True):
    """What is at a target."""

    version: int = VERSION
    site: str = ""
    """The address of the site."""
    run: str = ""
    """The run that wrote this list, and how often that run wrote it."""
    day: str = ""
    """The day for which the site was built."""
    tool: str = ""
    """The version of Laur, on which the digests of views depend."""
    files: Mapping[str, PublishedFile] = {}
    """By path: the files that are at the target as they were sent."""
    pending: tuple[str, ...] = ()
    """The paths that a run was about to change: their files may be old, new or missing."""
    views: Mapping[str, str] = {}
    """The digest of the view of each page, by URL, as it was last announced."""

    @property
    def owned(self) -> frozenset[str]:
        """The paths of all files that publishing put there, or may have put there."""
        return frozenset(self.files) | frozenset(self.pending)


class _Envelope(Struct, frozen=True):
    checksum: str
    manifest: msgspec.Raw


def encode(manifest: Manifest) -> bytes:
    """The list as JSON, the same bytes for the same list, with a checksum; the paths of previews are concealed."""
    body = msgspec.json.encode(_renamed(manifest, _concealed), order="deterministic")
    return msgspec.json.encode(_Envelope(digest(body), msgspec.Raw(body)))


def decode(data: bytes) -> Manifest:
    """The list with concealed paths (`revealed`).

    Raises `DamagedManifestError` for anything but a complete list of a known version, as it was written.
    """
    try:
        envelope = msgspec.json.decode(data, type=_Envelope)
        body = bytes(envelope.manifest)
        manifest = msgspec.json.decode(body, type=Manifest)
    except DECODE_FAULTS as error:
        raise DamagedManifestError from error
    if digest(body) != envelope.checksum or manifest.version != VERSION:
        raise DamagedManifestError
    return manifest


def revealed(manifest: Manifest, paths: Iterable[str]) -> Manifest:
    """The list with those concealed paths that are among `paths`; the others stay concealed."""
    names = {_concealed(path): path for path in paths if is_preview(path)}
    return _renamed(manifest, lambda path: names.get(path, path)) if names else manifest


def has_concealed(manifest: Manifest) -> bool:
    """Whether the list names files whose paths are not known: those of previews that are no longer there."""
    return any(map(_is_concealed, manifest.owned))


def without_concealed(manifest: Manifest) -> Manifest:
    """The list without files whose paths are not known."""
    files = {path: file for path, file in manifest.files.items() if not _is_concealed(path)}
    return replace(manifest, files=files, pending=tuple(path for path in manifest.pending if not _is_concealed(path)))


def _concealed(path: str) -> str:
    """A path of a preview by its digest, from which nobody can compute it; any other path as it is."""
    return f"{_CONCEALED}{digest(path.encode())}" if is_preview(path) else path


def _is_concealed(path: str) -> bool:
    return path.startswith(_CONCEALED)


def _renamed(manifest: Manifest, name: Callable[[str], str]) -> Manifest:
    files = {name(path): file for path, file in manifest.files.items()}
    return replace(manifest, files=files, pending=tuple(map(name, manifest.pending)))
