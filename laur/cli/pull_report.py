"""What `pull` prints about each member, and what `status` prints about those without a usable register."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from laur.i18n.count import Count
from laur.i18n.messages import texts
from laur.members.state import DamagedStateError, MemberState, read_state
from laur.model import Member, Site

if TYPE_CHECKING:  # `status` asks no server
    from laur.members.pull import PulledMember


def pull_lines(pulled: "Sequence[PulledMember]", lang: str) -> Iterator[tuple[str, bool]]:
    """A line for each thing that a pull found, each with whether it is a failure."""
    words = texts("members", lang)
    for one in pulled:
        if one.reason:
            reason = reason_text(one.reason, one.detail, one.entry, one.id, lang)
            key = "failed" if one.has_copy else "failed-first"
            yield words[key].format(id=one.id, since=one.since, reason=reason), True
        else:
            key = "changed" if one.new or one.changed or one.gone else "same"
            total = Count(one.total, lang)
            yield words[key].format(id=one.id, total=total, new=one.new, changed=one.changed, gone=one.gone), False
        if one.moved_to:
            yield words["moved"].format(id=one.id, address=one.moved_to), True
        if one.feed_reason:
            reason = reason_text(one.feed_reason, one.feed_detail, "", one.id, lang)
            yield words["feed-failed"].format(id=one.id, reason=reason), True


def reason_text(reason: str, detail: str, entry: str, member: str, lang: str) -> str:
    """Why a register or a feed cannot be used, as a sentence."""
    words = texts("members", lang)
    key = "reason.http" if reason.startswith("HTTP ") else f"reason.{reason}"
    text = words[key].format(value=detail if key != "reason.http" else reason, id=member)
    return words["in-entry"].format(entry=entry, reason=text) if entry else text


class SilentMember(Struct, frozen=True):
    """A member whose register or feed no pull can use at present."""

    id: str
    name: str
    what: str
    """``register`` or ``feed``."""
    since: date | None
    """The day of the first pull that could not; None if there was no pull yet."""
    reason: str = ""
    detail: str = ""
    entry: str = ""


def silent_members(content: Path, site: Site) -> tuple[SilentMember, ...]:
    """The members that no pull can use at present. A damaged state counts as none."""
    try:
        states = read_state(content) if site.members else {}
    except DamagedStateError:
        states = {}
    return tuple(found for key, member in site.members.items() for found in _silent(key, member, states.get(key)))


def _silent(key: str, member: Member, state: MemberState | None) -> Iterator[SilentMember]:
    if state is None:
        yield SilentMember(key, member.name, "register", None)
        return
    if state.silent_since is not None:
        yield SilentMember(key, member.name, "register", state.silent_since, state.reason, state.detail, state.entry)
    if state.feed_silent_since is not None:
        yield SilentMember(key, member.name, "feed", state.feed_silent_since, state.feed_reason, state.feed_detail)


def silent_lines(silent: Sequence[SilentMember], lang: str) -> Iterator[str]:
    """A section for `status`; nothing if every member can be used."""
    words = texts("members", lang)
    if silent:
        yield ""
        yield f"{words['silent']}: {len({one.id for one in silent})}"
    for one in silent:
        if one.since is None:
            yield "  " + words["not-pulled"].format(id=one.id, name=one.name)
            continue
        reason = reason_text(one.reason, one.detail, one.entry, one.id, lang)
        key = "feed-silent" if one.what == "feed" else "silent-member"
        yield "  " + words[key].format(id=one.id, name=one.name, since=one.since, reason=reason)


def silent_data(silent: Sequence[SilentMember]) -> list[dict[str, str | None]]:
    """The same in the types of JSON."""
    return [
        {
            "id": one.id,
            "name": one.name,
            "what": one.what,
            "since": one.since.isoformat() if one.since else None,
            "reason": one.reason or None,
            "detail": one.detail or None,
            "entry": one.entry or None,
        }
        for one in silent
    ]
