"""Tells the browsers that listen that the site has changed (server-sent events, WHATWG HTML section 9.2)."""

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager

EVENTS_PATH = "/-laur/events"
HEARTBEAT_SECONDS = 15.0

SCRIPT = f"""<script>
(function () {{
  var seen = null;
  var events = new EventSource("{EVENTS_PATH}");
  events.onmessage = function (event) {{
    if (seen !== null && seen !== event.data) location.reload();
    seen = event.data;
  }};
}})();
</script>"""


class Listeners:
    """The open connections; each has a queue of revisions to be told."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._queues: set[queue.SimpleQueue[int | None]] = set()

    @contextmanager
    def listening(self) -> Iterator["queue.SimpleQueue[int | None]"]:
        """A queue that is told of every revision; None when the preview ends."""
        mine: queue.SimpleQueue[int | None] = queue.SimpleQueue()
        with self._lock:
            self._queues.add(mine)
        try:
            yield mine
        finally:
            with self._lock:
                self._queues.discard(mine)

    def announce(self, revision: int | None) -> None:
        """Tell everybody of a revision."""
        with self._lock:
            for waiting in self._queues:
                waiting.put(revision)

    def close(self) -> None:
        """Let every connection end."""
        self.announce(None)
