"""What the day makes of a site; the days to come are held against the sites that are built on them."""

from datetime import date, timedelta

from laur.catalog.forecast import Forecast, ForecastEvent, forecast
from laur.catalog.publication import WithheldReason
from tests.sites import DAY, Site, SiteFactory

TREE = """
== content/schemes/znak.md
---
name: Znak
grace_after_expiry: 1 year
---
== content/organisations/alfa.md
== content/organisations/beta.md
== content/news/2024-01-10-znaki.md
---
title: Znaki przyznane
date: 2024-01-10
certificates:
  - {id: dawny, organisation: alfa, scheme: znak, valid_from: 2015, valid_until: 2018}
  - {id: niedawny, organisation: beta, scheme: znak, valid_from: 2022-01-01, valid_until: 2024-03-31}
---
Tekst.
== content/news/2024-02-10-nowe.md
---
title: Nowe znaki
date: 2024-02-10
expires: 2024-08-10
---
Tekst.
== content/news/2024-03-10-biezace.md
---
title: Bieżące znaki
date: 2024-03-10
certificates:
  - {id: miesiac, organisation: alfa, scheme: inny, valid_from: 2023-01-01, valid_until: 2024-06}
  - {id: dzien, organisation: beta, scheme: inny, valid_from: 2023-01-01, valid_until: 2024-07-01}
  - {id: kwartal, organisation: alfa, scheme: trzeci, valid_from: 2023-01-01, valid_until: 2024-07-02}
  - {id: niewiadomy, organisation: beta, scheme: trzeci}
---
Tekst.
== content/news/szkic.md
---
title: Szkic
draft: true
---
Tekst.
== content/news/zapowiedz.md
---
title: Zapowiedź
publish_at: 2024-06-20 09:00
expires: 2024-06-25
---
Tekst.
== content/news/dawna.md
---
title: Dawna
expires: 2024-05-31
---
Tekst.
== content/schemes/inny.md
---
name: Inny
---
== content/schemes/trzeci.md
---
name: Trzeci
---
"""


def seen(site: Site) -> Forecast:
    catalog = site.last.site_plan.catalog
    assert catalog is not None
    return forecast(catalog)


def ids(entries: object) -> list[str]:
    return [entry.record.id for entry in entries]  # type: ignore[attr-defined]


def test_every_certificate_that_asks_for_attention_stands_in_one_group(site: SiteFactory):
    found = seen(site(TREE).build())
    assert ids(found.expired) == ["dawny"]
    assert ids(found.in_grace) == ["niedawny"]
    assert [(horizon, ids(entries)) for horizon, entries in found.expiring] == [
        (30, ["miesiac", "dzien"]),
        (90, ["kwartal"]),
        (180, []),
    ]
    assert ids(found.unconfirmed) == ["niewiadomy"]


def test_what_ends_within_a_month_is_not_confirmed_from_its_second_day_on(site: SiteFactory):
    found = seen(site(TREE).build(day=date(2024, 6, 2)))
    assert ids(found.unconfirmed) == ["miesiac", "niewiadomy"]


def test_thirty_days_left_are_within_thirty_days_and_the_last_day_has_none(site: SiteFactory):
    made = site(TREE)
    left = {e.record.id: e.days_left for _, entries in seen(made.build()).expiring for e in entries}
    assert left == {"miesiac": 0, "dzien": 30, "kwartal": 31}


def test_what_is_held_back_says_why_and_until_when(site: SiteFactory):
    found = seen(site(TREE).build())
    assert [(held.document.path, held.reason, held.until) for held in found.withheld] == [
        ("news/dawna.md", WithheldReason.EXPIRED, None),
        ("news/szkic.md", WithheldReason.DRAFT, None),
        ("news/zapowiedz.md", WithheldReason.SCHEDULED, date(2024, 6, 20)),
    ]


def test_the_site_changes_by_itself_on_the_days_reported_and_on_no_other(site: SiteFactory):
    made = site(TREE).build()
    reported = {turn.day: {change.what for change in turn.changes} for turn in seen(made).turns}
    assert {date(2024, 6, 20), date(2024, 6, 26), date(2024, 8, 11)} <= set(reported)
    before = files(made)
    for day in [DAY + timedelta(days=offset) for offset in range(1, 80)]:
        if day not in reported and day + timedelta(days=1) not in reported:
            continue  # the days next to those reported are enough: between them the same holds
        after = files(made.build(day=day))
        if day not in reported:
            assert after == before, day
        elif reported[day] != {ForecastEvent.RECORDED}:
            assert after != before, day
        before = after


def files(site: Site) -> dict[str, bytes]:
    """All but the one file that bears the day."""
    return {path: data for path, data in site.tree().items() if path != "build.json"}
