"""The questions of `new`: each has texts in both languages, and a valid answer becomes front matter."""

from datetime import date

import pytest
from msgspec.structs import replace

from laur.editing import NotEditable
from laur.frontmatter import read_document
from laur.i18n.messages import texts
from laur.model import (
    DOCUMENT_TYPES,
    Announcement,
    Certificate,
    Kind,
    Level,
    Organisation,
    Scheme,
    Score,
    Site,
)
from laur.problems import Problem
from laur.scaffold.context import Choice, ExistingContent, QuestionContext
from laur.scaffold.new_document import (
    InvalidAnswer,
    MissingAnswer,
    UnexpectedAnswer,
    answer_errors,
    files_of,
    gather,
    text_of,
)
from laur.scaffold.question import Question, QuestionMessage, check_answer, resolve
from laur.scaffold.question_texts import QuestionTexts
from laur.scaffold.questions import QUESTIONNAIRES
from laur.scaffold.scores import score_of

GOLD = Certificate(id="alfa-znak-2022", organisation="alfa", scheme="znak", level="zloto")
EXISTING = ExistingContent(
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
        "kind": ("renewal",),
        "assessed": ("2023-11",),
        "awarded": ("2024",),
        "valid-from": ("2024-05-01",),
        "valid-until": ("open",),
        "term": ("2 lata",),
        "score": ("136 pkt / 140 pkt",),
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
def test_every_question_has_its_texts_and_no_text_is_left_over(lang: str):
    own = QuestionTexts(lang)
    used = {
        name for kind, each in QUESTIONNAIRES.items() for q in each.questions for name in (q.name, f"{kind}.{q.name}")
    }
    parts = ("label", "meaning", "note")
    assert {name.rpartition(".")[0] for name in texts("questions", lang) if name.rpartition(".")[2] in parts} <= used
    assert {name for name in texts("questions", lang) if name.startswith("heading.")} == {
        f"heading.{kind}" for kind in QUESTIONNAIRES
    }
    for kind, questionnaire in QUESTIONNAIRES.items():
        assert own.heading(kind)
        for question in questionnaire.questions:
            text = own.of(kind, question.name)
            assert text.label
            assert len(text.hint) < 100, text.hint


def test_every_kind_of_document_has_questions():
    made = [questionnaire.model for questionnaire in QUESTIONNAIRES.values() if not questionnaire.added_to]
    assert made == list(DOCUMENT_TYPES)


@pytest.mark.parametrize("kind", sorted(WHOLE))
def test_answers_to_all_questions_become_a_document_without_problems(kind: str):
    questionnaire, given = QUESTIONNAIRES[kind], WHOLE[kind]
    assert set(given) == {question.name for question in questionnaire.questions}
    context = gather(questionnaire, EXISTING, given, None)
    assert answer_errors(questionnaire, context, given) == []
    reading = read_document(questionnaire.path(context), text_of(questionnaire, context, "Tekst.").encode(), "pl")
    assert reading.problems == ()
    assert reading.markdown == "Tekst."
    assert reading.document is not None
    assert reading.document.lang == "en"


def test_an_answer_is_the_value_of_its_key():
    questionnaire = QUESTIONNAIRES["announcement"]
    text = text_of(questionnaire, gather(questionnaire, EXISTING, WHOLE["announcement"], None), "")
    document = read_document("news/a.md", text.encode(), "pl").document
    assert document is not None
    meta = document.meta
    assert isinstance(meta, Announcement)
    assert (meta.title, meta.tags, meta.draft) == ("NO: złoto #1", ("nagrody", "Nowe", "ważne"), True)
    (stated,) = meta.certificates
    assert isinstance(stated, Certificate)
    assert (stated.id, stated.organisation, stated.level) == ("alfa-znak-2024", "alfa", "zloto")
    assert (str(stated.valid_until), stated.supersedes) == ("open", "alfa-znak-2022")
    assert (stated.kind, str(stated.assessed), str(stated.term)) == (Kind.RENEWAL, "2023-11", "2 years")
    assert stated.score == Score(value=136, max=140)


def test_a_scheme_ranks_its_levels_and_links_its_issuers():
    questionnaire = QUESTIONNAIRES["scheme"]
    document = read_document(
        "schemes/m.md",
        text_of(questionnaire, gather(questionnaire, EXISTING, WHOLE["scheme"], None), "").encode(),
        "pl",
    ).document
    assert document is not None
    meta = document.meta
    assert isinstance(meta, Scheme)
    assert [(level.id, level.rank, level.name) for level in meta.levels] == [
        ("nizszy", 1, {"": "Niższy"}),
        ("wyzszy", 2, {"": "Wyższy"}),
    ]
    assert [(each.name, each.organisation) for each in meta.issuers] == [("Klaster Alfa", "alfa"), ("Jan Próbny", None)]


def test_only_names_that_are_free_are_proposed():
    questionnaire = QUESTIONNAIRES["announcement"]
    given: Given = {"title": ("Klaster",), "organisation": ("alfa",), "scheme": ("znak",), "awarded": ("2022-03",)}
    context = gather(questionnaire, EXISTING, given, None)
    assert context.one("file") == "news/2024-06-01-klaster-2.md"
    assert context.one("holder") == "alfa"
    assert context.one("certificate-id") == "alfa-znak-2022-2"
    assert context.one("date") == "2024-06-01"


AWARD: Given = {"title": ("Klaster",), "organisation": ("alfa",), "scheme": ("znak",), "level": ("zloto",)}


def answered(given: Given, existing: ExistingContent = EXISTING, kind: str = "announcement") -> QuestionContext:
    return gather(QUESTIONNAIRES[kind], existing, given, None)


def test_neither_an_id_nor_a_file_name_has_a_year_that_nobody_stated():
    undated = answered({**AWARD, "date": ("",)})
    assert (undated.one("certificate-id"), undated.one("file")) == ("alfa-znak-zloto", "news/klaster.md")
    assert answered(AWARD).one("certificate-id") == "alfa-znak-zloto"  # today is proposed, not stated
    assert answered({**AWARD, "date": ("2023-05",)}).one("certificate-id") == "alfa-znak-zloto-2023"
    assert answered({**AWARD, "assessed": ("2021-11",)}).one("certificate-id") == "alfa-znak-zloto-2021"
    assert answered({**AWARD, "awarded": ("2022",), "assessed": ("2021-11",)}).one("certificate-id").endswith("-2022")


def test_the_short_name_of_an_organisation_names_its_file_its_certificates_and_itself():
    given: Given = {"name": ("Bydgoski Klaster Przemysłowy",), "short-name": ("BKP",)}
    assert answered(given, kind="organisation").one("file") == "organisations/bkp.md"
    long = "bydgoski-klaster-przemyslowy"
    bkp = Organisation(name="Bydgoski Klaster Przemysłowy", short_name="BKP", aliases=("Dolina Narzędziowa",))
    existing = replace(EXISTING, organisations={**EXISTING.organisations, long: bkp})
    for name in ("BKP", "bkp", "Dolina Narzędziowa"):
        context = answered({**AWARD, "organisation": (name,), "awarded": ("2024",)}, existing)
        assert context.all("organisation") == (long,)
        assert context.one("certificate-id") == "bkp-znak-zloto-2024"


@pytest.mark.parametrize(
    ("kind", "name", "typed", "answers"),
    [
        ("announcement", "tag", ("nagrody, jakość",), ("nagrody", "jakość")),
        ("announcement", "tag", ("nagrody,, jakość,", "nagrody"), ("nagrody", "jakość")),
        ("announcement", "organisation", ("alfa, Łódzki Klaster Beta",), ("alfa", "beta")),
        ("scheme", "level", ("Brąz, Srebro",), ("Brąz", "Srebro")),
        ("scheme", "issuer", ("Ministerstwo Rozwoju, Pracy",), ("Ministerstwo Rozwoju, Pracy",)),
    ],
)
def test_a_comma_separates_answers_except_in_names(
    kind: str, name: str, typed: tuple[str, ...], answers: tuple[str, ...]
):
    assert answered({name: typed}, kind=kind).all(name) == answers


def test_a_comma_in_the_name_of_an_organisation_does_not_separate():
    gamma = Organisation(name="Gamma, Delta i Spółka")
    existing = replace(EXISTING, organisations={**EXISTING.organisations, "gamma": gamma})
    assert answered({"organisation": ("Gamma, Delta i Spółka",)}, existing).all("organisation") == ("gamma",)


@pytest.mark.parametrize("name", ["Con", "aux", "NUL", "Com1", "lpt9"])
@pytest.mark.parametrize("kind", ["announcement", "organisation", "scheme", "page"])
def test_no_file_gets_a_name_that_windows_reserves(kind: str, name: str):
    first = QUESTIONNAIRES[kind].questions[0].name
    assert answered({first: (name,)}, kind=kind).one("file").endswith(f"{name.lower()}-2.md")
    question = QUESTIONNAIRES[kind].questions[-1]
    for file in (name, f"{name}.md", f"a/{name}.x/b" if kind == "page" else name):
        found = check_answer(question, file, QuestionContext(EXISTING, {}))
        assert isinstance(found, Problem)
        assert found.code == "name-reserved"


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("136/140", ("136", "140")),
        ("136pkt/140pkt", ("136", "140")),
        ("136,5 z 140 punktów", ("136.5", "140")),
        ("89.25 of 100", ("89.25", "100")),
        ("136", None),
        ("136/140/150", None),
        ("dużo/140", None),
    ],
)
def test_a_score_is_read_as_announcements_write_it(text: str, score: tuple[str, str] | None):
    assert score_of(text) == score


def test_an_impossible_score_is_refused_at_once():
    question = next(each for each in QUESTIONNAIRES["announcement"].questions if each.name == "score")
    for text in ("136", "1/0", "złoto"):
        assert check_answer(question, text, QuestionContext(EXISTING, {})) is not None


def test_an_organisation_that_was_named_at_the_prompt_is_written_with_the_document():
    def ask(question: Question, context: QuestionContext) -> tuple[str, ...]:
        typed = {"title": ("Złoto",), "organisation": ("Klaster Nowy",), "scheme": ("plain",)}
        return typed.get(question.name, (question.proposal(context),))

    questionnaire = QUESTIONNAIRES["announcement"]
    context = gather(questionnaire, EXISTING, {}, ask)
    assert (context.all("organisation"), context.one("holder")) == (("klaster-nowy",), "klaster-nowy")
    files = files_of(questionnaire, context, "Tekst.", lambda _: b"")
    assert not isinstance(files, NotEditable)
    assert list(files) == ["organisations/klaster-nowy.md", "news/2024-06-01-zloto.md"]
    assert "\nname: Klaster Nowy\n" in files["organisations/klaster-nowy.md"].text
    assert "organisations: [klaster-nowy]" in files["news/2024-06-01-zloto.md"].text


def test_all_errors_are_reported_at_once():
    questionnaire = QUESTIONNAIRES["announcement"]
    given: Given = {
        "date": ("31.12.2024",),
        "organisation": ("alpha",),
        "scheme": ("znka",),
        "valid-until": ("2024-13",),
        "draft": ("maybe",),
    }
    found = list(answer_errors(questionnaire, gather(questionnaire, EXISTING, given, None), given))
    assert [(type(each), each.question.name) for each in found] == [
        (MissingAnswer, "title"),
        (InvalidAnswer, "date"),
        (InvalidAnswer, "organisation"),
        (InvalidAnswer, "scheme"),
        (InvalidAnswer, "valid-until"),
        (InvalidAnswer, "draft"),
    ]


def test_an_answer_to_a_question_that_does_not_apply_is_reported():
    questionnaire = QUESTIONNAIRES["announcement"]
    given: Given = {"title": ("A",), "level": ("zloto",)}
    assert [
        type(each) for each in answer_errors(questionnaire, gather(questionnaire, EXISTING, given, None), given)
    ] == [UnexpectedAnswer]


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
def test_a_file_is_in_its_folder_and_new(file: str, wrong: bool):
    question = QUESTIONNAIRES["announcement"].questions[-1]
    found = check_answer(question, file, QuestionContext(EXISTING, {}))
    assert isinstance(found, QuestionMessage) is wrong


def test_the_file_name_of_an_organisation_is_an_id():
    question = QUESTIONNAIRES["organisation"].questions[-1]
    assert check_answer(question, "Klaster Gamma", QuestionContext(EXISTING, {})) is not None
    assert check_answer(question, "klaster-gamma", QuestionContext(EXISTING, {})) is None


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
def test_a_choice_is_found_by_its_name_or_by_a_part_that_only_it_has(typed: str, answer: str):
    question = next(q for q in QUESTIONNAIRES["announcement"].questions if q.name == "organisation")
    assert resolve(question, typed, EXISTING.organisation_choices()) == answer


def test_a_choice_is_shown_with_its_label_and_value():
    assert Choice("alfa", "Klaster Alfa").shown == "Klaster Alfa (alfa)"
    assert Choice("nagrody").shown == "nagrody"
