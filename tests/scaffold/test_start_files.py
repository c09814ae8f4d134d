"""The files that start the desk with a double-click: run by a real shell, on computers where something is missing."""

import os
import re
import shlex
import subprocess
import sys
from configparser import RawConfigParser
from datetime import date
from pathlib import Path
from shutil import which

import pytest

from laur.i18n.messages import texts
from laur.scaffold.starter_site import create_starter_site
from tests.sites import ROOT

LANGUAGES = ("pl", "en")


@pytest.fixture(scope="module", params=LANGUAGES)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site, in a folder with a space and an accent in its name."""
    folder = tmp_path_factory.mktemp("start") / f"Nasz klaster ąę {request.param}"
    create_starter_site(folder, request.param, None, date(2024, 6, 1))
    return folder


def words(folder: Path) -> dict[str, str]:
    return dict(texts("init", folder.name[-2:]))


def start_file(folder: Path, ending: str) -> Path:
    return folder / f"{words(folder)['start']}{ending}"


def script(file: Path, lines: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    file.chmod(0o755)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A folder of programs with nothing in it but what every system has."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("dirname", "sh"):
        (programs / name).symlink_to(str(which(name)))
    return programs


def run(command: list[str], path: Path, typed: str = "\n") -> tuple[int, str]:
    """The exit status and the output of a command, with these programs alone, from another folder."""
    environment = {"PATH": str(path), "HOME": str(path.parent), "LANG": "C.UTF-8"}
    done = subprocess.run(
        command, input=typed, env=environment, cwd="/", capture_output=True, text=True, timeout=60, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_without_python_it_says_so_and_where_to_get_it(folder: Path, path: Path):
    status, said = run([str(start_file(folder, ".command"))], path)
    assert status == 1
    for each in (words(folder)["start-no-python"], "https://www.python.org/downloads/", words(folder)["start-close"]):
        assert each in said
    assert "not found" not in said


def test_with_an_old_python_it_says_so(folder: Path, path: Path):
    script(path / "python3", 'test "$1" = --version')
    status, said = run([str(start_file(folder, ".command"))], path)
    assert (status, words(folder)["start-old-python"] in said) == (1, True)


def test_without_laur_it_asks_before_anything_is_installed(folder: Path, path: Path):
    script(path / "python3", 'test "$1" = -c || { echo "called $*"; exit 1; }')
    status, said = run([str(start_file(folder, ".command"))], path, "n\n")
    assert (status, words(folder)["start-no-laur"] in said, "called" in said) == (1, True, False)
    status, said = run([str(start_file(folder, ".command"))], path, "t\n\n")
    assert (status, "called -m venv .venv" in said, words(folder)["start-failed"] in said) == (1, True, True)
    assert not (folder / ".venv").exists()


def test_it_installs_laur_and_starts_the_desk(path: Path, tmp_path: Path):
    """The programs note what they are asked for: pip and venv would need the network."""
    folder = tmp_path / "en"
    create_starter_site(folder, "en", None, date(2024, 6, 1))
    installed = folder / ".venv/bin/python"
    script(
        path / "python3",
        f"""test "$1" = -c && exit 0
        echo "$*"; {which("mkdir")} -p .venv/bin; {which("cp")} "{path}/venv-python" .venv/bin/python""",
    )
    script(
        path / "venv-python",
        """if test "$2" = pip; then echo "$*"; echo done > .venv/pip; exit 0; fi
        test -f .venv/pip && echo "$*" """,
    )
    status, said = run([str(start_file(folder, ".command"))], path, "y\n")
    assert (status, installed.is_file()) == (0, True)
    asked = re.findall(r"-m (?:venv|pip|laur) .*$", said, re.MULTILINE)
    assert asked == ["-m venv .venv", "-m pip install -r requirements.txt", "-m laur desk"]
    assert "laur[desk]==" in (folder / "requirements.txt").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_desk_starts_by_the_file_of_each_system(tmp_path: Path):
    folder = tmp_path / "Nasz klaster pl"
    create_starter_site(folder, "pl", None, date(2024, 6, 1))
    python = f'exec "{sys.executable}" "$@"'
    script(
        folder / ".venv/bin/python",
        f'export PYTHONPATH="{ROOT}"\ntest "$3" = desk && set -- "$@" --port 0 --no-open\n{python}',
    )
    for command in ([str(start_file(folder, ".command"))], launched(start_file(folder, ".desktop"))):
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, env=dict(os.environ), cwd="/", text=True,
            start_new_session=True,
        ) as running:  # fmt: skip
            assert running.stdout is not None
            address = next(line for line in running.stdout if "/-laur/desk/?key=" in line)
            assert "http://127.0.0.1:" in address
            os.killpg(running.pid, 15)


def launched(file: Path, location: str = "") -> list[str]:
    """The command of a desktop entry, read as the Desktop Entry Specification 1.5 says; some desktops expand no %k."""
    entry = RawConfigParser()
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(file, encoding="utf-8")
    command = entry["Desktop Entry"]["Exec"].replace("\\\\", "\\")
    words = [word.replace("\\$", "$").replace("%%", "%") for word in shlex.split(command)]
    return [location if word == "%k" else word for word in words if word != "%k" or location]


def test_the_entry_for_linux_starts_the_script_beside_it(folder: Path, path: Path):
    file = start_file(folder, ".desktop")
    for location in ("", str(file), f"file://{file}"):
        status, said = run(launched(file, location), path)
        assert (status, words(folder)["start-no-python"] in said) == (1, True)
    entry = start_file(folder, ".desktop").read_text(encoding="utf-8")
    assert f"\nName={words(folder)['start-title']}\n" in entry
    assert "\nTerminal=true\n" in entry


def test_what_is_clicked_is_executable_and_no_placeholder_is_left(folder: Path):
    for ending in (".command", ".desktop"):
        assert os.access(start_file(folder, ending), os.X_OK)
    for ending in (".command", ".desktop", ".cmd"):
        assert "{start" not in start_file(folder, ending).read_bytes().decode()


def test_the_file_for_windows_is_one_that_windows_can_run(folder: Path):
    data = start_file(folder, ".cmd").read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    lines = data.decode().split("\r\n")
    assert lines[:2] == ["@echo off", "chcp 65001 >nul"]  # so that the texts below are read as UTF-8
    assert "".join(lines[:2]).isascii()
    labels = {line[1:] for line in lines if line.startswith(":")}
    assert {target for line in lines for target in re.findall(r"\bgoto (\w+)", line)} | {"venv"} == labels
    assert not any("goto" in line and line.lstrip().startswith("(") for line in lines)
    said = [line for line in lines if line.startswith(("echo ", "set /p "))]
    assert len(said) >= 6
    assert [line for line in said if set(line) & set("&<>()^%!|'")] == []
    for line in lines:
        assert line.count('"') % 2 == (':"=' in line), line


def test_the_file_for_windows_survives_what_programs_and_users_do_there(folder: Path):
    lines = start_file(folder, ".cmd").read_bytes().decode().split("\r\n")
    assert lines[3:5] == ["setlocal EnableExtensions DisableDelayedExpansion", 'pushd "%~dp0"']
    started = [line for line in lines if re.match(r'(call )?(py|python|laur|%PYTHON%|"[^"]*python.exe") ', line)]
    assert len(started) == 10
    for line in started:
        # A shim of pyenv or conda is a batch file, which never comes back unless it is called.
        assert line.startswith(("call ", '".venv\\Scripts\\python.exe" ')), line
        # `if errorlevel 1` takes the negative status of a crash for success; the operators do not.
        assert re.search(r" (&&|\|\|) goto \w+$", line), line
    # The alias of the Microsoft Store opens the Store if it is started without arguments.
    assert all(re.search(r" -(m|c|3|-version)\b", line) for line in started if "python" in line.lower())
    typed = lines.index('set /p "ANSWER=: "')
    assert lines[typed - 1 : typed + 2 : 2] == [
        'set "ANSWER=n"',
        'set "ANSWER=%ANSWER:"=%"',
    ]  # no quotation marks below
    assert 'set "TRIED="' in lines[: lines.index(":venv")]
    closing = lines[lines.index(":close") : lines.index(":quit")]
    assert [line for line in closing if line][-2:] == ["popd", "exit /b 1"]
