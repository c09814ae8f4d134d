"""Imports go down only, and only a few packages touch files, clock or network (`tests/layers.py`).

The tests read the syntax tree of every module and import none, so an import inside a function counts, too.
"""

import ast
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.layers import LAYERS, OUTSIDE

PACKAGE = Path(__file__).parent.parent / "laur"

OUTSIDE_MODULES = frozenset(
    {
        *("os", "io", "shutil", "tempfile", "glob", "fcntl", "sqlite3", "mmap"),
        *("time", "random", "secrets", "uuid", "locale", "platform", "getpass"),
        *("socket", "ssl", "http", "urllib.request", "subprocess", "signal"),
    }
)
OUTSIDE_CALLS = frozenset(
    {
        *("read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "rglob", "mkdir", "rmdir", "unlink"),
        *("touch", "is_file", "is_dir", "samefile", "symlink_to", "hardlink_to", "chmod", "resolve", "cwd", "home"),
        *("now", "today", "utcnow", "fromtimestamp"),
    }
)


@dataclass(frozen=True)
class Use:
    """Where a module imports another, or uses something from the outside world."""

    module: str
    line: int
    name: str


def name_of(path: Path) -> str:
    """``laur/catalog/news.py`` as ``catalog.news``; a package's ``__init__`` as the package."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def modules() -> dict[str, str]:
    """The source of every module, by its name within `laur`; the name of `laur/__init__.py` is empty."""
    return {name_of(path): path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py"))}


def package_of(module: str) -> str:
    return module.partition(".")[0]


def layer_of(module: str) -> int | None:
    return next((number for number, packages in enumerate(LAYERS) if package_of(module) in packages), None)


def laur_imports(module: str, source: str) -> Iterator[Use]:
    """The imports of a module from `laur`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield Use(module, node.lineno, "a relative import")
        elif isinstance(node, ast.ImportFrom) and node.module == "laur":
            yield from (Use(module, node.lineno, alias.name) for alias in node.names if alias.name != "__version__")
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("laur."):
            yield Use(module, node.lineno, (node.module or "").removeprefix("laur."))
        elif isinstance(node, ast.Import):
            yield from (
                Use(module, node.lineno, alias.name.removeprefix("laur."))
                for alias in node.names
                if alias.name.startswith("laur.")
            )


def outside_uses(module: str, source: str) -> Iterator[Use]:
    """Where a module uses files, the clock, the environment, the network or randomness."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open":
            yield Use(module, node.lineno, "open()")
            continue
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in OUTSIDE_CALLS:
            yield Use(module, node.lineno, f".{node.func.attr}()")
            continue
        else:
            continue
        yield from (Use(module, node.lineno, name) for name in names if name in OUTSIDE_MODULES)


def import_faults(sources: dict[str, str]) -> list[str]:
    """A sentence for each import that goes up or sideways."""
    faults = []
    for module, source in sources.items():
        own = layer_of(module)
        for use in laur_imports(module, source):
            if own is None or package_of(use.name) == package_of(module):
                continue
            where = f"laur.{module}, line {use.line}: imports laur.{use.name}"
            other = layer_of(use.name)
            if other is None:
                faults.append(f"{where}, which is in no layer")
            elif other > own:
                faults.append(f"{where}, from layer {own} up to layer {other}; pass the value down as an argument")
            elif other == own:
                faults.append(f"{where}, sideways in layer {own}; let a package above bring the two together")
    return faults


def imported_modules(module: str, source: str, known: Collection[str]) -> set[str]:
    """The modules that a module imports; `from laur.pages import home` is an import of `pages.home`."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "laur":
            parent = (node.module or "").removeprefix("laur").removeprefix(".")
            inner = {f"{parent}.{alias.name}".removeprefix(".") for alias in node.names}
            found |= (inner & set(known)) or {parent}
        elif isinstance(node, ast.Import):
            found |= {alias.name.removeprefix("laur.") for alias in node.names if alias.name.startswith("laur.")}
    return found - {module}


def circles(edges: Mapping[str, AbstractSet[str]]) -> list[list[str]]:
    """The groups of modules that import each other, directly or not (strongly connected components)."""
    reach: dict[str, set[str]] = {}
    for start in edges:
        reached, ahead = set[str](), list(edges[start])
        while ahead:
            name = ahead.pop()
            if name not in reached:
                reached.add(name)
                ahead += edges.get(name, ())
        reach[start] = reached
    groups = {tuple(sorted(b for b in reach[a] if a in reach.get(b, ()))) for a in edges if a in reach[a]}
    return sorted(map(list, groups))


def outside_faults(sources: dict[str, str]) -> list[str]:
    """A sentence for each use of the outside world in a module that may not use it."""
    return [
        f"laur.{use.module}, line {use.line}: {use.name}; only {', '.join(OUTSIDE)} may use the outside world"
        for module, source in sources.items()
        if not any(f"{module}.".startswith(f"{allowed}.") for allowed in OUTSIDE)
        for use in outside_uses(module, source)
    ]


def test_every_package_is_in_a_layer():
    missing = sorted({package_of(module) for module in modules() if module and layer_of(module) is None})
    assert missing == [], "add these packages to LAYERS in tests/layers.py"


def test_imports_go_down_only():
    assert import_faults(modules()) == []


def test_only_the_listed_packages_touch_the_outside_world():
    assert outside_faults(modules()) == []


def test_no_modules_import_each_other_in_a_circle():
    sources = modules()
    assert circles({module: imported_modules(module, source, sources) for module, source in sources.items()}) == []


def test_a_circle_of_imports_is_found():
    sources = {"a": "from laur.b import x", "b": "def f():\n    from laur import a", "c": "import laur.a", "": ""}
    assert circles({name: imported_modules(name, source, sources) for name, source in sources.items()}) == [["a", "b"]]


def test_no_name_of_a_type_is_used_twice():
    names = Counter(name for source in modules().values() for name in types_in(source))
    assert [name for name, count in names.items() if count > 1] == []


def types_in(source: str) -> Iterator[str]:
    """The names of classes, aliases and type variables of a module, without the underscore of private ones."""
    tree = ast.parse(source)
    yield from (node.name.lstrip("_") for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id.lstrip("_")
            if name[0].isupper() and not name.isupper():
                yield name


def test_the_package_itself_imports_nothing():
    assert list(laur_imports("", modules()[""])) == []


@pytest.mark.parametrize(
    ("module", "source", "fault"),
    [
        ("model.dates", "from laur.catalog import Catalog", "up to layer 6"),
        ("register.terms", "def f():\n    from laur.build import build", "line 2"),
        ("markdown", "import laur.urls", "sideways in layer 2"),
        ("catalog", "from laur import pages", "up to layer 7"),
        ("catalog", "from laur.unlisted import x", "in no layer"),
        ("catalog.news", "from .links import Targets", "a relative import"),
    ],
)
def test_an_import_up_or_sideways_is_reported_with_its_place(module: str, source: str, fault: str):
    assert fault in "\n".join(import_faults({module: source}))


@pytest.mark.parametrize(
    "source",
    [
        "import os",
        "from os import environ",
        "from urllib import request",
        "def f():\n    return open('x')",
        "from pathlib import Path\nPath('x').write_text('')",
        "from datetime import date\nDAY = date.today()",
        "from datetime import datetime\nNOW = datetime.now(tz=None)",
    ],
)
def test_a_use_of_the_outside_world_is_found_in_a_package_that_may_not(source: str):
    assert outside_faults({"catalog": source}) != []
    assert outside_faults({"source.files": source}) == []


def test_imports_within_a_package_and_downwards_are_allowed():
    source = "from laur.catalog.links import Targets\nfrom laur.model.dates import Term"
    assert import_faults({"catalog.news": source}) == []
