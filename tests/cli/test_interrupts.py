"""Commands that write files, ended by Ctrl-C, by the system, or by a closed terminal."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.importing.exports import post, wxr
from tests.sites import ROOT, tree_of, unmeasured

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
POSTS = 150


def folder_for_init(_folder: Path) -> Sequence[str]:
    return ["init", "."]


def folder_for_new(folder: Path) -> Sequence[str]:
    folder.joinpath("content").mkdir()
    folder.joinpath("content/site.yaml").write_text("title: A\n", encoding="utf-8")
    return ["new", "announcement", "--title", "Gala", "--text", "Tekst.", "--date", "2024-01-02"]


def folder_for_import(folder: Path) -> Sequence[str]:
    folder.joinpath("content").mkdir()
    folder.joinpath("content/site.yaml").write_text("title: A\n", encoding="utf-8")
    posts = [post(number, f"Wpis {number}", name=f"wpis-{number}") for number in range(1, POSTS)]
    folder.joinpath("export.xml").write_text(wxr(*posts), encoding="utf-8")
    return ["import", "wordpress", "export.xml"]


FOLDERS: dict[str, Callable[[Path], Sequence[str]]] = {
    "init": folder_for_init,
    "new": folder_for_new,
    "import": folder_for_import,
}


def start(folder: Path, command: Sequence[str], **more: object) -> subprocess.Popen[str]:
    program = [sys.executable, str(ROOT / "build.py"), *command]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": unmeasured()}
    return subprocess.Popen(program, cwd=folder, text=True, start_new_session=True, **pipes, **more)  # type: ignore[call-overload,no-any-return]


def files(folder: Path) -> dict[str, bytes]:
    """The files that a command wrote, without caches, and without the name of the folder, which one of them states."""
    made, here = tree_of(folder), str(folder).encode()
    written = {path: data for path, data in made.items() if not path.startswith(".laur/") and ".imported" not in path}
    return {path: data.replace(here, b"FOLDER") for path, data in written.items()}


def ends(process: subprocess.Popen[str]) -> tuple[int, str]:
    with process:
        _, output = process.communicate(timeout=60)
    return process.returncode, output


def ends_at(process: subprocess.Popen[str], after_s: float, number: signal.Signals) -> tuple[int, str]:
    time.sleep(after_s)
    if process.poll() is None:
        os.killpg(process.pid, number)
    return ends(process)


@pytest.mark.slow
@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("command", FOLDERS)
def test_an_ended_command_leaves_no_partial_files_and_a_second_run_completes_them(
    tmp_path: Path, command: str, number: signal.Signals
):
    whole = tmp_path / "whole"
    whole.mkdir()
    arguments, began = FOLDERS[command](whole), time.monotonic()
    assert ends(start(whole, arguments))[0] == 0
    took, expected = time.monotonic() - began, files(whole)
    for moment in range(8):
        folder = tmp_path / str(moment)
        folder.mkdir()
        process = start(folder, FOLDERS[command](folder))
        status, output = ends_at(process, took * (moment + 1) / 9, number)
        is_python_starting = status == -number or "init_import_site" in output  # before any line of Laur
        assert status in {0, 128 + number} or is_python_starting, output
        assert "Traceback" not in output or is_python_starting, output
        assert files(folder).items() <= expected.items()
        if files(folder) != expected:
            ends(start(folder, arguments))
        assert files(folder) == expected


def test_a_command_started_with_nohup_outlives_its_terminal(tmp_path: Path):
    def ignore_hangup() -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)

    process = start(tmp_path, FOLDERS["import"](tmp_path), preexec_fn=ignore_hangup)
    while process.poll() is None:
        process.send_signal(signal.SIGHUP)
        time.sleep(0.02)
    assert ends(process)[0] == 0
    assert sum(1 for _ in (tmp_path / "content/news").rglob("*.md")) == POSTS - 1
