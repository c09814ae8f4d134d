"""Runs Lighthouse, with a phone on a slow network: scores out of 100, and the failed audits."""

import json
import shutil
import subprocess
from pathlib import Path

from msgspec import Struct

from tests import npm
from tests.browser.conftest import FLAGS

TIMEOUT_SECONDS = 180


class Scores(Struct, frozen=True):
    """The result of Lighthouse for one page."""

    points: dict[str, int]
    """``performance``, ``accessibility``, ``best-practices``, ``seo``: out of 100."""
    failed: tuple[str, ...]
    """The audits without a full score, each with its value or title."""


def scores(url: str, chromium: str, folder: Path) -> Scores:
    """The scores of a page; the full report is written to `folder`."""
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
    return Scores(points, tuple(f"{audit['id']}: {audit.get('displayValue', audit['title'])}" for audit in lacking))
