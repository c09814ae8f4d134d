"""Colours: a site's palette, made from the layouts' own colours and the theme, and the contrast of its text.

Contrast is computed as in WCAG 2.2 (relative luminance; text needs 4.5 to 1, success criterion 1.4.3).
"""

from collections.abc import Iterator

from msgspec import Struct

from laur.model import Theme

TEXT_CONTRAST = 4.5

Pair = tuple[str, str]
"""A colour in light and in dark mode."""

TOKENS: dict[str, Pair] = {
    "paper": ("#fafbf8", "#0e1513"),
    "ink": ("#15211c", "#e6ebe4"),
    "soft": ("#4d5b54", "#a7b5ad"),
    "accent": ("#1d5f4a", "#84cbae"),
    "soon": ("#855600", "#efb95a"),
    "bad": ("#a2331f", "#f09a85"),
    "board": ("#12332a", "#12332a"),
}
"""The colours by their names in `layouts/assets/site.css`; a test compares them."""

_READ_ON_PAPER = ("ink", "soft", "accent", "soon", "bad")
_WHITE, _BLACK = "#ffffff", "#000000"
_STEPS = 50


class LowContrast(Struct, frozen=True):
    """A text colour with too little contrast to its background."""

    key: str
    """The theme's key to change."""
    colour: str
    background: str
    ratio: float
    nearest: str
    """The nearest value of the key that has enough contrast."""


def palette(theme: Theme) -> dict[str, Pair]:
    """The colours that the theme changes, by name.

    If the theme sets only the light accent, the dark one is made from it, to be readable in dark mode and on the board.
    """
    set_by_theme = {
        "paper": (theme.paper, theme.paper_dark),
        "ink": (theme.ink, theme.ink_dark),
        "accent": (theme.accent, theme.accent_dark),
        "board": (theme.board, theme.board),
    }
    found = {
        name: (light or TOKENS[name][0], dark or TOKENS[name][1])
        for name, (light, dark) in set_by_theme.items()
        if light or dark
    }
    if theme.accent and not theme.accent_dark:
        paper_dark = theme.paper_dark or TOKENS["paper"][1]
        board = theme.board or TOKENS["board"][1]
        found["accent"] = (theme.accent, readable(readable(theme.accent, paper_dark), board))
    return {name: (light.lower(), dark.lower()) for name, (light, dark) in found.items()}


def low_contrasts(theme: Theme) -> Iterator[LowContrast]:
    """Each colour of the theme that leaves text with too little contrast."""
    tokens = {**TOKENS, **palette(theme)}
    for mode, ending in enumerate(("", "_dark")):
        paper = tokens["paper"][mode]
        for name in _READ_ON_PAPER:
            key = f"{name}{ending}"
            if getattr(theme, key, None):
                yield from _low_contrast(key, tokens[name][mode], paper, readable(tokens[name][mode], paper))
            elif getattr(theme, f"paper{ending}"):
                own = tokens[name][mode]
                yield from _low_contrast(f"paper{ending}", own, paper, readable(paper, own))
    board, accent = tokens["board"][1], tokens["accent"][1]
    if theme.board:
        for light in (tokens["soft"][1], accent):
            yield from _low_contrast("board", light, board, readable(board, light))
    elif theme.accent_dark:
        yield from _low_contrast("accent_dark", accent, board, readable(accent, board))


def _low_contrast(key: str, colour: str, background: str, nearest: str) -> Iterator[LowContrast]:
    ratio = contrast(colour, background)
    if ratio < TEXT_CONTRAST:
        yield LowContrast(key, colour, background, ratio, nearest)


def contrast(one: str, other: str) -> float:
    """The contrast ratio, from 1 (the same colour) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: str, background: str) -> str:
    """The colour, or the nearest one towards black or white that has enough contrast to the background."""
    target = _WHITE if contrast(_WHITE, background) > contrast(_BLACK, background) else _BLACK
    steps = (mix(colour, target, step / _STEPS) for step in range(_STEPS + 1))
    return next((step for step in steps if contrast(step, background) >= TEXT_CONTRAST), target)


def mix(colour: str, other: str, share: float) -> str:
    """The colour mixed with a `share` (0 to 1) of the other."""
    parts = (round(a + (b - a) * share) for a, b in zip(_channels(colour), _channels(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
