"""The plan of a site: what was read, related, and every page it is to have, with all problems found on the way."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from laur.cms.program import CmsProgram
from laur.model.dates import Moment
from laur.model.digest import digest_text
from laur.problems import Problem, in_order
from laur.source.content import ReadReport
from laur.source.layouts import Layouts
from laur.source.library import Library
from laur.source.options import Options

if TYPE_CHECKING:  # a build with nothing to do needs none of them
    from laur.catalog import Catalog
    from laur.i18n.wording import Wording
    from laur.pages.page import Page
    from laur.views import Frame


class Inputs(Struct, frozen=True, kw_only=True):
    """Everything on which a plan depends."""

    options: Options
    layouts: Layouts
    library: Library | None
    """None if the content folder could not be read as a site."""
    read: ReadReport
    at: Moment | None
    """As of when: the beginning of the day, or the time of the day at which an announcement was published last."""
    cms: CmsProgram = CmsProgram()
    """The browser editor's files, if the site has it."""

    preview_key: str = ""
    """The secret of previews; empty if none is asked for, or there is none."""

    @property
    def day(self) -> date | None:
        return self.at.day if self.at else None

    @property
    def fingerprint(self) -> str:
        """A digest of all of it."""
        shown, base_url = self.options.visibility, self.options.base_url or ""
        read = (self.read.fingerprint, self.layouts.fingerprint, *self.cms.files.values())
        return digest_text(str(self.at), str(shown), base_url, self.preview_key, *read)


class SitePlan(Struct, frozen=True, kw_only=True):
    """The plan of a site; without a catalog if none could be made."""

    inputs: Inputs
    catalog: "Catalog | None" = None
    wording: "Mapping[str, Wording]" = {}
    frames: "Mapping[str, Frame]" = {}
    pages: "tuple[Page, ...]" = ()
    problems: tuple[Problem, ...] = ()

    @property
    def options(self) -> Options:
        return self.inputs.options

    @property
    def layouts(self) -> Layouts:
        return self.inputs.layouts

    @property
    def read(self) -> ReadReport:
        return self.inputs.read

    def without_pages(self, more: Iterable[Problem]) -> "SitePlan":
        """A plan from which no page can be made, with the problems that keep it from being more."""
        return replace(self, catalog=None, pages=(), problems=in_order((*self.problems, *more)))

    def with_problems(self, more: Iterable[Problem]) -> "SitePlan":
        return replace(self, problems=in_order((*self.problems, *more)))
