"""Sites of members on servers of this computer, which answer well, slowly, wrongly or not at all."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behaviour = Callable[[BaseHTTPRequestHandler], None]


class MemberServer:
    """A site on a free port; what it answers can be changed at any time."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.behaviours: dict[str, Behaviour] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.answers: list[int] = []
        self.is_there = True
        owner = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                owner.requests.append((self.path, dict(self.headers)))
                self.close_connection = True
                if not owner.is_there:
                    self.connection.shutdown(socket.SHUT_RDWR)
                elif self.path in owner.behaviours:
                    owner.behaviours[self.path](self)
                else:
                    owner._serve(self)

            def log_message(self, *_: object) -> None:
                """Prints nothing."""

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}/"
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def _serve(self, request: BaseHTTPRequestHandler) -> None:
        data = self.files.get(request.path)
        tag = f'"{hash(data)}"'
        status = 404 if data is None else 304 if request.headers.get("If-None-Match") == tag else 200
        self.answers.append(status)
        body = data if data is not None and status == 200 else b""
        request.send_response(status)
        request.send_header("ETag", tag)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    @property
    def register(self) -> str:
        return self.url + "register.json"

    def publish(self, register: dict[str, Any] | bytes) -> None:
        """Puts a register online."""
        self.files["/register.json"] = register if isinstance(register, bytes) else json.dumps(register).encode()

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()


@contextmanager
def member_servers(count: int) -> Iterator[list[MemberServer]]:
    servers = [MemberServer() for _ in range(count)]
    try:
        yield servers
    finally:
        for server in servers:
            server.close()


def certificate(key: str, holder: str = "Klaster Alfa", **facts: Any) -> dict[str, Any]:
    """A certificate as a register publishes it."""
    return {
        "id": key,
        "url": f"https://alfa.example/certyfikaty/{key}/",
        "organisation": {"id": holder.lower().replace(" ", "-"), "name": holder, "country": "PL", "region": None},
        "scheme": {"id": "znak", "name": "Znak"},
        "level": None,
        "kind": None,
        "awarded": "2023-02-01",
        "valid_until": "2026-01-31",
        **facts,
    }


def register_of(*certificates: dict[str, Any], title: str = "Rejestr") -> dict[str, Any]:
    return {
        "$schema": "https://alfa.example/certyfikaty/register.schema.json",
        "title": title,
        "description": "",
        "language": "pl",
        "licence": "CC-BY-4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
        "home": "https://alfa.example/certyfikaty/",
        "certificates": list(certificates),
    }


def drip(request: BaseHTTPRequestHandler) -> None:
    """Sends a byte now and then, for ever."""
    request.send_response(200)
    request.end_headers()
    try:
        while True:
            request.wfile.write(b" ")
            request.wfile.flush()
            time.sleep(0.02)
    except OSError:
        return


def endless(request: BaseHTTPRequestHandler) -> None:
    """Sends as much as anybody takes."""
    request.send_response(200)
    request.end_headers()
    try:
        for _ in range(2000):
            request.wfile.write(b" " * 65536)
    except OSError:
        return


def redirect(to: str) -> Behaviour:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(301)
        request.send_header("Location", to)
        request.send_header("Content-Length", "0")
        request.end_headers()

    return answer
