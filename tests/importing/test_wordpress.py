"""A WordPress export, the whole way: imported, checked, built, read, imported again."""

import json
from typing import Any

import pytest

from laur.importing import FileOutcome, UnreadableExportError
from laur.importing.importer import UnreadableSiteError
from tests.importing.conftest import Import
from tests.importing.exports import OLD, attachment, comment, post, whole, wxr
from tests.sites import Site, tree_of

STAR = "news/2023/2023-05-04-zloty-znak.md"


def content(site: Site, path: str) -> str:
    return (site.content / path).read_text(encoding="utf-8")


def codes(report) -> set[str]:
    return {finding.code for finding in report.findings}


def test_a_whole_site_comes_over_sound_and_is_built(site: Site, wordpress: Import):
    wordpress(whole())
    site.build()
    assert site.problems == ()
    page = site.page("/aktualnosci/2023/05/zloty-znak/")
    text = site.text("/aktualnosci/2023/05/zloty-znak/", "article")
    assert "złoty znak" in text
    assert "Tekst w kolumnie." in text
    for residue in ("Ułatwienia dostępu", "Dodaj komentarz", "Twój adres e-mail", "tajny_kod", "vc_row", "caption"):
        assert residue not in text
    captions = [caption.get_text().replace("\u00a0", " ") for caption in page.select("article figcaption")]
    assert "Gala w Łodzi" in captions
    assert "Co dalej?" in [heading.get_text() for heading in page.select("h2")]
    links = site.links("/aktualnosci/2023/05/zloty-znak/", "article a")
    for wanted in (
        "/aktualnosci/2023/06/audyt/",
        "/o-nas/",
        "/tagi/nagrody/",
        "https://www.youtube.com/watch?v=abcdefghijk",
    ):
        assert wanted in links
    assert "/media/uploads/2023/05/regulamin.pdf" in links
    assert not [link for link in links if "javascript" in link]


def test_old_addresses_lead_to_the_new_pages(site: Site, wordpress: Import):
    wordpress(whole())
    site.build()
    assert "/aktualnosci/2023/05/zloty-znak/" in site.read("/2023/05/zloty-znak/")
    assert ">https://example.org/2023/06/audyt/<" not in site.read("/sitemap.xml")


def test_front_matter_says_what_the_export_said(site: Site, wordpress: Import):
    wordpress(whole())
    text = content(site, STAR)
    for line in (
        'title: "Złoty znak: 12:30, NO & „tak”"',
        "date: 2023-05-04",
        "updated: 2023-05-09",
        "slug: zloty-znak",
        "summary: Klaster Alfa ze złotym znakiem.",
        "tags: [Nagrody, Jakość]",
        "  src: /media/uploads/2023/05/gala-glowna.png",
        "  alt: Statuetka na stole",
        "author: Anna Próbna",
    ):
        assert f"\n{line}\n" in text, line
    assert "draft: true" in content(site, "news/szkic.md")
    assert "draft: true" in content(site, "news/2023/2023-05-04-wpis-15.md")
    assert "publish_at: 2031-01-02 07:05" in content(site, "news/2031/2031-01-02-wpis-16.md")


def test_blocks_lists_tables_and_captions_with_markup(site: Site, wordpress: Import):
    wordpress(whole())
    site.build()
    page = site.page("/aktualnosci/2023/06/audyt/")
    assert [item.get_text() for item in page.select("article ul ul li")] == ["strategia"]
    assert [cell.get_text() for cell in page.select("article td")] == ["Strategia", "12|15"]
    assert page.select_one("figcaption em") is not None
    assert "wp:" not in content(site, "news/2023/2023-06-10-audyt.md")
    assert "Zobacz także" not in content(site, "news/2023/2023-06-10-audyt.md")


def test_comments_that_were_approved_come_along_without_addresses(site: Site, wordpress: Import):
    report = wordpress(whole())
    folder = site.content / STAR.replace(".md", ".comments")
    assert sorted(path.name for path in folder.iterdir()) == ["31.md", "32.md"]
    first = (folder / "31.md").read_text(encoding="utf-8")
    assert "author: Jan Testowy" in first
    assert "date: 2023-05-05 08:15" in first
    assert "Gratulacje!\n\nTak **trzymać**" in first
    assert 'reply_to: "31"' in (folder / "32.md").read_text(encoding="utf-8")
    assert "poczta.example" not in str(tree_of(site.content))
    assert "192.0.2.7" not in str(tree_of(site.content))
    assert {"comment-spam", "comment-unapproved", "comment-ping"} <= codes(report)


def test_what_could_not_be_carried_over_is_told_with_its_file(wordpress: Import):
    report = wordpress(whole())
    reported = {finding.code: finding for finding in report.findings}
    assert reported["shortcode-unknown"].what == '[tajny_kod numer="7"]'
    assert reported["shortcode-unknown"].path == STAR
    assert reported["shortcode-unknown"].source == f"{OLD}/2023/05/zloty-znak/"
    assert reported["type-left-out"].what == "wydarzenie: 1"
    assert "javascript" in reported["address-refused"].what
    residue = {finding.what for finding in report.findings if finding.code == "residue"}
    assert {"Ułatwienia dostępu", "Dodaj komentarz", "Zobacz także"} <= residue


# ---------------------------------------------------------------------------------------------- again


def test_a_second_run_changes_nothing(site: Site, wordpress: Import):
    wordpress(whole())
    before = tree_of(site.content)
    report = wordpress(whole())
    assert tree_of(site.content) == before
    assert set(report.documents.values()) | set(report.comments.values()) == {FileOutcome.UNCHANGED}
    without = wordpress(whole(), uploads=None)
    assert tree_of(site.content) == before
    assert "media-missing" not in codes(without)


def test_a_hand_edit_survives_and_an_update_arrives(site: Site, wordpress: Import):
    wordpress(whole())
    site.edit(f"content/{STAR}", "Druga linia akapitu.", "Poprawione ręcznie.")
    changed = whole().replace("Audyt w Klastrze Alfa trwał dwa dni", "Audyt w Klastrze Alfa trwał trzy dni")
    report = wordpress(changed)
    assert "Poprawione ręcznie." in content(site, STAR)
    assert report.documents[STAR] is FileOutcome.KEPT
    assert "edited-here" in codes(report)
    assert "trzy dni" in content(site, "news/2023/2023-06-10-audyt.md")
    both = wordpress(changed.replace("programu Beta", "programu Gamma"))
    assert "Gamma" not in content(site, STAR)
    assert "edited-both" in codes(both)


def test_what_was_deleted_here_stays_deleted_and_nothing_links_to_it(site: Site, wordpress: Import):
    wordpress(whole())
    site.delete("content/news/2023/2023-06-10-audyt.md")
    report = wordpress(whole())
    assert not (site.content / "news/2023/2023-06-10-audyt.md").exists()
    assert "deleted-here" in codes(report)
    site.build()
    assert site.problems == ()


def test_what_is_gone_there_stays_here(site: Site, wordpress: Import):
    wordpress(wxr(post(1), post(2)))
    report = wordpress(wxr(post(1)))
    assert (site.content / "news/2023/2023-05-04-wpis-2.md").is_file()
    assert "gone-there" in codes(report)


def test_a_file_that_no_import_wrote_is_never_touched(site: Site, wordpress: Import):
    own = "---\ntitle: Własna\n---\nMoja.\n"
    site.write("content/news/2023/2023-05-04-wpis-1.md", own)
    site.write("content/news/wpis-2.md", "---\ntitle: Inna\ndate: 2023-05-04\n---\n")
    report = wordpress(wxr(post(1), post(2)))
    assert content(site, "news/2023/2023-05-04-wpis-1.md") == own
    assert (site.content / "news/2023/2023-05-04-wpis-1-2.md").is_file()
    assert {"name-taken", "slug-changed"} <= codes(report)
    site.build()
    assert site.problems == ()


def test_a_rehearsal_writes_nothing(site: Site, wordpress: Import):
    before = tree_of(site.content)
    report = wordpress(whole(), is_dry_run=True)
    assert tree_of(site.content) == before
    assert set(report.documents.values()) == {FileOutcome.NEW}


def test_a_run_that_was_cut_off_is_taken_up_again(site: Site, wordpress: Import, monkeypatch: pytest.MonkeyPatch):
    from laur.importing import documents, importer

    real = documents.document_of
    written: list[str] = []

    def cut_off(item, *rest):
        if len(written) == 2:
            raise KeyboardInterrupt
        written.append(item.key)
        return real(item, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(importer, "document_of", cut_off)
        with pytest.raises(KeyboardInterrupt):
            wordpress(whole())
    assert not [name for name in tree_of(site.content) if name.endswith(".tmp")]
    wordpress(whole())
    whole_tree = tree_of(site.content)
    for path in [p for p in whole_tree if p.startswith(("news/", "pages/", ".imported"))]:
        site.delete(f"content/{path}")
    wordpress(whole())
    assert tree_of(site.content) == whole_tree


def test_the_ledger_is_small_sorted_and_refused_when_damaged(site: Site, wordpress: Import):
    from laur.importing import DamagedLedgerError

    wordpress(whole())
    ledger = json.loads(content(site, ".imported.json"))
    (entries,) = ledger["sources"].values()
    assert list(entries) == sorted(entries)
    assert entries["item:post-10"][0] == STAR
    site.write("content/.imported.json", "{")
    with pytest.raises(DamagedLedgerError):
        wordpress(whole())


# ---------------------------------------------------------------------------------------------- hostile and broken


def test_an_entity_bomb_is_refused(wordpress: Import):
    bomb = whole().replace("<rss ", '<!DOCTYPE r [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>\n<rss ', 1)
    with pytest.raises(UnreadableExportError) as refused:
        wordpress(bomb)
    assert refused.value.code == "export-entities"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "export-not-xml"),
        ("to nie jest XML", "export-not-wordpress"),
        ("<html><body>x</body></html>", "export-not-wordpress"),
        ("<rss><channel><item/></channel></rss>", "export-not-wordpress"),
    ],
)
def test_what_is_no_export_is_refused_in_words(wordpress: Import, text: str, code: str):
    with pytest.raises(UnreadableExportError) as refused:
        wordpress(text)
    assert refused.value.code == code


def test_without_a_site_there_is_nothing_to_import_into(site: Site, wordpress: Import):
    site.delete("content/site.yaml")
    with pytest.raises(UnreadableSiteError):
        wordpress(whole())


def test_control_characters_bare_ampersands_and_foreign_entities_are_mended(site: Site, wordpress: Import):
    export = wxr(post(1, "A\x0bB", "Raz\x00 dwa&nbsp;trzy\x1f")).replace("<description>", "<description>R&D &nbsp;", 1)
    report = wordpress(export)
    text = content(site, "news/2023/2023-05-04-wpis-1.md")
    assert "title: AB\n" in text
    assert "Raz dwa trzy" in text
    assert {"export-controls"} <= codes(report)
    assert "export-broken" not in codes(report)


def test_an_export_that_ends_in_the_middle_gives_what_is_whole(site: Site, wordpress: Import):
    export = wxr(post(1), post(2, text="Druga wiadomość, której koniec zaginął."))
    report = wordpress(export[: export.index("zaginął")])
    assert set(report.documents) == {"news/2023/2023-05-04-wpis-1.md"}
    assert "export-truncated" in codes(report)


def test_another_encoding_is_read_when_it_is_named(site: Site, wordpress: Import):
    export = wxr(post(1, "Żółta łódź", "Treść.")).encode("windows-1250")
    assert "export-characters" in codes(wordpress(export, is_dry_run=True))
    report = wordpress(export, encoding="windows-1250")
    assert "title: Żółta łódź" in content(site, "news/2023/2023-05-04-wpis-1.md")
    assert "export-characters" not in codes(report)


def test_items_without_title_date_or_slug_and_twins_have_names(site: Site, wordpress: Import):
    report = wordpress(
        wxr(
            post(1, "", "Pierwsze słowa tekstu. Dalej.", name=""),
            post(2, "Bez daty", "x", date="0000-00-00 00:00:00", link=f"{OLD}/bez/").replace(
                "<pubDate>Thu, 04 May 2023 10:30:00 +0000</pubDate>", "<pubDate></pubDate>"
            ),
            post(3, "Bliźniak", name="ten-sam"),
            post(4, "Bliźniak", name="ten-sam"),
            post(5, "", "", name="pusty"),
            post(6, "ŁÓDŹ 😀", name="%c5%82%c3%b3d%c5%ba"),
        )
    )
    assert {"title-missing", "date-unreadable", "slug-changed", "alias-taken"} <= codes(report)
    site.build()
    assert site.problems == ()
    titles = [heading.get_text() for heading in site.page("/aktualnosci/").select("article h2, li h2, li a")]
    assert any("Pierwsze słowa tekstu" in title for title in titles)
    assert site.exists("/2023/05/łódź/")


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd.png", "2023/..%2f..%2fsekret.png", "/etc/hosts.png", "..\\..\\x.png", "a\x00b.png"]
)
def test_a_name_is_never_a_path(site: Site, wordpress: Import, name: str):
    (site.folder / "sekret.png").write_bytes(b"\x89PNG\r\n\x1a\nsekret")
    before = set(tree_of(site.folder))
    wordpress(
        wxr(
            attachment(2, name),
            post(1, text=f'<img src="{OLD}/wp-content/uploads/{name}">', meta={"_thumbnail_id": "2"}),
        )
    )
    new = set(tree_of(site.folder)) - before - {"export.xml"}
    assert all(path.startswith("content/") for path in new)
    assert "sekret" not in str(tree_of(site.content / "media"))


def test_a_link_out_of_the_uploads_folder_is_not_followed(site: Site, wordpress: Import):
    (site.folder / "sekret.png").write_bytes(b"\x89PNG\r\n\x1a\nsekret")
    (site.folder / "uploads/2023/05/link.png").symlink_to(site.folder / "sekret.png")
    report = wordpress(wxr(post(1, text=f'<img src="{OLD}/wp-content/uploads/2023/05/link.png">')))
    assert not (site.content / "media").exists()
    assert "media-missing" in codes(report)


def test_files_that_are_not_what_they_say_are_refused(site: Site, wordpress: Import):
    names = ("2023/07/strona-bledu.jpg", "2023/07/zly.svg", "2023/07/x.php")
    text = "\n".join(f'<img src="{OLD}/wp-content/uploads/{name}" alt="x">' for name in names)
    report = wordpress(wxr(*(attachment(n + 2, name) for n, name in enumerate(names)), post(1, text=text)))
    assert not (site.content / "media").exists()
    assert [f.what.rpartition("/")[2] for f in report.findings if f.code == "media-refused"] == [
        "strona-bledu.jpg",
        "x.php",
        "zly.svg",
    ]
    site.build()
    assert site.problems == ()


def test_pictures_that_were_not_brought_are_links_until_they_are(site: Site, wordpress: Import):
    export = wxr(
        attachment(2, "2023/07/dobry.jpg"),
        post(1, text=f'<img src="{OLD}/wp-content/uploads/2023/07/dobry-10x10.jpg" alt="Sala">'),
    )
    wordpress(export, uploads=None)
    path = "news/2023/2023-05-04-wpis-1.md"
    assert f"[Sala]({OLD}/wp-content/uploads/2023/07/dobry-10x10.jpg)" in content(site, path)
    site.build()
    assert site.problems == ()
    wordpress(export)
    assert "![Sala](/media/uploads/2023/07/dobry.jpg)" in content(site, path)


def test_links_to_what_is_not_published_are_words(site: Site, wordpress: Import):
    text = f'<a href="{OLD}/?p=14">szkic</a> <a href="{OLD}/wp-login.php">logowanie</a> <a href="http://[x">zły</a>'
    report = wordpress(wxr(post(1, text=text), post(14, "Szkic", status="draft", link=f"{OLD}/?p=14")))
    body = content(site, "news/2023/2023-05-04-wpis-1.md")
    assert body.endswith(f"\nszkic [logowanie]({OLD}/wp-login.php) zły\n")
    assert {"link-unpublished", "link-unresolved", "address-refused"} <= codes(report)


def test_the_same_entry_twice_is_its_last(site: Site, wordpress: Import):
    export = wxr(post(1, text="Stara."), post(1, text="Nowa."))
    wordpress(export)
    assert "Nowa." in content(site, "news/2023/2023-05-04-wpis-1.md")
    assert set(wordpress(export).documents.values()) == {FileOutcome.UNCHANGED}


def test_ten_thousand_boxes_in_each_other_do_not_end_the_import(site: Site, wordpress: Import):
    report = wordpress(
        wxr(
            post(1, text="<div>" * 10_000 + "dno" + "</div>" * 10_000),
            post(2),
            post(3, text="[a " * 5000 + "<b>" * 3000),
        )
    )
    assert len(report.documents) == 3
    site.build()


def test_comments_of_the_dropped_are_answered_by_nobody(site: Site, wordpress: Import):
    wordpress(
        wxr(post(1, comments=[comment(5, "Spam", approved="spam"), comment(6, "Odpowiedź", parent=5, author="")]))
    )
    text = content(site, "news/2023/2023-05-04-wpis-1.comments/6.md")
    assert "author: Anonim" in text
    assert "reply_to" not in text
    site.build()
    assert site.problems == ()


def test_a_further_type_of_posts_becomes_news_when_asked(site: Site, wordpress: Import):
    wordpress(whole(), as_news=("wydarzenie",), with_comments=False)
    assert "Program szkolenia." in content(site, "news/2023/2023-05-04-wpis-19.md")
    assert not list(site.content.rglob("*.comments"))


# ---------------------------------------------------------------------------------------------- translations


def polylang(lang: str, group: str) -> dict[str, Any]:
    terms = [("language", lang, lang.upper()), ("post_translations", group, group)]
    return {"categories": terms, "name": f"wpis-{lang}"}


def wpml(lang: str, group: str) -> dict[str, Any]:
    meta = {"_wpml_import_language_code": lang, "_wpml_import_translation_group": group}
    return {"meta": meta, "name": f"wpis-{lang}"}


@pytest.mark.parametrize("plugin", [polylang, wpml])
def test_translations_are_tied_whichever_plugin_told_them_apart(site: Site, wordpress: Import, plugin):
    site.write("content/site.yaml", "title: Próba\nbase_url: https://example.org/\nlanguages: [pl, en]\n")
    export = wxr(
        post(41, "Alpha wins gold", **plugin("en", "pll_1")),
        post(42, "Alfa ze złotem", **plugin("pl", "pll_1")),
        post(43, "Alone", **{**plugin("en", "pll_2"), "name": "alone"}),
    )
    wordpress(export)
    original = "news/2023/2023-05-04-wpis-pl.md"
    english = content(site, "news/en/2023-05-04-wpis-en.md")
    assert f"\ntranslation_of: /{original}\n" in english
    assert "translation_of" not in content(site, original)
    assert "translation_of" not in content(site, "news/en/2023-05-04-alone.md")
    site.build()
    assert site.problems == ()
    link = site.page("/en/news/2023/05/wpis-en/").select_one('link[rel="alternate"][hreflang="pl"]')
    assert link is not None
    assert link["href"] == "https://example.org/aktualnosci/2023/05/wpis-pl/"
    again = wordpress(export)
    assert set(again.documents.values()) == {FileOutcome.UNCHANGED}


def test_what_readers_did_not_see_or_what_is_in_the_same_language_is_not_tied(site: Site, wordpress: Import):
    site.write("content/site.yaml", "title: Próba\nbase_url: https://example.org/\nlanguages: [pl, en]\n")
    wordpress(
        wxr(
            post(41, "Szkic", status="draft", **polylang("pl", "pll_1")),
            post(42, "Draft's translation", **polylang("en", "pll_1")),
            post(43, "Jedna", **{**polylang("pl", "pll_2"), "name": "jedna"}),
            post(44, "Druga", **{**polylang("pl", "pll_2"), "name": "druga"}),
        )
    )
    assert not [path for path, data in tree_of(site.content).items() if b"translation_of" in data]
    site.build()
    assert site.problems == ()


def test_an_export_in_parts_is_linked_across_them(site: Site, wordpress: Import):
    first = post(1, name="pierwszy", date="2022-05-04 12:30:00")
    link = f'<a href="{OLD}/2022/05/pierwszy/">pierwszy</a> i <a href="{OLD}/2022/05/szkic/">szkic</a>'
    wordpress(wxr(first, post(3, name="szkic", date="2022-05-04 12:30:00", status="draft")))
    report = wordpress(wxr(post(2, text=link)))
    text = content(site, "news/2023/2023-05-04-wpis-2.md")
    assert "[pierwszy](../2022/2022-05-04-pierwszy.md)" in text
    assert [found.what for found in report.findings if found.code == "link-unresolved"] == [
        f"{OLD}/2022/05/szkic/ (szkic)"
    ]


def test_a_page_of_the_sites_own_is_not_taken_for_one_of_the_old_site(site: Site, wordpress: Import):
    site.write("content/pages/o-nas.md", "---\ntitle: O nas\n---\nTu.\n")
    wordpress(wxr(post(2, text=f'<a href="{OLD}/o-nas/">o nas</a>')))
    assert f"[o nas]({OLD}/o-nas/)" in content(site, "news/2023/2023-05-04-wpis-2.md")
