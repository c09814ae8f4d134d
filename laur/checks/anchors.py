"""The ids on a rendered page, which a link's anchor can name: those that its layout adds to those of its body."""

import re
from collections import defaultdict

from laur.pages.page import Page
from laur.pages.plan import SitePlan

_ID = re.compile(r"""<[a-z][^<>]*\sid\s*=\s*["']?([^\s"'>]+)""", re.IGNORECASE)


class PageAnchors:
    """Renders pages to find their ids: a page at most once, without its bodies, and only when a link needs it."""

    def __init__(self, site_plan: SitePlan) -> None:
        self._site_plan = site_plan
        self._pages = {page.url: page for page in site_plan.pages}
        self._known: dict[str, frozenset[str] | None] = {}

    def on(self, url: str) -> frozenset[str] | None:
        """The ids on the page at a URL; None if it is not HTML, or cannot be rendered (reported by the build)."""
        if url not in self._known:
            page = self._pages.get(url)
            self._known[url] = self._read(page) if page is not None and page.is_html else None
        return self._known[url]

    def _read(self, page: Page) -> frozenset[str] | None:
        from laur.rendering.renderer import Renderer, RenderingError, RenderInputs

        renderer = Renderer(
            RenderInputs(self._site_plan.layouts.codes, self._site_plan.frames, self._site_plan.wording)
        )
        try:
            html = renderer.render(page.output, page.view(), page.lang, page.url, defaultdict(str))
        except RenderingError:
            return None
        return frozenset(_ID.findall(html.decode()))
