"""The tables of the register on narrow screens: what a screen reader finds, and where lines break."""

from collections import Counter

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Serve
from tests.browser.readers import reading
from tests.browser.test_current_day import TREE
from tests.sites import SiteFactory

pytestmark = pytest.mark.browser

NOON = "2024-06-01T10:00:00"
SINCE = """
== content/news/2024-02-01-status.md
---
title: Status
certificates:
  - {id: alfa-status, organisation: alfa, scheme: znak, level: silver, valid_from: 2016-09-21}
---
Tekst.
"""
LONG_NAMES = """
== content/organisations/dolina.md
---
name: Przykładowy Klaster Przemysłowy Dolina Narzędziowa
region: kujawsko-pomorskie
---
== content/schemes/label.md
---
name: Cluster Management Excellence Label
levels: [{id: gold, rank: 1, name: Złoto}]
count_from: assessed
term: {initial: 2 years}
end_rule: month_end
---
== content/news/2023-12-01-label.md
---
title: Label
certificates:
  - {id: label, organisation: dolina, scheme: label, level: gold, assessed: 2023-11}
---
Tekst.
"""


def roles(page: Page) -> Counter[str]:
    """How often each role is in the accessibility tree."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    return Counter(str(node["role"]["value"]) for node in tree["nodes"] if not node["ignored"] and "role" in node)


@pytest.mark.parametrize("url", ["/certyfikaty/", "/organizacje/alfa/", "/"])
def test_tables_keep_their_headers_on_a_phone(site: SiteFactory, chromium: Browser, serve: Serve, url: str):
    home = serve(site(TREE).build().output)
    found = {}
    for width in (1280, 360):
        with reading(chromium, NOON, viewport={"width": width, "height": 800}) as page:
            page.goto(home + url)
            found[width] = {role: roles(page)[role] for role in ("table", "row", "columnheader", "rowheader", "cell")}
    assert found[360] == found[1280]
    assert found[360]["columnheader"] >= 2


def test_no_line_of_a_status_begins_with_a_semicolon(site: SiteFactory, chromium: Browser, serve: Serve):
    home = serve(site(TREE + SINCE).build().output)
    with reading(chromium, NOON) as page:
        page.goto(f"{home}/certyfikaty/")
        standing = page.locator("#alfa-status .standing")
        assert standing.inner_text().startswith("od 21\u00a0września 2016; nie")
        # For each width of the column: whether the semicolon is below the date.
        apart = standing.evaluate("""standing => {
            const top = (node, from) => {
                const range = document.createRange();
                range.setStart(node, from);
                range.setEnd(node, from + 1);
                return range.getClientRects()[0].top;
            };
            const date = standing.querySelector("time").firstChild;
            const rest = standing.querySelector("time").nextSibling;
            const found = [];
            for (let width = 164; width < 420; width += 2) {
                standing.style.width = `${width}px`;
                if (top(rest, 0) - top(date, date.length - 1) > 3) found.push(width);
            }
            return found;
        }""")
        assert apart == []


BROKEN = """awards => awards.flatMap(award => {
    const found = [], texts = document.createTreeWalker(award, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) for (const word of texts.currentNode.data.matchAll(/\\S+/g)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) found.push(word[0]);
    }
    return found;
})"""
"""The words that are on two lines."""


@pytest.mark.slow
def test_no_word_of_an_award_is_broken_in_the_table_of_a_year(site: SiteFactory, chromium: Browser, serve: Serve):
    home = serve(site(TREE + LONG_NAMES).build().output)
    with reading(chromium, NOON) as page:
        page.goto(f"{home}/certyfikaty/stan/2023/", wait_until="networkidle")
        for width in range(640, 1100, 20):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.locator(".register .award", has_text="Management").count() == 1
            assert page.locator(".register .award").evaluate_all(BROKEN) == [], width
