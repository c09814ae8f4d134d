"""The forecast: what expired or soon will, what is not published, and when the site next changes by itself.

A pure function of the catalog, as of the catalog's day. `laur.cli` puts it into words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from laur.catalog import Catalog
from laur.catalog.awards import Awards, timeline_steps
from laur.catalog.news import fresh_days
from laur.catalog.publication import Withheld, WithheldReason
from laur.model import AnnouncementDocument
from laur.model.dates import Moment
from laur.register import Record, Status, StatusOnDay, days_left, in_grace
from laur.register.changes import changes_of

HORIZONS = (30, 90, 180)
"""Certificates that end within these numbers of days are listed as expiring, each under the first that applies."""


class ForecastEntry(Struct, frozen=True):
    """A certificate with its status on the day."""

    record: Record
    on_day: StatusOnDay
    days_left: int | None = None
    """How many more days it is certainly valid; None where it is not, or has no end."""


class ForecastEvent(StrEnum):
    """What changes by itself."""

    PUBLISHED = "published"
    REMOVED = "removed"
    """An announcement is no longer shown."""
    TURNED = "turned"
    """A certificate has another status."""
    RECORDED = "recorded"
    """A certificate keeps its status, but the change log gets an entry for this day."""
    NEWS = "news"
    """An announcement enters the sitemap of the newest news."""
    AGED = "aged"
    """An announcement leaves it."""


class ForecastChange(Struct, frozen=True):
    """Something that changes on a day."""

    what: ForecastEvent
    subject: str
    """A document's path, or a certificate's id."""
    status: Status | None = None
    """The new status of a certificate."""


class ForecastTurn(Struct, frozen=True):
    """A moment at which the site changes without an edit."""

    at: Moment
    """Always with a time: the beginning of the day, unless an announcement states another."""
    changes: tuple[ForecastChange, ...]

    @property
    def day(self) -> date:
        return self.at.day


class Forecast(Struct, frozen=True, kw_only=True):
    """The site as of a day. No certificate is in two groups."""

    day: date
    expired: tuple[ForecastEntry, ...]
    """Expired, and not known to be in a grace period; the latest first."""
    in_grace: tuple[ForecastEntry, ...]
    """Expired, but within the grace period for a renewal; the earliest end of grace first."""
    expiring: tuple[tuple[int, tuple[ForecastEntry, ...]], ...]
    """For each of `HORIZONS`, those that end within it and not within the one before; the earliest first."""
    unconfirmed: tuple[ForecastEntry, ...]
    """Not known to be valid today: `unknown` and `uncertain`."""
    withheld: tuple[Withheld, ...]
    turns: tuple[ForecastTurn, ...]
    """The later moments at which the site changes by itself, as far as known today. The certificates of a scheduled
    announcement count from the day on which it is published."""


def forecast(catalog: Catalog) -> Forecast:
    """The forecast of a site as of the catalog's day."""
    day = catalog.day
    entries = _entries(catalog)
    ran_out = [entry for entry in entries if entry.on_day.status is Status.EXPIRED]
    grace = {entry.record.id for entry in ran_out if in_grace(entry.record, day)}
    return Forecast(
        day=day,
        expired=tuple(sorted((e for e in ran_out if e.record.id not in grace), key=_latest_end_first)),
        in_grace=tuple(sorted((e for e in ran_out if e.record.id in grace), key=_soonest_end_of_grace)),
        expiring=tuple(_by_horizon(entries)),
        unconfirmed=_unconfirmed(entries),
        withheld=catalog.withheld,
        turns=_turns(catalog),
    )


def expiring_certificates(catalog: Catalog) -> Iterator[ForecastEntry]:
    """All of `Forecast.expiring`, the first to end first; quicker than the whole forecast."""
    return (entry for _, entries in _by_horizon(_entries(catalog)) for entry in entries)


def unconfirmed_certificates(catalog: Catalog) -> tuple[ForecastEntry, ...]:
    """`Forecast.unconfirmed`; quicker than the whole forecast."""
    return _unconfirmed(_entries(catalog))


def _entries(catalog: Catalog) -> list[ForecastEntry]:
    """Every certificate with its status on the catalog's day."""
    day, statuses = catalog.day, catalog.awards.statuses
    found = ((record, statuses[key]) for key, record in catalog.awards.records.items())
    return [ForecastEntry(record, on_day, days_left(on_day, day)) for record, on_day in found]


def _unconfirmed(entries: Iterable[ForecastEntry]) -> tuple[ForecastEntry, ...]:
    doubtful = (Status.UNKNOWN, Status.UNCERTAIN)
    return tuple(sorted((e for e in entries if e.on_day.status in doubtful), key=lambda entry: entry.record.id))


def _by_horizon(entries: Iterable[ForecastEntry]) -> Iterator[tuple[int, tuple[ForecastEntry, ...]]]:
    ending = sorted((e.days_left, e.record.id, e) for e in entries if e.days_left is not None)
    before = -1
    for horizon in HORIZONS:
        yield horizon, tuple(entry for left, _, entry in ending if before < left <= horizon)
        before = horizon


def _latest_end_first(entry: ForecastEntry) -> tuple[int, str]:
    end = entry.record.end
    return (-end.last.toordinal() if end else 0, entry.record.id)


def _soonest_end_of_grace(entry: ForecastEntry) -> tuple[date, str]:
    return (entry.record.grace_until or date.max, entry.record.id)


# ---------------------------------------------------------------------------------------------- the days to come


def announcement_turns(catalog: Catalog) -> tuple[ForecastTurn, ...]:
    """The `turns` of a forecast with their changes to announcements alone; quicker than the whole forecast."""
    return _in_order(_publications(catalog), _of_announcements(catalog))


def _turns(catalog: Catalog) -> tuple[ForecastTurn, ...]:
    """In order; at each moment announcements first."""
    of_certificates = _of_certificates(catalog.awards, catalog.day)
    return _in_order(_publications(catalog), (*_of_announcements(catalog), *of_certificates))


def _in_order(
    published: Iterable[tuple[Moment, ForecastChange]], others: Iterable[tuple[date, ForecastChange]]
) -> tuple[ForecastTurn, ...]:
    moments: defaultdict[Moment, list[ForecastChange]] = defaultdict(list)
    for at, change in published:
        moments[at].append(change)
    for day, change in others:
        moments[Moment(day).first].append(change)
    return tuple(ForecastTurn(at, tuple(moments[at])) for at in sorted(moments))


def _scheduled(catalog: Catalog) -> Iterator[tuple[AnnouncementDocument, Moment]]:
    """The scheduled announcements that will be published, each with the moment of that."""
    for held in catalog.withheld:
        starts = held.document.meta.publish_at
        if held.reason is WithheldReason.SCHEDULED and starts and not _is_over(held.document, starts.day):
            yield held.document, starts.first


def _publications(catalog: Catalog) -> Iterator[tuple[Moment, ForecastChange]]:
    for document, starts in _scheduled(catalog):
        yield starts, ForecastChange(ForecastEvent.PUBLISHED, document.path)


def _of_announcements(catalog: Catalog) -> Iterator[tuple[date, ForecastChange]]:
    """When announcements are removed, and when they become news."""
    for document, starts in _scheduled(catalog):
        yield from _removal(document, starts.day)
        yield from _news(document, starts.day)
    for news in catalog.news.values():
        for article in news.articles:
            yield from _removal(article.document, catalog.day)
            yield from _news(article.document, catalog.day)


def _is_over(document: AnnouncementDocument, day: date) -> bool:
    return document.meta.expires is not None and document.meta.expires.last < day


def _removal(document: AnnouncementDocument, after: date) -> Iterator[tuple[date, ForecastChange]]:
    expires = document.meta.expires
    if expires is not None and after <= expires.last < date.max:
        yield expires.last + timedelta(days=1), ForecastChange(ForecastEvent.REMOVED, document.path)


def _news(document: AnnouncementDocument, since: date) -> Iterator[tuple[date, ForecastChange]]:
    """When an announcement that is shown from `since` on becomes news, and when it no longer is."""
    days = fresh_days(document)
    if days is None or days[1] < since:
        return
    first, last = days
    if first > since and not _is_over(document, first):
        yield first, ForecastChange(ForecastEvent.NEWS, document.path)
    if last < date.max and not _is_over(document, last + timedelta(days=1)):
        yield last + timedelta(days=1), ForecastChange(ForecastEvent.AGED, document.path)


def _of_certificates(awards: Awards, day: date) -> Iterator[tuple[date, ForecastChange]]:
    for record in awards.records.values():
        turning: set[date] = set()
        for turn, then in timeline_steps(record):
            if turn > day:
                turning.add(turn)
                yield turn, ForecastChange(ForecastEvent.TURNED, record.id, then.status)
        logged = dict.fromkeys(change.day for change in changes_of(record))
        yield from (
            (when, ForecastChange(ForecastEvent.RECORDED, record.id))
            for when in logged
            if when > day and when not in turning
        )
