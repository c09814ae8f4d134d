"""Reads a score as announcements write it: ``136/140``, ``136 pkt/140 pkt``, ``136,5 z 140 punktów``."""

import re

from laur.frontmatter.suggest import number_for

_BETWEEN = re.compile(r"(?<!\s)\s*+/\s*+|(?<!\s)\s++(?:z|na|of|out of|from)\s++", re.IGNORECASE)


def score_of(text: str) -> tuple[str, str] | None:
    """The points and the highest possible number of points, as plain digits; None if the text does not state both."""
    parts = _BETWEEN.split(text.strip())
    if len(parts) != 2:
        return None
    points, most = (number_for(part) or _decimal(part) for part in parts)
    return (points, most) if points and most else None


def _decimal(text: str) -> str | None:
    return text.strip() if re.fullmatch(r"\d{1,9}\.\d{1,4}", text.strip(), re.ASCII) else None
