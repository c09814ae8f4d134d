"""The rules of the register for what a list adds: rows that break one are left out, with the reason."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from laur.catalog.awards import Stating, awards
from laur.catalog.unreadable import unreadable_in_site
from laur.memo import Memo
from laur.model import (
    AnnouncementDocument,
    Certificate,
    Kind,
    OrganisationDocument,
    OwnCertificate,
    Places,
    SchemeDocument,
)
from laur.problems import Problem, Severity
from laur.problems.messages import message_for
from laur.source.library import Library
from laur.spreadsheets.answers import ListAnswers, ListChoice, OpenQuestion, QuestionGroup
from laur.spreadsheets.cells import FindingWeight, SheetFinding
from laur.spreadsheets.columns import SheetColumn
from laur.spreadsheets.content import ContentRegister
from laur.spreadsheets.planning import ListPlan, PlannedRow, RowOutcome, changed_columns

_PASSES = 8
"""Leaving out a row can change what others break, so the rules are applied again."""
RENEWAL, REPORT = "renewal", "report"
_KEYS = {SheetColumn.SCORE_MAX: "score"}


def front_matter_keys(row: PlannedRow) -> frozenset[str]:
    """The keys of the certificate that a row changes."""
    return frozenset(_KEYS.get(column, column.value) for column in changed_columns(row.changes))


class RuledList(Struct, frozen=True):
    """A plan in which every row obeys the rules."""

    plan: ListPlan
    left_out: Mapping[str, str]
    """The ids of rows that break a rule, with the code of the problem."""


def apply_rules(
    plan: ListPlan, library: Library, content: ContentRegister, answers: ListAnswers, day: date, lang: str
) -> RuledList:
    """The plan without what breaks a rule of the register; what was wrong before the import does not count."""
    before = {_identity(found) for found in _problems(library, content, (), plan, day)}
    rows = {row.id: row for row in plan.rows}
    left_out: dict[str, str] = {}
    findings: list[SheetFinding] = []
    questions: dict[QuestionGroup, OpenQuestion] = {}
    wanted = answers.of(QuestionGroup.OVERLAPS)
    for number in range(_PASSES):
        active = [row for key, row in rows.items() if key not in left_out]
        found = [p for p in _problems(library, content, active, plan, day) if _identity(p) not in before]
        errors = [problem for problem in found if problem.severity is Severity.ERROR]
        if not errors:
            break
        for problem in errors:
            row = _row_of(problem, rows, left_out)
            if row is None:
                continue
            if problem.code == "certificate-overlap" and wanted not in {RENEWAL, REPORT}:
                choices = (ListChoice(RENEWAL), ListChoice(REPORT))
                example = f"{problem.values['other']}, {problem.values['certificate']}"
                question = OpenQuestion(QuestionGroup.OVERLAPS, choices=choices, proposal=RENEWAL, example=example)
                questions.setdefault(QuestionGroup.OVERLAPS, question)
            if problem.code == "certificate-overlap" and wanted == RENEWAL and number < _PASSES - 2:
                renewed = _as_renewal(problem, rows, content)
                if renewed is not None:
                    rows[renewed.id] = renewed
                    continue
            left_out[row.id] = problem.code
            reason = message_for(problem, lang).what
            about = problem.values.get("certificate", row.id)
            findings.append(row.entry.row.finding("rule-broken", FindingWeight.CONFLICT, id=about, reason=reason))
    kept = tuple(replace(row, outcome=RowOutcome.CONFLICT) if key in left_out else row for key, row in rows.items())
    asked = (*plan.questions, *questions.values())
    return RuledList(replace(plan, rows=kept, findings=(*plan.findings, *findings), questions=asked), left_out)


def _identity(found: Problem) -> tuple[str, str, str]:
    return (found.code, found.values.get("certificate", ""), found.values.get("other", ""))


def _row_of(problem: Problem, rows: Mapping[str, PlannedRow], left_out: Mapping[str, str]) -> PlannedRow | None:
    """The row that is responsible for a problem: its own, or else the other one that it names."""
    for name in ("certificate", "other", "value"):
        key = problem.values.get(name, "")
        if key in rows and key not in left_out and rows[key].outcome is not RowOutcome.SAME:
            return rows[key]
    return None


def _as_renewal(problem: Problem, rows: Mapping[str, PlannedRow], content: ContentRegister) -> PlannedRow | None:
    """The later of two overlapping certificates as the renewal, or upgrade, of the last one before it."""
    pair = [rows[key] for key in (problem.values["certificate"], problem.values["other"]) if key in rows]
    later = max(pair, key=lambda row: (_start(row.certificate), row.id), default=None)
    if later is None or later.outcome is not RowOutcome.NEW or later.certificate.supersedes:
        return None
    subject = (later.organisation, later.certificate.scheme)
    others: list[Certificate] = [row.certificate for row in rows.values() if row.organisation == subject[0]]
    others += [stated.certificate for stated in content.certificates.values()]
    earlier = [
        each
        for each in others
        if (each.organisation, each.scheme) == subject and _start(each) < _start(later.certificate)
    ]
    if not earlier:
        return None
    previous = max(earlier, key=lambda each: (_start(each), each.id))
    is_higher = content.rank(subject[1], later.certificate.level) > content.rank(subject[1], previous.level)
    kind = Kind.UPGRADE if is_higher else Kind.RENEWAL
    return replace(later, certificate=replace(later.certificate, kind=kind, supersedes=previous.id))


def _start(certificate: Certificate) -> str:
    return str(certificate.valid_from or certificate.awarded or certificate.assessed or certificate.valid_until or "")


def _problems(
    library: Library, content: ContentRegister, rows: Iterable[PlannedRow], plan: ListPlan, day: date
) -> tuple[Problem, ...]:
    schemes = {d.id: d for d in library.documents if isinstance(d, SchemeDocument)}
    unreadable = unreadable_in_site(library.unreadable, library.documents, library.site)
    _, problems = awards(with_rows(library, content, rows, plan), schemes, day, unreadable, Memo())
    return problems


def with_rows(library: Library, content: ContentRegister, rows: Iterable[PlannedRow], plan: ListPlan) -> list[Stating]:
    """The documents as they would be with these rows."""
    added: dict[str, list[OwnCertificate]] = {}
    changed: dict[str, Certificate] = {}
    for row in rows:
        if row.outcome is RowOutcome.NEW:
            added.setdefault(row.organisation, []).append(row.certificate)
        elif keys := front_matter_keys(row):
            known = content.certificates[row.id].certificate
            changed[row.id] = replace(known, **{key: getattr(row.certificate, key) for key in keys})
    documents: list[Stating] = []
    for document in library.documents:
        if isinstance(document, AnnouncementDocument):
            stated = tuple(changed.get(getattr(each, "id", ""), each) for each in document.meta.certificates)
            documents.append(replace(document, meta=replace(document.meta, certificates=stated)))
        elif isinstance(document, OrganisationDocument):
            own = tuple(changed.get(each.id, each) for each in document.meta.certificates)
            own = (*own, *added.get(document.id, ()))
            documents.append(replace(document, meta=replace(document.meta, certificates=own)))
    for key, holder in plan.holders.items():
        if holder.is_new and key in added:
            meta = replace(holder.meta, certificates=tuple(added[key]))
            documents.append(
                OrganisationDocument(
                    path=f"organisations/{key}.md",
                    places=Places(),
                    body="",
                    body_line=1,
                    lang=library.site.lang,
                    meta=meta,
                )
            )
    return documents
