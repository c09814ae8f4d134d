"""Links of rendered bodies: filling in addresses, and finding places in the Markdown."""

import pytest
from bs4 import BeautifulSoup

from laur.markdown.body import render_body
from laur.markdown.links import fill, where, where_refused
from laur.model import BodyFault, Place


def test_each_target_gets_its_address():
    body = render_body("[a](a.md) ![b](b.png) [c](#c) [d](a.md)", "pl")
    filled = BeautifulSoup(fill(body.html, ["/a/", "/b.png", "#c", "/d/"]), "html5lib")
    assert [link["href"] for link in filled.select("a")] == ["/a/", "#c", "/d/"]
    assert [image["src"] for image in filled.select("img")] == ["/b.png"]


def test_an_address_is_escaped():
    url = '/szukaj/?q="a"&b=<c>\'d'
    filled = fill(render_body("[a](a.md)", "pl").html, [url])
    assert BeautifulSoup(filled, "html5lib").select("a")[0].attrs == {"href": url}


@pytest.mark.parametrize(
    "text",
    [
        'W tekście: href="laur:0" i src="laur:0".',
        '`<a href="laur:0">`',
        '    <a href="laur:0">',
        '&lt;a href="laur:0">',
        '[x](https://example.org/ "<a href=\\"laur:0\\"")',
        "<abbr title='<a href=\"laur:0\"'>x</abbr>",
        '<a href="laur:0">x</a>',
        '<a href="LAUR:0">x</a> <img src="laur:0">',
        "[x](laur:0)",
        "<laur:0>",
    ],
)
def test_only_placeholders_of_the_walk_are_filled_in(text: str):
    html = render_body(text, "pl").html
    assert fill(html, ["/wrong/"]) == html


def test_html_without_placeholders_stays_the_same():
    assert fill("<p>laur:0</p>", []) == "<p>laur:0</p>"


TEXT = """Zobacz [BKP](../organisations/bkp.md) i ![znak](<../media/kom znak.svg> "Znak").

Drugi raz: [BKP][b], w kodzie `[x](../organisations/bkp.md)`, i <a class="a" href='../organisations/bkp.md'>HTML</a>.

```
[kod](../organisations/bkp.md)
```
[Dłuższy](../organisations/bkp.md#x) oraz <https://example.org/a?b=1&c=2> i https://example.org/goly.
[podkreślony](a\\_b.md) i [a&b](x?a=1&amp;b=2)

na: www.example.org, [x](https://www.example.org)
  [b]: ../organisations/bkp.md "Tytuł"
"""


@pytest.mark.parametrize(
    ("target", "occurrence", "place"),
    [
        ("../organisations/bkp.md", 1, Place(1, 14)),
        ("../organisations/bkp.md", 2, Place(3, 84)),
        ("../organisations/bkp.md", 3, Place(12, 8)),
        ("../organisations/bkp.md", 9, Place(12, 8)),
        ("../organisations/bkp.md#x", 1, Place(8, 11)),
        ("../media/kom znak.svg", 1, Place(1, 50)),
        ("https://example.org/a?b=1&c=2", 1, Place(8, 44)),
        ("https://example.org/goly", 1, Place(8, 77)),
        ("https://www.example.org", 1, Place(11, 5)),
        ("https://www.example.org", 2, Place(11, 26)),
        ("a_b.md", 1, Place(9, 15)),
        ("x?a=1&b=2", 1, Place(9, 32)),
        ("nowhere.md", 1, Place(1, 1)),
        ("", 1, Place(1, 1)),
    ],
)
def test_a_target_is_found_where_its_author_wrote_it(target: str, occurrence: int, place: Place):
    assert where(TEXT, target, occurrence) == place


def test_places_count_lines_and_columns_from_one():
    line, column = where(TEXT, "https://example.org/goly").line, where(TEXT, "https://example.org/goly").column
    assert TEXT.split("\n")[line - 1][column - 1 :] == "https://example.org/goly."


def test_an_empty_target_is_found_in_its_brackets():
    assert where("a\n\n[x]() b", "") == Place(3, 5)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("`<iframe>`\n\na <IFRAME src=x>", Place(3, 3)),
        ("a\n[x](javascript:alert(1))", Place(2, 5)),
        ("a\n\n![x](data:image/png;base64," + "A" * 900 + ")", Place(3, 6)),
        ("> " * 200 + "a", Place(1, 1)),
    ],
    ids=["element", "address", "long address", "whole body"],
)
def test_the_place_of_refused_html_is_found(text: str, place: Place):
    faults = render_body(text, "pl").outline.faults
    assert [where_refused(text, fault) for fault in faults] == [place]


def test_a_fault_that_is_not_found_is_placed_at_the_beginning():
    assert where_refused("a\nb", BodyFault("html-not-allowed", "iframe")) == Place(1, 1)
