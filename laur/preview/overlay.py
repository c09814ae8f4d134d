"""Problems shown in the previewed page itself, above whatever it shows, until they are mended.

Here is what is said; how it looks and folds is for the preview's script (`live.js`). Without scripts it is a plain
section at the end of the page.
"""

from collections.abc import Sequence
from html import escape

from laur.pages.plan import SitePlan
from laur.problems import Problem, Severity
from laur.problems.formats import as_text, summary
from laur.source.lines import folders, lines_of

MOST = 20
"""More at once help nobody; the terminal has them all."""
_WORDS = {
    "en": {
        "title": "To be mended",
        "kept": "This page is shown as it was before.",
        "more": "{count} more: see the terminal.",
    },
    "pl": {
        "title": "Do poprawienia",
        "kept": "Ta strona jest pokazana taka, jaka była wcześniej.",
        "more": "Jeszcze {count}: zobacz w terminalu.",
    },
}


def overlay(site_plan: SitePlan, problems: Sequence[Problem], lang: str, *, is_kept: bool = False) -> str:
    """Problems as HTML, each with its line and its mend; empty where there are none.

    `is_kept` says that the page below is an older one, as there is none now.
    """
    if not problems:
        return ""
    words = _WORDS.get(lang, _WORDS["en"])
    worst = "error" if any(found.severity is Severity.ERROR for found in problems) else "warning"
    title = f"{words['title']}: {escape(summary(problems, lang))}"
    note = f'<p class="note">{words["kept"]}</p>' if is_kept else ""
    return (
        f'<section class="{worst}" lang="{lang}" aria-label="{words["title"]}">'
        f"<details open><summary>{title}</summary>{note}{listed(site_plan, problems, lang)}</details></section>"
    )


def listed(site_plan: SitePlan, problems: Sequence[Problem], lang: str) -> str:
    """Problems as a list, each with its line and its mend."""
    roots, lines = folders(site_plan.options), lines_of(site_plan.options)
    items = [_item(as_text(found, lines, roots, lang, colour=False)) for found in problems[:MOST]]
    if len(problems) > MOST:
        items.append(f"<li>{_WORDS.get(lang, _WORDS['en'])['more'].format(count=len(problems) - MOST)}</li>")
    return f"<ul>{''.join(items)}</ul>"


def _item(text: str) -> str:
    """What is wrong and where; the line quoted; the mend."""
    what, *quoted, fix = text.split("\n")
    shown = "\n".join(line.removeprefix("    ") for line in quoted)
    code = f'<pre tabindex="0">{escape(shown)}</pre>' if quoted else ""
    return f'<li><p>{escape(what)}</p>{code}<p class="fix">{escape(fix.strip())}</p></li>'
