"""Builds that are killed at random moments: `python -m tests.histories.kills` kills more of them."""

from pathlib import Path

import pytest

from tests.histories.kills import killed


@pytest.mark.slow
def test_a_visitor_misses_nothing_whenever_a_build_is_killed(tmp_path: Path):
    found = killed(40, 2024, tmp_path)
    assert found.kills > 10
    assert (found.broken, found.wrong) == (0, 0)
