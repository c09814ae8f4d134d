"""How text editors save, and what else happens to watched folders: with real files and the real watcher."""

import shutil
import threading
import time
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

import pytest

from laur.preview.watch import Watch
from tests.preview.previews import ALFA, TREE, Running, previewing, until
from tests.sites import ROOT, Site, SiteFactory

FILE = "content/news/2024-01-10-alfa.md"
QUIET_SECONDS = 1.5
"""Longer than the time after which the preview looks once more for changes."""


@pytest.fixture
def preview(site: SiteFactory) -> Iterator[Running]:
    made = site(TREE)
    for file in (ROOT / "layouts").rglob("*.*"):
        made.write(f"layouts/{file.relative_to(ROOT / 'layouts')}", file.read_bytes())
    made.layouts = made.folder / "layouts"
    with previewing(made) as running:
        yield running


def text_of(word: str) -> str:
    return f"---\ntitle: Alfa\ndate: 2024-01-10\n---\n{word} tekst.\n"


def test_a_file_that_is_written_under_another_name_and_renamed_is_seen(preview: Running):
    for word in ("Drugi", "Trzeci"):
        preview.site.write("content/news/.alfa.md.XyZ", text_of(word)).rename("content/news/.alfa.md.XyZ", FILE)
        preview.eventually(ALFA, f"{word} tekst")


def test_a_file_that_comes_from_another_folder_is_seen(preview: Running):
    preview.site.write("outside.md", text_of("Drugi")).rename("outside.md", FILE)
    preview.eventually(ALFA, "Drugi tekst")


def test_a_save_by_vim_is_seen_and_its_temporary_files_are_not(preview: Running):
    folder = preview.site.content / "news"
    (folder / ".2024-01-10-alfa.md.swp").write_bytes(b"b0VIM")
    (folder / "4913").touch()
    (folder / "4913").unlink()
    (folder / "2024-01-10-alfa.md").rename(folder / "2024-01-10-alfa.md~")
    (folder / "2024-01-10-alfa.md").write_text(text_of("Drugi"))
    (folder / "2024-01-10-alfa.md~").unlink()
    page = preview.eventually(ALFA, "Drugi tekst")
    assert "news/4913" not in page


def test_temporary_files_of_other_programs_are_no_problem(preview: Running):
    for name in ("~$alfa.md", ".~lock.alfa.md#", "alfa.md~", "#alfa.md#", ".alfa.md.swp", "alfa.md.tmp", "Thumbs.db"):
        preview.site.write(f"content/news/{name}", b"\x00\xff")
    preview.site.write(FILE, text_of("Drugi"))
    page = preview.eventually(ALFA, "Drugi tekst")
    assert '<div data-laur="problems"' not in page


def test_a_new_a_renamed_and_a_deleted_file_are_seen(preview: Running):
    preview.site.write("content/news/nowy.md", "---\ntitle: Nowy\n---\nNowy.\n")
    preview.eventually("/aktualnosci/", "Nowy")
    preview.site.rename("content/news/nowy.md", "content/news/inny.md")
    until(lambda: preview.status("/aktualnosci/inny/") == 200)
    assert preview.status("/aktualnosci/nowy/") == 404
    preview.site.delete("content/news/inny.md")
    preview.eventually("/aktualnosci/", "Nowy", is_there=False)


# The watcher's thread can fail on a folder that is renamed while it is read; the preview must find the changes anyway.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_folder_that_comes_with_files_in_it_is_seen_and_watched(preview: Running):
    deep = "content/news/2024/06/02"
    preview.site.write(f"{deep}/nowy.md", "---\ntitle: Nowy\n---\nNowy.\n")
    preview.eventually("/aktualnosci/", "Nowy")
    preview.site.write(f"{deep}/nowy.md", "---\ntitle: Inny\n---\nNowy.\n")
    preview.eventually("/aktualnosci/", "Inny")
    (preview.site.content / "news/2024").rename(preview.site.content / "news/2025")
    preview.site.write("content/news/2025/06/02/nowy.md", "---\ntitle: Ostatni\n---\nNowy.\n")
    preview.eventually("/aktualnosci/", "Ostatni")
    shutil.rmtree(preview.site.content / "news/2025")
    preview.eventually("/aktualnosci/", "Ostatni", is_there=False)


def test_five_hundred_files_at_once_are_all_seen_in_few_rebuilds(preview: Running):
    before = len(preview.rebuilt)
    for number in range(500):
        preview.site.write(f"content/news/n{number}.md", f"---\ntitle: N{number}\ndate: 2023-01-01\n---\nTekst.\n")
    until(lambda: len(preview.rebuilt[-1].inputs.library.documents) == 502)  # type: ignore[union-attr]
    assert preview.status("/aktualnosci/2023/01/n499/") == 200
    assert len(preview.rebuilt) - before < 25


@pytest.mark.parametrize("name", ["content", "layouts"])
def test_a_folder_that_is_deleted_and_created_again_is_watched_again(preview: Running, name: str):
    folder = preview.site.folder / name
    kept = preview.site.folder / "kept"
    for _ in range(2):
        shutil.copytree(folder, kept)
        shutil.rmtree(folder)
        preview.eventually("/", '<div data-laur="problems"')
        assert "Pierwszy tekst" in preview.get(ALFA)
        shutil.copytree(kept, folder)
        preview.eventually("/", '<div data-laur="problems"', is_there=False)
        shutil.rmtree(kept)
    preview.site.edit(FILE, "Pierwszy", "Drugi")
    preview.eventually(ALFA, "Drugi tekst")
    preview.site.edit("layouts/announcement.html", "{% block main %}", "{% block main %}<p>Nowość</p>")
    preview.eventually(ALFA, "Nowość")


def test_a_folder_that_replaces_another_is_seen(preview: Running):
    other = preview.site.folder / "other"
    shutil.copytree(preview.site.content, other)
    (other / "news/2024-01-10-alfa.md").write_text(text_of("Drugi"))
    preview.site.content.rename(preview.site.folder / "old")
    other.rename(preview.site.content)
    preview.eventually(ALFA, "Drugi tekst")
    preview.site.edit(FILE, "Drugi", "Trzeci")
    preview.eventually(ALFA, "Trzeci tekst")


def test_no_save_during_a_rebuild_is_lost(preview: Running):
    for number in range(60):
        preview.site.write(FILE, text_of(f"Wersja-{number}"))
        time.sleep(0.003 * (number % 7))
    preview.eventually(ALFA, "Wersja-59 tekst")


def test_a_file_that_is_written_slowly_is_read_when_it_is_complete(preview: Running):
    with (preview.site.folder / FILE).open("w") as file:
        for part in ("---\ntitle: Al", "fa\ndate: 2024-01-10\n", "---\nCały ", "tekst.\n"):
            file.write(part)
            file.flush()
            time.sleep(0.1)
    preview.eventually(ALFA, "Cały tekst")
    preview.eventually(ALFA, '<div data-laur="problems"', is_there=False)


def test_a_file_that_is_written_all_the_time_delays_nothing(preview: Running):
    ended = threading.Event()

    def write_on() -> None:
        with (preview.site.content / "media/log.txt").open("w") as file:
            while not ended.wait(0.005):
                file.write("x")
                file.flush()

    writer = threading.Thread(target=write_on)
    writer.start()
    try:
        preview.site.write(FILE, text_of("Drugi"))
        preview.eventually(ALFA, "Drugi tekst")
    finally:
        ended.set()
        writer.join()


def test_reading_files_does_not_cause_a_rebuild(preview: Running):
    preview.site.write(FILE, text_of("Drugi"))
    preview.eventually(ALFA, "Drugi tekst")
    time.sleep(QUIET_SECONDS)
    before = len(preview.rebuilt)
    for path in (FILE, "layouts/base.html"):
        (preview.site.folder / path).read_bytes()
    (preview.site.folder / FILE).touch()
    time.sleep(QUIET_SECONDS)
    assert len(preview.rebuilt) == before


def test_a_file_that_cannot_be_read_is_a_problem_until_it_can(preview: Running, tmp_path: Path):
    file = preview.site.content / "news/link.md"
    file.symlink_to(tmp_path / "content/news/nowhere.md")
    preview.eventually("/", '<div data-laur="problems"')
    file.unlink()
    preview.eventually("/", '<div data-laur="problems"', is_there=False)


def test_a_text_that_is_changed_back_is_shown_as_before(preview: Running):
    site: Site = preview.site
    for word in ("Drugi", "Pierwszy", "Drugi", "Pierwszy"):
        site.write(FILE, text_of(word))
        preview.eventually(ALFA, f"{word} tekst")


def test_a_change_without_an_event_is_found(site: SiteFactory, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("laur.preview.watch.SWEEP_SECONDS", 0.2)
    monkeypatch.setattr("laur.preview.watch.Watch.on_any_event", lambda _self, _event: None)
    with previewing(site(TREE)) as preview:
        preview.site.write(FILE, text_of("Drugi"))
        preview.eventually(ALFA, "Drugi tekst")


@pytest.mark.slow
def test_new_folders_within_new_folders_neither_stop_the_watcher_nor_print_a_warning(tmp_path: Path):
    """The library finds some of them twice, and warns; a warning is an error here, which would end its thread."""
    reported: set[str] = set()

    def changed(files: AbstractSet[str] | None) -> bool:
        reported.update(files or ())
        return True

    with Watch([tmp_path], changed):
        for number in range(400):
            (tmp_path / f"{number}/a/b/c").mkdir(parents=True)
        time.sleep(QUIET_SECONDS)  # until all folders are watched
        (tmp_path / "399/a/b/c/last.md").write_text("Tekst.", encoding="utf-8")
        until(lambda: any(path.endswith("last.md") for path in reported))
