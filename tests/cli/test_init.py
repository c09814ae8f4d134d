"""`init` for a new user: a site that builds without problems, in an empty folder and nowhere else."""

import io
import json
import os
import re
import subprocess
import sys
import venv
from datetime import date
from pathlib import Path

import pytest
import yaml

from laur.cli import main
from laur.frontmatter import read_site
from laur.i18n.messages import LANGUAGES
from laur.scaffold import starter_site
from tests.cli.test_commands import laur
from tests.sites import ROOT, replace_placeholders, tree_of

FRONT_PAGES = {"pl": "pierwsza-aktualnosc", "en": "first-announcement"}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("more", [(), ("--no-layouts",)])
def test_a_starter_site_builds_and_check_reports_only_its_placeholders_and_the_licence(
    tmp_path: Path, lang: str, more: tuple[str, ...]
):
    made = laur(tmp_path, "init", "moja strona", "--lang", lang, *more)
    assert made.returncode == 0, made.stderr
    site = tmp_path / "moja strona"
    assert (site / "layouts").is_dir() is not bool(more)
    assert laur(site, "check").returncode == 0
    expected = ["licence-missing", "site-placeholder", "site-placeholder"]
    assert reported_codes(site, "--strict") == (1, [f"site.yaml {code}" for code in expected])
    built = laur(site)
    assert built.returncode == 0, built.stderr
    (page,) = (site / "site").rglob(f"{FRONT_PAGES[lang]}/index.html")
    assert f'lang="{lang}"' in page.read_text(encoding="utf-8")
    replace_placeholders(site)
    checked = laur(site, "check", "--strict")
    assert (checked.returncode, checked.stdout) == (0, "No problems found.\n")


def reported_codes(site: Path, *flags: str) -> tuple[int, list[str]]:
    """The exit status of `check`, and the file and code of each problem."""
    checked = laur(site, "check", *flags, "--format", "json")
    return checked.returncode, [f"{Path(each['path']).name} {each['code']}" for each in json.loads(checked.stdout)]


def test_the_copied_layouts_are_those_of_the_program(tmp_path: Path):
    laur(tmp_path, "init", "a")
    assert tree_of(tmp_path / "a/layouts") == tree_of(ROOT / "layouts")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_placeholder_is_left_and_other_tools_can_read_their_files(tmp_path: Path, lang: str):
    starter_site.create_starter_site(tmp_path / "a", lang, None, date(2024, 2, 29))
    tree = tree_of(tmp_path / "a")
    for path, data in tree.items():
        text = data.decode()
        assert not [word for word in ("version", "day", "month", "year", "until") if f"{{{word}}}" in text + path]
    assert {".gitignore", "README.md", "requirements.txt", ".vscode/settings.json"} <= tree.keys()
    assert [json.loads(data) for path, data in tree.items() if path.endswith(".json")]
    assert [yaml.safe_load(data) for path, data in tree.items() if path.endswith(".yaml")]
    news = next(data.decode() for path, data in tree.items() if path.startswith("content/news/2024-02-29-"))
    assert "awarded: 2024-02\n" in news
    assert "valid_until: 2026-02-27\n" in news


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_site_of_an_association_has_a_register_of_several_organisations(tmp_path: Path, lang: str):
    made = laur(tmp_path, "init", "a", "--lang", lang, "--for", "association", "--no-layouts")
    assert made.returncode == 0, made.stderr
    settings = yaml.safe_load((tmp_path / "a/content/site.yaml").read_text(encoding="utf-8"))
    publisher = settings["publisher"]["organisation"]
    assert (tmp_path / f"a/content/organisations/{publisher}.md").is_file()
    assert len(settings["navigation"]) == 5
    assert laur(tmp_path / "a", "build").returncode == 0
    own = laur(tmp_path, "init", "b", "--lang", lang, "--no-layouts")
    assert own.returncode == 0
    assert laur(tmp_path / "b", "build").returncode == 0
    pages = [(tmp_path / name / "site/index.html").read_text(encoding="utf-8") for name in ("a", "b")]
    assert ["Nasze certyfikaty" in page or "Our certificates" in page for page in pages] == [False, True]


@pytest.mark.parametrize(("typed", "audience"), [("\n", "organisation"), ("3\n2\n", "association"), ("", None)])
def test_on_a_terminal_init_asks_for_whom_the_site_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, audience: str | None
):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    shown = Terminal()
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    monkeypatch.setattr("sys.stdout", shown)
    status = main(["init", str(tmp_path / "a"), "--lang", "en", "--no-layouts"])
    assert "For whom is this site?" in shown.getvalue()
    if audience is None:
        assert status == 130
        assert not (tmp_path / "a").exists()
    else:
        assert status == 0
        assert (tmp_path / "a/content/organisations/example-association.md").exists() is (audience == "association")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_announcement_explains_writing_pictures_certificates_and_publishing(tmp_path: Path, lang: str):
    starter_site.create_starter_site(tmp_path / "a", lang, None, date(2024, 2, 29))
    (file,) = (tmp_path / "a/content/news").glob("*.md")
    _, _, text = file.read_text(encoding="utf-8").split("---\n", 2)
    for named in ("`image`", "`alt`", "`content/media/`", "`certificates`", "`laur new announcement`"):
        assert named in text
    for named in ("`laur check`", "`laur build`", "`README.md`"):
        assert named in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_form_that_is_commented_out_is_valid_without_the_comment_characters(tmp_path: Path, lang: str):
    starter_site.create_starter_site(tmp_path / "a", lang, None, date(2024, 2, 29))
    text = (tmp_path / "a/content/site.yaml").read_text(encoding="utf-8")
    head, sign, example = text.partition("# forms:\n")
    site, _, problems = read_site("site.yaml", (head + (sign + example).replace("# ", "")).encode())
    assert problems == ()
    assert site is not None
    assert [form.key for form in site.forms] == ["contact"]


def test_without_a_flag_the_language_is_that_of_the_user(tmp_path: Path):
    assert "Utworzono serwis w folderze a: " in laur(tmp_path, "init", "a", lang="pl_PL.UTF-8").stdout
    assert "languages: [pl]" in (tmp_path / "a/content/site.yaml").read_text(encoding="utf-8")
    laur(tmp_path, "init", "b", lang="C.UTF-8")
    assert "languages: [en]" in (tmp_path / "b/content/site.yaml").read_text(encoding="utf-8")


def test_a_folder_that_is_not_empty_is_refused_and_not_changed(tmp_path: Path):
    (tmp_path / "a.txt").write_text("mine", encoding="utf-8")
    for target in (".", "a.txt", "a.txt/deeper"):
        done = laur(tmp_path, "init", target)
        assert done.returncode == 2
        assert "empty folder" in done.stderr
    assert tree_of(tmp_path) == {"a.txt": b"mine"}


def test_the_commands_that_it_prints_can_be_pasted_into_a_shell(tmp_path: Path):
    reported = laur(tmp_path, "init", "moja strona", "--lang", "pl").stdout
    enter, _, write = (line.strip().partition("   ")[0] for line in reported.split("Dalej:\n")[1].splitlines()[:3])
    command = f"{enter} && {write} --title Pierwsza"
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "moja strona/content/news").glob("*-pierwsza.md"))


def test_a_folder_with_only_files_of_other_programs_counts_as_empty(tmp_path: Path):
    for name in (".git", ".venv"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "kept").write_text("mine", encoding="utf-8")
    laur(tmp_path, "check")
    done = laur(tmp_path, "init")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "content/site.yaml").is_file()
    assert (tmp_path / ".venv/kept").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("is_there", [True, False])
def test_an_interrupted_init_leaves_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool):
    folder = tmp_path / "a"
    if is_there:
        (folder / ".git").mkdir(parents=True)

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("shutil.copytree", interrupted)
    with pytest.raises(KeyboardInterrupt):
        starter_site.create_starter_site(folder, "pl", ROOT / "layouts", date(2024, 1, 1))
    assert folder.exists() is is_there
    assert [path.name for path in tmp_path.rglob("*")] == (["a", ".git"] if is_there else [])


@pytest.mark.slow
def test_the_wheel_works_without_a_checkout(tmp_path: Path):
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    # The dependencies are those of this environment; Laur itself is the wheel's.
    venv.create(tmp_path / "venv", with_pip=False)
    here = next(path for path in sys.path if path.endswith("site-packages"))
    (packages,) = (tmp_path / "venv").rglob("site-packages")
    subprocess.run([sys.executable, "-m", "zipfile", "-e", wheel, packages], check=True)
    (packages / "outside.pth").write_text(f"{here}\n", encoding="utf-8")
    program = [str(tmp_path / "venv/bin/python"), "-c", "import sys; from laur.cli import main; sys.exit(main())"]
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | {"LC_ALL": "C.UTF-8"}

    def run(*arguments: str, at: Path) -> subprocess.CompletedProcess[str]:
        done = subprocess.run([*program, *arguments], cwd=at, env=clean, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr + done.stdout
        return done

    run("init", "a", "--lang", "pl", at=tmp_path)
    replace_placeholders(tmp_path / "a")
    assert run("check", "--strict", at=tmp_path / "a").stdout == "No problems found.\n"
    run("build", at=tmp_path / "a")
    assert (tmp_path / "a/site/index.html").is_file()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_vs_code_lists_what_check_finds(tmp_path: Path, lang: str, capsys: pytest.CaptureFixture[str]):
    """The task of VS Code finds file, line, column, message and code in the output of `check`, for each severity."""
    site = tmp_path / "a"
    starter_site.create_starter_site(site, lang, None, date(2024, 2, 29))
    replace_placeholders(site)
    settings = json.loads((site / ".vscode/tasks.json").read_text(encoding="utf-8"))
    check = next(task for task in settings["tasks"] if task.get("group", {}).get("isDefault"))
    texts = {
        "zle": "---\ntitle: A\ntitel: A\n---\n",
        "linki": "---\ntitle: B\n---\n[tutaj](https://a.example) https://b.example\n",
    }
    for name, text in texts.items():
        (site / f"content/news/{name}.md").write_text(text, "utf-8")
    main([*check["args"], "--content", str(site / "content"), "--layouts", str(ROOT / "layouts")])
    lines = capsys.readouterr().out.splitlines()
    found = {
        matcher["severity"]: match.groups()
        for matcher in check["problemMatcher"]
        for line in lines
        if (match := re.search(matcher["pattern"]["regexp"], line))
    }
    assert {severity: (Path(at[0]).name, at[1], at[2], at[4]) for severity, at in found.items()} == {
        "error": ("zle.md", "3", "1", "key-unknown"),
        "warning": ("linki.md", "4", "2", "link-text-vague"),
        "info": ("linki.md", "4", "28", "link-text-address"),
    }
