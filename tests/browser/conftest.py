"""Fixtures for tests in a real browser: small sites, served with a strict Content Security Policy, on any day.

Without Chromium these tests are skipped; if `CI` is set, they fail instead.
"""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)

Serve = Callable[[Path], str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serves a folder until the test ends; returns its URL without a trailing slash."""
    yield from serving(Strict)


def serving(host: "type[Strict]") -> Iterator[Serve]:
    """Like `serve`, with another handler."""
    running: list[ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        server = PatientServer(("127.0.0.1", 0), partial(host, directory=str(folder)))
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        running.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


class PatientServer(ThreadingHTTPServer):
    """Lets many connections wait, as a browser opens several at once and the machine may be busy."""

    request_queue_size = 128


class Strict(SimpleHTTPRequestHandler):
    """A static host with a strict Content Security Policy."""

    policy = POLICY

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """No log: the tests report what is wrong."""
