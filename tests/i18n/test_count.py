"""Counts in messages: each number has the right form of its noun."""

import pytest

from laur.i18n.count import Count

PAGES = {"en": "{pages:page|pages}", "pl": "{pages:strona|strony|stron}"}


@pytest.mark.parametrize(
    ("count", "lang", "text"),
    [
        (1, "en", "1 page"),
        (2, "en", "2 pages"),
        (1, "pl", "1 strona"),
        (2, "pl", "2 strony"),
        (5, "pl", "5 stron"),
        (12, "pl", "12 stron"),
        (22, "pl", "22 strony"),
    ],
)
def test_a_number_has_the_right_form_of_its_noun(count: int, lang: str, text: str):
    assert PAGES[lang].format(pages=Count(count, lang)) == text
