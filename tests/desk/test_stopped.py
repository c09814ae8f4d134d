"""Ctrl+C and a killed program in the middle of saves: each document is whole, and the next start goes on."""

import signal
import threading
import time
from http.client import HTTPException
from pathlib import Path

import pytest

from tests.desk.desks import ALFA, TREE
from tests.desk.processes import DeskProcess, desk_process
from tests.sites import Site

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
