"""`completions`: a script that lets a shell complete commands and flags."""

import argparse
import sys

from laur.cli.command import Command
from laur.cli.exit_status import DONE

SHELLS = ("bash", "zsh", "fish")


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=SHELLS, help="the shell that is to complete")


def _run(asked: argparse.Namespace) -> int:
    from laur.cli.completion import script
    from laur.cli.language import language

    sys.stdout.write(script(asked.make_parser(program=PROGRAM, lang=language()), asked.shell))
    return DONE


PROGRAM = "laur"
"""Completions are for the installed program, whoever writes them."""

COMMAND = Command(
    name="completions",
    purpose="write a script that lets bash, zsh or fish complete commands and flags",
    examples="""
        {prog} completions bash > ~/.local/share/bash-completion/completions/laur
        {prog} completions zsh > ~/.zfunc/_laur                   with “fpath+=~/.zfunc; compinit” in .zshrc
        {prog} completions fish > ~/.config/fish/completions/laur.fish
    """,
    add_flags=_flags,
    run=_run,
)
