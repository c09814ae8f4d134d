"""The questions of `new`: each has words in both languages, a key of the model, and an answer that is sound."""

from datetime import date

import pytest

from laur.frontmatter import read_document
from laur.model import DOCUMENT_TYPES, Announcement, Certificate, Level, Organisation, Scheme, Site
from laur.scaffold.documents import InvalidAnswer, Missing, Needless, complaints, gather, text_of
from laur.scaffold.kinds import MAKINGS
from laur.scaffold.questions import Phrase, fault, meant
from laur.scaffold.situation import Choice, SiteChoices, Situation
from laur.scaffold.words import words

GOLD = Certificate(id="alfa-znak-2022", organisation="alfa", scheme="znak", level="zloto")
DESK = SiteChoices(
    site=Site(title={"": "Próba"}, languages=("pl", "en")),
    day=date(2024, 6, 1),
    organisations={"alfa": Organisation(name="Klaster Alfa"), "beta": Organisation(name="Łódzki Klaster Beta")},
    schemes={
        "znak": Scheme(name={"": "Znak"}, levels=(Level(id="zloto", rank=2, name={"": "Złoto"}),)),
        "plain": Scheme(name={"": "Bez poziomów"}),
    },
    certificates=(GOLD,),
    tags=("nagrody", "jakość"),
    files=frozenset({"news/2024-06-01-klaster.md", "organisations/alfa.md"}),
)

Given = dict[str, tuple[str, ...]]
WHOLE: dict[str, Given] = {
    "announcement": {
        "title": ("NO: złoto #1",),
        "written-in": ("en",),
        "date": ("2024-05",),
        "summary": ("Zdanie.",),
        "tag": ("nagrody", "Nowe, ważne"),
        "organisation": ("beta", "alfa"),
        "scheme": ("znak",),
        "holder": ("alfa",),
        "level": ("zloto",),
        "awarded": ("2024",),
        "valid-from": ("2024-05-01",),
        "valid-until": ("open",),
        "supersedes": ("alfa-znak-2022",),
        "certificate-id": ("alfa-znak-2024",),
        "draft": ("true",),
        "file": ("złoto dla alfy",),
    },
    "organisation": {
        "name": ("Gamma: klaster",),
        "written-in": ("en",),
        "short-name": ("G",),
        "kind": ("cluster",),
        "country": ("PL",),
        "city": ("Łódź",),
        "url": ("https://example.org/",),
        "file": ("organisations/gamma.md",),
    },
    "scheme": {
        "name": ("Medal",),
        "written-in": ("en",),
        "issuer": ("alfa", "Jan Próbny"),
        "level": ("Niższy", "Wyższy"),
        "term": ("2 lata",),
        "count-from": ("awarded",),
        "url": ("https://example.org/",),
        "file": ("medal",),
    },
    "page": {
        "title": ("Kontakt",),
        "written-in": ("en",),
        "summary": ("Zdanie.",),
        "draft": ("true",),
        "file": ("kontakt.md",),
    },
}


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_every_question_has_its_words_and_no_words_are_left_over(lang: str):
    said = words(lang)
    used = {name for kind, making in MAKINGS.items() for q in making.questions for name in (q.name, f"{kind}.{q.name}")}
    assert set(said.asked) <= used
    for kind, making in MAKINGS.items():
        assert said.kinds[kind]
        for question in making.questions:
            asked = said.of(kind, question.name)
            assert asked.label
            assert len(asked.hint) < 100, asked.hint
    assert set(words("pl").phrases) == set(words("en").phrases)
    assert set(words("pl").choices) == set(words("en").choices)


def test_there_is_a_making_for_every_kind_of_document():
    assert [making.kind for making in MAKINGS.values()] == list(DOCUMENT_TYPES)


@pytest.mark.parametrize("kind", sorted(WHOLE))
def test_all_answers_together_become_a_document_without_problems(kind: str):
    making, given = MAKINGS[kind], WHOLE[kind]
    assert set(given) == {question.name for question in making.questions}
    situation = gather(making, DESK, given, None)
    assert complaints(making, situation, given) == []
    reading = read_document(making.path(situation), text_of(making, situation, "Tekst.").encode(), "pl")
    assert reading.problems == ()
    assert reading.markdown == "Tekst."
    assert reading.document is not None
    assert reading.document.lang == "en"


def test_what_is_answered_stands_under_its_key():
    making = MAKINGS["announcement"]
    text = text_of(making, gather(making, DESK, WHOLE["announcement"], None), "")
    document = read_document("news/a.md", text.encode(), "pl").document
    assert document is not None
    meta = document.meta
    assert isinstance(meta, Announcement)
    assert (meta.title, meta.tags, meta.draft) == ("NO: złoto #1", ("nagrody", "Nowe, ważne"), True)
    (stated,) = meta.certificates
    assert isinstance(stated, Certificate)
    assert (stated.id, stated.organisation, stated.level) == ("alfa-znak-2024", "alfa", "zloto")
    assert (str(stated.valid_until), stated.supersedes) == ("open", "alfa-znak-2022")


def test_a_scheme_ranks_its_levels_and_knows_its_issuers():
    making = MAKINGS["scheme"]
    document = read_document(
        "schemes/m.md", text_of(making, gather(making, DESK, WHOLE["scheme"], None), "").encode(), "pl"
    ).document
    assert document is not None
    meta = document.meta
    assert isinstance(meta, Scheme)
    assert [(level.id, level.rank, level.name) for level in meta.levels] == [
        ("nizszy", 1, {"": "Niższy"}),
        ("wyzszy", 2, {"": "Wyższy"}),
    ]
    assert [(each.name, each.organisation) for each in meta.issuers] == [("Klaster Alfa", "alfa"), ("Jan Próbny", None)]


def test_names_are_proposed_that_nothing_has_yet():
    making = MAKINGS["announcement"]
    given: Given = {"title": ("Klaster",), "organisation": ("alfa",), "scheme": ("znak",), "awarded": ("2022-03",)}
    situation = gather(making, DESK, given, None)
    assert situation.one("file") == "news/2024-06-01-klaster-2.md"
    assert situation.one("holder") == "alfa"
    assert situation.one("certificate-id") == "alfa-znak-2022-2"
    assert situation.one("date") == "2024-06-01"


def test_all_that_is_wrong_is_told_at_once():
    making = MAKINGS["announcement"]
    given: Given = {
        "date": ("31.12.2024",),
        "organisation": ("alpha",),
        "scheme": ("znka",),
        "valid-until": ("2024-13",),
        "draft": ("maybe",),
    }
    found = list(complaints(making, gather(making, DESK, given, None), given))
    assert [(type(each), each.question.name) for each in found] == [
        (Missing, "title"),
        (InvalidAnswer, "date"),
        (InvalidAnswer, "organisation"),
        (InvalidAnswer, "scheme"),
        (InvalidAnswer, "valid-until"),
        (InvalidAnswer, "draft"),
    ]


def test_an_answer_to_what_is_not_asked_is_told():
    making = MAKINGS["announcement"]
    given: Given = {"title": ("A",), "level": ("zloto",)}
    assert [type(each) for each in complaints(making, gather(making, DESK, given, None), given)] == [Needless]


@pytest.mark.parametrize(
    ("file", "wrong"),
    [
        ("../a", True),
        ("news/.a.md", True),
        ("a?b", True),
        ("news//a.md", True),
        ("2024-06-01-klaster", True),
        ("content/news/2024-06-01-klaster.md", True),
        ("a/b", False),
        ("news\\a.md", False),
    ],
)
def test_a_file_stands_in_its_folder_and_is_new(file: str, wrong: bool):
    question = MAKINGS["announcement"].questions[-1]
    found = fault(question, file, Situation(DESK, {}))
    assert isinstance(found, Phrase) is wrong


def test_an_organisations_file_is_an_id():
    question = MAKINGS["organisation"].questions[-1]
    assert fault(question, "Klaster Gamma", Situation(DESK, {})) is not None
    assert fault(question, "klaster-gamma", Situation(DESK, {})) is None


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("alfa", "alfa"),
        ("klaster alfa", "alfa"),
        ("LODZKI", "beta"),
        ("klaster", "klaster"),
        ("  beta ", "beta"),
        ("", ""),
        ("nikt", "nikt"),
    ],
)
def test_a_choice_is_meant_by_its_name_or_a_part_that_only_it_has(typed: str, answer: str):
    question = next(q for q in MAKINGS["announcement"].questions if q.name == "organisation")
    assert meant(question, typed, DESK.organisation_choices()) == answer


def test_a_choice_is_shown_with_its_name():
    assert Choice("alfa", "Klaster Alfa").shown == "Klaster Alfa (alfa)"
    assert Choice("nagrody").shown == "nagrody"
