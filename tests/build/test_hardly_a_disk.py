"""On a disk that is full, out of inodes or read-only, or without permission: a reader finds the old site or the new.

The command says what the system says, with status 3; when there is space again, the next build finishes.
"""

import errno
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from laur.cli import main
from tests.build.test_whole_at_every_moment import TREE, built_fresh, edit, missing, pages, without_kept
from tests.histories.interruptions import file_events
from tests.sites import ROOT, Site, SiteFactory, tree_of

OUTSIDE = 3
"""The exit status of a failure outside of Laur."""
AS_ROOT = () if not hasattr(os, "geteuid") or os.geteuid() == 0 else ("sudo", "-n")
NOBODY = 65534


def mount(*arguments: str) -> bool:
    try:
        return subprocess.run([*AS_ROOT, *arguments], capture_output=True, check=False, timeout=60).returncode == 0
    except OSError:
        return False


@pytest.fixture
def disk() -> Iterator[Path]:
    """A folder where a file system of a given size can be mounted, which everybody may enter."""
    folder = Path(tempfile.mkdtemp(prefix="laur-disk-"))
    folder.chmod(0o755)
    yield folder
    mount("umount", str(folder))
    shutil.rmtree(folder)


def site_on(disk: Path, limit: str) -> Site:
    """A built site on a file system of its own."""
    if not mount("mount", "-t", "tmpfs", "-o", f"{limit},mode=1777", "tmpfs", str(disk)):
        pytest.skip("This machine does not let us mount a file system.")
    return built_in(disk)


def built_in(folder: Path) -> Site:
    made = Site(folder, TREE)
    shutil.copytree(ROOT / "layouts", folder / "layouts")
    made.layouts = folder / "layouts"
    return made.build()


def build_command(made: Site) -> tuple[int, str]:
    """The status of the command, and what it says."""
    folders = ["--content", str(made.content), "--layouts", str(made.layouts), "--output", str(made.output)]
    said = StringIO()
    with redirect_stderr(said), redirect_stdout(said):
        status = main(["build", "--lang", "en", "--as-of", "2024-06-01", "--jobs", "1", *folders])
    return status, said.getvalue()


class Filled:
    """A file system on which little is left."""

    def __init__(self, made: Site) -> None:
        self._made, self._filler = made, made.folder / "filler"

    def leave_bytes(self, count: int) -> None:
        free = os.statvfs(self._made.folder)
        self._filler.write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - count)))

    def leave_inodes(self, count: int) -> None:
        self._filler.mkdir()
        for number in range(os.statvfs(self._made.folder).f_favail - count - 1):
            (self._filler / f"{number}").touch()

    def empty(self) -> None:
        shutil.rmtree(self._filler) if self._filler.is_dir() else self._filler.unlink()


def try_with(made: Site, fill: str, left: Sequence[int], words: str, tmp_path: Path) -> set[int]:
    """Builds after an edit with little left; the statuses. Afterwards there is space, and the site is the new one."""
    filled, statuses = Filled(made), set[int]()
    known = pages(made)
    for number, count in enumerate(left):
        old = made.tree()
        if number == 0:
            edit(made)
        made.edit("content/news/alfa.md", "Tekst", f"Tekst {number}")
        getattr(filled, fill)(count)
        status, said = build_command(made)
        statuses.add(status)
        assert status in {0, OUTSIDE}, said
        assert "Traceback" not in said
        assert "damaged" not in said, (count, said)
        assert status == 0 or words in said, (count, said)
        assert missing(made.output, known) == []
        assert status == 0 or all(path in made.tree() for path in known if path in old)
        filled.empty()
        assert build_command(made)[0] == 0
        fresh = built_fresh(made, tmp_path / f"{count}")
        assert without_kept(made, fresh) == fresh
        assert not list(made.folder.glob(".*.staging"))
    return statuses


@pytest.mark.slow
@pytest.mark.parametrize(
    ("limit", "fill", "words"),
    [("size=12m", "leave_bytes", "no space"), ("size=40m,nr_inodes=900", "leave_inodes", "no space")],
    ids=["bytes", "inodes"],
)
def test_on_a_full_disk_a_reader_finds_a_whole_site(disk: Path, tmp_path: Path, limit: str, fill: str, words: str):
    made = site_on(disk, limit)
    left = (0, 8_000, 100_000, 400_000) if fill == "leave_bytes" else (0, 2, 20, 80)
    assert OUTSIDE in try_with(made, fill, left, words, tmp_path)


def test_on_a_disk_that_is_read_only_the_site_stays(disk: Path):
    made = site_on(disk, "size=12m")
    old = made.tree()
    edit(made)
    assert mount("mount", "-o", "remount,ro", str(disk))
    status, said = build_command(made)
    assert (status, "Traceback" in said) == (OUTSIDE, False)
    assert "read-only" in said.lower()
    assert made.tree() == old


def test_a_failure_while_files_are_replaced_is_not_called_an_unchanged_site(site: SiteFactory, tmp_path: Path):
    made = site(TREE)
    shutil.copytree(ROOT / "layouts", made.folder / "layouts")
    made.layouts = made.folder / "layouts"
    known = pages(made.build())
    edit(made)

    def before(_count: int, path: str) -> None:
        if "nowa" in path:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with file_events().before_each(str(made.output), before):
        status, said = build_command(made)
    assert status == OUTSIDE
    assert "no space" in said
    assert "was not changed" not in said
    assert "The next build finishes it" in said
    assert missing(made.output, known) == []
    assert build_command(made)[0] == 0
    fresh = built_fresh(made, tmp_path)
    assert without_kept(made, fresh) == fresh


@pytest.mark.parametrize("forbidden", ["all", "site", ".laur"])
def test_without_permission_the_site_stays_and_the_command_says_so(disk: Path, forbidden: str):
    made = built_in(disk)
    old = made.tree()
    edit(made)
    if os.geteuid() == 0:
        chown(made.folder, NOBODY)
    shut = made.folder if forbidden == "all" else made.folder / forbidden
    for folder in (shut, *[each for each in shut.rglob("*") if each.is_dir()]):
        folder.chmod(0o555)
    for file in shut.rglob("*.sqlite*"):
        file.chmod(0o444)
    status, said = as_nobody(made)
    for folder in (shut, *[each for each in shut.rglob("*") if each.is_dir()]):
        folder.chmod(0o755)
    assert (status, "Traceback" in said) == (OUTSIDE, False), said
    assert "ermission" in said or "not allowed" in said
    assert tree_of(made.output) == old


def chown(folder: Path, user: int) -> None:
    for path in (folder, *folder.rglob("*")):
        os.chown(path, user, user)


def as_nobody(made: Site) -> tuple[int, str]:
    """The same command of a user whom permissions concern: they do not concern root."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            status, said = build_command(made)
            os.write(writing, said.encode())
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        said = pipe.read()
    _, ended = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(ended), said
