"""The register as a list that an office can keep: CSV or XLSX, which `import register` reads without a question.

XlsxWriter writes the workbook: dates known to the day are dates, scores are numbers, and every text is a text, so
nothing that begins like a formula is one. Dates known to the month or the year are texts, which no spreadsheet changes.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from laur.i18n import sort_key
from laur.i18n.keys import choice_label
from laur.i18n.messages import texts
from laur.model.dates import parse_partial
from laur.register import StatusOnDay
from laur.rendering.writers.register_csv import FORMULA_STARTS
from laur.source.library import Library
from laur.spreadsheets.columns import DATES, EXPORTED, SheetColumn, label
from laur.spreadsheets.content import ContentRegister
from laur.spreadsheets.flat import OF_CERTIFICATE, OF_ORGANISATION, Flat, flat_certificate, flat_organisation
from laur.spreadsheets.ledger import ListLedger

_NUMBERS = (SheetColumn.SCORE, SheetColumn.SCORE_MAX, SheetColumn.INDICATORS)
_WIDTHS = {
    SheetColumn.ID: 34,
    SheetColumn.ORGANISATION_ID: 26,
    SheetColumn.ORGANISATION: 44,
    SheetColumn.URL: 30,
    SheetColumn.SCHEME: 34,
    SheetColumn.EVENTS: 30,
    SheetColumn.SOURCES: 40,
}
_USUAL_WIDTH = 14


def list_rows(library: Library, statuses: Mapping[str, StatusOnDay], lang: str) -> list[Flat]:
    """A row for each certificate: sorted by holder, scheme and the beginning; `statuses` are of the day."""
    content = ContentRegister.of(library)
    rows = [_row(content, key, statuses, lang) for key in content.certificates]
    order = (SheetColumn.SCHEME, SheetColumn.VALID_FROM, SheetColumn.AWARDED, SheetColumn.VALID_UNTIL, SheetColumn.ID)

    def place(row: Flat) -> tuple[str, ...]:
        return (sort_key(row.get(SheetColumn.ORGANISATION, ""), lang), *(row.get(column, "") for column in order))

    return sorted(rows, key=place)


def _row(content: ContentRegister, key: str, statuses: Mapping[str, StatusOnDay], lang: str) -> Flat:
    certificate = content.certificates[key].certificate
    holder = content.organisations.get(certificate.organisation)
    found: dict[SheetColumn, str] = {SheetColumn.ID: key, SheetColumn.ORGANISATION_ID: certificate.organisation}
    found |= flat_organisation(holder.meta) if holder else {}
    found |= flat_certificate(certificate)
    found[SheetColumn.SCHEME] = _unique_name(content, certificate.scheme)
    if certificate.level:
        found[SheetColumn.LEVEL] = content.level_name(certificate.scheme, certificate.level)
    if key in statuses:
        found[SheetColumn.STATUS] = texts("status", lang)[f"status.{statuses[key].status.value}"]
    if certificate.kind:
        found[SheetColumn.KIND] = choice_label(certificate.kind.value, lang) or certificate.kind.value
    return found


def _unique_name(content: ContentRegister, scheme: str) -> str:
    """The name of a scheme, or its id if another scheme has the same name."""
    name = content.scheme_name(scheme)
    return name if sum(content.scheme_name(other) == name for other in content.schemes) == 1 else scheme


def exported_ledger(library: Library, ledger: ListLedger) -> ListLedger:
    """The ledger after an export: what the list states, so that the next import sees what was edited in it."""
    content = ContentRegister.of(library)
    certificates = {
        key: {c: t for c, t in flat_certificate(stated.certificate).items() if c in OF_CERTIFICATE}
        for key, stated in content.certificates.items()
    }
    holders = {stated.certificate.organisation for stated in content.certificates.values()}
    organisations = {
        key: {c: t for c, t in flat_organisation(document.meta).items() if c in OF_ORGANISATION}
        for key, document in content.organisations.items()
        if key in holders
    }
    return ListLedger({**ledger.certificates, **certificates}, {**ledger.organisations, **organisations})


def csv_list(rows: Sequence[Flat], lang: str) -> bytes:
    """The list as CSV that a spreadsheet opens by a double click: with a byte-order mark, in Polish with semicolons.

    A cell that could be read as a formula begins with an apostrophe, as in `register.csv`.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";" if lang == "pl" else ",", lineterminator="\r\n")
    writer.writerow([label(column, lang) for column in EXPORTED])
    writer.writerows([_safe(row.get(column, "")) for column in EXPORTED] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def xlsx_list(rows: Sequence[Flat], lang: str, title: str) -> bytes:
    """The list as a workbook with one sheet. Raises `ModuleNotFoundError` without XlsxWriter."""
    import xlsxwriter

    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, options)
    book.set_properties({"title": title, "created": date(1980, 1, 1)})
    sheet = book.add_worksheet(title[:31].translate({ord(sign): " " for sign in "[]:*?/\\'"}).strip() or "Laur")
    day, text = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "@"})
    bold = book.add_format({"bold": True, "bottom": 1})
    for number, column in enumerate(EXPORTED):
        sheet.set_column(number, number, _WIDTHS.get(column, _USUAL_WIDTH))
        sheet.write_string(0, number, label(column, lang), bold)
    for line, row in enumerate(rows, 1):
        for number, column, value in _stated(row):
            if column in DATES and (known := parse_partial(value)) and known.day:
                sheet.write_datetime(line, number, known.first, day)
            elif column in _NUMBERS:
                sheet.write_number(line, number, float(value))
            else:
                sheet.write_string(line, number, value, text)
    sheet.freeze_panes(1, 3)
    sheet.autofilter(0, 0, max(1, len(rows)), len(EXPORTED) - 1)
    book.close()
    return file.getvalue()


def _stated(row: Flat) -> Iterator[tuple[int, SheetColumn, str]]:
    for number, column in enumerate(EXPORTED):
        if row.get(column):
            yield number, column, row[column]
