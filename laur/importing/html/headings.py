"""The levels of headings."""

from collections.abc import Iterable

from bs4 import BeautifulSoup

from laur.importing.findings import Finding, finding
from laur.importing.html.nodes import HEADINGS


def fix_headings(soup: BeautifulSoup) -> Iterable[Finding]:
    """Makes headings begin at level 2 (level 1 is the title) and skip no level; drops empty ones, and bold type."""
    found = [h for h in soup.find_all(HEADINGS) if h.get_text().strip() or h.find("img")]
    for heading in soup.find_all(HEADINGS):
        if heading not in found:
            heading.decompose()
    ranks = [int(heading.name[1]) for heading in found]
    ancestors: list[tuple[int, int]] = []
    changed = False
    for heading, rank in zip(found, ranks, strict=True):
        while ancestors and ancestors[-1][0] >= rank:
            ancestors.pop()
        level = min(ancestors[-1][1] + 1, 6) if ancestors else 2
        ancestors.append((rank, level))
        changed |= rank != level
        heading.name = f"h{level}"
        for strong in heading.find_all("strong"):
            strong.unwrap()
        for line_break in heading.find_all("br"):
            line_break.replace_with(" ")
    if changed:
        yield finding("headings-fixed", what=" ".join(f"h{rank}" for rank in ranks[:20]))
