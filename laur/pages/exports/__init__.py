"""The register as open data: one module per export, each with `pages(context)`, like a kind of page.

A file has the same facts as the site: what is not known is empty, and a status has the days on which it holds, so it is
true whenever the file is read.
"""

from collections.abc import Iterator

from laur.pages.context import contexts
from laur.pages.exports import calendar, catalogue, changes, tables
from laur.pages.page import Page, PageInputs
from laur.urls.permalinks import Permalinks
from laur.views import DataFile
from laur.views.output import DataFormat

_EXPORTS = (tables, calendar, changes)

_NAMED = (
    (DataFormat.REGISTER_CSV, "text/csv"),
    (DataFormat.DATA_PACKAGE, "application/json"),
    (DataFormat.REGISTER_JSON, "application/json"),
    (DataFormat.REGISTER_SCHEMA, "application/schema+json"),
    (DataFormat.CALENDAR, "text/calendar"),
    (DataFormat.CHANGES, "application/json"),
    (DataFormat.CATALOGUE_TURTLE, "text/turtle"),
    (DataFormat.CATALOGUE_JSONLD, "application/ld+json"),
)


def pages(inputs: PageInputs) -> Iterator[Page]:
    """The data files of each language."""
    for context in contexts(inputs):
        for export in _EXPORTS:
            yield from export.pages(context)
        yield from catalogue.pages(context, data_files(context.links))


def data_files(links: Permalinks) -> tuple[DataFile, ...]:
    """The data files that the listing links to."""
    named = (DataFile(name=name, url=links.certificates(name), media_type=type_) for name, type_ in _NAMED)
    return (*named, DataFile(name="changes.xml", url=links.changes(), media_type="application/atom+xml"))
