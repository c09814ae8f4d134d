"""Publishing to a real host of each kind: what is there afterwards, and what travelled."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publish.conftest import Office
from tests.publish.hosts import KINDS, Host, host


@pytest.fixture(params=[kind if kind == "folder" else pytest.param(kind, marks=pytest.mark.slow) for kind in KINDS])
def target(
    request: pytest.FixtureRequest, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Host]:
    with host(request.param, tmp_path / "host", monkeypatch) as found:
        office.target(found.settings)
        yield found


def is_equal(office: Office, target: Host) -> bool:
    there = {path: data for path, data in target.tree().items() if path not in target.extra}
    return there == office.built


def test_the_target_gets_the_site_and_then_exactly_the_files_that_changed(office: Office, target: Host):
    office.publish()
    assert is_equal(office, target)
    office.publish()
    assert "Nothing to publish" in office.out
    before = office.built
    office.site.edit("content/news/2024-01-10-pierwsza.md", "środę", "czwartek")
    changes, after = office.changes, office.built
    assert changes == {path: "changed" for path in after if after[path] != before[path]}
    assert "aktualnosci/2024/01/pierwsza/index.html" in changes
    office.publish()
    assert is_equal(office, target)
    assert f"{len(changes)} files sent" in office.out


def test_pages_that_are_no_longer_part_of_the_site_are_deleted_and_files_of_others_stay(office: Office, target: Host):
    office.publish()
    target.write("cgi-bin/licznik.txt", b"123")
    before = office.built
    office.site.delete("content/news/2024-01-10-pierwsza.md")
    changes = office.changes
    assert {path for path, action in changes.items() if action == "deleted"} == before.keys() - office.built.keys()
    office.publish()
    there = target.tree()
    assert there.pop("cgi-bin/licznik.txt") == b"123"
    assert {path: data for path, data in there.items() if path not in target.extra} == office.built
    office.publish("--delete-foreign")
    assert is_equal(office, target)


def test_on_the_next_day_the_site_says_that_the_certificate_has_expired(office: Office, target: Host):
    page = "certyfikaty/alfa-znak-2024/index.html"
    office.publish()
    assert b'class="standing is-expiring"' in target.tree()[page]
    office.day = "2024-06-03"
    office.publish()
    assert is_equal(office, target)
    assert b'class="standing is-expired"' in target.tree()[page]


def test_a_preview_under_embargo_comes_and_goes_and_no_list_names_it(
    office: Office, target: Host, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("LAUR_PREVIEW_KEY", "0123456789abcdef01234567")
    office.site.write(
        "content/news/nagroda.md", "---\ntitle: Tajne\npublish_at: 2024-06-02\npreview: true\n---\nTekst.\n"
    )
    office.publish("--format=json")
    sent = json.loads(office.out)
    (page,) = (path for path in sent["sent"] if path.startswith("preview/"))
    assert is_equal(office, target)
    address = f"/{page.removesuffix('index.html')}"
    assert address not in sent["changed"]
    assert address in sent["purge"]
    office.publish()
    assert "Nothing to publish" in office.out
    assert f"“Tajne” until 2024-06-02: https://klaster.test{address}\n" in office.out
    office.site.edit("content/news/nagroda.md", "Tekst.", "Inny tekst.")
    assert set(office.changes) == {page}
    office.publish()
    office.site.edit("content/news/nagroda.md", "preview: true\n", "")
    assert office.changes[page] == "deleted"
    office.publish()
    assert page not in target.tree()
    assert is_equal(office, target)
    office.publish()
    assert "Nothing to publish" in office.out


def test_files_of_another_site_are_not_replaced_unless_asked_for(office: Office, target: Host):
    if target.kind == "switch":
        office.publish()
        target.write("o-nas/index.html", b"somebody else's page")
        office.site.write("content/pages/o-nas.md", "---\ntitle: O nas\n---\nTekst.\n")
    else:
        target.write("index.html", b"somebody else's page")
    path = "o-nas/index.html" if target.kind == "switch" else "index.html"
    office.publish(expect=3)
    assert "that Laur did not put there" in office.err
    assert target.tree()[path] == b"somebody else's page"
    office.publish("--overwrite-foreign")
    assert is_equal(office, target)


def test_verify_finds_and_repairs_what_somebody_changed_at_the_target(office: Office, target: Host):
    office.publish()
    same_size = office.built["index.html"].replace(b"Klaster Alfa", b"Klaster Beta")
    assert same_size != office.built["index.html"]
    target.write("index.html", same_size)
    if target.kind != "switch":
        office.publish()
        assert not is_equal(office, target)
    office.publish("--verify")
    assert is_equal(office, target)


def test_a_damaged_list_of_published_files_costs_time_and_nothing_else(office: Office, target: Host):
    office.publish()
    target.write("laur-manifest.json", b'{"checksum":"0","manifest":{}}')
    office.site.edit("content/news/2024-01-10-pierwsza.md", "środę", "czwartek")
    office.publish()
    assert "was damaged" in office.out
    assert is_equal(office, target)
    office.publish()
    assert "Nothing to publish" in office.out
