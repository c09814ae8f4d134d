"""Rendered bodies as a browser parses them: anchors, figures, tables, links, footnotes, typography."""

import html5lib
import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from laur.markdown.body import render_body
from laur.model import Body, BodyFault, BodyLink, Heading, Outline
from tests.properties import examples

HARD = "\u00a0"


def read(text: str, lang: str = "pl") -> BeautifulSoup:
    """The body as a browser parses it. Raises an error if the body is not valid HTML5."""
    body = render_body(text, lang)
    html5lib.HTMLParser(strict=True).parseFragment(body.html)
    return BeautifulSoup(body.html, "html5lib")


def outline(text: str, lang: str = "pl") -> Outline:
    return render_body(text, lang).outline


def one(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    found = soup.select(selector)
    assert len(found) == 1, (selector, soup)
    return found[0]


# ---------------------------------------------------------------------------------------------- headings


def test_a_polish_heading_gets_an_anchor_without_accents():
    heading = one(read("## Łódź i Żółw"), "h2")
    assert heading["id"] == "lodz-i-zolw"
    assert heading.text == f"Łódź i{HARD}Żółw"


def test_headings_with_the_same_text_get_different_anchors():
    ids = [heading["id"] for heading in read("## Wynik\n\n## Wynik\n\n## Wynik-2\n\n### Wynik").select("h2, h3")]
    assert ids == ["wynik", "wynik-2", "wynik-2-2", "wynik-3"]


def test_an_anchor_that_the_author_chose_takes_precedence_over_a_heading():
    soup = read('## Kontakt\n\n<p id="kontakt">Biuro</p>\n\n## Zarząd {#wladze}')
    assert [heading["id"] for heading in soup.select("h2")] == ["kontakt-2", "wladze"]
    assert one(soup, "#kontakt").text == "Biuro"


@pytest.mark.parametrize(("text", "anchor"), [
    ("## Main", "main-2"),
    ("## A {#main}", "main-2"),
    ("## A {#part_tags}", "part-tags"),
    ("## A {#comment_1}", "comment-1"),
    ("## A {#my_part_1}", "my_part_1"),
])  # fmt: skip
def test_an_anchor_is_never_an_id_that_layouts_reserve(text: str, anchor: str):
    assert one(read(text), "h2")["id"] == anchor


def test_of_two_elements_with_the_same_id_the_first_keeps_it():
    assert one(read('<p id="a">x</p><p id="a">y</p>'), "[id]").text == "x"


def test_a_body_has_no_h1_and_its_headings_keep_their_order():
    found = outline("# Raz\n\n## Dwa\n\n###### Sześć\n\n# Trzy").headings
    assert [heading.level for heading in found] == [2, 3, 6, 2]
    assert [heading.level for heading in outline("## Dwa\n\n### Trzy").headings] == [2, 3]


def test_the_outline_has_the_text_of_each_heading():
    expected = (Heading(2, "wynik-kom", "Wynik „KOM”", 2), Heading(3, "code", "code", 3))
    assert outline('## Wynik *"KOM"*[^1]\n\n### `code`\n\n[^1]: x').headings == expected


def test_an_empty_heading_and_an_empty_paragraph_are_left_out():
    assert not read("## \n\n<h3> </h3>\n\n<p></p>\n\n<p>&nbsp;<br></p>").select("h2, h3, p")


# ---------------------------------------------------------------------------------------------- images


def test_a_paragraph_with_only_an_image_becomes_a_figure_with_the_title_as_caption():
    figure = one(read('![Dyplom](../media/kom.svg "Dyplom z Brukseli")'), "figure")
    assert one(figure, "figcaption").text == f"Dyplom z{HARD}Brukseli"
    assert one(figure, "img").attrs == {"src": "laur:0", "alt": "Dyplom", "loading": "lazy", "decoding": "async"}


def test_an_image_in_a_link_becomes_a_figure_too():
    figure = one(read('[![Dyplom](a.png "Podpis")](a-big.png)'), "figure")
    assert one(figure, "a > img")["src"] == "laur:1"
    assert one(figure, "figcaption").text == "Podpis"


def test_an_image_within_text_stays_in_its_paragraph():
    soup = read('Znak ![Gold](gold.png "Złoto") wisi.')
    assert not soup.select("figure")
    assert one(soup, "p > img")["title"] == "Złoto"


def test_a_figure_that_the_author_wrote_is_not_nested_in_another():
    soup = read('<figure markdown="1">\n\n![a](a.png)\n\n<figcaption>Podpis</figcaption></figure>')
    assert one(soup, "figure").find("figure") is None


def test_an_image_without_alternative_text_gets_an_empty_one():
    assert one(read('<img src="a.png" width="20">'), "img").attrs["alt"] == ""
    assert outline('<img src="a.png">').targets == (BodyLink("a.png", "", is_image=True),)


# ---------------------------------------------------------------------------------------------- links


def test_internal_targets_are_listed_in_order_and_become_placeholders():
    text = (
        "[BKP](../organisations/bkp.md#x) ![KOM](../media/kom.svg) [rejestr](/certyfikaty/) [niżej](#wynik)\n"
        '<a href="plik%20a.pdf?a=1&amp;b=2">plik</a> [ref][r] [pusty]()\n\n[r]: inny-plik.md "Tytuł"\n\n## Wynik'
    )
    assert outline(text).targets == (
        BodyLink("../organisations/bkp.md#x", "BKP"),
        BodyLink("../media/kom.svg", "KOM", is_image=True),
        BodyLink("/certyfikaty/", "rejestr"),
        BodyLink("#wynik", "niżej"),
        BodyLink("plik%20a.pdf?a=1&b=2", "plik"),
        BodyLink("inny-plik.md", "ref"),
        BodyLink("", "pusty"),
    )
    hrefs = [link["href"] for link in read(text).select("a")]
    assert hrefs == ["laur:0", "laur:2", "#wynik", "laur:4", "laur:5", "laur:6"]


@pytest.mark.parametrize("address", ["https://example.org/", "HTTP://example.org/a", "//example.org/"])
def test_an_external_link_has_its_class_and_rel(address: str):
    link = one(read(f"[strona *klastra*]({address})"), "a")
    assert link.attrs == {"href": address, "class": ["external"], "rel": ["noopener", "external"]}
    assert outline(f"[strona *klastra*]({address})").external == (BodyLink(address, "strona klastra"),)
    assert not outline(f"[strona]({address})").targets


@pytest.mark.parametrize(
    ("text", "words", "address"),
    [
        ("![Gala](https://example.org/a.png)", "Gala", "https://example.org/a.png"),
        ("![](//example.org/b/za%20rok.png?w=1)", "za rok.png", "//example.org/b/za%20rok.png?w=1"),
        ("![](https://example.org/)", "example.org", "https://example.org/"),
        ("<img src='HTTP://example.org/a.png' width=9 srcset='//b.example/a 1x'>", "a.png", "HTTP://example.org/a.png"),
        ("![](<//[x/a.png>)", "//[x/a.png", "//[x/a.png"),
    ],
)
def test_an_image_of_another_site_is_a_link_and_reported(text: str, words: str, address: str):
    soup = read(text)
    assert not soup.find_all(["img", "figure"])
    link = one(soup, "a")
    assert (link.text, link["href"], link["class"]) == (words, address, ["external"])
    found = outline(text)
    assert [fault.code for fault in found.faults] == ["picture-elsewhere"]
    assert [each.is_image for each in found.external] == [False]


def test_an_image_of_another_site_in_a_link_leaves_its_words():
    text = "[![Odznaka](https://ci.example/badge.svg)](https://ci.example/) ![Znak](https://ci.example/badge.svg)"
    links = read(text).select("a")
    assert [(link.text, link["href"]) for link in links] == [
        ("Odznaka", "https://ci.example/"),
        ("Znak", "https://ci.example/badge.svg"),
    ]
    assert outline(text).faults == (BodyFault("picture-elsewhere", "https://ci.example/badge.svg"),)


def test_mailto_and_tel_links_stay_the_same():
    soup = read("[a](mailto:biuro@example.org) [b](tel:+48851234567) <biuro@example.org>")
    assert [link.attrs for link in soup.select("a")] == [
        {"href": "mailto:biuro@example.org"},
        {"href": "tel:+48851234567"},
        {"href": "mailto:biuro@example.org"},
    ]
    assert outline("[a](mailto:biuro@example.org)") == Outline("a", 1)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("więcej: https://example.org/a_b-c.", "https://example.org/a_b-c"),
        ("(zob. https://example.org/x)", "https://example.org/x"),
        ("https://example.org/Klaster_(firmy), a także", "https://example.org/Klaster_(firmy)"),
        ("„https://example.org/”", "https://example.org/"),
        ("**https://example.org/?a=1&b=2**", "https://example.org/?a=1&b=2"),
    ],
)
def test_a_bare_web_address_becomes_a_link(text: str, address: str):
    link = one(read(text), "a")
    assert (link["href"], link.text) == (address, address)


@pytest.mark.parametrize(
    ("text", "shown", "address"),
    [
        ("zob. www.example.org/a_b, a także", "www.example.org/a_b", "https://www.example.org/a_b"),
        ("(Www.example.org)", "Www.example.org", "https://Www.example.org"),
        ("biuro@klaster-alfa.example.", "biuro@klaster-alfa.example", "mailto:biuro@klaster-alfa.example"),
        ("- jan.nowak+x@sub.example.org", "jan.nowak+x@sub.example.org", "mailto:jan.nowak+x@sub.example.org"),
    ],
)
def test_a_bare_www_or_e_mail_address_becomes_a_link(text: str, shown: str, address: str):
    link = one(read(text), "a")
    assert (link.text, link["href"]) == (shown, address)


@pytest.mark.parametrize(
    "text",
    [
        "`https://example.org/`",
        "    https://example.org/",
        "https:// i http://",
        "a://b",
        "@klaster a@b www. awww.b.pl",
        "`a@b.pl`",
    ],
)
def test_code_and_text_that_is_not_an_address_do_not_become_links(text: str):
    assert not read(text).select("a")


# ---------------------------------------------------------------------------------------------- tables, footnotes


TABLE = "| Rok | Punkty |\n| --- | ---: |\n| 2021 | 136 |"


def test_a_table_is_in_a_region_that_can_be_scrolled_by_keyboard():
    region = one(read(TABLE), "div.table")
    assert (region["role"], region["tabindex"], region["aria-label"]) == ("region", "0", "Tabela: Rok")
    assert [cell.get("scope") for cell in region.select("th")] == ["col", "col"]
    assert [cell.get("class") for cell in region.select("td")] == [None, ["align-right"]]
    assert not region.select("[style], [align]")


@pytest.mark.parametrize(
    ("text", "lang", "label"),
    [
        (TABLE, "en", "Table: Rok"),
        (TABLE, "de", "Table: Rok"),
        ("<table><caption>Poziomy</caption><tr><th>Rok</th></tr></table>", "pl", "Tabela: Poziomy"),
        ("<table><tr><td>1</td></tr></table>", "pl", "Tabela"),
    ],
)
def test_a_table_is_labelled_by_its_caption_or_its_first_header(text: str, lang: str, label: str):
    assert one(read(text, lang), "div.table")["aria-label"] == label


def test_a_nested_table_has_no_region():
    one(read("<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>"), "div.table")


@pytest.mark.parametrize("label", ["1", "źródło", "a b", "A"])
def test_a_footnote_and_its_reference_link_to_each_other(label: str):
    soup = read(f"Wynik[^{label}] i[^{label}] jeszcze.\n\n[^{label}]: Według komunikatu.")
    marks = soup.select("a[role=doc-noteref]")
    assert [mark.text for mark in marks] == ["1", "1"]
    note = one(soup, f"li#{str(marks[0]['href'])[1:]}")
    assert marks[0]["href"] == marks[1]["href"]
    for back, mark in zip(note.select("a[role=doc-backlink]"), marks, strict=True):
        assert one(soup, f"sup#{str(back['href'])[1:]}") is mark.parent
        assert back["aria-label"] == "Wróć do odesłania 1"
    assert one(soup, "section.footnotes")["aria-label"] == "Przypisy"


def test_footnote_links_are_not_listed_and_not_part_of_the_excerpt():
    found = outline("Wynik[^1] znany\n\n[^1]: Tak")
    assert (found.targets, found.external) == ((), ())
    assert found.excerpt == "Wynik znany"


def test_footnotes_whose_labels_differ_only_in_accents_are_distinct():
    soup = read("a[^z] b[^ż]\n\n[^z]: Jeden\n[^ż]: Dwa")
    notes = [one(soup, f"li#{str(mark['href'])[1:]}").text.split()[0] for mark in soup.select("a[role=doc-noteref]")]
    assert notes == ["Jeden", "Dwa"]


def test_definition_lists_abbreviations_fenced_code_and_attributes_work():
    soup = read(
        "KKK\n:   status\n\n*[KKK]: Krajowy Klaster Kluczowy\n\n```csv\na;b\n```\n\n"
        '*Gold Label*{lang=en .lead .own}\n\n<details markdown="1"><summary>Więcej</summary>\n\n- **a**\n\n</details>'
    )
    assert one(soup, "dt abbr")["title"] == "Krajowy Klaster Kluczowy"
    assert one(soup, "pre code.language-csv").text == "a;b\n"
    assert one(soup, "em[lang=en]")["class"] == ["lead"]
    assert one(soup, "details li strong").text == "a"


# ---------------------------------------------------------------------------------------------- typography


def test_typography_applies_to_a_whole_paragraph_across_markup():
    paragraph = one(read('Status "**Krajowy** Klaster *Kluczowy*" w\n**Polsce** i\n[w Europie](x.md)'), "p")
    assert paragraph.text == f"Status „Krajowy Klaster Kluczowy” w{HARD}Polsce i{HARD}w{HARD}Europie"


def test_quotation_marks_are_not_paired_across_blocks():
    soup = read('- "a\n- b"\n\n| "c | d" |\n|---|---|\n| e | f |')
    assert '"' in soup.text
    assert "„" not in soup.text


@pytest.mark.parametrize(
    ("text", "selector", "expected"),
    [
        ('a `w "x" - y` b', "code", 'w "x" - y'),
        ('```\nw "x" ...\n```', "pre", 'w "x" ...\n'),
        ('<kbd>w "x"</kbd>', "kbd", 'w "x"'),
        ('<samp>w "x"</samp>', "samp", 'w "x"'),
        ("<https://example.org/a-b...c>", "a", "https://example.org/a-b...c"),
    ],
)
def test_code_and_addresses_are_never_typeset(text: str, selector: str, expected: str):
    assert one(read(text), selector).text == expected


def test_a_quotation_mark_in_code_is_not_paired_with_one_in_the_text():
    assert one(read('Napis "polecenie `"` i" koniec'), "p").text == 'Napis „polecenie " i” koniec'


def test_words_in_another_language_follow_its_typography():
    soup = read('Znak "<span lang="en">the "Gold" of a label</span>" w biurze')
    assert soup.text.strip() == f"Znak „the ‘Gold’ of a label” w{HARD}biurze"
    assert one(read('He said "a label"', "en"), "p").text == "He said “a label”"


# ---------------------------------------------------------------------------------------------- outline


def test_the_excerpt_is_the_first_paragraph_outside_quotations_and_lists():
    text = "## Tytuł\n\n> Cytat.\n\n- punkt\n\n![a](a.png)\n\nKlaster **odnowił** [status](x.md).\n\nDrugi akapit."
    assert outline(text).excerpt == "Klaster odnowił status."


def test_a_long_excerpt_is_cut_after_a_word_within_two_hundred_characters():
    words = "Klaster zrzesza przedsiębiorstwa z całego regionu oraz uczelnie, " * 6
    found = outline(words).excerpt
    assert 150 < len(found) <= 200
    assert words.startswith(found.rstrip("…").rstrip())


def test_words_are_counted_without_markup_and_punctuation():
    assert (
        outline("Raz – *dwa*,\ntrzy!\n\n- cztery\n- 5 %\n\n<table><tr><td>sześć</td><td>siedem</td></tr></table>").words
        == 7
    )


def test_every_id_is_unique_and_listed_as_an_anchor():
    body = render_body('## A\n\n<p id="b">x</p>\n\n## A\n\nx[^1]\n\n[^1]: y', "pl")
    ids = [element["id"] for element in BeautifulSoup(body.html, "html5lib").select("[id]")]
    assert sorted(ids) == sorted(body.outline.anchors) == ["a", "a-2", "b", "fn-1", "fnref-1"]


def test_an_empty_text_is_an_empty_body():
    assert render_body("", "pl") == render_body(" \n\n", "pl") == Body("", Outline())


PARTS = [
    "# Łódź", "## Wynik", "## Wynik {#wynik}", "akapit w Łodzi", "![a](a.png)", '![](b.png "t")', "[x](y.md)",
    "[x](#wynik)", "https://example.org/", "`kod`", "przypis[^1]", "[^1]: tekst", "- a\n- b", "> c", '"cytat"', TABLE,
    '<p id="wynik">p</p>', "<div>\nd\n</div>", "*e*{lang=en}",
]  # fmt: skip


@settings(max_examples=examples(100))
@given(st.lists(st.sampled_from(PARTS), max_size=8).map("\n\n".join))
def test_the_outline_of_any_text_agrees_with_what_a_browser_parses(text: str):
    body = render_body(text, "pl")
    assert body == render_body(text, "pl")
    soup = read(text)
    assert [element["id"] for element in soup.select("h2, h3, h4")] == [
        heading.anchor for heading in body.outline.headings
    ]
    ids = [element["id"] for element in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    assert set(ids) == set(body.outline.anchors)
    open_targets = [str(e.get("href") or e.get("src")) for e in soup.select("a, img")]
    listed = [f"laur:{n}" for n, link in enumerate(body.outline.targets) if not link.target.startswith("#")]
    assert [target for target in open_targets if target.startswith("laur:")] == listed
    assert not soup.select("h1, p:empty")
