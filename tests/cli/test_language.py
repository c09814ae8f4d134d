"""The command line in the language of the user: help, wrong usage, and failures outside of content."""

import errno
import re
from collections.abc import Iterator

import pytest

from laur.catalog.forecast import ForecastEvent
from laur.catalog.publication import WithheldReason
from laur.cli.arguments import EXAMPLES
from laur.cli.commands import COMMANDS
from laur.cli.language import language_of, language_of_user
from laur.i18n.messages import texts
from laur.output.decide import Cause
from laur.register import Status
from laur.system.errors import LOCKED
from laur.system.ui_language import language_of_langid, ui_language
from tests.cli.test_commands import laur
from tests.guides import flags, parsers
from tests.sites import ROOT, Site, SiteFactory

POLISH = "pl_PL.UTF-8"


@pytest.fixture
def here(site: SiteFactory) -> Site:
    made = site("== content/news/a.md\n---\ntitle: A\n---\nTekst.\n")
    (made.folder / "layouts").symlink_to(ROOT / "layouts")
    return made


def help_texts(lang: str) -> Iterator[str]:
    """Every text of the help that commands, flags and examples define."""
    for words, parser in parsers(lang).items():
        yield parser.description or ""
        yield from (f"{words} {action.help}" for action in flags(parser))
    for examples in (EXAMPLES, *(command.examples for command in COMMANDS.values())):
        yield from (texts("commands", lang)[example.text] for example in examples if example.text)


def test_every_help_text_is_translated():
    english, polish = list(help_texts("en")), list(help_texts("pl"))
    assert len(english) == len(polish)
    assert set(english) & set(polish) == set()


@pytest.mark.parametrize("subject", ["build", "commands", "outside", "status", "usage"])
def test_every_message_is_used(subject: str):
    source = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "laur/cli").rglob("*.py")))
    by_value = ("value.", "status.", "withheld.", "change.", "reason.", "new.")
    ids = {name for name in texts(subject, "en") if name not in COMMANDS and not name.isupper()}
    ids = {name for name in ids if not name.startswith(by_value)}
    by_flag = {name: name.removeprefix("audit.").removeprefix("publish.") for name in ids}  # these name their flag
    used = {
        name
        for name, flag in by_flag.items()
        if re.search(f"[\"'](?:{re.escape(name)}|{re.escape(flag)})[\"']", source)
    }
    assert sorted(ids - used) == []


def test_help_is_in_the_users_language(here: Site):
    polish = laur(here.folder, "check", "--help", lang=POLISH).stdout
    assert polish.startswith("użycie: python build.py check ")
    assert "Wypisuje wszystkie problemy, nie budując witryny." in polish
    assert "opcje:\n  -h, --help" in polish
    assert "przykłady:\n  python build.py check " in polish
    assert laur(here.folder, "check", "--lang", "en", "--help", lang=POLISH).stdout.startswith("usage: ")
    assert laur(here.folder, "--help", "--lang=pl").stdout.startswith("użycie: ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("biuld",), "Nieznane polecenie „biuld”. Czy chodziło o „build”?"),
        (("xyz",), "Nieznane polecenie „xyz”.\n"),
        (("build", "--explian"), "Nieznana opcja „--explian”. Czy chodziło o „--explain”?"),
        (("build", "--as-of", "jutro"), "Nieprawidłowa wartość opcji --as-of: „jutro”."),
        (("build", "--as-of", "jutro"), "Daty zapisuj tak: 2024-12-31, a z godziną tak: 2024-12-31T10:00."),
        (("build", "--as-of"), "Opcja --as-of wymaga wartości."),
        (("build", "--jobs", "0"), "Nieprawidłowa wartość opcji --jobs: „0”. Podaj liczbę całkowitą"),
        (("build", "--base-url", "x"), "Nieprawidłowa wartość opcji --base-url: „x”. Podaj pełny adres"),
        (("build", "--clean=yes"), "Opcja --clean nie przyjmuje wartości: usuń „=yes”."),
        (("serve", "--port", "99999"), "Podaj numer portu od 0 do 65535."),
        (("--versoin",), "Czy chodziło o „--version”?"),
        (("status", "extra"), "Nieoczekiwany argument „extra”."),
        (("new",), "Brakuje argumentu: rodzaj. Do wyboru: announcement, certificate, organisation, scheme, page."),
        (("import",), "Brakuje argumentu: PLIK. Eksport, kanał (plik albo adres), arkusz albo pliki Worda"),
        (("new", "anouncement"), "Nieprawidłowy argument (rodzaj): „anouncement”."),
        (("new", "anouncement"), "Czy chodziło o „announcement”?"),
        (("new", "announcement", "--titel", "A"), "Czy chodziło o „--title”?"),
        (
            ("import", "feed"),
            "Brakuje argumentu: PLIK. Eksport, kanał (plik albo adres), arkusz albo pliki Worda, jeden lub kilka.",
        ),
        (("check", "--format", "jsno"), "Czy chodziło o „json”?"),
    ],
)
def test_wrong_usage_is_reported_in_the_users_language(here: Site, arguments: tuple[str, ...], message: str):
    done = laur(here.folder, *arguments, lang=POLISH)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Zobacz python build.py " in done.stderr
    assert "--help." in done.stderr


def test_failures_outside_of_content_are_reported_in_the_users_language(here: Site):
    (here.folder / ".laur").write_text("a file where the folder should be", encoding="utf-8")
    done = laur(here.folder, lang=POLISH)
    assert done.returncode == 3
    assert done.stderr.startswith("Przerwano: ")
    assert done.stderr.endswith(" Serwis pozostaje bez zmian.\n")


def test_errors_of_the_system_are_known_by_their_names():
    names = {name for name in texts("outside", "en") if name.isupper()}
    assert names <= {*errno.errorcode.values(), LOCKED}


def test_the_language_is_known_before_the_command_line_is_parsed():
    assert language_of(["build", "--lang", "pl", "--nope"]) == "pl"
    assert language_of(["--lang=en"]) == "en"


@pytest.mark.parametrize(
    ("environment", "settings", "lang"),
    [
        ({}, "pl-PL", "pl"),  # macOS
        ({}, "pl_PL", "pl"),  # Windows
        ({}, "pl", "pl"),
        ({"LANG": ""}, "pl-PL", "pl"),
        ({"LANG": "Polish_Poland.1250"}, "", "pl"),
        ({"LANG": "C.UTF-8"}, "pl-PL", "en"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "pl_PL.UTF-8"}, "pl-PL", "en"),
        ({}, "de-DE", "en"),
        ({}, "pli", "en"),
        ({}, "", "en"),
    ],
)
def test_without_a_locale_the_language_is_that_of_the_systems_settings(
    environment: dict[str, str], settings: str, lang: str
):
    assert language_of_user(environment, lambda: settings) == lang


def test_the_settings_are_read_as_each_system_keeps_them():
    def unreadable() -> str:
        raise OSError

    readers = {"win32": lambda: language_of_langid(0x0415), "darwin": lambda: "pl-PL", "old": unreadable}
    assert [ui_language(each, readers) for each in ("win32", "darwin", "linux", "old")] == ["pl_PL", "pl-PL", "", ""]
    assert language_of_langid(0x0409) == "en_US"
    assert language_of_langid(0xFFFF) == ""


def test_import_uses_the_language_of_the_flag(here: Site):
    here.write("nothing.xml", "<rss/>")
    english = laur(here.folder, "import", "wordpress", "nothing.xml", "--lang", "en", lang=POLISH)
    assert english.stderr == laur(here.folder, "import", "wordpress", "nothing.xml").stderr
    assert laur(here.folder, "import", "wordpress", "nothing.xml", "--lang", "pl").stderr != english.stderr


@pytest.mark.parametrize(
    ("subject", "prefix", "values"),
    [
        ("status", "status", Status),
        ("status", "withheld", WithheldReason),
        ("status", "change", ForecastEvent),
        ("build", "reason", Cause),
    ],
)
def test_every_value_has_a_message(subject: str, prefix: str, values: type[Status]):
    messages = texts(subject, "pl")
    assert {f"{prefix}.{value.value}" for value in values} <= messages.keys()
    assert len({messages[f"{prefix}.{value.value}"] for value in values}) == len(values)
