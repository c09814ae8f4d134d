"""Examples for the register's tests: schemes like the real ones, and certificates written as text."""

from collections.abc import Mapping
from datetime import date

from laur.model import (
    Certificate,
    CertificateEvent,
    CountFrom,
    EndRule,
    EventType,
    IssuerPeriod,
    Kind,
    Level,
    Place,
    Places,
    Scheme,
    SchemeTerm,
    Score,
)
from laur.model.dates import PartialDate, Term, parse_partial, parse_term
from laur.problems import Problem
from laur.register import Claim, Record, Status, StatusOnDay, records, status_on

LABEL = Scheme(
    name={"": "Label"},
    issuers=(
        IssuerPeriod(name="Old Office", to=PartialDate(2018)),
        IssuerPeriod(name="New Office", start=PartialDate(2019)),
    ),
    levels=tuple(
        Level(id=name, rank=rank, name={"": name}) for rank, name in enumerate(("bronze", "silver", "gold"), 1)
    ),
    term=SchemeTerm(initial=Term(2), renewal=Term(3)),
    count_from=CountFrom.ASSESSED,
    end_rule=EndRule.MONTH_END,
    grace_after_expiry=Term(1),
)
STATUS = Scheme(name={"": "Status"}, term=SchemeTerm(initial=Term(3)), count_from=CountFrom.AWARDED)
PLAIN = Scheme(name={"": "Plain"})
SCHEMES: Mapping[str, Scheme] = {"label": LABEL, "status": STATUS, "plain": PLAIN}


def partial(text: str) -> PartialDate:
    parsed = parse_partial(text)
    assert parsed is not None
    return parsed


def day(text: str) -> date:
    return date.fromisoformat(text)


def certificate(
    id_: str, scheme: str = "status", *, organisation: str = "kom", events: str = "", **stated: str
) -> Certificate:
    """A certificate from texts: dates as in front matter, events as ``suspended 2024-05, …``."""
    values: dict[str, object] = dict(stated)
    for name in ("assessed", "awarded", "valid_from", "valid_until"):
        if name in stated and stated[name] != "open":
            values[name] = partial(stated[name])
    if "term" in stated:
        values["term"] = parse_term(stated["term"])
    if "kind" in stated:
        values["kind"] = Kind(stated["kind"])
    if "score" in stated:
        value, maximum = stated["score"].split("/")
        values["score"] = Score(value=float(value), max=float(maximum))
    happened = tuple(
        CertificateEvent(type=EventType(what), date=partial(when))
        for what, when in (event.split() for event in events.split(",") if event.strip())
    )
    return Certificate(id=id_, organisation=organisation, scheme=scheme, events=happened, **values)  # type: ignore[arg-type]


def claims(*certificates: Certificate) -> list[Claim]:
    return [Claim(each, f"news/{each.id}.md", "certificates.0", (f"news/{each.id}.md",)) for each in certificates]


def places(*certificates: Certificate) -> dict[str, Places]:
    """In every document the certificate is in line 10, its first field in line 11, and so on in the model's order."""
    found = {"certificates.0": Place(10, 5)}
    found |= {f"certificates.0.{name}": Place(line, 7) for line, name in enumerate(Certificate.__struct_fields__, 11)}
    return {f"news/{each.id}.md": Places.of(found) for each in certificates}


def line_of(field: str) -> int:
    """The line on which `places` puts a field."""
    return Certificate.__struct_fields__.index(field) + 11


def register(*certificates: Certificate, schemes: Mapping[str, Scheme] = SCHEMES) -> Mapping[str, Record]:
    return records(claims(*certificates), schemes, places(*certificates))[0]


def problems(*certificates: Certificate, schemes: Mapping[str, Scheme] = SCHEMES) -> tuple[Problem, ...]:
    return records(claims(*certificates), schemes, places(*certificates))[1]


def codes(*certificates: Certificate, schemes: Mapping[str, Scheme] = SCHEMES) -> list[str]:
    return [problem.code for problem in problems(*certificates, schemes=schemes)]


def on(when: str, first: Certificate, *others: Certificate, schemes: Mapping[str, Scheme] = SCHEMES) -> StatusOnDay:
    """The status of the first certificate on a day."""
    return status_on(register(first, *others, schemes=schemes)[first.id], day(when))


def status(when: str, first: Certificate, *others: Certificate, schemes: Mapping[str, Scheme] = SCHEMES) -> Status:
    return on(when, first, *others, schemes=schemes).status
