"""An imported WordPress site in a browser, by its old addresses."""

import pytest
from playwright.sync_api import Browser

from laur.importing import ImportOptions, import_wordpress
from tests.browser.conftest import Serve
from tests.importing.exports import PNG, whole
from tests.sites import SiteFactory

pytestmark = pytest.mark.browser


def test_an_old_address_leads_to_the_article_with_its_images(chromium: Browser, site: SiteFactory, serve: Serve):
    made = site("")
    for name in ("2023/05/Gala-główna.png", "2023/06/sala.png"):
        made.write(f"uploads/{name}", PNG)
    made.write("export.xml", whole())
    options = ImportOptions(
        content=made.content, source=str(made.folder / "export.xml"), uploads=made.folder / "uploads"
    )
    import_wordpress(options, lambda *_: None)
    address = serve(made.build().output)
    page = chromium.new_page()
    page.goto(f"{address}/2023/06/audyt/")
    page.wait_for_url(f"{address}/aktualnosci/2023/06/audyt/")
    assert page.locator("h1").inner_text() == "Audyt zakończony"
    pictures = page.locator("article figure img").all()
    assert len(pictures) == 2
    for picture in pictures:
        picture.scroll_into_view_if_needed()
        assert picture.evaluate("async picture => { await picture.decode(); return picture.naturalWidth }") > 0
    page.get_by_role("link", name="wiadomość o znaku").click()
    page.wait_for_url(f"{address}/aktualnosci/2023/05/zloty-znak/")
    page.close()
