"""The words by which a text is found: folding, and Polish inflection."""

import pytest

from laur.search.documents import MARK, SearchDocument, document_html, plain_text
from laur.search.inflection import fold, inflector, word_forms

POLISH = inflector("pl")


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Źródła", "zrodla"), ("ŁÓDŹ", "lodz"), ("Straße", "strasse"), ("café", "cafe"), ("2024", "2024"), ("ł́", "l")],
)
def test_diacritics_and_capitals_are_folded(word: str, folded: str):
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
def test_a_polish_word_is_found_by_its_other_forms(text: str, form: str):
    assert form in word_forms(text, POLISH)


def test_a_word_that_is_not_in_the_dictionary_is_found_as_it_is_written():
    assert word_forms("XQZ-17 Wzxq", POLISH) == ("17", "wzxq", "xqz")


def test_negations_are_not_among_the_forms_of_a_word():
    assert not [form for form in word_forms("odnowiony", POLISH) if form.startswith("nie")]


def test_words_of_other_languages_are_only_folded():
    assert word_forms("Clusters café", inflector("en")) == ("cafe", "clusters")


def test_the_order_of_words_does_not_matter():
    assert word_forms("złoty klaster", POLISH) == word_forms("klaster złoty", POLISH)


def test_plain_text_has_a_space_between_blocks():
    assert plain_text(
        "<h2>Po co</h2><p>Złoty<b>ch</b> &amp; <a href='x'>nowy</a></p><ul><li>a</li><li>b</li></ul>"
    ) == ("Po co Złotych & nowy a b")


def test_the_text_before_the_separator_is_escaped():
    document = SearchDocument(
        url="/a/", title="<b>", summary="&", about="", text="<script>", kind="k", year=None, tags=(), organisations=()
    )
    shown = document_html(document, POLISH).split(MARK)[0]
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
