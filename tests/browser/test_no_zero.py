"""No bare zero on the pages of a small site that was built once, on whatever later day it is read."""

import random
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Serve
from tests.browser.readers import reading
from tests.build.test_own_site import BARE_ZERO, starter
from tests.own_sites import OWN, own_site

pytestmark = pytest.mark.browser
BUILT = date(2020, 1, 1)
PAGES = ("/", "/certyfikaty/", "/certyfikaty/obowiazujace/")


@pytest.mark.slow
def test_no_page_shows_a_bare_zero_by_script_on_thirty_days(tmp_path: Path, chromium: Browser, serve: Serve):
    chance, found = random.Random("zero"), []
    sites = [starter(tmp_path / "starter"), *(own_site(tmp_path / name, name) for name in OWN)]
    for made in sites:
        home = serve(made.build(day=BUILT).output)
        for day in sorted(BUILT + timedelta(days=chance.randrange(366 * 9)) for _ in range(30 // len(sites))):
            with reading(chromium, f"{day}T11:00") as page:
                for url in filter(made.exists, PAGES):
                    page.goto(f"{home}{url}")
                    words = " ".join(page.locator("main").inner_text().split())
                    found += [(made.folder.name, day, url, words[max(0, zero.start() - 40) : zero.end() + 20])
                              for zero in BARE_ZERO.finditer(words)]  # fmt: skip
    assert found == []
