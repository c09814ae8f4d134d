"""Nothing that a command prints controls a terminal, whatever is in content, names of files and answers of servers."""

import ast

import pytest

from tests.attacks.payloads import VALUES
from tests.attacks.test_outputs import CONTROLS
from tests.cli.test_commands import laur
from tests.importing.test_feeds import RSS
from tests.sites import ROOT, Site

WRITERS = {"streams.py", "printing.py", "progress.py", "completions.py"}
"""The modules that write to a stream themselves: cleaned text, problems, their own sequences, a script of ours."""
PAST_IT = {"print", "sys.stdout.write", "sys.stderr.write"}
"""What writes to a stream as it is; `print()` without a text does no harm."""
REVERSED = "\u202e"
"""Changes the order of what follows, and is allowed in YAML."""
TREE = f"""
== content/site.yaml
title: Serwis
== content/news/2024-01-10-alfa.md
---
tytuł: Alfa {REVERSED}
tags: [stary]  # {REVERSED}
---

Tekst.
"""
NAME = VALUES["colours of a terminal"].replace("/", "")
COMMANDS = {
    "check a file": ("check", NAME),
    "check --fix": ("check", "--fix"),
    "tag": ("tag", "rename", "stary", f"nowy{NAME}"),
    "move": ("move", NAME, "x"),
    "import a feed": ("import", "feed", "feed.xml", "--dry-run"),
    "import what is not there": ("import", "wordpress", NAME),
    "import a list": ("import", "list", f"{NAME}.csv"),
    "export": ("export", "list", NAME),
    "new": ("new", NAME),
    "init": ("init", f"content/site.yaml/{NAME}"),
    "pull": ("pull", NAME),
    "publish": ("publish", NAME),
    "audit": ("audit", f"http://127.0.0.1:1/{NAME}"),
    "status": ("status", "--url", NAME),
    "build": ("build", "--output", f"content/site.yaml/{NAME}"),
    "serve": ("serve", "--host", NAME),
    "desk": ("desk", NAME),
    "an unknown command": (NAME,),
}


def test_no_command_writes_to_a_stream_past_the_function_that_cleans():
    files = [file for file in sorted((ROOT / "laur/cli").rglob("*.py")) if file.name not in WRITERS]
    found = [
        f"{file.name}:{node.lineno}"
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and node.args and ast.unparse(node.func) in PAST_IT
    ]
    assert found == []


@pytest.mark.slow
def test_no_command_prints_what_a_terminal_obeys(tmp_path):
    made = Site(tmp_path, TREE)
    (tmp_path / "feed.xml").write_text(RSS.replace("<title>", "<title>&#x202e;&#x9b;31m"), encoding="utf-8")
    for name, words in COMMANDS.items():
        done = laur(made.folder, *(word.replace("\x00", "") for word in words))
        said = done.stdout + done.stderr
        assert said, name
        assert [line for line in said.split("\n") if CONTROLS.search(line)] == [], name
