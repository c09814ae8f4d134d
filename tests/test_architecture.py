"""The architecture page agrees with the packages on disk, and with the layers that the test of imports enforces."""

import re
from itertools import pairwise
from pathlib import Path

from tests.guides import ARCHITECTURE, MAIN, architecture
from tests.layers import LAYERS

ROOT = Path(__file__).parent.parent
TWO_SCREENS = 120
"""Lines."""


def listed() -> dict[str, set[str]]:
    """The paths in the tree on the page (``laur/pages/``), with the folders that their comments name (``charts``)."""
    block = re.findall(r"^```text\n(.+?)^```", ARCHITECTURE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)[0]
    tree: dict[str, set[str]] = {}
    parent = ""
    for line in block.splitlines():
        name, comment = re.split(r" {2,}", line.strip(), maxsplit=1)
        path = f"{parent}{name}" if line.startswith(" ") else name
        parent = parent if line.startswith(" ") else name
        tree[path] = set(re.findall(r"\b([a-z_]+)/", comment))
    return tree


def folders(folder: Path) -> set[str]:
    """The folders in a folder, without hidden ones and those in `.gitignore`."""
    ignored = {line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split()}
    names = {path.name for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")}
    return names - ignored


def packages(folder: Path) -> set[str]:
    """The packages directly in a folder."""
    return {file.parent.name for file in folder.glob("*/*.py")}


def test_the_tree_is_the_tree_on_disk():
    tree = listed()
    assert {path.rstrip("/") for path in tree if path.count("/") == 1 and path.endswith("/")} == folders(ROOT)
    below = {path.removeprefix("laur/") for path in tree if path.startswith("laur/")} - {""}
    assert {name.rstrip("/") for name in below if name.endswith("/")} == packages(ROOT / "laur")
    modules = {file.name for file in (ROOT / "laur").glob("*.py")} - {"__init__.py", f"{MAIN}.py"}
    assert {name for name in below if not name.endswith("/")} == modules


def test_the_tree_names_every_package_within_a_package_and_no_other():
    for path, named in listed().items():
        if path.startswith("laur/") and path.endswith("/") and path != "laur/":
            assert named == packages(ROOT / path), path


def test_the_tree_is_in_the_order_of_a_listing():
    paths = [path for path in listed() if path.endswith("/")]
    assert all(one < other for one, other in pairwise(paths))


def test_the_table_of_layers_is_what_the_test_of_imports_enforces():
    text = ARCHITECTURE.read_text(encoding="utf-8")
    assert text == architecture(), "run: python -m tests.guides"
    rows = re.findall(r"^\| (\d+) \| (`.+?) \|", text, re.MULTILINE)
    assert {int(number): re.findall(r"`(\w+)`", names) for number, names in rows} == {
        number: [name for name in layer if name != MAIN] for number, layer in enumerate(LAYERS) if layer != (MAIN,)
    }


def test_the_page_fits_two_screens():
    assert len(ARCHITECTURE.read_text(encoding="utf-8").splitlines()) <= TWO_SCREENS
