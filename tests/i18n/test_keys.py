"""The meanings of keys: every key of the model has one, no other key has one, and every example is valid."""

from typing import get_args, get_type_hints

import pytest
from msgspec.structs import fields

from laur.frontmatter.convert import convert
from laur.frontmatter.nodes import compose
from laur.i18n.keys import keys
from laur.i18n.messages import LANGUAGES
from laur.model import Place
from tests.i18n.model import MODEL


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_key_of_the_model_is_explained_and_no_other(lang: str):
    explained = {(kind, key) for kind, notes in keys(lang).items() for key in notes}
    there = {(kind, field.encode_name) for kind, entry in MODEL.items() for field in fields(entry)}
    where = "laur/i18n/messages/pl/keys.py" if lang == "pl" else "laur/i18n/messages/en/keys.py"
    assert explained - there == set(), f"{where} explains keys that laur/model/ does not have: remove them"
    assert there - explained == set(), f"add to {where}, under the type's name: the key's meaning and an example"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(MODEL))
def test_every_example_can_be_copied_as_it_is(kind: str, lang: str):
    notes = keys(lang)[kind]
    text = "".join(f"{key}: {notes[key].example}\n" for key in notes)
    composed = compose("x.md", text, 1)
    reported = convert("x.md", composed.root, MODEL[kind], Place(1, 1), composed.unreadable).problems
    assert (*composed.problems, *reported) == (), text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_meaning_is_one_line_that_fits_in_a_comment_and_a_table(lang: str):
    for kind, notes in keys(lang).items():
        for key, note in notes.items():
            assert "\n" not in note.meaning, (kind, key)
            assert "|" not in note.meaning + note.example, (kind, key)
            assert len(note.meaning) <= 180, (kind, key)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_meaning_names_every_choice(lang: str):
    from enum import StrEnum

    for kind, entry in MODEL.items():
        for field in fields(entry):
            hint = get_type_hints(entry)[field.name]
            choices = [c for c in (hint, *get_args(hint)) if isinstance(c, type) and issubclass(c, StrEnum)]
            for value in (value for choice in choices for value in choice):
                assert str(value) in keys(lang)[kind][field.encode_name].meaning, (kind, field.encode_name, value)
