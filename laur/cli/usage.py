"""What is wrong with a command line, as messages, and what was most likely meant.

argparse reports wrong usage only as an English sentence. Its sentences are recognised here by pattern, as it gives
nothing else; the values in them become messages by id (`laur.i18n.messages`, subject ``usage``).
"""

import argparse
import re
import shlex
from collections.abc import Callable, Iterable, Iterator, Sequence
from re import Match

from msgspec import Struct

from laur.cli.flags import InvalidValueError
from laur.cli.parser import CommandParser, Subcommands, arguments, subcommands
from laur.i18n.messages import texts
from laur.problems import nearest


class UsageMessage(Struct, frozen=True):
    """A message of the subject ``usage``."""

    id: str
    values: dict[str, str] = {}


class InvalidUsage(Struct, frozen=True):
    """A command line that could not be parsed."""

    commands: Sequence[str]
    words: Sequence[str]
    """The command line, beginning with the name of a command."""
    actions: Sequence[argparse.Action]
    """The flags and positional arguments of the command, and of the kind that is named."""
    error: argparse.ArgumentError

    def action(self, name: str) -> argparse.Action | None:
        """The flag or positional argument that argparse calls by this name."""
        return next((each for each in self.actions if name in (*each.option_strings, each.dest, each.metavar)), None)

    def choices(self, name: str) -> list[str]:
        """The values that an argument can have; empty if it can have any."""
        action = self.action(name)
        return [str(choice) for choice in action.choices or ()] if action else []

    @property
    def flags(self) -> list[str]:
        """All long flags."""
        return list(dict.fromkeys(flag for each in self.actions for flag in each.option_strings if flag[:2] == "--"))


def usage_error(parser: CommandParser, words: Sequence[str], error: argparse.ArgumentError) -> str:
    """What is wrong with a command line, what was most likely meant, and which help to read."""
    commands = subcommands(parser)
    command = commands.get(words[0])
    if command is None:
        messages, topic = list(_unknown_command(words[0], commands)), [parser.prog]
    else:
        usage = InvalidUsage(tuple(commands), words, tuple(_actions(command, words)), error)
        messages = list(usage_messages(usage))
        topic = [parser.prog, words[0], *(kind for kind in words[1:2] if kind in subcommands(command))]
    see = UsageMessage("see", {"command": " ".join(topic)})
    return f"{parser.prog}: {_in_words(messages, parser.lang)}\n{_in_words([see], parser.lang)}"


def usage_messages(usage: InvalidUsage) -> Iterator[UsageMessage]:
    """What is wrong with the arguments of a known command."""
    for pattern, messages in _ARGPARSE:
        found = re.fullmatch(pattern, str(usage.error), re.DOTALL)
        if found:
            yield from messages(usage, found)
            return
    yield UsageMessage("verbatim", {"sentence": str(usage.error)})


def _in_words(messages: Iterable[UsageMessage], lang: str) -> str:
    templates = texts("usage", lang)
    return " ".join(templates[message.id].format(**message.values) for message in messages)


def _actions(parser: argparse.ArgumentParser, words: Sequence[str]) -> Iterator[argparse.Action]:
    """The arguments of a command, and of the kind that is named; of all its kinds if none is."""
    for action in arguments(parser):
        yield action
        if isinstance(action, Subcommands):
            named = [inner for name, inner in action.choices.items() if name in words[1:]]
            for inner in named or action.choices.values():
                yield from _actions(inner, ())


# ---------------------------------------------------------------------------------------------- messages


def _unknown_command(word: str, commands: Iterable[str]) -> Iterator[UsageMessage]:
    yield UsageMessage("command-unknown", {"word": word})
    yield from _nearest(word, commands)


def _value_missing(usage: InvalidUsage, found: Match[str]) -> Iterator[UsageMessage]:
    yield UsageMessage("value-missing", {"flag": _name(found[1])})
    yield from _choices(usage.choices(_name(found[1])))


def _not_a_choice(usage: InvalidUsage, found: Match[str]) -> Iterator[UsageMessage]:
    choices = usage.choices(_name(found[1]))
    yield _invalid(_name(found[1]), found[2])
    yield from _choices(choices)
    yield from _nearest(found[2], choices)


def _missing(usage: InvalidUsage, found: Match[str]) -> Iterator[UsageMessage]:
    for name in found[1].split(", "):
        action, choices = usage.action(name), usage.choices(name)
        yield UsageMessage("argument-missing", {"name": name})
        if choices:
            yield from _choices(choices)
        elif action and action.help:
            yield UsageMessage("verbatim", {"sentence": action.help})


def _unrecognised(usage: InvalidUsage, found: Match[str]) -> Iterator[UsageMessage]:
    is_value = False
    for word in _split(found[1]):
        flag = word.partition("=")[0]
        if flag.startswith("-") and flag not in usage.flags:
            yield from _unknown_flag(flag, (*usage.flags, "--version"))
        elif not is_value:
            yield from _unexpected(usage, word)
        is_value = flag.startswith("-") and "=" not in word


def _unexpected(usage: InvalidUsage, word: str) -> Iterator[UsageMessage]:
    if word in usage.commands:
        yield UsageMessage("command-after-flags", {"word": word})
        return
    yield UsageMessage("argument-unexpected", {"word": word})
    before = usage.words[: usage.words.index(word)] if word in usage.words else ()
    if any(each.startswith("--") for each in before):
        yield UsageMessage("quote")


def _value_unexpected(usage: InvalidUsage, found: Match[str]) -> Iterator[UsageMessage]:
    misspelt = f"-h{found[2]}"  # argparse reads “-help” as -h with the value “elp”
    if misspelt in usage.words:
        yield from _unknown_flag(misspelt, usage.flags)
    else:
        yield UsageMessage("value-unexpected", {"flag": _name(found[1]), "value": found[2]})


def _wrong_type(usage: InvalidUsage, found: Match[str]) -> Iterator[UsageMessage]:
    cause = _invalid_value(usage.error)
    if cause is None:
        yield UsageMessage("verbatim", {"sentence": str(usage.error)})
        return
    yield _invalid(_name(found[1]), cause.value)
    yield UsageMessage(cause.advice, cause.values)


_ARGPARSE: Sequence[tuple[str, Callable[[InvalidUsage, Match[str]], Iterator[UsageMessage]]]] = (
    (r"argument (\S+): expected (?:one|at least one) argument", _value_missing),
    (r"argument (\S+): invalid choice: ['\"](.*)['\"](?:, maybe .+)? \(choose from .+\)", _not_a_choice),
    (r"the following arguments are required: (.+)", _missing),
    (r"unrecognized arguments: (.*)", _unrecognised),
    (r"argument (\S+): ignored explicit argument ['\"](.*)['\"]", _value_unexpected),
    (r"argument (\S+): .+", _wrong_type),
)
"""The sentences of argparse (Python 3.11 to 3.13), with what each means."""


def _invalid(name: str, value: str) -> UsageMessage:
    if name.startswith("-"):
        return UsageMessage("flag-invalid", {"flag": name, "value": value})
    return UsageMessage("argument-invalid", {"name": name, "value": value})


def _unknown_flag(flag: str, flags: Iterable[str]) -> Iterator[UsageMessage]:
    yield UsageMessage("flag-unknown", {"word": flag})
    yield from _nearest(flag, flags)


def _choices(choices: Sequence[str]) -> Iterator[UsageMessage]:
    if choices:
        yield UsageMessage("choices", {"choices": ", ".join(choices)})


def _nearest(word: str, known: Iterable[str]) -> Iterator[UsageMessage]:
    found = nearest(word, known)
    if found:
        yield UsageMessage("nearest", {"word": found})


def _name(argument: str) -> str:
    """An argument by its long flag: argparse calls it ``-h/--help``."""
    return argument.rsplit("/", maxsplit=1)[-1]


def _invalid_value(error: BaseException | None) -> InvalidValueError | None:
    """The error of a flag's type. argparse raises its own error while it handles this one."""
    while error is not None and not isinstance(error, InvalidValueError):
        error = error.__context__
    return error


def _split(text: str) -> list[str]:
    try:
        return shlex.split(text) or [text]
    except ValueError:
        return text.split()
