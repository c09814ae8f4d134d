"""The cache: one SQLite file in ``.laur/`` with what was read, rendered and written.

Deleting it, a crash, another version or damage costs time and never correctness: each record has a checksum, and where
one does not hold, the whole cache is forgotten and made again. Records are msgspec values in MessagePack; the cache
does not know what they mean.
"""

import sqlite3
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import EIO
from functools import partial
from pathlib import Path
from typing import TypeVar

from laur.memo import Memo
from laur.model import Body, Outline
from laur.source.database import (
    FILE,
    IN_MEMORY,
    DamagedCacheError,
    connect,
    is_of_the_system,
    opened,
    opened_to_read,
    put_aside,
    raise_if_not_damaged,
    tool_of,
)
from laur.source.records import BuildOutcome, StoredRecord, WrittenFile
from laur.source.sealing import decoded, encoded, sealed, unsealed


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
        connection, is_damaged = (opened(IN_MEMORY, tool), False) if folder is None else connect(folder / FILE, tool)
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
            if not is_of_the_system(error):
                raise
            with suppress(sqlite3.OperationalError):
                self._db.rollback()

    # ------------------------------------------------------------------------------ what was read

    def sources(self, collection: str, kind: type[StoredRecord]) -> Mapping[str, StoredRecord]:
        """All records of a collection (the documents of a content folder, the files of a layouts folder) by path."""
        return self._memo.get(("records", collection), (), partial(self._records, collection, kind))

    def _records(self, collection: str, kind: type[StoredRecord]) -> dict[str, StoredRecord]:
        rows = self._db.execute("SELECT path, record FROM sources WHERE collection = ?", (collection,))
        return {path: decoded(kind, record, collection, path) for path, record in rows}

    def update_sources(self, collection: str, records: Iterable[StoredRecord], gone: Collection[str]) -> None:
        """Saves records, and forgets those of files that are gone, by path."""
        records = tuple(records)
        rows = [(collection, record.path, encoded(record, collection, record.path)) for record in records]
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
        return {key: decoded(Outline, outline, "outline", key) for key, outline in rows}

    def body_html(self, digest: str) -> str:
        """The HTML of a body that was saved. Raises `DamagedCacheError` if it is not there."""
        row = self._db.execute("SELECT html FROM bodies WHERE digest = ?", (digest,)).fetchone()
        if row is None:
            raise DamagedCacheError(digest)
        return unsealed(row[0], "html", digest).decode()

    def save_bodies(self, bodies: Mapping[str, Body]) -> None:
        rows = (
            (key, encoded(body.outline, "outline", key), sealed(body.html.encode(), "html", key))
            for key, body in bodies.items()
        )
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
        return {url: decoded(WrittenFile, record, output, url) for url, record in rows}

    def outcome(self, output: str) -> BuildOutcome | None:
        """The last build that was written to an output folder."""
        row = self._db.execute("SELECT record FROM outcomes WHERE output = ?", (output,)).fetchone()
        return None if row is None else decoded(BuildOutcome, row[0], output)

    def save_outcome(self, output: str, outcome: BuildOutcome | None) -> None:
        """Records what was written; None while it is being changed."""
        self._db.execute("DELETE FROM outcomes WHERE output = ?", (output,))
        if outcome is not None:
            self._db.execute("INSERT INTO outcomes VALUES (?, ?)", (output, encoded(outcome, output)))

    def last_view(self, output: str, url: str) -> bytes | None:
        """The view from which a page was last rendered, encoded; to name what changed in it."""
        row = self._db.execute("SELECT view FROM pages WHERE output = ? AND url = ?", (output, url)).fetchone()
        return None if row is None else unsealed(row[0], "view", url)

    def save_written(self, output: str, records: Iterable[tuple[WrittenFile, bytes]]) -> None:
        rows = (
            (output, record.url, encoded(record, output, record.url), sealed(view, "view", record.url))
            for record, view in records
        )
        self._db.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?)", rows)

    def update_written(self, output: str, records: Iterable[WrittenFile]) -> None:
        """Replaces the records of files that were not rendered: new signatures, or what their views are made from."""
        rows = [(encoded(record, output, record.url), output, record.url) for record in records]
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
        raise_if_not_damaged(error, folder)
    if folder is not None:
        put_aside(folder / FILE)
    try:
        with Cache.open(folder, tool) as cache:
            cache.replaces_damaged = True
            return work(cache)
    except sqlite3.DatabaseError as error:
        raise_if_not_damaged(error, folder)
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
        with opened_to_read(folder / FILE) as connection:
            if tool_of(connection) != tool:
                return {}
            ask = "SELECT digest, html FROM bodies WHERE digest = ?"
            found = [row for digest in digests for row in connection.execute(ask, (digest,))]
            return {key: unsealed(html, "html", key).decode() for key, html in found}
    except sqlite3.DatabaseError:
        return {}
