"""The kinds of documents that can be made, each with its questions and with what the answers come to.

To ask for one more thing: a `Question` here, its words in `laur.scaffold.words`, its key in the function below it.
"""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from laur.frontmatter.answers import Answer
from laur.i18n import slug
from laur.model import (
    Announcement,
    Certificate,
    CountFrom,
    Entry,
    Organisation,
    OrganisationKind,
    PlainPage,
    Scheme,
    SchemeTerm,
)
from laur.problems import problem
from laur.scaffold.file_names import file_of, file_question, numbered
from laur.scaffold.questions import Fault, Question
from laur.scaffold.situation import Choice, Situation

GOOD_SUMMARY = 160
"""Characters of a summary that search results show."""

Answers = dict[str, Answer]


class Making(Struct, frozen=True):
    """How one kind of document is made."""

    kind: type[Entry]
    questions: tuple[Question, ...]
    values: Callable[[Situation], Answers]
    """The answers by the keys of the model."""

    def path(self, situation: Situation) -> str:
        return file_of(self.kind, situation.one("file"))


# ---------------------------------------------------------------------------------------------- parts


def _languages(situation: Situation) -> Sequence[Choice]:
    return [Choice(lang) for lang in situation.context.site.languages]


_WRITTEN_IN = Question(
    name="written-in",
    key="lang",
    value="LANG",
    choices=_languages,
    is_closed=True,
    unknown="language-not-on-site",
    proposal=lambda situation: situation.context.site.lang,
    is_asked=lambda situation: len(situation.context.site.languages) > 1,
)


def _summary(kind: type[Entry]) -> Question:
    return Question(name="summary", kind=kind, key="summary", longest=GOOD_SUMMARY)


def _draft(kind: type[Entry]) -> Question:
    return Question(
        name="draft",
        kind=kind,
        key="draft",
        value="true|false",
        choices=lambda _: (Choice("false"), Choice("true")),
        is_closed=True,
    )


def _common(situation: Situation, *names: str) -> Answers:
    """The answers to questions that are keys, under their keys."""
    found: Answers = {name.replace("-", "_"): situation.one(name) for name in names if situation.one(name)}
    lang = situation.one("written-in")
    return found | ({"lang": lang} if lang and lang != situation.context.site.lang else {})


# ---------------------------------------------------------------------------------------------- announcements


def _holder(situation: Situation) -> str:
    return next(iter(situation.all("organisation")), "")


def _has_certificate(situation: Situation) -> bool:
    return bool(situation.one("scheme"))


def _held(situation: Situation) -> Sequence[Choice]:
    return situation.context.certificate_choices(situation.one("holder"), situation.one("scheme"))


def _certificate_id(situation: Situation) -> str:
    dates = (situation.one(name) for name in ("awarded", "valid-from", "date"))
    year = next((text[:4] for text in dates if text), str(situation.context.day.year))
    parts = (situation.one("holder"), situation.one("scheme"), situation.one("level"), year)
    taken = {each.id for each in situation.context.certificates}
    return next(name for name in numbered(slug("-".join(part for part in parts if part))) if name not in taken)


def _is_new_certificate(answer: str, situation: Situation) -> Fault | None:
    if all(each.id != answer for each in situation.context.certificates):
        return None
    return problem("certificate-duplicate", "", value=answer, first="news/")


def _date_of_certificate(name: str) -> Question:
    return Question(name=name, kind=Certificate, key=name.replace("-", "_"), value="DATE", is_asked=_has_certificate)


_ANNOUNCEMENT = (
    Question(name="title", kind=Announcement, key="title", is_required=True),
    _WRITTEN_IN,
    Question(
        name="date",
        kind=Announcement,
        key="date",
        value="DATE",
        proposal=lambda situation: situation.context.day.isoformat(),
    ),
    _summary(Announcement),
    Question(name="tag", kind=Announcement, key="tags", is_many=True, choices=lambda s: s.context.tag_choices()),
    Question(
        name="organisation",
        kind=Announcement,
        key="organisations",
        value="ID",
        is_many=True,
        choices=lambda situation: situation.context.organisation_choices(),
        is_closed=True,
        unknown="organisation-unknown",
        is_asked=lambda situation: bool(situation.context.organisations),
    ),
    Question(
        name="scheme",
        kind=Certificate,
        key="scheme",
        value="ID",
        choices=lambda situation: situation.context.scheme_choices(),
        is_closed=True,
        unknown="scheme-unknown",
        is_asked=lambda situation: bool(situation.context.schemes and situation.context.organisations),
    ),
    Question(
        name="holder",
        kind=Certificate,
        key="organisation",
        value="ID",
        is_required=True,
        choices=lambda situation: situation.context.organisation_choices(),
        is_closed=True,
        unknown="organisation-unknown",
        proposal=_holder,
        is_asked=_has_certificate,
    ),
    Question(
        name="level",
        kind=Certificate,
        key="level",
        value="ID",
        choices=lambda situation: situation.context.level_choices(situation.one("scheme")),
        is_closed=True,
        is_asked=lambda situation: bool(situation.context.level_choices(situation.one("scheme"))),
    ),
    _date_of_certificate("awarded"),
    _date_of_certificate("valid-from"),
    _date_of_certificate("valid-until"),
    Question(
        name="supersedes",
        kind=Certificate,
        key="supersedes",
        value="ID",
        choices=lambda s: (*_held(s), Choice("unknown")),
        is_closed=True,
        unknown="certificate-unknown",
        is_asked=lambda s: bool(_held(s)),
    ),
    Question(
        name="certificate-id",
        kind=Certificate,
        key="id",
        value="ID",
        is_required=True,
        proposal=_certificate_id,
        check=_is_new_certificate,
        is_asked=_has_certificate,
    ),
    _draft(Announcement),
    file_question(Announcement, lambda s: f"{s.one('date') or s.context.day.isoformat()} {s.one('title')}"),
)


def _announcement(situation: Situation) -> Answers:
    values = _common(situation, "title", "date", "summary", "draft")
    values |= {key: situation.all(name) for name, key in (("tag", "tags"), ("organisation", "organisations"))}
    if _has_certificate(situation):
        values["certificates"] = [_certificate(situation)]
    return {key: value for key, value in values.items() if value}


def _certificate(situation: Situation) -> Mapping[str, Answer]:
    keys = {"certificate-id": "id", "holder": "organisation", "scheme": "scheme", "level": "level"}
    names = (*keys, "awarded", "valid-from", "valid-until", "supersedes")
    return {keys.get(name, name.replace("-", "_")): situation.one(name) for name in names if situation.one(name)}


# ---------------------------------------------------------------------------------------------- the other kinds


def _organisation_kinds(_: Situation) -> Sequence[Choice]:
    return [Choice(kind.value) for kind in OrganisationKind]


_ORGANISATION = (
    Question(name="name", kind=Organisation, key="name", is_required=True),
    _WRITTEN_IN,
    Question(name="short-name", kind=Organisation, key="short_name"),
    Question(name="kind", kind=Organisation, key="kind", value="KIND", choices=_organisation_kinds, is_closed=True),
    Question(name="country", kind=Organisation, key="country", value="XX"),
    Question(name="city", kind=Organisation, key="city"),
    Question(name="url", kind=Organisation, key="url", value="URL"),
    file_question(Organisation, lambda situation: situation.one("name")),
)


def _organisation(situation: Situation) -> Answers:
    return _common(situation, "name", "short-name", "kind", "country", "city", "url")


def _counted_from(_: Situation) -> Sequence[Choice]:
    return [Choice(each.value) for each in CountFrom]


_SCHEME = (
    Question(name="name", kind=Scheme, key="name", is_required=True),
    _WRITTEN_IN,
    Question(name="issuer", is_many=True, choices=lambda situation: situation.context.organisation_choices()),
    Question(name="level", is_many=True),
    Question(name="term", kind=SchemeTerm, key="initial", value="TERM"),
    Question(
        name="count-from",
        kind=Scheme,
        key="count_from",
        value="KEY",
        choices=_counted_from,
        is_closed=True,
        is_asked=lambda situation: bool(situation.one("term")),
    ),
    Question(name="url", kind=Scheme, key="url", value="URL"),
    file_question(Scheme, lambda situation: situation.one("name")),
)


def _scheme(situation: Situation) -> Answers:
    values = _common(situation, "name", "count-from", "url")
    organisations = situation.context.organisations
    issuers: list[Answer] = [
        {"name": organisations[each].name, "organisation": each} if each in organisations else {"name": each}
        for each in situation.all("issuer")
    ]
    levels: list[Answer] = [
        {"id": slug(name), "rank": str(rank), "name": name} for rank, name in enumerate(situation.all("level"), 1)
    ]
    term: Answer = {"initial": situation.one("term")} if situation.one("term") else ""
    found: Answers = {"issuers": issuers, "levels": levels, "term": term}
    return values | {key: value for key, value in found.items() if value}


_PAGE = (
    Question(name="title", kind=PlainPage, key="title", is_required=True),
    _WRITTEN_IN,
    _summary(PlainPage),
    _draft(PlainPage),
    file_question(PlainPage, lambda situation: situation.one("title")),
)


def _page(situation: Situation) -> Answers:
    return _common(situation, "title", "summary", "draft")


MAKINGS: Mapping[str, Making] = {
    "announcement": Making(Announcement, _ANNOUNCEMENT, _announcement),
    "organisation": Making(Organisation, _ORGANISATION, _organisation),
    "scheme": Making(Scheme, _SCHEME, _scheme),
    "page": Making(PlainPage, _PAGE, _page),
}
"""By the name that `new` has for the kind."""
