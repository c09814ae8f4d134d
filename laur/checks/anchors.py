"""The ids on a page as it will be: those that a layout gives it, besides those of the body that it shows."""

import re
from collections import defaultdict

from laur.pages import Page
from laur.pages.plan import SitePlan

_ID = re.compile(r"""<[a-z][^<>]*\sid\s*=\s*["']?([^\s"'>]+)""", re.IGNORECASE)


class PageAnchors:
    """Renders a page when it is asked for its ids, without the bodies on it; once each."""

    def __init__(self, site_plan: SitePlan) -> None:
        self._plans = site_plan
        self._pages = {page.url: page for page in site_plan.pages}
        self._known: dict[str, frozenset[str] | None] = {}

    def on(self, url: str) -> frozenset[str] | None:
        """The ids on the page at a URL; None if it is no HTML, or cannot be rendered (which is told elsewhere)."""
        if url not in self._known:
            page = self._pages.get(url)
            self._known[url] = self._read(page) if page is not None and page.is_html else None
        return self._known[url]

    def _read(self, page: Page) -> frozenset[str] | None:
        from laur.rendering.renderer import Renderer, RenderingError, RenderInputs

        renderer = Renderer(RenderInputs(self._plans.layouts.codes, self._plans.frames, self._plans.wording))
        try:
            html = renderer.render(page.output, page.view(), page.lang, page.url, defaultdict(str))
        except RenderingError:
            return None
        return frozenset(_ID.findall(html.decode()))
