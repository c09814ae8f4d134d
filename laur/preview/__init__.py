"""The preview server: serves the site from memory, with drafts, and reloads browsers after each save.

Nothing is written to the output folder, so drafts never get there and the last good site stays. A save updates the
plan; a page is rendered when a browser requests it, so the time from a save to the new page in the browser does not
depend on how many pages the save changed.
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
from laur.preview.http import Extension
from laur.preview.inbox import INBOX, Inbox, Receipt
from laur.preview.live import Listeners
from laur.preview.server import CannotListenError, is_loopback, make_server
from laur.preview.site import Preview
from laur.preview.watch import Watch
from laur.source.database import CacheBusyError
from laur.source.options import Options, Today

__all__ = ["CannotListenError", "Extend", "Preview", "PreviewEvents", "Rebuild", "Receipt", "is_loopback", "serve"]

Rebuild = Callable[[AbstractSet[str] | None], bool]
"""Plans the site again after these files (absolute paths) changed, and reloads browsers; returns whether it could."""
Extend = Callable[[Preview, Rebuild], Extension]
"""Makes the part of a preview that answers what the preview itself does not."""
MUCH_GARBAGE = 1_000_000
"""Garbage is collected after this many new objects; a plan of 10,000 announcements has about 100,000."""


class PreviewEvents(Struct, frozen=True):
    """Callbacks for what happens in the preview."""

    rebuilt: Callable[[SitePlan, float], None]
    """After each rebuild, with its seconds."""
    failed: Callable[[Exception], None]
    """After a rebuild that failed for a reason outside the content: a lock, a disk, or a fault of Laur itself."""
    ready: Callable[[str], None]
    """Once, with the URL of the preview."""
    received: Callable[[Receipt], None]
    """After each message that was saved in the inbox."""
    lang: str = "en"
    """The language of what the preview says in its pages."""


def serve(
    options: Options,
    host: str,
    port: int,
    today: Today,
    audience: PreviewEvents,
    stop: threading.Event | None = None,
    inspect: Inspect = no_hints,
    extend: Extend | None = None,
) -> None:
    """Serves the preview until it is interrupted or `stop` is set; `inspect` finds the hints for a document.

    `extend` makes the part of the preview that answers what the preview itself does not.

    Raises `CannotListenError` if the address cannot be bound.
    """
    preview, listeners = Preview(options, today, audience.lang), Listeners()
    inbox = Inbox(options.state / INBOX, options.content, audience.received)

    rebuild = _rebuilding(preview, listeners, audience)
    hints = Hints(preview, inspect, audience.lang)
    server = make_server(host, port, preview, listeners, inbox, hints, extend(preview, rebuild) if extend else None)
    try:
        watch = Watch([options.content, options.layouts], rebuild, lambda: not preview.is_up_to_date())
        with watch, _garbage_left_for_later():
            rebuild(None)
            _settle_down()
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
            audience.ready(f"http://{_shown(host)}:{server.server_address[1]}{preview.base_path}/")
            (stop or threading.Event()).wait()
    finally:
        listeners.close()
        server.shutdown_if_running()
        server.server_close()


def _rebuilding(preview: Preview, listeners: Listeners, audience: PreviewEvents) -> Rebuild:
    """What makes the pages again after a change, and says so to the browsers and the audience.

    It returns whether the change is dealt with; if not, it is called again soon (`Watch`).
    """

    def rebuild(changed_files: AbstractSet[str] | None) -> bool:
        began = time.perf_counter()
        try:
            site_plan = preview.rebuild(changed_files)
        except (OSError, CacheBusyError) as error:
            audience.failed(error)
            return False
        except Exception as error:  # noqa: BLE001 - the last pages stay, and the next save is tried
            audience.failed(error)
            return True
        if site_plan is None:
            if changed_files is None:  # the look that follows a burst of changes, when nobody waits any more
                gc.collect()
            return True
        listeners.announce()
        audience.rebuilt(site_plan, time.perf_counter() - began)
        return True

    return rebuild


@contextmanager
def _garbage_left_for_later() -> Iterator[None]:
    """Delays garbage collection, so that nobody waits for it after a save: a plan is many small objects.

    It runs after a look at all files that found no change, and when there are very many new objects.
    """
    before = gc.get_threshold()
    gc.set_threshold(MUCH_GARBAGE, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _settle_down() -> None:
    """Excludes the site in memory from later garbage collections: it is large, and each save would scan it again."""
    gc.collect()
    gc.freeze()


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
