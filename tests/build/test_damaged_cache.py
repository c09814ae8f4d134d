"""A cache that is damaged at any byte: the site is that of a clean build, without a traceback."""

import random
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.sites import Site, SiteFactory

TREE = """
== content/organisations/alfa.md
== content/schemes/znak.md
== content/news/alfa.md
---
title: Alfa ze znakiem
date: 2024-01-10
tags: [nagrody]
certificates: [{id: alfa-znak, organisation: alfa, scheme: znak, valid_from: 2023-01-01, valid_until: 2025-12-31}]
---
Tekst. Zob. [betę](beta.md).
== content/news/beta.md
---
title: Beta
date: 2024-02-10
---
Inny tekst.
"""
CACHE = ".laur/store.sqlite"
INNER, LEAF = 2, 10
"""SQLite's kinds of pages of an index, and of a table without row numbers."""


@pytest.fixture
def made(site: SiteFactory) -> Site:
    return site(TREE).build()


def damaged(data: bytes, kind: str, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    if kind == "flipped":
        return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
    if kind == "overwritten":
        return data[:at] + chance.randbytes(min(64, len(data) - at)) + data[at + 64 :]
    return data[:at]


def try_damages(made: Site, kind: str, seeds: range) -> int:
    """Builds after each damage and an edit; how often the build found it."""
    cache, found = made.folder / CACHE, 0
    kept = cache.read_bytes()
    made.edit("content/news/alfa.md", "title: Alfa", "title: Nowa Alfa")
    clean = copied(made, made.folder / f"clean-{kind}").build().tree()
    output = made.folder / f"output-{kind}"
    shutil.copytree(made.output, output)
    for seed in seeds:
        shutil.rmtree(made.output)
        shutil.copytree(output, made.output)
        cache.write_bytes(damaged(kept, kind, random.Random(seed)))
        assert made.build().tree() == clean, (kind, seed)
        found += made.last.cache_was_damaged
    return found


def copied(made: Site, folder: Path) -> Site:
    shutil.copytree(made.content, folder / "content")
    return Site(folder, "")


@pytest.mark.parametrize("kind", ["flipped", "overwritten", "cut"])
def test_a_damaged_cache_costs_time_and_nothing_else(made: Site, kind: str):
    assert try_damages(made, kind, range(2)) > 0


def lose_rows(cache: Path, output: bytes) -> None:
    """Alters keys of what was written: SQLite notices nothing, and no longer finds some rows."""
    with closing(sqlite3.connect(cache)) as store:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'pages'"
        (root,), (size,) = store.execute(query).fetchone(), store.execute("PRAGMA page_size").fetchone()
    data = bytearray(cache.read_bytes())
    top = (root - 1) * size
    assert data[top] == INNER
    leaf = top
    while data[leaf] == INNER:
        cell = leaf + int.from_bytes(data[leaf + 12 : leaf + 14], "big")
        leaf = (int.from_bytes(data[cell : cell + 4], "big") - 1) * size
    assert data[leaf] == LEAF
    data[leaf : leaf + size] = data[leaf : leaf + size].replace(output, output[:-1] + b"x", 9)
    cache.write_bytes(data)


def test_rows_that_a_damaged_cache_cannot_find_are_not_lost_after_a_clean_build(made: Site):
    lose_rows(made.folder / CACHE, str(made.output).encode())
    tree = made.tree()
    assert made.build(clean=True).tree() == tree
    with closing(sqlite3.connect(made.folder / CACHE)) as store:
        assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert made.last.cache_was_damaged
    made.edit("content/news/beta.md", "Inny", "Nowy")
    assert "/organizacje/alfa/" not in made.build().rendered


def test_each_key_is_stored_once_so_that_no_damaged_index_leads_to_the_record_of_another_page(made: Site):
    cache, output, url = made.folder / CACHE, str(made.output).encode(), b"/aktualnosci/2024/02/beta/"
    kept, tree = cache.read_bytes(), made.tree()
    (at,) = [found.start() for found in re.finditer(re.escape(output + url), kept)]
    cache.write_bytes(kept[:at] + output[:-1] + b"x" + kept[at + len(output) :])
    made.edit("content/news/beta.md", "title: Beta", "title: Gamma").build()
    made.edit("content/news/beta.md", "title: Gamma", "title: Beta").build()
    assert not made.last.cache_was_damaged
    assert "/organizacje/alfa/" not in made.rendered
    assert made.tree() == tree


OTHER_TYPES = {"TEXT": "CAST({} AS BLOB)", "BLOB": "CAST({} AS TEXT)"}


def columns(cache: Path) -> list[tuple[str, str, str]]:
    """Each column of the cache: its table, its name and its type."""
    with closing(sqlite3.connect(cache)) as store:
        tables = store.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return [(table, row[1], row[2]) for (table,) in tables for row in store.execute(f"PRAGMA table_info({table})")]


def test_values_of_another_type_than_was_stored_cost_time_and_nothing_else(made: Site):
    cache, tree = made.folder / CACHE, made.tree()
    kept, found = cache.read_bytes(), set()
    for table, column, stored in columns(cache):
        cache.write_bytes(kept)
        with closing(sqlite3.connect(cache, isolation_level=None)) as store:
            store.execute(f"UPDATE {table} SET {column} = {OTHER_TYPES[stored].format(column)}")
        made.edit("content/news/beta.md", "date: 2024-02-10", "date: 2024-02-10 ")
        assert made.build().tree() == tree, (table, column)
        if made.last.cache_was_damaged:
            found.add((table, column))
        cache.unlink(missing_ok=True)
        made.edit("content/news/beta.md", "date: 2024-02-10 ", "date: 2024-02-10").build()
    assert {("pages", "url"), ("sources", "path"), ("bodies", "digest"), ("pages", "record")} <= found


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["flipped", "overwritten", "cut"])
def test_a_cache_damaged_at_many_places_costs_time_and_nothing_else(made: Site, kind: str):
    assert try_damages(made, kind, range(100, 125)) > 0


def test_the_damaged_cache_is_put_aside_and_the_editor_hears_of_it(
    made: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    from laur.cli import main

    (made.folder / CACHE).write_bytes(b"not a database, and longer than its header" * 200)
    monkeypatch.chdir(made.folder)
    layouts = str(made.layouts)
    assert main(["build", "--lang", "en", "--layouts", layouts, "--as-of", "2024-06-01"]) == 0
    assert "The cache in .laur/ was damaged" in capsys.readouterr().err
    assert (made.folder / ".laur/store.damaged.sqlite").read_bytes().startswith(b"not a database")
    assert main(["build", "--lang", "en", "--layouts", layouts, "--as-of", "2024-06-01"]) == 0
    assert "damaged" not in capsys.readouterr().err
