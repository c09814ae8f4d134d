"""`laur pull`: polite requests, limits, and what becomes of members that lie, disappear or mean harm."""

import gzip
import json
import socket
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from laur.cli import main
from laur.cli.pull_report import pull_lines
from laur.frontmatter.registers.form import PublishedCertificate
from laur.frontmatter.registers.published import read_published
from laur.members.network import PullLimits, fetch
from laur.members.state import STATE_FILE, Validators
from tests.members.servers import MemberServer, certificate, drip, endless, redirect, register_of
from tests.members.unions import DAY, LIMITS, planned, pulled
from tests.sites import Site

SHORT = PullLimits(whole_seconds=0.3, read_seconds=0.3, largest=100_000, allows_private=True)
MADE_BY_LAUR = """\
== content/site.yaml
title: Klaster Alfa
base_url: https://alfa.example/
== content/schemes/znak.md
---
name: Znak
levels: [{id: zloto, rank: 2, name: Złoto}]
term: {initial: 2 years}
count_from: awarded
---
== content/organisations/alfa.md
== content/news/a.md
---
title: Mamy złoto
date: 2023-02-02
certificates:
  - {id: a, organisation: alfa, scheme: znak, level: zloto, awarded: 2023-02, score: {value: 9, max: 10}}
  - id: b
    organisation: alfa
    scheme: znak
    level: zloto
    kind: renewal
    supersedes: a
    awarded: 2025-01
    events: [{type: suspended, date: 2025-03, reason: Kontrola}]
    sources: [{title: Lista, url: https://lista.example/}]
---
Treść.
"""


@pytest.fixture
def here(umbrella: Site, servers: list[MemberServer], monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.chdir(umbrella.folder)
    return umbrella


def files(site: Site) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((site.content / "members").iterdir())}


def test_a_pull_without_changes_asks_conditionally_and_changes_no_file(
    umbrella: Site, servers: list[MemberServer]
) -> None:
    servers[0].publish(register_of(certificate("a")))
    pulled(umbrella)
    before = files(umbrella)
    again = pulled(umbrella, date(2024, 6, 2))["alfa"]
    assert servers[0].answers == [200, 304]
    assert (again.total, again.new, again.changed, again.gone, again.reason) == (1, 0, 0, 0, "")
    assert files(umbrella) == before


def test_the_request_names_laur_and_the_site(servers: list[MemberServer]) -> None:
    fetch(servers[0].register, Validators(), SHORT, "https://example.org/")
    assert "(union of registers; https://example.org/)" in servers[0].requests[0][1]["User-Agent"]


def test_the_register_of_another_laur_is_read_as_it_is_published(
    tmp_path: Path, umbrella: Site, servers: list[MemberServer]
) -> None:
    member = Site(tmp_path / "member", MADE_BY_LAUR).build()
    published = member.read("/certyfikaty/register.json")
    schema = json.loads(member.read("/certyfikaty/register.schema.json"))
    jsonschema.validate(json.loads(published), schema)
    umbrella.delete("content/schemes/znak.md")
    servers[0].publish(published.encode())
    servers[1].files["/register.json"] = gzip.compress(published.encode())
    assert pulled(umbrella)["alfa"].total == 2
    own = json.loads(published)["certificates"]
    umbrella.build()
    shown = json.loads(umbrella.read("/certyfikaty/register.json"))["certificates"]
    for before, after in zip(own, shown, strict=True):
        ours = {"url", "evidence", "issuer", "provenance", "organisation", "grace_until"}
        assert {key: value for key, value in after.items() if key not in ours} == {
            key: value for key, value in before.items() if key not in ours
        }
        assert after["provenance"]["evidence"] == ["https://alfa.example/aktualnosci/2023/02/a/"]


def test_everything_that_the_published_schema_requires_is_all_that_a_union_needs(tmp_path: Path) -> None:
    member = Site(tmp_path, MADE_BY_LAUR).build()
    schema = json.loads(member.read("/certyfikaty/register.schema.json"))
    required = set(schema["$defs"]["CertificateData"]["required"])
    needed = set(PublishedCertificate.__struct_fields__[: -len(PublishedCertificate.__struct_defaults__)])
    assert needed <= required
    smallest = {"title": "x", "certificates": [{key: one for key, one in certificate("a").items() if key in needed}]}
    assert read_published(json.dumps(smallest).encode()).certificates[0].id == "a"


def test_a_member_that_disappears_keeps_its_copy_and_status_says_since_when(
    here: Site, servers: list[MemberServer], capsys: pytest.CaptureFixture[str]
) -> None:
    servers[0].publish(register_of(certificate("a")))
    pulled(here)
    copy = files(here)["alfa.json"]
    servers[0].is_there = False
    first = pulled(here, date(2024, 6, 5))["alfa"]
    assert (first.reason, first.since) == ("refused", date(2024, 6, 5))
    second = pulled(here, date(2024, 6, 6))["alfa"]
    assert second.since == date(2024, 6, 5)
    assert files(here)["alfa.json"] == copy
    assert main(["status", "--lang", "pl"]) == 0
    assert "alfa  Rejestr Alfy  od 2024-06-05: serwer nie odpowiada." in capsys.readouterr().out
    assert main(["status", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["silent_members"][0]["since"] == "2024-06-05"
    servers[0].is_there = True
    pulled(here, date(2024, 6, 7))
    assert main(["status", "--lang", "pl"]) == 0
    assert "alfa  Rejestr" not in capsys.readouterr().out


def test_a_server_that_is_switched_off_does_not_answer_rather_than_too_late() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    reply = fetch(f"http://127.0.0.1:{port}/register.json", Validators(), LIMITS, None)
    assert reply.reason == "refused"


def test_messages_know_a_copy_without_entries_and_count_each_member_once(
    here: Site, servers: list[MemberServer], capsys: pytest.CaptureFixture[str]
) -> None:
    here.edit(
        "content/site.yaml", "    name: Rejestr Alfy\n", f"    name: Rejestr Alfy\n    feed: {servers[0].url}none\n"
    )
    pulled(here)
    servers[0].publish(register_of(certificate("a", awarded="31.12.2024")))
    lines = [line for line, _ in pull_lines([pulled(here)["alfa"]], "pl")]
    assert lines[0] == (
        "alfa: od 2024-06-01 nie ma rejestru, którego dałoby się użyć: we wpisie „a”: „31.12.2024” nie jest datą "
        "w postaci 2024-12-31, 2024-12 albo 2024. Kopia zostaje bez zmian."
    )
    assert main(["status", "--lang", "pl"]) == 0
    assert "Członkowie bez rejestru albo kanału, którego da się użyć: 1\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("behaviour", "reason"),
    [
        (drip, "late"),
        (endless, "too-large"),
        (redirect("file:///etc/passwd"), "redirect"),
        (redirect("/register.json"), "circle"),
    ],
)
def test_a_hostile_server_costs_neither_time_nor_memory(
    umbrella: Site, servers: list[MemberServer], behaviour: object, reason: str
) -> None:
    servers[2].behaviours["/register.json"] = behaviour  # type: ignore[assignment]
    assert fetch(servers[2].register, Validators(), SHORT, None).reason == reason


def test_a_compressed_answer_counts_with_its_whole_length(servers: list[MemberServer]) -> None:
    bomb = gzip.compress(b" " * 10_000_000)
    assert len(bomb) < SHORT.largest

    def answer(request: object) -> None:
        request.send_response(200)  # type: ignore[attr-defined]
        request.send_header("Content-Encoding", "gzip")  # type: ignore[attr-defined]
        request.send_header("Content-Length", str(len(bomb)))  # type: ignore[attr-defined]
        request.end_headers()  # type: ignore[attr-defined]
        request.wfile.write(bomb)  # type: ignore[attr-defined]

    servers[2].behaviours["/register.json"] = answer
    assert fetch(servers[2].register, Validators(), SHORT, None).reason == "too-large"


def test_a_private_network_is_asked_only_if_that_is_meant(
    here: Site, servers: list[MemberServer], capsys: pytest.CaptureFixture[str]
) -> None:
    servers[0].publish(register_of(certificate("a")))
    assert main(["pull", "--lang", "en", "--strict"]) == 1
    assert "alfa: no usable register since" in (said := capsys.readouterr().err)
    assert "--allow-private" in said
    assert not servers[0].requests, "nothing was sent"
    assert main(["pull", "--lang", "en", "--strict", "--allow-private"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "alfa: 1 entry; new: 1, changed: 0, withdrawn: 0"


def broken(**facts: Any) -> bytes:
    return json.dumps(register_of(certificate("dobry"), certificate("zly", **facts))).encode()


@pytest.mark.parametrize(
    ("data", "reason", "entry"),
    [
        (b"<!doctype html><title>Not found</title>", "json", ""),
        (b"[" * 100_000, "schema", ""),
        (b'{"title": "x", "x": ' + b"[" * 100_000, "json", ""),
        (b'{"records": []}', "schema", ""),
        (b'{"version": "2.0", "entries": []}', "version", ""),
        (broken(awarded="2024-13-01"), "date", "zly"),
        (broken(awarded="1.02.2024"), "date", "zly"),
        (broken(awarded=20240201), "schema", ""),
        (broken(valid_until="2020-01-01"), "order", "zly"),
        (broken(score={"value": 11, "max": 10}), "score", "zly"),
        (broken(events=[{"type": "burnt", "date": "2024"}]), "event", "zly"),
        (broken(url="javascript:alert(1)"), "url", "zly"),
        (broken(organisation={"id": "x", "name": "x" * 1000}), "too-long", "zly"),
        (broken(organisation={"id": "x", "name": " \u200f "}), "empty", "zly"),
        (broken(areas=["x"] * 1000), "too-long", "zly"),
        (broken(id="x" * 500), "id", "x" * 59 + "…"),
        (broken(id="dobry"), "twice", "dobry"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_register_is_reported_with_its_entry_and_nothing_of_it_is_taken(
    umbrella: Site, servers: list[MemberServer], data: bytes, reason: str, entry: str
) -> None:
    servers[0].publish(register_of(certificate("a")))
    pulled(umbrella)
    copy = files(umbrella)["alfa.json"]
    servers[0].publish(data)
    found = pulled(umbrella, date(2024, 6, 2))["alfa"]
    assert (found.reason, found.entry) == (reason, entry)
    assert files(umbrella)["alfa.json"] == copy


def test_a_register_that_loses_most_entries_needs_a_decision(
    here: Site, servers: list[MemberServer], capsys: pytest.CaptureFixture[str]
) -> None:
    some = [certificate(f"znak-{n}", f"Klaster {n}") for n in range(6)]
    servers[0].publish(register_of(*some))
    pulled(here)
    servers[0].publish(register_of(some[0]))
    assert pulled(here)["alfa"].reason == "lost"
    assert '"gone"' not in files(here)["alfa.json"].decode()
    assert main(["pull", "--lang", "pl", "--allow-private", "--accept", "alfa"]) == 0
    assert "alfa: 1 wpis; nowe: 0, zmienione: 0, wycofane: 5" in capsys.readouterr().out
    assert main(["pull", "--accept", "gamma"]) == 2


def test_an_entry_that_comes_back_is_an_entry_again(umbrella: Site, servers: list[MemberServer]) -> None:
    servers[0].publish(register_of(certificate("a")))
    pulled(umbrella)
    before = files(umbrella)["alfa.json"]
    servers[0].publish(register_of())
    pulled(umbrella)
    servers[0].publish(register_of(certificate("a")))
    pulled(umbrella)
    assert files(umbrella)["alfa.json"] == before


def test_a_pull_that_cannot_be_written_leaves_every_file(umbrella: Site, servers: list[MemberServer]) -> None:
    servers[0].publish(register_of(certificate("a")))
    pulled(umbrella)
    before = files(umbrella)
    servers[0].publish(register_of(certificate("a", number="2")))
    state = umbrella.content / STATE_FILE
    state.unlink()
    state.mkdir()
    with pytest.raises(IsADirectoryError):
        pulled(umbrella)
    state.rmdir()
    state.write_bytes(before[".pull.json"])
    assert files(umbrella) == before


FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Alfa",
    "items": [
        {"id": "1", "url": "https://alfa.example/zloto/", "title": "Mamy <b>złoto</b>", "summary": "Po audycie.",
         "date_published": "2024-05-30T10:00:00+02:00", "content_html": "<p>Dużo więcej tekstu.</p>"},
        {"id": "2", "url": "javascript:alert(1)", "title": "Zły adres", "date_published": "2024-05-29T10:00:00Z"},
        {"id": "3", "url": "https://alfa.example/bez-daty/", "title": "Bez daty"},
    ],
}  # fmt: skip


def test_news_of_members_are_cards_that_lead_to_them(umbrella: Site, servers: list[MemberServer]) -> None:
    feed = servers[0].url + "feed.json"
    servers[0].files["/feed.json"] = json.dumps(FEED).encode()
    umbrella.edit("content/site.yaml", "    name: Rejestr Alfy\n", f"    name: Rejestr Alfy\n    feed: {feed}\n")
    pulled(umbrella)
    umbrella.build()
    for url in ("/", "/czlonkowie/"):
        card = umbrella.page(url).select_one(".related .card")
        assert card is not None
        assert "Mamy złoto 30 maja 2024 Rejestr Alfy" in card.get_text(" ", strip=True).replace("\xa0", " ")
        assert [link["href"] for link in card.select("a")] == ["https://alfa.example/zloto/"]
        assert len(umbrella.page(url).select(".related .card")) == 1
    servers[0].files["/feed.json"] = b"<html>"
    after = pulled(umbrella, date(2024, 6, 2))["alfa"]
    assert (after.feed_reason, after.reason) == ("feed", "")
    assert "Mamy złoto" in files(umbrella)["alfa.json"].decode()


def test_a_pull_without_members_or_without_a_site_says_so(here: Site, capsys: pytest.CaptureFixture[str]) -> None:
    here.write("content/site.yaml", "title: Próba\n")
    assert main(["pull", "--lang", "en"]) == 0
    assert "site.yaml lists no members" in capsys.readouterr().err
    here.delete("content/site.yaml")
    assert main(["pull", "--lang", "en"]) == 1
    assert "There is no content/site.yaml" in capsys.readouterr().err
    assert planned(here, DAY).problems
