"""Words in = words out: what a browser shows of an old text is in the document, except for what the report quotes.

html5lib, which follows the HTML standard step by step, says what a browser shows. It shares no code with the parser of
the import. The texts are tag soup of the kinds that blogs have: unclosed and misnested elements, elements of dead
browsers, comments, hidden parts, players, forms.

Intended differences, all of them in `browser_words`: the words of ``<noscript>`` and the fallback of ``<object>`` may
be there or not, as browsers differ too.
"""

import re
from collections import Counter
from itertools import count

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laur.importing.findings import Finding
from laur.importing.html.markdown import to_markdown
from laur.importing.html.tidy import tidy
from laur.importing.wordpress.content import to_html
from laur.markdown.body import render_body
from tests.importing.test_markdown import AnyAddress
from tests.properties import examples

WORD = re.compile(r"w\d+x")
JOINED = re.compile(r"(?=(w\d+xw\d+x))")
NEVER_SHOWN = frozenset(
    """area base basefont datalist head link meta noembed noframes param rp script style template title iframe audio
    video canvas""".split()  # noqa: SIM905 - a list of words
)
"""Elements that browsers hide (section 15.3.1 of the HTML standard), and players, whose text is for old browsers."""
SOMETIMES_SHOWN = frozenset({"noscript", "object"})
HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden|left:\s*-9999px|opacity:\s*0|text-indent:\s*-9999px")
BLOCKS = frozenset(
    """p div h1 h2 h3 h4 h5 h6 ul ol li blockquote table thead tbody tfoot tr td th caption figure figcaption pre dl dt dd
    section article center details summary aside marquee address main header footer hgroup menu dir form fieldset legend
    nav dialog hr br option select listing xmp plaintext body""".split()  # noqa: SIM905 - a list of words
)
SVG = "{http://www.w3.org/2000/svg}"

TAGS = """p p p div div span b i em strong u h1 h2 h3 h4 ul ol li li blockquote table tbody tr td th caption thead figure
figcaption a pre code dl dt dd section article center font sub sup del s strike details summary q aside marquee blink
address nobr tt big small cite var kbd samp abbr ins mark time o:p main header footer hgroup menu dir map ruby rt rb
button label form fieldset legend nav dialog body html svg math noscript object""".split()  # noqa: SIM905
OPENINGS = [
    '<a href="http://x/">', "<A HREF='http://x/b'\n TITLE=b>", "<a\nhref=http://x/c>", '<a name="n">', '<ol type="a">',
    '<ol start="5">', "<ol reversed>", '<li value="7">', '<td colspan="2">', '<div class="wp-block-group">',
    '<p style="text-align:center">', '<span style="font-weight:bold">', '<font color="red"\nsize=2>', '<pre class="wp-block-verse">',
    '<p class="MsoListParagraph">', '<h2 id="a">', '<figure class="wp-block-embed">', '<img src="http://x/a.png" alt="">',
    '<div style="display:none">', "<p hidden>", '<span style="visibility: hidden">', '<div style="position:absolute;left:-9999px">',
    '<div style="opacity:0">', '<p style="text-indent:-9999px">', '<tr style="display:none">', '<li hidden>',
]  # fmt: skip
WHOLE = [
    "<wbr>", "<br>", "<br/>", "<br><br>", "<hr>", "<embed src=http://x/a.swf>", "<embed>", "<!-- § -->", "<!-- wp:paragraph -->",
    "<script>§</script>", "<style>§</style>", "<template>§</template>", "<noscript>§</noscript>", "<title>§</title>",
    '<iframe src="http://x/f">§</iframe>', "<iframe>§</iframe>", '<video src="http://x/v.mp4">§</video>', "<audio>§</audio>",
    '<object data="http://x/a.pdf">§</object>', '<object><param name="movie" value="http://x/m">§<embed src="http://x/m"></object>',
    "<svg><title>§</title><text>§</text></svg>", "<math><mi>§</mi><mo>=</mo><mn>§</mn></math>", "<canvas>§</canvas>",
    "<select><option>§<option>§</select>", "<textarea>§</textarea>", "<input value=x>", "<button>§</button>", "<xmp>§<b>§</xmp>",
    "<noembed>§</noembed>", "<noframes>§</noframes>", "<datalist><option>§</datalist>", "<ruby>§<rp>(</rp><rt>§</rt></ruby>",
    "<map name=m>§<area></map>", "<applet>§</applet>", "<frameset>§</frameset>", "<![CDATA[§]]>", "<?php § ?>", "</>", "</p>", "</br>",
    "< §", "<3 §", "&nbsp;", "&amp;", "&#8222;", "\n\n", "\n", " ", "<p/>", "<col>", "<source src=x>", "<listing>§</listing>", "</div>",
    "<p>§</p>", "<li>§", "<td>§", "<tr><td>§<td>§", "<caption>§</caption>", "<dt>§<dd>§", "<figcaption>§</figcaption>",
]  # fmt: skip
PIECES = st.one_of(
    st.just("§ "),
    st.just("§ "),
    st.sampled_from(TAGS).map(lambda tag: f"<{tag}>"),
    st.sampled_from(TAGS).map(lambda tag: f"</{tag}>"),
    st.sampled_from(OPENINGS),
    st.sampled_from(WHOLE),
)
SOUP = st.lists(PIECES, min_size=1, max_size=14)


def numbered(pieces: list[str]) -> str:
    """The pieces as one text, in which each ``§`` is a word that occurs only once."""
    numbers = count(1)
    return re.sub("§", lambda _: f"w{next(numbers)}x", "".join(pieces))


class ShownWords:
    """The words of a page: those that a browser shows, those that it may show, and those that it hides."""

    def __init__(self, html: str) -> None:
        self.maybe: set[str] = set()
        self.hidden: set[str] = set()
        self._text: list[str] = []
        self._visit(html5lib.parse(f"<!doctype html><body>.{html}", namespaceHTMLElements=False))
        text = "".join(self._text)
        self.shown = Counter(WORD.findall(text))
        self.joined = set(JOINED.findall(text))
        """Pairs of words with nothing between them."""

    def _visit(self, element, *, is_hidden: bool = False, is_unsure: bool = False, in_svg: bool = False) -> None:
        tag = element.tag if isinstance(element.tag, str) else "!"
        name = tag.rpartition("}")[2]
        in_svg = in_svg or tag.startswith(SVG)
        is_hidden = is_hidden or tag == "!" or name in NEVER_SHOWN or bool(HIDDEN.search(element.get("style", "")))
        is_hidden = is_hidden or element.get("hidden") is not None or (name == "dialog" and element.get("open") is None)
        is_unsure = is_unsure or name in SOMETIMES_SHOWN or (in_svg and name != "text")
        self._text += ["\n"] if name in BLOCKS and not is_hidden else []
        self._note(element.text, is_hidden=is_hidden, is_unsure=is_unsure)
        for child in element:
            self._visit(child, is_hidden=is_hidden, is_unsure=is_unsure, in_svg=in_svg)
            self._note(child.tail, is_hidden=is_hidden, is_unsure=is_unsure)
        self._text += ["\n"] if name in BLOCKS and not is_hidden else []

    def _note(self, text: str | None, *, is_hidden: bool, is_unsure: bool) -> None:
        if is_hidden:
            self.hidden.update(WORD.findall(text or ""))
        elif is_unsure:
            self.maybe.update(WORD.findall(text or ""))
        else:
            self._text.append(text or "")


def assert_no_word_is_lost(source: str, html: str, findings: tuple[Finding, ...] = ()) -> None:
    """`html` is what the old site made of the source, with its own paragraphs."""
    meant, old = ShownWords(source), ShownWords(html)
    tidied = tidy(html, AnyAddress())
    markdown = to_markdown(tidied.soup)
    new = ShownWords(render_body(markdown, "pl").html)
    quoted = {word for found in (*findings, *tidied.findings) for word in WORD.findall(found.what)}
    place = f"\n{source!r}\n{markdown}"
    assert set(meant.shown) - set(new.shown) - quoted == set(), f"lost silently: {place}"
    assert {word for word, times in new.shown.items() if times > 1} == set(), f"written twice: {place}"
    assert set(new.shown) & meant.hidden & old.hidden == set(), f"published although hidden: {place}"
    assert set(new.shown) <= {*old.shown, *old.maybe, *meant.maybe}, f"from nowhere: {place}"
    unsure = meant.maybe | old.maybe | meant.hidden | quoted
    joined = {pair for pair in new.joined - meant.joined - old.joined if not unsure & set(WORD.findall(pair))}
    assert {pair for pair in joined if _are_neighbours(pair)} == set(), f"joined: {place}"


def _are_neighbours(pair: str) -> bool:
    """Whether no word between the two was removed."""
    before, after = (int(word[1:-1]) for word in WORD.findall(pair))
    return after == before + 1


@given(SOUP)
def test_no_word_of_an_html_text_is_lost(pieces: list[str]):
    source = numbered(pieces)
    assert_no_word_is_lost(source, source)


@given(SOUP)
def test_no_word_of_a_wordpress_text_is_lost(pieces: list[str]):
    source = numbered(pieces)
    converted = to_html(source, {})
    assert_no_word_is_lost(source, converted.html, converted.findings)


@pytest.mark.slow
@settings(max_examples=examples(2000))
@given(st.lists(PIECES, min_size=1, max_size=40), st.booleans())
def test_no_word_of_a_long_text_is_lost(pieces: list[str], is_wordpress: bool):
    source = numbered(pieces)
    converted = to_html(source, {}) if is_wordpress else None
    assert_no_word_is_lost(source, converted.html if converted else source, converted.findings if converted else ())
