"""A site in several languages: the way from a page to the same page in another, or to what is nearest to it there."""

import re
import shutil

import pytest
from babel import Locale

from laur.rendering.wording import parse_wording
from tests.sites import ROOT, Site, SiteFactory

TREE = """
== content/site.yaml
title: {pl: Próba, en: Trial}
base_url: https://example.org/projekt/
languages: [pl, en]
page_size: 1
== content/news/para.md
---
title: Para
date: 2024-05-02
tags: [próba]
---
Tekst.
== content/news/pair.md
---
title: Pair
lang: en
date: 2024-05-03
translation_of: para.md
---
Text.
== content/news/sama.md
---
title: Sama
date: 2024-04-01
---
Tekst.
== content/organisations/alfa.md
== content/pages/o-nas.md
---
title: O nas
---
Kim jesteśmy.
"""


@pytest.fixture
def built(site: SiteFactory) -> Site:
    return site(TREE).build()


def switch(site: Site, url: str) -> dict[str, str]:
    """Where the language switch of a page leads, by language."""
    links = site.page(url).select(".tongues a")
    return {str(link.get("hreflang")): str(link.get("href")).removeprefix("/projekt") for link in links}


def note(site: Site, url: str) -> tuple[str, str, str] | None:
    """What is said of a language in which the page is not to be had: in which language, the words, where to instead."""
    found = site.page(url).select_one(".untranslated")
    if found is None:
        return None
    link = found.select_one("a")
    assert link is not None
    words = re.sub(r"\s+", " ", found.get_text()).strip()
    return str(found.get("lang")), words, str(link.get("href")).removeprefix("/projekt")


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("/", "/en/"),
        ("/aktualnosci/", "/en/news/"),
        ("/aktualnosci/2024/05/para/", "/en/news/2024/05/pair/"),
        ("/organizacje/alfa/", "/en/organisations/alfa/"),
        ("/tagi/", "/en/tags/"),
    ],
)
def test_the_switch_leads_to_the_same_page_and_back(built: Site, url: str, other: str) -> None:
    assert switch(built, url) == {"pl": url, "en": other}
    assert switch(built, other) == {"pl": url, "en": other}
    assert note(built, url) is None


@pytest.mark.parametrize(
    ("url", "section", "name"),
    [
        ("/aktualnosci/2024/04/sama/", "/en/news/", "News"),
        ("/aktualnosci/strona/2/", "/en/news/", "News"),
        ("/tagi/proba/", "/en/tags/", "Tags"),
        ("/o-nas/", "/en/", "Home"),
    ],
)
def test_where_there_is_no_translation_it_is_said_in_the_readers_language(
    built: Site, url: str, section: str, name: str
) -> None:
    assert switch(built, url) == {"pl": url, "en": section}
    assert note(built, url) == ("en", f"This page is not available in English. {name}", section)
    assert not built.page(url).select("head link[hreflang]")


def test_a_site_in_one_language_has_no_switch(site: SiteFactory) -> None:
    made = site("== content/pages/a.md\n---\ntitle: A\n---\nTekst.\n").build()
    assert not made.page("/a/").select(".tongues, .untranslated")


def test_a_translation_that_comes_later_renders_both_pages(built: Site) -> None:
    text = "---\ntitle: Alone\nlang: en\ndate: 2024-04-01\ntranslation_of: sama.md\n---\nText.\n"
    built.write("content/news/alone.md", text).build()
    assert {"/aktualnosci/2024/04/sama/", "/en/news/2024/04/alone/", "/sitemap.xml"} <= built.rendered
    assert switch(built, "/aktualnosci/2024/04/sama/")["en"] == "/en/news/2024/04/alone/"
    assert note(built, "/aktualnosci/2024/04/sama/") is None


THREE = """
== content/site.yaml
title: Próba
languages: [pl, en, de]
== content/news/a.md
---
title: Pierwsza
date: 2024-04-01
{pl}---
== content/news/b.md
---
title: First
lang: en
date: 2024-04-01
{en}---
== content/news/c.md
---
title: Die erste
lang: de
date: 2024-04-01
{de}---
"""


def in_three_languages(site: SiteFactory, pl: str, en: str, de: str) -> Site:
    """The same news three times, each with lines of its own; German is said with English words."""
    made = site(THREE.format(pl=pl, en=en, de=de))
    made.layouts = made.folder / "layouts"
    shutil.copytree(ROOT / "layouts", made.layouts)
    shutil.copy(made.layouts / "language/en.yaml", made.layouts / "language/de.yaml")
    return made


@pytest.mark.parametrize(
    ("pl", "en", "de"),
    [
        ("", "a.md", "a.md"),
        ("", "a.md", "b.md"),
        ("b.md", "c.md", ""),
        ("b.md", "c.md", "a.md"),
        ("c.md", "c.md", "a.md"),
    ],
)
def test_translations_find_each_other_whichever_of_them_they_name(site: SiteFactory, pl: str, en: str, de: str) -> None:
    named = {lang: f"translation_of: {name}\n" if name else "" for lang, name in (("pl", pl), ("en", en), ("de", de))}
    made = in_three_languages(site, **named).build()
    urls = {"pl": "/aktualnosci/2024/04/a/", "en": "/en/news/2024/04/b/", "de": "/de/news/2024/04/c/"}
    for url in urls.values():
        assert switch(made, url) == urls
    assert not [problem for problem in made.problems if problem.code.startswith("translation")]


def test_a_translation_into_no_other_language_is_reported_whichever_file_it_names(site: SiteFactory) -> None:
    first, second = "translation_of: a.md\n", "translation_of: b.md\n"
    made = in_three_languages(site, pl=first, en=first, de=second)
    made.write("content/news/d.md", "---\ntitle: Second\nlang: en\ndate: 2024-04-01\ntranslation_of: c.md\n---\n")
    made.write("content/news/draft.md", "---\ntitle: Draft\nlang: en\ndraft: true\ntranslation_of: d.md\n---\n")
    reported = [(p.code, p.path, p.values["first"]) for p in made.build().problems if p.code.startswith("translation")]
    assert reported == [
        ("translation-same-language", "news/a.md", "news/a.md"),
        ("translation-taken", "news/d.md", "news/b.md"),
        ("translation-same-language", "news/draft.md", "news/draft.md"),
    ]
    assert switch(made, "/aktualnosci/2024/04/a/")["en"] == "/en/news/2024/04/b/"


def wordings() -> dict[str, dict[str, str | dict[str, str]]]:
    files = sorted((ROOT / "layouts/language").glob("*.yaml"))
    return {file.stem: parse_wording(file.name, file.read_bytes())[0] for file in files}


def test_every_language_says_the_same_things_of_the_same_values() -> None:
    def placeholders(entry: str | dict[str, str]) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", " ".join(entry.values()) if isinstance(entry, dict) else entry))

    said = {lang: {key: placeholders(entry) for key, entry in words.items()} for lang, words in wordings().items()}
    assert len(said) >= 2
    assert all(words == said["pl"] for words in said.values())


def test_what_is_counted_has_every_plural_form_of_its_language_and_in_every_language() -> None:
    counted = {lang: {k for k, e in words.items() if isinstance(e, dict)} for lang, words in wordings().items()}
    assert counted["pl"]
    assert all(keys == counted["pl"] for keys in counted.values())
    for lang, words in wordings().items():
        forms = {*Locale.parse(lang).plural_form.tags, "other"}
        assert {key: set(words[key]) for key in counted[lang]} == dict.fromkeys(counted[lang], forms)


def test_a_right_to_left_language_says_so_and_marks_phrases_that_are_not(site: SiteFactory) -> None:
    made = with_arabic(site(ARABIC)).build()
    page = made.page("/ar/news/")
    assert page.html is not None
    assert (page.html.get("lang"), page.html.get("dir")) == ("ar", "rtl")
    polish = made.page("/")
    assert polish.html is not None
    assert polish.html.get("dir") is None
    switched = made.page("/aktualnosci/2024/05/para/").select_one(".untranslated")
    assert switched is not None
    assert (switched.get("lang"), switched.get("dir")) == ("ar", "rtl")
    back = made.page("/ar/news/2024/05/khabar/").select_one(".untranslated")
    assert back is not None
    assert (back.get("lang"), back.get("dir")) == ("pl", "ltr")


ARABIC = """
== content/site.yaml
title: {pl: Próba, ar: تجربة}
languages: [pl, ar]
== content/news/para.md
---
title: Para
date: 2024-05-02
---
Tekst.
== content/news/khabar.md
---
title: خبر عن العنقود ألفا
lang: ar
date: 2024-05-03
organisations: [alfa]
---
نص الخبر مع Klaster Alfa في الوسط.
== content/organisations/alfa.md
---
name: Klaster Alfa
lang: pl
---
"""


def with_arabic(made: Site) -> Site:
    """The site with layouts of its own that speak Arabic where it shows, and English elsewhere."""
    made.layouts = made.folder / "layouts"
    shutil.copytree(ROOT / "layouts", made.layouts)
    words = (made.layouts / "language/en.yaml").read_text(encoding="utf-8")
    for key, text in (
        ("title.news", "أخبار"),
        ("home", "الرئيسية"),
        ("untranslated", "هذه الصفحة غير متوفرة بالعربية."),
    ):
        words = re.sub(rf"(?m)^{re.escape(key)}: .*$", f"{key}: {text}", words)
    (made.layouts / "language/ar.yaml").write_text(words, encoding="utf-8")
    return made
