"""The examples of `docs/problems.md`: a wrong one has only its own problem, at the marked line; a right one, none."""

from pathlib import Path

import pytest

from laur.problems import CODES, Origin
from tests.problems import examples

SECTIONS = examples.sections()


def test_every_code_has_a_section_and_every_section_a_code():
    assert sorted(SECTIONS) == sorted(CODES), "write a section with a wrong and a right example into docs/problems.md"


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_section_names_the_severity(code: str):
    assert SECTIONS[code].text.lstrip().startswith(f"**{CODES[code].value.capitalize()}.** ")


@pytest.mark.parametrize("code", sorted(CODES))
def test_the_wrong_example_has_this_problem_at_the_marked_line_and_no_other(code: str, tmp_path: Path):
    wrong = SECTIONS[code].wrong
    assert wrong.marks, "mark the line with ◀"
    assert examples.found(examples.problems_of(wrong, tmp_path)) == {(code, *mark) for mark in wrong.marks}


@pytest.mark.parametrize("code", sorted(CODES))
def test_the_right_example_has_no_problem_at_all(code: str, tmp_path: Path):
    assert examples.found(examples.problems_of(SECTIONS[code].right, tmp_path)) == set()


def test_the_base_site_of_the_page_has_no_problem(tmp_path: Path):
    assert examples.problems_of(examples.base(), tmp_path) == ()


def test_an_example_with_another_problem_is_noticed(tmp_path: Path):
    swapped = examples.parse("---\ntitle: A label\nsumary: x\n---\n")
    assert examples.found(examples.problems_of(swapped, tmp_path)) == {
        ("key-unknown", Origin.CONTENT, "news/nagroda.md", 3)
    }
