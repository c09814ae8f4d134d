"""The register as of the catalog's day: records, statuses, and indexes to them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from laur.catalog.union import NO_UNION, RegisterUnion, lenient
from laur.memo import Memo
from laur.model import (
    AnnouncementDocument,
    Certificate,
    CertificateRef,
    OrganisationDocument,
    Places,
    SchemeDocument,
    Unreadable,
    certificates_of,
)
from laur.model.dates import MONTHS_IN_YEAR, add_months
from laur.problems import Problem, in_order, nearest, problem
from laur.register import Claim, Record, StatusOnDay, records, status_on, timeline

_OF_SCHEME = frozenset({"level-missing", "level-unknown", "level-needless", "issuer-unknown", "issuer-outside-period"})
"""Problems that can follow from a scheme that could not be read completely."""
_OF_ABSENCE = frozenset({"level-missing", "certificate-overlap", "predecessor-missing", "predecessor-ambiguous"})
"""Problems that can follow from a certificate that could not be read completely."""

Stating = AnnouncementDocument | OrganisationDocument
"""A document that can state certificates."""


class Awards(Struct, frozen=True):
    """All certificates of the published announcements and of the organisations, by id."""

    records: Mapping[str, Record]
    statuses: Mapping[str, StatusOnDay]
    by_organisation: Mapping[str, tuple[str, ...]]
    by_scheme: Mapping[str, tuple[str, ...]]


def announced(document: AnnouncementDocument, registered: Awards) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The certificates that an announcement reports as news, and those that it only mentions as held for long."""
    found: dict[bool, list[str]] = {True: [], False: []}
    for entry in document.meta.certificates:
        key = entry.id if isinstance(entry, Certificate) else entry.ref
        record = registered.records.get(key)
        if record is not None and document.path in record.claim.evidence:
            found[_is_announced(entry, record.claim.certificate, document)].append(key)
    return tuple(dict.fromkeys(found[True])), tuple(dict.fromkeys(found[False]))


def _is_announced(
    entry: Certificate | CertificateRef, certificate: Certificate, document: AnnouncementDocument
) -> bool:
    """As the `entry` of the announcement states it; else not if it began more than a year before the announcement."""
    if entry.announces is not None:
        return entry.announces
    began = certificate.awarded or certificate.valid_from or certificate.assessed
    published = document.meta.date
    return not (began and published and began.last < add_months(published.first, -MONTHS_IN_YEAR))


def timeline_steps(record: Record) -> tuple[tuple[date, StatusOnDay], ...]:
    """The status over time, as (first day, status) pairs.

    Changes that are not shown are left out, so a page changes only on days when its wording does.
    """
    steps: list[tuple[date, StatusOnDay]] = []
    for day, then in timeline(record):
        if not steps or not then.has_wording_of(steps[-1][1]):
            steps.append((day, then))
    return tuple(steps)


def awards(
    stating: Iterable[Stating],
    schemes: Mapping[str, SchemeDocument],
    day: date,
    unreadable: Unreadable,
    memo: Memo,
    union: RegisterUnion = NO_UNION,
) -> tuple[Awards, tuple[Problem, ...]]:
    """The register that these documents state, with each status as of `day`, and what is wrong in it.

    Problems that follow only from something `unreadable` are not reported.
    """
    documents = tuple(document for document in stating if document.meta.certificates)
    stated = tuple((document.path, document.meta.certificates, document.places) for document in documents)
    made_from = (stated, tuple(schemes.values()), day, (unreadable,), union)
    return memo.get("awards", made_from, partial(_awards, documents, schemes, day, unreadable, union))


def own_claims(stating: Iterable[Stating]) -> tuple[Claim, ...]:
    """The certificates that these documents state."""
    return tuple(
        Claim(entry, document.path, f"certificates.{index}")
        for document in stating
        for index, entry in enumerate(certificates_of(document))
        if isinstance(entry, Certificate)
    )


def _awards(
    documents: Sequence[Stating],
    schemes: Mapping[str, SchemeDocument],
    day: date,
    unreadable: Unreadable,
    union: RegisterUnion,
) -> tuple[Awards, tuple[Problem, ...]]:
    places = {**{document.path: document.places for document in documents}, **union.places}
    claims, missing = _claims(documents, union)
    made, problems = records(claims, {key: scheme.meta for key, scheme in schemes.items()}, places)
    register = Awards(
        made,
        {key: status_on(record, day) for key, record in made.items()},
        _grouped((record.claim.certificate.organisation, key) for key, record in made.items()),
        _grouped((record.claim.certificate.scheme, key) for key, record in made.items()),
    )
    problems = in_order((*lenient(problems, union), *union.problems))
    return register, tuple(found for found in (*missing, *problems) if not _is_due_to(unreadable, found, made, schemes))


def _is_due_to(
    unreadable: Unreadable, found: Problem, made: Mapping[str, Record], schemes: Mapping[str, SchemeDocument]
) -> bool:
    """Whether a problem may disappear once what could not be read is fixed."""
    if found.code == "certificate-unknown":
        return found.values["value"] in unreadable.certificates
    if found.code in _OF_ABSENCE and (unreadable.certificates or _is_of(unreadable, found, made)):
        return True
    record = made.get(found.values.get("certificate", ""))
    scheme = schemes.get(record.claim.certificate.scheme) if record else None
    return found.code in _OF_SCHEME and scheme is not None and scheme.path in unreadable.faulty


def _is_of(unreadable: Unreadable, found: Problem, made: Mapping[str, Record]) -> bool:
    """Whether a problem is about certificates of a file that could not be read completely."""
    other = made.get(found.values.get("other", ""))
    return found.path in unreadable.faulty or (other is not None and other.claim.path in unreadable.faulty)


def _claims(documents: Sequence[Stating], union: RegisterUnion) -> tuple[list[Claim], list[Problem]]:
    """All certificates with their evidence, and a problem for each reference to an unknown one."""
    evidence: defaultdict[str, list[str]] = defaultdict(list)
    reports: defaultdict[str, list[date]] = defaultdict(list)
    stated: list[tuple[Certificate, Stating, str]] = []
    referred: list[tuple[CertificateRef, str, str, Places]] = []
    for document in documents:
        for index, entry in enumerate(certificates_of(document)):
            key = f"certificates.{index}"
            if isinstance(document, AnnouncementDocument) and document.meta.date:
                reports[entry.id if isinstance(entry, Certificate) else entry.ref].append(document.meta.date.last)
            if isinstance(entry, Certificate):
                stated.append((entry, document, key))
            else:
                evidence[entry.ref].append(document.path)
                referred.append((entry, document.path, key, document.places))
    known = {certificate.id for certificate, _, _ in stated}
    known.update(claim.certificate.id for claim in union.claims)
    problems = [
        problem(
            "certificate-unknown",
            path,
            places.at(f"{key}.ref"),
            length=len(ref.ref),
            value=ref.ref,
            nearest=nearest(ref.ref, known),
        )
        for ref, path, key, places in referred
        if ref.ref not in known
    ]
    claims = [
        Claim(
            certificate,
            document.path,
            key,
            _evidence(document, evidence[certificate.id]),
            min(reports[certificate.id], default=None),
        )
        for certificate, document, key in stated
    ]
    claims += (_referred(claim, evidence) for claim in union.claims)
    return claims, problems


def _referred(claim: Claim, evidence: Mapping[str, Sequence[str]]) -> Claim:
    """A member's claim with our announcements that refer to it."""
    found = evidence.get(claim.certificate.id)
    return replace(claim, evidence=tuple(dict.fromkeys(found))) if found else claim


def _evidence(document: Stating, referring: Iterable[str]) -> tuple[str, ...]:
    """The announcements that state a certificate or refer to it; an organisation's own document is no evidence."""
    stating = (document.path,) if isinstance(document, AnnouncementDocument) else ()
    return tuple(dict.fromkeys((*stating, *referring)))


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for group, key in pairs:
        groups[group].append(key)
    return {group: tuple(keys) for group, keys in groups.items()}
