"""What the tests of pages in a browser share: a reader on a certain day, and what the reader sees."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from playwright.sync_api import Browser, Locator, Page


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


def followed(link: Locator) -> None:
    """Clicks a link and waits until its page is loaded completely."""
    with link.page.expect_navigation(wait_until="load"):
        link.click()


def shown(page: Page, selector: str) -> list[str]:
    return [re.sub(r"\s+", " ", text).strip() for text in page.locator(selector).all_inner_texts()]
