"""Edits of any value in any document: nothing else changes, whatever its YAML looks like."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

import pytest
import yaml
from hypothesis import assume, given, reject
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import fields

from laur.desk.documents import document_kind
from laur.editing import FieldEdit, NotEditable, RefusalReason, edit_body, edit_front_matter
from laur.frontmatter.writer import quoted, scalar
from laur.model import Announcement, Comment, Entry, Organisation, PlainPage, Scheme, Site
from tests.sites import ROOT

KINDS: tuple[type[Entry], ...] = (Announcement, Organisation, Scheme, PlainPage, Comment, Site)
"""Every kind of document that the desk edits."""
STARTER = ROOT / "laur/scaffold/starter"
SITES = (ROOT / "content", *(STARTER / each / "content" for each in ("pl", "en", "association/pl", "association/en")))
COMMENT = b"""---
author: Anna   # z formularza
date: 2024-03-15 10:00
lang: pl
---

Gratulacje!
"""

REFUSALS = {RefusalReason.UNREADABLE, RefusalReason.AMBIGUOUS, RefusalReason.COMMENTS}
"""Why an edit of any document can be refused."""

Read = str | list["Read"] | dict[str, "Read"]
KeyPath = tuple[str | int, ...]


class Document(Struct, frozen=True):
    """A document with its kind."""

    path: str
    data: bytes
    kind: type[Entry]


def real_documents() -> Iterator[Document]:
    """Those of the reference site and of the starter sites, and a comment."""
    yield Document("news/gala.comments/anna.md", COMMENT, Comment)
    for content in SITES:
        for file in sorted((*content.rglob("*.md"), content / "site.yaml")):
            path = file.relative_to(content).as_posix()
            filled = re.sub(rb"\{(day|month|until|year)\}", b"2024-01-10", file.read_bytes())
            yield Document(f"{content.parent.name}/{path}", filled, document_kind(path))


DOCUMENTS = list(real_documents())


def front_of(data: bytes) -> str:
    """The YAML of a document; a file without fences, ``site.yaml``, is nothing else."""
    text = data.decode("utf-8-sig")
    return text.split("---", 2)[1] if text.startswith("---") else text


def read(data: bytes) -> Read:
    """The front matter as another reader of YAML has it: every single value is a text."""
    found: Read = yaml.load(front_of(data), Loader=yaml.BaseLoader)
    return found or {}


def node_at(data: bytes, path: KeyPath) -> yaml.Node:
    """The node of a value, with its marks in the YAML, as another reader has it."""
    node = yaml.compose(front_of(data), Loader=yaml.BaseLoader)
    for step in path:
        if isinstance(node, yaml.MappingNode):
            node = next(value for key, value in node.value if key.value == step)
        else:
            assert isinstance(node, yaml.SequenceNode)
            node = node.value[step]
    assert node is not None
    return node


def lines_around(data: bytes, path: KeyPath) -> tuple[list[str], list[str]]:
    """The lines before those of a single value, and the lines after them."""
    front, node = front_of(data), node_at(data, path)
    start, end = node.start_mark.index, node.end_mark.index
    end = start + len(front[start:end].rstrip())
    text = data.decode("utf-8-sig")
    first = text.index(front) if front else 0
    before, after = text[: first + start], text[first + end :]
    return before.split("\n")[:-1], after.split("\n")[1:]


def steps(node: "list[Read] | dict[str, Read]") -> dict[str | int, Read]:
    """The keys or positions of a node, and what is there."""
    return dict(node.items() if isinstance(node, dict) else enumerate(node))


def leaves(node: Read, path: KeyPath = ()) -> Iterator[KeyPath]:
    if isinstance(node, str):
        yield path
    else:
        for step, item in steps(node).items():
            yield from leaves(item, (*path, step))


def at(node: Read, path: KeyPath) -> Read:
    for step in path:
        assert not isinstance(node, str)
        node = steps(node)[step]
    return node


def lines_lost(before: bytes, after: bytes) -> list[bytes]:
    """The lines of the first that the second has not."""
    old, new = before.split(b"\n"), after.split(b"\n")
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [line for tag, first, last, _, _ in steps if tag != "equal" for line in old[first:last]]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.path)
def test_every_value_of_a_real_document_can_be_edited_alone(document: Document):
    data, kind = document.data, document.kind
    for place in leaves(read(data)):
        value = at(read(data), place)
        assert isinstance(value, str)
        changed = edit_front_matter(data, kind, [FieldEdit(place, "Zmiana: „tak” # 1")])
        assert isinstance(changed, bytes), place
        assert at(read(changed), place) == "Zmiana: „tak” # 1"
        ahead, behind = lines_around(data, place)
        lines = changed.decode().split("\n")
        assert lines[: len(ahead)] == ahead, place
        assert lines[len(lines) - len(behind) :] == behind, place
        lost = b"".join(lines_lost(data, changed)).decode()
        assert len("".join(lost.split())) <= len("".join(value.split())) + 100, place
        back = edit_front_matter(changed, kind, [FieldEdit(place, value)])
        assert isinstance(back, bytes)
        assert read(back) == read(data)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.path)
def test_an_edit_and_its_inverse_leave_the_same_bytes(document: Document):
    data, kind = document.data, document.kind
    tried = 0
    for place in leaves(read(data)):
        value = at(read(data), place)
        assert isinstance(value, str)
        is_plain = scalar(value) == value or scalar(value, in_flow=True) == value
        if f": {value}\n".encode() in data and is_plain:
            changed = edit_front_matter(data, kind, [FieldEdit(place, "zmiana")])
            assert isinstance(changed, bytes)
            assert changed != data
            assert edit_front_matter(changed, kind, [FieldEdit(place, value)]) == data, place
            tried += 1
    assert tried


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.path)
def test_a_key_added_and_removed_leaves_the_same_bytes(document: Document):
    data, kind = document.data, document.kind
    front = read(data)
    assert isinstance(front, dict)
    for key in ("zz", "draft", "aliases", "image"):
        if key not in front:
            added = edit_front_matter(data, kind, [FieldEdit((key,), ["one", "two: three"])])
            assert isinstance(added, bytes)
            assert not lines_lost(data, added)
            assert edit_front_matter(added, kind, [FieldEdit((key,), None)]) == data


TEXTS = st.text(st.sampled_from("aż -:#'\"\n[]{},&*!|>%@`?0~=—„\t\\"), max_size=12)
WORDS = st.sampled_from(
    ["alfa", "Beta: x", "NIE", "12:30", "2024-01-01", "it's", 'a "b"', "# no", "- x", "", "żółć", "a #b"]
)
COMMENTS = st.sampled_from(["", "", "  # note", " #", " # a: b"])


@st.composite
def values(draw: st.DrawFn, column: int) -> str:
    """What stands after a colon, with comments and in any style."""
    word = draw(WORDS)
    margin = " " * (column + draw(st.integers(1, 4)))
    style = draw(st.integers(0, 6))
    if style == 0:
        return f" {scalar(word)}{draw(COMMENTS)}"
    if style == 1:
        return f"   {quoted(word, draw(st.sampled_from(['', chr(39), chr(34)])))}{draw(COMMENTS)}"
    if style == 2:
        items = draw(st.lists(WORDS, max_size=3))
        return f" [{draw(st.sampled_from(['', ' ']))}{', '.join(quoted(item) for item in items)}]{draw(COMMENTS)}"
    if style == 3:
        lines = draw(st.lists(WORDS, min_size=1, max_size=3))
        gap = draw(st.sampled_from(["\n", "\n\n", "\n# between\n"]))
        return "\n" + gap.join(f"{margin}- {scalar(line)}{draw(COMMENTS)}" for line in lines)
    if style == 4:
        header = draw(st.sampled_from(["|", ">", "|-", ">-"]))
        more = draw(st.sampled_from(["", f"\n{margin}beta", "\n"]))
        return f" {header}\n{margin}alfa{more}"
    if style == 5 and column < 4:
        keys = draw(st.lists(st.sampled_from(["a", "place", "ends", "id"]), min_size=1, max_size=3, unique=True))
        dash = draw(st.booleans())
        inner = len(margin) + (2 if dash else 0)
        entries = [f"{key}:{draw(values(inner))}" for key in keys]
        joined = f"\n{' ' * inner}".join(entries)
        return f"\n{margin}{'- ' if dash else ''}{joined}"
    return draw(COMMENTS)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    kind = draw(st.sampled_from(KINDS))
    known = [field.encode_name for field in fields(kind)]
    keys = draw(st.lists(st.sampled_from([*known, "own"]), unique=True, max_size=5))
    gaps = st.sampled_from(["", "\n", "# above\n"])
    text = "".join(f"{draw(gaps)}{key}:{draw(values(0))}\n" for key in keys)
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    text = text if kind is Site else f"---\n{text}---\n\nTekst.\n"
    return Document("", text.replace("\n", newline).encode(), kind)


def drawn(data: bytes, source: st.DataObject) -> tuple[Read, KeyPath]:
    """What a document holds, and the path of one of its values; documents without any are passed over."""
    try:
        before = read(data)
    except yaml.YAMLError:
        reject()
    places = list(leaves(before))
    assume(places)
    return before, source.draw(st.sampled_from(places))


@given(documents(), st.data())
def test_an_edit_of_any_document_is_read_as_asked_for_and_keeps_every_other_line(
    document: Document, source: st.DataObject
):
    data = document.data
    before, place = drawn(data, source)
    value = source.draw(TEXTS)
    after = edit_front_matter(data, document.kind, [FieldEdit(place, value)])
    if isinstance(after, NotEditable):
        assert after.reason in REFUSALS
        return
    changed = read(after)
    assert str(at(changed, place)).strip() == value.strip()
    kept = [path for path in leaves(before) if path != place]
    assert [at(changed, path) for path in kept] == [at(before, path) for path in kept]
    ahead, behind = lines_around(data, place)
    lines = after.decode().split("\n")
    assert lines[: len(ahead)] == ahead
    assert lines[len(lines) - len(behind) :] == behind


def as_the_writer_has_it(data: bytes, place: KeyPath, value: str) -> bool:
    """Whether a value is written without quotation marks, and needs none."""
    node = node_at(data, place)
    written = front_of(data)[node.start_mark.index : node.end_mark.index]
    return written == value and value in (scalar(value), scalar(value, in_flow=True))


@given(documents(), st.data())
def test_an_edit_of_any_document_and_its_inverse_leave_the_same_bytes(document: Document, source: st.DataObject):
    data = document.data.replace(b"\n---\n\nTekst", b"\nzz: alfa\n---\n\nTekst")
    before, _ = drawn(data, source)
    values = {place: str(at(before, place)) for place in leaves(before)}
    places = [place for place, value in values.items() if as_the_writer_has_it(data, place, value)]
    assume(places)
    place = source.draw(st.sampled_from(places))
    changed = edit_front_matter(data, document.kind, [FieldEdit(place, "zmiana")])
    assert isinstance(changed, bytes)
    assert edit_front_matter(changed, document.kind, [FieldEdit(place, values[place])]) == data


@given(documents(), st.data())
def test_a_removed_value_takes_nothing_else_with_it(document: Document, source: st.DataObject):
    data = document.data
    before, place = drawn(data, source)
    after = edit_front_matter(data, document.kind, [FieldEdit(place, None)])
    if isinstance(after, NotEditable):
        assert after.reason in REFUSALS
        return
    kept = [path for path in leaves(before) if path[0] != place[0]]
    assert [at(read(after), path) for path in kept] == [at(before, path) for path in kept]
    assert len(list(leaves(read(after)))) == len(list(leaves(before))) - 1


@given(documents(), TEXTS)
def test_a_body_can_be_replaced_and_put_back(document: Document, text: str):
    assume(document.kind is not Site)
    changed = edit_body(document.data, f"a{text}")
    assert isinstance(changed, bytes)
    assert edit_body(changed, "Tekst.") == document.data
