"""No hostile value reaches a reader: every page of a hostile site is opened in a browser that reports what runs."""

from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.attacks.browsing import watching
from tests.attacks.conftest import TAKEN
from tests.attacks.hostile_site import set_everywhere
from tests.attacks.payloads import FOREIGN, VALUES
from tests.browser.conftest import serving
from tests.sites import tree_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.slow, pytest.mark.browser]
SHOWN = (".html", ".svg", ".xml", ".webmanifest")
"""What a browser can run scripts in."""
SETTINGS = ("script after an end", "handler in double quotes", "style")
"""The values that are put into ``site.yaml``, each in a site of its own."""


class Plain(SimpleHTTPRequestHandler):
    """A static host without any policy, so that only the pages themselves protect a reader."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """No log: the tests report what is wrong."""


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    yield from serving(Plain)  # type: ignore[arg-type]


def test_the_browser_reports_what_it_is_here_to_report(
    tmp_path: Path, serve: Callable[[Path], str], chromium: "Browser"
):
    leaving = "location = `/right.html`"
    wrong = (
        ("ATTACKED", "<script>attacked=1</script>"),
        ("ATTACKED", "<main><p onmouseover=attacked=1>x</p></main>"),
        ("request", f"<img src=//{FOREIGN}/x.png>"),
        ("dialogue", "<script>alert(1)</script>"),
        ("window", "<script>open('/right.html')</script>"),
        ("navigation", "<meta http-equiv=refresh content='0.05; url=/right.html'>"),
        ("navigation", f"<script>setTimeout(() => {{ {leaving} }}, 50)</script>"),
        ("navigation", f"<main><p onmouseover='{leaving}'>x</p></main>"),
    )
    (tmp_path / "right.html").write_text("<main>x</main>")
    (tmp_path / "old.html").write_text('<meta http-equiv="refresh" content="0; url=/right.html">')
    address = serve(tmp_path)
    for kind, body in wrong:
        (tmp_path / "wrong.html").write_text(body)
        with watching(chromium, address) as browser:
            browser.open("wrong.html")
            browser.page.wait_for_timeout(100)
            browser.open("right.html")
            assert {fault.split(" ")[0].strip(":") for fault in browser.faults} == {kind}, body
    with watching(chromium, address) as browser:
        browser.open("old.html")
        browser.open("right.html")
        assert browser.faults == []


def test_no_page_of_a_hostile_site_runs_a_script_or_asks_another_host(
    hostile: Path, serve: Callable[[Path], str], chromium: "Browser"
):
    assert int((hostile / TAKEN).read_text()) > 2000  # values that are on pages
    output = hostile / "site"
    with watching(chromium, serve(output)) as browser:
        for path in sorted(path for path in tree_of(output) if path.endswith(SHOWN)):
            browser.open(path)
        for value in VALUES.values():
            query = quote(value.encode("utf-8", "replace"))
            browser.go(f"certyfikaty/?q={query}&organizacja={query}#{query}")
        assert browser.faults == []
        assert browser.opened > 300


@pytest.mark.parametrize("name", SETTINGS)
def test_no_setting_of_the_site_runs_a_script_or_asks_another_host(
    tmp_path: Path, serve: Callable[[Path], str], chromium: "Browser", name: str
):
    made = set_everywhere(tmp_path, VALUES[name])
    output = made.options.output
    with watching(chromium, serve(output)) as browser:
        for path in sorted(path for path in tree_of(output) if path.endswith(SHOWN)):
            browser.open(path)
        assert browser.faults == []
        assert browser.opened > 20
