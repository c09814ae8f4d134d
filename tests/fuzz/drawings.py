"""Well-formed drawings from any bytes: most changes to an XML file only make it one that no parser reads."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

ELEMENTS = (
    "g", "rect", "use", "a", "image", "style", "text", "tspan", "defs", "symbol", "pattern", "mask", "filter",
    "feImage", "feGaussianBlur", "feTurbulence", "clipPath", "marker", "linearGradient", "stop", "switch", "svg",
    "script", "foreignObject", "animate", "set", "title", "metadata", "iframe", "handler", "Script", "x:script",
    "x:g", "h:script", "h:img", "z:rect", "view", "path", "textPath", "polygon",
)  # fmt: skip
ATTRIBUTES = (
    "href", "xlink:href", "style", "fill", "stroke", "filter", "mask", "clip-path", "marker-end", "id", "class",
    "onload", "ONCLICK", "width", "height", "viewBox", "x", "y", "d", "points", "transform", "xml:base", "xml:space",
    "xml:lang", "x:href", "h:href", "src", "stdDeviation", "numOctaves", "patternUnits", "systemLanguage",
    "attributeName", "values", "begin", "target", "z:onload", "ping", "lang", "data-x", "requiredFeatures",
)  # fmt: skip
VALUES = (
    "#a", "#b", "url(#a)", "url('#b') red", "url(//evil.example/x)", "u\\72l(//evil.example/x)", "javascript:x()",
    " java\tscript:x()", "//evil.example/x", "data:image/png;base64,iVBORw0KGgo=", "data:text/html,<p>",
    "data:image/svg+xml,<svg/>", "a", "b", "red;}@import '//evil.example/c'", "/*url(*/url(//evil.example/d)/*)*/",
    "image-set('//evil.example/e' 1x)", "expression(x())", "0", "1e999", "-1", "100%", "4cm", "0 0 9 9",
    "0 0 1e300 1e-9", "0 0 1e-300 1e300",
    "nan", "M0 0L9 9", "", "url(", "url('", "/*", "&", "<![CDATA[", "@\\69mport 'x'", "en, pl", "href", "onload",
    "_blank", "var(--x)", "src(//evil.example/f)",
)  # fmt: skip
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:x="http://www.w3.org/2000/svg" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:z="urn:z" viewBox="0 0 9 9">'
)


def composed(data: bytes) -> bytes:
    """The drawing that is written by following each byte: what comes next, and then which one of its kind."""
    rest = iter(data)
    written, opened = [HEAD], ["svg"]
    for step in rest:
        match step % 8:
            case 0 | 1 | 2:
                name = _one(ELEMENTS, rest)
                is_closed = step > 127
                written.append(f"<{name}{_attributes(step // 8 % 4, rest)}{'/' if is_closed else ''}>")
                opened += [] if is_closed else [name]
            case 3 if len(opened) > 1:
                written.append(f"</{opened.pop()}>")
            case 4:
                written.append(escape(_one(VALUES, rest)))
            case 5:
                written.append(escape(_own(rest)))
            case 6:
                written.append(f"<!--{_own(rest).replace('-', '')}-->")
            case 7:
                written.append(f"<![CDATA[{_own(rest).replace(']', '')}]]>")
    written += [f"</{name}>" for name in reversed(opened)]
    return "".join(written).encode()


def _attributes(count: int, rest: Iterator[int]) -> str:
    found: dict[str, str] = {}
    for _ in range(count):
        name = _one(ATTRIBUTES, rest)
        number = next(rest, 0)
        found[name] = VALUES[number % len(VALUES)] if number < 200 else _own(rest)
    return "".join(f" {name}={quoteattr(value)}" for name, value in found.items())


def _own(rest: Iterator[int]) -> str:
    """Up to 15 of the next bytes as a text that XML allows."""
    data = bytes(byte for byte, _ in zip(rest, range(next(rest, 0) % 16), strict=False))
    return "".join(sign for sign in data.decode("latin-1") if sign >= " " and not "\x7f" <= sign <= "\x9f")


def _one(names: tuple[str, ...], rest: Iterator[int]) -> str:
    return names[next(rest, 0) % len(names)]
