"""Adds Laur's own layouts as Python to a wheel, so that the first build on a machine need not parse them."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

EDITABLE = "editable"
NAME = "layouts.msgpack"


class PackedLayoutsHook(BuildHookInterface[Any]):
    """Runs when hatchling builds a wheel. Where Laur's libraries are not installed, the wheel does without."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Writes the file that the wheel is to contain."""
        root = Path(self.root)
        sys.path.insert(0, self.root)
        try:
            from laur.source.compiled import packed
        except ImportError:
            return
        finally:
            sys.path.remove(self.root)
        if version == EDITABLE:
            return
        file = Path(self.directory) / NAME
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(packed(root / "layouts"))
        build_data["force_include"][str(file)] = f"laur/{NAME}"

    def finalize(self, _version: str, _build_data: dict[str, Any], _artifact_path: str) -> None:
        """Removes the file again."""
        (Path(self.directory) / NAME).unlink(missing_ok=True)
