"""The site in memory: the last plan that could be made, and its pages rendered as they are asked for."""

import threading

from msgspec import Struct

from laur.build import Options, Plans, Today, plan, read_inputs
from laur.build.publish import bodies_of
from laur.build.tool import tool_version
from laur.pages import Page
from laur.pages.files import CONTENT
from laur.permalinks import output_path
from laur.rendering.renderer import Renderer, RenderingError, Workshop
from laur.serve.overlay import overlay
from laur.sources import Found, Signature, Source, read
from laur.store import Store, with_store
from laur.views import CopyView

NOT_FOUND = "/404.html"


class Answer(Struct, frozen=True):
    """What the preview has for a path."""

    path: str
    """Of the file, for its type: ``tagi/index.html``."""
    data: bytes
    is_found: bool = True


class _Snapshot(Struct, frozen=True):
    plans: Plans
    pages: dict[str, Page]
    """By output path."""
    renderer: Renderer


class Preview:
    """The site as of the last rebuild. Safe to be asked from several threads."""

    def __init__(self, options: Options, today: Today, lang: str) -> None:
        self._options, self._today, self._lang = options, today, lang
        self._lock = threading.Lock()
        self._snapshot: _Snapshot | None = None
        self.overlay = ""
        """What is wrong as of the last rebuild, as HTML to be shown in every page."""
        self.revision = 0

    @property
    def base_path(self) -> str:
        """The path under which the site is previewed."""
        snapshot = self._snapshot
        frame = next(iter(snapshot.plans.frames.values()), None) if snapshot else None
        return frame.base_path if frame else ""

    def rebuild(self) -> Plans:
        """Plan the site anew; where that is not possible the last plan stays."""
        with self._lock:
            plans = with_store(self._options.state, tool_version(), self._plan)
            self.overlay = overlay(plans, self._lang)
            if plans.catalog is not None:
                pages = {output_path(page.url): page for page in reversed(plans.pages)}
                workshop = Workshop(plans.layouts.codes, plans.frames, plans.wording)
                self._snapshot = _Snapshot(plans, pages, Renderer(workshop))
            self.revision += 1
            return plans

    def answer(self, path: str) -> Answer | None:
        """The file at a path (without the leading slash); the 404 page for one that is not there; None without a site.

        A page whose layout fails is answered by its problem as text.
        """
        with self._lock:
            snapshot = self._snapshot
            if snapshot is None:
                return None
            folder = f"{path}index.html" if path.endswith("/") or not path else path
            page = snapshot.pages.get(path) or snapshot.pages.get(folder)
            if page is None:
                missing = snapshot.pages.get(NOT_FOUND.removeprefix("/"))
                return Answer("404.html", self._render(snapshot, missing) if missing else b"", is_found=False)
            return Answer(output_path(page.url), self._render(snapshot, page))

    def leads_to_folder(self, path: str) -> bool:
        """Whether a path is that of a page without its last slash."""
        snapshot = self._snapshot
        return snapshot is not None and path not in snapshot.pages and f"{path}/index.html" in snapshot.pages

    def _plan(self, store: Store) -> Plans:
        return plan(read_inputs(self._options, store, self._today))

    def _render(self, snapshot: _Snapshot, page: Page) -> bytes:
        view = page.view()
        if isinstance(view, CopyView):
            house, _, path = view.source.partition(":")
            root = self._options.content if house == CONTENT else self._options.layouts
            source = read(root, Found(path, Signature(0, 0, 0, 0)))
            return source.data if isinstance(source, Source) else b""
        bodies = with_store(self._options.state, tool_version(), lambda store: bodies_of(view, store))
        try:
            return snapshot.renderer.render(page.layout, view, page.lang, page.url, bodies)
        except RenderingError as error:
            from laur.problems.wording import spoken

            words, found = spoken(error.problem, "en"), error.problem
            return f"<pre>{found.path}:{found.place.line}: {words.what}\n{words.mend}</pre></body>".encode()
