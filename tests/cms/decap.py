"""Drives the browser editor: the real Decap CMS from npm, with its own local server, which writes the files."""

import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from laur.cli import main
from tests import npm
from tests.validators.screenshots import Quiet

DECAP_PORT = 8081
"""The port of the editor's local server; requests are sent to another port, so that tests do not share a server."""
PATIENCE_SECONDS = 30


def equip(folder: Path) -> None:
    """Gives a starter site the browser editor: the setting, and the program beside its content."""
    settings = folder / "content/site.yaml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}\nfeatures: {{cms: true}}\n", encoding="utf-8")
    npm.package("decap-cms")
    (folder / "node_modules").symlink_to(npm.PACKAGES)


@contextmanager
def editor(chromium: Browser, folder: Path) -> Iterator[Page]:
    """The page of the editor of a built site, after logging in."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = chromium.new_context(viewport={"width": 1300, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(PATIENCE_SECONDS * 1000)
    with _backend(folder) as port:

        def redirect(route: Route) -> None:
            route.fulfill(response=route.fetch(url=route.request.url.replace(f":{DECAP_PORT}/", f":{port}/")))

        page.route(f"http://localhost:{DECAP_PORT}/**", redirect)
        page.goto(f"http://localhost:{server.server_port}/admin/")
        page.get_by_role("button", name="Zaloguj się").click()
        yield page
        page.unroute_all(behavior="ignoreErrors")
        context.close()
    server.shutdown()
    server.server_close()


@contextmanager
def _backend(folder: Path) -> Iterator[int]:
    """Runs Decap's own server for the site's folder; yields its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    program = npm.package("decap-server") / "dist/index.js"
    stated = {"PORT": str(port), "MODE": "fs", "GIT_REPO_DIRECTORY": str(folder), "BIND_HOST": "127.0.0.1"}
    command = ["node", str(program)]
    with subprocess.Popen(command, env={**os.environ, **stated}, stdout=subprocess.DEVNULL) as server:
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


def open_form(page: Page, place: str) -> None:
    """Goes to a place of the editor: ``news/new``, ``news/entries/2024-03-15-gala``.

    The editor stays where it is as long as it has not heard that a change was saved, so it is asked again.
    """
    address = f"{page.url.partition('#')[0]}#/collections/{place}"
    for _ in range(PATIENCE_SECONDS):
        page.goto(address)
        page.wait_for_timeout(200)
        if page.url == address:
            return


def publish(page: Page) -> None:
    """Saves: with a local server, publishing writes the file at once."""
    page.get_by_role("button", name="Opublikuj").click()
    page.get_by_role("menuitem").first.click()


def saved(page: Page, folder: Path, ending: str, text: str = "") -> Path:
    """The file that the editor writes, once it exists, contains this text, and the editor has heard that it was saved.

    Until then the editor refuses to go elsewhere, or goes back after it went.
    """
    for _ in range(PATIENCE_SECONDS * 10):
        for file in sorted(folder.rglob("*")):
            if (
                file.is_file()
                and file.name.endswith(ending)
                and file.stat().st_size
                and text in file.read_text(encoding="utf-8")
            ):
                expect(page.get_by_text("Niezapisane zmiany")).to_have_count(0, timeout=PATIENCE_SECONDS * 1000)
                return file
        page.wait_for_timeout(100)  # not time.sleep: this thread answers the editor's requests to its server
    pytest.fail(f"The editor saved no file that ends in {ending}.")


def build(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds the site from its own folder."""
    monkeypatch.chdir(folder)
    assert main(["build", "--quiet"]) == 0
