"""The desk of a preview, put together from its parts."""

from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

from laur.desk.documents import Documents
from laur.desk.history import History
from laur.desk.server import PREFIX, DeskServer
from laur.desk.service import DeskService
from laur.preview import Preview, Rebuild
from laur.preview.hints import Inspect
from laur.source.options import Options

HISTORY = "history"


def make_desk(
    preview: Preview, rebuild: Rebuild, *, options: Options, inspect: Inspect, now: Callable[[], datetime], key: str,
    lang: str,
) -> DeskServer:  # fmt: skip
    """The desk for one preview. `key` must be in every request; `now` returns the time with its zone."""
    documents = Documents(options.content, History(options.state / HISTORY, now))
    service = DeskService(lambda: preview.last, documents, options.content, rebuild, inspect, lang)
    return DeskServer(service, key, lang)


def address(preview: str, key: str) -> str:
    """The address to open in a browser; `preview` is the URL of the preview."""
    parts = urlsplit(preview)
    return f"{parts.scheme}://{parts.netloc}{PREFIX}?key={key}"
