"""The tool version: Laur's own code and the versions of the libraries that shape its output."""

import sys
from pathlib import Path

import laur
from laur.model.digest import digest_text
from laur.source.files import installed_versions, signatures

ENGINES = (
    "babel",
    "jinja2",
    "lxml",
    "markdown",
    "markupsafe",
    "morfeusz2",
    "msgspec",
    "nh3",
    "pagefind",
    "pagefind_bin",
    "pagefind_bin_extended",
    "pillow",
    "python_frontmatter",
    "python_slugify",
    "pyyaml",
    "resvg_py",
    "segno",
)


def tool_version() -> str:
    """A digest that changes whenever Laur, or a library behind it, may write other bytes.

    It covers the stat signatures of Laur's own files, so that its developers never see a stale page either.
    """
    folder = Path(laur.__file__).parent
    files = [f"{path[len(str(folder)) :]} {signature}" for path, signature in signatures(folder, ".py")]
    return digest_text(laur.__version__, sys.version, *files, *installed_versions(ENGINES))
