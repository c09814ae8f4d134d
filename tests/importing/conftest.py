from collections.abc import Callable
from pathlib import Path

import pytest

from laur.importing import ImportOptions, ImportReport, import_feed, import_wordpress
from tests.importing.exports import JPEG, PNG
from tests.sites import Site

UPLOADS = {
    "2023/05/Gala-główna.png": PNG,
    "2023/06/sala.png": PNG,
    "2023/06/nieuzywane.png": PNG,
    "2023/05/regulamin.pdf": b"%PDF-1.4 x",
    "2023/07/strona-bledu.jpg": b"<html>404</html>",
    "2023/07/dobry.jpg": JPEG,
    "2023/07/zly.svg": b"<svg><script>alert(1)</script></svg>",
}

Import = Callable[..., ImportReport]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """An empty site with a copy of the old uploads folder beside it."""
    for path, data in UPLOADS.items():
        file = tmp_path / "uploads" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return Site(tmp_path, "")


@pytest.fixture
def wordpress(site: Site) -> Import:
    """Imports an export that is given as text."""

    def run(export: str | bytes, **flags: object) -> ImportReport:
        file = site.folder / "export.xml"
        file.write_bytes(export.encode() if isinstance(export, str) else export)
        flags = {"uploads": site.folder / "uploads", **flags}
        return import_wordpress(ImportOptions(content=site.content, source=str(file), **flags), lambda *_: None)  # type: ignore[arg-type]

    return run


@pytest.fixture
def feed(site: Site) -> Import:
    """Imports a feed that is given as text."""

    def run(data: str, **flags: object) -> ImportReport:
        file = site.folder / "feed.xml"
        file.write_text(data, encoding="utf-8")
        return import_feed(ImportOptions(content=site.content, source=str(file), **flags), lambda *_: None)  # type: ignore[arg-type]

    return run
