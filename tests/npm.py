"""Validators from npm (`npm ci`): published types, checked by the TypeScript compiler, and parsers.

Where they are not installed the tests that ask them are left out, but not where `CI` is set.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ROOT / "node_modules"


def type_errors(folder: Path, imported: str, type_name: str, values: Sequence[object]) -> list[str]:
    """What the compiler finds wrong in the values, one a line from line 2, as that type of the package `imported`."""
    lines = [f'import type {{ {type_name} as Checked }} from "{imported}";']
    lines += [f"const v{number}: Checked = {json.dumps(value)};" for number, value in enumerate(values)]
    source = folder / "checked.mts"
    source.write_text("\n".join([*lines, "export {};"]), encoding="utf-8")
    (folder / "node_modules").unlink(missing_ok=True)
    (folder / "node_modules").symlink_to(PACKAGES)
    flags = [
        "--noEmit",
        "--strict",
        "--skipLibCheck",
        "--module",
        "esnext",
        "--moduleResolution",
        "bundler",
        "--pretty",
        "false",
    ]
    done = subprocess.run(
        [_node(), str(PACKAGES / "typescript/bin/tsc"), *flags, source.name],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode in (0, 1, 2), done.stderr
    return done.stdout.splitlines()


def package(name: str) -> Path:
    """The folder of an installed package."""
    _node()
    return PACKAGES / name


def run(script: str, given: str) -> str:
    """What a module printed that can import the packages; `given` is its standard input."""
    flags = [_node(), "--input-type=module", "--eval", script]
    done = subprocess.run(flags, cwd=ROOT, input=given, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _node() -> str:
    node = shutil.which("node")
    if node is None or not PACKAGES.exists():
        if os.environ.get("CI"):
            pytest.fail("Node or its packages are missing, and with them the validators of data: npm ci")
        pytest.skip("Node or its packages are missing: npm ci")
    return node
