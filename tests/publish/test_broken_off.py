"""Runs that are broken off: what is at the host is whole, and the next run makes the rest of the changes."""

import os
import random
import signal
import subprocess
import sys
import time
from itertools import count
from pathlib import Path

import pytest

from laur.publish.failures import PublishError
from laur.publish.targets.folder import FolderHost
from laur.publish.targets.interface import Sent, ServedAs, unwatched
from tests.publish.conftest import Office
from tests.publish.hosts import host
from tests.publish.sending import Sender, two_versions
from tests.sites import ROOT, tree_of

POINTS = 20
FIRST_WRITES = 4


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return two_versions(tmp_path_factory.mktemp("versions"))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sftp", "ftps", "s3", "git"])
def test_a_connection_that_is_cut_at_any_byte_leaves_whole_files_and_the_next_run_ends_equal(
    kind: str, versions: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    there, next_one = versions
    trees = [tree_of(version) for version in versions]
    with host(kind, tmp_path / "host", monkeypatch) as found:
        sender = Sender(tmp_path / "state", found, dict(os.environ))
        sender.send(there, is_confirmed=True)
        found.limit(None)
        sender.send(next_one, is_confirmed=True)
        whole = found.passed()
        cuts = 0
        for point in random.Random(15).sample(range(whole), POINTS):
            there, next_one = next_one, there
            found.limit(point)
            try:
                sender.send(next_one, is_confirmed=True)
            except PublishError:
                cuts += 1
            found.limit(None)
            for path, data in found.tree().items():
                assert path in found.extra or data in [tree.get(path) for tree in trees], f"{path} after {point} bytes"
            sender.send(next_one, is_confirmed=True)
            assert sender.is_equal(next_one), f"after {point} bytes"
        assert cuts >= POINTS // 2, "the connection was hardly ever cut"


@pytest.mark.parametrize("write", range(FIRST_WRITES))
def test_ctrl_c_at_one_of_the_first_writes_leaves_the_list_of_published_files(
    write: int, versions: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    one, two = versions
    with host("folder", tmp_path / "host", monkeypatch) as found:
        sender = Sender(tmp_path / "state", found)
        sender.send(one, is_confirmed=True)
        put, writes = FolderHost.put, count()

        def interrupted(folder: FolderHost, path: str, data: bytes, served: ServedAs, sent: Sent = unwatched) -> None:
            if next(writes) == write:
                raise KeyboardInterrupt
            put(folder, path, data, served, sent)

        monkeypatch.setattr(FolderHost, "put", interrupted)
        with pytest.raises(KeyboardInterrupt):
            sender.send(two, is_confirmed=True)
        sender.send(two, is_confirmed=True)
        assert sender.is_equal(two)


@pytest.mark.slow
@pytest.mark.parametrize("switch", [False, True])
@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_run_that_is_ended_or_killed_at_any_moment_leaves_whole_files_and_the_next_run_ends_equal(
    office: Office, versions: tuple[Path, Path], tmp_path: Path, switch: bool
):
    one, two = (tree_of(version) for version in versions)
    www = tmp_path / "www"
    if not switch:
        www.mkdir()
    settings = tmp_path / "site.yaml"
    settings.write_text(
        f"title: A\npublish:\n  web: {{kind: folder, path: {www}{', switch: true' if switch else ''}}}\n"
    )
    program = [sys.executable, "-c", SEND, str(tmp_path / "state"), str(www), str(switch)]

    def send(version: Path, after: float | None = None, number: int = signal.SIGKILL) -> None:
        with subprocess.Popen([*program, str(version)], cwd=ROOT, stdout=subprocess.PIPE) as running:
            assert running.stdout is not None
            assert running.stdout.readline() == b"begun\n"
            if after is not None:
                time.sleep(after)
                running.send_signal(number)
            running.wait()
            assert after is not None or running.returncode == 0

    send(versions[0])
    for number in range(8):
        version, tree = (versions[0], one) if number % 2 else (versions[1], two)
        send(version, number * 0.01, signal.SIGINT if number % 4 > 1 else signal.SIGKILL)
        for path, data in tree_of(www).items():
            assert data in (one.get(path), two.get(path)) or path.startswith("laur-"), path
        send(version)
        there = {path: data for path, data in tree_of(www.resolve()).items() if not path.startswith("laur-")}
        assert there == tree


SEND = """
import sys
from pathlib import Path
from types import SimpleNamespace
from tests.publish.sending import Sender
state, www, switch, version = sys.argv[1:]
settings = f"kind: folder, path: {www}" + (", switch: true" if switch == "True" else "")
sender = Sender(Path(state), SimpleNamespace(settings=settings, extra=frozenset()))
print("begun", flush=True)
sender.send(Path(version), is_confirmed=True)
"""


@pytest.mark.slow
def test_ctrl_c_says_that_what_is_online_is_complete_and_the_same_command_continues(office: Office, tmp_path: Path):
    www = office.site.folder / "www"
    www.mkdir()
    office.target("kind: folder, path: www").publish()
    office.site.edit("content/news/2024-01-10-pierwsza.md", "środę", "czwartek")
    arguments = [*office.arguments("--no-online-check")]
    program = [sys.executable, "-m", "laur", *arguments]
    with subprocess.Popen(program, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        while running.poll() is None and not (www / "laur-lock.json").exists():
            time.sleep(0.001)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate()
    assert running.returncode in {0, 130}
    if running.returncode == 130:
        assert "run the same command again" in said.decode()
    office.publish()  # is not refused, even if the lock was left behind
    assert {p: d for p, d in tree_of(www).items() if not p.startswith("laur-")} == office.built
