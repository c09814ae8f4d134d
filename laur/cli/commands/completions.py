"""`completions`: prints a script that completes commands and flags in a shell."""

import argparse
import sys

from laur.cli.command import Command, Example
from laur.cli.exit_status import DONE
from laur.cli.parser import CommandParser

SHELLS = ("bash", "zsh", "fish")
PROGRAM = "laur"
"""The program that is completed: the installed one, even if the script is printed in a checkout."""


def _add_flags(parser: CommandParser) -> None:
    texts = parser.texts
    parser.add_argument("shell", choices=SHELLS, metavar=texts["value.shell"], help=texts["completions.shell"])


def _run(args: argparse.Namespace) -> int:
    from laur.cli.completion import script
    from laur.cli.language import language

    sys.stdout.write(script(args.make_parser(program=PROGRAM, lang=language()), args.shell))
    return DONE


COMMAND = Command(
    name="completions",
    examples=(
        Example("{prog} completions bash > ~/.local/share/bash-completion/completions/laur"),
        Example("{prog} completions zsh > ~/.zfunc/_laur", "completions.example.zsh"),
        Example("{prog} completions fish > ~/.config/fish/completions/laur.fish"),
    ),
    add_flags=_add_flags,
    run=_run,
)
