"""Hints: what would trouble the readers of a previewed page, requested after the page is shown, so that nobody waits.

This module makes their HTML; the preview's script (`hints.js`) styles and hides them.
"""

from collections.abc import Callable, Sequence
from html import escape

from laur.i18n.messages import texts
from laur.pages.plan import SitePlan
from laur.preview.overlay import listed
from laur.preview.site import Preview
from laur.problems import Problem, in_order
from laur.problems.formats import summary

HINTS_PATH = "/-laur/hints"
Inspect = Callable[[SitePlan, str], Sequence[Problem]]
"""Returns the advisory problems of the document at a path."""


def no_hints(_site_plan: SitePlan, _path: str) -> Sequence[Problem]:
    """No advisory problems, for a preview without hints."""
    return ()


class Hints:
    """The hints of each page of a preview."""

    def __init__(self, preview: Preview, inspect: Inspect, lang: str) -> None:
        self._preview, self._inspect, self.lang = preview, inspect, lang

    def of(self, path: str) -> str:
        """The hints of the page at a path (without the leading slash), as HTML; empty if there are none."""
        site_plan, source = self._preview.shown, self._preview.source(path)
        found = in_order(tuple(self._inspect(site_plan, source))) if site_plan is not None and source else ()
        if site_plan is None or not found:
            return ""
        words = texts("preview", self.lang)
        title = words["hints"]
        return (
            f'<aside lang="{self.lang}" aria-label="{title}"><button type="button">{words["hide"]}</button><details>'
            f"<summary>{title}: {escape(summary(found, self.lang))}</summary>{listed(site_plan, found, self.lang)}"
            "</details></aside>"
        )
