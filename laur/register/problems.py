"""The register's problems: each is a `Problem` at the line of the certificate that it is about."""

from collections.abc import Mapping

from laur.model import Place, Places
from laur.problems import Problem
from laur.register.record import Claim

PlacesByPath = Mapping[str, Places]
"""The places of each document's fields, by its path. A problem in a document without places is about the whole file."""


def problem_at(places: PlacesByPath, claim: Claim, code: str, field: str = "", **values: object) -> Problem:
    """A problem at a field of a claim (``level``, ``events.0.date``), or at the certificate if no field is given."""
    key = f"{claim.key}.{field}" if field else claim.key
    texts = {name: str(value) for name, value in values.items() if value is not None}
    length = len(texts["value"]) if field and "value" in texts else 1
    return Problem(
        code, claim.path, place_of(places, claim, key), {"certificate": claim.certificate.id, **texts}, length
    )


def place_of(places: PlacesByPath, claim: Claim, key: str) -> Place:
    """The place of a key in a claim's document, or of the nearest key around it."""
    known = places.get(claim.path)
    return known.at(key) if known is not None else Place()


def location(places: PlacesByPath, claim: Claim) -> str:
    """The place of a claim as a text: ``news/2023/gold.md:12``."""
    line = place_of(places, claim, claim.key).line
    return f"{claim.path}:{line}" if line else claim.path
