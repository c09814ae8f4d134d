"""The words under which a text is found."""

import pytest

from laur.search.documents import MARK, SearchDocument, html_of, plain
from laur.search.inflection import fold, forms, inflector

POLISH = inflector("pl")


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Źródła", "zrodla"), ("ŁÓDŹ", "lodz"), ("Straße", "strasse"), ("café", "cafe"), ("2024", "2024"), ("ł́", "l")],
)
def test_marks_and_capitals_are_folded(word: str, folded: str):
    assert fold(word) == folded


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("klaster", "klastra"),
        ("klaster", "klastrow"),
        ("złotym", "zlota"),
        ("w Łodzi", "lodz"),
        ("odnowiony", "odnowic"),
        ("psów", "pies"),
    ],
)
def test_a_polish_word_is_found_in_its_other_forms(text: str, form: str):
    assert form in forms(text, POLISH)


def test_a_word_that_no_dictionary_has_is_found_as_it_stands():
    assert forms("XQZ-17 Wzxq", POLISH) == ("17", "wzxq", "xqz")


def test_the_opposite_of_a_word_is_not_among_its_forms():
    assert not [form for form in forms("odnowiony", POLISH) if form.startswith("nie")]


def test_other_languages_are_folded_alone():
    assert forms("Clusters café", inflector("en")) == ("cafe", "clusters")


def test_the_forms_are_the_same_in_whatever_order_words_come():
    assert forms("złoty klaster", POLISH) == forms("klaster złoty", POLISH)


def test_the_text_of_a_body_is_read_as_words():
    assert plain("<h2>Po co</h2><p>Złoty<b>ch</b> &amp; <a href='x'>nowy</a></p><ul><li>a</li><li>b</li></ul>") == (
        "Po co Złotych & nowy a b"
    )


def test_what_is_shown_stands_before_the_mark_and_cannot_be_markup():
    document = SearchDocument(
        url="/a/", title="<b>", summary="&", about="", text="<script>", kind="k", year=None, tags=(), organisations=()
    )
    shown = html_of(document, POLISH).split(MARK)[0]
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
