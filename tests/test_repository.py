"""The repository around the code: dependencies, commands, documentation, the wheel, and generated sites."""

import ast
import json
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

from benchmarks import corpus
from laur import __version__
from laur.cli import main
from laur.source.compiled import packed
from tests.validators.screenshots import README_IMAGES

ROOT = Path(__file__).parent.parent
NOT_IMPORTED = {"tzdata"}
"""The standard library's zoneinfo reads it where the system has no time zones."""


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def project() -> dict[str, Any]:
    return tomllib.loads(text("pyproject.toml"))


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def names(requirements: list[str]) -> set[str]:
    return {normal(re.split(r"[<>=;\[ ]", requirement)[0]) for requirement in requirements}


def runtime() -> set[str]:
    return names(project()["project"]["dependencies"])


def development() -> set[str]:
    return names(project()["project"]["optional-dependencies"]["dev"])


def extras() -> set[str]:
    """The packages that only some commands or features need."""
    groups = project()["project"]["optional-dependencies"]
    return {name for group, wanted in groups.items() if group != "dev" for name in names(wanted)}


def imported() -> Iterator[str]:
    for path in (ROOT / "laur").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.partition(".")[0]


def pins() -> dict[str, str]:
    """Each pinned distribution with the lines of its pin."""
    entries = re.split(r"(?m)^(?=[a-z0-9])", text("constraints.txt"))[1:]
    return {normal(re.split(r"\[|==", entry)[0]): entry for entry in entries}


# ---------------------------------------------------------------------------------------------- dependencies


def test_what_the_code_imports_is_what_the_package_asks_for():
    known = packages_distributions()
    outside = {name for name in imported() if name not in sys.stdlib_module_names and name != "laur"}
    assert {normal(known[name][0]) for name in outside} == (runtime() | extras()) - NOT_IMPORTED


def test_every_dependency_is_explained_and_no_other():
    run, optional, develop = re.split("## Optional|## For development", text("docs/dependencies.md"))
    first_cells = re.compile(r"^\| (`.+?) \|", re.MULTILINE)
    explained = [
        {normal(n) for cell in first_cells.findall(part) for n in re.findall(r"`(.+?)`", cell)}
        for part in (run, optional, develop)
    ]
    assert explained == [runtime(), extras(), development()]


def test_every_package_from_npm_is_explained_and_pinned_without_its_registry():
    wanted = json.loads(text("package.json"))["devDependencies"]
    explained = re.findall(r"(?m)^- `(.+?)`:", text("docs/dependencies.md").split("## From npm")[1])
    assert sorted(explained) == sorted(wanted)
    locked = json.loads(text("package-lock.json"))["packages"]
    assert {f"node_modules/{name}" for name in wanted} <= locked.keys()
    assert "resolved" not in text("package-lock.json")


def test_every_dependency_is_pinned_with_its_checksums():
    assert runtime() | extras() | development() <= set(pins())
    assert [name for name, pin in pins().items() if "--hash=sha256:" not in pin] == []


def test_what_only_windows_needs_is_pinned_for_windows():
    assert "sys_platform == 'win32'" in pins()["colorama"]
    # Another package needs it on every system.
    assert "sys_platform == 'win32'" in pins()["tzdata"] or "sys_platform" not in pins()["tzdata"]


def test_pins_name_no_registry_and_no_path():
    assert re.findall(r"(?m)^\s*-(?!-hash).*|https?://.*|file:.*|(?<![\w.])/\w.*", text("constraints.txt")) == []


# ---------------------------------------------------------------------------------------------- what can be run


def test_make_help_lists_every_target():
    makefile = text("Makefile")
    targets = set(re.findall(r"(?m)^([a-z]+):", makefile)) - {"help"}
    assert set(re.findall(r'@echo "make (\w+) ', makefile)) == targets
    assert set(re.findall(r"(?m)^\.PHONY: (.*)$", makefile)[0].split()) == targets | {"help"}


def test_targets_and_commands_that_the_readme_names_exist(capsys: pytest.CaptureFixture[str]):
    readme = text("README.md")
    targets = set(re.findall(r"(?m)^([a-z]+):", text("Makefile")))
    assert set(re.findall(r"(?:^|`)make (\w+)", readme, re.MULTILINE)) <= targets
    for command in sorted(set(re.findall(r"build\.py ([a-z]+)", readme))):
        assert main([command, "--help"]) == 0, command
    main(["build", "--help"])
    assert set(re.findall(r"`(--[a-z-]+)", readme)) <= set(re.findall(r"--[a-z-]+", capsys.readouterr().out))


def test_links_and_folders_in_the_readme_exist():
    readme = text("README.md")
    created = {"site/", ".laur/", ".venv/"}
    assert [link for link in re.findall(r"\]\((?!http)(.+?)\)", readme) if not (ROOT / link).exists()] == []
    folders = set(re.findall(r"`([a-z./]+/)`", readme)) - created
    assert [folder for folder in folders if not any((ROOT / base / folder).is_dir() for base in ("", "content"))] == []


def test_the_first_announcement_of_the_readme_has_no_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    readme = text("README.md")
    announcement = re.findall(r"```markdown\n(.+?)```", readme, re.DOTALL)[0]
    certificate = re.findall(r"```yaml\n(.+?)```", readme, re.DOTALL)[0]
    files = {
        "site.yaml": "title: Próba\n",
        "organisations/klaster-przykladowy.md": "---\nname: Klaster Przykładowy\n---\n",
        "schemes/znak-jakosci.md": "---\nname: Znak jakości\n---\n",
        "news/wiadomosc.md": announcement.replace("---\n\n", f"{certificate}---\n\n", 1),
    }
    corpus.write(files, tmp_path / "content")
    assert check(tmp_path / "content", capsys) == ""


def test_without_its_libraries_laur_says_how_to_install_them(tmp_path: Path):
    # -S: without site-packages, as in a fresh clone.
    done = subprocess.run(
        [sys.executable, "-S", ROOT / "build.py"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert "pip install -r constraints.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_pytest_ignores_no_folder_of_tests(pytestconfig: pytest.Config):
    folders = {path.parent.name for path in (ROOT / "tests").rglob("test_*.py")}
    ignored = pytestconfig.getini("norecursedirs")
    assert [name for name in folders for pattern in ignored if fnmatch(name, pattern)] == []


# ---------------------------------------------------------------------------------------------- documentation

PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")))
PROJECT_PAGES = ["CONTRIBUTING.md", "docs/architecture.md", "docs/dependencies.md", "docs/releasing.md"]
IMAGE_BYTES = 60_000


@pytest.mark.parametrize("page", PAGES)
def test_links_between_pages_lead_to_files(page: str):
    outside_code = re.sub(r"^```.*?^```|`[^`\n]+`", "", text(page), flags=re.DOTALL | re.MULTILINE)
    links = re.findall(r"\]\((?!https?:|#)([^)\s#]+)[^)]*\)", outside_code)
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []


def test_the_index_lists_every_page_of_the_documentation():
    listed = set(re.findall(r"\]\(([a-z-]+\.md)\)", text("docs/README.md")))
    assert listed == {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert "(docs/README.md)" in text("README.md")


@pytest.mark.parametrize("page", [*PROJECT_PAGES, *(page for page in PAGES if page.startswith("docs/decisions/"))])
def test_files_that_a_page_for_contributors_names_exist(page: str):
    named = re.findall(r"(?<![\w./-])(?:laur|tests|docs|layouts|benchmarks)/[\w./-]*[\w/]", text(page))
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/releasing.md", "docs/design.md"])
def test_targets_of_the_makefile_that_a_page_names_exist(page: str):
    targets = set(re.findall(r"(?m)^([a-z]+):", text("Makefile")))
    assert set(re.findall(r"(?:^|`)make (\w+)", text(page), re.MULTILINE)) <= targets


def test_every_decision_has_its_number_its_three_parts_and_a_line_in_the_index():
    files = sorted(path.name for path in (ROOT / "docs/decisions").glob("0*.md"))
    assert [int(name.partition("-")[0]) for name in files] == list(range(1, len(files) + 1))
    index = text("docs/decisions/README.md")
    for number, name in enumerate(files, start=1):
        page = text(f"docs/decisions/{name}")
        title = page.splitlines()[0].removeprefix(f"# {number}. ")
        assert f"{number}. [{title}]({name})" in index
        assert re.findall(r"(?m)^\*\*(\w+)\.\*\*", page) == ["Context", "Decision", "Consequences"], name
        assert len(page.splitlines()) <= 25, name


def test_the_images_of_the_readme_are_small_and_described():
    images = re.findall(r"!\[(.*?)\]\((docs/images/.+?)\)", text("README.md"))
    described = {file: words for words, file in images}
    files = {f"docs/images/{name}.webp" for name in README_IMAGES}
    assert described.keys() == files == {f"docs/images/{path.name}" for path in (ROOT / "docs/images").iterdir()}
    assert all(described.values())
    assert all((ROOT / file).stat().st_size <= IMAGE_BYTES for file in files)


def test_the_changelog_begins_with_this_version():
    sections = re.findall(r"(?m)^## \[(.+?)\](?: - (\d{4}-\d\d-\d\d))?$", text("CHANGELOG.md"))
    assert sections[0] == ("Unreleased", "")
    assert sections[1][0] == __version__
    assert all(day for _, day in sections[1:])


# ---------------------------------------------------------------------------------------------- the wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return zipfile.ZipFile(next(folder.glob("*.whl")))


@pytest.mark.parametrize("folder", ["layouts", "content"])
def test_the_wheel_contains_layouts_and_content_completely(wheel: zipfile.ZipFile, folder: str):
    here = {f"laur/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / folder).rglob("*") if path.is_file()}
    assert {name for name in wheel.namelist() if name.startswith(f"laur/{folder}/")} == here


def test_the_wheel_contains_every_layout_as_python(wheel: zipfile.ZipFile):
    assert wheel.read("laur/layouts.msgpack") == packed(ROOT / "layouts")


def test_the_wheel_contains_every_module_and_the_command(wheel: zipfile.ZipFile):
    here = {path.relative_to(ROOT).as_posix() for path in (ROOT / "laur").rglob("*.py")}
    assert here <= set(wheel.namelist())
    entry_points = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert b"laur = laur.cli:main" in wheel.read(entry_points)


@pytest.mark.skipif(not (ROOT / ".git").exists() or shutil.which("git") is None, reason="not a clone")
def test_git_ignores_no_source_file():
    done = subprocess.run(
        ["git", "ls-files", "--others", "--ignored", "--exclude-standard", "laur", "tests", "layouts", "content"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert [name for name in done.stdout.split("\n") if name and "__pycache__" not in name] == []


# ---------------------------------------------------------------------------------------------- generated sites


def check(content: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The output of `check --strict` for a content folder; empty if there are no problems."""
    layouts = str(ROOT / "layouts")
    output = str(content.parent / "site")
    status = main(
        ["check", "--strict", "--content", str(content), "--layouts", layouts, "--output", output, "--jobs", "1"]
    )
    output_text = capsys.readouterr().out
    return output_text if status else ""


@pytest.mark.parametrize("make", [lambda: corpus.announcements(40), lambda: corpus.register(300, 60)])
def test_a_generated_site_is_sound_and_always_the_same(make: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    content = make()
    assert content == make()
    corpus.write(content, tmp_path / "content")
    assert check(tmp_path / "content", capsys) == ""


def test_generated_sites_have_the_size_and_variety_that_benchmarks_need():
    news = [body for path, body in corpus.announcements(200).items() if path.startswith("news/")]
    assert len(news) == 200
    assert 2000 < sum(map(len, news)) / len(news) < 3000
    assert sum("\ncertificates:" in body for body in news) == 60
    whole = "".join(corpus.register(1500, 300).values())
    assert whole.count("\n- id: klaster-") == 1500
    for word in ("kind: renewal", "kind: upgrade", "withdrawn", "suspended", "reinstated", "valid_until: open"):
        assert word in whole
    assert len(set(re.findall(r"(?m)^region: (.+)$", whole))) == 16


def test_another_seed_is_another_site():
    assert corpus.announcements(5, seed=1) != corpus.announcements(5, seed=2)
