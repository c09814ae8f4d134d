"""docs/reliability.md: every test that it names as a proof exists, and every command."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/reliability.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", PAGE)))


@pytest.mark.parametrize(("file", "function"), NAMED, ids=[function or file for file, function in NAMED])
def test_each_test_that_is_named_as_a_proof_exists(file: str, function: str):
    text = (ROOT / file).read_text(encoding="utf-8")
    assert not function or re.search(rf"^def {function}\(", text, re.MULTILINE)


def test_each_command_and_workflow_that_is_named_exists():
    commands = set(re.findall(r"`python -m ([\w.]+)", PAGE))
    assert commands
    assert [name for name in commands if find_spec(name) is None] == []
    targets = set(re.findall(r"`make (\w+)`", PAGE))
    assert targets <= set(re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8")))
    assert [file for file in re.findall(r"`(\.github/[\w/.]+)`", PAGE) if not (ROOT / file).exists()] == []


def test_each_promise_and_each_fault_names_a_test():
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| ---")]
    tables = re.split(r"(?m)^## ", PAGE)
    proofs = [part for part in tables if part.startswith(("What is promised", "Faults"))]
    assert len(proofs) == 2
    found = [row for row in rows if any(row in part for part in proofs) and not re.match(r"\| (promise|fault) ", row)]
    assert len(found) > 20
    assert [row for row in found if "tests/" not in row and "the same" not in row] == []
