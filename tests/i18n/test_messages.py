"""Messages: each subject has the same texts in English and in Polish."""

from pathlib import Path
from string import Formatter

import pytest

from laur.i18n import messages
from laur.i18n.messages import texts

FOLDER = Path(messages.__file__).parent
SUBJECTS = sorted(path.stem for path in (FOLDER / "en").glob("*.py") if "\nTEXTS" in path.read_text(encoding="utf-8"))


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_both_languages_have_the_same_messages_with_the_same_placeholders(subject: str):
    english, polish = texts(subject, "en"), texts(subject, "pl")
    assert list(english) == list(polish)
    assert {key: placeholders(text) for key, text in english.items()} == {
        key: placeholders(text) for key, text in polish.items()
    }


def test_no_subject_is_in_one_language_alone():
    assert {p.name for p in (FOLDER / "en").iterdir()} == {p.name for p in (FOLDER / "pl").iterdir()}
