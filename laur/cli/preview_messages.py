"""What the preview says in the terminal, in the editor's language."""

import errno
from collections.abc import Mapping
from pathlib import Path

from laur.pages.plan import SitePlan
from laur.source.files import reason

NAMED = 3
"""More changed files than these are counted."""
_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "opened": "Preview: {url}  (stop with Ctrl+C)",
        "others": "Note: with --host {host} everyone on this network can look at the preview, drafts among it.",
        "taken": "Port {port} of {host} is taken by another program, perhaps another preview. "
        "End that, or choose another port: --port {next}",
        "not-listening": "The preview cannot listen on {host}, port {port}: {reason}. Choose others: --host, --port",
        "not-rebuilt": "Not rebuilt: {reason} It is tried again by itself.",
        "rebuilt": "{what}: {pages} pages{difference}, {seconds:.2f} s",
        "kept": "{what}: not planned, the pages stay as they were, {seconds:.2f} s",
        "all": "planned",
        "again": "planned anew",
        "more": "{first} and {count} more",
        "received": "Somebody has sent a form: {file}",
        "commented": "Somebody has written a comment: {file}\n  To approve it, move it to {destination}",
    },
    "pl": {
        "opened": "Podgląd: {url}  (Ctrl+C kończy)",
        "others": "Uwaga: z --host {host} podgląd, także szkice, może oglądać każdy w tej sieci.",
        "taken": "Port {port} adresu {host} zajmuje inny program, być może inny podgląd. "
        "Zakończ go albo wybierz inny port: --port {next}",
        "not-listening": "Podgląd nie może działać pod adresem {host}, port {port}: {reason}. "
        "Wybierz inne: --host, --port",
        "not-rebuilt": "Nie odświeżono: {reason} Kolejna próba nastąpi sama.",
        "rebuilt": "{what}: stron {pages}{difference}, {seconds:.2f} s",
        "kept": "{what}: bez nowego planu, strony zostają, jakie były, {seconds:.2f} s",
        "all": "zaplanowano",
        "again": "zaplanowano od nowa",
        "more": "{first} i jeszcze {count}",
        "received": "Ktoś wysłał formularz: {file}",
        "commented": "Ktoś napisał komentarz: {file}\n  Aby go zatwierdzić, przenieś go do {destination}",
    },
}


def opened(url: str, lang: str) -> str:
    """Where the preview is."""
    return _said("opened", lang, url=url)


def seen_by_others(host: str, lang: str) -> str:
    """That others can look, too."""
    return _said("others", lang, host=host)


def not_listening(host: str, port: int, error: OSError, lang: str) -> str:
    """Why there is no preview, and what to do."""
    if error.errno == errno.EADDRINUSE:
        return _said("taken", lang, host=host, port=port, next=port + 1)
    return _said("not-listening", lang, host=host, port=port, reason=reason(error))


def received(file: Path, destination: Path | None, lang: str) -> str:
    """That a message came, where it lies, and where a comment is to go."""
    return _said("commented" if destination else "received", lang, file=file, destination=destination)


def not_rebuilt(why: str, lang: str) -> str:
    """That something outside of content was in the way."""
    return _said("not-rebuilt", lang, reason=why)


def rebuilt(site_plan: SitePlan, seconds: float, lang: str, before: int | None = None) -> str:
    """What was planned anew because of what, and how long it took. `before` is how many pages there were."""
    what = _changes(site_plan, lang) if before is not None else _said("all", lang)
    if site_plan.catalog is None:
        return _said("kept", lang, what=what, seconds=seconds)
    count = len(site_plan.pages)
    difference = f" ({count - before:+d})" if before is not None and count != before else ""
    return _said("rebuilt", lang, what=what, pages=count, difference=difference, seconds=seconds)


def _changes(site_plan: SitePlan, lang: str) -> str:
    changed = [*site_plan.read.changed, *site_plan.layouts.changed]
    if not changed:
        return _said("again", lang)
    first = ", ".join(changed[:NAMED])
    return _said("more", lang, first=first, count=len(changed) - NAMED) if len(changed) > NAMED else first


def _said(key: str, lang: str, **values: object) -> str:
    return _WORDS.get(lang, _WORDS["en"])[key].format(**values)
