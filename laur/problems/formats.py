"""Problems as text for a terminal, as JSON, and as annotations of a code host.

The line that a problem is about is quoted with a caret below it; `Lines` looks it up, so that nothing here opens files.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from unicodedata import category, east_asian_width, normalize

from laur.problems import Origin, Problem, Severity
from laur.problems.messages import message_for

Lines = Callable[[Problem], str | None]
"""The source line of a problem, if it has one."""

_SEVERITY = {
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "hint"},
    "pl": {Severity.ERROR: "błąd", Severity.WARNING: "ostrzeżenie", Severity.HINT: "wskazówka"},
}
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.HINT: "36"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_WIDEST = 117
"""A quoted line is cut around its caret to so many cells, with its number, where no width is known."""
_NARROWEST = 20
_ON_TOP = frozenset({"Mn", "Me", "Cf"})
"""What takes no room of its own: accents, joiners."""
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""What would steer a terminal, or turn the direction of what is written."""


def where(problem: Problem, roots: Mapping[Origin, str]) -> str:
    """``content/news/x.md:3:7``, as far as it is known."""
    root = roots.get(problem.origin, "")
    path = f"{root}/{problem.path}" if root and problem.path else problem.path or root
    if not problem.place.line:
        return path
    return f"{path}:{problem.place.line}:{problem.place.column}"


def as_text(
    problem: Problem, lines: Lines, roots: Mapping[Origin, str], lang: str, *, colour: bool, widest: int = _WIDEST
) -> str:
    """Place, severity, what is wrong, code; the line with a caret, `widest` cells at most; the mend."""

    def painted(code: str, text: str) -> str:
        return f"\033[{code}m{text}\033[0m" if colour else text

    words = message_for(problem, lang)
    severity = _SEVERITY.get(lang, _SEVERITY["en"])[problem.severity]
    place = _shown(where(problem, roots))
    head = f"{painted('1', place)}: " if place else ""
    shown = [f"{head}{painted(_COLOURS[problem.severity], severity)}: {_shown(words.what)} [{problem.code}]"]
    line = lines(problem)
    if line and line.strip() and problem.place.line:
        shown += _quoted(line, problem, widest)
    shown.append(f"    {painted('32', '→')} {_shown(words.fix)}")
    return "\n".join(shown)


def as_json(problem: Problem, roots: Mapping[Origin, str], lang: str) -> dict[str, object]:
    """The problem as plain values, for machines."""
    words = message_for(problem, lang)
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "path": where(problem, roots).partition(":")[0] if problem.path else "",
        "line": problem.place.line,
        "column": problem.place.column,
        "length": problem.length,
        "message": words.what,
        "fix": words.fix,
        "values": problem.values,
    }


def as_github(problem: Problem, roots: Mapping[Origin, str], lang: str) -> str:
    """A workflow command of GitHub Actions (docs.github.com, "Workflow commands")."""
    words = message_for(problem, lang)
    root = roots.get(problem.origin, "")
    path = f"{root}/{problem.path}" if root and problem.path else problem.path
    fields = {"file": path, "line": problem.place.line, "col": problem.place.column, "title": problem.code}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in fields.items() if value)
    return f"::{_GITHUB[problem.severity]} {properties}::{_data(f'{words.what} {words.fix}')}"


def summary(problems: Iterable[Problem], lang: str) -> str:
    """How many there are of each severity: ``2 errors, 1 warning``."""
    counts = dict.fromkeys(Severity, 0)
    for problem in problems:
        counts[problem.severity] += 1
    if lang == "pl":
        names = {Severity.ERROR: "błędy", Severity.WARNING: "ostrzeżenia", Severity.HINT: "wskazówki"}
        return ", ".join(f"{names[s]}: {n}" for s, n in counts.items() if n)
    return ", ".join(f"{n} {s.value}{'' if n == 1 else 's'}" for s, n in counts.items() if n)


def _quoted(line: str, problem: Problem, widest: int) -> list[str]:
    """The line, cut around its caret to what has room, and the caret; both as wide as a terminal draws them."""
    number = str(problem.place.line)
    text, room = _shown(line), max(_NARROWEST, widest - len(number) - len("     | "))
    begin = min(max(1, problem.place.column) - 1, len(text))
    end = min(begin + max(1, problem.length), len(text))
    start = 0
    if len(text) > room or cells(text) > room:
        start = max(0, begin - room // 2)
        while cells(text[start:begin]) > room // 2:
            start += 1
    cut = text[start : start + room]
    while cells(cut) > room:
        cut = cut[:-1]
    before, meant = cells(text[start:begin]), cells(cut[begin - start : end - start])
    return [f"    {number} | {cut}", f"    {' ' * len(number)} | {' ' * before}{'^' * max(1, meant)}"]


def _shown(line: str) -> str:
    """A line of a file as it can be shown: composed as columns are counted, without what would steer a terminal."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", normalize("NFC", line).replace("\t", " "))


def cells(text: str) -> int:
    """How many cells of a terminal's line a text takes (Unicode Standard Annex 11)."""
    if text.isascii():
        return len(text)
    return sum(0 if category(char) in _ON_TOP else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
