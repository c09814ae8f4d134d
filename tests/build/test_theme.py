"""A site's own identity: what `theme` in site.yaml makes of the pages."""

import re

import pytest

from laur.model.palette import TOKENS, contrast, readable
from tests.sites import ROOT, Site, SiteFactory

FONT = "wOF2 stands for a font"


def themed(theme: str) -> str:
    return (
        "== content/site.yaml\ntitle: Klaster Alfa\nbase_url: https://example.org/alfa/\ntheme:\n"
        + theme
        + "== content/media/logo.svg\n<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>\n"
        + f"== content/media/alfa.woff2\n{FONT}\n"
    )


def stylesheet_of(made: Site) -> str:
    """What the front page's last stylesheet holds."""
    links = [str(link["href"]) for link in made.page("/").select("link[rel=stylesheet]")]
    return made.read(links[-1].removeprefix("/alfa"))


def test_the_palette_is_that_of_the_layouts():
    css = (ROOT / "layouts/assets/site.css").read_text(encoding="utf-8")
    for name, (light, dark) in TOKENS.items():
        found = re.search(rf"--{name}: (?:light-dark\((#\w+), (#\w+)\)|(#\w+));", css)
        assert found, name
        assert (found[1] or found[3], found[2] or found[3]) == (light, dark), name


def test_the_colours_of_a_theme_come_after_those_of_the_layouts(site: SiteFactory):
    made = site(themed('  accent: "#7A1F3D"\n  accent_dark: "#f2a7bd"\n  board: "#3d0f1f"\n')).build()
    css = stylesheet_of(made)
    assert "--accent: light-dark(#7a1f3d, #f2a7bd);" in css
    assert "--link: light-dark(#7a1f3d, #f2a7bd);" in css
    assert "--board: light-dark(#3d0f1f, #3d0f1f);" in css
    names = [str(link["href"]).split("/")[-1] for link in made.page("/").select("link[rel=stylesheet]")]
    assert [name.split(".")[0] for name in names] == ["site", "fonts", "home", "theme"]
    assert made.page("/").select("meta[name=theme-color]")[0]["content"] == "#3d0f1f"


def test_a_dark_accent_is_made_that_can_be_read_at_night(site: SiteFactory):
    css = stylesheet_of(site(themed('  accent: "#12206a"\n  board: "#3d0f1f"\n')).build())
    found = re.search(r"--accent: light-dark\((#\w+), (#\w+)\);", css)
    assert found
    assert found[1] == "#12206a"
    assert contrast(found[2], TOKENS["paper"][1]) >= 4.5
    assert contrast(found[2], "#3d0f1f") >= 4.5


def test_type_comes_from_files_of_the_site(site: SiteFactory):
    made = site(themed("  headings: {family: Alfa Serif, file: /media/alfa.woff2, weights: '200 900'}\n")).build()
    css = stylesheet_of(made)
    assert '--headings: "Alfa Serif", var(--serif);' in css
    address = re.search(r'url\("([^"]+)"\)', css)
    assert address
    assert address[1] == "../media/alfa.woff2"
    assert made.exists("/media/alfa.woff2")
    assert "font-weight: 200 900" in css


def test_a_logo_takes_the_place_of_mark_and_title(site: SiteFactory):
    made = site(themed("  logo: {src: /media/logo.svg, alt: Klaster Alfa}\n")).build()
    brand = made.page("/").select(".masthead .brand")[0]
    assert [(image["src"], image["alt"]) for image in brand.select("img")] == [("/alfa/media/logo.svg", "Klaster Alfa")]
    assert brand.get_text(strip=True) == ""


def test_without_a_theme_there_is_no_stylesheet_of_it(site: SiteFactory):
    made = site("").build()
    assert [name for name in made.tree() if "theme" in name] == []
    names = [str(link["href"]).split("/")[-1] for link in made.page("/").select("link[rel=stylesheet]")]
    assert [name.split(".")[0] for name in names] == ["site", "fonts", "home"]


def test_a_theme_that_goes_takes_its_stylesheet_along(site: SiteFactory):
    """Each stylesheet stays for one more build, for readers of a page of before."""
    made = site(themed('  accent: "#7a1f3d"\n')).build()
    first = sheets(made)
    made.edit("content/site.yaml", "#7a1f3d", "#12206a").build()
    second = sheets(made) - first
    assert len(first) == len(second) == 1
    made.edit("content/site.yaml", 'theme:\n  accent: "#12206a"\n', "").build()
    assert sheets(made) == second
    assert "/theme." not in made.read("/")
    made.edit("content/site.yaml", "title: ", "title: Nowa ").build()
    assert sheets(made) == set()


def sheets(made: Site) -> set[str]:
    return {name for name in made.tree() if "/theme." in name}


FAINT = [
    ('  accent: "#8fb8a8"\n', "accent"),
    ('  accent_dark: "#203020"\n', "accent_dark"),
    ('  ink: "#999999"\n', "ink"),
    ('  paper: "#777777"\n', "paper"),
    ('  paper_dark: "#777777"\n', "paper_dark"),
    ('  board: "#d0d0d0"\n', "board"),
]


@pytest.mark.parametrize(("theme", "key"), FAINT)
def test_colours_that_cannot_be_read_are_reported_with_one_that_can(site: SiteFactory, theme: str, key: str):
    made = site(themed(theme)).build()
    reported = [problem for problem in made.problems if problem.code == "contrast-low"]
    assert reported
    assert {problem.values["key"] for problem in reported} == {key}
    assert {problem.place.line for problem in reported} == {4}
    own = theme.split('"')[1]
    strictest = reported[0].values["nearest"]
    assert strictest != own


def test_the_colour_that_is_proposed_can_be_read(site: SiteFactory):
    made = site(themed('  accent: "#8fb8a8"\n')).build()
    better = made.problems[0].values["nearest"]
    assert contrast(better, TOKENS["paper"][0]) >= 4.5
    assert site(themed(f'  accent: "{better}"\n')).build().problems == ()


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert readable("#767676", "#ffffff") == "#767676"


@pytest.mark.parametrize(
    ("theme", "code"),
    [
        ("  accent: green\n", "value-pattern"),
        ("  logo: {src: /media/lgo.svg, alt: Alfa}\n", "media-unknown"),
        ("  text: {family: Alfa, file: /media/none.woff2}\n", "media-unknown"),
        ("  text: {family: 'A\"; } body {', file: /media/alfa.woff2}\n", "value-pattern"),
        ("  colour: '#000000'\n", "key-unknown"),
    ],
)
def test_what_cannot_be_right_in_a_theme_is_reported(site: SiteFactory, theme: str, code: str):
    made = site(themed(theme)).build(expect="problems")
    assert made.codes == [code]
    assert made.problems[0].place.line == 4


def test_every_text_of_every_stylesheet_takes_its_type_from_the_theme():
    """Only the tokens that a theme sets name a font; nothing else names the stacks behind them."""
    for file in sorted((ROOT / "layouts/assets").glob("*.css")):
        rules = file.read_text(encoding="utf-8").partition("--interface: var(--sans);")
        assert re.findall(r"var\(--(?:sans|serif)\)", rules[2] or rules[0]) == [], file.name
