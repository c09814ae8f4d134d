"""What a night changes, on a generated register: exactly the pages whose words the new day makes others."""

from datetime import date, timedelta

import pytest

from benchmarks.corpus import register
from laur.catalog.forecast import ForecastEvent, forecast
from laur.register import Status
from laur.urls.permalinks import output_path
from tests.sites import Site

FIRST = date(2026, 5, 28)
NIGHTS = 8
DAILY = {"/build.json"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """200 certificates of 40 organisations, built as of the first evening."""
    site = Site(tmp_path_factory.mktemp("midnight"), "")
    for path, text in register(200, 40).items():
        site.write(f"content/{path}", text)
    return site.build(day=FIRST)


def turned(site: Site, day: date) -> set[str]:
    """The certificates that, by the forecast of the day before, change or enter the log on `day`."""
    assert site.last.site_plan.catalog is not None
    turns = forecast(site.last.site_plan.catalog).turns
    certificates = (ForecastEvent.TURNED, ForecastEvent.RECORDED)
    return {
        change.subject for turn in turns if turn.day == day for change in turn.changes if change.what in certificates
    }


@pytest.mark.slow
def test_every_night_renders_the_pages_that_it_changes_and_no_other(made: Site):
    quiet, busy = 0, 0
    for night in range(1, NIGHTS + 1):
        day = FIRST + timedelta(days=night)
        expected, before = turned(made, day), made.tree()
        made.build(day=day)
        after = made.tree()
        changed = {path for path in after if before.get(path) != after[path]}
        assert {output_path(url) for url in made.rendered} == changed, day
        assert set(before) == set(after)
        if expected:
            busy += 1
            assert {
                f"/certyfikaty/{key}/" for key in expected
            } & made.rendered or "/certyfikaty/changes.json" in made.rendered
        else:
            quiet += 1
            assert made.rendered == DAILY, day
    assert quiet
    assert busy


def test_running_out_changes_what_shows_that_certificate_and_what_counts_it(made: Site):
    """On the way from one day to the next on which exactly one certificate runs out."""
    assert made.last.site_plan.catalog is not None
    single = next(
        turn
        for turn in forecast(made.last.site_plan.catalog).turns
        if len({change.subject for change in turn.changes}) == 1 and turn.changes[0].status is Status.EXPIRED
    )
    (key,) = {change.subject for change in single.changes}
    made.build(day=single.day - timedelta(days=1)).build(day=single.day)
    pages = {url for url in made.rendered if url.endswith("/")}
    shows = {url for url in pages if key in made.read(url)}
    # Its scheme's first page says until when the statuses of all pages of the listing hold.
    of_scheme = {url for url in pages if url.startswith(("/programy/", "/certyfikaty/program/"))}
    counts = {url for url in pages if url in ("/", "/certyfikaty/", "/organizacje/")} | of_scheme
    # The listings of the status that it leaves and of what is held, where it is no more.
    left = {url for url in pages if url.startswith(("/certyfikaty/status/", "/certyfikaty/obowiazujace/"))}
    assert f"/certyfikaty/{key}/" in shows
    assert len(left) >= 2
    assert pages == shows | counts | left
    assert f"/certyfikaty/{key}/badge.svg" in made.rendered
    assert f"/certyfikaty/{key}/index.json" not in made.rendered, "its statuses through all time stay what they are"
