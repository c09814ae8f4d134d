"""Reads hostile documents within a bound of memory: ``python -m tests.attacks.bounds``.

It prints a line before each, and the seconds of processor time after it, so that a killed process names the culprit.
"""

import json
import resource
import struct
import sys
import time
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from laur.images.inspect import inspect
from laur.markdown.body import render_body, render_comment
from tests.attacks.payloads import BODIES, DRAWINGS, VALUES
from tests.fuzz.seeds import seeds

CASES = Path(__file__).parents[1] / "fuzz/cases"
MOST_MEMORY = 1_500_000_000
"""Bytes of address space: what a small server has."""
MOST_SECONDS = 400
"""Processor time of all documents, after which the system ends the process."""
Documents = Iterator[tuple[str, str, bytes]]
"""The kind of each document (a target of fuzzing, `PICTURES` or `TEXTS`), what it is, and the document."""
PICTURES, TEXTS = "pictures", "texts"
_SHEET = "xl/worksheets/sheet1.xml"
_NOTHING = b"\0" * 1_000_000


def documents() -> Documents:
    """All of them."""
    for file in sorted(CASES.glob("*/*.case")):
        yield file.parent.name, file.stem, file.read_bytes()
    for name, text in (VALUES | BODIES).items():
        data = text.encode("utf-8", "replace")
        yield "markdown", name, data
        yield "dates", name, data
        yield "front-matter", name, b"---\ntitle: %s\n---\n%s" % (json.dumps(text).encode("utf-8", "replace"), data)
    for name, drawing in DRAWINGS.items():
        yield "drawings", name, drawing.encode()
    yield from _large_texts()
    yield from _archives()
    yield from _pictures()


def _large_texts() -> Documents:
    """Short to write, or as long as is read at all."""
    laughs = "".join(f"<!ENTITY l{n + 1} '{f'&l{n};' * 10}'>" for n in range(12))
    attributes = " ".join(f"a{number}='1'" for number in range(5_000))
    for kind, root in (("drawings", "svg"), ("feeds", "rss"), ("wordpress", "rss")):
        yield (
            kind,
            "entities of entities",
            f"<!DOCTYPE {root} [<!ENTITY l0 'ha'>{laughs}]><{root}>&l12;</{root}>".encode(),
        )
        yield kind, "elements in elements", (f"<{root}>" + "<g>" * 300_000).encode()
        yield kind, "attributes by the thousand", f"<{root} {attributes}/>".encode()
        yield kind, "one long text", f"<{root}><title>{'a ' * 2_000_000}</title></{root}>".encode()
    anchors = "".join(f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 10)}]\n" for n in range(12))
    yaml = {
        "aliases of aliases": f"a0: &a0 [x]\n{anchors}",
        "lists in lists": "title: " + "[" * 200_000,
        "mappings in mappings": "a: " + "{a: " * 100_000,
        "keys by the thousand": "".join(f"k{n}: 1\n" for n in range(5_000)),
        "one key again": "title: x\n" * 5_000,
        "one long text": f"title: {'a ' * 2_000_000}",
        "indented ever deeper": "".join(f"{' ' * n}a:\n" for n in range(2_000)),
        "a long number": "date: " + "9" * 1_000_000,
        "tags by the thousand": f"tags: [{', '.join(f't{n}' for n in range(20_000))}]",
    }
    for name, text in yaml.items():
        yield "front-matter", name, f"---\n{text}\n---\n".encode()
    yield "dates", "a long number", b"9" * 1_000_000
    yield "dates", "a long date", b"2024-" * 200_000
    yield "registers", "lists in lists", b"[" * 1_000_000
    yield "registers", "groups in groups", b'{"a":' * 200_000
    yield "registers", "a number of a million digits", b'{"version": ' + b"9" * 1_000_000 + b"}"
    yield "feeds", "lists in lists", b'{"items": ' + b"[" * 1_000_000
    yield "spreadsheets", "one cell as long as a file", b"Klaster;Program\n" + b"x" * 10_000_000
    yield (
        "spreadsheets",
        "columns by the thousand",
        b";".join(b"k%d" % n for n in range(200_000)) + b"\n" + b";" * 200_000,
    )
    yield "spreadsheets", "quotation marks", b'"' * 2_000_000
    yield "spreadsheets", "tables in tables", b"<table>" + b"<tr><td><table>" * 50_000
    yield TEXTS, "as long as is read", b"Zdanie. [a](b.md) *c* " * 22_000
    yield TEXTS, "more than is read", b"a " * 1_000_000


def _archives() -> Documents:
    """Office files that unpack to much more than they are."""
    book, document = seeds("spreadsheets")[0], seeds("word")[0]
    rows = b"<row r='%d'><c r='XFD%d'><v>1</v></c></row>"
    sheet = b"<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>%s</sheetData>%s</worksheet>"
    merged = b"<mergeCells count='1'><mergeCell ref='A1:XFD1048576'/></mergeCells>"
    for name, inner in {
        "one cell far away": sheet % (rows % (1048576, 1048576), b""),
        "one cell in each corner": sheet % (rows % (1, 1) + rows % (1048576, 1048576), b""),
        "all cells merged": sheet % (b"<row r='1'><c r='A1'><v>1</v></c></row>", merged),
        "a row again": sheet % (b"<row r='1'><c r='A1'><v>1</v></c></row>" * 200_000, b""),
    }.items():
        yield "spreadsheets", name, _with_part(book, _SHEET, [inner])
    yield "spreadsheets", "a bomb", _with_part(book, _SHEET, [_NOTHING] * 2_000)
    yield (
        "spreadsheets",
        "texts of a bomb",
        _with_part(book, "xl/sharedStrings.xml", [b"<sst>", *[b"<si><t>a</t></si>" * 50_000] * 400]),
    )
    text = b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"
    yield "word", "a bomb", _with_part(document, "word/document.xml", [text, *[_NOTHING] * 2_000])
    yield "word", "paragraphs of a bomb", _with_part(document, "word/document.xml", [text, *[b"<w:p/>" * 50_000] * 300])
    yield "word", "elements in elements", _with_part(document, "word/document.xml", [text, b"<w:p>" * 100_000])


def _with_part(data: bytes, name: str, parts: list[bytes]) -> bytes:
    """A zipped file with another part in place of one of its own."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(out, "w", ZIP_DEFLATED, compresslevel=1) as after:
        for each in before.namelist():
            if each != name:
                after.writestr(each, before.read(each))
        with after.open(name, "w", force_zip64=True) as opened:
            for part in parts:
                opened.write(part)
    return out.getvalue()


def _pictures() -> Documents:
    """Pictures that are small as files and large as pixels."""
    for side in (9_000, 30_000, 2_000_000_000):
        yield PICTURES, f"x.png of {side} pixels a side", _png(side, side)
    yield PICTURES, "x.png as wide as it can be", _png(80_000_000, 1)
    gif = b"GIF89a" + struct.pack("<HHBBB", 60_000, 60_000, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    frame = b"," + struct.pack("<HHHHB", 0, 0, 60_000, 60_000, 0) + b"\x02\x02\x44\x01\0"
    yield PICTURES, "x.gif of a thousand frames", gif + frame * 1_000 + b";"
    small = b"GIF89a" + struct.pack("<HHBBB", 900, 900, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    yield (
        "pictures",
        "x.gif of many small frames",
        small + (b"," + struct.pack("<HHHHB", 0, 0, 900, 900, 0) + b"\x02\x02\x44\x01\0") * 50_000 + b";",
    )
    yield (
        "pictures",
        "x.jpg without an end",
        b"\xff\xd8\xff" + b"\xff\xe1\xff\xff" + b"Exif\0\0MM\0*" + b"\0" * 4_000_000,
    )
    yield PICTURES, "x.webp of nothing", b"RIFF\xff\xff\xff\xffWEBPVP8X" + b"\0" * 1_000_000
    yield PICTURES, "x.avif of boxes", b"\0\0\0\x20ftypavif" + b"\0\0\0\x08free" * 500_000


def _png(width: int, height: int) -> bytes:
    """A picture of one bit for each pixel, of which at most some megabytes are written."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    lines = min(height, 40_000_000 // (width // 8 + 2) + 1)
    pixels = zlib.compress(b"\0" * ((width + 7) // 8 + 1) * lines, 1)
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def _text(data: bytes) -> None:
    """A text as documents and comments have it; to look for faults in it, as fuzzing does, takes longer."""
    for render in (render_body, render_comment):
        render(data.decode(), "pl")


def main() -> int:
    """Reads those of the kinds that are named, or all; the exit status is 0 if each was read or refused."""
    from tests.fuzz.targets import TARGETS

    readers = {**TARGETS, TEXTS: _text}
    kinds = sys.argv[1:] or [*readers, PICTURES]
    for target in TARGETS.keys() & kinds:
        TARGETS[target](seeds(target)[0])  # imports what it needs
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 5))
    for kind, name, data in documents():
        if kind not in kinds:
            continue
        print(f"{kind}: {name}", end=": ", flush=True)
        began = time.process_time()
        if kind == PICTURES:
            inspect(name.partition(" ")[0], data)
        else:
            readers[kind](data)
        print(f"{time.process_time() - began:.2f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
