"""Words that are longer than a line, in every text of an editor: nothing overflows on any kind of page."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Serve
from tests.sites import Site
from tests.validators.kinds import pages_of_each_kind

pytestmark = pytest.mark.browser

WIDE = "W" * 200
TREE = f"""
== content/site.yaml
title: {WIDE}
languages: [pl, en]
base_url: https://example.org/
navigation: [{{title: {WIDE}, to: /aktualnosci/}}]
publisher: {{name: {WIDE}}}
== content/news/a.md
---
title: {WIDE}
date: 2024-05-01
summary: {WIDE}
tags: [{WIDE}]
author: {WIDE}
people: [{{name: {WIDE}, role: {WIDE}}}]
event: {{place: {WIDE}, starts: 2024-05-01}}
sources: [{{title: {WIDE}, url: "https://example.org/{WIDE}"}}]
organisations: [a]
certificates:
  - {{id: a-1, organisation: a, scheme: s, number: {WIDE}, level: gold, awarded: 2024-01-01, valid_until: 2024-07-01,
     areas: [{WIDE}]}}
---
{WIDE} `{WIDE}`

| {WIDE} | {WIDE} |
| --- | --- |
| {WIDE} | {WIDE} |

> {WIDE}

- {WIDE}

```
{WIDE}
```
== content/news/a.comments/1.md
---
author: {WIDE}
---
{WIDE}
== content/organisations/a.md
---
name: {WIDE}
short_name: {WIDE}
region: {WIDE}
city: {WIDE}
aliases: [{WIDE}]
sectors: [{WIDE}]
url: https://example.org/{WIDE}
---
== content/schemes/s.md
---
name: {WIDE}
issuers: [{{name: {WIDE}, from: "2019"}}]
levels: [{{id: gold, rank: 1, name: {WIDE}, tagline: {WIDE}}}]
areas: [{WIDE}]
---
== content/pages/p.md
---
title: {WIDE}
---
{WIDE}
"""


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Site(tmp_path_factory.mktemp("wide"), TREE).build().output


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 820, 1440])
def test_nothing_overflows_the_page(wide: Path, serve: Serve, chromium: Browser, width: int):
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page, home = context.new_page(), serve(wide)
    out = []
    for kind, url in pages_of_each_kind(wide).items():
        page.goto(home + url)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            out.append(kind)
    assert out == []
    context.close()


LINES_OF_WORDS = """() => [...document.querySelectorAll(".brand span")].flatMap(name => {
  const text = name.firstChild, range = document.createRange();
  return [...text.data.matchAll(/\\S+/g)].map(word => {
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    return range.getClientRects().length;
  });
})"""


def test_the_name_of_a_site_is_broken_between_words(tmp_path: Path, serve: Serve, chromium: Browser):
    made = Site(tmp_path, "== content/site.yaml\ntitle: Aktualności Klastra Przykładowego\n").build()
    page = chromium.new_page()
    home = serve(made.output)
    for width in (320, 390, 720, 800, 1100, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(home)
        assert page.evaluate(LINES_OF_WORDS) == [1] * 6, width
    page.close()
