"""The stages of an import of a list, in their order."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from laur.register.scheme_names import Schemes
from laur.source.library import Library
from laur.spreadsheets.answers import ListAnswers, OpenQuestion
from laur.spreadsheets.cells import FindingWeight, SheetFinding, Workbook
from laur.spreadsheets.content import ContentRegister
from laur.spreadsheets.files import ListFile, files_of_list
from laur.spreadsheets.flat import Flat
from laur.spreadsheets.ledger import LEDGER_FILE, ListLedger
from laur.spreadsheets.planning import ListPlan, PlannedRow, RowOutcome, plan_list
from laur.spreadsheets.rules import apply_rules
from laur.spreadsheets.tables import read_tables
from laur.spreadsheets.understanding import understand


class ListImport(Struct, frozen=True):
    """What an import of a list does, before it is written."""

    rows: tuple[PlannedRow, ...]
    read: int
    """The number of rows of the list, without heads, totals and notes."""
    new_holders: tuple[str, ...]
    findings: tuple[SheetFinding, ...]
    questions: tuple[OpenQuestion, ...]
    files: Mapping[str, ListFile]
    missing: tuple[str, ...]
    """Certificates of the last list that this one does not have any more; they stay in the register."""

    def count(self, outcome: RowOutcome) -> int:
        if outcome is RowOutcome.REFUSED:
            return self.read - len(self.rows)
        return sum(row.outcome is outcome for row in self.rows)


def prepare_import(
    workbook: Workbook,
    library: Library,
    ledger: ListLedger,
    answers: ListAnswers,
    read: Callable[[str], bytes],
    day: date,
    lang: str,
) -> ListImport:
    """Everything that an import does, as a value. `read` returns the bytes of a document; `lang` is for reasons.

    Raises `UnreadableSheetError` if the workbook has no list.
    """
    content = ContentRegister.of(library)
    tables = read_tables(workbook, answers)
    understood = understand(tables.rows, Schemes(content.schemes), answers)
    planned = plan_list(understood.entries, content, ledger, answers, lang)
    ruled = apply_rules(planned, library, content, answers, day, lang)
    made = files_of_list(ruled.plan, ruled.left_out, content, read)
    refused = [SheetFinding("not-editable", FindingWeight.LOST, values={"path": path}) for path in made.refused]
    files = dict(made.files)
    after = _after(ruled.plan, ruled.left_out, ledger)
    if after != ledger:
        files[LEDGER_FILE] = ListFile(after.data(), _bytes_or_none(read, LEDGER_FILE))
    return ListImport(
        rows=ruled.plan.rows,
        read=len(tables.rows),
        new_holders=tuple(key for key, holder in ruled.plan.holders.items() if holder.is_new),
        findings=(*tables.findings, *understood.findings, *ruled.plan.findings, *refused),
        questions=_once((*tables.questions, *understood.questions, *ruled.plan.questions)),
        files=files,
        missing=tuple(sorted(ledger.certificates.keys() - {row.id for row in ruled.plan.rows})),
    )


def _bytes_or_none(read: Callable[[str], bytes], path: str) -> bytes | None:
    try:
        return read(path)
    except FileNotFoundError:
        return None


def _once(questions: Sequence[OpenQuestion]) -> tuple[OpenQuestion, ...]:
    return tuple({(question.group, question.about): question for question in questions}.values())


def _after(plan: ListPlan, left_out: Mapping[str, str], ledger: ListLedger) -> ListLedger:
    """The ledger after the import: what the list states now, except for what contradicts."""
    certificates: dict[str, Flat] = dict(ledger.certificates)
    organisations: dict[str, Flat] = dict(ledger.organisations)
    for row in plan.rows:
        if row.id not in left_out and row.outcome is not RowOutcome.CONFLICT:
            certificates[row.id] = _stated(row.stated, certificates.get(row.id, {}), row.entry.columns)
    for key, holder in plan.holders.items():
        organisations[key] = {**organisations.get(key, {}), **holder.stated}
    return ListLedger(certificates, organisations)


def _stated(now: Flat, before: Flat, columns: object) -> Flat:
    assert isinstance(columns, frozenset)
    return {**{column: text for column, text in before.items() if column not in columns}, **now}


def write_files(content: Path, files: Mapping[str, ListFile]) -> None:
    """Writes all files or none. Raises `FileChangedError` if one was changed since it was read, and `OSError`."""
    from laur.system.new_files import replace_all

    replace_all({content / path: (file.replaces, file.data) for path, file in files.items()})
