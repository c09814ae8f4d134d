"""A register that shows what members publish: by whom, since when, and what contradicts."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from laur.desk.overview import Overview
from laur.problems import Problem
from tests.members.servers import MemberServer, certificate, member_servers, register_of
from tests.members.unions import OWN, planned, pulled, umbrella_of
from tests.sites import Site

SCRIPT = "<script>alert(1)</script>"
WITH_OWN = (
    OWN.replace("== content/organisations/alfa.md\n", "")
    + """\
== content/organisations/alfa.md
---
name: Klaster Alfa
certificates:
  - {id: nasz, scheme: znak, awarded: 2023-02, valid_until: 2024-12-31}
---
== content/organisations/beta.md
"""
)


def nasty() -> dict[str, object]:
    return certificate(
        "x",
        organisation={"id": "x", "name": f"{SCRIPT}\u202eabc", "country": "<b>", "region": f'"><img src=x>{SCRIPT}'},
        scheme={"id": "y", "name": f"{{{{ 7*7 }}}} {SCRIPT}"},
        level={"id": "z", "name": SCRIPT, "rank": 1},
        number="javascript:alert(1)",
        issuer=SCRIPT,
        areas=[SCRIPT],
        sources=[{"title": SCRIPT, "url": "javascript:alert(1)"}],
        evidence=["javascript:alert(1)", "https://ok.example/"],
        events=[{"type": "corrected", "date": "2024-01", "reason": SCRIPT}],
    )


@pytest.fixture(scope="module")
def union(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Three members: one that agrees, one with a holder of its own, one that lies and sends scripts."""
    with member_servers(3) as some:
        site = umbrella_of(tmp_path_factory.mktemp("union"), some, WITH_OWN)
        some[0].publish(
            register_of(
                certificate("potwierdza", awarded="2023-02-01", valid_until=None),
                certificate("x-2023", "Klaster Iksińskich"),
                certificate(
                    "obliczony", "Klaster Igrek", valid_until=None, scheme={"id": "inny", "name": "Inny znak"},
                    end={"first": "2026-01-31", "last": "2026-01-31"}, end_basis="estimated",
                ),
            )
        )  # fmt: skip
        some[1].publish(register_of(certificate("b-znak", "Klaster Omega", number="7/2023")))
        withdrawn = [{"type": "withdrawn", "date": "2024-01-05"}]
        some[2].publish(
            register_of(
                certificate("klamstwo", valid_until="2030-01-31"),
                certificate("z-znak", "Klaster Omega", number="7/2023", events=withdrawn),
                certificate("nasz", "Klaster Iks"),
                certificate("obowiazujace", "Zła Firma"),
                certificate("program", "Druga", organisation={"id": "beta", "name": "Całkiem inna"}),
                certificate("unknown", "Trzecia", organisation={"id": "strona", "name": "Trzecia"}),
                certificate("con", "Czwarta"),
                nasty(),
            )
        )
        pulled(site)
        yield site.build()


def found(site: Site, code: str) -> dict[str, Problem]:
    return {p.path: p for p in site.problems if p.code == code}


def test_an_entry_of_a_member_is_shown_with_its_source(union: Site) -> None:
    url = "/certyfikaty/x-2023/"
    assert "Według rejestru: Rejestr Alfy , pobrano 1 czerwca 2024 ." in union.text(url)
    assert {"https://alfa.example/certyfikaty/x-2023/", "/programy/znak/"} <= set(union.links(url))
    assert "Klaster Iksińskich" in union.text("/organizacje/klaster-iksinskich/")
    assert "według rejestru Rejestr Alfy" in union.text("/certyfikaty/", "table.register")
    assert "według rejestru Rejestr Alfy" in union.text("/programy/inny/", ".roll")
    assert "według rejestru Rejestr Alfy" in union.text("/programy/inny/", "table.register")
    assert json.loads(union.read("/certyfikaty/finder.json"))["registers"]["x-2023"] == "według rejestru Rejestr Alfy"


def test_open_data_states_whose_entry_it_is(union: Site) -> None:
    entries = {one["id"]: one for one in json.loads(union.read("/certyfikaty/register.json"))["certificates"]}
    assert entries["nasz"]["provenance"] is None
    assert entries["x-2023"]["provenance"] == {
        "name": "Rejestr Alfy",
        "home": "https://alfa.example/certyfikaty/",
        "url": "https://alfa.example/certyfikaty/x-2023/",
        "fetched": "2024-06-01",
        "gone": None,
        "evidence": [],
        "licence": "CC-BY-4.0",
    }
    assert json.loads(union.read("/certyfikaty/x-2023/index.json"))["provenance"]["name"] == "Rejestr Alfy"
    assert "Rejestr Alfy,https://alfa.example/certyfikaty/x-2023/,2024-06-01," in union.read(
        "/certyfikaty/register.csv"
    )


def contradictions(site: Site) -> dict[tuple[str, str], Problem]:
    return {(p.path, p.values["certificate"]): p for p in site.problems if p.code == "member-contradicts"}


def test_a_contradiction_is_reported_at_both_ends_and_ours_counts(union: Site) -> None:
    here = contradictions(union)["members/zlo.json", "klamstwo"]
    there = contradictions(union)["organisations/alfa.md", "nasz"]
    assert here.values["facts"] == "valid_until: 2030-01-31 ≠ 2024-12-31"
    assert there.values["facts"] == "valid_until: 2024-12-31 ≠ 2030-01-31"
    assert (here.values["name"], here.values["other_name"]) == ("Rejestr Zła", "Związek")
    assert (there.place.line, here.values["first"]) == (4, "organisations/alfa.md:4")
    assert there.values["first"] == f"members/zlo.json:{here.place.line}"
    assert '"klamstwo"' in (union.content / "members/zlo.json").read_text().splitlines()[here.place.line - 1]
    assert not union.exists("/certyfikaty/klamstwo/")
    assert "31 grudnia 2024" in union.text("/certyfikaty/nasz/")


def test_of_two_members_that_contradict_each_other_the_earlier_counts(union: Site) -> None:
    assert contradictions(union)["members/zlo.json", "z-znak"].values["facts"] == "events: withdrawn ≠ held"
    assert contradictions(union)["members/beta.json", "b-znak"].values["facts"] == "events: held ≠ withdrawn"
    assert not union.exists("/certyfikaty/z-znak/")


def test_a_register_that_agrees_is_named_as_another_source(union: Site) -> None:
    assert not [p for p in union.problems if p.values.get("certificate") == "potwierdza"]
    assert "Ten sam certyfikat podaje też rejestr: Rejestr Alfy" in union.text("/certyfikaty/nasz/")
    assert not union.exists("/certyfikaty/potwierdza/")


def test_an_end_that_a_member_computed_is_shown_as_computed(union: Site) -> None:
    assert "ok. 31 stycznia 2026" in union.text("/certyfikaty/obliczony/")
    assert 'data-status="valid"' in union.read("/certyfikaty/obliczony/")


def test_ids_of_members_never_take_a_url_of_ours(union: Site) -> None:
    for key in ("zlo-nasz", "zlo-obowiazujace", "zlo-program", "zlo-unknown", "zlo-con"):
        assert union.exists(f"/certyfikaty/{key}/"), key
    assert "Klaster Beta" in union.text("/organizacje/beta/", "h1")
    assert "Całkiem inna" in union.text("/organizacje/zlo-beta/", "h1")
    assert found(union, "member-holder-other")["members/zlo.json"].values["own"] == "Klaster Beta"


def test_scripts_in_names_are_shown_as_text(union: Site) -> None:
    for url in ("/certyfikaty/x/", "/certyfikaty/", "/organizacje/x/", "/programy/y/", "/", "/czlonkowie/"):
        page = union.page(url)
        assert "alert(1)" not in "".join(str(one) for one in page.select("script:not([type])")), url
        assert not page.select('[href^="javascript"], img[src=x]'), url
    assert "{{ 7*7 }}" in union.text("/programy/y/", "h1")
    assert "\u202e" not in union.read("/certyfikaty/x/")


def test_the_page_of_members_lists_whose_registers_are_part_of_ours(union: Site) -> None:
    rows = [row.get_text(" ", strip=True).replace("\xa0", " ") for row in union.page("/czlonkowie/").select("tbody tr")]
    assert rows == [
        "Rejestr Alfy 2 1 1 czerwca 2024 CC-BY-4.0",
        "Rejestr Bety 1 0 1 czerwca 2024 CC-BY-4.0",
        "Rejestr Zła 6 2 1 czerwca 2024 CC-BY-4.0",
    ]
    assert "/czlonkowie/" in union.links("/", "footer a")


def test_only_what_changed_in_a_member_is_another_line_and_another_page(
    umbrella: Site, servers: list[MemberServer]
) -> None:
    some = [certificate(f"znak-{n}", f"Klaster Numer {n}") for n in range(3)]
    servers[0].publish(register_of(*some))
    pulled(umbrella)
    umbrella.build()
    copy = umbrella.content / "members/alfa.json"
    before = copy.read_text(encoding="utf-8").splitlines()
    servers[0].publish(register_of(*reversed([{**some[0], "number": "1"}, *some[1:]])))
    pulled(umbrella, date(2024, 6, 2))
    after = copy.read_text(encoding="utf-8").splitlines()
    assert [one != other for one, other in zip(before, after, strict=True)].count(True) == 1
    umbrella.build()
    assert "/certyfikaty/znak-0/" in umbrella.rendered
    assert "/certyfikaty/znak-1/" not in umbrella.rendered
    incremental = umbrella.tree()
    umbrella.build(clean=True)
    assert umbrella.tree() == incremental


def test_a_withdrawal_arrives_with_the_next_pull(umbrella: Site, servers: list[MemberServer]) -> None:
    one, two = certificate("alfa-znak-2023"), certificate("x-znak-2023", "Klaster Iksińskich")
    servers[0].publish(register_of(one, two))
    pulled(umbrella)
    event = {"type": "withdrawn", "date": "2024-05-20", "reason": "Kontrola"}
    servers[0].publish(register_of({**one, "events": [event]}))
    result = pulled(umbrella, date(2024, 6, 3))["alfa"]
    assert (result.changed, result.gone, result.total) == (1, 1, 1)
    umbrella.build(day=date(2024, 6, 3))
    assert "20 maja 2024" in umbrella.text("/certyfikaty/alfa-znak-2023/", ".verdict")
    assert "Od 3 czerwca 2024 tego wpisu nie ma w tamtym rejestrze" in umbrella.text("/certyfikaty/x-znak-2023/")
    assert 'data-status="withdrawn"' in umbrella.read("/certyfikaty/x-znak-2023/")


def test_a_renewal_of_a_member_follows_our_certificate(tmp_path: Path, servers: list[MemberServer]) -> None:
    umbrella = umbrella_of(tmp_path, servers, WITH_OWN)
    servers[0].publish(
        register_of(
            certificate("drugi", awarded="2024-12-15", valid_until="2027-01-31", predecessor="pierwszy"),
            certificate("pierwszy", awarded="2023-02-01", valid_until="2024-12-31"),
        )
    )
    pulled(umbrella)
    records = planned(umbrella).catalog.awards.records  # type: ignore[union-attr]
    assert records.keys() == {"drugi", "nasz"}
    assert records["drugi"].predecessor == "nasz"


def test_predecessors_in_a_circle_do_not_stop_the_build(umbrella: Site, servers: list[MemberServer]) -> None:
    servers[2].publish(
        register_of(
            certificate("a", predecessor="c"),
            certificate("b", awarded="2024-02-01", valid_until=None, predecessor="a"),
            certificate("c", awarded="2025-02-01", valid_until=None, predecessor="b"),
            certificate("d", awarded="2019", valid_until="2020", predecessor="d"),
        )
    )
    pulled(umbrella)
    problems = planned(umbrella).problems
    assert {(p.code, p.path) for p in problems} == {("member-entry-doubtful", "members/zlo.json")}


def test_a_level_that_our_scheme_does_not_have_leaves_the_entry_out(
    umbrella: Site, servers: list[MemberServer]
) -> None:
    levels = "---\nname: Znak\nlevels:\n  - {id: zloto, rank: 2, name: Złoto}\n---\n"
    umbrella.write("content/schemes/znak.md", levels)
    servers[0].publish(
        register_of(
            certificate("a", level={"id": "gold", "name": "Złoto", "rank": 3}),
            certificate("b", "Klaster Iks", level={"id": "platinum", "name": "Platyna", "rank": 9}),
        )
    )
    pulled(umbrella)
    site_plan = planned(umbrella)
    records = site_plan.catalog.awards.records  # type: ignore[union-attr]
    assert {key: record.claim.certificate.level for key, record in records.items()} == {"a": "zloto"}
    assert [(p.code, p.values["value"]) for p in site_plan.problems] == [("member-level-unknown", "Platyna")]


def test_site_yaml_says_which_of_our_organisations_is_meant(umbrella: Site, servers: list[MemberServer]) -> None:
    mapping = "    name: Rejestr Alfy\n    organisations: {inna: alfa}\n    schemes: {label: znak}\n"
    umbrella.edit("content/site.yaml", "    name: Rejestr Alfy\n", mapping)
    other: dict[str, Any] = {"organisation": {"id": "inna", "name": "Inna"}, "scheme": {"id": "label", "name": "Label"}}
    servers[0].publish(register_of(certificate("a", **other)))
    pulled(umbrella)
    stated = planned(umbrella).catalog.awards.records["a"].claim.certificate  # type: ignore[union-attr]
    assert (stated.organisation, stated.scheme) == ("alfa", "znak")


def test_an_organisation_is_recognised_by_the_number_that_a_site_publishes(
    umbrella: Site, servers: list[MemberServer], tmp_path: Path
) -> None:
    member = Site(
        tmp_path / "member",
        "== content/news/a.md\n---\ntitle: A\ndate: 2024-01-02\ncertificates:\n"
        "  - {id: a, organisation: nowa, scheme: znak, awarded: 2024-01}\n---\n"
        "== content/organisations/nowa.md\n---\nname: Nowa nazwa\nidentifiers: {nip: 526-104-08-28, krs: 123}\n---\n"
        "== content/schemes/znak.md\n",
    ).build()
    published = member.read("/certyfikaty/register.json")
    servers[0].publish(published.encode())
    umbrella.write("content/organisations/alfa.md", '---\nname: Alfa\nidentifiers: {vat: "PL 5261040828"}\n---\n')
    pulled(umbrella)
    assert planned(umbrella).catalog.awards.records["a"].claim.certificate.organisation == "alfa"  # type: ignore[union-attr]
    (own,) = json.loads(published)["certificates"]
    assert own["organisation"]["identifiers"] == {"krs": "0000000123", "nip": "5261040828"}
    assert json.loads(member.read("/certyfikaty/a/index.json"))["organisation"] == own["organisation"]


def test_an_announcement_of_ours_can_refer_to_an_entry_of_a_member(umbrella: Site, servers: list[MemberServer]) -> None:
    servers[0].publish(register_of(certificate("a")))
    umbrella.write("content/news/a.md", "---\ntitle: Gratulacje\ndate: 2023-02-03\ncertificates:\n  - ref: a\n---\n")
    pulled(umbrella)
    site_plan = planned(umbrella)
    assert site_plan.problems == ()
    assert site_plan.catalog.awards.records["a"].claim.evidence == ("news/a.md",)  # type: ignore[union-attr]


def test_a_member_without_a_copy_and_a_copy_without_a_member_are_hints(
    umbrella: Site, servers: list[MemberServer]
) -> None:
    pulled(umbrella)
    umbrella.rename("content/members/alfa.json", "content/members/dawny.json")
    assert {(p.code, p.path, p.values["value"]) for p in planned(umbrella).problems} == {
        ("member-not-pulled", "site.yaml", "alfa"),
        ("member-copy-unused", "members/dawny.json", "dawny"),
    }


@pytest.mark.parametrize(
    "damage", [b"<<<<<<< HEAD\n", b"", b"\xff", b'{"version": 9, "title": "x", "certificates": []}']
)
def test_a_copy_that_is_damaged_is_an_error(umbrella: Site, servers: list[MemberServer], damage: bytes) -> None:
    umbrella.write("content/members/alfa.json", damage)
    assert "member-copy-broken" in [p.code for p in planned(umbrella).problems]
    pulled(umbrella)
    assert not planned(umbrella).problems


def test_the_desk_does_not_offer_entries_of_members_for_editing(union: Site) -> None:
    overview = Overview(planned(union))
    assert {row.path for row in overview.documents("", "", "").rows} == {
        "organisations/alfa.md",
        "organisations/beta.md",
        "schemes/znak.md",
    }
