"""The floors of the house (`docs/architecture.md`): imports go down only, and only a few rooms touch the world outside.

A room is a module or package of `laur/`. Everything is read from the syntax, so nothing is imported and an import
inside a function counts like one at the top.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "laur"

FLOORS: tuple[tuple[str, ...], ...] = (
    ("model", "keys", "dates", "language", "problems", "digest", "palette"),
    (
        "reading",
        "markdown",
        "register",
        "permalinks",
        "schemas",
        "writing",
        "sources",
        "output",
        "creating",
        "store",
        "images",
        "search",
        "interrupts",
    ),
    ("catalog", "interface", "views"),
    ("pages", "rendering"),
    ("build",),
    ("cli", "serve", "check", "importing", "publishing", "__main__"),
)

SIDEWAYS: dict[tuple[str, str], str] = {
    ("model", "dates"): "a field is a date",
    ("language", "dates"): "a date is put into words",
    ("problems", "model"): "a problem has a place",
    ("palette", "model"): "a palette is made of a site's theme",
    ("store", "sources"): "what is stored of a file is the signature that sources took",
    ("output", "sources"): "a written file is known again by the same signature as a read one",
    ("cli", "serve"): "a command opens its face",
    ("cli", "check"): "a command opens its face",
    ("cli", "importing"): "a command opens its face",
    ("cli", "publishing"): "a command opens its face",
    ("__main__", "cli"): "`python -m laur` is the command",
}
"""The few imports within one floor, each with its reason; one that is no longer used must go."""

WORLD: dict[str, str] = {
    "sources": "reads content and layouts",
    "output": "writes the site",
    "creating": "writes a new file, and never over another",
    "store": "keeps the cache",
    "images": "reads pictures and writes their smaller versions",
    "search": "lets Pagefind make the index, and keeps it",
    "interrupts": "holds Ctrl-C back while files take their places",
    "cli": "asks for the day, the environment and the folders, and hands them down as arguments",
    "serve": "listens, watches and pushes",
    "check": "asks other servers whether a link lives",
    "importing": "reads exports and feeds, writes announcements",
    "publishing": "writes new documents and sites",
}
"""The only rooms that may touch files, clock, environment, network or chance."""

WORLDLY_MODULES = frozenset(
    {
        *("os", "io", "shutil", "tempfile", "glob", "fcntl", "sqlite3", "mmap"),
        *("time", "random", "secrets", "uuid", "locale", "platform", "getpass"),
        *("socket", "ssl", "http", "urllib.request", "subprocess", "signal"),
    }
)
WORLDLY_CALLS = frozenset(
    {
        *("read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "rglob", "mkdir", "rmdir", "unlink"),
        *("touch", "is_file", "is_dir", "samefile", "symlink_to", "hardlink_to", "chmod", "resolve", "cwd", "home"),
        *("now", "today", "utcnow", "fromtimestamp"),
    }
)


@dataclass(frozen=True)
class Use:
    """A module that is imported, or a worldly name that is used, and where."""

    module: str
    line: int
    name: str


def name_of(path: Path) -> str:
    """``laur/catalog/news.py`` as ``catalog.news``; a package's ``__init__`` as the package."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def modules() -> dict[str, str]:
    """The source of every module, by its name within `laur`; `laur` itself stands under the empty name."""
    return {name_of(path): path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py"))}


def room_of(module: str) -> str:
    return module.partition(".")[0]


def floor_of(module: str) -> int | None:
    return next((number for number, rooms in enumerate(FLOORS) if room_of(module) in rooms), None)


def laur_imports(module: str, source: str) -> Iterator[Use]:
    """What a module imports from `laur`, by name within it."""
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


def worldly(module: str, source: str) -> Iterator[Use]:
    """Where a module reaches for files, clock, environment, network or chance."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open":
            yield Use(module, node.lineno, "open()")
            continue
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WORLDLY_CALLS:
            yield Use(module, node.lineno, f".{node.func.attr}()")
            continue
        else:
            continue
        yield from (Use(module, node.lineno, name) for name in names if name in WORLDLY_MODULES)


def sideways_reason(use: Use) -> str | None:
    pairs = [(room_of(use.module), use.name), (room_of(use.module), room_of(use.name))]
    return next((SIDEWAYS[pair] for pair in pairs if pair in SIDEWAYS), None)


def import_faults(sources: dict[str, str]) -> list[str]:
    """Every import that goes up or sideways, in words."""
    faults = []
    for module, source in sources.items():
        own = floor_of(module)
        for use in laur_imports(module, source):
            if own is None or room_of(use.name) == room_of(module):
                continue
            where = f"laur.{module}, line {use.line}: imports laur.{use.name}"
            other = floor_of(use.name)
            if other is None:
                faults.append(f"{where}, which stands on no floor")
            elif other > own:
                faults.append(f"{where}, from floor {own} up to floor {other}; hand the value down as an argument")
            elif other == own and sideways_reason(use) is None:
                faults.append(f"{where}, sideways on floor {own}; let a room above bring the two together")
    return faults


def world_faults(sources: dict[str, str]) -> list[str]:
    """Every touch of the world outside the rooms that are for it, in words."""
    return [
        f"laur.{use.module}, line {use.line}: {use.name}; only {', '.join(WORLD)} touch the world outside"
        for module, source in sources.items()
        if room_of(module) not in WORLD
        for use in worldly(module, source)
    ]


def test_every_room_stands_on_a_floor():
    homeless = sorted({room_of(module) for module in modules() if module and floor_of(module) is None})
    assert homeless == [], "write these rooms into FLOORS, and into docs/architecture.md"


def test_imports_go_down_only():
    assert import_faults(modules()) == []


def test_only_the_rooms_for_it_touch_the_world_outside():
    assert world_faults(modules()) == []


def test_no_leave_to_import_sideways_outlives_its_use():
    sources = modules()
    used = set()
    for module, source in sources.items():
        for use in laur_imports(module, source):
            used |= {(room_of(module), use.name), (room_of(module), room_of(use.name))}
    rooms = {room_of(module) for module in sources}
    assert [pair for pair in SIDEWAYS if pair not in used and {pair[0], room_of(pair[1])} <= rooms] == []


def test_the_package_itself_imports_nothing():
    assert list(laur_imports("", modules()[""])) == []


@pytest.mark.parametrize(
    ("module", "source", "fault"),
    [
        ("dates", "from laur.catalog import Catalog", "up to floor 2"),
        ("register.terms", "def f():\n    from laur.build import build", "line 2"),
        ("markdown", "import laur.store", "sideways on floor 1"),
        ("catalog", "from laur import pages", "up to floor 3"),
        ("catalog", "from laur.cellar import wine", "no floor"),
        ("catalog.news", "from .links import Targets", "a relative import"),
    ],
)
def test_an_import_up_or_sideways_is_told_with_its_place(module: str, source: str, fault: str):
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
def test_files_clock_and_environment_are_seen_where_they_do_not_belong(source: str):
    assert world_faults({"catalog": source}) != []
    assert world_faults({"sources": source}) == []


def test_imports_within_a_room_and_downwards_are_no_fault():
    assert import_faults({"catalog.news": "from laur.catalog.links import Targets\nfrom laur.dates import Term"}) == []
