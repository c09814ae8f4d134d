"""One mistake is reported once: what could not be read is not reported as missing wherever it is named."""

from functools import partial
from unicodedata import normalize

import pytest

from laur.build import plan_at, plan_site
from laur.checks.advisory import inspect
from laur.preview.site import Preview
from laur.problems import Severity
from laur.source.options import Options
from tests.sites import DAY, ROOT, Site, SiteFactory

TREE = """
== content/site.yaml
title: Próba
base_url: https://example.org/
navigation: [{title: O nas, to: /o-nas/}]
== content/pages/o-nas.md
---
title: O nas
---
Tekst.
== content/organisations/alfa.md
---
name: Klaster Alfa
logo: {src: /media/alfa.svg, alt: Znak}
---
== content/organisations/beta.md
---
name: Klaster Beta
coordinator: alfa
---
== content/schemes/znak.md
---
name: Znak
levels:
  - {id: zloty, rank: 2, name: Złoty}
  - {id: srebrny, rank: 1, name: Srebrny}
issuers: [{name: Instytut Omega}]
---
Przyznaje [Alfa](../organisations/alfa.md).
== content/media/alfa.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path/></svg>
== content/news/gala.md
---
title: Gala
date: 2023-01-10
organisations: [alfa]
certificates:
  - id: alfa-znak
    organisation: alfa
    scheme: znak
    level: srebrny
    issuer: Instytut Omega
    valid_from: 2022-01-01
    valid_until: 2023-12-31
---
Tekst, a w nim [program](../schemes/znak.md) i [klaster](/organizacje/alfa/).
== content/news/po-gali.md
---
title: Po gali
date: 2024-01-11
related: [gala.md]
mentions: [{organisation: beta}]
certificates:
  - ref: alfa-znak
  - id: alfa-znak-2
    organisation: alfa
    scheme: znak
    level: zloty
    kind: upgrade
    supersedes: alfa-znak
    valid_from: 2023-06-01
---
Czytaj o [gali](gala.md#nie-wiadomo), o [nas](/o-nas/), o [znaku](/certyfikaty/alfa-znak/).
== content/news/gala.comments/pierwszy.md
---
author: Anna Nowak
---
Gratulacje!
== content/news/gala.comments/drugi.md
---
author: Jan Nowak
reply_to: pierwszy
---
Dołączam się.
"""

MISTAKES = {
    "a misspelt required key": ("news/gala.md", "title: Gala", "titel: Gala", ["key-unknown"]),
    "a misspelt key of a certificate": ("news/gala.md", "scheme: znak", "shceme: znak", ["key-unknown"]),
    "a misspelt id of a certificate": ("news/gala.md", "- id: alfa", "- idd: alfa", ["key-unknown"]),
    "a misspelt level": ("news/gala.md", "    level:", "    levle:", ["key-unknown"]),
    "a wrong day in a certificate": ("news/gala.md", "2022-01-01", "2022-13-01", ["date-impossible"]),
    "a front matter without its end": ("news/gala.md", "---\nTekst", "Tekst", ["front-matter-unclosed"]),
    "a quotation mark without its pair": ("news/gala.md", "title: Gala", 'title: "Gala', ["yaml-quote-unclosed"]),
    "a misspelt key of a successor": ("news/po-gali.md", "supersedes:", "supercedes:", ["key-unknown"]),
    "a misspelt name": ("organisations/alfa.md", "name:", "nmae:", ["key-unknown"]),
    "a scheme's misspelt name": ("schemes/znak.md", "name: Znak", "nmae: Znak", ["key-unknown"]),
    "a scheme's misspelt rank": ("schemes/znak.md", "zloty, rank", "zloty, rnak", ["key-unknown"]),
    "a scheme's misspelt issuers": ("schemes/znak.md", "[{name: Inst", "[{nmae: Inst", ["key-unknown"]),
    "a page's misspelt title": ("pages/o-nas.md", "title: O", "titel: O", ["key-unknown"]),
    "a comment's misspelt author": ("news/gala.comments/pierwszy.md", "author", "autor", ["key-unknown"]),
    "a scheme's language that the site has not": (
        "schemes/znak.md",
        "name: Znak",
        "lang: de\nname: Znak",
        ["language-not-on-site"],
    ),
    "a language that the site has not": ("news/gala.md", "date:", "lang: de\ndate:", ["language-not-on-site"]),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_one_mistake_is_one_message(site: SiteFactory, mistake: str):
    path, right, wrong, expected = MISTAKES[mistake]
    site_ = site(TREE)
    assert reported(site_) == ["news/po-gali.md anchor-missing"]
    site_.edit("content/news/po-gali.md", "#nie-wiadomo", "")
    assert reported(site_) == []
    site_.edit(f"content/{path}", right, wrong)
    assert reported(site_) == [f"{path} {code}" for code in expected]


RENAMED = {
    "organisations/alfa.md": ["organisations/alfa.txt", "organisations/Alfa.md", "organisation/alfa.md", "alfa.md"],
    "schemes/znak.md": ["schemes/znak.markdown", "schemes/Znak.md", "programy/znak.md"],
    "news/gala.md": ["news/gala.txt"],
    "pages/o-nas.md": ["pages/o-nas.docx"],
}


@pytest.mark.parametrize(("old", "new"), [(old, new) for old, names in RENAMED.items() for new in names])
def test_a_file_that_only_has_the_wrong_name_is_one_message(site: SiteFactory, old: str, new: str):
    site_ = site(TREE.replace("#nie-wiadomo", ""))
    site_.rename(f"content/{old}", f"content/{new}")
    (found,) = reported(site_)
    assert found.split()[0] == new


def test_a_file_that_cannot_be_opened_is_one_message(site: SiteFactory):
    site_ = site(TREE.replace("#nie-wiadomo", ""))
    (site_.content / "organisations/alfa.md").unlink()
    (site_.content / "organisations/alfa.md").mkdir()
    assert reported(site_) == ["organisations/alfa.md file-is-directory"]


def test_what_is_really_wrong_is_reported_beside_it(site: SiteFactory):
    site_ = site(TREE.replace("#nie-wiadomo", ""))
    site_.edit("content/news/gala.md", "title: Gala", "titel: Gala")
    site_.edit("content/news/po-gali.md", "ref: alfa-znak", "ref: alfa-znka")
    site_.edit("content/news/po-gali.md", "organisation: beta", "organisation: gama")
    site_.edit("content/news/po-gali.md", "related: [gala.md]", "related: [gale.md]")
    site_.edit("content/news/po-gali.md", "[gali](gala.md)", "[gali](bal.md)")
    site_.edit("content/news/po-gali.md", "(/o-nas/)", "(/o-was/)")
    assert reported(site_) == [
        "news/gala.md key-unknown",
        "news/po-gali.md document-unknown",
        "news/po-gali.md organisation-unknown",
        "news/po-gali.md certificate-unknown",
        "news/po-gali.md link-missing",
        "news/po-gali.md link-missing",
    ]


def test_what_was_left_out_is_reported_in_the_preview_when_the_file_goes(site: SiteFactory):
    site_ = site(TREE.replace("#nie-wiadomo", ""))
    options = Options(content=site_.content, layouts=ROOT / "layouts", day=DAY)
    preview = Preview(options, lambda _zone: DAY, "en")
    assert rebuilt(preview) == []
    site_.edit("content/news/gala.md", "title: Gala", "titel: Gala")
    assert rebuilt(preview) == ["key-unknown"]
    site_.delete("content/news/gala.md")
    gone = rebuilt(preview)
    assert {"document-unknown", "certificate-unknown", "link-missing"} <= set(gone)
    assert gone == [p.code for p in plan_site(options, lambda _zone: DAY).problems if p.severity is not Severity.HINT]
    site_.write("content/news/gala.md", "---\ntitel: [\n---\n")
    broken = rebuilt(preview)
    assert broken == [p.code for p in plan_site(options, lambda _zone: DAY).problems if p.severity is not Severity.HINT]
    assert "link-missing" not in set(broken) - {"link-missing"}


def rebuilt(preview: Preview) -> list[str]:
    site_plan = preview.rebuild()
    assert site_plan is not None
    return [problem.code for problem in site_plan.problems if problem.severity is not Severity.HINT]


def reported(site: Site) -> list[str]:
    """All that `check` says, by file and code."""
    site_plan = plan_site(Options(content=site.content, layouts=ROOT / "layouts", day=DAY), lambda _zone: DAY)
    return [
        f"{p.path} {p.code}" for p in site_plan.with_problems(inspect(site_plan, partial(plan_at, site_plan))).problems
    ]


def test_a_name_with_accents_apart_is_reported_as_that_and_not_as_missing(site: SiteFactory):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path/></svg>'
    page = "---\ntitle: A\ndate: 2024\nrelated: [ósma.md]\n---\n![Zdjęcie](/media/zdjęcie.svg)\n"
    site_ = site("== content/news/a.md\n" + page)
    site_.write("content/media/" + normalize("NFD", "zdjęcie.svg"), drawing)
    site_.write("content/news/" + normalize("NFD", "ósma.md"), "---\ntitle: B\ndate: 2024\n---\nTekst.\n")
    assert [each for each in reported(site_) if "unused" not in each] == ["news/a.md name-decomposed"] * 2
    site_.rename("content/media/" + normalize("NFD", "zdjęcie.svg"), "content/media/zdjecie.svg")
    site_.rename("content/news/" + normalize("NFD", "ósma.md"), "content/news/osma.md")
    site_.write("content/news/a.md", page.replace("zdjęcie.svg", "zdjecie.svg").replace("ósma", "osma"))
    assert reported(site_) == []
