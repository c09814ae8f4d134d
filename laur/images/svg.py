"""Sanitises SVG: keeps what only draws; removes scripts, event handlers and everything that loads other files.

A browser runs the scripts of an SVG that is opened by its own URL, with all rights of the site. So the SVG is parsed
without external references and without entities (other than XML's own), and written again from an allow-list.
"""

import re
from collections.abc import Mapping
from math import isfinite
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from laur.images.svg_cost import MAX_SHOWN, MOST_EFFECTS, DrawingCost
from laur.model.enclosed import Delimiters, without_enclosed
from laur.model.encodings import declared_encoding

MAX_BYTES = 5_000_000
MAX_DEPTH = 500
"""Nested elements: browsers stop at about as many, and drawing programs write far fewer."""
_SVG, _XLINK, _XML = (
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
)
_NAMESPACES = frozenset({_SVG, ""})
"""A missing namespace is accepted, and added."""
_XHTML = "http://www.w3.org/1999/xhtml"
_ELEMENTS = frozenset(
    """svg g defs symbol use switch a image title desc path rect circle ellipse line polyline polygon text tspan
    textPath linearGradient radialGradient stop pattern clipPath mask marker style view filter feBlend
    feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
    feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence""".split()  # noqa: SIM905 - sixty strings are sixty lines
)
_REMOVED_SILENTLY = frozenset({"metadata"})
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_EMBEDDED_IMAGE = re.compile(r"\s*data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")
_EXTERNAL_REFERENCE = re.compile(
    r"""\\|@import|expression\s*\(|(?:java|vb)script\s*:|-moz-binding|behavior\s*:|image-set\s*\(|src\s*\(|
    url\s*\(\s*+(?!["']?\s*(?:\#|data:(?:image/(?:png|jpeg|gif|webp)|font/|application/(?:x-)?font)))""",
    re.IGNORECASE | re.VERBOSE,
)
_LENGTH = re.compile(
    r"\s*+([+]?(?:[0-9]++(?:\.[0-9]++)?|\.[0-9]++)(?:e[+-]?[0-9]++)?)\s*+(px|in|cm|mm|q|pt|pc)?\s*+", re.IGNORECASE
)
_PIXELS = {"": 1.0, "px": 1.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6, "pt": 96 / 72, "pc": 16.0}
_DECLARED = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_COMMENT = Delimiters(re.compile(r"/\*"), re.compile(r"\*/"))


class SafeSvg(Struct, frozen=True):
    """An SVG that is safe to publish."""

    data: bytes
    width: int
    height: int
    removed: tuple[str, ...]
    """What was removed, sorted: ``image href``, ``onclick``, ``script``."""


class UnsafeSvgError(ValueError):
    """The SVG cannot be published. `code` is the problem's code, `detail` the reason."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(code, detail)
        self.code, self.detail = code, detail


def sanitise(data: bytes) -> SafeSvg:
    """The SVG without anything that could run or load something. Raises `UnsafeSvgError`."""
    if len(data) > MAX_BYTES:
        raise UnsafeSvgError("picture-too-large", f"{len(data) // 1_000_000} MB")
    writer = _SvgWriter()
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    parser.buffer_text = True
    parser.EntityDeclHandler = _entity
    parser.StartElementHandler = writer.start
    parser.EndElementHandler = writer.end
    parser.CharacterDataHandler = writer.text
    try:
        parser.Parse(_in_utf8(data), True)
    except expat.ExpatError as error:
        reason = f"{expat.errors.messages[error.code]}, line {error.lineno}"
        raise UnsafeSvgError("picture-broken", reason) from error
    if writer.root is None:
        raise UnsafeSvgError("picture-broken", "not-svg")
    shown, effects = writer.cost.total()
    if shown > MAX_SHOWN:
        raise UnsafeSvgError("picture-too-large", "many-shapes")
    if effects > MOST_EFFECTS:
        raise UnsafeSvgError("picture-too-large", "dear-effects")
    width, height = _size(writer.root)
    return SafeSvg("".join(writer.out).encode() + b"\n", width, height, tuple(sorted(writer.removed)))


def _in_utf8(data: bytes) -> bytes:
    """The drawing in UTF-8, from whatever encoding it states, as browsers know it. Raises `UnsafeSvgError`."""
    declared = _DECLARED.match(data)
    encoding = declared_encoding(declared[1].decode("ascii")) if declared else "utf-8"
    if data.startswith(_UTF_16):
        encoding = "utf-16"
    if encoding is None:
        raise UnsafeSvgError("picture-broken", "encoding")
    if encoding == "utf-8":
        return data
    try:
        return data.decode(encoding).encode()
    except UnicodeError as error:
        raise UnsafeSvgError("picture-broken", "encoding") from error


def _entity(name: str, *_about: object) -> None:
    raise UnsafeSvgError("drawing-entities", name)


class _SvgWriter:
    """Writes the allowed parts of an SVG while it is parsed."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.removed: set[str] = set()
        self.root: Mapping[str, str] | None = None
        self._open: list[str] = []
        self._skipped = 0
        self._style: list[str] | None = None
        self.cost = DrawingCost()

    def start(self, full_name: str, attributes: Mapping[str, str]) -> None:
        space, _, name = full_name.rpartition(" ")
        if self._skipped or not self._is_allowed(space, name):
            self._skipped += 1
            return
        if self.root is None:
            self.root = attributes
        kept = self._attributes(name, attributes)
        self.cost.start(name, kept)
        if name == "svg" and not self._open:
            kept = {"xmlns": _SVG} | kept
        if len(self._open) == MAX_DEPTH:
            raise UnsafeSvgError("picture-broken", "parts-too-deep")
        self._open.append(name)
        self.out.append(f"<{name}{''.join([f' {key}={quoteattr(value)}' for key, value in kept.items()])}>")
        if name == "style":
            self._style = []

    def end(self, _name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        name = self._open.pop()
        self.cost.end(name)
        if name == "style" and self._style is not None:
            rules, self._style = "".join(self._style), None
            if _loads_something(rules):
                self.removed.add("style")
            else:
                self.out.append(escape(rules))
                self.cost.add_rules(rules)
        self.out.append(f"</{name}>")

    def text(self, text: str) -> None:
        if self._skipped:
            return
        if self._style is not None:
            self._style.append(text)
        elif self._open:
            self.out.append(escape(text))

    def _is_allowed(self, space: str, name: str) -> bool:
        if self.root is None and (space not in _NAMESPACES or name != "svg"):
            raise UnsafeSvgError("picture-broken", "not-svg")
        if space in _NAMESPACES and name in _ELEMENTS:
            return True
        if (space in _NAMESPACES and name not in _REMOVED_SILENTLY) or space == _XHTML:
            self.removed.add(name)
        return False

    def _attributes(self, element: str, attributes: Mapping[str, str]) -> dict[str, str]:
        kept: dict[str, str] = {}
        for full_name, value in attributes.items():
            space, _, name = full_name.rpartition(" ")
            if space == _XML and name in {"space", "lang"}:
                kept[f"xml:{name}"] = value
            elif space not in {"", _XLINK} or (space == _XLINK and name != "href") or not _NAME.fullmatch(name):
                continue
            elif name.lower().startswith("on"):
                self.removed.add(name)
            elif name == "href":
                if _is_internal(element, value):
                    kept.setdefault("href", value.strip())
                else:
                    self.removed.add(f"{element} href")
            elif _loads_something(value):
                self.removed.add(name)
            else:
                kept[name] = value
        return kept


def _is_internal(element: str, address: str) -> bool:
    """Whether an address is a fragment of the same SVG, or an embedded image (``data:``)."""
    if element in {"image", "feImage"} and _EMBEDDED_IMAGE.fullmatch(address):
        return True
    return address.strip().startswith("#")


def _loads_something(css: str) -> bool:
    return _EXTERNAL_REFERENCE.search(without_enclosed(css, _COMMENT, instead="")) is not None


def _size(attributes: Mapping[str, str]) -> tuple[int, int]:
    """Width and height in CSS pixels: as stated, else from the view box, else the default of CSS 2.2 (10.3.2)."""
    width, height = _pixels(attributes.get("width", "")), _pixels(attributes.get("height", ""))
    box = [float(part) for part in re.findall(r"-?[0-9]*\.?[0-9]+(?:e[+-]?[0-9]+)?", attributes.get("viewBox", ""))]
    is_box = len(box) == 4 and all(map(isfinite, box)) and box[2] > 0 and box[3] > 0
    ratio = box[2] / box[3] if is_box else 0.0
    if width and height:
        return _whole(width), _whole(height)
    if not ratio or not isfinite(ratio):
        return _whole(width or 300), _whole(height or 150)
    if width or height:
        return _whole(width or height * ratio), _whole(height or width / ratio)
    return _whole(box[2]), _whole(box[3])


def _pixels(length: str) -> float:
    found = _LENGTH.fullmatch(length)
    pixels = float(found[1]) * _PIXELS[(found[2] or "").lower()] if found else 0.0
    return pixels if isfinite(pixels) else 0.0


def _whole(length: float) -> int:
    return max(1, round(min(length, 100_000)))
