"""Each kind of value: what is accepted, and what is reported for the rest."""

import pytest

from laur.model import Certificate
from tests.frontmatter.reporting import front, news, read, reported, said

CERTIFICATE = "certificates:\n  - {id: a, organisation: b, scheme: c, "


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("NO", "NO"),
        ("Yes", "Yes"),
        ("12:30", "12:30"),
        ("0123", "0123"),
        ("12.2024", "12.2024"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        ("0x1F", "0x1F"),
        ("2024-12-31", "2024-12-31"),
        ("=", "="),
        ("<<", "<<"),
        ("'null'", "null"),
        ('"~"', "~"),
        ("Nagroda „Złota” – 2024", "Nagroda „Złota” – 2024"),
        ("a:b", "a:b"),
        ("Klaster # uwaga", "Klaster"),
        ("'Klaster #1'", "Klaster #1"),
        ("C# i F#", "C# i F#"),
        ("  odstępy  ", "odstępy"),
        ('"  odstępy  "', "odstępy"),
        ("w dwóch\n  wierszach", "w dwóch wierszach"),
        ("|\n  w dwóch\n  wierszach\n", "w dwóch wierszach"),
        ('"a\\tb\\u00f3"', "a\tbó"),
        ("twarda\u00a0spacja", "twarda\u00a0spacja"),
    ],
)
def test_a_text_stays_as_it_was_written(written, text):
    reading = front(f"summary: {written}")
    assert (news(reading).summary, reading.problems) == (text, ())


@pytest.mark.parametrize("empty", ["", " ", "~", "null", "Null", '""', "''", "'  '", "# uwaga"])
@pytest.mark.parametrize("key", ["summary", "date", "draft", "tags", "image", "lang"])
def test_an_empty_value_is_reported_at_its_key(empty, key):
    reading = front(f"{key}: {empty}")
    assert [(each.code, each.place.line) for each in reading.problems] == [("value-empty", 3)]
    assert said(reading.problems[0]) == f"“{key}” is empty. Write a value, or delete the line."
    if empty in {"", " "}:
        assert (reading.problems[0].place.column, reading.problems[0].length) == (1, len(key))


BAD = [
    # lines 3 ff., place and code, a part of the message
    ("titel: a", "3:1 key-unknown", "“titel” is not a key of an announcement. Did you mean “title”?"),
    ("Tags: [a]", "3:1 key-unknown", "“Tags” is not a key of an announcement. Did you mean “tags”?"),
    ("title: b", "3:1 key-duplicate", "“title” appears twice; the first one is on line 2. Keep only one of them."),
    ("[a]: b", "3:1 key-not-text", "A key must be plain text. Write a word followed by a colon."),
    (
        "date: 31.12.2024",
        "3:7 value-not-date",
        "“31.12.2024” is not a date in the form year-month-day. Did you mean 2024-12-31?",
    ),
    (
        "date: 12.2024",
        "3:7 value-not-date",
        "“12.2024” is not a date in the form year-month-day. Did you mean 2024-12?",
    ),
    (
        "date: 2024-1-5",
        "3:7 value-not-date",
        "“2024-1-5” is not a date in the form year-month-day. Did you mean 2024-01-05?",
    ),
    (
        "date: 31 grudnia 2024",
        "3:7 value-not-date",
        "“31 grudnia 2024” is not a date in the form year-month-day. Did you mean 2024-12-31?",
    ),
    (
        "date: 2023-02-29",
        "3:7 date-impossible",
        "There is no such date: 2023-02-29. Did you mean 2023-02-28?",
    ),
    (
        "date: wczoraj",
        "3:7 value-not-date",
        (
            "“wczoraj” is not a date in the form year-month-day. "
            "Write dates as 2024-12-31, or as 2024-12 or 2024 if the day is unknown."
        ),
    ),
    ("date: [2024]", "3:7 value-not-text", "“date” must be a single value, not a list. Write it after the colon."),
    (
        "publish_at: 2024-12",
        "3:13 value-not-moment",
        (
            "“2024-12” is not a date in the form year-month-day, with or without a time. "
            "Write dates as 2024-12-31 or, with a time, as 2024-12-31 12:30."
        ),
    ),
    ("publish_at: 8.12.2019 godz. 9.30", "3:13 value-not-moment", "a time. Did you mean 2019-12-08 09:30?"),
    ("draft: tak", "3:8 value-not-yes-no", "“draft” must be true or false, not “tak”. Write true."),
    ("draft: NO", "3:8 value-not-yes-no", "“draft” must be true or false, not “NO”. Write false."),
    ("draft: może", "3:8 value-not-yes-no", "“draft” must be true or false, not “może”. Write true or false."),
    ("lang: PL", "3:7 value-not-lang", "“PL” is not a language code. Did you mean pl?"),
    ("lang: klingoński", "3:7 value-not-lang", "“klingoński” is not a language code. Write a code such as pl or en."),
    ("slug: Złoty znak!", "3:7 value-not-slug", "“Złoty znak!” cannot be part of a web address. Write “zloty-znak”."),
    ("slug: a--b", "3:7 value-not-slug", "“a--b” cannot be part of a web address. Write “a-b”."),
    (
        "tags: nagrody",
        "3:7 value-not-list",
        "“tags” must be a list, not a single value. Write [nagrody], or one “- …” per line.",
    ),
    (
        "tags: {a: b}",
        "3:7 value-not-list",
        "“tags” must be a list, not a group of keys. Write […], or one “- …” per line.",
    ),
    ("tags: [a, , b]", "3:11 yaml-character", "A value cannot start with “,” unless it is in quotation marks."),
    ("tags: [a, [b]]", "3:11 value-not-text", "“tags” must be a single value, not a list."),
    ("tags:\n- a\n-", "5:2 value-empty", "“tags” is empty. Write a value, or delete the line."),
    (
        "image: a.svg",
        "3:8 value-not-mapping",
        "“image” must be a group of keys, not a single value. Write its keys below it",
    ),
    (
        "image: [a.svg]",
        "3:8 value-not-mapping",
        (
            "“image” must be a group of keys, not a list. "
            "Write its keys below it, one “key: …” per line, each indented by two spaces: src,"
        ),
    ),
    ("image: {src: a.svg}", "3:8 key-missing", "“alt” is missing; it is required in an image. Add “alt: …”."),
    (
        "image:\n  src: a.svg\n  alt:",
        "5:3 alt-empty",
        '“alt” is empty. Describe what the image shows. If it is only decoration, write alt: "".',
    ),
    (
        "image: {src: a.svg, alt: b, focus: centre}",
        "3:36 value-pattern",
        "is not in the form that “focus” needs. Write it like this: 50% 30%.",
    ),
    (
        "image: {src: 'https://x.pl/a.png', alt: b}",
        "3:14 value-not-path",
        "is not the path of a file in the content folder. Write a",
    ),
    ("image: {src: media\\a.png, alt: b}", "3:14 value-not-path", "Did you mean media/a.png?"),
    (
        "aliases: [stary/adres]",
        "3:11 value-not-site-path",
        "“stary/adres” is not a path on this site. Did you mean /stary/adres/?",
    ),
    ("aliases: ['https://x.pl/stary/']", "3:11 value-not-site-path", "Did you mean /stary/?"),
    ("aliases: [/../etc]", "3:11 value-not-site-path", "Start it with a slash: /old/address/."),
    (
        "sources: [{title: a, url: www.parp.gov.pl}]",
        "3:27 value-not-url",
        "address. Did you mean https://www.parp.gov.pl?",
    ),
    (
        "sources: [{title: a, url: 'javascript:alert(1)'}]",
        "3:27 value-not-url",
        "Write it in full, starting with https://.",
    ),
    ("sources: [{title: a, url: 'https://['}]", "3:27 value-not-url", "Write it in full, starting with https://."),
    (
        'summary: "a\\0b"',
        "3:10 character-forbidden",
        "an invisible character here that a web page must not contain (U+0000).",
    ),
    (
        "summary: Klaster #1 w kraju",
        "3:18 value-cut",
        "The value ends before “#1”: everything after # is ignored. Put the",
    ),
    (
        CERTIFICATE + "kind: odnowienie}",
        "4:47 value-not-choice",
        "“odnowienie” is not a valid value for “kind”. Choose one of: initial, renewal",
    ),
    (
        CERTIFICATE + "kind: Renewal}",
        "4:47 value-not-choice",
        "“Renewal” is not a valid value for “kind”. Did you mean “renewal”?",
    ),
    (CERTIFICATE + "term: 2}", "4:47 value-not-term", "“2” is not a length of time. Did you mean “2 years”?"),
    (CERTIFICATE + "term: długo}", "4:47 value-not-term", "is not a length of time. Write “2 years” or “18 months”."),
    (CERTIFICATE + "valid_until: bezterminowo}", "4:54 value-not-date-or-open", "Did you mean open?"),
    (CERTIFICATE + "valid_until: never}", "4:54 value-not-date-or-open", "or write “open” if it never expires."),
    (CERTIFICATE + "valid_until: 2024-02-30}", "4:54 date-impossible", "There is no such date: 2024-02-30."),
    ("date: 2024-13", "3:7 date-impossible", "There is no such date: 2024-13. Correct the day, the month or the time."),
    ("publish_at: 2024-12-40", "3:13 date-impossible", "There is no such date: 2024-12-40."),
    ("publish_at: 2024-12-30 25:10", "3:13 date-impossible", "There is no such date: 2024-12-30 25:10."),
    (
        CERTIFICATE + "indicators: 31.5}",
        "4:53 value-not-number",
        "“indicators” must be a number, not “31.5”. Write digits",
    ),
    (CERTIFICATE + "indicators: 1_000}", "4:53 value-not-number", "Did you mean 1000?"),
    (
        CERTIFICATE + "indicators: -1}",
        "4:53 value-too-small",
        "“indicators” is -1, but must be at least 0. Write 0 or more.",
    ),
    (CERTIFICATE + "score: {value: 136 pkt, max: 140}}", "4:56 value-not-number", "Did you mean 136?"),
    (
        CERTIFICATE + "score: {value: 136, max: 0}}",
        "4:66 value-not-above",
        "“max” is 0, but must be more than 0. Write more",
    ),
    (
        CERTIFICATE + "score: {value: .nan, max: .inf}}",
        "4:56 value-not-number",
        "“value” must be a number, not “.nan”.",
    ),
    (
        "certificates: [{scheme: c}]",
        "3:16 key-missing",
        "“id” is missing; it is required in a certificate. Add “id: …”.",
    ),
    (
        "certificates: [{ref: a, level: gold}]",
        "3:25 key-unknown",
        "not a key of a reference to a certificate (“ref”). Available keys",
    ),
]


@pytest.mark.parametrize(("lines", "place_and_code", "sentence"), BAD, ids=[lines for lines, _, _ in BAD])
def test_a_mistake_is_reported_at_its_place_with_its_fix(lines, place_and_code, sentence):
    reading = front(lines)
    assert place_and_code in reported(reading.problems)
    first = next(each for each in reading.problems if reported((each,)) == [place_and_code])
    assert sentence in said(first)
    assert news(reading).title == "Odznaka"


def test_a_problem_has_the_length_of_its_value():
    (problem,) = front("date: 31 grudnia 2024").problems
    assert problem.length == len("31 grudnia 2024")


def test_a_long_value_is_shortened_in_the_message():
    (problem,) = front(f"lang: {'bardzo ' * 1000}").problems
    assert "bardzo bar…” is not a language code" in said(problem)


def test_all_mistakes_are_reported_at_once():
    reading = front("dat: 2024", "date: 1.1.2024", "tags: a", "image: {alt: b}", "lang: xx yy")
    assert reported(reading.problems) == [
        "3:1 key-unknown",
        "4:7 value-not-date",
        "5:7 value-not-list",
        "6:8 key-missing",
        "7:7 value-not-lang",
    ]


def test_an_invalid_certificate_does_not_remove_valid_ones():
    reading = front("certificates:", "  - {id: A b, organisation: x, scheme: y}", "  - {ref: dobry}", "  - zły")
    assert len(news(reading).certificates) == 1
    assert reported(reading.problems) == ["4:10 value-not-slug", "6:5 value-not-mapping"]


def test_a_certificate_keeps_its_valid_fields():
    reading = front("certificates:", "  - {id: a, organisation: b, scheme: c, awarded: 2023-11, valid_until: zawsze}")
    (certificate,) = news(reading).certificates
    assert isinstance(certificate, Certificate)
    assert (str(certificate.awarded), certificate.valid_until) == ("2023-11", None)


def test_a_localised_text_is_one_text_or_one_for_each_language():
    reading = read("---\nname: {polski: Znak, en: Label, pl: Odznaka}\n---\n", "schemes/a.md")
    assert reported(reading.problems) == ["2:8 value-not-lang"]
    assert said(reading.problems[0]) == "“polski” is not a language code. Did you mean pl?"
    nameless = read("---\nname: {}\n---\n", "schemes/a.md")
    assert reported(nameless.problems) == ["2:7 value-empty"]
    listed = read("---\nname: [Znak]\n---\n", "schemes/a.md")
    assert reported(listed.problems) == ["2:7 value-not-mapping"]
    assert listed.document is None


def test_a_country_has_two_capital_letters():
    (problem,) = read("---\nname: a\ncountry: pl\n---\n", "organisations/a.md").problems
    assert said(problem) == "“pl” is not in the form that “country” needs. Did you mean PL?"
