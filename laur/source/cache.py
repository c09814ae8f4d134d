"""The cache: one SQLite file in ``.laur/`` with what was read, rendered and written.

Deleting it, a crash, another version or damage costs time and never correctness: each record has a checksum, and where
one does not hold, the whole cache is forgotten and made again. Records are msgspec values in MessagePack; the cache
does not know what they mean.
"""

import functools
import sqlite3
import tempfile
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import EIO, ENOSPC
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from laur.memo import Memo
from laur.model import ALL_READABLE, AnyDocument, Body, Outline, PictureFacts, Places, Site, Unreadable
from laur.model.dates import Moment
from laur.problems import Problem
from laur.source.files import Signature
from laur.system.formats import DECODE_FAULTS

FILE = "store.sqlite"
DAMAGED = "store.damaged.sqlite"
IN_MEMORY = ":memory:"
"""SQLite's name for a database in memory."""
WAIT_SECONDS = 20.0
"""How long to wait for another build of the same site."""

_SCHEMA = """
CREATE TABLE meta (tool TEXT NOT NULL);
CREATE TABLE sources (collection TEXT NOT NULL, path TEXT NOT NULL, record BLOB NOT NULL,
                      PRIMARY KEY (collection, path));
CREATE TABLE bodies (digest TEXT PRIMARY KEY, outline BLOB NOT NULL, html BLOB NOT NULL);
CREATE TABLE pages (output TEXT NOT NULL, url TEXT NOT NULL, record BLOB NOT NULL, view BLOB NOT NULL,
                    PRIMARY KEY (output, url));
CREATE TABLE outcomes (output TEXT PRIMARY KEY, record BLOB NOT NULL);
"""


class CacheBusyError(Exception):
    """Another process builds the same site and did not finish in time."""


class DamagedCacheError(sqlite3.DatabaseError):
    """A record is not what was written: SQLite does not notice a bit that flipped in it."""


# ---------------------------------------------------------------------------------------------- records


class ReadDocument(Struct, frozen=True, array_like=True, kw_only=True):
    """A document as it was read, by the signature and the digest of its file."""

    path: str
    signature: Signature
    digest: str
    document: AnyDocument | None
    problems: tuple[Problem, ...] = ()
    unreadable: Unreadable = ALL_READABLE
    """What could not be read of it."""


class ReadSite(Struct, frozen=True, array_like=True, kw_only=True):
    """``site.yaml`` as it was read."""

    path: str
    signature: Signature
    digest: str
    site: Site | None
    places: Places
    problems: tuple[Problem, ...] = ()


class ReadFile(Struct, frozen=True, array_like=True, kw_only=True):
    """Any other file: an image, a layout, interface wording."""

    path: str
    signature: Signature
    digest: str
    references: tuple[str, ...] = ()
    """Of a layout: the layouts that it names."""
    text: str = ""
    """Of a layout: what is compiled. Its code is not kept here, as a cache that is shared must not run anything."""
    words: dict[str, str | dict[str, str]] = {}
    """Of a language file: its wording."""
    picture: PictureFacts | None = None
    """Of an image: all that a page needs to show it."""
    problems: tuple[Problem, ...] = ()


class BuildOutcome(Struct, frozen=True, array_like=True, kw_only=True):
    """The last build that was written to an output folder."""

    inputs: str
    """Digest of everything that its plan was a function of."""
    problems: tuple[Problem, ...] = ()
    """Its warnings and hints."""
    seen: str = ""
    """Digest of how all files looked, those of the output, too; empty where that does not say everything."""
    time_zone: str = ""
    stated_times: tuple[Moment, ...] = ()
    """The times at which announcements are to be published."""
    kept: frozenset[str] = frozenset()
    """The paths of files that only the pages of the build before need."""


class WrittenFile(Struct, frozen=True, array_like=True, kw_only=True):
    """A file of the output folder: what it was made from, and its state when it was written."""

    url: str
    layout: str
    """Digest of the layout's closure."""
    frame: str
    """Digest of the site frame."""
    view: str
    """Digest of the view."""
    signature: Signature
    content: str
    """Digest of the file's bytes."""
    made_from: str = ""
    """Digest of all that the view was made from; empty if that is not known."""


StoredRecord = TypeVar("StoredRecord", ReadDocument, ReadSite, ReadFile)


# ---------------------------------------------------------------------------------------------- the cache


class Cache:
    """An open cache. Within `Cache.open` all changes are one transaction."""

    def __init__(self, connection: sqlite3.Connection, tool: str, memo: Memo | None = None) -> None:
        self._db, self.tool = connection, tool
        self._memo = memo or Memo()
        self.replaces_damaged = False
        """Whether the file of the last one could not be read, and was put aside."""

    @classmethod
    @contextmanager
    def open(cls, folder: Path | None, tool: str, memo: Memo | None = None) -> Iterator["Cache"]:
        """The cache in `folder`, empty if another `tool` made it or it is damaged; committed on a clean exit.

        Without a folder it is an empty one in memory, which leaves nothing behind. Raises `CacheBusyError` where
        another process holds it for longer than `WAIT_SECONDS`.
        """
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        connection, is_damaged = (_opened(IN_MEMORY, tool), False) if folder is None else _connect(folder / FILE, tool)
        cache = cls(connection, tool, memo)
        cache.replaces_damaged = is_damaged
        try:
            yield cache
            with cache.if_there_is_space():
                connection.commit()
        finally:
            connection.close()

    @contextmanager
    def if_there_is_space(self) -> Iterator[None]:
        """Within this context, what the system does not let be saved is forgotten: that only costs time."""
        try:
            yield
        except sqlite3.OperationalError as error:
            if _primary_code(error) not in _SYSTEM_CODES:
                raise
            with suppress(sqlite3.OperationalError):
                self._db.rollback()

    # ------------------------------------------------------------------------------ what was read

    def sources(self, collection: str, kind: type[StoredRecord]) -> Mapping[str, StoredRecord]:
        """All records of a collection (the documents of a content folder, the files of a layouts folder) by path."""
        return self._memo.get(("records", collection), (), partial(self._records, collection, kind))

    def _records(self, collection: str, kind: type[StoredRecord]) -> dict[str, StoredRecord]:
        rows = self._db.execute("SELECT path, record FROM sources WHERE collection = ?", (collection,))
        return {path: _decoded(kind, record, collection, path) for path, record in rows}

    def update_sources(self, collection: str, records: Iterable[StoredRecord], gone: Collection[str]) -> None:
        """Saves records, and forgets those of files that are gone, by path."""
        records = tuple(records)
        rows = [(collection, record.path, _encoded(record, collection, record.path)) for record in records]
        self._db.executemany("INSERT OR REPLACE INTO sources VALUES (?, ?, ?)", rows)
        ids = [(collection, path) for path in gone]
        self._db.executemany("DELETE FROM sources WHERE collection = ? AND path = ?", ids)
        self._replace(("records", collection), {record.path: record for record in records}, gone)

    # ------------------------------------------------------------------------------ bodies

    def outlines(self) -> Mapping[str, Outline]:
        """The outline of every body, by the body's digest."""
        return self._memo.get("outlines", (), self._outlines)

    def _outlines(self) -> dict[str, Outline]:
        rows = self._db.execute("SELECT digest, outline FROM bodies")
        return {key: _decoded(Outline, outline, "outline", key) for key, outline in rows}

    def body_html(self, digest: str) -> str:
        """The HTML of a body that was saved. Raises `DamagedCacheError` if it is not there."""
        row = self._db.execute("SELECT html FROM bodies WHERE digest = ?", (digest,)).fetchone()
        if row is None:
            raise DamagedCacheError(digest)
        return _unsealed(row[0], "html", digest).decode()

    def save_bodies(self, bodies: Mapping[str, Body]) -> None:
        rows = [
            (key, _encoded(body.outline, "outline", key), _sealed(body.html.encode(), "html", key))
            for key, body in bodies.items()
        ]
        self._db.executemany("INSERT OR REPLACE INTO bodies VALUES (?, ?, ?)", rows)
        self._replace("outlines", {key: body.outline for key, body in bodies.items()}, ())

    def forget_bodies(self, digests: Collection[str]) -> None:
        self._db.executemany("DELETE FROM bodies WHERE digest = ?", [(digest,) for digest in digests])
        self._replace("outlines", {}, digests)

    def _replace(self, key: Hashable, new: Mapping[str, object], gone: Collection[str]) -> None:
        """Replaces a mapping in the memo; the old one is not changed, as others hold it."""
        kept = self._memo.kept(key)
        if kept is not None and (new or gone) and isinstance(kept.result, dict):
            left = {name: value for name, value in kept.result.items() if name not in gone} if gone else kept.result
            self._memo.keep(key, (), {**left, **new})

    # ------------------------------------------------------------------------------ what was written

    def written_files(self, output: str) -> dict[str, WrittenFile]:
        """Every file that was written to an output folder, by its URL."""
        rows = self._db.execute("SELECT url, record FROM pages WHERE output = ?", (output,))
        return {url: _decoded(WrittenFile, record, output, url) for url, record in rows}

    def outcome(self, output: str) -> BuildOutcome | None:
        """The last build that was written to an output folder."""
        row = self._db.execute("SELECT record FROM outcomes WHERE output = ?", (output,)).fetchone()
        return None if row is None else _decoded(BuildOutcome, row[0], output)

    def save_outcome(self, output: str, outcome: BuildOutcome | None) -> None:
        """Records what was written; None while it is being changed."""
        self._db.execute("DELETE FROM outcomes WHERE output = ?", (output,))
        if outcome is not None:
            self._db.execute("INSERT INTO outcomes VALUES (?, ?)", (output, _encoded(outcome, output)))

    def last_view(self, output: str, url: str) -> bytes | None:
        """The view from which a page was last rendered, encoded; to name what changed in it."""
        row = self._db.execute("SELECT view FROM pages WHERE output = ? AND url = ?", (output, url)).fetchone()
        return None if row is None else _unsealed(row[0], "view", url)

    def save_written(self, output: str, records: Iterable[tuple[WrittenFile, bytes]]) -> None:
        rows = [
            (output, record.url, _encoded(record, output, record.url), _sealed(view, "view", record.url))
            for record, view in records
        ]
        self._db.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?)", rows)

    def update_written(self, output: str, records: Iterable[WrittenFile]) -> None:
        """Replaces the records of files that were not rendered: new signatures, or what their views are made from."""
        rows = [(_encoded(record, output, record.url), output, record.url) for record in records]
        self._db.executemany("UPDATE pages SET record = ? WHERE output = ? AND url = ?", rows)

    def check_written(self, output: str, count: int) -> None:
        """Raises `DamagedCacheError` unless so many records of an output folder are found: an index may lack some."""
        (found,) = self._db.execute("SELECT COUNT(*) FROM pages WHERE output = ?", (output,)).fetchone()
        if found != count:
            raise DamagedCacheError(output)

    def forget_output(self, output: str) -> None:
        """Forgets every file that was written to an output folder."""
        self._db.execute("DELETE FROM pages WHERE output = ?", (output,))

    def forget_written(self, output: str, urls: Collection[str]) -> None:
        self._db.executemany("DELETE FROM pages WHERE output = ? AND url = ?", [(output, url) for url in urls])


WorkResult = TypeVar("WorkResult")


def with_cache(
    folder: Path | None, tool: str, work: Callable[[Cache], WorkResult], memo: Memo | None = None
) -> WorkResult:
    """Runs `work` on the cache in `folder` (None: in memory); once more if the cache proves to be damaged.

    `memo` holds what was decoded of it before; it must not be used again if this fails. Raises `CacheBusyError`, and
    `OSError` where even a new cache cannot be written (a full disk).
    """
    try:
        with Cache.open(folder, tool, memo) as cache:
            return work(cache)
    except sqlite3.DatabaseError as error:
        _raise_if_not_damaged(error, folder)
    if folder is not None:
        _put_aside(folder / FILE)
    try:
        with Cache.open(folder, tool) as cache:
            cache.replaces_damaged = True
            return work(cache)
    except sqlite3.DatabaseError as error:
        _raise_if_not_damaged(error, folder)
        raise OSError(EIO, f"{error}", f"{folder}") from error


def with_cache_or_memory(folder: Path | None, tool: str, work: Callable[[Cache], WorkResult]) -> WorkResult:
    """The same for work that only reads: in memory where no cache can be written."""
    try:
        return with_cache(folder, tool, work)
    except OSError:
        return with_cache(None, tool, work)


def bodies_in(folder: Path, tool: str, digests: Iterable[str]) -> dict[str, str]:
    """The HTML of those bodies that the cache of this `tool` in `folder` has.

    Reads only, so it does not wait for another process that writes; a cache that cannot be read has none.
    """
    try:
        connection = sqlite3.connect(f"{(folder / FILE).absolute().as_uri()}?mode=ro", uri=True, timeout=WAIT_SECONDS)
        try:
            if _tool_of(connection) != tool:
                return {}
            ask = "SELECT digest, html FROM bodies WHERE digest = ?"
            found = [row for digest in digests for row in connection.execute(ask, (digest,))]
            return {key: _unsealed(html, "html", key).decode() for key, html in found}
        finally:
            connection.close()
    except sqlite3.DatabaseError:
        return {}


_ENCODER = msgspec.msgpack.Encoder()
_CHECKSUM_BYTES = 8

Decodable = TypeVar("Decodable", bound=Struct)


def _encoded(record: Struct, *key: str) -> bytes:
    return _sealed(_ENCODER.encode(record), *key)


def _decoded(kind: type[Decodable], sealed: object, *key: str) -> Decodable:
    """Raises `DamagedCacheError`."""
    decoder: msgspec.msgpack.Decoder[Decodable] = _decoder(kind)
    try:
        return decoder.decode(_unsealed(sealed, *key))
    except DECODE_FAULTS as error:
        raise DamagedCacheError(*key) from error


def _sealed(data: bytes, *key: str) -> bytes:
    """The data after a checksum of it and of its key in the database."""
    return _checksum(data, key) + data


def _unsealed(sealed: object, *key: str) -> bytes:
    """Raises `DamagedCacheError`, also if it is no longer of the type that was stored."""
    if not isinstance(sealed, bytes):
        raise DamagedCacheError(*key)
    data = sealed[_CHECKSUM_BYTES:]
    if _checksum(data, key) != sealed[:_CHECKSUM_BYTES]:
        raise DamagedCacheError(*key)
    return data


def _checksum(data: bytes, key: tuple[str, ...]) -> bytes:
    state = blake2b("\0".join((*key, "")).encode(), digest_size=_CHECKSUM_BYTES)
    state.update(data)
    return state.digest()


@functools.cache
def _decoder(kind: type[Struct]) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


def _connect(path: Path, tool: str) -> tuple[sqlite3.Connection, bool]:
    """The database, and whether it replaces a damaged one."""
    try:
        return _opened(path, tool), False
    except sqlite3.DatabaseError as error:
        _raise_if_not_damaged(error, path.parent)
        _put_aside(path)
        return _opened(path, tool), True


def _opened(path: Path | str, tool: str) -> sqlite3.Connection:
    """A connection in a new transaction, on a cache of the right version."""
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("BEGIN IMMEDIATE")
        if _tool_of(connection) != tool:
            _recreate(connection, tool)
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _tool_of(connection: sqlite3.Connection) -> str | None:
    known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone()
    row = connection.execute("SELECT tool FROM meta").fetchone() if known else None
    return None if row is None else str(row[0])


def _recreate(connection: sqlite3.Connection, tool: str) -> None:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in tables:
        connection.execute(f'DROP TABLE "{name}"')
    for statement in _SCHEMA.split(";"):
        connection.execute(statement)
    connection.execute("INSERT INTO meta VALUES (?)", (tool,))


_SYSTEM_CODES = frozenset(
    {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
)
"""Errors of SQLite that may be the system's, and not of a damaged file."""


def _primary_code(error: sqlite3.Error) -> int:
    """The error code of SQLite without its details; 0 for an error of ours."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _raise_if_not_damaged(error: sqlite3.Error, folder: Path | None) -> None:
    """Raises `CacheBusyError` if another process holds the cache, and `OSError` if nothing can be written there."""
    code = _primary_code(error)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise CacheBusyError from error
    if folder is None or code not in _SYSTEM_CODES:
        return
    if code == sqlite3.SQLITE_FULL:
        raise OSError(ENOSPC, f"{error}", f"{folder}") from error
    with tempfile.TemporaryFile(dir=folder) as probe:
        probe.write(bytes(_PROBE_BYTES))


_PROBE_BYTES = 65_536
"""As much as SQLite needs beside a database."""


def _put_aside(path: Path) -> None:
    """Keeps a damaged database beside its place, for whoever wants to know what happened, instead of an earlier one."""
    if path.exists():
        path.replace(path.with_name(DAMAGED))
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
