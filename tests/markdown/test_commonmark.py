"""Laur reads Markdown as CommonMark and GitHub do, except for the differences that `docs/markdown.md` explains."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laur.markdown.body import render_body
from tests.markdown.commonmark import ours, references
from tests.markdown.texts import COMPARED
from tests.properties import examples
from tests.sites import ROOT

GUIDE = ROOT / "docs/markdown.md"


@pytest.mark.parametrize("text", COMPARED.values(), ids=COMPARED)
def test_a_text_in_a_common_shape_is_read_as_commonmark_reads_it(text: str):
    assert ours(text) in references(text)


PIECES = [
    "# ", "## ", "- ", "-", "* ", "+ ", "1. ", "2) ", "3.", "> ", ">", "    ", "  ", " ", "   ", "\t", "```", "~~~\n",
    "```js", "***", "---", "===", "|a|b|", "\n|-|-|\n", "a | b", "- | -", "<b>x</b>", "<!-- c -->", "\n<div>\n",
    "\n</div>\n", "[x]", "[x]: /u", "[x](y)", '![i](j "t")', "*a*", "**b**", "_c_", "`c`", "``", "`", " ~~d~~ ", "\\",
    "\\*", "&amp;", "&", "foo", "bar", "Łódź", "słowo,", "(", ")", "[", "]", "!", "*", "_", "**", "__", '"', "'",
    "https", "  \n", "\n", "\n", "\n", "\n\n", "\n\n", "\n    ", "\n  ", "\n> ", "\n- ", " x",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=2, max_size=14).map("".join)


def assert_same(text: str) -> None:
    """Both references agree with each other, and Laur with them; where they differ, Laur agrees with one."""
    if not is_intended(text):
        assert ours(text) in references(text)


def is_intended(text: str) -> bool:
    """Whether a text contains one of the `INTENDED` differences, roughly."""
    is_row_long = any(fault.code == "table-row-long" for fault in render_body(text, "en").outline.faults)
    is_extra = is_row_long or "\n:" in text or text.startswith(":") or "*[" in text or "\t" in text.replace("    ", "")
    return is_extra or "~~~" in text.replace("~~~\n", "") or "`~~" in text


@settings(max_examples=examples(4000))
@given(TEXTS)
def test_a_generated_text_is_read_as_commonmark_reads_it(text: str):
    assert_same(text)


INTENDED = {
    "definition lists": ("KKK\n: status", "<dl>\n<dt>KKK</dt>\n<dd>status</dd>\n</dl>"),
    "footnotes": ("a[^1]\n\n[^1]: b", None),
    "abbreviations": (
        "KKK\n\n*[KKK]: Krajowy Klaster Kluczowy",
        '<p><abbr title="Krajowy Klaster Kluczowy">KKK</abbr></p>',
    ),
    "attribute lists": ("*Gold*{lang=en}", '<p><em lang="en">Gold</em></p>'),
    "markdown in HTML": ('<div markdown="1">\n*a*\n</div>', "<div>\n<p><em>a</em></p>\n</div>"),
    "cells with tabs": ("a\tb\n1\t2", None),
    "no-break space": ("-\u00a0a", "<ul>\n<li>a</li>\n</ul>"),
    "a row with too many cells": ("|a|\n|-|\n|b|c|", None),
    "a tag without its end": ("<div class\nfoo", "&lt;div class\nfoo"),
    "a comment without its end": ("<!-- a\n\nb", "<p>&lt;!-- a</p>\n<p>b</p>"),
    "struck out": ("~a~", "<p>~a~</p>"),
    "Word's tags": ("<o:p>a</o:p>", "<p>a</p>"),
}
"""Every difference from CommonMark with GitHub's tables and struck-out text, with the HTML that Laur makes."""


@pytest.mark.parametrize("name", INTENDED)
def test_each_intended_difference_exists_and_is_explained(name: str):
    text, html = INTENDED[name]
    assert ours(text) not in references(text) or name == "struck out"
    assert html is None or render_body(text, "en").html == html
    assert f"**{name[0].upper()}{name[1:]}" in GUIDE.read_text(encoding="utf-8")
