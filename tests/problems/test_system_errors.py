"""Errors of the operating system in messages: by id, in both languages."""

import errno

import pytest

from laur.problems import Problem
from laur.problems.messages import message_for
from laur.system.errors import error_id


@pytest.mark.parametrize(
    ("number", "lang", "text"),
    [
        (errno.EACCES, "en", "This cannot be read: permission denied."),
        (errno.EACCES, "pl", "Nie można tego odczytać: brak uprawnień."),
        (errno.ELOOP, "pl", "Nie można tego odczytać: dowiązania tworzą pętlę."),
        (errno.ENOTEMPTY, "en", "This cannot be read: Directory not empty."),
    ],
)
def test_an_error_of_the_system_is_in_the_language_of_the_messages(number: int, lang: str, text: str):
    found = Problem("file-unreadable", "a.md", values={"reason": error_id(OSError(number, "?"))})
    assert message_for(found, lang).what == text


def test_an_error_without_a_number_is_named_by_its_class():
    assert error_id(TimeoutError()) == "TimeoutError"
