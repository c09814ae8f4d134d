"""Problems in a terminal: the caret is below the text that the problem is about, however wide its letters are."""

import pytest

from laur.model import Place
from laur.problems import Problem, problem
from laur.problems.formats import as_text, cells
from laur.source.lines import lines_of as source_lines
from laur.source.options import Options
from tests.sites import SiteFactory


def lines_of(line: str, column: int, length: int = 1, widest: int = 117, path: str = "news/a.md") -> list[str]:
    found: Problem = problem("value-empty", path, Place(3, column), length=length, key="x")
    return as_text(found, lambda _: line, {}, "en", colour=False, widest=widest).split("\n")


def under(line: str, column: int, length: int = 1, widest: int = 117) -> str:
    """The text above the carets, cell by cell."""
    _, quoted, carets, _ = lines_of(line, column, length, widest)
    before, marked = len(carets) - len(carets.lstrip(" |")), carets.count("^")
    drawn: list[str] = []
    for char in quoted:
        if cells(char):
            drawn += [char, *[""] * (cells(char) - 1)]
        else:
            drawn[-1] += char
    assert cells(quoted) <= widest
    return "".join(drawn[before : before + marked])


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("title: Alfa", "Alfa"),
        ("event: {place: 東京都, stars: 2024}", "stars"),
        ("{title: 全角タイトル}", "全角タイトル"),
        ("name: Krako\u0301w, stars: 1", "stars"),
        ("name: e\u0301\u0323x, stars: 1", "stars"),
        ("name: 🎉🎉, stars: 1", "stars"),
        ("\ttitle:\tAlfa", "Alfa"),
        ("x" * 500 + ", stars: 1", "stars"),
        ("全" * 500 + ", stars: 1", "stars"),
    ],
)
@pytest.mark.parametrize("widest", [40, 80, 117])
def test_the_caret_is_below_the_text_of_the_problem(line: str, marked: str, widest: int):
    from unicodedata import normalize

    column = normalize("NFC", line).index(marked) + 1
    assert under(line, column, len(marked), widest) == marked


def test_a_quoted_line_is_not_wider_than_the_terminal():
    for line in lines_of("a" * 300, 150, 200, 60)[1:3]:
        assert len(line) <= 60


def test_control_characters_of_a_file_do_not_reach_the_terminal():
    text = "\n".join(lines_of("title: \x1b[31mAl\u202efa\x9b", 1, path="news/\x1b]0;x\x07.md"))
    assert not any(char in text for char in "\x1b\x07\x9b\u202e")
    assert "title: \ufffd[31mAl\ufffdfa\ufffd" in text


def test_an_empty_line_is_not_quoted():
    assert len(lines_of("  ", 1)) == 2


def test_a_file_is_read_once_for_all_of_its_problems(site: SiteFactory):
    made = site("== content/news/a.md\n---\ntitle: A\ntag: x\ntagg: y\n---\n").build(expect="problems")
    line = source_lines(Options(content=made.content, layouts=made.layouts, output=made.output))
    first, second = made.problems
    assert line(first) == "tag: x"
    made.delete("content/news/a.md")
    assert line(second) == "tagg: y"
