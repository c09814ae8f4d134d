"""What WordPress stores outside the text of an entry: page builders' attributes, footnotes, reusable blocks."""

import json
from base64 import b64encode
from urllib.parse import quote

import pytest

from laur.importing import FileOutcome
from laur.importing.wordpress.content import to_html
from laur.importing.wordpress.elementor import elementor_html
from tests.importing.conftest import Import
from tests.importing.exports import OLD, attachment, post, wxr
from tests.importing.test_markdown import markdown
from tests.sites import Site

SALA = attachment(21, "2023/06/sala.png", alt="Sala obrad")


def body(site: Site, number: int = 1) -> str:
    text = (site.content / f"news/2023/2023-05-04-wpis-{number}.md").read_text(encoding="utf-8")
    return text.split("\n---\n", 1)[1].strip()


def reported(report, code: str) -> list[str]:
    return [found.what for found in report.findings if found.code == code]


RAW = b64encode(quote("<p>Surowy <b>kod</b></p>").encode()).decode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[vc_row][vc_column][vc_custom_heading text="Nagłówek" font_container="tag:h2|size:3"][vc_column_text]Raz.[/vc_column_text][/vc_column][/vc_row]', "## Nagłówek\n\nRaz."),
        ('[vc_btn title="Pobierz" link="url:https%3A%2F%2Fprzyklad.example%2Fa|title:Plik"]', "[Pobierz](https://przyklad.example/a)"),
        ('[vc_toggle title="Kto może?"]Każdy.[/vc_toggle]', "## Kto może?\n\nKażdy."),
        ('[vc_cta h2="Przyjdź" h4="w sobotę"]Zapraszamy.[/vc_cta]', "## Przyjdź\n\nw sobotę\n\nZapraszamy."),
        (f"[vc_raw_html]{RAW}[/vc_raw_html]", "Surowy **kod**"),
        ("[vc_raw_html]to nie base64[/vc_raw_html]", "to nie base64"),
        ('[vc_video link="https://vimeo.com/12345"]', "[Vimeo](https://vimeo.com/12345)"),
        ('[vc_message]Cytat ``a`` `{`1`}`[/vc_message]', "Cytat \\`\\`a\\`\\` \\`\\{\\`1\\`\\}\\`"),
        ('[vc_custom_heading text="Znak ``złoty`` `{`2023`}`"]', "## Znak \"złoty\" \\[2023\\]"),
        ('[et_pb_section][et_pb_blurb title="Jakość" image="http://x/a.png"]Opis.[/et_pb_blurb][/et_pb_section]', "## Jakość\n\n![](/media/a.png)\n\nOpis."),
        ('[et_pb_button button_url="https://przyklad.example/" button_text="Do strony"][/et_pb_button]', "[Do strony](https://przyklad.example/)"),
        ('[et_pb_image src="http://x/a.png" alt="A"][/et_pb_image]', "![A](/media/a.png)"),
        ('[fusion_title size="3"]Tytuł[/fusion_title][fusion_imageframe alt="A"]http://x/a.png[/fusion_imageframe]', "## Tytuł\n\n![A](/media/a.png)"),
        ('[fusion_youtube id="abcdefghijk" /]', "[YouTube](https://www.youtube.com/watch?v=abcdefghijk)"),
        ('[su_button url="https://przyklad.example/su"]Guzik[/su_button]', "[Guzik](https://przyklad.example/su)"),
        ("[av_heading heading='Enfold' tag='h3']", "## Enfold"),
        ('To jest [su_highlight background="#ff0"]ważne[/su_highlight] słowo i [dropcap]P[/dropcap]oczątek.', "To jest ważne słowo i Początek."),
        ("[vc_empty_space height='3px'][vc_separator]a", "a"),
    ],
)  # fmt: skip
def test_attributes_of_page_builder_shortcodes_are_imported(text: str, expected: str):
    assert markdown(to_html(text, {}).html) == expected


def test_images_are_found_by_number_and_empty_shortcodes_are_reported(site: Site, wordpress: Import):
    text = '[vc_single_image image="21" img_size="full"][vc_gallery images="21, 99"][vc_basic_grid post_type="post"]'
    report = wordpress(wxr(SALA, post(1, text=text)))
    assert body(site) == "\n\n".join(["![Sala obrad](/media/uploads/2023/06/sala.png)"] * 2)
    assert reported(report, "shortcode-unknown") == ['[vc_basic_grid post_type="post"]']


WITH_FOOTNOTES = """\
<!-- wp:paragraph -->
<p>Klaster<sup data-fn="a-1" class="fn"><a href="#a-1" id="a-1-link">1</a></sup> rośnie<sup data-fn="b-2" class="fn"><a href="#b-2" id="b-2-link">2</a></sup> i rośnie<sup data-fn="a-1" class="fn"><a href="#a-1">1</a></sup>.</p>
<!-- /wp:paragraph -->

<!-- wp:footnotes /-->
"""
NOTES = [
    {"id": "a-1", "content": "Dane za <em>2023</em> rok."},
    {"id": "b-2", "content": f'<a href="{OLD}/o-nas/">O nas</a>'},
]


def test_footnotes_of_the_block_editor_become_markdown_footnotes(site: Site, wordpress: Import):
    about = post(12, "O nas", "Jesteśmy.", name="o-nas", kind="page")
    report = wordpress(wxr(about, post(1, text=WITH_FOOTNOTES, meta={"footnotes": json.dumps(NOTES)})))
    expected = (
        "Klaster[^1] rośnie[^2] i rośnie[^1].\n\n[^1]: Dane za *2023* rok.\n\n[^2]: [O nas](../../pages/o-nas.md)"
    )
    assert body(site) == expected
    assert not reported(report, "anchor-missing")
    assert not reported(report, "fields-left-out")
    site.build()
    assert site.problems == ()
    assert "Dane za 2023 rok." in site.text("/aktualnosci/2023/05/wpis-1/")


@pytest.mark.parametrize("metadata", ["", "{", "[1]", '{"a": 1}', "[" * 20_000])
def test_unreadable_footnotes_leave_their_references(site: Site, wordpress: Import, metadata: str):
    wordpress(wxr(post(1, text=WITH_FOOTNOTES, meta={"footnotes": metadata})))
    assert body(site).startswith("Klaster<sup>1</sup>")


def test_a_footnote_shortcode_becomes_a_markdown_footnote():
    html = to_html("Klaster[ref]Zob. raport.[/ref] rośnie[efn_note]Drugi.[/efn_note].", {}).html
    assert markdown(html) == "Klaster[^1] rośnie[^2].\n\n[^1]: Zob. raport.\n\n[^2]: Drugi."


def block(number: int, text: str) -> str:
    return post(number, "Blok", text, kind="wp_block")


def test_a_reusable_block_is_inserted_where_it_is_used(site: Site, wordpress: Import):
    text = '<!-- wp:paragraph --><p>A</p><!-- /wp:paragraph -->\n<!-- wp:block {"ref":500} /-->\n<!-- wp:block {"ref":9} /-->'
    report = wordpress(wxr(post(1, text=text), block(500, "<!-- wp:paragraph --><p>B</p><!-- /wp:paragraph -->")))
    assert body(site) == "A\n\nB"
    assert reported(report, "block-unknown") == ['wp:block {"ref":9}']


def test_reusable_blocks_that_contain_themselves_do_not_repeat_forever(site: Site, wordpress: Import):
    again = '<p>słowo</p><!-- wp:block {"ref":500} /-->' * 3
    wordpress(wxr(post(1, text='<!-- wp:block {"ref":500} /-->'), block(500, again)))
    assert 3 <= body(site).count("słowo") <= 100


def test_blocks_that_only_the_old_server_could_show_are_reported(wordpress: Import):
    text = """\
<!-- wp:acf/ramka {"data":{"tekst":"Treść ramki"}} /-->
<!-- wp:latest-posts {"postsToShow":3} /-->
<!-- wp:gravityforms/form {"formId":"1"} /-->
<!-- wp:spacer /-->
"""
    report = wordpress(wxr(post(1, text=text)))
    assert reported(report, "block-unknown") == ['wp:acf/ramka {"data":{"tekst":"Treść ramki"}}']
    assert reported(report, "residue") == ['wp:latest-posts {"postsToShow":3}']
    assert reported(report, "form") == ['wp:gravityforms/form {"formId":"1"}']


def test_custom_taxonomies_and_fields_are_reported(wordpress: Import):
    terms = [("region", "slask", "Śląsk"), ("post_format", "post-format-video", "Video")]
    fields = {"miejsce": "Hala 3", "_edit_last": "2", "rank_math_seo_score": "81", "wymiary": 'a:1:{i:0;s:1:"x";}'}
    report = wordpress(wxr(post(1, categories=terms, meta=fields), post(2, categories=terms[:1])))
    assert reported(report, "taxonomy-left-out") == ["region: 2"]
    assert reported(report, "fields-left-out") == ["miejsce: 1"]


def test_a_video_address_on_its_own_line_becomes_a_video_link(site: Site, wordpress: Import):
    text = "A\n\nhttps://www.youtube.com/watch?v=abcdefghijk\n\nhttps://przyklad.example/strona"
    report = wordpress(wxr(post(1, text=text)))
    film = "[YouTube](https://www.youtube.com/watch?v=abcdefghijk)"
    assert body(site) == f"A\n\n{film}\n\nhttps://przyklad.example/strona"
    assert reported(report, "embed") == ["https://www.youtube.com/watch?v=abcdefghijk"]


def test_links_to_attachment_pages_and_to_headings(site: Site, wordpress: Import):
    text = f"""\
<a href="{OLD}/?attachment_id=21">po numerze</a>, <a href="{OLD}/2023/05/zdjecie-21/">strona pliku</a>,
<a href="{OLD}/2023/05/wpis-2/#wyniki">wyniki</a>, <a href="{OLD}/2023/05/wpis-1/#dalej">tu</a>,
<a href="mailto:biuro@przyklad.example?subject=Pytanie o znak">list</a>
<a href="{OLD}/2023/05/zdjecie-21/" rel="attachment wp-att-21"><img src="{OLD}/wp-content/uploads/2023/06/sala-300x200.png" alt=""></a>
<h2 id="dalej">Dalej</h2>
x
"""
    report = wordpress(wxr(post(1, text=text), post(2), SALA))
    for expected in (
        "[po numerze](/media/uploads/2023/06/sala.png)",
        "[strona pliku](/media/uploads/2023/06/sala.png)",
        "[wyniki](2023-05-04-wpis-2.md)",
        "[tu](#dalej)",
        "[list](mailto:biuro@przyklad.example?subject=Pytanie%20o%20znak)",
        "\n![Sala obrad](/media/uploads/2023/06/sala.png)",
        "## Dalej {#dalej}",
    ):
        assert expected in body(site), expected
    assert reported(report, "anchor-dropped") == [f"{OLD}/2023/05/wpis-2/#wyniki (wyniki)"]
    assert not reported(report, "link-unresolved")


def test_a_category_with_percent_encoded_letters_is_found(site: Site, wordpress: Import):
    name = "%c5%82%c3%b3d%c5%ba"
    head = (
        f"<wp:category><wp:category_nicename>{name}</wp:category_nicename><wp:cat_name>Łódź</wp:cat_name></wp:category>"
    )
    text = f'<a href="{OLD}/category/{name.upper()}/">Łódź</a>'
    export = wxr(post(1, text=text, categories=[("category", name, "Łódź")])).replace(
        "<generator>", f"{head}<generator>"
    )
    wordpress(export)
    assert body(site) == "[Łódź](/tagi/lodz/)"


@pytest.mark.parametrize(
    "text",
    [
        "Aby wziąć udział, wypełnij formularz zgłoszeniowy do 5 maja.",
        "Do listu dołącz zdanie: wyrażam zgodę na przetwarzanie moich danych osobowych.",
        "Nowy przepis mówi, kiedy strona używa plików cookie bez zgody.",
        '<div class="rodo-informacja"><p>Administratorem danych jest Klaster Alfa.</p></div>',
        '<div class="navigation">O nawigacji na morzu.</div>',
    ],
)
def test_sentences_of_an_article_that_resemble_boilerplate_stay(text: str):
    assert markdown(to_html(text, {}).html)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Nasza strona używa plików cookies.</p>",
        "<p>Używamy ciasteczek, aby działać.</p>",
        '<div class="navigation"><a href="/a">Poprzedni</a> <a href="/b">Następny</a></div>',
        '<div class="rodo"><label><input type=checkbox> Wyrażam zgodę</label></div>',
    ],
)
def test_consents_and_menus_are_removed(html: str):
    assert markdown(html) == ""


def test_edited_images_and_images_named_like_a_smaller_size_are_imported_as_they_are(site: Site, wordpress: Import):
    from tests.importing.exports import JPEG, PNG

    names = ("e-e1699999999999.png", "plan-100x200.png", "plan-300x400.png", "duzy-scaled.png")
    for name, data in zip(names, (PNG, PNG, JPEG, PNG), strict=True):
        (site.folder / f"uploads/2023/06/{name}").write_bytes(data)
    (site.folder / "uploads/2023/06/e.png").write_bytes(PNG)
    files = [attachment(40 + n, f"2023/06/{name}", alt=name) for n, name in enumerate(names)]
    sources = ("e-e1699999999999-300x200.png", "plan-100x200.png", "plan-300x400.png", "duzy-300x200.png")
    text = "\n\n".join(f'<img src="{OLD}/wp-content/uploads/2023/06/{name}" alt="x">' for name in sources)
    wordpress(wxr(post(1, text=text), *files))
    folder = "/media/uploads/2023/06"
    expected = ("e-e1699999999999.png", "plan-100x200.png", "plan-300x400.jpg", "duzy.png")
    assert body(site).split("\n\n") == [f"![x]({folder}/{name})" for name in expected]


def test_file_names_with_decomposed_accents_are_found(site: Site, wordpress: Import):
    from unicodedata import normalize

    from tests.importing.exports import PNG

    (site.folder / "uploads/2023/06" / normalize("NFD", "próba.png")).write_bytes(PNG)
    wordpress(wxr(post(1, text=f'<img src="{OLD}/wp-content/uploads/2023/06/próba.png" alt="x">')))
    assert body(site) == "![x](/media/uploads/2023/06/proba.png)"


def test_lines_in_a_table_cell_stay_lines():
    text = "<table><tr><th>A</th><th>B</th></tr><tr><td>jeden\n\ndwa</td><td>trzy</td></tr></table>"
    assert markdown(to_html(text, {}).html) == "| A | B |\n| --- | --- |\n| jeden<br>dwa | trzy |"


def test_a_cell_of_an_html_table_is_on_one_line_with_its_tags():
    text = "<table>\n<tr>\n<td>\na\n</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    assert "<td>a</td>" in markdown(to_html(text, {}).html)


def test_the_button_of_a_file_block_does_not_repeat_its_link():
    html = '<div class="wp-block-file"><a href="/a.pdf">Regulamin</a><a class="wp-block-file__button" href="/a.pdf">Pobierz</a></div>'
    assert markdown(html) == "[Regulamin](/a.pdf)"


def test_an_image_embedded_as_a_data_url_becomes_a_file(site: Site, wordpress: Import):
    from tests.importing.exports import PNG

    packed = b64encode(PNG).decode()
    text = f'<img src="data:image/png;base64,{packed}" alt="Wykres"> <img src="data:image/png;base64,AAAA" alt="Nic">'
    report = wordpress(wxr(post(1, text=text), post(2, text=f'<img src="data:image/png;base64,{packed}" alt="Znów">')))
    (file,) = (site.content / "media/uploads").iterdir()
    assert file.read_bytes() == PNG
    assert body(site) == f"![Wykres](/media/uploads/{file.name}) Nic"
    assert body(site, 2) == f"![Znów](/media/uploads/{file.name})"
    assert len(reported(report, "media-missing")) == 1
    assert list(wordpress(wxr(post(1, text=text))).documents.values()) == [FileOutcome.UNCHANGED]


def test_a_text_longer_than_the_parsers_limit_does_not_affect_other_entries(site: Site, wordpress: Import):
    long = f'<p>Raz</p><img src="data:image/png;base64,{"A" * 11_000_000}" alt="Nic"><p>dwa</p>'
    wordpress(wxr(post(1, text=long), post(2, text="Trzy")))
    assert body(site) == "Raz\n\nNic\n\ndwa"
    assert body(site, 2) == "Trzy"


def test_blocks_with_content_are_not_reported_as_empty_ones(site: Site, wordpress: Import):
    text = """\
<!-- wp:heading {"level":3} -->
<h3>A</h3>
<!-- /wp:heading -->
<!-- wp:paragraph {"align":"center"} --><p>B</p><!-- /wp:paragraph -->
<!-- wp:acf/ramka {"data":{"a":{"b":"c"}}} /-->
"""
    report = wordpress(wxr(post(1, text=text)))
    assert body(site) == "## A\n\nB"
    assert reported(report, "block-unknown") == ['wp:acf/ramka {"data":{"a":{"b":"c"}}}']


def test_a_facebook_player_becomes_a_link_to_its_post():
    html = '<iframe src="https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Falfa%2Fposts%2F1&width=500"></iframe>'
    assert markdown(html) == "[facebook.com: 1](https://www.facebook.com/alfa/posts/1)"


@pytest.mark.parametrize("name", ["jan@poczta.example", "Jan Próbny &lt;jan@poczta.example&gt;"])
def test_an_authors_email_address_is_never_published(site: Site, wordpress: Import, name: str):
    wordpress(wxr(post(1)).replace("<![CDATA[Anna Próbna]]>", f"<![CDATA[{name}]]>"))
    assert "poczta.example" not in (site.content / "news/2023/2023-05-04-wpis-1.md").read_text(encoding="utf-8")


def test_shortcodes_are_removed_from_a_summary(site: Site, wordpress: Import):
    wordpress(wxr(post(1, excerpt="Skrót [gallery ids='1'] i [caption id='a']podpis[/caption], [sic!] [pdf].")))
    text = (site.content / "news/2023/2023-05-04-wpis-1.md").read_text(encoding="utf-8")
    assert "summary: Skrót i podpis, [sic!] [pdf].\n" in text


ELEMENTOR = [
    {
        "elType": "section",
        "elements": [
            {
                "elType": "column",
                "elements": [
                    {"elType": "widget", "widgetType": "heading", "settings": {"title": "O klastrze", "header_size": "h2"}},
                    {"elType": "widget", "widgetType": "text-editor", "settings": {"editor": "<p>Jesteśmy <b>klastrem</b>.</p>"}},
                    {"elType": "widget", "widgetType": "image", "settings": {"image": {"url": f"{OLD}/wp-content/uploads/2023/06/sala.png", "id": 21}, "caption": "Sala"}},
                    {"elType": "widget", "widgetType": "button", "settings": {"text": "Zapisy", "link": {"url": "https://przyklad.example/"}}},
                    {"elType": "widget", "widgetType": "icon-list", "settings": {"icon_list": [{"text": "raz"}, {"text": "dwa", "link": {"url": "https://przyklad.example/2"}}]}},
                    {"elType": "widget", "widgetType": "accordion", "settings": {"tabs": [{"tab_title": "Kto?", "tab_content": "<p>Każdy.</p>"}]}},
                    {"elType": "widget", "widgetType": "video", "settings": {"youtube_url": "https://youtu.be/abcdefghijk"}},
                    {"elType": "widget", "widgetType": "spacer", "settings": []},
                ],
            }
        ],
    }
]  # fmt: skip


def test_a_text_that_is_only_in_elementors_data_is_imported(site: Site, wordpress: Import):
    wordpress(wxr(SALA, post(1, text=" ", meta={"_elementor_data": json.dumps(ELEMENTOR)})))
    assert body(site) == (
        '## O klastrze\n\nJesteśmy **klastrem**.\n\n![Sala obrad](/media/uploads/2023/06/sala.png "Sala")\n\n'
        "[Zapisy](https://przyklad.example/)\n\n- raz\n\n- [dwa](https://przyklad.example/2)\n\n### Kto?\n\nKażdy.\n\n"
        "[YouTube](https://www.youtube.com/watch?v=abcdefghijk)"
    )


@pytest.mark.parametrize(
    "metadata", ["", "[", "5", "[[[[]]]]", '[{"elType": "widget"}]', '{"elements": {"elements": 1}}']
)
def test_unreadable_elementor_data_is_empty(metadata: str):
    assert elementor_html(metadata) == ""


def test_footnotes_of_a_word_processor_become_markdown_footnotes():
    html = """\
<p>Klaster<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a> rośnie<a href="#_ftn2" name="_ftnref2">[2]</a>, jak <a href="#_ftn9">dalej</a>.</p>
<hr>
<p><a href="#_ftnref1" name="_ftn1">[1]</a> Dane za <em>2023</em> rok.</p>
<div id="ftn2"><p class="MsoFootnoteText"><a href="#_ftnref2" id="_ftn2">[2]</a> Drugi.</p></div>
"""
    expected = "Klaster[^1] rośnie[^2], jak dalej.\n\n---\n\n[^1]: Dane za *2023* rok.\n\n[^2]: Drugi."
    assert markdown(html) == expected


def test_a_list_of_a_word_processor_keeps_its_levels():
    item = '<p class="MsoListParagraph" style="mso-list:l0 level{} lfo1">{}&nbsp;&nbsp; {}</p>'
    html = "".join(
        item.format(level, mark, words)
        for level, mark, words in [
            (1, "·", "raz"),
            (2, "o", "dwa"),
            (2, "o", "trzy"),
            (1, "·", "cztery"),
            (2, "1.", "pięć"),
        ]
    )
    assert markdown(html) == "- raz\n    - dwa\n    - trzy\n- cztery\n    1. pięć"


@pytest.mark.parametrize(("name", "data"), [("a.rar", b"Rar!x"), ("b.epub", b"PKx"), ("d.wav", b"RIFFx")])
def test_archives_books_and_recordings_are_imported(site: Site, wordpress: Import, name: str, data: bytes):
    (site.folder / f"uploads/2023/06/{name}").write_bytes(data)
    address = f"{OLD}/wp-content/uploads/2023/06/{name}"
    wordpress(wxr(post(1, text=f'<a href="{address}">plik</a>')))
    assert body(site) == f"[plik](/media/uploads/2023/06/{name})"
    site.build()
    assert [problem.code for problem in site.problems] == []


def test_a_missing_image_with_a_relative_address_becomes_a_link_to_the_old_site(site: Site, wordpress: Import):
    wordpress(wxr(post(1, text='<img src="/wp-content/uploads/2023/99/brak.png" alt="Wykres">')))
    assert body(site) == f"[Wykres]({OLD}/wp-content/uploads/2023/99/brak.png)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<blockquote>„Cytat”\n— Anna</blockquote>", "> „Cytat”  \n> — Anna"),
        ("<div>raz\ndwa</div>", "raz  \ndwa"),
        ("<ul>\n<li>raz\ndwa</li>\n<li>trzy</li>\n</ul>", "- raz  \n    dwa\n- trzy"),
        ("<p>raz\ndwa</p>", "raz  \ndwa"),
        ("<p>\nraz\n</p>\n<p>dwa</p>", "raz\n\ndwa"),
    ],
)
def test_line_breaks_of_the_classic_editor_are_kept_within_blocks(text: str, expected: str):
    assert markdown(to_html(text, {}).html) == expected


def test_a_gallery_without_numbers_shows_the_images_uploaded_to_its_entry(site: Site, wordpress: Import):
    ours = SALA.replace("<wp:post_parent>0<", "<wp:post_parent>1<")
    other = attachment(22, "2023/07/dobry.jpg", alt="Inne")
    report = wordpress(wxr(ours, other, post(1, text='[gallery columns="3"]'), post(2, text="[gallery]")))
    assert body(site) == "![Sala obrad](/media/uploads/2023/06/sala.png)"
    assert reported(report, "shortcode-unknown") == ["[gallery]"]


@pytest.mark.parametrize(
    ("text", "expected", "shown"),
    [
        ("Pole [nazwa_firmy] oraz <code>x[my_index]</code>.", "Pole \\[nazwa_firmy\\] oraz `x[my_index]`.", ["[nazwa_firmy]"]),
        ("[nazwa_firmy] z siedzibą w [adres_firmy], zwana", "\\[nazwa_firmy\\] z siedzibą w \\[adres_firmy\\], zwana", ["[nazwa_firmy]", "[adres_firmy]"]),
        ("Dnia <b>[data_umowy]</b> strony", "Dnia **\\[data_umowy\\]** strony", ["[data_umowy]"]),
        ("<code>[obcy_kod a='1']x[/obcy_kod]</code>", "`[obcy_kod a='1']x[/obcy_kod]`", []),
        ("Raz.\n\n[obcy_kod]\n\nDwa.", "Raz.\n\nDwa.", []),
        ("<p>Raz.</p><p>[obcy_kod]</p>", "Raz.", []),
        ("Raz.\n[obcy_kod]\nDwa.", "Raz.\n\nDwa.", []),
    ],
)  # fmt: skip
def test_unknown_brackets_in_a_sentence_are_shown_as_wordpress_shows_them(text: str, expected: str, shown: list[str]):
    converted = to_html(text, {})
    assert markdown(converted.html) == expected
    assert [found.what for found in converted.findings if found.code == "shortcode-shown"] == shown


def test_contact_form_7_is_a_form(wordpress: Import):
    report = wordpress(wxr(post(1, text='A\n\n[contact-form-7 id="5" title="Kontakt"]')))
    assert reported(report, "form") == ['[contact-form-7 id="5" title="Kontakt"]']
    assert not reported(report, "shortcode-unknown")


def test_a_missing_image_is_reported_once(wordpress: Import):
    full, small = (f"{OLD}/wp-content/uploads/2023/99/brak{size}.png" for size in ("", "-300x200"))
    report = wordpress(
        wxr(
            post(1, text=f'<img src="{small}" alt="Wykres">'),
            post(2, text=f'<a href="{full}"><img src="{small}" alt="Wykres"></a>'),
            post(3, text=f'<a href="https://przyklad.example/"><img src="{small}" alt="Wykres"></a>'),
            post(4, text=f'<a href="{full}">wykres</a>'),
        )
    )
    assert reported(report, "media-missing") == [small, full, small, f"{full} (wykres)"]
