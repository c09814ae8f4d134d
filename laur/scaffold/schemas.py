"""Writes the JSON Schema of each kind of document, for code editors."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from laur.frontmatter.json_schema import json_schema


def write_schemas(folder: Path, kinds: Iterable[str], lang: str) -> Iterator[Path]:
    """Writes ``<kind>.schema.json`` for each kind, replacing an older one; yields the paths. Raises `OSError`."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in kinds:
        path = folder / f"{kind}.schema.json"
        aside = path.with_suffix(".new")
        aside.write_text(json.dumps(json_schema(kind, lang), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        aside.replace(path)
        yield path
