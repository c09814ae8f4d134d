"""No hostile value runs in the preview or at the desk, where a script could write documents and publish the site."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
import yaml
from playwright.sync_api import expect

from tests.attacks.browsing import Watched, watching
from tests.attacks.fields import text_of
from tests.attacks.payloads import BODIES, DRAWINGS, VALUES
from tests.desk.desks import KEY, Desk, desk
from tests.sites import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.slow, pytest.mark.browser]
OTHERS = {
    *("formula", "calendar parameters", "colours of a terminal", "controls", "marks without end", "long word"),
    *("way out of the folder", "way to a file", "name of a device", "number", "long number", "YAML", "anchor"),
}
"""Values against other readers than a browser."""
SHOWN = [number for number, name in enumerate(VALUES) if name not in OTHERS]
TEXTS = [list(VALUES.values())[number].encode("utf-8", "replace").decode() for number in SHOWN]
FOLDERS = ("news", "organisations", "schemes", "pages")
DESK = "-laur/desk/"
FILES = ("media/page.html", "media/page.XHTML", "media/x.xml", "media/x.js", "media/d00.svg", "media/d01.svg")
"""What a browser would run, if it were sent as what it is."""
_IS_SHOWN = """(path) => [...document.querySelectorAll("main h1, main h1 ~ p")].some((one) => one.textContent === path)
  && [...document.querySelectorAll("iframe")].every((each) => each.contentDocument?.readyState === "complete")"""


@pytest.fixture
def watched(tmp_path: Path, hostile: Path, chromium: "Browser") -> Iterator[tuple[Desk, Watched]]:
    """The desk of the hostile site, with messages from hostile readers, in a browser that is watched."""
    shutil.copytree(hostile / "content", tmp_path / "content")
    site = Site(tmp_path, "")
    settings = yaml.safe_load(site.content.joinpath("site.yaml").read_text(encoding="utf-8"))
    place = {"kind": "folder", "path": f"../{VALUES['handler']}"}
    settings |= {"title": VALUES["handler in double quotes"], "publish": {"web": place}}
    site.write("content/site.yaml", yaml.safe_dump(settings))
    for number, value in enumerate(TEXTS):
        message = {"form": value, "received": value, "page": value, "answers": {"email": value, value: value}}
        site.write(f".laur/inbox/report/2024-03-02-{number:06}.md", text_of("Announcement", message, value))
        comment = text_of("Comment", {"author": value, "date": "2024-03-01 12:30", "url": value}, value)
        site.write(f".laur/inbox/comment/news/v00.comments/2024-03-01-{number:06}.md", comment)
    with desk(site) as running, watching(chromium, running.origin) as browser:
        yield running, browser


def test_no_hostile_value_runs_in_the_preview_or_at_the_desk(watched: tuple[Desk, Watched]):
    running, browser = watched
    running.wait_for("start", "onerror")
    browser.go(f"{DESK}?key={KEY}")
    expect(browser.page.get_by_role("link", name="Nazwa").first).to_be_visible()
    for step in (_documents, _lists, _work, _wrong_documents, _preview):
        step(running, browser)
        assert browser.faults == [], step


def _documents(running: Desk, browser: Watched) -> None:
    """Opens each document as a form, with its preview, and all that is folded below it."""
    listed = {row["path"] for folder in FOLDERS for row in running.ask("documents", kind=folder)["rows"]}
    chosen = {f"{folder}/v{number:02}.md" for folder in FOLDERS for number in SHOWN}
    found = sorted(path for path in listed if path in chosen or path.split("/")[1][0] not in "vbd")
    assert len(found) > 100
    for path in found:
        _open(browser, path)


def _lists(running: Desk, browser: Watched) -> None:
    """Looks at all that lists documents, and seeks each value."""
    for place in ("inbox", "tags", "changes", "bin", "publish"):
        browser.page.evaluate("place => { location.hash = place }", place)
        expect(browser.page.locator("main h1")).to_be_visible()
        browser.stir()
    assert browser.page.locator("main").inner_text() != ""
    for value in TEXTS:
        browser.page.get_by_role("searchbox").fill(value)
        browser.page.evaluate("hash => { location.hash = hash }", quote(value, safe=""))
        browser.stir()
    browser.page.get_by_role("searchbox").fill("")


def _work(running: Desk, browser: Watched) -> None:
    """Writes hostile values as an editor would: new documents, changes to several, versions, pasted texts, files."""
    page = browser.page
    for value in TEXTS[:6]:
        made = running.ask("create", kind="news", values={"title": value, "tags": [value]}, body=value)
        saved = running.ask("save", path=made["path"], digest=made["digest"], body=f"{value}\n\n{value}")
        _open(browser, made["path"])
        _unfold(browser, "versions")
        page.get_by_role("button", name="Porównaj", exact=True).first.click()
        expect(page.locator("main ins, main del").first).to_be_visible()
        browser.stir()
        page.locator("textarea.text").evaluate(
            """(target, html) => {
                const data = new DataTransfer();
                data.setData("text/html", html);
                data.setData("text/plain", "x");
                target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, cancelable: true }));
            }""",
            "".join((value, *BODIES.values(), *DRAWINGS.values())),
        )
        browser.stir()
        change = {"change": "tag", "old": running.ask("choices")["tags"][0]["value"], "new": value}
        running.ask("make-change", change=change, digest=running.ask("plan-change", change=change)["digest"])
        running.ask("delete", path=saved["path"], digest=running.ask("document", path=saved["path"])["digest"])
    for place in ("changes", "bin"):
        page.evaluate("place => { location.hash = place }", place)
        expect(page.locator("main .items li").first).to_be_visible()
        browser.stir()


def _wrong_documents(running: Desk, browser: Watched) -> None:
    """Opens documents that are refused, and the list of what is wrong with them."""
    for number, value in enumerate(TEXTS):
        wrong = {"title": value, "date": value, value: value, "image": {"src": value}, "organisations": [value]}
        body = f"[x]({value}) ![]({value})"
        running.site.write(f"content/news/w{number:02}.md", text_of("Announcement", wrong, body))
    running.site.write("content/news/broken.md", f"---\ntitle: [{TEXTS[0]}\n{TEXTS[1]}\n---\n{TEXTS[2]}")
    running.wait_for("first-page", "broken.md")
    for path in ("", *(f"news/w{number:02}.md" for number in range(len(TEXTS))), "news/broken.md"):
        _open(browser, path)


def _preview(running: Desk, browser: Watched) -> None:
    """Opens pages of the preview with the problems on them, addresses that lead nowhere, and files that could run."""
    for path in ("", "certyfikaty/", "-laur/hints?page=/", *FILES, *(quote(value, safe="") for value in TEXTS)):
        if browser.go(path):
            browser.stir()
    browser.go("")
    expect(browser.page.get_by_role("alert")).to_contain_text("Do poprawienia")
    browser.page.evaluate(
        """() => document.querySelector("laur-problems").shadowRoot.querySelectorAll("*").forEach((each) => {
            for (const kind of ["mouseover", "focus", "load", "error"]) each.dispatchEvent(new Event(kind)); })"""
    )


def _open(browser: Watched, path: str) -> None:
    browser.page.evaluate("path => { location.hash = '#' + encodeURIComponent(path) }", path)
    if not path.isprintable():  # the desk opens no file whose name nobody can see
        expect(browser.page.locator("main > [role=alert]")).to_be_visible()
    elif path:
        browser.page.wait_for_function(_IS_SHOWN, arg=path)
    browser.stir()
    browser.opened += 1


def _unfold(browser: Watched, name: str) -> None:
    browser.page.locator("main details").evaluate_all("found => found.forEach((each) => { each.open = true; })")
    expect(browser.page.get_by_role("button", name="Porównaj", exact=True).first).to_be_visible()
