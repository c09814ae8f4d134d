"""What a command is: its name, what it is for, its flags, and what runs it."""

import argparse
from collections.abc import Callable

from msgspec import Struct


class Command(Struct, frozen=True, kw_only=True):
    """One command. Its module in `laur.cli.commands` imports at its top only what flags need; the rest when it runs."""

    name: str
    purpose: str
    """As it stands in the list of commands: a sentence without its capital and its full stop."""
    examples: str
    """Lines of ``{prog} name …``, each with what it does."""
    add_flags: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
    """Does it, and returns the exit status."""
