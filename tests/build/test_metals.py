"""Levels of any id have the colour, the mark and the name of their own, everywhere."""

from tests.sites import SiteFactory

TREE = """
== content/site.yaml
title: Próba
base_url: https://example.org/
features: {social_cards: true}
== content/schemes/znak.md
---
name: Znak Jakości
levels:
  - {id: srebro, rank: 1, name: Srebro}
  - {id: zloto, rank: 2, name: Złoto}
  - {id: platyna, rank: 3, name: Platyna, metal: silver}
---
== content/schemes/kkk.md
---
name: Krajowy Klaster Kluczowy
short_name: KKK
---
== content/organisations/alfa.md
== content/news/2024-01-10-znaki.md
---
title: Znaki przyznane
date: 2024-01-10
certificates:
  - {id: alfa-srebro, organisation: alfa, scheme: znak, level: srebro, valid_from: 2023-03-01, valid_until: 2023-05-31}
  - {id: alfa-zloto, organisation: alfa, scheme: znak, level: zloto, valid_from: 2023-06-01, valid_until: 2023-08-31}
  - {id: alfa-platyna, organisation: alfa, scheme: znak, level: platyna, valid_from: 2023-09-01, valid_until: open}
  - {id: alfa-kkk, organisation: alfa, scheme: kkk, valid_from: 2023-02-01, valid_until: 2024-12-31}
---
Tekst.
"""
MARKS = {"alfa-srebro": "silver", "alfa-zloto": "gold", "alfa-platyna": "silver", "alfa-kkk": "plain"}


def test_a_level_has_its_metal_on_the_pages_the_badge_and_the_card_whatever_its_id(site: SiteFactory):
    made = site(TREE).build()
    listing = made.page("/certyfikaty/")
    for key, mark in MARKS.items():
        (use,) = listing.select(f"tr#{key} use")
        assert use["href"] == f"#mark_{mark}"
        assert f'href="#mark_{mark}" x="18"' in made.read(f"/certyfikaty/{key}/badge.svg")
    bars = made.page("/organizacje/alfa/").select(".t-bar")
    assert sorted(" ".join(bar["class"]) for bar in bars) == [
        "t-bar", "t-bar mark-gold", "t-bar mark-silver", "t-bar mark-silver",
    ]  # fmt: skip


def test_an_announcement_in_a_list_names_the_levels_that_it_awards(site: SiteFactory):
    made = site(TREE).build()
    named = [award.get_text(" ", strip=True) for award in made.page("/aktualnosci/").select(".dateline .award")]
    assert named == ["Srebro", "Złoto", "Platyna", "KKK"]


def test_level_and_scheme_are_one_link_to_everybody_who_has_the_level(site: SiteFactory):
    made = site(TREE).build()
    for url in ("/certyfikaty/", "/organizacje/alfa/", "/programy/znak/"):
        links = made.page(url).select("table.register .award a")
        shown = {link.get_text() for link in links if link["href"] == "/certyfikaty/poziom/znak-zloto/"}
        assert shown == {"Złoto, Znak Jakości"}, url
        entries = {str(link["href"]) for link in made.page(url).select("table.register td > .to-record")}
        assert entries == {f"/certyfikaty/{key}/" for key in MARKS if key != "alfa-kkk" or "znak" not in url}, url
