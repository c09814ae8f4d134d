"""Timelines and numbers by year, read from the drawing and from the table with the same data."""

from datetime import date
from itertools import combinations

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from laur.model import Certificate, Kind
from laur.model.dates import PartialDate
from laur.pages.charts.timeline import TimelineEntry, timeline
from laur.pages.timelines import entry_of
from laur.register import EndBasis, Period, RunningTime, Span, chain_of, periods_between, records, running_times
from laur.views import BarView, Ref
from tests.register.examples import SCHEMES, certificate, claims, register
from tests.register.test_properties import certificates
from tests.sites import Site, SiteFactory

TREE = """
== content/news/alfa.md
---
title: Alfa
date: 2021-06-17
certificates:
  - {id: a1, organisation: alfa, scheme: znak, level: bronze, valid_from: 2014-07-01, valid_until: 2016-06-30}
  - {id: a2, organisation: alfa, scheme: znak, level: bronze, supersedes: a1, valid_from: 2017-02-01,
     valid_until: "2019"}
  - {id: a3, organisation: alfa, scheme: znak, level: gold, supersedes: a2, assessed: "2019-06"}
  - {id: a4, organisation: alfa, scheme: status, valid_from: 2016-10-21}
  - {id: b1, organisation: beta, scheme: znak, level: gold}
  - {id: c1, organisation: gamma, scheme: znak, level: gold, valid_from: 2018-01-01, valid_until: 2022-12-31,
     events: [{type: withdrawn, date: 2020-05-04}]}
---
Tekst.
== content/organisations/alfa.md
---
name: Alfa
---
== content/organisations/beta.md
---
name: Beta
---
== content/organisations/gamma.md
---
name: Gamma
---
== content/schemes/znak.md
---
name: Znak
issuers:
  - {name: Pierwsza Izba, from: "2010", to: "2016"}
  - {name: Druga Izba, from: "2017"}
levels:
  - {id: bronze, rank: 1, name: Brąz}
  - {id: gold, rank: 3, name: Złoto}
term: {initial: 2 years}
count_from: assessed
end_rule: month_end
---
== content/schemes/status.md
---
name: Status
---
"""
ALFA, ZNAK = "/organizacje/alfa/", "/programy/znak/"
GROUP = Ref(title="Znak", url="")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Built once, for tests that only read."""
    return Site(tmp_path_factory.mktemp("drawings"), TREE).build()


@pytest.fixture
def mine(site: SiteFactory) -> Site:
    """Built for one test, to be edited."""
    return site(TREE).build()


def cells(page: BeautifulSoup, selector: str) -> list[list[str]]:
    """The text of the cells, row by row."""
    rows = page.select(f"{selector} tbody tr")
    return [[" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")] for row in rows]


def drawing(page: BeautifulSoup, selector: str) -> Tag:
    found = page.select_one(selector)
    assert found is not None
    return found


def entry(start: Span | None, end: Span | None, *withdrawn: Period, title: str = "Znak") -> TimelineEntry:
    """An entry with this start and a stated end; the end is unknown if `end` is None."""
    basis = EndBasis.STATED if end else EndBasis.UNKNOWN
    periods = periods_between(start, end, basis, withdrawn)
    return TimelineEntry(
        title=Ref(title=title, url=""),
        group=GROUP,
        start=start,
        end=end,
        end_basis=basis,
        periods=periods,
        running=RunningTime.of(periods, start),
    )


def bars(*entries: tuple[Span | None, Span | None]) -> list[BarView]:
    view = timeline(entry(start, end) for start, end in entries)
    return [bar for group in view.groups for bar in group.bars]


def day(text: str) -> Span:
    return Span.of(PartialDate.of(date.fromisoformat(text)))


# ---------------------------------------------------------------------------------------------- geometry


def test_a_bar_covers_its_days_on_an_axis_of_whole_years():
    view = timeline([entry(day("2021-01-01"), day("2022-12-31"))])
    assert (view.first, view.last) == (2021, 2023)
    piece = view.groups[0].bars[0].pieces[0]
    assert piece.kind == "sure"
    assert piece.x == 0
    assert piece.width == pytest.approx(100 * 730 / 1095, abs=0.01)
    assert [tick.at for tick in view.ticks] == pytest.approx([0, 33.33, 66.67], abs=0.01)


def test_an_uncertain_start_is_a_piece_of_its_own_and_an_unstated_end_fades():
    kinds = [
        [piece.kind for piece in bar.pieces]
        for bar in bars((Span.of(PartialDate(2020)), None), (None, day("2024-05-01")))
    ]
    assert kinds == [["vague", "fade-out"], ["fade-in", "sure"]]


def test_a_gap_and_an_overlap_are_drawn_only_if_they_are_sure():
    first = (day("2015-01-01"), Span.of(PartialDate(2016)))
    after, within, surely_within = day("2017-02-01"), day("2016-06-01"), day("2015-06-01")
    gap = bars(first, (after, day("2018-01-01")))[1].gap
    assert gap is not None
    assert (gap.first, gap.last) == (date(2017, 1, 1), date(2017, 1, 31))
    doubtful = bars(first, (within, day("2018-01-01")))[1]
    assert (doubtful.gap, doubtful.overlap) == (None, None)
    overlap = bars(first, (surely_within, day("2018-01-01")))[1].overlap
    assert overlap is not None
    assert (overlap.first, overlap.last) == (date(2015, 6, 1), date(2016, 1, 1))
    assert bars((day("2015-01-01"), None), (after, None))[1].gap is None


def test_an_overlap_is_counted_from_the_day_on_which_both_have_begun_to_the_last_before_a_withdrawal():
    def overlap(*events: Period) -> tuple[str, str] | None:
        first = entry(Span.of(PartialDate(2015)), day("2018-12-31"), *events)
        found = timeline([first, entry(day("2015-06-01"), day("2020-12-31"))]).groups[0].bars[1].overlap
        return (str(found.first), str(found.last)) if found else None

    assert overlap() == ("2015-12-31", "2018-12-31")
    assert overlap(Period(date(2017, 1, 1), date(2017, 3, 31))) == ("2015-12-31", "2016-12-31")
    assert overlap(Period(date(2015, 1, 1), date(2017, 3, 31))) == ("2017-04-01", "2018-12-31")
    assert overlap(Period(date(2022, 1, 1), None)) == ("2015-12-31", "2018-12-31")
    assert overlap(Period(date(2015, 5, 1), None)) is None


def bars_of(*stated: Certificate) -> list[BarView]:
    """The bars of the first two certificates, in a register of all of them."""
    known = register(*stated)
    times = running_times(known.values(), known)
    view = timeline(
        entry_of(known[key], times[key], title=GROUP, group=GROUP) for key in (each.id for each in stated[:2])
    )
    return [bar for group in view.groups for bar in group.bars]


LONG = certificate("long", "plain", valid_from="2020-01-01", valid_until="open")


@pytest.mark.parametrize(
    ("other", "overlaps"),
    [
        (certificate("other", "plain", valid_from="2021-01-01", valid_until="2022-12-31"), True),
        (certificate("other", "plain", valid_until="2022-12-31"), False),
        (certificate("other", "plain", valid_until="2022-12-31", term="2 years"), False),
        (certificate("other", "plain", valid_from="2021-01-01", events="withdrawn 2022-05-01"), False),
        (certificate("other", "plain", valid_from="2021-01-01"), False),
    ],
    ids=["stated", "without a start", "with a reckoned start", "withdrawn, with an unknown end", "with an unknown end"],
)
def test_an_overlap_is_drawn_only_if_both_certificates_surely_run(other: Certificate, overlaps: bool):
    assert (bars_of(LONG, other)[1].overlap is not None) is overlaps
    assert (bars_of(other, LONG)[1].overlap is not None) is overlaps


def test_a_certificate_overlaps_its_own_renewal_but_nothing_else_after_it():
    old = certificate("old", "plain", valid_from="2018-01-01", valid_until="2022-12-31")
    renewal = certificate("renewal", "plain", valid_from="2020-01-01", valid_until="2020-12-31", supersedes="old")
    third = certificate("third", "plain", valid_from="2021-01-01", valid_until="2023-12-31", kind="initial")
    overlap = bars_of(old, renewal)[1].overlap
    assert overlap is not None
    assert (overlap.first, overlap.last) == (date(2020, 1, 1), date(2020, 12, 31))
    assert bars_of(old, third, renewal)[1].overlap is None


of_one_holder = st.sampled_from(("plain", "label")).flatmap(
    lambda scheme: st.lists(
        certificates().map(
            lambda each: replace(
                each, organisation="kom", scheme=scheme, kind=None if each.kind is Kind.INITIAL else each.kind
            )
        ),
        min_size=2,
        max_size=5,
        unique_by=lambda each: each.id,
    )
)
"""Histories of one holder and scheme in which nothing is said to run side by side on purpose."""


@given(of_one_holder)
def test_an_overlap_is_drawn_between_two_chains_exactly_if_the_check_reports_it(history: list[Certificate]):
    known, problems = records(claims(*history), SCHEMES, {})
    times = running_times(known.values(), known)
    entries = {key: entry_of(record, times[key], title=GROUP, group=GROUP) for key, record in known.items()}
    drawn = {
        frozenset(pair)
        for pair in combinations(known, 2)
        if timeline(entries[key] for key in pair).groups[0].bars[1].overlap is not None
    }
    chains = {frozenset(chain_of(known, record)) for record in known.values()}
    between_chains = {pair for pair in drawn if not any(pair <= chain for chain in chains)}
    first = {key: time.until_replaced[0].first for key, time in times.items() if time.until_replaced}
    reported = {
        each.values["certificate"]: each.values["other"] for each in problems if each.code == "certificate-overlap"
    }
    assert set(reported) == {max(pair, key=lambda key: (first[key], key)) for pair in between_chains}
    assert {frozenset(pair) for pair in reported.items()} <= between_chains


def test_a_bar_shows_no_sure_days_before_a_withdrawal_if_the_end_is_not_known():
    (bar,) = bars_of(certificate("a", "plain", valid_from="2021-01-01", events="withdrawn 2022-05-01"))
    assert [piece.kind for piece in bar.pieces] == ["vague"]
    assert bar.cut == pytest.approx(bar.pieces[0].x + bar.pieces[0].width, abs=0.02)


def test_a_withdrawal_after_the_end_does_not_hide_the_gap_that_follows():
    over = entry(day("2015-01-01"), day("2016-12-31"), Period(date(2018, 1, 1), None))
    after = entry(day("2019-01-01"), day("2020-12-31"))
    gap = timeline([over, after]).groups[0].bars[1].gap
    assert gap is not None
    assert (gap.first, gap.last) == (date(2017, 1, 1), date(2018, 12, 31))


def test_a_label_ends_with_its_bar_if_it_would_leave_a_narrow_drawing():
    def labelled(title: str, *days: tuple[str, str]) -> list[bool]:
        view = timeline(entry(day(first), day(last), title=title) for first, last in days)
        return [bar.is_label_before for bar in view.groups[0].bars]

    days = [("2014-01-01", "2015-12-31"), ("2019-01-01", "2023-12-31"), ("2021-01-01", "2023-12-31")]
    assert labelled("Brąz", *days) == [False, False, True]
    assert labelled("Status Klastra Wzorcowego", *days) == [False, True, True]


def test_every_piece_stays_within_the_drawing_at_the_ends_of_the_calendar():
    for bar in bars((day("0001-01-01"), None), (None, day("0001-01-01")), (day("9999-12-31"), None)):
        for piece in bar.pieces:
            assert 0 <= piece.x <= piece.x + piece.width <= 100.01


def test_without_any_date_there_is_nothing_to_draw():
    assert timeline([entry(None, None)]).height == 0


# ---------------------------------------------------------------------------------------------- organisations


def test_the_timeline_has_a_name_and_a_table_and_draws_gaps_estimates_and_unknown_ends(built: Site):
    page = built.page(ALFA)
    svg = drawing(page, "svg.timeline")
    assert svg["role"] == "img"
    assert "2014–2024" in svg["aria-label"]
    assert page.select_one(f"details:has(> #{svg['aria-describedby']}) table") is not None
    masks = {str(rect["mask"]) for rect in svg.select("rect[mask]")}
    assert {"url(#draw_estimated)", "url(#draw_fade-out)", "url(#draw_vague)"} <= masks
    for mask in masks:
        assert page.select_one(f"mask#{mask.removeprefix('url(#').removesuffix(')')}") is not None
    assert svg.select("line.t-gap") != []
    assert svg.select("rect.t-overlap") != []


def test_levels_are_shown_by_shape_and_by_word(built: Site):
    svg = drawing(built.page(ALFA), "svg.timeline")
    marks = [str(use["href"]) for use in svg.select("use")]
    assert marks == ["#mark_plain", "#mark_bronze", "#mark_bronze", "#mark_gold"]
    words = [text.get_text() for text in svg.select(".t-bar text")]
    assert words == ["Status", "Brąz", "Brąz", "Złoto"]


def test_the_table_has_everything_that_the_timeline_shows(built: Site):
    rows = cells(built.page(ALFA), "#part_timeline-table")
    assert rows == [
        ["Status"],
        ["Status", "21 października 2016", "nie podano", ""],
        ["Znak"],
        ["Brąz", "1 lipca 2014", "30 czerwca 2016", ""],
        ["Brąz", "1 lutego 2017", "31 grudnia 2019", "przerwa od 1 lipca 2016 do 31 stycznia 2017"],
        [
            "Złoto",
            "czerwiec 2019",
            "ok. 30 czerwca 2021",
            "koniec obliczony według zasad programu pokrywa się z wcześniejszym od 30 czerwca 2019 do 31 grudnia 2019",
        ],
    ]
    assert "/certyfikaty/a2/" in built.links(ALFA, "#part_timeline-table a")


def test_a_withdrawn_certificate_ends_where_it_was_withdrawn(built: Site):
    svg = drawing(built.page("/organizacje/gamma/"), "svg.timeline")
    bar = svg.select(".t-bar > rect")
    end = max(float(str(rect["x"]).rstrip("%")) + float(str(rect["width"]).rstrip("%")) for rect in bar)
    cut = svg.select_one("path.t-cut")
    assert cut is not None
    assert cut.parent is not None
    assert float(str(cut.parent["x"]).rstrip("%")) == pytest.approx(end, abs=0.02)


GAMMA = "/organizacje/gamma/"
WITHDRAWN = "{type: withdrawn, date: 2020-05-04}"


def pieces(page: BeautifulSoup, selector: str = ".t-bar > rect") -> list[tuple[float, float]]:
    """Where the parts of the bars of a timeline begin and end, in percent of its width."""
    found = drawing(page, "svg.timeline").select(selector)
    places = [[float(str(rect[name]).rstrip("%")) for name in ("x", "width")] for rect in found]
    return [(x, round(x + width, 2)) for x, width in places]


def percent(day: date, first: date, last: date) -> float:
    """Where a day begins on an axis from `first` to `last`."""
    return round(100 * (day - first).days / ((last - first).days + 1), 2)


def test_two_open_ended_certificates_overlap_from_a_day_on(mine: Site):
    both = (
        "- {id: d1, organisation: delta, scheme: znak, level: gold, valid_from: 2018-01-01, valid_until: open}\n"
        "  - {id: d2, organisation: delta, scheme: znak, level: gold, valid_from: 2019-01-01, valid_until: open,\n"
        "     kind: initial}\n"
    )
    mine.edit("content/news/alfa.md", "- {id: b1", f"{both}  - {{id: b1")
    mine.write("content/organisations/delta.md", "---\nname: Delta\n---\n").build()
    assert cells(mine.page("/organizacje/delta/"), "#part_timeline-table")[1:] == [
        ["Złoto", "1 stycznia 2018", "bezterminowo", ""],
        ["Złoto", "1 stycznia 2019", "bezterminowo", "pokrywa się z wcześniejszym od 1 stycznia 2019"],
    ]


def test_a_suspension_after_a_withdrawal_does_not_undo_the_withdrawal(mine: Site):
    before = pieces(mine.page(GAMMA))
    mine.edit("content/news/alfa.md", WITHDRAWN, f"{WITHDRAWN}, {{type: suspended, date: 2020-06-01}}").build()
    assert mine.page(GAMMA).select(".t-suspended") == []
    assert mine.page(GAMMA).select(".t-bar .t-cut") != []
    assert pieces(mine.page(GAMMA)) == before


def test_a_bar_is_interrupted_while_a_certificate_is_withdrawn(mine: Site):
    mine.edit("content/news/alfa.md", WITHDRAWN, f"{WITHDRAWN}, {{type: reinstated, date: 2021-01-01}}").build()
    page = mine.page(GAMMA)
    assert page.select(".t-suspended") == []
    assert page.select(".t-bar .t-cut") == []
    axis = date(2018, 1, 1), date(2024, 12, 31)
    assert pieces(page) == [
        (0, percent(date(2020, 5, 4), *axis)),
        (percent(date(2021, 1, 1), *axis), percent(date(2023, 1, 1), *axis)),
    ]


def test_a_suspension_is_drawn_only_as_long_as_the_certificate_can_run(mine: Site):
    suspended = "{type: suspended, date: 2022-03-01}, {type: reinstated, date: 2023-06-01}"
    mine.edit("content/news/alfa.md", WITHDRAWN, suspended)
    mine.edit("content/news/alfa.md", "valid_until: 2022-12-31", "valid_until: 2022-06-30").build()
    axis = date(2018, 1, 1), date(2024, 12, 31)
    suspension = percent(date(2022, 3, 1), *axis), percent(date(2022, 7, 1), *axis)
    assert pieces(mine.page(GAMMA), ".t-bar > rect.t-suspended") == [suspension]


def test_an_organisation_without_any_known_date_has_only_the_table(built: Site):
    page = built.page("/organizacje/beta/")
    assert page.select("svg.timeline") == []
    assert page.select_one("details[open] #part_timeline-table") is not None
    assert cells(page, "#part_timeline-table")[1] == ["Złoto", "nie podano", "nie podano", ""]


def test_a_day_on_which_no_words_change_renders_no_organisation(mine: Site):
    mine.build(day=date(2024, 11, 9))
    assert ALFA not in mine.rendered
    mine.build(day=date(2027, 3, 9))
    assert ALFA in mine.rendered  # its timeline reaches the new year


# ---------------------------------------------------------------------------------------------- schemes


def test_the_numbers_by_year_are_in_the_table_as_in_the_chart(built: Site):
    page = built.page(ZNAK)
    svg = drawing(page, "svg.years")
    assert page.select_one(f"details:has(> #{svg['aria-describedby']}) table") is not None
    rows = cells(page, "#part_years-table")
    unknown = "– nie wiadomo"  # a gold one is undated
    assert rows[0] == ["2014", "1", unknown, "1", "1"]
    by_year = {row[0]: row[1:] for row in rows}
    assert by_year["2016"] == ["0", unknown, "0", unknown]
    assert by_year["2018"] == ["1", "1", "1", "2"]
    assert by_year["2020"] == ["0", "1", "0", "1"]
    totals = [text.get_text() for text in svg.select("text.y-total")]
    assert totals == [row[4].split()[0] for row in rows]
    assert len(svg.select("rect.y-segment")) == sum(cell not in ("0", unknown) for row in rows for cell in row[2:4])


def test_the_page_shows_how_many_certificates_cannot_be_counted_by_year(built: Site):
    assert "Pominięto 1 certyfikat," in built.text(ZNAK)


def test_the_current_year_has_the_numbers_of_the_day_and_says_since_when_they_are_the_same(mine: Site):
    mine.edit("content/news/alfa.md", 'assessed: "2019-06"', 'assessed: "2024-02"').build()
    page = mine.page(ZNAK)
    assert cells(page, "#part_years-table")[-1] == ["2024", "1", "1", "0", "1"]
    assert len(page.select(".y-segment.is-current")) == 1
    assert "2024: stan od 29 lutego 2024" in mine.text(ZNAK)


def test_a_year_in_which_a_certificate_may_have_been_held_has_a_dash_and_not_a_zero(built: Site):
    page = built.page("/programy/status/")
    rows = [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in page.select("tbody tr")]
    by_year = {row[0]: row[1:] for row in rows if row[0].isdecimal()}
    assert by_year["2016"] == ["1", "– nie wiadomo"]
    assert by_year["2024"] == ["0", "– nie wiadomo"]


def test_what_is_not_known_to_have_ended_and_an_issuer_in_office_reach_the_current_year(built: Site):
    (fade,) = drawing(built.page(ALFA), "svg.timeline").select('rect[mask="url(#draw_fade-out)"]')
    assert float(str(fade["x"]).rstrip("%")) + float(str(fade["width"]).rstrip("%")) == pytest.approx(100, abs=0.02)
    issuers = drawing(built.page(ZNAK), "svg.timeline")
    assert issuers["data-years"] == "2010 2025"
    assert issuers.select('rect[mask="url(#draw_fade-out)"]') == []
    assert pieces(built.page(ZNAK))[-1][1] == 100


def test_a_few_certificates_make_a_low_chart_with_narrow_columns(site: SiteFactory):
    made = site(
        """
        == content/organisations/alfa.md
        == content/schemes/znak.md
        == content/news/a.md
        ---
        title: A
        certificates:
          - {id: a, organisation: alfa, scheme: znak, valid_from: 2024-01-01, valid_until: 2026-01-01}
          - {id: b, organisation: beta, scheme: status}
        ---
        Tekst.
        == content/organisations/beta.md
        == content/schemes/status.md
        ---
        name: Status
        ---
        """
    ).build()
    (segment,) = made.page(ZNAK).select("rect.y-segment")
    assert float(str(segment["height"])) <= 30
    assert float(str(segment["width"]).rstrip("%")) <= 10


def test_holders_are_counted_with_the_day_of_the_last_change(mine: Site):
    def counts() -> list[str]:
        items = mine.page(ZNAK).select(".levels-count:not([hidden])")
        return [" ".join(item.get_text(" ").split()) for item in items]

    assert counts() == []
    mine.build(day=date(2018, 6, 1))
    assert counts() == ["1 posiadacz od 1 stycznia 2018", "1 posiadacz od 1 lutego 2017"]


def test_issuers_have_a_timeline_of_their_own_if_their_periods_are_stated(built: Site):
    page = built.page(ZNAK)
    svg = drawing(page, "svg.timeline")
    assert page.select_one(f"#{svg['aria-describedby']}") is not None
    assert [text.get_text() for text in svg.select(".t-bar text")] == ["Pierwsza Izba", "Druga Izba"]
    assert built.page("/programy/status/").select("svg.timeline") == []


def test_without_a_script_the_current_year_is_marked_and_the_mark_changes_only_with_the_year(site: SiteFactory):
    made = site(TREE).build(day=date(2024, 6, 1))
    (mark,) = drawing(made.page(ALFA), "svg.timeline").select("rect.t-this-year")
    first, last = map(int, str(drawing(made.page(ALFA), "svg.timeline")["data-years"]).split())
    assert float(str(mark["x"]).rstrip("%")) == pytest.approx(100 * (2024 - first) / (last - first), abs=0.2)
    assert "bieżący rok (2024)" in made.text(ALFA, ".legend")
    made.build(day=date(2024, 12, 31))
    assert ALFA not in made.rendered
