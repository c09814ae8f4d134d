"""What the preview answers over HTTP, to browsers and to attackers."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.preview.previews import ALFA, TREE, Running, previewing
from tests.sites import ROOT, Site

FILM = bytes(range(256)) * 1024


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One for all tests of this module, as none changes the site."""
    folder = tmp_path_factory.mktemp("site")
    made = Site(folder, TREE)
    made.write("content/media/film.bin", FILM).write("content/media/pusty.bin", b"")
    made.write("content/.tajne", "x").write("secret.txt", "tajemnica")
    (folder / "content/media/link.txt").symlink_to(folder / "secret.txt")
    with previewing(made) as running:
        yield running


def raw(preview: Running, request: bytes) -> bytes:
    """The bytes of the reply to the bytes of a request."""
    host, _, port = preview.host.rpartition(":")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        parts = []
        while part := connection.recv(65536):
            parts.append(part)
        return b"".join(parts)


# ---------------------------------------------------------------------------------------------- only the site


@pytest.mark.parametrize(
    "path",
    [
        "/nie-ma/",
        "/../content/site.yaml",
        "/..%2fcontent/site.yaml",
        "/%2e%2e/content/site.yaml",
        "/%252e%252e/content/site.yaml",
        "/media/..%5c..%5csecret.txt",
        "/media/../../secret.txt",
        "/media\\..\\..\\secret.txt",
        "/media/link.txt",
        "/.tajne",
        "/content/.tajne",
        "/.laur/store.sqlite",
        "/a.svg%00.html",
        "/%00",
        "/%ff%fe",
        "/etc/passwd",
        "//etc/passwd",
        "/file:///etc/passwd",
        "/media",
        "/media/",
    ],
)
def test_files_outside_the_site_are_not_found(preview: Running, path: str):
    answer = raw(preview, f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    assert answer.startswith(b"HTTP/1.1 404 ")
    assert b"tajemnica" not in answer
    assert b"root:" not in answer


def test_a_file_that_became_a_symbolic_link_out_of_the_folder_is_not_sent(tmp_path: Path):
    made = Site(tmp_path / "site", TREE)
    (tmp_path / "outside.svg").write_text("tajemnica")
    with previewing(made) as running:
        assert running.status("/media/a.svg") == 200
        file = made.content / "media/a.svg"
        file.unlink()
        file.symlink_to(tmp_path / "outside.svg")
        assert running.ask("/media/a.svg")[0].status == 404


@pytest.mark.parametrize("path", ["//evil.example/", "//evil.example/%2e%2e", "/%2fevil.example", "/\\evil.example"])
def test_no_redirect_leads_out_of_the_site(preview: Running, path: str):
    answer, _ = preview.ask(path)
    assert answer.status == 404
    assert answer.getheader("Location") is None


def test_a_path_without_its_last_slash_redirects_to_the_page_with_its_query(preview: Running):
    answer, _ = preview.ask(ALFA.rstrip("/") + "?a=b%0d%0aX-Evil:1")
    assert (answer.status, answer.getheader("Location")) == (302, ALFA + "?a=b%0d%0aX-Evil%3A1")
    assert answer.getheader("X-Evil") is None


def test_other_paths_redirect_to_the_base_path(tmp_path: Path):
    made = Site(tmp_path, TREE).write("content/site.yaml", "title: P\nbase_url: https://example.org/p/\n")
    with previewing(made) as running:
        root = running.address.removesuffix("/p")
        running.address = root
        assert "Pierwszy tekst" in running.get("/p" + ALFA)
        answer, _ = running.ask("/p" + ALFA.rstrip("/"))
        assert answer.getheader("Location") == "/p" + ALFA
        assert running.ask("//evil.example/")[0].getheader("Location") == "/p/"


# ---------------------------------------------------------------------------------------------- hosts


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.1", ""]
)
def test_a_foreign_host_name_that_points_to_this_machine_is_refused(preview: Running, host: str):
    for path in ("/", "/-laur/events"):
        answer, data = preview.ask(path, Host=host)
        assert answer.status == 403
        assert b"<html" not in data


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:8000", "[::1]:8000", "laur.localhost"])
def test_the_own_names_of_this_machine_are_accepted(preview: Running, host: str):
    assert preview.ask("/", Host=host)[0].status == 200


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: [oops\r\n\r\n", 400),
        (b"GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 403),
        (b"GET * HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        (b"GET ../content HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        (b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", 505),
        (b"GET / nonsense extra\r\n\r\n", 400),
        (b"\x00\xff\xfe / HTTP/1.1\r\n\r\n", 501),
        (b"GET /" + b"a" * 70000 + b" HTTP/1.1\r\n\r\n", 414),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 70000 + b"\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 200 + b"\r\n", 431),
        (b"BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n", 501),
    ],
)
def test_a_hostile_request_is_refused_and_the_next_is_answered(preview: Running, request_: bytes, status: int):
    answer = raw(preview, request_)
    assert answer.startswith(f"HTTP/1.1 {status} ".encode()) or f"<p>Error code: {status}</p>".encode() in answer
    assert preview.status("/") == 200


def test_a_request_in_the_absolute_form_is_answered(preview: Running):
    answer = raw(preview, b"GET http://localhost/feed.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 200 ")


def test_a_request_smuggled_into_a_body_is_not_answered(preview: Running):
    inner = b"GET /feed.json HTTP/1.1\r\nHost: localhost\r\n\r\n"
    for extra in (b"Content-Length: %d" % len(inner), b"Transfer-Encoding: chunked"):
        for method in (b"GET", b"POST"):
            asked = method + b" / HTTP/1.1\r\nHost: localhost\r\n" + extra + b"\r\n\r\n" + inner
            assert raw(preview, asked).count(b"HTTP/1.1 ") == 1


def test_half_open_connections_do_not_block_others(preview: Running):
    host, _, port = preview.host.rpartition(":")
    idle = [socket.create_connection((host, int(port)), timeout=20) for _ in range(40)]
    for connection in idle[::2]:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: loc")
    assert preview.status("/") == 200
    for connection in idle:
        connection.close()


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_the_preview_is_read_only(preview: Running, method: str):
    answer, _ = preview.ask("/", method)
    assert (answer.status, answer.getheader("Allow")) == (405, "GET, HEAD")


# ---------------------------------------------------------------------------------------------- replies


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/media/a.svg", "image/svg+xml"),
        ("/media/film.bin", "application/octet-stream"),
        ("/feed.json", "application/json; charset=utf-8"),
        ("/feed.xml", "application/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/certyfikaty/register.csv", "text/csv; charset=utf-8"),
        ("/certyfikaty/register.ics", "text/calendar; charset=utf-8"),
        ("/nie-ma.css", "text/html; charset=utf-8"),
    ],
)
def test_every_file_has_its_media_type(preview: Running, path: str, kind: str):
    answer, _ = preview.ask(path)
    assert answer.getheader("Content-Type") == kind
    assert answer.getheader("X-Content-Type-Options") == "nosniff"


@pytest.mark.parametrize("path", ["/", ALFA, "/media/film.bin", "/feed.xml", "/media/pusty.bin"])
def test_head_has_the_headers_of_get(preview: Running, path: str):
    got, data = preview.ask(path)
    said, nothing = preview.ask(path, "HEAD")
    assert nothing == b""
    assert int(said.getheader("Content-Length") or -1) == len(data)
    assert {**dict(got.getheaders()), "Date": ""} == {**dict(said.getheaders()), "Date": ""}


@pytest.mark.parametrize("path", ["/", "/feed.xml", "/media/film.bin"])
def test_a_file_that_the_browser_has_is_not_sent_again(preview: Running, path: str):
    first, _ = preview.ask(path)
    tag = first.getheader("ETag") or ""
    assert first.getheader("Cache-Control") == "no-cache"
    for stated in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again, data = preview.ask(path, If_None_Match=stated)
        assert (again.status, data, again.getheader("ETag")) == (304, b"", tag)
    assert preview.ask(path, If_None_Match='"other"')[0].status == 200


def test_a_style_sheet_has_a_digest_in_its_url_and_is_cached(preview: Running):
    page = preview.get("/")
    style = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    answer, data = preview.ask(style)
    assert data == (ROOT / "layouts/assets/site.css").read_bytes()
    assert answer.getheader("Cache-Control") == "public, max-age=31536000, immutable"
    assert preview.ask(style, If_None_Match=answer.getheader("ETag") or "")[0].status == 304


@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [
        ("bytes=0-9", 0, 10),
        ("bytes=100-", 100, len(FILM)),
        ("bytes=-5", len(FILM) - 5, len(FILM)),
        ("bytes=-999999999", 0, len(FILM)),
        (f"bytes=10-{len(FILM) * 2}", 10, len(FILM)),
        (f"bytes={len(FILM) - 1}-", len(FILM) - 1, len(FILM)),
    ],
)
def test_a_range_is_sent_as_requested(preview: Running, asked: str, start: int, stop: int):
    answer, data = preview.ask("/media/film.bin", Range=asked)
    assert answer.status == 206
    assert answer.getheader("Content-Range") == f"bytes {start}-{stop - 1}/{len(FILM)}"
    assert data == FILM[start:stop]


@pytest.mark.parametrize("asked", [f"bytes={len(FILM)}-", "bytes=-0", "bytes=999999999-"])
def test_a_range_beyond_the_end_is_refused_with_the_size(preview: Running, asked: str):
    answer, data = preview.ask("/media/film.bin", Range=asked)
    assert (answer.status, answer.getheader("Content-Range")) == (416, f"bytes */{len(FILM)}")
    assert data == b""


@pytest.mark.parametrize("asked", ["bytes=9-0", "bytes=a-b", "bytes=", "bytes=-", "lines=0-1", "bytes=0-1,5-6"])
def test_an_invalid_range_is_ignored(preview: Running, asked: str):
    answer, data = preview.ask("/media/film.bin", Range=asked)
    assert (answer.status, data) == (200, FILM)


def test_a_range_is_sent_only_if_the_file_has_not_changed(preview: Running):
    tag = preview.ask("/media/film.bin")[0].getheader("ETag") or ""
    assert preview.ask("/media/film.bin", Range="bytes=0-1", If_Range=tag)[0].status == 206
    for stated in ('"other"', f"W/{tag}", "Wed, 21 Oct 2015 07:28:00 GMT"):
        assert preview.ask("/media/film.bin", Range="bytes=0-1", If_Range=stated)[0].status == 200


def test_head_and_missing_files_have_no_ranges(preview: Running):
    assert preview.ask("/media/film.bin", "HEAD", Range="bytes=0-1")[0].status == 200
    assert preview.ask("/nie-ma.bin", Range="bytes=0-1")[0].status == 404
    assert preview.ask("/media/pusty.bin", Range="bytes=0-1")[0].status == 416
