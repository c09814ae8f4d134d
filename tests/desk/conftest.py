"""A running desk for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.desks import TREE, Desk, desk
from tests.sites import Site


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Desk]:
    """The desk of a small site, in Polish."""
    with desk(Site(tmp_path, TREE)) as found:
        yield found
