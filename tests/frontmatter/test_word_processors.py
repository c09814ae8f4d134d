"""What people write who know Word but not YAML: it is read if possible, and else reported with a fix."""

import pytest

from laur.problems.messages import message_for
from tests.frontmatter.reporting import front, news, read, reported


def fixes(text: str) -> list[str]:
    return [message_for(each, "en").fix for each in read(text).problems]


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle:\xa0Gala\nevent:\n\xa0\xa0place:\xa0Łódź\n---\n",
        "---\ntitle: Gala\nevent:\n\u202f \u202fplace: Łódź\n---\n",
        "\ufeff---\r\ntitle:\tGala\r\nevent: {place: Łódź}\r\n---\r\n",
    ],
)
def test_hard_spaces_of_the_syntax_are_read_as_spaces(text: str):
    reading = read(text)
    assert reported(reading.problems) == []
    assert (news(reading).title, news(reading).event.place) == ("Gala", "Łódź")  # type: ignore[union-attr]


def test_a_hard_space_in_a_value_stays():
    assert news(read("---\ntitle: Gala w\xa0Łodzi\n---\n")).title == "Gala w\xa0Łodzi"


@pytest.mark.parametrize(
    ("line", "fix"),
    [
        ("date: „2024-12-31”", "Did you mean 2024-12-31?"),
        ("date: “31.12.2024”", "Did you mean 2024-12-31?"),
        ("draft: „true”", "Write true."),
        ("slug: „gala”", "Write “gala”."),
        ("„tags”: [a]", "Write tags: without them."),
        ("obraz: x", "Did you mean “image”?"),
        ("data: 2024-01-01", "Did you mean “date”?"),
        ("Źródła: []", "Did you mean “sources”?"),
        ("organizations: []", "Did you mean “organisations”?"),
        ("author:redakcja", "Write “author: redakcja”, with a space."),
        ("tags:\n- a\n-b", "Write “- b”, with a space."),
    ],
)
def test_the_fix_is_named(line: str, fix: str):
    assert [message_for(each, "en").fix for each in front(line).problems] == [fix]


@pytest.mark.parametrize("key", ["Title", "tytuł", "titel", "“title”", "“titel”"])
def test_a_misspelt_key_is_one_mistake_and_is_not_missing_as_well(key: str):
    reading = read(f"---\n{key}: Gala\n---\n")
    assert reported(reading.problems) == ["2:1 key-quoted" if key == "“title”" else "2:1 key-unknown"]
    assert reading.document is None


def test_a_missing_key_is_reported_beside_an_unknown_one():
    assert reported(read("---\nkolor: x\n---\n").problems) == ["1:1 key-missing", "2:1 key-unknown"]


def test_each_key_that_is_not_indented_is_reported_but_not_their_empty_group():
    reading = front("event:", "place: Łódź", "starts: 2024-01-01", "author: A")
    assert reported(reading.problems) == ["4:1 key-not-indented", "5:1 key-not-indented"]


def test_a_group_that_is_empty_for_another_reason_is_reported():
    assert reported(front("event:", "author: A").problems) == ["3:1 value-empty"]
    assert reported(front("event:", "kolor: A").problems) == ["3:1 value-empty", "4:1 key-unknown"]
    assert reported(front("event:", "author: A", "place: Łódź").problems) == ["3:1 value-empty", "5:1 key-unknown"]


@pytest.mark.parametrize("end", ["navigation: [", "tags: [", "tags:\n  - [", "event: {"])
def test_a_bracket_at_the_end_of_front_matter_is_reported_as_unclosed(end: str):
    (problem,) = front(*end.split("\n")).problems
    assert problem.code == "yaml-bracket-unclosed"
    assert problem.values["opening"] == end[-1]
    assert problem.place.line == 2 + len(end.split("\n"))
