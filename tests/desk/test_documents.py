"""Documents of the desk: every change keeps what was there before, and nobody's save overwrites another's."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from laur.changes import ChangePlan, FileChange
from laur.desk.documents import ChangedMeanwhileError, Documents, StoredDocument, UnknownDocumentError
from laur.desk.history import MOST_VERSIONS, History
from laur.system import new_files

NOON = datetime(2026, 3, 14, 12, 0, 0, tzinfo=UTC)


def clock() -> Callable[[], datetime]:
    """A clock that goes on by a second with each look."""
    times = iter(NOON + timedelta(seconds=n) for n in range(100_000))
    return lambda: next(times)


@pytest.fixture
def documents(tmp_path: Path) -> Documents:
    (tmp_path / "content/news").mkdir(parents=True)
    (tmp_path / "content/news/a.md").write_bytes(b"one")
    return Documents(tmp_path / "content", History(tmp_path / ".laur/history", clock()))


def versions(documents: Documents, path: str = "news/a.md") -> list[bytes | None]:
    return [documents.history.read(path, version.id) for version in documents.history.versions(path)]


def test_a_save_keeps_what_was_there_before(documents: Documents):
    first = documents.read("news/a.md")
    second = documents.save(first, b"two")
    assert documents.read("news/a.md") == second == StoredDocument("news/a.md", b"two")
    documents.save(second, b"three")
    assert versions(documents) == [b"two", b"one"]
    assert documents.history.versions("news/a.md")[0].at > NOON


def test_a_save_that_changes_nothing_keeps_no_version(documents: Documents):
    documents.save(documents.read("news/a.md"), b"one")
    assert versions(documents) == []


def test_a_save_never_overwrites_what_somebody_else_saved(documents: Documents, tmp_path: Path):
    mine = documents.read("news/a.md")
    (tmp_path / "content/news/a.md").write_bytes(b"theirs")
    with pytest.raises(ChangedMeanwhileError) as error:
        documents.save(mine, b"mine")
    assert error.value.stored == StoredDocument("news/a.md", b"theirs")
    (tmp_path / "content/news/a.md").unlink()
    with pytest.raises(ChangedMeanwhileError) as error:
        documents.save(mine, b"mine")
    assert error.value.stored is None
    with pytest.raises(ChangedMeanwhileError):
        documents.delete(mine)


def test_a_deleted_document_comes_back(documents: Documents, tmp_path: Path):
    documents.delete(documents.read("news/a.md"))
    assert not (tmp_path / "content/news/a.md").exists()
    (gone,) = documents.deleted()
    assert gone.path == "news/a.md"
    documents.restore(gone.path, gone.last.id)
    assert documents.read("news/a.md").data == b"one"
    assert documents.deleted() == []


def test_the_settings_of_the_site_are_not_deleted_because_they_have_versions(documents: Documents, tmp_path: Path):
    (tmp_path / "content/site.yaml").write_bytes(b"title: A\n")
    documents.save(documents.read("site.yaml"), b"title: B\n")
    assert documents.deleted() == []


def test_a_version_is_restored_in_place_and_what_it_replaces_is_kept(documents: Documents):
    documents.save(documents.read("news/a.md"), b"two")
    (old,) = documents.history.versions("news/a.md")
    assert documents.restore("news/a.md", old.id).data == b"one"
    assert versions(documents) == [b"two", b"one"]


def test_only_so_many_versions_are_kept(documents: Documents):
    for number in range(MOST_VERSIONS + 5):
        documents.save(documents.read("news/a.md"), f"{number}".encode())
    kept = versions(documents)
    assert len(kept) == MOST_VERSIONS
    assert kept[0] == f"{MOST_VERSIONS + 3}".encode()


def test_two_versions_of_one_moment_are_both_kept(tmp_path: Path):
    history = History(tmp_path, lambda: NOON)
    for text in (b"a", b"b", b"c"):
        history.keep("news/a.md", text)
    assert [history.read("news/a.md", version.id) for version in history.versions("news/a.md")] == [b"c", b"b", b"a"]


@pytest.mark.parametrize(
    "path",
    [
        "../secret.md", "news/../../secret.md", "/etc/passwd", "news/.hidden.md", "news//a.md", "news/a.txt", "a.md",
        "news\\a.md", "media/a.md", "", "news/a\0.md", "news/nothing.md", "news/out.md", "./news/a.md",
    ],
)  # fmt: skip
def test_no_path_leads_out_of_the_content_folder(documents: Documents, tmp_path: Path, path: str):
    (tmp_path / "secret.md").write_bytes(b"secret")
    (tmp_path / "content/news/out.md").symlink_to(tmp_path / "secret.md")
    with pytest.raises(UnknownDocumentError):
        documents.read(path)


@pytest.mark.parametrize("version", ["../../../secret.md", "x", "20260314T120000000000.old.new", ""])
def test_no_version_leads_out_of_the_history(documents: Documents, tmp_path: Path, version: str):
    (tmp_path / "secret.md").write_bytes(b"secret")
    assert documents.history.read("news/a.md", version) is None
    with pytest.raises(UnknownDocumentError):
        documents.restore("news/a.md", version)


def test_a_new_document_never_replaces_another(documents: Documents):
    documents.create("organisations/alfa.md", b"new")
    with pytest.raises(FileExistsError):
        documents.create("organisations/alfa.md", b"other")
    assert documents.read("organisations/alfa.md").data == b"new"


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("step", [0, 1])
def test_a_full_disk_or_ctrl_c_in_a_save_leaves_the_document_as_it_was(
    documents: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, step: int
):
    before = documents.read("news/a.md")
    calls = iter(range(9))
    write = new_files._write_through

    def failing(path: Path, data: bytes) -> None:
        if next(calls) == step:
            path.write_bytes(data[:2])
            raise error
        write(path, data)

    monkeypatch.setattr(new_files, "_write_through", failing)
    with pytest.raises(type(error)):
        documents.save(before, b"other")
    monkeypatch.undo()
    assert documents.read("news/a.md") == before
    assert list(tmp_path.rglob("*.new")) == []
    assert documents.save(before, b"other").data == b"other"


def test_a_moved_document_takes_its_versions_with_it_and_is_not_among_the_deleted(documents: Documents):
    documents.save(documents.read("news/a.md"), b"two")
    plan = ChangePlan(
        (FileChange("news/a.md", b"two", None), FileChange("news/b.md", None, b"two, moved")),
        (("news/a.md", "news/b.md"),),
    )
    documents.change(plan)
    assert documents.deleted() == []
    assert versions(documents, "news/b.md") == [b"two", b"one"]
    documents.change(plan.reversed)
    assert documents.deleted() == []
    assert versions(documents) == [b"two, moved", b"two", b"one"]


def test_a_document_whose_name_has_a_hard_space_is_opened_and_saved(documents: Documents, tmp_path: Path):
    file = tmp_path / "content/news/nowa\N{NO-BREAK SPACE}nagroda.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"---\ntitle: A\n---\n")
    before = documents.read("news/nowa\N{NO-BREAK SPACE}nagroda.md")
    documents.save(before, b"---\ntitle: B\n---\n")
    assert file.read_bytes() == b"---\ntitle: B\n---\n"
    with pytest.raises(UnknownDocumentError):
        documents.read("news/nowa\u202enagroda.md")
