"""Screenshots of every kind of page at four widths, in light and dark: `make screenshots`.

    python -m tests.validators.screenshots [SITE …] [--to DIR] [--only KIND …]
    python -m tests.validators.screenshots --readme

Without a site it builds the reference site and the demo site. With `--readme` it writes the images of the README into
`docs/images/`; they show the reference site. Needs a Chromium.
"""

import argparse
import io
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from laur.build import build
from laur.source.options import Options
from tests.sites import DAY, ROOT
from tests.validators.demo import build_demo
from tests.validators.kinds import pages_of_each_kind

WIDTHS = (360, 768, 1280, 1440)
MODES = ("light", "dark")
README_IMAGES = {"home": "home", "announcement": "announcement", "register": "certificates"}
"""The images of the README by name (``docs/images/home.webp``), with the kind of page that each shows."""
README_FOLDER = ROOT / "docs" / "images"
README_VIEWPORT = (1100, 1375)
"""The part of the page that is shown, from its top, in CSS pixels."""
README_SIZE = (800, 1000)
README_QUALITY = 60


class Quiet(SimpleHTTPRequestHandler):
    """A web server for static files that logs nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Logs nothing."""


def main() -> int:
    """Takes the screenshots; the exit status is 3 if there is no Chromium."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sites", nargs="*", type=Path)
    parser.add_argument("--to", type=Path, default=ROOT / "screenshots")
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--widths", nargs="*", type=int, default=WIDTHS)
    parser.add_argument("--modes", nargs="*", default=MODES)
    parser.add_argument("--readme", action="store_true")
    options = parser.parse_args()
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        print("There is no Chromium on this machine; on Debian and Ubuntu: sudo apt install chromium", file=sys.stderr)
        return 3
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--hide-scrollbars"])
        if options.readme:
            _readme_images(browser, _reference(Path(folder)))
        else:
            for site in options.sites or (_reference(Path(folder)), build_demo(Path(folder) / "demo")):
                name = site.parent.name if site.name == "site" else site.name
                _every_kind(browser, site, options.to / name, options)
        browser.close()
    return 0


def _reference(folder: Path) -> Path:
    output = folder / "reference" / "site"
    report = build(
        Options(content=ROOT / "content", layouts=ROOT / "layouts", output=output, day=DAY), lambda _zone: DAY
    )
    assert report.is_written, [f"{p.path}:{p.place} {p.code}" for p in report.problems]
    return output


@contextmanager
def _served(site: Path) -> Iterator[str]:
    """A web server for a built site; yields its address without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def _view(browser: Browser, width: int, height: int, mode: str) -> Iterator[Page]:
    """A browser page of a size, in light or dark mode, on the day for which the sites are built."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if mode == "dark" else "light"
    )
    page = context.new_page()
    page.clock.set_fixed_time(f"{DAY}T10:00:00+02:00")
    yield page
    context.close()


def _every_kind(browser: Browser, site: Path, to: Path, options: argparse.Namespace) -> None:
    to.mkdir(parents=True, exist_ok=True)
    kinds = {kind: url for kind, url in pages_of_each_kind(site).items() if not options.only or kind in options.only}
    with _served(site) as address:
        for mode in options.modes:
            for width in options.widths:
                with _view(browser, width, 900, mode) as page:
                    for kind, url in kinds.items():
                        page.goto(f"{address}{url}", wait_until="load")
                        page.screenshot(path=to / f"{kind}-{width}-{mode}.png", full_page=True)
    print(f"{to}: {len(kinds)} kinds of page")


def _readme_images(browser: Browser, site: Path) -> None:
    README_FOLDER.mkdir(parents=True, exist_ok=True)
    kinds = pages_of_each_kind(site)
    with _served(site) as address, _view(browser, *README_VIEWPORT, "light") as page:
        for name, kind in README_IMAGES.items():
            page.goto(f"{address}{kinds[kind]}", wait_until="load")
            image = Image.open(io.BytesIO(page.screenshot())).resize(README_SIZE, Image.Resampling.LANCZOS)
            image.convert("RGB").save(README_FOLDER / f"{name}.webp", quality=README_QUALITY, method=6)
    print(f"{README_FOLDER}: {', '.join(README_IMAGES)}")


if __name__ == "__main__":
    sys.exit(main())
