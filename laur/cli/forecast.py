"""What `status` says: an outlook as lines for people, in their language, and as data for programs."""

from collections.abc import Iterator, Sequence

from laur.catalog import Catalog
from laur.catalog.forecast import Forecast, ForecastChange, ForecastEntry
from laur.catalog.publication import Withheld, WithheldReason
from laur.cli.forecast_messages import WORDS, status_word
from laur.i18n import localised
from laur.register import Doubt, EndBasis, Record, Span

Data = dict[str, object]

NEXT_SHOWN = 12
"""How many of the days to come are listed as text; the data has all."""


# ---------------------------------------------------------------------------------------------- for people


class ForecastPrinter:
    """Tells an outlook in one language."""

    def __init__(self, found: Forecast, catalog: Catalog, lang: str) -> None:
        self._found, self._catalog, self._lang = found, catalog, lang

    def lines(self) -> Iterator[str]:
        """The outlook as text; what there is none of is left out."""
        found, say = self._found, self._say
        yield say("as-of", day=found.day, zone=self._catalog.site.time_zone)
        yield from _section(say("expired"), [self._entry(each, self._ended(each.record)) for each in found.expired])
        yield from _section(say("in-grace"), [self._entry(each, self._in_grace(each)) for each in found.in_grace])
        for horizon, entries in found.expiring:
            title = say("expiring", days=horizon)
            yield from _section(title, [self._entry(each, self._ends(each)) for each in entries])
        yield from _section(say("unconfirmed"), [self._entry(each, self._doubt(each)) for each in found.unconfirmed])
        yield from _section(say("withheld"), [self._held_back(each) for each in found.withheld])
        yield ""
        yield from self._days_to_come()

    def _say(self, key: str, **values: object) -> str:
        return WORDS[self._lang][key].format(**values)

    def _entry(self, entry: ForecastEntry, when: str) -> str:
        return f"{entry.record.id}  {_named(entry.record, self._catalog)}  {when}"

    def _in_grace(self, entry: ForecastEntry) -> str:
        return self._say("grace", ended=self._ended(entry.record), until=entry.record.grace_until)

    def _end(self, record: Record) -> str:
        about = self._say("about") if record.end_basis is EndBasis.ESTIMATED else ""
        return f"{about}{self._span(record.end)}"

    def _ended(self, record: Record) -> str:
        return self._say("ended", end=self._end(record))

    def _ends(self, entry: ForecastEntry) -> str:
        left, end = entry.days_left, entry.record.end
        if end is not None and end.first != end.last:
            rest = self._say("surely", day=end.first)
        elif left:
            rest = self._say("day-left" if left == 1 else "days-left", days=left)
        else:
            rest = self._say("last-day")
        return f"{self._say('ends', end=self._end(entry.record))}; {rest}"

    def _doubt(self, entry: ForecastEntry) -> str:
        record, say = entry.record, self._say
        ends = say("ends", end=self._end(record)) if record.end is not None else ""
        since = self._span(record.since)
        if entry.standing.doubt is Doubt.BEGINNING:
            return "; ".join(part for part in (say("begins", since=since), ends) if part)
        if ends:
            return f"{ends}, {say('began', since=since)}" if record.since else ends
        return say("no-end", since=since) if record.since else say("neither")

    def _span(self, span: Span | None) -> str:
        """As precisely as known: ``2024-12-31``, ``2024-12``, else both days."""
        if span is None:
            return self._say("some-day")
        return str(span.partial) if span.partial else self._say("between", first=span.first, last=span.last)

    def _held_back(self, held: Withheld) -> str:
        expires = held.document.meta.expires
        day = held.until if held.reason is WithheldReason.SCHEDULED else expires.last if expires else ""
        quoted = self._say("quoted", title=held.document.meta.title)
        return f"{held.document.path}  {quoted}  {self._say(f'held-{held.reason.value}', day=day)}"

    def _days_to_come(self) -> Iterator[str]:
        turns = self._found.turns
        if not turns:
            yield self._say("never")
            return
        yield self._say("next", day=turns[0].day)
        for turn in turns[:NEXT_SHOWN]:
            yield f"  {turn.day}  {'; '.join(self._change(change) for change in turn.changes)}"
        if len(turns) > NEXT_SHOWN:
            yield f"  {self._say('later', days=len(turns) - NEXT_SHOWN)}"

    def _change(self, change: ForecastChange) -> str:
        status = status_word(change.status, self._lang) if change.status else ""
        return f"{change.subject} {self._say(f'turn-{change.what.value}', status=status)}"


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield f"{title}: {len(lines)}"
        yield from (f"  {line}" for line in lines)


def _named(record: Record, catalog: Catalog) -> str:
    """“Klaster Alfa: Znak, Złoto”."""
    stated, default = record.claim.certificate, catalog.site.lang
    holder, scheme = catalog.organisations.get(stated.organisation), catalog.schemes.get(stated.scheme)
    name = localised(scheme.meta.name, default, default) if scheme else stated.scheme
    levels = scheme.meta.levels if scheme else ()
    level = next((localised(each.name, default, default) for each in levels if each.id == stated.level), stated.level)
    return f"{holder.meta.name if holder else stated.organisation}: {name}{f', {level}' if level else ''}"


# ---------------------------------------------------------------------------------------------- for programs


def as_data(found: Forecast, catalog: Catalog) -> Data:
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


def _entry_data(entry: ForecastEntry) -> Data:
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
