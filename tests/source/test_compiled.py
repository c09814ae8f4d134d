"""The user's cache of compiled layouts: it saves time, and nobody else's code is run from it."""

import marshal
import os
import sys
import time
from pathlib import Path

import msgspec
import pytest

from laur.cli.environment import user_folders
from laur.rendering.layout_references import ParsedLayout, parse_layout
from laur.source import compiled
from laur.source.compiled import CompiledLayouts
from laur.source.options import UserFolders

PATH, TEXT = "a.html", '{% include "b.html" %}{{ page.title }}'

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")


@pytest.fixture
def folders(tmp_path: Path) -> UserFolders:
    return UserFolders(tmp_path / "cache" / "layouts", tmp_path / "state" / "key")


@pytest.fixture
def parses(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The layouts that had to be parsed."""
    parsed: list[str] = []

    def parse(path: str, text: str) -> ParsedLayout:
        parsed.append(path)
        return parse_layout(path, text)

    monkeypatch.setattr(compiled, "parse_layout", parse)
    return parsed


def only_file(folders: UserFolders) -> Path:
    (file,) = folders.cache.iterdir()
    return file


def test_a_layout_is_compiled_once_for_all_sites(folders: UserFolders, parses: list[str]):
    first = CompiledLayouts(folders, "1").parse(PATH, TEXT)
    second = CompiledLayouts(folders, "1").parse(PATH, TEXT)
    assert parses == [PATH]
    assert first == second == parse_layout(PATH, TEXT)
    assert second.references == ("b.html",)


@pytest.mark.parametrize(("tool", "path", "text"), [("2", PATH, TEXT), ("1", "c.html", TEXT), ("1", PATH, "x")])
def test_another_version_path_or_text_is_compiled_again(
    folders: UserFolders, parses: list[str], tool: str, path: str, text: str
):
    CompiledLayouts(folders, "1").parse(PATH, TEXT)
    assert CompiledLayouts(folders, tool).parse(path, text) == parse_layout(path, text)
    assert parses == [PATH, path]


def test_a_layout_with_a_mistake_is_not_kept(folders: UserFolders):
    assert CompiledLayouts(folders, "1").parse(PATH, "{% if %}").problems
    assert not list(folders.cache.iterdir())


def test_without_folders_nothing_is_kept(parses: list[str]):
    for _ in range(2):
        assert CompiledLayouts(None, "1").parse(PATH, TEXT).code
    assert parses == [PATH, PATH]


def test_code_that_somebody_else_put_into_the_cache_is_not_run(folders: UserFolders, parses: list[str]):
    sound = CompiledLayouts(folders, "1").parse(PATH, TEXT)
    evil = msgspec.msgpack.encode(ParsedLayout(code=marshal.dumps(compile("raise SystemExit", PATH, "exec"))))
    only_file(folders).write_bytes(bytes(compiled.MAC_BYTES) + evil)
    assert CompiledLayouts(folders, "1").parse(PATH, TEXT) == sound
    assert parses == [PATH, PATH]


def test_a_cache_from_another_machine_is_not_used(folders: UserFolders, parses: list[str]):
    CompiledLayouts(folders, "1").parse(PATH, TEXT)
    folders.key.unlink()
    assert CompiledLayouts(folders, "1").parse(PATH, TEXT).code
    assert parses == [PATH, PATH]


def test_a_file_under_the_name_of_another_is_not_used(folders: UserFolders):
    layouts = CompiledLayouts(folders, "1")
    layouts.parse(PATH, TEXT)
    other = only_file(folders)
    layouts.parse("c.html", "other")
    (file,) = set(folders.cache.iterdir()) - {other}
    other.write_bytes(file.read_bytes())
    assert CompiledLayouts(folders, "1").parse(PATH, TEXT) == parse_layout(PATH, TEXT)


@pytest.mark.parametrize("length", [0, 10, 40])
def test_a_damaged_file_is_not_used(folders: UserFolders, length: int):
    layouts = CompiledLayouts(folders, "1")
    sound = layouts.parse(PATH, TEXT)
    only_file(folders).write_bytes(only_file(folders).read_bytes()[:length])
    assert layouts.parse(PATH, TEXT) == sound


@POSIX
def test_a_folder_to_which_others_may_write_is_not_used(folders: UserFolders, parses: list[str]):
    folders.cache.mkdir(parents=True)
    folders.cache.chmod(0o777)
    for _ in range(2):
        assert CompiledLayouts(folders, "1").parse(PATH, TEXT).code
    assert parses == [PATH, PATH]
    assert not list(folders.cache.iterdir())


@POSIX
def test_a_key_that_others_may_read_is_not_used(folders: UserFolders, parses: list[str]):
    CompiledLayouts(folders, "1").parse(PATH, TEXT)
    folders.key.chmod(0o644)
    assert CompiledLayouts(folders, "1").parse(PATH, TEXT).code
    assert parses == [PATH, PATH]


@POSIX
def test_only_the_user_can_read_the_cache_and_the_key(folders: UserFolders):
    CompiledLayouts(folders, "1").parse(PATH, TEXT)
    assert folders.cache.stat().st_mode & 0o777 == 0o700
    assert folders.key.stat().st_mode & 0o777 == 0o600


def test_layouts_that_come_with_laur_are_not_parsed(tmp_path: Path, parses: list[str]):
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts/a.html").write_text("{% include 'b.html' %}", "utf-8")
    file = tmp_path / "layouts.msgpack"
    file.write_bytes(compiled.packed(tmp_path / "layouts"))
    found = CompiledLayouts(None, "1", file).parse("a.html", "{% include 'b.html' %}")
    assert (parses, found) == ([], parse_layout("a.html", "{% include 'b.html' %}"))
    CompiledLayouts(None, "1", file).parse("a.html", "{% include 'c.html' %}")
    assert parses == ["a.html"]


@pytest.mark.parametrize("is_damaged", [False, True])
def test_those_that_another_jinja_wrote_are_parsed(
    tmp_path: Path, parses: list[str], monkeypatch: pytest.MonkeyPatch, is_damaged: bool
):
    (tmp_path / "a.html").write_text("a", "utf-8")
    file = tmp_path / "layouts.msgpack"
    file.write_bytes(compiled.packed(tmp_path)[: -1 if is_damaged else None])
    if not is_damaged:
        monkeypatch.setattr(compiled, "installed_versions", lambda _names: ("jinja2-9.dist-info",))
    assert CompiledLayouts(None, "1", file).parse("a.html", "a") == parse_layout("a.html", "a")
    assert parses == ["a.html"]


def test_where_nothing_can_be_written_layouts_are_compiled_each_time(tmp_path: Path, parses: list[str]):
    (tmp_path / "file").write_bytes(b"")
    folders = UserFolders(tmp_path / "file" / "cache", tmp_path / "file" / "key")
    for _ in range(2):
        assert CompiledLayouts(folders, "1").parse(PATH, TEXT).code
    assert parses == [PATH, PATH]


def test_layouts_that_no_build_uses_are_removed_after_a_while(folders: UserFolders):
    layouts = CompiledLayouts(folders, "1")
    layouts.parse(PATH, TEXT)
    old = only_file(folders)
    layouts.parse("c.html", "other")
    long_ago = time.time() - compiled.KEEP_SECONDS - 1
    os.utime(old, (long_ago, long_ago))
    layouts.prune()
    assert not old.exists()
    assert len(list(folders.cache.iterdir())) == 1


def test_a_layout_that_is_used_counts_as_new(folders: UserFolders):
    layouts = CompiledLayouts(folders, "1")
    layouts.parse(PATH, TEXT)
    long_ago = time.time() - compiled.KEEP_SECONDS - 1
    os.utime(only_file(folders), (long_ago, long_ago))
    layouts.parse(PATH, TEXT)
    layouts.prune()
    assert only_file(folders).exists()


@pytest.mark.parametrize(
    ("platform", "environment", "cache", "key"),
    [
        ("linux", {"HOME": "/h"}, "/h/.cache/laur/layouts", "/h/.local/state/laur/key"),
        ("linux", {"HOME": "/h", "XDG_CACHE_HOME": "/c"}, "/c/laur/layouts", "/h/.local/state/laur/key"),
        ("linux", {"HOME": "/h", "XDG_STATE_HOME": "s"}, "/h/.cache/laur/layouts", "/h/.local/state/laur/key"),
        ("darwin", {"HOME": "/h"}, "/h/Library/Caches/laur/layouts", "/h/Library/Application Support/laur/key"),
        ("win32", {"LOCALAPPDATA": "/l"}, "/l/laur/cache/layouts", "/l/laur/key"),
    ],
)  # fmt: skip
def test_the_folders_are_those_of_the_system(platform: str, environment: dict[str, str], cache: str, key: str):
    assert user_folders(environment, platform) == UserFolders(Path(cache), Path(key))


@pytest.mark.parametrize(("platform", "environment"), [("linux", {}), ("linux", {"HOME": "x"}), ("win32", {})])
def test_without_a_home_folder_there_are_none(platform: str, environment: dict[str, str]):
    assert user_folders(environment, platform) is None
