"""The preview's HTTP server: the site's files, the live-reload script, and the stream of events."""

import mimetypes
import queue
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from laur.serve.live import EVENTS_PATH, HEARTBEAT_SECONDS, SCRIPT, Listeners
from laur.serve.preview import Preview

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".ics": "text/calendar; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff2": "font/woff2",
}


class PreviewServer(ThreadingHTTPServer):
    """A server of one preview."""

    daemon_threads = True
    is_running = False

    def __init__(self, address: tuple[str, int], preview: Preview, listeners: Listeners) -> None:
        self.preview, self.listeners = preview, listeners
        super().__init__(address, PreviewHandler)

    def serve_forever(self, poll_interval: float = 0.5) -> None:
        """Serve until `shutdown`."""
        self.is_running = True
        super().serve_forever(poll_interval)

    def shutdown_if_running(self) -> None:
        """Stop serving; without effect where serving never began."""
        if self.is_running:
            self.shutdown()


def make_server(host: str, port: int, preview: Preview, listeners: Listeners) -> PreviewServer:
    """A server bound to an address; port 0 is any free one. Raises `OSError` where it cannot be bound."""
    return PreviewServer((host, port), preview, listeners)


class PreviewHandler(BaseHTTPRequestHandler):
    """Answers one request from the preview's memory: no path of the request ever names a file on disk."""

    protocol_version = "HTTP/1.1"
    server: PreviewServer

    def do_GET(self) -> None:
        """A file of the site, or the stream of events."""
        path = unquote(urlsplit(self.path).path)
        if path == EVENTS_PATH:
            self._stream()
        else:
            self._answer(path)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server calls

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gave it
        """Requests are not worth a line in an editor's terminal."""

    def _answer(self, path: str) -> None:
        preview = self.server.preview
        base = preview.base_path
        if base and not path.startswith(f"{base}/"):
            self._redirect(f"{base}/")
            return
        name = path.removeprefix(base).removeprefix("/")
        if preview.leads_to_folder(name):
            self._redirect(f"{path}/")
            return
        found = preview.answer(name)
        if found is None:
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, _TYPES[".html"], _waiting(preview.overlay))
            return
        status = HTTPStatus.OK if found.is_found else HTTPStatus.NOT_FOUND
        suffix = found.path[found.path.rfind(".") :]
        kind = _TYPES.get(suffix) or mimetypes.guess_type(found.path)[0] or "application/octet-stream"
        data = _with_script(found.data, preview.overlay) if suffix == ".html" else found.data
        self._send(status, kind, data)

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _redirect(self, target: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", "/" + target.lstrip("/"))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _stream(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            with self.server.listeners.listening() as revisions:
                self._tell(f"data: {self.server.preview.revision}\n\n")
                while (told := _next(revisions)) is not None:
                    self._tell(told)
        except (BrokenPipeError, ConnectionResetError):
            return

    def _tell(self, text: str) -> None:
        self.wfile.write(text.encode())
        self.wfile.flush()


def _next(revisions: "queue.SimpleQueue[int | None]") -> str | None:
    """The next thing to tell a listener: a revision, or a sign of life; None when the preview ends."""
    try:
        revision = revisions.get(timeout=HEARTBEAT_SECONDS)
    except queue.Empty:
        return ": still here\n\n"
    return None if revision is None else f"data: {revision}\n\n"


def _with_script(html: bytes, overlay: str) -> bytes:
    """A page with the live-reload script, and with the problems if there are any."""
    head, end, tail = html.rpartition(b"</body>")
    added = (overlay + SCRIPT).encode()
    return head + added + end + tail if end else html + added


def _waiting(overlay: str) -> bytes:
    return f"<!doctype html><title>Laur</title><p>There is no site yet.</p>{overlay}{SCRIPT}".encode()
