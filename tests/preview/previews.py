"""Running previews for tests, with real HTTP and the real file watcher."""

import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse

from laur.checks.advisory import inspect_document
from laur.pages.plan import SitePlan
from laur.preview import Extend, PreviewEvents, Receipt, serve
from laur.source.options import Options, Visibility
from tests.sites import DAY, Site

ALFA = "/aktualnosci/2024/01/alfa/"
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
TRIES, PAUSE = 400, 0.025


@dataclass
class Running:
    """A preview that runs, and what it has reported."""

    site: Site
    address: str = ""
    rebuilt: list[SitePlan] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)
    received: list[Receipt] = field(default_factory=list)

    @property
    def host(self) -> str:
        return self.address.removeprefix("http://")

    def get(self, path: str) -> str:
        """The page at a path."""
        with urllib.request.urlopen(self.address + path, timeout=20) as answer:
            return str(answer.read().decode())

    def status(self, path: str) -> int:
        try:
            with urllib.request.urlopen(self.address + path, timeout=20) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        """One request on its own connection; an underscore in a header's name is sent as a hyphen."""
        connection = HTTPConnection(self.host, timeout=20)
        try:
            connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            answer = connection.getresponse()
            return answer, answer.read()
        finally:
            connection.close()

    def eventually(self, path: str, text: str, *, is_there: bool = True) -> str:
        """The page, with any status, when it contains `text`, or when it no longer does."""
        for _ in range(TRIES):
            page = self.ask(path)[1].decode()
            if (text in page) is is_there:
                return page
            time.sleep(PAUSE)
        raise AssertionError(f"{path} {'does not contain' if is_there else 'still contains'} {text!r}")


def until(is_so: Callable[[], bool]) -> None:
    """Waits until a condition is true."""
    for _ in range(TRIES):
        if is_so():
            return
        time.sleep(PAUSE)
    raise AssertionError("the condition did not become true")


@contextmanager
def previewing(
    site: Site, lang: str = "en", host: str = "127.0.0.1", extend: Extend | None = None, port: int = 0
) -> Iterator[Running]:
    """A running preview; checks at the end that nothing failed."""
    options = Options(
        content=site.content,
        layouts=site.layouts,
        output=site.output,
        day=DAY,
        visibility=Visibility(drafts=True, future=True),
    )
    stop, is_ready = threading.Event(), threading.Event()
    running = Running(site)

    def ready(url: str) -> None:
        running.address = url.rstrip("/")
        is_ready.set()

    audience = PreviewEvents(
        rebuilt=lambda site_plan, _: running.rebuilt.append(site_plan),
        failed=running.failures.append,
        ready=ready,
        received=running.received.append,
        lang=lang,
    )
    arguments = (options, host, port, lambda _zone: DAY, audience, stop, inspect_document, extend)
    thread = threading.Thread(target=serve, args=arguments)
    thread.start()
    try:
        assert is_ready.wait(60)
        yield running
    finally:
        stop.set()
        thread.join(20)
        assert not thread.is_alive()
        assert running.failures == []
