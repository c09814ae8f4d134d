"""Dates of feeds and exports, as servers of two decades wrote them."""

from zoneinfo import ZoneInfo

import pytest

from laur.importing.dates import read_moment
from tests.importing.conftest import Import
from tests.importing.exports import OLD, post, wxr
from tests.importing.test_feeds import item, reported
from tests.sites import Site

WARSAW, NEW_YORK = ZoneInfo("Europe/Warsaw"), ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Fri, 01 Mar 2024 23:30:00 CET", "2024-03-01 23:30"),
        ("Sun, 30 Jun 2024 23:30:00 CEST", "2024-06-30 23:30"),
        ("Sun, 30 Jun 2024 23:30:00 CET", "2024-06-30 23:30"),
        ("Fri, 01 Mar 2024 23:30:00 EET", "2024-03-01 22:30"),
        ("Fri, 01 Mar 2024 23:30:00", "2024-03-01 23:30"),
        ("2024-03-01T23:30:00", "2024-03-01 23:30"),
        ("2024-03-01 23:30:00 CET", "2024-03-01 23:30"),
        ("2024-03-01 23:30:00 +0100", "2024-03-01 23:30"),
        ("2024-03-01T23:30:00Z", "2024-03-02 00:30"),
        ("2024-03-01T23:30:00.123+00:00", "2024-03-02 00:30"),
        ("20240301T233000Z", "2024-03-02 00:30"),
        ("Fri, 01 Mar 2024 23:30:00 GMT", "2024-03-02 00:30"),
        ("Fri, 1 Mar 24 23:30 EST", "2024-03-02 05:30"),
        ("Fri, 01 Mar 2024 23:30:00 +0100 (CET)", "2024-03-01 23:30"),
        ("Fri, 01 Mar 2024 23:30:00 XYZ", "2024-03-01 23:30"),
        ("Fri Mar  1 23:30:00 2024", "2024-03-01 23:30"),
        ("2024-03-01", "2024-03-01"),
        ("20240301", "2024-03-01"),
        ("Fri, 01 Mar 2024", "2024-03-01"),
        ("1945-05-08 12:00", "1945-05-08 12:00"),
    ],
)
def test_a_date_is_read_with_its_zone_or_in_the_sites(written: str, expected: str):
    assert str(read_moment(written, WARSAW)) == expected


def test_a_day_without_a_time_is_that_day_everywhere():
    assert str(read_moment("2024-12-31", NEW_YORK)) == "2024-12-31"
    assert str(read_moment("2024-12-31T23:30:00", NEW_YORK)) == "2024-12-31 23:30"
    assert str(read_moment("Tue, 31 Dec 2024 23:30:00 EST", NEW_YORK)) == "2024-12-31 23:30"


NONSENSE = [
    *("", "wczoraj", "1709332200", "1709332200000", "1709332200.5", "0001-01-01T00:00:00Z", "-0001-11-30T00:00:00+00:00"),
    *("Mon, 30 Nov -0001 00:00:00 +0000", "1970-01-01T00:00:00Z", "1970-01-01 01:00:00", "9999-12-31", "2024-02-30"),
    *("0000-00-00 00:00", "Fri, 30 Feb 2024 10:00:00 GMT", "Fri, 01 Mar 2024 25:00:00 +0100", "2024-13-45T00:00:00Z", "2024-061"),
]  # fmt: skip


@pytest.mark.parametrize("written", NONSENSE)
def test_nonsense_is_no_date(written: str):
    assert read_moment(written, WARSAW) is None


@pytest.mark.parametrize("written", NONSENSE[2:])
def test_a_nonsensical_date_in_a_feed_is_reported_and_never_written(site: Site, feed: Import, written: str):
    report = feed(item(f"<item><title>Gala</title><description>x</description><pubDate>{written}</pubDate></item>"))
    assert "date:" not in (site.content / "news/gala.md").read_text(encoding="utf-8")
    assert reported(report, "date-unreadable") == [written]


@pytest.mark.parametrize("written", ["1709-11-28 00:00:00", "1970-01-01 01:00:00", "0000-00-00 00:00:00"])
def test_a_nonsensical_date_in_an_export_is_reported_and_never_written(site: Site, wordpress: Import, written: str):
    export = wxr(post(1, date=written, link=f"{OLD}/gala/"))
    report = wordpress(export.replace("Thu, 04 May 2023 10:30:00 +0000", "Mon, 30 Nov -0001 00:00:00 +0000"))
    assert "date:" not in (site.content / "news/wpis-1.md").read_text(encoding="utf-8")
    assert reported(report, "date-unreadable") == [written]
