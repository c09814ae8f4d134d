"""Publishing from the desk: what would change, the publication, and where it goes; no password in any file."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from laur.cli.desk_publishing import shortened
from laur.desk.publishing import MOST_ROWS, ReaderChange
from tests.desk.desks import ALFA, KEY, TREE, Desk, desk
from tests.publish.servers import PASSWORD, USER, certificate, ftpd, sshd
from tests.sites import Site, tree_of
from tests.validators.axe import faults
from tests.validators.host import nginx


@pytest.fixture
def www(tmp_path: Path) -> Path:
    folder = tmp_path / "www"
    folder.mkdir()
    return folder


@pytest.fixture
def office(tmp_path: Path, www: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The desk of a site that is published to a folder."""
    for name in ("LAUR_PASSWORD", "SSH_AUTH_SOCK"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    tree = TREE.replace("https://klaster.example/", "http://127.0.0.1:9/")
    with desk(
        Site(tmp_path / "office", f"{tree}== content/news/szkic.md\n---\ntitle: Szkic\ndraft: true\n---\nNie.\n")
    ) as found:
        yield found


def finished(office: Desk, **answers: object) -> Any:
    """The state of a run that has ended."""
    state = office.ask("publish-start", **answers)
    for _ in range(1200):
        if not state["is_running"]:
            return state
        time.sleep(0.05)
        state = office.ask("publish-state")
    raise AssertionError(state)


def save(office: Desk, **values: object) -> None:
    status, answer = office.send("publish-save", values)
    assert status == 200, answer


def attempt(office: Desk, **values: object) -> Any:
    status, answer = office.send("publish-test", values)
    assert status == 200, answer
    return answer


def folder_target(office: Desk, www: Path) -> None:
    save(office, name="web", settings={"kind": "folder", "path": str(www)})


def test_settings_are_written_into_site_yaml_and_nothing_else_changes(office: Desk, www: Path):
    before = office.read("site.yaml")
    assert office.ask("publish-settings")["targets"] == []
    settings = {"kind": "sftp", "host": "ssh.klaster.example", "user": "biuro", "port": "2222", "path": "www"}
    status, answer = office.send("publish-save", {"name": "web", "settings": settings, "password": "tajne"})
    assert status == 200, answer
    target = "    kind: sftp\n    host: ssh.klaster.example\n    user: biuro\n    port: 2222\n    path: www\n"
    assert office.read("site.yaml") == f"{before}publish:\n  web:\n{target}"
    everything = [file for file in office.site.folder.rglob("*") if file.is_file()]
    assert not [file for file in everything if b"tajne" in file.read_bytes()]


def test_an_address_that_is_only_an_example_is_asked_for_and_replaced(office: Desk, www: Path):
    assert office.ask("publish-settings")["address"] == "http://127.0.0.1:9/"
    office.site.edit("content/site.yaml", "http://127.0.0.1:9/", "https://example.org/   # wpisz własny")
    office.wait_for("publish-settings", '"address": ""')
    save(office, name="web", settings={"kind": "folder", "path": str(www)}, address="https://klaster.example/")
    assert "base_url: https://klaster.example/   # wpisz własny\n" in office.read("site.yaml")
    office.wait_for("publish-settings", '"address": "https://klaster.example/"')


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"kind": "sftp", "host": "ssh.klaster.example"}, "user"),
        ({"kind": "sftp", "host": "h", "user": "u", "port": "dużo"}, "port"),
        ({"kind": "gopher"}, "gopher"),
    ],
)
def test_settings_that_are_not_complete_are_refused_in_the_words_of_check(
    office: Desk, settings: dict[str, str], said: str
):
    before = office.read("site.yaml")
    status, answer = office.send("publish-save", {"name": "web", "settings": settings})
    assert (status, office.read("site.yaml")) == (422, before)
    assert said in answer["message"]


@pytest.mark.parametrize(
    ("address", "said"),
    [("www.klaster.pl", "https://www.klaster.pl"), ("klaster", "https://"), ("ftp://a.pl/", "https://")],
)
def test_an_address_that_is_none_is_refused_and_the_whole_one_is_proposed(
    office: Desk, www: Path, address: str, said: str
):
    office.site.edit("content/site.yaml", "http://127.0.0.1:9/", "https://example.org/")
    office.wait_for("publish-settings", '"address": ""')
    before = office.read("site.yaml")
    values = {"name": "web", "settings": {"kind": "folder", "path": str(www)}, "address": address}
    for request in ("publish-save", "publish-test"):
        status, answer = office.send(request, values)
        assert (status, office.read("site.yaml")) == (422, before)
        assert f"„{address}”" in answer["message"]
        assert said in answer["message"]


def test_what_must_be_corrected_first_is_named_with_its_document(office: Desk, www: Path):
    folder_target(office, www)
    office.site.edit("content/site.yaml", "http://127.0.0.1:9/", "https://example.org/")
    look = finished(office, look=True)
    assert (look["needs"], tree_of(www)) == ("check", {})
    assert [(each["path"], "base_url" in each["what"]) for each in look["problems"]] == [("site.yaml", True)]
    assert "Alfa ze złotem" in {each["title"] for each in look["changes"]}
    assert look["failure"].startswith("Serwisu nie można jeszcze opublikować")
    refused = finished(office, look=False)
    assert (refused["needs"], refused["changes"], tree_of(www)) == ("check", [], {})
    assert refused["failure"].startswith("Nie opublikowano")
    office.site.edit(f"content/{ALFA}", "level: zloto", "level: nie-ma")
    look = finished(office, look=True)
    assert [(each["path"], "nie-ma" in each["what"]) for each in look["problems"]] == [(ALFA, True)]


def test_a_look_names_pages_that_readers_know_and_counts_the_rest(office: Desk, www: Path):
    folder_target(office, www)
    look = finished(office, look=True)
    shown = {each["url"]: each["title"] for each in look["changes"]}
    assert shown["/aktualnosci/2024/01/alfa/"] == "Alfa ze złotem"
    assert next(iter(shown)) == "/aktualnosci/2024/01/alfa/"
    assert not [url for url in shown if re.search(r"404|embed|tag|szkic", url)]
    assert look["others"] > len(shown)
    assert [each["title"] for each in look["statuses"]] == []


def test_a_connection_that_fails_is_not_called_a_publication(office: Desk, tmp_path: Path):
    failed = attempt(office, name="web", settings={"kind": "folder", "path": str(tmp_path / "nie-ma/takiego")})
    assert failed["failure"]
    assert "Nie opublikowano" not in failed["failure"]


def test_a_long_list_of_changes_says_how_many_more_there_are():
    rows = [ReaderChange("send", f"Strona {n}") for n in range(MOST_ROWS + 7)] + [ReaderChange("delete", "/a/")]
    shown = shortened(rows, "pl")
    assert [each.title for each in shown[-2:]] == ["i jeszcze 7", "/a/"]
    assert len(shown) == MOST_ROWS + 2


@pytest.mark.slow
def test_what_would_change_is_shown_by_name_and_then_published(office: Desk, www: Path):
    folder_target(office, www)
    look = finished(office, look=True)
    assert look["failure"] == ""
    titles = {each["title"] for each in look["changes"] if each["what"] == "send"}
    assert "Alfa ze złotem" in titles
    assert "Szkic" not in titles
    assert tree_of(www) == {}
    done = finished(office, look=False)
    assert any("127.0.0.1:9" in line for line in done["lines"])  # nobody answers there
    assert (www / "aktualnosci/2024/01/alfa/index.html").exists()
    office.site.edit(f"content/{ALFA}", "title: Alfa ze złotem", "title: Alfa z brązem")
    look = finished(office, look=True)
    changed = {each["title"] for each in look["changes"] if each["what"] == "replace"}
    assert "Alfa z brązem" in changed
    office.site.edit(f"content/{ALFA}", "level: zloto", "level: nie-ma")
    broken = finished(office, look=True)
    assert (broken["needs"], bool(broken["failure"])) == ("check", True)


@pytest.mark.slow
def test_a_password_is_asked_for_each_time_and_kept_nowhere(
    office: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with ftpd(tmp_path / "ftp", file) as server:
        (tmp_path / "ftp/www").mkdir()
        settings = {"kind": "ftps", "host": "localhost", "port": str(server.port), "user": USER, "path": "www"}
        request = {"name": "web", "settings": settings}
        assert attempt(office, **request)["needs"] == "password"
        wrong = attempt(office, **request, password="niedobre")
        assert (wrong["needs"], bool(wrong["failure"])) == ("password", True)
        right = attempt(office, **request, password=PASSWORD)
        assert (right["failure"], len(right["lines"])) == ("", 1)
        assert tree_of(tmp_path / "ftp") == {}
        save(office, **request, password=PASSWORD)
        assert finished(office, look=False)["needs"] == "password"
        assert finished(office, look=False, password=PASSWORD)["failure"] == ""
        assert (tmp_path / "ftp/www/index.html").exists()
    files = [each for each in office.site.folder.rglob("*") if each.is_file()]
    assert not [each for each in files if PASSWORD.encode() in each.read_bytes()]


@pytest.mark.slow
@pytest.mark.browser
def test_somebody_sets_up_an_sftp_host_publishes_and_looks(
    chromium: Browser, office: Desk, tmp_path: Path, www: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "nginx").mkdir()
    with sshd(tmp_path / "ssh") as server, nginx(www, tmp_path / "nginx") as address:
        known = server.home / ".ssh" / "known_hosts"
        known.unlink()
        monkeypatch.setenv("HOME", str(server.home))
        office.site.edit("content/site.yaml", "base_url: http://127.0.0.1:9/\n", "")
        page = chromium.new_page(viewport={"width": 1300, "height": 900})
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(office.address)
        page.get_by_role("button", name="Opublikuj").click()
        expect(page.get_by_role("main")).to_contain_text("Zapytaj hosting o")
        assert faults(page) == []
        for label, value in (("Adres serwisu", f"{address}/"), ("Serwer", "127.0.0.1"), ("Port", str(server.port)),
                             ("Użytkownik", Path.home().owner()), ("Folder", str(www))):  # fmt: skip
            page.get_by_label(label, exact=True).fill(value)
        page.get_by_role("button", name="Sprawdź połączenie").click()
        expect(page.get_by_role("main")).to_contain_text(server.fingerprint)
        assert faults(page) == []
        page.get_by_role("button", name="Jest taki sam").click()
        expect(page.get_by_role("main")).to_contain_text("Połączenie działa")
        assert tree_of(www) == {}
        page.get_by_role("button", name="Zapisz te ustawienia").click()
        page.get_by_role("button", name="Pokaż, co się zmieni").click()
        expect(page.get_by_role("heading", name="Nowe strony")).to_be_visible(timeout=60_000)
        expect(page.get_by_role("main")).to_contain_text("Alfa ze złotem")
        assert faults(page) == []
        page.get_by_role("button", name="Opublikuj teraz").click()
        expect(page.get_by_role("main")).to_contain_text(
            re.compile("w internecie|online", re.IGNORECASE), timeout=60_000
        )
        link = page.get_by_role("link", name="Zobacz serwis").get_attribute("href")
        assert link == f"{address}/"
        page.goto(f"{address}/aktualnosci/2024/01/alfa/")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Alfa ze złotem")
        page.goto(f"{office.origin}/-laur/desk/?key={KEY}#publish")
        page.get_by_role("button", name="Pokaż, co się zmieni").click()
        expect(page.get_by_role("main")).to_contain_text("Czytelnicy widzą już wszystko", timeout=60_000)
        assert wrong == []
        page.close()
