"""Approved comments below their announcement, as a reader sees them."""

import json

import pytest
from bs4 import Tag

from tests.sites import Site, SiteFactory

TREE = """
== content/site.yaml
title: {pl: Próba, en: Trial}
base_url: https://example.org/
languages: [pl, en]
== content/news/gala.md
---
title: Gala
date: 2024-03-01
---
Tekst.
== content/news/gala.comments/9.md
---
author: Anna Próbna
date: 2024-03-01 12:30
url: https://example.org/anna
---
Gratulacje dla **zespołu**!
== content/news/gala.comments/12.md
---
author: Jan Próbny
date: 2024-03-02
reply_to: 9
---
Dziękujemy.
== content/news/gala.comments/10.md
---
author: Ewa
lang: en
---
Well done.
"""
URL = "/aktualnosci/2024/03/gala/"


@pytest.fixture
def gala(site: SiteFactory) -> Site:
    return site(TREE).build()


def one(part: Tag, selector: str) -> Tag:
    """The only element that a selector finds."""
    (found,) = part.select(selector)
    return found


def ids(part: Tag) -> list[str]:
    return [str(found["id"]) for found in part.select("article")]


def test_comments_stand_below_their_announcement_with_answers_under_what_they_answer(gala: Site):
    page = gala.page(URL)
    section = one(page, "section.comments")
    assert gala.text(URL, ".comments h2") == "3 komentarze"
    first, last = section.select("section > ol > li")
    assert ids(section) == ["comment_9", "comment_12", "comment_10"]
    assert one(first, "article a.external")["href"] == "https://example.org/anna"
    assert one(first, "article strong").text == "zespołu"
    answer = one(first, "li li article")
    assert "odpowiedź na komentarz: Anna Próbna" in answer.text
    assert one(answer, "a[href='#comment_9']").text
    assert one(last, ".prose")["lang"] == "en"
    data = json.loads(str(one(page, "script[type='application/ld+json']").string))
    assert data["@graph"][0]["commentCount"] == 3


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/news/gala.md", "date:", "comments: false\ndate:"),
        ("content/site.yaml", "languages:", "features: {comments: false}\nlanguages:"),
    ],
)
def test_comments_can_be_left_out_of_one_page_and_of_all(gala: Site, path: str, old: str, new: str):
    page = gala.edit(path, old, new).build().page(URL)
    assert page.select_one(".comments") is None
    assert "commentCount" not in page.decode()


def test_a_new_comment_renders_its_announcement_and_nothing_of_the_news_besides(gala: Site):
    gala.write("content/news/gala.comments/13.md", "---\nauthor: Iwo\n---\nTak.\n").build()
    assert URL in gala.rendered
    assert "/" not in gala.rendered
    gala.delete("content/news/gala.comments/13.md").build()
    assert "Iwo" not in gala.text(URL)


def test_a_comment_has_no_part_in_the_page_around_it(gala: Site):
    text = (
        "---\nauthor: <b>Zły</b>\n---\n# Tytuł {#main}\n\n![Obraz](https://example.org/x.png) i [link](https://example.com/)"
        " <script>alert(1)</script>\n\n[gora](#main)\n"
    )
    page = gala.write("content/news/gala.comments/13.md", text).build().page(URL)
    article = one(page, "#comment_13")
    assert article.select(".prose :is(h1, h2, h3, h4, h5, h6, img, script)") == []
    assert all(words in article.text for words in ("Tytuł", "Obraz", "<b>Zły</b>"))
    assert one(article, ".prose a")["rel"] == ["nofollow", "ugc", "noopener", "external"]
    assert [a["href"] for a in article.select(".prose a")] == ["https://example.com/"]
    every = [str(found["id"]) for found in page.select("[id]")]
    assert len(every) == len(set(every))


def test_the_same_words_in_a_comment_and_in_an_announcement_are_two_bodies(gala: Site):
    gala.write("content/news/inna.md", "---\ntitle: Inna\ndate: 2024-03-03\n---\n## Tytuł\n")
    gala.write("content/news/gala.comments/13.md", "---\nauthor: Iwo\n---\n## Tytuł\n").build()
    assert gala.page("/aktualnosci/2024/03/inna/").select_one(".prose h2") is not None
    assert gala.page(URL).select_one("#comment_13 h2") is None


def test_answers_in_a_circle_and_very_deep_ones_are_all_shown(gala: Site):
    gala.edit("content/news/gala.comments/9.md", "url:", "reply_to: 12\nurl:")
    for number in range(100, 500):
        answers = f"reply_to: {number - 1}\n" if number > 100 else ""
        gala.write(f"content/news/gala.comments/{number}.md", f"---\nauthor: Osoba\n{answers}---\nTekst {number}.\n")
    section = one(gala.build().page(URL), ".comments")
    assert ids(section)[:3] == ["comment_9", "comment_12", "comment_10"]
    assert [f"comment_{n}" for n in range(100, 500)] == ids(section)[3:]
    assert section.select("ol ol ol ol")
    assert section.select("ol ol ol ol ol") == []


def test_a_link_in_a_comment_leads_where_it_should_or_is_reported(gala: Site):
    gala.write("content/news/inna.md", "---\ntitle: Inna\ndate: 2024-03-03\n---\nTekst.\n")
    gala.write("content/news/gala.comments/13.md", "---\nauthor: Iwo\n---\n[inna](../inna.md) [brak](../brak.md)\n")
    gala.build(expect="problems")
    assert gala.codes == ["link-missing"]
    gala.edit("content/news/gala.comments/13.md", " [brak](../brak.md)", "").build()
    assert one(gala.page(URL), "#comment_13 .prose a")["href"] == "/aktualnosci/2024/03/inna/"
