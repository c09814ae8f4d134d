"""How fast pages appear on a phone: `python -m benchmarks.pages [--runs 5]` prints a table.

Lighthouse opens pages of the reference site and of a register of 10,000 certificates, served by nginx as
`docs/operators.md` recommends, and simulates a phone on a slow network. A score or time is the median of several runs,
with the least and the most: whatever else the machine does makes them worse. Needs nginx, Chromium, and `npm ci`.
"""

import argparse
import json
import shutil
import statistics
import tempfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.corpus import register, write
from laur.build import build
from laur.source.options import Options
from tests.validators.host import nginx
from tests.validators.kinds import pages_of_each_kind
from tests.validators.lighthouse import scores

ROOT = Path(__file__).parents[1]
CERTIFICATES, HOLDERS = 10_000, 2_000
TIMES = {
    "first-contentful-paint": "first paint, s",
    "largest-contentful-paint": "largest paint, s",
    "total-blocking-time": "blocked, s",
}
KINDS = ("home", "news", "announcement", "certificates", "certificate", "organisation")
LARGE = ("/", "/certyfikaty/", "/programy/cme-label/", "/organizacje/", "/certyfikaty/wedlug-organizacji/")


def main() -> None:
    """Builds the sites and prints a table for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, metavar="N")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reference = _built(ROOT / "content", folder / "reference")
        pages = pages_of_each_kind(reference)
        _report("reference site", reference, [pages[kind] for kind in KINDS], folder, runs)
        write(register(CERTIFICATES, HOLDERS), folder / "content")
        large = _built(folder / "content", folder / "large")
        _report(f"{CERTIFICATES:,} certificates", large, LARGE, folder, runs)


def _built(content: Path, output: Path) -> Path:
    """Builds the content as of today, as a reader sees it."""
    day = datetime.now(ZoneInfo("Europe/Warsaw")).date()
    report = build(Options(content=content, layouts=ROOT / "layouts", output=output, day=day), lambda _zone: day)
    if not report.is_written:
        raise SystemExit("\n".join(str(problem) for problem in report.problems))
    return output


def _report(title: str, site: Path, urls: Sequence[str], folder: Path, runs: int) -> None:
    print(f"\n| {title} | score | {' | '.join(TIMES.values())} | KB | requests | elements |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    chromium = shutil.which("chromium") or "chromium"
    with nginx(site, folder) as address:
        for url in urls:
            found = []
            for _ in range(runs):
                result = scores(address + url, chromium, folder)
                audits = json.loads((folder / "lighthouse.json").read_text(encoding="utf-8"))["audits"]
                found.append((result, audits))
            points = [result.points["performance"] for result, _ in found]
            times = [_seconds([audits for _, audits in found], name) for name in TIMES]
            weight = found[-1][0].weight
            cells = [f"`{url}`", _spread(points, 0), *times, f"{weight.transferred / 1000:.0f}"]
            print("| " + " | ".join([*cells, str(weight.requests), str(weight.elements)]) + " |", flush=True)


def _seconds(runs: Sequence[Mapping[str, Mapping[str, float]]], audit: str) -> str:
    return _spread([audits[audit]["numericValue"] / 1000 for audits in runs], 2)


def _spread(values: Sequence[float], digits: int) -> str:
    return f"**{statistics.median(values):.{digits}f}** ({min(values):.{digits}f}–{max(values):.{digits}f})"


if __name__ == "__main__":
    main()
