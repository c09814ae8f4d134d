"""`check --fix`: makes the fixes that the messages name, after it has shown what would change."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from difflib import unified_diff
from functools import partial
from pathlib import Path

from msgspec import Struct

from laur.changes import ChangePlan, FileChange
from laur.cli.streams import print_text
from laur.desk.documents import ChangedMeanwhileError
from laur.desk.run import site_changes
from laur.editing.fixes import all_fixed
from laur.frontmatter.documents import kind_of
from laur.i18n.count import Count
from laur.i18n.messages import texts
from laur.model import SITE_FILE, Site
from laur.problems import Origin, Problem
from laur.source.options import Options


class FixedFile(Struct, frozen=True):
    """A file of the content folder, as it is and as it would be."""

    path: Path
    before: bytes
    after: bytes
    problems: tuple[Problem, ...]
    """Those that are fixed in it."""


def fixed_files(content: Path, problems: Iterable[Problem]) -> Iterator[FixedFile]:
    """The files in which problems can be fixed, by path. Raises `OSError` if one of them cannot be read."""
    by_path: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.path and problem.origin is Origin.CONTENT:
            by_path.setdefault(problem.path, []).append(problem)
    for path, found in sorted(by_path.items()):
        kind = Site if path == SITE_FILE else kind_of(path)
        file = content / path
        if kind is None or not file.is_file():
            continue
        before = file.read_bytes()
        after, done = all_fixed(before, found, kind)
        if done:
            yield FixedFile(file, before, after, done)


def fix(content: Path, problems: Sequence[Problem], lang: str, *, is_confirmed: bool) -> bool:
    """Shows the fixes as a diff and, if they are confirmed, makes them. Returns whether files were written.

    Without confirmation it asks on a terminal, and elsewhere says how to confirm. All files are changed or none, and
    `laur undo` puts them back.
    """
    messages = texts("fixing", lang)
    files = list(fixed_files(content, problems))
    if not files:
        print_text(messages["none"])
        return False
    for file in files:
        print_text(diff(file), end="")
    counts = {"fixes": Count(sum(len(file.problems) for file in files), lang), "files": Count(len(files), lang)}
    if not (is_confirmed or confirms(messages["ask"].format(**counts), messages["yes"])):
        print_text(messages["not-written" if sys.stdin.isatty() else "how-to-confirm"])
        return False
    plan = ChangePlan(
        tuple(FileChange(file.path.relative_to(content).as_posix(), file.before, file.after) for file in files)
    )
    _, changes = site_changes(Options(content=content), partial(datetime.now, UTC))
    try:
        changes.make(plan, messages["label"])
    except ChangedMeanwhileError as error:
        path = content / error.stored.path if error.stored else ""
        print_text(messages["changed-meanwhile"].format(file=path))
        return False
    print_text(messages["written"].format(**counts))
    return True


def diff(file: FixedFile) -> str:
    """The lines that change, in the form of ``diff -u``, without context."""
    name = file.path.as_posix()
    old, new = ([f"{line}\n" for line in _lines(data)] for data in (file.before, file.after))
    return "".join(unified_diff(old, new, name, name, n=0))


def _lines(data: bytes) -> list[str]:
    """The lines as a terminal can show them: without control characters."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    return ["".join(c if c.isprintable() or c == "\t" else "�" for c in line) for line in text.split("\n")]


def confirms(question: str, yes: str) -> bool:
    """Asks on a terminal; False where nobody can answer. `yes` are the words for yes."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    try:
        answer = input(f"{question} ")
    except EOFError:
        return False
    return answer.strip().lower() in yes.split()
