"""Edits of the text below front matter."""

import pytest

from laur.editing import NotEditable, RefusalReason, edit_body

FRONT = "---\ntitle: A\n---\n"


@pytest.mark.parametrize(
    ("before", "body", "after"),
    [
        (FRONT + "\nJeden.\n\nDwa.\n", "Jeden.\n\nTrzy.", FRONT + "\nJeden.\n\nTrzy.\n"),
        (FRONT + "\nJeden.\n", "Jeden.\n\nDwa.", FRONT + "\nJeden.\n\nDwa.\n"),
        (FRONT + "Jeden.\n\n\n", "Dwa.", FRONT + "Dwa.\n\n\n"),
        (FRONT + "\n\n\n    kod\n", "    kod\n    dalej", FRONT + "\n\n\n    kod\n    dalej\n"),
        (FRONT, "Tekst.", FRONT + "\nTekst.\n"),
        ("---\ntitle: A\n---", "Tekst.", FRONT + "\nTekst.\n"),
        (FRONT + "\nJeden.\n", "", FRONT + "\n\n"),
        (FRONT + "\nbez końca", "bez końca wiersza", FRONT + "\nbez końca wiersza"),
        (
            "---\r\ntitle: A\r\n---\r\n\r\nJeden.  \r\nDwa.\n",
            "Zero.\nJeden.  \nDwa.",
            "---\r\ntitle: A\r\n---\r\n\r\nZero.\r\nJeden.  \r\nDwa.\n",
        ),
        (FRONT + "\nz o\u0301semka\nb\n", "z \u00f3semka\nc", FRONT + "\nz o\u0301semka\nc\n"),
        (FRONT + "\na\u2028b\x0cc\nd\n", "a\u2028b\x0cc\ne", FRONT + "\na\u2028b\x0cc\ne\n"),
    ],
)
def test_lines_that_stay_keep_their_bytes(before: str, body: str, after: str):
    result = edit_body(before.encode(), body)
    assert isinstance(result, bytes)
    assert result.decode() == after


def test_a_body_given_back_as_it_is_changes_nothing():
    text = "\ufeff---\r\ntitle: A\r\n...\r\n \r\n  \r\n    kod\r\n\nDwa.\t\r\n \n"
    assert edit_body(text.encode(), "    kod\n\nDwa.") == text.encode()


def test_a_file_without_front_matter_is_refused():
    assert edit_body(b"Text", "Other") == NotEditable(RefusalReason.NO_FRONT_MATTER)
