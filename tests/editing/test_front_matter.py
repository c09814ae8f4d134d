"""Edits of front matter change the bytes of the edited value and no others."""

import pytest

from laur.editing import FieldEdit, NotEditable, RefusalReason, edit_front_matter
from laur.frontmatter.writer import Value
from laur.model import Announcement, Site
from laur.model.dates import PartialDate, parse_moment

DOCUMENT = """---
# what the office knows
title: "Gala: złote odznaki"   # as on the invitation
date:   2024-06-17
tags: [gala, 'nagrody', jakość]
organisations:
- klaster-a     # holder

- klaster-b
summary: >-
  Dwa klastry
  na gali.
event:
  place: Kraków
  # not in the programme
  ends: 2024-06-18
certificates:
  - organisation: klaster-a
    scheme: label   # the European one
    level: gold
    # from the letter
    issued: 2024-06

  - id: b-2
    organisation: klaster-b
    scheme: label
    level: silver
---

Tekst.
"""


def edited(document: str, *changes: tuple[tuple[str | int, ...], Value | None]) -> str:
    result = edit_front_matter(document.encode(), Announcement, [FieldEdit(path, value) for path, value in changes])
    assert isinstance(result, bytes), result
    return result.decode()


def lines_changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that only one of two texts has, in order, between what both begin and end with."""
    old, new = before.split("\n"), after.split("\n")
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return old, new


@pytest.mark.parametrize(
    ("path", "value", "before", "after"),
    [
        (
            ("title",),
            "Gala: srebro",
            ['title: "Gala: złote odznaki"   # as on the invitation'],
            ['title: "Gala: srebro"   # as on the invitation'],
        ),
        (("date",), PartialDate(2024, 6, 18), ["date:   2024-06-17"], ["date:   2024-06-18"]),
        (("tags", 1), "wyróżnienia", ["tags: [gala, 'nagrody', jakość]"], ["tags: [gala, 'wyróżnienia', jakość]"]),
        (("tags", 3), "a: b", ["tags: [gala, 'nagrody', jakość]"], ["tags: [gala, 'nagrody', jakość, \"a: b\"]"]),
        (("tags", 0), None, ["tags: [gala, 'nagrody', jakość]"], ["tags: ['nagrody', jakość]"]),
        (("tags",), ["jakość", "gala"], ["tags: [gala, 'nagrody', jakość]"], ["tags: [jakość, gala]"]),
        (("organisations", 0), "klaster-c", ["- klaster-a     # holder"], ["- klaster-c     # holder"]),
        (("organisations", 2), "klaster-c", [], ["- klaster-c"]),
        (("organisations", 1), None, ["- klaster-b"], []),
        (("organisations",), ["nowy", "klaster-a", "klaster-b"], [], ["- nowy"]),
        (("summary",), "Jeden klaster.", ["  Dwa klastry", "  na gali."], ["  Jeden klaster."]),
        (("summary",), None, ["summary: >-", "  Dwa klastry", "  na gali."], []),
        (("event", "place"), "Gdańsk", ["  place: Kraków"], ["  place: Gdańsk"]),
        (("event", "starts"), parse_moment("2024-06-17 18:00"), [], ["  starts: 2024-06-17 18:00"]),
        (("event", "place"), None, ["  place: Kraków"], []),
        (("event", "ends"), None, ["  ends: 2024-06-18"], []),
        (("certificates", 0, "level"), "silver", ["    level: gold"], ["    level: silver"]),
        (
            ("certificates", 0, "id"),
            "a-1",
            ["  - organisation: klaster-a"],
            ["  - id: a-1", "    organisation: klaster-a"],
        ),
        (("certificates", 0, "valid_until"), "open", [], ["    valid_until: open"]),
        (
            ("certificates", 1),
            None,
            ["", "  - id: b-2", "    organisation: klaster-b", "    scheme: label", "    level: silver"],
            [""],
        ),
        (
            ("certificates", 1, "id"),
            None,
            ["  - id: b-2", "    organisation: klaster-b"],
            ["  - organisation: klaster-b"],
        ),
        (("draft",), True, [], ["draft: true"]),
        (
            ("image",),
            {"src": "media/gala.jpg", "alt": "Scena"},
            [],
            ["image:", "  src: media/gala.jpg", "  alt: Scena"],
        ),
        (("image", "src"), "media/gala.jpg", [], ["image:", "  src: media/gala.jpg"]),
        (
            ("certificates", 2),
            {"organisation": "klaster-c", "scheme": "label", "level": "bronze"},
            [],
            ["  - organisation: klaster-c", "    scheme: label", "    level: bronze"],
        ),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_only_the_lines_of_the_value_change(
    path: tuple[str | int, ...], value: Value | None, before: list[str], after: list[str], newline: str
):
    result = edited(DOCUMENT.replace("\n", newline), (path, value))
    assert result.count(newline) == result.count("\n")
    removed, added = lines_changed(DOCUMENT, result.replace("\r\n", "\n"))
    assert removed == [line for line in before if line not in after]
    assert added == [line for line in after if line not in before]


def test_a_new_key_stands_where_the_model_has_it():
    result = edited("---\ntitle: A\ncertificates: []\n---\n", (("date",), PartialDate(2024, 1, 1)))
    assert result == "---\ntitle: A\ndate: 2024-01-01\ncertificates: []\n---\n"


@pytest.mark.parametrize(
    ("document", "path", "value", "expected"),
    [
        ("---\n---\n", ("title",), "A", "---\ntitle: A\n---\n"),
        ("---\n# later\n---\nTekst", ("title",), "A", "---\n# later\ntitle: A\n---\nTekst"),
        ("---\ntitle:\n---\n", ("title",), "A", "---\ntitle: A\n---\n"),
        ("---\ntitle: # ?\n---\n", ("title",), "A", "---\ntitle: A # ?\n---\n"),
        ("---\ntags: []\n---\n", ("tags", 0), "a", "---\ntags: [a]\n---\n"),
        ("---\ntags:\n---\n", ("tags", 0), "a", "---\ntags: [a]\n---\n"),
        ("---\ntags: [a]\n---\n", ("tags", 0), None, "---\n---\n"),
        ("---\ntags: [a, b]\ntitle: A\n---\n", ("tags",), [], "---\ntags: []\ntitle: A\n---\n"),
        ("---\nevent: {ends: 2024}\n---\n", ("event", "place"), "Łódź", "---\nevent: {place: Łódź, ends: 2024}\n---\n"),
        ("---\nevent: {ends: A, place: B}\n---\n", ("event", "ends"), None, "---\nevent: {place: B}\n---\n"),
        ("---\nevent: {ends: A}\n---\n", ("event", "ends"), None, "---\n---\n"),
        ("---\ntitle: 'it''s'\n---\n", ("title",), "that's it", "---\ntitle: 'that''s it'\n---\n"),
        ("---\ntitle: NIE\n---\n", ("title",), "no", '---\ntitle: "no"\n---\n'),
        ("---\ntitle: one\n  two\ndate: 2024\n---\n", ("title",), "x", "---\ntitle: x\ndate: 2024\n---\n"),
        (
            "---\nsummary: |\n    a\n    b\n\ndate: 2024\n---\n",
            ("summary",),
            "c",
            "---\nsummary: |\n    c\n\ndate: 2024\n---\n",
        ),
        (
            "\ufeff---\r\ntitle: A\r\n---\r\n",
            ("date",),
            PartialDate(2024),
            "\ufeff---\r\ntitle: A\r\ndate: 2024\r\n---\r\n",
        ),
        ("---\ntitle: A\n...\nText", ("title",), "B", "---\ntitle: B\n...\nText"),
        ("\n\n---\ntitle: A\n---", ("title",), "B", "\n\n---\ntitle: B\n---"),
        (
            "---\ncertificates:\n- ref: a\n- ref: b\n---\n",
            ("certificates", 0),
            None,
            "---\ncertificates:\n- ref: b\n---\n",
        ),
        (
            "---\ntitle: A\nunknown: [x, {y: z}] # kept\n---\n",
            ("title",),
            "B",
            "---\ntitle: B\nunknown: [x, {y: z}] # kept\n---\n",
        ),
    ],
)
def test_values_are_written_as_the_document_is(
    document: str, path: tuple[str | int, ...], value: Value | None, expected: str
):
    assert edited(document, (path, value)) == expected


@pytest.mark.parametrize(
    ("document", "path", "value", "reason"),
    [
        (b"\xff\xfe", ("title",), "A", RefusalReason.NOT_TEXT),
        (b"---\rtitle: A\r---\r", ("title",), "A", RefusalReason.NOT_TEXT),
        (b"No fences", ("title",), "A", RefusalReason.NO_FRONT_MATTER),
        (b"---\ntitle: A\n", ("title",), "A", RefusalReason.NO_FRONT_MATTER),
        (b"---\ntitle: [A\n---\n", ("title",), "A", RefusalReason.UNREADABLE),
        (b"---\ntitle: &a A\ndate: *a\n---\n", ("title",), "B", RefusalReason.UNREADABLE),
        (b"---\ntitle: A\ntitle: B\n---\n", ("title",), "C", RefusalReason.UNREADABLE),
        (b"---\ntitle: A\n---\n", ("date",), None, RefusalReason.NO_SUCH_VALUE),
        (b"---\ntitle: A\n---\n", ("title", "pl"), "B", RefusalReason.NO_SUCH_VALUE),
        (b"---\ntags: [a]\n---\n", ("tags", 3), None, RefusalReason.NO_SUCH_VALUE),
        (b"---\ntags: [a,\n  # why\n  b]\n---\n", ("tags", 2), "c", RefusalReason.COMMENTS),
        (b"---\nevent:\n  # why\n  name: A\n---\n", ("event",), "B", RefusalReason.COMMENTS),
    ],
)
def test_what_cannot_be_edited_is_refused_with_its_reason(
    document: bytes, path: tuple[str | int, ...], value: Value | None, reason: RefusalReason
):
    result = edit_front_matter(document, Announcement, [FieldEdit(path, value)])
    assert isinstance(result, NotEditable)
    assert result.reason == reason


@pytest.mark.parametrize(("value", "first"), [("x", " - x\n"), (None, "")])
def test_of_equal_items_of_a_list_the_one_at_the_place_is_changed(value: Value | None, first: str):
    data = "---\ntags:\n - alfa\n # second\n - alfa\n---\n"
    after = edit_front_matter(data.encode(), Announcement, [FieldEdit(("tags", 0), value)])
    assert after == data.replace(" - alfa\n", first, 1).encode()


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        ('date: "31 lutego 2024"   # day', "date", PartialDate(2024, 2, 3), "date: 2024-02-03   # day"),
        ("date: '2024-02-01'", "date", PartialDate(2024, 2, 3), "date: '2024-02-03'"),
        ('title: "Alfa: beta"', "title", "Beta", 'title: "Beta"'),
    ],
)
def test_quotation_marks_that_only_the_wrong_date_needed_go_with_it(before: str, path: str, value: Value, after: str):
    assert edited(f"---\n{before}\n---\n", ((path,), value)) == f"---\n{after}\n---\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: A\n\n# Menu\nnavigation:\n  - page: a\n", "\npublish:\n  web:\n    kind: folder\n"),
        ("title: A\nnavigation:\n  - page: a\n", "publish:\n  web:\n    kind: folder\n"),
        ("title: A\n", "publish:\n  web:\n    kind: folder\n"),
    ],
)
def test_a_new_group_of_settings_stands_apart_where_the_others_do(before: str, after: str):
    result = edit_front_matter(before.encode(), Site, [FieldEdit(("publish", "web"), {"kind": "folder"})])
    assert result == (before + after).encode()
