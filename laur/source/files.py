"""Walks folders and reads the files that changed.

A file is read again where its stat signature is new; it has changed where the digest of its bytes is. A signature is
not trusted where the file changed so shortly before it was read that a later change could have the same time stamp
("racily clean", as in git's `Documentation/technical/racy-git`).
"""

import os
import sys
import time
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from operator import attrgetter, itemgetter
from pathlib import Path
from stat import S_ISREG

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from laur.memo import Memo
from laur.model.digest import digest
from laur.problems import Origin, Problem, problem
from laur.system.errors import error_id

FINE_WINDOW_NS = 50_000_000
"""Nanosecond time stamps come from a clock that ticks at least every 10 ms; with a margin."""
COARSE_WINDOW_NS = 2_000_000_000
"""Other file systems have time stamps as coarse as this (FAT: two seconds)."""
_FOLDER_VIEWS = frozenset({"Thumbs.db", "desktop.ini"})
_ENCODER = msgspec.msgpack.Encoder()
MAX_DEPTH = 100
"""Folders within folders: deeper ones are reported, not read."""
MAX_BYTES = 5_000_000
"""A larger text file is reported, not read."""


class Signature(Struct, frozen=True, array_like=True):
    """A file's identity as `stat` reports it, without reading it. `inode` and `changed` detect a replaced file."""

    size: int
    modified: int
    """mtime in nanoseconds."""
    changed: int
    """ctime in nanoseconds."""
    inode: int

    @classmethod
    def of(cls, stat: os.stat_result) -> "Signature":
        return cls(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)

    def is_settled(self, seen_at: int) -> bool:
        """Whether a change after `seen_at` (nanoseconds since the epoch) would show in the signature."""
        latest = max(self.modified, self.changed)
        window = FINE_WINDOW_NS if latest % 1_000_000 else COARSE_WINDOW_NS
        return latest + window < seen_at


UNSETTLED = Signature(-1, 0, 0, 0)
"""Equals no file's signature: used where a signature cannot be trusted yet."""


class FoundFile(Struct, frozen=True):
    """A file that a walk found."""

    path: str
    """Relative to the folder walked, with ``/`` between folders."""
    signature: Signature


class SourceFile(Struct, frozen=True):
    """A file that was read."""

    path: str
    data: bytes
    digest: str
    signature: Signature
    """`UNSETTLED` if the file changed too shortly before it was read."""


class Tree(Struct, frozen=True):
    """The files below a folder, sorted by path, and the problems of others."""

    root: str
    files: tuple[FoundFile, ...]
    problems: tuple[Problem, ...] = ()
    is_there: bool = True
    """Whether the folder exists."""


def walk(root: Path, origin: Origin = Origin.CONTENT) -> Tree:
    """All regular files below `root`, except hidden files, editors' leftovers and links that lead outside.

    A folder that cannot be listed is a problem: its files would seem to be deleted.
    """
    found: list[FoundFile] = []
    problems: list[Problem] = []
    if not root.is_dir():
        return Tree(str(root), (), is_there=False)
    real = os.path.realpath(root)
    for entry, path in _entries(str(root), "", origin, problems):
        _sort_out(entry, path, real, origin, found, problems)
    return Tree(str(root), tuple(sorted(found, key=lambda f: f.path)), tuple(problems))


def signatures(folder: Path, suffix: str) -> list[tuple[str, Signature]]:
    """Each file below `folder` whose name ends so, with its signature, in order. Quicker than `walk`."""
    found: list[tuple[str, Signature]] = []
    folders = [str(folder)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.endswith(suffix):
                    found.append((entry.path, Signature.of(entry.stat())))
                elif entry.name != "__pycache__" and entry.is_dir():
                    folders.append(entry.path)
    return sorted(found, key=itemgetter(0))


def seen(files: Iterable[FoundFile], problems: Sequence[Problem]) -> str:
    """A digest of what a walk sees: equal where each file has the same path and signature, with the same problems.

    A file that was read when its signature was `UNSETTLED` never looks the same.
    """
    in_order = sorted(files, key=attrgetter("path"))
    return digest(_ENCODER.encode([(file.path, file.signature) for file in in_order]), _ENCODER.encode(problems))


def has_file(root: Path, name: str) -> bool:
    """Whether a folder has a file of that name."""
    return (root / name).is_file()


WalkFolder = Callable[[Path, Origin], Tree]


def walk_once() -> WalkFolder:
    """A `walk` that walks each folder once."""
    return cache(walk)


def walk_changes(
    memo: Memo, changed_files: AbstractSet[str] | None, root: Path, origin: Origin = Origin.CONTENT
) -> Tree:
    """Like `walk`, for folders that are walked again and again.

    `changed_files` (absolute paths) are the files that alone may have changed since the last walk with this memo: only
    those are looked at. None for any.
    """
    key = ("tree", str(root.absolute()), origin)
    last = memo.kept(key)
    tree = None
    if changed_files is not None and last is not None and isinstance(last.result, Tree):
        tree = _with_changes(last.result, changed_files, key[1])
    tree = tree or walk(root, origin)
    memo.keep(key, (), tree)
    return tree


def _with_changes(tree: Tree, changed_files: AbstractSet[str], root: str) -> Tree | None:
    """A tree with these files as they are now; None where one is, or was, something else than a plain file."""
    files = list(tree.files)
    odd = {found.path for found in tree.problems}
    for absolute in sorted(changed_files):
        path = absolute.removeprefix(f"{root}/")
        if path == absolute or any(_is_leftover(name) for name in path.split("/")):
            continue
        if not _is_utf8(path):
            return None
        at = bisect_left(files, path, key=attrgetter("path"))
        known = files[at : at + 1] if at < len(files) and files[at].path == path else []
        try:
            stat = os.lstat(absolute)
        except FileNotFoundError:
            if not known:
                return None
            del files[at]
            continue
        except OSError:
            return None
        if not S_ISREG(stat.st_mode) or path in odd:
            return None
        files[at : at + len(known)] = [FoundFile(path, Signature.of(stat))]
    return replace(tree, files=tuple(files))


def read(root: Path, found: FoundFile, origin: Origin = Origin.CONTENT) -> SourceFile | Problem:
    """Reads a file that the walk met; a problem if it cannot be."""
    try:
        seen_at = time.time_ns()
        with (root / found.path).open("rb") as file:
            signature = Signature.of(os.fstat(file.fileno()))
            data = file.read()
    except OSError as error:
        return problem("file-unreadable", found.path, origin=origin, reason=error_id(error))
    return SourceFile(found.path, data, digest(data), signature if signature.is_settled(seen_at) else UNSETTLED)


def text_of(root: Path, path: str) -> str:
    """The text of a file as far as it is one; empty where it cannot be read. For showing a line, not for building.

    A pipe or a device would be read without end.
    """
    file = root / path
    try:
        text = (file.read_bytes() if file.is_file() else b"").decode("utf-8-sig", errors="replace")
    except OSError:
        return ""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _entries(
    folder: str, prefix: str, origin: Origin, problems: list[Problem]
) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Depth first; folders are yielded only where their name or link is itself of interest."""
    if prefix.count("/") > MAX_DEPTH:
        fault = problem("file-unreadable", prefix.removesuffix("/"), origin=origin, reason="folders-too-deep")
        problems.append(fault)
        return
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return  # it has just gone
    except OSError as error:
        problems.append(problem("file-unreadable", prefix.removesuffix("/"), origin=origin, reason=error_id(error)))
        return
    for entry in entries:
        if _is_leftover(entry.name):
            continue
        path = prefix + entry.name
        if not _is_utf8(entry.name):
            problems.append(problem("name-not-utf8", _legible(path), origin=origin))
            continue
        is_folder = _is_folder(entry)
        if not is_folder or entry.is_symlink() or entry.name.endswith(".md"):
            yield entry, path
        if is_folder and not entry.is_symlink():
            yield from _entries(entry.path, path + "/", origin, problems)


def _is_utf8(name: str) -> bool:
    """Whether a name is text: other systems' archives have names in old encodings, which Python reads as surrogates."""
    return name.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in name)


def _legible(path: str) -> str:
    return os.fsencode(path).decode("utf-8", errors="replace")


def _is_leftover(name: str) -> bool:
    """Hidden, or left by a program next to an edited file: Word's and LibreOffice's locks, backups, folder views."""
    return name.startswith((".", "#", "~$")) or name.endswith(("~", ".swp", ".tmp")) or name in _FOLDER_VIEWS


def _sort_out(
    entry: os.DirEntry[str], path: str, real_root: str, origin: Origin, found: list[FoundFile], problems: list[Problem]
) -> None:
    if entry.is_symlink():
        target = os.path.realpath(entry.path)
        if os.path.commonpath([target, real_root]) != real_root:
            problems.append(problem("file-outside", path, origin=origin, target=target))
            return
    if _is_folder(entry):
        if entry.name.endswith(".md"):
            problems.append(problem("file-is-directory", path, origin=origin))
        elif entry.is_symlink():
            problems.append(problem("folder-is-link", path, origin=origin))
        return
    try:
        stat = entry.stat()
    except OSError as error:
        problems.append(problem("file-unreadable", path, origin=origin, reason=error_id(error)))
        return
    if S_ISREG(stat.st_mode):  # a pipe would be waited for without end
        found.append(FoundFile(path, Signature.of(stat)))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is one; a link that leads back to itself is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def installed_versions(names: Iterable[str]) -> tuple[str, ...]:
    """The metadata folder of each installed distribution (``jinja2-3.1.6.dist-info``), found without importing any."""
    wanted = {name.lower() for name in names}
    found: set[str] = set()
    for folder in sys.path:
        try:
            listing = os.listdir(folder) if folder else []  # noqa: PTH208 - names alone are wanted
        except OSError:
            continue
        found.update(
            name.lower() for name in listing if name.endswith(".dist-info") and name.partition("-")[0].lower() in wanted
        )
    return tuple(sorted(found))
