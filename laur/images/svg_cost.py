"""What a browser must do to show a drawing: how many elements it draws, and how many costly effects.

A drawing of a few hundred bytes can use a group that uses a group, and so on, or blur all of it a thousand times. Both
are counted as they are drawn: what an element refers to (`use`, filters, masks, patterns, clip paths, markers) counts
each time.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

MAX_SHOWN = 100_000
"""How many elements may be drawn, each counted as often as it is used."""
MOST_EFFECTS = 400
"""In units: three masks or patterns, or a blur of ten pixels, are about one. Chromium paints as many in seconds."""
_LONGEST_CHAIN = 200
"""References to elements that refer to others: drawing programs write a handful."""
_REFERENCE = re.compile(r"""url\(\s*+["']?\s*+#([^"')\s]++)""", re.IGNORECASE)
_BLUR = re.compile(
    r"\b(?:blur|drop-shadow)\([^()]{0,60}?(\d{1,9}(?:\.\d{1,9})?)(?:px)?\s*+[^()]{0,60}\)", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:e[+-]?[0-9]++)?", re.IGNORECASE)
_DASHES = re.compile(r"stroke-dasharray\s*+:([^;{}]*+)", re.IGNORECASE)
_EFFECTS = {"mask": 0.3, "pattern": 0.3, "clipPath": 0.1}
_USES = frozenset({"use", "pattern", "filter", "textPath", "feImage", "mask"})
_GRADIENTS = frozenset({"linearGradient", "radialGradient"})
_RULE = re.compile(r"(?<![^{}])([^{}]++)\{([^{}]*+)\}")
_SELECTOR = re.compile(r"[.#]?[\w-]++|\*")
_SELECTED = "\0"
"""What a selector selects has a name that no id can be."""
_MARKED = ("marker", "marker-start", "marker-mid", "marker-end")
_PIXELS_OF_BLUR = 20
_DASHES_OF_A_UNIT = 40_000
_LARGEST = 1e9
"""No number of a drawing counts as more."""
_USUAL_AREA = 1.44
"""A filter covers 1.2 × 1.2 of what it is applied to unless it says otherwise (SVG 2, 15.7)."""


class Shown(NamedTuple):
    """What is drawn: elements, and effects in units."""

    elements: int = 0
    effects: float = 0.0

    def plus(self, other: "Shown", times: int = 1) -> "Shown":
        """Both, the other a number of times; never much more than what is allowed."""
        return Shown(
            min(self.elements + times * other.elements, MAX_SHOWN + 1),
            min(self.effects + times * other.effects, MOST_EFFECTS + 1.0),
        )


class DrawingCost:
    """Counts what a drawing shows while it is parsed."""

    def __init__(self) -> None:
        self._owners: list[str] = [""]
        """The id of each open element, or of the nearest element around it that has one."""
        self._own: dict[str, Shown] = {}
        self._uses: dict[str, dict[str, int]] = {}
        self._area = 1.0
        self._size = 0.0
        """The longer side of the drawing."""
        self._free: set[str] = set()
        """The ids of gradients, which cost nothing."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Counts an element for each element with an id that contains it."""
        self._size = self._size or _side(attributes)
        self._owners.append(attributes.get("id") or self._owners[-1])
        if name == "filter":
            self._area = _area(attributes)
        if name in _GRADIENTS:
            self._free.add(self._owners[-1])
        effects = _EFFECTS.get(name, 0.0)
        if name.startswith("fe"):
            effects = self._area * _primitive(name, attributes)
        selectors = (
            "*",
            name,
            *(f".{each}" for each in attributes.get("class", "").split()),
            f"#{attributes.get('id')}",
        )
        named = dict.fromkeys([_SELECTED + each for each in selectors], 1)
        for key, value in attributes.items():
            effects += sum(_blur(found) for found in _BLUR.findall(value))
            effects += sum(self._dashes(found, attributes) for found in _DASHES.findall(f"{key}:{value}"))
            effects += sum(self._dashes(found, attributes) for found in _DASHES.findall(value))
            for target in _REFERENCE.findall(value):
                named[target] = named.get(target, 0) + (_points(attributes) if key in _MARKED else 1)
        if name in _USES and attributes.get("href", "").startswith("#"):
            target = attributes["href"][1:]
            named[target] = named.get(target, 0) + 1
        for owner in {"", *self._owners}:
            self._own[owner] = self._own.get(owner, Shown()).plus(Shown(1, effects))
            uses = self._uses.setdefault(owner, {})
            for target, times in named.items():
                uses[target] = uses.get(target, 0) + times

    def end(self, name: str) -> None:
        """Closes the innermost element."""
        self._owners.pop()
        if name == "filter":
            self._area = 1.0

    def add_rules(self, css: str) -> None:
        """Counts what the rules of a style name for each element that a part of their selectors selects."""
        for selectors, declarations in _RULE.findall(css):
            targets = _REFERENCE.findall(declarations)
            effects = sum(_blur(found) for found in _BLUR.findall(declarations))
            effects += sum(self._dashes(found, {}) for found in _DASHES.findall(declarations))
            if not targets and not effects:
                continue
            for each in set(_SELECTOR.findall(selectors)):
                owner = _SELECTED + each
                self._own[owner] = self._own.get(owner, Shown()).plus(Shown(0, effects))
                uses = self._uses.setdefault(owner, {})
                uses.update({target: uses.get(target, 0) + 1 for target in targets})

    def _dashes(self, lengths: str, attributes: Mapping[str, str]) -> float:
        """The effort of a dashed line whose points are as far from each other as the drawing, or the line, is long."""
        numbers = [_value(found) for found in _NUMBER.findall(lengths)]
        if not any(numbers):
            return 0.0
        mean = max(sum(numbers) / len(numbers), 1 / _LARGEST)
        points = [_value(found) for found in _NUMBER.findall(_line(attributes))]
        return _points(attributes) * max(self._size, *points, 0.0) / mean / _DASHES_OF_A_UNIT

    def total(self) -> Shown:
        """What the whole drawing shows. Above the limits the numbers are not exact."""
        weights: dict[str, Shown] = {}

        def weight(owner: str, above: tuple[str, ...]) -> Shown:
            if owner in above or owner in self._free:
                return Shown()
            if len(above) > _LONGEST_CHAIN:
                return Shown(MAX_SHOWN + 1, 0.0)
            if owner not in weights:
                total = self._own.get(owner, Shown())
                for target, times in self._uses.get(owner, {}).items():
                    total = total.plus(weight(target, (*above, owner)), times)
                weights[owner] = total
            return weights[owner]

        return weight("", ())


def _area(attributes: Mapping[str, str]) -> float:
    """How many times the usual area a filter covers; a region in the units of the drawing counts as usual."""
    if attributes.get("filterUnits") == "userSpaceOnUse":
        return 1.0
    sides = [_share(attributes.get(side, "")) for side in ("width", "height")]
    return max(sides[0] * sides[1] / _USUAL_AREA, 0.1)


def _side(attributes: Mapping[str, str]) -> float:
    box = [_value(found) for found in _NUMBER.findall(attributes.get("viewBox", ""))[2:]]
    sides = [_value(found) for side in ("width", "height") for found in _NUMBER.findall(attributes.get(side, ""))[:1]]
    return max(box or sides, default=300.0) or 300.0


def _value(number: str) -> float:
    return min(float(number), _LARGEST)


def _share(length: str) -> float:
    found = _NUMBER.match(length.strip())
    share = _value(found[0]) if found else 1.2
    return share / 100 if "%" in length else share


def _primitive(name: str, attributes: Mapping[str, str]) -> float:
    """The effort of a part of a filter, as measured with Chromium."""
    if name in {"feGaussianBlur", "feDropShadow"}:
        return max(map(_blur, _numbers(attributes.get("stdDeviation", ""))), default=0.5)
    if name == "feConvolveMatrix":
        return max(len(_NUMBER.findall(attributes.get("kernelMatrix", ""))), 9) / 4
    if name == "feMorphology":
        return 1 + max(map(_value, _numbers(attributes.get("radius", ""))), default=0.0) / 10
    return 0.1 if name.startswith("feFunc") or name == "feMergeNode" else 0.5


def _numbers(text: str) -> list[str]:
    return _NUMBER.findall(text)[:2]


def _blur(pixels: str) -> float:
    return 0.5 + _value(pixels) / _PIXELS_OF_BLUR


def _points(attributes: Mapping[str, str]) -> int:
    """At how many points of a line a marker is drawn, at most."""
    return max(len(_NUMBER.findall(_line(attributes))) // 2, 1)


def _line(attributes: Mapping[str, str]) -> str:
    return attributes.get("d", "") + attributes.get("points", "")
