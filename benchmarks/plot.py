"""A plot of lines on two logarithmic axes, as SVG that is readable in light and dark."""

from collections.abc import Sequence
from html import escape
from itertools import pairwise
from math import ceil, log10

from msgspec import Struct

WIDTH, HEIGHT = 720, 420
LEFT, RIGHT, TOP, BOTTOM = 64, 190, 44, 52
COLOURS = ("#7a5c00", "#2f6b3c", "#b0413e", "#2b5c8a", "#6b4a8b", "#555555")


class Line(Struct, frozen=True):
    """A name and its points, from the left to the right."""

    name: str
    points: tuple[tuple[float, float], ...]


class _Axis(Struct, frozen=True):
    """Powers of ten between two places on the drawing."""

    low: int
    high: int
    start: float
    end: float

    @classmethod
    def of(cls, values: Sequence[float], start: float, end: float) -> "_Axis":
        low = int(log10(min(values)) // 1)
        return cls(low, max(ceil(log10(max(values))), low + 1), start, end)

    def at(self, value: float) -> float:
        return self.start + (log10(value) - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def powers(self) -> list[float]:
        return [10.0**power for power in range(self.low, self.high + 1)]


def plot(title: str, across: str, up: str, lines: Sequence[Line]) -> str:
    """The drawing. Each line has its name at its end, so that nothing depends on colour alone."""
    points = [point for line in lines for point in line.points]
    x = _Axis.of([px for px, _ in points], LEFT, WIDTH - RIGHT)
    y = _Axis.of([py for _, py in points], HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"',
        ' font-family="sans-serif" font-size="13">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="24" font-size="15" font-weight="bold">{escape(title)}</text>',
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2:.0f}" y="{HEIGHT - 12}" text-anchor="middle">{escape(across)}</text>',
        f'<text transform="translate(18 {HEIGHT / 2:.0f}) rotate(-90)" text-anchor="middle">{escape(up)}</text>',
    ]
    for power in x.powers:
        at = x.at(power)
        parts.append(f'<path d="M{at:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#ddd"/>')
        parts.append(f'<text x="{at:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{power:,.10g}</text>')
    for power in y.powers:
        at = y.at(power)
        parts.append(f'<path d="M{LEFT} {at:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{power:,.10g}</text>')
    ends = _apart([y.at(line.points[-1][1]) for line in lines])
    for line, colour, end in zip(lines, COLOURS, ends, strict=False):
        path = " ".join(f"{x.at(px):.1f},{y.at(py):.1f}" for px, py in line.points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x.at(px):.1f}" cy="{y.at(py):.1f}" r="3" fill="{colour}"/>' for px, py in line.points]
        name_at = x.at(line.points[-1][0]) + 8
        parts.append(f'<text x="{name_at:.1f}" y="{end + 4:.1f}" fill="{colour}">{escape(line.name)}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _apart(places: Sequence[float], least: float = 16) -> list[float]:
    """The places of names, moved so that none covers another."""
    moved = list(places)
    order = sorted(range(len(places)), key=lambda number: places[number])
    for before, after in pairwise(order):
        moved[after] = max(moved[after], moved[before] + least)
    return moved
