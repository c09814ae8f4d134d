"""Exports that claim an encoding which they do not have."""

import encodings
import pkgutil
from pathlib import Path

import pytest

from laur.importing.xml import child_elements

EXPORT = '<?xml version="1.0" encoding="{}"?><rss><channel><item><title>Złoto i srebro</title></item></channel></rss>'


def titles(path: Path) -> list[str]:
    return [text for element in child_elements(path, "channel") for text in getattr(element, "itertext", list)()]


@pytest.mark.parametrize("stated", ["utf-16", "utf-32", "punycode", "idna", "base64", "nie-ma"])
def test_an_export_that_only_claims_an_encoding_is_read_as_utf_8(tmp_path: Path, stated: str):
    (tmp_path / "a.xml").write_bytes(EXPORT.format(stated).encode())
    assert titles(tmp_path / "a.xml") == ["Złoto i srebro"]


def test_no_encoding_of_python_stops_an_import(tmp_path: Path):
    for module in pkgutil.iter_modules(encodings.__path__):
        (tmp_path / "a.xml").write_bytes(EXPORT.format(module.name).encode() + b"\xff\xfe")
        titles(tmp_path / "a.xml")
