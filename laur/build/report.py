"""What a build found and did, as values that the faces put into words."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from laur.build.editor import Editor
from laur.build.layouts import Layouts
from laur.build.library import ReadReport
from laur.build.options import Options
from laur.build.reasons import Reason
from laur.catalog import Catalog, Library
from laur.catalog.seen import Seen
from laur.digest import digest_text
from laur.interface import Wording
from laur.pages import Page
from laur.problems import Problem, in_order
from laur.views import Frame


class Inputs(Struct, frozen=True, kw_only=True):
    """Everything that a plan is a function of."""

    options: Options
    layouts: Layouts
    library: Library | None
    """None where the content folder could not be read as a site."""
    read: ReadReport
    day: date | None
    editor: Editor = Editor()
    """The browser editor's own files, where the site has it."""

    @property
    def fingerprint(self) -> str:
        """A digest of it all."""
        shown, base_url = self.options.visibility, self.options.base_url or ""
        read = (self.read.fingerprint, self.layouts.fingerprint, *self.editor.files.values())
        return digest_text(str(self.day), str(shown), base_url, *read)


class Plans(Struct, frozen=True, kw_only=True):
    """Everything up to the plan of pages; without a catalog where there was nothing to make one from."""

    inputs: Inputs
    catalog: Catalog | None = None
    wording: Mapping[str, Wording] = {}
    frames: Mapping[str, Frame] = {}
    pages: tuple[Page, ...] = ()
    collisions: tuple[Problem, ...] = ()
    """Pages at the URLs of others; among the problems, too."""
    links: Seen | None = None
    """Links in published bodies that lead nowhere."""
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

    def with_problems(self, more: Iterable[Problem]) -> "Plans":
        return replace(self, problems=in_order((*self.problems, *more)))


class Rendered(Struct, frozen=True):
    """A page that was rendered in this build."""

    url: str
    reason: Reason
    is_new: bool
    """Whether its bytes differ from those that stood there."""


class Report(Struct, frozen=True, kw_only=True):
    """The outcome of a build."""

    plans: Plans
    rendered: tuple[Rendered, ...] = ()
    unchanged: int = 0
    """Pages that were left alone."""
    removed: tuple[str, ...] = ()
    """Files that are no longer part of the site and were removed, by path."""
    is_published: bool = False
    """Whether the output folder now shows this build."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.plans.problems
