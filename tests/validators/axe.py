"""axe-core, which checks the accessibility of one page in a browser."""

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
    """``rule: where`` for each violation on the page as it stands, whatever its scripts and its reader made of it.

    What is found is looked for once more: on a busy machine a page can be met half drawn, in colours that nobody sees.
    """
    script = (npm.package("axe-core") / "axe.min.js").read_text(encoding="utf-8")
    page.evaluate(f"{script}; null")
    if not page.evaluate(_RUN, list(STANDARDS)):
        return []
    page.wait_for_timeout(SETTLING_MS)
    return [str(found) for found in page.evaluate(_RUN, list(STANDARDS))]
