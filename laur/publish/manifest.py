"""The list of published files, which is kept at the target: what is there, by its digest, and what is in doubt.

Before the first change of a run, the list names every file that the run is about to change as `pending`. So wherever a
run ends, the next one knows which files may be old, new or missing, and that they are the site's own.
"""

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from laur.model.digest import digest

MANIFEST = "laur-manifest.json"
LOCK = "laur-lock.json"
UPLOAD = "laur-upload.tmp"
"""The name of a file while it is being sent, where a host has no other way to replace a file in one step."""
OWN_FILES = frozenset({MANIFEST, LOCK, UPLOAD})
"""The files at a target that belong to publishing and not to the site."""
VERSION = 1


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
    """The list as JSON, the same bytes for the same list, with a checksum."""
    body = msgspec.json.encode(manifest, order="deterministic")
    return msgspec.json.encode(_Envelope(digest(body), msgspec.Raw(body)))


def decode(data: bytes) -> Manifest:
    """Raises `DamagedManifestError` for anything but a complete list of a known version, as it was written."""
    try:
        envelope = msgspec.json.decode(data, type=_Envelope)
        body = bytes(envelope.manifest)
        manifest = msgspec.json.decode(body, type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise DamagedManifestError from error
    if digest(body) != envelope.checksum or manifest.version != VERSION:
        raise DamagedManifestError
    return manifest
