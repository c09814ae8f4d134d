"""Judges that come from npm (`npm ci`): the TypeScript compiler holds data against published types.

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
COMPILER = ROOT / "node_modules/typescript/bin/tsc"


def type_errors(folder: Path, imported: str, type_name: str, values: Sequence[object]) -> list[str]:
    """What the compiler finds wrong in the values, one a line from line 2, as that type of the package `imported`."""
    lines = [f'import type {{ {type_name} as Judge }} from "{imported}";']
    lines += [f"const v{number}: Judge = {json.dumps(value)};" for number, value in enumerate(values)]
    source = folder / "judged.mts"
    source.write_text("\n".join([*lines, "export {};"]), encoding="utf-8")
    (folder / "node_modules").unlink(missing_ok=True)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
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
        [_node(), str(COMPILER), *flags, source.name],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode in (0, 1, 2), done.stderr
    return done.stdout.splitlines()


def _node() -> str:
    node = shutil.which("node")
    if node is None or not COMPILER.exists():
        if os.environ.get("CI"):
            pytest.fail("Node or its packages are missing, and with them the judges of data: npm ci")
        pytest.skip("Node or its packages are missing: npm ci")
    return node
