"""What an audit finds: values with a permanent code, the URL concerned, and the values that the message needs."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from laur.problems import Severity

_E, _W, _H = Severity.ERROR, Severity.WARNING, Severity.HINT

CODES: Mapping[str, Severity] = {
    # the site as a whole
    "site-unreachable": _E,
    "home-moved": _E,
    "not-https": _E,
    "http-stays": _W,
    "address-differs": _W,
    "limit-reached": _H,
    # is it of today?
    "build-unreadable": _E,
    "built-in-future": _E,
    "rebuild-overdue": _E,
    "certificate-outdated": _E,
    # the register and what repeats it
    "file-missing": _E,
    "file-unreadable": _E,
    "register-contradicts-dates": _E,
    "register-status-wrong": _E,
    "table-status-wrong": _E,
    "record-differs": _E,
    "page-status-wrong": _E,
    "page-date-wrong": _E,
    "page-without-status": _W,
    "words-differ": _E,
    "badge-status-wrong": _E,
    "change-missing": _E,
    "change-unexpected": _E,
    "event-missing": _E,
    "event-unexpected": _E,
    "event-date-wrong": _E,
    # how it is served
    "asset-missing": _E,
    "asset-damaged": _E,
    "page-missing": _E,
    "not-found-served": _E,
    "not-found-foreign": _W,
    "redirect-missing": _W,
    "type-wrong": _W,
    "header-missing": _W,
    "policy-weak": _W,
    "cached-too-long": _W,
}
"""Every code with its severity. Errors misinform readers, or leave them without a page."""


class AuditFinding(Struct, frozen=True, order=True):
    """One thing that is wrong on a published site."""

    code: str
    url: str
    values: tuple[tuple[str, str], ...] = ()
    """The values of the message, by name."""

    @property
    def severity(self) -> Severity:
        return CODES[self.code]


def finding(code: str, url: str, **values: object) -> AuditFinding:
    """A finding with its values as strings. Raises KeyError for an unknown code."""
    return AuditFinding(CODES[code] and code, url, tuple((name, str(value)) for name, value in values.items()))


def in_order(findings: Iterable[AuditFinding]) -> tuple[AuditFinding, ...]:
    """The findings without duplicates: errors first, those of one kind together."""
    order = {code: number for number, code in enumerate(CODES)}
    return tuple(sorted(set(findings), key=lambda f: (f.severity.rank, order[f.code], f.url, f.values)))
