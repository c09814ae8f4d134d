"""A register of ten thousand certificates of two thousand organisations: light pages, also on a phone."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from benchmarks.corpus import register, write
from laur.build import build
from laur.source.options import Options
from tests.shared_folders import made_once
from tests.sites import ROOT
from tests.validators.host import nginx
from tests.validators.lighthouse import Weight, scores
from tests.validators.test_sites import EXPECTED_FAILURES, _chromium

pytestmark = pytest.mark.slow

CERTIFICATES, HOLDERS = 10_000, 2_000
MOST_BYTES = 90_000
MOST = Weight(requests=20, transferred=140_000, scripts=25_000, elements=2_500, shift=0.1)
PAGES = ("/", "/certyfikaty/", "/programy/cme-label/", "/organizacje/", "/certyfikaty/wedlug-organizacji/")


def build_large(folder: Path) -> None:
    """Builds it as of today, as a browser reads the pages today."""
    day = datetime.now(ZoneInfo("Europe/Warsaw")).date()
    write(register(CERTIFICATES, HOLDERS), folder / "content")
    options = Options(content=folder / "content", layouts=ROOT / "layouts", output=folder / "site", day=day)
    report = build(options, lambda _zone: day)
    assert report.is_written, report.problems


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "large-register", build_large) / "site"


@pytest.fixture(scope="module")
def host(large: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with nginx(large, tmp_path_factory.mktemp("nginx")) as address:
        yield address


def test_no_page_is_heavy(large: Path):
    heavy = {str(file.relative_to(large)): file.stat().st_size for file in large.rglob("*.html")}
    assert {path: size for path, size in heavy.items() if size > MOST_BYTES} == {}


@pytest.mark.parametrize("url", PAGES)
def test_a_page_of_a_large_register_is_light_enough_for_a_phone(host: str, tmp_path: Path, url: str):
    found = scores(host + url, _chromium(), tmp_path)
    assert found.failed_untimed <= EXPECTED_FAILURES
    assert found.weight.over(MOST) == ()
