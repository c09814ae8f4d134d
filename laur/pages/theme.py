"""The stylesheet of a site's own theme, made from `theme` in site.yaml. It sets variables and fonts only."""

from collections.abc import Iterator
from functools import partial

from laur.catalog.links import content_path
from laur.model import SITE_FILE, Site, Theme, Typeface
from laur.model.digest import digest_text
from laur.model.palette import TOKENS, mix, palette
from laur.pages.files import asset_url
from laur.pages.page import Page, PageInputs
from laur.views import TextView, output
from laur.views.kinds import PageKind
from laur.views.output import DataFormat

_PATH = f"assets/{DataFormat.THEME}"
_USES = ("text", "headings", "interface")
_FALLBACKS = {"text": "var(--serif)", "headings": "var(--serif)", "interface": "var(--sans)"}
_EVERY_WEIGHT = "100 900"
_WHITE = "#ffffff"


def pages(inputs: PageInputs) -> Iterator[Page]:
    """The stylesheet, if there is something to set."""
    site = inputs.catalog.site
    css = stylesheet(site)
    if css:
        yield Page(
            theme_url(css), output.data(DataFormat.THEME), site.lang, PageKind.ASSET, _PATH, partial(TextView, text=css)
        )


def theme_url(css: str) -> str:
    """The URL of the stylesheet, with a fingerprint."""
    return asset_url(_PATH, digest_text(css))


def stylesheet(site: Site) -> str:
    """The CSS to load after `site.css`; empty without a theme."""
    if site.theme is None:
        return ""
    faces = [getattr(site.theme, use) for use in _USES]
    rules = [rule for face in dict.fromkeys(faces) if face for rule in _font_faces(face)]
    tokens = [*_colours(site.theme), *_type(site.theme)]
    if tokens:
        rules.append(f":root {{ {' '.join(tokens)} }}")
    return "".join(f"{rule}\n" for rule in rules)


def _colours(theme: Theme) -> Iterator[str]:
    own = palette(theme)
    for name, (light, dark) in own.items():
        yield f"--{name}: light-dark({light}, {dark});"
    if "accent" in own:
        light, dark = own["accent"]
        yield f"--link: light-dark({light}, {dark});"
        yield f"--rule-strong: light-dark({light}, {dark});"
        yield f"--link-under: light-dark({mix(light, _WHITE, 0.5)}, {mix(dark, '#000000', 0.5)});"
    if "paper" in own:
        light, dark = own["paper"]
        ink = own.get("ink", TOKENS["ink"])
        yield f"--leaf: light-dark({mix(light, _WHITE, 0.6)}, {mix(dark, _WHITE, 0.04)});"
        yield f"--tint: light-dark({mix(light, ink[0], 0.05)}, {mix(dark, ink[1], 0.06)});"
        yield f"--rule: light-dark({mix(light, ink[0], 0.18)}, {mix(dark, ink[1], 0.18)});"


def _type(theme: Theme) -> Iterator[str]:
    for use in _USES:
        face = getattr(theme, use)
        if face is not None:
            yield f'--{use}: "{face.family}", {_FALLBACKS[use]};'


def _font_faces(face: Typeface) -> Iterator[str]:
    for style, file in (("normal", face.file), ("italic", face.italic)):
        path = content_path(file, SITE_FILE) if file else None
        if path:
            weights = face.weights or _EVERY_WEIGHT
            source = f'url("../{path}") format("woff2")'
            yield (
                f'@font-face {{ font-family: "{face.family}"; font-style: {style}; font-weight: {weights}; '
                f"font-display: swap; src: {source}; }}"
            )
