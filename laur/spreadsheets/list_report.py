"""The report of an import of a list: as a table for people, and as data for programs."""

from collections.abc import Iterable, Iterator, Sequence

from laur.i18n.messages import texts
from laur.spreadsheets.answers import OpenQuestion, QuestionGroup
from laur.spreadsheets.cells import FindingWeight, SheetFinding
from laur.spreadsheets.columns import SheetColumn, label
from laur.spreadsheets.comparison import FactChange
from laur.spreadsheets.importer import ListImport
from laur.spreadsheets.planning import PlannedRow, RowOutcome

SHOWN = 30
"""How many rows, or findings of one kind, the text lists."""
_LONGEST = 60


def as_lines(done: ListImport, lang: str, *, is_everything: bool = False) -> Iterator[str]:
    """The report as text; `is_everything` for all rows and findings."""
    words = texts("spreadsheets", lang)
    most = max(len(done.rows), len(done.findings)) if is_everything else SHOWN
    yield words["summary"].format(rows=done.read, holders=len(done.new_holders))
    for outcome in RowOutcome:
        if count := done.count(outcome):
            yield f"  {words[f'outcome.{outcome.value}']}: {count}"
    shown = [row for row in done.rows if row.outcome is not RowOutcome.SAME]
    yield from _table([_cells(row, lang) for row in shown[:most]], words)
    if len(shown) > most:
        yield "  " + words["more"].format(n=len(shown) - most)
    for weight in FindingWeight:
        yield from _findings([found for found in done.findings if found.weight is weight], weight, lang, most)
    if done.missing:
        yield ""
        yield words["missing"].format(n=len(done.missing), ids=", ".join(done.missing[:most]))


def _table(rows: Sequence[tuple[str, ...]], words: object) -> Iterator[str]:
    """Columns as wide as their longest cell."""
    if not rows:
        return
    assert isinstance(words, dict)
    head = tuple(words[f"head.{name}"] for name in ("row", "outcome", "certificate", "what"))
    widths = [min(_LONGEST, max(len(row[number]) for row in (head, *rows))) for number in range(len(head))]
    yield ""
    for row in (head, tuple("-" * width for width in widths), *rows):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  " + "  ".join(cells).rstrip()


def _cells(row: PlannedRow, lang: str) -> tuple[str, ...]:
    place = f"{row.entry.row.sheet}!{row.entry.row.row}" if row.entry.row.sheet else str(row.entry.row.row)
    outcome = texts("spreadsheets", lang)[f"outcome.{row.outcome.value}"]
    return (place, outcome, row.id, "; ".join(_change(change, lang) for change in row.changes))


def _change(change: FactChange, lang: str) -> str:
    arrow = "→" if change.outcome.value == "changed" else "≠" if change.outcome.value == "conflict" else "="
    return f"{label(change.column, lang)}: {change.old or '–'} {arrow} {change.new or '–'}"


def _findings(found: Sequence[SheetFinding], weight: FindingWeight, lang: str, most: int) -> Iterator[str]:
    if not found:
        return
    words = texts("spreadsheets", lang)
    yield ""
    yield words[f"weight.{weight.value}"]
    for code in dict.fromkeys(each.code for each in found):
        alike = [each for each in found if each.code == code]
        for each in alike[:most]:
            yield f"  {each.place}: {finding_text(each, lang)}" if each.place else f"  {finding_text(each, lang)}"
        if len(alike) > most:
            yield "  " + words["more"].format(n=len(alike) - most)


def finding_text(found: SheetFinding, lang: str) -> str:
    """What a finding says, with the way out."""
    return f"{texts('spreadsheets', lang)[f'found.{found.code}'].format_map(found.values)} [{found.code}]"


def question_lines(question: OpenQuestion, lang: str) -> Iterator[str]:
    """A question with its possible answers."""
    words = texts("spreadsheets", lang)
    example = f" {words['example'].format(value=question.example)}" if question.example else ""
    yield words[f"question.{question.group.value}"].format(about=question.about) + example
    few = question.choices if len(question.choices) <= len(SheetColumn) else ()
    for number, choice in enumerate(few, 1):
        named = choice.label or _meaning(question.group, choice.value, lang)
        mark = f"  ← {words['proposed']}" if choice.value == question.proposal else ""
        yield f"  {number}. {choice.value}{f' – {named}' if named and named != choice.value else ''}{mark}"


def _meaning(group: QuestionGroup, value: str, lang: str) -> str:
    words = texts("spreadsheets", lang)
    if group is QuestionGroup.COLUMNS and value in set(SheetColumn):
        return label(SheetColumn(value), lang)
    return words.get(f"answer.{group.value}.{value}", words.get(f"answer.{value}", ""))


def as_data(done: ListImport, lang: str) -> dict[str, object]:
    """The report as plain values: every row, every finding, every question."""
    return {
        "rows": done.read,
        "counts": {outcome.value: done.count(outcome) for outcome in RowOutcome},
        "new_organisations": list(done.new_holders),
        "entries": [_row_data(row) for row in done.rows],
        "findings": list(_findings_data(done.findings, lang)),
        "questions": [
            {
                "about": question.group.value,
                "value": question.about,
                "choices": [choice.value for choice in question.choices],
                "proposal": question.proposal,
            }
            for question in done.questions
        ],
        "missing": list(done.missing),
        "files": sorted(done.files),
    }


def _row_data(row: PlannedRow) -> dict[str, object]:
    return {
        "sheet": row.entry.row.sheet,
        "row": row.entry.row.row,
        "outcome": row.outcome.value,
        "certificate": row.id,
        "organisation": row.organisation,
        "changes": [
            {"column": each.column.value, "outcome": each.outcome.value, "old": each.old, "new": each.new}
            for each in row.changes
        ],
    }


def _findings_data(found: Iterable[SheetFinding], lang: str) -> Iterator[dict[str, object]]:
    for each in found:
        yield {
            "code": each.code,
            "weight": each.weight.value,
            "sheet": each.sheet,
            "row": each.row or None,
            "column": each.column,
            "text": finding_text(each, lang),
        }
