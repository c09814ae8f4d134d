"""What `build` says that it did, in the user's language."""

from collections.abc import Mapping
from pathlib import Path

from laur.output.decide import Cause, RenderReason
from laur.output.report import BuildReport
from laur.problems.formats import summary

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "refused": "Not built: {problems}. {output}/ stands as it was.",
        "same": "Nothing changed: {unchanged} pages left alone, {seconds:.2f} s{problems}.",
        "done": "{output}/: {rendered} rendered ({written} written), {unchanged} left alone{removed}, "
        "{seconds:.2f} s{problems}.",
        "removed": ", {count} removed",
        "gone": "removed: no longer part of the site",
        "changed": "changed: {what}",
        "content": "its content",
    },
    "pl": {
        "refused": "Nie zbudowano: {problems}. {output}/ pozostaje bez zmian.",
        "same": "Nic się nie zmieniło: strony pozostawione: {unchanged}, {seconds:.2f} s{problems}.",
        "done": "{output}/: strony zbudowane: {rendered} (zapisane: {written}), pozostawione: {unchanged}{removed}, "
        "{seconds:.2f} s{problems}.",
        "removed": ", usunięte: {count}",
        "gone": "usunięto: nie należy już do serwisu",
        "changed": "zmiana: {what}",
        "content": "jej treść",
    },
}
_CAUSES: Mapping[str, Mapping[Cause, str]] = {
    "en": {
        Cause.NEW: "new page",
        Cause.LAYOUT: "its layout changed",
        Cause.FRAME: "the site frame changed (site.yaml, wording, styles)",
        Cause.MISSING: "its file was missing",
        Cause.EDITED: "its file had been changed by hand",
        Cause.CLEAN: "asked for by --clean",
    },
    "pl": {
        Cause.NEW: "nowa strona",
        Cause.LAYOUT: "zmienił się jej szablon",
        Cause.FRAME: "zmieniła się oprawa serwisu (site.yaml, słowa, style)",
        Cause.MISSING: "brakowało jej pliku",
        Cause.EDITED: "jej plik zmieniono ręcznie",
        Cause.CLEAN: "z powodu --clean",
    },
}


def refused(report: BuildReport, output: Path, lang: str) -> str:
    """Why nothing was built."""
    return _WORDS[lang]["refused"].format(problems=summary(report.problems, lang), output=output)


def done(report: BuildReport, seconds: float, output: Path, lang: str) -> str:
    """Pages rendered, left alone and removed; how long it took; how many problems there are."""
    words, problems = _WORDS[lang], summary(report.problems, lang)
    is_same = not report.rendered and not report.removed
    return words["same" if is_same else "done"].format(
        output=output,
        rendered=len(report.rendered),
        written=sum(page.is_new for page in report.rendered),
        unchanged=report.unchanged,
        removed=words["removed"].format(count=len(report.removed)) if report.removed else "",
        seconds=seconds,
        problems=f"; {problems}" if problems else "",
    )


def explained(why: RenderReason, lang: str) -> str:
    """Why a page was rendered."""
    words = _WORDS[lang]
    if why.cause is Cause.VIEW:
        return words["changed"].format(what=", ".join(why.details) or words["content"])
    return _CAUSES[lang][why.cause]


def gone(lang: str) -> str:
    """Why a file was removed."""
    return _WORDS[lang]["gone"]
