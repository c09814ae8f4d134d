"""Published sites for audits: served by a small server in the test, which can be made to answer wrongly."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cache-Control": "public, max-age=0, must-revalidate",
}
TYPES = {
    ".ttl": "text/turtle",
    ".jsonld": "application/ld+json",
    ".ics": "text/calendar",
    ".csv": "text/csv",
    ".js": "text/javascript",
    ".xml": "application/xml",
}

Answer = tuple[int, Mapping[str, str], bytes]
Change = Callable[[str, Answer], Answer]
"""Changes an answer, by the path that was requested."""


class Host(ThreadingHTTPServer):
    """Serves a folder as a good host would, unless `change` makes it another."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self.be_good()

    def be_good(self) -> None:
        """Forgets what was asked, and serves the folder as it is from now on."""
        self.change: Change = lambda _path, answer: answer
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/"

    def answer(self, path: str) -> Answer:
        file = self.folder / path.lstrip("/")
        if file.is_dir() and not path.endswith("/"):
            return 301, {**HEADERS, "Location": f"{path}/"}, b""
        if file.is_dir():
            file /= "index.html"
        status = 200 if file.is_file() else 404
        file = file if file.is_file() else self.folder / "404.html"
        kind = TYPES.get(file.suffix) or guess_type(file.name)[0] or "application/octet-stream"
        return status, {**HEADERS, "Content-Type": kind}, file.read_bytes()


class _Handler(BaseHTTPRequestHandler):
    server: Host
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        status, headers, body = self.server.change(self.path, self.server.answer(self.path))
        if not status:
            self.close_connection = True
            return
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def hosted(folder: Path) -> Iterator[Host]:
    """Serves a folder; the requests are in `asked`."""
    with Host(folder) as host:
        thread = threading.Thread(target=host.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield host
        finally:
            host.shutdown()
            thread.join()
