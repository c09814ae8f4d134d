"""Runs the Nu HTML checker (validator.nu) on the pages of a folder."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests import npm


def faults(site: Path) -> list[str]:
    """Errors and warnings in every HTML page below `site`, each with its file, line and column."""
    done = subprocess.run(
        [_java(), "-jar", npm.package("vnu-jar") / "build/dist/vnu.jar", "--skip-non-html", "--format", "json", site],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    found = json.loads(done.stderr)["messages"]
    return [f"{_place(each, site)} {each['message']}  {each.get('extract', '')}".strip() for each in found]


def _place(message: dict[str, object], site: Path) -> str:
    file = str(message.get("url", "")).removeprefix("file:").removeprefix(str(site))
    return f"{file}:{message.get('lastLine')}:{message.get('firstColumn', message.get('lastColumn'))}"


def _java() -> str:
    java = shutil.which("java")
    if java is None:
        if os.environ.get("CI"):
            pytest.fail("Java is not installed, so the markup cannot be checked; on Debian: default-jre-headless")
        pytest.skip("Java is not installed: the markup is not checked.")
    return java
