"""Little sites and a browser for editors' tools."""

from tests.browser.conftest import chromium, site

__all__ = ["chromium", "site"]
