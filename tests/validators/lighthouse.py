"""Lighthouse, as a phone on a slow network: how a page does, out of 100, and what it would have better."""

import json
import shutil
import subprocess
from pathlib import Path

from msgspec import Struct

from tests import npm
from tests.browser.conftest import FLAGS

TIMEOUT_SECONDS = 180


class Grades(Struct, frozen=True):
    """What Lighthouse says of one page."""

    points: dict[str, int]
    """``performance``, ``accessibility``, ``best-practices``, ``seo``: out of 100."""
    wishes: tuple[str, ...]
    """What did not get full marks, with what it concerns."""


def grades(url: str, chromium: str, folder: Path) -> Grades:
    """Judges the page at an address; `folder` takes the full report."""
    report = folder / "lighthouse.json"
    command = [
        shutil.which("node") or "node",
        str(npm.package("lighthouse") / "cli/index.js"),
        url,
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        f"--chrome-flags={' '.join(FLAGS)}",
        "--no-enable-error-reporting",
    ]
    environment = {"CHROME_PATH": chromium, "PATH": str(Path(command[0]).parent), "HOME": str(folder)}
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=TIMEOUT_SECONDS, env=environment, cwd=folder
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(report.read_text(encoding="utf-8"))
    points = {name: round(100 * category["score"]) for name, category in found["categories"].items()}
    lacking = [audit for audit in found["audits"].values() if audit.get("score") is not None and audit["score"] < 1]
    return Grades(points, tuple(f"{audit['id']}: {audit.get('displayValue', audit['title'])}" for audit in lacking))
