"""A view that is made from the same as before is the same: the rule by which a build does not make a view again."""

from collections.abc import Mapping
from datetime import date

import msgspec
import pytest

from benchmarks.corpus import register, write
from laur.build import plan_site
from laur.model.digest import digest
from laur.source.options import Options, Visibility
from tests.photographs import photograph
from tests.sites import DAY, Site, SiteFactory

TREE = """
== content/site.yaml
title: {pl: Próba, en: Trial}
description: {pl: Opis, en: About}
base_url: https://example.org/
languages: [pl, en]
page_size: 5
features: {comments: true, social_cards: true, cms: false}
forms:
  - kind: comment
    id: komentarz
    action: 'https://f.example/'
    privacy: 'https://example.org/p/'
== content/schemes/znak.md
---
name: Znak Jakości
levels:
  - {id: srebro, rank: 1, name: Srebro}
  - {id: zloto, rank: 2, name: Złoto}
term: {initial: 24 months, renewal: 24 months}
---
O znaku.
== content/organisations/alfa.md
---
name: Klaster Alfa
short_name: Alfa
region: Śląskie
---
O alfie.
== content/organisations/beta.md
---
name: Klaster Beta
---
O becie i o [spotkaniu](../news/2024-05-01-szosta.md).
== content/pages/o-nas.md
---
title: O nas
---
Piszemy [stąd](../news/2024-01-01-pierwsza.md).
== content/news/2024-01-01-pierwsza.md
---
title: Pierwsza
date: 2024-01-01
tags: [nagrody, jakość]
organisations: [alfa]
image: {src: pierwsza.jpg, alt: Zdjęcie}
---
Tekst z [odnośnikiem](2024-02-01-druga.md).
== content/news/2024-01-01-pierwsza.comments/1.md
---
author: Anna
date: 2024-01-02
---
Gratulacje.
== content/news/2024-02-01-druga.md
---
title: Druga
date: 2024-02-01
tags: [nagrody]
organisations: [alfa]
certificates:
  - {id: alfa-znak-1, organisation: alfa, scheme: znak, level: srebro, awarded: 2022-01-15, valid_until: 2024-06-10}
---
O certyfikacie.
== content/news/2024-03-01-trzecia.md
---
title: Trzecia
date: 2024-03-01
summary: Streszczenie trzeciej.
tags: [jakość, klastry]
organisations: [beta]
related: [2024-01-01-pierwsza.md]
certificates:
  - id: alfa-znak-2
    organisation: alfa
    scheme: znak
    level: zloto
    kind: upgrade
    awarded: 2024-02-15
    supersedes: alfa-znak-1
  - {id: beta-znak-1, organisation: beta, scheme: znak, level: srebro, awarded: 2024-02-15}
---
O drugim certyfikacie.
== content/news/2024-04-01-czwarta.md
---
title: Czwarta
date: 2024-04-01
tags: [klastry]
mentions: [{organisation: beta, note: partner}]
certificates:
  - {ref: beta-znak-1}
---
Przypomnienie.
== content/news/2024-04-02-piata.md
---
title: Piąta
date: 2024-04-02
publish_at: 2024-06-03 08:00
tags: [klastry]
---
Później.
== content/news/2024-05-01-szosta.md
---
title: Szósta
date: 2024-05-01
tags: [nagrody, klastry]
event: {starts: 2024-06-20, place: Katowice}
---
Zapraszamy.
== content/news/2024-05-02-siodma.md
---
title: Siódma
date: 2024-05-02
---
Bez tagów.
== content/news/2024-05-03-eighth.md
---
title: Eighth
lang: en
date: 2024-05-03
translation_of: 2024-05-02-siodma.md
tags: [awards]
---
In English.
"""
NEWS, SCHEME = "content/news/", "content/schemes/znak.md"

EDITS: dict[str, tuple[str, str, str]] = {
    "a text": (f"{NEWS}2024-01-01-pierwsza.md", "Tekst z", "Inny tekst z"),
    "the text of an announcement with a certificate": (f"{NEWS}2024-02-01-druga.md", "O certyfikacie", "Inaczej"),
    "a longer text": (f"{NEWS}2024-05-02-siodma.md", "Bez tagów.", "Bez tagów. " + "Słowo po słowie. " * 200),
    "a link in a text": (f"{NEWS}2024-01-01-pierwsza.md", "2024-02-01-druga.md", "2024-03-01-trzecia.md"),
    "a title": (f"{NEWS}2024-02-01-druga.md", "title: Druga", "title: Inna druga"),
    "a title without a certificate": (f"{NEWS}2024-05-01-szosta.md", "title: Szósta", "title: Nowa szósta"),
    "a summary": (f"{NEWS}2024-03-01-trzecia.md", "Streszczenie trzeciej", "Inne streszczenie"),
    "a date": (f"{NEWS}2024-01-01-pierwsza.md", "date: 2024-01-01", "date: 2024-05-09"),
    "a tag": (f"{NEWS}2024-01-01-pierwsza.md", "[nagrody, jakość]", "[nagrody, klastry]"),
    "the spelling of a tag": (f"{NEWS}2024-01-01-pierwsza.md", "jakość]", "Jakość]"),
    "an organisation of an announcement": (f"{NEWS}2024-03-01-trzecia.md", "[beta]", "[alfa]"),
    "what an author names as related": (f"{NEWS}2024-03-01-trzecia.md", "related: [2024-01-01-pierwsza.md]\n", ""),
    "an image": (f"{NEWS}2024-01-01-pierwsza.md", "image: {src: pierwsza.jpg, alt: Zdjęcie}\n", ""),
    "a draft": (f"{NEWS}2024-05-02-siodma.md", "date:", "draft: true\ndate:"),
    "an event": (f"{NEWS}2024-05-01-szosta.md", "place: Katowice", "place: Gliwice"),
    "the day of an award": (f"{NEWS}2024-02-01-druga.md", "awarded: 2022-01-15", "awarded: 2022-03-15"),
    "an award that is only mentioned": (f"{NEWS}2024-02-01-druga.md", "awarded: 2022-01-15", "awarded: 2024-01-15"),
    "the end of a certificate": (f"{NEWS}2024-02-01-druga.md", "2024-06-10", "2024-05-10"),
    "a level": (f"{NEWS}2024-03-01-trzecia.md", "scheme: znak, level: srebro", "scheme: znak, level: zloto"),
    "a reference to a certificate": (f"{NEWS}2024-04-01-czwarta.md", "ref: beta-znak-1", "ref: alfa-znak-2"),
    "a mention": (f"{NEWS}2024-04-01-czwarta.md", "note: partner", "note: gość"),
    "the name of an organisation": ("content/organisations/alfa.md", "Klaster Alfa", "Klaster Omega"),
    "the region of an organisation": ("content/organisations/alfa.md", "Śląskie", "Opolskie"),
    "the text of an organisation": ("content/organisations/beta.md", "O becie", "Więcej o becie"),
    "the name of a level": (SCHEME, "name: Srebro", "name: Brąz"),
    "the term of a scheme": (SCHEME, "initial: 24 months", "initial: 36 months"),
    "the title of a plain page": ("content/pages/o-nas.md", "O nas", "O redakcji"),
    "a comment": (f"{NEWS}2024-01-01-pierwsza.comments/1.md", "Gratulacje", "Brawo"),
    "the title of the site": ("content/site.yaml", "pl: Próba", "pl: Serwis"),
    "the size of listings": ("content/site.yaml", "page_size: 5", "page_size: 3"),
    "comments on the site": ("content/site.yaml", "comments: true", "comments: false"),
    "a translation": (f"{NEWS}2024-05-03-eighth.md", "translation_of: 2024-05-02-siodma.md\n", ""),
    "an address": (f"{NEWS}2024-02-01-druga.md", "title: Druga", "title: Druga\nslug: inaczej"),
    "an address to which an organisation links": (
        f"{NEWS}2024-05-01-szosta.md",
        "title: Szósta",
        "title: Szósta\nslug: spotkanie",
    ),
    "the first certificate of a level": (f"{NEWS}2024-03-01-trzecia.md", "level: zloto", "level: srebro"),
    "a certificate that another one no longer renews": (
        f"{NEWS}2024-03-01-trzecia.md",
        "supersedes: alfa-znak-1",
        "supersedes: none",
    ),
    "a suspension": (
        f"{NEWS}2024-02-01-druga.md",
        "valid_until: 2024-06-10}",
        "valid_until: 2024-06-10, events: [{type: suspended, date: 2024-04-01}]}",
    ),
    "a wording": ("layouts/language/pl.yaml", "title.news: ", "title.news: Nowe "),
}
FEW = ("a text", "a title", "a tag", "the day of an award")


def made_from(site: Site, day: date = DAY, *, future: bool = False) -> dict[str, tuple[str, str]]:
    """What each view is made from, and the view, as digests by URL."""
    visibility = Visibility(future=future)
    options = Options(content=site.content, layouts=site.layouts, output=site.output, day=day, visibility=visibility)
    plan = plan_site(options, lambda _zone: day)
    assert plan.pages, [f"{p.path}:{p.place} {p.code} {p.values}" for p in plan.problems]
    return {
        page.url: (page.made_from() if page.made_from else "", digest(msgspec.msgpack.encode(page.view())))
        for page in plan.pages
    }


def stale(before: Mapping[str, tuple[str, str]], after: Mapping[str, tuple[str, str]]) -> list[str]:
    """The URLs of pages that would not be rendered although their view is another."""
    both = sorted(before.keys() & after.keys())
    return [url for url in both if before[url][0] and before[url][0] == after[url][0] and before[url] != after[url]]


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, dict[str, tuple[str, str]]]:
    folder = tmp_path_factory.mktemp("rich")
    site = Site(folder, TREE).write(f"{NEWS}pierwsza.jpg", photograph(60, 40))
    layouts = site.layouts
    for file in sorted(path for path in layouts.rglob("*") if path.is_file()):
        site.write(f"layouts/{file.relative_to(layouts)}", file.read_bytes())
    site.layouts = folder / "layouts"
    return site, made_from(site)


def check(rich: tuple[Site, dict[str, tuple[str, str]]], path: str, old: str, new: str) -> None:
    site, before = rich
    text = (site.folder / path).read_text(encoding="utf-8")
    try:
        after = made_from(site.edit(path, old, new))
        assert after != before
        assert stale(before, after) == []
    finally:
        site.write(path, text)


@pytest.mark.parametrize("edit", FEW)
def test_no_view_is_another_than_what_it_is_made_from_says(rich, edit: str):
    check(rich, *EDITS[edit])


@pytest.mark.slow
@pytest.mark.parametrize("edit", sorted(EDITS.keys() - set(FEW)))
def test_no_view_is_another_after_any_kind_of_edit(rich, edit: str):
    check(rich, *EDITS[edit])


@pytest.mark.slow
@pytest.mark.parametrize("day", [date(2024, 6, 2), date(2024, 6, 4), date(2024, 6, 11), date(2026, 3, 1)])
def test_no_view_is_another_on_a_later_day(rich, day: date):
    site, before = rich
    after = made_from(site, day)
    assert stale(before, after) == []


@pytest.mark.slow
def test_no_view_is_another_where_scheduled_news_are_shown_as_such(rich):
    site, before = rich
    shown = made_from(site, future=True)
    published = made_from(site, date(2024, 6, 4), future=True)
    assert stale(before, shown) == []
    assert stale(shown, published) == []


@pytest.mark.slow
def test_no_view_is_another_after_an_addition_or_a_deletion(rich):
    site, before = rich
    new = f"{NEWS}2024-02-15-nowa.md"
    site.write(new, "---\ntitle: Nowa\ndate: 2024-02-15\ntags: [nagrody]\norganisations: [alfa]\n---\nTekst.\n")
    more = made_from(site)
    site.delete(new)
    assert stale(before, more) == []
    assert stale(more, made_from(site)) == []
    assert more.keys() > before.keys()


def test_the_views_of_most_pages_are_not_made_again_after_an_edit(rich):
    site, before = rich
    path, old, new = EDITS["a text"]
    after = made_from(site.edit(path, old, new))
    site.edit(path, new, old)
    known = [url for url in after if after[url][0] and before.get(url, ("", ""))[0] == after[url][0]]
    assert len(known) > len(after) / 2
    assert "/aktualnosci/2024/05/siodma/" in known


@pytest.mark.parametrize(
    ("edit", "same"),
    [
        ("the day of an award", ["/certyfikaty/beta-znak-1/", "/organizacje/beta/", "/aktualnosci/2024/04/czwarta/"]),
        ("the end of a certificate", ["/certyfikaty/beta-znak-1/badge.svg", "/certyfikaty/beta-znak-1/index.json"]),
    ],
)
def test_an_edited_certificate_leaves_the_pages_of_others_as_they_are(rich, edit: str, same: list[str]):
    site, before = rich
    path, old, new = EDITS[edit]
    after = made_from(site.edit(path, old, new))
    site.edit(path, new, old)
    assert [url for url in same if before[url] != after[url]] == []
    assert before["/certyfikaty/alfa-znak-2/"][0] != after["/certyfikaty/alfa-znak-2/"][0]


def test_a_new_day_on_which_no_certificate_turns_leaves_their_pages_as_they_are(rich):
    site, before = rich
    after = made_from(site, date(2024, 6, 2))
    urls = [url for url in before if url.startswith(("/certyfikaty/beta-znak-1/", "/organizacje/alfa/"))]
    assert [url for url in urls if before[url] != after[url]] == []
    later = made_from(site, date(2024, 6, 11))
    assert before["/certyfikaty/alfa-znak-1/"][0] != later["/certyfikaty/alfa-znak-1/"][0]


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, dict[str, tuple[str, str]]]:
    """A register whose listings have several pages."""
    folder = tmp_path_factory.mktemp("long")
    site = Site(folder, "")
    write(register(170, 60), site.content)
    return site, made_from(site)


@pytest.mark.slow
def test_no_view_of_a_long_register_is_another_than_what_it_is_made_from_says(long):
    site, before = long
    several = [url for url in before if url.endswith(("/strona/2/", "/page/2/")) and "certyfikaty" in url]
    assert len(several) > 5
    assert all(before[url][0] for url in several)
    path = next(path for path in sorted(site.content.glob("news/2015/*.md")) if "awarded: " in path.read_text("utf-8"))
    text = path.read_text(encoding="utf-8")
    for old, new in (("awarded: '2015", "awarded: '2014"), ("\n  organisation: ", "\n  number: X-1\n  organisation: ")):
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        after = made_from(site)
        assert stale(before, after) == []
        assert sum(before[url][0] == after[url][0] for url in several if url in after) > 0
    path.unlink()
    assert stale(before, made_from(site)) == []
    path.write_text(text, encoding="utf-8")
    for later in (date(2024, 6, 2), date(2024, 7, 1), date(2025, 6, 1)):
        assert stale(before, made_from(site, later)) == []


def test_a_build_writes_what_a_view_is_made_from_even_where_nothing_is_rendered(site: SiteFactory):
    """The second of two edits that undo each other finds the record of the first."""
    made = site("== content/news/a.md\n---\ntitle: A\ndate: 2024-01-01\nsummary: S.\n---\nTekst.\n").build()
    made.edit("content/news/a.md", "title: A\n", "title: A\n# uwaga\n").build()
    assert "/aktualnosci/2024/01/a/" not in made.rendered
    made.edit("content/news/a.md", "Tekst", "Inny tekst").build()
    assert "/aktualnosci/2024/01/a/" in made.rendered


def test_no_markdown_is_converted_again_after_an_edit_of_a_layout_that_all_pages_share(rich):
    site, _ = rich
    site.build().edit("layouts/base.html", "</body>", "<p>Nowe</p></body>").build()
    html = {page.url for page in site.last.site_plan.pages if page.is_html}
    assert site.last.site_plan.read.parsed == ()
    assert "/aktualnosci/2024/01/pierwsza/" in html & site.rendered
