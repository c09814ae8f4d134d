"""Pictures of every kind of page at three widths, in light and dark: `make screenshots`.

    python -m tests.validators.screenshots [SITE …] [--to DIR] [--only KIND …]

Without a site it builds the reference site and the demo site. Needs a Chromium.
"""

import argparse
import shutil
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from laur.build import build
from laur.source.options import Options
from tests.sites import DAY, ROOT
from tests.validators.demo import build_demo
from tests.validators.kinds import pages_of_each_kind

WIDTHS = (360, 820, 1440)
MODES = ("light", "dark")


class Quiet(SimpleHTTPRequestHandler):
    """A static host that says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Nothing."""


def main() -> int:
    """Photographs the sites; the exit status is 3 where there is no Chromium."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sites", nargs="*", type=Path)
    parser.add_argument("--to", type=Path, default=ROOT / "screenshots")
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--widths", nargs="*", type=int, default=WIDTHS)
    parser.add_argument("--modes", nargs="*", default=MODES)
    options = parser.parse_args()
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        print("There is no Chromium on this machine; on Debian and Ubuntu: sudo apt install chromium", file=sys.stderr)
        return 3
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--hide-scrollbars"])
        for site in options.sites or (_reference(Path(folder)), build_demo(Path(folder) / "demo")):
            name = site.parent.name if site.name == "site" else site.name
            _photograph(browser, site, options.to / name, options)
        browser.close()
    return 0


def _reference(folder: Path) -> Path:
    output = folder / "reference" / "site"
    report = build(
        Options(content=ROOT / "content", layouts=ROOT / "layouts", output=output, day=DAY), lambda _zone: DAY
    )
    assert report.is_published, [f"{p.path}:{p.place} {p.code}" for p in report.problems]
    return output


def _photograph(browser: Browser, site: Path, to: Path, options: argparse.Namespace) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    to.mkdir(parents=True, exist_ok=True)
    kinds = {kind: url for kind, url in pages_of_each_kind(site).items() if not options.only or kind in options.only}
    for mode in options.modes:
        for width in options.widths:
            view = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=mode)
            page = view.new_page()
            page.clock.set_fixed_time(f"{DAY}T10:00:00+02:00")
            for kind, url in kinds.items():
                page.goto(f"http://127.0.0.1:{server.server_port}{url}", wait_until="load")
                page.screenshot(path=to / f"{kind}-{width}-{mode}.png", full_page=True)
            view.close()
    server.shutdown()
    server.server_close()
    print(f"{to}: {len(kinds)} kinds of page")


if __name__ == "__main__":
    sys.exit(main())
