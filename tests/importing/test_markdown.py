"""HTML converted to Markdown, and rendered again: readers see the same text."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from laur.importing.html.figures import FoundPicture
from laur.importing.html.markdown import to_markdown
from laur.importing.html.tidy import ResolvedLink, tidy
from laur.importing.wordpress.content import to_html
from laur.markdown.body import render_body


class AnyAddress:
    def link(self, address: str) -> ResolvedLink:
        return ResolvedLink(address)

    def picture(self, address: str) -> FoundPicture | None:
        return FoundPicture(f"/media/{address.rpartition('/')[2]}") if address.startswith("http") else None


def markdown(html: str) -> str:
    return to_markdown(tidy(html, AnyAddress()).soup)


def shown(html: str) -> BeautifulSoup:
    body = render_body(markdown(html), "pl")
    assert body.outline.faults == ()
    return BeautifulSoup(body.html, "html5lib")


def words(soup: BeautifulSoup) -> str:
    return re.sub(r"[\s\u00a0]+", " ", soup.get_text(" ")).strip()


TEXTS = [
    *(
        "1. nie lista",
        "- ani to",
        "+ to",
        "# ani to",
        "> cytat?",
        "*gwiazdka*",
        "_pod_ snake_case",
        "a `kod` b",
        "[x](y)",
    ),
    *(
        "![x](y)",
        "<b>nie</b>",
        "&amp; & &nbsp;",
        "2*3*4",
        "~~~",
        "~~a~~",
        "```",
        "---",
        "===",
        ": definicja",
        "|a|b|",
        "{: .x }",
    ),
    *(
        "\\ ukośnik \\*",
        "*[SKR]: skrót",
        "[^1]: przypis",
        "[a]: b.pl",
        "12) raz",
        "tekst {#x}",
        "!",
        "![",
        "=",
        "a  b",
    ),
]


@pytest.mark.parametrize("text", TEXTS)
def test_text_that_looks_like_markdown_stays_text(text: str):
    soup = BeautifulSoup("<p></p><ul><li></li></ul>", "html.parser")
    for tag in soup.find_all(["p", "li"]):
        tag.string = text
    (paragraph,) = shown(str(soup)).select("body > p")
    (item,) = shown(str(soup)).select("li")
    plain = " ".join(text.split()).replace("- ani", "– ani").replace("---", paragraph.get_text())
    for found in (paragraph, item):
        assert " ".join(found.get_text().split()) == plain or text.startswith("-")
        assert found.find(True) is None


@given(st.text("ab ź1.)(*_`#>+-=~:|{}[]!<&\\^\n\"'", min_size=1, max_size=40))
def test_any_text_is_the_same_after_conversion_and_rendering(text: str):
    if not text.strip():
        return
    soup = BeautifulSoup("<p></p>", "html.parser")
    soup.p.string = text  # type: ignore[union-attr]

    def bare(seen: str) -> str:
        return re.sub(r"[\s\u00a0–—…„”«»’‘\"'.,-]+", "", seen)

    assert bare(shown(str(soup)).get_text()) == bare(text)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Raz<br><br>Dwa<br/>trzy<br></p>", "Raz\n\nDwa  \ntrzy"),
        ("<p>&nbsp;</p><p> </p>\u200b<p>a&nbsp;&nbsp;b</p>", "a b"),
        ("<b>a</b><strong>b</strong> <b> </b>c", "**ab** c"),
        ("<h3><b>Raz</b></h3><p>x</p><h6>Dwa</h6><h3>Trzy</h3>", "## Raz\n\nx\n\n### Dwa\n\n## Trzy"),
        ("<div><div>a</div>b<p>c</p></div>", "a\n\nb\n\nc"),
        ("<ul><li>a</li><li>b<ol start=3><li>c</li><li>d</li></ol></li></ul>", "- a\n- b\n    3. c\n    4. d"),
        ('<p><span style="font-weight:700">a</span><font color=red>b</font></p>', "**a**b"),
        ('<b style="font-weight:normal"><p>z Dokumentów</p></b>', "z Dokumentów"),
        ("<b style='mso-bidi-font-weight:normal'>gruby w Wordzie</b>", "**gruby w Wordzie**"),
        ('<span style="mso-bidi-font-style:italic">prosty</span>', "prosty"),
        ("<p><o:p></o:p>Word<!--[if gte mso 9]><xml>x</xml><![endif]--></p>", "Word"),
        ('<p class="MsoListParagraph">·&nbsp; a</p><p class="MsoListParagraph">· b</p>', "- a\n- b"),
        ('<a href="http://a.pl/x y(z)" title="t">l</a>', '[l](http://a.pl/x%20y%28z%29 "t")'),
        ('<a href="http://x/"><h3>T</h3><p>a</p></a>', "## [T](http://x/)\n\na"),
        ('<a href="http://x/"><img src="http://x/a.png" alt="A"><div>a</div><div>b</div></a>', "![A](/media/a.png)\n\n[a](http://x/)\n\nb"),
        ('<a href="http://x/"><div><img src="http://x/a.png" alt="A"></div></a>', "[![A](/media/a.png)](http://x/)"),
        ('<a href="http://x/"><ul><li>a</li><li>b</li></ul></a>', "- [a](http://x/)\n- b"),
        ('<a href="http://x/"><img src="/b/a.png"> podpis', "[a.png podpis](http://x/)"),
        ("<p><b>a<br><br>b</b> c</p>", "**a**\n\n**b** c"),
        ("<b>a<br><br><i>b<br>c</i><br><br>d</b>", "**a**\n\n***b  \nc***\n\n**d**"),
        ("<strong><p>a</p><h3>T</h3><ul><li>b</li></ul>c</strong>", "**a**\n\n## T\n\n- **b**\n\n**c**"),
        ('<p><a href="http://x/">a<br><br>b</a></p>', "[a b](http://x/)"),
        ("<p><s>a</s> b</p><p>~5 zł</p>", "~~a~~ b\n\n~5 zł"),
        ('<del>a~b</del> i <s> x </s>', "<del>a~b</del> i ~~x~~"),
        ("<p>Zakres:<br>• a<br>&nbsp;• <b>b</b><br>Razem: 3</p>", "Zakres:\n\n- a\n- **b**\n\nRazem: 3"),
        ("<p>•&nbsp;a</p><p>• b</p><p>c</p>", "- a\n- b\n\nc"),
        ("<p>2) a<br>3) b<br>4. c</p><p>- a<br>- b</p>", "2. a\n3. b\n4. c\n\n- a\n- b"),
        ("<p>• a</p><p>1. b<br>3. c</p><p>– Tak – mówi.<br>– Nie.</p>", "• a\n\n1\\. b  \n3\\. c\n\n– Tak – mówi.  \n– Nie."),
        ("<ul><li>• a<br>• b</li></ul>", "- • a  \n    • b"),
        ("<p>Gala \x96 \x84Złoto\x94&#133; i&#x99; \x01\x81a</p>", "Gala – „Złoto”… i™ a"),
        ('<a href="#">góra</a> <a name="x"></a><a href="#x">x</a>', "góra x"),
        ('<h2 id="cz-1">A</h2><p><a href="#cz-1">do A</a></p>', "## A {#cz-1}\n\n[do A](#cz-1)"),
        ('<pre><code class="language-py">a\n  b</code></pre>', "```py\na\n  b\n```"),
        ("<p>H<sub>2</sub>O <s>x</s> <u>y</u> <code>z_z</code></p>", "H<sub>2</sub>O ~~x~~ y `z_z`"),
        ("<table><tr><td>jedna</td></tr><tr><td>kolumna</td></tr></table>", "jedna\n\nkolumna"),
        ("<table><tr><td><b>A</b></td><td><b>B</b></td></tr><tr><td>1<br>2</td><td></td></tr></table>", "| A | B |\n| --- | --- |\n| 1<br>2 |  |"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "a\n:   b"),
        ('<img src="http://x/a.png" alt="A" width=1 height=1>', ""),
        ('<img class="wp-smiley" alt="🙂" src="http://x/s.png">', "🙂"),
        ('<img data-src="http://x/a.png" src="data:image/gif;base64,R0" alt="A">', "![A](/media/a.png)"),
        ("<table><tr><td></td><td> </td></tr></table><p>a</p>", "a"),
        ("<table><tr><td><table><tr><td>w</td></tr></table></td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "<table><tr><td>w</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"),
        ("<table><caption>Wyniki</caption><tr><th>A</th><th>B</th></tr><tr><td><p>1</p><p>2</p></td><td>3</td></tr></table>", "Wyniki\n\n| A | B |\n| --- | --- |\n| 1<br>2 | 3 |"),
        ("<ul>luzem<li>a</li><p>b</p></ul>", "- luzem\n- a\n- b"),
        ("<ul><li><h4>A</h4>tekst</li><li>b</li></ul>", "- **A**\n\n    tekst\n\n- b"),
        ("<ol><li></li><li>a</li></ol><blockquote> </blockquote><h2></h2>", "1. a"),
        ("<p>a<ul><li>b</li></ul>c</p>", "a\n\n- b\n\nc"),
        ('<figure><figcaption>sam podpis</figcaption></figure>', "sam podpis"),
        ('<figure><img src="http://x/a.png" alt="A"><figcaption>Podpis</figcaption></figure>', '![A](/media/a.png "Podpis")'),
        ('<video src="http://x/f.mp4"></video><audio></audio>', "[x: f.mp4](http://x/f.mp4)"),
        ('<iframe src="//player.vimeo.com/video/12"></iframe>', "[Vimeo](https://vimeo.com/12)"),
        ('<ul class="wp-block-gallery"><li class="blocks-gallery-item"><figure><img src="http://x/a.png" alt="A"></figure></li></ul>', "![A](/media/a.png)"),
        ('<a href="http://b.pl"><img src="a.png" alt="logo"></a>', "[logo](http://b.pl)"),
        ('<span style="font-style:italic">a</span> <q>b</q>', "*a* b"),
        ("<script>alert(1)</script><style>p{}</style><p onclick='x()'>a</p>", "a"),
    ],
)  # fmt: skip
def test_html_becomes_markdown_that_an_editor_would_write(html: str, expected: str):
    assert markdown(html) == expected


def test_a_table_with_joined_cells_stays_a_table():
    html = '<table style="x"><tr><th>A</th><th>B</th></tr><tr><td colspan="2" class="y">razem</td></tr></table>'
    soup = shown(html)
    assert [cell.get("colspan") for cell in soup.select("td")] == ["2"]
    assert "style" not in markdown(html)


def test_nested_lists_with_paragraphs_keep_their_structure():
    soup = shown("<ul><li><p>a</p><p>b</p><ol><li>c</li></ol></li><li>d</li></ul>")
    assert [item.get_text(" ", strip=True) for item in soup.select("body > ul > li")] == ["a b c", "d"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Raz\ndwa\n\ntrzy", "<p>Raz<br>dwa</p>\n<p>trzy</p>"),
        ("<h2>A</h2>\nB", "<h2>A</h2><p>B</p>"),
        ("<!-- wp:paragraph --><p>A</p><!-- /wp:paragraph -->", "<p>A</p>"),
        ("Punkt [1] i [sic!] oraz [...]", "<p>Punkt [1] i [sic!] oraz [...]</p>"),
        ("[[caption]]", "<p>[caption]</p>"),
        ("[su_box title='x']A[/su_box]", "<h3>x</h3><p>A</p>"),
        ("[obcy a='1']A[/obcy]", "<p>A</p>"),
        ("[obcy_kod]", ""),
        (
            "[vimeo 12][youtube id='abcdefghijk']",
            '<iframe src="https://vimeo.com/12"></iframe><iframe src="https://www.youtube.com/watch?v=abcdefghijk"></iframe>',
        ),
        (
            "[embed]https://a.pl/f[/embed][audio mp3='https://a.pl/a.mp3'][/audio]",
            '<iframe src="https://a.pl/f"></iframe><iframe src="https://a.pl/a.mp3"></iframe>',
        ),
        ("[code]x[/code]", "<pre><code>x</code></pre>"),
        ("[playlist ids='1']", ""),
        ("[caption id='x']bez obrazka[/caption] [/obcy]", "<p>bez obrazka [/obcy]</p>"),
        ("[obcy_a x='1'][obcy_b]A[/obcy_a]", "<p>A</p>"),
        ("[contact-form-7 id='5']", ""),
        ("<pre>a\n\nb</pre>", "<pre>a\n\nb</pre>"),
    ],
)
def test_wordpress_markup_becomes_html(text: str, expected: str):
    assert re.sub(r"\s", "", to_html(text, {}).html) == re.sub(r"\s", "", expected)


@pytest.mark.parametrize(
    ("html", "left"),
    [
        (
            "<p>A</p><h3>Dodaj komentarz</h3><p>Twój adres e-mail nie zostanie opublikowany.</p><form><input></form>",
            "A",
        ),
        ("<p>A</p><h2>Przyłącz się do nas</h2><p>Wypełnij formularz i dołącz.</p>", "A"),
        ("<p>A</p><h2>Zobacz także</h2><ul><li><a href='/x'>X</a></li></ul><h2>B</h2><p>c</p>", "A\n\n## B\n\nc"),
        (
            "<p>A</p><h2>Zobacz także</h2><p>To jest prawdziwy tekst artykułu.</p>",
            "A\n\n## Zobacz także\n\nTo jest prawdziwy tekst artykułu.",
        ),
        ("<div class='sharedaddy'>Udostępnij</div><p>A</p><div id='cookie-notice'>Zgoda</div>", "A"),
        ("<nav><a href='/'>Start</a></nav><p>A</p><p>Udostępnij:</p>", "A"),
        ("<p>Zobacz także, jak działa program.</p>", "Zobacz także, jak działa program."),
        ("<p>Dołącz do nas</p><p>Spotkanie odbędzie się jutro.</p>", "Dołącz do nas\n\nSpotkanie odbędzie się jutro."),
        ("<p class='shareholders'>Wspólnicy</p><div class='content-navigation-free'>B</div>", "Wspólnicy\n\nB"),
    ],
)
def test_boilerplate_is_removed_and_text_stays(html: str, left: str):
    assert markdown(html) == left


@given(st.text("<>/abdipu lth=\"'1&;-![]", max_size=80))
def test_any_markup_becomes_valid_markdown(html: str):
    assert render_body(markdown(html), "pl").outline.faults == ()


TAGS = st.sampled_from(
    """p div span b i em u h1 h3 h5 ul ol li blockquote table tr td th caption figure figcaption a pre code dl dt dd
    section center font sub s details summary q aside""".split()  # noqa: SIM905 - a list of words
)
TREES = st.recursive(
    st.just("słowo"), lambda inner: st.tuples(TAGS, st.lists(inner, min_size=1, max_size=3)), max_leaves=12
)


@given(TREES)
def test_no_word_is_lost_however_elements_are_nested(tree: object):
    counted: list[str] = []

    def written(node: object) -> str:
        if isinstance(node, tuple):
            tag, children = node
            return f"<{tag}>{''.join(written(child) for child in children)}</{tag}>"
        counted.append(f"w{len(counted)}x")
        return f" {counted[-1]} "

    html = written(tree)
    seen = words(shown(html))
    source = BeautifulSoup(html, "lxml").get_text(" ")
    assert [word for word in counted if word in source and word not in seen] == [], markdown(html)
