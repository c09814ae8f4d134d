"""Runs axe-core on pages in a browser."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from playwright.sync_api import Page

from tests import npm

STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OF_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that depend on colours. All others say the same of a page in any colours."""
COLOURS: dict[str, dict[str, Any]] = {
    "dark": {"color_scheme": "dark"},
    "more contrast": {"contrast": "more"},
    "more contrast at night": {"contrast": "more", "color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "forced colours at night": {"forced_colors": "active", "color_scheme": "dark"},
}
"""What a reader may set in the system, beside light."""
_LIGHT: dict[str, Any] = {"color_scheme": "light", "contrast": "no-preference", "forced_colors": "none"}
SETTLING_MS = 500
_RUN = """async ([type, values]) => {
  const found = await axe.run(document, {runOnly: {type, values}, resultTypes: ["violations"]});
  return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")}`));
}"""


def violations(page: Page, urls: Iterable[str]) -> Iterator[str]:
    """``URL rule: where`` for each violation on the pages at these addresses."""
    for url in urls:
        page.goto(url, wait_until="load")
        for found in faults(page):
            yield f"{url} {found}"


def faults(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """``rule: where`` for each violation on the page in its current state; of all `STANDARDS` without `rules`.

    Violations are checked twice, because on a busy machine the first run may see a page that is only partly painted.
    """
    if not page.evaluate("'axe' in window"):
        script = (npm.package("axe-core") / "axe.min.js").read_text(encoding="utf-8")
        page.evaluate(f"{script}; null")
    looked_for = ["rule", list(rules)] if rules else ["tag", list(STANDARDS)]
    if not page.evaluate(_RUN, looked_for):
        return []
    page.wait_for_timeout(SETTLING_MS)
    return [str(found) for found in page.evaluate(_RUN, looked_for)]


def colour_faults(page: Page) -> list[str]:
    """``colours: rule: where`` for each violation on the page as it is shown in each of `COLOURS`; in the end light."""
    found = []
    for colours, media in COLOURS.items():
        page.emulate_media(**{**_LIGHT, **media})
        found += [f"{colours}: {fault}" for fault in faults(page, OF_COLOURS)]
    page.emulate_media(**_LIGHT)
    return found
