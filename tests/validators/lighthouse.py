"""Runs Lighthouse, with a phone on a slow network: scores out of 100, failed audits, and how much a page loads.

Times depend on what else the machine does, so tests never look at them; `python -m benchmarks.pages` reports them.
"""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from msgspec import Struct

from tests import npm
from tests.browser.conftest import FLAGS

TIMEOUT_SECONDS = 180
TIMED = frozenset(
    {
        "bootup-time",
        "document-latency-insight",
        "first-contentful-paint",
        "forced-reflow-insight",
        "interactive",
        "largest-contentful-paint",
        "lcp-breakdown-insight",
        "long-tasks",
        "mainthread-work-breakdown",
        "max-potential-fid",
        "network-dependency-tree-insight",
        "render-blocking-insight",
        "render-blocking-resources",
        "server-response-time",
        "speed-index",
        "total-blocking-time",
    }
)
"""The audits of performance that a slow machine can fail: milliseconds, or an estimate made from them."""

MEASURED = frozenset({"cumulative-layout-shift", "dom-size", "total-byte-weight"})
"""The audits whose values are in `Weight`, where tests limit them."""


class Weight(Struct, frozen=True):
    """What a browser loads and lays out for one page; also the most that a page may."""

    requests: int
    transferred: int
    """Bytes, with headers, as compressed by the server."""
    scripts: int
    """Bytes of scripts, as transferred."""
    elements: int
    shift: float
    """How far the content moves while the page loads: Cumulative Layout Shift, 0.1 at most in a good page
    (https://web.dev/articles/cls)."""

    def over(self, most: "Weight") -> tuple[str, ...]:
        """The measures in which this page exceeds `most`, each with its value and the limit."""
        pairs = ((name, getattr(self, name), getattr(most, name)) for name in self.__struct_fields__)
        return tuple(f"{name}: {value}, at most {limit}" for name, value, limit in pairs if value > limit)


class Scores(Struct, frozen=True):
    """The result of Lighthouse for one page."""

    points: dict[str, int]
    """``performance``, ``accessibility``, ``best-practices``, ``seo``: out of 100."""
    failed: tuple[str, ...]
    """The audits without a full score, each with its value or title."""
    failed_untimed: frozenset[str]
    """The names of those that do not depend on how fast the machine is, nor on what `weight` measures."""
    weight: Weight


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
    failed = {audit["id"]: f"{audit['id']}: {audit.get('displayValue', audit['title'])}" for audit in lacking}
    return Scores(points, tuple(failed.values()), frozenset(failed) - TIMED - MEASURED, _weight(found["audits"]))


def _weight(audits: dict[str, Any]) -> Weight:
    requests = audits["network-requests"]["details"]["items"]
    scripts = sum(request["transferSize"] for request in requests if request["resourceType"] == "Script")
    return Weight(
        requests=len(requests),
        transferred=round(audits["total-byte-weight"]["numericValue"]),
        scripts=scripts,
        elements=round(audits["dom-size"]["numericValue"]),
        shift=audits["cumulative-layout-shift"]["numericValue"],
    )
