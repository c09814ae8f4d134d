"""A file of the register's open data as a page of the plan."""

from collections.abc import Callable

from laur.pages.context import PageContext
from laur.pages.page import Page
from laur.views import View, output
from laur.views.kinds import PageKind
from laur.views.output import DataFormat


def data_page(context: PageContext, name: DataFormat, view: Callable[[], View]) -> Page:
    """The file of a format, below the section of the certificates."""
    return Page(context.links.certificates(name), output.data(name), context.lang, PageKind.DATA, name, view)
