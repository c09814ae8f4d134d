"""The questions of `new`, for each kind of document, and the front matter that the answers make.

To ask one more question: add a `Question` here, its texts to `laur/i18n/messages/*/questions.py`, and its key to the
function below the questions.
"""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from laur.checks.titles import SUMMARY_LENGTH
from laur.frontmatter.answers import Answer, faults_of
from laur.i18n import slug
from laur.model import (
    Announcement,
    Certificate,
    CountFrom,
    Entry,
    Kind,
    Organisation,
    OrganisationKind,
    OwnCertificate,
    PlainPage,
    Scheme,
    SchemeTerm,
    Source,
)
from laur.problems import problem
from laur.scaffold.context import Choice, QuestionContext
from laur.scaffold.file_names import file_of, file_question
from laur.scaffold.question import Fault, Question, QuestionMessage
from laur.scaffold.scores import score_of

FrontMatter = dict[str, Answer]
"""Values as typed, by front-matter key."""


class Questionnaire(Struct, frozen=True):
    """The questions of one kind of document."""

    model: type[Entry]
    questions: tuple[Question, ...]
    front_matter: Callable[[QuestionContext], FrontMatter]
    """What the answers make."""
    added_to: str = ""
    """The question whose answer is the organisation to whose document the front matter is added; empty for a new
    document."""

    def path(self, context: QuestionContext) -> str:
        """The path of the document in `content/`."""
        return (
            file_of(Organisation, context.one(self.added_to))
            if self.added_to
            else file_of(self.model, context.one("file"))
        )


# ---------------------------------------------------------------------------------------------- shared questions


def _languages(context: QuestionContext) -> Sequence[Choice]:
    return [Choice(lang) for lang in context.existing.site.languages]


_WRITTEN_IN = Question(
    name="written-in",
    key="lang",
    metavar="LANG",
    choices=_languages,
    is_closed=True,
    unknown="language-not-on-site",
    proposal=lambda context: context.existing.site.lang,
    is_asked=lambda context: len(context.existing.site.languages) > 1,
)


def _summary(model: type[Entry]) -> Question:
    return Question(name="summary", model=model, key="summary", longest=SUMMARY_LENGTH)


def _draft(model: type[Entry]) -> Question:
    return Question(
        name="draft",
        model=model,
        key="draft",
        metavar="true|false",
        choices=lambda _: (Choice("false"), Choice("true")),
        is_closed=True,
    )


def _common(context: QuestionContext, *names: str) -> FrontMatter:
    """The answers to questions that are named after their key, and the language if it is not the site's first."""
    found: FrontMatter = {name.replace("-", "_"): context.one(name) for name in names if context.one(name)}
    lang = context.one("written-in")
    return found | ({"lang": lang} if lang and lang != context.existing.site.lang else {})


# ---------------------------------------------------------------------------------------------- announcements


def _holder(context: QuestionContext) -> str:
    return next(iter(context.all("organisation")), "")


def _has_certificate(context: QuestionContext) -> bool:
    return bool(context.one("scheme"))


def _held(context: QuestionContext) -> Sequence[Choice]:
    return context.existing.certificate_choices(context.one("holder"), context.one("scheme"))


def _is_later(context: QuestionContext) -> bool:
    """Whether the text says that there was an earlier certificate."""
    return context.one("kind") in {Kind.RENEWAL, Kind.UPGRADE}


def _certificate_id(context: QuestionContext) -> str:
    dates = (context.stated(name) for name in ("awarded", "valid-from", "assessed", "date"))
    year = next((text[:4] for text in dates if text), "")
    return context.existing.certificate_id(context.one("holder"), context.one("scheme"), context.one("level"), year)


def _is_new_certificate(answer: str, context: QuestionContext) -> Fault | None:
    if all(each.id != answer for each in context.existing.certificates):
        return None
    return problem("certificate-duplicate", "", value=answer, first="news/")


def _score_fault(answer: str, _: QuestionContext) -> Fault | None:
    score = score_of(answer)
    if score is None:
        return QuestionMessage("score-bad", {"value": answer})
    faults = faults_of("", Certificate, "score", {"value": score[0], "max": score[1]})
    return faults[0] if faults else None


def _date_of_certificate(name: str) -> Question:
    return Question(name=name, model=Certificate, key=name.replace("-", "_"), metavar="DATE", is_asked=_has_certificate)


def _tags(context: QuestionContext) -> Sequence[Choice]:
    return context.existing.tag_choices()


_HOLDER = Question(
    name="holder",
    model=Certificate,
    key="organisation",
    metavar="ID",
    is_required=True,
    choices=lambda context: context.existing.organisation_choices(),
    is_closed=True,
    unknown="organisation-unknown",
    can_create=True,
    proposal=_holder,
    is_asked=_has_certificate,
)
_SCHEME_OF_CERTIFICATE = Question(
    name="scheme",
    model=Certificate,
    key="scheme",
    metavar="ID",
    choices=lambda context: context.existing.scheme_choices(),
    is_closed=True,
    unknown="scheme-unknown",
    is_asked=lambda context: bool(context.existing.schemes),
)
_FACTS = (
    Question(
        name="level",
        model=Certificate,
        key="level",
        metavar="ID",
        choices=lambda context: context.existing.level_choices(context.one("scheme")),
        is_closed=True,
        is_asked=lambda context: bool(context.existing.level_choices(context.one("scheme"))),
    ),
    Question(
        name="kind",
        model=Certificate,
        key="kind",
        metavar="KIND",
        choices=lambda _: [Choice(kind.value) for kind in Kind],
        is_closed=True,
        is_asked=_has_certificate,
    ),
    _date_of_certificate("assessed"),
    _date_of_certificate("awarded"),
    _date_of_certificate("valid-from"),
    _date_of_certificate("valid-until"),
    Question(name="term", model=Certificate, key="term", metavar="TERM", is_asked=_has_certificate),
    Question(name="score", metavar="N/N", check=_score_fault, is_asked=_has_certificate),
    Question(
        name="supersedes",
        model=Certificate,
        key="supersedes",
        metavar="ID",
        choices=lambda c: (*_held(c), Choice("unknown")),
        is_closed=True,
        unknown="certificate-unknown",
        proposal=lambda c: "unknown" if _is_later(c) and not _held(c) else "",
        is_asked=lambda c: bool(_held(c)) or _is_later(c),
    ),
    Question(
        name="certificate-id",
        model=Certificate,
        key="id",
        metavar="ID",
        is_required=True,
        proposal=_certificate_id,
        check=_is_new_certificate,
        is_asked=_has_certificate,
    ),
)
"""The questions about a certificate."""

_ANNOUNCEMENT = (
    Question(name="title", model=Announcement, key="title", is_required=True),
    _WRITTEN_IN,
    Question(
        name="date",
        model=Announcement,
        key="date",
        metavar="DATE",
        proposal=lambda context: context.existing.day.isoformat(),
    ),
    _summary(Announcement),
    Question(name="tag", model=Announcement, key="tags", is_many=True, is_split=True, choices=_tags),
    Question(
        name="organisation",
        model=Announcement,
        key="organisations",
        metavar="ID",
        is_many=True,
        is_split=True,
        choices=lambda context: context.existing.organisation_choices(),
        is_closed=True,
        unknown="organisation-unknown",
        can_create=True,
    ),
    _SCHEME_OF_CERTIFICATE,
    _HOLDER,
    *_FACTS,
    _draft(Announcement),
    file_question(Announcement, lambda context: f"{context.one('date')} {context.one('title')}"),
)


def _announcement(context: QuestionContext) -> FrontMatter:
    values = _common(context, "title", "date", "summary", "draft")
    values |= {key: context.all(name) for name, key in (("tag", "tags"), ("organisation", "organisations"))}
    if _has_certificate(context):
        values["certificates"] = [_certificate(context)]
    return {key: value for key, value in values.items() if value}


def _certificate(context: QuestionContext) -> Mapping[str, Answer]:
    keys = {"certificate-id": "id", "holder": "organisation", "scheme": "scheme", "level": "level"}
    names = (*keys, "kind", "assessed", "awarded", "valid-from", "valid-until", "term", "supersedes")
    stated = {keys.get(name, name.replace("-", "_")): context.one(name) for name in names if context.one(name)}
    score = score_of(context.one("score"))
    return stated | ({"score": {"value": score[0], "max": score[1]}} if score else {})


# ---------------------------------------------------------------------------------------------- certificates


_OWN_CERTIFICATE = (
    replace(_HOLDER, is_asked=lambda _: True),
    replace(_SCHEME_OF_CERTIFICATE, is_required=True, is_asked=lambda _: True),
    *_FACTS,
    Question(name="source", model=Source, key="title"),
    Question(
        name="source-url", model=Source, key="url", metavar="URL", is_asked=lambda context: bool(context.one("source"))
    ),
)


def _own_certificate(context: QuestionContext) -> FrontMatter:
    stated = {key: value for key, value in _certificate(context).items() if key != "organisation"}
    title, url = context.one("source"), context.one("source-url")
    source: dict[str, Answer] = {"title": title, "url": url} if url else {"title": title}
    return stated | ({"sources": [source]} if title else {})


# ---------------------------------------------------------------------------------------------- the other kinds


def _organisation_kinds(_: QuestionContext) -> Sequence[Choice]:
    return [Choice(kind.value) for kind in OrganisationKind]


_ORGANISATION = (
    Question(name="name", model=Organisation, key="name", is_required=True),
    _WRITTEN_IN,
    Question(name="short-name", model=Organisation, key="short_name"),
    Question(name="kind", model=Organisation, key="kind", metavar="KIND", choices=_organisation_kinds, is_closed=True),
    Question(name="country", model=Organisation, key="country", metavar="XX"),
    Question(name="city", model=Organisation, key="city"),
    Question(name="url", model=Organisation, key="url", metavar="URL"),
    file_question(Organisation, lambda context: context.one("short-name") or context.one("name")),
)


def _organisation(context: QuestionContext) -> FrontMatter:
    return _common(context, "name", "short-name", "kind", "country", "city", "url")


def _counted_from(_: QuestionContext) -> Sequence[Choice]:
    return [Choice(each.value) for each in CountFrom]


_SCHEME = (
    Question(name="name", model=Scheme, key="name", is_required=True),
    _WRITTEN_IN,
    Question(name="issuer", is_many=True, choices=lambda context: context.existing.organisation_choices()),
    Question(name="level", is_many=True, is_split=True),
    Question(name="term", model=SchemeTerm, key="initial", metavar="TERM"),
    Question(
        name="count-from",
        model=Scheme,
        key="count_from",
        metavar="KEY",
        choices=_counted_from,
        is_closed=True,
        is_asked=lambda context: bool(context.one("term")),
    ),
    Question(name="url", model=Scheme, key="url", metavar="URL"),
    file_question(Scheme, lambda context: context.one("name")),
)


def _scheme(context: QuestionContext) -> FrontMatter:
    values = _common(context, "name", "count-from", "url")
    organisations = context.existing.organisations
    issuers: list[Answer] = [
        {"name": organisations[each].name, "organisation": each} if each in organisations else {"name": each}
        for each in context.all("issuer")
    ]
    levels: list[Answer] = [
        {"id": slug(name), "rank": str(rank), "name": name} for rank, name in enumerate(context.all("level"), 1)
    ]
    term: Answer = {"initial": context.one("term")} if context.one("term") else ""
    found: FrontMatter = {"issuers": issuers, "levels": levels, "term": term}
    return values | {key: value for key, value in found.items() if value}


_PAGE = (
    Question(name="title", model=PlainPage, key="title", is_required=True),
    _WRITTEN_IN,
    _summary(PlainPage),
    _draft(PlainPage),
    file_question(PlainPage, lambda context: context.one("title")),
)


def _page(context: QuestionContext) -> FrontMatter:
    return _common(context, "title", "summary", "draft")


QUESTIONNAIRES: Mapping[str, Questionnaire] = {
    "announcement": Questionnaire(Announcement, _ANNOUNCEMENT, _announcement),
    "certificate": Questionnaire(OwnCertificate, _OWN_CERTIFICATE, _own_certificate, added_to="holder"),
    "organisation": Questionnaire(Organisation, _ORGANISATION, _organisation),
    "scheme": Questionnaire(Scheme, _SCHEME, _scheme),
    "page": Questionnaire(PlainPage, _PAGE, _page),
}
"""By the kind's name on the command line (``new announcement``)."""
