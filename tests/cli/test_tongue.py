"""The command line speaks the language of whoever uses it: in its help, and of wrong usage."""

import re
from collections.abc import Iterator

import pytest

from laur.cli.arguments import EXAMPLES
from laur.cli.commands import COMMANDS
from laur.cli.forecast_messages import WORDS, status_word
from laur.cli.language import language_of, translated
from laur.register import Status
from tests.cli.test_commands import laur
from tests.guides import flags, parsers
from tests.sites import ROOT, Site, SiteFactory

POLISH = "pl_PL.UTF-8"


@pytest.fixture
def here(site: SiteFactory) -> Site:
    made = site("== content/news/a.md\n---\ntitle: A\n---\nTekst.\n")
    (made.folder / "layouts").symlink_to(ROOT / "layouts")
    return made


def texts() -> Iterator[str]:
    """All that commands and flags say of themselves."""
    for words, parser in parsers().items():
        yield from filter(None, (parser.description, words[-1] in COMMANDS and COMMANDS[words[-1]].purpose))
        yield from (action.help for action in flags(parser) if action.help)
    for examples in (EXAMPLES, *(command.examples for command in COMMANDS.values())):
        yield from re.findall(r" {2,}(?!\\{prog})(\S.*)$", examples, re.MULTILINE)


def test_everything_that_help_says_is_there_in_polish():
    same = {text for text in texts() if translated(text, "pl") == text and "https://" not in text}
    same = {text for text in same if not text.strip().startswith("{prog}")}
    assert same == set(), "add to laur/cli/polish.py, by the English text"


def test_help_is_in_the_users_language(here: Site):
    polish = laur(here.folder, "check", "--help", lang=POLISH).stdout
    assert polish.startswith("użycie: python build.py check ")
    assert "Powiedz o wszystkim, co jest źle; niczego nie zapisuje." in polish
    assert "opcje:\n  -h, --help" in polish
    assert "przykłady:\n  python build.py check " in polish
    assert laur(here.folder, "check", "--lang", "en", "--help", lang=POLISH).stdout.startswith("usage: ")
    assert laur(here.folder, "--help", "--lang=pl").stdout.startswith("użycie: ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("biuld",), "nie ma polecenia „biuld”; chodziło o „build”?"),
        (("xyz",), "nie ma polecenia „xyz”"),
        (("build", "--explian"), "nie ma opcji „--explian”. Chodziło o „--explain”?"),
        (("build", "--as-of", "jutro"), "--as-of: „jutro” nie jest dniem; napisz tak: 2024-12-31"),
        (("build", "--as-of"), "„--as-of” wymaga wartości"),
        (("build", "--jobs", "0"), "„0” nie jest liczbą procesów"),
        (("build", "--base-url", "x"), "„x” nie jest adresem"),
        (("build", "--clean=yes"), "„--clean” nie przyjmuje wartości; usuń „=yes”"),
        (("serve", "--port", "99999"), "„99999” nie jest portem"),
        (("--versoin",), "Chodziło o „--version”?"),
        (("status", "extra"), "„extra” to o jedno słowo za dużo"),
        (("new",), "brakuje: rodzaj. Do wyboru: announcement, organisation, scheme, page."),
        (
            ("import",),
            "A potem: PLIK (eksport; dla kanału plik albo adres)",
        ),
        (("new", "anouncement"), "Chodziło o „announcement”?"),
        (("new", "announcement", "--titel", "A"), "Chodziło o „--title”?"),
        (("import", "feed"), "brakuje: PLIK (eksport; dla kanału plik albo adres)"),
        (("check", "--format", "jsno"), "Chodziło o „json”?"),
    ],
)
def test_wrong_usage_is_told_in_the_users_language(here: Site, arguments: tuple[str, ...], said: str):
    done = laur(here.folder, *arguments, lang=POLISH)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Zobacz python build.py " in done.stderr
    assert "--help." in done.stderr


def test_what_fails_outside_is_told_in_the_users_language(here: Site):
    (here.folder / ".laur").write_text("a file where the folder should be", encoding="utf-8")
    done = laur(here.folder, lang=POLISH)
    assert done.returncode == 3
    assert done.stderr.startswith("Przerwano: ")
    assert done.stderr.endswith("Serwis pozostaje bez zmian.\n")


def test_the_language_is_known_before_the_command_line_is_understood():
    assert language_of(["build", "--lang", "pl", "--nope"]) == "pl"
    assert language_of(["--lang=en"]) == "en"


def test_import_speaks_the_language_that_is_asked_for(here: Site):
    here.write("nothing.xml", "<rss/>")
    english = laur(here.folder, "import", "wordpress", "nothing.xml", "--lang", "en", lang=POLISH)
    assert english.stderr == laur(here.folder, "import", "wordpress", "nothing.xml").stderr
    assert laur(here.folder, "import", "wordpress", "nothing.xml", "--lang", "pl").stderr != english.stderr


def test_status_has_each_word_in_both_languages():
    assert WORDS["pl"].keys() == WORDS["en"].keys()
    assert len({status_word(status, "pl") for status in Status}) == len(Status)
