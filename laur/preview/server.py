"""The preview's HTTP server: the files of the site, the stream of changes, the hints, and the forms.

The path of a request is never used as a path on disk: it is looked up among the pages of the plan.
"""

import mimetypes
import os
import socket
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from socketserver import TCPServer
from urllib.parse import parse_qs, quote, unquote, urlsplit

from laur.i18n.messages import texts
from laur.preview.hints import HINTS_PATH, Hints
from laur.preview.http import Content, Extension, PageLink, Reply, Request, reply
from laur.preview.inbox import FORM_TYPE, MOST_BYTES, POST_PATH, Inbox
from laur.preview.live import EVENTS_PATH, HEARTBEAT_SECONDS, Act, Listeners, live_page
from laur.preview.site import Preview, PreviewAnswer

IDLE_SECONDS = 30
"""A connection without a request is closed after this time."""
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
    ".ttl": "text/turtle; charset=utf-8",
    ".jsonld": "application/ld+json",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".pdf": "application/pdf",
}
_PLAIN = _TYPES[".txt"]
_CHUNK = 65536
_EMPTY_PAGE = b"<!doctype html><html><head><title>Laur</title></head><body></body></html>"


class CannotListenError(Exception):
    """The server cannot listen on the address."""

    def __init__(self, reason: OSError) -> None:
        super().__init__(str(reason))
        self.reason = reason


class PreviewServer(ThreadingHTTPServer):
    """The server of one preview."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"
    """To restart at once. On Windows the option would let two programs use one port."""
    request_queue_size = 64
    is_running = False

    def __init__(
        self,
        address: tuple[str, int],
        preview: Preview,
        listeners: Listeners,
        inbox: Inbox,
        hints: Hints,
        extension: Extension | None = None,
    ) -> None:
        self.preview, self.listeners, self.inbox, self.hints = preview, listeners, inbox, hints
        self.extension = extension
        self.messages = texts("preview", hints.lang)
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        super().__init__(address, PreviewHandler)
        self.is_local = is_loopback(str(self.server_address[0]))
        self.names = {address[0].lower(), str(self.server_address[0])}

    def server_bind(self) -> None:
        """Binds without asking the network for the name of this machine, as `HTTPServer` does."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def serve_forever(self, poll_interval: float = 0.5) -> None:
        """Serves until `shutdown`."""
        self.is_running = True
        super().serve_forever(poll_interval)

    def shutdown_if_running(self) -> None:
        """Stops serving; does nothing if `serve_forever` was not called."""
        if self.is_running:
            self.shutdown()

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignores browsers that close the connection early; reports every other error as usual."""
        import sys

        if not isinstance(sys.exception() if sys.version_info >= (3, 12) else sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def is_known_as(self, host: str) -> bool:
        """Whether a request may use that name for this server.

        A website can point its own name at this machine (DNS rebinding) and then read what only this machine may see;
        `Host` then has its name. A server that others can reach accepts any name.
        """
        return not self.is_local or host in self.names or is_loopback(host)


def is_loopback(host: str) -> bool:
    """Whether a host name or IP address always means this machine."""
    name = host.lower().rstrip(".").strip("[]")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def make_server(
    host: str,
    port: int,
    preview: Preview,
    listeners: Listeners,
    inbox: Inbox,
    hints: Hints,
    extension: Extension | None = None,
) -> PreviewServer:
    """A server bound to an address; port 0 means any free port. Raises `CannotListenError`."""
    try:
        return PreviewServer((host, port), preview, listeners, inbox, hints, extension)
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
        """Sends a file of the site, the stream of changes, or the hints."""
        self._ignore_body()
        refusal = self._refusal()
        if refusal is not None:
            self._refuse(*refusal)
            return
        path, query = self._target()
        if self._is_for_extension(path):
            self._extend(path, query)
        elif path == EVENTS_PATH:
            self._stream(query)
        elif path == HINTS_PATH:
            self._hint(query)
        else:
            self._site(path, query)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server calls

    def do_POST(self) -> None:
        """Takes a message that was sent with a form of the site; refuses every other request."""
        refusal = self._refusal()
        path, query = self._target() if refusal is None else ("", "")
        if self._is_for_extension(path):
            self._extend(path, query)
            return
        if refusal is None and not path.startswith(POST_PATH):
            self.do_PUT()
            return
        refusal = refusal or self._form_refusal()
        if refusal is not None:
            self._ignore_body()
            self._refuse(*refusal)
            return
        length = int(self.headers["Content-Length"])
        body = self.rfile.read(length)
        if len(body) < length:
            self.close_connection = True  # the sender has closed the connection
            return
        self._take(path.removeprefix(POST_PATH), body)

    def do_PUT(self) -> None:
        """Refuses every method but GET and HEAD."""
        self._ignore_body()
        self._refuse(HTTPStatus.METHOD_NOT_ALLOWED, "read-only", {"Allow": "GET, HEAD"})

    do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_CONNECT = do_PUT  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gave it
        """Logs nothing: requests would only fill the editor's terminal."""

    # ------------------------------------------------------------------------------ the request

    def _target(self) -> tuple[str, str]:
        """The path of the request, and its query."""
        target = self.path if self.path.startswith("/") else urlsplit(self.path).path or "/"
        raw, _, query = target.partition("#")[0].partition("?")
        return unquote(raw), query

    def _ignore_body(self) -> None:
        """Closes the connection after a request with a body: the body is not read, so nothing may follow it."""
        if self.headers.get("Content-Length", "0") != "0" or "Transfer-Encoding" in self.headers:
            self.close_connection = True

    def _refusal(self) -> tuple[HTTPStatus, str] | None:
        """Why any request would be refused: the status, and the id of the message."""
        hosts = self.headers.get_all("Host", [])
        if len(hosts) > 1 or (not hosts and self.request_version != "HTTP/1.0"):
            return HTTPStatus.BAD_REQUEST, "one-host"
        if not self.path.startswith(("/", "http://", "https://")):
            return HTTPStatus.BAD_REQUEST, "no-path"
        try:
            named = urlsplit(self.path if not self.path.startswith("/") else f"//{hosts[0] if hosts else 'localhost'}")
            host = (named.hostname or "").lower()
        except ValueError:
            return HTTPStatus.BAD_REQUEST, "host-invalid"
        if self.server.is_known_as(host):
            return None
        return HTTPStatus.FORBIDDEN, "host-unknown"

    # ------------------------------------------------------------------------------ forms

    def _form_refusal(self) -> tuple[HTTPStatus, str] | None:
        """Why a message is refused before it is read: the status, and the id of the text."""
        refusal = self._write_refusal(MOST_BYTES)
        if refusal is None and self.headers.get_content_type() != FORM_TYPE:
            return HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "not-a-form"
        return refusal

    def _write_refusal(self, most_bytes: int) -> tuple[HTTPStatus, str] | None:
        """Why a request with a body is refused before it is read: the status, and the id of the text."""
        lengths = self.headers.get_all("Content-Length", [])
        length = lengths[0] if len(lengths) == 1 else ""
        if not self._is_from_here():
            return HTTPStatus.FORBIDDEN, "other-origin"
        if "Transfer-Encoding" in self.headers or not (length.isascii() and length.isdecimal()):
            return HTTPStatus.LENGTH_REQUIRED, "length-missing"
        if len(length) > len(str(most_bytes)) or int(length) > most_bytes:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-long"
        return None

    def _is_from_here(self) -> bool:
        """Whether a page of this server sent the request; browsers set these headers, and no page can change them."""
        origins, host = self.headers.get_all("Origin", ["null"]), self.headers.get("Host", "")
        origin = origins[0] if len(origins) == 1 and host else ""
        if origin == "null":  # a referrer policy hides the origin
            return self.headers.get("Sec-Fetch-Site", "") == "same-origin"
        return origin.lower() == f"http://{host}".lower()

    def _take(self, form: str, body: bytes) -> None:
        preview = self.server.preview
        try:
            outcome = self.server.inbox.take(preview.shown, form, body, self.server.hints.lang)
        except OSError:
            self._refuse(HTTPStatus.INTERNAL_SERVER_ERROR, "not-saved")
            return
        if outcome.status is HTTPStatus.SEE_OTHER:
            self._redirect(preview.base_path + outcome.thanks_url, "", outcome.status)
        else:
            self._send_text(outcome.status, outcome.text)

    # ------------------------------------------------------------------------------ the extension

    def _is_for_extension(self, path: str) -> bool:
        extension = self.server.extension
        return extension is not None and path.startswith(extension.prefix)

    def _extend(self, path: str, query: str) -> None:
        """Sends what the extension answers; a write that does not come from a page of this server is refused."""
        extension = self.server.extension
        assert extension is not None
        body = b""
        if self.command == "POST":
            refusal = self._write_refusal(extension.most_bytes)
            if refusal is not None:
                self._ignore_body()
                self._refuse(*refusal)
                return
            length = int(self.headers["Content-Length"])
            body = self.rfile.read(length)
            if len(body) < length:
                self.close_connection = True  # the sender has closed the connection
                return
        values = {name: found[0] for name, found in parse_qs(query).items()}
        below = path.removeprefix(extension.prefix)
        headers = dict(self.headers.items())
        answer = extension.answer(Request(method=self.command, path=below, query=values, headers=headers, body=body))
        length_and_type = {"Content-Type": answer.kind, "Content-Length": str(len(answer.data))}
        self._head(answer.status, {**length_and_type, "Cache-Control": "no-store", **answer.headers})
        if self.command != "HEAD":
            self.wfile.write(answer.data)

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
        content = Content(kind=_kind(answer.path), data=answer.data, file=answer.file, is_immutable=answer.is_for_ever)
        if answer.is_html and answer.file is None:
            data = live_page(answer.data or _EMPTY_PAGE, answer.shown, answer.problems, self._page_link(answer.path))
            content = Content(kind=_TYPES[".html"], data=data)
        try:
            is_get = self.command == "GET"
            self._reply(content, reply(content, self.headers, answer.status, is_get=is_get))  # type: ignore[arg-type]
        except FileNotFoundError:
            self._refuse(HTTPStatus.NOT_FOUND, "file-gone")

    def _page_link(self, path: str) -> PageLink | None:
        """The link of the extension for the page at a path."""
        extension = self.server.extension
        source = self.server.preview.source(path.removesuffix("index.html")) if extension else ""
        return extension.page_link(source) if extension and source else None

    def _reply(self, content: Content, answer: Reply) -> None:
        if content.file is None:
            self._head(answer.status, answer.headers)
            if self.command != "HEAD":
                self.wfile.write(content.data[answer.start : answer.start + answer.length])
            return
        with content.file.open("rb") as file:
            self._head(answer.status, answer.headers)
            file.seek(answer.start)
            left = answer.length if self.command != "HEAD" else 0
            while left and (chunk := file.read(min(left, _CHUNK))):
                self.wfile.write(chunk)
                left -= len(chunk)
            self.close_connection |= bool(left)

    def _redirect(self, path: str, query: str, status: HTTPStatus = HTTPStatus.FOUND) -> None:
        target = "/" + quote(path.lstrip("/")) + (f"?{quote(query, safe='=&%+')}" if query else "")
        self._head(status, {"Location": target, "Content-Length": "0", "Cache-Control": "no-store"})

    def _refuse(self, status: HTTPStatus, message: str, headers: dict[str, str] | None = None) -> None:
        self._send_text(status, self.server.messages[message], headers)

    def _send_text(self, status: HTTPStatus, text: str, headers: dict[str, str] | None = None) -> None:
        data = f"{text}\n".encode()
        self._head(status, {"Content-Type": _PLAIN, "Content-Length": str(len(data)), **(headers or {})})
        if self.command != "HEAD":
            self.wfile.write(data)

    def _head(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()

    # ------------------------------------------------------------------------------ hints and changes

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
        values = parse_qs(query)
        page, shown = values.get("page", [""])[0], values.get("shown", [""])[0]
        name = _within(unquote(page), self.server.preview.base_path) or ""
        listeners, last = self.server.listeners, None
        with listeners.listening() as is_new:
            while not listeners.is_closed and not self._is_closed():
                update = self.server.preview.update_for(name, shown)
                if update != last:
                    self._push(update.as_event())
                if update.act is Act.RELOAD:
                    self.server.preview.answer(name)  # rendered before the browser requests it
                last, shown = update, update.shown
                while not is_new.wait(HEARTBEAT_SECONDS):
                    self._push(b": still here\n\n")
                is_new.clear()

    def _is_closed(self) -> bool:
        """Whether the browser has closed the connection; an open connection has no further data to read."""
        self.connection.setblocking(False)
        try:
            return not self.connection.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return False
        finally:
            self.connection.settimeout(self.timeout)

    def _push(self, text: bytes) -> None:
        self.wfile.write(text)
        self.wfile.flush()


def _within(path: str, base: str) -> str | None:
    """A path without the base path of the site; None if it is outside of it."""
    if base and not path.startswith(f"{base}/"):
        return None
    return path.removeprefix(base).removeprefix("/")


def _kind(path: str) -> str:
    suffix = path[path.rfind(".") :].lower()
    return _TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
