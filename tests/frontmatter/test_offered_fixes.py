"""The fix that a message offers works if it is copied literally."""

import pytest

from laur.frontmatter import read_document
from laur.model import Announcement
from laur.problems import Problem
from laur.problems.messages import message_for

LINES = {
    "title: Alfa: beta": "Alfa: beta",
    "title: „Alfa: beta”": "„Alfa: beta”",
    "title: O'Neil: złoto": "O'Neil: złoto",
    'title: Znak "Gold": złoty': 'Znak "Gold": złoty',
    "title: Znak \"Gold\" i 'inny': złoty": "Znak \"Gold\" i 'inny': złoty",
    'title: "Znak "Gold" dla Alfy"': 'Znak "Gold" dla Alfy',
    'title: "Alfa" i beta': '"Alfa" i beta',
    'title: "Alfa" i "Beta"': '"Alfa" i "Beta"',
    "title: 'Alfa's'": "Alfa's",
    "title: [Alfa] beta": "[Alfa] beta",
    "title: @alfa": "@alfa",
    "title: %alfa: beta": "%alfa: beta",
    "title: *alfa*": "*alfa*",
    "title: `alfa`": "`alfa`",
    "title:Alfa": "Alfa",
}


@pytest.mark.parametrize("line", LINES)
def test_the_line_that_is_offered_means_what_was_meant(line: str):
    for lines in ([line], [line, "date: 2024-01-01"], ["date: 2024-01-01", line]):
        (found,) = problems("\n".join(lines))
        assert found.place.line == lines.index(line) + 2
        fixed = "\n".join(lines).replace(line, found.values["nearest"])
        assert title(fixed) == LINES[line]


def problems(front: str) -> tuple[Problem, ...]:
    return read_document("news/a.md", f"---\n{front}\n---\nTekst.\n".encode(), "pl").problems


def title(front: str) -> str:
    assert problems(front) == ()
    document = read_document("news/a.md", f"---\n{front}\n---\nTekst.\n".encode(), "pl").document
    assert document is not None
    assert isinstance(document.meta, Announcement)
    return document.meta.title


def test_a_decimal_comma_is_reported_at_the_number_that_it_splits():
    front = "title: A\ncertificates:\n  - {id: a, organisation: a, scheme: a, score: {value: 136,5, max: 200}}"
    (found,) = problems(front)
    assert (found.code, found.values["value"], found.values["nearest"]) == ("value-not-number", "136,5", "136.5")
    fixed = front.replace(found.values["value"], found.values["nearest"])
    assert problems(fixed) == ()


def test_hyphens_without_spaces_are_offered_as_the_list_that_was_meant():
    (found,) = problems("title: A\ntags:\n  -nagrody\n  -jakość")
    assert (found.code, found.values["value"]) == ("value-not-list", "nagrody, jakość")
    assert problems(f"title: A\ntags: [{found.values['value']}]") == ()


def test_for_a_group_in_place_of_a_list_the_place_of_the_hyphen_is_named():
    front = "title: A\ncertificates:\n  id: a\n  organisation: a\n  scheme: a"
    (found,) = problems(front)
    assert message_for(found, "en").fix.startswith("Put a hyphen before its first key: “- id: …”")
    assert problems(front.replace("  id", "  - id").replace("\n  o", "\n    o").replace("\n  s", "\n    s")) == ()


def test_only_an_optional_key_may_be_deleted_if_it_is_empty():
    needed, other = problems("title:\ndate:")
    assert "required" in message_for(needed, "en").fix
    assert "wymagany" in message_for(needed, "pl").fix
    assert message_for(other, "en").fix == "Write a value, or delete the line."
