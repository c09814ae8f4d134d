"""A document gets another name: what refers to it follows, and its old address leads to the new one."""

from pathlib import Path

import pytest

from laur.changes import ImpossibleChangeError
from laur.changes.moving import move
from tests.changes.plans import changed, planned
from tests.sites import Site

TREE = """
== content/site.yaml
title: Próba
base_url: https://example.org/
publisher: {name: Alfa, organisation: alfa}   # my
== content/media/plan.txt
Plan.
== content/news/2024-01-10-alfa.md
---
title: Alfa
date: 2024-01-10
organisations: [alfa, beta]
related: ["2024-02-01-beta.md"]
downloads:
  - {title: Plan, file: ../media/plan.txt}
certificates:
  - id: alfa-znak
    organisation: alfa   # posiadacz
    scheme: znak
    awarded: 2024-01
---

Zob. [Beta](2024-02-01-beta.md#dalej), [Alfa](../organisations/alfa.md) i ![](../media/plan.txt).

`[nie](2024-02-01-beta.md)`
== content/news/2024-01-10-alfa.comments/1.md
---
author: Anna
---
Gratulacje! Zob. [to](../2024-02-01-beta.md).
== content/news/2024-02-01-beta.md
---
title: Beta
date: 2024-02-01
related: [/news/2024-01-10-alfa.md]
---

## Dalej

[Wcześniej](/news/2024-01-10-alfa.md) o tym pisaliśmy, [tu][1] też.

[1]: <2024-01-10-alfa.md> "Alfa"
== content/organisations/alfa.md
---
name: Klaster Alfa
---
== content/organisations/beta.md
---
name: Klaster Beta
---
== content/schemes/znak.md
---
name: Znak
issuers:
  - {name: Beta, organisation: beta}
---
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path, TREE.replace("i ![](../media/plan.txt)", "i [plan](../media/plan.txt)"))


def test_an_announcement_moves_with_its_comments_links_and_an_alias(site: Site):
    site.build()
    files = changed(site, move(*planned(site), "news/2024-01-10-alfa.md", "news/2024/alfa-ze-zlotem.md"))
    assert set(files) == {
        "news/2024-01-10-alfa.md", "news/2024/alfa-ze-zlotem.md", "news/2024-02-01-beta.md",
        "news/2024-01-10-alfa.comments/1.md", "news/2024/alfa-ze-zlotem.comments/1.md",
    }  # fmt: skip
    moved, beta = files["news/2024/alfa-ze-zlotem.md"], files["news/2024-02-01-beta.md"]
    assert moved is not None
    assert beta is not None
    assert 'related: ["../2024-02-01-beta.md"]\n' in moved
    assert 'file: "../../media/plan.txt"}' in moved
    assert "aliases: [/aktualnosci/2024/01/alfa/]\n" in moved
    assert "[Beta](../2024-02-01-beta.md#dalej), [Alfa](../../organisations/alfa.md) i [plan](../../media/" in moved
    assert "`[nie](2024-02-01-beta.md)`" in moved
    assert "related: [/news/2024/alfa-ze-zlotem.md]\n" in beta
    assert "[Wcześniej](/news/2024/alfa-ze-zlotem.md) o tym" in beta
    assert '[1]: <2024/alfa-ze-zlotem.md> "Alfa"' in beta
    assert "[to](../../2024-02-01-beta.md)" in str(files["news/2024/alfa-ze-zlotem.comments/1.md"])
    site.build()
    assert site.exists("/aktualnosci/2024/01/alfa-ze-zlotem/")
    assert "alfa-ze-zlotem" in site.read("/aktualnosci/2024/01/alfa/")


def test_an_organisation_has_its_new_id_everywhere_and_its_old_addresses_lead_on(site: Site):
    site.build()
    pages = {url for url in site.tree() if "organizacje/alfa/" in url and url.endswith(".html")}
    files = changed(site, move(*planned(site), "organisations/alfa.md", "organisations/klaster-alfa.md"))
    assert "publisher: {name: Alfa, organisation: klaster-alfa}   # my\n" in str(files["site.yaml"])
    news = str(files["news/2024-01-10-alfa.md"])
    assert "organisations: [klaster-alfa, beta]\n" in news
    assert "organisation: klaster-alfa   # posiadacz\n" in news
    assert "[Alfa](../organisations/klaster-alfa.md)" in news
    site.build()
    assert pages
    for page in pages:
        assert "/organizacje/klaster-alfa/" in site.read(page.replace("index.html", ""))


def test_a_scheme_keeps_the_addresses_of_its_lists(site: Site):
    site.build()
    before = {url for url in site.tree() if "/znak/" in url and url.endswith(".html")}
    changed(site, move(*planned(site), "schemes/znak.md", "schemes/znak-jakosci.md"))
    site.build()
    assert len(before) > 1
    assert before <= site.tree().keys()
    assert "scheme: znak-jakosci\n" in (site.content / "news/2024-01-10-alfa.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "refusal"),
    [
        ("news/nie-ma.md", "news/x.md", "no-document"),
        ("news/2024-02-01-beta.md", "news/2024-01-10-alfa.md", "exists"),
        ("news/2024-02-01-beta.md", "pages/beta.md", "other-kind"),
        ("news/2024-02-01-beta.md", "news/../../beta.md", "name-invalid"),
        ("news/2024-02-01-beta.md", "news/.ukryty.md", "name-invalid"),
        ("organisations/beta.md", "organisations/Klaster Beta.md", "name-invalid"),
        ("news/2024-02-01-beta.md", "news/beta.txt", "name-invalid"),
    ],
)
def test_a_name_that_cannot_be_is_refused(site: Site, old: str, new: str, refusal: str):
    with pytest.raises(ImpossibleChangeError) as found:
        move(*planned(site), old, new)
    assert found.value.refusal == refusal


def test_a_link_that_cannot_be_changed_safely_refuses_the_whole_move(site: Site):
    site.edit("content/news/2024-02-01-beta.md", "<2024-01-10-alfa.md>", "<2024-01-10-&#97;lfa.md>")
    with pytest.raises(ImpossibleChangeError) as found:
        move(*planned(site), "news/2024-01-10-alfa.md", "news/alfa.md")
    assert (found.value.refusal, found.value.values["path"]) == ("link", "news/2024-02-01-beta.md")
