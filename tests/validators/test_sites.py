"""Complete sites checked by external validators: the reference site, and the demo site with its edge cases."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from laur.build import build
from laur.source.options import Options
from tests import npm
from tests.sites import DAY, ROOT
from tests.validators.host import nginx
from tests.validators.kinds import pages_of_each_kind
from tests.validators.lighthouse import Weight, scores
from tests.validators.markup import faults

pytestmark = pytest.mark.slow

FULL_SCORES = ("accessibility", "best-practices", "seo")
EXPECTED_FAILURES = frozenset({"unminified-javascript"})
"""Scripts are served as they are written, with their comments; gzip leaves 2 KB of those."""
MOST = Weight(requests=20, transferred=120_000, scripts=25_000, elements=800, shift=0.1)
"""For one page of the reference site; most of the bytes are its font and picture."""
MAIN_KINDS = ("home", "news", "announcement", "certificates", "certificate", "organisation")


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("reference") / "site"
    options = Options(content=ROOT / "content", layouts=ROOT / "layouts", output=output, day=DAY)
    report = build(options, lambda _zone: DAY)
    assert report.is_written, report.problems
    return output


@pytest.fixture(scope="module")
def host(reference: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with nginx(reference, tmp_path_factory.mktemp("nginx")) as address:
        yield address


def test_the_markup_of_the_reference_site_is_valid(reference: Path):
    assert faults(reference) == []


def test_the_markup_of_the_demo_site_is_valid(demo: Path):
    assert faults(demo) == []


def test_the_markup_validator_reports_a_mistake(tmp_path: Path):
    (tmp_path / "wrong.html").write_text("<!doctype html><html lang=pl><title>A</title><p><ul><li id=a><li id=a></ul>")
    assert any("Duplicate ID" in fault for fault in faults(tmp_path))


def test_stylelint_finds_nothing_in_the_stylesheets():
    stylelint = npm.package("stylelint") / "bin/stylelint.mjs"
    done = subprocess.run(
        [shutil.which("node") or "node", stylelint, "layouts/assets/*.css", "--max-warnings", "0"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("kind", MAIN_KINDS)
def test_lighthouse_gives_full_scores_and_finds_light_pages(host: str, reference: Path, tmp_path: Path, kind: str):
    url = pages_of_each_kind(reference)[kind]
    found = scores(host + url, _chromium(), tmp_path)
    lacking = {name: points for name, points in found.points.items() if name in FULL_SCORES and points < 100}
    assert lacking == {}, found.failed
    assert found.failed_untimed <= EXPECTED_FAILURES
    assert found.weight.over(MOST) == ()


def test_lighthouse_reports_a_heavy_page_that_moves(tmp_path: Path):
    (tmp_path / "site").mkdir()
    text = "<p>Text</p>" * 1_000
    grow = "document.querySelector('div').style.height = '400px'"
    (tmp_path / "site/grow.js").write_text(f"setTimeout(() => {{ {grow} }}, 1500)", encoding="utf-8")
    page = f"<!doctype html><html lang=en><title>A</title><div></div>{text}<script src=/grow.js></script>"
    (tmp_path / "site/index.html").write_text(page, encoding="utf-8")
    with nginx(tmp_path / "site", tmp_path) as address:
        found = scores(address, _chromium(), tmp_path)
    assert {measure.partition(":")[0] for measure in found.weight.over(MOST)} == {"elements", "shift"}


def _chromium() -> str:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("Chromium is not installed.")
    return path
