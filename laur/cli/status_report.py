"""What `status` prints: the forecast as lines in the language of the user, and as data for programs."""

from collections.abc import Iterator, Sequence

from laur.catalog import Catalog
from laur.catalog.forecast import Forecast, ForecastChange, ForecastEntry
from laur.catalog.names import award_name, holder_name
from laur.catalog.publication import Withheld, WithheldReason, embargoed
from laur.i18n.count import Count
from laur.i18n.messages import texts
from laur.model.dates import Moment
from laur.register import Doubt, EndBasis, Record, Span

Data = dict[str, object]

DAYS_LISTED = 12
"""The number of days with changes that are listed as text; the data has all of them."""


# ---------------------------------------------------------------------------------------------- for people


class StatusReport:
    """A forecast in one language."""

    def __init__(self, found: Forecast, catalog: Catalog, lang: str, address: str = "") -> None:
        self._found, self._catalog, self._lang, self._address = found, catalog, lang, address
        self._texts = texts("status", lang)

    def lines(self) -> Iterator[str]:
        """The forecast as text, without empty sections."""
        found, text = self._found, self._text
        yield text("as-of", day=found.day, zone=self._catalog.site.time_zone)
        yield from _section(text("expired"), [self._entry(each, self._ended(each)) for each in found.expired])
        yield from _section(text("in-grace"), [self._entry(each, self._in_grace(each)) for each in found.in_grace])
        for horizon, entries in found.expiring:
            title = text("expiring", days=Count(horizon, self._lang))
            yield from _section(title, [self._entry(each, self._ends(each)) for each in entries])
        unconfirmed = [self._entry(each, self._unconfirmed(each)) for each in found.unconfirmed]
        yield from _section(text("unconfirmed"), unconfirmed)
        yield from _section(text("withheld"), [self._withheld(each) for each in found.withheld])
        yield from preview_section(self._catalog, self._address, self._lang)
        yield ""
        yield from self._changes()

    def errors(self, problems: str, program: str) -> str:
        """A warning that the site is not published because of errors; `problems` is their summary."""
        return self._text("errors", problems=problems, prog=program)

    def _text(self, message: str, **values: object) -> str:
        return self._texts[message].format(**values)

    def _entry(self, entry: ForecastEntry, when: str) -> str:
        return f"{entry.record.id}  {_named(entry.record, self._catalog)}  {when}"

    def _ended(self, entry: ForecastEntry) -> str:
        return self._text("ended", end=self._end(entry.record))

    def _in_grace(self, entry: ForecastEntry) -> str:
        return self._text("ended-in-grace", end=self._end(entry.record), until=entry.record.grace_until)

    def _end(self, record: Record) -> str:
        """The end; “about” marks a computed day or month, but not a range, which is inexact by itself."""
        is_single = record.end is not None and record.end.partial is not None
        about = self._text("about") if is_single and record.end_basis is EndBasis.ESTIMATED else ""
        return f"{about}{self._span(record.end)}"

    def _ends(self, entry: ForecastEntry) -> str:
        left, end = entry.days_left, entry.record.end
        if end is not None and end.first != end.last:
            rest = self._text("valid-until-at-least", day=end.first)
        elif left:
            rest = self._text("days-left", days=Count(left, self._lang))
        else:
            rest = self._text("last-day")
        return f"{self._text('ends', end=self._end(entry.record))}; {rest}"

    def _unconfirmed(self, entry: ForecastEntry) -> str:
        record, text = entry.record, self._text
        ends = text("ends", end=self._end(record)) if record.end is not None else ""
        since = self._span(record.since)
        if entry.on_day.doubt is Doubt.BEGINNING:
            return "; ".join(part for part in (text("begins", since=since), ends) if part)
        if ends:
            return f"{ends}, {text('began', since=since)}" if record.since else ends
        return text("no-end", since=since) if record.since else text("no-dates")

    def _span(self, span: Span | None) -> str:
        """A day as precisely as it is known: ``2024-12-31``, ``2024-12``, or the first and the last possible day."""
        if span is None:
            return self._text("unknown-day")
        return str(span.partial) if span.partial else self._text("between", first=span.first, last=span.last)

    def _withheld(self, held: Withheld) -> str:
        meta = held.document.meta
        day = meta.publish_at if held.reason is WithheldReason.SCHEDULED else meta.expires.last if meta.expires else ""
        title = self._text("title", title=meta.title)
        return f"{held.document.path}  {title}  {self._text(f'withheld.{held.reason.value}', day=day)}"

    def _changes(self) -> Iterator[str]:
        turns = self._found.turns
        if not turns:
            yield self._text("no-change")
            return
        yield self._text("next-change", day=_moment(turns[0].at))
        for turn in turns[:DAYS_LISTED]:
            yield f"  {_moment(turn.at)}  {'; '.join(self._change(change) for change in turn.changes)}"
        if len(turns) > DAYS_LISTED:
            more = {turn.day for turn in turns[DAYS_LISTED:]}
            yield f"  {self._text('more-days', days=Count(len(more), self._lang))}"

    def _change(self, change: ForecastChange) -> str:
        status = self._text(f"status.{change.status.value}") if change.status else ""
        return self._text(f"change.{change.what.value}", name=change.subject, status=status)


def preview_section(catalog: Catalog, address: str, lang: str) -> Iterator[str]:
    """The title of each preview, until when it is there, and its URL below `address`, which an editor sends to people.

    Without an address, the URLs have no host.
    """
    line = texts("status", lang)["preview"]
    lines = [
        line.format(title=held.meta.title, until=held.meta.publish_at, url=f"{address.rstrip('/')}{url}")
        for held in embargoed(catalog.withheld)
        if (url := catalog.previews.get(held.path))
    ]
    yield from _section(texts("status", lang)["previews"], lines)


def _moment(at: Moment) -> str:
    """A day, with the time unless it is the beginning of the day."""
    return str(at.day if at == Moment(at.day).first else at)


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield f"{title}: {len(lines)}"
        yield from (f"  {line}" for line in lines)


def _named(record: Record, catalog: Catalog) -> str:
    """The holder, the level and the scheme: “Klaster Alfa: Złoto, Znak”."""
    stated = record.claim.certificate
    return f"{holder_name(stated, catalog)}: {award_name(stated, catalog)}"


# ---------------------------------------------------------------------------------------------- for programs


def as_data(found: Forecast, catalog: Catalog, address: str = "") -> Data:
    """The forecast in the types of JSON. Days are ISO dates, unknown values are null, and every key is always there."""
    return {
        "day": found.day.isoformat(),
        "time_zone": catalog.site.time_zone,
        "expired": [_entry_data(entry) for entry in found.expired],
        "in_grace": [_entry_data(entry) for entry in found.in_grace],
        "expiring": [
            {**_entry_data(entry), "within": horizon} for horizon, entries in found.expiring for entry in entries
        ],
        "unconfirmed": [_entry_data(entry) for entry in found.unconfirmed],
        "withheld": [_withheld_data(held, catalog, address) for held in found.withheld],
        "next_change": found.turns[0].day.isoformat() if found.turns else None,
        "next_change_at": _instant(found.turns[0].at, catalog) if found.turns else None,
        "changes": [
            {
                "day": turn.day.isoformat(),
                "at": _instant(turn.at, catalog),
                "what": change.what.value,
                "subject": change.subject,
                "status": change.status.value if change.status else None,
            }
            for turn in found.turns
            for change in turn.changes
        ],
    }


def _instant(at: Moment, catalog: Catalog) -> str:
    """A moment in RFC 3339: ``2024-12-20T10:00:00+01:00``."""
    return at.in_zone(catalog.site.time_zone).isoformat()


def _entry_data(entry: ForecastEntry) -> Data:
    record, stated = entry.record, entry.record.claim.certificate
    return {
        "id": record.id,
        "organisation": stated.organisation,
        "scheme": stated.scheme,
        "level": stated.level,
        "status": entry.on_day.status.value,
        "end_first": record.end.first.isoformat() if record.end else None,
        "end_last": record.end.last.isoformat() if record.end else None,
        "estimated": record.end_basis is EndBasis.ESTIMATED,
        "days_left": entry.days_left,
        "grace_until": record.grace_until.isoformat() if record.grace_until else None,
        "source": record.claim.path,
    }


def _withheld_data(held: Withheld, catalog: Catalog, address: str) -> Data:
    meta = held.document.meta
    preview = catalog.previews.get(held.document.path) if held.reason is WithheldReason.SCHEDULED else None
    return {
        "source": held.document.path,
        "title": meta.title,
        "reason": held.reason.value,
        "publish_at": str(meta.publish_at) if meta.publish_at else None,
        "expires": str(meta.expires) if meta.expires else None,
        "preview": f"{address.rstrip('/')}{preview}" if preview else None,
    }
