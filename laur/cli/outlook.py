"""The words of `status`: an outlook as lines for people and as data for programs."""

from collections.abc import Iterator, Sequence

from laur.catalog import Catalog
from laur.catalog.outlook import Change, Entry, Happening, Outlook
from laur.catalog.publication import Reason, Withheld
from laur.language import localised
from laur.register import Doubt, EndBasis, Record, Span

Data = dict[str, object]

NEXT_SHOWN = 12
"""How many of the days to come are listed as text; the data has all."""


# ---------------------------------------------------------------------------------------------- for people


def as_lines(found: Outlook, catalog: Catalog) -> Iterator[str]:
    """The outlook as text; what there is none of is left out."""
    yield f"As of {found.day} ({catalog.site.time_zone})"
    yield from _section("Expired", [_entry(entry, catalog, _ended(entry.record)) for entry in found.expired])
    yield from _section(
        "Expired, in renewal grace",
        [
            _entry(e, catalog, f"{_ended(e.record)}; a renewal joins on until {e.record.grace_until}")
            for e in found.in_grace
        ],
    )
    for horizon, entries in found.expiring:
        yield from _section(f"Expiring within {horizon} days", [_entry(e, catalog, _ends(e)) for e in entries])
    yield from _section("Not confirmed", [_entry(entry, catalog, _doubt(entry)) for entry in found.unconfirmed])
    yield from _section("Not published", [_held_back(held) for held in found.withheld])
    yield ""
    yield from _days_to_come(found)


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield f"{title}: {len(lines)}"
        yield from (f"  {line}" for line in lines)


def _entry(entry: Entry, catalog: Catalog, when: str) -> str:
    return f"{entry.record.id}  {_named(entry.record, catalog)}  {when}"


def _named(record: Record, catalog: Catalog) -> str:
    """“Klaster Alfa: Znak, Złoto”."""
    stated, default = record.claim.certificate, catalog.site.lang
    holder, scheme = catalog.organisations.get(stated.organisation), catalog.schemes.get(stated.scheme)
    name = localised(scheme.meta.name, default, default) if scheme else stated.scheme
    levels = scheme.meta.levels if scheme else ()
    level = next((localised(each.name, default, default) for each in levels if each.id == stated.level), stated.level)
    return f"{holder.meta.name if holder else stated.organisation}: {name}{f', {level}' if level else ''}"


def _about(record: Record) -> str:
    return "about " if record.end_basis is EndBasis.ESTIMATED else ""


def _ended(record: Record) -> str:
    return f"ended {_about(record)}{_span(record.end)}"


def _ends(entry: Entry) -> str:
    left, end = entry.days_left, entry.record.end
    if end is not None and end.first != end.last:
        rest = f"surely runs until {end.first}"
    else:
        rest = f"{left} day{'' if left == 1 else 's'} left" if left else "today is its last day"
    return f"ends {_about(entry.record)}{_span(end)}; {rest}"


def _doubt(entry: Entry) -> str:
    record = entry.record
    if entry.standing.doubt is Doubt.BEGINNING:
        end = f"; ends {_about(record)}{_span(record.end)}" if record.end is not None else ""
        return f"begins {_span(record.since)}, and when is not known{end}"
    if record.end is not None:
        return f"ends {_about(record)}{_span(record.end)}" + (f", began {_span(record.since)}" if record.since else "")
    return f"since {_span(record.since)}; no end is known" if record.since else "neither beginning nor end is known"


def _span(span: Span | None) -> str:
    """As precisely as known: ``2024-12-31``, ``2024-12``, else both days."""
    if span is None:
        return "on a day that is not known"
    return str(span.partial) if span.partial else f"between {span.first} and {span.last}"


def _held_back(held: Withheld) -> str:
    expires = held.document.meta.expires
    why = {
        Reason.DRAFT: "draft",
        Reason.SCHEDULED: f"scheduled for {held.until}",
        Reason.EXPIRED: f"its last day was {expires.last if expires else ''}",
    }[held.reason]
    return f"{held.document.path}  “{held.document.meta.title}”  {why}"


def _days_to_come(found: Outlook) -> Iterator[str]:
    if not found.turns:
        yield "The site does not change by itself."
        return
    yield f"The site next changes by itself on {found.turns[0].day}"
    for turn in found.turns[:NEXT_SHOWN]:
        yield f"  {turn.day}  {'; '.join(_change(change) for change in turn.changes)}"
    if len(found.turns) > NEXT_SHOWN:
        yield f"  … and on {len(found.turns) - NEXT_SHOWN} later days (--format json lists all)"


def _change(change: Change) -> str:
    said = {
        Happening.PUBLISHED: "is published",
        Happening.REMOVED: "is shown no longer",
        Happening.TURNED: f"becomes {change.status}",
        Happening.RECORDED: "enters the log of changes",
        Happening.NEWS: "enters the sitemap of the newest news",
        Happening.AGED: "leaves the sitemap of the newest news",
    }[change.what]
    return f"{change.subject} {said}"


# ---------------------------------------------------------------------------------------------- for programs


def as_data(found: Outlook, catalog: Catalog) -> Data:
    """The outlook as JSON's own types: days are ISO, what is not known is null; every key is always there."""
    return {
        "day": found.day.isoformat(),
        "time_zone": catalog.site.time_zone,
        "expired": [_entry_data(entry) for entry in found.expired],
        "in_grace": [_entry_data(entry) for entry in found.in_grace],
        "expiring": [
            {**_entry_data(entry), "within": horizon} for horizon, entries in found.expiring for entry in entries
        ],
        "unconfirmed": [_entry_data(entry) for entry in found.unconfirmed],
        "withheld": [_withheld_data(held) for held in found.withheld],
        "next_change": found.turns[0].day.isoformat() if found.turns else None,
        "changes": [
            {
                "day": turn.day.isoformat(),
                "what": change.what.value,
                "subject": change.subject,
                "status": change.status.value if change.status else None,
            }
            for turn in found.turns
            for change in turn.changes
        ],
    }


def _entry_data(entry: Entry) -> Data:
    record, stated = entry.record, entry.record.claim.certificate
    return {
        "id": record.id,
        "organisation": stated.organisation,
        "scheme": stated.scheme,
        "level": stated.level,
        "status": entry.standing.status.value,
        "end_first": record.end.first.isoformat() if record.end else None,
        "end_last": record.end.last.isoformat() if record.end else None,
        "estimated": record.end_basis is EndBasis.ESTIMATED,
        "days_left": entry.days_left,
        "grace_until": record.grace_until.isoformat() if record.grace_until else None,
        "source": record.claim.path,
    }


def _withheld_data(held: Withheld) -> Data:
    meta = held.document.meta
    return {
        "source": held.document.path,
        "title": meta.title,
        "reason": held.reason.value,
        "publish_at": str(meta.publish_at) if meta.publish_at else None,
        "expires": str(meta.expires) if meta.expires else None,
    }
