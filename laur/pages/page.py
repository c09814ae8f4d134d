"""A page of the plan: one file of the output, before it is rendered."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from laur.catalog import Catalog
from laur.i18n.wording import Wording
from laur.memo import Memo
from laur.views import Alternate, View
from laur.views.output import Output, OutputKind


class Page(Struct, frozen=True):
    """One output file.

    Its view is made only when it is asked for: the plan of a large site is cheap, and a preview needs one view.
    """

    url: str
    """Site-relative."""
    output: Output
    """What makes its file."""
    lang: str
    """Whose frame and wording it is rendered with."""
    kind: str
    title: str
    view: Callable[[], View]
    source: str | None = None
    """The document that it shows, by its path in ``content/``."""
    alternates: tuple[Alternate, ...] = ()
    """The same page in each language, itself among them; empty where it is in one only."""

    @property
    def is_html(self) -> bool:
        return self.output.kind is OutputKind.HTML


class PageInputs(Struct, frozen=True):
    """What the page modules are given: the catalog and the interface wording of each language."""

    catalog: Catalog
    wording: Mapping[str, Wording]
    memo: Memo
    """For parts that several pages share."""
