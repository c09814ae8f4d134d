"""No word that the project has retired is left in identifiers, messages, comments or documentation.

No docstring is in the imperative.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.plain_words import (
    IDENTIFIERS,
    KEPT,
    NAMES,
    NOUNS,
    PROSE,
    READ,
    ROOT,
    TEXT,
    Use,
    docstrings,
    imperatives,
    in_prose,
    in_python,
    third_person,
    uses,
    words_of,
)

NOT_OURS = {".gitattributes", ".gitignore", ".npmrc", "LICENSE", "constraints.txt", "content", "package-lock.json"}
"""What has few words, or words of others."""


def words(found: list[Use]) -> list[str]:
    return [use.word for use in found]


def test_no_retired_word_and_no_imperative_docstring_is_left():
    assert [str(use) for use in uses(ROOT / name for name in READ)] == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def read_room(): ...", ["read_room"]),
        ("class ReadRoom: ...", ["ReadRoom"]),
        ("Newsroom = None", ["Newsroom", "Newsroom"]),
        ("def f():\n    '''The judge of a page.'''", ["judge"]),
        ("x = 1  # the judge of a page", ["judge"]),
        ("x = f'{y} is told'", ["told"]),
        ("good_on = room_of = floors = blank = None", ["good_on", "room_of", "floors", "blank"]),
        ("roomy = toldness = lookup = plan = made = 1", []),
    ],
)
def test_a_word_is_found_in_identifiers_strings_and_comments(source: str, found: list[str]):
    assert words(list(in_python("a.py", source))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Told, and mended.", ["Told", "mended"]),
        ("a blank, two blanks", ["blank", "blanks"]),
        ("a blank line, blank pages", []),
        ("run `make judges`; a judge decides", ["judge"]),
        ("a recommended, untold, house-like thing", ["house"]),
        ('"headings-mended"; they carry it, and it is carried anew', ["mended", "carry", "carried", "anew"]),
        ("The law holds", ["The law"]),
        ("Z tego nic nie powstanie.", ["nic nie powstanie"]),
    ],
)
def test_a_word_is_found_in_text(text: str, found: list[str]):
    assert words(list(in_prose("a.md", text))) == found


def test_a_word_is_reported_with_its_line_and_a_better_word():
    assert [str(use) for use in in_prose("a.md", "One.\n\nTwo is told.")] == ["a.md:3: “told”; write: reported"]
    docstring = "def f():\n    '''One.\n\n    Two is told.\n    '''\n"
    assert [use.line for use in in_python("a.py", docstring)] == [4]


@pytest.mark.parametrize(
    ("docstring", "found"),
    [
        ("Write the page.", ["Write"]),
        ("Measure, and print a table.", ["Measure"]),
        ("Build; `expect` is ``published``.", ["Build"]),
        ("Shows images; drop the others. Return the rest.\n\n    Call it once.", ["drop", "Return", "Call"]),
        ("Writes the page; reports what was read.", []),
        ("The files of a folder.", []),
        ("Check-ups of the site, which read and write.", []),
        ("Search queries in Polish.", []),
        ("Search a page.", ["Search"]),
        ("`read` is called once.", []),
    ],
)
def test_a_verb_in_the_imperative_is_found_where_a_docstring_or_a_part_of_it_begins(docstring: str, found: list[str]):
    sources = (
        f"'''{docstring}'''",
        f"class A:\n    '''{docstring}'''",
        f"def f():\n    '''{docstring}'''",
        f"class A:\n    async def f():\n        '''{docstring}'''",
        f"A = 1\n'''{docstring}'''",
    )
    assert [words(list(imperatives("a.py", source))) for source in sources] == [found] * len(sources)
    assert words(list(imperatives("a.py", f"x = '''{docstring}'''"))) == []


def test_an_imperative_is_reported_with_its_line_and_the_third_person():
    source = "def f():\n    '''The page.\n\n    Fetch it.\n    '''\n"
    assert [str(use) for use in imperatives("a.py", source)] == [
        "a.py:4: “Fetch”; write: the third person, “fetches”",
    ]
    assert [third_person(verb) for verb in ("make", "do", "try", "delay", "pass")] == [
        "makes",
        "does",
        "tries",
        "delays",
        "passes",
    ]


def test_every_noun_that_looks_like_a_verb_is_still_needed():
    files = [file for name in READ for file in ([ROOT / name] if name.endswith(".py") else (ROOT / name).rglob("*.py"))]
    texts = [str(docstring.value) for file in files for docstring in docstrings(file.read_text(encoding="utf-8"))]
    assert [noun for noun in NOUNS if not any(text.startswith(noun) for text in texts)] == []


def test_an_identifier_is_split_into_its_words():
    assert words_of("HTMLReadDesk_of2") == ["html", "read", "desk", "of"]


def test_the_list_of_words_itself_is_not_read():
    assert list(uses([ROOT / "tests/plain_words.py", ROOT / "tests/test_plain_words.py"])) == []


def test_every_exception_is_still_needed():
    for path, word in KEPT:
        file = ROOT / path
        text = file.read_text(encoding="utf-8")
        found = in_python(path, text) if file.suffix == ".py" else in_prose(path, text)
        assert word in {use.word.lower() for use in found}, f"{path} no longer says “{word}”: remove it from KEPT"


@pytest.mark.skipif(not (ROOT / ".git").exists() or shutil.which("git") is None, reason="not a clone")
def test_every_text_of_the_project_is_read():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    unread = [path for path in listed.splitlines() if path.startswith(READ) and Path(path).suffix not in TEXT]
    assert {Path(path).suffix for path in unread} <= {
        ".case",
        ".webp",
        ".otf",
        ".woff2",
        ".ttl",
    }
    assert {path.partition("/")[0] for path in listed.splitlines() if not path.startswith(READ)} == NOT_OURS


def test_every_folder_and_file_that_is_read_exists():
    assert [name for name in READ if not (ROOT / name).exists()] == []


def test_a_better_word_is_not_itself_retired():
    for instead in (*IDENTIFIERS.values(), *NAMES.values(), *PROSE.values()):
        assert list(in_prose("", instead)) == [], instead
