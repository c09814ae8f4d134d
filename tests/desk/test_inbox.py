"""The inbox at the desk: a comment is accepted, a message put away, and nothing is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.desk.desks import ALFA, TREE, Desk, desk
from tests.sites import Site
from tests.validators.axe import faults

COMMENT = "comment/news/2024-01-10-alfa.comments/2024-03-01-123005.md"
COMMENT_TEXT = "---\nauthor: Anna Próbna\ndate: 2024-03-01 12:30\n---\n\nGratulacje!\n"
REPORT = (
    "---\nform: report\nreceived: 2024-03-02 10:00\npage: /certyfikaty/alfa-zloto/\n"
    "answers:\n  certificate: alfa-zloto\n  email: jan@klaster.example\n---\n\n# error\n\nZła data.\n"
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Desk]:
    site = Site(tmp_path, TREE)
    site.write(f".laur/inbox/{COMMENT}", COMMENT_TEXT)
    site.write(".laur/inbox/report/2024-03-02-100000.md", REPORT)
    with desk(site) as found:
        yield found


def test_a_comment_becomes_the_file_that_it_is_and_can_be_taken_back(office: Desk):
    rows = office.ask("inbox")
    assert [(each["is_comment"], each["sender"], each["about"]) for each in rows] == [
        (False, "jan@klaster.example", ALFA),
        (True, "Anna Próbna", ALFA),
    ]
    left = office.ask("inbox-accept", id=COMMENT)
    path = COMMENT.partition("/")[2]
    assert office.read(path) == COMMENT_TEXT
    assert len(left) == 1
    office.preview.eventually("/aktualnosci/2024/01/alfa/", "Gratulacje!")
    (made,) = office.ask("changes")
    office.ask("undo-change", id=made["id"])
    assert not (office.site.content / path).exists()
    assert (office.site.folder / ".laur/inbox/.done" / COMMENT).read_text(encoding="utf-8") == COMMENT_TEXT


def test_a_comment_without_its_announcement_and_a_path_outside_are_refused(office: Desk):
    office.site.delete(f"content/{ALFA}")
    assert office.send("inbox-accept", {"id": COMMENT})[0] == 422
    assert office.send("inbox-done", {"id": "../history/x.md"})[0] == 422
    assert (office.site.folder / ".laur/inbox" / COMMENT).exists()
    assert len(office.ask("inbox-done", id="report/2024-03-02-100000.md")) == 1


@pytest.mark.slow
@pytest.mark.browser
def test_messages_are_read_and_accepted_in_the_browser(chromium: Browser, office: Desk):
    page = chromium.new_page(viewport={"width": 1200, "height": 900})
    page.goto(office.address)
    page.get_by_role("button", name="Skrzynka").click()
    expect(page.get_by_role("heading", name="Anna Próbna")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Przyjmij komentarz").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").last).to_contain_text("pod aktualnością")
    page.get_by_role("button", name="Odłóż").click()
    expect(page.get_by_role("main")).to_contain_text("Nie ma wiadomości")
    page.close()
