"""What an import of a list would do: certificates and holders that are new or changed, and what contradicts."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from laur.frontmatter.answers import read_answers
from laur.i18n import slug
from laur.model import Organisation, OwnCertificate
from laur.problems import Problem, has_errors
from laur.problems.messages import message_for
from laur.spreadsheets.answers import ListAnswers, ListChoice, OpenQuestion, QuestionGroup
from laur.spreadsheets.cells import FindingWeight, SheetFinding
from laur.spreadsheets.columns import SheetColumn
from laur.spreadsheets.comparison import FactChange, FactOutcome, KnownCertificates, compare
from laur.spreadsheets.content import ContentRegister
from laur.spreadsheets.flat import (
    OF_CERTIFICATE,
    OF_ORGANISATION,
    Flat,
    certificate_answers,
    flat_certificate,
    flat_organisation,
    organisation_answers,
)
from laur.spreadsheets.ledger import ListLedger
from laur.spreadsheets.matching import KnownHolders
from laur.spreadsheets.understanding import ListEntry

NEW = "new"
"""The answer that a holder is a new one."""


class RowOutcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CONFLICT = "conflict"
    """At least one fact contradicts the content, or the rules of the register; the content stays."""
    REFUSED = "refused"
    """Not understood."""


class PlannedRow(Struct, frozen=True):
    """A row with what it would do."""

    entry: ListEntry
    outcome: RowOutcome
    id: str
    """The certificate."""
    organisation: str
    certificate: OwnCertificate
    """As it would be after the import; `organisation` is the holder."""
    stated: Flat
    changes: tuple[FactChange, ...] = ()


class PlannedHolder(Struct, frozen=True):
    """A holder that is new, or has changed facts."""

    id: str
    meta: Organisation
    is_new: bool
    stated: Flat
    changes: tuple[FactChange, ...] = ()


class ListPlan(Struct, frozen=True):
    """Everything that an import would do."""

    rows: tuple[PlannedRow, ...]
    holders: Mapping[str, PlannedHolder]
    findings: tuple[SheetFinding, ...]
    questions: tuple[OpenQuestion, ...]


def plan_list(
    entries: Iterable[ListEntry], content: ContentRegister, ledger: ListLedger, answers: ListAnswers, lang: str
) -> ListPlan:
    """The plan for the entries of a list. `lang` is the language of the reasons in findings."""
    return _Planner(content, ledger, answers, lang).plan(entries)


class _Planner:
    """Collects what is planned; used only during one call."""

    def __init__(self, content: ContentRegister, ledger: ListLedger, answers: ListAnswers, lang: str) -> None:
        self._content = content
        self._ledger = ledger
        self._answers = answers
        self._lang = lang
        self._holders = KnownHolders(content)
        self._known = KnownCertificates(content.certificates)
        self._planned: dict[str, PlannedHolder] = {}
        self._rows: dict[str, PlannedRow] = {}
        self._findings: list[SheetFinding] = []
        self._questions: dict[str, OpenQuestion] = {}

    def plan(self, entries: Iterable[ListEntry]) -> ListPlan:
        for entry in entries:
            self._plan_row(entry)
        return ListPlan(
            tuple(self._rows.values()), self._planned, tuple(self._findings), tuple(self._questions.values())
        )

    def _find(self, entry: ListEntry, code: str, weight: FindingWeight, **values: object) -> None:
        column = values.pop("column", None)
        at = column if isinstance(column, SheetColumn) else None
        self._findings.append(entry.row.finding(code, weight, at, **values))

    def _plan_row(self, entry: ListEntry) -> None:
        known = self._content.certificates.get(entry.certificate_id)
        holder = known.certificate.organisation if known else self._holder(entry)
        if not holder:
            return
        if known and entry.organisation_id and entry.organisation_id != holder:
            values = {"id": entry.certificate_id, "old": holder, "new": entry.organisation_id}
            self._find(entry, "holder-differs", FindingWeight.CONFLICT, column=SheetColumn.ORGANISATION_ID, **values)
            return
        self._plan_holder(entry, holder)
        stated = {column: entry.facts[column] for column in OF_CERTIFICATE if column in entry.facts}
        key = entry.certificate_id or self._known.repeated(holder, stated, self._rows)
        key = key or self._known.find(holder, stated, self._rows) or ""
        if key in self._rows:
            self._find(entry, "row-again", FindingWeight.LOST, id=key, first=self._rows[key].entry.row.row)
        elif key in self._content.certificates:
            self._plan_known(entry, key, stated)
        else:
            self._plan_new(entry, key, holder, stated)

    # ------------------------------------------------------------------------------ holders

    def _holder(self, entry: ListEntry) -> str:
        """The id of the row's holder, a new one included; empty if that is to be asked."""
        name = entry.facts.get(SheetColumn.ORGANISATION, "")
        answer = self._answers.of(QuestionGroup.ORGANISATIONS, name) if name else ""
        if answer and answer != NEW and self._holders.known(answer):
            return answer
        match = self._holders.find(entry.organisation_id, entry.facts)
        if match.id:
            return match.id
        if match.candidates and answer != NEW:
            choices = (*(ListChoice(each, self._name(each)) for each in match.candidates), ListChoice(NEW))
            self._questions.setdefault(name, OpenQuestion(QuestionGroup.ORGANISATIONS, name, choices, choices[0].value))
            return ""
        return self._new_holder(entry, name)

    def _name(self, key: str) -> str:
        if key in self._planned:
            return self._planned[key].meta.name
        return self._content.organisations[key].meta.name

    def _new_holder(self, entry: ListEntry, name: str) -> str:
        if not name:
            self._find(entry, "row-without-holder", FindingWeight.LOST)
            return ""
        key = self._holders.new_id(entry.organisation_id, name, entry.facts.get(SheetColumn.SHORT_NAME, ""))
        stated = {column: entry.facts[column] for column in OF_ORGANISATION if column in entry.facts}
        meta = self._organisation(entry, stated)
        if meta is None:
            return ""
        self._holders.add(key, meta)
        self._planned[key] = PlannedHolder(key, meta, is_new=True, stated=stated)
        return key

    def _organisation(self, entry: ListEntry, stated: Flat) -> Organisation | None:
        converted = read_answers("", Organisation, organisation_answers(stated))
        self._refuse(entry, converted.problems)
        return converted.of(Organisation)

    def _plan_holder(self, entry: ListEntry, key: str) -> None:
        """Compares the holder's facts; each fact of a holder once, and its name only in a list with ids."""
        columns = [column for column in OF_ORGANISATION if column in entry.columns]
        if not entry.organisation_id:
            columns = [column for column in columns if column is not SheetColumn.ORGANISATION]
        stated = {column: entry.facts[column] for column in columns if column in entry.facts}
        before = self._planned.get(key)
        if before is not None:
            for change in compare(stated, before.stated, None, columns):
                if change.old:
                    values = {"id": key, "old": change.old, "new": change.new}
                    self._find(entry, "rows-differ", FindingWeight.CONFLICT, column=change.column, **values)
            return
        document = self._content.organisations.get(key)
        if document is None:
            return
        own = flat_organisation(document.meta)
        changes = tuple(compare(stated, own, self._ledger.organisations.get(key), columns))
        self._report(entry, key, changes)
        meta = self._organisation(entry, _after(own, changes)) or document.meta
        self._planned[key] = PlannedHolder(key, meta, is_new=False, stated=stated, changes=changes)

    # ------------------------------------------------------------------------------ certificates

    def _plan_known(self, entry: ListEntry, key: str, stated: Flat) -> None:
        known = self._content.certificates[key].certificate
        own, columns = flat_certificate(known), [column for column in OF_CERTIFICATE if column in entry.columns]
        last, has_id = self._ledger.certificates.get(key), bool(entry.certificate_id)
        changes = tuple(compare(stated, own, last, columns, has_id=has_id))
        self._report(entry, key, changes)
        certificate = self._certificate(entry, key, known.organisation, _after(own, changes))
        outcomes = {change.outcome for change in changes}
        if certificate is None:
            return
        outcome = RowOutcome.SAME
        if FactOutcome.CONFLICT in outcomes:
            outcome = RowOutcome.CONFLICT
        elif FactOutcome.CHANGED in outcomes:
            outcome = RowOutcome.CHANGED
        self._rows[key] = PlannedRow(entry, outcome, key, known.organisation, certificate, stated, changes)

    def _plan_new(self, entry: ListEntry, key: str, holder: str, stated: Flat) -> None:
        if key and key != slug(key):
            self._find(entry, "id-not-slug", FindingWeight.LOST, column=SheetColumn.ID, value=key)
            return
        key = key or self._new_id(holder, stated)
        certificate = self._certificate(entry, key, holder, stated)
        if certificate is not None:
            self._known.add(key, holder, stated)
            self._rows[key] = PlannedRow(entry, RowOutcome.NEW, key, holder, certificate, stated)

    def _new_id(self, holder: str, stated: Flat) -> str:
        dates = (SheetColumn.AWARDED, SheetColumn.VALID_FROM, SheetColumn.ASSESSED)
        year = next((stated[column][:4] for column in dates if stated.get(column)), "")
        meta = self._planned[holder].meta if holder in self._planned else self._content.organisations[holder].meta
        short = slug(meta.short_name) if meta.short_name else holder
        parts = (short, stated[SheetColumn.SCHEME], stated.get(SheetColumn.LEVEL, ""), year)
        wanted, number = slug("-".join(part for part in parts if part)), 1
        free = wanted
        while free in self._rows or free in self._content.certificates:
            number += 1
            free = f"{wanted}-{number}"
        return free

    def _certificate(self, entry: ListEntry, key: str, holder: str, facts: Flat) -> OwnCertificate | None:
        """The certificate by the rules of front matter; what they refuse is left out and reported."""
        answers = {"id": key, "organisation": holder, **certificate_answers(facts)}
        converted = read_answers("", OwnCertificate, answers)
        self._refuse(entry, converted.problems)
        return converted.of(OwnCertificate)

    def _refuse(self, entry: ListEntry, problems: Iterable[Problem]) -> None:
        for found in problems:
            column = _column_of(found)
            message = message_for(found, self._lang)
            if has_errors([found]):
                values = {"value": found.values.get("value", ""), "reason": message.what}
                self._find(entry, "value-refused", FindingWeight.LOST, column=column, **values)

    def _report(self, entry: ListEntry, key: str, changes: Iterable[FactChange]) -> None:
        for change in changes:
            values = {"id": key, "old": change.old, "new": change.new}
            if change.outcome is FactOutcome.CONFLICT:
                self._find(entry, "fact-differs", FindingWeight.CONFLICT, column=change.column, **values)
            elif change.outcome is FactOutcome.KEPT:
                self._find(entry, "fact-kept", FindingWeight.NOTE, column=change.column, **values)


def _after(own: Flat, changes: Iterable[FactChange]) -> Flat:
    """The facts after the changes that are made."""
    new = {change.column: change.new for change in changes if change.outcome is FactOutcome.CHANGED}
    return {column: text for column, text in {**own, **new}.items() if text}


def _column_of(found: Problem) -> SheetColumn | None:
    key = found.values.get("key", "")
    return SheetColumn(key) if key in set(SheetColumn) else None


def changed_columns(changes: Iterable[FactChange]) -> Iterator[SheetColumn]:
    """The columns whose facts the import changes."""
    return (change.column for change in changes if change.outcome is FactOutcome.CHANGED)
