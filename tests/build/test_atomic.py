"""`build --atomic`: at every moment the output folder is the old site or the new one, and nothing between them."""

import errno
import json
import os
import shutil
import signal
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from itertools import count
from pathlib import Path

import pytest

import laur.output.atomic
from laur.cli import main
from laur.model.digest import digest_text
from laur.output.staging import OutputFolder
from laur.system.exchange import exchange
from tests.build.test_nothing_to_do import only_looks
from tests.build.test_whole_at_every_moment import (
    CHANGES,
    TREE,
    build_in_child,
    built_fresh,
    copied,
    edit,
    kill_at,
    missing,
    pages,
    restore,
    styles,
    with_own_layouts,
    without_kept,
)
from tests.sites import Site, SiteFactory

EVENTS = CHANGES | {"os.link", "os.mkdir"}
STEP = 7
"""A build is killed at each change of this number; 1 takes minutes."""


@pytest.fixture
def made(site: SiteFactory) -> Site:
    return with_own_layouts(site(TREE))


def is_near_output(event: str, args: tuple[object, ...], output: str) -> bool:
    """Before a change in the output folder, in the tree beside it, or in a folder that is removed as a whole.

    What is removed with a folder is named without that folder.
    """
    beside = (output, str(Path(output).with_name(".site.next")))
    return event in EVENTS and any(str(arg).startswith(beside) or arg == "index.html" for arg in args[:2])


def killed(made: Site, change: int) -> int:
    return build_in_child(made, kill_at(change), is_change=is_near_output, atomic=True)


def snapshot(made: Site) -> str:
    """A digest of which files are in the output folder; whatever changes one of them changes its time or inode."""
    files = OutputFolder(made.output).survey()
    return digest_text(*[f"{path} {file.inode} {file.size} {file.modified}" for path, file in sorted(files.items())])


def left_behind(made: Site) -> list[str]:
    """Folders and marks that only an interrupted build leaves."""
    return [path.name for path in (*made.folder.glob(".site.*"), *made.output.glob(".laur*"))]


def look(path: Path) -> tuple[int, int]:
    """Which file or folder it is, whatever its name."""
    return path.lstat().st_ino, path.lstat().st_mode


def edited(made: Site, tmp_path: Path) -> tuple[Site, Site]:
    """Copies of the site as it is, and as it is after an edit, which is made."""
    before = copied(made, tmp_path / "before")
    edit(made)
    return before, copied(made, tmp_path / "after")


def test_a_reader_finds_the_old_site_or_the_new_before_each_change(made: Site, tmp_path: Path):
    known = pages(made.build())
    old, old_styles = snapshot(made), styles(made)
    edit(made)
    seen = tmp_path / "seen.jsonl"

    def visit(change: int) -> None:
        with seen.open("a", encoding="utf-8") as file:
            file.write(json.dumps([change, snapshot(made)]) + "\n")

    assert build_in_child(made, visit, is_change=is_near_output, atomic=True) == 0
    found = [json.loads(line)[1] for line in seen.read_text("utf-8").splitlines()]
    new = snapshot(made)
    exchanged = found.index(new)
    assert exchanged > 100
    assert len(found) - exchanged > 20
    assert set(found[:exchanged]) == {old}
    assert set(found[exchanged:]) == {new}
    assert missing(made.output, known) == []
    assert old_styles < styles(made)  # for a reader who opened a page before
    assert left_behind(made) == []
    fresh = built_fresh(made, tmp_path)
    assert without_kept(made, fresh) == fresh
    made.build()
    assert made.rendered == set()


def finish(made: Site, wanted: dict[str, bytes], *, atomic: bool) -> None:
    """The next build leaves nothing of the one that was killed, and the one after it has nothing to do."""
    made.build(atomic=atomic)
    assert without_kept(made, wanted) == wanted
    assert left_behind(made) == []
    made.build(atomic=atomic)
    assert made.rendered == set()


def killed_as(made: Site, moment: str) -> int:
    """Ends a build at a moment of its life."""
    folder = look(made.output)

    def is_it(event: str, args: tuple[object, ...], output: str) -> bool:
        if not is_near_output(event, args, output):
            return False
        if moment == "while files are linked":
            return event == "os.link" and str(args[0]).endswith("robots.txt")
        if moment == "just before the exchange":
            return event == "os.rename" and args[1] == output
        return look(Path(output)) != folder  # while the old site is removed

    return build_in_child(made, kill_at(0), is_change=is_it, atomic=True)


@pytest.mark.parametrize(
    ("moment", "is_new", "atomic"),
    [
        ("while files are linked", False, True),
        pytest.param("just before the exchange", False, True, marks=pytest.mark.slow),
        ("while the old site is removed", True, False),
    ],
)
def test_after_a_kill_the_site_is_the_old_or_the_new_and_the_next_build_finishes_it(
    made: Site, tmp_path: Path, moment: str, is_new: bool, atomic: bool
):
    old = made.build().tree()
    edit(made)
    assert killed_as(made, moment) == -signal.SIGKILL
    fresh = built_fresh(made, tmp_path)
    assert without_kept(made, fresh) == fresh if is_new else made.tree() == old
    assert left_behind(made) != []
    finish(made, fresh, atomic=atomic)


@pytest.mark.slow
def test_after_a_kill_at_any_change_the_site_is_the_old_or_the_new(made: Site, tmp_path: Path):
    made.build()
    versions = edited(made, tmp_path)
    old, new = (built_fresh(version, tmp_path / version.folder.name) for version in versions)
    outcomes = []
    for number in count():
        restore(made, versions[0])
        assert without_kept(made.build(), old) == old
        restore(made, versions[1])
        status = killed(made, number * STEP)
        outcomes.append([without_kept(made, tree) == tree for tree in (old, new)])
        assert any(outcomes[-1]), number
        assert missing(made.output) == [], number
        finish(made, new, atomic=number % 2 == 0)
        if status == 0:
            break
    assert outcomes.count([True, False]) > 10
    assert outcomes.count([False, True]) > 3


def test_a_kill_is_undone_by_the_next_build_if_the_edit_was(made: Site, tmp_path: Path):
    old = made.build().tree()
    before, _after = edited(made, tmp_path)
    assert killed_as(made, "while the old site is removed") == -signal.SIGKILL
    restore(made, before)
    finish(made, old, atomic=True)


def test_a_first_build_comes_at_once_and_one_that_was_killed_is_finished(made: Site, tmp_path: Path):
    assert killed(made, 40) == -signal.SIGKILL
    assert not made.output.exists()
    made.build(atomic=True)
    assert made.last.not_atomic == ""
    assert made.tree() == built_fresh(made, tmp_path)
    assert left_behind(made) == []


def test_files_of_others_and_permissions_stay(made: Site):
    made.build()
    (made.output / ".git").mkdir()
    (made.output / ".git/HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    (made.output / ".nojekyll").touch()
    (made.output / ".here").symlink_to("nowhere")
    made.output.chmod(0o750)
    folder, others = look(made.output), {name: look(made.output / name) for name in (".git", ".nojekyll", ".here")}
    edit(made)
    made.build(atomic=True)
    assert made.last.not_atomic == ""
    assert look(made.output)[0] != folder[0]
    assert look(made.output)[1] == folder[1]
    assert {name: look(made.output / name) for name in others} == others
    assert left_behind(made) == []


def test_a_build_with_nothing_to_do_does_nothing(made: Site, monkeypatch: pytest.MonkeyPatch):
    made.build()
    edit(made)
    made.build(atomic=True).build(atomic=True)
    folder = look(made.output)
    assert only_looks(made, monkeypatch, atomic=True)
    assert look(made.output) == folder


def test_a_file_of_the_output_that_is_changed_meanwhile_is_replaced_by_the_next_build(
    made: Site, monkeypatch: pytest.MonkeyPatch
):
    made.build()
    page = made.output / "robots.txt"
    right = page.read_bytes()
    edit(made)

    def change_first(one: Path, other: Path) -> None:
        if other == made.output:
            page.write_bytes(right.swapcase())
        exchange(one, other)

    monkeypatch.setattr(laur.output.atomic, "exchange", change_first)
    made.build(atomic=True)
    monkeypatch.undo()
    assert page.read_bytes() == right.swapcase()
    made.build(atomic=True)
    assert page.read_bytes() == right
    assert made.rendered == {"/robots.txt"}


def failing(number: int) -> Callable[..., None]:
    def fail(*_args: object, **_flags: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def build_command(made: Site, *flags: str) -> tuple[int, str]:
    """The status of the command, and what it says."""
    folders = ["--content", str(made.content), "--layouts", str(made.layouts), "--output", str(made.output)]
    said = StringIO()
    with redirect_stderr(said), redirect_stdout(said):
        status = main(["build", "--lang", "en", "--as-of", "2024-06-01", "--jobs", "1", *folders, *flags])
    return status, said.getvalue()


@pytest.mark.parametrize(
    ("call", "number", "words"),
    [
        ("laur.output.atomic.exchange", errno.EINVAL, "not possible here"),
        ("os.link", errno.EPERM, "operation not permitted"),
        ("os.chown", errno.EPERM, "operation not permitted"),
    ],
)
def test_where_the_file_system_cannot_files_are_replaced_one_by_one_and_the_command_says_so(
    made: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, words: str
):
    made.build()
    if call == "os.chown":
        if os.geteuid() != 0:
            pytest.skip("Only root can give a folder to another user.")
        shutil.chown(made.output, 65534)
    folder = look(made.output)
    edit(made)
    with monkeypatch.context() as patch:
        patch.setattr(call, failing(number))
        status, said = build_command(made, "--atomic")
    assert status == 0
    assert words in said.lower()
    assert "one by one" in said
    assert look(made.output) == folder
    finish(made, built_fresh(made, tmp_path), atomic=True)


def test_on_a_full_disk_the_site_stays_and_the_command_says_so(
    made: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    old = made.build().tree()
    edit(made)
    with monkeypatch.context() as patch:
        patch.setattr("os.link", failing(errno.ENOSPC))
        status, said = build_command(made, "--atomic")
    assert (status, "no space" in said) == (3, True)
    assert made.tree() == old
    assert left_behind(made) == []
    finish(made, built_fresh(made, tmp_path), atomic=True)
