"""What holds for every test: properties are searched the same way on every run, and nothing depends on the machine."""

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.properties import LONG, QUICK, THOROUGH

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.sites import SiteFactory

settings.register_profile(
    "quick",
    derandomize=True,  # the same examples on every machine, so that a red run can be repeated
    database=None,
    deadline=None,  # a slow machine is no bug
    max_examples=QUICK,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("thorough", parent=settings.get_profile("quick"), max_examples=THOROUGH)
settings.register_profile("long", parent=settings.get_profile("thorough"), derandomize=False, max_examples=LONG)
settings.load_profile("quick")  # `make judges` uses `thorough`; `.github/workflows/properties.yml` uses `long`

# The tests start hundreds of processes. Each starts in half the time if the compiled modules are kept.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


@pytest.fixture(scope="session", autouse=True)
def _as_on_a_terminal() -> None:
    """What a shell has in its background ignores Ctrl-C, under `nohup` its terminal's end; so would these tests."""
    for number, usual in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, usual)


@pytest.fixture(scope="session", autouse=True)
def _user_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Commands that run in tests keep what belongs to a user in a folder of this run."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name)))
        yield


@pytest.fixture
def site(tmp_path: Path) -> "SiteFactory":
    """Makes a small site from a tree in a string."""
    from tests.sites import Site

    return partial(Site, tmp_path)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo site with every kind of page, built once a run. No test changes it."""
    from tests.shared_folders import made_once
    from tests.validators.demo import build_demo

    return made_once(tmp_path_factory, "demo", build_demo) / "site"


_HEADLESS = "/usr/lib/chromium/chromium-headless-shell"
"""Debian's Chromium without the parts of a window. It needs a third of the processor time."""
PATIENCE_SECONDS = 20
"""How long a page may take to show what is expected of it: a machine may have other work."""
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """One browser for all tests of a process: Playwright can be started but once in it."""
    from playwright.sync_api import expect, sync_playwright

    from tests.browser.conftest import FLAGS

    path = _HEADLESS if Path(_HEADLESS).exists() else next(filter(None, map(shutil.which, _BROWSERS)), None)
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("There is no Chromium, and CI may leave no browser test out.")
        pytest.skip("There is no Chromium on this machine.")
    expect.set_options(timeout=PATIENCE_SECONDS * 1000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()
