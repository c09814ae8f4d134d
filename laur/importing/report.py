"""An import's report, as text for people and as data for programs."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby

from laur.i18n import number, plural
from laur.i18n.messages import texts
from laur.importing.findings import FileOutcome, Finding, ImportReport, Weight, shortened

SHOWN = 6
"""How many findings with the same code the text lists."""
_FORMS = {"one": 0, "few": 1}
"""The index of a plural category's form in a message; any other category has the last form."""


def as_lines(report: ImportReport, lang: str, content: str) -> Iterator[str]:
    """The lines of the report as text; `content` is the content folder as the user named it."""
    words = texts("importing", lang)
    for name, files in (("documents", report.documents), ("comments", report.comments), ("media", report.media)):
        if files or name == "documents":
            yield f"{words[name]}: {_counts(files, lang)}"
    for weight, found in groupby(report.findings, key=lambda f: f.weight):
        yield ""
        yield f"{words[weight.value]}:"
        for code, alike in groupby(found, key=lambda f: f.code):
            yield from _of_one_code(code, list(alike), lang, content)


def _counts(files: Mapping[str, FileOutcome], lang: str) -> str:
    """``6 new, 1 unchanged``."""
    words, counts = texts("importing", lang), Counter(files.values())
    return (
        ", ".join(_counted(words[done.value], counts[done], lang) for done in FileOutcome if counts[done])
        or words["none"]
    )


def _counted(message: str, count: int, lang: str) -> str:
    """A message in the form that its count needs: ``1 nowy``, ``2 nowe``, ``5 nowych``."""
    forms = message.split(" | ")
    form = forms[min(_FORMS.get(plural(count, lang), len(forms)), len(forms) - 1)]
    return form.format(n=number(count, lang))


def _of_one_code(code: str, found: list[Finding], lang: str, content: str) -> Iterator[str]:
    words = texts("importing", lang)
    yield f"  {f'{len(found)} × ' if len(found) > 1 else ''}{words[code]} [{code}]"
    for each in found[:SHOWN]:
        place = f"{content}/{each.path}" if each.path else each.item
        if line := ": ".join(part for part in (place, shortened(each.what)) if part):
            yield f"      {line}"
    if len(found) > SHOWN:
        yield "      " + words["more"].format(n=len(found) - SHOWN)


def as_data(report: ImportReport, lang: str) -> dict[str, object]:
    """The report as plain values: the files by what became of them, and each finding with its message (``why``)."""
    words = texts("importing", lang)
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
                "why": words[f.code],
            }
            for f in report.findings
        ],
    }


def _by_outcome(files: Mapping[str, FileOutcome]) -> dict[str, list[str]]:
    return {done.value: sorted(path for path, found in files.items() if found is done) for done in FileOutcome}
