"""Sites with search, as a browser sees them: the browser is that of the other browser tests, the host as strict.

Pagefind's engine is WebAssembly, which a policy has to allow by name; nothing else is let through.
"""

from collections.abc import Iterator

import pytest

from tests.browser.conftest import POLICY, Serve, Strict, serving, site

__all__ = ["serve", "site"]


class Searchable(Strict):
    policy = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")


@pytest.fixture
def serve() -> Iterator[Serve]:
    yield from serving(Searchable)
