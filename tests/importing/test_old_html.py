"""HTML as old sites have it: elements of dead browsers, hidden parts, players, code and verse, lists with letters."""

import pytest

from laur.importing.html.markdown import to_markdown
from laur.importing.html.paragraphs import paragraphs
from laur.importing.html.tidy import tidy
from laur.importing.wordpress.content import to_html
from tests.importing.test_markdown import AnyAddress, markdown


def reported(html: str) -> list[tuple[str, str]]:
    return [(found.code, found.what) for found in tidy(html, AnyAddress()).findings]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>biuro@<wbr>klaster-alfa.example, tel. 22 111</p>", "biuro@klaster-alfa.example, tel. 22 111"),
        ('<p>Na <a href="http://x/">https://<wbr>x</a> dzisiaj.</p>', "Na [https://x](http://x/) dzisiaj."),
        ('<p>Obejrzyj <embed src="http://x/a.swf"> i przyjdź.</p>', "Obejrzyj\n\n[x: a.swf](http://x/a.swf)\n\ni przyjdź."),
        ("<marquee>Gala <b>5 maja</b>!</marquee>", "Gala **5 maja**!"),
        ('<object data="http://x/a.pdf" type="application/pdf"><p>Brak wtyczki.</p></object>', "[x: a.pdf](http://x/a.pdf)\n\nBrak wtyczki."),
        ('<object><param name="movie" value="http://www.youtube.com/v/abcdefghijk"><embed src="http://www.youtube.com/v/abcdefghijk"></object>', "[YouTube](https://www.youtube.com/watch?v=abcdefghijk)"),
        ('<object data="http://x/a.pdf"><a href="http://x/a.pdf">Raport</a></object>', "[Raport](http://x/a.pdf)"),
        ('<video src="/f.mp4">Stara przeglądarka</video>', "[f.mp4](/f.mp4)"),
        ('<iframe src="data:text/html,x">x</iframe><noembed>x</noembed><canvas>x</canvas>a', "a"),
        ("<p>raz<b>\ndwa\n</b>trzy<a href=http://x/>\ncztery</a></p>", "raz **dwa** trzy [cztery](http://x/)"),
        ("<map name=m><p>Śląsk</p><area></map>", "Śląsk"),
        ("<a href=http://x/a>raz <a href=http://x/b>dwa</a></a>", "[raz](http://x/a) [dwa](http://x/b)"),
        ("<body bgcolor=red><title>x</title>a</body></html>", "a"),
        ("<p>a<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>", "a漢(kan)"),
        ('<figure><img src="http://x/a.png" alt="A">Sala<figcaption>Podpis</figcaption></figure>', "![A](/media/a.png)Sala\n\nPodpis"),
    ],
)  # fmt: skip
def test_elements_of_old_pages_keep_their_words(html: str, expected: str):
    assert markdown(html) == expected


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display:none"><a href="http://kasyno.example/">kasyno</a></div>',
        "<p hidden>kasyno</p>",
        '<p hidden="">kasyno</p>',
        '<span style="VISIBILITY : hidden !important">kasyno</span>',
        '<div style="position:absolute; left:-9999px">kasyno</div>',
        '<div style="position: fixed; top: -200em">kasyno</div>',
        '<p style="text-indent:-9999px">kasyno</p>',
        '<p style="margin-left:-5000px">kasyno</p>',
        '<div style="overflow:hidden;height:0">kasyno</div>',
        '<div style="height: 1px; width: 1px; overflow: auto hidden">kasyno</div>',
        '<div style="opacity:0.0">kasyno</div>',
        '<span style="font-size:0px">kasyno</span>',
        '<span style="position:absolute;clip:rect(1px, 1px, 1px, 1px)">kasyno</span>',
        '<span style="clip-path: inset(50%)">kasyno</span>',
        '<div style="display:block;/* x */display:none">kasyno</div>',
        '<table><tr style="display:none"><td>kasyno<td></table>',
    ],
)
def test_text_that_no_reader_saw_is_left_out_and_reported(hidden: str):
    html = f"<p>Widoczne.</p>{hidden}<p>Dalej.</p>"
    assert markdown(html) == "Widoczne.\n\nDalej."
    assert reported(html) == [("hidden", "kasyno")]


@pytest.mark.parametrize(
    "shown",
    [
        '<div style="display:none; display:block">a</div>',
        '<div style="visibility:hidden"><span style="visibility:visible">a</span></div>',
        '<div style="font-size:0"><span style="font-size:14px">a</span></div>',
        '<div style="position:relative;height:0;overflow:hidden;padding-bottom:56.25%">a</div>',
        '<div style="position:absolute;clip:rect(0px,60px,200px,0px)">a</div>',
        '<div style="left:-9999px">a</div>',
        '<div style="opacity:0.5;height:0">a</div>',
        '<div hidden="until-found">a</div>',
        '<div style="margin-left:-15px;text-indent:-2em">a</div>',
    ],
)
def test_text_that_only_looks_hidden_stays(shown: str):
    assert markdown(shown) == "a"


def test_a_hidden_image_is_reported_unless_it_is_shown_later_or_counts_visits():
    html = (
        '<div style="display:none"><img src="http://x/a.png"></div>'
        '<img src="http://x/pixel.gif" width=1 height=1 style="display:none">'
        '<img style="opacity:0" data-src="http://x/b.png" src="data:image/gif;base64,R0" alt="B">'
    )
    assert markdown(html) == "![B](/media/b.png)"
    assert reported(html) == [("hidden", "http://x/a.png")]


def test_hidden_text_is_quoted_in_full_so_that_it_can_be_restored():
    draft = " ".join(f"słowo-{number}" for number in range(100))
    assert reported(f'<div style="display:none">{draft}</div>') == [("hidden", draft)]


def test_words_of_drawings_and_formulas_are_reported():
    html = "<p>a<svg><text>Plan sali</text></svg> <math><mi>x</mi><mo>=</mo><mn>2</mn></math></p><svg><path/></svg>"
    assert markdown(html) == "a"
    assert reported(html) == [("drawing", "svg: Plan sali"), ("drawing", "math: x = 2")]


def test_a_text_that_is_nested_too_deeply_has_no_words_of_scripts():
    html = "<div>" * 200 + "<script>alert(1)</script><p>dno" + "</div>" * 200 + "po"
    tidied = tidy(html, AnyAddress())
    assert to_markdown(tidied.soup) == "dno\n\npo"
    assert [found.code for found in tidied.findings] == ["text-unreadable"]


# ---------------------------------------------------------------------------------------------- lines


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<pre>jeden<br />dwa<div>trzy</div><div>cztery</div></pre>", "```\njeden\ndwa\ntrzy\ncztery\n```"),
        ("<pre><p>raz</p><p>dwa</p></pre>", "```\nraz\ndwa\n```"),
        ("<pre>\n\n  raz\n\n    <b>dwa</b>\n</pre>", "```\n  raz\n\n    dwa\n```"),
        ('<pre class="wp-block-verse">Pierwszy <em>wers</em><br>drugi wers\n\ntrzeci\nwers</pre>', "Pierwszy *wers*  \ndrugi wers\n\ntrzeci  \nwers"),
        ('<pre>Zob. <a href="http://x/">regulamin</a>\nRedakcja</pre>', "Zob. [regulamin](http://x/)  \nRedakcja"),
        ("<pre>Raz\n<ul><li>dwa</li></ul></pre>", "Raz\n\n- dwa"),
        ("<ul><li>raz<pre>a\n\nb</pre></li></ul>", "- raz\n\n    ```\n    a\n\n    b\n    ```"),
        ("<ul><li><pre>a\n\nb`c</pre></li></ul>", "- `a`  \n    `` b`c ``"),
        ("<blockquote><p>raz</p><pre>a\n\nb</pre></blockquote>", "> raz\n>\n>     a\n>\n>     b"),
        ("<s><table><tr><td>raz<td>dwa</table></s>", "~~raz~~\n\n~~dwa~~"),
        ("<kbd><p>raz</p><p>dwa</p></kbd>", "`raz`\n\n`dwa`"),
    ],
)  # fmt: skip
def test_lines_of_code_and_verse_stay_lines(html: str, expected: str):
    assert markdown(html) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wpisz:\n\n[code]\nlaur check\nlaur build\n\nlaur serve\n[/code]", "Wpisz:\n\n```\nlaur check\nlaur build\n\nlaur serve\n```"),
        ('[sourcecode language="php"]<?php echo "a"; // [b] ?>[/sourcecode]', '```php\n<?php echo "a"; // [b] ?>\n```'),
        ("[code]a &lt; b<br />c[/code]", "```\na < b\nc\n```"),
        ("[code]<b>x</b> <!-- y -->[/code]", "```\n<b>x</b> <!-- y -->\n```"),
        ("[[code]x[/code]]", "\\[code\\]x\\[/code\\]"),
        ('Zobacz <a\nhref="http://x/"\n title="Regulamin">regulamin\nkonkursu</a>.', 'Zobacz [regulamin  \nkonkursu](http://x/ "Regulamin").'),
        ('<img\nsrc="http://x/x.jpg"\n alt="Gala"> Koniec.', "![Gala](/media/x.jpg) Koniec."),
        ("Gdy a < b\ni c > d, to\ntak.", "Gdy a &lt; b  \ni c > d, to  \ntak."),
        ("A\n\n<pre>raz\n\ndwa\n<a\nhref='http://x/'>trzy</a></pre>\n\nB", "A\n\nraz\n\ndwa  \n[trzy](http://x/)\n\nB"),
    ],
)  # fmt: skip
def test_line_ends_of_the_classic_editor_stay_out_of_tags_and_code(text: str, expected: str):
    assert markdown(to_html(text, {}).html) == expected


def test_a_comment_keeps_the_lines_of_its_code():
    assert markdown(paragraphs("Tak:\n\n<pre>a\n\nb</pre>\n\n\x01 0\x01")) == "Tak:\n\n```\na\n\nb\n```\n\n0"


# ---------------------------------------------------------------------------------------------- numbers of lists


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<ol type="a"><li>raz</li><li>dwa</li></ol>', '<ol type="a"><li>raz</li><li>dwa</li></ol>'),
        ('<ol type="a">\n<li>\nraz\n</li>\n\n<li> dwa</li></ol>', '<ol type="a">\n<li>raz</li>\n<li>dwa</li></ol>'),
        ('<ol style="list-style-type: upper-roman;"><li>raz</li></ol>', '<ol type="I"><li>raz</li></ol>'),
        ('<ol type="1" start="4"><li>raz</li><li value="5">dwa</li></ol>', "4. raz\n5. dwa"),
        ('<ol><li value="7">raz</li><li>dwa</li></ol>', "7. raz\n8. dwa"),
        ('<ol><li>raz</li><li value="7">dwa</li></ol>', '<ol><li>raz</li><li value="7">dwa</li></ol>'),
        ('<ol reversed="reversed"><li>raz</li><li>dwa</li></ol>', '<ol reversed=""><li>raz</li><li>dwa</li></ol>'),
        ('<ol start="-1"><li>raz</li></ol>', '<ol start="-1"><li>raz</li></ol>'),
        ('<ol start="3.7"><li>raz</li></ol><ol start="x"><li>dwa</li></ol>', "3. raz\n\n1. dwa"),
        ('<ul><li>a<ol type="a"><li>raz</li></ol></li><li>b</li></ul>', '- a\n\n    <ol type="a"><li>raz</li></ol>\n\n- b'),
        ('<ol type="a"><li>raz<ol><li><p>x</p><p>y</p></li></ol></li></ol>', '<ol type="a"><li>raz<ol><li><p>x</p><p>y</p></li></ol></li></ol>'),
        ('<table><tr><td>A</td><td><ol start="3"><li>raz</li></ol></td></tr><tr><td>B</td><td>C</td></tr></table>', '<table><tr><td>A</td><td><ol start="3"><li>raz</li></ol></td></tr><tr><td>B</td><td>C</td></tr></table>'),
        ('<p class="MsoListParagraph">3)&nbsp;raz</p><p class="MsoListParagraph">4)&nbsp;dwa</p>', "3. raz\n4. dwa"),
        ('<ol reversed start="1"><li>raz</li><li value="1">dwa</li></ol>', '<ol reversed="" start="1"><li>raz</li><li value="1">dwa</li></ol>'),
        ("<p>a) raz<br>b) dwa</p>", "a) raz  \nb) dwa"),
    ],
)  # fmt: skip
def test_numbers_and_letters_of_lists_stay(html: str, expected: str):
    assert markdown(html) == expected


def test_a_list_whose_letters_are_lost_is_reported():
    html = '<ol type="a"><li>raz<pre>x\n\ny</pre></li></ol>'
    assert markdown(html) == "1. raz\n\n    ```\n    x\n\n    y\n    ```"
    assert reported(html) == [("list-numbers", "raz x y")]


def test_no_mark_of_the_importer_is_left_in_html():
    html = "<table><tr><td>A</td><td><ul><li><p class='MsoListParagraph'>· a</p></li></ul></td></tr><tr><td colspan=2 data-x=1>b</td></tr></table>"
    assert "data-" not in markdown(html)


def test_an_authors_attributes_are_not_taken_for_marks_of_the_importer():
    html = '<ol><li data-position="x">raz</li></ol><p data-note-of="1">dwa</p><table data-html="yes"><tr><th>A<th>B<tr><td>1<td>2</table>'
    assert markdown(html) == "1. raz\n\ndwa\n\n| A | B |\n| --- | --- |\n| 1 | 2 |"
