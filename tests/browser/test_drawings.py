"""Drawings with as many costly effects as are allowed, in a browser: it paints each of them, and goes on."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from laur.images.svg import UnsafeSvgError, sanitise

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RECT = '<rect x="{0}" y="{0}" width="300" height="300" fill="#c33" {1}/>'
PATIENCE = 60_000
"""Milliseconds for one drawing: a machine with nothing else to do needs a tenth."""


def rects(count: int, attribute: str) -> str:
    return "".join(RECT.format(number % 97 * 7, attribute) for number in range(count))


DRAWINGS = {
    "blurred": ('<filter id="f"><feGaussianBlur stdDeviation="10"/></filter>', 'filter="url(#f)"', 390),
    "matrix": (
        f'<filter id="f"><feConvolveMatrix order="15" kernelMatrix="{"1 " * 225}"/></filter>',
        'filter="url(#f)"',
        6,
    ),
    "masked": ('<mask id="m"><circle r="400" fill="#fff"/></mask>', 'mask="url(#m)"', 1300),
    "patterned": ('<pattern id="p" width=".01" height=".01"><rect width="1"/></pattern>', 'style="fill:url(#p)"', 1300),
    "dashed": ("", 'stroke="#000" stroke-dasharray="1"', 1000),
}


def drawing(before: str, attribute: str, count: int) -> bytes:
    inside = before + rects(count, attribute)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 1000">{inside}</svg>'.encode()


def test_a_browser_paints_the_dearest_drawings_that_are_allowed(chromium: Browser, tmp_path: Path):
    page = chromium.new_page(viewport={"width": 1000, "height": 1000})
    for name, (before, attribute, count) in DRAWINGS.items():
        (tmp_path / f"{name}.svg").write_bytes(sanitise(drawing(before, attribute, count)).data)
        (tmp_path / "page.html").write_text(f'<img src="{name}.svg" width="1000" height="1000">', "utf-8")
        page.goto((tmp_path / "page.html").as_uri(), timeout=PATIENCE)
        picture = page.screenshot(timeout=PATIENCE)
        assert len(picture) > 5000, name  # it is not empty
    page.close()


def test_twice_as_much_is_refused():
    for before, attribute, count in list(DRAWINGS.values())[:4]:
        with pytest.raises(UnsafeSvgError):
            sanitise(drawing(before, attribute, count * 2))
