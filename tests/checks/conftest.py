from pathlib import Path

import pytest

from tests.sites import Site, SiteFactory


@pytest.fixture
def site(tmp_path: Path) -> SiteFactory:
    """Makes a little site from a tree in a string."""

    def make(tree: str) -> Site:
        return Site(tmp_path, tree)

    return make
