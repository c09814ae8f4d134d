"""Blocks in common styles are read as a CommonMark parser reads them; what is probably a mistake is reported."""

from collections.abc import Sequence

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from laur.markdown.body import render_body
from laur.markdown.engine import to_html
from laur.markdown.links import where_refused
from laur.model import BodyFault

Shape = list[object]
COMMONMARK = MarkdownIt("commonmark").enable("table")


def html(text: str) -> str:
    reading = to_html(text)
    assert reading is not None
    return reading.html


def shape(html: str) -> Shape:
    """The elements and their content, without paragraphs, as an item may or may not have one."""
    return _within(BeautifulSoup(html, "html.parser"))


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
    return "".join(html(text).split("\n"))


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
    assert shape(html(text)) == shape(COMMONMARK.render(text))


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
    assert shape(html(text)) == shape(COMMONMARK.render(text))


@pytest.mark.parametrize(
    "text",
    [
        "Tekst bez niczego.\nDruga linia.",
        "```\nNagrodzeni:\n- Anna\n  - zespół\n```",
        "~~~\n| a | b |\nTekst\n~~~",
        "Tekst\n\n    - kod\n      - kod",
        "<pre>\nNagrodzeni:\n- Anna\n</pre>",
        "- Anna\n    - zespół\n\n        Akapit.\n\n- Piotr",
        "*gwiazdka* na początku\n-1 stopień\n1.5 raza",
    ],
)
def test_code_and_regular_lists_are_read_as_commonmark_reads_them(text: str):
    assert shape(html(text)) == shape(COMMONMARK.render(text))


def test_a_list_in_a_footnote_and_in_a_comment_is_not_part_of_the_text():
    assert not BeautifulSoup(html("<!--\nNagrodzeni:\n- Anna\n-->"), "html.parser").select("li")
    assert BeautifulSoup(html("[^1]: Przypis\n    - z listą"), "html.parser").select("div.footnote li li")


def test_fenced_code_in_an_item_is_code():
    text = "1. Wpisz:\n\n   ```yaml\n   cms: true\n     x: - 1\n   ```\n\n2. Zapisz."
    code = (
        '<li><p>Wpisz:</p><pre><code class="language-yaml">cms: true  x: - 1</code></pre></li><li><p>Zapisz.</p></li>'
    )
    assert in_a_row(text) == f"<ol>{code}</ol>"


LONG = {
    "fences": "- a\n" + "```x\n" * 20_000,
    "definitions": "[a]: b\n" * 20_000,
    "headings of two lines": "a\n=\n" * 5_000,
    "open brackets": "[" * 20_000 + "a" + "](b" * 20_000,
    "emphasis": "*a **b " * 20_000,
    "backticks": "".join("`" * (n % 200) + "a" for n in range(5_000)),
    "tags": "<a b='" * 20_000,
    "comments": "a\n\n<!-- \n\n" * 5_000,
    "terms": "a\n\n: b\n\n" * 5_000,
    "abbreviations": "".join(f"*[A{n}]: x\n" for n in range(300)) + "A1 " * 5_000,
    "attribute lists": "*a*{" + "a=b " * 20_000,
    "lazy lines": ">" * 50 + "a\n" + "b\n" * 20_000,
}


@pytest.mark.parametrize("name", LONG)
def test_no_text_takes_quadratic_time(name: str):
    """Twenty times as long would take minutes if a rule searched the rest of the text at each place."""
    assert to_html(LONG[name]) is not None


# ---------------------------------------------------------------------------------------------- each kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zawiera:\n\n- nazwę\n-\n- adres", "<p>Zawiera:</p><ul><li>nazwę</li><li></li><li>adres</li></ul>"),
        ("1. raz\n2.\n3. trzy", "<ol><li>raz</li><li></li><li>trzy</li></ol>"),
        ("-\u00a0raz\n-\u00a0\u00a0\u00a0dwa", "<ul><li>raz</li><li>dwa</li></ul>"),
        ("1.\u00a0raz\n2.\u00a0dwa", "<ol><li>raz</li><li>dwa</li></ol>"),
        ("> *\u00a0raz", "<blockquote><ul><li>raz</li></ul></blockquote>"),
        ("##\u00a0Wynik", "<h2>Wynik</h2>"),
        ("a\n\u00a0\nb", "<p>a</p><p>b</p>"),
        ("- a\n* b\n+ c", "<ul><li>a</li></ul><ul><li>b</li></ul><ul><li>c</li></ul>"),
        ("#KlasterAlfa #Gala2024\n\n#1 w rankingu", "<p>#KlasterAlfa #Gala2024</p><p>#1 w rankingu</p>"),
        ("> ```\n> check\n>\n> build\n> ```", "<blockquote><pre><code>checkbuild</code></pre></blockquote>"),
        ("  ```\n  a\n    b\n  ```\nc", "<pre><code>a  b</code></pre><p>c</p>"),
        ('```bash title="x"\na\n```\nb', '<pre><code class="language-bash">a</code></pre><p>b</p>'),
        ("```js{1,3}\na\n```", '<pre><code class="language-js">a</code></pre>'),
        ("```python,linenos\na\n```", '<pre><code class="language-python">a</code></pre>'),
        ("<div>\n\n- **a**\n\n</div>", "<div><ul><li><strong>a</strong></li></ul></div>"),
        ("<div><div>\n\n[a](b)\n\n</div></div>", '<div><div><p><a href="b">a</a></p></div></div>'),
        ('<p markdown="span">a *b*</p>', '<p markdown="span">a <em>b</em></p>'),
        ("## Wyniki {2024}", "<h2>Wyniki {2024}</h2>"),
        ("## Program {wersja robocza}", "<h2>Program {wersja robocza}</h2>"),
        ("**Cena**{brutto} i *stawka*{1}", "<p><strong>Cena</strong>{brutto} i <em>stawka</em>{1}</p>"),
        ("## Zarząd {#wladze}", '<h2 id="wladze">Zarząd</h2>'),
        ("Lead\n{: .lead }", '<p class="lead">Lead</p>'),
        ("Alfa*, Beta*, Gamma**, Delta**.", "<p>Alfa*, Beta*, Gamma**, Delta**.</p>"),
        ("call(*args) i old(*args)", "<p>call(*args) i old(*args)</p>"),
        ("[`a b`]\n\n[`a b`]: /1", '<p><a href="/1"><code>a b</code></a></p>'),
        ("[x `c`][]\n\n[x `c`]: /2", '<p><a href="/2">x <code>c</code></a></p>'),
        ("A\n: b\nC\n: d\n\n    e", "<dl><dt>A</dt><dd>b</dd><dt>C</dt><dd><p>d</p><p>e</p></dd></dl>"),
        ("A\n\n: b\n: c", "<dl><dt>A</dt><dd><p>b</p></dd><dd>c</dd></dl>"),
    ],
)  # fmt: skip
def test_each_kind_of_block_is_read(text: str, expected: str):
    assert in_a_row(text) == expected


def test_cells_that_a_spreadsheet_copied_are_a_table():
    soup = BeautifulSoup(html("Wyniki:\nLp.\tNazwa\tPunkty\n1.\tKlaster\t91\n2.\t\t\n\nRazem"), "html.parser")
    assert [[cell.text for cell in row.select("th, td")] for row in soup.select("tr")] == [
        ["Lp.", "Nazwa", "Punkty"],
        ["1.", "Klaster", "91"],
        ["2.", "", ""],
    ]
    assert [paragraph.text for paragraph in soup.select("p")] == ["Wyniki:", "Razem"]
    assert not BeautifulSoup(html("-\traz\n-\tdwa"), "html.parser").select("table")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tekst\n\n> ```js\n> kod\n\nDalej", ("fence-unclosed", "```js", 3, 3)),
        ("- a\n  ~~~\n  kod", ("fence-unclosed", "~~~", 2, 3)),
        ("<div>\n- **a**\n</div>", ("markdown-in-html", "- **a**", 2, 1)),
        ("a\n\n[b]: /c", ("definition-unused", "[b]", 3, 1)),
        ("a\n\n- [^1]: c", ("definition-unused", "[^1]", 3, 3)),
        ("a\n\n*[KKK]: c", ("definition-unused", "*[KKK]", 3, 1)),
        ("[b]\n\n[b]: /c\n[B]: /d", ("definition-repeated", "[B]", 4, 1)),
        ("a[^1]\n\n[^1]: b\n\n[^1]: c", ("definition-repeated", "[^1]", 5, 1)),
        ("##Wyniki\nTekst", ("heading-unread", "##Wyniki", 1, 1)),
        ("#Wyniki konkursu", ("heading-unread", "#Wyniki konkursu", 1, 1)),
        ("> a\n>\n> | a | b |\n> |---|---|\n> | 1 | 2 | 3 |", ("table-row-long", "3", 5, 3)),
        ("> a\tb\n> 1\t2", ("table-unread", "a\tb", 1, 3)),
        ("a\n\n![x](y.png){width=50%}", ("attribute-not-allowed", "width=50%", 3, 13)),
        ('<img src="y.png" width="50%">', ("attribute-not-allowed", "width=50%", 1, 18)),
        ("*a*{lang=en_GB}", ("attribute-not-allowed", "lang=en_GB", 1, 5)),
        ("*a*{target=_blank}", ("attribute-not-allowed", "target=_blank", 1, 5)),
        ("*a*{.own}", ("attribute-not-allowed", ".own", 1, 5)),
    ],
)
def test_what_is_probably_a_mistake_is_reported_where_it_is(text: str, expected: tuple[str, str, int, int]):
    faults = render_body(text, "pl").outline.faults
    assert [(fault.code, fault.value, *tuple_of(text, fault)) for fault in faults] == [expected]


def tuple_of(text: str, fault: BodyFault) -> tuple[int, int]:
    place = where_refused(text, fault)
    return place.line, place.column


@pytest.mark.parametrize(
    "text",
    [
        "#KlasterAlfa #Gala2024",
        "#1 w rankingu jest Alfa.",
        "#KlasterAlfa zaprasza na galę",
        "#Gala zaprasza wszystkich.",
        "Tekst\n#Gala w maju",
        "\\##Wyniki",
        "[a]: b?\n\n[a]",
        "![x](y.png){width=50 lang=en-GB}",
        "<time datetime=2024-05-01>1 maja</time>",
        "<details>\n<summary>Więcej</summary>\n\n- **a**\n\n</details>",
    ],
)
def test_what_is_meant_as_it_is_written_is_not_reported(text: str):
    assert render_body(text, "pl").outline.faults == ()


def test_a_repeated_footnote_is_still_shown():
    soup = BeautifulSoup(html("a[^1]\n\n[^1]: b\n\n[^1]: c"), "html.parser")
    assert [note.text.split()[0] for note in soup.select("div.footnote li")] == ["b", "c"]


@pytest.mark.parametrize(
    ("text", "href"),
    [
        ("[a](<https://e.org/a b|c.pdf>)", "https://e.org/a%20b%7Cc.pdf"),
        ('<a href="https://e.org/a b">a</a>', "https://e.org/a%20b"),
        ("[a](https://e.org/100%)", "https://e.org/100%25"),
        ("[a](https://e.org/%C5%82?a=1&b=2)", "https://e.org/%C5%82?a=1&b=2"),
        ("[a](<mailto:a b@e.org>)", "mailto:a%20b@e.org"),
    ],
)
def test_an_address_has_no_spaces(text: str, href: str):
    assert BeautifulSoup(render_body(text, "pl").html, "html.parser").select("a")[0]["href"] == href


def test_the_name_of_an_old_anchor_is_an_id():
    body = render_body('<a name="zarzad"></a>Zarząd [do góry](#zarzad)', "pl")
    assert body.outline.anchors == ("zarzad",)
    assert BeautifulSoup(body.html, "html.parser").select("#zarzad")


# ---------------------------------------------------------------------------------------------- within a line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ul. Prosta 1\\\n00-001 Warszawa", "<p>ul. Prosta 1<br>00-001 Warszawa</p>"),
        ("ul. Prosta 1  \n00-001 Warszawa", "<p>ul. Prosta 1<br>00-001 Warszawa</p>"),
        ("do ~~2024~~ **2025** roku", "<p>do <del>2024</del> <strong>2025</strong> roku</p>"),
        ("od ~~ do ~~ i \\~~tak~~", "<p>od ~~ do ~~ i ~~tak~~</p>"),
    ],
)
def test_backslash_line_breaks_and_struck_out_text_are_read(text: str, expected: str):
    assert in_a_row(text) == expected


def test_a_backslash_escapes_any_punctuation():
    punctuation = "!#$%'()*+,-./:;=?@[\\]^_`{|}~"
    written = "".join("\\" + character for character in punctuation)
    assert html(f"To {written}.") == f"<p>To {punctuation}.</p>"
    assert in_a_row("Akapit.\n\n\\: dwukropek\n\n\\=== i \\~~~") == "<p>Akapit.</p><p>: dwukropek</p><p>=== i ~~~</p>"
