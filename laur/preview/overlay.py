"""The overlay: problems shown on top of a previewed page until they are fixed.

This module makes its HTML; the preview's script (`live.js`) styles and folds it. Without scripts it is a plain section
at the end of the page.
"""

from collections.abc import Sequence
from html import escape

from laur.i18n.messages import texts
from laur.pages.plan import SitePlan
from laur.problems import Problem, Severity
from laur.problems.formats import as_text, summary
from laur.source.lines import folders, lines_of

MOST = 20
"""How many problems are listed; the terminal lists all."""


def overlay(site_plan: SitePlan, problems: Sequence[Problem], lang: str, *, is_kept: bool = False) -> str:
    """Problems as HTML, each with its line and its fix; empty if there are none.

    `is_kept`: the page below is its last good version, as the current one cannot be made.
    """
    if not problems:
        return ""
    words = texts("preview", lang)
    worst = "error" if any(found.severity is Severity.ERROR for found in problems) else "warning"
    title = f"{words['problems']}: {escape(summary(problems, lang))}"
    note = f'<p class="note">{words["outdated"]}</p>' if is_kept else ""
    return (
        f'<section class="{worst}" lang="{lang}" aria-label="{words["problems"]}">'
        f"<details open><summary>{title}</summary>{note}{listed(site_plan, problems, lang)}</details></section>"
    )


def listed(site_plan: SitePlan, problems: Sequence[Problem], lang: str) -> str:
    """Problems as an HTML list, each with its line and its fix."""
    roots, lines = folders(site_plan.options), lines_of(site_plan.options)
    items = [_item(as_text(found, lines, roots, lang, colour=False)) for found in problems[:MOST]]
    if len(problems) > MOST:
        items.append(f"<li>{texts('preview', lang)['more-problems'].format(count=len(problems) - MOST)}</li>")
    return f"<ul>{''.join(items)}</ul>"


def _item(text: str) -> str:
    """One problem: what is wrong and where, the quoted line, the fix."""
    what, *quoted, fix = text.split("\n")
    shown = "\n".join(line.removeprefix("    ") for line in quoted)
    code = f'<pre tabindex="0">{escape(shown)}</pre>' if quoted else ""
    return f'<li><p>{escape(what)}</p>{code}<p class="fix">{escape(fix.strip())}</p></li>'
