"""The guides: every command, flag and key in them exists, and the reverse; their examples have no problems."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
import yaml
from msgspec.structs import fields

from laur.cli import main
from laur.frontmatter import read_document, read_site
from laur.markdown.body import render_body
from laur.problems import Origin
from laur.problems.formats import as_text
from tests.guides import COMMANDS, FORMS, GUIDES, ROOT, commands, flags, forms_page, parsers, rewritten
from tests.i18n.model import MODEL
from tests.sites import SiteFactory

RUN_ME = "run: python -m tests.guides"
TEXTS = sorted(
    [
        *(ROOT / "docs").glob("*.md"),
        ROOT / "README.md",
        *(ROOT / "laur/scaffold/starter").glob("*/README.md"),
        *(ROOT / "laur/scaffold/starter").glob("*/content/news/*.md"),
    ]
)
OPERATORS = ROOT / "docs/operators.md"


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.+?)^```", text, re.DOTALL | re.MULTILINE)


# ---------------------------------------------------------------------------------------------- keys


@pytest.mark.parametrize("lang", sorted(GUIDES))
def test_the_tables_of_keys_are_those_of_the_model(lang: str):
    assert GUIDES[lang].read_text(encoding="utf-8") == rewritten(lang), RUN_ME


def test_the_page_about_forms_has_the_keys_of_the_model_and_examples_without_problems():
    text = FORMS.read_text(encoding="utf-8")
    assert text == forms_page(), RUN_ME
    examples = blocks(text, "yaml")
    assert len(examples) > 2
    for example in examples:
        assert read_site("site.yaml", f"title: Alfa\n{example}".encode())[2] == (), example


@pytest.mark.parametrize("path", [*GUIDES.values(), FORMS, ROOT / "docs/design.md"], ids=lambda path: path.name)
def test_keys_of_examples_exist(path: Path):
    known = {field.encode_name for kind in MODEL.values() for field in fields(kind)}
    for block in blocks(path.read_text(encoding="utf-8"), "yaml"):
        assert set(yaml.safe_load(block)) <= known, block


@pytest.mark.parametrize(("lang", "folder"), [("pl", "nagroda"), ("en", "award")])
def test_the_problem_that_the_guide_shows_is_what_laur_prints(lang: str, folder: str):
    shown = blocks(GUIDES[lang].read_text(encoding="utf-8"), "text")[0]
    line = re.findall(r"2 \| (.+)", shown)[0]
    path = f"news/{folder}.md"
    reading = read_document(path, f"---\n{line}\n---\n".encode(), lang)
    found = next(each for each in reading.problems if each.code == "key-unknown")
    assert shown == as_text(found, lambda _: line, {Origin.CONTENT: "content"}, lang, colour=False) + "\n"


@pytest.mark.parametrize("lang", sorted(GUIDES))
def test_the_guide_quotes_what_check_prints_when_there_are_no_problems(
    lang: str, site: SiteFactory, capsys: pytest.CaptureFixture[str]
):
    settings = "== content/site.yaml\ntitle: A\nbase_url: https://a.example/\n"
    folder = site(f"{settings}== content/pages/a.md\n---\ntitle: A\n---\nText.\n").folder
    folders = [f"--{name}={folder / name}" for name in ("content", "output")]
    assert main(["check", "--lang", lang, "--layouts", str(ROOT / "layouts"), *folders]) == 0
    printed = capsys.readouterr().out.strip()
    assert printed in " ".join(GUIDES[lang].read_text(encoding="utf-8").split())


@pytest.mark.parametrize("lang", sorted(GUIDES))
def test_the_announcement_of_the_guide_has_no_problems(lang: str):
    example, table = blocks(GUIDES[lang].read_text(encoding="utf-8"), "markdown")
    assert read_document("news/a.md", example.encode(), lang).problems == ()
    assert "<th" in render_body(table, lang).html


def test_the_settings_of_the_reference_site_have_no_problems():
    assert read_site("site.yaml", (ROOT / "content/site.yaml").read_bytes())[2] == ()


# ---------------------------------------------------------------------------------------------- layouts


def test_a_designers_first_changes_do_what_the_guide_says(site: SiteFactory):
    text = (ROOT / "docs/design.md").read_text(encoding="utf-8")
    (line,), (style,) = (
        re.findall(rf"^   ```{kind}\n(.+?)^   ```", text, re.DOTALL | re.MULTILINE) for kind in ("html", "css")
    )
    own = site("== content/site.yaml\ntitle: A\nlanguages: [en]\n")
    own.write("content/news/a.md", "---\ntitle: A\nauthor: Jan\n---\nText.\n")
    own.layouts = own.folder / "layouts"
    shutil.copytree(ROOT / "layouts", own.layouts)
    own.edit("layouts/language/en.yaml", '\nreading: "Reading time:"\n', "\nreading: To be read in\n")
    own.edit("layouts/announcement.html", "</h1>\n", f"</h1>\n{line}")
    own.write("layouts/assets/site.css", own.layouts.joinpath("assets/site.css").read_text(encoding="utf-8") + style)
    page = own.build().page(next(url for url in own.rendered if url.endswith("/a/")))
    assert [each.get_text() for each in page.select(".story-head .byline")] == ["Jan"]
    assert "To be read in" in page.get_text()
    assert any(".byline" in file.read_text(encoding="utf-8") for file in (own.output / "assets").glob("site.*.css"))


# ---------------------------------------------------------------------------------------------- commands


def test_every_command_and_flag_is_in_the_reference_and_no_other():
    assert COMMANDS.read_text(encoding="utf-8") == commands(), RUN_ME


def called(text: str) -> list[str]:
    """The arguments of every call of the program: in backticks, or on a line of a block."""
    program = r"(?:(?:\S*/)?(?:laur|python build\.py|\.venv/bin/python build\.py))"
    inline = re.findall(rf"`({program}(?: [^`\n]+)?)`", text)
    lines = re.findall(rf"^\s*(?:\$ |.*&& )?({program}(?: [^#`\n]+)?)(?:\s*#.*)?$", text, re.MULTILINE)
    return [re.sub(program, "", call, count=1).strip() for call in [*inline, *lines]]


def test_the_readme_names_every_command():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    first = set(re.findall(r"^\| `python build\.py(?: ([a-z]+))?`", text, re.MULTILINE))
    assert {command or "build" for command in first} == {words[0] for words in parsers() if words}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_that_is_named_exists_with_its_flags(path: Path):
    known = parsers()
    for call in called(path.read_text(encoding="utf-8")):
        words = shlex.split(call.replace("…", ""))
        names = [word for word in words if not word.startswith("-")]
        command = max((each for each in known if tuple(names[: len(each)]) == each), key=len, default=("build",))
        if names and command == ("build",) and words[0] == names[0]:
            assert names[0] == "build", f"{call}: there is no such command"
        existing = {flag for action in flags(known[command]) for flag in action.option_strings} | {"--help"}
        assert {word.partition("=")[0] for word in words if word.startswith("--")} <= existing, call


def test_flags_that_the_guides_name_without_a_command_exist():
    every = {flag for parser in parsers().values() for action in flags(parser) for flag in action.option_strings}
    for path in (*GUIDES.values(), OPERATORS):
        named = set(re.findall(r"`(--[a-z-]+)[^`]*`", path.read_text(encoding="utf-8")))
        assert named <= every | {"--help"}, path.name


def test_every_example_of_help_can_be_parsed():
    from laur.cli.arguments import EXAMPLES, parse
    from laur.cli.commands import COMMANDS as EXISTING

    for example in (*EXAMPLES, *(example for command in EXISTING.values() for example in command.examples)):
        words = shlex.split(example.line.partition(" > ")[0])[1:]
        assert not isinstance(parse(words), int), example.line


# ---------------------------------------------------------------------------------------------- the first hour


@pytest.mark.parametrize("name", ["README.md", "docs/editors.md", "docs/redaktor.md", "docs/operators.md"])
def test_a_guide_says_how_to_install_laur_and_how_to_choose_the_language(name: str):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.search(r"pipx? install laur$", text, re.MULTILINE)
    assert "`--lang " in text


@pytest.mark.parametrize("name", ["docs/editors.md", "docs/redaktor.md"])
def test_the_editors_guides_use_one_way_to_start_the_program(name: str):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "build.py" not in text
    assert text.index("pipx install laur") < text.index("laur serve")


@pytest.mark.parametrize("name", ["README.md", "docs/operators.md"])
def test_the_source_code_has_a_section_of_its_own_after_the_installation(name: str):
    text = (ROOT / name).read_text(encoding="utf-8")
    installed, source = re.split(r"(?im)^##+ .*from the source code$", text)
    assert "build.py" not in installed
    assert "pip install laur" not in source
