"""The lock at a target: only one publisher at a time writes there. It expires, because a publisher may vanish."""

from datetime import datetime, timedelta

import msgspec
from msgspec import Struct

from laur.publish.failures import PublishError, Reason
from laur.publish.manifest import LOCK
from laur.publish.targets.interface import Host, ServedAs
from laur.system.formats import DECODE_FAULTS

LIFETIME = timedelta(minutes=15)
"""How long a lock counts after its publisher last renewed it."""
SLOWEST = 10_000
"""Bytes a second: how slow a connection may be without a lock expiring while one large file is sent."""
AHEAD = timedelta(minutes=5)
"""How far the clocks of two computers may differ."""
_SERVED = ServedAs("application/json", "no-store")


class Lock(Struct, frozen=True, kw_only=True):
    owner: str
    """A random text that a publisher makes up for each run."""
    name: str
    """Who it is, for people: the user and the computer."""
    since: datetime
    """Since when, and until when, by that publisher's clock."""
    until: datetime


class LockHolder(Struct, frozen=True, kw_only=True):
    """Who wants to hold the lock."""

    owner: str
    name: str
    since: datetime
    earlier: tuple[str, ...] = ()
    """The owners of earlier runs on this computer, all of which have ended."""
    may_break: bool = False
    """Whether a lock that somebody else holds is taken over."""


def acquire(target: Host, holder: LockHolder, now: datetime) -> None:
    """Takes the lock. Raises `PublishError` if somebody else holds it."""
    data = _encoded(holder, now, 0)
    if target.create(LOCK, data):
        return
    existing = _decoded(target.get(LOCK))
    if existing is not None and not holder.may_break and existing.owner not in holder.earlier:
        values = {"name": existing.name, "since": _shown(existing.since), "until": _shown(existing.until)}
        if existing.since > now + AHEAD:
            raise PublishError(Reason.LOCKED_AHEAD, now=_shown(now), **values)
        if existing.until > now:
            raise PublishError(Reason.LOCKED, **values)
    target.put(LOCK, data, _SERVED)
    check(target, holder)  # another publisher may have taken over the same lock


def renew(target: Host, holder: LockHolder, now: datetime, size: int) -> None:
    """Prolongs the lock, by more if a file of `size` bytes follows. Raises `PublishError` if it was taken over."""
    check(target, holder)
    target.put(LOCK, _encoded(holder, now, size), _SERVED)


def check(target: Host, holder: LockHolder) -> None:
    """Raises `PublishError` if somebody else has taken over the lock."""
    existing = _decoded(target.get(LOCK))
    if existing is None or existing.owner != holder.owner:
        raise PublishError(Reason.LOCK_LOST, name=existing.name if existing else "?")


def release(target: Host, holder: LockHolder) -> None:
    """Gives the lock back, if it is still the holder's own."""
    existing = _decoded(target.get(LOCK))
    if existing is not None and existing.owner == holder.owner:
        target.delete(LOCK)


def _shown(moment: datetime) -> str:
    """A moment by the clock of this computer, to the minute."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def _encoded(holder: LockHolder, now: datetime, size: int) -> bytes:
    until = now + LIFETIME + timedelta(seconds=size / SLOWEST)
    return msgspec.json.encode(Lock(owner=holder.owner, name=holder.name, since=holder.since, until=until))


def _decoded(data: bytes | None) -> Lock | None:
    """The lock; None if there is none, or something that cannot be read and so holds nothing."""
    try:
        return None if data is None else msgspec.json.decode(data, type=Lock)
    except DECODE_FAULTS:
        return None
