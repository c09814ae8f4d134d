"""Validators check whole built sites: the reference site, and one with every kind of page and its edge cases."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from laur.build import build
from laur.source.options import Options
from tests import npm
from tests.sites import DAY, ROOT
from tests.validators.demo import build_demo
from tests.validators.host import nginx
from tests.validators.kinds import pages_of_each_kind
from tests.validators.lighthouse import grades
from tests.validators.markup import faults

pytestmark = pytest.mark.slow

FULL_MARKS = ("accessibility", "best-practices", "seo")
LEAST_PERFORMANCE = 98
MAIN_KINDS = ("home", "news", "announcement", "certificates", "certificate", "organisation")


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("reference") / "site"
    options = Options(content=ROOT / "content", layouts=ROOT / "layouts", output=output, day=DAY)
    report = build(options, lambda _zone: DAY)
    assert report.is_written, report.problems
    return output


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def host(reference: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with nginx(reference, tmp_path_factory.mktemp("nginx")) as address:
        yield address


def test_the_markup_of_the_reference_site_is_valid(reference: Path):
    assert faults(reference) == []


def test_the_markup_of_every_kind_of_page_and_its_edges_is_valid(demo: Path):
    assert faults(demo) == []


def test_the_validator_of_markup_finds_mistakes(tmp_path: Path):
    (tmp_path / "wrong.html").write_text("<!doctype html><html lang=pl><title>A</title><p><ul><li id=a><li id=a></ul>")
    assert any("Duplicate ID" in fault for fault in faults(tmp_path))


def test_the_styles_are_in_order():
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
def test_lighthouse_has_nothing_to_wish_for(host: str, reference: Path, tmp_path: Path, kind: str):
    url = pages_of_each_kind(reference)[kind]
    found = grades(host + url, _chromium(), tmp_path)
    lacking = {name: points for name, points in found.points.items() if name in FULL_MARKS and points < 100}
    assert lacking == {}, found.wishes
    assert found.points["performance"] >= LEAST_PERFORMANCE, found.wishes


def _chromium() -> str:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("There is no Chromium on this machine.")
    return path
