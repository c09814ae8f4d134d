"""An announcement with a certificate is made in the browser editor, saved, passes check, and appears on the site.

The editor is the real Decap CMS from npm, and what writes its files its own local server.
"""

import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from laur.cli import main
from tests import npm
from tests.judges.screenshots import Quiet

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DECAP_PORT = 8081
"""At which the editor looks for its server; here it is led to another, so that tests do not meet at one."""
PATIENCE_SECONDS = 30


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A starter site with the editor, built."""
    folder = tmp_path / "site"
    assert main(["init", str(folder), "--lang", "pl"]) == 0
    settings = folder / "content/site.yaml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}\nfeatures: {{cms: true}}\n", encoding="utf-8")
    npm.package("decap-cms")
    (folder / "node_modules").symlink_to(npm.PACKAGES)
    monkeypatch.chdir(folder)
    assert main(["build", "--quiet"]) == 0
    return folder


@pytest.fixture
def decap(site: Path) -> Iterator[int]:
    """Decap's own server over the site's folder; its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    program = npm.package("decap-server") / "dist/index.js"
    environment = {
        **os.environ,
        "PORT": str(port),
        "MODE": "fs",
        "GIT_REPO_DIRECTORY": str(site),
        "BIND_HOST": "127.0.0.1",
    }
    with subprocess.Popen(["node", program], env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            _wait(port)
            yield port
        finally:
            server.terminate()


def _wait(port: int) -> None:
    for _ in range(PATIENCE_SECONDS * 10):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("Decap's server does not answer.")


@pytest.fixture
def page(chromium: Browser, site: Path, decap: int) -> Iterator[Page]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = chromium.new_context(viewport={"width": 1300, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(PATIENCE_SECONDS * 1000)

    def lead(route: Route) -> None:
        route.fulfill(response=route.fetch(url=route.request.url.replace(f":{DECAP_PORT}/", f":{decap}/")))

    page.route(f"http://localhost:{DECAP_PORT}/**", lead)
    page.goto(f"http://localhost:{server.server_port}/admin/")
    page.get_by_role("button", name="Zaloguj się").click()
    yield page
    page.unroute_all(behavior="ignoreErrors")
    context.close()
    server.shutdown()
    server.server_close()


def saved(page: Page, folder: Path, ending: str) -> Path:
    """The file that the editor writes, once it is there."""
    for _ in range(PATIENCE_SECONDS * 10):
        for file in folder.iterdir():
            if file.name.endswith(ending) and file.stat().st_size:
                return file
        page.wait_for_timeout(100)  # and not sleep: what the editor asks its server goes through this thread
    pytest.fail(f"The editor saved no file that ends in {ending}.")


def choose(page: Page, field: str, words: str, name: str) -> None:
    page.locator(f"input[id^={field}-field], [id^={field}-field] input").first.fill(words)
    page.get_by_role("option", name=name).click()


def test_an_announcement_with_a_certificate_is_made_and_published(
    page: Page, site: Path, capsys: pytest.CaptureFixture[str]
):
    expect(page.get_by_text("Klaster Przykładowy ze złotem")).to_be_visible()
    page.goto(f"{page.url.partition('#')[0]}#/collections/news/new")
    page.locator("[id^=title-field]").fill("Klaster Przykładowy w edytorze")
    page.locator("[id^=date-field]").fill("2024-03-15")
    page.locator("[id^=summary-field]").fill("To zdanie zostanie skreślone.")
    page.locator("[id^=summary-field]").fill("")
    page.get_by_role("button", name="Dodaj certificates").click()
    page.locator("[id^=id-field]").fill("klaster-przykladowy-w-edytorze")
    choose(page, "organisation", "klaster", "Klaster Przykładowy")
    choose(page, "scheme", "znak", "Znak Przykładowy")
    page.locator("[id^=level-field]").fill("srebro")
    page.locator("[id^=awarded-field]").fill("2020-03")
    page.get_by_role("button", name="Opublikuj").click()
    page.get_by_role("menuitem").first.click()
    written = saved(page, site / "content/news", "-w-edytorze.md")

    capsys.readouterr()
    assert main(["check", "--lang", "en"]) == 0, capsys.readouterr().out
    assert capsys.readouterr().out == "Nothing is wrong.\n"
    assert main(["build", "--quiet"]) == 0
    shown = (site / "site/certyfikaty/klaster-przykladowy-w-edytorze/index.html").read_text(encoding="utf-8")
    assert "Klaster Przykładowy w edytorze" in shown
    assert "summary" not in written.read_text(encoding="utf-8")


def test_what_the_schema_requires_is_asked_for(page: Page, site: Path):
    page.goto(f"{page.url.partition('#')[0]}#/collections/news/new")
    page.locator("[id^=date-field]").fill("31.12.2024")
    page.get_by_role("button", name="Opublikuj").click()
    page.get_by_role("menuitem").first.click()
    expect(page.get_by_text("Wpisz jak w przykładzie", exact=False).first).to_be_visible()
    assert len(list((site / "content/news").iterdir())) == 1
