"""What the tests of pages in a browser share: a reader on a certain day, and what the reader sees."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

WITH_AND_WITHOUT = pytest.mark.parametrize("scripts", [True, False], ids=["with a script", "without"])
"""A test of what a reader with a script does, and one without."""


@contextmanager
def reading(browser: Browser, when: str, **context: object) -> Iterator[Page]:
    """A page in a browser whose clock shows a moment in UTC; errors on the page fail the test."""
    faults: list[str] = []
    opened = browser.new_context(locale="pl-PL", **context)  # type: ignore[arg-type]
    page = opened.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    page.clock.set_fixed_time(datetime.fromisoformat(f"{when}+00:00"))
    yield page
    opened.close()
    assert faults == []


def to_register(page: Page) -> None:
    """Follows the link of the menu to the register."""
    followed(page.get_by_role("navigation").get_by_role("link", name="Certyfikaty"))


def choose(page: Page, **words: str) -> None:
    """Chooses words of the sentence above the register: ``award``, ``region``, ``when``."""
    for name, option in words.items():
        page.locator(f"#answer-{name}").select_option(label=option)


def said_day(page: Page, day: str, words: str) -> None:
    """Asks a page for another day, and waits until it says that day (``15 maja 2023``)."""
    page.get_by_label("Stan na dzień").fill(day)
    expect(page.locator(".time-said")).to_have_text(re.compile(f"^Stan na {words}".replace(" ", r"\s")))


def followed(link: Locator) -> None:
    """Clicks a link and waits until its page is loaded completely."""
    with link.page.expect_navigation(wait_until="load"):
        link.click()


def shown(page: Page, selector: str) -> list[str]:
    return [re.sub(r"\s+", " ", text).strip() for text in page.locator(selector).all_inner_texts()]
