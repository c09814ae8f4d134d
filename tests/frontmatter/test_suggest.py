"""Suggestions for invalid values; nothing is suggested if a value can have two meanings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laur.frontmatter import suggest
from laur.model.dates import parse_moment, parse_partial, parse_term


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("31.12.2024", "2024-12-31"),
        ("31.12.2024 r.", "2024-12-31"),
        ("31. 12. 2024", None),
        ("12.2024", "2024-12"),
        ("12/2024", "2024-12"),
        ("31/12/2024", "2024-12-31"),
        ("12/31/2024", "2024-12-31"),
        ("04/05/2024", None),
        ("05/05/2024", "2024-05-05"),
        ("04.05.2024", "2024-05-04"),
        ("2024-1-5", "2024-01-05"),
        ("2024.12.31", "2024-12-31"),
        ("2024/12", "2024-12"),
        ("2024-31-12", "2024-12-31"),
        ("2024–12–31", "2024-12-31"),
        ("20241231", "2024-12-31"),
        ("2024-02-30", "2024-02-29"),
        ("2024-02-99", "2024-02"),
        ("2024 r.", None),
        ("31 grudnia 2024", "2024-12-31"),
        ("31 grudnia 2024 roku", "2024-12-31"),
        ("grudzień 2024", "2024-12"),
        ("8 Grudnia 2019 r.", "2019-12-08"),
        ("21 października 2016", "2016-10-21"),
        ("21 pazdziernika 2016", "2016-10-21"),
        ("1 maja 2020", "2020-05-01"),
        ("31 XII 2024", "2024-12-31"),
        ("December 31, 2024", "2024-12-31"),
        ("Dec 31st 2024", "2024-12-31"),
        ("31st December 2024", "2024-12-31"),
        ("Dec. 2024", "2024-12"),
        ("2024-12-31T10:30:00+01:00", "2024-12-31"),
        ("2024-12-31 10:30:00", "2024-12-31"),
        ("2024-13", None),
        ("99.99.2024", None),
        ("0000-01-01", None),
        ("wczoraj", None),
        ("", None),
        ("12 klastrów 2024", None),
    ],
)
def test_common_ways_to_write_a_date(text, date):
    assert suggest.date_for(text) == date


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-12-31 9:30", "2024-12-31 09:30"),
        ("2024-12-31T09:30:00Z", "2024-12-31 09:30"),
        ("8.12.2019, 18.00", "2019-12-08 18:00"),
        ("8 grudnia 2019 godz. 9.30", "2019-12-08 09:30"),
        ("2024-12-31 25:99", "2024-12-31"),
        ("grudzień 2024", None),
        ("9:30", None),
    ],
)
def test_common_ways_to_write_a_time(text, moment):
    assert suggest.moment_for(text) == moment


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("2", "2 years"),
        ("2y", "2 years"),
        ("P2Y", "2 years"),
        ("dwa lata", "2 years"),
        ("trzy", "3 years"),
        ("24 mies.", "24 months"),
        ("24m", "24 months"),
        ("1 yr", "1 year"),
        ("0", None),
        ("30 dni", None),
        ("na zawsze", None),
    ],
)
def test_common_ways_to_write_a_term(text, term):
    assert suggest.term_for(text) == term


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("136,5", "136.5"),
        ("1 000", "1000"),
        ("1_000", "1000"),
        ("80 %", "80"),
        ("136 pkt", "136"),
        ("dużo", None),
        ("٣", None),
    ],
)
def test_common_ways_to_write_a_number(text, number):
    assert suggest.number_for(text) == number


@pytest.mark.parametrize(
    ("text", "lang"),
    [("PL", "pl"), ("pl_PL", "pl-PL"), ("polski", "pl"), ("English", "en"), ("plpl", None), ("żż", None)],
)
def test_common_ways_to_write_a_language(text, lang):
    assert suggest.lang_for(text) == lang


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("stary/adres/", "/stary/adres/"),
        ("https://x.pl/a/?p=1", "/a/"),
        ("//x.pl", None),
        ("/a/../b", None),
        ("a b", None),
        ("http://[", None),
    ],
)
def test_common_ways_to_write_a_path_of_the_site(text, path):
    assert suggest.site_path_for(text) == path


@given(st.one_of(st.text(max_size=30), st.text("0123456789.-/ rTZ:grudniaXIVlat,", max_size=25)))
def test_every_suggestion_is_valid(text):
    date, moment, term = suggest.date_for(text), suggest.moment_for(text), suggest.term_for(text)
    assert date is None or parse_partial(date) is not None
    assert moment is None or parse_moment(moment) is not None
    assert term is None or parse_term(term) is not None
