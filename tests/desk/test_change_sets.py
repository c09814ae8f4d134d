"""Changes of several documents: all or none, whatever happens in between, and undone together."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from laur.changes import ChangePlan, FileChange
from laur.desk.change_sets import ChangeSets
from laur.desk.documents import ChangedMeanwhileError, Documents
from laur.desk.history import History
from laur.system import new_files

A, B, C = "news/a.md", "news/b.md", "news/c.md"


class Here:
    """A content folder with two documents, and a plan that changes one, deletes the other and adds a third."""

    def __init__(self, folder: Path) -> None:
        self.content, self.state = folder / "content", folder / ".laur/history"
        for path, text in ((A, "pierwszy"), (B, "drugi")):
            (self.content / path).parent.mkdir(parents=True, exist_ok=True)
            (self.content / path).write_text(text, encoding="utf-8")
        self.times = self._times()
        self.plan = ChangePlan(
            (
                FileChange(A, b"pierwszy", "zmieniony żółw".encode()),
                FileChange(B, b"drugi", None),
                FileChange(C, None, b"drugi"),
            ),
            ((B, C),),
        )

    def _times(self) -> Iterator[datetime]:
        moment = datetime(2024, 6, 1, tzinfo=UTC)
        while True:
            yield moment
            moment += timedelta(seconds=1)

    def sets(self) -> ChangeSets:
        """As a program has them that starts now."""
        now = self.times.__next__
        return ChangeSets(self.state / "changes", Documents(self.content, History(self.state, now)), now)

    def files(self) -> dict[str, str]:
        return {f.relative_to(self.content).as_posix(): f.read_text("utf-8") for f in sorted(self.content.rglob("*.*"))}


BEFORE = {A: "pierwszy", B: "drugi"}
AFTER = {A: "zmieniony żółw", C: "drugi"}


@pytest.fixture
def here(tmp_path: Path) -> Here:
    return Here(tmp_path)


def test_a_change_is_made_listed_and_undone(here: Here):
    made = here.sets().make(here.plan, "Zmiana")
    assert here.files() == AFTER
    assert [(each.label, each.paths) for each in here.sets().made()] == [("Zmiana", (A, B, C))]
    undone = here.sets().undo(made, "Cofnięto")
    assert here.files() == BEFORE
    assert (undone.undoes, undone.moved) == (made.id, ((C, B),))
    here.sets().undo(undone, "Jednak")
    assert here.files() == AFTER


@pytest.mark.parametrize("step", range(12))
def test_an_error_at_any_step_leaves_every_file_as_it_was(here: Here, monkeypatch: pytest.MonkeyPatch, step: int):
    """A full disk, Ctrl-C: at the n-th file that is written aside, kept, replaced or deleted."""
    calls = 0

    def failing(function: "object") -> "object":
        def wrapped(*arguments: object) -> object:
            nonlocal calls
            calls += 1
            if calls == step + 1:
                raise (KeyboardInterrupt if step % 2 else OSError(28, "No space left on device"))
            return function(*arguments)  # type: ignore[operator]

        return wrapped

    for name in ("_write_through", "_put"):
        monkeypatch.setattr(new_files, name, failing(getattr(new_files, name)))
    sets = here.sets()
    with pytest.raises((OSError, KeyboardInterrupt)):
        sets.make(here.plan, "Zmiana")
    monkeypatch.undo()
    assert here.files() == BEFORE
    assert here.sets().made() == []
    assert here.sets().recover() == []
    assert here.files() == BEFORE


@pytest.mark.parametrize("done", range(4))
def test_a_change_that_was_cut_off_is_completed_at_the_next_start(
    here: Here, monkeypatch: pytest.MonkeyPatch, done: int
):
    class Cut(BaseException):
        """The power is gone: nothing else of the program runs."""

    def cut(files: object) -> None:
        steps = [(A, AFTER[A]), (B, None), (C, AFTER[C])]
        for path, text in steps[:done]:
            file = here.content / path
            file.unlink() if text is None else file.write_text(text, encoding="utf-8")
        (here.state / "changes").rename(here.state / "saved")
        raise Cut

    monkeypatch.setattr("laur.desk.documents.replace_all", cut)
    with pytest.raises(Cut):
        here.sets().make(here.plan, "Zmiana")
    monkeypatch.undo()
    (here.state / "saved").rename(here.state / "changes")
    assert [each.label for each in here.sets().recover()] == ["Zmiana"]
    assert here.files() == AFTER
    here.sets().undo(here.sets().made()[0], "Cofnięto")
    assert here.files() == BEFORE


def test_what_somebody_saved_after_a_cut_is_kept_and_the_rest_is_put_back(here: Here, monkeypatch: pytest.MonkeyPatch):
    def cut(files: object) -> None:
        (here.content / A).write_text(AFTER[A], encoding="utf-8")
        (here.state / "changes").rename(here.state / "saved")
        raise KeyboardInterrupt

    monkeypatch.setattr("laur.desk.documents.replace_all", cut)
    with pytest.raises(KeyboardInterrupt):
        here.sets().make(here.plan, "Zmiana")
    monkeypatch.undo()
    (here.state / "saved").rename(here.state / "changes")
    (here.content / B).write_text("moje", encoding="utf-8")
    assert here.sets().recover() == []
    assert here.files() == {A: "pierwszy", B: "moje"}


def test_a_file_that_somebody_saved_stops_the_whole_change_and_its_undoing(here: Here):
    (here.content / B).write_text("moje", encoding="utf-8")
    with pytest.raises(ChangedMeanwhileError) as found:
        here.sets().make(here.plan, "Zmiana")
    assert found.value.stored is not None
    assert (found.value.stored.path, here.files()) == (B, {A: "pierwszy", B: "moje"})
    (here.content / B).write_text("drugi", encoding="utf-8")
    made = here.sets().make(here.plan, "Zmiana")
    (here.content / C).write_text("moje", encoding="utf-8")
    with pytest.raises(ChangedMeanwhileError):
        here.sets().undo(made, "Cofnięto")
    assert here.files() == {**AFTER, C: "moje"}
