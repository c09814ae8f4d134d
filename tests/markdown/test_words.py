"""Every word of a text is shown, or a problem at its line says what was left out."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from laur.markdown.body import render_body
from laur.markdown.links import where_refused
from tests.markdown.texts import ALL
from tests.properties import examples

_WORD = re.compile(r"[^\W_]*[^\W\d_][^\W_]*")
_FOR_MACHINES = re.compile(
    r"<!--.*?-->|<(style|textarea|svg|iframe|select)>.*?</\1>|(?:`{3,}|~{3,})[^\n]*"
    r"|</?[a-z][a-z0-9:]*(?: [a-z]+=[^<>]*)?/?>|(?<=\])\[[^\[\]]+\]|^\[[^\[\]^]+\]:|&[a-z]+;",
    re.DOTALL | re.MULTILINE,
)
"""What no reader is meant to see: comments, the language of fenced code, tags, labels, refused elements."""


def lost(text: str) -> list[str]:
    """The words of a text that are nowhere in its HTML, and on whose line nothing is reported."""
    body = render_body(text, "pl")
    links = (*body.outline.targets, *body.outline.external)
    kept = " ".join(
        [BeautifulSoup(body.html, "html.parser").get_text(" "), body.html, *(link.target for link in links)]
    )
    reported = {where_refused(text, fault).line for fault in body.outline.faults}
    left: list[str] = []
    for number, line in enumerate(_without_machines(text).split("\n"), 1):
        if number not in reported:
            left += [word for word in _WORD.findall(line) if word not in kept]
    return left


def _without_machines(text: str) -> str:
    return _FOR_MACHINES.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_no_word_of_a_text_in_a_common_shape_is_lost(text: str):
    assert lost(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "| a | b |\n|---|---|\n| 1 | 2 | 3 | cztery |",
        "<div class\nklaster",
        "<!-- klaster\n\nakapit",
        "> <!-- klaster\n\nakapit -->",
        "a <? klaster",
        "<iframe src=x>\n\nklaster",
        "> <style>\n\nklaster",
        "a <textarea> b\n\nklaster",
        "<plaintext>\n\nklaster",
        "<pre>\nklaster <b",
        "[Uwaga]: klaster\n\nakapit",
        "[^1]: pierwszy\n[^1]: drugi\n\n[^2]: trzeci",
        "*[KKK]: Krajowy\n*[KKK]: Kluczowy\n\nKKK",
        "a\n\n*[KKK]: Krajowy",
        "## Wyniki {2024 rok}\n\n**Cena**{brutto=tak} *b*{onclick=klaster} c{.d}",
        "~~~przekreślone~~~ dalej",
        "# {.lead}",
        "[a](b c) [d](<e f>) ![g](h 'i') [j][k]",
        "Termin: piątek\n: sobota\nniedziela",
        "<klaster alfa>beta</klaster>",
        "<?klaster alfa?> beta",
    ],
)
def test_no_word_is_lost_where_markup_could_hide_it(text: str):
    assert lost(text) == []


MARKS = [
    "# ", "## ", "- ", "* ", "1. ", "7) ", "> ", "    ", "  ", "\t", "```", "~~~\n", "---\n", "===\n", "|",
    "\n|-|-|\n", "<b>", "</b>", "<div>", "</div>", "<p", "<details>", "<summary>", "<table>", "<td>", "<tr>", "<li>",
    "<pre>", "<!--", "-->", "<i ", "<?", "<!", "<![CDATA[", "[", "]", "](", ")", "![", "]: ", "[^1]", "[^1]: ", "*[",
    ": ", "{", "}", "{.lead}", "{#a}", "*", "**", "_", "__", "~~", "`", "``", "\\", "&", "&amp;", '"', "'",
    "<iframe>", "<style>", "</style>", "<svg>", "<select>", "<textarea>", "<o:p>", "\n", "\n", "\n", "\n\n", "\n\n",
    "\u00a0",
]  # fmt: skip


def written(marks: list[str | None]) -> str:
    """The marks, with a new word in each gap (None)."""
    return "".join(f"słowo{number}x " if mark is None else mark for number, mark in enumerate(marks))


TEXTS = st.lists(st.one_of(st.none(), st.sampled_from(MARKS)), max_size=16).map(written)


@settings(max_examples=examples(4000))
@given(TEXTS)
def test_no_word_of_a_generated_text_is_lost(text: str):
    assert lost(text) == []
