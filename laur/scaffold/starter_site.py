"""Makes a starter site in an empty folder: an example that explains itself, the layouts, and files for publishing.

Its files are in `laur/scaffold/starter/`: `common/` for every language, and a folder for each language with the site of
one organisation; `association/` has what is different there. Placeholders in braces (``{day}``) are filled in when they
are copied.
"""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from laur import __version__
from laur.frontmatter.json_schema import KINDS
from laur.i18n.messages import texts
from laur.model.dates import add_months
from laur.scaffold.schemas import write_schemas

STARTER = Path(__file__).parent / "starter"
COMMON = "common"
SCHEMAS = ".vscode/schemas"
MONTHS_HELD = 24
"""How long the example certificate is valid: the term of its scheme."""
_IGNORED = frozenset({".git", ".laur", ".venv", "venv", ".idea", ".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files of other programs (and of an installed Laur), in spite of which a folder counts as empty."""
_STARTED = frozenset({".command", ".desktop"})
"""Files that systems start with a double-click, if they are executable."""
_BINARY = frozenset({".svg", ".png", ".jpg", ".webp", ".ico", ".woff2"})


class Audience(StrEnum):
    """For whom a site is. `ASSOCIATION` is the name of the folder with its files."""

    ORGANISATION = "organisation"
    """One organisation, which shows its own certificates."""
    ASSOCIATION = "association"
    """An association or portal, with a register of several organisations."""


class NotEmptyError(Exception):
    """The folder is not empty; the only argument is the name of a file or folder in it."""


def create_starter_site(
    folder: Path, lang: str, layouts: Path | None, day: date, audience: Audience = Audience.ORGANISATION
) -> list[str]:
    """Makes a starter site; returns the paths of its files, without those of the layouts.

    `layouts` are copied too, unless they are None. If the copying fails or is interrupted, everything that was created
    is deleted. Raises `NotEmptyError`, and `OSError` if the folder cannot be written.
    """
    is_new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    existing = {entry.name for entry in folder.iterdir()}
    for name in sorted(existing - _IGNORED):
        raise NotEmptyError(name)
    try:
        return _copy_all(folder, _sources(lang, audience), lang, layouts, _values(day, lang, folder.resolve()))
    except BaseException:
        _undo(folder, existing, is_new=is_new)
        raise


def _sources(lang: str, audience: Audience) -> dict[str, Path]:
    """The files to copy by their paths in the site; what is different for an association replaces the others."""
    folders = [STARTER / COMMON, STARTER / lang]
    if audience is Audience.ASSOCIATION:
        folders.append(STARTER / audience / lang)
    return {file.relative_to(source).as_posix(): file for source in folders for file in _files(source)}


def _copy_all(
    folder: Path, sources: dict[str, Path], lang: str, layouts: Path | None, values: dict[str, str]
) -> list[str]:
    written = []
    for name, file in sources.items():
        path = _filled(name, values)
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
    is_text = source.suffix not in _BINARY
    target.write_bytes(_filled(data.decode(), values).encode() if is_text else data)
    if target.suffix in _STARTED:
        target.chmod(target.stat().st_mode | 0o111)


def _values(day: date, lang: str, folder: Path) -> dict[str, str]:
    of_start = {name: text for name, text in texts("init", lang).items() if name.startswith("start")}
    until = add_months(day, MONTHS_HELD) - timedelta(days=1)
    return {
        "version": __version__,
        "day": day.isoformat(),
        "month": day.isoformat()[: len("2024-12")],
        "year": str(day.year),
        "until": until.isoformat(),
        "start-folder": _in_entry(str(folder)),
        **of_start,
    }


def _in_entry(path: str) -> str:
    """A path between quotation marks in a desktop entry (Desktop Entry Specification 1.5, “The Exec key”)."""
    quoted = "".join(f"\\{character}" if character in '"`$\\' else character for character in path)
    return quoted.replace("\\", "\\\\").replace("%", "%%")


def _filled(text: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _undo(folder: Path, existing: set[str], *, is_new: bool) -> None:
    """Deletes everything in a folder that did not exist before."""
    for entry in folder.iterdir():
        if entry.name in existing:
            continue
        if entry.is_dir():
            shutil.rmtree(entry, ignore_errors=True)
        else:
            entry.unlink(missing_ok=True)
    if is_new:
        folder.rmdir()
