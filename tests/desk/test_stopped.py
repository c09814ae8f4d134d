"""Ctrl+C and a killed program in the middle of saves: each document is whole, and the next start goes on."""

import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from http.client import HTTPException
from pathlib import Path

import pytest

from laur.desk.run import site_changes
from laur.source.options import Options
from tests.desk.desks import ALFA, TREE
from tests.desk.processes import DeskProcess, desk_process
from tests.sites import ROOT, Site

SENTENCES = 20_000
"""So many that a save takes long enough to be cut."""
COPIES = ("Pierwsza wersja. ", "Druga wersja tekstu. ")


def save_on_and_on(desk: DeskProcess) -> None:
    """Saves one text and the other until the program is gone."""
    try:
        digest = desk.send("document", path=ALFA)[1]["digest"]
        for number in range(1000):
            body = COPIES[number % 2] * SENTENCES
            digest = desk.send("save", path=ALFA, digest=digest, body=body)[1]["digest"]
    except (OSError, HTTPException, ValueError):
        return


@pytest.mark.slow
@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT])
def test_a_program_that_is_stopped_during_a_save_leaves_one_whole_version_and_the_one_before_it(
    tmp_path: Path, stop: signal.Signals
):
    site = Site(tmp_path / "site", TREE)
    head, _, first = site.content.joinpath(ALFA).read_text(encoding="utf-8").rpartition("---\n")
    whole = {f"{head}---\n\n{text.strip()}\n" for text in (first, *(copy * SENTENCES for copy in COPIES))}
    for pause in (0.3, 0.37, 0.44, 0.51):
        with desk_process(site) as desk:
            saving = threading.Thread(target=save_on_and_on, args=(desk,))
            saving.start()
            time.sleep(pause)
            desk.process.send_signal(stop)
            desk.process.wait(20)
            saving.join(20)
        assert site.content.joinpath(ALFA).read_text(encoding="utf-8") in whole
        for version in site.content.parent.joinpath(".laur/history", ALFA).glob("*.old"):
            assert version.read_text(encoding="utf-8") in whole
    with desk_process(site) as desk:
        _, opened = desk.send("document", path=ALFA)
        assert desk.send("save", path=ALFA, digest=opened["digest"], body="Koniec.")[1]["body"] == "Koniec."


WRITE = """import os, sys, time
from pathlib import Path
from laur.system.new_files import create_bytes, replace_all, update
os.fsync = lambda _: (print("written", flush=True), time.sleep(60))
file = Path(sys.argv[1])
{write}
"""
WRITES = (
    "update(file, file.read_bytes(), b'After')",
    "create_bytes(file.with_name('new.md'), b'After')",
    "replace_all({file: (file.read_bytes(), b'After')})",
)


def kill_while_writing(file: Path, write: str) -> None:
    """Starts a program that changes a file, and kills it when the temporary file is there."""
    command = [sys.executable, "-c", WRITE.format(write=write), str(file)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        running.stdout.readline()
        running.kill()


def test_what_a_killed_program_left_is_deleted_at_the_next_start_once_it_is_old(tmp_path: Path):
    site = Site(tmp_path, TREE)
    whole = sorted(site.content.rglob("*"))
    file, now = site.content / ALFA, datetime.now(UTC)
    before = file.read_bytes()
    for write in WRITES:
        kill_while_writing(file, write)
    left = sorted(set(site.content.rglob("*")) - set(whole))
    assert sorted(each.suffix for each in left) == [".new", ".new", ".new", ".old"]
    of_others = [file.with_name(name) for name in (".notes.old", ".2024-01-10-alfa.md.new", ".a.md.1234abcd.old")]
    for each in of_others:
        each.write_bytes(b"of somebody else, or the last version of a document that is gone")
    options = Options(content=site.content, layouts=site.layouts, output=site.output)
    site_changes(options, lambda: now)
    assert set(site.content.rglob("*")) == {*whole, *left, *of_others}
    site_changes(options, lambda: now + timedelta(hours=2))
    assert set(site.content.rglob("*")) == {*whole, *of_others}
    assert file.read_bytes() == before
