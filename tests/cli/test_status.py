"""`status`: its text for people, and its data for programs."""

import json

import pytest

from tests.cli.test_commands import laur
from tests.sites import ROOT, Site, SiteFactory

TREE = """
== content/schemes/znak.md
---
name: Znak
levels: [{id: gold, rank: 1, name: Złoto}]
grace_after_expiry: 1 year
---
== content/organisations/alfa.md
== content/organisations/beta.md
== content/news/2023-01-10-znaki.md
---
title: Znaki
date: 2023-01-10
certificates:
  - {id: alfa-zloto, organisation: alfa, scheme: znak, level: gold, valid_from: 2023-01-01, valid_until: 2024-12-31}
  - {id: beta-zloto, organisation: beta, scheme: znak, level: gold, awarded: 2021-05}
---
Tekst.
== content/news/szkic.md
---
title: Szkic
draft: true
---
Tekst.
== content/news/jutro.md
---
title: Jutro
publish_at: 2024-12-20
---
Tekst.
== content/news/wczoraj.md
---
title: Wczoraj
expires: 2024-12-01
---
Tekst.
"""


@pytest.fixture
def here(site: SiteFactory) -> Site:
    made = site(TREE)
    (made.folder / "layouts").symlink_to(ROOT / "layouts")
    return made


def test_status_shows_what_expires_what_is_not_published_and_the_next_change(here: Site):
    done = laur(here.folder, "status", "--as-of", "2024-12-10")
    assert done.returncode == 0, done.stderr
    assert not here.output.exists()
    assert done.stdout == (
        "As of 2024-12-10 (Europe/Warsaw)\n"
        "\n"
        "Expiring within 30 days: 1\n"
        "  alfa-zloto  Klaster Alfa: Złoto, Znak  ends 2024-12-31; 21 days left\n"
        "\n"
        "Not confirmed: 1\n"
        "  beta-zloto  Klaster Beta: Złoto, Znak  since 2021-05; end not known\n"
        "\n"
        "Not published: 3\n"
        "  news/jutro.md  “Jutro”  scheduled for 2024-12-20\n"
        "  news/szkic.md  “Szkic”  draft\n"
        "  news/wczoraj.md  “Wczoraj”  its last day was 2024-12-01\n"
        "\n"
        "The site next changes by itself on 2024-12-20\n"
        "  2024-12-20  news/jutro.md is published\n"
        "  2025-01-01  alfa-zloto has a new status: expired\n"
    )


def test_status_is_in_the_users_language(here: Site):
    done = laur(here.folder, "status", "--as-of", "2024-12-10", lang="pl_PL.UTF-8")
    assert done.stdout == (
        "Stan na 2024-12-10 (Europe/Warsaw)\n"
        "\n"
        "Wygasają w ciągu 30 dni: 1\n"
        "  alfa-zloto  Klaster Alfa: Złoto, Znak  koniec: 2024-12-31; jeszcze 21 dni\n"
        "\n"
        "Niepotwierdzone: 1\n"
        "  beta-zloto  Klaster Beta: Złoto, Znak  od 2021-05; koniec nieznany\n"
        "\n"
        "Nieopublikowane: 3\n"
        "  news/jutro.md  „Jutro”  zaplanowana na 2024-12-20\n"
        "  news/szkic.md  „Szkic”  szkic\n"
        "  news/wczoraj.md  „Wczoraj”  jej ostatni dzień: 2024-12-01\n"
        "\n"
        "Najbliższa samoczynna zmiana serwisu: 2024-12-20\n"
        "  2024-12-20  aktualność news/jutro.md zostanie opublikowana\n"
        "  2025-01-01  certyfikat alfa-zloto zmieni status na: wygasł\n"
    )
    assert laur(here.folder, "status", "--lang", "pl", "--as-of", "2024-12-10").stdout == done.stdout
    here.edit("content/news/szkic.md", "draft: true", "darft: true")
    assert (
        "1 błąd – do czasu poprawienia nic nie zostanie opublikowane."
        in laur(here.folder, "status", "--lang", "pl").stderr
    )


def test_status_is_as_of_the_given_day(here: Site):
    reported = laur(here.folder, "status", "--as-of", "2025-06-01").stdout
    assert "Expired, still renewable: 1\n" in reported
    assert "ended 2024-12-31; can be renewed until 2025-12-31\n" in reported
    assert "The site will not change by itself.\n" in reported
    later = laur(here.folder, "status", "--as-of", "2026-01-01").stdout
    assert "Expired: 1\n" in later
    assert "renewable" not in later


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("2021-05-10", "begins 2021-05, exact day not known; ends 2023-05"),
        ("2023-05-10", "ends 2023-05, began 2021-05"),
    ],
)
def test_status_does_not_claim_that_a_certificate_began_if_it_may_not_have(here: Site, day: str, message: str):
    here.edit("content/news/2023-01-10-znaki.md", "awarded: 2021-05}", "awarded: 2021-05, valid_until: 2023-05}")
    reported = laur(here.folder, "status", "--as-of", day).stdout
    assert f"  beta-zloto  Klaster Beta: Złoto, Znak  {message}\n" in reported


@pytest.mark.parametrize(
    ("awarded", "lang", "message"),
    [
        ("2023-01-01", "en", "ends about 2024-12-31; 21 days left"),
        ("2023-01", "en", "ends between 2024-12-31 and 2025-01-30; valid until at least 2024-12-31"),
        ("2023-01-01", "pl", "koniec: ok. 2024-12-31; jeszcze 21 dni"),
        ("2023-01", "pl", "koniec: między 2024-12-31 a 2025-01-30; ważny co najmniej do 2024-12-31"),
    ],
)
def test_status_says_about_before_a_computed_day_but_not_before_a_range(
    here: Site, awarded: str, lang: str, message: str
):
    here.edit(
        "content/schemes/znak.md",
        "grace_after_expiry",
        "term: {initial: 2 years}\ncount_from: awarded\ngrace_after_expiry",
    )
    here.edit(
        "content/news/2023-01-10-znaki.md", "valid_from: 2023-01-01, valid_until: 2024-12-31", f"awarded: {awarded}"
    )
    reported = laur(here.folder, "status", "--lang", lang, "--as-of", "2024-12-10").stdout
    assert f"  alfa-zloto  Klaster Alfa: Złoto, Znak  {message}\n" in reported


def test_status_as_json_has_every_key_and_the_next_change(here: Site):
    reported = json.loads(laur(here.folder, "status", "--as-of", "2024-12-10", "--format", "json").stdout)
    assert (reported["day"], reported["time_zone"], reported["next_change"]) == (
        "2024-12-10",
        "Europe/Warsaw",
        "2024-12-20",
    )
    assert [(entry["id"], entry["days_left"], entry["within"]) for entry in reported["expiring"]] == [
        ("alfa-zloto", 21, 30)
    ]
    assert reported["expired"] == reported["in_grace"] == []
    assert [(held["source"], held["reason"]) for held in reported["withheld"]] == [
        ("news/jutro.md", "scheduled"),
        ("news/szkic.md", "draft"),
        ("news/wczoraj.md", "expired"),
    ]
    assert reported["changes"][-1] == {
        "day": "2025-01-01",
        "at": "2025-01-01T00:00:00+01:00",
        "what": "turned",
        "subject": "alfa-zloto",
        "status": "expired",
    }


def test_status_warns_that_errors_stop_publishing(here: Site):
    here.edit("content/news/szkic.md", "draft: true", "darft: true")
    done = laur(here.folder, "status", "--as-of", "2024-12-10")
    assert done.returncode == 1
    assert "alfa-zloto" in done.stdout
    assert "1 error: nothing will be published until the errors are fixed. See python build.py check." in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("stauts",), "Did you mean “status”?"),
        (("serve", "--port", "99999"), "Write a port number"),
        (("build", "--base-url", "example.org"), "Write a full URL"),
    ],
)
def test_wrong_usage_is_reported_before_anything_is_done(here: Site, arguments: tuple[str, ...], message: str):
    done = laur(here.folder, *arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert "python build.py" in done.stderr


@pytest.mark.parametrize("command", ["build", "serve", "check", "routes", "status"])
def test_the_help_of_every_command_has_examples(here: Site, command: str):
    reported = laur(here.folder, command, "--help").stdout
    assert f"examples:\n  python build.py {command} " in reported
