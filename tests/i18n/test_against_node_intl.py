"""Plurals, dates, numbers and order are compared with `Intl` (ECMA-402, ICU), which Node runs.

One Node process answers everything. Without Node these tests are skipped, but they fail if `CI` is set.
"""

import json
import os
import random
import re
import shutil
import subprocess
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from laur.i18n import (
    counted,
    country_name,
    date_range,
    language_name,
    long_date,
    month_name,
    number,
    plural,
    sort_key,
    term,
)
from laur.i18n.countries import NAMES
from laur.i18n.wording import Wording
from laur.model.dates import PartialDate, Term
from laur.rendering.wording import parse_wording
from tests.sites import ROOT

COUNTRIES = [*NAMES, "JP", "BR"]
LOCALES = {"pl": "pl", "en": "en-GB", "de": "de", "cs": "cs"}
"""Our tag, and the locale whose rules we follow."""
COUNTS = [*range(1001), *range(1_000_001, 1_000_131), *(n / 10 for n in range(1, 320)), 5.25, 100.75]
NUMBERS = [
    *COUNTS,
    -1,
    -12345,
    999,
    1234,
    9999,
    10_000,
    12_345.5,
    1234.5,
    1_234_567,
    1.0005,
    2.0015,
    0.12345,
    1e15,
    -0.5,
]
DAYS = [date(1999, 12, 31) + timedelta(days=37 * n) for n in range(300)] + [
    date(2024, 1, 1) + timedelta(days=n) for n in range(366)
]
"""Days over thirty years, and every day of a leap year."""

QUESTIONS = """
const given = JSON.parse(require("fs").readFileSync(0, "utf8"));
const day = text => new Date(text + "T12:00:00Z");
const answers = {};
for (const [ours, locale] of Object.entries(given.locales)) {
  const plurals = new Intl.PluralRules(locale), numbers = new Intl.NumberFormat(locale);
  const dates = new Intl.DateTimeFormat(locale, {dateStyle: "long", timeZone: "UTC"});
  const months = new Intl.DateTimeFormat(locale, {year: "numeric", month: "long", timeZone: "UTC"});
  const month = new Intl.DateTimeFormat(locale, {month: "long", timeZone: "UTC"});
  const units = unit => new Intl.NumberFormat(locale, {style: "unit", unit, unitDisplay: "long"});
  const years = units("year"), spans = units("month"), collator = new Intl.Collator(locale);
  const sorted = [...given.words].sort(collator.compare);
  answers[ours] = {
    plurals: given.counts.map(n => plurals.select(n)),
    numbers: given.numbers.map(n => numbers.format(n)),
    dates: given.days.map(d => dates.format(day(d))),
    months: given.days.map(d => months.format(day(d))),
    ranges: given.days.slice(1).map((d, i) => dates.formatRange(day(given.days[i]), day(d))),
    weekends: given.days.map(d => dates.formatRange(day(d), new Date(+day(d) + 2 * 864e5))),
    names: [...Array(12).keys()].map(n => month.format(new Date(Date.UTC(2020, n, 15)))),
    years: given.counts.map(n => years.format(n)),
    spans: given.counts.map(n => spans.format(n)),
    countries: given.countries.map(code => new Intl.DisplayNames([locale], {type: "region"}).of(code)),
    languages: ["pl", "en", "de", "uk"].map(tag => new Intl.DisplayNames([locale], {type: "language"}).of(tag)),
    sorted,
    steps: sorted.slice(1).map((word, i) => collator.compare(sorted[i], word)),
  };
}
process.stdout.write(JSON.stringify(answers));
"""


def _words() -> list[str]:
    """Some thousand names with all Polish letters, in mixed case, with hyphens and spaces; and the hard cases."""
    chance = random.Random(20191208)
    letters = "aąbcćdeęfghijklłmnńoóprsśtuwyzźż"
    alphabet = letters * 4 + letters.upper() + "qvxQVX" + "0123456789" + "  --" + ".,'\"()&/" + "éöüáčšžñçøßæ"
    words = ["".join(chance.choices(alphabet, k=chance.randint(1, 9))) for _ in range(3000)]
    close = ["".join(chance.choices("aąAĄlłLŁzźżóo -", k=chance.randint(1, 4))) for _ in range(2000)]
    hard = "łódź Łódź ŁÓDŹ Lublin Lwów lz co-op coop co\u00a0op Co-op CO-OP résumé resume Resume Muller Müller Mueller"
    quoted = [
        "„Gold”",
        '"Gold"',
        "“Gold”",
        "‘Gold’",
        "'Gold'",
        "Gold",
        "Gold – Label",
        "Gold - Label",
        "Gold — Label",
        "",
    ]
    polish = """
    chór cytra czapla czółno ćma ćwiek dach dzban dzwon dźwięk dźwig dżem dżungla hala chata rzeka rysa rżysko szafa
    sala śruba źródło zdrój zziębnąć zebra żółw rząd ząb zamek Żary Zator Źródła Łęczyca Lędziny Ósmy Oświęcim Ostrów
    klaster Klaster KLASTER klastrów klastry klaster-2 klaster2 klaster_2 klaster.pl klaster! ICT i-Tech Itech iTech
    gęś ges gęsi gesi Świdnik Swidnik świdnik zażółć zazolc ĄĆĘ ace ącę
    """
    return [
        *words,
        *close,
        *polish.split(),
        *hard.split(" "),
        *quoted,
        "z\u0307aba",
        "żaba",
        "3 kluby",
        "10 klubów",
        "½",
        "²",
        "€",
        "…",
    ]


@pytest.fixture(scope="module")
def intl() -> dict[str, dict[str, Any]]:
    node = shutil.which("node")
    if node is None:
        if os.environ.get("CI"):
            pytest.fail("Node is missing; plurals, dates and order are compared with it")
        pytest.skip("Node is missing")
    questions = {
        "locales": LOCALES,
        "counts": COUNTS,
        "countries": COUNTRIES,
        "numbers": NUMBERS,
        "days": [day.isoformat() for day in DAYS],
        "words": _words(),
    }
    done = subprocess.run(
        [node, "-e", QUESTIONS], input=json.dumps(questions), capture_output=True, text=True, check=True, timeout=60
    )
    answers: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return answers


every_language = pytest.mark.parametrize("lang", LOCALES)


@every_language
def test_plural_categories_are_those_of_intl(intl, lang: str) -> None:
    assert [plural(count, lang) for count in COUNTS] == intl[lang]["plurals"]


@every_language
def test_numbers_are_written_as_in_intl(intl, lang: str) -> None:
    assert [number(value, lang) for value in NUMBERS] == intl[lang]["numbers"]


@every_language
def test_whole_dates_and_months_are_written_as_in_intl(intl, lang: str) -> None:
    assert [long_date(day, lang) for day in DAYS] == intl[lang]["dates"]
    assert [long_date(PartialDate.of(day), lang) for day in DAYS] == intl[lang]["dates"]
    assert [long_date(PartialDate(day.year, day.month), lang) for day in DAYS] == intl[lang]["months"]
    assert [month_name(month, lang) for month in range(1, 13)] == intl[lang]["names"]


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_ranges_of_days_are_written_as_in_intl(intl, lang: str) -> None:
    """Except for the width of spaces, and for the spaces that English puts around the dash of “4 – 6 December”."""

    def plain(text: str) -> str:
        return text.replace(" ", "").replace("\u2009", "")

    ranges = [date_range(first, last, lang) for first, last in pairwise(DAYS)]
    weekends = [date_range(day, day + timedelta(days=2), lang) for day in DAYS]
    assert [plain(text) for text in ranges] == [plain(text) for text in intl[lang]["ranges"]]
    assert [plain(text) for text in weekends] == [plain(text) for text in intl[lang]["weekends"]]


@every_language
def test_lengths_of_time_are_written_as_in_intl(intl, lang: str) -> None:
    whole = [(index, count) for index, count in enumerate(COUNTS) if isinstance(count, int) and count]
    assert [term(Term(years=count), lang) for _, count in whole] == [intl[lang]["years"][index] for index, _ in whole]
    assert [term(Term(months=count), lang) for _, count in whole] == [intl[lang]["spans"][index] for index, _ in whole]


def test_fractions_have_the_genitive_as_in_intl(intl) -> None:
    forms = {"one": "{n} rok", "few": "{n} lata", "many": "{n} lat", "other": "{n} roku"}
    spaced = [text.replace("\u00a0rok", " rok") for text in intl["pl"]["years"]]
    assert [counted(count, forms, "pl") for count in COUNTS] == spaced


@every_language
def test_languages_have_the_names_of_intl(intl, lang: str) -> None:
    assert [language_name(tag, lang) for tag in ("pl", "en", "de", "uk")] == intl[lang]["languages"]


@every_language
def test_countries_have_the_names_of_intl(intl, lang: str) -> None:
    assert [country_name(code, lang) for code in COUNTRIES] == intl[lang]["countries"]


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_names_are_sorted_as_in_intl(intl, lang: str) -> None:
    ours = sorted(_words(), key=lambda word: sort_key(word, lang))
    assert ours == intl[lang]["sorted"]


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_sort_keys_are_equal_only_for_names_that_are_equal_in_intl(intl, lang: str) -> None:
    keys = [sort_key(word, lang) for word in intl[lang]["sorted"]]
    assert [(first > second) - (first < second) for first, second in pairwise(keys)] == intl[lang]["steps"]


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_every_wording_with_a_number_takes_the_plural_form_of_intl(intl, lang: str) -> None:
    text = (ROOT / f"layouts/language/{lang}.yaml").read_text(encoding="utf-8")
    entries, problems = parse_wording(f"{lang}.yaml", text.encode())
    assert problems == ()
    wording = Wording(lang, entries)
    forms = {key: entry for key, entry in entries.items() if isinstance(entry, dict)}
    assert len(forms) >= 5
    for key, entry in forms.items():
        values = dict.fromkeys(re.findall(r"\{(\w+)\}", " ".join(entry.values())), "x")
        for count, category in zip(COUNTS, intl[lang]["plurals"], strict=True):
            shown = {**values, "n": number(count, lang)}
            assert wording.text(key, **{**values, "n": count}) == entry[category].format_map(shown), (key, count)
