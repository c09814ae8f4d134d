"""A starter site in an empty folder: an example that explains itself, the layouts, and what publishing needs.

The starter's files are in `laur/scaffold/starter/`: what is the same in every language, and a folder for each language.
A few words in braces (``{day}``) are filled in when it is copied.
"""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from laur import __version__
from laur.frontmatter.json_schema import KINDS
from laur.model.dates import add_months
from laur.scaffold.schemas import write_schemas

STARTER = Path(__file__).parent / "starter"
COMMON = "common"
SCHEMAS = ".vscode/schemas"
LANGUAGES = ("pl", "en")
MONTHS_HELD = 24
"""For how long the example's certificate runs, which is its scheme's term."""
_NO_CONTENT = frozenset({".git", ".laur", ".venv", "venv", ".idea", ".DS_Store", "Thumbs.db", "desktop.ini"})
"""What may stand in a folder that its owner takes for empty: what programs keep there, an installed Laur among them."""
_BY_BYTES = frozenset({".svg", ".png", ".jpg", ".webp", ".ico", ".woff2"})


class NotEmptyError(Exception):
    """The folder holds something; its only argument is the name of one such thing."""


def start(folder: Path, lang: str, layouts: Path | None, day: date) -> list[str]:
    """Make a starter site; returns its files by path, without those of the layouts.

    `layouts` are copied, or left out for None. What was made is taken away again if the copying ends early. Raises
    `NotEmptyError`, and `OSError` where the folder cannot be written.
    """
    is_made = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    standing = {entry.name for entry in folder.iterdir()}
    for name in sorted(standing - _NO_CONTENT):
        raise NotEmptyError(name)
    try:
        return _copy_all(folder, lang, layouts, _values(day))
    except BaseException:
        _take_away(folder, standing, is_made=is_made)
        raise


def _copy_all(folder: Path, lang: str, layouts: Path | None, values: dict[str, str]) -> list[str]:
    written = []
    for source in (STARTER / COMMON, STARTER / lang):
        for file in _files(source):
            path = _filled(file.relative_to(source).as_posix(), values)
            _copy(file, folder / path, values)
            written.append(path)
    schemas = write_schemas(folder / SCHEMAS, KINDS, lang)
    written += [path.relative_to(folder).as_posix() for path in schemas]
    if layouts is not None:
        shutil.copytree(layouts, folder / "layouts", ignore=shutil.ignore_patterns("__pycache__"))
    return sorted(written)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _copy(source: Path, target: Path, values: dict[str, str]) -> None:
    data = source.read_bytes()
    target.parent.mkdir(parents=True, exist_ok=True)
    is_text = source.suffix not in _BY_BYTES
    target.write_bytes(_filled(data.decode(), values).encode() if is_text else data)


def _values(day: date) -> dict[str, str]:
    until = add_months(day, MONTHS_HELD) - timedelta(days=1)
    return {
        "version": __version__,
        "day": day.isoformat(),
        "month": day.isoformat()[: len("2024-12")],
        "year": str(day.year),
        "until": until.isoformat(),
    }


def _filled(text: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _take_away(folder: Path, standing: set[str], *, is_made: bool) -> None:
    for entry in folder.iterdir():
        if entry.name in standing:
            continue
        if entry.is_dir():
            shutil.rmtree(entry, ignore_errors=True)
        else:
            entry.unlink(missing_ok=True)
    if is_made:
        folder.rmdir()
