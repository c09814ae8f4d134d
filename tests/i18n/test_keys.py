"""What is said of each key: of every key of the model, of no other, and with examples that are sound."""

from typing import get_args, get_type_hints

import pytest
from msgspec.structs import fields

from laur.frontmatter.convert import convert
from laur.frontmatter.nodes import compose
from laur.i18n.keys import keys
from laur.model import Place as Start
from tests.i18n.model import MODEL

LANGUAGES = ["pl", "en"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_key_of_the_model_is_explained_and_no_other(lang: str):
    reported = {(kind, key) for kind, notes in keys(lang).items() for key in notes}
    there = {(kind, field.encode_name) for kind, entry in MODEL.items() for field in fields(entry)}
    where = "laur/i18n/messages/pl/keys.py" if lang == "pl" else "laur/i18n/messages/en/keys.py"
    assert reported - there == set(), f"{where} explains keys that laur/model/ does not have: take them out"
    assert there - reported == set(), f"add to {where}, under each type's name: its meaning and an example"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(MODEL))
def test_every_example_can_be_written_as_it_stands(kind: str, lang: str):
    notes = keys(lang)[kind]
    text = "".join(f"{key}: {notes[key].example}\n" for key in notes)
    composed = compose("x.md", text, 1)
    reported = convert("x.md", composed.root, MODEL[kind], Start(1, 1), composed.unreadable).problems
    assert (*composed.problems, *reported) == (), text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_meaning_is_one_line_that_a_comment_and_a_table_can_hold(lang: str):
    for kind, notes in keys(lang).items():
        for key, note in notes.items():
            assert "\n" not in note.meaning, (kind, key)
            assert "|" not in note.meaning + note.example, (kind, key)
            assert len(note.meaning) <= 180, (kind, key)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_of_a_choice_are_all_named(lang: str):
    from enum import StrEnum

    for kind, entry in MODEL.items():
        for field in fields(entry):
            hint = get_type_hints(entry)[field.name]
            choices = [c for c in (hint, *get_args(hint)) if isinstance(c, type) and issubclass(c, StrEnum)]
            for word in (word for choice in choices for word in choice):
                assert str(word) in keys(lang)[kind][field.encode_name].meaning, (kind, field.encode_name, word)
