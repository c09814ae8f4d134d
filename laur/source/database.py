"""The SQLite file of the cache: its tables, its version, and what an error of SQLite says about it."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOSPC
from pathlib import Path

FILE = "store.sqlite"
DAMAGED = "store.damaged.sqlite"
IN_MEMORY = ":memory:"
"""SQLite's name for a database in memory."""
WAIT_SECONDS = 20.0
"""How long to wait for another build of the same site."""

_SCHEMA = """
CREATE TABLE meta (tool TEXT NOT NULL);
CREATE TABLE sources (collection TEXT NOT NULL, path TEXT NOT NULL, record BLOB NOT NULL,
                      PRIMARY KEY (collection, path)) WITHOUT ROWID;
CREATE TABLE bodies (digest TEXT PRIMARY KEY, outline BLOB NOT NULL, html BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE pages (output TEXT NOT NULL, url TEXT NOT NULL, record BLOB NOT NULL, view BLOB NOT NULL,
                    PRIMARY KEY (output, url)) WITHOUT ROWID;
CREATE TABLE outcomes (output TEXT PRIMARY KEY, record BLOB NOT NULL) WITHOUT ROWID;
"""
"""Each key is stored once: an index beside a table can, when it is damaged, say something else than the table."""
_SYSTEM_CODES = frozenset(
    {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
)
"""Errors of SQLite that may be the system's, and not of a damaged file."""
_PROBE_BYTES = 65_536
"""As much as SQLite needs beside a database."""


class CacheBusyError(Exception):
    """Another process builds the same site and did not finish in time."""


class DamagedCacheError(sqlite3.DatabaseError):
    """A record is not what was written: SQLite does not notice a bit that flipped in it."""


def connect(path: Path, tool: str) -> tuple[sqlite3.Connection, bool]:
    """The database, and whether it replaces a damaged one."""
    try:
        return opened(path, tool), False
    except sqlite3.DatabaseError as error:
        raise_if_not_damaged(error, path.parent)
        put_aside(path)
        return opened(path, tool), True


def opened(path: Path | str, tool: str) -> sqlite3.Connection:
    """A connection in a new transaction, on a cache of the right version."""
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("BEGIN IMMEDIATE")
        if tool_of(connection) != tool:
            _recreate(connection, tool)
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


@contextmanager
def opened_to_read(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that reads only, so that it does not wait for another process that writes."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=WAIT_SECONDS)
    try:
        yield connection
    finally:
        connection.close()


def tool_of(connection: sqlite3.Connection) -> str | None:
    """The version of the tool that made a cache; None where nothing is stated."""
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


def _primary_code(error: sqlite3.Error) -> int:
    """The error code of SQLite without its details; 0 for an error of ours."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def is_of_the_system(error: sqlite3.Error) -> bool:
    """Whether the system refused something, such as space, so that the file may be whole."""
    return _primary_code(error) in _SYSTEM_CODES


def raise_if_not_damaged(error: sqlite3.Error, folder: Path | None) -> None:
    """Raises `CacheBusyError` if another process holds the cache, and `OSError` if nothing can be written there."""
    code = _primary_code(error)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise CacheBusyError from error
    if folder is None or not is_of_the_system(error):
        return
    if code == sqlite3.SQLITE_FULL:
        raise OSError(ENOSPC, f"{error}", f"{folder}") from error
    with tempfile.TemporaryFile(dir=folder) as probe:
        probe.write(bytes(_PROBE_BYTES))


def put_aside(path: Path) -> None:
    """Keeps a damaged database beside its place, for whoever wants to know what happened, instead of an earlier one."""
    if path.exists():
        path.replace(path.with_name(DAMAGED))
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
