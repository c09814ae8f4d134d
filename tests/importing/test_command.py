"""`import` on the command line: its report as text and as data, its exit status, and its downloads."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from laur.cli import main
from laur.i18n.messages import texts
from laur.importing.fetching import Fetcher
from laur.importing.findings import CODES, FileOutcome, ImportReport
from laur.importing.report import as_lines
from tests.importing.exports import PNG, attachment, post, whole, wxr
from tests.sites import ROOT, Site, tree_of


def run(site: Site, *arguments: str) -> int:
    return main(["import", *arguments, "--content", str(site.content)])


@pytest.fixture
def export(site: Site) -> str:
    file = site.folder / "export.xml"
    file.write_text(whole(), encoding="utf-8")
    return str(file)


def test_the_report_is_text_in_both_languages(site: Site, export: str, capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert run(site, "wordpress", export, "--uploads", str(site.folder / "uploads")) == 0
    printed = capsys.readouterr().out
    assert "Documents: 6 new" in printed
    assert "[shortcode-unknown]" in printed
    monkeypatch.setenv("LC_ALL", "pl_PL.UTF-8")
    assert run(site, "wordpress", export) == 0
    assert "Dokumenty: 6 bez zmian" in capsys.readouterr().out


def test_an_imported_site_passes_check(site: Site, capsys):
    export = site.folder / "export.xml"
    export.write_text(whole().replace('[gallery ids="20,21"]', '[gallery ids="20"]'), encoding="utf-8")
    assert run(site, "wordpress", str(export), "--uploads", str(site.folder / "uploads")) == 0
    capsys.readouterr()
    site.edit("content/site.yaml", "example.org", "proba.example")  # not a placeholder
    layouts = ["--layouts", str(ROOT / "layouts"), "--output", str(site.output), "--jobs", "1"]
    assert main(["check", "--strict", "--content", str(site.content), *layouts]) == 0, capsys.readouterr().out


def test_the_report_as_json(site: Site, export: str, capsys):
    target = site.folder / "report.json"
    assert run(site, "wordpress", export, "--format", "json", "--report", str(target), "--dry-run") == 0
    data = json.loads(capsys.readouterr().out)
    assert data == json.loads(target.read_text(encoding="utf-8"))
    assert len(data["documents"]["new"]) == 6
    assert {"code", "weight", "file", "item", "source", "what", "why"} == set(data["findings"][0])


def test_sources_that_cannot_be_imported_are_refused_with_a_message(site: Site, export: str, capsys):
    assert run(site, "feed", export + "x") == 3
    (site.folder / "x.xml").write_text("nic", encoding="utf-8")
    assert run(site, "wordpress", str(site.folder / "x.xml")) == 1
    assert run(site, "feed", str(site.folder / "x.xml")) == 1
    site.write("content/.imported.json", "{")
    assert run(site, "wordpress", export) == 1
    site.delete("content/site.yaml")
    assert run(site, "wordpress", export) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_wrong_flags_are_reported_before_anything_is_written(site: Site, export: str, capsys):
    before = tree_of(site.content)
    assert run(site, "wordpress", export, "--encoding", "nie-ma", "--lang", "pl") == 2
    assert "Nieznane kodowanie (nie-ma)" in capsys.readouterr().err
    assert run(site, "wordpress", export, "--encoding", "base64") == 2
    assert run(site, "wordpress", export, "--uploads", "/nie/ma") == 3
    assert "/nie/ma" in capsys.readouterr().err
    assert run(site, "wordpress", export, "--report", "/nie/ma/raport.json") == 3
    assert run(site, "feed", export, "--lang", "en") == 1
    assert "“import wordpress” reads it" in capsys.readouterr().err
    assert tree_of(site.content) == before


def test_no_line_of_the_report_is_empty(site: Site, capsys):
    (site.folder / "x.xml").write_text(whole()[:9000], encoding="utf-8")
    assert run(site, "wordpress", str(site.folder / "x.xml")) == 0
    assert not [line for line in capsys.readouterr().out.splitlines() if line and not line.strip()]


def test_every_code_has_a_message_in_both_languages_and_no_message_is_left_over():
    english, polish = texts("importing", "en"), texts("importing", "pl")
    assert set(CODES) <= set(english)
    sources = [*(ROOT / "laur/importing").rglob("*.py"), ROOT / "laur/cli/commands/import_.py"]
    written = "".join(path.read_text(encoding="utf-8") for path in sources)
    assert [message for message in english if f'"{message}"' not in written] == []
    assert set(polish) == set(english)
    assert all([*english.values(), *polish.values()])
    assert not [text for text in polish.values() if "“" in text]


@pytest.mark.parametrize(("count", "words"), [(1, "1 nowy"), (2, "2 nowe"), (5, "5 nowych"), (22, "22 nowe")])
def test_counts_of_the_report_have_their_plural(count: int, words: str):
    report = ImportReport(documents={f"news/{number}.md": FileOutcome.NEW for number in range(count)})
    assert list(as_lines(report, "pl", "content")) == [f"Dokumenty: {words}"]
    assert list(as_lines(report, "en", "content")) == [f"Documents: {count} new"]


class OldServer(BaseHTTPRequestHandler):
    """An old server: busy at first, a file, an error page, a redirect to a file of the machine."""

    requests: list[str] = []  # noqa: RUF012 - one server, one list, emptied by the fixture

    def do_GET(self) -> None:
        self.requests.append(self.path)
        busy = self.path.endswith("zajety.png") and self.requests.count(self.path) == 1
        redirects = self.path.endswith("poza.png")
        self.send_response(503 if busy else 302 if redirects else 404 if "brak" in self.path else 200)
        if busy:
            self.send_header("Retry-After", "7")
        if redirects:
            self.send_header("Location", "file:///etc/passwd")
        if "kapie" in self.path:
            self.drip()
            return
        if "urwany" in self.path:
            self.send_header("Content-Length", str(len(PNG) + 100))
        self.end_headers()
        if not busy and not redirects:
            self.wfile.write(PNG)

    def drip(self) -> None:
        self.end_headers()
        with suppress(OSError):
            for _ in range(100):
                self.wfile.write(b"a")
                time.sleep(0.05)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Nothing."""


@pytest.fixture
def old() -> Iterator[str]:
    OldServer.requests.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), OldServer)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_downloads_pause_and_try_again_when_the_server_is_busy(old: str):
    waited: list[float] = []
    fetch = Fetcher(sleep=waited.append, clock=lambda: 0.0, allows_private=True)
    assert fetch(f"{old}/żółty zajety.png") == PNG
    assert 7 in waited
    assert fetch(f"{old}/brak.png") == "HTTP 404"
    assert isinstance(fetch(f"{old}/poza.png"), str)
    assert fetch("file:///etc/passwd") == "not a web address"
    assert isinstance(fetch("http://127.0.0.1:1/x"), str)
    assert waited.count(0.5) >= 2
    assert fetch(f"{old}/urwany.pdf") == f"{len(PNG)} of {len(PNG) + 100} bytes"


def test_nothing_is_downloaded_from_private_networks_unless_asked_for(old: str):
    """Addresses come from an export, which anybody may have written."""
    fetch = Fetcher(sleep=lambda _: None, clock=lambda: 0.0)
    assert "private network" in str(fetch(f"{old}/a.png"))
    assert OldServer.requests == []


def test_a_server_that_sends_sign_by_sign_is_not_waited_for(old: str):
    fetch = Fetcher(sleep=lambda _: None, clock=lambda: 0.0, allows_private=True, whole_seconds=0.3)
    assert fetch(f"{old}/kapie.png") == "it took longer than 0 s"


def test_a_server_that_never_answers_gets_only_a_few_requests():
    waited: list[float] = []
    fetch = Fetcher(sleep=waited.append, clock=lambda: 0.0, allows_private=True)
    reasons = [fetch(f"http://127.0.0.1:1/{number}.png") for number in range(1000)]
    assert reasons[-1] == "127.0.0.1 does not answer"
    assert len(waited) < 10


def test_download_fetches_files_that_the_old_server_has(site: Site, old: str, capsys):
    text = f'<img src="{old}/wp-content/uploads/a/b-10x10.png" alt="B"><img src="{old}/wp-content/uploads/brak.png" alt="C">'
    export = wxr(attachment(2, f"{old}/wp-content/uploads/a/b.png"), post(1, text=text))
    (site.folder / "e.xml").write_text(export, encoding="utf-8")
    assert run(site, "wordpress", str(site.folder / "e.xml"), "--download", "--allow-private") == 0
    assert (site.content / "media/uploads/a/b.png").read_bytes() == PNG
    body = (site.content / "news/2023/2023-05-04-wpis-1.md").read_text(encoding="utf-8")
    assert "![B](/media/uploads/a/b.png)" in body
    assert f"[C]({old}/wp-content/uploads/brak.png)" in body
    printed = capsys.readouterr().out
    assert "media-missing" in printed
    assert f"{old}/wp-content/uploads/brak.png: HTTP 404" in printed
    OldServer.requests.clear()
    assert run(site, "wordpress", str(site.folder / "e.xml"), "--download", "--allow-private") == 0
    assert OldServer.requests == ["/wp-content/uploads/brak.png"], "files that are already here are not requested again"
    assert "1 unchanged" in capsys.readouterr().out


def test_progress_is_reported_with_the_number_of_items_done(site: Site):
    from laur.importing import ImportOptions, import_wordpress

    export = site.folder / "many.xml"
    export.write_text(wxr(*(post(number) for number in range(1, 36))), encoding="utf-8")
    reported: list[tuple[str, int, int]] = []
    import_wordpress(ImportOptions(content=site.content, source=str(export)), lambda *each: reported.append(each))
    assert reported == [("importing", 35, done) for done in (0, 10, 20, 30)]
