"""The front matter of a new file is valid, and stays valid if any of its commented keys is used."""

import re

import pytest

from laur.frontmatter import read_document
from laur.frontmatter.key_comments import with_key_comments
from laur.model import Announcement, Certificate, Entry, Organisation, PlainPage, Scheme
from laur.model.dates import PartialDate

NEW: dict[str, Entry] = {
    "news/a.md": Announcement(
        title="NO: „złoto”",
        date=PartialDate(2024, 3),
        certificates=(Certificate(id="a-z", organisation="a", scheme="z", awarded=PartialDate(2024)),),
    ),
    "organisations/a.md": Organisation(name="Klaster Alfa"),
    "schemes/z.md": Scheme(name={"": "Znak"}),
    "pages/o.md": PlainPage(title="O nas"),
}


def blocks(text: str) -> list[tuple[int, int]]:
    """First and last line (not included) of each commented key, by the margin of its comment."""
    lines = text.split("\n")
    starts = [n for n, line in enumerate(lines) if re.match(r"\s*# [a-z_]+:", line)]
    ends = []
    for start in starts:
        end = start + 1
        while re.match(r"\s*#   ?", lines[end]) and lines[end].lstrip().startswith("#  "):
            end += 1
        ends.append(end)
    return list(zip(starts, ends, strict=True))


def uncommented(text: str, start: int, end: int) -> str:
    lines = text.split("\n")
    lines[start:end] = [line.replace("# ", "", 1) for line in lines[start:end]]
    return "\n".join(lines)


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("path", sorted(NEW))
def test_it_is_read_back_as_the_value_and_names_every_key(path: str, lang: str):
    text = with_key_comments(NEW[path], lang)
    reading = read_document(path, text.encode(), "pl")
    assert reading.problems == ()
    assert reading.document is not None
    assert reading.document.meta == NEW[path]
    named = set(re.findall(r"^(?:# )?([a-z_]+):", text, re.MULTILINE))
    assert named == set(NEW[path].__struct_encode_fields__)


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("path", sorted(NEW))
def test_each_commented_key_is_used_once_its_hash_is_removed(path: str, lang: str):
    text = with_key_comments(NEW[path], lang)
    before = read_document(path, text.encode(), "pl").document
    assert blocks(text)
    for start, end in blocks(text):
        reading = read_document(path, uncommented(text, start, end).encode(), "pl")
        assert reading.problems == (), uncommented(text, start, end)
        is_default = text.split("\n")[start].strip().startswith(("# languages", "# time_zone", "# page_size"))
        assert is_default or reading.document != before
