"""The preview over real HTTP and the real file watcher."""

import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection

import pytest

from laur.build import Options
from laur.catalog import Visibility
from laur.serve import Audience, serve
from tests.sites import DAY, Site, SiteFactory

TREE = """
== content/news/2024-01-10-alfa.md
---
title: Alfa
date: 2024-01-10
---
Pierwszy tekst.
== content/news/szkic.md
---
title: Szkic
draft: true
---
Szkic tekstu.
== content/media/a.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
"""
ALFA = "/aktualnosci/2024/01/alfa/"


@contextmanager
def previewing(site: Site) -> Iterator[str]:
    """The address of a running preview."""
    options = Options(
        content=site.content, layouts=site.layouts, output=site.output, day=DAY, visibility=Visibility(drafts=True)
    )
    stop, is_ready = threading.Event(), threading.Event()
    address: list[str] = []
    failures: list[Exception] = []

    def ready(url: str) -> None:
        address.append(url.rstrip("/"))
        is_ready.set()

    audience = Audience(rebuilt=lambda *_: None, failed=failures.append, ready=ready)
    thread = threading.Thread(target=serve, args=(options, "127.0.0.1", 0, lambda _zone: DAY, audience, stop))
    thread.start()
    try:
        assert is_ready.wait(20)
        yield address[0]
    finally:
        stop.set()
        thread.join(20)
        assert not thread.is_alive()
        assert failures == []


@pytest.fixture
def preview(site: SiteFactory) -> Iterator[tuple[Site, str]]:
    made = site(TREE)
    with previewing(made) as address:
        yield made, address


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return str(answer.read().decode())


def eventually(url: str, text: str) -> str:
    """The page once it holds `text`."""
    for _ in range(200):
        page = get(url)
        if text in page:
            return page
        time.sleep(0.05)
    raise AssertionError(f"{text!r} did not come to {url}")


def test_the_preview_shows_the_site_with_drafts_and_writes_nothing(preview: tuple[Site, str]):
    made, address = preview
    assert "Pierwszy tekst" in get(address + ALFA)
    assert "Szkic tekstu" in get(address + "/aktualnosci/szkic/")
    assert not made.output.exists()


def test_a_save_is_told_to_the_browser_and_seen_everywhere(preview: tuple[Site, str]):
    made, address = preview
    with urllib.request.urlopen(address + "/-laur/events", timeout=20) as events:
        assert events.headers["Content-Type"] == "text/event-stream"
        first = events.readline()
        events.readline()
        made.edit("content/news/2024-01-10-alfa.md", "title: Alfa", "title: Zmieniony")
        assert events.readline() != first
    assert "Zmieniony" in get(address + ALFA)
    assert "Zmieniony" in get(address + "/aktualnosci/")
    assert "Zmieniony" in get(address + "/feed.xml")


def test_an_atomic_save_and_a_new_and_a_deleted_file_are_seen(preview: tuple[Site, str]):
    made, address = preview
    made.write("content/.nowy", "---\ntitle: Nowy\n---\nNowy.\n").rename("content/.nowy", "content/news/nowy.md")
    eventually(address + "/aktualnosci/", "Nowy")
    made.delete("content/news/nowy.md")
    for _ in range(200):
        if "Nowy" not in get(address + "/aktualnosci/"):
            return
        time.sleep(0.05)
    raise AssertionError("the deleted announcement is still listed")


def test_a_broken_document_does_not_take_the_preview_down(preview: tuple[Site, str]):
    made, address = preview
    made.write("content/news/zly.md", "---\ntitle: [\n")
    made.edit("content/news/2024-01-10-alfa.md", "Pierwszy", "Drugi")
    eventually(address + ALFA, "Drugi tekst")


def test_a_problem_is_shown_in_the_page_with_its_line_and_goes_when_it_is_mended(preview: tuple[Site, str]):
    made, address = preview
    made.write("content/news/zly.md", "---\ntitel: x <b>\ntitle: y\n---\n")
    page = eventually(address + ALFA, 'data-laur="problems"')
    assert "zly.md:2:1" in page
    assert "2 | titel: x &lt;b&gt;" in page
    assert "Did you mean “title”?" in page
    made.delete("content/news/zly.md")
    for _ in range(200):
        if 'data-laur="problems"' not in get(address + ALFA):
            return
        time.sleep(0.05)
    raise AssertionError("the problem is still shown")


def test_unknown_paths_traversal_and_dotfiles_are_not_found(preview: tuple[Site, str]):
    made, address = preview
    made.write("content/.tajne", "x")
    host = address.removeprefix("http://")
    for path in ("/nie-ma/", "/../content/site.yaml", "/%2e%2e/content/site.yaml", "/.tajne", "/.laur/store.sqlite"):
        connection = HTTPConnection(host, timeout=10)
        connection.request("GET", path)
        answer = connection.getresponse()
        assert answer.status == 404, path
        answer.read()
        connection.close()


def test_a_path_without_its_last_slash_leads_to_the_page(preview: tuple[Site, str]):
    _, address = preview
    with urllib.request.urlopen(address + ALFA.rstrip("/"), timeout=10) as answer:
        assert answer.url.endswith(ALFA)


def test_types_are_those_of_the_files(preview: tuple[Site, str]):
    _, address = preview
    for path, kind in (("/media/a.svg", "image/svg+xml"), ("/feed.json", "application/json; charset=utf-8")):
        with urllib.request.urlopen(address + path, timeout=10) as answer:
            assert answer.headers["Content-Type"] == kind


def test_it_listens_on_this_machine_only(preview: tuple[Site, str]):
    _, address = preview
    port = int(address.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=5):
        pass
    assert address.startswith("http://127.0.0.1:")


def test_without_a_site_it_waits_and_shows_it_when_it_is_there(site: SiteFactory):
    made = site(TREE).delete("content/site.yaml")
    with previewing(made) as address:
        with pytest.raises(urllib.error.HTTPError, match="503"):
            get(address + "/")
        made.write("content/site.yaml", "title: Jest\n")
        for _ in range(200):
            try:
                assert "Jest" in get(address + "/")
            except urllib.error.HTTPError:
                time.sleep(0.05)
            else:
                return
    raise AssertionError("the site did not come")
