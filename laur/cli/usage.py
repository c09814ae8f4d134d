"""What to say of wrong usage: in the house's words what does not fit, and what was most likely meant.

argparse says it in its own, as one text in English; each of its sentences is known here by its beginning.
"""

import argparse
import re
import shlex
from collections.abc import Callable, Iterator, Sequence
from re import Match

from msgspec import Struct

from laur.cli.command import Command
from laur.cli.commands import COMMANDS
from laur.cli.language import translated
from laur.problems import nearest


class UnparsedCommand(Struct, frozen=True):
    """A command line that was not understood."""

    command: Command
    words: Sequence[str]
    """The command's name first."""
    actions: Sequence[argparse.Action]
    """What can stand there: the command's flags and words, and those of the kind that is named."""

    @classmethod
    def of(cls, command: Command, words: Sequence[str]) -> "UnparsedCommand":
        parser = argparse.ArgumentParser()
        command.add_flags(parser)
        return cls(command, words, tuple(_actions(parser, words)))

    def called(self, name: str) -> argparse.Action | None:
        """What argparse calls so in a message."""
        return next((one for one in self.actions if name in _names(one)), None)

    def choices(self, name: str) -> list[str]:
        """What it can be; nothing where it can be anything."""
        action = self.called(name)
        return [str(choice) for choice in action.choices or ()] if action else []

    @property
    def flags(self) -> list[str]:
        """All long flags, as they are written."""
        return list(dict.fromkeys(flag for one in self.actions for flag in one.option_strings if flag[:2] == "--"))


def complaints(wrong: UnparsedCommand, message: str) -> Iterator[str]:
    """What argparse says, as sentences without their full stops but for questions and lists."""
    for pattern, say in _SAID:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            yield from say(wrong, found)
            return
    yield message


def no_command(name: str) -> str:
    """What to say where there is no such command."""
    close = nearest(name, COMMANDS)
    return f"there is no command “{name}”" + (f"; did you mean “{close}”?" if close else "")


def _actions(parser: argparse.ArgumentParser, words: Sequence[str]) -> Iterator[argparse.Action]:
    for action in parser._actions:  # noqa: SLF001 - argparse names its arguments nowhere else
        yield action
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            named = [inner for name, inner in action.choices.items() if name in words[1:]]
            for inner in named or action.choices.values():
                yield from _actions(inner, ())


def _names(action: argparse.Action) -> Iterator[str]:
    """All by which argparse may call it, also where it has been made to speak Polish."""
    yield from action.option_strings
    yield from (action.dest, str(action.metavar), translated(str(action.metavar), "pl"))


# ---------------------------------------------------------------------------------------------- sentences


def _valueless(wrong: UnparsedCommand, found: Match[str]) -> Iterator[str]:
    name, choices = found[1].split("/")[-1], wrong.choices(found[1])
    yield f"“{name}” needs a value"
    yield from _offered(choices)


def _choiceless(wrong: UnparsedCommand, found: Match[str]) -> Iterator[str]:
    name, value = found[1].split("/")[-1], found[2]
    choices = wrong.choices(found[1])
    yield f"“{value}” does not fit “{name}”" if name.startswith("-") else f"“{value}” does not fit here"
    yield from _offered(choices)
    yield from _meant(value, choices)


def _missing(wrong: UnparsedCommand, found: Match[str]) -> Iterator[str]:
    for name in found[1].split(", "):
        action, choices = wrong.called(name), wrong.choices(name)
        what = "missing" if found[1].startswith(name) else "And then"
        if choices:
            yield f"{what}: {name}"
            yield from _offered(choices)
        else:
            yield f"{what}: {name} ({action.help})" if action and action.help else f"{what}: {name}"


def _superfluous(wrong: UnparsedCommand, found: Match[str]) -> Iterator[str]:
    is_value = False
    for word in _split(found[1]):
        flag = word.partition("=")[0]
        if flag.startswith("-") and flag not in wrong.flags:
            yield f"there is no flag “{flag}”"
            yield from _meant(flag, (*wrong.flags, "--version"))
        elif not is_value:
            yield from _word_too_many(wrong, word)
        is_value = flag.startswith("-") and "=" not in word


def _word_too_many(wrong: UnparsedCommand, word: str) -> Iterator[str]:
    if word in COMMANDS:
        yield f"“{word}” is a command, which stands before all flags"
        return
    yield f"“{word}” is one word too many"
    before = wrong.words[: wrong.words.index(word)] if word in wrong.words else ()
    if any(each.startswith("--") for each in before):
        yield "Put what belongs together into quotation marks."


def _explicit(wrong: UnparsedCommand, found: Match[str]) -> Iterator[str]:
    if f"-h{found[2]}" in wrong.words:
        yield f"there is no flag “-h{found[2]}”"
        yield from _meant(f"-h{found[2]}", wrong.flags)
        return
    yield f"“{found[1].split('/')[-1]}” takes no value; leave “={found[2]}” out"


def _judged(_wrong: UnparsedCommand, found: Match[str]) -> Iterator[str]:
    yield f"{found[1].split('/')[-1]}: {found[2]}"


_SAID: Sequence[tuple[str, Callable[[UnparsedCommand, Match[str]], Iterator[str]]]] = (
    (r"argument (\S+): expected (?:one|at least one) argument", _valueless),
    (r"argument (\S+): invalid choice: '(.*)' \(choose from .+\)", _choiceless),
    (r"the following arguments are required: (.+)", _missing),
    (r"unrecognized arguments: (.*)", _superfluous),
    (r"argument (\S+): ignored explicit argument '(.*)'", _explicit),
    (r"argument (\S+): (.+)", _judged),
)


def _offered(choices: Sequence[str]) -> Iterator[str]:
    if choices:
        yield f"Choose from: {', '.join(choices)}."


def _meant(word: str, choices: Sequence[str]) -> Iterator[str]:
    close = nearest(word, choices)
    if close:
        yield f"Did you mean “{close}”?"


def _split(text: str) -> list[str]:
    try:
        return shlex.split(text) or [text]
    except ValueError:
        return text.split()
