"""Laur's rules beside Python-Markdown's own, in what both are meant to read alike; and a text leaves nothing behind.

Python-Markdown has rules of its own for blocks that are not set apart by empty lines, and for lists; there Laur follows
CommonMark (`test_commonmark.py`). What its documentation describes, with blocks set apart, both read alike.
"""

from itertools import product
from random import Random

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from benchmarks.corpus import body
from laur.markdown.blocks.block import TooDeepError
from laur.markdown.engine import to_html
from laur.markdown.library import MarkdownLibrary
from tests.markdown.commonmark import Shown, shown
from tests.markdown.test_commonmark import TEXTS
from tests.markdown.texts import ALL
from tests.properties import examples

STOCK = Markdown(
    extensions=["abbr", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "sane_lists", "tables"],
    extension_configs={"tables": {"use_align_attribute": True}},
    output_format="html",
)

FEATURES = {
    "paragraphs": "Pierwszy akapit\nw dwóch wierszach.\n\nDrugi akapit.",
    "hard breaks": "Pierwszy wiersz  \ndrugi wiersz",
    "underlined headings": "Wyniki\n======\n\nSzczegóły\n---------\n\nTekst.",
    "headings": "# Pierwszy\n\n## Drugi ##\n\n### Trzeci\n\n###### Szósty",
    "quotations": "> Cytat\n> w dwóch wierszach.\n>\n> Drugi akapit cytatu.",
    "nested quotations": "> Cytat\n>\n> > cytat w cytacie\n>\n> koniec",
    "blocks in a quotation": "> ## Nagłówek\n>\n> 1. raz\n> 2. dwa\n>\n> Tekst.",
    "bullet lists": "- raz\n- dwa\n- trzy",
    "other bullets": "* raz\n* dwa\n\nTekst.\n\n+ trzy\n+ cztery",
    "numbered lists": "1. raz\n2. dwa\n3. trzy",
    "lists that start elsewhere": "4. raz\n5. dwa",
    "paragraphs in lists": "- Pierwszy akapit.\n\n    Drugi akapit.\n\n- Dalej.",
    "nested lists": "- raz\n    - zespół\n    - partner\n- dwa",
    "a quotation in a list": "- raz\n\n    > cytat\n\n- dwa",
    "code in a list": "-   raz\n\n        kod\n\n-   dwa",
    "code blocks": "Tekst:\n\n    kod <b>\n        wcięty & dalej\n\nKoniec.",
    "rules": "Tekst.\n\n---\n\n* * *\n\n___\n\nKoniec.",
    "links": "[Klaster](https://k.example/ \"Tytuł\") i [inny](/adres).",
    "links by label": "[Klaster][k], [Klaster][] i [klaster].\n\n[k]: https://k.example/ \"Tytuł\"\n[klaster]: /adres",
    "images": "![Statuetka](statuetka.jpg \"Gala\") i ![druga][s]\n\n[s]: druga.png",
    "emphasis": "*wyróżnienie*, _drugie_, **mocne**, __drugie mocne__ i snake_case_name.",
    "code": "`kod <b>` i ``kod z ` wewnątrz``.",
    "addresses": "<https://k.example/?a=1&b=2> i <https://inny.example/>",
    "backslashes": r"\*nie\* \_tak\_ \`kod\` \# \[x\] \\ \!",
    "signs of HTML": "AT&T, &copy; 2024, 4 < 5 i 6 > 5.",
    "HTML": "<div class=\"lead\">\n<p>Tekst <b>HTML</b>.</p>\n</div>\n\nAkapit z <em>HTML</em>.",
    "abbreviations": "KKK i EOG, nie KKKA.\n\n*[KKK]: Krajowy Klaster Kluczowy\n*[EOG]: Europejski Obszar Gospodarczy",
    "attributes of an element": "*Gold Label*{lang=en .marka title=\"Znak\"}",
    "attributes of a heading": "## Kontakt {#kontakt .wazne}\n\nTekst.",
    "attributes of a paragraph": "Wstęp o klastrze.\n{.lead}",
    "definition lists": "KKK\n:   Krajowy Klaster Kluczowy.\n\nEOG\n:   Obszar.\n\n    Drugi akapit.",
    "two definitions": "KKK\n:   jedna\n:   druga",
    "fenced code": "Tekst:\n\n```\nkod <b>\n    *bez zmian*\n```\n\nKoniec.",
    "fenced code with a language": "~~~~\n``` w środku\n~~~~",
    "footnotes": "Nagroda[^1] i druga[^2].\n\n[^1]: Pierwsza nota.\n[^2]: Druga nota z *wyróżnieniem*.",
    "footnotes of several paragraphs": "Nagroda[^1].\n\n[^1]:\n    Pierwszy akapit.\n\n    Drugi akapit.\n\nTekst.",
    "Markdown in HTML": "<div markdown=\"1\">\n\n*Wyróżnienie* w `div`.\n\n- raz\n- dwa\n\n</div>",
    "Markdown in a line of HTML": "<p markdown=\"span\">To jest *ważne*.</p>",
    "tables": "Nazwa | Punkty\n----- | ------\nAlfa  | 91\nBeta  | *82*",
    "tables with edges": "| Nazwa | Punkty | |\n| :-- | --: | :-: |\n| `a` | 91 | **tak** |\n| Beta | | nie |",
}  # fmt: skip
"""A text of ours for each feature in the documentation of Python-Markdown and of its extensions for Markdown Extra."""


def read(html: str) -> Shown:
    """What a reader sees, without what each writes in its own way: the frame of notes, paragraphs in list items.

    The library separates some items of a list by paragraphs and others not.
    """
    parsed = BeautifulSoup(html, "html.parser")
    for found in parsed.select("a.footnote-backref, div.footnote > hr"):
        found.decompose()
    for found in parsed.select("li > p, dd > p"):
        found.unwrap()
    for found in parsed.select("a.footnote-ref"):
        found["href"] = str(found["href"]).replace(":", "-")
    return shown(str(parsed))


def stock(text: str) -> Shown:
    """The text as the library alone reads it."""
    return read(STOCK.reset().convert(text))


def ours(text: str) -> Shown:
    """The text as Laur reads it."""
    reading = to_html(text)
    assert reading is not None, text
    return read(reading.html)


@pytest.mark.parametrize("name", FEATURES)
def test_each_documented_feature_is_read_as_the_library_reads_it(name: str):
    assert ours(FEATURES[name]) == stock(FEATURES[name])


def test_announcements_are_read_as_the_library_reads_them():
    for seed in range(20):
        text = body(Random(seed))
        assert ours(text) == stock(text)


# ---------------------------------------------------------------------------------------------- generated

WORDS = st.sampled_from(
    [
        "Klaster", "Próbny", "otrzymał", "*Gold Label*", "**znak**", "`kod`", "[więcej](/a)", "![obraz](a.png)",
        "AT&T", "&copy;", r"\*", "snake_case", "„Alfa”", "2024", "– i", "<em>HTML</em>", "nota[^1]", "KKK",
        "[Klaster][k]", "<https://k.example/>",
    ]
)  # fmt: skip
LINE = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
PARAGRAPH = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
ITEMS = st.lists(LINE, min_size=1, max_size=4)
ROWS = st.lists(st.tuples(LINE, LINE), min_size=1, max_size=3)
BLOCK = st.one_of(
    PARAGRAPH,
    LINE.map("## {}".format),
    PARAGRAPH.map(lambda text: "\n".join(f"> {line}" for line in text.split("\n"))),
    ITEMS.map(lambda items: "\n".join(f"- {item}" for item in items)),
    ITEMS.map(lambda items: "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))),
    ITEMS.map(lambda items: "\n".join(f"- {item}\n    - w środku" for item in items)),
    ROWS.map(lambda rows: "| a | b |\n| - | - |\n" + "\n".join(f"| {one} | {other} |" for one, other in rows)),
    LINE.map("```\n{}\n```".format),
    LINE.map("KKK\n:   {}".format),
    st.just("<div>\nHTML\n</div>"),
)
TAIL = "\n\nNota[^1].\n\n[^1]: Nota.\n\n[k]: https://k.example/\n\n*[KKK]: Krajowy Klaster Kluczowy"
DOCUMENTS = st.lists(BLOCK, min_size=1, max_size=6).map(lambda blocks: "\n\nTekst.\n\n".join(blocks) + TAIL)


@settings(max_examples=examples(400))
@given(DOCUMENTS)
def test_blocks_that_are_set_apart_are_read_as_the_library_reads_them(text: str):
    assert ours(text) == stock(text)


# ---------------------------------------------------------------------------------------------- one after another

FAULTY = {
    "too deep": "> " * 2_000 + "a",
    "open code": "```\nkod",
    "open HTML": "<div markdown=\"1\">\n\n*a*\n\n<p>",
    "unused definitions": "[a]: /b\n[^2]: c\n*[KKK]: inne\n[k]: /inny\n[^1]: inna nota",
    "an open comment": "a <!-- b\n\nc `d",
    "an open link": "![a [b **c _d `e",
}  # fmt: skip
SHAPES = {**ALL, **FAULTY, "features": "\n\n".join(FEATURES.values()), "nothing": ""}


def alone(text: str) -> object:
    """The text as a new library reads it; None if it fails."""
    library = MarkdownLibrary(output_format="html").reset()
    try:
        return library.convert(text), library.faults()
    except (RecursionError, TooDeepError):
        return None


@pytest.mark.parametrize("first", SHAPES)
def test_a_text_leaves_nothing_behind_in_the_next(first: str):
    for text in SHAPES.values():
        to_html(SHAPES[first])
        assert to_html(text) == alone(text)


@given(TEXTS, TEXTS)
def test_a_generated_text_leaves_nothing_behind_in_the_next(first: str, text: str):
    to_html(first)
    assert to_html(text) == alone(text)


@pytest.mark.slow
def test_no_pair_of_features_affects_each_other():
    expected = {text: alone(text) for text in FEATURES.values()}
    for first, text in product(FEATURES.values(), FEATURES.values()):
        to_html(first)
        assert to_html(text) == expected[text]
