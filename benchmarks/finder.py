"""What the register's listing costs a reader: `python benchmarks/finder.py [--register 10000 2000] [--site DIR]`.

Builds a generated register (or takes a built site), opens the listing in Chromium and prints what it transfers,
compressed, and how long the script takes from a choice to the rows that show it: medians in ms, least and most.
"""

import argparse
import gzip
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.corpus import register, write

ROOT = Path(__file__).parents[1]
RUNS = 20
DAY = "2026-06-01"
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")

TIMED = """async () => {{
  const rows = document.querySelector('main table.register');
  const changed = new Promise(done => new MutationObserver((_, seer) => {{
    seer.disconnect();
    done(performance.now());
  }}).observe(rows, {{ childList: true, subtree: true, attributes: true, attributeFilter: ["hidden"] }}));
  const at = document.querySelector({at!r});
  const began = performance.now();
  {act}
  const ended = await changed;
  document.body.offsetHeight;
  return [ended - began, performance.now() - began];
}}"""
CHOICE = "at.value = at.value === '{value}' ? '' : '{value}'; at.dispatchEvent(new Event('change'));"
ACTS: Mapping[str, tuple[str, str]] = {
    "sentence: the level": ("#answer-award", CHOICE.format(value="level:cme-label.gold")),
    "sentence: the region": ("#answer-region", CHOICE.format(value="region:mazowieckie")),
    "sentence: valid today": ("#answer-when", CHOICE.format(value="status:held")),
    "filter by a level": ("[id='box-level-cme-label.gold']", "at.click();"),
    "and by a region": ("[id='box-region-mazowieckie']", "at.click();"),
    "and by a status": ("#box-status-expired", "at.click();"),
    "search": ("#finder-query", "at.value = at.value ? '' : 'klaster 04'; at.dispatchEvent(new Event('input'));"),
    "order by the end": (
        "#finder-order",
        "at.value = at.value === 'until' ? '-until' : 'until'; at.dispatchEvent(new Event('change'));",
    ),
}
"""What a reader does: on which element, and how. Done twice it undoes itself."""


class Quiet(SimpleHTTPRequestHandler):
    """A static host that keeps no log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Nothing."""


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description="Measure the register's listing in Chromium.")
    parser.add_argument(
        "--register", type=int, nargs=2, default=(10000, 2000), metavar=("CERTIFICATES", "ORGANISATIONS")
    )
    parser.add_argument("--site", type=Path, help="a site that is built already")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="laur-bench-") as folder:
        site = asked.site or built(Path(folder), *asked.register)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            measure(site, f"http://127.0.0.1:{server.server_port}/certyfikaty/")
        finally:
            server.shutdown()
            server.server_close()


def built(folder: Path, certificates: int, holders: int) -> Path:
    """A generated register, built."""
    write(register(certificates, holders), folder / "content")
    flags = ["--content", folder / "content", "--layouts", ROOT / "layouts", "--output", folder / "site"]
    command = [sys.executable, ROOT / "build.py", "build", "--quiet", "--as-of", DAY, *flags]
    subprocess.run([str(word) for word in command], cwd=folder, check=True)
    return folder / "site"


def measure(site: Path, url: str) -> None:
    """Prints the two tables."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(urlsplit(request.url).path))
        page.goto(url)
        page.locator("#finder-query").fill("klaster")
        page.get_by_role("status").first.wait_for()
        page.locator("#finder-query").fill("")
        sizes = {path: _compressed(site, path) for path in dict.fromkeys(asked) if path != "/favicon.ico"}
        print("| transferred | gzip, bytes |\n| --- | ---: |")
        for path, size in sizes.items():
            print(f"| {path} | {size} |")
        print(f"| together | {sum(sizes.values())} |\n")
        print("| done | rows changed, ms | laid out, ms |\n| --- | ---: | ---: |")
        for name, (at, act) in ACTS.items():
            changed, laid_out = _times(page, TIMED.format(at=at, act=act))
            print(f"| {name} | {_spread(changed)} | {_spread(laid_out)} |")
        browser.close()


def _times(page: Page, script: str) -> tuple[list[float], list[float]]:
    times: list[tuple[float, float]] = [tuple(page.evaluate(script)) for _ in range(RUNS)]
    return [t[0] for t in times], [t[1] for t in times]


def _spread(times: list[float]) -> str:
    return f"{statistics.median(times):.1f} ({min(times):.1f}–{max(times):.1f})"


def _compressed(site: Path, path: str) -> int:
    file = site / path.lstrip("/")
    return len(gzip.compress((file / "index.html" if file.is_dir() else file).read_bytes(), 6))


if __name__ == "__main__":
    main()
