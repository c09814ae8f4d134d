"""The catalogue of the register's data files, for portals of open data."""

from collections.abc import Iterator
from functools import partial

from laur.pages.context import PageContext
from laur.pages.exports.data_page import data_page
from laur.pages.exports.terms import data_terms
from laur.pages.page import Page
from laur.urls.permalinks import Section
from laur.views import CatalogueView, DataFile
from laur.views.output import DataFormat

_FORMATS = (DataFormat.CATALOGUE_TURTLE, DataFormat.CATALOGUE_JSONLD)
_DATA = frozenset({"text/csv", "application/json", "text/calendar", "application/atom+xml"})
"""The media types of files with data; the others describe them."""


def pages(context: PageContext, files: tuple[DataFile, ...]) -> Iterator[Page]:
    """The catalogue in both of its formats; `files` are the data files of the language."""
    for name in _FORMATS:
        yield data_page(context, name, partial(_catalogue, context, files))


def _catalogue(context: PageContext, files: tuple[DataFile, ...]) -> CatalogueView:
    section = context.section(Section.CERTIFICATES)
    return CatalogueView(
        lang=context.lang,
        title=f"{section.title} – {context.words(context.catalog.site.title)}",
        description=context.wording.text("data.description"),
        home_url=section.url,
        terms=data_terms(context),
        files=tuple(file for file in files if file.media_type in _DATA and file.name != DataFormat.DATA_PACKAGE),
    )
