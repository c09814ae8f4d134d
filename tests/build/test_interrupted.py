"""Ended at any moment by Ctrl-C or the system: the site is the old one or the new one, and the next build is whole."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from laur.output.staging import OutputFolder
from laur.system.interrupts import TerminatedError, interrupts_deferred, termination_as_exception
from tests.sites import ROOT, Site, SiteFactory, tree_of

PAGES = 120
SENT = [(signal.SIGINT, 1), (signal.SIGINT, 2), (signal.SIGTERM, 2), (signal.SIGHUP, 2)]
Moment = Callable[[Path], bool]


def seen(folder: Path) -> Iterator[Path]:
    """The files of a folder from which a build takes them away meanwhile."""
    return (Path(parent, name) for parent, _, names in os.walk(folder) for name in names)


def staged(count: int) -> Moment:
    """When so many files stand aside."""
    return lambda folder: sum(1 for _ in seen(folder / ".site.staging")) >= count


def placed(folder: Path) -> bool:
    """When the first new file stands where an old one was."""
    for page in seen(folder / "site"):
        with suppress(FileNotFoundError):
            if page.name == "index.html" and "Nowa nazwa" in page.read_text(encoding="utf-8"):
                return True
    return False


BEGIN = """
import pathlib, runpy, sys
pathlib.Path(".begun").touch()
sys.argv = sys.argv[1:]
sys.path[0] = str(pathlib.Path(sys.argv[0]).parent)
runpy.run_path(sys.argv[0], run_name="__main__")
"""
"""Runs a program once Python has started: a signal before that ends Python alone, with a status of its own."""

MOMENTS: dict[str, Moment] = {
    "at once": lambda folder: (folder / ".begun").exists(),
    "when the store is open": lambda folder: (folder / ".laur/store.sqlite-wal").exists(),
    "when rendering begins": lambda folder: (folder / ".site.staging").exists(),
    "when some pages are rendered": staged(20),
    "when most pages are rendered": staged(150),
    "when files take their places": placed,
}


def news(number: int) -> str:
    return (
        f"---\ntitle: Wiadomość {number}\ndate: 2024-01-{number % 28 + 1:02}\ntags: [nagrody]\n---\nTekst {number}.\n"
    )


@pytest.fixture
def built(site: SiteFactory) -> Site:
    made = site("== content/news/a.md\n---\ntitle: A\n---\n")
    for number in range(PAGES):
        made.write(f"content/news/n{number}.md", news(number))
    return made.build(jobs=2)


def start(made: Site, jobs: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", BEGIN, str(ROOT / "build.py"), "--as-of", "2024-06-01", "--jobs", str(jobs)]
    command += ["--content", str(made.content), "--layouts", str(made.layouts), "--output", str(made.output)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, cwd=made.folder, text=True, start_new_session=True, **pipes)  # type: ignore[call-overload,no-any-return]


def interrupt(process: subprocess.Popen[str], folder: Path, moment: Moment, sent: int) -> tuple[int, str]:
    """Sends a signal, which reaches the process and its helpers, when the moment has come or has gone by."""
    try:
        while process.poll() is None and not moment(folder):
            time.sleep(0.001)
        if process.poll() is None:
            os.killpg(process.pid, sent)
        _, said = process.communicate(timeout=120)
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise
    return process.returncode, said


@pytest.mark.slow
@pytest.mark.parametrize(("sent", "jobs"), SENT)
@pytest.mark.parametrize("moment", list(MOMENTS))
def test_an_interrupted_build_leaves_the_old_site_or_the_new(
    built: Site, tmp_path: Path, moment: str, sent: signal.Signals, jobs: int
):
    old = built.tree()
    (built.folder / ".laur/store.sqlite-wal").unlink(missing_ok=True)
    built.write("content/site.yaml", "title: Nowa nazwa\nbase_url: https://example.org/\n")
    status, said = interrupt(start(built, jobs), built.folder, MOMENTS[moment], sent)
    assert status in {0, 128 + sent, -sent}, said  # the last: Laur had not yet begun to handle signals
    left = built.tree()
    again = Site(tmp_path / "clean", "== content/news/a.md\n---\ntitle: A\n---\n")
    for file, data in tree_of(built.content).items():
        again.write(f"content/{file}", data)
    new = again.build(jobs=1).tree()
    assert left in (old, new)
    assert status == 128 + sent or left == new or status < 0
    assert "Traceback" not in said or status < 0
    assert not list(built.folder.glob(".*.staging"))
    assert built.build(jobs=1).tree() == new


REMOVALS = {"the folder": (shutil, "rmtree"), "each file": (os, "unlink")}


@pytest.mark.parametrize("moment", REMOVALS)
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_staged_files_are_removed_leaves_none_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sent: signal.Signals, moment: str
):
    output, (module, name) = OutputFolder(tmp_path / "site"), REMOVALS[moment]
    remove = getattr(module, name)

    def interrupted(path: object, **options: object) -> None:
        signal.raise_signal(sent)
        remove(path, **options)

    def stage() -> None:
        with termination_as_exception(), output.staged():
            output.stage("a.html", b"a")
            output.stage("b.html", b"b")
            monkeypatch.setattr(module, name, interrupted)

    with pytest.raises(KeyboardInterrupt) as raised:
        stage()
    assert isinstance(raised.value, TerminatedError) == (sent == signal.SIGTERM)
    assert not list(tmp_path.iterdir())


def test_an_interrupt_waits_until_what_must_be_whole_is_done():
    done = []

    def work() -> None:
        with interrupts_deferred():
            signal.raise_signal(signal.SIGINT)
            done.append("all of it")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == ["all of it"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_what_fails_while_an_interrupt_is_held_back_still_gives_the_signal_back():
    with pytest.raises(OSError, match="full"), interrupts_deferred():
        raise OSError("full")
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
