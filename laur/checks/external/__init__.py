"""Links to other sites: whether their targets still exist.

One request at a time to each host, with a pause between requests; several hosts at once. Answers are cached for a
while, so the next check asks only about new links. Fragments and e-mail addresses are not checked. Of each source the
day and a digest of its content are noted in the content folder (`source_notes`).
"""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct

from laur.checks.effect import Effect
from laur.checks.external.addresses import ExternalMention, Role, mentions
from laur.checks.external.answers import CachedAnswer, Verdict, recall, remember
from laur.checks.external.source_notes import (
    SOURCES_FILE,
    DamagedNotesError,
    SourceNote,
    noted,
    read_notes,
    write_notes,
)
from laur.checks.external.visits import ExternalServices, visit_all
from laur.pages.plan import SitePlan
from laur.problems import Problem, problem
from laur.source.options import Progress, silent
from laur.system.errors import error_id

EFFECT = Effect.ADVISORY

FILE = "links.json"
"""The cached answers, in the folder of the cache."""

_CODES = {Verdict.DEAD: "link-dead", Verdict.UNANSWERED: "link-unanswered", Verdict.MOVED: "link-moved"}


class ExternalCheckOptions(Struct, frozen=True):
    """What the check needs from outside."""

    world: ExternalServices
    progress: Progress = silent


def check_external(site_plan: SitePlan, around: ExternalCheckOptions) -> tuple[Problem, ...]:
    """A problem for each link to a page of another site that is gone, has moved or did not answer."""
    if site_plan.catalog is None:
        return ()
    world, found = around.world, mentions(site_plan.catalog, site_plan.read.texts(site_plan.options.content))
    file: Path = site_plan.options.state / FILE
    known = recall(file, world.now())
    sources = {address for address, places in found.items() if any(each.role is not Role.LINK for each in places)}
    new = sorted(address for address in found if address not in known or (address in sources and known[address].unread))
    around.progress("external-links", len(new))
    answers = {**known, **visit_all(new, world, sources)}
    remember(file, {address: answer for address, answer in answers.items() if address in found})
    seen = {address: answers[address] for address in sorted(sources) if answers[address].digest}
    notes, faults = _update_notes(site_plan.options.content, seen, ZoneInfo(site_plan.catalog.site.time_zone))
    reported = (
        _problem(mention, address, answer, notes.get(address))
        for address, answer in answers.items()
        if answer.verdict in _CODES
        for mention in found.get(address, ())
    )
    return (*faults, *(each for each in reported if each is not None))


def _problem(mention: ExternalMention, address: str, answer: CachedAnswer, note: SourceNote | None) -> Problem | None:
    """The problem of a link; None for a source that is gone and whose copy in an archive is stated."""
    code, last = _CODES[answer.verdict], None
    if answer.verdict is Verdict.DEAD and mention.role is Role.ARCHIVED:
        return None
    if answer.verdict is Verdict.DEAD and mention.role is Role.SOURCE and note is not None:
        code, last = "source-gone", note.seen
    return problem(
        code, mention.path, mention.place,
        length=len(mention.written), target=address, reason=answer.reason or None, nearest=answer.moved_to, seen=last,
        day=last and f"{last:%Y%m%d}",
    )  # fmt: skip


def _update_notes(
    content: Path, seen: Mapping[str, CachedAnswer], zone: ZoneInfo
) -> tuple[Mapping[str, SourceNote], tuple[Problem, ...]]:
    """The notes with the sources seen now, and a problem if the file cannot be read or written."""
    try:
        old = read_notes(content)
    except DamagedNotesError:
        return {}, (problem("sources-file", SOURCES_FILE, reason="damaged-json"),)
    except OSError as error:
        return {}, (problem("sources-file", SOURCES_FILE, reason=error_id(error)),)
    new = {address: noted(old, address, answer.digest or "", _day(answer.at, zone)) for address, answer in seen.items()}
    notes = {**old, **{address: note for address, note in new.items() if not _is_later(old.get(address), note)}}
    if notes != old:
        try:
            write_notes(content, notes)
        except OSError as error:
            return notes, (problem("sources-file", SOURCES_FILE, reason=error_id(error)),)
    return notes, ()


def _is_later(old: SourceNote | None, new: SourceNote) -> bool:
    """Whether a note is from a later day than an answer, which then comes from an older cache."""
    return old is not None and old.seen > new.seen


def _day(seconds: float, zone: ZoneInfo) -> date:
    return datetime.fromtimestamp(seconds, zone).date()
