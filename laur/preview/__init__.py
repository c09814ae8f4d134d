"""The preview: the site as it would be, from memory, rendered page by page as it is asked for.

Nothing is written to the output folder: drafts never reach it, and the last good site stands. On a save the plan is
made anew from what changed; a page is rendered when a browser asks for it, so the time from save to sight does not
grow with the number of pages that a change concerns.
"""

import gc
import threading
import time
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager

from msgspec import Struct

from laur.pages.plan import SitePlan
from laur.preview.hints import Hints, Inspect, no_hints
from laur.preview.inbox import INBOX, Inbox, Receipt
from laur.preview.live import Listeners
from laur.preview.server import CannotListenError, is_loopback, make_server
from laur.preview.site import Preview
from laur.preview.watch import Watch
from laur.source.cache import CacheBusyError
from laur.source.options import Options, Today

__all__ = ["CannotListenError", "PreviewEvents", "Receipt", "is_loopback", "serve"]

MUCH_GARBAGE = 1_000_000
"""So many values more than before may hold some; a plan of 10,000 announcements is about 100,000."""


class PreviewEvents(Struct, frozen=True):
    """Who is told what the preview does."""

    rebuilt: Callable[[SitePlan, float], None]
    """After each rebuild, with its seconds."""
    failed: Callable[[Exception], None]
    """After one that something outside of content (a lock, a disk) kept from being made."""
    ready: Callable[[str], None]
    """Once, with the address."""
    received: Callable[[Receipt], None]
    """After each message that was sent with a form."""
    lang: str = "en"
    """The language of problems in the page."""


def serve(
    options: Options,
    host: str,
    port: int,
    today: Today,
    audience: PreviewEvents,
    stop: threading.Event | None = None,
    inspect: Inspect = no_hints,
) -> None:
    """Serve the preview until interrupted, or until `stop` is set; `inspect` says what is worth mending in a document.

    Raises `CannotListenError` where the address cannot be bound.
    """
    preview, listeners = Preview(options, today, audience.lang), Listeners()
    inbox = Inbox(options.state / INBOX, options.content, audience.received)

    def rebuild(changed_files: AbstractSet[str] | None = None) -> bool:
        began = time.perf_counter()
        try:
            site_plan = preview.rebuild(changed_files)
        except (OSError, CacheBusyError) as error:
            audience.failed(error)
            return False
        if site_plan is None:
            gc.collect()
            return True
        listeners.announce()
        audience.rebuilt(site_plan, time.perf_counter() - began)
        return True

    server = make_server(host, port, preview, listeners, inbox, Hints(preview, inspect, audience.lang))
    try:
        watch = Watch([options.content, options.layouts], rebuild, lambda: not preview.is_of_today())
        with watch, _garbage_left_for_later():
            rebuild()
            _settle_down()
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
            audience.ready(f"http://{_shown(host)}:{server.server_address[1]}{preview.base_path}/")
            (stop or threading.Event()).wait()
    finally:
        listeners.close()
        server.shutdown_if_running()
        server.server_close()


@contextmanager
def _garbage_left_for_later() -> Iterator[None]:
    """Do not search a new plan, which is many small values, for garbage while somebody waits to see what was saved.

    It is searched for when nothing has changed, and whenever very much has gathered.
    """
    before = gc.get_threshold()
    gc.set_threshold(MUCH_GARBAGE, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _settle_down() -> None:
    """Spare the site in memory from the search for garbage: it is one large living value, and each save would pay."""
    gc.collect()
    gc.freeze()


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
