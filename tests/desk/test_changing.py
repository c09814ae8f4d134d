"""Changes of several documents from the desk, in the words of somebody who sees titles and no files."""

from laur.desk.changing import new_path
from tests.desk.desks import ALFA, Desk


def test_a_new_name_of_a_document_is_typed_as_a_plain_name():
    assert new_path(ALFA, "Nowa nazwa ze złotem") == "news/2024-01-10-nowa-nazwa-ze-zlotem.md"
    assert new_path(ALFA, "2024-02-03 Gala") == "news/2024-02-03-gala.md"
    assert new_path("organisations/alfa.md", "Klaster Alfa") == "organisations/klaster-alfa.md"
    assert new_path(ALFA, "news/inna.md") == "news/inna.md"
    assert new_path(ALFA, " ") == ""


def test_changes_name_certificates_and_documents_as_people_do(running: Desk):
    moved = running.ask("plan-change", change={"change": "move", "path": ALFA, "new": "Złoto dla Alfy"})
    assert "news/2024-01-10-zloto-dla-alfy.md" in moved["files"]
    event = {"change": "event", "id": "alfa-zloto", "type": "withdrawn", "date": "3 lutego 2024", "reason": "Kontrola"}
    label = running.ask("plan-change", change=event)["label"]
    assert "Złoto" in label
    assert "Klaster Alfa" in label
    assert "alfa-zloto" not in label
    copy = running.ask("plan-change", change={"change": "duplicate", "path": ALFA, "title": "Beta"})["label"]
    assert copy.startswith("„Alfa ze złotem”")
    status, answer = running.send("plan-change", {"change": {**event, "date": " "}})
    assert (status, answer["message"]) == (422, "Podaj datę.")
