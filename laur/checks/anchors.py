"""The ids on a rendered page, which a link's anchor can name: those that its layout adds to those of its body."""

import re
from collections import defaultdict
from functools import partial

from laur.memo import Memo
from laur.pages.plan import SitePlan

_ID = re.compile(r"""<[a-z][^<>]*\sid\s*=\s*["']?([^\s"'>]+)""", re.IGNORECASE)


def ids_on(site_plan: SitePlan, memo: Memo, url: str) -> frozenset[str] | None:
    """The ids on the page at a URL; None if it is not HTML, or cannot be rendered (reported by the build).

    The page is rendered without its bodies, once per plan, and only if a link needs it.
    """
    return memo.get(("ids on a page", url), (site_plan,), partial(_ids_on, site_plan, url))


def _ids_on(site_plan: SitePlan, url: str) -> frozenset[str] | None:
    from laur.rendering.renderer import Renderer, RenderingError, RenderInputs

    page = next((page for page in site_plan.pages if page.url == url and page.is_html), None)
    if page is None:
        return None
    renderer = Renderer(RenderInputs(site_plan.layouts.codes, site_plan.frames, site_plan.wording))
    try:
        html = renderer.render(page.output, page.view(), page.lang, page.url, defaultdict(str))
    except RenderingError:
        return None
    return frozenset(_ID.findall(html.decode()))
