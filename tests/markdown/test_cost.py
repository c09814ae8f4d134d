"""Every text is read in a time that grows with its length, or is refused with its reason: texts that took minutes."""

import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from laur.markdown.body import MAX_LENGTH, render_body
from laur.model import Place

LENGTH = 40_000
SECONDS = 30
"""Of CPU; a slow machine needs a tenth of it, and the texts of the kinds that are bounded here took hours."""


def repeated(pattern: str) -> Callable[[int], str]:
    return lambda length: (pattern * (length // len(pattern) + 1))[:length]


def rising(line: Callable[[int], str]) -> Callable[[int], str]:
    """Lines of growing length."""
    return lambda length: "\n".join(line(number) for number in range(1, int((2 * length) ** 0.5)))


TEXTS: dict[str, Callable[[int], str]] = {
    "a table of many columns and short rows": lambda n: (
        "|" + "a|" * (n // 8) + "\n|" + "-|" * (n // 8) + "\n" + "|\n" * (n // 4)
    ),
    "a footnote referred to by the thousand": lambda n: "[^1]: a\n\n" + "[^1]" * (n // 4),
    "footnotes in footnotes": lambda n: "".join(f"[^{i}]: [^{i + 1}][^{i + 1}]\n\n" for i in range(n // 24)) + "[^0]",
    "fences of growing length": rising(lambda number: "`" * (number + 2)),
    "code spans of growing length": rising(lambda number: "`" * number + " "),
    "quotations of growing depth": rising(lambda number: ">" * number + " a"),
    "abbreviations of growing length": rising(lambda number: f"*[{'a' * number}]: b"),
    **{
        name: repeated(name)
        for name in (
            "<a><b><i>", "<b><i>", "<div>", '<div markdown="1">\n\n', "<p><b>", "<b><p>x", "<i>a\n\n", "<b><div></b>",
            "<a><div><a>", "<table><tr><td>", "<b><table>", "<pre>\n", "a <script>\n", "<!--", "a <!--", "a <?",
            "a <![CDATA[", "<o:p ", '<a b="', "</b></i>", "> ", "- ", "- > ", "> - a\n", "[", "![", "[a](", "[a](<b",
            '[a](b "', "[a\n", '[a]: b "\n', "*a ", "*a**b", "*~~_", "_a *b ", "~a~~", "`a``", "\\", "&#1", "# a\n",
            "a\n-\n", "{a=b}", "{:", "*a*{.b}", "a\n: b\n", ": a\n", "[^a]", "[^1]: a\n", "a  \n", "    a\n\n",
            "www.", "<http:", "a@", "a@b.c ", '"', "a' 'b ", "1-2-", "1 000 ", "|", "\\|", "a|b\n-|-\n", "`|", "a\tb\n",
            "• a\n", "– a\n", "** a ", "[a] (b)\n\n", "<b onclick='x'>a</b> ", "<div>**a**\n", "\xa0", "\u0301", "\r",
            "1. > - ", "- ```\n", "<details><summary>", "<ul><li>", "<svg><b>", "<select><option>", "<nobr>", "&amp;",
        )
    },
}  # fmt: skip


@pytest.mark.slow
def test_no_text_takes_more_than_a_bounded_time():
    """One child reads all, so that one that does not end cannot keep the others waiting for ever."""
    code = "from tests.markdown.test_cost import read_all; read_all()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=1500, check=False)
    assert (done.returncode, done.stdout) == (0, f"{len(TEXTS)}\n"), done.stderr


def read_all() -> None:
    render_body("a", "pl")
    for name, make in TEXTS.items():
        begun = time.process_time()
        render_body(make(LENGTH), "pl")
        assert time.process_time() - begun < SECONDS, name
    print(len(TEXTS))


def test_a_table_that_lacks_thousands_of_cells_is_refused_at_its_first_line():
    wide = "|" + "a|" * 200 + "\n|" + "-|" * 200 + "\n"
    body = render_body("Tekst.\n\n" + wide + "|\n" * 27, "pl")
    assert [(fault.code, fault.value, fault.at) for fault in body.outline.faults] == [
        ("table-too-large", "200", Place(3, 1))
    ]
    assert body.html.count("<td") == 27 * 2


def test_the_tables_of_a_text_have_one_limit_together():
    tables = ("|" + "a|" * 100 + "\n|" + "-|" * 100 + "\n" + "|\n" * 20 + "\n") * 4
    faults = render_body(tables, "pl").outline.faults
    assert [(fault.code, fault.at) for fault in faults] == [
        ("table-too-large", Place(47, 1)),
        ("table-too-large", Place(70, 1)),
    ]
    assert not render_body(tables[: len(tables) // 2], "pl").outline.faults


@pytest.mark.parametrize("text", ["<div>" * 1001 + "a", "a " * (MAX_LENGTH // 2) + "a"], ids=["deep", "long"])
def test_a_text_beyond_a_limit_is_shown_as_written_with_a_fault(text: str):
    body = render_body(text, "pl")
    assert [fault.code for fault in body.outline.faults] == ["body-unreadable"]
    assert body.html.startswith("<p>")


def test_elements_that_need_no_end_and_closed_ones_are_no_depth():
    assert not render_body("<ul>" + "<li>a" * 3000 + "</ul>\n\n" + "<b>a</b> " * 3000, "pl").outline.faults
