"""Answers of hostile servers: what a command prints of them controls no terminal, and none ends in a fault."""

import json
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest

from laur.cli import main
from laur.cli.exit_status import FAULT
from tests.attacks.test_outputs import CONTROLS
from tests.importing.test_feeds import RSS
from tests.members.servers import certificate, register_of
from tests.sites import Site

EVIL = "evil\x1b]0;title\x07\x1b[2J\x9b31m\x08\x08\x7f\u202eok\u2066"
"""Sets the title of a window, clears the screen, writes backwards."""
LINE = EVIL.encode()
"""For a line of a protocol, which cannot contain the end of one."""
IN_XML = "evil&#x9b;31m&#x202e;ok&#x2066;"
ITEM = {"id": EVIL, "url": EVIL, "title": EVIL, "content_html": EVIL}
FEED = {"version": "https://jsonfeed.org/version/1.1", "title": EVIL, "items": [ITEM]}
LISTED = f"""<ListBucketResult><Name>b</Name><IsTruncated>false</IsTruncated><KeyCount>1</KeyCount>
<Contents><Key>site/{IN_XML}.html</Key><Size>1</Size></Contents></ListBucketResult>"""
CERTIFICATE = certificate("alfa-1")
PAGE = (
    b"<html lang='"
    + LINE
    + b"'><title>"
    + LINE
    + b"</title><a href='"
    + LINE
    + b"'><a href='//[x'><img src='https://[x/'>"
)
FORGED = ("audited", json.dumps({**register_of(CERTIFICATE, {**CERTIFICATE, "id": EVIL}), "title": EVIL, EVIL: EVIL}))


def http(answer: bytes, status: bytes = b"404 " + LINE, *headers: bytes) -> bytes:
    """An answer with hostile words in its status line and in its headers."""
    own = b"".join(each + b"\r\n" for each in (b"Server: " + LINE, b'ETag: "' + LINE + b'"', *headers))
    return b"HTTP/1.1 %s\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (status, own, len(answer), answer)


PAGES = {
    "/": http(PAGE, b"200 OK", b"Content-Type: " + LINE, b"Content-Encoding: " + LINE),
    "/build.json": http(json.dumps({"version": EVIL, EVIL: EVIL, "built": EVIL}).encode(), b"200 OK"),
    "/register.json": http(FORGED[1].encode(), b"200 OK", b"Content-Type: application/json"),
    "/wrong.json": http(b'{"version": "' + LINE, b"200 " + LINE, b"Content-Type: " + LINE),
    "/sitemap.xml": http(f"<urlset><url><loc>{IN_XML}</loc></url></urlset>".encode(), b"200 OK"),
    "/feed": http(RSS.replace("<title>", f"<title>{IN_XML}").encode(), b"200 OK"),
    "/wrong.xml": http(b"<rss><channel>" + LINE, b"200 OK"),
    "/feed.json": http(json.dumps(FEED).encode(), b"200 OK"),
    "/moved": http(b"", b"302 x", b"Location: /" + LINE),
    "/elsewhere": http(b"", b"301 " + LINE, b"Location: gopher://" + LINE),
}
BUCKETS = {"GET /b?": http(LISTED.encode(), b"200 OK"), "GET": http(b"", b"404 " + LINE)}
ENDLESS = {
    "IsTruncated>false": "IsTruncated>true",
    "<KeyCount>": "<NextContinuationToken>x</NextContinuationToken><KeyCount>",
}
REFUSED = http(f"<Error><Code>{IN_XML}</Code><Message>{IN_XML}</Message></Error>".encode(), b"400 " + LINE)
SITE = """
== content/site.yaml
title: Serwis
base_url: https://serwis.example/
members:
  a: {{name: A, register: "{web}/register.json", feed: "{web}/feed.json"}}
  b: {{name: B, register: "{web}/gone.json"}}
  c: {{name: C, register: "{web}/wrong.json"}}
  d: {{name: D, register: "{web}/moved"}}
publish:
  ftp: {{kind: ftps, host: localhost, port: {ftp}, user: x, path: www}}
  ssh: {{kind: sftp, host: 127.0.0.1, port: {ssh}, user: x, path: www}}
  s3: {{kind: s3, bucket: b, endpoint: "{s3}", path: site}}
  s3-endless: {{kind: s3, bucket: b, endpoint: "{endless}", path: site}}
  s3-refused: {{kind: s3, bucket: b, endpoint: "{refusing}", path: site}}
== content/organisations/alfa.md
== content/news/a.md
---
title: A
---
[x]({web}/elsewhere)
"""
COMMANDS: dict[str, tuple[str, str]] = {
    "a site that is audited": ("audit {web}/", "evil"),
    "as annotations": ("audit {web}/ --format github", "evil"),
    "as JSON": ("audit {web}/ --format json", "evil"),
    "a link": ("check --external --allow-private", "/elsewhere"),
    "registers and news of members": ("pull --allow-private", "HTTP 404"),
    "what members are": ("status", "evil"),
    "a feed": ("import feed {web}/feed --allow-private --dry-run", "2 new"),
    "a feed that cannot be read": ("import feed {web}/wrong.xml --allow-private", "export-broken"),
    "a greeting of FTP": ("publish ftp", "evil"),
    "a greeting of SSH": ("publish ssh", "127.0.0.1"),
    "files in a bucket": ("publish s3 --dry-run", "evil"),
    "a list without an end": ("publish s3-endless --dry-run", "cannot list files"),
    "an error of a bucket": ("publish s3-refused", "evil"),
}
"""What each command must say about the answer, which shows that it came so far."""


@contextmanager
def answering(answer: Callable[[str], bytes]) -> Iterator[str]:
    """A server of HTTP; what it sends depends on ``GET /path``."""

    def handle(handler: socketserver.StreamRequestHandler) -> None:
        method, path, *_ = handler.rfile.readline(65536).decode().split(" ")
        while handler.rfile.readline(65536).strip():
            pass
        handler.wfile.write(answer(f"{method} {path}"))

    with _serving(handle) as port:
        yield f"http://127.0.0.1:{port}"


@contextmanager
def greeting(line: bytes) -> Iterator[str]:
    """The port of a server that says one line to everybody, and whatever they answer."""

    def handle(handler: socketserver.StreamRequestHandler) -> None:
        handler.wfile.write(line + b"\r\n")
        while handler.rfile.readline(65536):
            handler.wfile.write(line + b"\r\n")

    with _serving(handle) as port:
        yield str(port)


@contextmanager
def _serving(handle: Callable[[socketserver.StreamRequestHandler], None]) -> Iterator[int]:
    class Handler(socketserver.StreamRequestHandler):
        timeout = 5

        def handle(self) -> None:
            with suppress(OSError):
                handle(self)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def _page(asked: str) -> bytes:
    return PAGES.get(asked.partition(" ")[2], http(b"<h1>" + LINE))


def _bucket(asked: str) -> bytes:
    return next((data for start, data in BUCKETS.items() if asked.startswith(start)), REFUSED)


def _endless(asked: str) -> bytes:
    """Says that the list goes on, always with the same mark."""
    listed = LISTED
    for before, after in ENDLESS.items():
        listed = listed.replace(before, after)
    return http(listed.encode(), b"200 OK") if asked.startswith("GET /b?") else _bucket(asked)


@pytest.fixture
def servers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """The addresses of the servers; the working folder is a site that has to do with all of them."""
    settings = {"AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "s", "AWS_MAX_ATTEMPTS": "1", "LAUR_PASSWORD": "x"}
    settings |= {"AWS_CONFIG_FILE": str(tmp_path / "none"), "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    with ExitStack() as stack:
        opened = {
            "web": stack.enter_context(answering(_page)),
            "s3": stack.enter_context(answering(_bucket)),
            "endless": stack.enter_context(answering(_endless)),
            "refusing": stack.enter_context(answering(lambda _: REFUSED)),
            "ftp": stack.enter_context(greeting(b"530 " + LINE)),
            "ssh": stack.enter_context(greeting(LINE)),
        }
        monkeypatch.chdir(Site(tmp_path / "site", SITE.format_map(opened)).folder)
        yield opened


@pytest.mark.slow
def test_no_answer_of_a_server_controls_a_terminal(servers: dict[str, str], capsys: pytest.CaptureFixture[str]):
    for name, (words, expected) in COMMANDS.items():
        status = main([*words.format_map(servers).split(), "--lang", "en"])
        said = "".join(capsys.readouterr())
        assert status != FAULT, (name, said)
        assert expected in said, (name, said)
        assert "Traceback" not in said, name
        assert [line for line in said.split("\n") if CONTROLS.search(line)] == [], name
