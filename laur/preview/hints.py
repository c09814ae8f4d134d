"""What readers of a previewed page would stumble over: told once the page is shown, so that nobody waits for it.

Here is what is said; how it looks, and that it can be put away, is for the preview's script (`hints.js`).
"""

from collections.abc import Callable, Sequence
from html import escape

from laur.pages.plan import SitePlan
from laur.preview.overlay import listed
from laur.preview.site import Preview
from laur.problems import Problem, in_order
from laur.problems.formats import summary

HINTS_PATH = "/-laur/hints"
Inspect = Callable[[SitePlan, str], Sequence[Problem]]
"""What is worth mending in the document at a path."""
_WORDS = {"en": ("Worth mending", "Put away"), "pl": ("Warto poprawić", "Schowaj")}


def no_hints(_plans: SitePlan, _path: str) -> Sequence[Problem]:
    """Whoever previews without them."""
    return ()


class Hints:
    """The hints of each page of a preview."""

    def __init__(self, preview: Preview, inspect: Inspect, lang: str) -> None:
        self._preview, self._inspect, self._lang = preview, inspect, lang

    def of(self, path: str) -> str:
        """Those of the page at a path (without the leading slash), as HTML; empty where there are none."""
        site_plan, source = self._preview.shown, self._preview.source(path)
        found = in_order(tuple(self._inspect(site_plan, source))) if site_plan is not None and source else ()
        if site_plan is None or not found:
            return ""
        title, away = _WORDS.get(self._lang, _WORDS["en"])
        return (
            f'<aside lang="{self._lang}" aria-label="{title}"><button type="button">{away}</button><details>'
            f"<summary>{title}: {escape(summary(found, self._lang))}</summary>{listed(site_plan, found, self._lang)}"
            "</details></aside>"
        )
