"""Sites with search, as a browser sees them: the browser is that of the other browser tests, the host as strict.

Pagefind's engine is WebAssembly, which a policy has to allow by name. The policy is the one that operators are told.
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
