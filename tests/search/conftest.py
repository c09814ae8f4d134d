"""Fixtures for tests of search in a browser: those of the other browser tests, with the policy for sites with search.

Pagefind's engine is WebAssembly, which a Content Security Policy must allow explicitly. The policy is the one that
`docs/operators.md` recommends.
"""

import re
from collections.abc import Iterator

import pytest

from tests.browser.conftest import Serve, Strict, serving
from tests.sites import ROOT

__all__ = ["serve"]


POLICIES = re.findall(r'Content-Security-Policy[ =]+"(.*?)"', (ROOT / "docs/operators.md").read_text(encoding="utf-8"))


class Searchable(Strict):
    policy = POLICIES[0]


@pytest.fixture
def serve() -> Iterator[Serve]:
    yield from serving(Searchable)
