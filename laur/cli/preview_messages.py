"""What the preview says in the terminal, in the editor's language."""

import errno
from pathlib import Path

from laur.i18n.count import Count
from laur.i18n.messages import texts
from laur.i18n.system_errors import exception_text
from laur.pages.plan import SitePlan

NAMED = 3
"""How many changed files are named; the rest are counted."""


def opened(url: str, lang: str) -> str:
    """The address of the preview."""
    return _message("opened", lang, url=url)


def seen_by_others(host: str, lang: str) -> str:
    """A note that others on the network can see the preview, too."""
    return _message("seen-by-others", lang, host=host)


def not_listening(host: str, port: int, error: OSError, lang: str) -> str:
    """Why the preview could not be started, and what to do."""
    if error.errno == errno.EADDRINUSE:
        return _message("port-in-use", lang, host=host, port=port, next=port + 1)
    return _message("cannot-listen", lang, host=host, port=port, reason=exception_text(error, lang))


def received(file: Path, destination: Path | None, lang: str) -> str:
    """The file of a message that was sent with a form; for a comment also where to move it."""
    return _message("comment-received" if destination else "form-received", lang, file=file, destination=destination)


def not_rebuilt(why: str, lang: str) -> str:
    """Why a rebuild failed, where the cause is not in the content (a lock, a disk)."""
    return _message("not-rebuilt", lang, reason=why)


def rebuilt(site_plan: SitePlan, seconds: float, lang: str, before: int | None = None) -> str:
    """What changed, how many pages there are, and how long it took; `before` is how many pages there were."""
    what = _changes(site_plan, lang) if before is not None else _message("first-time", lang)
    if site_plan.catalog is None:
        return _message("unchanged", lang, what=what, seconds=seconds)
    count = len(site_plan.pages)
    difference = f" ({count - before:+d})" if before is not None and count != before else ""
    return _message("rebuilt", lang, what=what, pages=Count(count, lang), difference=difference, seconds=seconds)


def _changes(site_plan: SitePlan, lang: str) -> str:
    changed = [*site_plan.read.changed, *site_plan.layouts.changed]
    if not changed:
        return _message("reloaded", lang)
    first = ", ".join(changed[:NAMED])
    return _message("more", lang, first=first, count=len(changed) - NAMED) if len(changed) > NAMED else first


def _message(name: str, lang: str, **values: object) -> str:
    return texts("preview", lang)[name].format(**values)
