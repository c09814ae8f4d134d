"""Fixes: what a message advises removes the problem, in the examples of docs/problems.md and in hard cases."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from laur.editing.fixes import FIXERS, all_fixed, fixed
from laur.frontmatter import read_document
from laur.frontmatter.documents import kind_of
from laur.model import SITE_FILE, Announcement, Entry, Site
from tests.problems import examples
from tests.problems.examples import Example, Part

SECTIONS = examples.sections()
WITHOUT_NEAREST = {"yaml-tab", "key-not-indented", "key-quoted", "value-cut"}
"""Their messages say what to write in other words."""

WITHOUT_FIX = {"date-impossible"}
"""The example is a day that does not exist: no other one is written for it."""


def kind(path: str) -> type[Entry]:
    found = Site if path == SITE_FILE else kind_of(path)
    assert found is not None
    return found


@pytest.mark.parametrize("code", sorted(FIXERS))
def test_the_fix_of_an_example_removes_its_problem_and_makes_no_other(code: str, tmp_path: Path):
    wrong = SECTIONS[code].wrong
    found = [problem for problem in examples.problems_of(wrong, tmp_path / "before") if problem.code == code]
    assert found
    for number, problem in enumerate(found):
        after = fixed((tmp_path / "before/content" / problem.path).read_bytes(), problem, kind(problem.path))
        has_fix = "nearest" in problem.values or code in WITHOUT_NEAREST
        if not has_fix or code in WITHOUT_FIX:
            assert after is None
            continue
        assert after is not None
        lines = tuple(after.decode().removesuffix("\n").split("\n"))
        parts = [p for p in wrong.parts if p.path != f"content/{problem.path}"]
        corrected = Example((*parts, Part(f"content/{problem.path}", True, lines)), ())
        left = examples.problems_of(corrected, tmp_path / f"after{number}")
        assert {p.code for p in left} <= {code} - ({code} if len(found) == 1 else set())


FRONT = "title: A\ncertificates:\n  - {id: a, organisation: a, scheme: a, awarded: 2024-01-01"


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("title: Alfa: beta", 'title: "Alfa: beta"'),
        ("  title: Alfa: beta  ", '  title: "Alfa: beta"  '),
        ("title: „Alfa: beta”", 'title: "„Alfa: beta”"'),
        ("title:Alfa", "title: Alfa"),
        ("tytuł: Alfa # note", "title: Alfa # note"),
        ("title: A\ndate: '31.12.2024'   # day", "title: A\ndate: '2024-12-31'   # day"),
        ("title: A\ndate: 31 grudnia 2024 r.", "title: A\ndate: 2024-12-31"),
        ("title: A\ndate: 31 lutego 2024", None),
        ("title: A\ndate: 2024-02-30", None),
        ("title: A\npublish_at: 31.06.2024 12:00", None),
        ("title: A\ndate: 2024-31-12", "title: A\ndate: 2024-12-31"),
        ("title: A\ndraft: tak", "title: A\ndraft: true"),
        ("title: A\nlang: polski", "title: A\nlang: pl"),
        (FRONT + ", score: {value: 136,5, max: 200}}", FRONT + ", score: {value: 136.5, max: 200}}"),
        (FRONT + ", level: gold # best\n    }", None),
        ("title: Cluster #1  ", 'title: "Cluster #1"  '),
        ("title: A\nevent:\n\tplace: B", "title: A\nevent:\n  place: B"),
        ("title: A\ntags: [a\ndate: 2024-01-01", None),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_only_what_is_wrong_is_rewritten(front: str, expected: str | None, newline: str):
    data = f"---\n{front}\n---\nTekst.\n".replace("\n", newline).encode()
    after, _ = all_fixed(data, read_document("news/a.md", data, "pl").problems, Announcement)
    wanted = data if expected is None else f"---\n{expected}\n---\nTekst.\n".replace("\n", newline).encode()
    assert after.decode() == wanted.decode()


def test_several_problems_of_a_file_are_fixed_at_once():
    data = b"---\ntytul: A\ndate: 1.2.2024\nlang: PL\n---\n"
    after, done = all_fixed(data, read_document("news/a.md", data, "pl").problems, Announcement)
    assert after == b"---\ntitle: A\ndate: 2024-02-01\nlang: pl\n---\n"
    assert [problem.place.line for problem in done] == [2, 3, 4]


def test_a_fix_of_a_file_that_changed_meanwhile_changes_nothing_else():
    data = b"---\ntitle: A\ndate: 1.2.2024\n---\n"
    (problem,) = read_document("news/a.md", data, "pl").problems
    assert fixed(b"---\ntitle: A\n---\n", problem, Announcement) is None
    assert fixed(b"no fences", problem, Announcement) is None
    assert fixed(data, replace(problem, code="title-long"), Announcement) is None
