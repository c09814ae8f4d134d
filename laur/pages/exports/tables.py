"""The register as CSV with a Table Schema, and as JSON with a JSON Schema."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from msgspec.structs import asdict, replace

from laur.pages.certificate_data import facts
from laur.pages.context import PageContext
from laur.pages.exports.data_page import data_page
from laur.pages.exports.terms import data_terms
from laur.pages.page import Page
from laur.register import Record
from laur.urls.permalinks import Section
from laur.views import RegisterEntry, RegisterView
from laur.views.output import DataFormat

_WITH_ENTRIES = (DataFormat.REGISTER_CSV, DataFormat.REGISTER_JSON)
_DESCRIBING = (DataFormat.DATA_PACKAGE, DataFormat.REGISTER_SCHEMA)


def pages(context: PageContext) -> Iterator[Page]:
    """``register.csv``, ``register.json``, and the description of each."""
    for name in _WITH_ENTRIES:
        yield data_page(context, name, partial(_register, context, name))
    for name in _DESCRIBING:
        yield data_page(context, name, partial(_description, context, name))


def _register(context: PageContext, name: DataFormat) -> RegisterView:
    entries = tuple(_entry(context, record) for record in context.catalog.awards.records.values())
    return replace(_description(context, name), entries=entries)


def register_table(context: PageContext, url: str, ids: Iterable[str]) -> RegisterView:
    """Some certificates as a table."""
    records = context.catalog.awards.records
    view = _description(context, DataFormat.REGISTER_CSV)
    return replace(view, url=url, entries=tuple(_entry(context, records[key]) for key in sorted(ids)))


def _description(context: PageContext, name: DataFormat) -> RegisterView:
    section = context.section(Section.CERTIFICATES)
    return RegisterView(
        url=context.links.certificates(name),
        lang=context.lang,
        title=f"{section.title} – {context.words(context.catalog.site.title)}",
        description=context.wording.text("data.description"),
        home_url=section.url,
        terms=data_terms(context),
    )


def _entry(context: PageContext, record: Record) -> RegisterEntry:
    known = facts(context, record)
    return RegisterEntry(**asdict(known), current=_current(known.statuses, context.catalog.day))


def _current(statuses: tuple[tuple[date | None, str], ...], day: date) -> int:
    return max(index for index, (since, _) in enumerate(statuses) if since is None or since <= day)
