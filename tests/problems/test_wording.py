from string import Formatter

import pytest

from laur.i18n.messages.en.problems import TERMS as ENGLISH_TERMS
from laur.i18n.messages.en.problems import WORDING as ENGLISH
from laur.i18n.messages.pl.problems import TERMS as POLISH_TERMS
from laur.i18n.messages.pl.problems import WORDING as POLISH
from laur.i18n.messages.template import MessageTemplate
from laur.model import Entry, Place
from laur.problems import CODES, Problem, Severity, has_errors, in_order, nearest, problem
from laur.problems.messages import message_for


def names(wording: MessageTemplate) -> set[str]:
    templates = (wording.what, wording.fix, wording.near or "")
    return {name for template in templates for _, name, _, _ in Formatter().parse(template) if name}


def kinds(base: type[Entry] = Entry) -> set[str]:
    below = [kind for kind in base.__subclasses__() if kind.__module__.startswith("laur.")]
    return {kind.__name__ for kind in below} | {name for kind in below for name in kinds(kind)}


@pytest.mark.parametrize("wording", [ENGLISH, POLISH], ids=["English", "Polish"])
def test_every_code_is_worded_and_every_wording_has_its_code(wording):
    assert set(wording) == set(CODES)


@pytest.mark.parametrize("code", sorted(CODES))
def test_both_languages_say_the_same_of_a_problem(code):
    assert names(ENGLISH[code]) == names(POLISH[code])
    assert (ENGLISH[code].near is None) == (POLISH[code].near is None)


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_mend_with_a_suggestion_names_it(code):
    for language in (ENGLISH, POLISH):
        near = language[code].near
        assert near is None or "{nearest}" in near


@pytest.mark.parametrize("code", sorted(CODES))
def test_polish_uses_polish_quotation_marks(code):
    said = "".join((POLISH[code].what, POLISH[code].fix, POLISH[code].near or ""))
    assert "“" not in said
    assert said.count("„") == said.count("”")


@pytest.mark.parametrize("terms", [ENGLISH_TERMS, POLISH_TERMS], ids=["English", "Polish"])
def test_every_group_of_keys_has_a_name(terms):
    assert {f"kind {kind}" for kind in kinds()} <= set(terms)


def test_a_term_is_said_in_the_language_of_the_sentence():
    reported = problem("key-missing", "news/x.md", key="title", kind="Announcement")
    assert message_for(reported, "en").what == "“title” is missing in an announcement."
    assert message_for(reported, "pl").what == "Brakuje pola „title” (aktualność)."


def test_the_suggestion_takes_the_place_of_the_general_mend():
    reported = problem("scheme-unknown", "news/x.md", value="kk", nearest="kkk")
    assert message_for(reported, "en").fix == "Did you mean “kkk”?"
    assert message_for(problem("scheme-unknown", "news/x.md", value="iso"), "en").fix == "Create schemes/iso.md."


def test_any_other_language_is_answered_in_english():
    assert message_for(problem("file-empty", "x.md"), "de") == message_for(problem("file-empty", "x.md"), "en")


def test_a_value_that_is_not_there_shows_as_an_ellipsis():
    assert message_for(Problem("scheme-unknown", "x.md"), "en").what == "There is no scheme “…”."


def test_braces_in_a_value_are_shown_as_they_are():
    assert (
        message_for(problem("scheme-unknown", "x.md", value="{value!r}{0}"), "en").what
        == "There is no scheme “{value!r}{0}”."
    )


def test_an_unknown_code_is_a_fault_of_the_program():
    with pytest.raises(KeyError):
        problem("no-such-code", "x.md")


def test_problems_are_told_by_file_and_place_and_each_once():
    late = problem("value-empty", "b.md", Place(2, 1), key="title")
    warning = problem("value-cut", "a.md", Place(3, 1))
    error = problem("value-empty", "a.md", Place(3, 1), key="title")
    assert in_order([late, warning, error, late]) == (error, warning, late)


def test_only_errors_stop_a_build():
    warning = problem("anchor-missing", "a.md", value="x")
    assert warning.severity is Severity.WARNING
    assert not has_errors([warning])
    assert has_errors([warning, problem("file-empty", "a.md")])


def test_the_nearest_word_minds_slips_but_not_case():
    assert nearest("Titel", ["title", "tags"]) == "title"
    assert nearest("TITLE", ["title"]) == "title"
    assert nearest("zzz", ["title", "tags"]) is None
