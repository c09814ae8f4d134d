"""``register.csv`` (RFC 4180, UTF-8): the register as a table, and its columns as the Table Schema describes them.

A cell that a spreadsheet could take for a formula, or that begins with an apostrophe, gets an apostrophe in front
(https://owasp.org/www-community/attacks/CSV_Injection). Programs that read the file remove one leading apostrophe.
"""

import csv
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from laur.model import Kind
from laur.register import EndBasis, StartBasis, Status
from laur.rendering.writers.descriptions import (
    DATE,
    DATE_OR_OPEN,
    DESCRIPTIONS,
    DURATION,
    duration,
    values,
)
from laur.rendering.writers.edtf import end_edtf, start_edtf
from laur.urls.base_path import absolute
from laur.views import EventView, Frame, RegisterEntry, RegisterView, SpanView, View

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
"""Including the full-width characters, which spreadsheets in East Asian languages read as formulas too."""

Cell = Callable[[RegisterEntry, Frame], object]


class Column(Struct, frozen=True):
    """A column: its name, its type and constraints in the Table Schema, and the function that returns a cell."""

    name: str
    type: str
    cell: Cell
    constraints: Mapping[str, object] = {}

    @property
    def description(self) -> str:
        return DESCRIPTIONS[self.name] + _FORMS.get(self.name, "")


def write_register_csv(view: View, frame: Frame, _bodies: Mapping[str, str]) -> bytes:
    """The table: a header, and a row for each certificate, sorted by id."""
    assert isinstance(view, RegisterView)
    lines = _WrittenLines()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow([column.name for column in COLUMNS])
    writer.writerows([cell(column.cell(entry, frame)) for column in COLUMNS] for entry in view.entries)
    return "".join(lines).encode()


class _WrittenLines(list[str]):
    """A list to which `csv.writer` writes."""

    write = list.append


def cell(value: object) -> str:
    """The text of a cell: empty for None, and with an apostrophe in front of what looks like a formula."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA_STARTS) else value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


# ---------------------------------------------------------------------------------------------- the cells


def status_until(entry: RegisterEntry) -> date | None:
    """The last day of the current status; None if it does not change by itself."""
    following = entry.statuses[entry.current + 1 : entry.current + 2]
    return following[0][0] - timedelta(days=1) if following and following[0][0] else None


def _first(span: SpanView | None) -> date | None:
    return span.first if span else None


def _last(span: SpanView | None) -> date | None:
    return span.last if span else None


def _event(event: EventView) -> str:
    return f"{event.type} {event.date}" + (f" ({event.reason})" if event.reason else "")


def _field(name: str) -> Cell:
    return lambda entry, _frame: getattr(entry, name)


def _text(name: str, **constraints: object) -> Column:
    return Column(name, "string", _field(name), constraints)


def _one_of(name: str, enum: type[StrEnum], *, required: bool = False) -> Column:
    constraints = {"enum": values(enum)} | ({"required": True} if required else {})
    return Column(name, "string", _field(name), constraints)


COLUMNS: tuple[Column, ...] = (
    _text("id", required=True, unique=True),
    Column("url", "string", lambda e, frame: absolute(e.url, frame), {"required": True}),
    _text("organisation_id", required=True),
    _text("organisation", required=True),
    _text("country", pattern="^[A-Z]{2}$"),
    _text("region"),
    _text("scheme_id", required=True),
    _text("scheme", required=True),
    _text("level_id"),
    _text("level"),
    Column("level_rank", "integer", _field("level_rank")),
    _one_of("kind", Kind),
    _text("number"),
    _text("issuer"),
    _text("assessed", pattern=DATE),
    _text("awarded", pattern=DATE),
    _text("valid_from", pattern=DATE),
    _text("valid_until", pattern=DATE_OR_OPEN),
    Column("term", "string", lambda e, _: duration(e.term.years, e.term.months) if e.term else None,
           {"pattern": DURATION}),
    Column("start_first", "date", lambda e, _: _first(e.start)),
    Column("start_last", "date", lambda e, _: _last(e.start)),
    _one_of("start_basis", StartBasis, required=True),
    Column("end_first", "date", lambda e, _: _first(e.end)),
    Column("end_last", "date", lambda e, _: _last(e.end)),
    _one_of("end_basis", EndBasis, required=True),
    Column("grace_until", "date", _field("grace_until")),
    Column("status", "string", lambda e, _: e.statuses[e.current][1], {"enum": values(Status), "required": True}),
    Column("status_since", "date", lambda e, _: e.statuses[e.current][0]),
    Column("status_until", "date", lambda e, _: status_until(e)),
    Column("score", "number", lambda e, _: e.score.value if e.score else None),
    Column("score_max", "number", lambda e, _: e.score.max if e.score else None),
    Column("indicators", "integer", _field("indicators")),
    Column("areas", "string", lambda e, _: "; ".join(e.areas)),
    Column("events", "string", lambda e, _: "; ".join(map(_event, e.events))),
    _text("predecessor"),
    _text("successor"),
    Column("evidence", "string", lambda e, frame: " ".join(absolute(url, frame) for url in e.evidence)),
    Column("sources", "string", lambda e, _: " ; ".join(source.url or source.title for source in e.sources)),
    Column("sources_archived", "string", lambda e, _: " ; ".join(each.archived for each in e.sources if each.archived)),
    Column("start_edtf", "string", lambda e, _: start_edtf(e)),
    Column("end_edtf", "string", lambda e, _: end_edtf(e)),
    Column("register", "string", lambda e, _: e.provenance.name if e.provenance else None),
    Column("register_url", "string", lambda e, _: e.provenance.url if e.provenance else None),
    Column("register_fetched", "date", lambda e, _: e.provenance.fetched if e.provenance else None),
    Column("register_gone", "date", lambda e, _: e.provenance.gone if e.provenance else None),
)  # fmt: skip

_FORMS = {
    "areas": " Separated by “; ”.",
    "events": " “suspended 2024-05 (reason)”, separated by “; ”.",
    "evidence": " Addresses, separated by spaces.",
    "sources": " Addresses, or titles where they have none, separated by “ ; ”.",
}
