"""Little sites for editors' tools."""

from tests.browser.conftest import site

__all__ = ["site"]
