"""A browser that reports what no page may do: run a script of others, ask another host, open a dialogue or a window."""

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote, urljoin, urlsplit

from playwright.sync_api import Browser, Dialog, Error, Frame, Page, Request, Route

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
_LEADS_ON = re.compile(rb'<meta http-equiv="refresh" content="0; url=([^"]*)">')
"""What the page of an old address has in its head (`layouts/redirect.html`)."""


class Watched:
    """What a browser has seen."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.faults: list[str] = []
        self.opened = 0
        self._host = urlsplit(address).netloc
        self._expected: set[str] = set()
        """The paths to which the page may go; nothing navigates before the first is opened."""
        page.on("console", self._said)
        page.on("dialog", self._asks)
        page.on("framenavigated", self._went)
        page.on("popup", lambda _popup: self.faults.append(f"window: {page.url}"))
        page.on("download", lambda download: download.cancel())
        page.context.route("**/*", self._asked)

    def open(self, path: str) -> None:
        """Opens a page, and starts every event that a handler could wait for."""
        if not self.go(quote(path)):
            return
        self.stir()
        self.opened += 1

    def stir(self) -> None:
        """Starts every event that a handler could wait for, in the page and in its frames."""
        for frame in self.page.frames:
            try:
                frame.evaluate(_MOVE)
            except Error as error:
                if frame.is_detached():
                    continue
                if "Execution context was destroyed" not in str(error):
                    raise
                self.faults.append(f"navigation: away from {frame.url}")

    def go(self, address: str) -> bool:
        """Goes to an address below that of the host; that of a page which has moved leads on to its new one.

        Returns:
            Whether the address shows a page: a file may be downloaded instead.
        """
        whole = f"{self.address}/{address}"
        target = _LEADS_ON.search(self.page.request.get(whole).body())
        led = urljoin(whole, html.unescape(target[1].decode())) if target else whole
        self._expected = {urlsplit(whole).path, urlsplit(led).path}
        try:
            self.page.goto(whole, wait_until="load")
        except Error as error:
            if "net::ERR_ABORTED" in str(error) or "Download is starting" in str(error):
                return False
            if "interrupted by another navigation" not in str(error):
                raise
            self.faults.append(f"navigation: away from {address}")
            return False
        if target:
            self.page.wait_for_url(led, wait_until="load")
        return True

    def _went(self, frame: Frame) -> None:
        if frame == self.page.main_frame and urlsplit(frame.url).path not in self._expected:
            self.faults.append(f"navigation: {frame.url[:200]}")

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
    """A page that is watched, as if no host had a Content Security Policy: only the pages themselves protect."""
    context = browser.new_context(locale="pl-PL", bypass_csp=True)
    context.add_init_script(_WATCH)
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield Watched(page, address)
    context.close()
