"""Opens the target that is named in ``site.yaml``. The library of its kind is imported only now."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from laur.model import PublishTarget, TargetKind
from laur.publish.failures import PublishError, Reason
from laur.publish.secrets import Secrets
from laur.publish.targets.interface import Host


class Access(Struct, frozen=True, kw_only=True):
    """What opening a target takes from its surroundings."""

    name: str
    """Of the target."""
    secrets: Secrets
    trust: Callable[[str, str], bool]
    """Asks the user whether a host has the right key, by its name and fingerprint; False if nobody answers."""
    home: Path
    """The user's home folder, with ``.ssh``."""
    root: Path
    """The folder of the site. Paths of folders on this computer are relative to it."""
    inner: tuple[Path, ...]
    """The folders of the site's own files, none of which can be published to."""
    state: Path
    """The cache folder."""
    run: str
    """A name for this run that sorts by time."""


def open_target(target: PublishTarget, access: Access) -> Host:
    """The target, connected. Raises `PublishError`."""
    try:
        return _OPENERS[target.kind](target, access)
    except ModuleNotFoundError as error:
        extra = _EXTRAS.get(target.kind, "")
        raise PublishError(Reason.PACKAGE_MISSING, package=error.name, extra=extra) from error


def _folder(target: PublishTarget, access: Access) -> Host:
    from laur.publish.targets.folder import FolderHost, SwitchedFolderHost

    path = access.root / Path(target.path or ".").expanduser()
    for own in access.inner:
        inside, outside = path.resolve(), own.resolve()
        if inside == outside or inside.is_relative_to(outside) or outside.is_relative_to(inside):
            raise PublishError(Reason.FOLDER_INSIDE, folder=path, own=own)
    return SwitchedFolderHost(path, access.run) if target.switch else FolderHost(path)


def _sftp(target: PublishTarget, access: Access) -> Host:
    from laur.publish.targets.sftp import open_sftp

    return open_sftp(target, access.secrets, access.trust, access.home)


def _ftp(target: PublishTarget, access: Access) -> Host:
    from laur.publish.targets.ftp import open_ftp

    return open_ftp(target, access.secrets)


def _s3(target: PublishTarget, access: Access) -> Host:
    from laur.publish.targets.s3 import open_s3

    return open_s3(target, access.secrets)


def _git(target: PublishTarget, access: Access) -> Host:
    from laur.publish.targets.git import open_git

    return open_git(target, access.secrets, access.state / "publish" / f"{access.name}.git")


_OPENERS: dict[TargetKind, Callable[[PublishTarget, Access], Host]] = {
    TargetKind.FOLDER: _folder,
    TargetKind.SFTP: _sftp,
    TargetKind.FTPS: _ftp,
    TargetKind.FTP: _ftp,
    TargetKind.S3: _s3,
    TargetKind.GIT: _git,
}
_EXTRAS = {TargetKind.SFTP: "sftp", TargetKind.S3: "s3"}
"""The optional packages of each kind, as in ``pip install 'laur[sftp]'``."""
