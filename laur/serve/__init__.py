"""The preview: the site as it would be, from memory, rendered page by page as it is asked for.

Nothing is written to the output folder: drafts never reach it, and the last good site stands. On a save the plan is
made anew from what changed; a page is rendered when a browser asks for it, so the time from save to sight does not
grow with the number of pages that a change concerns.
"""

import threading
import time
from collections.abc import Callable

from laur.build import Options, Plans, Today
from laur.serve.live import Listeners
from laur.serve.preview import Preview
from laur.serve.server import make_server
from laur.serve.watch import Watch
from laur.store import StoreBusyError


def serve(
    options: Options,
    host: str,
    port: int,
    *,
    today: Today,
    tell: Callable[[Plans, float], None],
    failed: Callable[[Exception], None],
    ready: Callable[[str], None],
    lang: str = "en",
    stop: threading.Event | None = None,
) -> None:
    """Serve the preview until interrupted, or until `stop` is set.

    `tell` is called after each rebuild with its seconds, `failed` after one that something outside of content (a lock,
    a disk) kept from being made, and `ready` once with the address. Raises `OSError` where the
    address cannot be bound.
    """
    preview, listeners = Preview(options, today, lang), Listeners()

    def rebuild() -> None:
        began = time.perf_counter()
        try:
            plans = preview.rebuild()
        except (OSError, StoreBusyError) as error:
            failed(error)
            return
        tell(plans, time.perf_counter() - began)
        listeners.announce(preview.revision)

    server = make_server(host, port, preview, listeners)
    try:
        with Watch([options.content, options.layouts], rebuild):
            rebuild()
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
            ready(f"http://{_shown(host)}:{server.server_address[1]}{preview.base_path}/")
            (stop or threading.Event()).wait()
    finally:
        listeners.close()
        server.shutdown_if_running()
        server.server_close()


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
