"""What `check` tells besides errors, beyond the examples of `docs/problems.md`; above all, what it does not tell."""

import re
from functools import partial

import pytest
from msgspec.structs import replace

from laur.build import plan_at, plan_site
from laur.checks.advisory import inspect, inspect_document
from laur.checks.readiness import check_readiness
from laur.pages.plan import SitePlan
from laur.problems import Problem
from laur.problems.messages import message_for
from laur.source.options import Options
from tests.photographs import picture, saved
from tests.sites import DAY, Site, SiteFactory


def site_plan_of(site: Site) -> SitePlan:
    return plan_site(
        Options(content=site.content, layouts=site.layouts, output=site.output, day=DAY), lambda _zone: DAY
    )


def reported(site: Site) -> list[Problem]:
    site_plan = site_plan_of(site)
    assert site_plan.catalog is not None
    return list(site_plan.with_problems(inspect(site_plan, partial(plan_at, site_plan))).problems)


def codes(site: Site) -> list[str]:
    return [f"{p.place.line}:{p.place.column} {p.code}" for p in reported(site)]


def news(body: str) -> str:
    return f"== content/news/a.md\n---\ntitle: Alfa\n---\n\n{body}\n"


# ---------------------------------------------------------------------------------------------- bodies


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Nagrodzeni:\n• Anna\n• Piotr", ["6:1 list-unread"]),
        ("Nagrodzeni:\n\n•\tAnna\n\n•\tPiotr", ["7:1 list-unread"]),
        ("> · Anna", ["5:3 list-unread"]),
        ("Nagrodzeni:\n– **Anna**,\n– Piotr.", ["6:1 list-unread"]),
        ("Nagrodzeni:\n-Anna\n-Piotr", ["6:1 list-unread"]),
        ("Kolejno:\na) zgłoszenie\nb) audyt", ["6:1 list-unread"]),
        ("– Cieszymy się – powiedziała prezes.\n\n– My też.", []),
        ("Wzrost\n-5 procent\n-7 procent", []),
        ("Zostaje \\• jak jest, a `• kod` też.\n\n```\n• kod\n```", []),
        ("| a | b |\n| 1 | 2 |", ["5:1 table-unread"]),
        ("Zob. www.example.org i biuro@example.org", ["5:6 link-text-address"]),
        ("| a | b |\n|---|\n| 1 | 2 |", ["5:1 table-unread"]),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\n| a | b |\n| 1 | 2 |", ["9:1 table-unread"]),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\n| a | b |\n|---|\n| 1 | 2 |", ["9:1 table-unread"]),
        ("a | b\n--- | --- | ---", ["6:1 table-unread"]),
        ("Norma EN 1 | EN 2\n\n| a | b |\n|---|---|\n| 1 | 2 |", []),
        ("Znak **złoty ** i dalej", ["5:1 emphasis-unread"]),
        ("Znak ** złoty** i dalej", ["5:1 emphasis-unread"]),
        ("- Znak __złoty __ i", ["5:3 emphasis-unread"]),
        ("**gruby ** i * gwiazdka*", ["5:3 emphasis-unread"]),
        ("Do ~~ 2024~~ roku", ["5:1 emphasis-unread"]),
        ("Laureaci: Alfa*, Beta**, Gamma**.\n\n\\*\\* ze zgodą", []),
        ("Wynik** za rok.\n\n** dane wstępne", []),
        ("Znak \\*\\*złoty \\*\\* i `**kod **`, podpis: ______", []),
        ("[zasady] (https://example.org/zasady)", ["5:1 link-unread"]),
        ("(zasady)[https://example.org/zasady]", ["5:1 link-unread"]),
        ("[3] (2024) i [sic] (tak) oraz \\[a\\](b)", []),
    ],
)
def test_what_is_written_as_something_and_read_as_words_is_reported(site: SiteFactory, body: str, expected: list[str]):
    assert codes(site(news(body))) == expected


def test_what_slips_in_a_comment_is_not_reported(site: SiteFactory):
    made = site(news("Tekst."))
    made.write("content/news/a.comments/1.md", "---\nauthor: Anna\n---\n• jeden\n• dwa\n")
    assert codes(made) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("## Jeden\n\n### Dwa\n\n## Trzy\n\n### Cztery", []),
        ("Wstęp\n\n### Od razu trzeci", ["7:1 heading-skips"]),
        ("Jeden\n=====\n\nDwa\n---", ["5:1 heading-first-level"]),
        ("```\n# to nie nagłówek\n```\n\n## Nagłówek\n\n#### Czwarty", ["11:1 heading-skips"]),
        ("> ## W cytacie\n\n##### Piąty", ["7:1 heading-skips"]),
        ("<h2>Jeden</h2>\n\n<h5>Dwa</h5>", ["7:1 heading-skips"]),
        ("## Dwa\n\nTekst\n\n# Jeden", ["9:1 heading-first-level"]),
        ("# Raz\n\n### Trzy\n\n##### Pięć", ["5:1 heading-first-level", "9:1 heading-skips"]),
        ("#KlasterAlfa #Gala2024\n\n#1 w rankingu\n\n# Raz", ["9:1 heading-first-level"]),
        ("- nazwa\n-\n- adres\n\n##### Piąty", ["9:1 heading-skips"]),
    ],
)
def test_headings_are_reported_where_they_stand(site: SiteFactory, body: str, expected: list[str]):
    assert codes(site(news(body))) == expected


@pytest.mark.parametrize(
    "words", ["tutaj", "Tutaj", "kliknij tutaj", "więcej »", "**Czytaj więcej…**", "here", "Read more"]
)
def test_links_that_say_nothing_are_reported(site: SiteFactory, words: str):
    column = 4 if words.startswith("**") else 2
    assert codes(site(news(f"[{words}](https://example.org/a)"))) == [f"5:{column} link-text-vague"]


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("[tekst](#)", "5:2"),
        ("Zob. [regulamin]()", "5:7"),
        ('<a href="#">góra</a>', "5:10"),
        ("[tekst][pusty]\n\n[pusty]: #", "7:10"),
    ],
)
def test_a_link_that_leads_nowhere_is_reported(site: SiteFactory, link: str, place: str):
    assert codes(site(news(link))) == [f"{place} link-nowhere"]


@pytest.mark.parametrize(
    "link",
    [
        "[tutejszy klaster](https://example.org/a)",
        "[więcej o odznace](https://example.org/a)",
        "[here be dragons](https://example.org/a)",
        "[example.org](https://example.org/a)",
        "[biuro@example.org](mailto:biuro@example.org)",
        "`[tutaj](https://example.org/a)`",
        "Tekst[^1].\n\n[^1]: Przypis.",
    ],
)
def test_links_that_say_something_are_not(site: SiteFactory, link: str):
    assert codes(site(news(link))) == []


def test_of_two_links_to_one_place_only_the_vague_one_is_reported(site: SiteFactory):
    assert codes(site(news("[Lista](https://example.org/a)\noraz [tu](https://example.org/a)"))) == [
        "6:7 link-text-vague"
    ]


def test_a_linked_picture_is_the_words_of_its_link(site: SiteFactory):
    tree = news("[![Odznaka](../media/o.svg)](https://example.org/a)") + "== content/media/o.svg\n<svg/>\n"
    assert codes(site(tree)) == []


def test_a_picture_that_is_said_to_be_decoration_needs_no_words(site: SiteFactory):
    picture = "== content/media/o.svg\n<svg/>\n"
    assert codes(site(news('<img alt="" src="../media/o.svg">') + picture)) == []
    assert codes(site(news('![](../media/o.svg)\n\n<img alt="" src="../media/o.svg">') + picture)) == [
        "5:5 alt-missing"
    ]


# ---------------------------------------------------------------------------------------------- tags


def tagged(*tags: str) -> str:
    heads = [f"== content/news/n{n:02}.md\n---\ntitle: Numer {n}\ntags: [{tag}]\n---\n" for n, tag in enumerate(tags)]
    return "".join(heads)


@pytest.mark.parametrize(
    ("common", "rare"),
    [
        ("nagrody", "Nagroda"),
        ("nagrody", "Nagrody"),
        ("współpraca", "wspolpraca"),
        ("certyfikaty", "certyfikat"),
        ("szkolenia", "szkolenie"),
        ("klastry", "klaster"),
        ("klastry kluczowe", "klaster kluczowy"),
        ("innowacje", "inowacje"),
        ("nagrody", "nagordy"),
        ("awards", "award"),
    ],
)
def test_a_tag_that_was_meant_to_be_another_is_reported_at_the_rarer_one(site: SiteFactory, common: str, rare: str):
    (problem,) = reported(site(tagged(common, common, rare)))
    assert (problem.code, problem.path, problem.place.line) == ("tag-similar", "news/n02.md", 3)
    assert f"“{common}”" in message_for(problem, "en").fix
    assert f"„{common}”" in message_for(problem, "pl").fix


@pytest.mark.parametrize(
    "pair",
    [
        ("Kraków", "Krakowska"),
        ("Polska", "Polski"),
        ("informatyka", "informatyk"),
        ("mechanika", "mechanik"),
        ("edycja 2023", "edycja 2024"),
        ("przemysł 4.0", "przemysł 5.0"),
        ("targi", "targ"),
        ("wystawa", "wystawca"),
        ("eksport", "import"),
        ("produkcja", "redukcja"),
        ("organizacja", "reorganizacja"),
        ("kampania", "kompania"),
        ("gospodarka", "bioekonomia"),
        ("energia", "energetyka"),
        ("Bydgoszcz", "bydgoski"),
        ("klastry", "klastry kluczowe"),
        ("ISO 9001", "ISO 14001"),
        ("technika", "technologia"),
        ("forma", "formaty"),
    ],
)
def test_different_words_are_left_alone(site: SiteFactory, pair: tuple[str, str]):
    one, other = pair
    assert reported(site(tagged(one, one, other))) == []


def test_of_two_tags_that_are_as_common_the_one_without_a_capital_is_meant(site: SiteFactory):
    (problem,) = reported(site(tagged("Nagroda", "nagrody")))
    assert (problem.path, problem.values["nearest"]) == ("news/n00.md", "nagrody")


def test_tags_of_different_languages_are_not_compared(site: SiteFactory):
    tree = "== content/site.yaml\ntitle: A\nbase_url: https://example.org/\nlanguages: [pl, en]\n"
    tree += "== content/news/a.md\n---\ntitle: A\ntags: [Media]\n---\n"
    tree += "== content/news/b.md\n---\ntitle: B\nlang: en\ntags: [media]\n---\n"
    assert reported(site(tree)) == []


# ---------------------------------------------------------------------------------------------- documents


def test_a_file_that_any_key_names_or_a_draft_shows_is_used(site: SiteFactory):
    tree = """
== content/organisations/a.md
---
name: A
logo: {src: ../media/logo.svg, alt: A}
---
== content/news/a.md
---
title: A
draft: true
downloads: [{title: Lista, file: ../media/lista.pdf}]
---
![Odznaka](../media/odznaka%20srebrna.svg)
[lista](/media/druga.pdf#strona)
== content/media/logo.svg
<svg/>
== content/media/lista.pdf
x
== content/media/druga.pdf
x
"""
    made = site(tree).write("content/media/odznaka srebrna.svg", "<svg/>")
    assert reported(made) == []


def test_a_title_may_stand_once_in_each_language(site: SiteFactory):
    tree = "== content/site.yaml\ntitle: A\nlanguages: [pl, en]\n"
    tree += "== content/news/a.md\n---\ntitle: Gala\n---\n== content/news/b.md\n---\ntitle: Gala\nlang: en\n---\n"
    assert reported(site(tree)) == []
    made = site(tree).write("content/news/c.md", "---\ntitle: GALA\n---\n")
    assert [(p.code, p.path, p.values["first"]) for p in reported(made)] == [
        ("title-duplicate", "news/c.md", "news/a.md")
    ]


# ---------------------------------------------------------------------------------------------- links


def test_places_on_generated_pages_are_looked_up(site: SiteFactory):
    made = site(news("[rejestr](/certyfikaty/#main) i [tagi](/tagi/#nie-ma) i [klaster](../organisations/a.md#main)"))
    made.write("content/organisations/a.md", "---\nname: A\n---\n")
    front = next(str(tag["id"]) for tag in made.build().page("/certyfikaty/").select("main[id]"))
    made.edit("content/news/a.md", "#main", f"#{front}")
    assert [(p.code, p.values["value"]) for p in reported(made)] == [("anchor-missing", "nie-ma")]


def test_the_menu_is_looked_up(site: SiteFactory):
    tree = (
        "== content/site.yaml\ntitle: A\nnavigation:\n  - {title: Tagi, to: /tagi/}\n  - title: Zły\n    to: /nie-ma/\n"
    )
    assert [f"{p.path} {line}" for p, line in zip(reported(site(tree)), codes(site(tree)), strict=True)] == [
        "site.yaml 5:9 link-missing"
    ]


def test_an_old_address_that_is_the_page_itself_is_reported(site: SiteFactory):
    tree = "== content/news/a.md\n---\ntitle: A\naliases: [/stare/, /aktualnosci/a/]\n---\n"
    assert codes(site(tree)) == ["3:20 alias-taken"]


def test_a_link_to_what_is_scheduled_says_so(site: SiteFactory):
    made = site(news("[gala](b.md)"))
    made.write("content/news/b.md", "---\ntitle: B\npublish_at: 2030-01-01\n---\n")
    (problem,) = reported(made)
    assert "scheduled" in message_for(problem, "en").what
    assert "czeka" in message_for(problem, "pl").what


@pytest.mark.parametrize(
    ("written", "meant"),
    [("www.example.org/o-nas", "https://www.example.org/o-nas"), ("biuro@example.org", "mailto:biuro@example.org")],
)
def test_an_address_without_its_beginning_is_completed(site: SiteFactory, written: str, meant: str):
    (problem,) = reported(site(news(f"[Biuro]({written})")))
    assert (problem.code, problem.values["nearest"]) == ("link-missing", meant)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[Beta](betta.md)", "beta.md"),
        ("[Beta](/news/betta.md#skład)", "/news/beta.md#skład"),
        ("[Alfa](../organisations/allfa.md)", "../organisations/alfa.md"),
        ("![Alfa](alffa%20(1).png)", "alfa%20%281%29.png"),
        ("[Gamma](/news/gama%20%231.md)", "/news/gamma%20%231.md"),
    ],
)
def test_the_file_that_is_meant_is_named_as_the_link_is_written_and_leads_there(
    site: SiteFactory, written: str, meant: str
):
    made = site(news(written))
    made.write("content/news/beta.md", "---\ntitle: Beta\n---\n## Skład\n")
    made.write("content/organisations/alfa.md", "---\nname: Alfa\n---\n")
    made.write("content/news/alfa (1).png", saved(picture(4, 4), "PNG"))
    made.write("content/news/gamma #1.md", "---\ntitle: Gamma\n---\n")
    (problem,) = [p for p in reported(made) if p.code in {"link-missing", "media-unknown"}]
    assert problem.values["nearest"] == meant
    address = re.search(r"\]\(<?(.+?)>?\)$", written)
    assert address is not None
    made.edit("content/news/a.md", written, written.replace(address[1], meant))
    assert not [p for p in reported(made) if p.code in {"link-missing", "media-unknown"}]


def test_a_level_may_be_called_by_its_name_and_its_id_is_suggested(site: SiteFactory):
    tree = """
== content/organisations/alfa.md
---
name: Alfa
---
== content/schemes/znak.md
---
name: Znak
levels: [{id: gold, rank: 1, name: {pl: Złoto}}]
---
== content/news/a.md
---
title: A
certificates: [{id: a, organisation: alfa, scheme: znak, level: złoto}]
---
"""
    (problem,) = reported(site(tree))
    assert (problem.code, problem.values["nearest"]) == ("level-unknown", "gold")


# ---------------------------------------------------------------------------------------------- names


def test_the_advice_for_an_unknown_organisation_can_be_followed(site: SiteFactory):
    made = site("== content/news/a.md\n---\ntitle: Alfa\norganisations: [Klaster Beta]\n---\n")
    made.write("content/organisations/klaster-alfa.md", "---\nname: Klaster Alfa\n---\n")
    (found,) = reported(made)
    advice = message_for(found, "en").fix
    assert advice == "Create organisations/klaster-beta.md, and write “klaster-beta” here."
    made.write("content/organisations/klaster-beta.md", "---\nname: Klaster Beta\n---\n")
    (found,) = reported(made)
    assert message_for(found, "en").fix.startswith("Did you mean “klaster-beta” (Klaster Beta)? Otherwise create ")
    made.edit("content/news/a.md", "Klaster Beta", "klaster-beta")
    assert reported(made) == []


def test_names_that_windows_reserves_are_reported_where_they_are(site: SiteFactory):
    made = site(
        "== content/news/a.md\n---\ntitle: Alfa\nslug: con\ntags: [Aux, auxiliary]\n---\n"
        "== content/news/2024-01-01-nul.md\n---\ntitle: Nul\n---\n"
        "== content/media/com1.svg\n<svg/>\n"
    )
    assert [(p.path, p.values["value"]) for p in reported(made) if p.code == "name-reserved"] == [
        ("media/com1.svg", "com1.svg"),
        ("news/2024-01-01-nul.md", "nul"),
        ("news/a.md", "con"),
        ("news/a.md", "aux"),
    ]


# ---------------------------------------------------------------------------------------------- before publishing


def unready(site: Site) -> list[str]:
    return [f"{p.path}:{p.place.line} {p.code} {p.values['value']}" for p in check_readiness(site_plan_of(site))]


def test_placeholders_are_reported_where_they_are(site: SiteFactory):
    made = site(
        "== content/site.yaml\ntitle: Tytuł\nbase_url: https://www.Example.COM/x/\n"
        "publisher:\n  name: Klaster\n  email: biuro@example.org\n"
        "== content/news/a.md\n---\ntitle: …\nsummary: Lorem ipsum dolor\n"
        "sources: [{title: Klaster, url: https://strona.invalid/}]\n---\n"
        "[jury](https://example.net/a) i [biuro](mailto:biuro@example.org?subject=x)\n"
        "== content/pages/b.md\n---\ntitle: Title\ndraft: true\n---\n"
    )
    assert unready(made) == [
        "site.yaml:1 site-placeholder Tytuł",
        "site.yaml:2 site-placeholder https://www.Example.COM/x/",
        "site.yaml:5 site-placeholder biuro@example.org",
        "news/a.md:2 placeholder …",
        "news/a.md:3 placeholder Lorem ipsum dolor",
        "news/a.md:4 placeholder https://strona.invalid/",
        "news/a.md:6 placeholder https://example.net/a",
        "news/a.md:6 placeholder biuro@example.org",
    ]


def test_what_only_looks_like_a_placeholder_is_not_reported(site: SiteFactory):
    made = site(
        "== content/site.yaml\ntitle: Laur\nbase_url: https://myexample.org/\n"
        "== content/news/a.md\n---\ntitle: Tytuł Krajowego Klastra Kluczowego\nsummary: Jak działa example.org…\n"
        "tags: [tytuł]\n---\n[example](https://example.org.pl/)\n"
    )
    assert unready(made) == []


def test_an_address_that_the_command_line_replaces_is_not_a_placeholder(site: SiteFactory):
    made = site("== content/site.yaml\ntitle: Laur\nbase_url: https://example.org/\n")
    site_plan = site_plan_of(made)
    options = replace(site_plan.options, base_url="https://klaster.example/")
    assert check_readiness(replace(site_plan, inputs=replace(site_plan.inputs, options=options))) == ()


def test_texts_of_the_site_without_a_translation_are_reported(site: SiteFactory):
    made = site(
        "== content/site.yaml\ntitle: {pl: Klaster, en: Cluster}\nbase_url: https://klaster.example/\n"
        "languages: [pl, en, de]\ndescription: Opis klastra\n"
        "navigation:\n  - title: {pl: Wieści, en: News, de: Neues}\n    to: /\n  - title: Kontakt\n    to: /\n"
    )
    problems = check_readiness(site_plan_of(made))
    assert [(p.place.line, p.code, p.values["missing"]) for p in problems] == [
        (1, "text-untranslated", "de"),
        (4, "text-untranslated", "en, de"),
        (8, "text-untranslated", "en, de"),
    ]
    assert "{pl: …, en: …, de: …}" in message_for(problems[0], "en").fix
    made.edit("content/site.yaml", "languages: [pl, en, de]", "languages: [pl]")
    assert unready(made) == []


# ---------------------------------------------------------------------------------------------- dates and links


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("date: 2099-03-15", ["3:7 date-ahead"]),
        ("date: 2099", ["3:7 date-ahead"]),
        ("date: 2024-05-31\nupdated: 2042-06-01", ["4:10 date-ahead"]),
        ("date: 2099-03-15\npublish_at: 2024-05-01", []),
        ("date: 2024-06-20", []),
        ("date: 2024", []),
        ("date: 2099-03-15\ndraft: true", []),
    ],
)
def test_a_date_that_is_far_ahead_is_reported(site: SiteFactory, keys: str, expected: list[str]):
    assert codes(site(f"== content/news/a.md\n---\ntitle: Alfa\n{keys}\n---\n")) == expected


def test_a_folder_that_is_a_link_is_reported_and_nothing_else_changes(site: SiteFactory):
    made = site("== content/news/stare/a.md\n---\ntitle: Alfa\n---\n")
    (made.content / "news/nowe").symlink_to("stare")
    (found,) = reported(made)
    assert (found.code, found.path) == ("folder-is-link", "news/nowe")
    assert made.build().exists("/aktualnosci/a/")


# ---------------------------------------------------------------------------------------------- one document

SEVERAL = "".join(
    f"== content/news/{name}.md\n---\ntitle: {title}\ntags: [{tags}]\nsummary: {summary}\n---\n\n{body}\n"
    for name, title, tags, summary, body in (
        ("c", "Gala 2024", "nagroda, jakość", "Krótko.", "Tekst."),
        ("a", "gala  2024", "nagrody, jakość", "Krótko.", "• Anna\n• Piotr"),
        ("b", "GALA 2024", "nagrody", "Długo. " * 30, "Tekst."),
        ("d", "Bardzo długi tytuł " * 8, "Nagroda, nagrody, nagroda", "Krótko.", "Tekst."),
    )
)


def test_the_advice_for_one_document_is_that_of_the_whole_site(site: SiteFactory):
    site_plan = site_plan_of(site(SEVERAL + "== content/organisations/gala-2024.md\n---\nname: Gala 2024\n---\n"))
    everything = inspect(site_plan, partial(plan_at, site_plan))
    assert site_plan.catalog is not None
    documents = site_plan.catalog.targets.documents
    assert {"title-duplicate", "title-long", "summary-long", "tag-similar"} <= {p.code for p in everything}
    for path in documents:
        expected = [found for found in everything if found.path == path]
        assert sorted(map(repr, inspect_document(site_plan, path))) == sorted(map(repr, expected)), path
