"""What typography changes in plain text, and what it leaves alone."""

import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from laur.i18n import HARD_SPACE, NOT_TEXT, typeset, typeset_runs, typography
from tests.properties import examples


def shown(text: str) -> str:
    """The text with its hard spaces as ``~``."""
    return text.replace(HARD_SPACE, "~")


@pytest.mark.parametrize(
    ("raw", "finished"),
    [
        ("Klaster w Polsce i na świecie", "Klaster w~Polsce i~na świecie"),
        ("W listopadzie", "W~listopadzie"),
        ("(w domu) „i tu” «o tym»", "(w~domu) „i~tu” «o~tym»"),
        ("a i w zakładzie", "a~i~w~zakładzie"),
        ("wymagań i  standardów", "wymagań i~standardów"),
        ("poziomie w  i  o", "poziomie w~i~o"),
        ("z\nnową linią", "z~nową linią"),
        ("już w~domu".replace("~", HARD_SPACE), "już w~domu"),
        ("B+R i ICT", "B+R i~ICT"),
        ("Kennedy'a znał", "Kennedy’a znał"),
        ("jakości ( brąz, srebro i złoto)", "jakości ( brąz, srebro i~złoto)"),
        ("koniec w", "koniec w"),
        ("e-maila z adresu", "e-maila z~adresu"),
    ],
)
def test_a_one_letter_word_never_ends_a_line_in_polish(raw: str, finished: str) -> None:
    assert shown(typeset(raw, "pl")) == finished


@pytest.mark.parametrize(
    ("raw", "finished"),
    [
        ('certyfikat "Gold Label".', "certyfikat „Gold Label”."),
        ('"Raz "dwa" trzy" oraz "pięć"', "„Raz «dwa» trzy” oraz „pięć”"),
        ('„Raz "dwa" trzy”', "„Raz «dwa» trzy”"),
        ('«Raz "dwa" trzy»', "«Raz „dwa” trzy»"),
        ('„Gold"', "„Gold”"),
        ('"Gold”', "„Gold”"),
        ('("Gold")', "(„Gold”)"),
        ('"Gold"-Label', "„Gold”-Label"),
        ('"..."', "„…”"),
        ('słowo "', 'słowo "'),
        ('ekran 15" i 17"', 'ekran 15" i~17"'),
        ('"bez końca', '"bez końca'),
        ("'Gold' i „Silver”", "‘Gold’ i~„Silver”"),
        ("“English” „Niemieckie“", "“English” „Niemieckie“"),
        ('"W domu"', "„W~domu”"),
    ],
)
def test_polish_quotation_marks_open_low_and_inner_ones_are_angled(raw: str, finished: str) -> None:
    assert shown(typeset(raw, "pl")) == finished


@pytest.mark.parametrize(
    ("raw", "finished"),
    [
        ('The "Gold Label" of a cluster', "The “Gold Label” of a cluster"),
        ('"He said "yes" today"', "“He said ‘yes’ today”"),
        ("the cluster's members' label isn't it", "the cluster’s members’ label isn’t it"),
        ("'quoted' and '90s", "‘quoted’ and ’90s"),
        ('"the clusters\' label"', "“the clusters’ label”"),
        ("the years 2019-2023 ...", "the years 2019–2023 …"),
        ("a word -- or a dash – here", "a word~– or a dash~– here"),
        ("50 km, No. 5, 20 % off", "50~km, No.~5, 20~% off"),
    ],
)
def test_english_has_its_own_quotation_marks(raw: str, finished: str) -> None:
    assert shown(typeset(raw, "en")) == finished
    assert shown(typeset(raw, "en-GB")) == finished


@pytest.mark.parametrize(
    ("raw", "finished"),
    [
        ("2019-2023", "2019–2023"),
        ("w latach 2019-2023.", "w~latach 2019–2023."),
        ("10-20%", "10–20%"),
        ("4-6 grudnia", "4–6~grudnia"),
        ("str. 5-17, (3-5)", "str.~5–17, (3–5)"),
        ("godz. 10:00-12:30", "godz.~10:00–12:30"),
        ("słowo - słowo", "słowo~– słowo"),
        ("słowo -- słowo", "słowo~– słowo"),
        ("Posiadacze – złoty poziom", "Posiadacze~– złoty poziom"),
        ("polsko-niemiecki -5 –", "polsko-niemiecki -5~–"),
        ("- Otrzymanie statusu", "– Otrzymanie statusu"),
        ("tak...", "tak…"),
    ],
)
def test_hyphens_and_dots_become_dashes_and_ellipses(raw: str, finished: str) -> None:
    assert shown(typeset(raw, "pl")) == finished


@pytest.mark.parametrize(
    "text",
    [
        "2019-12-08",
        "2019-12",
        "123-456-789",
        "tel. 22-555",
        "tel.: 555-1234",
        "00-950 Warszawa",
        "15-200 Białystok",
        "ISO 9001-2015",
        "ISO/IEC 17021-17025",
        "PN-EN 15593-15600",
        "nr~12-34",
        "20-10",
        "B-52",
        "NIP 123-456-78-90",
        "X1-2",
        "1.2-3.4",
        "2019-2023-x",
        "rolno-spożywczy",
        "19-tu",
        "....",
        "../media/a.svg",
        "https://example.org/2019-2023/a...b",
        "www.example.org/2019-2023",
        "jan-5-10@example.org",
        "52°13'56\"",
    ],
)
def test_codes_dates_and_addresses_are_left_alone(text: str) -> None:
    assert shown(typeset(text.replace("~", " "), "pl")) == text


@pytest.mark.parametrize(
    ("raw", "finished"),
    [
        ("do 31 grudnia 2024 r.", "do 31~grudnia 2024~r."),
        ("w 2023 roku", "w~2023~roku"),
        ("XX w. i później", "XX~w. i~później"),
        ("136 pkt, 5 mln zł, 80 %", "136~pkt, 5~mln zł, 80~%"),
        ("6 500 firm, 1 234 567 zł", "6~500 firm, 1~234~567~zł"),
        ("w 2019 500 firm", "w~2019 500 firm"),
        ("nr 5, ok. 20, art. 3", "nr~5, ok.~20, art.~3"),
        ("w 2019 m.in. energetyczny", "w~2019 m.in. energetyczny"),
        ("5 minut, 3 lata", "5 minut, 3 lata"),
        ("do 31 grudnia 2024, 4–6 maja i 1 marca", "do 31~grudnia 2024, 4–6~maja i~1~marca"),
        ("2019 grudnia, 12 majami, 3 maj", "2019 grudnia, 12 majami, 3 maj"),
    ],
)
def test_a_number_stays_on_the_line_of_what_it_counts(raw: str, finished: str) -> None:
    assert shown(typeset(raw, "pl")) == finished


def test_an_english_day_stays_on_the_line_of_its_month() -> None:
    assert shown(typeset("by 31 December 2024, 10 kg, 5 Mayors", "en")) == "by 31~December 2024, 10~kg, 5 Mayors"


@pytest.mark.parametrize(
    "address", ["https://przyklad.example/w-i-o/2019-2023?x=...", "www.a.example/5-8", "a-9@b.example"]
)
@pytest.mark.parametrize("lang", ["pl", "en"])
def test_an_address_is_never_typeset(address: str, lang: str) -> None:
    assert typeset(f"Zob. {address} -- tu", lang) == f"Zob. {address}{HARD_SPACE}– tu"


def test_a_paragraph_in_pieces_is_typeset_as_one() -> None:
    assert typeset_runs(['Powiedział: "to ', "jest", ' w', ' domu" i', " ", NOT_TEXT], "pl") == [
        "Powiedział: „to ", "jest", " w", f"{HARD_SPACE}domu” i", HARD_SPACE, NOT_TEXT,
    ]  # fmt: skip
    assert typeset_runs(['"', NOT_TEXT, '" a "', "b", '"'], "pl") == ["„", NOT_TEXT, f"” a{HARD_SPACE}„", "b", "”"]
    assert typeset_runs(["w ", " domu", "", "2019-", "2023"], "pl")[:3] == [f"w{HARD_SPACE}", "domu", ""]
    assert typeset_runs([], "pl") == []


def test_a_language_without_rules_keeps_its_quotation_marks() -> None:
    assert typeset('"Gold" a i ... 2019-2023 - z', "de") == '"Gold" a i … 2019–2023 – z'


# Pieces that the rules react to, joined at random.
_PIECES = st.sampled_from([
    *" \n\u00a0\"'„”“«»‘’.,:;!?()[]/-–—…aiwzAWb05é°@&%", "  ", "...", "--", " - ", "12", "123", "2019", "2019-2023",
    "nr ", "ok. ", "r.", "zł", "km", "XX", "w.", "iso ", "tel. ", "www.x", "https://x", "a@b.pl", "10:00", "słowo",
    "l'a", "clusters'", NOT_TEXT,
])  # fmt: skip
_TEXTS = st.lists(_PIECES, max_size=24).map("".join)
_LANGS = st.sampled_from(["pl", "en", "de"])


@settings(max_examples=examples(1500))
@given(_TEXTS, _LANGS)
@example('"a "5\' b" c"', "en")
@example("...1-2", "pl")
@example("a...nr 12 345", "pl")
@example("...12 345", "pl")
@example("iso 5 km 10-20", "pl")
def test_text_that_is_typeset_already_stays_as_it_is(text: str, lang: str) -> None:
    once = typeset(text, lang)
    assert typeset(once, lang) == once


@settings(max_examples=examples(500))
@given(st.one_of(_TEXTS, st.text(max_size=60)), _LANGS)
def test_letters_and_digits_are_never_changed(text: str, lang: str) -> None:
    def kept(of: str) -> str:
        return "".join(c for c in of if unicodedata.category(c)[0] in "LNMS" or c == NOT_TEXT)

    assert kept(typeset(text, lang)) == kept(text)


@settings(max_examples=examples(500))
@given(st.lists(_TEXTS, max_size=6), _LANGS)
def test_where_a_paragraph_is_cut_makes_no_difference(runs: list[str], lang: str) -> None:
    pieces = typeset_runs(runs, lang)
    assert len(pieces) == len(runs)
    assert "".join(pieces) == typeset("".join(runs), lang)


@settings(max_examples=examples(500))
@given(_TEXTS)
def test_words_stay_separate(text: str) -> None:
    def words(of: str) -> list[str]:
        return re.sub(r"[^\w\s]", "", of).split()

    assert words(typeset(text, "pl")) == words(text)


@settings(max_examples=examples(1500))
@given(st.one_of(_TEXTS, st.text(max_size=60)), _LANGS)
@example("٣ km", "pl")
@example("12°30'", "en")
def test_a_rule_is_left_out_only_where_it_matches_nothing(text: str, lang: str) -> None:
    rules = typography._rules(lang)
    for rule in (rules.fixed, *rules.replaced):
        if rule.pattern.search(text):
            assert rule.can_match(text, has_digit=bool(re.search(r"\d", text))), (rule.pattern.pattern, text)
