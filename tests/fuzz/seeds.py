"""What fuzzing begins with: for each target, inputs of the kind that it is made for."""

import json
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import docx

from tests.attacks.payloads import DRAWINGS as HOSTILE_DRAWINGS
from tests.importing.exports import FOOT, HEAD, post
from tests.importing.test_feeds import ATOM, JSON_FEED, RSS
from tests.markdown.test_hostile import HOSTILE
from tests.markdown.texts import ALL
from tests.members.servers import certificate, register_of
from tests.sites import ROOT
from tests.spreadsheets.lists import dirty_list
from tests.validators.demo import content

_BLOCKS = """<!-- wp:heading --><h2>Nagrody</h2><!-- /wp:heading -->
[caption id="a"]<img src="https://www.klaster-alfa.example/wp-content/uploads/2023/05/a.png"/> Opis[/caption]
[gallery ids="1,2"] [vc_row][vc_column]Tekst[/vc_column][/vc_row] [[code]x[/code]]
<table><tr><td colspan="2">a</td></tr></table><ul><li>a<ul><li>b</ul></ul><a href="?p=2">dalej</a>"""
_DRAWING = b"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 30"
width="4cm"><style>rect { fill: url(#a) }</style>
<defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient></defs>
<g id="b" onclick="x()"><rect width="10" height="10" style="fill:url(#a)"/><text x="1">A &amp; B</text></g>
<use xlink:href="#b"/><use href="#b" x="5"/><image href="data:image/png;base64,iVBORw0KGgo="/>
<a href="javascript:x()"><text>y</text></a><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">z</p></foreignObject></svg>"""
_DATES = """2024 2024-02 2024-02-29 12.2024 31.12.2024 3/4/2024 45000 bezterminowo brak|31 grudnia 2024 r.
|December 31, 2024|XII 2024|Dec-24|2024-12-31 12:30|2024-12-31T12:30|2 lata
|1 year 6 months|Wed, 10 Jan 2024 23:30:00 +0000
|2024-01-10T12:00:00+01:00|Wed, 10 Jan 2024 23:30 CEST (x)|20240110|0|-2024-01-01"""
_REQUESTS = (
    b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    b"GET /aktualnosci/2024/01/alfa/ HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: *\r\n\r\n",
    b"HEAD /feed.xml HTTP/1.1\r\nHost: 127.0.0.1:1\r\nRange: bytes=0-9\r\n\r\n",
    b"GET http://localhost/media/out.md HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /-laur/events?page=/&shown=x HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /-laur/hints?page=/aktualnosci/2024/01/alfa/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /-laur/desk/ HTTP/1.1\r\nHost: localhost\r\n\r\nGET /%2e%2e/secret.md HTTP/1.1\r\nHost: localhost\r\n\r\n",
    *(
        b"POST /-laur/forms/%s HTTP/1.1\r\nHost: localhost\r\n%s\r\nContent-Length: %d\r\n%s\r\n\r\n%s"
        % (form, origin, len(body), b"Content-Type: application/x-www-form-urlencoded", body)
        for form, origin, body in (
            (b"contact", b"Origin: http://localhost", b"name=A&email=a%40b.example&message=Tekst%0Adwa"),
            (
                b"comment",
                b"Origin: null\r\nSec-Fetch-Site: same-origin",
                b"author=A&email=a%40b.example&text=T&page=Alfa",
            ),
        )
    ),
)
_CALLS: tuple[tuple[str, dict[str, object]], ...] = (
    ("document", {"path": "news/2024-01-10-alfa.md"}),
    ("documents", {"kind": "news", "state": "draft", "search": "zloto"}),
    ("reading", {"kind": "partial", "key": "valid_until", "text": "31.12.2024"}),
    ("text", {"path": "news/2024-01-10-alfa.md"}),
    ("create", {"kind": "news", "values": {"title": "A", "date": "2024"}, "body": "B"}),
    ("create", {"kind": "organisations", "values": {"name": "Con"}}),
    ("save", {"path": "../secret.md", "digest": "", "text": "x"}),
    ("save", {"path": "news/2024-01-10-alfa.md", "digest": "x", "values": {"certificates.0.level": "zloto"}}),
    ("versions", {"path": "news/2024-01-10-alfa.md"}),
    ("version", {"path": "news/2024-01-10-alfa.md", "id": "../../x"}),
    ("restore", {"path": "media/out.md", "id": ""}),
    ("start", {}),
    ("choices", {}),
    ("deleted", {}),
)


def seeds(target: str) -> list[bytes]:
    """The first inputs of a target."""
    return list(_SEEDS[target]())


def _documents() -> Iterator[bytes]:
    for path, text in content().items():
        if path.endswith((".md", ".yaml")):
            yield text.encode()
    for file in sorted((ROOT / "content").rglob("*.md")):
        yield file.read_bytes()


def _texts() -> Iterator[bytes]:
    yield from (text.encode("utf-8", "replace") for text in (*ALL.values(), *HOSTILE.values()))


def _drawings() -> Iterator[bytes]:
    yield _DRAWING
    yield b'<?xml version="1.0" encoding="iso-8859-2"?>' + _DRAWING
    yield from (text.encode() for text in HOSTILE_DRAWINGS.values())
    for folder in ("content/media", "layouts", "laur/desk/assets", "laur/scaffold/starter"):
        yield from (file.read_bytes() for file in sorted((ROOT / folder).rglob("*.svg")))


def _exports() -> Iterator[bytes]:
    comment = "<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_approved>1</wp:comment_approved></wp:comment>"
    entries = post(1, text=_BLOCKS, comments=[comment]) + post(2, kind="page", categories=[("post_tag", "a", "A")])
    yield f"{HEAD}{entries}{FOOT}".encode()
    yield f"{HEAD}{post(3, meta={'_elementor_data': '[]', '_thumbnail_id': '9'})}".encode()


def _spreadsheets() -> Iterator[bytes]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "list.xlsx"
        dirty_list(file, 12)
        yield file.read_bytes()
    yield "Klaster;Kraj;Poziom;Program;Ważny od;Ważny do\nBeta;PL;Złoto;Znak;1.02.2024;31 grudnia 2025 r.\n".encode()
    yield b"sep=,\nName,Scheme,Awarded,Valid until,Number\nAlfa,Znak,2024-01,12/2026,'=1+1\n=cmd(),Znak,45000,open,1\n"
    yield b"<table><tr><th>Klaster<th>Program<tr><td colspan=2>Alfa<td>Znak</table>"


def _word() -> Iterator[bytes]:
    document = docx.Document()
    document.add_heading("Nagrody", 1)
    document.add_paragraph("Tekst o nagrodzie.", style="List Bullet")
    document.add_table(rows=2, cols=2).cell(0, 0).text = "Program"
    out = BytesIO()
    document.save(out)
    yield out.getvalue()
    with ZipFile(out) as full, ZipFile(small := BytesIO(), "w") as stored:  # without compression, so that text changes
        for name in ("[Content_Types].xml", "_rels/.rels", "word/document.xml"):
            stored.writestr(name, full.read(name))
    yield small.getvalue()


def _registers() -> Iterator[bytes]:
    yield json.dumps(register_of(certificate("alfa-1"), certificate("alfa-2", kind="renewal"))).encode()
    yield b'{"version": 1, "title": "A", "home": "https://a.example/", "certificates": [], "news": []}'


_SEEDS: dict[str, Callable[[], Iterator[bytes]]] = {
    "front-matter": _documents,
    "dates": lambda: (text.strip().encode() for part in _DATES.split("|") for text in (part, *part.split())),
    "markdown": _texts,
    "drawings": _drawings,
    "wordpress": _exports,
    "feeds": lambda: (text.encode() for text in (RSS, ATOM, JSON_FEED)),
    "word": _word,
    "registers": _registers,
    "spreadsheets": _spreadsheets,
    "preview-requests": lambda: iter(_REQUESTS),
    "desk-requests": lambda: (f"{name}\n{json.dumps(values)}".encode() for name, values in _CALLS),
}
