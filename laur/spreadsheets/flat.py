"""A certificate and its holder as the cells of one row, and back: every fact as one text."""

import re
from collections.abc import Mapping

from laur.frontmatter.answers import Answer
from laur.model import Certificate, Organisation, Source
from laur.model.identifiers import IdentifierScheme
from laur.spreadsheets.columns import DATES, IDENTIFIERS, SheetColumn

Flat = Mapping[SheetColumn, str]
"""Texts by column; a fact that is not stated is left out."""

_TEXTS = (SheetColumn.LEVEL, SheetColumn.NUMBER, SheetColumn.ISSUER, SheetColumn.SUPERSEDES)
OF_CERTIFICATE = (
    *(SheetColumn.SCHEME, *_TEXTS, SheetColumn.KIND, *DATES, SheetColumn.TERM, SheetColumn.SCORE),
    *(SheetColumn.SCORE_MAX, SheetColumn.INDICATORS, SheetColumn.AREAS, SheetColumn.EVENTS, SheetColumn.SOURCES),
)
"""The columns that state facts of a certificate."""
OF_ORGANISATION = (
    *(SheetColumn.ORGANISATION, SheetColumn.SHORT_NAME, SheetColumn.COUNTRY, SheetColumn.REGION, SheetColumn.CITY),
    *(SheetColumn.URL, *IDENTIFIERS),
)
"""The columns that state facts of the holder."""
_EVENT = re.compile(r"([^\d(]*?[^\d(\s])\s++(\S++)(?:\s++\((.*)\))?")
_SOURCE = re.compile(r"(.*?)(?<!\s)\s*+<(https?://[^<>\s]++|(?=>\s*<))>(?:\s*+<(https?://[^<>\s]++)>)?", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://([^/\s]++)\S*+", re.IGNORECASE)


def flat_certificate(certificate: Certificate) -> Flat:
    """The facts of a certificate, ids of scheme and level included."""
    found: dict[SheetColumn, str] = {SheetColumn.SCHEME: certificate.scheme}
    for column in (*_TEXTS, *DATES, SheetColumn.TERM, SheetColumn.INDICATORS):
        value = getattr(certificate, column.value)
        found[column] = "" if value is None else str(value)
    found[SheetColumn.KIND] = certificate.kind.value if certificate.kind else ""
    if certificate.score:
        found[SheetColumn.SCORE] = number_text(certificate.score.value)
        found[SheetColumn.SCORE_MAX] = number_text(certificate.score.max)
    found[SheetColumn.AREAS] = "; ".join(certificate.areas)
    found[SheetColumn.EVENTS] = "; ".join(
        f"{event.type.value} {event.date}{f' ({event.reason})' if event.reason else ''}" for event in certificate.events
    )
    found[SheetColumn.SOURCES] = " ; ".join(
        " ".join((source.title, *_in_brackets(source))) for source in certificate.sources
    )
    return {column: text for column, text in found.items() if text}


def _in_brackets(source: Source) -> tuple[str, ...]:
    """The address of a source and that of its copy in an archive: ``<address> <copy>``."""
    if source.archived:
        return f"<{source.url or ''}>", f"<{source.archived}>"
    return (f"<{source.url}>",) if source.url else ()


def flat_organisation(meta: Organisation) -> Flat:
    """The facts of a holder."""
    found = {
        SheetColumn.ORGANISATION: meta.name,
        SheetColumn.SHORT_NAME: meta.short_name or "",
        SheetColumn.COUNTRY: meta.country or "",
        SheetColumn.REGION: meta.region or "",
        SheetColumn.CITY: meta.city or "",
        SheetColumn.URL: meta.url or "",
    }
    found |= {SheetColumn(each.value): meta.identifiers.get(each.value, "") for each in IdentifierScheme}
    return {column: text for column, text in found.items() if text}


def number_text(value: float) -> str:
    """A number without needless decimals: ``136``, ``136.5``."""
    return str(int(value)) if value == int(value) else repr(value)


def certificate_answers(flat: Flat) -> dict[str, Answer]:
    """The front matter that these texts state."""
    simple = (*_TEXTS, SheetColumn.SCHEME, SheetColumn.KIND, *DATES, SheetColumn.TERM, SheetColumn.INDICATORS)
    found: dict[str, Answer] = {column.value: flat[column] for column in simple if flat.get(column)}
    if flat.get(SheetColumn.SCORE) and flat.get(SheetColumn.SCORE_MAX):
        found["score"] = {"value": flat[SheetColumn.SCORE], "max": flat[SheetColumn.SCORE_MAX]}
    areas = [area.strip() for area in flat.get(SheetColumn.AREAS, "").split(";") if area.strip()]
    events = [_event(text) for text in _parts(flat.get(SheetColumn.EVENTS, ""), ";")]
    sources = [_source(text) for text in _parts(flat.get(SheetColumn.SOURCES, ""), " ; ")]
    lists: dict[str, list[Answer]] = {"areas": [*areas], "events": [*events], "sources": [*sources]}
    return found | {key: value for key, value in lists.items() if value}


def organisation_answers(flat: Flat) -> dict[str, Answer]:
    """The front matter of a holder that these texts state."""
    names = {SheetColumn.ORGANISATION: "name"}
    simple = [column for column in OF_ORGANISATION if column not in IDENTIFIERS]
    found: dict[str, Answer] = {names.get(column, column.value): flat[column] for column in simple if flat.get(column)}
    numbers: dict[str, Answer] = {column.value: flat[column] for column in IDENTIFIERS if flat.get(column)}
    return found | ({"identifiers": numbers} if numbers else {})


def _parts(text: str, separator: str) -> list[str]:
    return [part.strip() for part in re.split(separator, text) if part.strip()]


def _event(text: str) -> Answer:
    """``suspended 2024-05 (overdue audit)``."""
    match = _EVENT.fullmatch(text)
    if match is None:
        return {"type": text, "date": ""}
    return {"type": match[1], "date": match[2], **({"reason": match[3]} if match[3] else {})}


def _source(text: str) -> Answer:
    """``List of holders <https://example.org/list>``, an address alone, or a title alone; ``<address> <copy>``."""
    match = _SOURCE.fullmatch(text)
    if match:
        host = _ADDRESS.match(match[2] or match[3])
        addresses = {"url": match[2], "archived": match[3]}
        title: dict[str, Answer] = {"title": match[1] or (host[1] if host else match[2])}
        return title | {key: address for key, address in addresses.items() if address}
    alone = _ADDRESS.fullmatch(text)
    return {"title": alone[1], "url": text} if alone else {"title": text}
