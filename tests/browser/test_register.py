"""Using a large register with and without JavaScript: filter, sort, follow links, scan a code, open data and calendar.

The same tests run on a generated register of 300 certificates, and on one of 10,000 (the slow tests).
"""

import io
import json
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

import icalendar
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from benchmarks.corpus import register as generated
from laur.catalog import Catalog
from laur.pages.order import ROWS_A_PAGE
from laur.register import Record, status_on
from tests.browser.conftest import Serve
from tests.browser.readers import followed, reading, shown
from tests.sites import Site

pytestmark = pytest.mark.browser

DAY = date(2026, 6, 1)
LATER = date(2029, 6, 1)
NOON = "{}T10:00"
LISTING = "/certyfikaty/"
GOLD = ("cme-label", "gold")


class Register:
    """A built site and its catalog, to compare with what a reader finds."""

    def __init__(self, site: Site) -> None:
        self.site = site
        assert site.last.site_plan.catalog is not None
        self.catalog: Catalog = site.last.site_plan.catalog
        self.records = self.catalog.awards.records

    def region(self, record: Record) -> str:
        return self.catalog.organisations[record.claim.certificate.organisation].meta.region or ""

    def gold(self) -> list[Record]:
        certificates = ((record, record.claim.certificate) for record in self.records.values())
        return [record for record, stated in certificates if (stated.scheme, stated.level) == GOLD]

    def busiest_region(self) -> str:
        """The region with the most gold certificates."""
        return Counter(self.region(record) for record in self.gold()).most_common(1)[0][0]

    def golden_of(self, region: str) -> list[Record]:
        return [record for record in self.gold() if self.region(record) == region]

    def statuses(self, day: date) -> dict[str, int]:
        return dict(Counter(status_on(record, day).status.value for record in self.records.values()))

    def held(self, day: date) -> Counter[tuple[str, str | None]]:
        held = (r.claim.certificate for r in self.records.values() if status_on(r, day).status.is_held)
        return Counter((one.scheme, one.level) for one in held)


def built(tmp_path_factory: pytest.TempPathFactory, certificates: int, holders: int) -> Register:
    site = Site(tmp_path_factory.mktemp("register"), "")
    for path, text in generated(certificates, holders).items():
        site.write(f"content/{path}", text)
    return Register(site.build(day=DAY, jobs=2))


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """Shared by the tests; no test changes it."""
    return built(tmp_path_factory, 300, 60)


# ---------------------------------------------------------------------------------------------- steps


def rows(page: Page) -> list[str]:
    return [
        str(key) for key in page.locator("table.register tbody tr:visible").evaluate_all("all => all.map(r => r.id)")
    ]


def scanned(page: Page) -> str:
    """The text that a phone reads from the QR code on the screen."""
    picture = Image.open(io.BytesIO(page.locator("svg.qr").screenshot())).convert("L")
    (code,) = zxingcpp.read_barcodes(picture.resize((picture.width * 3, picture.height * 3)))
    return code.text


def fetched(page: Page, link: str) -> bytes:
    """The file that a link on the page leads to."""
    href = page.get_by_role("link", name=link).get_attribute("href")
    answer = page.request.get(re.sub(r"^(https?://[^/]+).*", rf"\1{href}", page.url))
    assert answer.ok
    return answer.body()


def looked_at(page: Page, home: str, register: Register, record: Record) -> None:
    """Checks a certificate's page: the QR code, the data file, and the calendar of the listing."""
    key, stated = record.id, record.claim.certificate
    holder = register.catalog.organisations[stated.organisation].meta.name
    assert page.url == f"{home}{LISTING}{key}/"
    assert holder in page.locator("main").inner_text()
    address = scanned(page)
    assert address == f"https://korpus.example{LISTING}{key}/"
    assert register.site.exists(address.removeprefix("https://korpus.example"))
    data: dict[str, Any] = json.loads(fetched(page, "Te dane w formacie JSON"))
    assert (data["id"], data["organisation"]["name"], data["level"]["id"]) == (key, holder, stated.level)
    turns = [(step["from"], step["status"]) for step in data["statuses"]]
    current = [status for begin, status in turns if begin is None or begin <= DAY.isoformat()][-1]
    assert current == status_on(record, DAY).status.value
    page.goto(home + LISTING)
    calendar = icalendar.Calendar.from_ical(fetched(page, "Kalendarz terminów ważności (iCalendar)"))
    ends = {str(event["UID"]).partition("@")[0]: event.decoded("DTSTART") for event in calendar.walk("VEVENT")}
    assert ends.get(key) == calendar_end(record)


def calendar_end(record: Record) -> date | None:
    """The first possible last day; None if the certificate was replaced or does not expire."""
    if record.end is None or status_on(record, record.end.last).status.value in ("superseded", "withdrawn"):
        return None
    return None if record.successor else record.end.first


def found(page: Page) -> None:
    expect(page.get_by_role("status")).to_contain_text("Znaleziono", timeout=30_000)


def counts(page: Page, facet: str) -> dict[str, int]:
    # A value that no certificate has is without a number.
    items = page.locator(f"section[data-facet={facet}] li:visible")
    pairs: Iterable[tuple[str, str]] = items.evaluate_all(
        "all => all.map(item => [item.dataset.key, item.querySelector('.count').textContent])"
    )
    return {key: int(re.sub(r"\D", "", number) or 0) for key, number in pairs}


# ---------------------------------------------------------------------------------------------- tests


def test_with_javascript_a_reader_filters_sorts_and_follows_links(register: Register, chromium: Browser, serve: Serve):
    home, region = serve(register.site.output), register.busiest_region()
    expected = register.golden_of(region)
    with reading(chromium, NOON.format(DAY)) as page:
        page.goto(home + LISTING)
        page.get_by_role("checkbox", name=re.compile("Złoto")).click()
        page.get_by_role("checkbox", name=region, exact=True).click()
        page.get_by_label("Kolejność").select_option("-until")
        found(page)
        assert page.get_by_role("status").inner_text().split()[1] == str(len(expected))
        listed = rows(page)
        assert set(listed) <= {record.id for record in expected}
        assert len(listed) == min(len(expected), ROWS_A_PAGE)
        ends = [record.end.last if (record := register.records[key]).end else date.min for key in listed]
        assert ends == sorted(ends, reverse=True)
        followed(page.locator("table.register tbody tr:visible td .to-record").first)
        looked_at(page, home, register, register.records[listed[0]])


def test_without_javascript_the_same_facts_are_reached_by_links(register: Register, chromium: Browser, serve: Serve):
    home, region = serve(register.site.output), register.busiest_region()
    expected = {record.id for record in register.golden_of(region)}
    with reading(chromium, NOON.format(DAY), java_script_enabled=False) as page:
        page.goto(home + LISTING)
        followed(page.locator("section[data-facet=level]").get_by_role("link", name=re.compile("Złoto")))
        of_level: list[str] = []
        of_region: list[str] = []
        while True:
            of_level += (str(row.get_attribute("id")) for row in page.locator("tbody tr").all())
            here = page.locator("tbody tr", has=page.locator(".region", has_text=re.compile(f"^{region}$")))
            of_region += (str(row.get_attribute("id")) for row in here.all())
            following = page.locator(".pager a[rel=next]")
            if not following.count():
                break
            followed(following)
        assert sorted(of_level) == sorted(record.id for record in register.gold())
        assert set(of_region) == expected
        page.goto(home + LISTING)
        followed(page.get_by_role("link", name=region, exact=True))
        assert page.locator("tbody tr .region").first.inner_text() == region
        key = min(expected)
        while not page.locator(f"tbody tr[id={key}]").count():
            followed(page.locator(".pager a[rel=next]"))
        followed(page.locator(f"tbody tr[id={key}] td .to-record"))
        looked_at(page, home, register, register.records[key])


def test_three_years_later_only_expired_certificates_and_their_counts_change(
    register: Register, chromium: Browser, serve: Serve
):
    home = serve(register.site.output)
    facts: dict[date, list[dict[str, int]]] = {}
    for day in (DAY, LATER):
        with reading(chromium, NOON.format(day)) as page:
            page.goto(f"{home}{LISTING}?order=until")
            found(page)
            facts[day] = [counts(page, facet) for facet in ("scheme", "level", "region")]
            reported = {status: number for status, number in counts(page, "status").items() if number}
            assert reported == register.statuses(day)
            page.get_by_role("checkbox", name="wygasłe", exact=True).click()
            expect(page.get_by_role("status")).to_contain_text(f"Znaleziono {reported['expired']} ")
            expired = rows(page)
            assert {status_on(register.records[key], day).status.value for key in expired} == {"expired"}
            assert [
                words for words in shown(page, "tbody tr:visible .standing") if not words.startswith("wygasł")
            ] == []
            page.goto(home + LISTING)  # the roll of honour is shown while nothing is chosen
            held = sorted(register.held(day).values())
            expect(page.locator(".levels-count:visible b")).to_have_count(len(held))
            numbers = [int(re.sub(r"\D", "", number)) for number in shown(page, ".levels-count:visible b")]
            assert sorted(numbers) == held
    assert facts[DAY] == facts[LATER]


@pytest.mark.slow
def test_everything_works_for_ten_thousand_certificates_of_two_thousand_organisations(
    tmp_path_factory: pytest.TempPathFactory, chromium: Browser, serve: Serve
):
    """A single test, so that this large register is built only once."""
    large = built(tmp_path_factory, 10_000, 2_000)
    assert len(large.records) == 10_000
    test_with_javascript_a_reader_filters_sorts_and_follows_links(large, chromium, serve)
    test_without_javascript_the_same_facts_are_reached_by_links(large, chromium, serve)
    test_three_years_later_only_expired_certificates_and_their_counts_change(large, chromium, serve)
