"""The parts of the documentation that are generated: keys, commands and flags, layers of packages, licences.

`python -m tests.guides` writes them. It is run after a key, a command, a flag, a package or a dependency was added.
"""

import argparse
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from msgspec.structs import fields

from laur.cli.arguments import make_parser
from laur.cli.parser import arguments, subcommands
from laur.i18n.keys import Key, keys
from laur.model import Entry
from tests.i18n.model import MODEL, inner_types_of
from tests.layers import LAYERS, OUTSIDE
from tests.supply import LICENCES_PAGE, licences_page

ROOT = Path(__file__).parents[1]
COMMANDS = ROOT / "docs/commands.md"
COMMANDS_HEAD = """\
# Commands

Every command and every flag, as `--help` lists them. Without a command, Laur builds the site. In a copy of the source
code, write `python build.py` instead of `laur`. The [operator's guide](operators.md) explains the exit statuses.
"""
GUIDES = {"pl": ROOT / "docs/redaktor.md", "en": ROOT / "docs/editors.md"}
FORMS = ROOT / "docs/forms.md"
FORM_KINDS = ("Form", "FormField")
LAST_HEADING = {"pl": "## Wszystkie klucze\n", "en": "## All keys\n"}
ARCHITECTURE = ROOT / "docs/architecture.md"
MAIN = "__main__"
"""`python -m laur`; it only calls `laur.cli`."""
LAYERS_BEGIN, LAYERS_END = "<!-- layers -->\n", "<!-- /layers -->\n"
_COLUMNS = {"pl": "| klucz | znaczenie | przykład |", "en": "| key | meaning | example |"}
_TITLES: dict[str, tuple[str, str]] = {
    "Announcement": ("Aktualność (`news/`)", "Announcement (`news/`)"),
    "Certificate": ("Certyfikat (`certificates`)", "Certificate (`certificates`)"),
    "OwnCertificate": (
        "Certyfikat w pliku organizacji (`certificates`)",
        "Certificate in an organisation's file (`certificates`)",
    ),
    "CertificateRef": (
        "Kolejne źródło certyfikatu (`certificates`)",
        "More evidence of a certificate (`certificates`)",
    ),
    "Organisation": ("Organizacja (`organisations/`)", "Organisation (`organisations/`)"),
    "Scheme": ("Program certyfikacji (`schemes/`)", "Scheme (`schemes/`)"),
    "PlainPage": ("Strona (`pages/`)", "Page (`pages/`)"),
    "Comment": ("Komentarz (`news/….comments/`)", "Comment (`news/….comments/`)"),
    "Site": ("Cały serwis (`site.yaml`)", "The whole site (`site.yaml`)"),
}


def tables(lang: str) -> str:
    """The tables of all keys, each below the kind of document or the key that contains them."""
    return "\n".join(f"### {title(kind, lang)}\n\n{table(kind, lang)}" for kind in MODEL)


def title(kind: str, lang: str) -> str:
    """The name of a kind of document, or the keys that contain a group of keys."""
    if kind in _TITLES:
        return _TITLES[kind][0 if lang == "pl" else 1]
    return ", ".join(sorted({f"`{key}`" for key in holders(MODEL[kind])}))


def holders(kind: type[Entry]) -> list[str]:
    """The keys whose value is such a group."""
    return [
        field.encode_name
        for entry in MODEL.values()
        for field in fields(entry)
        if kind in inner_types_of(entry, field.name)
    ]


def table(kind: str, lang: str) -> str:
    notes = keys(lang)[kind]
    rows = [row(each.encode_name, notes[each.encode_name], is_required=each.required) for each in fields(MODEL[kind])]
    return "".join(f"{line}\n" for line in (_COLUMNS[lang], "| --- | --- | --- |", *rows))


def row(key: str, note: Key, *, is_required: bool) -> str:
    name = f"**`{key}`**" if is_required else f"`{key}`"
    return f"| {name} | {note.meaning} | `{on_one_line(note.example)}` |"


def on_one_line(example: str) -> str:
    """An example on one line; a longer one in braces and brackets."""
    return flow(yaml.load(example, Loader=yaml.BaseLoader)) if "\n" in example else example


def flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
    return f"[{', '.join(flow(each) for each in value)}]" if isinstance(value, list) else str(value)


def rewritten(lang: str) -> str:
    """The text of a guide with its tables up to date."""
    text = GUIDES[lang].read_text(encoding="utf-8")
    head, heading, rest = text.partition(LAST_HEADING[lang])
    introduction = re.split(r"^### ", rest, maxsplit=1, flags=re.MULTILINE)[0].strip()
    return f"{head}{heading}\n{introduction}\n\n{tables(lang)}"


def forms_page() -> str:
    """The text of the page about forms with its tables up to date."""
    head, heading, _ = FORMS.read_text(encoding="utf-8").partition("## Keys\n")
    return f"{head}{heading}\n" + "\n".join(f"### {title(kind, 'en')}\n\n{table(kind, 'en')}" for kind in FORM_KINDS)


# ---------------------------------------------------------------------------------------------- commands


def parsers(lang: str = "en") -> Mapping[tuple[str, ...], argparse.ArgumentParser]:
    """The parsers of all commands and their subcommands, by their words: ``("new", "announcement")``."""
    found: dict[tuple[str, ...], argparse.ArgumentParser] = {}

    def gather(parser: argparse.ArgumentParser, words: tuple[str, ...]) -> None:
        if words:
            found[words] = parser
        for name, inner in subcommands(parser).items():
            gather(inner, (*words, name))

    gather(make_parser(lang=lang), ())
    return found


def flags(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    return (a for a in arguments(parser) if not isinstance(a, argparse._HelpAction | argparse._SubParsersAction))


def commands() -> str:
    """The reference of commands and flags, as the parser has them."""
    lines = [COMMANDS_HEAD]
    for words, parser in parsers().items():
        lines.append(f"## `laur {' '.join(words)}`\n\n{parser.description}\n")
        rows = [f"| {written(action)} | {described(action)} |" for action in flags(parser)]
        if rows:
            lines.append("| flag | what it does |\n| --- | --- |\n" + "\n".join(rows) + "\n")
    return "\n".join(lines)


def written(action: argparse.Action) -> str:
    """How to write a flag, with a placeholder for its value."""
    if not action.option_strings:
        return f"`{action.metavar or action.dest}`"
    if action.nargs == 0:
        return ", ".join(f"`{flag}`" for flag in action.option_strings)
    choices = "|".join(str(each) for each in action.choices or ())
    shape = str(action.metavar or choices or action.dest.upper()).replace("|", "\\|")
    return f"`{action.option_strings[-1]} {shape}`"


def described(action: argparse.Action) -> str:
    """The help text of a flag, the same on every machine."""
    return (action.help or "").replace("%%", "%").replace("|", "\\|")


# ---------------------------------------------------------------------------------------------- layers


def architecture() -> str:
    """The text of the architecture page with its table of layers up to date."""
    head, _, rest = ARCHITECTURE.read_text(encoding="utf-8").partition(LAYERS_BEGIN)
    tail = rest.partition(LAYERS_END)[2]
    return f"{head}{LAYERS_BEGIN}{layers()}{LAYERS_END}{tail}"


def layers() -> str:
    """A table of the layers from the top down, with what each package may use of the outside world."""
    lines = ["| layer | packages | files, clock, network |", "| --- | --- | --- |"]
    for number, packages in reversed([*enumerate(LAYERS)]):
        named = [name for name in packages if name != MAIN]
        if named:
            uses = [
                f"`{key}`: {use}" for name in named for key, use in OUTSIDE.items() if key.partition(".")[0] == name
            ]
            lines.append(f"| {number} | {', '.join(f'`{name}`' for name in named)} | {'; '.join(uses)} |")
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    for language, guide in GUIDES.items():
        guide.write_text(rewritten(language), encoding="utf-8")
    FORMS.write_text(forms_page(), encoding="utf-8")
    COMMANDS.write_text(commands(), encoding="utf-8")
    ARCHITECTURE.write_text(architecture(), encoding="utf-8")
    LICENCES_PAGE.write_text(licences_page(), encoding="utf-8")
