"""The bytes of a file: encodings, line ends, invisible characters."""

import pytest

from laur.frontmatter.split import Parts, split
from tests.frontmatter.reporting import news, read, reported, said

DOCUMENT = "---\ntitle: Żółć\ndate: 2024-13\n---\n\nPierwszy.\n\nDrugi.\n"


@pytest.mark.parametrize(
    "data",
    [
        DOCUMENT.encode(),
        b"\xef\xbb\xbf" + DOCUMENT.encode(),
        DOCUMENT.replace("\n", "\r\n").encode(),
        DOCUMENT.replace("\n", "\r").encode(),
    ],
    ids=["plain", "byte order mark", "Windows", "old Mac"],
)
def test_line_ends_and_byte_order_marks_change_nothing(data):
    reading = read(data)
    assert news(reading).title == "Żółć"
    assert reported(reading.problems) == ["3:7 date-impossible"]
    assert reading.markdown == "Pierwszy.\n\nDrugi."


def test_a_byte_order_mark_does_not_count_as_a_column():
    reading = read("\ufefftitle: x")
    assert reported(reading.problems) == ["1:1 front-matter-missing"]


def test_letters_typed_on_a_mac_are_composed():
    reading = read("---\ntitle: Z\u0307o\u0301l\u0301c\n---\nLo\u0301dz\u0301\n")
    assert news(reading).title == "Żóĺc"
    assert reading.markdown == "Łódź".replace("Ł", "L")


def test_a_file_in_an_old_encoding_is_reported_with_its_first_invalid_byte():
    reading = read("---\ntitle: Klaster\nauthor: Jan Żak\n---\n".encode("cp1250"))
    assert reading.document is None
    assert reported(reading.problems) == ["3:13 file-not-utf8"]
    assert said(reading.problems[0]) == (
        "This file is not saved as UTF-8: byte 0xAF cannot be read. "
        "In your editor, choose “Save as” and the encoding “UTF-8”."
    )


def test_the_column_of_an_invalid_byte_counts_characters():
    reading = read("żółw ".encode() + b"\xff")
    assert reported(reading.problems) == ["1:6 file-not-utf8"]


def test_utf_16_is_reported_at_the_beginning_of_the_file():
    assert reported(read("---\ntitle: x\n---\n".encode("utf-16")).problems) == ["1:1 file-not-utf8"]


@pytest.mark.parametrize("data", [b"", b"\n", b"  \r\n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_reported(data):
    reading = read(data)
    assert (reading.document, reading.markdown) == (None, "")
    assert reported(reading.problems) == ["1:1 file-empty"]


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\x7f", "\x9f", "\ufeff", "\ufffe"])
def test_invisible_characters_that_break_pages_are_reported_and_left_out(character):
    reading = read(f"---\ntitle: a{character}b\n---\n\nJest{character}tu.\n")
    assert reported(reading.problems) == ["2:9 character-forbidden", "5:5 character-forbidden"]
    assert f"U+{ord(character):04X}" in said(reading.problems[0])
    assert news(reading).title == "a b"
    assert reading.markdown == "Jest tu."


def test_of_a_file_full_of_forbidden_characters_the_first_ten_are_reported():
    assert len(read("---\ntitle: a\n---\n" + "\x00" * 5000).problems) == 10


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_line_separators_that_editors_do_not_show_begin_no_new_line(separator):
    reading = read(f"---\ntitle: a{separator}b\ndate: x\n---\nTekst.\n")
    assert news(reading).title == "a b"
    assert reported(reading.problems) == ["3:7 value-not-date"]
    assert reading.document is not None
    assert reading.document.body_line == 5


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x7f", "\ud800", "\ufffe"])
def test_a_character_that_yaml_refuses_ends_no_reading_in_an_error_of_the_library(character: str):
    parts = split("news/x.md", f"---\ntitle: a{character}b\nx{character}y: z\n---\n\nTekst.\n")
    assert isinstance(parts, Parts)
    assert parts.body == "Tekst."
