"""The preview's HTTP server: the site's files, and the stream of what is new.

No path of a request ever names a file on disk: it is looked up among the pages of the plan.
"""

import mimetypes
import os
import socket
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from socketserver import TCPServer
from urllib.parse import parse_qs, quote, unquote, urlsplit

from laur.preview.hints import HINTS_PATH, Hints
from laur.preview.http import Content, Reply, reply
from laur.preview.inbox import FORM_TYPE, MOST_BYTES, POST_PATH, Inbox
from laur.preview.live import EVENTS_PATH, HEARTBEAT_SECONDS, Act, Listeners, live_page
from laur.preview.site import Preview, PreviewAnswer

IDLE_SECONDS = 30
"""A connection that says nothing for so long is closed."""
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".svg": "image/svg+xml",
    ".ics": "text/calendar; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".pdf": "application/pdf",
}
_PLAIN = _TYPES[".txt"]
_CHUNK = 65536
_WAITING = b"<!doctype html><html><head><title>Laur</title></head><body></body></html>"


class CannotListenError(Exception):
    """The address cannot be listened on."""

    def __init__(self, reason: OSError) -> None:
        super().__init__(str(reason))
        self.reason = reason


class PreviewServer(ThreadingHTTPServer):
    """A server of one preview."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"
    """Elsewhere this means: at once after an end; on Windows it would mean: beside another program."""
    request_queue_size = 64
    is_running = False

    def __init__(
        self, address: tuple[str, int], preview: Preview, listeners: Listeners, inbox: Inbox, hints: Hints
    ) -> None:
        self.preview, self.listeners, self.inbox, self.hints = preview, listeners, inbox, hints
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        super().__init__(address, PreviewHandler)
        self.is_local = is_loopback(str(self.server_address[0]))
        self.names = {address[0].lower(), str(self.server_address[0])}

    def server_bind(self) -> None:
        """Bind, without asking the network for this machine's name as `HTTPServer` does."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def serve_forever(self, poll_interval: float = 0.5) -> None:
        """Serve until `shutdown`."""
        self.is_running = True
        super().serve_forever(poll_interval)

    def shutdown_if_running(self) -> None:
        """Stop serving; without effect where serving never began."""
        if self.is_running:
            self.shutdown()

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle is no news; all else is told as usual."""
        import sys

        if not isinstance(sys.exception() if sys.version_info >= (3, 12) else sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def is_known_as(self, host: str) -> bool:
        """Whether a request may call this server by that name.

        A page elsewhere can let its own name lead to this machine (DNS rebinding) and then read what only this
        machine may see; its name stands in `Host`. A server for others may be called by any name.
        """
        return not self.is_local or host in self.names or is_loopback(host)


def is_loopback(host: str) -> bool:
    """Whether a host, as named or numbered, is this machine itself and can be no other."""
    name = host.lower().rstrip(".").strip("[]")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def make_server(
    host: str, port: int, preview: Preview, listeners: Listeners, inbox: Inbox, hints: Hints
) -> PreviewServer:
    """A server bound to an address; port 0 is any free one. Raises `CannotListenError`."""
    try:
        return PreviewServer((host, port), preview, listeners, inbox, hints)
    except OSError as error:
        raise CannotListenError(error) from error


class PreviewHandler(BaseHTTPRequestHandler):
    """Answers the requests of one connection."""

    protocol_version = "HTTP/1.1"
    timeout = IDLE_SECONDS
    disable_nagle_algorithm = True
    server: PreviewServer
    server_version = "Laur"
    sys_version = ""

    def do_GET(self) -> None:
        """A file of the site, or the stream of what is new."""
        self._leave_body()
        refusal = self._refusal()
        if refusal is not None:
            self._say(*refusal)
            return
        path, query = self._target()
        if path == EVENTS_PATH:
            self._stream(query)
        elif path == HINTS_PATH:
            self._hint(query)
        else:
            self._site(path, query)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server calls

    def do_POST(self) -> None:
        """What is sent with one of the site's forms; nothing else takes anything."""
        refusal = self._refusal()
        path = self._target()[0] if refusal is None else ""
        if refusal is None and not path.startswith(POST_PATH):
            self.do_PUT()
            return
        refusal = refusal or self._unfit()
        if refusal is not None:
            self._leave_body()
            self._say(*refusal)
            return
        length = int(self.headers["Content-Length"])
        body = self.rfile.read(length)
        if len(body) < length:
            self.close_connection = True  # whoever sent it has gone
            return
        self._take(path.removeprefix(POST_PATH), body)

    def do_PUT(self) -> None:
        """The preview is only looked at: what is sent is refused."""
        self._leave_body()
        self._say(HTTPStatus.METHOD_NOT_ALLOWED, "The preview is only looked at.", {"Allow": "GET, HEAD"})

    do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_CONNECT = do_PUT  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gave it
        """Requests are not worth a line in an editor's terminal."""

    # ------------------------------------------------------------------------------ the request

    def _target(self) -> tuple[str, str]:
        """The path that is asked for, and the query."""
        target = self.path if self.path.startswith("/") else urlsplit(self.path).path or "/"
        raw, _, query = target.partition("#")[0].partition("?")
        return unquote(raw), query

    def _leave_body(self) -> None:
        """What is sent along with a request is not read, so nothing can follow it on the connection."""
        if self.headers.get("Content-Length", "0") != "0" or "Transfer-Encoding" in self.headers:
            self.close_connection = True

    def _refusal(self) -> tuple[HTTPStatus, str] | None:
        hosts = self.headers.get_all("Host", [])
        if len(hosts) > 1 or (not hosts and self.request_version != "HTTP/1.0"):
            return HTTPStatus.BAD_REQUEST, "A request names one host."
        if not self.path.startswith(("/", "http://", "https://")):
            return HTTPStatus.BAD_REQUEST, "A request names a path."
        try:
            named = urlsplit(self.path if not self.path.startswith("/") else f"//{hosts[0] if hosts else 'localhost'}")
            host = (named.hostname or "").lower()
        except ValueError:
            return HTTPStatus.BAD_REQUEST, "That is no host."
        if self.server.is_known_as(host):
            return None
        return HTTPStatus.FORBIDDEN, "This preview is for this machine only, by its own names."

    # ------------------------------------------------------------------------------ what is sent

    def _unfit(self) -> tuple[HTTPStatus, str] | None:
        """Why what is sent is not even read."""
        lengths = self.headers.get_all("Content-Length", [])
        length = lengths[0] if len(lengths) == 1 else ""
        if not self._is_from_here():
            return HTTPStatus.FORBIDDEN, "Only the preview's own pages may send this."
        if "Transfer-Encoding" in self.headers or not (length.isascii() and length.isdecimal()):
            return HTTPStatus.LENGTH_REQUIRED, "Say how long it is."
        if len(length) > len(str(MOST_BYTES)) or int(length) > MOST_BYTES:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "That is too long."
        if self.headers.get_content_type() != FORM_TYPE:
            return HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "A form sends its fields as text."
        return None

    def _is_from_here(self) -> bool:
        """Whether a page of this very server sends it: browsers say so, and pages elsewhere cannot make them lie."""
        origins, host = self.headers.get_all("Origin", ["null"]), self.headers.get("Host", "")
        origin = origins[0] if len(origins) == 1 and host else ""
        if origin == "null":  # which a policy about referrers makes of it
            return self.headers.get("Sec-Fetch-Site", "") == "same-origin"
        return origin.lower() == f"http://{host}".lower()

    def _take(self, form: str, body: bytes) -> None:
        preview = self.server.preview
        try:
            outcome = self.server.inbox.take(preview.shown, form, body)
        except OSError:
            self._say(HTTPStatus.INTERNAL_SERVER_ERROR, "It could not be kept.")
            return
        if outcome.status is HTTPStatus.SEE_OTHER:
            self._redirect(preview.base_path + outcome.thanks_url, "", outcome.status)
        else:
            self._say(outcome.status, outcome.text)

    # ------------------------------------------------------------------------------ the site

    def _site(self, path: str, query: str) -> None:
        preview = self.server.preview
        name = _within(path, preview.base_path)
        if name is None:
            self._redirect(f"{preview.base_path}/", "")
        elif preview.leads_to_folder(name):
            self._redirect(f"{preview.base_path}/{name}/", query)
        else:
            self._send(preview.answer(name))

    def _send(self, answer: PreviewAnswer) -> None:
        content = Content(kind=_kind(answer.path), data=answer.data, file=answer.file, is_for_ever=answer.is_for_ever)
        if answer.is_html and answer.file is None:
            data = live_page(answer.data or _WAITING, answer.shown, answer.problems)
            content = Content(kind=_TYPES[".html"], data=data)
        try:
            reported = reply(content, self.headers, answer.status, is_get=self.command == "GET")  # type: ignore[arg-type]
            self._reply(content, reported)
        except FileNotFoundError:
            self._say(HTTPStatus.NOT_FOUND, "The file has just gone.")

    def _reply(self, content: Content, reported: Reply) -> None:
        if content.file is None:
            self._head(reported.status, reported.headers)
            if self.command != "HEAD":
                self.wfile.write(content.data[reported.start : reported.start + reported.length])
            return
        with content.file.open("rb") as file:
            self._head(reported.status, reported.headers)
            file.seek(reported.start)
            left = reported.length if self.command != "HEAD" else 0
            while left and (chunk := file.read(min(left, _CHUNK))):
                self.wfile.write(chunk)
                left -= len(chunk)
            self.close_connection |= bool(left)

    def _redirect(self, path: str, query: str, status: HTTPStatus = HTTPStatus.FOUND) -> None:
        target = "/" + quote(path.lstrip("/")) + (f"?{quote(query, safe='=&%+')}" if query else "")
        self._head(status, {"Location": target, "Content-Length": "0", "Cache-Control": "no-store"})

    def _say(self, status: HTTPStatus, text: str, more: dict[str, str] | None = None) -> None:
        data = f"{text}\n".encode()
        self._head(status, {"Content-Type": _PLAIN, "Content-Length": str(len(data)), **(more or {})})
        if self.command != "HEAD":
            self.wfile.write(data)

    def _head(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()

    # ------------------------------------------------------------------------------ what is new

    def _hint(self, query: str) -> None:
        name = _within(parse_qs(query).get("page", [""])[0], self.server.preview.base_path)
        data = self.server.hints.of(unquote(name or "")).encode()
        self._head(
            HTTPStatus.OK,
            {"Content-Type": _TYPES[".html"], "Content-Length": str(len(data)), "Cache-Control": "no-store"},
        )
        if self.command != "HEAD":
            self.wfile.write(data)

    def _stream(self, query: str) -> None:
        self.close_connection = True
        self._head(HTTPStatus.OK, {"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        if self.command == "HEAD":
            return
        asked = parse_qs(query)
        page, shown = asked.get("page", [""])[0], asked.get("shown", [""])[0]
        name = _within(unquote(page), self.server.preview.base_path) or ""
        listeners, last = self.server.listeners, None
        with listeners.listening() as is_new:
            while not listeners.is_closed and not self._has_gone():
                news = self.server.preview.news(name, shown)
                if news != last:
                    self._tell(news.as_event())
                if news.act is Act.RELOAD:
                    self.server.preview.answer(name)  # to have it at hand when the browser asks
                last, shown = news, news.shown
                while not is_new.wait(HEARTBEAT_SECONDS):
                    self._tell(b": still here\n\n")
                is_new.clear()

    def _has_gone(self) -> bool:
        """Whether the browser has closed its end: then nothing is rendered for it. A listener sends nothing more."""
        self.connection.setblocking(False)
        try:
            return not self.connection.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return False
        finally:
            self.connection.settimeout(self.timeout)

    def _tell(self, text: bytes) -> None:
        self.wfile.write(text)
        self.wfile.flush()


def _within(path: str, base: str) -> str | None:
    """A path of the site without its base path; None if it lies outside."""
    if base and not path.startswith(f"{base}/"):
        return None
    return path.removeprefix(base).removeprefix("/")


def _kind(path: str) -> str:
    suffix = path[path.rfind(".") :].lower()
    return _TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
