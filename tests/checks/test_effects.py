"""Every check says whether it can stop a build, and runs where it says."""

import ast
from pathlib import Path

import pytest

from laur import checks
from laur.checks.effect import Effect

FOLDER = Path(checks.__file__).parent
COMPOSED = {"__init__": Effect.BLOCKING, "advisory": Effect.ADVISORY, "readiness": Effect.ADVISORY}
"""The modules that run the checks of one effect."""
HELPERS = {"anchors", "each", "effect", "texts"}


def effects() -> dict[str, str | None]:
    """The `EFFECT` of each module, by its name."""
    files = [*FOLDER.glob("*.py"), FOLDER / "external/__init__.py"]
    names = {file.stem if file.parent == FOLDER else file.parent.name: file for file in files}
    return {name: effect_of(file) for name, file in names.items() if name not in {*COMPOSED, *HELPERS}}


def effect_of(file: Path) -> str | None:
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "EFFECT":
            return ast.unparse(node.value).rpartition(".")[2].lower()
    return None


def imported(name: str) -> set[str]:
    tree = ast.parse((FOLDER / f"{name}.py").read_text(encoding="utf-8"))
    modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {module.removeprefix("laur.checks.") for module in modules if module.startswith("laur.checks.")}


def test_every_check_is_marked():
    assert [name for name, effect in effects().items() if effect not in list(Effect)] == []


@pytest.mark.parametrize(("name", "effect"), COMPOSED.items())
def test_a_check_runs_where_its_mark_says(name: str, effect: Effect):
    marked = effects()
    assert {module for module in imported(name) if module in marked and marked[module] != effect} == set()
