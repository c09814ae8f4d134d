"""The hostile site, built once for all tests that look at it."""

from pathlib import Path

import pytest

from tests.attacks.hostile_site import hostile_site
from tests.shared_folders import made_once

TAKEN = "taken"
"""The file that says how many hostile values the site has."""


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the hostile site, with its content and its output. No test changes it."""

    def make(folder: Path) -> None:
        made = hostile_site(folder)[0]
        (folder / TAKEN).write_text(str(sum(made.taken.values())))

    return made_once(tmp_path_factory, "hostile", make)
