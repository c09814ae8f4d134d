"""A document that is open in another program on Windows, which then refuses to replace or delete it."""

from pathlib import Path

import pytest

from tests.desk.desks import ALFA, Desk
from tests.locks import Lock, locking
from tests.sites import tree_of


@pytest.fixture
def lock(monkeypatch: pytest.MonkeyPatch) -> Lock:
    return locking(monkeypatch, Path(ALFA).name)


def requests(running: Desk) -> dict[str, dict[str, object]]:
    digest = running.ask("document", path=ALFA)["digest"]
    tag = {"change": "tag", "old": "jakość", "new": "najwyższa jakość"}
    return {
        "save": {"path": ALFA, "digest": digest, "body": "Nowy tekst."},
        "make-change": {"change": tag},
        "delete": {"path": ALFA, "digest": digest},
    }


@pytest.mark.parametrize("name", ["save", "make-change", "delete"])
def test_a_file_that_is_free_after_a_moment_is_written(running: Desk, lock: Lock, name: str):
    values, before = requests(running)[name], running.read(ALFA)
    lock(3)
    assert running.send(name, values)[0] == 200
    left = tree_of(running.site.content / "news")
    assert left.get(Path(ALFA).name) != before.encode()
    assert [each for each in left if each.startswith(".")] == []


@pytest.mark.parametrize("name", ["save", "make-change", "delete"])
def test_a_file_that_stays_open_is_left_as_it_was_and_the_reason_is_said(running: Desk, lock: Lock, name: str):
    values, before = requests(running)[name], tree_of(running.site.content)
    lock(1000)
    status, answer = running.send(name, values)
    assert status == 507
    assert answer["message"] == (
        "Nie zapisano: plik jest otwarty w innym programie, na przykład w Wordzie, albo nie wolno go zmieniać. "
        "Twój tekst nadal tu jest."
    )
    assert tree_of(running.site.content) == before
    lock(0)
    assert running.send(name, values)[0] == 200
