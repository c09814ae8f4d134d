"""Windows of a real browser on a running desk."""

import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect

from tests.desk.desks import Desk
from tests.desk.test_pictures import heic


@contextmanager
def window(
    chromium: Browser, running: Desk, statuses: str = "404|409|422", *, clipboard: bool = False
) -> Iterator[Page]:
    """An empty page; at the end no script has failed and nothing was blocked, but for answers of these statuses."""
    context = chromium.new_context(viewport={"width": 1400, "height": 900}, locale="pl-PL")
    if clipboard:
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=running.origin)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    yield page
    assert [text for text in wrong if not re.search(f"status of ({statuses})", text)] == []
    context.close()


@contextmanager
def saving(page: Page) -> Iterator[None]:
    """Ends when the document was saved and the desk says so; the same sentence about an earlier save is not enough."""
    with page.expect_response("**/-laur/desk/save") as answered:
        yield
    assert answered.value.ok, answered.value.text()
    expect(page.get_by_role("status").last).to_have_text("Zapisano.")
    expect(page.get_by_role("button", name="Zapisz", exact=True)).to_be_disabled()


def drop_photograph(page: Page) -> None:
    """Drops a turned photograph in the format of a telephone on the text of the open document."""
    page.locator("textarea.text").evaluate(
        """(target, base64) => {
            const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
            const data = new DataTransfer();
            data.items.add(new File([bytes], "IMG_0042.HEIC", { type: "image/heic" }));
            target.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }""",
        b64encode(heic(turn=6)).decode(),
    )
