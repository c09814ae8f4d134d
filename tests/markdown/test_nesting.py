"""Elements are only where HTML allows them, whatever an author pastes, and no word is lost on the way."""

from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from laur.markdown.body import render_body, render_comment
from laur.markdown.sanitise import ALLOWED, INLINE
from laur.markdown.tree import Node, parse, plain
from laur.model import Body
from tests.markdown.test_hostile import assert_harmless

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
TEXT_ONLY = {*HEADINGS, "p", "pre"} | (INLINE - {"a", "ins", "del"})
PARENTS = {"li": {"ul", "ol"}, "figcaption": {"figure"}, "summary": {"details"}}
VOID = {"br", "col", "hr", "img", "wbr"}

Tree = tuple[str, dict[str, str], list["Tree | str"]]


def as_written(node: Node) -> list[Tree | str]:
    """The tree of a body as its HTML says it, without any rule of a parser."""
    found: list[Tree | str] = []
    for child in node.children:
        if isinstance(child, Node):
            found.append((child.tag, child.attributes, as_written(child)))
        elif found and isinstance(found[-1], str):
            found[-1] += child
        elif child:
            found.append(child)
    return found


def as_parsed(html: str) -> list[Tree | str]:
    """The same as a browser sees it."""
    fragment = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)

    def content(element: Element) -> list[Tree | str]:
        found: list[Tree | str] = [element.text] if element.text else []
        for child in element:
            found.append((str(child.tag), {str(k): str(v) for k, v in child.attrib.items()}, content(child)))
            found += [child.tail] if child.tail else []
        return found

    return content(fragment)


def misplaced(tree: list[Tree | str], above: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The paths of elements that HTML does not allow where they are."""
    found: list[tuple[str, ...]] = []
    parent = above[-1] if above else ""
    for child in tree:
        if isinstance(child, str):
            found += [(*above, "text")] if parent in {"ul", "ol", "dl", "tr", "table"} and child.strip() else []
            continue
        tag, attributes, inner = child
        path = (*above, tag)
        is_block = tag not in INLINE
        in_text_only = any(name in TEXT_ONLY for name in above)
        in_heading = any(name in HEADINGS for name in above)
        is_wrong = (
            (is_block and in_text_only)
            or (tag in HEADINGS and (in_heading or "th" in above[-1:] or "dt" in above[-1:]))
            or (is_block and "summary" in above and tag not in HEADINGS)
            or (tag in PARENTS and parent not in PARENTS[tag])
            or (parent in {"ul", "ol"} and tag != "li")
            or (tag == "a" and "href" in attributes and "a" in above)
        )
        found += [path] if is_wrong else []
        found += misplaced(inner, path)
    return found


def assert_nested(body: Body) -> None:
    root = parse(body.html)
    assert root is not None
    tree = as_written(root)
    assert tree == as_parsed(body.html)
    assert misplaced(tree) == []


TEXTS = {
    "a heading in a heading": "<h2>a<i><h3>b</h3></i></h2>",
    "what a fuzzer found": '<ba<b><p>a</b>b</p>re><h2>c</i>d</h2se</b>b</p><i><h2>c<"',
    "a paragraph in bold": "<b>x<p>a</p>y<p>b</p></b>",
    "a list in italics": "<i><ul><li>a<li>b</ul></i>",
    "a table in a link in a heading": '<h2><a href="a.md">x<table><tr><td>y</table></a></h2>',
    "a link in a link": '<a href="a.md"><table><tr><td><a href="b.md">x</a></table></a>',
    "text in a list": "<ul>a<b>b</b><li>c</ul>",
    "paragraphs in a heading": "<h2><p>a</p><p>b</p></h2>",
    "a paragraph in code": "<pre><p>a</p><div>b</div></pre>",
    "an item without a list": "<div><li>a</li></div><figcaption>x</figcaption><summary>y</summary>",
    "a heading in the head of a table": "<table><tr><th><h3>a</h3></table>",
    "blocks in a summary": "<details><summary><h3>a</h3><ul><li>b</ul></summary>c</details>",
    "a term with a heading": "<dl><dt><h3>a</h3><dd><p>b</p>c</dl>",
    "a heading of a comment with code": "<h2>a<pre>b</pre></h2>",
    "formatting many times": "<i>" + "<span><p>x" * 25,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_block_is_moved_out_of_what_cannot_hold_it(text: str):
    for render in (render_body, render_comment):
        assert_nested(render(text, "pl"))
        assert_harmless(render(text, "pl"))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<div><b>x<p>a</p>y</b></div>", "<div><b>x</b><p><b>a</b></p><b>y</b></div>"),
        ("<h2 id='a'>x<ul><li>y</ul>z</h2>", '<h2 id="a">x</h2><ul><li>y</li></ul><h2 id="z">z</h2>'),
        ("<h2><div>Ala</div></h2>", '<h2 id="ala">\nAla\n</h2>'),
        ('<h2 id="a" class="lead"><ul><li>x</ul></h2>', '<ul class="lead" id="a"><li>x</li></ul>'),
        ("<h2><li>x</h2>", '<h2 id="x">\nx\n</h2>'),
        ("<ul>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        (
            "<details><summary><h3>a</h3></summary>b</details>",
            '<details><summary><h3 id="a">a</h3></summary>b</details>',
        ),
        ('<div><a href="/a/"><div>a</div></a></div>', '<div><a href="laur:0"><div>a</div></a></div>'),
    ],
)
def test_it_keeps_its_formatting_and_its_order(text: str, html: str):
    assert render_body(text, "pl").html == html


TAGS = sorted(ALLOWED | {"button", "form"})
PIECES = st.one_of(
    st.sampled_from(["a", "b ", "\n", "\n\n", "* x\n"]),
    st.sampled_from(TAGS).map(lambda tag: f'<{tag} href="a.md" id="{tag}">'),
    st.sampled_from(TAGS).map(lambda tag: f"</{tag}>"),
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_html_makes_elements_where_html_has_none(text: str):
    for render in (render_body, render_comment):
        assert_nested(render(text, "pl"))


def test_formatting_around_blocks_costs_no_more_than_a_bounded_number_of_elements():
    text = "<div>" + "".join(f"<span title={number}>" for number in range(50)) + "<p>x" * 5000
    shown = render_body(text, "pl").html
    assert shown.count("<p>") == 5000
    assert shown.count("<span") < 6000


def test_no_word_is_lost():
    for text in TEXTS.values():
        root = parse(render_body(text, "pl").html)
        assert root is not None
        shown = plain(root)
        assert all(letter in shown for letter in "abcdy" if f">{letter}" in text)
