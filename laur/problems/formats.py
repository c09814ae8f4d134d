"""Problems as text for a terminal, as JSON, as annotations for GitHub, and as a report for GitLab.

The line of a problem is quoted with a caret below it. `Lines` supplies the line, so that this module opens no files.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from unicodedata import category, east_asian_width, normalize

from laur.i18n.count import Count
from laur.problems import Origin, Problem, Severity
from laur.problems.messages import message_for, severity_forms

Lines = Callable[[Problem], str | None]
"""The source line of a problem, if it has one."""

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.HINT: "36"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_GITLAB = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.HINT: "info"}
_WIDEST = 117
"""Terminal cells of a quoted line with its number, where the width of the terminal is not known."""
_MIN_WIDTH = 20
_ZERO_WIDTH = frozenset({"Mn", "Me", "Cf"})
"""Unicode categories that take no cell of their own: accents, joiners."""
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""Characters that control a terminal or reverse the direction of text."""


def where(problem: Problem, roots: Mapping[Origin, str]) -> str:
    """``content/news/x.md:3:7``; without line and column, or empty, where these are not known."""
    root = roots.get(problem.origin, "")
    path = f"{root}/{problem.path}" if root and problem.path else problem.path or root
    if not problem.place.line:
        return path
    return f"{path}:{problem.place.line}:{problem.place.column}"


def as_text(
    problem: Problem, lines: Lines, roots: Mapping[Origin, str], lang: str, *, colour: bool, widest: int = _WIDEST
) -> str:
    """Place, severity, what is wrong and code; the line with a caret, at most `widest` cells wide; how to fix it."""

    def painted(code: str, text: str) -> str:
        return f"\033[{code}m{text}\033[0m" if colour else text

    words = message_for(problem, lang)
    severity = severity_forms(problem.severity, lang).partition("|")[0]
    place = _shown(where(problem, roots))
    head = f"{painted('1', place)}: " if place else ""
    shown = [f"{head}{painted(_COLOURS[problem.severity], severity)}: {_shown(words.what)} [{problem.code}]"]
    line = lines(problem)
    if line and line.strip() and problem.place.line:
        shown += _quoted(line, problem, widest)
    shown.append(f"    {painted('32', '→')} {_shown(words.fix)}")
    return "\n".join(shown)


def as_json(problem: Problem, roots: Mapping[Origin, str], lang: str) -> dict[str, object]:
    """The problem as plain values for JSON."""
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
    """The problem as a workflow command of GitHub Actions (docs.github.com, "Workflow commands")."""
    words = message_for(problem, lang)
    root = roots.get(problem.origin, "")
    path = f"{root}/{problem.path}" if root and problem.path else problem.path
    fields = {"file": path, "line": problem.place.line, "col": problem.place.column, "title": problem.code}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in fields.items() if value)
    return visible(f"::{_GITHUB[problem.severity]} {properties}::{_data(f'{words.what} {words.fix}')}")


def as_gitlab(problems: Iterable[Problem], roots: Mapping[Origin, str], lang: str) -> list[dict[str, object]]:
    """The problems as a Code Quality report (docs.gitlab.com/ci/testing/code_quality, "Code Quality report format").

    The fingerprint of a problem depends neither on its line nor on the language, so that a problem that only moved is
    not new. Equal problems of a file are numbered, because GitLab shows one of each fingerprint.
    """
    seen: Counter[str] = Counter()
    report: list[dict[str, object]] = []
    for problem in problems:
        words, root = message_for(problem, lang), roots.get(problem.origin, "")
        path = f"{root}/{problem.path}" if root and problem.path else problem.path or root
        identity = repr((problem.code, path, sorted(problem.values.items())))
        seen[identity] += 1
        report.append(
            {
                "description": f"{words.what} {words.fix}",
                "check_name": problem.code,
                "fingerprint": sha256(f"{identity}{seen[identity]}".encode("utf-8", "surrogatepass")).hexdigest(),
                "severity": _GITLAB[problem.severity],
                "location": {"path": path or ".", "lines": {"begin": max(1, problem.place.line)}},
            }
        )
    return report


def summary(problems: Iterable[Problem], lang: str) -> str:
    """The number of problems of each severity: ``2 errors, 1 warning``; in Polish ``2 błędy, 1 ostrzeżenie``."""
    counts = dict.fromkeys(Severity, 0)
    for problem in problems:
        counts[problem.severity] += 1
    return ", ".join(format(Count(n, lang), severity_forms(severity, lang)) for severity, n in counts.items() if n)


def _quoted(line: str, problem: Problem, widest: int) -> list[str]:
    """The line, cut around its caret to fit the width, and the caret; both measured in terminal cells."""
    number = str(problem.place.line)
    text, available = _shown(line), max(_MIN_WIDTH, widest - len(number) - len("     | "))
    begin = min(max(1, problem.place.column) - 1, len(text))
    end = min(begin + max(1, problem.length), len(text))
    start = 0
    if len(text) > available or cells(text) > available:
        start = max(0, begin - available // 2)
        while cells(text[start:begin]) > available // 2:
            start += 1
    cut = text[start : start + available]
    while cells(cut) > available:
        cut = cut[:-1]
    before, marked = cells(text[start:begin]), cells(cut[begin - start : end - start])
    return [f"    {number} | {cut}", f"    {' ' * len(number)} | {' ' * before}{'^' * max(1, marked)}"]


def visible(text: str) -> str:
    """A text of several lines as it is safe to print: nothing in it controls a terminal or reverses its direction."""
    return "\n".join(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", line.replace("\t", " ")) for line in text.split("\n"))


def _shown(line: str) -> str:
    """A line of a file as it is safe to show: in NFC, in which columns are counted, and without control characters."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", normalize("NFC", line).replace("\t", " "))


def cells(text: str) -> int:
    """The width of a text in terminal cells (Unicode Standard Annex 11)."""
    if text.isascii():
        return len(text)
    return sum(0 if category(char) in _ZERO_WIDTH else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
