"""The guide says how many actions an announcement with a certificate takes, beside the browser editor with git."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.desk.effort import both, certificate_of
from tests.sites import ROOT


@pytest.mark.browser
@pytest.mark.slow
def test_the_guide_states_how_many_actions_an_announcement_takes(tmp_path: Path, chromium: Browser):
    first, second = both(chromium, tmp_path)
    guide = " ".join((ROOT / "docs/desk.md").read_text(encoding="utf-8").split())
    stated = re.search(r"takes (\d+) actions there .*? and (\d+) in the browser editor", guide)
    assert stated
    assert (first.actions, second.actions) == (int(stated[1]), int(stated[2]))
    keys = [re.findall(r"(?m)^\s+(?:- )?(\w+): (.*)$", certificate_of(tmp_path / each)) for each in ("desk", "decap")]
    assert sorted(keys[0]) == sorted((key, value.strip("'\"")) for key, value in keys[1])
