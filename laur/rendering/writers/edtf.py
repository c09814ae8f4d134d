"""Days that are known only approximately, in the Extended Date/Time Format (ISO 8601-2, levels 0 to 2)."""

from datetime import date, timedelta

from laur.register import EndBasis, StartBasis
from laur.views import RegisterEntry

_DAY = timedelta(days=1)


def edtf(first: date, last: date, *, is_estimated: bool) -> str:
    """A day between two days, both included: ``2024-12-31``, ``2024-12``, ``2024``, or ``[2024-01-05..2024-03-02]``.

    One that is computed has a tilde (“approximately”), except in a set, where the format has no place for it.
    """
    mark = "~" if is_estimated else ""
    if first == last:
        return f"{first.isoformat()}{mark}"
    after = last + _DAY if last < date.max else last
    if (first.day, first.month, after) == (1, 1, _first_of(first.year + 1, 1)):
        return f"{first.year:04}{mark}"
    if first.day == 1 and after == _first_of(first.year + first.month // 12, first.month % 12 + 1):
        return f"{first.year:04}-{first.month:02}{mark}"
    return f"[{first.isoformat()}..{last.isoformat()}]"


def _first_of(year: int, month: int) -> date:
    return date(min(year, date.max.year), month, 1)


def start_edtf(entry: RegisterEntry) -> str | None:
    """The start of a certificate; None if it is not known."""
    start = entry.start
    is_estimated = entry.start_basis == StartBasis.RECKONED
    return edtf(start.first, start.last, is_estimated=is_estimated) if start else None


def end_edtf(entry: RegisterEntry) -> str | None:
    """The last day of a certificate; None if it is not known, or open."""
    end = entry.end
    return edtf(end.first, end.last, is_estimated=entry.end_basis == EndBasis.ESTIMATED) if end else None
