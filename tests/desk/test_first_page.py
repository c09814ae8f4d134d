"""The first page of the desk: what is wrong on the whole site, and what changes by itself next."""

from pathlib import Path

from laur.desk.comparing import compared
from tests.desk.desks import ALFA, Desk, desk
from tests.sites import Site


def test_it_shows_what_is_wrong_on_the_whole_site_errors_first(running: Desk):
    opened = running.ask("document", path=ALFA)
    running.ask("save", path=ALFA, digest=opened["digest"], edits=[{"path": ["date"], "value": "wkrótce"}])
    running.ask("create", kind="news", values={"title": "Drugi", "organisations": ["nikt"]})
    found = running.ask("first-page")
    errors = [each for each in found["problems"] if each["severity"] == "error"]
    assert {each["path"] for each in errors} == {ALFA, "news/drugi.md"}
    assert found["problems"][: len(errors)] == errors
    assert all(each["what"] and each["fix"] for each in errors)
    assert found["more_problems"] == 0


def test_it_shows_what_changes_by_itself_with_the_document_that_states_it(running: Desk):
    opened = running.ask("document", path=ALFA)
    edits = [{"path": ["certificates", 0, "valid_until"], "value": "31.12.2031"}]
    running.ask("save", path=ALFA, digest=opened["digest"], edits=edits)
    values = {"title": "Przyszła gala", "publish_at": "2031-05-01 10:00"}
    path = running.ask("create", kind="news", values=values)["path"]
    changes = running.ask("first-page")["changes"]
    assert {
        "when": "1 maja 2031, 10:00",
        "what": "aktualność „Przyszła gala” zostanie opublikowana",
        "path": path,
    } in changes
    assert {
        "when": "1 stycznia 2032",
        "what": "certyfikat „Złoto, Znak Jakości” (Klaster Alfa) zmieni status na: wygasł",
        "path": ALFA,
    } in changes


def test_the_settings_of_the_site_are_shown_as_a_form_and_never_emptied(running: Desk):
    before = running.read("site.yaml")
    opened = running.ask("document", path="site.yaml")
    assert (opened["is_readable"], opened["values"]["title"]) == (True, "Klaster Przykładowy")
    running.ask("save", path="site.yaml", digest=opened["digest"])
    assert running.read("site.yaml") == before
    text = before.replace("Klaster Przykładowy", "Klaster Zmieniony")
    running.ask("save", path="site.yaml", digest=opened["digest"], text=text)
    assert running.read("site.yaml") == text


def test_two_versions_are_compared_line_by_line(running: Desk):
    assert running.ask("compare", before="a\nb\nc", after="a\nx\nc\nd") == ["  a", "− b", "+ x", "  c", "+ d"]
    assert list(compared("", "")) == ["  "]


def test_an_empty_site_has_an_empty_list(tmp_path: Path):
    with desk(Site(tmp_path, "== content/site.yaml\ntitle: Nowy\nbase_url: https://nowy.example/\n")) as running:
        assert running.ask("documents", search="a")["total"] == 0
        assert running.ask("first-page")["changes"] == []
