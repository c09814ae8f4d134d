"""What a command takes from its environment: the clock, the working directory, and the name of the program."""

import argparse
import os
import sys
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from secrets import token_hex

from laur.source.options import Options, UserFolders, Visibility

PREVIEW_KEY_VARIABLE = "LAUR_PREVIEW_KEY"


def options_of(args: argparse.Namespace) -> Options:
    """The options of a build from the command line."""
    return Options(
        content=args.content,
        layouts=layouts_of(args),
        output=args.output,
        day=args.as_of,
        base_url=args.base_url,
        visibility=Visibility(drafts=args.drafts, future=args.future),
        clean=getattr(args, "clean", False),
        strict=getattr(args, "strict", False),
        atomic=getattr(args, "atomic", False),
        jobs=args.jobs,
        user=own_user_folders(),
        preview_key=preview_key(os.environ, args.content),
        new_preview_key=None if os.environ.get("CI") else partial(token_hex, 32),
    )


def preview_key(environment: Mapping[str, str], content: Path) -> str | None:
    """The secret of previews from the environment, or else from the file beside the content folder."""
    stated = environment.get(PREVIEW_KEY_VARIABLE)
    if stated:
        return stated
    try:
        return Options(content=content).preview_key_file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def layouts_of(args: argparse.Namespace) -> Path:
    """The layouts folder: the one that is named, or else ``layouts`` here, or else Laur's own.

    A file called ``layouts``, or a broken link, is not skipped: the build reports it as a problem.
    """
    here = Path("layouts")
    return args.layouts or (here if os.path.lexists(here) else own_layouts())


def own_layouts() -> Path:
    """The layouts that come with Laur: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "layouts"
    return inside if inside.is_dir() else package.parent / "layouts"


def own_user_folders() -> UserFolders | None:
    """The folders of the user who runs this program."""
    return user_folders(os.environ, sys.platform)


def user_folders(environment: Mapping[str, str], platform: str) -> UserFolders | None:
    """The user's folders by the rules of the system (on Linux: XDG Base Directory); None without a home folder."""
    home = Path(environment.get("LOCALAPPDATA" if platform == "win32" else "HOME") or "")
    if not home.is_absolute():
        return None
    if platform == "win32":
        return UserFolders(home / "laur" / "cache" / "layouts", home / "laur" / "key")
    if platform == "darwin":
        library = home / "Library"
        return UserFolders(library / "Caches" / "laur" / "layouts", library / "Application Support" / "laur" / "key")
    cache = _absolute(environment.get("XDG_CACHE_HOME"), home / ".cache")
    state = _absolute(environment.get("XDG_STATE_HOME"), home / ".local" / "state")
    return UserFolders(cache / "laur" / "layouts", state / "laur" / "key")


def _absolute(path: str | None, usual: Path) -> Path:
    """The path, unless it is missing or relative, which the rules ignore."""
    return Path(path) if path and Path(path).is_absolute() else usual


def today(time_zone: str) -> datetime:
    """The current day in a time zone, with the time."""
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo(time_zone))


def program_name() -> str:
    """How the user started the program: ``laur``, or ``python build.py`` in a checkout."""
    return {"build.py": "python build.py", "__main__.py": "python -m laur"}.get(Path(sys.argv[0]).name, "laur")
