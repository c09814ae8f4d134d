"""A social card for each page: drawn when its words change, the same wherever it is drawn."""

from datetime import date

import pytest

from laur.images.svg_to_png import text_width
from laur.rendering.text_fitting import ELLIPSIS, fit_text
from tests.photographs import opened
from tests.sites import SITE_YAML, Site, SiteFactory

CARDS = f"{SITE_YAML}features:\n  social_cards: true\n"
TREE = f"""
== content/site.yaml
{CARDS}
== content/organisations/alfa.md
== content/schemes/znak.md
---
name: Znak Jakości
levels:
  - {{id: gold, rank: 1, name: Złoto}}
---
== content/news/znak.md
---
title: Zażółć gęślą jaźń w Łodzi
date: 2024-05-02
certificates:
  - {{id: alfa-znak, organisation: alfa, scheme: znak, level: gold, awarded: 2024-05-01}}
---
Tekst.
"""
PAGE = "/aktualnosci/2024/05/znak/"


@pytest.fixture
def cards(site: SiteFactory) -> Site:
    return site(TREE.replace("\n\n==", "\n==")).build()


def meta(site: Site, url: str) -> dict[str, str]:
    head = site.page(url).head
    assert head is not None
    return {str(m.get("property") or m.get("name")): str(m["content"]) for m in head.select("meta[content]")}


def test_a_page_names_its_card_and_the_card_is_there(cards):
    for url in ("/", PAGE, "/organizacje/alfa/", "/programy/znak/", "/certyfikaty/alfa-znak/"):
        said = meta(cards, url)
        assert said["og:image"] == f"https://example.org{url}card.png"
        assert said["twitter:card"] == "summary_large_image"
        card = opened((cards.output / f"{url}card.png".lstrip("/")).read_bytes())
        assert card.format == "PNG"
        assert (str(card.width), str(card.height)) == (said["og:image:width"], said["og:image:height"])
        assert said["og:image:alt"]


def test_a_listing_shares_the_card_of_the_front_page(cards):
    assert meta(cards, "/aktualnosci/")["og:image"] == "https://example.org/card.png"
    assert not cards.exists("/aktualnosci/card.png")


def test_there_is_none_where_none_is_wanted(site):
    made = site(TREE.replace("\n\n==", "\n==").replace("social_cards: true", "social_cards: false")).build()
    assert not [path for path in made.tree() if path.endswith("card.png")]
    assert "og:image" not in meta(made, PAGE)
    assert "twitter:card" not in meta(made, PAGE)


def test_a_site_that_does_not_know_its_address_names_no_picture(site):
    made = site(TREE.replace("\n\n==", "\n==").replace("base_url: https://example.org/\n", "")).build()
    assert "og:image" not in meta(made, PAGE)


def test_a_card_is_drawn_again_only_when_its_words_change(cards):
    before = cards.tree()
    cards.edit("content/news/znak.md", "Tekst.", "Inny tekst.").build()
    assert not [url for url in cards.rendered if url.endswith(".png")]
    cards.edit("content/news/znak.md", "gęślą", "gęsią").build()
    assert {url for url in cards.rendered if url.endswith(".png")} == {f"{PAGE}card.png"}
    assert cards.tree()[f"{PAGE}card.png".lstrip("/")] != before[f"{PAGE}card.png".lstrip("/")]


def test_polish_letters_are_drawn_and_not_replaced(site):
    """A letter that the typeface lacks would be drawn as the same box as any other that it lacks."""
    letters = "ĄĆĘŁŃÓŚŹŻąćęłńóśźż„”–"
    news = [f"== content/news/l{n:02}.md\n---\ntitle: x {each}\n---\n" for n, each in enumerate(letters)]
    made = site(f"== content/site.yaml\n{CARDS}{''.join(news)}").build()
    drawn = {each.read_bytes() for each in made.output.glob("aktualnosci/l*/card.png")}
    assert len(drawn) == 21


def test_a_level_is_seen_on_the_card(cards):
    gold = opened((cards.output / f"{PAGE}card.png".lstrip("/")).read_bytes()).convert("RGB")
    assert (227, 191, 98) in {gold.getpixel((x, 320)) for x in range(850, 1150)}


# ---------------------------------------------------------------------------------------------- setting a text


def test_a_text_is_set_as_large_as_it_fits_and_evenly():
    found = fit_text("Pięćdziesiąt klastrów Gold Label spotkało się w Brukseli", 770, 330, (84, 76, 68))
    assert " ".join(found.lines) == "Pięćdziesiąt klastrów Gold Label spotkało się w Brukseli"
    assert all(text_width(line, found.size) <= 770 for line in found.lines)
    assert found.height <= 330
    assert fit_text("Laur", 770, 330, (84, 76)).size == 84


def test_a_hard_space_ends_no_line():
    text = "Klaster w\u00a0Łodzi i\u00a0w\u00a0Brukseli od 8\u00a0grudnia 2019\u00a0r."
    for width in range(200, 900, 40):
        for line in fit_text(text, width, 2000, (40,)).lines:
            assert not line.endswith((" w", " i", " 8")), (width, line)


def test_a_text_that_is_too_long_is_cut_at_a_word():
    found = fit_text("słowo " * 200, 400, 200, (60, 40))
    assert found.size == 40
    assert found.height <= 200
    assert found.lines[-1].endswith("słowo" + ELLIPSIS)


def test_a_word_that_is_wider_than_the_box_is_broken():
    found = fit_text("Konstantynopolitańczykowianeczka" * 3, 400, 400, (80, 40))
    assert "".join(found.lines) == "Konstantynopolitańczykowianeczka" * 3
    assert all(text_width(line, found.size) <= 400 for line in found.lines)


def test_no_text_is_one_empty_line():
    assert fit_text("", 400, 100, (40,)).lines == ("",)


def test_the_card_and_the_description_of_a_certificate_say_its_status_with_the_date(site: SiteFactory):
    stated = "awarded: 2024-05-01, valid_until: 2024-08-31"
    made = site(TREE.replace("\n\n==", "\n==").replace("awarded: 2024-05-01", stated)).build()
    page, card = "/certyfikaty/alfa-znak/", "certyfikaty/alfa-znak/card.png"
    said, shining = meta(made, page)["description"], made.tree()[card]
    assert said.replace("\u00a0", " ").startswith("Złoto, Znak Jakości – Klaster Alfa: ważny do 31 sierpnia 2024.")
    made.build(day=date(2024, 8, 1))
    assert made.tree()[card] == shining, "the last 90 days change no words of the card"
    made.build(day=date(2024, 9, 1))
    over = meta(made, page)
    assert "wygasł 31 sierpnia 2024" in over["description"].replace("\u00a0", " ")
    assert over["og:description"] == over["description"]
    assert _brightest(made.tree()[card]) < _brightest(shining), "the mark is faded"


def test_a_withdrawn_award_does_not_read_as_a_boast(site: SiteFactory):
    stated = "awarded: 2024-05-01, events: [{type: withdrawn, date: 2024-05-20}]"
    made = site(TREE.replace("\n\n==", "\n==").replace("awarded: 2024-05-01", stated)).build()
    assert "cofnięty 20 maja 2024" in meta(made, "/certyfikaty/alfa-znak/")["description"].replace("\u00a0", " ")


def _brightest(png: bytes) -> int:
    """The brightest pixel of the mark of a card."""
    mark = opened(png).convert("L").crop((850, 120, 1150, 400))
    return int(mark.getextrema()[1])  # type: ignore[arg-type]


def test_an_announcement_of_what_is_over_neither_shines_nor_boasts(site: SiteFactory):
    stated = "awarded: 2024-05-01, valid_until: 2024-08-31"
    tree = TREE.replace("\n\n==", "\n==").replace("date: 2024-05-02", "date: 2024-05-02\nsummary: Mamy złoto.")
    made = site(tree.replace("awarded: 2024-05-01", stated)).build()
    card = f"{PAGE[1:]}card.png"
    shining = made.tree()[card]
    assert meta(made, PAGE)["description"] == "Mamy złoto."
    made.build(day=date(2024, 9, 1))
    over = meta(made, PAGE)
    assert over["description"].replace("\u00a0", " ") == "Złoto, Znak Jakości: wygasł 31 sierpnia 2024. Mamy złoto."
    assert over["og:description"] == over["description"]
    assert _brightest(made.tree()[card]) < _brightest(shining), "the mark is faded"
    made.edit("content/news/znak.md", stated, f"{stated}, events: [{{type: withdrawn, date: 2024-05-20}}]").build()
    assert "cofnięty 20 maja 2024" in meta(made, PAGE)["description"].replace("\u00a0", " ")
    assert _brightest(made.tree()[card]) < _brightest(shining)
