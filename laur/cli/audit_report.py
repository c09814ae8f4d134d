"""What `audit` prints: each finding as a sentence, and the report as data for programs."""

from collections.abc import Sequence

from laur.audit import AuditFinding, AuditReport
from laur.i18n.count import Count
from laur.i18n.messages import texts
from laur.problems import Severity

AuditData = dict[str, object]

_REASONS = frozenset({"late", "refused", "no-host", "certificate", "large"})
_STATUSES = ("shown", "expected")
_ANNOTATIONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def message(found: AuditFinding, lang: str) -> str:
    """What is wrong, and what to do."""
    messages, statuses = texts("audit", lang), texts("status", lang)
    values = dict(found.values)
    for name, value in values.items():
        if name in _STATUSES:
            values[name] = statuses.get(f"status.{value}", value)
        elif value in _REASONS:
            values[name] = messages[f"reason.{value}"]
    return messages[found.code].format(**values)


def as_line(found: AuditFinding, lang: str) -> str:
    """A finding as a line: its URL, what is wrong, and its code."""
    severity = texts("audit", lang)[found.severity.value]
    return f"{found.url}: {severity}: {message(found, lang)} [{found.code}]"


def as_annotation(found: AuditFinding, lang: str) -> str:
    """A finding as an annotation of GitHub Actions."""
    text = f"{found.url}: {message(found, lang)} [{found.code}]"
    return f"::{_ANNOTATIONS[found.severity]}::" + text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def summary(report: AuditReport, shown: Sequence[AuditFinding], lang: str) -> str:
    """How much was read, and how many findings there are."""
    messages = texts("audit", lang)
    counted = {severity: sum(found.severity is severity for found in shown) for severity in Severity}
    return messages["found" if shown else "nothing-found"].format(
        url=report.url,
        certificates=Count(report.certificates, lang),
        files=Count(report.requests, lang),
        errors=Count(counted[Severity.ERROR], lang),
        warnings=Count(counted[Severity.WARNING], lang),
    )


def as_data(report: AuditReport, shown: Sequence[AuditFinding], lang: str) -> AuditData:
    """The report in the types of JSON."""
    build = report.build
    return {
        "url": report.url,
        "ok": not any(found.severity is Severity.ERROR for found in shown),
        "day": build.day.isoformat() if build else None,
        "next_change": build.next_change.isoformat() if build and build.next_change else None,
        "generator": build.generator if build else None,
        "certificates": report.certificates,
        "requests": report.requests,
        "left_out": report.left_out,
        "findings": [
            {
                "code": found.code,
                "severity": found.severity.value,
                "url": found.url,
                "values": dict(found.values),
                "message": message(found, lang),
            }
            for found in shown
        ],
    }
