"""A browser that reports what no page may do: run a script of others, ask another host, open a dialogue or a window."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, Dialog, Error, Page, Request, Route

_WATCH = """
Object.defineProperty(globalThis, "attacked", {
  configurable: false, get: () => 0, set: () => console.error("ATTACKED " + location.href),
});
"""
"""Hostile scripts set this variable."""
_MOVE = """
for (const element of document.querySelectorAll("main *, a, button, input, summary, svg *")) {
  for (const kind of ["mouseover", "focus", "toggle", "load", "error"]) element.dispatchEvent(new Event(kind));
}
document.querySelectorAll("details").forEach((details) => { details.open = true; });
"""
"""What starts an event handler, if one has come through."""


class Watched:
    """What a browser has seen."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.faults: list[str] = []
        self.opened = 0
        self._host = urlsplit(address).netloc
        page.on("console", self._said)
        page.on("dialog", self._asks)
        page.on("popup", lambda _popup: self.faults.append(f"window: {page.url}"))
        page.on("download", lambda download: download.cancel())
        page.context.route("**/*", self._asked)

    def open(self, path: str) -> None:
        """Opens a page, and starts every event that a handler could wait for."""
        try:
            self.page.goto(f"{self.address}/{quote(path)}", wait_until="load")
        except Error as error:
            if "net::ERR_ABORTED" not in str(error) and "Download is starting" not in str(error):
                raise
            return
        try:
            self.page.evaluate(_MOVE)
        except Error as error:  # an old address leads on to the page that has replaced it
            if "Execution context was destroyed" not in str(error):
                raise
            self.page.wait_for_load_state("load")
        self.opened += 1

    def _said(self, message: object) -> None:
        text = str(getattr(message, "text", ""))
        if "ATTACKED" in text:
            self.faults.append(text)

    def _asks(self, dialog: Dialog) -> None:
        self.faults.append(f"dialogue: {self.page.url}")
        dialog.dismiss()

    def _asked(self, route: Route, request: Request) -> None:
        if urlsplit(request.url).netloc == self._host or request.url.startswith(("data:", "blob:")):
            route.fallback()
            return
        self.faults.append(f"request: {request.url[:200]} from {self.page.url}")
        route.abort()


@contextmanager
def watching(browser: Browser, address: str) -> Iterator[Watched]:
    """A page that is watched, of a host without a Content Security Policy."""
    context = browser.new_context(locale="pl-PL")
    context.add_init_script(_WATCH)
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield Watched(page, address)
    context.close()
