"""Alphabetical order, slugs, shortened texts, the choice among languages; and that Babel is not loaded for them."""

import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laur.i18n import excerpt, localised, shorten, slug, sort_key
from laur.i18n.slugs import LONGEST_SLUG
from tests.properties import examples

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def in_order(words: list[str], lang: str) -> list[str]:
    return sorted(words, key=lambda word: sort_key(word, lang))


def test_every_polish_letter_has_its_own_place_in_the_alphabet() -> None:
    alphabet = list("aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż")
    assert in_order(alphabet[::-1], "pl") == alphabet
    assert in_order(["łódź", "Lublin", "luty"], "pl") == ["Lublin", "luty", "łódź"]


def test_english_sorts_polish_letters_as_accented_ones() -> None:
    assert in_order(["Lublin", "Łódź", "Lodz"], "en") == ["Lodz", "Łódź", "Lublin"]
    assert in_order(["Lublin", "Łódź", "Lodz"], "en-GB") == ["Lodz", "Łódź", "Lublin"]


def test_case_decides_last_and_lower_case_comes_first() -> None:
    assert in_order(["Ab", "aB", "ab", "AA"], "pl") == ["AA", "ab", "aB", "Ab"]


def test_spaces_come_before_punctuation_before_digits_before_letters() -> None:
    assert in_order(["ab", "a1", "a-b", "a b"], "pl") == ["a b", "a-b", "a1", "ab"]
    assert in_order(["10", "9", "1"], "pl") == ["1", "10", "9"]


def test_a_letter_typed_in_two_parts_is_the_same_letter() -> None:
    assert sort_key("z\u0307ar", "pl") == sort_key("żar", "pl")
    assert sort_key("kla\u00adster", "pl") == sort_key("klaster", "pl")


def test_other_scripts_follow_latin() -> None:
    assert in_order(["Київ", "żaba", "Αθήνα", "😀"], "pl") == ["😀", "żaba", "Αθήνα", "Київ"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Łódź, źdźbło", "lodz-zdzblo"),
        ("BKP Dolina Narzędziowa z prestiżowym certyfikatem", "bkp-dolina-narzedziowa-z-prestizowym-certyfikatem"),
        (
            "Bruksela 4.12.2019 | Spotkanie 50 Gold-Label Clusters",
            "bruksela-4-12-2019-spotkanie-50-gold-label-clusters",
        ),
        ("„B+R”… &amp; <b>", "b-r-amp-b"),
        ("ZAŻÓŁĆ_GĘŚLĄ", "zazolc-gesla"),
    ],
)
def test_a_slug_is_plain_letters_digits_and_single_hyphens(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_text_without_letters_always_has_the_same_slug() -> None:
    assert slug("😀") == "x-4b218c8f"
    assert slug("😀") != slug("🎉")
    assert SLUG.fullmatch(slug(""))


def test_a_slug_that_is_too_long_is_cut_at_a_word() -> None:
    long = slug("klaster " * 40)
    assert len(long) <= LONGEST_SLUG
    assert set(long.split("-")) == {"klaster"}
    assert len(slug("a" * 500)) == LONGEST_SLUG


@settings(max_examples=examples(400))
@given(st.text(alphabet=st.characters(), max_size=40))
def test_the_slug_of_any_text_fits_in_a_url(text: str) -> None:
    assert SLUG.fullmatch(slug(text))
    assert slug(slug(text)) == slug(text)


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("BKP Dolina Narzędziowa z prestiżowym certyfikatem", 38, "BKP Dolina Narzędziowa z prestiżowym…"),
        ("BKP Dolina Narzędziowa z prestiżowym certyfikatem", 30, "BKP Dolina Narzędziowa…"),
        ("Klaster i w domu", 12, "Klaster…"),
        ("Ala ma kota, psa i konia", 13, "Ala ma kota…"),
        ("Klaster (i inni) tutaj", 12, "Klaster…"),
        ("Nagroda „Gold Label” dla", 21, "Nagroda „Gold Label”…"),
        ("Etap 5 konkursu", 8, "Etap 5…"),
        ("krótki", 6, "krótki"),
        ("Konstantynopolitańczykowianeczka", 10, "Konstanty…"),
        ("a b c", 3, "a…"),
        ("abc", 1, "…"),
        ("w\u00a0Łodzi i\u00a0w\u00a0Lublinie", 12, "w\u00a0Łodzi…"),
    ],
)
def test_a_shortened_text_ends_with_a_whole_word(text: str, limit: int, expected: str) -> None:
    assert shorten(text, limit) == expected


@settings(max_examples=examples(400))
@given(st.text(alphabet="aiłŻ (,.„”-…5\u00a0\u0301", max_size=40), st.integers(1, 30))
def test_a_shortened_text_is_never_longer_than_the_limit_and_begins_as_the_text_does(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    assert text.strip().startswith(short.removesuffix("…"))
    assert shorten(short, limit) == short


def test_an_excerpt_prefers_whole_sentences() -> None:
    text = "Klaster dostał znak jakości. Audyt przeprowadził m.in. dr J. Nowak w 2023 r. w Łodzi. Trwał on dwa dni."
    assert excerpt(text, 200) == text
    assert excerpt(text, 90) == "Klaster dostał znak jakości. Audyt przeprowadził m.in. dr J. Nowak w 2023 r. w Łodzi."
    assert excerpt(text, 45) == "Klaster dostał znak jakości."
    assert excerpt(text, 76) == "Klaster dostał znak jakości. Audyt przeprowadził m.in. dr J. Nowak w 2023…"
    assert excerpt("„Tak!” Nie wiem, co dalej będzie.", 11) == "„Tak!”"


def test_the_readers_language_comes_first_then_the_text_for_all_then_the_sites_language() -> None:
    assert localised({"pl": "Złoty", "en": "Gold"}, "en", "pl") == "Gold"
    assert localised({"": "Gold", "pl": "Złoty"}, "en", "pl") == "Gold"
    assert localised({"pl": "Złoty", "de": "Gold"}, "en", "pl") == "Złoty"
    assert localised({"de": "Gold"}, "en", "pl") == "Gold"
    assert localised({}, "en", "pl") == ""


def test_polish_and_english_need_neither_babel_nor_slugify() -> None:
    program = """
import sys
from datetime import date
from laur.i18n import language_name, long_date, number, plural, sort_key, term, typeset
from laur.model.dates import Term
for lang in ("pl", "en"):
    long_date(date(2019, 12, 8), lang), number(12345.5, lang), plural(5, lang), term(Term(1, 6), lang)
    sort_key("Łódź", lang), typeset("w domu", lang), language_name("en", lang)
print(*sorted({"babel", "slugify", "text_unidecode"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
