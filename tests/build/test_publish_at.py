"""An announcement with a time in `publish_at` is published at that minute, and the site says when it next changes."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from laur.build import build, plan_site
from laur.catalog.forecast import forecast
from laur.preview.site import Preview
from laur.source.options import Options, Today
from tests.cli.test_commands import laur
from tests.sites import DAY, ROOT, Site, SiteFactory, tree_of

WARSAW = ZoneInfo("Europe/Warsaw")
TREE = """
== content/news/rano.md
---
title: Rano
date: 2024-05-20
publish_at: 2024-06-01 10:00
---
Tekst.
== content/news/po-poludniu.md
---
title: Po południu
date: 2024-05-20
publish_at: 2024-06-01 16:30
expires: 2024-06-03
---
Tekst.
== content/news/stara.md
---
title: Stara
date: 2024-05-20
---
Tekst.
"""
MORNING, AFTERNOON, OLD = (f"/aktualnosci/2024/05/{name}/" for name in ("rano", "po-poludniu", "stara"))


def clock(hour: int, minute: int = 0, day: date = DAY) -> Today:
    return lambda zone: datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone))


def exactly(now: datetime) -> Today:
    return lambda _zone: now


def options(made: Site, output: Path | None = None) -> Options:
    return Options(content=made.content, layouts=made.layouts, output=output or made.output)


def shown(made: Site, now: Today) -> list[bool]:
    assert build(options(made), now).is_written
    return [made.exists(url) for url in (MORNING, AFTERNOON, OLD)]


@pytest.mark.parametrize(
    ("hour", "minute", "expected"),
    [
        (0, 0, [False, False, True]),
        (9, 59, [False, False, True]),
        (10, 0, [True, False, True]),
        (16, 29, [True, False, True]),
        (16, 30, [True, True, True]),
        (23, 59, [True, True, True]),
    ],
)
def test_an_announcement_is_published_at_its_minute_and_not_before(
    site: SiteFactory, hour: int, minute: int, expected: list[bool]
):
    assert shown(site(TREE), clock(hour, minute)) == expected


def test_a_time_in_another_zone_is_the_same_instant(site: SiteFactory):
    made = site(TREE)
    utc = datetime(2024, 6, 1, 8, 0, tzinfo=UTC)  # 10:00 in Warsaw
    assert shown(made, lambda zone: (utc - timedelta(minutes=1)).astimezone(ZoneInfo(zone)))[0] is False
    assert shown(made, lambda zone: utc.astimezone(ZoneInfo(zone)))[0] is True


def test_when_clocks_go_back_an_announcement_stays_published_in_the_repeated_hour(site: SiteFactory):
    made = site(TREE.replace("2024-06-01 10:00", "2024-10-27 02:30"))
    night = date(2024, 10, 27)
    first = datetime(2024, 10, 27, 2, 29, tzinfo=WARSAW)
    assert shown(made, exactly(first))[0] is False
    assert shown(made, clock(2, 30, night))[0] is True
    again = datetime(2024, 10, 27, 2, 10, tzinfo=WARSAW, fold=1)  # forty minutes later
    assert shown(made, exactly(again))[0] is True


def test_between_two_such_minutes_a_build_renders_nothing(site: SiteFactory):
    made = site(TREE)
    shown(made, clock(10, 0))
    for hour, minute in ((10, 1), (12, 0), (16, 29)):
        report = build(options(made), clock(hour, minute))
        assert [page.url for page in report.rendered] == []
    report = build(options(made), clock(16, 30))
    assert {AFTERNOON, "/build.json", "/"} <= {page.url for page in report.rendered}


def test_building_at_each_hour_equals_a_clean_build_of_that_hour(site: SiteFactory, tmp_path: Path):
    made = site(TREE)
    for hour in (0, 9, 10, 17, 12):
        build(options(made), clock(hour))
        other = Site(tmp_path / f"clean-{hour}", TREE)
        build(options(other), clock(hour))
        assert tree_of(made.output) == tree_of(other.output), hour


def test_build_json_says_when_the_site_next_changes(site: SiteFactory):
    made = site(TREE)
    seen = []
    for hour, minute in ((0, 0), (10, 0), (16, 30)):
        build(options(made), clock(hour, minute))
        stated = json.loads(made.read("/build.json"))
        seen.append((stated["day"], stated["as_of"], stated["next_change"], stated["time_zone"]))
    assert seen == [
        ("2024-06-01", "2024-06-01T00:00:00+02:00", "2024-06-01T10:00:00+02:00", "Europe/Warsaw"),
        ("2024-06-01", "2024-06-01T10:00:00+02:00", "2024-06-01T16:30:00+02:00", "Europe/Warsaw"),
        ("2024-06-01", "2024-06-01T16:30:00+02:00", "2024-06-04T00:00:00+02:00", "Europe/Warsaw"),
    ]


def test_the_site_changes_at_the_moments_of_the_forecast_and_at_no_other(site: SiteFactory):
    made = site(TREE)
    catalog = plan_site(options(made), clock(0)).catalog
    assert catalog is not None
    moments = [turn.at.in_zone("Europe/Warsaw") for turn in forecast(catalog).turns]
    assert moments[:3] == [
        datetime(2024, 6, 1, 10, 0, tzinfo=WARSAW),
        datetime(2024, 6, 1, 16, 30, tzinfo=WARSAW),
        datetime(2024, 6, 4, tzinfo=WARSAW),
    ]
    for moment in moments:
        build(options(made), exactly(moment - timedelta(minutes=1)))
        before = pages(made)
        build(options(made), exactly(moment))
        assert pages(made) != before, moment


def pages(made: Site) -> dict[str, bytes]:
    return {path: data for path, data in made.tree().items() if path != "build.json"}


def test_a_preview_without_scheduled_news_is_rebuilt_at_the_minute(site: SiteFactory):
    now = [clock(9)]

    def today(zone: str) -> date:
        return now[-1](zone)

    preview = Preview(options(site(TREE)), today, "en")
    preview.rebuild()
    assert preview.is_up_to_date()
    assert preview.answer(MORNING[1:]).status == 404
    now.append(clock(10))
    assert not preview.is_up_to_date()
    preview.rebuild()
    assert preview.answer(MORNING[1:]).status == 200


def test_status_and_as_of_take_a_time(site: SiteFactory):
    made = site(TREE)
    (made.folder / "layouts").symlink_to(ROOT / "layouts")
    early = laur(made.folder, "status", "--as-of", "2024-06-01T09:00")
    assert "news/rano.md  “Rano”  scheduled for 2024-06-01 10:00" in early.stdout
    assert "The site next changes by itself on 2024-06-01 10:00\n" in early.stdout
    later = json.loads(laur(made.folder, "status", "--as-of", "2024-06-01T10:00", "--format", "json").stdout)
    assert [held["source"] for held in later["withheld"]] == ["news/po-poludniu.md"]
    assert (later["next_change"], later["next_change_at"]) == ("2024-06-01", "2024-06-01T16:30:00+02:00")
    whole_day = json.loads(laur(made.folder, "status", "--as-of", "2024-06-01", "--format", "json").stdout)
    assert whole_day["withheld"] == []
    wrong = laur(made.folder, "status", "--as-of", "2024-06-01T25:00")
    assert wrong.returncode == 2
    assert "2024-12-31T10:00" in wrong.stderr
