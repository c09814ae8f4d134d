"""`new` called by a script, and answered by a person at a terminal."""

import os
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from laur.build import read_all
from laur.cli.prompts import AnswerChecker, toolbar, validator
from laur.frontmatter import read_document
from laur.scaffold.context import ExistingContent, QuestionContext
from laur.scaffold.questions import QUESTIONNAIRES
from laur.source.options import Options
from tests.cli.test_commands import laur
from tests.sites import DAY, ROOT, Site, SiteFactory, tree_of

TREE = """
== content/site.yaml
title: Próba
base_url: https://proba.example/
data: {licence: CC-BY-4.0}
== content/organisations/alfa.md
== content/organisations/beta.md
---
name: Łódzki Klaster Beta
---
== content/schemes/znak.md
---
name: Znak
levels: [{id: srebro, rank: 1, name: Srebro}, {id: zloto, rank: 2, name: Złoto}]
---
== content/news/2024-01-10-stara.md
---
title: Stara
date: 2024-01-10
tags: [nagrody]
---
Tekst.
"""
ANNOUNCEMENT = ("new", "announcement", "--title", "Klaster Alfa: złoto", "--date", "2024-03-15")


@pytest.fixture
def here(site: SiteFactory) -> Site:
    made = site(TREE)
    (made.folder / "layouts").symlink_to(ROOT / "layouts")
    return made


# ---------------------------------------------------------------------------------------------- by flags


def test_flags_alone_make_an_announcement_with_a_certificate_that_passes_check(here: Site):
    done = laur(
        here.folder,
        *ANNOUNCEMENT,
        *("--organisation", "Klaster Alfa", "--scheme", "znak", "--level", "zloto", "--awarded", "2024-03"),
        *("--tag", "nagrody", "--tag", "jakość", "--summary", "Zdanie.", "--text", "To jest *treść*."),
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "Saved: content/news/2024-03-15-klaster-alfa-zloto.md\n"
    assert laur(here.folder, "check", "--strict").stdout == "No problems found.\n"
    assert laur(here.folder).returncode == 0
    assert here.exists("/aktualnosci/2024/03/klaster-alfa-zloto/")
    assert here.exists("/certyfikaty/alfa-znak-zloto-2024/")
    text = (here.content / "news/2024-03-15-klaster-alfa-zloto.md").read_text(encoding="utf-8")
    assert "# Klucze poniżej są opcjonalne" in text
    assert "    # valid_until: " in text


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        (("organisation", "--name", "Klaster Gamma", "--kind", "cluster"), "organisations/klaster-gamma.md"),
        (("scheme", "--name", "Medal", "--level", "Brąz", "--level", "Srebro", "--term", "2 lata"), "schemes/medal.md"),
        (("page", "--title", "Kontakt"), "pages/kontakt.md"),
        (("announcement", "--title", "Krótka", "--date", ""), "news/"),
    ],
)
def test_every_kind_of_document_can_be_made_and_passes_check(here: Site, arguments: tuple[str, ...], path: str):
    before = tree_of(here.content)
    done = laur(here.folder, "new", *arguments)
    assert done.returncode == 0, done.stderr
    (new,) = tree_of(here.content).keys() - before.keys()
    assert new.startswith(path)
    assert laur(here.folder, "check", "--strict").stdout == "No problems found.\n"


def test_without_a_terminal_nothing_is_asked_and_all_errors_are_reported_at_once(here: Site):
    before = tree_of(here.content)
    done = laur(here.folder, "new", "announcement", "--date", "31.12.2024", "--organisation", "alpha", "--level", "x")
    assert done.returncode == 2
    assert done.stdout == ""
    reported = done.stderr.splitlines()
    assert reported[0].startswith("Missing argument: --title. The headline")
    assert reported[1].endswith("Did you mean 2024-12-31?")
    assert "--organisation" in reported[2]
    assert "--level does not apply here. Add --scheme" in reported[3]
    assert tree_of(here.content) == before


def test_errors_are_in_the_language_of_the_user(here: Site):
    done = laur(here.folder, "new", "page", lang="pl_PL.UTF-8")
    assert done.stderr.startswith("Brakuje argumentu: --title. ")
    assert laur(here.folder, "new", "page", "--lang", "en", lang="pl_PL.UTF-8").stderr.startswith(
        "Missing argument: --title"
    )


def test_no_file_is_overwritten(here: Site):
    here.write("content/news/2024-03-15-klaster-alfa-zloto.md", "mine")
    before = tree_of(here.content)
    done = laur(here.folder, *ANNOUNCEMENT, "--file", "2024-03-15-klaster-alfa-zloto")
    assert done.returncode == 2
    assert "already exists" in done.stderr
    assert tree_of(here.content) == before


def test_a_document_that_would_not_pass_check_is_reported_with_its_line_and_not_written(here: Site):
    laur(
        here.folder,
        *ANNOUNCEMENT,
        "--organisation",
        "alfa",
        "--scheme",
        "znak",
        "--awarded",
        "2024",
        "--level",
        "zloto",
    )
    before = tree_of(here.content)
    done = laur(here.folder, "new", "announcement", "--title", "Inna", "--text", "[tam](nie-ma.md)")
    assert done.returncode == 1
    assert "[link-missing]" in done.stderr
    assert "| [tam](nie-ma.md)" in done.stderr
    assert tree_of(here.content) == before


def test_without_a_site_it_says_so(tmp_path: Path):
    done = laur(tmp_path, "new", "page", "--title", "A")
    assert done.returncode == 1
    assert "content" in done.stderr


@pytest.mark.parametrize("kind", ["announcement", "organisation", "scheme", "page"])
def test_every_question_has_a_flag(here: Site, kind: str):
    reported = laur(here.folder, "new", kind, "--help").stdout
    assert {f"--{question.name}" for question in QUESTIONNAIRES[kind].questions} <= set(
        re.findall(r"--[a-z-]+", reported)
    )


# ---------------------------------------------------------------------------------------------- on a terminal

pexpect = pytest.importorskip("pexpect", reason="there are no pseudo-terminals on Windows")


class Terminal:
    """A person at a terminal: waits for a question, types, presses keys."""

    def __init__(self, folder: Path, *arguments: str, lang: str = "pl_PL.UTF-8", term: str = "xterm") -> None:
        environment = {**os.environ, "LANG": lang, "LC_ALL": lang, "TERM": term, "PYTHONPATH": str(ROOT)}
        environment |= {"PYTHONIOENCODING": "utf-8", "PROMPT_TOOLKIT_NO_CPR": "1"}
        environment.pop("NO_COLOR", None)
        self.child = pexpect.spawn(
            sys.executable,
            [str(ROOT / "build.py"), *arguments],
            cwd=str(folder),
            env=environment,
            encoding="utf-8",
            timeout=60,
            dimensions=(40, 140),
        )

    def sees(self, words: str) -> "Terminal":
        self.child.expect_exact(words)
        return self

    def types(self, text: str) -> "Terminal":
        """Types a text in place of the proposal, and Enter."""
        self.child.send(f"\x15{text}\r")
        return self

    def enters(self) -> "Terminal":
        self.child.send("\r")
        return self

    def ends(self) -> int:
        self.child.expect(pexpect.EOF)
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -self.child.signalstatus)


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        terminal.child.close(force=True)


@pytest.mark.parametrize("plain", [False, True])
def test_an_announcement_is_asked_for_step_by_step(here: Site, plain: bool):
    terminal = Terminal(here.folder, "new", "announcement", *(["--plain"] if plain else []))
    clear = "" if plain else "\x15"  # deletes the proposal
    terminal.sees("Nowa aktualność")
    for label, typed in [
        ("Tytuł:", "Złoto dla Alfy"),
        ("Data", "2024-13"),  # a mistake, reported at once
        ("Nie ma takiej daty", "2024-03-15"),
        ("Streszczenie", "Zdanie."),
        ("Tag", "nagrody"),
        ("Tag", ""),
        ("Organizacja", "alfa"),
        ("Organizacja", ""),
        ("Certyfikat", "znak"),
        ("Posiadacz", None),
        ("Poziom", "zlo"),
        ("Rodzaj przyznania", "renewal"),
        ("Data oceny", "2023-11"),
        ("Przyznano", "2024-03"),
        ("Ważny od", ""),
        ("Ważny do", "2026-02-28"),
        ("Okres ważności", "dwa lata"),
        ("Czy chodziło o „2 years”", "2 lata"),
        ("Wynik", "136/140"),
        ("Odnawia", None),  # an earlier one that is not recorded
        ("Identyfikator certyfikatu", None),
        ("Szkic", "nie"),
        ("Plik", None),
    ]:
        terminal.sees(label)
        terminal.child.send("\r" if typed is None else f"{clear}{typed}\r")
    terminal.sees("Zapisano: content/news/2024-03-15-zloto-dla-alfy.md")
    assert terminal.ends() == 0
    data = (here.content / "news/2024-03-15-zloto-dla-alfy.md").read_bytes()
    text = data.decode()
    assert "title: Złoto dla Alfy\n" in text
    assert "level: zloto\n" in text
    assert "  - id: alfa-znak-zloto-2024\n" in text
    assert read_document("news/a.md", data, "pl").problems == ()
    assert laur(here.folder, "check", "--strict").stdout == "No problems found.\n"


def test_what_is_typed_replaces_the_proposal(here: Site):
    terminal = Terminal(here.folder, "new", "announcement", "--title", "Gala", lang="C.UTF-8")
    terminal.sees("Date").types("2024-03-15").sees("Summary").enters().sees("Tag").enters()
    terminal.sees("Organisation").enters().sees("Certificate").enters().sees("Draft").enters()
    terminal.sees("File").types("news/gala.md").sees("Saved: content/news/gala.md")
    assert terminal.ends() == 0
    assert "date: 2024-03-15\n" in (here.content / "news/gala.md").read_text(encoding="utf-8")


def test_a_question_that_a_flag_answers_is_not_asked(here: Site):
    terminal = Terminal(here.folder, "new", "page", "--title", "Kontakt", lang="C.UTF-8")
    terminal.sees("Summary").types("One sentence.").sees("Draft").enters().sees("File").enters()
    terminal.sees("Saved: content/pages/kontakt.md")
    assert terminal.ends() == 0


def test_an_invalid_flag_is_reported_before_anything_is_asked(here: Site):
    terminal = Terminal(here.folder, "new", "announcement", "--date", "jutro", lang="C.UTF-8")
    terminal.sees("--date: ")
    assert terminal.ends() == 2


def test_what_is_wrong_with_a_date_is_shown_once(here: Site):
    """prompt_toolkit shows the fault above the toolbar."""
    from prompt_toolkit.buffer import Buffer

    question = next(each for each in QUESTIONNAIRES["announcement"].questions if each.name == "date")
    library = read_all(Options(content=here.content, layouts=here.layouts), lambda _zone: DAY).library
    assert library is not None
    context = QuestionContext(ExistingContent.of(library, DAY), {})
    checker = AnswerChecker("announcement", question, context, "en")
    buffer = Buffer(validator=validator(checker))
    buffer.text = "2024-13"
    assert "no such date" in toolbar(checker, buffer)
    assert not buffer.validate()
    assert buffer.validation_error is not None
    assert "no such date" in buffer.validation_error.message
    assert toolbar(checker, buffer) == checker.hint


@pytest.mark.parametrize("plain", [False, True])
def test_an_organisation_that_is_missing_is_created_without_losing_answers(here: Site, plain: bool):
    flags = ("--title", "Gala", "--date", "2024-03-15", "--summary", "Zdanie.", "--tag", "nagrody", "--scheme", "")
    terminal = Terminal(here.folder, "new", "announcement", *flags, *(["--plain"] if plain else []))
    clear = "" if plain else "\x15"
    terminal.sees("Organizacja:").child.send(f"{clear}Klaster Alfi\r")
    terminal.sees("Podobną nazwę ma Klaster Alfa (alfa)").child.send("nie\r")
    terminal.sees("Organizacja").child.send(f"{clear}Klaster Nowy\r")
    terminal.sees("Nie ma jeszcze organizacji „Klaster Nowy”").child.send("tak\r")
    terminal.sees("Organizacja:").child.send(f"{clear}\r")
    terminal.sees("Szkic").child.send("\r")
    terminal.sees("Plik").child.send("\r")
    terminal.sees("Zapisano: content/organisations/klaster-nowy.md")
    terminal.sees("Zapisano: content/news/2024-03-15-gala.md")
    assert terminal.ends() == 0
    assert "organisations: [klaster-nowy]\n" in (here.content / "news/2024-03-15-gala.md").read_text(encoding="utf-8")
    assert laur(here.folder, "check", "--strict").stdout == "No problems found.\n"


@pytest.mark.parametrize("key", ["\x03", "\x04"])
@pytest.mark.parametrize("plain", [(), ("--plain",)])
def test_ctrl_c_and_ctrl_d_leave_no_file(here: Site, key: str, plain: tuple[str, ...]):
    before = tree_of(here.content)
    terminal = Terminal(here.folder, "new", "organisation", *plain)
    terminal.sees("Nazwa:").child.send("Klaster Gamma\r")
    terminal.sees("Skrót:").child.send(key)
    terminal.sees("Nic nie zapisano")
    assert terminal.ends() == 128 + signal.SIGINT
    assert tree_of(here.content) == before


def test_a_dumb_terminal_is_asked_line_by_line(here: Site):
    terminal = Terminal(here.folder, "new", "organisation", term="dumb", lang="C.UTF-8")
    terminal.sees("Name: ").child.send("Klaster Gamma\r")
    terminal.sees("Short name: ").child.send("\r")
    terminal.sees("  1. cluster").sees("Kind: ").child.send("1\r")
    for label in ("Country: ", "City: ", "Website: ", "File [organisations/klaster-gamma.md]: "):
        terminal.sees(label).child.send("\r")
    terminal.sees("Saved")
    assert terminal.ends() == 0
    assert "kind: cluster\n" in (here.content / "organisations/klaster-gamma.md").read_text(encoding="utf-8")


def test_answers_are_not_lost_if_check_finds_a_problem(here: Site):
    laur(
        here.folder,
        *ANNOUNCEMENT,
        "--organisation",
        "alfa",
        "--scheme",
        "znak",
        "--awarded",
        "2024",
        "--level",
        "zloto",
    )
    terminal = Terminal(
        here.folder, "new", "page", "--title", "A", "--summary", "B", "--draft", "false", "--text", "[x](y.md)"
    )
    terminal.sees("Plik").enters().sees("[link-missing]").sees("tak/nie").child.send("tak\r")
    terminal.sees("Zapisano: content/pages/a.md")
    assert terminal.ends() == 0
