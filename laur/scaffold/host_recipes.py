"""Recipes for publishing a site at a host and keeping it of today: workflows, functions, services and schedules.

The files of each host are in `laur/scaffold/hosts/`. Placeholders in braces (``{zone}``) are filled in when they are
copied, in the way that the format of the file quotes them.
"""

from collections.abc import Mapping
from enum import StrEnum
from itertools import product
from pathlib import Path
from xml.sax.saxutils import escape

from msgspec import Struct
from msgspec.structs import replace

from laur.model import Site

HOSTS = Path(__file__).parent / "hosts"
EXAMPLE = "https://example.org/"
"""The address in the settings of a starter site."""


class RecipeHost(StrEnum):
    """Where a site can be published. The value is the name of the folder with its files."""

    GITHUB = "github"
    GITLAB = "gitlab"
    NETLIFY = "netlify"
    CLOUDFLARE = "cloudflare"
    OWN_SERVER = "own-server"
    SHARED_HOST = "shared-host"


class RecipeValues(Struct, frozen=True, kw_only=True):
    """What the files of a recipe need to know about a site and a computer."""

    zone: str
    """The time zone of the site."""
    url: str
    """The address of the site, with a slash at the end."""
    folder: str
    """The folder of the site, absolute."""
    program: str
    """The installed program, absolute."""
    user: str
    """Who builds the site on an own server."""
    publishes: bool
    """Whether the site has a target for `laur publish`; otherwise the built site is served as it is."""
    served: str = "site"
    """The folder that the server of this computer serves, relative to the site's folder."""
    has_members: bool = False
    """Whether the site shows the registers of members, which are fetched every night."""


class RecipeReport(Struct, frozen=True):
    """The files of a recipe by path: those written, and those that were there with other content and were kept."""

    written: tuple[str, ...]
    kept: tuple[str, ...]


def write_recipe(host: RecipeHost, folder: Path, values: RecipeValues) -> RecipeReport:
    """Writes the files of a host into the folder of a site. Raises `OSError`.

    Replaces no file, except those that it wrote for `EXAMPLE`, before the site had an address, and nobody changed.
    """
    written, kept = [], []
    earlier = _for_example(host, values)
    for path, data in recipe_files(host, values).items():
        target = folder / path
        if target.exists() and target.read_bytes() not in {data, *(files.get(path) for files in earlier)}:
            kept.append(path)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        written.append(path)
    return RecipeReport(tuple(written), tuple(kept))


def recipe_files(host: RecipeHost, values: RecipeValues) -> dict[str, bytes]:
    """The files of a host, by path."""
    root = HOSTS / host.value
    files = (
        path for path in sorted(root.rglob("*")) if path.is_file() and (values.has_members or not _is_for_members(path))
    )
    return {path.relative_to(root).as_posix(): _filled(path, _texts(host, values)) for path in files}


def names_example(host: RecipeHost, values: RecipeValues) -> bool:
    """Whether files of a host contain the address of the example, which no site has."""
    return values.url == EXAMPLE and recipe_files(host, values) != recipe_files(host, replace(values, url="https://-/"))


def _for_example(host: RecipeHost, values: RecipeValues) -> list[dict[str, bytes]]:
    """The files as they were written before somebody set the address, the time zone and the target."""
    zones, served = {values.zone, Site(title={}).time_zone}, {values.served, "site"}
    return [
        recipe_files(host, replace(values, url=EXAMPLE, zone=zone, served=folder, publishes=publishes))
        for zone, folder, publishes in product(sorted(zones), sorted(served), (False, True))
    ]


def _is_for_members(path: Path) -> bool:
    return path.stem in {"pull", "laur-pull", "crontab-pull", "windows-task-pull", "org.laur.pull"}


def _texts(host: RecipeHost, values: RecipeValues) -> Mapping[str, str]:
    sends = values.publishes or host is RecipeHost.SHARED_HOST
    here = host is RecipeHost.OWN_SERVER
    return {
        "zone": values.zone,
        "url": values.url,
        "name": values.url.partition("://")[2].partition("/")[0],
        "folder": values.folder,
        "program": values.program,
        "user": values.user,
        "root": values.served,
        "arguments": "publish --quiet" if sends else "build --quiet",
        "command": "laur publish" if sends else "laur build",
        "published": f"{values.served}/build.json" if here else values.url,
    }


def _filled(path: Path, texts: Mapping[str, str]) -> bytes:
    text = path.read_text(encoding="utf-8")
    for name, value in texts.items():
        text = text.replace(f"{{{name}}}", _quoted(path, value))
    # The Task Scheduler of Windows reads UTF-16 with a byte-order mark, and lines that end as on Windows.
    return text.replace("\n", "\r\n").encode("utf-16") if path.name.startswith("windows-task") else text.encode()


def _quoted(path: Path, value: str) -> str:
    """A value as the format of a file needs it between the quotation marks of the template."""
    match path.suffix or path.name:
        case ".service" | ".timer":
            return value.replace("%", "%%")
        case "crontab" | "crontab-pull":
            return value.replace("%", r"\%")
        case ".xml" | ".plist":
            return escape(value)
        case _:
            return value


def program_of(python: str, platform: str) -> str:
    """The installed program beside the Python that runs it; its name alone if it is not there."""
    found = Path(python).with_name("laur.exe" if platform == "win32" else "laur")
    return str(found) if found.is_file() else "laur"
