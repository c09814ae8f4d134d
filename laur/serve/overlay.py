"""Problems shown in the previewed page itself, above whatever it shows, until they are mended."""

from html import escape

from laur.build import Plans
from laur.build.places import folders, lines_of
from laur.problems import Severity
from laur.problems.show import as_text

MOST = 20
"""More at once help nobody; the terminal has them all."""
_TITLES = {"pl": "Do poprawienia", "en": "To be mended"}
_STYLE = (
    "position:fixed;inset:auto 0 0 0;z-index:2147483647;max-height:60vh;overflow:auto;margin:0;padding:1rem 1.5rem;"
    "background:#1d1b18;color:#fff;font:14px/1.5 ui-monospace,monospace;border-top:4px solid {edge};text-align:left"
)


def overlay(plans: Plans, lang: str) -> str:
    """The problems of a plan as HTML; empty where there are none."""
    if not plans.problems:
        return ""
    roots = folders(plans)
    shown = [as_text(found, lines_of(plans), roots, lang, colour=False) for found in plans.problems[:MOST]]
    edge = "#e5484d" if any(found.severity is Severity.ERROR for found in plans.problems) else "#f0b429"
    title = f"{_TITLES.get(lang, _TITLES['en'])}: {len(plans.problems)}"
    items = "".join(f'<pre style="margin:.75rem 0;white-space:pre-wrap">{escape(text)}</pre>' for text in shown)
    style = _STYLE.format(edge=edge)
    head = f'<section role="alert" lang="{lang}" data-laur="problems" style="{style}">'
    return f"{head}<strong>{title}</strong>{items}</section>"
