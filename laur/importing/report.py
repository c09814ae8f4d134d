"""An import's report as text for people and as data for programs."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby

from laur.importing.findings import Done, Finding, ImportReport, Weight
from laur.importing.messages import HEADINGS, WORDS, said

SHOWN = 6
"""How many findings of one kind are listed as text."""


def as_lines(report: ImportReport, lang: str, content: str) -> Iterator[str]:
    """The report as text."""
    for name, files in (("documents", report.documents), ("comments", report.comments), ("media", report.media)):
        if files or name == "documents":
            yield f"{said(HEADINGS, name, lang)}: {_counts(files, lang)}"
    for weight, found in groupby(report.findings, key=lambda f: f.weight):
        yield ""
        yield f"{said(HEADINGS, weight.value, lang)}:"
        for code, alike in groupby(found, key=lambda f: f.code):
            yield from _alike(code, list(alike), lang, content)


def _counts(files: Mapping[str, Done], lang: str) -> str:
    counts = Counter(files.values())
    parts = [f"{counts[done]} {said(HEADINGS, done.value, lang)}" for done in Done if counts[done]]
    return ", ".join(parts) or "0"


def _alike(code: str, found: list[Finding], lang: str, content: str) -> Iterator[str]:
    yield f"  {len(found)} × {said(WORDS, code, lang)} [{code}]"
    for each in found[:SHOWN]:
        place = f"{content}/{each.path}" if each.path else each.item
        if line := ": ".join(part for part in (place, each.what) if part):
            yield f"      {line}"
    if len(found) > SHOWN:
        yield f"      {said(HEADINGS, 'more', lang).format(count=len(found) - SHOWN)}"


def as_data(report: ImportReport, lang: str) -> dict[str, object]:
    """The report as plain values: every file, and every finding with its file, item, what and why."""
    return {
        "documents": _by_outcome(report.documents),
        "comments": _by_outcome(report.comments),
        "media": _by_outcome(report.media),
        "summary": {weight.value: sum(f.weight is weight for f in report.findings) for weight in Weight},
        "findings": [
            {
                "code": f.code,
                "weight": f.weight.value,
                "file": f.path,
                "item": f.item,
                "source": f.source,
                "what": f.what,
                "why": said(WORDS, f.code, lang),
            }
            for f in report.findings
        ],
    }


def _by_outcome(files: Mapping[str, Done]) -> dict[str, list[str]]:
    return {done.value: sorted(path for path, found in files.items() if found is done) for done in Done}
