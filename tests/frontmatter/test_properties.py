"""No bytes raise an error; every problem has a place in the file and a message; valid values are read as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laur.frontmatter import read_document, read_site
from laur.frontmatter.convert import convert
from laur.frontmatter.decode import decode
from laur.frontmatter.documents import KINDS
from laur.frontmatter.nodes import compose
from laur.model import Entry, Place, Site
from laur.problems import CODES, Problem
from laur.problems.messages import message_for
from tests.frontmatter.reporting import news, read

VALID = """\
---
title: "Klaster Obróbki Metali: status"
date: 2021-10-12
tags: [nagrody, jakość]
image:
  src: ../media/kom.svg
  alt: 'Logo'
people:
  - {name: Ewa Żak, role: Prezes}
certificates:
  - id: kom-kkk
    organisation: kom
    scheme: kkk
    valid_until: 2024-12-31
    score: {value: 136, max: 140}
---

Pierwszy **akapit**.

---

{ drugi }
"""
PIECES = (
    *(
        "---",
        "...",
        "\n",
        "\r\n",
        "\r",
        "\t",
        " ",
        "  ",
        '"',
        "'",
        "[",
        "]",
        "{",
        "}",
        ":",
        ": ",
        "- ",
        "#",
        " #",
        "&a",
        "*a",
    ),
    *(
        "!",
        "!!str ",
        "|",
        ">",
        "%",
        "@",
        "`",
        "~",
        "null",
        "?",
        ",",
        "\\",
        "\x00",
        "\x85",
        "\u2028",
        "\ufeff",
        "o\u0301",
    ),
    *("😀", "title: ", "<<: ", "x" * 1100, "[" * 20, "\n---\n", "2024-13-45", "31 grudnia 2024", "²", "\U0010ffff"),
)


def assert_problems_are_valid(data: bytes, problems: tuple[Problem, ...]) -> None:
    text = data.removeprefix(b"\xef\xbb\xbf").decode(errors="replace")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for each in problems:
        assert each.code in CODES
        assert message_for(each, "pl").what
        assert message_for(each, "en").fix
        assert each.length >= 1
        if each.place.line:
            assert 1 <= each.place.line <= len(lines)
            assert 1 <= each.place.column <= len(lines[each.place.line - 1]) + 1


def assert_readable(data: bytes) -> None:
    for path in ("news/a.md", "organisations/a.md", "schemes/a.md", "pages/a.md"):
        reading = read_document(path, data, "pl")
        assert reading.document is not None or reading.problems
        assert_problems_are_valid(data, reading.problems)
    site, _, problems = read_site("site.yaml", data)
    assert site is not None or problems
    assert_problems_are_valid(data, problems)


@given(st.binary(max_size=200))
def test_any_bytes_are_read(data):
    assert_readable(data)


@given(st.binary(max_size=80))
def test_any_bytes_are_read_as_front_matter(data):
    assert_readable(b"---\n" + data + b"\n---\n")


@given(st.text(max_size=80))
def test_any_text_is_read_as_a_value(text):
    assert_readable(f"---\ntitle: {text}\n---\n".encode(errors="surrogatepass"))


@given(
    st.lists(st.tuples(st.integers(0, len(VALID)), st.integers(0, 12), st.sampled_from(PIECES)), min_size=1, max_size=6)
)
def test_a_damaged_document_is_read(damages):
    text = VALID
    for at, length, piece in damages:
        text = text[:at] + piece + text[at + length :]
    assert_readable(text.encode())


@given(st.integers(0, len(VALID)))
def test_a_document_cut_short_is_read(end):
    assert_readable(VALID[:end].encode())


def test_the_valid_document_is_valid():
    assert read(VALID).problems == ()


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp", "Co")), min_size=1, max_size=60
    )
)
def test_a_quoted_title_is_read_as_it_was_written(title):
    quoted = "'" + title.replace("'", "''") + "'"
    text, problems = decode("x", title.encode())
    reading = read(f"---\ntitle: {quoted}\n---\n")
    if text.strip() and not problems:
        assert news(reading).title == text.strip()


@pytest.mark.parametrize("kind", [*KINDS.values(), Site])
def test_the_whole_model_can_be_read(kind: type[Entry]):
    """A type of the model without a reader raises an error here."""
    converted = convert("x.md", compose("x.md", "", 1).root, kind, Place(1, 1), frozenset())
    assert converted.value is None
    assert converted.problems
