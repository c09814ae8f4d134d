"""Rows to entries of the register: dates, countries, schemes, levels and statuses are understood, or asked about."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from laur.i18n.keys import choice_label
from laur.model import OPEN, EventType
from laur.model.dates import PartialDate
from laur.model.identifiers import identifier
from laur.register.scheme_names import Schemes
from laur.spreadsheets.answers import ListAnswers, ListChoice, OpenQuestion, QuestionGroup
from laur.spreadsheets.cells import CellValue, FindingWeight, SheetFinding
from laur.spreadsheets.columns import DATES, IDENTIFIERS, SheetColumn
from laur.spreadsheets.flat import Flat, number_text
from laur.spreadsheets.sheet_dates import DateOrder, DatesOfColumn, NoDateError, may_be_months, order_of, read_date
from laur.spreadsheets.tables import ListRow
from laur.spreadsheets.words import ENDED, STATUS_CHOICES, country_codes, country_of, kind_of, status_of

_PLAIN_TEXTS = (
    *(SheetColumn.ORGANISATION, SheetColumn.SHORT_NAME, SheetColumn.REGION, SheetColumn.CITY, SheetColumn.NUMBER),
    *(SheetColumn.ISSUER, SheetColumn.SUPERSEDES, SheetColumn.AREAS, SheetColumn.SOURCES, SheetColumn.INDICATORS),
    *(SheetColumn.SCORE, SheetColumn.SCORE_MAX, SheetColumn.EVENTS),
)
_NUMBERS = frozenset({SheetColumn.SCORE, SheetColumn.SCORE_MAX, SheetColumn.INDICATORS})


class ListEntry(Struct, frozen=True):
    """A row that was understood."""

    row: ListRow
    certificate_id: str
    organisation_id: str
    facts: Flat
    columns: frozenset[SheetColumn]
    """The facts that the list could state here; those of cells that were not understood are not among them."""


class Understood(Struct, frozen=True):
    """What was understood of a list."""

    entries: tuple[ListEntry, ...]
    findings: tuple[SheetFinding, ...]
    questions: tuple[OpenQuestion, ...]


def understand(rows: Sequence[ListRow], schemes: Schemes, answers: ListAnswers) -> Understood:
    """The entries of these rows, what is not understood, and what is to be asked."""
    return _EntryReader(rows, schemes, answers).read()


class _NotUnderstoodError(Exception):
    """A cell is not understood; its finding or question is already noted."""


class _EntryReader:
    """Collects findings and questions while it reads rows; used only during one call."""

    def __init__(self, rows: Sequence[ListRow], schemes: Schemes, answers: ListAnswers) -> None:
        self._rows = rows
        self._schemes = schemes
        self._answers = answers
        self._findings: list[SheetFinding] = []
        self._questions: dict[tuple[QuestionGroup, str], OpenQuestion] = {}
        self._dates = {column: self._dates_of(column) for column in DATES}

    def read(self) -> Understood:
        entries = tuple(entry for row in self._rows if (entry := self._entry(row)) is not None)
        return Understood(entries, tuple(self._findings), tuple(self._questions.values()))

    # ------------------------------------------------------------------------------ rows

    def _entry(self, row: ListRow) -> ListEntry | None:
        facts: dict[SheetColumn, str] = {}
        unread: set[SheetColumn] = set()
        readers: Sequence[tuple[SheetColumn, Callable[[ListRow, SheetColumn], str]]] = (
            *((column, self._text) for column in _PLAIN_TEXTS),
            *((column, self._date) for column in DATES),
            *((column, self._number_in_register) for column in IDENTIFIERS),
            (SheetColumn.COUNTRY, self._country),
            (SheetColumn.URL, self._address),
            (SheetColumn.KIND, self._kind),
            (SheetColumn.TERM, self._term),
        )
        for column, read in readers:
            try:
                facts[column] = read(row, column) if column in row.cells else ""
            except _NotUnderstoodError:
                unread.add(column)
        try:
            self._scheme_and_level(row, facts)
        except _NotUnderstoodError:
            return None
        ids = (self._text(row, SheetColumn.ID), self._text(row, SheetColumn.ORGANISATION_ID))
        if not (facts.get(SheetColumn.ORGANISATION) or any(ids)):
            self._lose(row, "row-without-holder")
            return None
        self._status(row, facts)
        self._score(row, facts, unread)
        columns = frozenset(row.cells) | {SheetColumn.SCHEME}
        columns |= {SheetColumn.LEVEL} if facts.get(SheetColumn.LEVEL) else frozenset()
        return ListEntry(row, *ids, {c: text for c, text in facts.items() if text}, columns - unread)

    def _lose(self, row: ListRow, code: str, column: SheetColumn | None = None, **values: object) -> None:
        self._findings.append(row.finding(code, FindingWeight.LOST, column, **values))

    def _ask(self, question: OpenQuestion) -> None:
        self._questions.setdefault((question.group, question.about), question)

    # ------------------------------------------------------------------------------ cells

    def _text(self, row: ListRow, column: SheetColumn) -> str:
        return cell_text(row.cells.get(column), is_number=column in _NUMBERS)

    def _date(self, row: ListRow, column: SheetColumn) -> str:
        value = row.cells[column]
        try:
            found = read_date(value, self._dates[column])
        except NoDateError:
            if not self._is_asked_about(column, value):
                self._lose(row, "date-not-understood", column, value=value)
            raise _NotUnderstoodError from None
        if found is None:
            return ""
        if isinstance(found, PartialDate):
            return str(found)
        if column is SheetColumn.VALID_UNTIL:
            return OPEN
        self._lose(row, "date-not-understood", column, value=value)
        raise _NotUnderstoodError

    def _is_asked_about(self, column: SheetColumn, value: CellValue) -> bool:
        """Whether a date is only not read because nobody said yet which of its numbers is the day."""
        if self._dates[column].order is not DateOrder.UNCLEAR:
            return False
        try:
            return read_date(value) is not None
        except NoDateError:
            return False

    def _number_in_register(self, row: ListRow, column: SheetColumn) -> str:
        text = self._text(row, column)
        if not text or text in {"-", "–"}:
            return ""
        found = identifier(column.value, text)
        if found is None:
            self._lose(row, "identifier-impossible", column, value=text, scheme=column.value.upper())
            raise _NotUnderstoodError
        return found.value

    def _country(self, row: ListRow, column: SheetColumn) -> str:
        text = self._text(row, column)
        answer = self._answers.of(QuestionGroup.COUNTRIES, text) if text else ""
        found = answer or (country_of(text) if text else "")
        if found is None or (answer and answer not in country_codes()):
            choices = tuple(ListChoice(code) for code in country_codes())
            self._ask(OpenQuestion(QuestionGroup.COUNTRIES, text, choices))
            raise _NotUnderstoodError
        return found

    def _address(self, row: ListRow, column: SheetColumn) -> str:
        text = self._text(row, column)
        if re.fullmatch(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?", text):
            return f"https://{text}" if not text.startswith("www.") else f"http://{text}"
        if text and not re.fullmatch(r"https?://\S+", text, re.IGNORECASE):
            self._lose(row, "address-not-understood", column, value=text[:80])
            raise _NotUnderstoodError
        return text

    def _kind(self, row: ListRow, column: SheetColumn) -> str:
        text = self._text(row, column)
        found = kind_of(text) if text else ""
        if found is None:
            self._lose(row, "kind-not-understood", column, value=text[:80])
            raise _NotUnderstoodError
        return found

    def _term(self, row: ListRow, column: SheetColumn) -> str:
        value = row.cells[column]
        if isinstance(value, float) and value == int(value) and 1 <= value <= 60:
            return f"{int(value)} years" if value <= 10 else f"{int(value)} months"
        return self._text(row, column)

    # ------------------------------------------------------------------------------ schemes, levels, statuses

    def _scheme_and_level(self, row: ListRow, facts: dict[SheetColumn, str]) -> None:
        text = self._text(row, SheetColumn.SCHEME_ID) or self._text(row, SheetColumn.SCHEME)
        if text:
            answer = self._answers.of(QuestionGroup.SCHEMES, text)
            found = self._schemes.find(answer or text)
            if found is None:
                choices = tuple(ListChoice(each) for each in self._schemes.choices())
                self._ask(OpenQuestion(QuestionGroup.SCHEMES, text, choices))
                raise _NotUnderstoodError
        else:
            found = self._schemes.find(self._answers.of(QuestionGroup.SCHEME) or self._schemes.only)
            if found is None:
                choices = tuple(ListChoice(each) for each in self._schemes.choices())
                self._ask(OpenQuestion(QuestionGroup.SCHEME, choices=choices))
                raise _NotUnderstoodError
        facts[SheetColumn.SCHEME] = found.scheme
        facts[SheetColumn.LEVEL] = self._level(row, found.scheme) or found.level

    def _level(self, row: ListRow, scheme: str) -> str:
        text = self._text(row, SheetColumn.LEVEL_ID) or self._text(row, SheetColumn.LEVEL)
        if not text or text in {"-", "–"}:
            return ""
        answer = self._answers.of(QuestionGroup.LEVELS, text)
        if answer == "ignore":
            return ""
        found = self._schemes.level(scheme, answer or text)
        if not found:
            choices = tuple(ListChoice(each) for each in (*self._schemes.levels(scheme), "ignore"))
            self._ask(OpenQuestion(QuestionGroup.LEVELS, text, choices))
            raise _NotUnderstoodError
        return found

    def _status(self, row: ListRow, facts: dict[SheetColumn, str]) -> None:
        """What a status adds: nothing, if it follows from dates; else it must be among the events, with its date."""
        text = self._text(row, SheetColumn.STATUS)
        if not text:
            return
        status = self._answers.of(QuestionGroup.STATUSES, text) or status_of(text)
        if status not in STATUS_CHOICES:
            choices = tuple(ListChoice(each) for each in STATUS_CHOICES)
            self._ask(OpenQuestion(QuestionGroup.STATUSES, text, choices))
            return
        events, until = facts.get(SheetColumn.EVENTS, ""), facts.get(SheetColumn.VALID_UNTIL, "")
        if status in {EventType.SUSPENDED.value, EventType.WITHDRAWN.value} and status not in _types_in(events):
            self._lose(row, "status-without-date", SheetColumn.STATUS, value=text)
        if status == ENDED and until == OPEN:
            finding = row.finding(
                "status-contradicts", FindingWeight.CONFLICT, SheetColumn.STATUS, value=text, until=until
            )
            self._findings.append(finding)

    def _score(self, row: ListRow, facts: dict[SheetColumn, str], unread: set[SheetColumn]) -> None:
        """Splits ``136/140``; a score without its maximum cannot be used."""
        both = re.fullmatch(r"([\d.,]+)\s*(?:/|z|of)\s*([\d.,]+)", facts.get(SheetColumn.SCORE, ""))
        if both:
            facts[SheetColumn.SCORE], facts[SheetColumn.SCORE_MAX] = both[1], both[2]
        for column in (SheetColumn.SCORE, SheetColumn.SCORE_MAX):
            facts[column] = facts.get(column, "").replace(",", ".")
        if facts[SheetColumn.SCORE] and not facts[SheetColumn.SCORE_MAX]:
            self._lose(row, "score-without-max", SheetColumn.SCORE, value=facts[SheetColumn.SCORE])
            facts[SheetColumn.SCORE] = ""
            unread.add(SheetColumn.SCORE)

    # ------------------------------------------------------------------------------ dates of a column

    def _dates_of(self, column: SheetColumn) -> DatesOfColumn:
        """How a column writes dates: as answered, else as its values show; asks if neither does."""
        by_head: defaultdict[str, list[CellValue]] = defaultdict(list)
        for row in self._rows:
            if column in row.cells:
                by_head[row.heads[column]].append(row.cells[column])
        order, is_months = DateOrder.DAY_FIRST, False
        for head, values in by_head.items():
            stated = self._answers.of(QuestionGroup.DATES, head).split()
            found = order_of(values)
            if found is DateOrder.UNCLEAR and not {"day-first", "month-first"} & {*stated}:
                example = next(str(each) for each in values if isinstance(each, str) and "/" in each)
                choices = (ListChoice("day-first"), ListChoice("month-first"))
                self._ask(OpenQuestion(QuestionGroup.DATES, head, choices, "day-first", example))
            elif found is DateOrder.UNCLEAR:
                found = DateOrder(next(each for each in stated if each in {"day-first", "month-first"}))
            order = found
            if may_be_months(values) and not {"days", "months"} & {*stated} and found is not DateOrder.UNCLEAR:
                choices = (ListChoice("months"), ListChoice("days"))
                example = str(next(each for each in values if each))
                self._ask(OpenQuestion(QuestionGroup.DATES, head, choices, "months", example))
            is_months = "months" in stated
        return DatesOfColumn(order, is_months)


def _types_in(events: str) -> Iterator[str]:
    for part in events.split(";"):
        yield part.strip().partition(" ")[0]


def cell_text(value: CellValue, *, is_number: bool = False) -> str:
    """The text of a cell; empty for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number_text(value)
    text = str(value)
    if is_number:
        return text.replace("\xa0", "").replace(" ", "") if re.fullmatch(r"[\d\s.,]+", text) else text
    return text


def event_words(text: str) -> str:
    """Events with the English words of the model in place of labels."""
    for event in EventType:
        for lang in ("pl", "en"):
            name = choice_label(event.value, lang)
            if name:
                text = re.sub(rf"\b{re.escape(name)}\b(?=\s+\d)", event.value, text)
    return text
