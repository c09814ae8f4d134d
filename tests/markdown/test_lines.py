"""Lists and tables in common styles are read as a CommonMark parser reads them."""

from collections.abc import Sequence

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from laur.markdown.engine import to_html
from laur.markdown.lines import normalise_lines

Shape = list[object]
COMMONMARK = MarkdownIt("commonmark").enable("table")


def shape(html: str | None) -> Shape:
    """The elements and their content, without paragraphs, as an item may or may not have one."""
    return _within(BeautifulSoup(html or "", "html.parser"))


def _within(node: Tag) -> Shape:
    made: Shape = []
    for child in node.children:
        if not isinstance(child, Tag):
            made += [words] if (words := " ".join(str(child).split())) else []
        elif child.name in {"p", "thead", "tbody"}:
            made += _within(child)
        else:
            made.append((child.name, _within(child)))
    return made


def in_a_row(text: str) -> str:
    return "".join((to_html(text) or "").split("\n"))


# ---------------------------------------------------------------------------------------------- as in CommonMark

COMMON_STYLES = [
    "Nagrodzeni:\n- Anna\n- Piotr",
    "Kolejno:\n1. zgłoszenie\n2. audyt",
    "- Anna\n  - zespół\n  - partner\n- Piotr",
    "- Anna\n    - zespół\n        - partner",
    "1. Anna\n   - zespół\n2. Piotr\n\n   Akapit o Piotrze.",
    "* Anna\n\n  Akapit.\n\n  - zespół\n* Piotr",
    "- Anna\n1. raz\n2. dwa",
    "- Anna\n  - zespół\n  1. raz\n- Piotr",
    "1) raz\n2) dwa",
    "10. Anna\n    - zespół",
    "- Anna\n\t- zespół\n\t\t- partner\n- Piotr",
    "- Anna\n## Dalej\nTekst",
    "- Anna\n***\n- Piotr",
    "- Anna\n> cytat\n\nTekst",
    "- Anna\n  > cytat\n\nTekst",
    "> Nagrodzeni:\n> - Anna\n>   - zespół\n> - Piotr\n\nTekst",
    "- Anna\ndalej o Annie\n- Piotr",
    "Rok\n2024. był dobry",
    "To był rok\n5. z rzędu",
    "Nazwa\n-----\n- Anna",
    "Tabela:\n| a | b |\n|---|---|\n| 1 | 2 |\n\nTekst",
    "| a | b |\n|---|---|\n| 1 | 2 |\n| - | - |\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n- Anna",
    "Nie tabela:\n| a | b |\n|---|\n",
    "1. a\n\n   | x | y |\n   | --- | --- |\n   | 1 | 2 |\n\n2. b",
    "<b>Nagrodzeni:</b>\n- Anna",
]  # fmt: skip


@pytest.mark.parametrize("text", COMMON_STYLES)
def test_a_list_or_table_is_read_as_commonmark_reads_it(text: str):
    assert shape(to_html(text)) == shape(COMMONMARK.render(text))


STEPS = st.lists(st.tuples(st.sampled_from("iiiii-+.pt"), st.integers(0, 3), st.sampled_from(["-", "1."])), max_size=10)


def written(steps: Sequence[tuple[str, int, str]]) -> str:
    """A text from steps: items (i), further paragraphs of an item (p), text outside lists (t), empty lines (.)."""
    lines: list[str] = []
    stack: list[int] = []
    for number, (kind, up, mark) in enumerate(steps):
        if kind == ".":
            lines.append("")
        elif kind in "t+":
            stack = []
            lines += ["", f"tekst {number}"] if kind == "+" else [f"tekst {number}"]
        elif kind == "p" and stack:
            del stack[max(len(stack) - up, 1) :]
            lines += ["", " " * stack[-1] + f"akapit {number}"]
        elif kind in "i-":
            del stack[max(len(stack) - up, 0) :]
            lines.append(" " * (stack[-1] if stack else 0) + f"{mark} punkt {number}")
            stack.append((stack[-1] if stack else 0) + len(mark) + 1)
    return "\n".join(lines)


@given(STEPS)
def test_nested_lists_are_read_as_commonmark_reads_them(steps: list[tuple[str, int, str]]):
    text = written(steps)
    assert shape(to_html(text)) == shape(COMMONMARK.render(text))


# ---------------------------------------------------------------------------------------------- unchanged text


@pytest.mark.parametrize(
    "text",
    [
        "Tekst bez niczego.\nDruga linia.",
        "```\nNagrodzeni:\n- Anna\n  - zespół\n```",
        "~~~\n| a | b |\nTekst\n~~~",
        "Tekst\n\n    - kod\n      - kod",
        "<pre>\nNagrodzeni:\n- Anna\n</pre>",
        "<!--\nNagrodzeni:\n- Anna\n-->",
        "- Anna\n    - zespół\n\n        Akapit.\n\n- Piotr",
        "[^1]: Przypis\n    - z listą",
        "*gwiazdka* na początku\n-1 stopień\n1.5 raza",
    ],
)
def test_code_and_regular_lists_stay_the_same(text: str):
    assert normalise_lines(text) == text


@given(st.text(alphabet=" \t\n-*+>|`~#<.)12ab", max_size=80))
def test_normalising_changes_no_words_and_any_text_is_rendered(text: str):
    once = normalise_lines(text)
    markup = str.maketrans("", "", " \t\n>)`~")
    assert once.translate(markup).replace(".", "") == text.translate(markup).replace(".", "")
    assert to_html(text) is not None


def test_fenced_code_in_an_item_is_code():
    text = "1. Wpisz:\n\n   ```yaml\n   cms: true\n     x: - 1\n   ```\n\n2. Zapisz."
    code = "<li><p>Wpisz:</p><pre><code>cms: true  x: - 1</code></pre></li><li><p>Zapisz.</p></li>"
    assert in_a_row(text) == f"<ol>{code}</ol>"


def test_unclosed_fences_take_linear_time():
    assert normalise_lines("- a\n" + "```x\n" * 20_000).count("```x") == 20_000


# ---------------------------------------------------------------------------------------------- within a line


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("ul. Prosta 1\\\n00-001 Warszawa", "<p>ul. Prosta 1<br>00-001 Warszawa</p>"),
        ("ul. Prosta 1  \n00-001 Warszawa", "<p>ul. Prosta 1<br>00-001 Warszawa</p>"),
        ("do ~~2024~~ **2025** roku", "<p>do <del>2024</del> <strong>2025</strong> roku</p>"),
        ("od ~~ do ~~ i \\~~tak~~", "<p>od ~~ do ~~ i ~~tak~~</p>"),
    ],
)
def test_backslash_line_breaks_and_struck_out_text_are_read(text: str, html: str):
    assert in_a_row(text) == html


def test_a_backslash_escapes_any_punctuation():
    punctuation = "!#$%'()*+,-./:;=?@[\\]^_`{|}~"
    written = "".join("\\" + character for character in punctuation)
    assert to_html(f"To {written}.") == f"<p>To {punctuation}.</p>"
    assert in_a_row("Akapit.\n\n\\: dwukropek\n\n\\=== i \\~~~") == "<p>Akapit.</p><p>: dwukropek</p><p>=== i ~~~</p>"
