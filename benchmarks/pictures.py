"""What pictures cost: `python -m benchmarks.pictures` prints a table.

A social card, a photograph that is looked at for the first time, and its smaller versions; each the median of some
runs on one core. In a build cards and pictures are spread over the cores, and none is made again while its words and
bytes stay.
"""

import statistics
import time
from collections.abc import Callable
from io import BytesIO

from laur.images.inspect import inspect
from laur.images.renditions import resize
from laur.images.svg_to_png import svg_to_png
from laur.rendering.text_fitting import fit_text

RUNS = 7
TITLE = "Pięćdziesiąt klastrów Gold Label spotkało się w Brukseli"


def main() -> None:
    """Measures, and prints a table."""
    photograph = _photograph(6000, 4000)
    rows = {
        "a social card: setting the title": lambda: fit_text(TITLE, 770, 330, (84, 76, 68, 60, 52)),
        "a social card: drawing": lambda: svg_to_png(_card()),
        "a photograph of 24 megapixels: a first look": lambda: inspect("a.jpg", photograph),
    }
    print(f"{'what':<48}{'ms':>8}{'KB':>8}")
    for name, work in rows.items():
        print(f"{name:<48}{_milliseconds(work):>8.1f}")
    for width in (320, 640, 960, 1280, 1920):
        for format_ in ("avif", "webp", "jpeg"):
            made = resize(photograph, width, width * 2 // 3, (format_,))[format_]
            cost = _milliseconds(lambda w=width, f=format_: resize(photograph, w, w * 2 // 3, (f,)))  # type: ignore[misc]
            print(f"{f'the same at {width} pixels as {format_}':<48}{cost:>8.1f}{len(made) / 1000:>8.1f}")


def _milliseconds(work: Callable[[], object]) -> float:
    seconds = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds) * 1000


def _photograph(width: int, height: int) -> bytes:
    """Something with the grain of a photograph; the same each time but for the grain."""
    from PIL import Image

    grain = Image.effect_noise((width, height), 30)
    sky = Image.linear_gradient("L").resize((width, height))
    out = BytesIO()
    Image.blend(Image.merge("RGB", (sky, grain, sky)), sky.convert("RGB"), 0.6).save(out, "JPEG", quality=88)
    return out.getvalue()


def _card() -> str:
    """A drawing like that of the layout, without the layout."""
    title = fit_text(TITLE, 770, 330, (84, 76, 68, 60, 52))
    lines = "".join(
        f'<text x="72" y="{200 + n * 80}" font-size="76">{line}</text>' for n, line in enumerate(title.lines)
    )
    head = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" font-family="TeX Gyre Pagella" fill="#fff">'
    )
    return f'{head}<rect width="1200" height="630" fill="#12332a"/>{lines}</svg>'


if __name__ == "__main__":
    main()
