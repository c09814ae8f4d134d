"""Where the site is published, and who is notified of changes.

A site can have several targets, each with a name. Passwords and keys are never part of these settings.
"""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from laur.model.scalars import Entry, Text, Url

INDEXNOW = "https://api.indexnow.org/indexnow"
"""Passes on what it receives to all search engines that take part. Source: indexnow.org."""


class TargetKind(StrEnum):
    FOLDER = "folder"
    """A folder of this computer: the root of a web server, a network drive."""
    SFTP = "sftp"
    FTPS = "ftps"
    FTP = "ftp"
    """Without encryption: the password and all files can be read on the way."""
    S3 = "s3"
    """A bucket of Amazon S3, or of a service with the same interface."""
    GIT = "git"
    """A branch from which GitHub, GitLab or Codeberg serve pages."""


class Compression(StrEnum):
    GZIP = "gzip"
    BROTLI = "brotli"


HostKey = Annotated[
    str,
    Meta(
        pattern=r"^SHA256:[A-Za-z0-9+/]{43}$",
        extra={"near": "host_key"},
        examples=["SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8"],
    ),
]
"""The fingerprint of a server's key, as ``ssh-keygen -l`` prints it."""
IndexNowKey = Annotated[
    str,
    Meta(pattern=r"^[A-Za-z0-9-]{8,128}$", extra={"near": "indexnow"}, examples=["8f1c0a5e27d94b6f"]),
]
"""Any text of this form. It is not secret: the site shows it in a file, which proves that the site sends the notice."""


class PublishTarget(Entry, frozen=True, kw_only=True):
    """A place to which the site is sent. `USED_KEYS` lists the keys that each kind needs or can have."""

    kind: TargetKind
    path: Text | None = None
    """The folder for the site: on this computer, on the server, or the beginning of all names in the bucket."""
    host: Text | None = None
    port: Annotated[int, Meta(ge=1, le=65535)] | None = None
    user: Text | None = None
    key_file: Text | None = None
    """The file of a private SSH key."""
    host_key: HostKey | None = None
    """The server's key, if it is not in ``known_hosts``."""
    bucket: Text | None = None
    endpoint: Url | None = None
    """The address of an S3 service other than Amazon's."""
    region: Text | None = None
    repository: Text | None = None
    branch: Text | None = None
    switch: bool = False
    """Whether `path` is a symbolic link that is switched to a complete new folder."""
    compress: tuple[Compression, ...] = ()
    """How texts are compressed in advance."""
    url: Url | None = None
    """Where this target is online, if it is not at the site's own address."""
    max_deletions: Annotated[int, Meta(ge=0, le=100)] = 20
    """The share of published files, in percent, that may be deleted without a confirmation."""


_COMMON = ("url", "max_deletions")
USED_KEYS: dict[TargetKind, tuple[tuple[str, ...], tuple[str, ...]]] = {
    TargetKind.FOLDER: (("path",), ("switch", "compress", *_COMMON)),
    TargetKind.SFTP: (("host", "user"), ("path", "port", "key_file", "host_key", "compress", *_COMMON)),
    TargetKind.FTPS: (("host", "user"), ("path", "port", "compress", *_COMMON)),
    TargetKind.FTP: (("host", "user"), ("path", "port", "compress", *_COMMON)),
    TargetKind.S3: (("bucket",), ("path", "endpoint", "region", "user", "compress", *_COMMON)),
    TargetKind.GIT: (("repository",), ("branch", *_COMMON)),
}
"""The keys of each kind of target besides `kind`: those that it needs, and those that it can have."""


class Notices(Entry, frozen=True, kw_only=True):
    """Who is notified of the pages that changed, once they are online."""

    indexnow: IndexNowKey | None = None
    """The site's key for search engines (IndexNow)."""
    indexnow_service: Url = INDEXNOW
    websub: Url | None = None
    """The hub that passes on the feeds to subscribers at once (W3C, WebSub)."""
