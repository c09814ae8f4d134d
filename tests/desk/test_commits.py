"""Saves at the desk as commits of a real git repository, if the settings ask for it."""

import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.desk.desks import ALFA, TREE, Desk, desk
from tests.sites import Site

YAML = "title: Klaster Przykładowy\n"


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True, text=True).stdout


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The desk of a site in a repository, in a folder of it, with somebody who is known to git."""
    for name, value in (("HOME", tmp_path), ("GIT_CONFIG_NOSYSTEM", "1")):
        monkeypatch.setenv(name, str(value))
    repository = tmp_path / "repo"
    site = Site(repository / "serwis", TREE.replace(YAML, f"{YAML}desk: {{commit: true}}\n"))
    git(tmp_path, "init", "-q", "-b", "main", str(repository))
    for key, value in (("user.name", "Anna Próbna"), ("user.email", "anna@klaster.example")):
        git(repository, "config", key, value)
    site.write(".gitignore", ".laur/\n")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "Początek")
    with desk(site) as found:
        yield found


def save(office: Desk, path: str, body: str) -> dict[str, str]:
    opened = office.ask("document", path=path)
    answer = office.ask("save", path=path, digest=opened["digest"], body=body)
    assert isinstance(answer, dict)
    return answer


def test_each_save_is_a_commit_of_what_was_saved_with_who(office: Desk):
    office.site.write("content/organisations/alfa.md", "---\nname: Klaster Alfa, w trakcie zmian\n---\n")
    office.site.write("content/media/gala.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    git(office.site.folder, "add", "content/organisations/alfa.md")
    assert save(office, ALFA, "Nowy tekst.")["note"] == ""
    out = git(office.site.folder, "show", "--format=%an: %s", "--name-status")
    assert out == (f"Anna Próbna: Zmiana: {ALFA}\n\nA\tserwis/content/media/gala.svg\nM\tserwis/content/{ALFA}\n")
    assert git(office.site.folder, "status", "--porcelain") == "M  serwis/content/organisations/alfa.md\n"
    made = office.ask("create", kind="news", values={"title": "Beta"})
    office.ask("delete", path=made["path"], digest=made["digest"])
    assert git(office.site.folder, "log", "-2", "--format=%s").splitlines() == [
        "Usunięcie: news/beta.md",
        "Nowy dokument: news/beta.md",
    ]


def test_a_change_of_several_documents_is_one_commit(office: Desk):
    office.ask("make-change", change={"change": "tag", "old": "jakość", "new": "najwyższa jakość"})
    changed = git(office.site.folder, "show", "--format=", "--name-only").split()
    assert changed == [f"serwis/content/{ALFA}", "serwis/content/site.yaml"]
    assert git(office.site.folder, "status", "--porcelain") == ""


def test_if_git_refuses_the_document_is_saved_and_what_git_said_is_shown(office: Desk):
    hook = office.site.folder.parent / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'dziś nie' >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    assert "dziś nie" in save(office, ALFA, "Tekst mimo to.")["note"]
    assert "Tekst mimo to." in office.read(ALFA)
    hook.unlink()
    git(office.site.folder, "config", "--unset", "user.email")
    assert save(office, ALFA, "Bez adresu.")["note"] == ""
    assert git(office.site.folder, "log", "-1", "--format=%s").strip() == f"Zmiana: {ALFA}"


def test_each_of_two_windows_sees_what_git_said_of_its_own_document(office: Desk):
    """A hook that refuses one document, and is slow, while the other is saved."""
    hook = office.site.folder.parent / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(
        "#!/bin/sh\nif git diff --cached --name-only | grep -q alfa.md; then echo 'nie ten' >&2; exit 1; fi\n",
        encoding="utf-8",
    )
    hook.chmod(0o755)
    made = office.ask("create", kind="news", values={"title": "Beta"})
    assert made["note"] == ""
    with ThreadPoolExecutor(2) as windows:
        refused = windows.submit(save, office, ALFA, "Inny tekst.")
        kept = windows.submit(save, office, made["path"], "Inny tekst.")
        assert "nie ten" in refused.result()["note"]
        assert kept.result()["note"] == ""
    assert save(office, ALFA, "Inny tekst.")["note"] == ""


def test_without_the_setting_nothing_is_committed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    site = Site(tmp_path / "serwis", TREE)
    git(tmp_path, "init", "-q", str(site.folder))
    with desk(site) as office:
        save(office, ALFA, "Tekst.")
    assert git(site.folder, "status", "--porcelain").startswith("??")
