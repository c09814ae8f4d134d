"""A page of the plan: one file of the output, before it is written."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from laur.catalog import Catalog
from laur.i18n.wording import Wording
from laur.memo import Memo
from laur.views import Alternate, View
from laur.views.kinds import PageKind
from laur.views.output import Output, OutputKind


class Page(Struct, frozen=True):
    """One output file.

    Its view is made on request: planning a large site is cheap, and a preview needs one view.
    """

    url: str
    """Site-relative."""
    output: Output
    """What makes its file."""
    lang: str
    """The language whose frame and wording render it."""
    kind: PageKind
    title: str
    view: Callable[[], View]
    source: str | None = None
    """The path in ``content/`` of the document that it shows."""
    alternates: tuple[Alternate, ...] = ()
    """The same page in each language, including itself; empty if it exists in one only."""
    made_from: Callable[[], str] | None = None
    """A digest of all that its view is made from (`laur.pages.made_from`); None for a view that every build makes."""

    @property
    def is_html(self) -> bool:
        return self.output.kind is OutputKind.HTML


class PageInputs(Struct, frozen=True):
    """The input of the page modules: the catalog and the interface wording of each language."""

    catalog: Catalog
    wording: Mapping[str, Wording]
    memo: Memo
    """For parts that several pages share."""
