"""A published SVG draws, and cannot run or load anything."""

import pytest
from lxml import etree

from laur.images.svg import UnsafeSvgError, sanitise

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inside: str, attributes: str = 'viewBox="0 0 40 30"') -> bytes:
    return f"<svg {NS} {attributes}>{inside}</svg>".encode()


def clean(inside: str) -> str:
    return sanitise(svg(inside)).data.decode()


@pytest.mark.parametrize(
    ("inside", "reported"),
    [
        ("<script>alert(1)</script>", "script"),
        ('<script href="https://zly.example/x.js"/>', "script"),
        ('<rect onclick="alert(1)" width="1" height="1"/>', "onclick"),
        ('<g OnLoad="alert(1)"/>', "OnLoad"),
        ('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><p>x</p></body></foreignObject>', "foreignObject"),
        ('<a xlink:href="javascript:alert(1)"><text>x</text></a>', "a href"),
        ('<image href="https://zly.example/spy.png"/>', "image href"),
        ('<image xlink:href="//zly.example/spy.png"/>', "image href"),
        ('<image href="data:image/svg+xml;base64,AAAA"/>', "image href"),
        ('<use href="https://zly.example/a.svg#x"/>', "use href"),
        ('<use href="data:image/svg+xml,&lt;svg/>#x"/>', "use href"),
        ('<animate attributeName="href" to="javascript:alert(1)"/>', "animate"),
        ('<set attributeName="onclick" to="alert(1)"/>', "set"),
        ("<style>@import url(https://zly.example/x.css);</style>", "style"),
        ("<style>rect { fill: url('https://zly.example/x.svg#a') }</style>", "style"),
        ("<style>rect { fill: u\\72l(https://zly.example) }</style>", "style"),
        ("<style>@font-face { src: url( //zly.example/f.woff ) }</style>", "style"),
        ("<style>rect { fill: ur/**/l(#a); background: url(/**/ https://zly.example) }</style>", "style"),
        ('<rect style="background:url(https://zly.example)" width="1"/>', "style"),
        ('<rect fill="url(https://zly.example/a#b)" width="1"/>', "fill"),
        ('<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://zly.example"/>', "iframe"),
        ('<handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load">x</handler>', "handler"),
    ],
)
def test_what_could_run_or_load_something_is_removed_and_reported(inside, reported):
    drawing = sanitise(svg(f'{inside}<circle r="5"/>'))
    assert drawing.removed == (reported,)
    text = drawing.data.decode().lower()
    for word in ("zly", "alert", "script", "<p>"):
        assert word not in text
    assert '<circle r="5">' in text


def test_an_inkscape_file_looks_the_same_and_loses_its_metadata():
    drawing = sanitise(
        f"""<?xml version="1.0"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- drawn by Jan Tajny -->
<svg {NS} xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="40mm" height="30mm"
     inkscape:export-filename="/home/tajny/znak.png">
  <metadata><creator>Jan Tajny</creator></metadata>
  <style><![CDATA[ .a > .b {{ fill: url(#złoty); }} ]]></style>
  <defs><linearGradient id="złoty"><stop offset="0" stop-color="#fc0"/></linearGradient></defs>
  <g inkscape:label="x" class="a"><rect class="b" width="10" height="10"/></g>
  <use xlink:href="#złoty"/><text xml:space="preserve">Łódź &amp; „Żuk” &lt;3</text>
</svg>""".encode()
    )
    text = drawing.data.decode()
    assert drawing.removed == ()
    assert "ajny" not in text
    assert "inkscape" not in text
    assert "Łódź &amp; „Żuk” &lt;3" in text
    assert '<use href="#złoty">' in text
    root = etree.fromstring(drawing.data)
    assert root.find(".//{*}style").text.strip() == ".a > .b { fill: url(#złoty); }"  # type: ignore[union-attr]
    assert (drawing.width, drawing.height) == (151, 113)


def test_sanitising_twice_changes_nothing():
    once = sanitise(svg('<g id="a"><path d="M0 0h1&#10;v1" aria-label="&quot;x&quot;"/></g>'))
    assert sanitise(once.data).data == once.data


def test_an_embedded_png_stays():
    assert 'href="data:image/png;base64,iVBORw0KGgo="' in clean('<image href="data:image/png;base64,iVBORw0KGgo="/>')


def test_a_missing_namespace_is_added():
    drawing = sanitise(b'<svg viewBox="0 0 2 1"><rect width="1" height="1"/></svg>')
    assert etree.fromstring(drawing.data).tag == "{http://www.w3.org/2000/svg}svg"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<svg", "picture-broken"),
        (b"", "picture-broken"),
        (b"<html><svg/></html>", "picture-broken"),
        (b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "x">]><svg>&a;</svg>', "drawing-entities"),
        (b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>', "drawing-entities"),
        (b'<!DOCTYPE svg [<!ENTITY % a SYSTEM "http://zly.example/">%a;]><svg/>', "drawing-entities"),
        (b"<svg>" + b" " * 5_000_001 + b"</svg>", "picture-too-large"),
    ],
)
def test_broken_too_large_and_entity_declaring_files_are_refused(data, code):
    with pytest.raises(UnsafeSvgError) as reported:
        sanitise(data)
    assert reported.value.code == code


def test_nested_uses_that_multiply_are_refused():
    doubled = "".join(f'<g id="g{n}"><use href="#g{n - 1}"/><use href="#g{n - 1}"/></g>' for n in range(1, 40))
    with pytest.raises(UnsafeSvgError) as reported:
        sanitise(svg(f'<g id="g0"><rect width="1"/></g>{doubled}'))
    assert reported.value.code == "picture-too-large"


def test_a_use_of_itself_does_not_loop():
    assert sanitise(svg('<g id="a"><use href="#a"/></g>')).removed == ()


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="120" height="80"', (120, 80)),
        ('width="1in" height="2.54cm"', (96, 96)),
        ('viewBox="0 0 640 360"', (640, 360)),
        ('viewBox="0 0 640 360" width="320"', (320, 180)),
        ('viewBox="0,0,640,360" height="720"', (1280, 720)),
        ('viewBox="0 0 640 360" width="100%" height="100%"', (640, 360)),
        ("", (300, 150)),
        ('viewBox="0 0 0 0"', (300, 150)),
        ('viewBox="0 0 1e-300 1e300" width="320"', (320, 150)),
        ('viewBox="0 0 1e300 1e-300" height="80"', (300, 80)),
    ],
)
def test_the_size_is_the_one_that_a_browser_uses(attributes, size):
    drawing = sanitise(svg("", attributes))
    assert (drawing.width, drawing.height) == size


def chain(length: int, times: int) -> str:
    """Groups each of which uses the group before, the last ten of them several times."""
    uses = [f'<use href="#g{n - 1}"/>' * (times if n < 10 else 1) for n in range(length)]
    groups = [f'<g id="g{n}">{uses[n]}</g>' for n in range(1, length)]
    return '<g id="g0"><path d="M0 0h1"/></g>' + "".join(groups)


def masks(depth: int) -> str:
    """Masks each of which needs the one before twice."""
    rects = [f'<rect mask="url(#m{n})"/>' * 2 for n in range(depth)]
    return '<mask id="m0"/>' + "".join(f'<mask id="m{n + 1}">{rects[n]}</mask>' for n in range(depth))


BLURRED = '<rect width="9" height="9" filter="url(#f)"/>'


@pytest.mark.parametrize(
    "inside",
    [
        '<filter id="f"><feGaussianBlur stdDeviation="10"/></filter>' + BLURRED * 1000,
        '<filter id="f" width="11" height="11"><feGaussianBlur stdDeviation="500"/></filter>' + BLURRED * 100,
        '<filter id="f"><feConvolveMatrix kernelMatrix="' + "1 " * 225 + '"/></filter>' + BLURRED * 10,
        '<filter id="f">' + '<feGaussianBlur stdDeviation="9"/>' * 100 + "</filter>" + BLURRED * 10,
        '<filter id="f"><feMorphology radius="100"/></filter>' + BLURRED * 100,
        '<mask id="m"><rect width="9" height="9"/></mask>' + '<rect mask="url(#m)"/>' * 2000,
        masks(12) + '<rect mask="url(#m12)"/>',
        '<pattern id="p"/><g id="a">' + '<rect fill="url(#p)"/>' * 50 + "</g>" + '<use href="#a"/>' * 40,
        '<rect style="filter: blur(9px)"/>' * 1000,
        "<style>.a { filter: blur(9px) }</style>" + '<rect class="a"/>' * 1000,
        "<style>.a { filter: url(#f) }</style>"
        '<filter id="f"><feGaussianBlur stdDeviation="99"/></filter>' + '<rect class="b a"/>' * 100,
        '<marker id="k"><path d="M0 0h9v9z"/><path/><path/></marker>'
        '<path marker-mid="url(#k)" d="M0 0' + "l1 1" * 50_000 + '"/>',
        '<path d="M0 0H1000V1000H0Z" stroke-dasharray=".01"/>' * 1000,
        '<path d="M0 0H1000V1000H0Z" style="stroke-dasharray: 1e-7"/>' * 10,
        chain(300, 10),
    ],
    ids=[
        "a blur a thousand times", "a large blur", "a large matrix", "a filter of many parts", "thick outlines",
        "a mask by the thousand", "masks in masks", "patterns in copies", "blur in a style", "blur in a rule",
        "a filter in a rule", "markers at each point", "tiny dashes", "dashes of a tiny fraction",
        "a long chain",
    ],
)  # fmt: skip
def test_a_drawing_that_keeps_a_browser_busy_is_refused(inside: str):
    with pytest.raises(UnsafeSvgError) as refused:
        sanitise(svg(inside))
    assert refused.value.code == "picture-too-large"


@pytest.mark.parametrize(
    "inside",
    [
        '<filter id="f"><feGaussianBlur stdDeviation="10"/></filter>' + BLURRED * 200,
        '<filter id="f"><feOffset dy="2"/><feGaussianBlur stdDeviation="2"/><feBlend/></filter>' + BLURRED * 100,
        '<linearGradient id="l"><stop/><stop/></linearGradient>' + '<rect fill="url(#l)"/>' * 20_000,
        "<style>.a { fill: url(#l) } .b { clip-path: url(#c) }</style>"
        '<linearGradient id="l"><stop/></linearGradient><clipPath id="c"><rect/></clipPath>'
        + '<rect class="a"/>' * 20_000
        + '<rect class="b"/>' * 1000,
        '<mask id="m"><rect/></mask>' + '<rect mask="url(#m)"/>' * 200,
        '<path d="M0 0h9v9h9v9" stroke-dasharray="4 2"/>' * 2000,
    ],
    ids=["some blurs", "shadows", "gradients", "styles of a drawing program", "some masks", "dashes"],
)
def test_a_drawing_as_programs_write_it_has_few_enough_effects(inside: str):
    assert sanitise(svg(inside)).data
