from string import Formatter

import pytest

from laur.i18n.messages.en.problems import TERMS as ENGLISH_TERMS
from laur.i18n.messages.en.problems import WORDING as ENGLISH
from laur.i18n.messages.pl.problems import TERMS as POLISH_TERMS
from laur.i18n.messages.pl.problems import WORDING as POLISH
from laur.i18n.messages.template import MessageTemplate
from laur.model import Entry, Place
from laur.problems import CODES, Problem, Severity, has_errors, in_order, nearest, problem
from laur.problems.formats import summary
from laur.problems.messages import message_for
from laur.problems.near_ids import near_id, unknown_id


def names(wording: MessageTemplate) -> set[str]:
    templates = (wording.what, wording.fix, wording.near or "", wording.renamed or "")
    return {name for template in templates for _, name, _, _ in Formatter().parse(template) if name}


def kinds(base: type[Entry] = Entry) -> set[str]:
    below = [kind for kind in base.__subclasses__() if kind.__module__.startswith("laur.")]
    return {kind.__name__ for kind in below} | {name for kind in below for name in kinds(kind)}


@pytest.mark.parametrize("wording", [ENGLISH, POLISH], ids=["English", "Polish"])
def test_every_code_has_a_message_and_every_message_a_code(wording):
    assert set(wording) == set(CODES)


@pytest.mark.parametrize("code", sorted(CODES))
def test_both_languages_use_the_same_values(code):
    assert names(ENGLISH[code]) == names(POLISH[code])
    assert (ENGLISH[code].near is None) == (POLISH[code].near is None)
    assert (ENGLISH[code].renamed is None) == (POLISH[code].renamed is None)


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_fix_with_a_suggestion_names_it(code):
    for language in (ENGLISH, POLISH):
        near = language[code].near
        assert near is None or "{nearest}" in near


@pytest.mark.parametrize("code", sorted(CODES))
def test_polish_uses_polish_quotation_marks(code):
    message = "".join((POLISH[code].what, POLISH[code].fix, POLISH[code].near or "", POLISH[code].renamed or ""))
    assert "“" not in message
    assert message.count("„") == message.count("”")


@pytest.mark.parametrize("terms", [ENGLISH_TERMS, POLISH_TERMS], ids=["English", "Polish"])
def test_every_group_of_keys_has_a_name(terms):
    assert {f"kind {kind}" for kind in kinds()} <= set(terms)


@pytest.mark.parametrize(
    ("characters", "english", "polish"),
    [(111, "111 characters;", "111 znaków,"), (122, "122 characters;", "122 znaki,"), (125, "125", "125 znaków,")],
)
def test_a_number_in_a_message_has_the_right_plural(characters: int, english: str, polish: str):
    reported = problem("title-long", "news/x.md", value=characters, limit=110)
    assert message_for(reported, "en").what.startswith(f"The title has {english}")
    assert message_for(reported, "pl").what.startswith(f"Tytuł ma {polish}")


@pytest.mark.parametrize(
    ("errors", "english", "polish"),
    [(1, "1 error", "1 błąd"), (2, "2 errors", "2 błędy"), (5, "5 errors", "5 błędów"), (22, "22 errors", "22 błędy")],
)
def test_a_summary_has_the_right_plurals(errors: int, english: str, polish: str):
    found = [*[problem("file-empty", f"{n}.md") for n in range(errors)], problem("value-cut", "a.md")]
    assert summary(found, "en") == f"{english}, 1 warning"
    assert summary(found, "pl") == f"{polish}, 1 ostrzeżenie"
    assert summary(found, "de") == f"{english}, 1 warning"


def test_a_summary_of_nothing_is_empty():
    assert summary([], "pl") == ""


@pytest.mark.parametrize("kind", ["renewal", "upgrade"])
def test_the_kind_of_a_certificate_has_its_article(kind: str):
    reported = problem("predecessor-missing", "news/x.md", kind=kind)
    assert message_for(reported, "en").what.startswith(f"This is {'an' if kind == 'upgrade' else 'a'} {kind},")


def test_a_term_is_in_the_language_of_the_message():
    reported = problem("key-missing", "news/x.md", key="title", kind="Announcement")
    assert message_for(reported, "en").what == "“title” is missing; it is required in an announcement."
    assert message_for(reported, "pl").what == "W aktualności brakuje klucza „title”."


def test_a_suggestion_replaces_the_general_fix():
    reported = problem("scheme-unknown", "news/x.md", value="kk", nearest="kkk")
    assert message_for(reported, "en").fix == "Did you mean “kkk”?"
    assert message_for(problem("scheme-unknown", "news/x.md", value="iso"), "en").fix == "Create schemes/iso.md."


def test_an_advised_file_name_is_an_id():
    found = unknown_id("organisation-unknown", "news/x.md", "Klaster Beta", {"klaster-alfa": ("Klaster Alfa",)})
    assert message_for(found, "en").fix == "Create organisations/klaster-beta.md, and write “klaster-beta” here."
    assert "klaster-beta.md" in message_for(found, "pl").fix
    found = unknown_id("organisation-unknown", "news/x.md", "klaster-alfi", {"klaster-alfa": ("Klaster Alfa",)})
    assert message_for(found, "en").fix == (
        "Did you mean “klaster-alfa” (Klaster Alfa)? Otherwise create organisations/klaster-alfi.md."
    )


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("Klaster Alfa", "klaster-alfa"),
        ("klasteralfa", "klaster-alfa"),
        ("alfa-klaster", "klaster-alfa"),
        ("klastr-alfa", "klaster-alfa"),
        ("BKP", "dolina"),
        ("klaster-beta", None),
        ("klaster-alfa-2", None),
        ("klaster", None),
        ("klaster-bkw", None),
        ("klaster-a", None),
        ("instytut-1", None),
    ],
)
def test_only_an_id_that_is_spelt_almost_like_it_is_suggested(word: str, near: str | None):
    known = {"klaster-alfa": ("Klaster Alfa",), "dolina": ("Dolina", "BKP"), "klaster-b": ("B",), "instytut-2": ("I",)}
    assert near_id(word, known) == near


def test_messages_in_any_other_language_are_english():
    assert message_for(problem("file-empty", "x.md"), "de") == message_for(problem("file-empty", "x.md"), "en")


def test_a_missing_value_shows_as_an_ellipsis():
    assert message_for(Problem("scheme-unknown", "x.md"), "en").what == "There is no scheme “…”."


def test_braces_in_a_value_are_shown_unchanged():
    assert (
        message_for(problem("scheme-unknown", "x.md", value="{value!r}{0}"), "en").what
        == "There is no scheme “{value!r}{0}”."
    )


def test_an_unknown_code_raises_an_error():
    with pytest.raises(KeyError):
        problem("no-such-code", "x.md")


def test_problems_are_sorted_by_file_and_place_without_duplicates():
    late = problem("value-empty", "b.md", Place(2, 1), key="title")
    warning = problem("value-cut", "a.md", Place(3, 1))
    error = problem("value-empty", "a.md", Place(3, 1), key="title")
    assert in_order([late, warning, error, late]) == (error, warning, late)


def test_only_errors_stop_a_build():
    warning = problem("anchor-missing", "a.md", value="x")
    assert warning.severity is Severity.WARNING
    assert not has_errors([warning])
    assert has_errors([warning, problem("file-empty", "a.md")])


def test_the_nearest_word_allows_typing_errors_and_ignores_case():
    assert nearest("Titel", ["title", "tags"]) == "title"
    assert nearest("TITLE", ["title"]) == "title"
    assert nearest("zzz", ["title", "tags"]) is None
