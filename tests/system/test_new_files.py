"""A new file is complete or does not exist, and never replaces another."""

import os
import threading
from pathlib import Path

import pytest

from laur.system.new_files import FileChangedError, create, update


def test_a_file_is_created_with_its_folder_and_no_temporary_file_stays(tmp_path: Path):
    create(tmp_path / "news/2024/a.md", "Żółw\n")
    assert (tmp_path / "news/2024/a.md").read_bytes() == "Żółw\n".encode()
    assert [path.name for path in (tmp_path / "news/2024").iterdir()] == ["a.md"]


@pytest.mark.parametrize("has_links", [True, False])
def test_an_existing_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool):
    if not has_links:
        monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "a.md").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        create(tmp_path / "a.md", "other")
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "mine"


def refuse(*_: object) -> None:
    raise OSError(95, "no links here")


def test_a_file_is_created_on_a_file_system_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "link", refuse)
    create(tmp_path / "a.md", "Tekst\n")
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "Tekst\n"
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


@pytest.mark.parametrize("has_links", [True, False])
def test_of_several_threads_one_creates_the_file_and_its_text_is_complete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
):
    if not has_links:
        monkeypatch.setattr(os, "link", refuse)
    texts = [f"{number}\n" * 50_000 for number in range(8)]
    barrier, won, lost = threading.Barrier(len(texts)), [], []

    def race(text: str) -> None:
        barrier.wait()
        try:
            create(tmp_path / "a.md", text)
            won.append(text)
        except FileExistsError:
            lost.append(text)

    racers = [threading.Thread(target=race, args=(text,)) for text in texts]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert (len(won), len(lost)) == (1, len(texts) - 1)
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == won[0]
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_an_updated_file_keeps_its_permissions_and_its_link(tmp_path: Path):
    file, link = tmp_path / "a.md", tmp_path / "link.md"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to(file)
    update(link, b"old", b"new")
    assert (file.read_bytes(), file.stat().st_mode & 0o777, link.is_symlink()) == (b"new", 0o640, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "link.md"]


def test_a_file_that_changed_meanwhile_is_not_updated(tmp_path: Path):
    file = tmp_path / "a.md"
    file.write_bytes(b"other")
    with pytest.raises(FileChangedError):
        update(file, b"old", b"new")
    assert file.read_bytes() == b"other"
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
