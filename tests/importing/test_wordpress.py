"""A WordPress export from beginning to end: imported, built, edited and imported again."""

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


def test_a_whole_site_is_imported_and_built_without_problems(site: Site, wordpress: Import):
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


def test_old_addresses_redirect_to_the_new_pages(site: Site, wordpress: Import):
    wordpress(whole())
    site.build()
    assert "/aktualnosci/2023/05/zloty-znak/" in site.read("/2023/05/zloty-znak/")
    assert ">https://example.org/2023/06/audyt/<" not in site.read("/sitemap.xml")


def test_front_matter_has_the_metadata_of_the_export(site: Site, wordpress: Import):
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


def test_approved_comments_are_imported_without_addresses(site: Site, wordpress: Import):
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


def test_losses_are_reported_with_their_file(wordpress: Import):
    report = wordpress(whole())
    reported = {finding.code: finding for finding in report.findings}
    assert reported["shortcode-unknown"].what == '[tajny_kod numer="7"]'
    assert reported["shortcode-unknown"].path == STAR
    assert reported["shortcode-unknown"].source == f"{OLD}/2023/05/zloty-znak/"
    assert reported["type-left-out"].what == "wydarzenie: 1"
    assert "javascript" in reported["address-refused"].what
    residue = {finding.what for finding in report.findings if finding.code == "residue"}
    assert {"Ułatwienia dostępu", "Dodaj komentarz", "Zobacz także"} <= residue


# ---------------------------------------------------------------------------------------------- second import


def test_a_second_run_changes_nothing(site: Site, wordpress: Import):
    wordpress(whole())
    before = tree_of(site.content)
    report = wordpress(whole())
    assert tree_of(site.content) == before
    assert set(report.documents.values()) | set(report.comments.values()) == {FileOutcome.UNCHANGED}
    without = wordpress(whole(), uploads=None)
    assert tree_of(site.content) == before
    assert "media-missing" not in codes(without)


def test_an_edited_document_is_kept_and_others_are_updated(site: Site, wordpress: Import):
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


def test_a_deleted_document_is_not_restored_and_nothing_links_to_it(site: Site, wordpress: Import):
    wordpress(whole())
    site.delete("content/news/2023/2023-06-10-audyt.md")
    report = wordpress(whole())
    assert not (site.content / "news/2023/2023-06-10-audyt.md").exists()
    assert "deleted-here" in codes(report)
    site.build()
    assert site.problems == ()


def test_a_document_that_is_no_longer_in_the_export_stays(site: Site, wordpress: Import):
    wordpress(wxr(post(1), post(2)))
    report = wordpress(wxr(post(1)))
    assert (site.content / "news/2023/2023-05-04-wpis-2.md").is_file()
    assert "gone-there" in codes(report)


def test_a_file_that_no_import_wrote_is_never_overwritten(site: Site, wordpress: Import):
    own = "---\ntitle: Własna\n---\nMoja.\n"
    site.write("content/news/2023/2023-05-04-wpis-1.md", own)
    site.write("content/news/wpis-2.md", "---\ntitle: Inna\ndate: 2023-05-04\n---\n")
    report = wordpress(wxr(post(1), post(2)))
    assert content(site, "news/2023/2023-05-04-wpis-1.md") == own
    assert (site.content / "news/2023/2023-05-04-wpis-1-2.md").is_file()
    assert {"name-taken", "slug-changed"} <= codes(report)
    site.build()
    assert site.problems == ()


def test_a_dry_run_writes_nothing(site: Site, wordpress: Import):
    before = tree_of(site.content)
    report = wordpress(whole(), is_dry_run=True)
    assert tree_of(site.content) == before
    assert set(report.documents.values()) == {FileOutcome.NEW}


def test_an_interrupted_import_can_be_continued(site: Site, wordpress: Import, monkeypatch: pytest.MonkeyPatch):
    from laur.importing import documents, importer

    real = documents.document_of
    written: list[str] = []

    def interrupted(item, *rest):
        if len(written) == 2:
            raise KeyboardInterrupt
        written.append(item.key)
        return real(item, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(importer, "document_of", interrupted)
        with pytest.raises(KeyboardInterrupt):
            wordpress(whole())
    assert not [name for name in tree_of(site.content) if name.endswith(".tmp")]
    wordpress(whole())
    whole_tree = tree_of(site.content)
    for path in [p for p in whole_tree if p.startswith(("news/", "pages/", ".imported"))]:
        site.delete(f"content/{path}")
    wordpress(whole())
    assert tree_of(site.content) == whole_tree


def test_the_ledger_is_sorted_and_a_damaged_one_is_refused(site: Site, wordpress: Import):
    from laur.importing import DamagedLedgerError

    wordpress(whole())
    ledger = json.loads(content(site, ".imported.json"))
    (entries,) = ledger["sources"].values()
    assert list(entries) == sorted(entries)
    assert entries["item:post-10"][0] == STAR
    site.write("content/.imported.json", "{")
    with pytest.raises(DamagedLedgerError):
        wordpress(whole())


# ---------------------------------------------------------------------------------------------- invalid and malicious exports


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
def test_a_file_that_is_not_an_export_is_refused(wordpress: Import, text: str, code: str):
    with pytest.raises(UnreadableExportError) as refused:
        wordpress(text)
    assert refused.value.code == code


def test_an_import_needs_a_site(site: Site, wordpress: Import):
    site.delete("content/site.yaml")
    with pytest.raises(UnreadableSiteError):
        wordpress(whole())


def test_control_characters_bare_ampersands_and_html_entities_are_fixed(site: Site, wordpress: Import):
    export = wxr(post(1, "A\x0bB", "Raz\x00 dwa&nbsp;trzy\x1f")).replace("<description>", "<description>R&D &nbsp;", 1)
    report = wordpress(export)
    text = content(site, "news/2023/2023-05-04-wpis-1.md")
    assert "title: AB\n" in text
    assert "Raz dwa trzy" in text
    assert {"export-controls"} <= codes(report)
    assert "export-broken" not in codes(report)


WARNING = "<br />\n<b>Warning</b>:  Cannot modify header information in <b>/home/alfa/wp-content/x.php</b> on line <b>3</b><br />\n"


@pytest.mark.parametrize("before", [WARNING, WARNING * 100, "\n\n", "PHP Notice: x\n\ufeff", "\ufeff"])
def test_an_export_that_begins_or_ends_with_warnings_of_php_is_read(site: Site, wordpress: Import, before: str):
    report = wordpress(before + wxr(post(1, "Żółw"), post(2)) + WARNING * 20)
    assert "title: Żółw" in content(site, "news/2023/2023-05-04-wpis-1.md")
    assert set(report.documents) == {f"news/2023/2023-05-04-wpis-{number}.md" for number in (1, 2)}
    preambles = [found.what for found in report.findings if found.code == "export-preamble"]
    assert len(preambles) == bool(before.strip("\n\ufeff"))
    assert all(what.startswith(("Warning : Cannot modify", "PHP Notice: x")) for what in preambles)
    assert "export-truncated" not in codes(report)


def test_complete_entries_of_a_truncated_export_are_imported(site: Site, wordpress: Import):
    export = wxr(post(1), post(2, text="Druga wiadomość, której koniec zaginął."))
    report = wordpress(export[: export.index("zaginął")])
    assert set(report.documents) == {"news/2023/2023-05-04-wpis-1.md"}
    assert "export-truncated" in codes(report)


def test_an_export_in_another_encoding_is_read_with_encoding(site: Site, wordpress: Import):
    export = wxr(post(1, "Żółta łódź", "Treść.")).encode("windows-1250")
    assert "export-characters" in codes(wordpress(export, is_dry_run=True))
    report = wordpress(export, encoding="windows-1250")
    assert "title: Żółta łódź" in content(site, "news/2023/2023-05-04-wpis-1.md")
    assert "export-characters" not in codes(report)


def test_entries_without_title_date_or_slug_and_duplicates_get_unique_names(site: Site, wordpress: Import):
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
def test_a_file_name_in_an_export_never_leads_out_of_a_folder(site: Site, wordpress: Import, name: str):
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


def test_a_symbolic_link_out_of_the_uploads_folder_is_not_followed(site: Site, wordpress: Import):
    (site.folder / "sekret.png").write_bytes(b"\x89PNG\r\n\x1a\nsekret")
    (site.folder / "uploads/2023/05/link.png").symlink_to(site.folder / "sekret.png")
    report = wordpress(wxr(post(1, text=f'<img src="{OLD}/wp-content/uploads/2023/05/link.png">')))
    assert not (site.content / "media").exists()
    assert "media-missing" in codes(report)


def test_files_whose_content_does_not_match_their_name_are_refused(site: Site, wordpress: Import):
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


def test_missing_images_are_links_until_they_are_imported(site: Site, wordpress: Import):
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


def test_links_to_unpublished_documents_become_text(site: Site, wordpress: Import):
    text = f'<a href="{OLD}/?p=14">szkic</a> <a href="{OLD}/wp-login.php">logowanie</a> <a href="http://[x">zły</a>'
    report = wordpress(wxr(post(1, text=text), post(14, "Szkic", status="draft", link=f"{OLD}/?p=14")))
    body = content(site, "news/2023/2023-05-04-wpis-1.md")
    assert body.endswith(f"\nszkic [logowanie]({OLD}/wp-login.php) zły\n")
    assert {"link-unpublished", "link-unresolved", "address-refused"} <= codes(report)


def test_the_last_of_duplicate_entries_is_imported(site: Site, wordpress: Import):
    export = wxr(post(1, text="Stara."), post(1, text="Nowa."))
    wordpress(export)
    assert "Nowa." in content(site, "news/2023/2023-05-04-wpis-1.md")
    assert set(wordpress(export).documents.values()) == {FileOutcome.UNCHANGED}


def test_ten_thousand_nested_elements_do_not_stop_the_import(site: Site, wordpress: Import):
    report = wordpress(
        wxr(
            post(1, text="<div>" * 10_000 + "dno" + "</div>" * 10_000),
            post(2),
            post(3, text="[a " * 5000 + "<b>" * 3000),
        )
    )
    assert len(report.documents) == 3
    site.build()


def test_a_reply_to_a_dropped_comment_has_no_parent(site: Site, wordpress: Import):
    wordpress(
        wxr(post(1, comments=[comment(5, "Spam", approved="spam"), comment(6, "Odpowiedź", parent=5, author="")]))
    )
    text = content(site, "news/2023/2023-05-04-wpis-1.comments/6.md")
    assert "author: Anonim" in text
    assert "reply_to" not in text
    site.build()
    assert site.problems == ()


def test_as_news_imports_another_post_type(site: Site, wordpress: Import):
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
def test_translations_of_polylang_and_wpml_are_linked(site: Site, wordpress: Import, plugin):
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


def test_drafts_and_documents_in_the_same_language_are_not_linked_as_translations(site: Site, wordpress: Import):
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


def test_links_between_the_parts_of_an_export(site: Site, wordpress: Import):
    first = post(1, name="pierwszy", date="2022-05-04 12:30:00")
    link = f'<a href="{OLD}/2022/05/pierwszy/">pierwszy</a> i <a href="{OLD}/2022/05/szkic/">szkic</a>'
    wordpress(wxr(first, post(3, name="szkic", date="2022-05-04 12:30:00", status="draft")))
    report = wordpress(wxr(post(2, text=link)))
    text = content(site, "news/2023/2023-05-04-wpis-2.md")
    assert "[pierwszy](../2022/2022-05-04-pierwszy.md)" in text
    assert [found.what for found in report.findings if found.code == "link-unresolved"] == [
        f"{OLD}/2022/05/szkic/ (szkic)"
    ]


def test_links_to_the_old_site_do_not_lead_to_the_sites_own_pages(site: Site, wordpress: Import):
    site.write("content/pages/o-nas.md", "---\ntitle: O nas\n---\nTu.\n")
    wordpress(wxr(post(2, text=f'<a href="{OLD}/o-nas/">o nas</a>')))
    assert f"[o nas]({OLD}/o-nas/)" in content(site, "news/2023/2023-05-04-wpis-2.md")


# ---------------------------------------------------------------------------------------------- tags


def tagged(*names: str) -> list[tuple[str, str, str]]:
    return [("post_tag", f"t{number}", name) for number, name in enumerate(names)]


def test_tags_with_the_same_address_are_reported(site: Site, wordpress: Import):
    report = wordpress(
        wxr(
            post(1, categories=tagged("C++", "C#", "sąd", "sad", "na\u200bgrody", "nagrody", "Nagrody", "open-source")),
            post(2, categories=tagged("C#", "open source")),
        )
    )
    assert "tags: [C++, sąd, nagrody, open-source]\n" in content(site, "news/2023/2023-05-04-wpis-1.md")
    assert 'tags: ["C#", open source]\n' in content(site, "news/2023/2023-05-04-wpis-2.md")
    shared = [(found.path[-9:], found.what) for found in report.findings if found.code == "tag-shared"]
    assert shared == [("wpis-1.md", "C# = C++"), ("wpis-1.md", "sad = sąd"), ("wpis-2.md", "C# = C++")]


def test_invisible_characters_are_removed_from_titles_and_line_breaks_separate_words(site: Site, wordpress: Import):
    wordpress(wxr(post(1, "Gala\u00adkla\u200bstra<br>Alfa \U0001f468\u200d\U0001f469", name="gala")))
    assert "title: Galaklastra Alfa \U0001f468\u200d\U0001f469\n" in content(
        site, "news/2023/2023-05-04-gala.md"
    ).replace("\\u200D", "\u200d").replace('"', "")
