"""Drawings in other encodings, and drawings that only claim one."""

import encodings
import pkgutil

import pytest

from laur.images.svg import UnsafeSvgError, sanitise

DRAWING = '<?xml version="1.0" encoding="{}"?><svg xmlns="http://www.w3.org/2000/svg"><title>{}</title></svg>'


@pytest.mark.parametrize(
    ("stated", "codec", "title"),
    [
        ("utf-8", "utf-8", "Złoto"),
        ("ISO-8859-2", "iso8859-2", "Złoto"),
        ("windows-1250", "cp1250", "Złoto"),
        ("shift_jis", "shift_jis", "金"),
        ("UTF-16", "utf-16", "Złoto"),
        ("utf-16", "utf-8", "Złoto"),
    ],
)
def test_a_drawing_is_read_in_the_encoding_that_it_states(stated: str, codec: str, title: str):
    """One that states UTF-16 in ASCII does not have it: browsers take it for UTF-8."""
    assert f"<title>{title}</title>" in sanitise(DRAWING.format(stated, title).encode(codec)).data.decode()


@pytest.mark.parametrize("stated", ["punycode", "idna", "utf-32", "utf-7", "undefined", "base64", "rot13", "nie-ma"])
def test_an_encoding_that_browsers_do_not_know_is_a_fault_of_the_drawing(stated: str):
    with pytest.raises(UnsafeSvgError) as raised:
        sanitise(DRAWING.format(stated, "x").encode())
    assert (raised.value.code, raised.value.detail) == ("picture-broken", "encoding")


def test_no_encoding_of_python_raises_anything_else():
    for module in pkgutil.iter_modules(encodings.__path__):
        for title in (b"x", b"\xff\xfe\x80\xd8"):
            data = DRAWING.format(module.name, "@").encode().replace(b"@", title)
            try:
                sanitise(data)
            except UnsafeSvgError:
                continue
