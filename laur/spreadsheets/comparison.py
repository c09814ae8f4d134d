"""What a list changes: each fact is compared with the content, and with what the last list stated."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from laur.model.identifiers import identifier
from laur.spreadsheets.columns import DATES, IDENTIFIERS, SheetColumn
from laur.spreadsheets.content import StatedCertificate
from laur.spreadsheets.flat import Flat, flat_certificate

_DECIDING = (*DATES, SheetColumn.NUMBER)
"""The facts by which a certificate without an id is recognised."""


class FactOutcome(StrEnum):
    """What becomes of a fact of a list."""

    CHANGED = "changed"
    """The list states something new, and nobody else did since the last list."""
    KEPT = "kept"
    """Only the content was changed since the last list; it stays."""
    CONFLICT = "conflict"
    """They differ, and either may be right; the content stays."""


class FactChange(Struct, frozen=True):
    """A fact that differs."""

    column: SheetColumn
    outcome: FactOutcome
    old: str
    """What the content states; empty for nothing."""
    new: str
    """What the list states; empty for nothing."""


def compare(
    stated: Flat, own: Flat, last: Flat | None, columns: Iterable[SheetColumn], *, has_id: bool = True
) -> Iterator[FactChange]:
    """The facts in `columns` that differ between a list (`stated`) and the content (`own`).

    `last` is what the last list stated; None if there was none. A row without an id (`has_id`) does not take precision
    from a date: the list may be another one.
    """
    for column in columns:
        new, old = stated.get(column, ""), own.get(column, "")
        if _is_same(column, new, old) or (last is None and not new):
            continue
        is_repeated = last is not None and _is_same(column, new, last.get(column, ""))
        is_other = last is None or not has_id
        if column in DATES and is_other and not is_repeated and _is_more_precise(old, new):
            continue
        before = last.get(column, "") if last is not None else ""
        if last is not None and _is_same(column, new, before):
            outcome = FactOutcome.KEPT
        else:
            is_refined = column in DATES and last is None and _is_more_precise(new, old)
            is_ours = is_refined or _is_same(column, old, before)
            outcome = FactOutcome.CHANGED if is_ours else FactOutcome.CONFLICT
        yield FactChange(column, outcome, old, new)


def _is_same(column: SheetColumn, one: str, other: str) -> bool:
    """Whether two texts state the same: numbers in registers may be written with and without spaces, hyphens, zeros."""
    if one == other or not (one and other) or column not in IDENTIFIERS:
        return one == other
    read = identifier(column.value, one)
    return read is not None and read == identifier(column.value, other)


def _is_more_precise(one: str, other: str) -> bool:
    """Whether a date states a day or month of the other: 2024-03-12 of 2024-03."""
    return bool(other) and one.startswith(f"{other}-")


class KnownCertificates:
    """Finds the certificate of the content that a row without an id is about."""

    def __init__(self, certificates: Mapping[str, StatedCertificate]) -> None:
        self._by_subject: dict[tuple[str, str, str], list[tuple[str, Flat]]] = {}
        for key, stated in certificates.items():
            self.add(key, stated.certificate.organisation, flat_certificate(stated.certificate))

    def add(self, key: str, organisation: str, facts: Flat) -> None:
        self._by_subject.setdefault(_subject(organisation, facts), []).append((key, facts))

    def repeated(self, organisation: str, facts: Flat, among: Collection[str]) -> str | None:
        """The id of one `among` others that has all the same deciding facts; None if there is none, or no such fact."""
        deciding = [facts.get(column) for column in _DECIDING]
        for key, own in self._by_subject.get(_subject(organisation, facts), ()) if any(deciding) else ():
            if key in among and deciding == [own.get(column) for column in _DECIDING]:
                return key
        return None

    def find(self, organisation: str, facts: Flat, taken: Collection[str]) -> str | None:
        """The id of the certificate with this holder, scheme and level, and the same number or one of the same dates.

        None if there is none. A certificate without any of these facts is found by its subject alone, and one of whose
        dates only one is more precise if there is no other such certificate.
        """
        candidates = [each for each in self._by_subject.get(_subject(organisation, facts), ()) if each[0] not in taken]
        best: tuple[int, str] | None = None
        for key, own in candidates:
            common = sum(1 for column in _DECIDING if facts.get(column) and facts.get(column) == own.get(column))
            has_none = not any(facts.get(column) for column in _DECIDING) or not any(own.get(c) for c in _DECIDING)
            if (common or (has_none and len(candidates) == 1)) and (best is None or common > best[0]):
                best = (common, key)
        if best:
            return best[1]
        alike = [key for key, own in candidates if _is_alike(facts, own)]
        return alike[0] if len(alike) == 1 else None


def _is_alike(one: Flat, other: Flat) -> bool:
    """Whether a date of one certificate is that of the other, stated more precisely."""
    pairs = [(one.get(column, ""), other.get(column, "")) for column in DATES]
    return any(_is_more_precise(*pair) or _is_more_precise(*reversed(pair)) for pair in pairs)


def _subject(organisation: str, facts: Flat) -> tuple[str, str, str]:
    return (organisation, facts.get(SheetColumn.SCHEME, ""), facts.get(SheetColumn.LEVEL, ""))
