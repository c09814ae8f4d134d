"""Completions in real shells."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from laur.cli.commands import COMMANDS
from tests.cli.test_commands import laur

if sys.platform == "win32":
    pytest.skip("There are no such shells on Windows.", allow_module_level=True)
from pexpect import spawn as Spawn  # noqa: N812 - not available on Windows


def need(shell: str) -> str:
    path = shutil.which(shell)
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(f"There is no {shell}, and CI must test every shell.")
        pytest.skip(f"There is no {shell} on this machine.")
    return path


@pytest.fixture
def script(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The script of the shell that a test names, in a file."""
    shell = request.param
    done = laur(tmp_path, "completions", shell)
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "functions"
    folder.mkdir()
    file = folder / {"bash": "laur", "zsh": "_laur", "fish": "laur.fish"}[shell]
    file.write_text(done.stdout, encoding="utf-8")
    # Shells complete only programs that exist.
    program = tmp_path / "bin/laur"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    return file


@pytest.mark.parametrize(
    ("script", "line", "expected"),
    [
        ("bash", "laur st", {"status"}),
        ("bash", "laur build --exp", {"--explain"}),
        ("bash", "laur check --format git", {"github", "gitlab"}),
        ("bash", "laur new announcement --valid-u", {"--valid-until"}),
        ("bash", "laur new ", {"announcement", "certificate", "organisation", "scheme", "page"}),
    ],
    indirect=["script"],
)
def test_bash_completes(script: Path, line: str, expected: set[str]):
    bash = need("bash")
    words = line.split(" ")
    ask = (
        f"source {script}; COMP_WORDS=({' '.join(words)} {'' if words[-1] else chr(39) * 2}); "
        f"COMP_CWORD={len(words) - 1}; COMP_LINE={line!r}; COMP_POINT={len(line)}; "
        "function=$(complete -p laur | sed 's/.*-F \\([^ ]*\\).*/\\1/'); $function laur; "
        "printf '%s\\n' \"${COMPREPLY[@]}\""
    )
    done = subprocess.run([bash, "--norc", "-c", ask], capture_output=True, text=True, check=True)
    found = {word.strip() for word in done.stdout.split("\n") if word.strip()}
    assert expected <= found
    assert len(found) <= len(expected) + 2, found


@pytest.mark.parametrize(
    ("script", "line", "expected"),
    [
        ("fish", "laur st", {"status"}),
        ("fish", "laur build --exp", {"--explain"}),
        ("fish", "laur check --format git", {"github", "gitlab"}),
        ("fish", "laur new announcement --valid-u", {"--valid-until"}),
        ("fish", "laur new ", {"announcement", "certificate", "organisation", "scheme", "page"}),
        ("fish", "laur ", set(COMMANDS)),
    ],
    indirect=["script"],
)
def test_fish_completes(script: Path, line: str, expected: set[str]):
    fish = need("fish")
    command = [fish, "--no-config", "-c", f"source {script}; complete -C '{line}'"]
    environment = {**os.environ, "PATH": f"{script.parents[1] / 'bin'}:{os.environ['PATH']}"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert {found.split("\t")[0] for found in done.stdout.splitlines()} == expected


@pytest.mark.parametrize("script", ["fish", "bash", "zsh"], indirect=True)
def test_the_script_is_valid_for_its_shell(script: Path):
    shell = {"laur.fish": "fish", "laur": "bash", "_laur": "zsh"}[script.name]
    done = subprocess.run([need(shell), "-n", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.fixture
def zsh(script: Path) -> Iterator["Spawn[str]"]:
    folder = script.parent
    path = f"{script.parents[1] / 'bin'}:{os.environ['PATH']}"
    environment = {**os.environ, "TERM": "dumb", "PS1": "> ", "PATH": path}
    shell = Spawn(need("zsh"), ["-f", "-i"], env=environment, encoding="utf-8", timeout=60, dimensions=(60, 160))
    shell.sendline(f"PS1='ready> '; fpath=({folder} $fpath); autoload -U compinit; compinit -u -d {folder}/dump")
    shell.expect_exact("ready> ")
    yield shell
    shell.close(force=True)


@pytest.mark.parametrize(
    ("script", "line", "expected"),
    [
        ("zsh", "laur stat", "laur status "),
        ("zsh", "laur build --expl", "laur build --explain "),
        ("zsh", "laur new announcement --valid-u", "laur new announcement --valid-until "),
    ],
    indirect=["script"],
)
def test_zsh_completes(zsh: "Spawn[str]", line: str, expected: str):
    zsh.send(f"{line}\t")
    zsh.expect_exact(expected.removeprefix(line).strip())
    assert line in expected


def test_another_shell_is_wrong_usage(tmp_path: Path):
    done = laur(tmp_path, "completions", "tcsh")
    assert done.returncode == 2
    assert "bash" in done.stderr
