"""The site in memory: the last plan that could be made; its pages are rendered on request."""

import threading
from collections.abc import Set as AbstractSet
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from laur.build import moment_of, plan, read_inputs, with_compiled_layouts
from laur.i18n.wording import WordingError
from laur.memo import Memo
from laur.model import Place
from laur.model.digest import digest
from laur.output.copy import copied, is_cleaned, rendered, source_of
from laur.pages.files import asset_url
from laur.pages.page import Page
from laur.pages.plan import SitePlan
from laur.preview.live import Act, ReloadMessage, restyled
from laur.preview.overlay import overlay
from laur.problems import Problem, Severity, has_errors, in_order
from laur.rendering.renderer import Renderer, RenderingError, RenderInputs
from laur.rendering.wording import wording_problem
from laur.source.cache import Cache, bodies_in, with_cache
from laur.source.files import walk_changes
from laur.source.layouts import LANGUAGE
from laur.source.options import Options, Today
from laur.source.tool_version import tool_version
from laur.urls.paths import url_of
from laur.urls.permalinks import folder_url, output_path
from laur.views import CopyView, RenditionView, View
from laur.views.bodies import body_digests

NOT_FOUND = "404.html"
CACHE_SIZE = 64
"""How many rendered pages are kept in memory."""


class PreviewAnswer(Struct, frozen=True, kw_only=True):
    """The preview's answer for a path."""

    path: str
    """The file's path, for its media type: ``tagi/index.html``."""
    data: bytes = b""
    file: Path | None = None
    """The file with the bytes, if they are not in `data`."""
    status: HTTPStatus = HTTPStatus.OK
    problems: str = ""
    """Problems to show in the page, as HTML."""
    is_for_ever: bool = False
    """Whether the URL contains the digest of the content, so that a browser may cache it."""

    @property
    def is_html(self) -> bool:
        return self.path.endswith(".html")

    @property
    def shown(self) -> str:
        """Identifies these bytes."""
        return digest(self.data)[:16]


class _Snapshot:
    """The pages of one plan, and those rendered recently."""

    def __init__(self, site_plan: SitePlan, pages: dict[str, Page], renderer: Renderer) -> None:
        self.site_plan, self.renderer = site_plan, renderer
        self.pages = pages
        """By URL."""
        self.rendered: dict[str, bytes | Problem] = {}
        """Pages rendered recently, by path."""
        self.views: dict[str, View] = {}
        """Their views, by URL."""
        self.rendering = threading.Lock()
        """Held while a page is rendered: after a save, all browsers request pages at once, often the same one."""

    def page(self, path: str) -> Page | None:
        """The page whose file a path names, or whose folder."""
        return self.pages.get(url_of(path)) or self.pages.get(folder_url(path))

    def view(self, page: Page) -> View:
        """A page's view, made once."""
        view = self.views.get(page.url)
        if view is None:
            view = page.view()
            _remember(self.views, page.url, view)
        return view


class _Served(Struct, frozen=True):
    """A page that a browser may still show."""

    data: bytes
    url: str
    view: View


class Preview:
    """The site as of the last rebuild. Safe to use from several threads."""

    def __init__(self, options: Options, today: Today, lang: str) -> None:
        self._options, self._today, self._lang = options, today, lang
        self._tool = tool_version()
        self._rebuilding = threading.Lock()
        self._snapshot: _Snapshot | None = None
        self._last: SitePlan | None = None
        self._memo = Memo()
        self._served: dict[str, _Served] = {}
        """By the digest of their bytes."""

    # ------------------------------------------------------------------------------ rebuilding

    @property
    def base_path(self) -> str:
        """The base path of the previewed site."""
        snapshot = self._snapshot
        frame = next(iter(snapshot.site_plan.frames.values()), None) if snapshot else None
        return frame.base_path if frame else ""

    def rebuild(self, changed_files: AbstractSet[str] | None = None, *, is_fresh: bool = False) -> SitePlan | None:
        """Plans the site again; None if nothing changed. If no plan is possible, the last one is kept.

        `changed_files` (absolute paths) are the only changed files; None if any may have changed. `is_fresh` uses
        nothing of the last plan, for when the cache no longer has what it was made from.
        """
        with self._rebuilding:
            last, memo = (None, Memo()) if is_fresh else (self._last, self._memo)
            self._memo = Memo()  # a memo of a rebuild that failed is not used again
            work = partial(self._plan, last, memo, changed_files)
            site_plan = with_cache(self._options.state, self._tool, work, memo)
            self._memo = memo
            if site_plan is None:
                return None
            memo.forget_unused()
            if site_plan.catalog is not None:
                pages = {page.url: page for page in reversed(site_plan.pages)}
                self._snapshot = _Snapshot(site_plan, pages, self._renderer(site_plan))
            self._last = site_plan
            return site_plan

    @property
    def last(self) -> SitePlan | None:
        """The last plan, whether or not pages could be made from it."""
        return self._last

    @property
    def shown(self) -> SitePlan | None:
        """The plan whose pages are shown."""
        return self._snapshot.site_plan if self._snapshot else None

    def is_up_to_date(self) -> bool:
        """Whether nothing has become due since the last rebuild."""
        last = self._last
        if last is None or last.inputs.library is None or self._options.day is not None:
            return True
        return last.inputs.at == moment_of(last.inputs.library, self._options, self._today)

    def _renderer(self, site_plan: SitePlan) -> Renderer:
        """The last renderer, whose layouts are loaded, unless its inputs changed."""
        render_inputs = RenderInputs(site_plan.layouts.codes, site_plan.frames, site_plan.wording)
        last = self._snapshot.renderer if self._snapshot else None
        return last if last and last.render_inputs == render_inputs else Renderer(render_inputs)

    def _plan(
        self, last: SitePlan | None, memo: Memo, changed_files: AbstractSet[str] | None, cache: Cache
    ) -> SitePlan | None:
        walked = partial(walk_changes, memo, changed_files)
        inputs = read_inputs(self._options, cache, self._today, walked=walked)
        if (
            last is not None
            and last.inputs.fingerprint == inputs.fingerprint
            and last.read.problems == inputs.read.problems
        ):
            return None
        return plan(with_compiled_layouts(inputs, cache, memo), memo)

    # ------------------------------------------------------------------------------ answering

    def answer(self, path: str) -> PreviewAnswer:
        """The file at a path (without the leading slash); the site's 404 page where there is none.

        If a page's layout fails, the answer shows the problem.
        """
        snapshot = self._snapshot
        if snapshot is None:
            return PreviewAnswer(path=NOT_FOUND, status=HTTPStatus.SERVICE_UNAVAILABLE, problems=self._problems())
        page = snapshot.page(path)
        if page is not None:
            return self._answer(snapshot, page, HTTPStatus.OK)
        missing = snapshot.page(NOT_FOUND)
        if missing is not None:
            return self._answer(snapshot, missing, HTTPStatus.NOT_FOUND)
        return PreviewAnswer(path=NOT_FOUND, status=HTTPStatus.NOT_FOUND, problems=self._problems())

    def update_for(self, path: str, shown: str) -> ReloadMessage:
        """What a browser should do that shows these bytes (by digest) of the page at a path.

        If the page's view changed, the browser is asked to reload before the page is rendered.
        """
        old = self._served.get(shown)
        if old is not None and self._has_new_view(path, old):
            return ReloadMessage(act=Act.RELOAD, shown="", problems="")
        now = self.answer(path)
        is_lost = now.status is not HTTPStatus.OK and now.shown != shown and old is not None
        if is_lost and self._last is not None and has_errors(self._last.problems):
            return ReloadMessage(act=Act.NOTHING, shown=shown, problems=self._problems(is_kept=True))
        if now.shown == shown:
            return ReloadMessage(act=Act.NOTHING, shown=shown, problems=now.problems)
        styles = restyled(old.data, now.data) if old and now.data else None
        act = Act.RELOAD if styles is None else Act.STYLES
        return ReloadMessage(act=act, shown=now.shown, problems=now.problems, styles=styles or {})

    def _has_new_view(self, path: str, old: _Served) -> bool:
        """Whether the page at a path still exists, with another view."""
        snapshot = self._snapshot
        page = snapshot.page(path) if snapshot else None
        return snapshot is not None and page is not None and page.url == old.url and snapshot.view(page) != old.view

    def source(self, path: str) -> str:
        """The path of the document that a page shows; empty if it shows none."""
        snapshot = self._snapshot
        page = snapshot.page(path) if snapshot else None
        return (page.source or "") if page else ""

    def leads_to_folder(self, path: str) -> bool:
        """Whether a path is a page's path without its last slash."""
        snapshot = self._snapshot
        return snapshot is not None and snapshot.page(path) is None and snapshot.page(f"{path}/") is not None

    def _problems(self, more: tuple[Problem, ...] = (), *, is_kept: bool = False) -> str:
        """All problems as of the last rebuild, as HTML."""
        last = self._last
        return overlay(last, in_order((*more, *last.problems)), self._lang, is_kept=is_kept) if last else ""

    def _answer(self, snapshot: _Snapshot, page: Page, status: HTTPStatus) -> PreviewAnswer:
        path = output_path(page.url)
        view = None if page.output.is_rendered else snapshot.view(page)
        if isinstance(view, CopyView):
            return self._copied(page, view, path)
        if isinstance(view, RenditionView):
            sizes = rendered([view], self._options)
            data = b"" if isinstance(sizes, Problem) else sizes[view.format]
            return PreviewAnswer(path=path, data=data, is_for_ever=bool(data))
        with snapshot.rendering:
            made = snapshot.rendered.get(path)
            if made is None:
                made = self._render(snapshot, page)
            if made is not None:
                _remember(snapshot.rendered, path, made)
        if made is None:
            return self._again(path)
        if isinstance(made, Problem):
            problems = self._problems((made,))
            return PreviewAnswer(path=NOT_FOUND, status=HTTPStatus.INTERNAL_SERVER_ERROR, problems=problems)
        answer = PreviewAnswer(path=path, data=made, status=status, problems=self._problems() if page.is_html else "")
        if answer.is_html:
            _remember(self._served, answer.shown, _Served(made, page.url, snapshot.view(page)))
        return answer

    def _again(self, path: str) -> PreviewAnswer:
        """The answer after everything was read again; 503 if a text is still missing."""
        self.rebuild(is_fresh=True)
        snapshot = self._snapshot
        page = snapshot.page(path) if snapshot else None
        made = self._render(snapshot, page) if snapshot and page else None
        if snapshot is None or page is None or made is None:
            return PreviewAnswer(path=NOT_FOUND, status=HTTPStatus.SERVICE_UNAVAILABLE, problems=self._problems())
        _remember(snapshot.rendered, path, made)
        return self._answer(snapshot, page, HTTPStatus.OK)

    def _render(self, snapshot: _Snapshot, page: Page) -> bytes | Problem | None:
        """A page, or the problem with it; None where the cache no longer has one of its texts."""
        try:
            view = snapshot.view(page)
            digests = set(body_digests(view))
            bodies = bodies_in(self._options.state, self._tool, digests)
            if len(bodies) < len(digests):
                return None
            return snapshot.renderer.render(page.output, view, page.lang, page.url, bodies)
        except RenderingError as error:
            broken = (found for found in snapshot.site_plan.layouts.problems if found.severity is Severity.ERROR)
            return next(broken, error.problem)
        except WordingError as error:
            path = f"{LANGUAGE}{page.lang}.yaml"
            return wording_problem(error, path, Place(), page.lang)

    def _copied(self, page: Page, view: CopyView, path: str) -> PreviewAnswer:
        """The copy of a file. If it changed since the plan was made, browsers must not cache it."""
        root, source_path = source_of(view, self._options)
        file = root / source_path
        if not file.is_file() or not file.resolve().is_relative_to(root.resolve()):
            return PreviewAnswer(path=path, status=HTTPStatus.NOT_FOUND)
        if is_cleaned(view):
            data = copied(view, self._options)
            return PreviewAnswer(path=path, data=b"" if isinstance(data, Problem) else data)
        if page.url == url_of(source_path) or page.url != asset_url(source_path, view.digest):
            return PreviewAnswer(path=path, file=file)
        data = copied(view, self._options)
        whole = b"" if isinstance(data, Problem) else data
        return PreviewAnswer(path=path, data=whole, is_for_ever=digest(whole) == view.digest)


CacheKey = TypeVar("CacheKey")
CacheValue = TypeVar("CacheValue")


def _remember(memory: dict[CacheKey, CacheValue], key: CacheKey, value: CacheValue) -> None:
    """Keeps a value, and drops the oldest; another thread may do the same meanwhile."""
    memory[key] = value
    for oldest in list(memory)[:-CACHE_SIZE]:
        memory.pop(oldest, None)
