"""Pictures on a site: the file beside an announcement becomes what every browser and reader needs of it."""

from pathlib import Path

import pytest
from PIL import Image

from tests.photographs import opened, photograph, picture, saved
from tests.sites import Site, SiteFactory

NEWS = """
== content/news/znak.md
---
title: Znak dla Klastra Alfa
date: 2024-05-02
image:
  src: foto.jpg
  alt: Wręczenie znaku
  caption: Na zdjęciu zarząd
  credit: Anna Nowak
  focus: 33% 10%
---
Tekst.
"""
NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
PAGE = "/aktualnosci/2024/05/znak/"

WITH_PICTURE = """---
title: Wieść {number}
date: 2020-01-0{number}
image: {{src: foto.jpg, alt: Ludzie}}
---
Tekst.
"""


@pytest.fixture
def news(site: SiteFactory) -> Site:
    return site(NEWS).write("content/news/foto.jpg", photograph(1400, 1050))


def files(site: Site, folder: str = "media/") -> set[str]:
    return {path for path in site.tree() if path.startswith(folder)}


def widths(srcset: str) -> list[int]:
    return [int(part.rsplit(" ", 1)[1].removesuffix("w")) for part in srcset.split(", ")]


def test_a_picture_beside_its_announcement_is_shown_in_every_format_and_size(news):
    figure = news.build().page(PAGE).select_one(".text figure")
    sources = figure.select("picture > source")
    assert [source["type"] for source in sources] == ["image/avif", "image/webp"]
    for source in sources:
        assert widths(source["srcset"]) == [320, 480, 640, 960, 1280]
        assert source["sizes"]
    image = figure.select_one("picture > img")
    assert widths(image["srcset"]) == [480, 960, 1400]
    assert (image["width"], image["height"], image["alt"]) == ("1400", "1050", "Wręczenie znaku")
    assert figure.figcaption.get_text(" ", strip=True).replace("\u00a0", " ").startswith("Na zdjęciu zarząd")
    assert "Anna Nowak" in figure.figcaption.get_text()


def test_every_address_of_a_picture_is_a_file_of_what_it_says(news):
    page = news.build().page(PAGE)
    seen = 0
    for element in page.select("picture > [srcset]"):
        for part in element["srcset"].split(", "):
            url, width = part.rsplit(" ", 1)
            data = news.tree()[url.removeprefix("/")]
            made = opened(data)
            assert made.width == int(width.removesuffix("w"))
            assert abs(made.width * 3 / 4 - made.height) <= 1
            assert made.format == element.get("type", "image/jpeg").removeprefix("image/").upper()
            assert b"Tajny" not in data
            seen += 1
    assert seen >= 13


def test_the_lead_picture_comes_first_and_others_wait(news):
    page = news.build().page(PAGE)
    lead = page.select_one(".text figure img")
    assert (lead.get("fetchpriority"), lead.get("loading"), lead["decoding"]) == ("high", None, "async")


def test_the_first_picture_of_a_listing_is_loaded_at_once_and_others_wait(news):
    for number in (2, 3):
        news.write(f"content/news/wiesc-{number}.md", WITH_PICTURE.format(number=number))
    pictures = news.build().page("/aktualnosci/").select(".entry img")
    assert [(one.get("fetchpriority"), one.get("loading"), one["alt"]) for one in pictures] == [
        ("high", None, ""),
        (None, "lazy", ""),
        (None, "lazy", ""),
    ]


def test_no_style_stands_in_a_page_and_the_focus_is_a_class(news):
    page = news.build().page("/aktualnosci/")
    assert page.select("[style]") == []
    assert {"x-3", "y-1"} <= set(page.select_one(".entry .pic")["class"])
    css = b"".join(text for path, text in news.tree().items() if path.endswith(".css")).decode()
    assert ".x-3 { --x: 30%; }" in css


def test_the_published_original_does_not_say_where_it_was_taken(news):
    news.build()
    original = news.tree()["media/news/foto.jpg"]
    assert b"Tajny" not in original
    assert dict(opened(original).getexif()) == {}
    assert opened(original).size == (1400, 1050)


def test_a_picture_beside_a_draft_is_not_published(site):
    made = site(NEWS.replace("---\nTekst", "draft: true\n---\nTekst")).write("content/news/foto.jpg", photograph())
    made.build()
    assert files(made) == set()
    made.build(drafts=True)
    assert "media/news/foto.jpg" in files(made)


def test_a_picture_in_the_text_is_shown_likewise(site):
    made = site("""
== content/news/a.md
---
title: A
date: 2024-05-02
---
Przed.

![Mapa "regionu" > kraju](../media/mapa.png "Podpis mapy")

W wierszu ![znak](../media/mapa.png){width=120} obok.
""").write("content/media/mapa.png", saved(picture(700, 500, "RGBA"), "PNG"))
    page = made.build().page("/aktualnosci/2024/05/a/")
    big, small = page.select(".prose picture")
    assert big.parent.name == "figure"
    assert [s["type"] for s in big.select("source")] == ["image/avif", "image/webp"]
    image = big.img
    assert image["alt"] == 'Mapa "regionu" > kraju'
    assert (image["width"], image["height"], image["loading"]) == ("700", "500", "lazy")
    assert widths(image["srcset"]) == [480, 700]
    assert (small.img["width"], small.img.get("height")) == ("120", None)
    assert {s["sizes"] for s in small.select("source")} == {"120px"}


def test_feeds_have_a_plain_picture_with_its_whole_address(site):
    made = site("""
== content/news/a.md
---
title: A
date: 2024-05-02
---
![Mapa](../media/mapa.jpg)
""").write("content/media/mapa.jpg", photograph(1400, 1050))
    made.build()
    for feed in ("/feed.xml", "/rss.xml", "/feed.json"):
        text = made.read(feed)
        assert "srcset" not in text
        assert "https://example.org/media/mapa-960." in text


def test_a_tiny_picture_is_never_enlarged(site):
    made = site(NEWS).write("content/news/foto.jpg", photograph(90, 60)).build()
    image = made.page(PAGE).select_one(".text figure img")
    assert widths(image["srcset"]) == [90]
    assert {opened(data).size for path, data in made.tree().items() if path.startswith("media/")} == {(90, 60)}


def test_what_moves_stays_as_it_is(site):
    frames = [picture(600, 400, shade=shade) for shade in (0, 200)]
    film = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    made = site(NEWS.replace("foto.jpg", "film.gif")).write("content/news/film.gif", film).build()
    image = made.page(PAGE).select_one(".text figure img")
    assert (image["src"], image["width"], image["height"]) == ("/media/news/film.gif", "600", "400")
    assert made.page(PAGE).select("source") == []
    assert files(made) == {"media/news/film.gif"}


def test_a_drawing_keeps_its_place_free_and_is_published_clean(site):
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360"><script>alert(1)</script><path d="M0 0"/></svg>'
    )
    made = site(NEWS.replace("foto.jpg", "znak.svg")).write("content/news/znak.svg", drawing).build()
    image = made.page(PAGE).select_one(".text figure img")
    assert (image["src"], image["width"], image["height"]) == ("/media/news/znak.svg", "640", "360")
    assert "alert" not in made.tree()["media/news/znak.svg"].decode()
    (reported,) = made.problems
    assert (reported.code, reported.path, reported.values["removed"]) == ("drawing-cleaned", "news/znak.md", "script")
    assert (reported.place.line, reported.place.column) == (5, 8)


# ---------------------------------------------------------------------------------------------- what is wrong


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (photograph()[:5000], "picture-broken"),
        (b"nothing", "picture-broken"),
        (saved(picture(), "PNG"), "picture-misnamed"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "picture-format"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_reported_where_it_is_named(news, data, code):
    before = news.build().tree()
    news.write("content/news/foto.jpg", data).build(expect="problems")
    (reported,) = news.problems
    assert (reported.code, reported.path, reported.place.line, reported.place.column) == (code, "news/znak.md", 5, 8)
    assert news.tree() == before


def test_a_broken_picture_in_the_text_is_reported_at_each_place_in_the_text(site):
    made = (
        site("""
== content/news/a.md
---
title: A
---
![Raz](x.jpg)

Dwa: ![dwa](x.jpg)
""")
        .write("content/news/x.jpg", b"x")
        .build(expect="problems")
    )
    assert [(p.code, p.place.line, p.place.column) for p in made.problems] == [
        ("picture-broken", 4, 8),
        ("picture-broken", 6, 13),
    ]


def test_a_broken_picture_of_what_is_not_yet_published_is_reported_already(site):
    made = site(NEWS.replace("date: 2024-05-02", "publish_at: 2030-01-01")).write("content/news/foto.jpg", b"x")
    assert made.build(expect="problems").codes == ["picture-broken"]


def test_a_document_is_no_picture(site):
    made = site(NEWS.replace("foto.jpg", "../media/cennik.pdf")).write("content/media/cennik.pdf", b"%PDF")
    (reported,) = made.build(expect="problems").problems
    assert (reported.code, reported.values["format"]) == ("picture-format", "PDF")


def test_a_file_that_nothing_shows_is_reported_of_where_it_stands(site):
    made = (
        site(NEWS).write("content/news/foto.jpg", photograph()).write("content/media/x.tif", saved(picture(), "TIFF"))
    )
    (reported,) = made.build().problems
    assert (reported.code, reported.path) == ("picture-uncleaned", "media/x.tif")
    made.write("content/media/y.jpg", b"y").build(expect="problems")
    assert ("picture-broken", "media/y.jpg") in [(p.code, p.path) for p in made.problems]


def test_a_download_beside_its_announcement_is_checked_and_says_nothing_of_the_place(site):
    exif = Image.Exif()
    exif[0x013B] = "Jan Tajny"
    made = site(NEWS.replace("date:", "downloads: [{title: Skan, file: skan.tif}]\ndate:"))
    made.write("content/news/foto.jpg", photograph())
    made.write("content/news/skan.tif", saved(picture(), "TIFF", exif=exif))
    (reported,) = made.build().problems
    assert (reported.code, reported.path) == ("picture-uncleaned", "news/skan.tif")
    copy = (made.output / "media/news/skan.tif").read_bytes()
    assert copy
    assert b"Tajny" not in copy
    made.write("content/news/skan.tif", b"II*").build(expect="problems")
    made.rename("content/news/skan.tif", "content/news/skan.jpg")
    made.edit("content/news/znak.md", "skan.tif", "skan.jpg").write("content/news/skan.jpg", photograph()[:900])
    assert [(p.code, p.path) for p in made.build(expect="problems").problems] == [("picture-broken", "news/skan.jpg")]


@pytest.mark.parametrize("key", ["publisher: {name: Klaster Alfa, logo: LOGO}", "theme: {logo: LOGO}"])
def test_a_logo_of_the_site_is_checked_at_its_line(site, key: str):
    made = site(NEWS).write("content/news/foto.jpg", photograph()).write("content/media/znak.png", b"no picture")
    named = key.replace("LOGO", "{src: /media/znak.png, alt: Alfa}")
    made.write("content/site.yaml", f"title: Próba\nbase_url: https://example.org/\n{named}\n")
    (reported,) = made.build(expect="problems").problems
    assert (reported.code, reported.path, reported.place.line) == ("picture-broken", "site.yaml", 3)
    made.write("content/media/znak.png", saved(picture(), "PNG")).build()
    assert made.problems == ()


# ---------------------------------------------------------------------------------------------- what is encoded again


def test_nothing_is_encoded_again_where_nothing_changed(news):
    news.build()
    kept = {file: file.stat().st_mtime_ns for file in (news.folder / ".laur/pictures").iterdir()}
    assert len(kept) == 13
    news.build()
    assert news.rendered == set()
    news.edit("content/news/znak.md", "Tekst", "Inny tekst").build()
    assert not any(url.startswith("/media/") for url in news.rendered)
    news.rename("content/news/foto.jpg", "content/news/inna.jpg").edit("content/news/znak.md", "foto.jpg", "inna.jpg")
    news.build()
    assert {file: file.stat().st_mtime_ns for file in (news.folder / ".laur/pictures").iterdir()} == kept
    assert all("/inna" in path for path in files(news))


def test_only_the_pages_that_show_a_picture_are_rendered_when_it_changes(news):
    news.write("content/news/inna.md", "---\ntitle: Inna\ndate: 2019\n---\nTekst.\n").build()
    news.write("content/news/foto.jpg", photograph(1000, 500)).build()
    pages = {url for url in news.rendered if not url.startswith("/media/")}
    assert PAGE in pages
    assert "/aktualnosci/2019/inna/" not in pages
    assert not any("-1280." in path for path in files(news))


@pytest.mark.slow
def test_a_history_of_pictures_ends_as_a_clean_build_does(news, tmp_path: Path):
    def check() -> None:
        news.build()
        clean = Site(tmp_path / "clean", "")
        for path, data in (
            (p.relative_to(news.folder), p.read_bytes()) for p in news.content.rglob("*") if p.is_file()
        ):
            clean.write(path.as_posix(), data)
        assert news.tree() == clean.build().tree()
        for path in clean.content.rglob("*"):
            if path.is_file():
                path.unlink()

    check()
    news.write("content/news/foto.jpg", photograph(1000, 700, turn=6))
    check()
    news.write("content/media/b.png", saved(picture(500, 400, "RGBA"), "PNG"))
    news.edit("content/news/znak.md", "Tekst.", "![b](/media/b.png) ![c](foto.jpg)")
    check()
    news.rename("content/media/b.png", "content/media/c.png").edit("content/news/znak.md", "b.png", "c.png")
    check()
    for file in (news.folder / ".laur/pictures").iterdir():
        file.write_bytes(b"damaged")
    news.output.joinpath("media/c.png").unlink()
    for file in news.output.joinpath("media").glob("c-*"):
        file.write_bytes(b"meddled")
    check()
    news.delete("content/news/foto.jpg").edit("content/news/znak.md", "![c](foto.jpg)", "")
    news.edit("content/news/znak.md", "src: foto.jpg", "src: ../media/c.png")
    check()


@pytest.mark.slow
def test_several_processes_make_what_one_makes(news, tmp_path: Path):
    for name in ("b", "c"):
        news.write(f"content/news/{name}.jpg", photograph(700, 500, quality=60 if name == "b" else 90))
        news.edit("content/news/znak.md", "Tekst.", f"![{name}]({name}.jpg) Tekst.")
    news.build(jobs=2)
    clean = Site(tmp_path / "clean", "")
    for path in news.content.rglob("*"):
        if path.is_file():
            clean.write(path.relative_to(news.folder).as_posix(), path.read_bytes())
    assert news.tree() == clean.build(jobs=1).tree()
