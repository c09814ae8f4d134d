"""Puts a whole new site in place at once: a second tree beside the output folder, and one exchange of the two.

The second tree has all files of the output folder as hard links, so it takes little space and time. It is then changed
like an output folder, exchanged with it, and removed with what it now holds: the old site. A build that is ended
before the exchange leaves the old site, one that is ended afterwards the new one; the next build removes the other.

Where the system or the file system cannot do that, files are replaced one by one, in the usual order.
"""

import errno
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from msgspec import Struct
from msgspec.structs import replace

from laur.output.staging import UNFINISHED, OutputFolder, PlacedFile, Replacement, placed_signature
from laur.source.files import UNSETTLED, Signature
from laur.system.errors import error_id
from laur.system.exchange import can_exchange, exchange

ChangeFolder = Callable[[OutputFolder], Sequence[PlacedFile]]
"""Puts staged files in place in a folder, and removes others from it."""

CANNOT = frozenset(
    {
        errno.EACCES,
        errno.EBUSY,
        errno.EEXIST,
        errno.EINVAL,
        errno.EMLINK,
        errno.ENOSYS,
        errno.ENOTSUP,
        errno.EOPNOTSUPP,
        errno.EPERM,
        errno.EXDEV,
    }
)
"""Errors of a system or file system without hard links or exchange, of files of other users, of a tree that stays."""


class _Linked(Struct, frozen=True):
    """What became of the second tree."""

    seen: Mapping[str, Signature]
    """The signature of each file that was linked, as it was before."""
    error: str = ""
    """The id of the error that prevented it; empty if there was none."""


def place_at_once(output: OutputFolder, existing: Mapping[str, Signature], change: ChangeFolder) -> Replacement:
    """Makes the output folder a changed one in a single step, or else changes it file by file.

    `existing` has the files of the output folder as they were surveyed. Raises `OSError` if files cannot be written;
    unless files are replaced one by one, the site is then as it was.
    """
    try:
        linked = _linked(output)
        placed, error = ((), linked.error) if linked.error else _exchanged(output, change)
    finally:
        output.remove_other_tree()
    if error:
        placed = change(output)
    there = {path: seen for path, seen in linked.seen.items() if path in existing}
    stayed = {path: _signature(output, path, seen, existing[path]) for path, seen in there.items()}
    placed = [
        file if file.is_new else replace(file, signature=stayed.get(file.path, file.signature)) for file in placed
    ]
    return Replacement({file.path: file for file in placed}, stayed, error)


def _linked(output: OutputFolder) -> _Linked:
    """Makes the second tree, as far as possible. Raises `OSError` if there is no space and the like."""
    seen: dict[str, Signature] = {}
    output.remove_other_tree()
    try:
        os.mkdir(output.other_tree)  # noqa: PTH102 - as below
        if output.root.is_dir():
            _link_tree(str(output.root), str(output.other_tree), seen)
    except OSError as error:
        return _Linked(seen, _reason(error))
    return _Linked(seen)


def _link_tree(root: str, other: str, seen: dict[str, Signature]) -> None:
    """Links all files into another folder, with folders of the same owners and permissions; notes each as it was."""
    if not can_exchange():
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    folders = [""]
    for folder in folders:
        if not os.access(f"{root}/{folder}", os.R_OK | os.W_OK | os.X_OK):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        with os.scandir(f"{root}/{folder}") as entries:
            for entry in entries:
                path = f"{folder}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    os.mkdir(f"{other}/{path}")  # noqa: PTH102 - paths are texts here, for speed
                    folders.append(f"{path}/")
                else:
                    seen[path] = Signature.of(entry.stat(follow_symlinks=False))
                    os.link(entry.path, f"{other}/{path}", follow_symlinks=False)
    for folder in reversed(folders):
        _make_alike(f"{root}/{folder}", f"{other}/{folder}")


def _make_alike(folder: str, other: str) -> None:
    """Gives a folder the owner, the permissions and the attributes of another."""
    wanted, given = os.stat(folder), os.stat(other)  # noqa: PTH116
    if (wanted.st_uid, wanted.st_gid) != (given.st_uid, given.st_gid):
        os.chown(other, wanted.st_uid, wanted.st_gid)
    shutil.copystat(folder, other)


def _exchanged(output: OutputFolder, change: ChangeFolder) -> tuple[Sequence[PlacedFile], str]:
    """Changes the second tree, and exchanges it with the output folder; the error if that cannot be done."""
    other = OutputFolder(output.other_tree, output.staging)
    placed = change(other)
    try:
        _exchange(output)
    except OSError as error:
        reason = _reason(error)
        for file in placed:
            if file.is_new:
                os.replace(other.root / file.path, output.staged_path(file.path))  # noqa: PTH105
        return (), reason
    return placed, ""


def _exchange(output: OutputFolder) -> None:
    """Exchanges the trees. Files of others (``.git``, ``.well-known``) are given back as they are, not as links."""
    if not output.root.exists():
        output.other_tree.rename(output.root)
        return
    exchange(output.other_tree, output.root)
    for name in OutputFolder(output.other_tree, output.staging).hidden_of_others():
        if name != UNFINISHED:
            with suppress(OSError):  # the link stays
                exchange(output.other_tree / name, output.root / name)


def _reason(error: OSError) -> str:
    """The id of an error of a system that cannot do it; raises any other."""
    if error.errno not in CANNOT:
        raise error
    return error_id(error)


def _signature(output: OutputFolder, path: str, linked: Signature, surveyed: Signature) -> Signature:
    """The signature of a file that stayed; `UNSETTLED` if it may have been changed since the survey."""
    try:
        now = Signature.of(os.lstat(output.root / path))
        trusted = placed_signature(f"{output.root}/{path}")
    except (FileNotFoundError, NotADirectoryError):
        return UNSETTLED
    is_same = linked == surveyed and replace(now, changed=0) == replace(surveyed, changed=0)
    return trusted if is_same and trusted in {now, UNSETTLED} else UNSETTLED
