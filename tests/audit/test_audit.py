"""`audit` is silent about a site that is of today, and finds whatever is not true on one that is not."""

import functools
import json
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from benchmarks.corpus import register
from laur.audit import CODES, AuditOptions, AuditReport, Limits, audit
from laur.audit.html import PageContent, read_page
from laur.audit.network import web
from laur.audit.served import read_register, records_of
from laur.cli import main
from laur.i18n.messages import texts
from laur.register import timeline
from tests.audit.sites import Answer, Change, Host, hosted
from tests.cli.test_commands import laur
from tests.sites import DAY, ROOT, Site

TREE = """
== content/site.yaml
title: Próba
base_url: https://example.org/
languages: [pl, en]
== content/organisations/alfa.md
== content/organisations/beta.md
== content/organisations/gamma.md
== content/schemes/znak.md
---
name: Znak
levels: [{id: gold, rank: 2, name: Złoto}, {id: silver, rank: 1, name: Srebro}]
term: {initial: 2 years}
count_from: awarded
---
== content/news/a.md
---
title: Znaki
date: 2024-05-20
aliases: [/stare/znaki/]
certificates:
  - {id: jutro, organisation: alfa, scheme: znak, level: gold, awarded: 2022-06-01, valid_until: 2024-06-01}
  - {id: dawne, organisation: beta, scheme: znak, level: silver, awarded: 2020-03, valid_until: 2023-12-31}
  - {id: nowe, organisation: beta, scheme: znak, level: gold, awarded: 2024-01, supersedes: dawne}
  - id: zawieszone
    organisation: gamma
    scheme: znak
    level: silver
    valid_from: 2023-01-01
    valid_until: open
    events: [{type: suspended, date: 2024-05-10, reason: kontrola}]
---
Tekst.
"""
NOON = datetime(2024, 6, 1, 12, 0, tzinfo=ZoneInfo("Europe/Warsaw"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(tmp_path_factory.mktemp("audited"), TREE).build()


@pytest.fixture(scope="module")
def server(built: Site) -> Iterator[Host]:
    with hosted(built.output) as served:
        yield served


@pytest.fixture
def host(server: Host) -> Host:
    server.be_good()
    return server


@functools.cache
def read_page_once(html: str, url: str) -> PageContent:
    return read_page(html, url)


@pytest.fixture(autouse=True)
def each_page_is_read_once(monkeypatch: pytest.MonkeyPatch):
    """Audits of one site, of which one file differs, read the other pages only in the first test."""
    monkeypatch.setattr("laur.audit.pages.read_page", read_page_once)


def audited(host: Host, now: datetime = NOON, **options: object) -> AuditReport:
    return audit(host.url, web(), AuditOptions(now=now, **options))  # type: ignore[arg-type]


def codes(report: AuditReport) -> set[str]:
    return {found.code for found in report.findings}


def about(report: AuditReport, code: str) -> set[str]:
    """The certificates of the findings with a code."""
    return {dict(found.values)["certificate"] for found in report.findings if found.code == code}


# ---------------------------------------------------------------------------------------------- of today


def test_an_audit_of_a_site_of_today_finds_nothing(host: Host):
    report = audited(host)
    assert report.findings == ()
    assert (report.certificates, report.left_out) == (4, 0)
    assert report.build is not None
    assert report.build.day == DAY
    assert {"/certyfikaty/jutro/", "/en/certificates/jutro/badge.svg", "/sitemap.xml"} <= set(host.asked)
    assert len(host.asked) == len(set(host.asked)) == report.requests


def test_after_midnight_an_audit_finds_what_is_no_longer_true(host: Host):
    report = audited(host, NOON + timedelta(days=1))
    assert codes(report) == {"rebuild-overdue", "certificate-outdated"}
    (outdated,) = [dict(f.values) for f in report.findings if f.code == "certificate-outdated"]
    assert outdated == {"certificate": "jutro", "shown": "expiring", "expected": "expired"}


def test_a_build_may_be_late_by_its_grace(host: Host):
    midnight = datetime(2024, 6, 2, 0, 0, tzinfo=ZoneInfo("Europe/Warsaw"))
    assert audited(host, midnight + timedelta(minutes=59)).findings == ()
    assert codes(audited(host, midnight + timedelta(minutes=60))) == {"rebuild-overdue", "certificate-outdated"}
    late = audited(host, midnight + timedelta(minutes=60), grace=timedelta(minutes=90))
    assert late.findings == ()


def test_the_day_is_that_of_the_site_and_not_of_the_computer(host: Host):
    night = datetime(2024, 6, 1, 23, 30, tzinfo=UTC)  # 1:30 on the next day in Warsaw
    assert "rebuild-overdue" in codes(audited(host, night))


def test_an_old_site_that_nothing_changes_is_still_of_today(tmp_path: Path):
    tree = "== content/news/a.md\n---\ntitle: A\ndate: 2020-05-20\n---\nTekst.\n"
    with hosted(Site(tmp_path, tree).build().output) as host:
        assert audited(host, NOON + timedelta(days=4000)).findings == ()


def test_after_the_next_build_an_audit_is_silent_again(tmp_path: Path):
    made = Site(tmp_path, TREE).build()
    with hosted(made.output) as host:
        tomorrow = NOON + timedelta(days=1)
        assert audited(host, tomorrow).findings
        made.build(day=tomorrow.date())
        assert audited(host, tomorrow).findings == ()


def test_a_site_of_the_future_was_built_by_a_wrong_clock(host: Host):
    assert codes(audited(host, NOON - timedelta(days=3))) == {"built-in-future"}


# ---------------------------------------------------------------------------------------------- tampered with


CERTIFICATE = "/certyfikaty/jutro/"
TAMPERED = """
/certyfikaty/jutro/index.html | data-status="expiring" | data-status="valid" | page-status-wrong
/certyfikaty/dawne/index.html | data-status="superseded" | data-status="valid" | page-status-wrong
/certyfikaty/jutro/index.html | ważny do | ważny bezterminowo, do | words-differ
/certyfikaty/jutro/index.html | 2024</time></span> | 2034</time></span> | page-date-wrong words-differ
/certyfikaty/index.html | data-status="suspended" | data-status="valid" | page-status-wrong
/aktualnosci/2024/05/a/index.html | data-status="suspended" | data-status="valid" | page-status-wrong
/organizacje/gamma/index.html | data-status="suspended" | data-status="valid" | page-status-wrong
/certyfikaty/zawieszone/badge.svg | data-status="suspended" | data-status="valid" | badge-status-wrong
/certyfikaty/jutro/badge.svg | 2024</text> | 2099</text> | words-differ
/certyfikaty/register.csv | ,suspended, | ,valid, | table-status-wrong
/certyfikaty/register.json | "suspended","status_since" | "valid","status_since" | register-status-wrong
/certyfikaty/register.ics | DTSTART;VALUE=DATE:20240601 | DTSTART;VALUE=DATE:20340601 | event-date-wrong
/certyfikaty/register.ics | UID:jutro@ | UID:inny@ | event-missing event-unexpected
/certyfikaty/changes.json | zawieszone:suspended:2024-05-10 | zawieszone:x | change-missing change-unexpected
/certyfikaty/zmiany.xml | #suspended:2024-05-10</id> | #x</id> | change-missing change-unexpected
/certyfikaty/finder.json | "suspended" | "valid" | table-status-wrong
/certyfikaty/jutro/index.json | "last": "2024-06-01" | "last": "2034-06-01" | record-differs
"""
"""A file, what is replaced in it, by what, and the codes of what an audit finds."""


@pytest.mark.parametrize("change", TAMPERED.strip().split("\n"), ids=lambda change: change.split(" | ")[0])
def test_an_audit_finds_a_file_that_somebody_changed(host: Host, built: Site, change: str):
    path, old, new, expected = change.split(" | ")
    before = (built.output / path[1:]).read_bytes()
    assert old.encode() in before
    served = path.removesuffix("index.html")
    tampered = before.replace(old.encode(), new.encode())
    host.change = lambda asked, answer: (*answer[:2], tampered) if asked == served else answer
    report = audited(host)
    assert codes(report) == set(expected.split())
    assert any(found.url.endswith(served) for found in report.findings)


def test_a_register_whose_dates_somebody_changed_contradicts_its_own_statuses(host: Host, built: Site):
    path = "/certyfikaty/register.json"
    before = (built.output / path[1:]).read_bytes()
    day = b'"end":{"first":"2024-06-01","last":"2024-06-01"}'
    assert day in before
    tampered = before.replace(day, day.replace(b"2024", b"2034"))
    host.change = lambda asked, answer: (*answer[:2], tampered) if asked == path else answer
    report = audited(host)
    (wrong,) = [dict(found.values) for found in report.findings if found.code == "register-contradicts-dates"]
    assert wrong == {"certificate": "jutro", "day": "2024-03-03", "shown": "expiring", "expected": "valid"}


def test_a_page_from_an_old_cache_is_found_among_new_ones(tmp_path: Path):
    made = Site(tmp_path, TREE).build()
    old = (made.output / "certyfikaty/jutro/index.html").read_bytes()
    made.build(day=date(2024, 6, 2))
    with hosted(made.output) as host:
        host.change = lambda path, answer: (*answer[:2], old) if path == "/certyfikaty/jutro/" else answer
        report = audited(host, NOON + timedelta(days=1))
    assert codes(report) == {"page-status-wrong"}
    assert about(report, "page-status-wrong") == {"jutro"}


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/build.json", "build-unreadable"),
        ("/certyfikaty/register.json", "file-missing"),
        ("/en/certificates/register.json", "file-missing"),
        ("/certyfikaty/register.ics", "file-missing"),
        ("/certyfikaty/jutro/", "file-missing"),
        ("/certyfikaty/jutro/badge.svg", "file-missing"),
        ("/organizacje/alfa/", "page-missing"),
        ("/sitemap.xml", "page-missing"),
        ("/assets/icon.svg", "asset-missing"),
    ],
)
def test_a_missing_file_is_found(host: Host, path: str, code: str):
    host.change = lambda asked, answer: (404, answer[1], b"") if asked == path else answer
    report = audited(host)
    assert code in codes(report)
    assert any(found.url.endswith(path) for found in report.findings if found.code == code)


def damaged(path: str, data: bytes, asked: str, answer: Answer) -> Answer:
    return (200, answer[1], data) if asked == path else answer


DAMAGED = (b"", b"{", b"\xff\xfe", b"null", b"[]", b'{"certificates": []}', b"<html>" * 9)


@pytest.mark.slow
@pytest.mark.parametrize(
    "path",
    [
        "/build.json",
        *(f"/certyfikaty/{name}" for name in ("register.json", "register.ics", "changes.json", "finder.json")),
        *(f"{CERTIFICATE}{name}" for name in ("", "index.json")),
    ],
)
def test_a_damaged_file_is_a_finding_and_not_a_failure(host: Host, path: str):
    for data in DAMAGED:
        host.change = partial(damaged, path, data)
        assert any(found.url.endswith(path) for found in audited(host).findings), data


def test_a_truncated_style_is_found_by_the_digest_in_its_name(host: Host):
    host.change = lambda path, answer: (*answer[:2], answer[2][:-9]) if path.startswith("/assets/site.") else answer
    assert codes(audited(host)) == {"asset-damaged"}


# ---------------------------------------------------------------------------------------------- the host


def test_each_fault_of_a_host_is_found(host: Host):
    host.change = without("Content-Security-Policy", "X-Content-Type-Options")
    assert [dict(f.values)["header"] for f in audited(host).findings] == [
        "Content-Security-Policy",
        "X-Content-Type-Options",
    ]
    host.change = with_header("Content-Security-Policy", "default-src 'self' 'unsafe-inline'")
    assert codes(audited(host)) == {"policy-weak"}
    host.change = with_header("Cache-Control", "max-age=86400")
    assert codes(audited(host)) == {"cached-too-long"}
    host.change = with_header("Content-Type", "text/plain", ".ics", ".svg")
    assert codes(audited(host)) == {"type-wrong"}
    host.change = lambda _, answer: (200, *answer[1:]) if answer[0] == 404 else answer
    assert codes(audited(host)) == {"not-found-served"}
    host.change = lambda _, answer: (404, answer[1], b"nginx") if answer[0] == 404 else answer
    assert codes(audited(host)) == {"not-found-foreign"}
    host.change = lambda _, answer: (404, answer[1], b"") if answer[0] == 301 else answer
    assert "redirect-missing" in codes(audited(host))


def without(*names: str) -> Change:
    return lambda _, answer: (answer[0], {k: v for k, v in answer[1].items() if k not in names}, answer[2])


def with_header(name: str, value: str, *suffixes: str) -> Change:
    def change(path: str, answer: Answer) -> Answer:
        wanted = not suffixes or path.endswith(suffixes)
        return (answer[0], {**answer[1], name: value}, answer[2]) if wanted else answer

    return change


def test_old_addresses_lead_to_the_new_ones(host: Host):
    moves = (("stare/znaki/", "aktualnosci/2024/05/a/"),)
    assert audited(host, moves=moves).findings == ()
    host.change = lambda path, answer: (404, answer[1], b"") if path == "/stare/znaki/" else answer
    assert codes(audited(host, moves=moves)) == {"redirect-missing"}


def test_a_host_that_does_not_answer_is_unreachable(host: Host):
    host.change = lambda *_: (0, {}, b"")
    assert codes(audited(host)) == {"site-unreachable"}


def test_an_address_that_leads_elsewhere_is_named_with_its_target(host: Host, capsys: pytest.CaptureFixture[str]):
    host.change = lambda path, answer: (301, {"Location": "https://www.klaster.test/"}, b"") if path == "/" else answer
    (found,) = audited(host).findings
    assert (found.code, dict(found.values)["target"]) == ("home-moved", "https://www.klaster.test/")
    assert main(["audit", host.url, "--lang=en"]) == 3
    assert "leads to https://www.klaster.test/ (HTTP 301)" in capsys.readouterr().out
    host.change = lambda path, answer: (301, {"Location": "/pl/"}, b"") if path == "/" else answer
    assert dict(audited(host).findings[0].values)["target"] == f"{host.url}pl/"


def test_status_follows_an_address_that_leads_elsewhere(host: Host, capsys: pytest.CaptureFixture[str]):
    def asked(*flags: str) -> tuple[str, str]:
        assert main(["status", "--published", host.url, "--lang=en", *flags]) == 0
        captured = capsys.readouterr()
        return captured.out, captured.err

    moved = {"Location": "/build.json?moved"}
    host.change = lambda path, _: (301, moved, b"") if path == "/build.json" else host.answer("/build.json")
    assert asked("--as-of=2024-06-01T12:00") == ("false\n", "")
    assert asked("--as-of=2024-06-02T00:00") == ("true\n", "")
    host.change = lambda path, _: (302, {"Location": path}, b"")
    due, said = asked("--as-of=2024-06-01T12:00")
    assert due == "true\n"
    assert f"{host.url}build.json cannot be read" in said
    host.change = lambda *_: (302, {"Location": "file:///etc/hosts"}, b"")
    assert asked("--as-of=2024-06-01T12:00")[0] == "true\n"
    host.change = lambda *_: (302, {"Location": "http://["}, b"")
    assert asked("--as-of=2024-06-01T12:00")[0] == "true\n"


def test_status_says_why_a_site_that_cannot_be_read_is_due(host: Host, capsys: pytest.CaptureFixture[str]):
    for address, lang, words in (
        (f"{host.url}elsewhere/", "en", "The site counts as due"),
        (host.url.removeprefix("http://"), "pl", "Sprawdź adres"),
    ):
        assert main(["status", "--published", address, f"--lang={lang}"]) == 0
        captured = capsys.readouterr()
        assert captured.out == "true\n"
        assert words in captured.err


def test_an_audit_keeps_to_its_limits_and_says_so(host: Host):
    report = audited(host, limits=Limits(requests=10))
    assert report.requests == len(host.asked) == 10
    assert codes(report) == {"limit-reached"}
    assert report.left_out > 10
    assert codes(audited(host, limits=Limits(seconds=0))) == {"site-unreachable"}


# ---------------------------------------------------------------------------------------------- the register


def test_every_status_is_decided_again_from_the_served_data_alone(tmp_path: Path):
    """On a generated register with all kinds of dates, chains and events."""
    made = Site(tmp_path, "")
    for path, text in register(300, 60).items():
        made.write(f"content/{path}", text)
    made.build(day=date(2026, 5, 28))
    catalog = made.last.site_plan.catalog
    assert catalog is not None
    served = records_of(read_register((made.output / "certyfikaty/register.json").read_bytes()))
    assert served.keys() == catalog.awards.records.keys()
    for key, record in catalog.awards.records.items():
        decided = [(day, on_day.status) for day, on_day in timeline(served[key])]
        assert shortened(decided) == shortened([(day, then.status) for day, then in timeline(record)]), key


def shortened(steps: Sequence[tuple[date, object]]) -> list[tuple[date, object]]:
    return [step for index, step in enumerate(steps) if not index or steps[index - 1][1] != step[1]]


# ---------------------------------------------------------------------------------------------- the command


def test_the_command_prints_what_is_wrong_and_its_status_says_so(host: Host, built: Site):
    good = laur(built.folder, "audit", host.url, "--as-of", "2024-06-01")
    assert (good.returncode, good.stderr) == (0, ""), good.stdout
    assert re.fullmatch(rf"{host.url}: no problems found\. Read \d+ files and checked 4 certificates\.\n", good.stdout)
    bad = laur(built.folder, "audit", host.url, "--as-of", "2024-06-02", "--lang", "pl")
    assert bad.returncode == 1
    assert "build.json: błąd: Stronę zbudowano na 2024-06-01, a od 2024-06-02 00:00 powinna być" in bad.stdout
    assert "jutro ma na stronie status „wkrótce wygaśnie”, a dziś powinien mieć status „wygasł”." in bad.stdout
    data = json.loads(laur(built.folder, "audit", host.url, "--as-of", "2024-06-02", "--format", "json").stdout)
    assert (data["ok"], data["day"], data["next_change"]) == (False, "2024-06-01", "2024-06-02T00:00:00+02:00")
    assert [found["code"] for found in data["findings"]] == ["rebuild-overdue", "certificate-outdated"]
    github = laur(built.folder, "audit", host.url, "--as-of", "2024-06-02", "--format", "github")
    assert github.stdout.startswith(f"::error::{host.url}build.json: The site was built for 2024-06-01")


def test_warnings_count_only_if_strict_and_codes_can_be_ignored(host: Host, built: Site):
    host.change = lambda _, answer: (
        answer[0],
        {k: v for k, v in answer[1].items() if k != "Referrer-Policy"},
        answer[2],
    )
    asked = ("audit", host.url, "--as-of", "2024-06-01")
    assert laur(built.folder, *asked).returncode == 0
    assert laur(built.folder, *asked, "--strict").returncode == 1
    assert laur(built.folder, *asked, "--strict", "--ignore", "header-missing").returncode == 0
    wrong = laur(built.folder, *asked, "--ignore", "headers")
    assert (wrong.returncode, wrong.stderr) == (2, "“headers” is not a code of an audit.\n")
    host.change = lambda *_: (0, {}, b"")
    assert laur(built.folder, *asked).returncode == 3


def test_the_command_checks_the_old_addresses_of_a_content_folder(host: Host, built: Site):
    host.change = lambda path, answer: (404, answer[1], b"") if path == "/stare/znaki/" else answer
    asked = ("audit", host.url, "--as-of", "2024-06-01", "--content", "content", "--strict")
    assert "stare/znaki/: warning: This address should lead to" in laur(built.folder, *asked).stdout


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_every_code_has_a_message_and_is_explained_in_the_guide(lang: str):
    assert set(CODES) <= texts("audit", lang).keys()
    guide = (ROOT / "docs/audit.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z-]+)` \|", guide, re.MULTILINE) == list(CODES)
