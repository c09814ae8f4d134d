"""`init`: creates a starter site in an empty folder."""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from laur.cli.command import Command, Example
from laur.cli.exit_status import DONE, INTERRUPTED, USAGE
from laur.cli.parser import CommandParser
from laur.cli.streams import print_text
from laur.i18n.messages import LANGUAGES

if TYPE_CHECKING:
    from laur.model import Site
    from laur.scaffold.host_recipes import RecipeHost, RecipeValues

HOSTS = ("github", "gitlab", "netlify", "cloudflare", "own-server", "shared-host")
"""The hosts for which there are files (`laur.scaffold.host_recipes`)."""
AUDIENCES = ("organisation", "association")
"""For whom a site can be (`laur.scaffold.starter_site.Audience`)."""
_SITE = Path("content/site.yaml")
_START_FILES = {"win32": ".cmd", "darwin": ".command"}
"""The file that starts the desk with a double-click; elsewhere it is a ``.desktop`` file."""
_TIME_ZONE = "Europe/Warsaw"
"""The time zone of the starter site, for the date of its example."""


def _add_flags(parser: CommandParser) -> None:
    texts = parser.texts
    parser.add_argument(
        "folder", type=Path, nargs="?", default=Path(), metavar=texts["value.DIR"], help=texts["init.folder"]
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=None, help=texts["init.lang"])
    parser.add_argument("--for", choices=AUDIENCES, default=None, dest="audience", help=texts["init.for"])
    parser.add_argument("--host", choices=HOSTS, default=None, help=texts["init.host"])
    parser.add_argument("--no-layouts", action="store_true", help=texts["init.no-layouts"])


def _run(args: argparse.Namespace) -> int:
    from laur.cli.environment import own_layouts, today
    from laur.cli.language import language
    from laur.i18n.messages import texts
    from laur.scaffold.starter_site import Audience, NotEmptyError, create_starter_site

    lang = language(args.lang)
    messages = texts("init", lang)
    if args.host and (args.folder / _SITE).is_file():
        print_text("\n".join(_recipe(args.folder, args.host, lang)))
        return DONE
    folder = Path.cwd() if _is_here(args.folder) else args.folder
    layouts = None if args.no_layouts else own_layouts()
    try:
        audience = Audience(args.audience or _asked_audience(messages))
        written = create_starter_site(args.folder, lang, layouts, today(_TIME_ZONE).date(), audience)
    except NotEmptyError as error:
        print_text(messages["not-empty"].format(folder=folder, name=error), file=sys.stderr)
        return USAGE
    except (FileExistsError, NotADirectoryError):
        print_text(messages["no-folder"].format(folder=folder), file=sys.stderr)
        return USAGE
    except EOFError:
        print_text(f"\n{messages['nothing-written']}", file=sys.stderr)
        return INTERRUPTED
    print_text(_report(args.folder, written, lang, has_layouts=layouts is not None))
    if args.host:
        print_text("\n" + "\n".join(_recipe(args.folder, args.host, lang)))
    return DONE


def _asked_audience(messages: Mapping[str, str]) -> str:
    """For whom the site is, asked where there is somebody to answer; otherwise one organisation.

    Raises `EOFError` or `KeyboardInterrupt` if the user stops.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return AUDIENCES[0]
    print_text(messages["for"])
    for number, audience in enumerate(AUDIENCES, 1):
        print_text(f"  {number}. {messages[f'for.{audience}']}")
    while True:
        answer = input(f"{messages['for.number']} [1]: ").strip() or "1"
        if answer in AUDIENCES:
            return answer
        if answer.isdecimal() and 1 <= int(answer) <= len(AUDIENCES):
            return AUDIENCES[int(answer) - 1]


def _recipe(folder: Path, host: str, lang: str) -> Iterator[str]:
    """Writes the files for a host into the folder of a site; yields what was written, as sentences."""
    from laur.i18n.messages import texts
    from laur.scaffold.host_recipes import EXAMPLE, RecipeHost, names_example, write_recipe

    messages, chosen = texts("init", lang), RecipeHost(host)
    site = _site(folder)
    values = _values(folder, site)
    report = write_recipe(chosen, folder, values)
    yield messages["recipe"].format(host=host, files=", ".join(report.written) or "–")
    if report.kept:
        yield messages["recipe-kept"].format(files=", ".join(report.kept))
    if names_example(chosen, values):
        yield messages["recipe-address"].format(address=EXAMPLE, host=host)
    yield from _host_set(folder, site, chosen, messages)
    yield from _extras_added(folder, site, chosen, messages)
    yield messages["recipe-next"]


def _host_set(folder: Path, site: "Site", host: "RecipeHost", messages: Mapping[str, str]) -> Iterator[str]:
    """Sets `host` in the settings unless it is set; yields what was done, or what to write."""
    from laur.scaffold.host_settings import HOST_KINDS, with_host

    kind = HOST_KINDS.get(host)
    if kind is None or site.host is not None:
        return
    path = folder / _SITE
    edited = with_host(path.read_bytes(), kind)
    if edited is not None:
        path.write_bytes(edited)
    yield messages["recipe-host-line" if edited is None else "recipe-host"].format(kind=kind.value)


def _extras_added(folder: Path, site: "Site", host: "RecipeHost", messages: Mapping[str, str]) -> Iterator[str]:
    """Adds to the requirements what publishing needs; yields what was done, or what to write."""
    from laur.scaffold.host_settings import extras_for, with_extras

    extras = extras_for(host, (target.kind for target in site.publish.values()))
    if not extras:
        return
    path = folder / "requirements.txt"
    text = path.read_bytes().decode("utf-8", "surrogateescape") if path.is_file() else ""
    edited = with_extras(text, extras)
    if edited == text:
        return
    if edited is not None:
        path.write_bytes(edited.encode("utf-8", "surrogateescape"))
    yield messages["recipe-extras-line" if edited is None else "recipe-extras"].format(extras=",".join(extras))


def _site(folder: Path) -> "Site":
    """The settings of the site; the usual ones if they cannot be read."""
    from laur.frontmatter import read_site
    from laur.model import Site

    return read_site(_SITE.name, (folder / _SITE).read_bytes())[0] or Site(title={"": "–"})


def _values(folder: Path, site: "Site") -> "RecipeValues":
    """What the settings of the site and this computer say."""
    import getpass

    from laur.model import TargetKind
    from laur.scaffold.host_recipes import EXAMPLE, RecipeValues, program_of

    folders = [target.path for target in site.publish.values() if target.kind is TargetKind.FOLDER and target.path]
    return RecipeValues(
        zone=site.time_zone,
        url=f"{(site.base_url or EXAMPLE).rstrip('/')}/",
        folder=str(folder.resolve()),
        program=program_of(sys.executable, sys.platform),
        user=getpass.getuser(),
        publishes=bool(site.publish),
        served=folders[0] if folders else "site",
        has_members=bool(site.members),
    )


def _report(folder: Path, written: Sequence[str], lang: str, *, has_layouts: bool) -> str:
    """What was created, and the commands to run next."""
    from laur.cli.environment import program_name
    from laur.i18n.count import Count
    from laur.i18n.messages import texts

    messages, program, is_here = texts("init", lang), program_name(), _is_here(folder)
    created = messages["here" if is_here else "there"].format(
        folder=folder, files=Count(len(written), lang), layouts=messages["layouts"] if has_layouts else ""
    )
    steps = messages["next"].format(
        enter="" if is_here else f"  cd {_in_shell(folder)}\n",
        prog=program if program == "laur" else f"{sys.executable} {Path(sys.argv[0]).resolve()}",
        start=messages["start"] + _START_FILES.get(sys.platform, ".desktop"),
        announcement=next(path for path in written if path.startswith("content/news/")),
    )
    return f"{created}\n\n{steps}"


def _is_here(folder: Path) -> bool:
    return folder.resolve() == Path.cwd()


def _in_shell(folder: Path) -> str:
    """A folder as written on a command line."""
    return f'"{folder}"' if " " in str(folder) else str(folder)


COMMAND = Command(
    name="init",
    examples=(
        Example("{prog} init my-site", "init.example.folder"),
        Example("{prog} init my-site --lang en", "init.example.english"),
        Example("{prog} init my-site --for association", "init.example.association"),
        Example("{prog} init --host github", "init.example.host"),
        Example("{prog} init --no-layouts", "init.example.no-layouts"),
    ),
    add_flags=_add_flags,
    run=_run,
)
