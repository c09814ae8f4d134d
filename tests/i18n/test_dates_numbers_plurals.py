"""Dates, numbers, plurals and lengths of time in words."""

from datetime import date

import pytest

from laur.i18n import (
    GrammaticalCase,
    counted,
    date_range,
    language_name,
    long_date,
    moment,
    month_name,
    number,
    plural,
    term,
)
from laur.i18n.languages import ENGLISH, POLISH, Language, from_babel, locale
from laur.model.dates import Moment, PartialDate, Term, parse_partial

CERTIFICATES = {
    "one": "{n} certyfikat",
    "few": "{n} certyfikaty",
    "many": "{n} certyfikatów",
    "other": "{n} certyfikatu",
}


def partial(text: str) -> PartialDate:
    when = parse_partial(text)
    assert when is not None
    return when


@pytest.mark.parametrize(
    ("when", "polish", "english"),
    [
        ("2019-12-08", "8 grudnia 2019", "8 December 2019"),
        ("2019-12", "grudzień 2019", "December 2019"),
        ("2019", "2019", "2019"),
    ],
)
def test_a_date_shows_no_more_than_is_known(when: str, polish: str, english: str) -> None:
    assert long_date(partial(when), "pl") == polish
    assert long_date(partial(when), "en") == english


def test_a_month_without_a_day_has_the_case_that_is_asked_for() -> None:
    assert long_date(partial("2024-12"), "pl", GrammaticalCase.GENITIVE) == "grudnia 2024"
    assert long_date(partial("2024-12"), "pl", GrammaticalCase.LOCATIVE) == "grudniu 2024"
    assert long_date(partial("2024-12-31"), "pl", GrammaticalCase.LOCATIVE) == "31 grudnia 2024"
    assert month_name(2, "pl", GrammaticalCase.LOCATIVE) == "lutym"
    assert long_date(partial("2024-12"), "en", GrammaticalCase.GENITIVE) == "December 2024"


@pytest.mark.parametrize(
    ("first", "last", "polish"),
    [
        ("2019-12-04", "2019-12-04", "4 grudnia 2019"),
        ("2019-12-04", "2019-12-06", "4–6 grudnia 2019"),
        ("2019-11-30", "2019-12-02", "30 listopada – 2 grudnia 2019"),
        ("2019-12-30", "2020-01-02", "30 grudnia 2019 – 2 stycznia 2020"),
        ("2019-11", "2019-12", "listopad – grudzień 2019"),
        ("2018-11", "2019-12", "listopad 2018 – grudzień 2019"),
        ("2018", "2019", "2018–2019"),
        ("2018", "2019-12-02", "2018 – 2 grudnia 2019"),
    ],
)
def test_a_range_writes_once_what_both_ends_share(first: str, last: str, polish: str) -> None:
    assert date_range(partial(first), partial(last), "pl") == polish


def test_a_range_is_two_whole_dates_if_the_language_does_not_put_the_day_first() -> None:
    assert date_range(date(2019, 12, 4), date(2019, 12, 6), "de") == "4. Dezember 2019 – 6. Dezember 2019"


def test_a_moment_shows_a_time_only_if_it_has_one() -> None:
    assert moment(Moment(date(2019, 12, 4), 12, 30), "pl") == "4 grudnia 2019, 12:30"
    assert moment(Moment(date(2019, 12, 5), 9, 5), "en") == "5 December 2019, 09:05"
    assert moment(Moment(date(2019, 12, 4)), "pl") == "4 grudnia 2019"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1 certyfikat"),
        (2, "2 certyfikaty"),
        (4, "4 certyfikaty"),
        (22, "22 certyfikaty"),
        (0, "0 certyfikatów"),
        (5, "5 certyfikatów"),
        (12, "12 certyfikatów"),
        (21, "21 certyfikatów"),
        (112, "112 certyfikatów"),
        (1.5, "1,5 certyfikatu"),
        (1.0, "1 certyfikat"),
        (12345, "12\u00a0345 certyfikatów"),
    ],
)
def test_polish_plurals_have_four_forms(count: float, words: str) -> None:
    assert counted(count, CERTIFICATES, "pl") == words


def test_a_missing_plural_form_is_replaced_by_another() -> None:
    assert counted(3, {"one": "{n} label", "other": "{n} labels"}, "pl") == "3 labels"
    assert counted(3, {"one": "{n} x", "many": "{n} y"}, "pl") == "3 y"
    assert counted(3, {}, "pl") == "3"
    assert counted(3, {"few": "{n} {weird} {0}"}, "pl") == "3 {weird} {0}"


def test_numbers_are_grouped_from_five_digits_in_polish_and_from_four_in_english() -> None:
    assert [number(n, "pl") for n in (1234, 12345, 1.5, -10000.25)] == ["1234", "12\u00a0345", "1,5", "-10\u00a0000,25"]
    assert [number(n, "en") for n in (1234, 12345, 1.5, 2.0)] == ["1,234", "12,345", "1.5", "2"]
    assert number(float("inf"), "pl") == "inf"


@pytest.mark.parametrize(
    ("length", "polish", "english"),
    [
        (Term(1), "1 rok", "1 year"),
        (Term(2), "2 lata", "2 years"),
        (Term(5), "5 lat", "5 years"),
        (Term(0, 18), "18 miesięcy", "18 months"),
        (Term(1, 6), "1 rok i 6 miesięcy", "1 year and 6 months"),
        (Term(), "0 miesięcy", "0 months"),
    ],
)
def test_a_term_is_written_in_years_and_months(length: Term, polish: str, english: str) -> None:
    assert term(length, "pl") == polish
    assert term(length, "en") == english


def test_a_language_has_a_name_in_each_language() -> None:
    assert (language_name("en", "pl"), language_name("pl", "pl"), language_name("pl", "en")) == (
        "angielski",
        "polski",
        "Polish",
    )
    assert (language_name("uk", "pl"), language_name("pl", "de"), language_name("xx", "pl")) == (
        "ukraiński",
        "Polnisch",
        "xx",
    )


def test_an_unknown_language_is_written_as_english() -> None:
    assert long_date(date(2019, 12, 8), "xx") == "8 December 2019"
    assert plural(1, "xx") == "one"


@pytest.mark.parametrize(("ours", "tag"), [(POLISH, "pl"), (ENGLISH, "en-GB")])
def test_the_tables_of_polish_and_english_are_those_of_cldr(ours: Language, tag: str) -> None:
    """Babel has no locative and no `grouped_from`; everything else must be equal."""
    known = locale(tag)
    assert known is not None
    theirs = from_babel(known)
    for case in (GrammaticalCase.NOMINATIVE, GrammaticalCase.GENITIVE):
        assert ours.months[case] == theirs.months[case]
    for field in ("day", "point", "group", "both"):
        assert getattr(ours, field) == getattr(theirs, field)
    for forms, cldr in ((ours.years, theirs.years), (ours.months_long, theirs.months_long)):
        assert cldr.items() <= forms.items()
    for count in range(200):
        assert plural(count, tag) == known.plural_form(count)
    assert {name: theirs.languages[name] for name in ours.languages} == ours.languages
