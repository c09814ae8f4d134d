"""Invalid XML as a stream that a parser can read: decoded, without forbidden characters, with HTML entities resolved.

Exports often contain pasted control characters, HTML entities that XML does not have (``&nbsp;``), bytes of another
encoding, and an end in the middle because the server ran out of time. Entities that a document type declares are never
expanded: a file that declares any is refused.
"""

import codecs
import re
import sys
from collections.abc import Iterator
from html import escape, unescape
from html.entities import html5
from pathlib import Path
from typing import BinaryIO

from lxml import etree
from msgspec import Struct

from laur.model.enclosed import Delimiters, without_enclosed
from laur.model.encodings import declared_encoding, web_encoding

_BLOCK_SIZE = 1 << 16
_UTF = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_REFERENCE = re.compile("&(?:#([0-9]{1,9});|#[xX]([0-9a-fA-F]{1,8});|([A-Za-z][A-Za-z0-9]{1,31});)?")
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_CDATA = re.compile(r"(<!\[CDATA\[|\]\]>)")
_UNFINISHED = re.compile(r"(?:&[#A-Za-z0-9]{0,33}|<(?:!(?:\[[CDAT]{0,5})?)?|\]\]?)\Z")
_PROLOG = 4096
_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?<(?:\?xml|!DOCTYPE|rss|feed|rdf:RDF)\b", re.IGNORECASE)
_LONGEST_PREAMBLE = 1 << 20
_MARKUP = Delimiters(re.compile("<"), re.compile(">"))


class UnreadableExportError(Exception):
    """A source that cannot be imported: the code of the message, and a detail."""

    def __init__(self, code: str, value: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.value = value


class XmlDefects(Struct, frozen=True):
    """The defects of an XML file."""

    controls: int = 0
    """The number of forbidden characters that were removed."""
    unreadable: int = 0
    """The number of bytes that the file's encoding does not have."""
    errors: tuple[str, ...] = ()
    """The errors that the parser recovered from (``line: message``)."""
    is_truncated: bool = False
    preamble: str = ""
    """Text before the XML."""


def without_preamble(data: bytes) -> tuple[bytes, str]:
    """The data from the beginning of the XML, and the text before it: a server may write its warnings there."""
    found = _BEGINNING.search(data)
    if found is None or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data, ""
    before = without_enclosed(data[: found.start()].decode(errors="replace"), _MARKUP, instead=" ")
    return data[found.start() :], " ".join(unescape(before).lstrip("\ufeff").split())


class CleanStream:
    """The bytes of a file as UTF-8 that XML allows; a file object for a parser. Raises `UnreadableExportError`."""

    def __init__(self, file: BinaryIO, encoding: str = "") -> None:
        self._file = file
        head, self.preamble = without_preamble(_head(file))
        self._decoder = _decoder(encoding or _encoding(head))
        self._waiting = _DECLARATION.sub("", self._decoder.decode(head).lstrip("\ufeff"), count=1)
        self._ready = bytearray()
        self._ended = False
        self._in_cdata = False
        self.controls = 0
        self.unreadable = 0
        self._tail = ""
        self.is_complete = False
        """Whether the end of the document has been read."""
        if "<!ENTITY" in self._waiting.partition("<rss")[0].partition("<feed")[0].upper():
            raise UnreadableExportError("export-entities")

    def read(self, size: int = -1) -> bytes:
        """At most `size` further bytes, or all; empty at the end."""
        while not self._ended and (size < 0 or len(self._ready) < size):
            self._read_block()
        size = len(self._ready) if size < 0 else size
        data = bytes(self._ready[:size])
        del self._ready[:size]
        return data

    def _read_block(self) -> None:
        block = self._file.read(_BLOCK_SIZE)
        self._ended = not block
        text = self._waiting + self._decoder.decode(block, final=self._ended)
        unfinished = None if self._ended else _UNFINISHED.search(text)
        self._waiting = unfinished[0] if unfinished else ""
        text = text[: len(text) - len(self._waiting)]
        self.unreadable += text.count("\ufffd")
        text, removed = _FORBIDDEN.subn("", text)
        self.controls += removed
        text = "".join(self._resolve_references(piece) for piece in _CDATA.split(text))
        self._note_end(self._tail + text)
        self._tail = text[-10:]
        self._ready += text.encode()

    def _note_end(self, text: str) -> None:
        """Notes whether the document ends here; warnings of the server may follow, but no item."""
        _, end, after = text.rpartition("</rss")
        self.is_complete = "<item>" not in after if end else self.is_complete and "<item>" not in text

    def _resolve_references(self, piece: str) -> str:
        """The piece with valid references only; within CDATA there are none."""
        if piece == "<![CDATA[":
            self._in_cdata = True
        elif piece == "]]>":
            self._in_cdata = False
        elif not self._in_cdata:
            return _REFERENCE.sub(self._reference, piece) if "&" in piece else piece
        return piece

    def _reference(self, match: re.Match[str]) -> str:
        decimal, hexadecimal, name = match.groups()
        if name:
            return match[0] if name in _XML_ENTITIES else escape(html5.get(f"{name};", f"&{name};"), quote=False)
        if not decimal and not hexadecimal:
            return "&amp;"
        number = int(decimal) if decimal else int(hexadecimal, 16)
        if number <= sys.maxunicode and not _FORBIDDEN.match(chr(number)):
            return match[0]
        self.controls += 1
        return ""


def child_elements(path: Path, parent: str, encoding: str = "") -> Iterator[etree._Element | XmlDefects]:
    """Yields each child of a `parent` element, and at last the defects of the file.

    An element is emptied when the next one is asked for. The element in which a truncated file ends is left out.
    """
    with path.open("rb") as file:
        stream = CleanStream(file, encoding)
        parser = etree.iterparse(
            stream, events=("end",), recover=True, resolve_entities=False, no_network=True, encoding="utf-8",
            huge_tree=True,  # a text with an embedded image can be longer than the parser's limit
        )  # fmt: skip
        last: etree._Element | None = None
        try:
            for _, element in parser:
                container = element.getparent()
                if container is None or container.tag != parent:
                    continue
                if last is not None:
                    yield last
                    _free(last)
                last = element
        except etree.XMLSyntaxError as error:
            raise UnreadableExportError("export-not-xml", str(error)) from error
        is_truncated = not stream.is_complete
        if last is not None and not is_truncated:
            yield last
        log = [f"{entry.line}: {entry.message}" for entry in parser.error_log]
        yield XmlDefects(stream.controls, stream.unreadable, tuple(log), is_truncated, stream.preamble)


def _free(element: etree._Element) -> None:
    """Frees the memory of an element and of those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _head(file: BinaryIO) -> bytes:
    """The first bytes of a file, up to the beginning of its XML and some more."""
    head = file.read(_PROLOG)
    while _BEGINNING.search(head) is None and len(head) < _LONGEST_PREAMBLE and (more := file.read(_BLOCK_SIZE)):
        head += more
    return head


def _decoder(encoding: str) -> codecs.IncrementalDecoder:
    """A decoder of text. Raises `UnreadableExportError` if browsers do not know the encoding."""
    name = web_encoding(encoding)
    if name is None:
        raise UnreadableExportError("encoding-unknown", encoding)
    return codecs.getincrementaldecoder(name)(errors="replace")


def _encoding(head: bytes) -> str:
    """The encoding that a file states by its byte order mark or its XML declaration; UTF-8 otherwise."""
    for mark, name in _UTF:
        if head.startswith(mark):
            return name
    declared = _DECLARED.match(head)
    return (declared_encoding(declared[1].decode("ascii")) if declared else None) or "utf-8"
