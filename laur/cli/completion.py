"""Scripts that complete commands and flags in a shell: by shtab for bash and zsh, written here for fish.

The scripts are static: Laur does not run while the user types.
"""

import argparse
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from laur.cli.parser import CommandParser, Subcommands, arguments, subcommands


def script(parser: CommandParser, shell: str) -> str:
    """The script for one shell: ``bash``, ``zsh`` or ``fish``."""
    if shell == "fish":
        return "".join(f"{line}\n" for line in _fish(parser))
    import shtab

    _mark_paths(parser, parser.texts["value.DIR"], parser.texts["value.FILE"])
    return str(shtab.complete(parser, shell))


def _mark_paths(parser: argparse.ArgumentParser, folder: str, file: str) -> None:
    """Tells shtab which values are paths, by their metavars."""
    import shtab

    for action in arguments(parser):
        if action.metavar in {folder, file}:
            action.complete = shtab.DIRECTORY if action.metavar == folder else shtab.FILE  # type: ignore[attr-defined]
    for inner in subcommands(parser).values():
        _mark_paths(inner, folder, file)


# ---------------------------------------------------------------------------------------------- fish


def _fish(parser: CommandParser) -> Iterator[str]:
    yield f"# {parser.prog}: completions for fish"
    yield f"complete -c {parser.prog} -f"
    paths = {parser.texts["value.DIR"], parser.texts["value.FILE"]}
    yield from _fish_level(parser, parser.prog, (), paths)


def _fish_level(
    parser: argparse.ArgumentParser, program: str, words: Sequence[str], paths: AbstractSet[str]
) -> Iterator[str]:
    """What can follow these words; `paths` are the metavars of paths."""
    here = f"complete -c {program} -n {_quoted(_condition(parser, words))}"
    for action in arguments(parser):
        if isinstance(action, Subcommands):
            for choice in action._choices_actions:  # noqa: SLF001 - argparse keeps the help of a command nowhere else
                yield f"{here} -a {choice.dest} -d {_quoted(choice.help or '')}"
        elif action.option_strings:
            yield f"{here} {_fish_flag(action, is_path=action.metavar in paths)}"
        elif action.choices:
            yield f"{here} -a {_quoted(' '.join(str(each) for each in action.choices))}"
        elif action.metavar in paths:
            yield f"{here} -a '(__fish_complete_path)'"
    for name, inner in subcommands(parser).items():
        yield from _fish_level(inner, program, (*words, name), paths)


def _condition(parser: argparse.ArgumentParser, words: Sequence[str]) -> str:
    """A test for fish: these words are typed, and no command that can follow them."""
    typed = [f"__fish_seen_subcommand_from {word}" for word in words]
    following = " ".join(subcommands(parser))
    return "; and ".join((*typed, *([f"not __fish_seen_subcommand_from {following}"] if following else [])))


def _fish_flag(action: argparse.Action, *, is_path: bool) -> str:
    names = [f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in action.option_strings]
    help_text = (action.help or "").replace("%%", "%")
    value = ""
    if action.choices:
        value = f" -x -a {_quoted(' '.join(str(each) for each in action.choices))}"
    elif is_path:
        value = " -r -F"
    elif action.nargs != 0:
        value = " -x"
    return f"{' '.join(names)}{value} -d {_quoted(help_text)}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
