"""Scripts that complete commands and flags, made from the parser: for bash and zsh by shtab, for fish here.

They are static: nothing of Laur runs while somebody types.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

Subcommands = argparse._SubParsersAction  # noqa: SLF001 - argparse names its own type nowhere else


def script(parser: argparse.ArgumentParser, shell: str) -> str:
    """The script of one shell: ``bash``, ``zsh`` or ``fish``."""
    if shell == "fish":
        return "".join(f"{line}\n" for line in _fish(parser))
    import shtab

    _with_paths(parser)
    return str(shtab.complete(parser, shell))


def _with_paths(parser: argparse.ArgumentParser) -> None:
    """Tell shtab which values are paths."""
    import shtab

    for action in parser._actions:  # noqa: SLF001
        if isinstance(action, Subcommands):
            for inner in action.choices.values():
                _with_paths(inner)
        elif action.type is Path or action.metavar in {"DIR", "FILE"}:
            action.complete = shtab.DIRECTORY if action.metavar == "DIR" else shtab.FILE  # type: ignore[attr-defined]


# ---------------------------------------------------------------------------------------------- fish


def _fish(parser: argparse.ArgumentParser) -> Iterator[str]:
    yield f"# {parser.prog}: completions for fish"
    yield f"complete -c {parser.prog} -f"
    yield from _fish_level(parser, parser.prog, ())


def _fish_level(parser: argparse.ArgumentParser, program: str, words: Sequence[str]) -> Iterator[str]:
    """What can follow these words."""
    here = " ".join((f"complete -c {program}", f"-n {_quoted(_condition(parser, words))}"))
    for action in parser._actions:  # noqa: SLF001
        if isinstance(action, Subcommands):
            for choice in action._choices_actions:  # noqa: SLF001
                yield f"{here} -a {choice.dest} -d {_quoted(choice.help or '')}"
        elif action.option_strings:
            yield f"{here} {_fish_flag(action)}"
        elif action.choices:
            yield f"{here} -a {_quoted(' '.join(str(each) for each in action.choices))}"
        elif action.metavar in {"DIR", "FILE"}:
            yield f"{here} -a '(__fish_complete_path)'"
    for action in parser._actions:  # noqa: SLF001
        if isinstance(action, Subcommands):
            for name, inner in action.choices.items():
                yield from _fish_level(inner, program, (*words, name))


def _condition(parser: argparse.ArgumentParser, words: Sequence[str]) -> str:
    """A test of fish: that these words were typed, and none of those that may come next."""
    seen = [f"__fish_seen_subcommand_from {word}" for word in words]
    below = [name for action in parser._actions if isinstance(action, Subcommands) for name in action.choices]  # noqa: SLF001
    none = [f"not __fish_seen_subcommand_from {' '.join(below)}"] if below else []
    return "; and ".join((*seen, *none))


def _fish_flag(action: argparse.Action) -> str:
    names = [f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in action.option_strings]
    help_text = (action.help or "").replace("%%", "%")
    value = ""
    if action.choices:
        value = f" -x -a {_quoted(' '.join(str(each) for each in action.choices))}"
    elif action.metavar in {"DIR", "FILE"}:
        value = " -r -F"
    elif action.nargs != 0:
        value = " -x"
    return f"{' '.join(names)}{value} -d {_quoted(help_text)}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
