"""The commands as a person runs them: real processes, their output and their exit statuses."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from laur.cli.exit_status import status_of
from laur.i18n.messages import texts
from laur.problems import problem
from laur.views.kinds import PageKind
from tests.sites import ROOT, Site, SiteFactory, unmeasured

TREE = """
== content/site.yaml
title: Próba
base_url: https://proba.example/
== content/news/2024-01-10-alfa.md
---
title: Alfa
date: 2024-01-10
tags: [nagrody]
---
Tekst.
"""


@pytest.fixture
def here(site: SiteFactory) -> Site:
    made = site(TREE)
    (made.folder / "layouts").symlink_to(ROOT / "layouts")
    return made


def laur(
    folder: Path,
    *arguments: str,
    lang: str = "C.UTF-8",
    encoding: str = "utf-8",
    program: tuple[str, ...] = (str(ROOT / "build.py"),),
) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LANG": lang, "LC_ALL": lang, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding}
    command = [sys.executable, *program, *arguments]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding=encoding, timeout=120, check=False
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def test_build_is_the_default_command_and_changes_nothing_twice(here: Site):
    first = laur(here.folder)
    assert first.returncode == 0, first.stderr
    assert (here.output / "aktualnosci/2024/01/alfa/index.html").is_file()
    assert "rendered" in first.stdout
    second = laur(here.folder, "build")
    assert second.returncode == 0
    assert "Nothing changed" in second.stdout


def test_explain_prints_each_rendered_page_and_why(here: Site):
    laur(here.folder)
    here.edit("content/news/2024-01-10-alfa.md", "title: Alfa", "title: Omega")
    reported = laur(here.folder, "--explain").stdout
    assert "/aktualnosci/2024/01/alfa/  changed: " in reported
    assert "/certyfikaty/ " not in reported


def test_an_error_is_quoted_with_a_caret_and_the_exit_status_is_one(here: Site):
    here.edit("content/news/2024-01-10-alfa.md", "title: Alfa", "titel: Alfa")
    done = laur(here.folder)
    assert done.returncode == 1
    assert "content/news/2024-01-10-alfa.md:2:1: error:" in done.stderr
    assert "2 | titel: Alfa" in done.stderr
    assert "| ^^^^^" in done.stderr
    assert "Did you mean “title”?" in done.stderr
    assert "Not built: 1 error. site/ was not changed." in done.stderr


def test_messages_are_polish_in_a_polish_locale(here: Site):
    here.edit("content/news/2024-01-10-alfa.md", "title: Alfa", "titel: Alfa")
    assert "błąd" in laur(here.folder, "check", lang="pl_PL.UTF-8").stdout


def test_messages_are_in_the_language_of_the_flag(here: Site):
    here.edit("content/news/2024-01-10-alfa.md", "title: Alfa", "titel: Alfa")
    assert "error" in laur(here.folder, "check", "--lang", "en", lang="pl_PL.UTF-8").stdout
    assert "Czy chodziło o „title”?" in laur(here.folder, "check", "--lang", "pl").stdout
    assert "Nie zbudowano: 1 błąd. Folder site/ pozostaje bez zmian." in laur(here.folder, "--lang", "pl").stderr


def test_hints_and_warnings_are_reported_and_strict_fails_on_warnings_only(here: Site):
    here.edit("content/news/2024-01-10-alfa.md", "Tekst.", "# Nagłówek")
    hinted = laur(here.folder, "check", "--strict", "--lang", "pl")
    assert (hinted.returncode, "wskazówka" in hinted.stdout) == (0, True)
    here.edit("content/news/2024-01-10-alfa.md", "# Nagłówek", "[tutaj](https://cluster.example/)")
    assert laur(here.folder, "check").returncode == 0
    assert laur(here.folder, "check", "--strict").returncode == 1
    assert laur(here.folder, "check", "--format", "github").stdout.startswith("::warning file=content/news/")
    (reported,) = json.loads(laur(here.folder, "check", "--format", "json", "--lang", "pl").stdout)
    assert (reported["code"], reported["severity"], reported["line"], reported["column"]) == (
        "link-text-vague",
        "warning",
        6,
        2,
    )


def test_check_writes_nothing_and_prints_json_and_annotations(here: Site):
    here.edit("content/news/2024-01-10-alfa.md", "Tekst.", "[tam](nie-ma.md)")
    assert laur(here.folder, "check").returncode == 1
    assert not here.output.exists()
    (reported,) = json.loads(laur(here.folder, "check", "--format", "json").stdout)
    assert (reported["code"], reported["line"], reported["path"]) == (
        "link-missing",
        6,
        "content/news/2024-01-10-alfa.md",
    )
    assert laur(here.folder, "check", "--format", "github").stdout.startswith("::error file=content/news/")


def test_check_of_a_site_without_problems_has_status_zero(here: Site):
    done = laur(here.folder, "check")
    assert (done.returncode, done.stdout) == (0, "No problems found.\n")


def test_routes_lists_every_url_as_text_and_json(here: Site):
    assert "/aktualnosci/2024/01/alfa/" in laur(here.folder, "routes").stdout
    routes = json.loads(laur(here.folder, "routes", "--format", "json").stdout)
    by_url = {route["url"]: route for route in routes}
    assert by_url["/aktualnosci/2024/01/alfa/"] == {
        "url": "/aktualnosci/2024/01/alfa/",
        "kind": "announcement",
        "title": "Alfa",
        "source": "news/2024-01-10-alfa.md",
        "lang": "pl",
    }


@pytest.mark.parametrize(
    ("server", "form", "plain", "odd"),
    [
        ("nginx", '"{old}" "{new}";', "/p/stare.php", "/p/łódź$'/"),
        ("apache", 'RedirectMatch 301 "^{old}$" "{new}"', "/p/stare\\\\.php", "/p/łódź\\\\$'/"),
        ("netlify", "{old} {new} 301!", "/p/stare.php", "/p/%C5%82%C3%B3d%C5%BA%24'/"),
    ],
)
def test_routes_prints_old_urls_as_redirects_for_a_server(here: Site, server: str, form: str, plain: str, odd: str):
    aliases = '[/stare.php, "/łódź$\'"]'
    here.write("content/news/stary.md", f"---\ntitle: Stary\ndate: 2024-01-05\naliases: {aliases}\n---\n")
    reported = laur(
        here.folder, "routes", "--format", server, "--base-url", "https://example.org/p/"
    ).stdout.splitlines()
    assert reported == [form.format(old=old, new="/p/aktualnosci/2024/01/stary/") for old in (odd, plain)]


def test_routes_shows_kinds_in_the_users_language_and_json_does_not_translate_them(here: Site):
    polish = laur(here.folder, "routes", lang="pl_PL.UTF-8").stdout
    assert re.search(r"^/aktualnosci/2024/01/alfa/ +aktualność +pl  Alfa", polish, re.MULTILINE)
    assert '"kind": "announcement"' in laur(here.folder, "routes", "--format", "json", lang="pl_PL.UTF-8").stdout
    english = laur(here.folder, "routes").stdout
    assert re.search(r"^/aktualnosci/2024/01/alfa/ +announcement +pl  Alfa", english, re.MULTILINE)


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_every_kind_of_page_has_a_name(lang: str):
    assert set(texts("routes", lang)) == set(PageKind)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("biuld",), "Unknown command “biuld”. Did you mean “build”?"),
        (
            ("build", "--as-of", "jutro"),
            "Invalid value for --as-of: “jutro”. Write dates as 2024-12-31, or as 2024-12-31T10:00 with a time.",
        ),
        (("build", "--nope"), "Unknown flag “--nope”."),
        (("build", "-help"), "Did you mean “--help”?"),
        (("build", "--as-of"), "--as-of needs a value."),
        (("build", "--clean=1"), "--clean takes no value: leave out “=1”."),
        (("build", "extra"), "Unexpected argument “extra”.\n"),
        (("build", ""), "Unexpected argument “”.\n"),
        (("--drafts", "check"), "“check” is a command: write it before all flags."),
        (("check", "--format", "xml"), "Invalid value for --format: “xml”. Choose from: text, json, github, gitlab."),
        (("check", "--format", "jason"), "Did you mean “json”?"),
        (("check", "--format", "it's"), "Invalid value for --format: “it's”. Choose from: text, json, github, gitlab."),
        (("new",), "Missing argument: kind. Choose from: announcement, certificate, organisation, scheme, page.\n"),
        (("new", "anouncement"), "Did you mean “announcement”?"),
        (("new", "page", "--titel", "Dwa słowa"), "Unknown flag “--titel”. Did you mean “--title”?"),
        (("new", "page", "--title", "Dwa", "słowa"), "Put text with spaces in quotation marks."),
        (("new", "page", "--lang", "de"), "See python build.py new page --help."),
        (("import",), "Choose from: wordpress, feed, word, register. Missing argument: FILE."),
        (("completions", "bahs"), "Invalid shell: “bahs”."),
        (
            ("import", "feed"),
            "Missing argument: FILE. The export, the feed (a file or a URL), the spreadsheet, or Word files.",
        ),
        (("build", "--explian"), "Did you mean “--explain”?"),
        (("--bse-url=https://example.org/",), "Did you mean “--base-url”?"),
        (("build", "--jobs", "0"), "Invalid value for --jobs: “0”. Write a whole number, 1 or more."),
        (("serve", "--port", "99999"), "Write a port number from 0 to 65535."),
    ],
)
def test_wrong_usage_is_status_two_with_a_hint(here: Site, arguments: tuple[str, ...], message: str):
    done = laur(here.folder, *arguments)
    assert done.returncode == 2
    assert message in done.stderr
    # nothing is left of the sentences of argparse
    assert not re.search(r"argument [-A-Za-z]+:|arguments|invalid choice|\bexpected|ignored", done.stderr)


@pytest.mark.parametrize("command", ["check", "status", "routes", "build", "new page --title Alfa --text Tekst"])
def test_in_a_folder_without_a_site_nothing_is_written(tmp_path: Path, command: str):
    assert laur(tmp_path, *command.split()).returncode in (1, 3)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "content").mkdir()
    assert laur(tmp_path, *command.split()).returncode in (1, 3)
    assert [file.name for file in tmp_path.rglob("*")] == ["content"]


def test_a_failure_outside_of_content_is_status_three(here: Site):
    here.output.write_text("a file where the folder should be", encoding="utf-8")
    done = laur(here.folder)
    assert done.returncode == 3
    assert "site" in done.stderr
    assert here.output.read_text(encoding="utf-8") == "a file where the folder should be"


def test_quiet_prints_nothing_and_help_lists_the_commands(here: Site):
    assert laur(here.folder, "--quiet").stdout == ""
    reported = laur(here.folder, "--help").stdout
    assert all(command in reported for command in ("build", "serve", "check", "routes"))


def test_build_reports_in_the_users_language(here: Site):
    first = laur(here.folder, "--explain", lang="pl_PL.UTF-8").stdout
    assert "/aktualnosci/2024/01/alfa/  nowa strona\n" in first
    report = r"^site/: zbudowano \d+ stron\w?, w tym zmienionych: \d+; pozostałe bez zmian: \d+, [\d,]+ s\.$"
    assert re.search(report, first, re.MULTILINE)
    assert laur(here.folder, "--lang", "pl").stdout.startswith("Nic się nie zmieniło (")
    here.edit("content/news/2024-01-10-alfa.md", "Tekst.", "<blink>x</blink>")
    assert laur(here.folder, "--lang", "en").stdout.strip().endswith(" s; 1 warning.")


def test_output_in_a_pipe_has_no_colour_and_no_progress(here: Site):
    done = laur(here.folder, "--clean")
    assert "\033" not in done.stdout + done.stderr
    assert "\r" not in done.stdout + done.stderr


def test_as_of_and_base_url_change_the_site(here: Site):
    laur(here.folder, "--as-of", "2030-02-03", "--base-url", "https://example.net/x/")
    assert json.loads(here.read("/build.json"))["day"] == "2030-02-03"
    assert '"/x/' in here.read("/")


def test_messages_name_the_module_if_it_was_started_as_one(here: Site):
    reported = laur(here.folder, "biuld", program=("-m", "laur"))
    assert (reported.returncode, "python -m laur --help" in reported.stderr) == (2, True)


@pytest.mark.parametrize("command", ["check", "routes", "status"])
def test_commands_that_only_read_do_not_need_the_cache(here: Site, command: str):
    (here.folder / ".laur").write_text("in the place of the cache folder", encoding="utf-8")
    assert laur(here.folder, command).returncode == 0
    assert laur(here.folder, "build").returncode == 3


def test_a_broken_layouts_link_is_reported(here: Site):
    (here.folder / "layouts").unlink()
    assert laur(here.folder, "check").returncode == 0
    (here.folder / "layouts").symlink_to("nowhere")
    assert "layouts-missing" in laur(here.folder, "check").stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="There is no device that is always full.")
def test_a_full_device_is_reported_in_the_users_language(here: Site):
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, str(ROOT / "build.py"), "check", "--lang", "pl"],
            cwd=here.folder, stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=unmeasured(),
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (3, "Przerwano: brak miejsca na dysku. Serwis pozostaje bez zmian.\n")


def test_build_py_says_how_to_install_missing_packages(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-S", "-I", str(ROOT / "build.py")], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 3 or "laur" in done.stderr


UNKNOWN_KEY = {
    "ascii": 'nie mozna uzyc klucza "stars"',
    "iso-8859-2": 'nie można użyć klucza "stars"',
    "cp1250": "nie można użyć klucza „stars”",
}


@pytest.mark.parametrize("encoding", UNKNOWN_KEY)
@pytest.mark.parametrize(
    "command", ["check", "status", "routes", "routes --format json", "schema page", "--help", "biuld"]
)
def test_characters_outside_of_the_encoding_are_written_in_ascii(here: Site, encoding: str, command: str):
    here.write("content/news/b.md", "---\ntitle: Łódź – „東”\nstars: 1\ndate: 2024\n---\n")
    done = laur(here.folder, *command.split(), lang="pl_PL.UTF-8", encoding=encoding)
    output = done.stdout + done.stderr
    assert "�" not in output
    if "json" in command:
        assert "Łódź – „東”" in [route["title"] for route in json.loads(done.stdout)]
    elif command == "check":
        assert "-> " in output
        assert UNKNOWN_KEY[encoding] in output


@pytest.mark.parametrize("command", ["check", "build", "status", "routes", "new page --title A --text B"])
def test_an_unknown_time_zone_is_a_problem_like_any_other(here: Site, command: str):
    here.write("content/site.yaml", "title: Próba\ntime_zone: Warszawa\n")
    done = laur(here.folder, *command.split())
    if command in ("check", "build"):
        assert "There is no time zone called “Warszawa”." in done.stdout + done.stderr
    assert done.returncode in (0, 1)


def test_an_empty_site_file_is_fixed_as_its_message_says(here: Site):
    here.write("content/site.yaml", "\n")
    assert "Start it with the line “title: …”." in laur(here.folder, "check").stdout
    here.write("content/site.yaml", "title: …\n")
    assert laur(here.folder, "check").returncode == 0


SAME_PROBLEM = {
    "content-missing": ("content", 1),
    "site-missing": ("content/site.yaml", 1),
    "layouts-missing": ("layouts", 1),
}


@pytest.mark.parametrize("code", sorted(SAME_PROBLEM))
@pytest.mark.parametrize("command", ["build", "check", "status", "routes", "new page --title A --text B"])
def test_a_problem_has_the_same_exit_status_in_every_command(here: Site, code: str, command: str):
    removed, status = SAME_PROBLEM[code]
    (here.folder / removed).rename(here.folder / "elsewhere")
    flags = ("--layouts", "layouts") if code == "layouts-missing" else ()
    done = laur(here.folder, *command.split(), *flags)
    if code in done.stdout + done.stderr:
        assert done.returncode == status
    assert command not in {"build", "check"} or code in done.stdout + done.stderr


def test_only_what_no_edit_can_solve_has_status_three():
    missing = problem("cms-not-installed", "", folder="x")
    assert status_of([missing]) == status_of([problem("output-unwritable", "", folder="x", reason="y")]) == 3
    assert status_of([missing, problem("file-empty", "a.md")]) == 1


def test_check_shows_only_the_problems_of_the_files_that_are_named(here: Site):
    here.write("content/news/zla.md", "---\ntitel: A\n---\n").write("content/news/b.md", "---\ntitle: B\n---\nTekst.\n")
    assert laur(here.folder, "check").returncode == 1
    for name in ("content/news/b.md", "news/b.md", str(here.content / "news/b.md")):
        done = laur(here.folder, "check", name)
        assert (done.returncode, done.stdout) == (0, "No problems found.\n")
    done = laur(here.folder, "check", "content/news/b.md", "content/news/zla.md")
    assert (done.returncode, "zla.md:2:1: error" in done.stdout) == (1, True)
    assert laur(here.folder, "check", "content/news").returncode == 1
    done = laur(here.folder, "check", "content/news/brak.md", "build.py")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "There is no file or folder content/news/brak.md in content.\nThere is no file or folder build.py in content.\n"
    )


def test_check_of_one_file_reports_what_another_file_breaks_in_it(here: Site):
    here.write("content/news/b.md", "---\ntitle: B\n---\n[zasady](../pages/zasady.md)\n")
    here.write("content/news/c.md", "---\ntitle: C\n---\n[zasady](../pages/zasady.md)\n")
    done = laur(here.folder, "check", "content/news/b.md")
    assert (done.returncode, done.stdout.count("link-missing")) == (1, 1)
