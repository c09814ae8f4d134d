"""Runs axe-core on pages in a browser."""

from collections.abc import Iterable, Iterator

from playwright.sync_api import Page

from tests import npm

STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
SETTLING_MS = 500
_RUN = """async standards => {
  const found = await axe.run(document, {runOnly: standards, resultTypes: ["violations"]});
  return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")}`));
}"""


def violations(page: Page, urls: Iterable[str]) -> Iterator[str]:
    """``URL rule: where`` for each violation on the pages at these addresses."""
    for url in urls:
        page.goto(url, wait_until="load")
        for found in faults(page):
            yield f"{url} {found}"


def faults(page: Page) -> list[str]:
    """``rule: where`` for each violation on the page in its current state.

    Violations are checked twice, because on a busy machine the first run may see a page that is only partly painted.
    """
    script = (npm.package("axe-core") / "axe.min.js").read_text(encoding="utf-8")
    page.evaluate(f"{script}; null")
    if not page.evaluate(_RUN, list(STANDARDS)):
        return []
    page.wait_for_timeout(SETTLING_MS)
    return [str(found) for found in page.evaluate(_RUN, list(STANDARDS))]
