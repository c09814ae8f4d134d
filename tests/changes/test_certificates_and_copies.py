"""A certificate is withdrawn or corrected by an event; a document is scheduled, translated, used as a template."""

from datetime import date
from pathlib import Path

import pytest

from laur.changes import ChangePlan, ImpossibleChangeError
from laur.changes.certificates import record_event
from laur.changes.copies import duplicate, translate
from laur.changes.plan import Read
from laur.changes.publication import schedule
from laur.model import EventType
from laur.model.dates import PartialDate, parse_moment
from laur.source.library import Library
from tests.changes.plans import changed, planned
from tests.sites import Site

NEWS = "news/2024-01-10-alfa.md"
TREE = """
== content/site.yaml
title: {pl: Próba, en: Test}
languages: [pl, en]
== content/news/2024-01-10-alfa.md
---
title: Alfa   # uwaga
slug: zloto
date: 2024-01-10
aliases: [/stare/]
certificates:
  - id: alfa-znak
    organisation: alfa
    scheme: znak
    awarded: 2024-01   # z dyplomu
    events:
      - {type: suspended, date: 2024-03}
draft: true
---

Tekst.
== content/organisations/alfa.md
---
name: Klaster Alfa
---
== content/schemes/znak.md
---
name: Znak
---
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path, TREE)


def given(site: Site) -> tuple[Library, Read]:
    site_plan, _, read = planned(site)
    assert site_plan.inputs.library is not None
    return site_plan.inputs.library, read


def lines(site: Site, plan: ChangePlan, path: str = NEWS) -> list[str]:
    return str(changed(site, plan)[path]).splitlines()


def test_a_withdrawal_is_an_event_after_the_others(site: Site):
    plan = record_event(*given(site), "alfa-znak", EventType.WITHDRAWN, PartialDate(2024, 5, 2), "Audyt: zły wynik")
    text = "\n".join(lines(site, plan))
    assert (
        "    events:\n      - {type: suspended, date: 2024-03}\n      - type: withdrawn\n"
        '        date: 2024-05-02\n        reason: "Audyt: zły wynik"\ndraft: true' in text
    )


def test_a_correction_changes_the_value_and_says_so(site: Site):
    changes = {"awarded": PartialDate(2023, 12), "number": None}
    plan = record_event(*given(site), "alfa-znak", EventType.CORRECTED, PartialDate(2024, 5), "", changes)
    found = lines(site, plan)
    assert "    awarded: 2023-12   # z dyplomu" in found
    assert "      - type: corrected" in found


@pytest.mark.parametrize(
    ("certificate", "key", "refusal"),
    [("inny", "awarded", "no-certificate"), ("alfa-znak", "scheme", "not-stated-here")],
)
def test_what_cannot_be_corrected_is_refused(site: Site, certificate: str, key: str, refusal: str):
    with pytest.raises(ImpossibleChangeError) as found:
        record_event(*given(site), certificate, EventType.CORRECTED, PartialDate(2024), "", {key: "x"})
    assert found.value.refusal == refusal


def test_an_announcement_is_scheduled_and_expires_and_both_are_taken_back(site: Site):
    before = (site.content / NEWS).read_bytes()
    starts, ends = parse_moment("2024-07-01 08:00"), PartialDate(2024, 12, 31)
    found = lines(site, schedule(*given(site), NEWS, starts, ends))
    assert {"publish_at: 2024-07-01 08:00", "expires: 2024-12-31"} <= set(found)
    assert "draft: true" not in found
    changed(site, schedule(*given(site), NEWS, None, None, is_draft=True))
    assert (site.content / NEWS).read_bytes() == before


def test_a_translation_is_a_draft_that_is_tied_to_its_original(site: Site):
    plan = translate(*given(site), NEWS, "en")
    found = lines(site, plan, "news/2024-01-10-alfa-en.md")
    assert {"lang: en", 'translation_of: "2024-01-10-alfa.md"', "draft: true", "  - ref: alfa-znak"} <= set(found)
    assert not {"slug: zloto", "aliases: [/stare/]"} & set(found)
    site.build(drafts=True)
    for lang, refusal in (("en", "is-translated"), ("de", "no-language"), ("pl", "no-language")):
        with pytest.raises(ImpossibleChangeError) as error:
            translate(*given(site), NEWS, lang)
        assert error.value.refusal == refusal


def test_a_template_gives_a_draft_without_the_facts_of_the_old_one(site: Site):
    plan = duplicate(*given(site), NEWS, "Beta: srebro", date(2025, 2, 3))
    found = lines(site, plan, "news/2025-02-03-beta-srebro.md")
    assert found[:4] == ["---", 'title: "Beta: srebro"   # uwaga', "date: 2025-02-03", "certificates:"]
    assert found[4:8] == ["  - id: alfa-znak-2", "    organisation: alfa", "    scheme: znak", "draft: true"]
    site.build(drafts=True)
